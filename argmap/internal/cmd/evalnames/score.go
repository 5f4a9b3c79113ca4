package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

// A cluster is an entity, gold or found.
type cluster struct {
	label    nlp.Label
	mentions []nlp.Span
}

// scores counts mentions by label.
type scores struct {
	gold, found, labelled, span [nlp.Misc + 1]int
}

func labels(cs []cluster) map[nlp.Span]nlp.Label {
	m := map[nlp.Span]nlp.Label{}
	for _, c := range cs {
		for _, s := range c.mentions {
			m[s] = c.label
		}
	}
	return m
}

func (s *scores) add(want, got []cluster) {
	w, g := labels(want), labels(got)
	for span, l := range w {
		s.gold[l]++
		if x, ok := g[span]; ok {
			s.span[l]++
			if x == l {
				s.labelled[l]++
			}
		}
	}
	for _, l := range g {
		s.found[l]++
	}
}

func (s *scores) print(w io.Writer) {
	var gold, found, labelled, span int
	for l := nlp.Person; l <= nlp.Misc; l++ {
		gold, found, labelled, span = gold+s.gold[l], found+s.found[l], labelled+s.labelled[l], span+s.span[l]
		fmt.Fprintf(w, "  %-7s %s  (%d gold, %d found)\n", l, prf(s.labelled[l], s.found[l], s.gold[l]), s.gold[l], s.found[l])
	}
	fmt.Fprintf(w, "  all     %s  (%d gold, %d found)\n", prf(labelled, found, gold), gold, found)
	fmt.Fprintf(w, "  spans   %s\n", prf(span, found, gold))
}

func prf(hit, found, gold int) string {
	p, r := float64(hit)/float64(max(1, found)), float64(hit)/float64(max(1, gold))
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f", p, r, 2*float64(hit)/float64(max(1, found+gold)))
}

// bcubed adds up B³ over texts: each mention weighs the same, and one that only
// one side has counts as wrong.
type bcubed struct {
	precision, recall float64
	found, gold       int
}

func index(cs []cluster) map[nlp.Span]int {
	m := map[nlp.Span]int{}
	for i, c := range cs {
		for _, s := range c.mentions {
			m[s] = i
		}
	}
	return m
}

func (b *bcubed) add(want, got []cluster) {
	w, g := index(want), index(got)
	share := func(of []cluster, own, other map[nlp.Span]int) (float64, int) {
		sum, n := 0.0, 0
		for i, c := range of {
			for _, s := range c.mentions {
				if own[s] != i {
					continue
				}
				n++
				o, ok := other[s]
				if !ok {
					continue
				}
				both := 0
				for _, t := range c.mentions {
					if x, ok := other[t]; ok && x == o {
						both++
					}
				}
				sum += float64(both) / float64(len(c.mentions))
			}
		}
		return sum, n
	}
	p, n := share(got, g, w)
	b.precision, b.found = b.precision+p, b.found+n
	r, n := share(want, w, g)
	b.recall, b.gold = b.recall+r, b.gold+n
}

func (b *bcubed) print(w io.Writer, title string) {
	p, r := b.precision/float64(max(1, b.found)), b.recall/float64(max(1, b.gold))
	fmt.Fprintf(w, "%s: B³ P %.3f  R %.3f  F1 %.3f\n", title, p, r, 2*p*r/max(p+r, 1e-9))
}

// differences prints the entities that one side has and the other has not.
func differences(t *gold.Text, got []resolve.Entity) {
	key := func(l nlp.Label, mentions []nlp.Span) string {
		var forms []string
		for _, m := range mentions {
			forms = append(forms, strings.Join(strings.Fields(m.Text(t.Text)), " "))
		}
		slices.Sort(forms)
		return fmt.Sprintf("%s %q", l, forms)
	}
	side := map[string]int{}
	var order []string
	note := func(k string, bit int) {
		if side[k] == 0 {
			order = append(order, k)
		}
		side[k] |= bit
	}
	for _, e := range t.Entities {
		note(key(e.Label, e.Mentions), 1)
	}
	for _, e := range got {
		note(key(e.Label, e.Mentions), 2)
	}
	slices.Sort(order)
	for _, k := range order {
		switch side[k] {
		case 1:
			fmt.Println(t.ID, "missed", k)
		case 2:
			fmt.Println(t.ID, "extra ", k)
		}
	}
}
