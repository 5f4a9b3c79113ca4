package encoding

import (
	"fmt"
	"slices"

	"opedmap/argmap"
)

// Missing lists what a document says and a file does not, from which back was
// read: what the format has no place for. Components are known again by their
// ids, or else by their order, and so are relations; what is missing of several
// of them is one loss with their number. A source text that is made of the
// components, as [Reanchor] does, is in them.
func Missing(doc, back *Document) []Loss {
	var losses []Loss
	lose := func(what, detail string) { losses = append(losses, Loss{what, NoPlace, detail}) }
	want, got := doc.Graph.Draft(), back.Graph.Draft()
	if want.ID != got.ID {
		lose("id", want.ID)
	}
	if want.Title != got.Title {
		lose("title", want.Title)
	}
	m := match{ids: map[string]string{}}
	m.components = pairs(want.Components, got.Components, func(c argmap.Component) string { return c.ID })
	m.relations = pairs(want.Relations, got.Relations, func(r argmap.Relation) string { return r.ID })
	for _, p := range m.components {
		m.ids[p[0].ID] = p[1].ID
	}
	for _, p := range m.relations {
		m.ids[p[0].ID] = p[1].ID
	}
	if n := len(want.Components) - len(m.components); n > 0 {
		lose("components", fmt.Sprint(n))
	}
	for _, f := range componentValues {
		if n := count(m.components, f.same); n > 0 {
			lose(f.name, fmt.Sprintf("%d of %d components", n, len(m.components)))
		}
	}
	if n := len(want.Relations) - len(m.relations); n > 0 {
		lose("relations", fmt.Sprint(n))
	}
	for _, f := range m.relationValues() {
		if n := count(m.relations, f.same); n > 0 {
			lose(f.name, fmt.Sprintf("%d of %d relations", n, len(m.relations)))
		}
	}
	if n := len(want.Entities) - shared(want.Entities, got.Entities, sameEntity); n > 0 {
		lose("entities", fmt.Sprint(n))
	}
	if n := len(want.Apparatus) - shared(want.Apparatus, got.Apparatus, func(a, b argmap.Apparatus) bool { return a == b }); n > 0 {
		lose("apparatus", fmt.Sprint(n))
	}
	if made, _ := Reanchor(&want); doc.Text != made && doc.Text != "" && doc.Text != back.Text {
		lose("source text", fmt.Sprintf("%d bytes", len(doc.Text)))
	}
	return losses
}

// A match says what in a file stands for what in a graph.
type match struct {
	components [][2]argmap.Component
	relations  [][2]argmap.Relation
	ids        map[string]string // the graph's → the file's
}

// A value is what one of many has, and how to tell whether another has the same.
type value[T any] struct {
	name string
	same func(a, b T) bool
}

var componentValues = []value[argmap.Component]{
	{"ids", func(a, b argmap.Component) bool { return a.ID == b.ID }},
	{"kinds", func(a, b argmap.Component) bool { return a.Kind == b.Kind }},
	{"stances", func(a, b argmap.Component) bool { return a.Stance == b.Stance }},
	{"counterarguments", func(a, b argmap.Component) bool { return a.Counterargument == b.Counterargument }},
	{"spans", func(a, b argmap.Component) bool { return a.Span == b.Span }},
	{"words", func(a, b argmap.Component) bool { return a.Text == b.Text }},
	{"confidence", func(a, b argmap.Component) bool { return a.Confidence == b.Confidence }},
	{"evidence", func(a, b argmap.Component) bool { return a.Evidence == b.Evidence }},
	{"cues", func(a, b argmap.Component) bool { return slices.Equal(a.Cues, b.Cues) }},
}

func (m match) relationValues() []value[argmap.Relation] {
	return []value[argmap.Relation]{
		{"relation ids", func(a, b argmap.Relation) bool { return a.ID == b.ID }},
		{"relation types", func(a, b argmap.Relation) bool { return a.Type == b.Type }},
		{"relation ends", func(a, b argmap.Relation) bool { return m.ids[a.From] == b.From && m.ids[a.To] == b.To }},
		{"relation confidence", func(a, b argmap.Relation) bool { return a.Confidence == b.Confidence }},
	}
}

func sameEntity(a, b argmap.Entity) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Label == b.Label && a.Attitude == b.Attitude && a.Confidence == b.Confidence &&
		slices.Equal(a.Mentions, b.Mentions) && slices.Equal(a.Cues, b.Cues)
}

// pairs brings together what has the same id, and what is left in order.
func pairs[T any](want, got []T, id func(T) string) [][2]T {
	at := make(map[string]int, len(got))
	for i, g := range got {
		at[id(g)] = i
	}
	var ps [][2]T
	var left []T
	taken := make([]bool, len(got))
	for _, w := range want {
		if i, ok := at[id(w)]; ok {
			taken[i] = true
			ps = append(ps, [2]T{w, got[i]})
		} else {
			left = append(left, w)
		}
	}
	for i, g := range got {
		if !taken[i] && len(left) > 0 {
			ps = append(ps, [2]T{left[0], g})
			left = left[1:]
		}
	}
	return ps
}

// count is the number of pairs that are not the same.
func count[T any](ps [][2]T, same func(a, b T) bool) (n int) {
	for _, p := range ps {
		if !same(p[0], p[1]) {
			n++
		}
	}
	return n
}

// shared is the number of those of want that stand in got, in the same order.
func shared[T any](want, got []T, same func(a, b T) bool) (n int) {
	for _, w := range want {
		if i := slices.IndexFunc(got, func(g T) bool { return same(w, g) }); i >= 0 {
			got = got[i+1:]
			n++
		}
	}
	return n
}
