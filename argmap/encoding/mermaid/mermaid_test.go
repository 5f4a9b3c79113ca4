package mermaid_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/encodingtest"
	"opedmap/argmap/encoding/mermaid"
)

func marshal(g *argmap.Graph, src string) ([]byte, error) { return mermaid.Marshal(g, src) }

var codec = encodingtest.Codec{Marshal: marshal, Unmarshal: mermaid.Unmarshal}

func TestRoundTrip(t *testing.T) { encodingtest.RoundTrip(t, codec) }

const foreign = `---
title: The map
---
%%{init: {"theme": "dark",
  "x": 1}}%%
graph TD; a["Ban #238;t<br/>now"] ; b(It kills):::hot -->|because| a
  %% a comment
  subgraph Box [A box]
  c{{"two
  lines"}} & d-1 --x a
  end
  c -. undercuts .-> b
  e --- a --> e
  e == likes ==> b;  style a fill:#fff
  click a "https://example.org"
  f[/slanted/] x--x g@--> a`

func TestForeign(t *testing.T) {
	doc, err := mermaid.Unmarshal([]byte(strings.Replace(foreign, " x--x g@--> a", " x--x b", 1)))
	if err != nil {
		t.Fatal(err)
	}
	got := []string{doc.Graph.Title()}
	for c := range doc.Graph.Components() {
		got = append(got, fmt.Sprintf("%s %v %v %q", c.ID, c.Kind, c.Stance, c.Text))
	}
	for r := range doc.Graph.Relations() {
		got = append(got, fmt.Sprintf("%s %s %v %s", r.ID, r.From, r.Type, r.To))
	}
	for _, l := range doc.Losses {
		got = append(got, l.String())
	}
	want := []string{
		"The map", `a major_claim pro "Ban ît now"`, `b claim pro "It kills"`, `c premise con "two lines"`, `d-1 premise con "d-1"`,
		`e premise pro "e"`, `f premise con "slanted"`,
		"r1 b support a", "r2 c attack a", "r3 d-1 attack a", "r4 c undercut r1", "r5 e support a", "r6 e support b", "r7 f attack b",
		"subgraph Box [A box]: not part of a graph: subgraph",
		"e → a: relation without a direction got one: line without a head read from left to right",
		`e → b: value not understood: "likes" read as support`,
		`click a "https://example.org": not part of a graph: click`,
		"f → b: relation without a direction got one: arrow with two heads read from left to right",
		"a → e: relation closes a cycle: a → e",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, in, place string
		is              error
	}{
		{"other", "\nsequenceDiagram\n", "line 2", mermaid.ErrNotFlowchart},
		{"empty", "%% x", "line 1", mermaid.ErrNotFlowchart},
		{"syntax", "graph TD\n a -> b", "line 2", mermaid.ErrSyntax},
		{"no end", "graph TD\n a --> ", "line 2", mermaid.ErrSyntax},
		{"unclosed", "graph TD\n\n a[b --> c", "line 3", mermaid.ErrUnclosed},
		{"note", "graph TD\n %% node a {\"kind\":\"x\"}", "line 2", nil},
		{"product", "graph TD\n" + strings.Repeat("a & ", 600) + "a --> " + strings.Repeat("b & ", 600) + "b", "line 2", encoding.ErrTooLarge},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := mermaid.Unmarshal([]byte(tt.in))
		var e *encoding.Error
		if !errors.As(err, &e) || tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("%s: error %v, want an *encoding.Error with %v", tt.name, err, tt.is)
		} else if e.Place != tt.place {
			t.Errorf("%s: place %q, want %q (%v)", tt.name, e.Place, tt.place, err)
		}
	}
}

// TestBare reads a chart without comments: words, relations and what the
// structure tells survive.
func TestBare(t *testing.T) {
	g, _ := encodingtest.Sample(t)
	data, err := mermaid.Marshal(g, "", mermaid.Bare())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "\n  %%") {
		t.Errorf("comments in a bare chart:\n%s", data)
	}
	doc, err := mermaid.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if want, got := relations(g), relations(doc.Graph); want != got {
		t.Errorf("relations mismatch (-want +got):\n%s", cmp.Diff(want, got))
	}
	for c := range g.Components() {
		got, _ := doc.Graph.Component(c.ID)
		want := strings.Map(func(r rune) rune {
			if r == 1 {
				return '\uFFFD'
			}
			return r
		}, strings.Join(strings.Fields(c.Text), " "))
		if got.Text != want {
			t.Errorf("%s: %q, want %q", c.ID, got.Text, want)
		}
	}
}

// relations names the ends of every relation, for an undercut those of the
// relation that it denies.
func relations(g *argmap.Graph) string {
	var b strings.Builder
	for r := range g.Relations() {
		for r.Type == argmap.Undercut {
			fmt.Fprintf(&b, "%s undercuts ", r.From)
			r, _ = g.Relation(r.To)
		}
		fmt.Fprintln(&b, r.From, r.Type, r.To)
	}
	return b.String()
}

func FuzzUnmarshal(f *testing.F) { encodingtest.Fuzz(f, codec, foreign) }

func ExampleMarshal() {
	g, _ := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 1},
			{ID: "c2", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 8, End: 20}, Text: `It "kills" #1`, Confidence: 1}},
		Relations: []argmap.Relation{{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 1}},
	}.Build()
	out, err := mermaid.Marshal(g, "", mermaid.Bare())
	fmt.Printf("%s%v", out, err)
	// Output:
	// flowchart BT
	//   c1["Ban it"]:::major
	//   c2["It #34;kills#34; #35;1"]:::premise
	//   c2 -->|supports| c1
	//   classDef major fill:#FFF4CC,stroke:#333,stroke-width:3px,color:#000
	//   classDef claim fill:#DCEBF7,stroke:#333,color:#000
	//   classDef premise fill:#FFFFFF,stroke:#333,color:#000
	//   classDef con fill:#E4E4E4,stroke:#333,stroke-dasharray:4,color:#000
	// <nil>
}
