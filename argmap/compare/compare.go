// Package compare tells how two argument graphs differ: what one misses, what
// it has besides, splits, merges, types, links and judges otherwise. A course
// tool shows a student's map beside a reference with it.
//
//	r := compare.Graphs(reference, student)
//	for _, d := range r.Differences {
//		fmt.Println(d) // missing [28,42) premise p2 “It was built…”
//	}
//
// Two graphs of one text are aligned by their spans. Graphs of different texts
// on one question are aligned by meaning: see [SameText] and [WithMeaning]. Titles,
// entities, apparatus, cues, confidences and marks of counterarguments are not compared.
package compare

import (
	"cmp"
	"slices"

	"opedmap/argmap"
)

// A Result says which components of two graphs, A and B, belong together and
// what is different.
type Result struct {
	Pairs       []Pair       `json:"pairs"`       // in the order of A's text
	Differences []Difference `json:"differences"` // in the order of the text; by meaning of A's, what only B has last
	// Distance is the graphs' edit distance under the alignment and Size its
	// upper bound: see [Result.Similarity].
	Distance float64 `json:"distance"`
	Size     float64 `json:"size"`
}

// A Pair is two components that say the same thing.
type Pair struct {
	A argmap.Component `json:"a"`
	B argmap.Component `json:"b"`
	// Score is 0 to 1: the overlap over the longer of the two spans or, by
	// meaning, the likeness of the words.
	Score float64 `json:"score"`
}

// Same reports whether there is no difference in what is compared.
func (r *Result) Same() bool { return len(r.Differences) == 0 }

// Count is the number of differences of a type.
func (r *Result) Count(t Type) int {
	n := 0
	for _, d := range r.Differences {
		if d.Type == t {
			n++
		}
	}
	return n
}

// Similarity is 1 - Distance/Size: 1 for graphs whose components and links are the same,
// 0 for graphs that share nothing, and 1 for two empty ones. The distance is the least that
// turns A into B while pairs stay pairs: 1 for a component or relation taken
// away or added, ½ for a kind, a stance, or a relation's type changed. Size is
// the number of components and relations of both. Evidence does not count, and a link to
// one statement of the thesis is another than one to the next, of which [Result.Differences]
// takes either.
func (r *Result) Similarity() float64 {
	if r.Size == 0 {
		return 1
	}
	return 1 - r.Distance/r.Size
}

type options struct {
	meaning    bool
	threshold  float64
	boundaries bool
}

// An Option changes how graphs are compared.
type Option func(*options)

// WithMeaning aligns components by what they say instead of where they stand, as graphs
// of texts that differ (see [SameText]) are aligned anyway. Splits, merges and moved
// borders are not looked for then.
func WithMeaning() Option { return func(o *options) { o.meaning = true } }

// WithThreshold sets the least score, 0 to 1, of a pair. The default, also of a negative
// score, is 0.25 for spans (a quarter of the longer one is shared) and 0.35 by meaning.
func WithThreshold(score float64) Option { return func(o *options) { o.threshold = score } }

// WithBoundaries reports pairs whose spans are not the same as [Moved].
func WithBoundaries() Option { return func(o *options) { o.boundaries = true } }

func settle(opts []Option, sameText bool) options {
	o := options{threshold: -1}
	for _, f := range opts {
		f(&o)
	}
	o.meaning = o.meaning || !sameText
	if o.threshold < 0 {
		o.threshold = 0.25
		if o.meaning {
			o.threshold = 0.35
		}
	}
	return o
}

// SameText reports whether nothing tells that two graphs are of different texts: where
// components of both overlap, their texts agree. Time is linear.
func SameText(a, b *argmap.Graph) bool {
	bs := slices.Collect(b.Components())
	for x := range a.Components() {
		for len(bs) > 0 && bs[0].End <= x.Start {
			bs = bs[1:]
		}
		for _, y := range bs {
			if y.Start >= x.End {
				break
			}
			from, to := max(x.Start, y.Start), min(x.End, y.End)
			if from >= to || len(x.Text) != x.Len() || len(y.Text) != y.Len() {
				continue
			}
			if x.Text[from-x.Start:to-x.Start] != y.Text[from-y.Start:to-y.Start] {
				return false
			}
		}
	}
	return true
}

// Graphs compares graph b with graph a, the reference: by places where nothing tells that
// their texts differ (see [SameText]) and [WithMeaning] is not given, otherwise by meaning.
func Graphs(a, b *argmap.Graph, opts ...Option) *Result {
	o := settle(opts, SameText(a, b))
	c := &comparison{a: a, b: b, options: o, pairs: align(a, b, o), differences: []Difference{}}
	c.index()
	if !o.meaning {
		c.regroup()
	}
	c.alone()
	for _, p := range c.pairs {
		c.judge(p)
	}
	slices.SortStableFunc(c.differences, func(x, y Difference) int {
		if o.meaning && (len(x.A) == 0) != (len(y.A) == 0) {
			return len(y.A) - len(x.A) // places in two texts have no common order
		}
		return cmp.Or(cmp.Compare(x.place(), y.place()), cmp.Compare(x.Type, y.Type))
	})
	r := &Result{Pairs: c.pairs, Differences: c.differences}
	r.Distance, r.Size = c.distance()
	return r
}

// comparison is the state of one run. A component is in a group when it is part
// of a split or merge; the group's name stands for it in relations then.
type comparison struct {
	a, b *argmap.Graph
	options
	pairs          []Pair
	aOf, bOf       map[string]string // id in b → id in a, and back
	groupA, groupB map[string]int
	differences    []Difference
}

func (c *comparison) index() {
	c.aOf, c.bOf = map[string]string{}, map[string]string{}
	c.groupA, c.groupB = map[string]int{}, map[string]int{}
	for _, p := range c.pairs {
		c.bOf[p.A.ID], c.aOf[p.B.ID] = p.B.ID, p.A.ID
	}
}

func (c *comparison) add(d Difference) { c.differences = append(c.differences, d) }

// regroup finds splits and merges: a component that covers most of several of
// the other graph, each more than half inside it.
func (c *comparison) regroup() {
	inside := func(whole argmap.Component, g *argmap.Graph) []argmap.Component {
		var parts []argmap.Component
		for p := range g.InSpan(whole.Span) {
			if 2*p.Overlap(whole.Span) > p.Len() {
				parts = append(parts, p)
			}
		}
		if len(parts) < 2 {
			return nil
		}
		return parts
	}
	of := []int{0} // by group, the one of which it is a part
	root := func(group int) int {
		for of[group] != group {
			group = of[group]
		}
		return group
	}
	join := func(groups map[string]int, id string, group int) {
		if old := groups[id]; old != 0 { // a whole may be a part as well
			of[root(old)] = root(group)
		}
		groups[id] = group
	}
	group := 0
	for whole := range c.a.Components() {
		if parts := inside(whole, c.b); parts != nil {
			group++
			of = append(of, group)
			join(c.groupA, whole.ID, group)
			for _, p := range parts {
				join(c.groupB, p.ID, group)
			}
			c.add(Difference{Type: Split, A: []argmap.Component{whole}, B: parts})
		}
	}
	for whole := range c.b.Components() {
		if parts := inside(whole, c.a); parts != nil {
			group++
			of = append(of, group)
			join(c.groupB, whole.ID, group)
			for _, p := range parts {
				join(c.groupA, p.ID, group)
			}
			c.add(Difference{Type: Merged, A: parts, B: []argmap.Component{whole}})
		}
	}
	for _, groups := range []map[string]int{c.groupA, c.groupB} {
		for id, g := range groups {
			groups[id] = root(g)
		}
	}
}

// alone reports what has no counterpart.
func (c *comparison) alone() {
	for x := range c.a.Components() {
		if _, ok := c.bOf[x.ID]; !ok && c.groupA[x.ID] == 0 {
			c.add(Difference{Type: Missing, A: []argmap.Component{x}})
		}
	}
	for x := range c.b.Components() {
		if _, ok := c.aOf[x.ID]; !ok && c.groupB[x.ID] == 0 {
			c.add(Difference{Type: Extra, B: []argmap.Component{x}})
		}
	}
}

// judge reports how the two of a pair differ. Where they belong to a split or
// merge, a difference counts only when none of the parts is free of it.
func (c *comparison) judge(p Pair) {
	as, bs := []argmap.Component{p.A}, []argmap.Component{p.B}
	for _, d := range c.differences {
		if d.Type != Split && d.Type != Merged {
			break
		}
		if has(d.A, p.A) && has(d.B, p.B) {
			as, bs = d.A, d.B
		}
	}
	d := Difference{A: []argmap.Component{p.A}, B: []argmap.Component{p.B}}
	check := func(t Type, same func(x, y argmap.Component) bool) {
		for _, x := range as {
			for _, y := range bs {
				if same(x, y) {
					return
				}
			}
		}
		d.Type = t
		c.add(d)
	}
	if c.boundaries && !c.meaning {
		check(Moved, func(x, y argmap.Component) bool { return x.Span == y.Span || len(as)+len(bs) > 2 })
	}
	check(Retyped, func(x, y argmap.Component) bool { return x.Kind == y.Kind })
	check(OppositeStance, func(x, y argmap.Component) bool { return x.Stance == y.Stance })
	check(EvidenceChanged, func(x, y argmap.Component) bool {
		return x.Evidence == y.Evidence || x.Evidence == argmap.NoEvidence || y.Evidence == argmap.NoEvidence
	})
	var own [][2]argmap.Link
	var all [][][2]argmap.Link // of each two parts
	for _, x := range as {
		for _, y := range bs {
			ls := c.linkPairs(x, y)
			if all = append(all, ls); x.ID == p.A.ID && y.ID == p.B.ID {
				own = ls
			}
		}
	}
	for i, l := range own {
		differ := func(same func(l [2]argmap.Link) bool) bool {
			return !slices.ContainsFunc(all, func(ls [][2]argmap.Link) bool {
				return i < len(ls) && same(ls[i]) || i >= len(ls) && same([2]argmap.Link{})
			})
		}
		switch {
		case differ(func(l [2]argmap.Link) bool { return c.sameTarget(l[0].Component, l[1].Component) }):
			d.Type = Relinked
		case differ(func(l [2]argmap.Link) bool { return l[0].Relation.Type == l[1].Relation.Type }):
			d.Type = RelationChanged
		default:
			continue
		}
		d.LinkA, d.LinkB = l[0], l[1]
		c.add(d)
	}
}

// linkPairs holds what x is there for against what y is, in whatever order the
// graphs have them: first those alike in target and type, then in target, then the
// rest. Time is linear in the links.
func (c *comparison) linkPairs(x, y argmap.Component) (pairs [][2]argmap.Link) {
	as, bs := slices.Collect(c.a.Parents(x.ID)), slices.Collect(c.b.Parents(y.ID))
	with := map[tie][]int{} // of bs those with a tie, without most that are taken
	for i, b := range bs {
		for _, t := range ties(b, b.Component.ID, c.groupB[b.Component.ID]) {
			with[t] = append(with[t], i)
			t.relation = 0
			with[t] = append(with[t], i)
		}
	}
	taken := make([]bool, len(bs))
	for _, typed := range []bool{true, false} {
		as = slices.DeleteFunc(as, func(a argmap.Link) bool {
			first := len(bs)
			for _, t := range ties(a, c.bOf[a.Component.ID], c.groupA[a.Component.ID]) {
				if !typed {
					t.relation = 0
				}
				for len(with[t]) > 0 && taken[with[t][0]] {
					with[t] = with[t][1:]
				}
				if len(with[t]) > 0 {
					first = min(first, with[t][0])
				}
			}
			if first == len(bs) {
				return false
			}
			taken[first] = true
			pairs = append(pairs, [2]argmap.Link{a, bs[first]})
			return true
		})
	}
	var left []argmap.Link
	for i, b := range bs {
		if !taken[i] {
			left = append(left, b)
		}
	}
	for i := range max(len(as), len(left)) {
		var l [2]argmap.Link
		if i < len(as) {
			l[0] = as[i]
		}
		if i < len(left) {
			l[1] = left[i]
		}
		pairs = append(pairs, l)
	}
	return pairs
}

// A tie is what a link may have in common with one of the other graph: a reason why
// sameTarget holds, and the relation's type, 0 for any.
type tie struct {
	pair     string // the target's id in b
	group    int
	relation argmap.RelationType
}

// thesis is the group of major claims.
const thesis = -1

func ties(l argmap.Link, pair string, group int) []tie {
	var ts []tie
	if pair != "" {
		ts = append(ts, tie{pair, 0, l.Relation.Type})
	}
	if group != 0 {
		ts = append(ts, tie{"", group, l.Relation.Type})
	}
	if l.Component.Kind == argmap.MajorClaim {
		ts = append(ts, tie{"", thesis, l.Relation.Type})
	}
	return ts
}

func has(cs []argmap.Component, x argmap.Component) bool {
	return slices.ContainsFunc(cs, func(c argmap.Component) bool { return c.ID == x.ID })
}

// sameTarget reports whether two targets are one: a pair, parts of one split or
// merge, or both statements of the thesis.
func (c *comparison) sameTarget(x, y argmap.Component) bool {
	switch {
	case x.ID == "" || y.ID == "":
		return x.ID == y.ID
	case c.bOf[x.ID] == y.ID:
		return true
	case c.groupA[x.ID] != 0 && c.groupA[x.ID] == c.groupB[y.ID]:
		return true
	}
	return x.Kind == argmap.MajorClaim && y.Kind == argmap.MajorClaim
}
