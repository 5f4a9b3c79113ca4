package compare

import (
	"iter"
	"slices"

	"opedmap/argmap"
	"opedmap/argmap/internal/match"
	"opedmap/argmap/internal/meaning"
)

// Align pairs the components of two graphs one-to-one so that the scores add
// up to as much as they can (maximum-weight bipartite matching). For n components
// that may pair with each other it takes O(n³) steps and O(n²) space at most; spans
// may pair only where they overlap.
func Align(a, b *argmap.Graph, opts ...Option) []Pair {
	return align(a, b, settle(opts, SameText(a, b)))
}

func align(a, b *argmap.Graph, o options) []Pair {
	as, bs := slices.Collect(a.Components()), slices.Collect(b.Components())
	score := overlap
	if o.meaning {
		score = likeness
	}
	var cells []match.Cell
	for c := range score(as, bs) {
		if c.Weight > 0 && c.Weight >= o.threshold {
			cells = append(cells, c)
		}
	}
	pairs := []Pair{}
	for _, c := range match.Sparse(cells) {
		pairs = append(pairs, Pair{as[c.Row], bs[c.Column], c.Weight})
	}
	return pairs
}

// overlap yields, for spans that overlap, what they share over the longer one.
// Those of one graph are in text order and do not overlap.
func overlap(as, bs []argmap.Component) iter.Seq[match.Cell] {
	return func(yield func(match.Cell) bool) {
		first := 0
		for i, x := range as {
			for first < len(bs) && bs[first].End <= x.Start {
				first++
			}
			for j := first; j < len(bs) && bs[j].Start < x.End; j++ {
				n := x.Overlap(bs[j].Span)
				if !yield(match.Cell{Row: i, Column: j, Weight: float64(n) / float64(max(x.Len(), bs[j].Len(), 1))}) {
					return
				}
			}
		}
	}
}

// likeness yields, for each two components, how close they are in what they say.
func likeness(as, bs []argmap.Component) iter.Seq[match.Cell] {
	return func(yield func(match.Cell) bool) {
		texts := make([]string, 0, len(as)+len(bs))
		for _, c := range as {
			texts = append(texts, c.Text)
		}
		for _, c := range bs {
			texts = append(texts, c.Text)
		}
		space := meaning.New(texts)
		for i := range as {
			for j := range bs {
				like := 1.0 // words without meaning of their own mean the same, too
				if as[i].Text != bs[j].Text {
					like = space.Similarity(i, len(as)+j)
				}
				if !yield(match.Cell{Row: i, Column: j, Weight: like}) {
					return
				}
			}
		}
	}
}

// distance is the edit distance between the graphs while pairs stay pairs, and
// the number of components and relations that bounds it. An undercut counts as
// a relation to the source of the relation that it denies.
func (c *comparison) distance() (cost, size float64) {
	size = float64(c.a.Len() + c.b.Len())
	cost = size - 2*float64(len(c.pairs))
	for _, p := range c.pairs {
		if p.A.Kind != p.B.Kind {
			cost += 0.5
		}
		if p.A.Stance != p.B.Stance {
			cost += 0.5
		}
	}
	type ends struct{ from, to string } // ids in b
	type types map[argmap.RelationType]int
	inB := map[ends]types{}
	var nb float64
	for x := range c.b.Components() {
		for l := range c.b.Parents(x.ID) {
			e := ends{x.ID, l.Component.ID}
			if inB[e] == nil {
				inB[e] = types{}
			}
			inB[e][l.Relation.Type]++
			nb++
		}
	}
	var na, same, shared float64
	left := map[ends]types{} // relations of a whose type b lacks there
	for x := range c.a.Components() {
		for l := range c.a.Parents(x.ID) {
			na++
			e := ends{c.bOf[x.ID], c.bOf[l.Component.ID]}
			if ts := inB[e]; ts[l.Relation.Type] > 0 {
				ts[l.Relation.Type]--
				same++
			} else if ts != nil {
				if left[e] == nil {
					left[e] = types{}
				}
				left[e][l.Relation.Type]++
			}
		}
	}
	for e, ts := range left {
		var more, rest int
		for _, n := range ts {
			more += n
		}
		for _, n := range inB[e] {
			rest += n
		}
		shared += float64(min(more, rest))
	}
	return cost + na + nb - 2*same - 1.5*shared, size + na + nb
}
