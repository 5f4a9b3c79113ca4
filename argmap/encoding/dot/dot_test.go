package dot_test

import (
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
	want := []string{
		"The map", `a major_claim pro "Ban ît"`, `b c claim con "It kills & hurts"`, `d premise pro "d"`, `e premise con "e"`, `f premise con "f!"`,
		"r1 d attack b c", "r2 b c attack a", "r3 e attack a", "r4 f attack a",
		"Box: not part of a graph: subgraph", "second: not part of a graph: graph beside the first",
		`e → a: value not understood: "likes" read as attack`, "a → d: relation closes a cycle: a → d",
	}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

func describe(doc *encoding.Document) []string {
	return append([]string{doc.Graph.Title()}, encodingtest.Describe(doc, encodingtest.Brief)...)
}

// TestLanguage reads what the language has, and lists what a graph has no place
// for.
func TestLanguage(t *testing.T) {
	const ab = `a major_claim pro "a"`
	tests := []struct {
		name, in string
		want     []string
	}{
		{"lists", "\uFEFFdigraph { b, c:p:n -> a, d }", []string{"", `b premise pro "b"`, `c premise pro "c"`, ab, `d major_claim pro "d"`,
			"r1 b support a", "r2 b support d", "r3 c support a", "r4 c support d"}},
		{"joined", "digraph { a [label=\"Ban \" + /* all */ \"it \"\n + \"now\"]\n# 1 \"x\"\n }", []string{"", `a major_claim pro "Ban it now"`}},
		{"comments", "#!/usr/bin/dot -Tsvg\ndigraph { # c }\n\t# \"\n b -> a# ->\n // # c\n b [label=\"#1\"]# }\n}", []string{"", `b premise pro "#1"`, ab, "r1 b support a"}},
		{"joined lines", "digraph { a [label=\"Ban \\\nit \\\r\nnow\\\\\\t\"] }", []string{"", `a major_claim pro "Ban it now\\t"`}},
		{"lone backslash", `digraph { a [label="x\"y\z"] }`, []string{"", `a major_claim pro "x\"yz"`}},
		{"strict", "strict graph { a -- b; b -- a [label=attacks, dir=forward] }", []string{"", `a premise con "a"`, `b major_claim pro "b"`, "r1 a attack b"}},
		{"not strict", "digraph { b -> a; b -> a }", []string{"", `b premise pro "b"`, ab, "r1 b support a", "r2 b support a"}},
		{"xlabel", "digraph { b -> a [xlabel=attacks] }", []string{"", `b premise con "b"`, ab, "r1 b attack a"}},
		{"two labels", "digraph { b -> a [label=supports, xlabel=\"see 3\"] }", []string{"", `b premise pro "b"`, ab, "r1 b support a",
			`b → a: not part of a graph: xlabel "see 3"`}},
		{"defaults", "digraph { node [label=same]; a; subgraph { node [label=other, kind=claim] b } c [label=own] }", []string{"", `a claim pro "same"`, `b claim pro "other"`, `c claim pro "own"`}},
		{"edge defaults", "digraph { subgraph { edge [label=attacks] b -> a } c -> a }", []string{"", `b premise con "b"`, ab, `c premise pro "c"`, "r1 b attack a", "r2 c support a"}},
		{"directions", "digraph { a -> b [dir=back]; a -> c [dir=both]; a -> d [dir=none] }", []string{"", `a claim pro "a"`, `b premise pro "b"`, `c major_claim pro "c"`, `d major_claim pro "d"`,
			"r1 b support a", "r2 a support c", "r3 a support d", "a → c: relation without a direction got one: edge with two heads read from left to right",
			"a → d: relation without a direction got one: edge without a head read from left to right"}},
		{"words elsewhere", "digraph {\n graph [URL=u] tooltip=w\n node [comment=c, shape=box]\n edge [style=dashed, headlabel=h]\n" +
			" a [URL=\"http://x.y\", color=red] b -> a [tooltip=\"why\", weight=2]\n subgraph cluster_0 { graph [label=\"Pros\"] a } }", []string{"", ab, `b premise pro "b"`, "r1 b support a",
			`line 2: not part of a graph: URL "u"`, `line 2: not part of a graph: tooltip "w"`, `line 3: not part of a graph: comment "c"`, `line 4: not part of a graph: headlabel "h"`,
			`a: not part of a graph: URL "http://x.y"`, `b → a: not part of a graph: tooltip "why"`, "Pros: not part of a graph: subgraph"}},
		{"words after a set", "digraph {\n{a b} [label=x, kind=claim, color=red]\nsubgraph s {c} [label=y] b -> a c {d} }", []string{"", ab, `b premise pro "b"`, `c claim pro "c"`, `d claim pro "d"`, "r1 b support a",
			`line 2: not part of a graph: label "x"`, `line 2: not part of a graph: kind "claim"`, `line 3: not part of a graph: label "y"`}},
		{"words of a list", "digraph {\na, b [kind=claim, tooltip=t] }", []string{"", `a claim pro "a"`, `b claim pro "b"`, `line 2: not part of a graph: tooltip "t"`}},
		{"last title", "digraph { label=\"A\"; a; graph [label=\"B\"] }", []string{"B", ab}},
		{"title taken back", "digraph { label=\"A\"; a; label=\"\" }", []string{"", ab}},
		{"no name", "digraph { \"\" [label=w, start=x]; \"\" -> a; c1 -> \"\" [label=attacks]; c2 [exactid=\"\\\"c3\\\"\"] c2 -> a; c4 [exactid=7]; c4 [exactid=\"\\\"\\\"\"] }", []string{"", `c2 claim pro "w"`, ab, `c1 premise con "c1"`,
			`c3 premise pro "c2"`, `c4 claim pro "c4"`, "r1 c2 support a", "r2 c1 attack c2", "r3 c3 support a", `c2: value not understood: start "x"`}},
		{"empty set", "digraph { {} -> a [tooltip=t] }", []string{"", ab, `line 1: not part of a graph: tooltip "t"`}},
		{"sets", "digraph { {b -> c} -> {a a} }", []string{"", `b premise pro "b"`, `c claim pro "c"`, ab, "r1 b support c", "r2 b support a", "r3 c support a"}},
		{"empty statements", "digraph {;; a;;{;}}", []string{"", ab}},
		{"bad confidence", "digraph { b -> a [confidence=2] } # 1", []string{"", `b premise pro "b"`, ab, "r1 b support a",
			`b → a: value not understood: confidence "2"`}},
		{"semicolons in lists", "digraph { a [label=x; kind=claim] }", []string{"", `a claim pro "x"`}},
		{"names in labels", `digraph { a [label="x\G\E\T\H\L\N\q"] }`, []string{"", `a major_claim pro "xaq"`}},
		{"comment beside an arrow", "digraph { b /**/->/*a*/a/**/}", []string{"", `b premise pro "b"`, ab, "r1 b support a"}},
		{"no markup", "digraph { a [label=\"<none>\"] }", []string{"", `a major_claim pro "<none>"`}},
	}
	for _, tt := range tests {
		doc, err := dot.Unmarshal([]byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(doc)); diff != "" {
			t.Errorf("%s: Unmarshal(%q) mismatch (-want +got):\n%s", tt.name, tt.in, diff)
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, in, place string
		is              error
	}{
		{"syntax", "digraph {\n a -> }", "line 2, column 7", dot.ErrSyntax},
		{"empty", "", "line 1, column 1", dot.ErrSyntax},
		{"undirected", "graph {\n a -> b }", "line 2, column 4", dot.ErrSyntax},
		{"string", "digraph {\n a [label=\"b ]\n}\n", "line 2, column 11", dot.ErrSyntax},
		{"markup", "digraph { a [label=<b ]\n}\n", "line 1, column 20", dot.ErrSyntax},
		{"comment", "digraph { /* }", "line 1, column 11", dot.ErrSyntax},
		{"joined", "digraph { a [label=\"b\" + c] }", "line 1, column 26", dot.ErrSyntax},
		{"joined to nothing", "digraph { a [label=\"b\" +", "line 1, column 25", dot.ErrSyntax},
		{"joined to a comment", "digraph { a [label=\"b\" + /* ] }", "line 1, column 26", dot.ErrSyntax},
		{"joined to half a string", "digraph {\n a [label=\"b\" + \"c] }", "line 2, column 17", dot.ErrSyntax},
		{"comment after a string", "digraph { a [label=\"b\" /* ] }", "line 1, column 24", dot.ErrSyntax},
		{"last backslash", `digraph { a [label="b\`, "line 1, column 20", dot.ErrSyntax},
		{"two names", "digraph a b {}", "line 1, column 11", dot.ErrSyntax},
		{"strict what", "strict a {}", "line 1, column 8", dot.ErrSyntax},
		{"no block", "digraph a", "line 1, column 10", dot.ErrSyntax},
		{"open block", "digraph { a", "line 1, column 12", dot.ErrSyntax},
		{"open inner block", "digraph { a -> { b", "line 1, column 19", dot.ErrSyntax},
		{"subgraph alone", "digraph { subgraph s }", "line 1, column 22", dot.ErrSyntax},
		{"keyword alone", "digraph { node a }", "line 1, column 16", dot.ErrSyntax},
		{"keyword as a node", "digraph { a -> node }", "line 1, column 16", dot.ErrSyntax},
		{"default without a value", "digraph { edge [a] }", "line 1, column 18", dot.ErrSyntax},
		{"default of what", "digraph { node [shape=box }", "line 1, column 27", dot.ErrSyntax},
		{"graph value", "digraph { a = }", "line 1, column 15", dot.ErrSyntax},
		{"port", "digraph { a: }", "line 1, column 14", dot.ErrSyntax},
		{"third port", "digraph { a:b:c:d }", "line 1, column 16", dot.ErrSyntax},
		{"list", "digraph { a, }", "line 1, column 14", dot.ErrSyntax},
		{"attribute", "digraph { a [=b] }", "line 1, column 14", dot.ErrSyntax},
		{"value", "digraph { a [b=] }", "line 1, column 16", dot.ErrSyntax},
		{"edge value", "digraph { a -> b [c=] }", "line 1, column 21", dot.ErrSyntax},
		{"edge arrow", "digraph { a -- b }", "line 1, column 13", dot.ErrSyntax},
		{"sign", "digraph { ? }", "line 1, column 11", dot.ErrSyntax},
		{"second", "digraph {}\ndigraph { a [b] }", "line 2, column 15", dot.ErrSyntax},
		{"latin-1", "digraph {\n a [label=\"caf\xe9\"] }", "line 2", nil},
		{"depth", "digraph \n" + strings.Repeat("{", 1_000_000), "line 2, column 201", dot.ErrDepth},
		{"product", "digraph {{" + strings.Repeat("a ", 500) + nodes(600) + "} -> {" + nodes(600) + "}}", "line 1", encoding.ErrTooLarge},
		{"again", "strict digraph {{" + strings.Repeat("a b c ", 10) + nodes(100_000) + "} -> x; {" + nodes(100_001) + "} -> x}", "line 1", encoding.ErrTooLarge},
		{"nodes", "digraph {\n" + nodes(2*encoding.MaxNodes) + "\nx\n}", "line 4, column 1", encoding.ErrTooLarge},
		{"note", `digraph { opedmap="{" }`, "graph attribute opedmap", nil},
		{"text", `digraph { a [text="x"] }`, `node "a"`, nil},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := dot.Unmarshal([]byte(tt.in))
		encodingtest.Error(t, tt.name, err, tt.place, tt.is)
	}
}

func nodes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "n%d ", i)
	}
	return b.String()
}

// TestConfidence reads that of an edge, which is 1 where the file does not say.
func TestConfidence(t *testing.T) {
	doc, err := dot.Unmarshal([]byte("digraph { edge [confidence=0.25] b -> a; c -> a [confidence=0]; d -> a [confidence=\"\"] }"))
	if err != nil {
		t.Fatal(err)
	}
	var got []float64
	for r := range doc.Graph.Relations() {
		got = append(got, r.Confidence)
	}
	if diff := cmp.Diff([]float64{0.25, 0, 1}, got); diff != "" {
		t.Errorf("confidence mismatch (-want +got):\n%s", diff)
	}
}

// A small probability is written with an exponent, which the language has in quotes only.
func TestSmallConfidence(t *testing.T) {
	d := argmap.Draft{
		Components: []argmap.Component{
			{ID: "a", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 1}, Text: "a", Confidence: 1},
			{ID: "b", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 2, End: 3}, Text: "b", Confidence: 5e-7},
		},
		Relations: []argmap.Relation{{ID: "r", Type: argmap.Support, From: "b", To: "a", Confidence: 5e-5}},
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	b, err := dot.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := dot.Unmarshal(b)
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	if !doc.Graph.Equal(g) {
		t.Errorf("got back another graph from\n%s", b)
	}
}

// TestLabel writes words that Graphviz shows as they are, in lines of 36 characters.
func TestLabel(t *testing.T) {
	for text, want := range map[string]string{
		`"a" & b \n <c>`: `"&quot;a&quot; &amp; b &#92;&#92;n <c>"`,
		"a\x01b\x7fc":    "\"a\ufffdb\ufffdc\"",
		" a\tb\n\nc ":    `"a b c"`,
		"":               `""`,
		strings.Repeat("ü", 34) + " x " + strings.Repeat("y", 40) + " z": `"` + strings.Repeat("ü", 34) + ` x\n` + strings.Repeat("y", 40) + `\nz"`,
		strings.Repeat("ü", 34) + " xx":                                  `"` + strings.Repeat("ü", 34) + `\nxx"`,
	} {
		g, err := argmap.Draft{Components: []argmap.Component{{ID: "c", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{End: len(text)}, Text: text}}}.Build()
		if err != nil {
			t.Fatal(err)
		}
		data, err := dot.Marshal(g, "")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), `  "c" [label=`+want+",\n") {
			t.Errorf("Marshal of %q gives %s, want the label %s", text, data, want)
		}
	}
}

// TestFill tells kinds and stances apart.
func TestFill(t *testing.T) {
	for c, want := range map[[2]int]string{
		{int(argmap.MajorClaim), int(argmap.Pro)}: `penwidth=2.5, fillcolor="#FFF4CC"`, {int(argmap.MajorClaim), int(argmap.Con)}: `penwidth=2.5, fillcolor="#FFF4CC"`,
		{int(argmap.Claim), int(argmap.Pro)}: `fillcolor="#DCEBF7"`, {int(argmap.Claim), int(argmap.Con)}: `fillcolor="#E4E4E4"`,
		{int(argmap.Premise), int(argmap.Pro)}: "", {int(argmap.Premise), int(argmap.Con)}: `fillcolor="#E4E4E4"`,
	} {
		g, err := argmap.Draft{Components: []argmap.Component{{ID: "c", Kind: argmap.Kind(c[0]), Stance: argmap.Stance(c[1]), Span: argmap.Span{End: 1}, Text: "x"}}}.Build()
		if err != nil {
			t.Fatal(err)
		}
		data, err := dot.Marshal(g, "")
		if err != nil {
			t.Fatal(err)
		}
		_, after, _ := strings.Cut(string(data), `"c" [label="x"`)
		if got, _, _ := strings.Cut(strings.TrimPrefix(after, ", "), ",\n"); got != want {
			t.Errorf("a %v %v is drawn with %q, want %q", argmap.Stance(c[1]), argmap.Kind(c[0]), got, want)
		}
	}
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

// TestIDs writes no id that Graphviz would take for a name of its own making, or
// for two.
func TestIDs(t *testing.T) {
	g, err := argmap.Draft{
		Components: []argmap.Component{
			{ID: "%1", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{End: 1}, Text: "a", Confidence: 1},
			{ID: "c2", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 2, End: 3}, Text: "b", Confidence: 1}},
		Relations: []argmap.Relation{{ID: `"r\`, Type: argmap.Support, From: "c2", To: "%1", Confidence: 1}},
	}.Build()
	if err != nil {
		t.Fatal(err)
	}
	data, err := dot.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	if s := string(data); !strings.Contains(s, "\n  \"id1\" [") || !strings.Contains(s, `relation="id2"`) {
		t.Errorf("Marshal gives %s", data)
	}
	if doc, err := dot.Unmarshal(data); err != nil || !doc.Graph.Equal(g) {
		t.Errorf("Unmarshal gives %v, %v", doc, err)
	}
}

func FuzzUnmarshal(f *testing.F) {
	encodingtest.Fuzz(f, codec, foreign, `graph{a,b:c--{d e}[label="x"+"y"];node[label=<i>]f--a[dir=back]}`)
}

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
	//   "c2" -> "c1" [color="#0072B2", type=support, relation="r1", confidence="1"];
	// }
	// <nil>
}
