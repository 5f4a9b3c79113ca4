package agree

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"opedmap/argmap"
	"opedmap/argmap/compare"
	"opedmap/argmap/internal/match"
	"opedmap/argmap/internal/meaning"
	"opedmap/nlp"
)

// prepared is a text in the forms that the measures take. Ratings hold one row
// for each annotator; the rows of one who did not do the text are all Unmarked.
type prepared struct {
	maps      []*argmap.Graph
	continuum Continuum
	tokens    [][]int // kind or none
	kinds     [][]int // of aligned components, Unmarked where an annotator has none
	stances   [][]int
}

func prepare(t Text) *prepared {
	p := &prepared{maps: t.Maps}
	spans, places := tokens(t.Source), nlp.NewPositions(t.Source)
	p.continuum = Continuum{Length: utf8.RuneCountInString(t.Source), Units: make([][]Unit, len(t.Maps))}
	for a, g := range t.Maps {
		row := make([]int, len(spans))
		p.tokens = append(p.tokens, row)
		if g == nil {
			for i := range row {
				row[i] = Unmarked
			}
			continue
		}
		p.continuum.Units[a] = units(g, places)
		for i, s := range spans {
			for c := range g.InSpan(s) {
				row[i] = int(c.Kind)
				break
			}
		}
	}
	p.alignAll()
	return p
}

// units gives the components with offsets in characters.
func units(g *argmap.Graph, places *nlp.Positions) []Unit {
	us := []Unit{}
	for c := range g.Components() {
		us = append(us, Unit{argmap.Span{Start: places.At(c.Start).Rune, End: places.At(c.End).Rune}, int(c.Kind) - 1})
	}
	return us
}

// tokens are the words of Unicode's UAX #29: what a token is must not depend on
// any model.
func tokens(source string) []argmap.Span {
	var out []argmap.Span
	for it := words.FromString(source); it.Next(); {
		if meaning.IsWord(it.Value()) {
			out = append(out, argmap.Span{Start: it.Start(), End: it.End()})
		}
	}
	return out
}

// overHalf is the share of the longer of two spans from which on they count as one, the
// least above a half: of a map without overlaps one span alone can have it with another.
const overHalf = 0.5 + 0x1p-53

// alignAll makes items of components that several annotators marked. Annotators
// are taken in order; each one's components are matched one-to-one with the
// items there are, by their mean overlap with an item's members, and make new
// items where they match none. For two annotators that is the best matching.
func (p *prepared) alignAll() {
	var items [][]argmap.Component // item → annotator → component, zero where none
	for a, g := range p.maps {
		if g == nil {
			continue
		}
		var cs []argmap.Component
		for c := range g.Components() {
			cs = append(cs, c)
		}
		for i, j := range alike(cs, items, p.maps[:a]) {
			if j < 0 {
				j = len(items)
				items = append(items, make([]argmap.Component, len(p.maps)))
			}
			items[j][a] = cs[i]
		}
	}
	for a := range p.maps {
		kind, stance := make([]int, len(items)), make([]int, len(items))
		for i, item := range items {
			kind[i], stance[i] = Unmarked, Unmarked
			if item[a].ID != "" {
				kind[i], stance[i] = int(item[a].Kind), int(item[a].Stance)
			}
		}
		p.kinds, p.stances = append(p.kinds, kind), append(p.stances, stance)
	}
}

// alike pairs components of one annotator with items of those before, by the likeness of
// those that overlap: by component the item, or -1.
func alike(cs []argmap.Component, items [][]argmap.Component, before []*argmap.Graph) []int {
	of := map[*argmap.Graph]map[string]int{} // item, by map and id
	for a, g := range before {
		if g == nil {
			continue
		}
		of[g] = map[string]int{}
		for j, item := range items {
			if id := item[a].ID; id != "" {
				of[g][id] = j
			}
		}
	}
	var cells []match.Cell
	for i, c := range cs {
		seen := map[int]bool{}
		for _, g := range before {
			if g == nil {
				continue
			}
			for d := range g.InSpan(c.Span) {
				j := of[g][d.ID]
				if w := likeness(c, items[j]); w > 0 && !seen[j] {
					cells = append(cells, match.Cell{Row: i, Column: j, Weight: w})
				}
				seen[j] = true
			}
		}
	}
	out := slices.Repeat([]int{-1}, len(cs))
	for _, pair := range match.Sparse(cells) {
		out[pair.Row] = pair.Column
	}
	return out
}

func likeness(c argmap.Component, item []argmap.Component) float64 {
	var sum, n float64
	for _, d := range item {
		if d.ID != "" {
			sum += float64(c.Overlap(d.Span)) / float64(max(1, c.Len(), d.Len()))
			n++
		}
	}
	if sum/n < overHalf {
		return 0
	}
	return sum / n
}

// The sums behind what is counted over pairs of annotators.
const (
	exactSpans = iota
	halfSpans
	halfKinds
	components // of both annotators
	attached
	typed
	attachable // shared components of which one at least is no major claim
	distance
	graphSize
	sharedSize
)

func addShared(t []float64, p *prepared) {
	for i, a := range p.maps {
		for _, b := range p.maps[i+1:] {
			if a != nil && b != nil {
				addPair(t, a, b)
			}
		}
	}
}

func addPair(t []float64, a, b *argmap.Graph) {
	r := compare.Graphs(a, b, compare.WithThreshold(overHalf))
	t[components] += float64(a.Len() + b.Len())
	t[distance] += r.Distance
	t[graphSize] += r.Size
	other := map[string]string{}
	for _, p := range r.Pairs {
		other[p.A.ID] = p.B.ID
		t[halfSpans]++
		if p.A.Kind == p.B.Kind {
			t[halfKinds]++
		}
		if p.A.Span == p.B.Span {
			t[exactSpans]++
		}
	}
	for _, p := range r.Pairs {
		if p.A.Kind == argmap.MajorClaim && p.B.Kind == argmap.MajorClaim {
			continue
		}
		t[attachable]++
		x, y := first(a, p.A.ID), first(b, p.B.ID)
		switch {
		case x.Component.ID == "" || y.Component.ID == "":
			if x.Component.ID != y.Component.ID || p.A.Kind == argmap.MajorClaim || p.B.Kind == argmap.MajorClaim {
				continue
			}
		case other[x.Component.ID] == y.Component.ID:
		case x.Component.Kind == argmap.MajorClaim && y.Component.Kind == argmap.MajorClaim:
		default:
			continue
		}
		t[attached]++
		if x.Relation.Type == y.Relation.Type {
			t[typed]++
		}
	}
}

// first is the first outgoing relation, zero when there is none.
func first(g *argmap.Graph, id string) argmap.Link {
	for l := range g.Parents(id) {
		return l
	}
	return argmap.Link{}
}

func sharedValues(t []float64) []float64 {
	share := func(a, b float64) float64 {
		if b == 0 {
			return math.NaN()
		}
		return a / b
	}
	return []float64{
		share(2*t[exactSpans], t[components]), share(2*t[halfSpans], t[components]), share(2*t[halfKinds], t[components]),
		share(t[attached], t[attachable]), share(t[typed], t[attachable]),
		1 - share(t[distance], t[graphSize]),
	}
}
