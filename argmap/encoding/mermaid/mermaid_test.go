package mermaid_test

import (
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
	if want, got := "The map", doc.Graph.Title(); want != got {
		t.Errorf("title %q, want %q", got, want)
	}
	want := []string{
		`a major_claim pro "Ban ît now"`, `b claim pro "It kills"`, `c premise con "two lines"`, `d-1 premise con "d-1"`,
		`e premise pro "e"`, `f premise con "slanted"`,
		"r1 b support a", "r2 c attack a", "r3 d-1 attack a", "r4 c undercut r1", "r5 e support a", "r6 e support b", "r7 f attack b",
		"subgraph Box [A box]: not part of a graph: subgraph",
		"e → a: relation without a direction got one: line without a head read from left to right",
		`e → b: value not understood: "likes" read as support`,
		`click a "https://example.org": not part of a graph: click`,
		"f → b: relation without a direction got one: arrow with two heads read from left to right",
		"a → e: relation closes a cycle: a → e",
	}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

func describe(doc *encoding.Document) []string {
	return encodingtest.Describe(doc, encodingtest.Brief)
}

// TestSyntax reads what Mermaid 11.17 draws; words and arrows are as it shows them.
func TestSyntax(t *testing.T) {
	const b = `B major_claim pro "B"`
	tests := []struct {
		name, in string
		want     []string
	}{
		{"slanted", `J[/top\] --> K[\bottom/] --> L[\up\]; L ~~~ M[/down/]`, []string{`J premise pro "top"`, `K claim pro "bottom"`, `L major_claim pro "up"`,
			`M claim pro "down"`, "r1 J support K", "r2 K support L"}},
		{"data", `A@{ shape: rect, label: "Hi } **there**" } --> B@{ shape: circle }`, []string{`A premise pro "Hi } there"`, b, "r1 A support B"}},
		{"data in lines", "A@{\n shape: circle\n label: |\n  This is a\n  multi\n}\n--> B@{ label: '*B*', labelType: text, img: x.png }",
			[]string{`A premise pro "This is a multi"`, `B major_claim pro "*B*"`, "r1 A support B", `B: not part of a graph: img "x.png"`}},
		{"data after a shape", `A["x"]@{ shape: circle } --> B`, []string{`A premise pro "x"`, b, "r1 A support B"}},
		{"arrow id", "A e1@-- why --> B\ne1@{ animate: true }", []string{`A premise pro "A"`, b, "e1 A support B", `A → B: value not understood: "why" read as support`}},
		{"arrow id in a group", "A & C e1@--x B & D", []string{`A premise con "A"`, `C premise con "C"`, b, `D major_claim pro "D"`,
			"r1 A attack B", "r2 A attack D", "e1 C attack B", "r3 C attack D"}},
		{"description", "accDescr {\n several -->\n 5\" lines; more\n}\naccTitle: a; b --> c\nA --> B", []string{`A premise pro "A"`, b, "r1 A support B",
			`accDescr { several --> 5" lines; more: not part of a graph: accDescr`, "accTitle: a; b --> c: not part of a graph: accTitle"}},
		{"quoted on an arrow", `A -- "because --> of" --> B; C -. "against -.-> it" .-> B; D == "pro ==> x" ==> B`, []string{`A premise pro "A"`, b, `C premise con "C"`,
			`D premise pro "D"`, "r1 A support B", "r2 C attack B", "r3 D support B", `D → B: value not understood: "pro ==> x" read as support`}},
		{"bars", "A -->|\"attacks | pipe\"| B; C --> |for; ever| B", []string{`A premise con "A"`, b, `C premise pro "C"`, "r1 A attack B", "r2 C support B",
			`C → B: value not understood: "for; ever" read as support`}},
		{"semicolon", "A[a; b] --> B;", []string{`A premise pro "a; b"`, b, "r1 A support B"}},
		{"arrow on the next line", "A\n\n  %% comment\n --> B\nx-->C", []string{`A premise pro "A"`, `B claim pro "B"`, `C major_claim pro "C"`, "r1 A support B", "r2 B support C",
			"B → C: relation without a direction got one: arrow with two heads read from left to right"}},
		{"label over lines", "A[one\n%% comment\ntwo] -->\n B[\"B\"\n]", []string{`A premise pro "one two"`, b, "r1 A support B"}},
		{"entities", `A["a &lt; b &amp;lt; #lt; #35; < c > AT&T<b>x</b>y\nz"]`, []string{`A major_claim pro "a < b &lt; < # < c > AT&T x y z"`}},
		{"Markdown", "A[\"`**bold** *it* _u_ snake_case_word 2 * 3 * \\*x\\* #42;y#42;`\"] --> B[\"**B** `t`\"] --> C[*C*] -- \"`*supports*`\" --> D", []string{
			"A premise pro \"bold it u snake_case_word 2 * 3 * *x* *y*\"", "B premise pro \"**B** `t`\"", `C claim pro "*C*"`, `D major_claim pro "D"`,
			"r1 A support B", "r2 B support C", "r3 C support D"}},
		{"subgraph as an end", "subgraph one [The *Title*]\n A\nend\nsubgraph two\n C\nend; B --> one\nsubgraph three words\n D\nend two --> one\nsubgraph four[\"`a **b**`\"]\nend\nfour --> B", []string{
			`A claim pro "A"`, `C claim pro "C"`, `B claim pro "B"`, `one major_claim pro "The *Title*"`, `D claim pro "D"`, `two premise pro "two"`, `four premise pro "a b"`,
			"r1 B support one", "r2 two support one", "r3 four support B",
			"subgraph one [The *Title*]: not part of a graph: subgraph", "subgraph two: not part of a graph: subgraph", "subgraph three words: not part of a graph: subgraph",
			"subgraph four[\"`a **b**`\"]: not part of a graph: subgraph"}},
		{"names", "a/b --> c'd --> e+f --> g!h --> h? --> a.b-c", []string{`a/b premise pro "a/b"`, `c'd premise pro "c'd"`, `e+f premise pro "e+f"`, `g!h premise pro "g!h"`,
			`h? claim pro "h?"`, `a.b-c major_claim pro "a.b-c"`, "r1 a/b support c'd", "r2 c'd support e+f", "r3 e+f support g!h", "r4 g!h support h?", "r5 h? support a.b-c"}},
		{"signs in names", "A:b & A,B & A- --> C&D --> A::b:::hot-->-x\n-x --> A\\b`c", []string{`A:b premise pro "A:b"`, `A,B premise pro "A,B"`, `A- premise pro "A-"`,
			`C&D premise pro "C&D"`, `A::b premise pro "A::b"`, `-x claim pro "-x"`, "A\\b`c major_claim pro \"A\\\\b`c\"",
			"r1 A:b support C&D", "r2 A,B support C&D", "r3 A- support C&D", "r4 C&D support A::b", "r5 A::b support -x", "r6 -x support A\\b`c"}},
		{"class before data", "A:::c@{ label: x } --> B", []string{`A premise pro "x"`, b, "r1 A support B"}},
		{"class on an arrow", "A:::a-b-->B", []string{`A premise pro "A"`, b, "r1 A support B"}},
		{"arrow id with signs", "A e:1-@-->B", []string{`A premise pro "A"`, b, "e:1- A support B"}},
		{"short dots", "A .-x B", []string{`A premise con "A"`, b, "r1 A attack B"}},
		{"ellipse", `A(-ell-) --> B(-"(b-)"-) --> C(-d|e/)`, []string{`A premise pro "ell"`, `B claim pro "(b-)"`, `C major_claim pro "d|e"`, "r1 A support B", "r2 B support C"}},
		{"quotes in a trapezoid", `A[/a "b" | c\] --> B`, []string{`A premise pro "a \"b\" | c"`, b, "r1 A support B"}},
		{"quote in a style", "A-->B\nclassDef x font-family:\"abc\nC-->B;style C fill:#fff", []string{`A premise pro "A"`, b, `C premise pro "C"`, "r1 A support B", "r2 C support B",
			`line 3: value not understood: classDef x font-family:"abc`}},
		{"quote in a click", "A-->B\nclick A \"x;\ny\"\nC-->B", []string{`A premise pro "A"`, b, `C premise pro "C"`, "r1 A support B", "r2 C support B",
			`click A "x; y": not part of a graph: click`}},
		{"titles of subgraphs", "subgraph 12\" pipes\nA-->s\nend\nsubgraph s [T; u]; end\nsubgraph \"q\"[\"a]\nb\"]\nend;q-->s", []string{`A premise pro "A"`, `s major_claim pro "T; u"`, `q premise pro "a] b"`,
			"r1 A support s", "r2 q support s", `subgraph 12" pipes: not part of a graph: subgraph`, "subgraph s [T; u]: not part of a graph: subgraph",
			`subgraph "q"["a] b"]: not part of a graph: subgraph`}},
		{"directives", "A-->B %%{init: {\n}}%% \nC %%{a}%% --> %%{b}%% B", []string{`A premise pro "A"`, b, `C premise pro "C"`, "r1 A support B", "r2 C support B"}},
		{"comments like notes", "A-->B\n%% graph {foo}\n\n%% node A {\"kind\": \"x\"}\n%% edge [1]\n%% node Z {}\nC-->B", []string{`A premise pro "A"`, b, `C premise pro "C"`, "r1 A support B", "r2 C support B",
			`line 3: value not understood: comment "graph {foo}": invalid character 'f' looking for beginning of object key string`,
			`line 5: value not understood: comment "node A {\"kind\": \"x\"}": argmap: unknown Kind "x"`}},
		{"comment at the end", "A-->B\n%% graph {foo}", []string{`A premise pro "A"`, b, "r1 A support B",
			`line 3: value not understood: comment "graph {foo}": invalid character 'f' looking for beginning of object key string`}},
		{"line on its own", "A\n---\nB", []string{`A premise pro "A"`, b, "r1 A support B",
			"A → B: relation without a direction got one: line without a head read from left to right"}},
		{"circles and empty words", "A((x)) --> B((\" \")) --> C[\"\"] --> D[\"``\"]", []string{`A premise pro "x"`, `C claim pro ""`, `D major_claim pro ""`, "B A support C", "r1 C support D"}},
		{"premises that meet", "A & B --> J((\" \")) --x C; D --x J", []string{`A premise con "A"`, `B premise con "B"`, `C major_claim pro "C"`, `D premise pro "D"`,
			"J A attack C", "r1 B attack C", "r2 D undercut J", "J: linked premises became separate relations: A, B"}},
		{"attack on the way to a junction", "A --x J((\" \")) --> C", []string{`A premise con "A"`, `C major_claim pro "C"`, "J A attack C"}},
		{"one that undercuts", "A --- J((\" \")) --> C; D --x J", []string{`A premise pro "A"`, `C major_claim pro "C"`, `D premise con "D"`, "J A support C", "r1 D undercut J"}},
		{"title apart, no title", "subgraph \"q\" [T]\nend\nsubgraph s[\"\"]\nend\nq --> s", []string{`q premise pro "T"`, `s major_claim pro "s"`, "r1 q support s",
			`subgraph "q" [T]: not part of a graph: subgraph`, `subgraph s[""]: not part of a graph: subgraph`}},
		{"one tick, a tab", "A[\"`\"] --> B[\"x#9;y\"]", []string{"A premise pro \"`\"", `B major_claim pro "x y"`, "r1 A support B"}},
		{"junction with words", "J[x]\n%% edge {\"id\":\"r\",\"confidence\":0.5,\"half\":true}\nA --- J\nJ --> C", []string{`A premise pro "A"`, `C major_claim pro "C"`, "r A support C"}},
		{"no name, a title", "subgraph [T]\nA --> B\nend", []string{`A premise pro "A"`, b, "r1 A support B", "subgraph [T]: not part of a graph: subgraph"}},
		{"description before a node", "accDescr{x}A --> B", []string{`A premise pro "A"`, b, "r1 A support B", "accDescr{x: not part of a graph: accDescr"}},
		{"icon", `A@{ icon: "fa:x", label: "w" } --> B`, []string{`A premise pro "w"`, b, "r1 A support B", `A: not part of a graph: icon "fa:x"`}},
		{"borders", "A[|borders:lt|props text] --> B", []string{`A premise pro "props text"`, b, "r1 A support B"}},
	}
	for _, tt := range tests {
		doc, err := mermaid.Unmarshal([]byte("flowchart TD\n" + tt.in))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(doc)); diff != "" {
			t.Errorf("%s: Unmarshal mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestLong reads an id and an arrow of any length, on the line of a directive.
func TestLong(t *testing.T) {
	id := strings.Repeat("a", 10_000)
	doc, err := mermaid.Unmarshal([]byte("%%{init: {}}%% flowchart TD\n" + id + strings.Repeat("-", 10_000) + "> B"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{id + " premise pro \"" + id + "\"", `B major_claim pro "B"`, "r1 " + id + " support B"}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

// manyNodes are statements of so many nodes.
func manyNodes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "n%d\n", i)
	}
	return b.String()
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
		{"arrow", "graph TD\n a\n b -- c", "line 3", mermaid.ErrSyntax},
		{"quote", "graph TD\n a -- \"c --> b\n", "line 2", mermaid.ErrSyntax},
		{"label", "graph TD; a --> b\n c[d\n --> e[f]", "line 2", mermaid.ErrUnquoted},
		{"path", "graph TD\n a[/usr/bin] --> b[x/]", "line 2", mermaid.ErrUnquoted},
		{"brackets", "graph TD\n a(foo --> b(bar) --> c", "line 2", mermaid.ErrUnquoted},
		{"quote in words", "graph TD\n\n a[12\" pipes]", "line 3", mermaid.ErrUnquoted},
		{"brackets on an arrow", "graph TD\n a -->|see (b)| b", "line 2", mermaid.ErrSyntax},
		{"quote on an arrow", "graph TD\n a -- 12\" --> b\n c -- 3\" --> d", "line 2", mermaid.ErrSyntax},
		{"word behind a quote on an arrow", "graph TD\n a -- \"b\"c --> d", "line 2", mermaid.ErrSyntax},
		{"ampersand before a name", "graph TD\n a --> &b", "line 2", mermaid.ErrSyntax},
		{"two shapes", "graph TD\n a(b)[c]", "line 2", mermaid.ErrSyntax},
		{"first line", "%%{init\ngraph TD", "line 1", mermaid.ErrUnclosed},
		{"negative", "graph TD\n a(-5) --> b", "line 2", mermaid.ErrUnquoted},
		{"negative in a circle", "graph TD\n a((-5)) --> b", "line 2", mermaid.ErrUnquoted},
		{"class", "graph TD\n a::: --> b", "line 2", mermaid.ErrSyntax},
		{"subgraph", "graph TD\n\n subgraph a\n b --> c\n", "line 3", mermaid.ErrUnclosed},
		{"subgraph's title", "graph TD\n subgraph a[b(c)]\n end", "line 2", mermaid.ErrUnquoted},
		{"subgraph's quote", "graph TD\n subgraph \"a\n end", "line 2", mermaid.ErrUnclosed},
		{"after a subgraph's title", "graph TD\n subgraph a[b] c\n end", "line 2", mermaid.ErrSyntax},
		{"end", "graph TD\n a --> b\n end", "line 3", mermaid.ErrSyntax},
		{"click", "graph TD\n click a \"b\n c --> d", "line 2", mermaid.ErrUnclosed},
		{"directive", "graph TD\n a --> b\n%%{init\n c --> d", "line 3", mermaid.ErrUnclosed},
		{"data", "graph TD\n a@{ label: \"}", "line 2", mermaid.ErrUnclosed},
		{"arrow data", "graph TD\n a e1@--> b\n e1@{", "line 3", mermaid.ErrUnclosed},
		{"description", "graph TD\n\n accDescr {", "line 3", mermaid.ErrUnclosed},
		{"encoding", "graph TD\n a[\"caf\xe9\"]", "line 2", nil},
		{"product", "graph TD\n" + strings.Repeat("a & ", 600) + "a --> " + strings.Repeat("b & ", 600) + "b", "line 2", encoding.ErrTooLarge},
		{"nodes", "graph TD\n" + manyNodes(2*encoding.MaxNodes+1), "line 400002", encoding.ErrTooLarge},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := mermaid.Unmarshal([]byte(tt.in))
		encodingtest.Error(t, tt.name, err, tt.place, tt.is)
	}
}

// TestBare reads a chart without comments: words, relations and what the
// structure tells survive.
func TestBare(t *testing.T) {
	g, _ := encodingtest.Sample(t)
	data, err := mermaid.Marshal(g, "", mermaid.WithoutComments())
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

func FuzzUnmarshal(f *testing.F) {
	encodingtest.Fuzz(f, codec, foreign, "graph\nA@{ label: |\n  a\n} e1@-- \"`*b*`\" --> B[\"a\nb\"]\ne1@{}\nsubgraph s[\"t\"]\nend;x ~~~ s\naccDescr {\n}\n--- C((\" \"))",
		"%%{a}%% graph\nA:b & A,- --> C&D:::x-y\nsubgraph \"q\"[a;b]\nE(-e-) .-> F[/f \"g\"\\]\nend;style A a:\"b\n%% graph {x}\nclick A \"\n\"")
}

func ExampleMarshal() {
	g, _ := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 1},
			{ID: "c2", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 8, End: 21}, Text: `It "kills" #1`, Confidence: 1},
			{ID: "c3", Kind: argmap.Claim, Stance: argmap.Con, Span: argmap.Span{Start: 23, End: 34}, Text: "1. It helps", Confidence: 1},
			{ID: "c4", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 36, End: 43}, Text: "Whom_so", Confidence: 1}},
		Relations: []argmap.Relation{
			{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 1},
			{ID: "r2", Type: argmap.Attack, From: "c3", To: "c1", Confidence: 1},
			{ID: "r3", Type: argmap.Undercut, From: "c4", To: "r2", Confidence: 1}},
	}.Build()
	out, err := mermaid.Marshal(g, "", mermaid.WithoutComments())
	fmt.Printf("%s%v", out, err)
	// Output:
	// flowchart BT
	//   c1["Ban it"]:::major
	//   c2["It #34;kills#34; #35;1"]:::premise
	//   c3["1#46; It helps"]:::con
	//   c4["Whom#95;so"]:::claim
	//   c2 -->|supports| c1
	//   r2((" "))
	//   c3 ---|attacks| r2
	//   r2 --x c1
	//   c4 -.-x|undercuts| r2
	//   classDef major fill:#FFF4CC,stroke:#333,stroke-width:3px,color:#000
	//   classDef claim fill:#DCEBF7,stroke:#333,color:#000
	//   classDef premise fill:#FFFFFF,stroke:#333,color:#000
	//   classDef con fill:#E4E4E4,stroke:#333,stroke-dasharray:4,color:#000
	// <nil>
}
