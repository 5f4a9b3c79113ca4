package compare

import (
	"opedmap/argmap"
	"opedmap/argmap/internal/match"
	"opedmap/argmap/internal/meaning"
)

// Align pairs the components of two graphs one-to-one so that the scores add
// up to as much as they can (maximum-weight bipartite matching). It takes
// O(n³) steps at most for n components.
func Align(a, b *argmap.Graph, opts ...Option) []Pair { return align(a, b, settle(opts)) }

func align(a, b *argmap.Graph, o options) []Pair {
	as, bs := make([]argmap.Component, 0, a.Len()), make([]argmap.Component, 0, b.Len())
	for c := range a.Components() {
		as = append(as, c)
	}
	for c := range b.Components() {
		bs = append(bs, c)
	}
	score := overlap(as, bs)
	if o.meaning {
		score = likeness(as, bs)
	}
	for _, row := range score {
		for j, s := range row {
			if s < o.threshold {
				row[j] = 0
			}
		}
	}
	var pairs []Pair
	for i, j := range match.Max(score) {
		if j >= 0 {
			pairs = append(pairs, Pair{as[i], bs[j], score[i][j]})
		}
	}
	return pairs
}

// overlap is, for each two spans, what they share over the longer one.
func overlap(as, bs []argmap.Component) [][]float64 {
	score := make([][]float64, len(as))
	for i, x := range as {
		score[i] = make([]float64, len(bs))
		for j, y := range bs {
			if n := x.Overlap(y.Span); n > 0 {
				score[i][j] = float64(n) / float64(max(x.Len(), y.Len()))
			}
		}
	}
	return score
}

// likeness is, for each two components, how close they are in what they say.
func likeness(as, bs []argmap.Component) [][]float64 {
	texts := make([]string, 0, len(as)+len(bs))
	for _, c := range as {
		texts = append(texts, c.Text)
	}
	for _, c := range bs {
		texts = append(texts, c.Text)
	}
	space := meaning.New(texts)
	score := make([][]float64, len(as))
	for i := range as {
		score[i] = make([]float64, len(bs))
		for j := range bs {
			score[i][j] = space.Similarity(i, len(as)+j)
		}
	}
	return score
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
