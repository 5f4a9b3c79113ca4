package argmap_test

import (
	"fmt"
	"iter"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/nlp"
)

// text is the op-ed of sample.
const text = "Open the park. It heals us, doctors find. But critics say it costs millions. That counts no visits. Noise is a fact of life. So do it."

func span(words string) argmap.Span {
	i := strings.Index(text, words)
	return argmap.Span{Start: i, End: i + len(words)}
}

func component(id string, k argmap.Kind, s argmap.Stance, words string) argmap.Component {
	return argmap.Component{ID: id, Kind: k, Stance: s, Span: span(words), Text: words, Confidence: 0.5}
}

// sample is a draft with one of everything.
func sample() argmap.Draft {
	d := argmap.Draft{
		ID: "op", Title: "The park",
		Components: []argmap.Component{
			component("c1", argmap.MajorClaim, argmap.Pro, "Open the park"),
			component("c2", argmap.Claim, argmap.Pro, "It heals us"),
			component("c3", argmap.Claim, argmap.Con, "it costs millions"),
			component("c4", argmap.Premise, argmap.Pro, "That counts no visits"),
			component("c5", argmap.Premise, argmap.Pro, "Noise is a fact of life"),
			component("c6", argmap.MajorClaim, argmap.Pro, "do it"),
		},
		Relations: []argmap.Relation{
			{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 0.7},
			{ID: "r2", Type: argmap.Attack, From: "c3", To: "c1", Confidence: 0.6},
			{ID: "r3", Type: argmap.Undercut, From: "c4", To: "r2", Confidence: 0.4},
		},
		Entities: []argmap.Entity{{ID: "e1", Name: "doctors", Label: nlp.NORP, Mentions: []argmap.Span{span("doctors")}, Attitude: argmap.Favor, Confidence: 1,
			Cues: []argmap.Cue{{Span: span("heals"), Text: "heals", Signals: "favour"}}}},
		Apparatus: []argmap.Apparatus{{Span: argmap.Span{Start: 0, End: 13}, Label: argmap.Headline}},
	}
	d.Components[2].Counterargument = true
	d.Components[2].Cues = []argmap.Cue{{Span: span("critics say"), Text: "critics say", Signals: "opposing view"}}
	d.Components[4].Evidence = argmap.Fact
	return d
}

func build(t testing.TB, d argmap.Draft) *argmap.Graph {
	t.Helper()
	g, err := d.Build()
	if err != nil {
		t.Fatalf("Build: %v", err)
	}
	return g
}

func ids(cs func(func(argmap.Component) bool)) string {
	var s []string
	for c := range cs {
		s = append(s, c.ID)
	}
	return strings.Join(s, " ")
}

func links(ls func(func(argmap.Link) bool)) string {
	var s []string
	for l := range ls {
		s = append(s, l.Relation.ID+":"+l.Component.ID)
	}
	return strings.Join(s, " ")
}

func TestQueries(t *testing.T) {
	g := build(t, sample())
	if err := g.Validate(text); err != nil {
		t.Fatalf("Validate: %v", err)
	}
	path := func(id string) string { return ids(slices.Values(g.PathToThesis(id))) }
	walk := func(id string) string {
		var s []string
		for depth, l := range g.Walk(id) {
			s = append(s, fmt.Sprintf("%d%s", depth, l.Component.ID))
		}
		return strings.Join(s, " ")
	}
	thesis, ok := g.Thesis()
	tests := []struct{ name, got, want string }{
		{"ID", g.ID(), "op"},
		{"Title", g.Title(), "The park"},
		{"Len", fmt.Sprint(g.Len()), "6"},
		{"Thesis", thesis.ID + fmt.Sprint(ok), "c1true"},
		{"MajorClaims", ids(g.MajorClaims()), "c1 c6"},
		{"Roots", ids(g.Roots()), "c1 c5 c6"},
		{"Unattached", ids(g.Unattached()), "c5"},
		{"Children of the thesis", links(g.Children("c1")), "r1:c2 r2:c3"},
		{"Children by undercut", links(g.Children("c3")), "r3:c4"},
		{"Children of nothing", links(g.Children("x")), ""},
		{"Parents", links(g.Parents("c2")), "r1:c1"},
		{"Parents by undercut", links(g.Parents("c4")), "r3:c3"},
		{"Parents of nothing", links(g.Parents("x")), ""},
		{"Replies", links(g.Replies("c3")), "r3:c4"},
		{"Replies to a supported", links(g.Replies("c1")), "r2:c3"},
		{"PathToThesis", path("c4"), "c4 c3 c1"},
		{"PathToThesis of nothing", path("x"), ""},
		{"Depth", fmt.Sprint(g.Depth("c4"), g.Depth("c1"), g.Depth("x")), "2 0 -1"},
		{"Counterarguments", ids(g.Counterarguments()), "c3"},
		{"Unsupported", ids(g.Unsupported()), "c2 c3"},
		{"Walk", walk("c1"), "0c1 1c2 1c3 2c4"},
		{"Walk of nothing", walk("x"), ""},
		{"InSpan", ids(g.InSpan(argmap.Span{Start: 13, End: span("it costs").Start + 1})), "c2 c3"},
		{"InSpan between", ids(g.InSpan(argmap.Span{Start: 13, End: 15})), ""},
		{"About", ids(g.About(argmap.Entity{Mentions: []argmap.Span{span("It"), span("heals"), {Start: 13, End: 15}, span("visits")}})), "c2 c4"},
		{"InSpan of a last byte", ids(g.InSpan(argmap.Span{Start: 12, End: 13})), "c1"},
		{"InSpan of the byte behind", ids(g.InSpan(argmap.Span{Start: 13, End: 14})), ""},
		{"WithID", g.WithID("x").ID() + " " + g.ID(), "x op"},
		{"InSpan of a caret before", ids(g.InSpan(argmap.Span{Start: 0, End: 0})), "c1"},
		{"InSpan of a caret behind", ids(g.InSpan(argmap.Span{Start: 13, End: 13})), ""},
		{"InSpan empty", ids(g.InSpan(argmap.Span{Start: 3, End: 3})), "c1"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if c, ok := g.Component("c3"); !ok || c.Text != "it costs millions" {
		t.Errorf("Component: %v %v", c, ok)
	}
	if r, ok := g.Relation("r3"); !ok || r.To != "r2" {
		t.Errorf("Relation: %v %v", r, ok)
	}
	if _, ok := g.Component("r3"); ok {
		t.Error("Component finds a relation")
	}
	if _, ok := g.Relation("c3"); ok {
		t.Error("Relation finds a component")
	}
}

func TestThesis(t *testing.T) {
	d := sample()
	d.Components[5].Confidence = 0.9
	if c, _ := build(t, d).Thesis(); c.ID != "c6" {
		t.Errorf("Thesis is %q, want the surer c6", c.ID)
	}
	d.Components[1].Confidence = 1
	if c, _ := build(t, d).Thesis(); c.ID != "c6" {
		t.Errorf("Thesis is %q, want the major claim c6 before a surer claim", c.ID)
	}
	d = sample()
	d.Components[0].Kind = argmap.Claim
	if c, _ := build(t, d).Thesis(); c.ID != "c6" {
		t.Errorf("Thesis is %q, want the major claim c6 before an earlier claim", c.ID)
	}
	if c, ok := build(t, argmap.Draft{}).Thesis(); ok {
		t.Errorf("Thesis of nothing is %v", c)
	}
}

// TestLinked asks a graph whose thesis comes late and whose relations stand in another
// order than its text.
func TestLinked(t *testing.T) {
	d := sample()
	d.Relations = []argmap.Relation{
		{ID: "r3", Type: argmap.Support, From: "c3", To: "c6"}, {ID: "r5", Type: argmap.Attack, From: "c5", To: "c6"},
		{ID: "r2", Type: argmap.Support, From: "c2", To: "c6"}, {ID: "r1", Type: argmap.Support, From: "c1", To: "c2"},
		{ID: "r4", Type: argmap.Attack, From: "c4", To: "c3"},
	}
	g := build(t, d)
	tests := []struct{ name, got, want string }{
		{"Children", links(g.Children("c6")), "r2:c2 r3:c3 r5:c5"},
		{"Children of nothing", links(g.Children("x")), ""},
		{"Parents of nothing", links(g.Parents("x")), ""},
		{"Unsupported", ids(g.Unsupported()), "c3"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

// TestMutualUndercuts walks up where two components undercut a relation of each
// other's: no relation leads back to its source, yet the components do.
func TestMutualUndercuts(t *testing.T) {
	d := sample()
	d.Relations = []argmap.Relation{
		{ID: "a2", Type: argmap.Undercut, From: "c2", To: "b1"}, {ID: "b2", Type: argmap.Undercut, From: "c3", To: "a1"},
		{ID: "a1", Type: argmap.Support, From: "c2", To: "c1"}, {ID: "b1", Type: argmap.Support, From: "c3", To: "c1"},
	}
	g := build(t, d)
	if got := ids(slices.Values(g.PathToThesis("c2"))); got != "c2 c3 c1" {
		t.Errorf("PathToThesis: %q, want %q", got, "c2 c3 c1")
	}
	d.Relations = append(d.Relations, argmap.Relation{ID: "p", Type: argmap.Support, From: "c4", To: "c2"})
	if got := ids(slices.Values(build(t, d).PathToThesis("c4"))); got != "c4 c2 c3 c1" {
		t.Errorf("PathToThesis: %q, want %q", got, "c4 c2 c3 c1")
	}
	n := 0
	for range g.Walk("c1") {
		n++
	}
	if n != 3 {
		t.Errorf("Walk yields %d components, want 3", n)
	}
}

// TestDraftIsCopy changes a graph's draft, and the draft it was built from.
func TestDraftIsCopy(t *testing.T) {
	from := sample()
	g, same := build(t, from), build(t, sample())
	for _, d := range []argmap.Draft{from, g.Draft()} {
		d.Components[0].Text = "x"
		d.Components[2].Cues[0].Text = "x"
		d.Relations[0].To = "x"
		d.Entities[0].Mentions[0].Start = 99
		d.Entities[0].Cues[0].Text = "x"
		d.Apparatus[0].Label = argmap.Tags
		if !g.Equal(same) {
			t.Fatalf("the graph changed with its draft:\n%s", cmp.Diff(same.Draft(), g.Draft()))
		}
	}
}

func TestEqual(t *testing.T) {
	g := build(t, sample())
	changes := map[string]func(*argmap.Draft){
		"id":                  func(d *argmap.Draft) { d.ID = "x" },
		"title":               func(d *argmap.Draft) { d.Title = "x" },
		"component":           func(d *argmap.Draft) { d.Components[0].Confidence = 0.1 },
		"component's id":      func(d *argmap.Draft) { d.Components[4].ID = "x" },
		"kind":                func(d *argmap.Draft) { d.Components[3].Kind = argmap.Claim },
		"stance":              func(d *argmap.Draft) { d.Components[3].Stance = argmap.Con },
		"counterargument":     func(d *argmap.Draft) { d.Components[2].Counterargument = false },
		"span":                func(d *argmap.Draft) { d.Components[5].End++ },
		"text":                func(d *argmap.Draft) { d.Components[5].Text = "x" },
		"entity's id":         func(d *argmap.Draft) { d.Entities[0].ID = "x" },
		"label":               func(d *argmap.Draft) { d.Entities[0].Label = nlp.GPE },
		"attitude":            func(d *argmap.Draft) { d.Entities[0].Attitude = argmap.Against },
		"entity's confidence": func(d *argmap.Draft) { d.Entities[0].Confidence = 0.1 },
		"cue":                 func(d *argmap.Draft) { d.Components[2].Cues[0].Signals = "x" },
		"evidence":            func(d *argmap.Draft) { d.Components[4].Evidence = argmap.Value },
		"relation":            func(d *argmap.Draft) { d.Relations[0].Confidence = 0.1 },
		"order":               func(d *argmap.Draft) { slices.Reverse(d.Relations) },
		"entity":              func(d *argmap.Draft) { d.Entities[0].Name = "x" },
		"mention":             func(d *argmap.Draft) { d.Entities[0].Mentions = nil },
		"entity cue":          func(d *argmap.Draft) { d.Entities[0].Cues[0].Text = "x" },
		"apparatus":           func(d *argmap.Draft) { d.Apparatus = nil },
	}
	for name, change := range changes {
		d := sample()
		change(&d)
		if g.Equal(build(t, d)) {
			t.Errorf("equal after a change of %s", name)
		}
	}
	var none *argmap.Graph
	if !g.Equal(build(t, sample())) || !none.Equal(nil) || g.Equal(nil) || none.Equal(g) {
		t.Error("Equal is wrong for the same graph or for nil")
	}
}

func TestConcurrentReads(t *testing.T) {
	g := build(t, sample())
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for c := range g.Components() {
				g.PathToThesis(c.ID)
				_ = links(g.Children(c.ID))
			}
			if _, err := g.MarshalJSON(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

// TestEarlyStop breaks out of every iterator after the first value.
func TestEarlyStop(t *testing.T) {
	g := build(t, sample())
	n := 0
	for range g.Components() {
		n++
		break
	}
	for range g.Roots() {
		n++
		break
	}
	for range g.Unattached() {
		n++
		break
	}
	for range g.Children("c1") {
		n++
		break
	}
	for range g.Parents("c2") {
		n++
		break
	}
	for range g.Replies("c3") {
		n++
		break
	}
	for range g.Walk("c1") {
		n++
		break
	}
	for range g.InSpan(argmap.Span{Start: 0, End: 99}) {
		n++
		break
	}
	if n != 8 {
		t.Errorf("%d values, want 8", n)
	}
}

// TestRangeTwice goes through one sequence again, after a break and to the end.
func TestRangeTwice(t *testing.T) {
	g := build(t, sample())
	for name, seq := range map[string]iter.Seq[argmap.Component]{
		"Components": g.Components(), "InSpan": g.InSpan(argmap.Span{Start: 0, End: 99}), "Unattached": g.Unattached(),
		"About": g.About(argmap.Entity{Mentions: []argmap.Span{span("heals")}}),
	} {
		for range seq {
			break
		}
		once := ids(seq)
		if again := ids(seq); again != once || once == "" {
			t.Errorf("%s: first %q, then %q", name, once, again)
		}
	}
}

// TestBuildSorts puts mentions and apparatus into text order.
func TestBuildSorts(t *testing.T) {
	d := sample()
	d.Entities[0].Mentions = []argmap.Span{span("do it"), span("heals"), span("Open")}
	d.Apparatus = []argmap.Apparatus{{Span: argmap.Span{Start: 90, End: 91}, Label: argmap.Note}, d.Apparatus[0]}
	g := build(t, d)
	e := g.Draft().Entities[0]
	if got, want := e.Mentions, []argmap.Span{span("Open"), span("heals"), span("do it")}; !slices.Equal(got, want) {
		t.Errorf("mentions at %v, want %v", got, want)
	}
	if got, want := ids(g.About(e)), "c1 c2 c6"; got != want {
		t.Errorf("About gives %s, want %s", got, want)
	}
	if got := g.Draft().Apparatus; got[0].Label != argmap.Headline {
		t.Errorf("apparatus in the order %v", got)
	}
	if d.Entities[0].Mentions[0] != span("do it") {
		t.Error("Build changed the draft")
	}
}

// What a span is part of prints as itself, not as its place alone.
func TestString(t *testing.T) {
	d := sample()
	for _, c := range []struct {
		value fmt.Stringer
		want  string
	}{
		{d.Components[1], `c2 [15,26) pro claim "It heals us"`},
		{d.Components[2].Cues[0], `[46,57) "critics say" (opposing view)`},
		{d.Apparatus[0], "[0,13) headline"},
		{build(t, d), `"The park", components: 6, relations: 3, entities: 1`},
		{build(t, argmap.Draft{ID: "a"}), `"a", components: 0, relations: 0, entities: 0`},
		{&argmap.Graph{}, "components: 0, relations: 0, entities: 0"},
	} {
		if got := c.value.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// A chain of any length is walked, in a stack of any size.
func TestWalkDeep(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(8 << 20))
	const n = 100_000
	var d argmap.Draft
	for i := range n {
		c := argmap.Component{ID: fmt.Sprint("c", i), Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: i, End: i + 1}}
		if i > 0 {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprint("r", i), Type: argmap.Support, From: c.ID, To: fmt.Sprint("c", i-1)})
		}
		d.Components = append(d.Components, c)
	}
	last := -1
	for depth := range build(t, d).Walk("c0") {
		if depth != last+1 {
			t.Fatalf("depth %d after %d", depth, last)
		}
		last = depth
	}
	if last != n-1 {
		t.Errorf("walked down to %d, want %d", last, n-1)
	}
}
