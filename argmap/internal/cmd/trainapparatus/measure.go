package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/train"
	"opedmap/nlp"
)

// counts holds how many parts are right, found and in the gold standard.
type counts struct{ right, found, gold int }

func (c counts) f1() float64 {
	if c.found+c.gold == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.found+c.gold)
}

func (c counts) String() string {
	return fmt.Sprintf("F1 %.3f  P %.3f  R %.3f  (%d gold)", c.f1(), float64(c.right)/float64(max(1, c.found)), float64(c.right)/float64(max(1, c.gold)), c.gold)
}

// score compares parts with the gold standard in several ways.
type score struct {
	exact, span counts // same span and label, same span
	lined       counts // same span and label, the gold standard cut at line ends
	components  [2]int // gold components that overlap apparatus found, headlines aside; all
	bytes       counts // bytes with the right label
	visible     counts // bytes of apparatus of any label
	label       [10]counts
}

func (s *score) add(doc *nlp.Document, found, want []apparatus.Part, verbose bool) {
	text := doc.Text
	match := func(c *counts, f, w []apparatus.Part, same func(a, b apparatus.Part) bool) (missed, extra []apparatus.Part) {
		k := 0
		for _, a := range f {
			for k < len(w) && w[k].End <= a.Start {
				k++
			}
			if k < len(w) && same(a, w[k]) {
				c.right++
			} else {
				extra = append(extra, a)
			}
		}
		for _, b := range w {
			hit := false
			for _, a := range f {
				hit = hit || same(a, b)
			}
			if !hit {
				missed = append(missed, b)
			}
		}
		c.found += len(f)
		c.gold += len(w)
		return missed, extra
	}
	missed, extra := match(&s.exact, found, want, func(a, b apparatus.Part) bool { return a == b })
	match(&s.span, found, want, func(a, b apparatus.Part) bool { return a.Span == b.Span })
	for l := 1; l < 10; l++ {
		match(&s.label[l], only(found, l), only(want, l), func(a, b apparatus.Part) bool { return a == b })
	}
	match(&s.lined, found, apparatus.NewPage(doc).Split(want), func(a, b apparatus.Part) bool { return a == b })
	fl, wl := paint(text, found), paint(text, want)
	for i := range fl {
		if strings.IndexByte(" \n\r\t", text[i]) >= 0 {
			continue
		}
		tally(&s.bytes, fl[i] > 0, wl[i] > 0, fl[i] == wl[i])
		tally(&s.visible, fl[i] > 0, wl[i] > 0, wl[i] > 0)
	}
	if verbose {
		for _, p := range missed {
			fmt.Printf("   - %-11s %q\n", p.Label, clip(p.Text(text)))
		}
		for _, p := range extra {
			fmt.Printf("   + %-11s %q\n", p.Label, clip(p.Text(text)))
		}
	}
}

// hidden counts the components of a text that overlap apparatus found.
func (s *score) hidden(t gold.Text, found []apparatus.Part, verbose bool) {
	for _, c := range t.Components {
		s.components[1]++
		for _, p := range found {
			if p.Overlaps(c.Span) && p.Label != apparatus.Headline && p.Len() > 8 {
				s.components[0]++
				if verbose {
					fmt.Printf("   ! %s %-11s %q\n", t.ID, p.Label, clip(p.Text(t.Text)))
				}
				break
			}
		}
	}
}

func tally(c *counts, found, want, right bool) {
	if found {
		c.found++
	}
	if want {
		c.gold++
	}
	if found && right {
		c.right++
	}
}

func only(ps []apparatus.Part, label int) []apparatus.Part {
	var out []apparatus.Part
	for _, p := range ps {
		if int(p.Label) == label {
			out = append(out, p)
		}
	}
	return out
}

// paint gives every byte the label of its part.
func paint(text string, ps []apparatus.Part) []apparatus.Label {
	out := make([]apparatus.Label, len(text))
	for _, p := range ps {
		for i := p.Start; i < p.End; i++ {
			out[i] = p.Label
		}
	}
	return out
}

func clip(s string) string {
	if len(s) > 150 {
		return s[:100] + "…" + s[len(s)-45:]
	}
	return s
}

func (s *score) print() {
	fmt.Println("span and label", s.exact)
	fmt.Println("span          ", s.span)
	fmt.Println("line by line  ", s.lined)
	fmt.Println("bytes, labels ", s.bytes)
	fmt.Println("bytes         ", s.visible)
	fmt.Printf("components hidden %d of %d\n", s.components[0], s.components[1])
	for l := 1; l < 10; l++ {
		fmt.Printf("  %-12s %v\n", apparatus.Label(l), s.label[l])
	}
}

// crossValidate trains on all folds but one and measures on that one, in turn:
// the op-eds' apparatus, and the components of posts that would be hidden. An
// op-ed's fold is its place among those read modulo folds; a thread stays together.
func crossValidate(corpora, opeds string, folds int, verbose bool) error {
	d, err := read(corpora, opeds)
	if err != nil {
		return err
	}
	var s, ceiling, posts score
	for k := range folds {
		var in []gold.Text
		for i, t := range d.opeds {
			if i%folds != k {
				in = append(in, t)
			}
		}
		rest, held := *d, []gold.Text{}
		rest.posts = nil
		for _, t := range d.posts {
			if train.Fold(t.Group, folds) != k {
				rest.posts = append(rest.posts, t)
			} else {
				held = append(held, t)
			}
		}
		es, err := rest.examples(in)
		if err != nil {
			return err
		}
		m := apparatus.Train(es, apparatus.Defaults())
		for i, t := range d.opeds {
			if i%folds != k {
				continue
			}
			doc, err := nlp.Parse(t.Text, nlp.WithoutNames())
			if err != nil {
				return err
			}
			if verbose {
				fmt.Println(t.ID)
			}
			want := parts(t)
			found := m.Find(doc)
			s.add(doc, found, want, verbose)
			s.hidden(t, found, verbose)
			p := apparatus.NewPage(doc)
			ceiling.add(doc, p.Parts(p.Tags(want)), want, false)
		}
		for _, t := range held {
			doc, err := nlp.Parse(t.Text, nlp.WithoutNames())
			if err != nil {
				return err
			}
			posts.hidden(t, m.Find(doc), verbose)
		}
	}
	s.print()
	fmt.Printf("components of posts hidden %d of %d\n", posts.components[0], posts.components[1])
	fmt.Println("perfect labels of units would give", ceiling.exact)
	return nil
}

// measureOpeds measures the embedded weights on the op-eds of a folder.
func measureOpeds(dir string, verbose bool) error {
	ts, err := gold.ReadOpeds(dir)
	if err != nil {
		return err
	}
	var s score
	for _, t := range ts {
		doc, err := nlp.Parse(t.Text, nlp.WithoutNames())
		if err != nil {
			return err
		}
		if verbose {
			fmt.Println(t.ID)
		}
		found := apparatus.Find(doc)
		s.add(doc, found, parts(t), verbose)
		s.hidden(t, found, verbose)
	}
	s.print()
	return nil
}

// measureFalse counts the components of texts without apparatus that overlap
// apparatus found, headlines aside.
func measureFalse(corpora string, verbose bool) error {
	for _, name := range []string{"aaec/dev.jsonl", "aaec/train.jsonl", "cmv/train.jsonl", "microtexts1/train.jsonl", "microtexts2/train.jsonl"} {
		ts, err := gold.ReadLines(filepath.Join(corpora, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		hidden, headlines, all := 0, 0, 0
		for _, t := range ts {
			doc, err := nlp.Parse(t.Text, nlp.WithoutNames())
			if err != nil {
				return err
			}
			ps := apparatus.Find(doc)
			for _, c := range t.Components {
				all++
				for _, p := range ps {
					if !p.Overlaps(c.Span) {
						continue
					}
					if p.Label == apparatus.Headline {
						headlines++
					} else {
						hidden++
					}
					if verbose {
						fmt.Printf("   %s %-11s %q\n", t.ID, p.Label, clip(p.Text(t.Text)))
					}
					break
				}
			}
		}
		fmt.Printf("%-24s %d of %d components hidden (%.2f %%), %d in headlines\n", name, hidden, all, 100*float64(hidden)/float64(all), headlines)
	}
	return nil
}
