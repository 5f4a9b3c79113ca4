package dot_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/dot"
	"opedmap/argmap/encoding/internal/encodingtest"
)

var codec = encodingtest.Codec{Marshal: dot.Marshal, Unmarshal: dot.Unmarshal}

func TestRoundTrip(t *testing.T) { encodingtest.RoundTrip(t, codec) }

const foreign = `strict digraph "A \"map\"" { label="The\nmap"; /* c */ edge [color=blue]
  a [label="Ban &icirc;t\l"]; "b c" [label=<It <b>kills</b> &amp; hurts>]; d:n -> "b c":s -> a [label=attacks];
  subgraph cluster_x { label="Box"; e; f [label="\N!"] } {e f} -> {a} [color=Red]; a -> d; e -> a [label=likes]
} digraph second { z }`

func TestForeign(t *testing.T) {
	doc, err := dot.Unmarshal([]byte(foreign))
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
		"The map", `a major_claim pro "Ban ît"`, `b c claim con "It kills & hurts"`, `d premise pro "d"`, `e premise con "e"`, `f premise con "f!"`,
		"r1 d attack b c", "r2 b c attack a", "r3 e attack a", "r4 f attack a", "r5 e support a",
		"second: not part of a graph: graph beside the first", "Box: not part of a graph: subgraph",
		`e → a: value not understood: "likes" read as support`, "a → d: relation closes a cycle: a → d",
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
		{"syntax", "digraph {\n a -> }", "line 2, column 7", nil},
		{"empty", "", "line 1, column 1", nil},
		{"depth", "digraph \n" + strings.Repeat("{", 1_000_000), "line 2", dot.ErrDepth},
		{"product", "digraph {{" + strings.Repeat("a ", 500) + nodes(600) + "} -> {" + nodes(600) + "}}", "", encoding.ErrTooLarge},
		{"note", `digraph { opedmap="{" }`, "graph attribute opedmap", nil},
		{"text", `digraph { a [text="x"] }`, `node "a"`, nil},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := dot.Unmarshal([]byte(tt.in))
		var e *encoding.Error
		if !errors.As(err, &e) || tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("%s: error %v, want an *encoding.Error with %v", tt.name, err, tt.is)
		} else if e.Place != tt.place {
			t.Errorf("%s: place %q, want %q (%v)", tt.name, e.Place, tt.place, err)
		}
	}
}

func nodes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "n%d ", i)
	}
	return b.String()
}

// TestChangedLabel checks that a label edited elsewhere wins over the exact
// text kept beside it.
func TestChangedLabel(t *testing.T) {
	g, _ := encodingtest.Sample(t)
	data, err := dot.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(data), `label="Give the lake back"`, `label="Keep the\nlake"`, 1)
	doc, err := dot.Unmarshal([]byte(changed))
	if err != nil {
		t.Fatal(err)
	}
	if c, _ := doc.Graph.Component("c1"); c.Text != "Keep the\nlake" || c.Span.Text(doc.Text) != c.Text {
		t.Errorf("component %q at %v", c.Text, c.Span)
	}
}

func FuzzUnmarshal(f *testing.F) { encodingtest.Fuzz(f, codec, foreign) }

func ExampleMarshal() {
	g, _ := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 1},
			{ID: "c2", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 8, End: 16}, Text: "It kills", Confidence: 1}},
		Relations: []argmap.Relation{{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 1}},
	}.Build()
	out, err := dot.Marshal(g, "")
	fmt.Printf("%s%v", out, err)
	// Output:
	// digraph argument {
	//   graph [rankdir=BT, fontname="Helvetica"];
	//   node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=11];
	//   edge [fontname="Helvetica", fontsize=9];
	//   "c1" [label="Ban it", penwidth=2.5, fillcolor="#FFF4CC",
	//     text="\"Ban it\"", kind="major_claim", stance="pro", counterargument="false", confidence="1", start="0", end="6"];
	//   "c2" [label="It kills",
	//     text="\"It kills\"", kind="premise", stance="pro", counterargument="false", confidence="1", start="8", end="16"];
	//   "c2" -> "c1" [color="#0072B2", type=support, relation="r1", confidence=1];
	// }
	// <nil>
}
