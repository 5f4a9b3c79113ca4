package html_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
)

// TestWarnings counts, sums up and warns of graphs that lack one thing or another.
func TestWarnings(t *testing.T) {
	at := 0
	c := func(id string, k argmap.Kind, s argmap.Stance, text string) argmap.Component {
		at += len(text) + 1
		return argmap.Component{ID: id, Kind: k, Stance: s, Span: argmap.Span{Start: at - len(text) - 1, End: at - 1}, Text: text, Confidence: 1, Counterargument: s == argmap.Con && k == argmap.Claim}
	}
	r := func(from string, k argmap.RelationType, to string) argmap.Relation {
		return argmap.Relation{ID: "r" + from, Type: k, From: from, To: to, Confidence: 1}
	}
	long := strings.Repeat("ninechars", 9)
	for _, tt := range []struct {
		name    string
		draft   argmap.Draft
		counts  html.Counts
		summary string
		want    []html.Note
	}{
		{"empty", argmap.Draft{}, html.Counts{}, "0 components · 0 major claims · 0 claims · 0 premises · 0 counterarguments", []html.Note{{"No thesis was found.", ""}}},
		{"one", argmap.Draft{Components: []argmap.Component{c("a", argmap.Premise, argmap.Pro, "x")}}, html.Counts{Components: 1, Premises: 1, Unattached: 1},
			"1 component · 0 major claims · 0 claims · 1 premise · 0 counterarguments", []html.Note{{"No thesis was found.", ""}, {"No counterargument was found.", ""}, {"1 component found no place in the argument.", ""}}},
		{"all", argmap.Draft{
			Components: []argmap.Component{c("m", argmap.MajorClaim, argmap.Pro, "x"), c("a", argmap.Claim, argmap.Pro, long[:79]+" b"), c("k", argmap.Claim, argmap.Con, long[:80]), c("l", argmap.Claim, argmap.Con, long), c("p", argmap.Premise, argmap.Pro, "y")},
			Relations:  []argmap.Relation{r("a", argmap.Support, "m"), r("k", argmap.Attack, "m"), r("l", argmap.Attack, "m"), r("p", argmap.Undercut, "rk")},
			Entities:   []argmap.Entity{{ID: "e", Name: "E", Label: 1, Attitude: argmap.Neutral}}},
			html.Counts{Components: 5, MajorClaims: 1, Claims: 3, Premises: 1, Counterarguments: 2, Answered: 1, Unsupported: 1, Entities: 1, Depth: 2},
			"5 components · 1 major claim · 3 claims · 1 premise · 2 counterarguments (1 answered)", []html.Note{
				{"This counterargument has no answer: “" + long[:80] + " …”", "l"}, {"This claim stands without support: “" + long[:79] + " …”", "a"}}},
	} {
		g := build(t, tt.draft)
		if d := cmp.Diff(tt.counts, html.Count(g)); d != "" {
			t.Errorf("%s: Count mismatch (-want +got):\n%s", tt.name, d)
		}
		if got := html.Summary(g); got != tt.summary {
			t.Errorf("%s: Summary = %q, want %q", tt.name, got, tt.summary)
		}
		if d := cmp.Diff(tt.want, html.Warnings(g)); d != "" {
			t.Errorf("%s: Warnings mismatch (-want +got):\n%s", tt.name, d)
		}
	}
}

// TestDepth has graphs in which a component stands under several others.
func TestDepth(t *testing.T) {
	graph := func(n int, relations ...argmap.Relation) *argmap.Graph {
		var d argmap.Draft
		for i := range n {
			d.Components = append(d.Components, argmap.Component{ID: fmt.Sprint("c", i), Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: i, End: i + 1}})
		}
		for i, r := range relations {
			r.ID = fmt.Sprint("r", i)
			d.Relations = append(d.Relations, r)
		}
		return build(t, d)
	}
	r := func(from int, k argmap.RelationType, to string) argmap.Relation {
		return argmap.Relation{Type: k, From: fmt.Sprint("c", from), To: to}
	}
	const n = 3000
	var shared []argmap.Relation // a chain under each of n roots
	for i := range n {
		shared = append(shared, r(n, argmap.Support, fmt.Sprint("c", i)), r(n+i+1, argmap.Support, fmt.Sprint("c", n+i)))
	}
	for _, tt := range []struct {
		name  string
		graph *argmap.Graph
		want  int
	}{
		{"chain", graph(3, r(1, argmap.Support, "c0"), r(2, argmap.Attack, "c1")), 2},
		{"shorter way", graph(3, r(1, argmap.Support, "c0"), r(2, argmap.Support, "c1"), r(2, argmap.Support, "c0")), 1},
		{"undercuts of each other", graph(3, r(1, argmap.Support, "c0"), r(2, argmap.Support, "c0"), r(1, argmap.Undercut, "r1"), r(2, argmap.Undercut, "r0")), 1},
		{"shared", graph(2*n+1, shared...), n + 1},
	} {
		start := time.Now()
		if got := html.Count(tt.graph).Depth; got != tt.want {
			t.Errorf("%s: Depth = %d, want %d", tt.name, got, tt.want)
		}
		if d := time.Since(start); d > 2*time.Second {
			t.Errorf("%s: Count took %v", tt.name, d)
		}
	}
}
