package main

import (
	"fmt"
	"io"

	"opedmap/nlp"
	"opedmap/nlp/internal/ner"
)

// A score counts gold names and found ones.
type score struct {
	gold, found   [ner.Labels + 1]int
	span, labeled [ner.Labels + 1]int // found with the same span; with the label as well
	overlap       int
}

// place gives a label of gold the number under which it is counted.
func place(label string) int {
	if label == "GPE_OR_LOC" {
		return int(nlp.GPE)
	}
	var l nlp.Label
	_ = l.UnmarshalText([]byte(label))
	return int(l)
}

// add counts one text.
func (s *score) add(t *text, names []nlp.Name) {
	found := map[nlp.Span]nlp.Label{}
	for _, n := range names {
		found[n.Span] = n.Label
		s.found[n.Label]++
	}
	for _, g := range t.names {
		p := place(g.label)
		s.gold[p]++
		if l, ok := found[g.Span]; ok {
			s.span[p]++
			if int(l) == p || g.label == "GPE_OR_LOC" && l == nlp.Loc {
				s.labeled[p]++
			}
		}
		for _, n := range names {
			if n.Span.Overlaps(g.Span) {
				s.overlap++
				break
			}
		}
	}
}

func sum(v [ner.Labels + 1]int) int {
	n := 0
	for _, x := range v {
		n += x
	}
	return n
}

func (s *score) print(w io.Writer, title string) {
	g, f, sp, lb := float64(sum(s.gold)), float64(sum(s.found)), float64(sum(s.span)), float64(sum(s.labeled))
	fmt.Fprintf(w, "%s: %d gold, %d found; span P %.3f R %.3f F1 %.3f; span and label P %.3f R %.3f F1 %.3f; overlap R %.3f\n",
		title, int(g), int(f), sp/f, sp/g, 2*sp/(f+g), lb/f, lb/g, 2*lb/(f+g), float64(s.overlap)/g)
	for l := nlp.Person; l <= nlp.Misc; l++ {
		if s.gold[l] > 0 {
			fmt.Fprintf(w, "  %-7s gold %4d found %4d  span R %.3f  label P %.3f R %.3f\n", l, s.gold[l], s.found[l],
				float64(s.span[l])/float64(s.gold[l]), float64(s.labeled[l])/float64(max(1, s.found[l])), float64(s.labeled[l])/float64(s.gold[l]))
		}
	}
}

// A newsScore counts the marked names of news.
type newsScore struct {
	gold, exact, overlap, found int
	initial, initialExact       int // names that start their sentence
	persons, person             int // persons found by their span, with the label
}

func (s *newsScore) add(t *text, names []nlp.Name) {
	s.found += len(names)
	for _, g := range t.names {
		s.gold++
		start := t.startsSentence(g.Start)
		if start {
			s.initial++
		}
		over := false
		for _, n := range names {
			over = over || n.Span.Overlaps(g.Span)
			if n.Span != g.Span {
				continue
			}
			s.exact++
			if start {
				s.initialExact++
			}
			if g.label == nlp.Person.String() {
				s.persons++
				if n.Label == nlp.Person {
					s.person++
				}
			}
		}
		if over {
			s.overlap++
		}
	}
}

func (s *newsScore) print(w io.Writer, title string) {
	g := float64(max(1, s.gold))
	fmt.Fprintf(w, "%s: %d gold, %d found; exact %.3f, overlap %.3f; of %d at the start exact %.3f; PERSON of %d persons %.3f\n", title, s.gold, s.found,
		float64(s.exact)/g, float64(s.overlap)/g, s.initial, float64(s.initialExact)/float64(max(1, s.initial)), s.persons, float64(s.person)/float64(max(1, s.persons)))
}

func (t *text) startsSentence(at int) bool {
	for _, s := range t.doc.Sentences {
		if t.doc.Tokens[s.First].Start == at {
			return true
		}
	}
	return false
}

// showNews prints the marked names that are not found, or with another label.
func showNews(t *text, names []nlp.Name) {
	for _, g := range t.names {
		what := "missed"
		for _, n := range names {
			switch {
			case n.Span == g.Span && (g.label == anyLabel || g.label == n.Label.String()):
				what = ""
			case n.Span.Overlaps(g.Span):
				what = fmt.Sprintf("%s %q", n.Label, n.Text(t.doc.Text))
			}
		}
		if what != "" {
			fmt.Printf("news %s %q: %s  %.90q\n", g.label, g.Text(t.doc.Text), what, t.doc.Text[max(0, g.Start-30):])
		}
	}
}
