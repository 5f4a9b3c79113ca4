package mine

import (
	"slices"
	"testing"

	"opedmap/nlp"
)

// The second reading leaves out links that the first holds for next to impossible,
// and none in training.
func TestCandidates(t *testing.T) {
	v := viewOf(t, "Close the road. Cars kill. Shops will live.")
	spans := []nlp.Span{{Start: 0, End: 14}, {Start: 16, End: 25}, {Start: 27, End: 42}}
	m := NewMap(v, spans, make([][kinds]float64, len(spans)))
	check := func(reading string, want ...int) {
		t.Helper()
		if got := m.candidates(0); !slices.Equal(got, want) {
			t.Errorf("%s: candidates %v, want %v", reading, got, want)
		}
	}
	check("first", 1, 2)
	m.draft = &Draft{links: make([][2*near + 1]float64, len(spans))}
	m.draft.links[0][near+1], m.draft.links[0][near+2] = leastDrafted-0.001, leastDrafted
	check("second", 2)
	v.Learn = true
	check("second, in training", 1, 2)
}

// A component is cut out of the text without bullet, dash and closing punctuation;
// posts keep the latter.
func TestSpan(t *testing.T) {
	for _, c := range []struct{ text, want, post string }{
		{"* a levy on cars;", "a levy on cars", "a levy on cars;"},
		{"– a levy on cars –", "a levy on cars", "a levy on cars –"},
		{"*a levy* on cars.", "*a levy* on cars", "*a levy* on cars."},
		{"a levy on cars:", "a levy on cars", "a levy on cars:"},
		{"wood, coal, etc.", "wood, coal, etc", "wood, coal, etc."},
		{"sold in aisle “C.”", "sold in aisle “C.”", "sold in aisle “C.”"},
		{"born in the U.S.", "born in the U.S.", "born in the U.S."},
		{"open until 6 p.m.", "open until 6 p.m", "open until 6 p.m."},
		{"#1 It leaks.", "It leaks", "It leaks."},
		{"# 1", "# 1", "# 1"},
		{"#1 priority is it.", "#1 priority is it", "#1 priority is it."},
		{"-", "", ""},
		{"“‘”", "", ""},
		{"“9?”", "“9?”", "“9?”"},
	} {
		u := unitOf(t, c.text)
		for g, want := range map[Genre]string{Oped: c.want, Post: c.post} {
			u.View.Genre = g
			if got := u.span(0, u.N).Text(c.text); got != want {
				t.Errorf("%s: the span of %q is %q, want %q", GenreNames[g], c.text, got, want)
			}
		}
	}
}

// The roles that grow with a list fit into the three bits that [keyList.kin] has for
// them.
func TestRoles(t *testing.T) {
	for name, most := range map[string]int{
		"paragraph class after two roles": 2 + blockClasses - 1, "paragraph class after one": 1 + blockClasses - 1,
		"bearing": bearings - 1,
	} {
		if most > 7 {
			t.Errorf("%s: role %d", name, most)
		}
	}
}
