package argmap

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"sort"
)

// A Draft is a graph in the making: plain data without guarantees.
// [Draft.Build] checks it and makes a [Graph] of it.
type Draft struct {
	ID         string
	Title      string
	Components []Component // in text order, without overlap
	Relations  []Relation
	Entities   []Entity
	Apparatus  []Apparatus
}

// A Graph is the argument of one text: components linked by relations, the
// entities that it names, and the apparatus around it. A Graph does not change
// after [Draft.Build] made it and is safe for concurrent use. The slices that
// hang on the values it hands out are shared: do not write to them. The zero Graph is
// an empty one.
type Graph struct {
	d          Draft
	component  map[string]int   // by id
	relation   map[string]int   // by id
	out        [][]int          // component → its outgoing relations
	in         [][]int          // component → relations that target it
	undercuts  map[string][]int // relation id → undercuts of it
	unattached []string
}

// Build checks the draft and returns the graph it describes. The error is a
// *[ValidationError], or several joined ([errors.Join]): ids that are empty,
// doubled or dangling, spans out of order or overlapping, values that are
// unknown, confidences outside 0 to 1, and cycles. What only the JSON contract
// or the source text can tell is checked by [Graph.Validate]. The graph has
// apparatus and mentions in text order, however the draft has them.
func (d Draft) Build() (*Graph, error) {
	if err := d.check(); err != nil {
		return nil, err
	}
	g := &Graph{d: d.clone()}
	g.sort()
	g.index()
	if err := g.checkCycles(); err != nil {
		return nil, err
	}
	return g, nil
}

func (d Draft) clone() Draft {
	d.Components = slices.Clone(d.Components)
	for i := range d.Components {
		d.Components[i].Cues = slices.Clone(d.Components[i].Cues)
	}
	d.Relations = slices.Clone(d.Relations)
	d.Entities = slices.Clone(d.Entities)
	for i := range d.Entities {
		d.Entities[i].Mentions = slices.Clone(d.Entities[i].Mentions)
		d.Entities[i].Cues = slices.Clone(d.Entities[i].Cues)
	}
	d.Apparatus = slices.Clone(d.Apparatus)
	return d
}

// sort puts into text order what the draft may have otherwise.
func (g *Graph) sort() {
	byStart := func(a, b Span) int { return cmp.Compare(a.Start, b.Start) }
	for i := range g.d.Entities {
		slices.SortStableFunc(g.d.Entities[i].Mentions, byStart)
	}
	slices.SortStableFunc(g.d.Apparatus, func(a, b Apparatus) int { return byStart(a.Span, b.Span) })
}

// index fills the look-up tables from a draft whose ids are sound.
func (g *Graph) index() {
	d := &g.d
	g.component = make(map[string]int, len(d.Components))
	g.relation = make(map[string]int, len(d.Relations))
	g.out = make([][]int, len(d.Components))
	g.in = make([][]int, len(d.Components))
	g.undercuts = map[string][]int{}
	for i, c := range d.Components {
		g.component[c.ID] = i
	}
	for i, r := range d.Relations {
		g.relation[r.ID] = i
	}
	for i, r := range d.Relations {
		f := g.component[r.From]
		g.out[f] = append(g.out[f], i)
		if r.Type == Undercut {
			g.undercuts[r.To] = append(g.undercuts[r.To], i)
		} else {
			t := g.component[r.To]
			g.in[t] = append(g.in[t], i)
		}
	}
	for i, c := range d.Components {
		if c.Kind != MajorClaim && len(g.out[i]) == 0 {
			g.unattached = append(g.unattached, c.ID)
		}
	}
}

// Draft returns a copy of the graph's data, to change and build anew.
func (g *Graph) Draft() Draft { return g.d.clone() }

// WithID returns the same graph under another id. One that is not valid UTF-8 is for
// [Graph.Validate] to tell.
func (g *Graph) WithID(id string) *Graph {
	h := *g
	h.d.ID = id
	return &h
}

// String tells the graph's size in one line.
func (g *Graph) String() string {
	s := fmt.Sprintf("components: %d, relations: %d, entities: %d", len(g.d.Components), len(g.d.Relations), len(g.d.Entities))
	if name := cmp.Or(g.d.Title, g.d.ID); name != "" {
		s = fmt.Sprintf("%q, %s", name, s)
	}
	return s
}

// ID is the text's id, "" when none was given.
func (g *Graph) ID() string { return g.d.ID }

// Title is the text's title, "" when none is known.
func (g *Graph) Title() string { return g.d.Title }

// Len is the number of components.
func (g *Graph) Len() int { return len(g.d.Components) }

// Components yields the components in text order.
func (g *Graph) Components() iter.Seq[Component] { return slices.Values(g.d.Components) }

// Relations yields the relations in the order of the draft.
func (g *Graph) Relations() iter.Seq[Relation] { return slices.Values(g.d.Relations) }

// Entities yields the entities in the order of the draft.
func (g *Graph) Entities() iter.Seq[Entity] { return slices.Values(g.d.Entities) }

// Apparatus yields the apparatus in text order.
func (g *Graph) Apparatus() iter.Seq[Apparatus] { return slices.Values(g.d.Apparatus) }

// Unattached yields the components, major claims aside, to which the author
// gives no place: they have no outgoing relation.
func (g *Graph) Unattached() iter.Seq[Component] {
	return func(yield func(Component) bool) {
		for _, id := range g.unattached {
			if !yield(g.d.Components[g.component[id]]) {
				return
			}
		}
	}
}

// Component returns the component with the given id.
func (g *Graph) Component(id string) (Component, bool) {
	i, ok := g.component[id]
	if !ok {
		return Component{}, false
	}
	return g.d.Components[i], true
}

// Relation returns the relation with the given id.
func (g *Graph) Relation(id string) (Relation, bool) {
	i, ok := g.relation[id]
	if !ok {
		return Relation{}, false
	}
	return g.d.Relations[i], true
}

// InSpan yields the components that overlap s, in text order; an empty span, such as
// a caret, that which holds the byte at its offset. It takes O(log n) steps and one for
// each component it yields.
func (g *Graph) InSpan(s Span) iter.Seq[Component] {
	cs := g.d.Components
	first := sort.Search(len(cs), func(i int) bool { return cs[i].End > s.Start })
	if s.Len() == 0 {
		s.End++
	}
	return func(yield func(Component) bool) {
		for i := first; i < len(cs) && cs[i].Start < s.End && s.Start <= s.End; i++ {
			if !yield(cs[i]) {
				return
			}
		}
	}
}

// About yields the components that mention an entity, in text order.
func (g *Graph) About(e Entity) iter.Seq[Component] {
	return func(yield func(Component) bool) {
		last := -1 // end of the last component
		for _, m := range e.Mentions {
			for c := range g.InSpan(m) {
				if c.End <= last {
					continue
				}
				last = c.End
				if !yield(c) {
					return
				}
			}
		}
	}
}

// Equal reports whether two graphs hold the same data; go-cmp uses it.
func (g *Graph) Equal(h *Graph) bool {
	if g == nil || h == nil {
		return g == h
	}
	a, b := &g.d, &h.d
	return a.ID == b.ID && a.Title == b.Title &&
		slices.EqualFunc(a.Components, b.Components, func(x, y Component) bool {
			return slices.Equal(x.Cues, y.Cues) && equalScalars(x, y)
		}) &&
		slices.Equal(a.Relations, b.Relations) &&
		slices.EqualFunc(a.Entities, b.Entities, func(x, y Entity) bool {
			return x.ID == y.ID && x.Name == y.Name && x.Label == y.Label && x.Attitude == y.Attitude &&
				x.Confidence == y.Confidence && slices.Equal(x.Mentions, y.Mentions) && slices.Equal(x.Cues, y.Cues)
		}) &&
		slices.Equal(a.Apparatus, b.Apparatus)
}

// equalScalars compares all of two components but their cues.
func equalScalars(x, y Component) bool {
	return x.ID == y.ID && x.Kind == y.Kind && x.Stance == y.Stance && x.Counterargument == y.Counterargument &&
		x.Span == y.Span && x.Text == y.Text && x.Confidence == y.Confidence && x.Evidence == y.Evidence
}
