package gather

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/encodingtest"
	"opedmap/nlp"
)

func node(id, text string) Node { return Node{Component: argmap.Component{ID: id, Text: text}} }

func link(id string, t argmap.RelationType, from, to string) Link {
	return Link{Relation: argmap.Relation{ID: id, Type: t, From: from, To: to}}
}

func describe(doc *encoding.Document) []string {
	return encodingtest.Describe(doc, func(c argmap.Component) string {
		return fmt.Sprintf("%s %v %v %v %v %q", c.ID, c.Kind, c.Stance, c.Counterargument, c.Span, c.Text)
	})
}

func TestDocument(t *testing.T) {
	tests := []struct {
		name string
		fill func(*Graph)
		want []string
	}{
		{"kinds and stances", func(g *Graph) {
			for _, id := range []string{"root", "claim", "premise", "deep", "alone"} {
				g.Node(node(id, id))
			}
			g.Link(link("", argmap.Attack, "claim", "root"))
			g.Link(link("", argmap.Support, "premise", "root"))
			g.Link(link("", argmap.Attack, "deep", "claim"))
		}, []string{
			`root major_claim pro false [0,4) "root"`, `claim claim con true [6,11) "claim"`, `premise premise pro false [13,20) "premise"`,
			`deep premise pro false [22,26) "deep"`, `alone claim pro false [28,33) "alone"`,
			"r1 claim attack root", "r2 premise support root", "r3 deep attack claim",
		}},
		{"overlap inside a character", func(g *Graph) {
			g.Node(Node{Component: argmap.Component{ID: "a", Text: "é", Span: argmap.Span{End: 2}}, HasSpan: true})
			g.Node(Node{Component: argmap.Component{ID: "b", Text: "éx", Span: argmap.Span{Start: 1, End: 4}}, HasSpan: true})
		}, []string{`a claim pro false [0,2) "é"`, `b claim pro false [3,4) "x"`, "b: span overlaps another component: [1,4) cut to [3,4)"}},
		{"one alone", func(g *Graph) { g.Node(node("", " a ")) }, []string{`c1 major_claim pro false [0,1) "a"`}},
		{"outer white space of other scripts", func(g *Graph) {
			g.Node(node("", "\u00a0a b\u2003\n"))
			g.Node(Node{Component: argmap.Component{ID: "n", Text: "b\u00a0", Span: argmap.Span{End: 3}}})
		}, []string{`c1 claim pro false [0,3) "a b"`, `n claim pro false [5,6) "b"`}},
		{"ids", func(g *Graph) {
			g.Node(node("c1", "a"))
			g.Node(node("", "b"))
			g.Node(node("c1", "c"))
			g.Link(link("c1", argmap.Support, "c2", "c1"))
			g.Link(link("x", argmap.Support, "c2", "c1"))
			g.Link(link("x", argmap.Attack, "c2", "c1"))
		}, []string{
			`c1 major_claim pro false [0,1) "a"`, `c2 premise pro false [3,4) "b"`, "r1 c2 support c1", "x c2 support c1", "r2 c2 attack c1",
			"c1: id used twice: second component left out",
		}},
		{"undercuts", func(g *Graph) {
			for _, id := range []string{"a", "b", "c", "d"} {
				g.Node(node(id, id))
			}
			g.Link(link("1", argmap.Attack, "c", "2"))   // an attack on a relation
			g.Link(link("2", argmap.Support, "b", "a"))  // the relation
			g.Link(link("3", argmap.Undercut, "d", "b")) // of a component's first relation
			g.Link(link("4", argmap.Undercut, "d", "a")) // of a root
			g.Link(link("5", argmap.Support, "d", "2"))  // no graph has that
			g.Link(link("6", argmap.Undercut, "d", "6"))
			g.Link(link("7", argmap.Undercut, "d", "9"))
			g.Link(link("8", argmap.Undercut, "c", "5"))
		}, []string{
			`a major_claim pro false [0,1) "a"`, `b premise pro false [3,4) "b"`, `c premise con true [6,7) "c"`, `d premise con true [9,10) "d"`,
			"1 c undercut 2", "2 b support a", "3 d undercut 2", "4 d attack a",
			`4: relation has a target that a graph does not allow: undercut became an attack: "a" has no relation to deny`,
			`5: relation has a target that a graph does not allow: supports the relation "2"`,
			`6: relation closes a cycle: undercuts itself`, `7: relation has an end that does not exist: to "9"`,
			`8: relation has an end that does not exist: undercuts "5", which is left out`,
		}},
		{"cycles", func(g *Graph) {
			for _, id := range []string{"a", "b", "c"} {
				g.Node(node(id, id))
			}
			g.Link(link("1", argmap.Support, "a", "b"))
			g.Link(link("2", argmap.Support, "b", "c"))
			g.Link(link("3", argmap.Support, "c", "a"))
			g.Link(link("4", argmap.Undercut, "b", "3"))
			g.Link(link("5", argmap.Support, "a", "a"))
			g.Link(link("6", argmap.Undercut, "c", "1"))
		}, []string{
			`a premise pro false [0,1) "a"`, `b claim pro false [3,4) "b"`, `c major_claim pro false [6,7) "c"`, "1 a support b", "2 b support c",
			"3: relation closes a cycle: c → a", "5: relation closes a cycle: a → a", "6: relation closes a cycle: c → 1",
			`4: relation has an end that does not exist: undercuts "3", which is left out`,
		}},
		{"located", func(g *Graph) {
			g.Text, g.HasText = "Say a, then b, then a.", true
			g.Node(node("2", "b"))
			g.Node(node("1", " a, then "))
		}, []string{`1 claim pro false [4,11) "a, then"`, `2 claim pro false [12,13) "b"`}},
		{"not located", func(g *Graph) {
			g.Text, g.HasText = "Say a, then b.", true
			g.Node(node("2", "b"))
			g.Node(node("1", " c "))
		}, []string{
			`2 claim pro false [0,1) "b"`, `1 claim pro false [3,4) "c"`,
			"text: span does not fit the text: not every component stands in it; a text is made of the components",
		}},
		{"located in order", func(g *Graph) {
			g.Text, g.HasText = "b and b, a.", true
			g.Node(node("1", "b"))
			g.Node(node("2", "b"))
			g.Node(node("3", "a."))
		}, []string{`1 claim pro false [0,1) "b"`, `2 claim pro false [6,7) "b"`, `3 claim pro false [9,11) "a."`}},
		{"values", func(g *Graph) {
			n := node("1", "a")
			n.Confidence, n.Judged = math.NaN(), true
			g.Node(n)
			g.Entities = []argmap.Entity{{ID: "e"}, {ID: "e", Label: nlp.Org, Attitude: argmap.Favor}, {Label: nlp.Org, Attitude: argmap.Favor}}
			g.Apparatus = []argmap.Apparatus{{Label: argmap.Note}}
		}, []string{
			`1 major_claim pro false [0,1) "a"`, "note: span does not fit the text: apparatus [0,0) stands in another text", "1: value not understood: confidence NaN",
			`e: value not understood: entity "" left out`, `: id used twice: entity "" left out`,
		}},
	}
	for _, tt := range tests {
		g := New("test")
		tt.fill(g)
		doc, err := g.Document()
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(doc)); diff != "" {
			t.Errorf("%s: Document mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestWild builds documents of random nonsense: links from anything to
// anything. Every one has to become a graph, with each link kept or listed.
func TestWild(t *testing.T) {
	for seed := range uint64(3000) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		g := New("test")
		nodes, links := 1+rnd.IntN(8), rnd.IntN(14)
		for i := range nodes {
			n := node(fmt.Sprintf("n%d", i), strings.Repeat("x", rnd.IntN(3)))
			n.Stance, n.Kind = argmap.Stance(rnd.IntN(3)), argmap.Kind(rnd.IntN(4))
			g.Node(n)
		}
		pick := func() string {
			if rnd.IntN(3) == 0 {
				return fmt.Sprintf("l%d", rnd.IntN(links+1))
			}
			return fmt.Sprintf("n%d", rnd.IntN(nodes+1))
		}
		for i := range links {
			g.Link(link(fmt.Sprintf("l%d", i), argmap.RelationType(1+rnd.IntN(3)), pick(), pick()))
		}
		doc, err := g.Document()
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for i := range links {
			id := fmt.Sprintf("l%d", i)
			_, kept := doc.Graph.Relation(id)
			if lost := slices.ContainsFunc(doc.Losses, func(l encoding.Loss) bool { return l.Place == id }); !kept && !lost {
				t.Fatalf("seed %d: link %s is neither kept nor listed", seed, id)
			}
		}
		for c := range doc.Graph.Components() {
			if c.Span.Text(doc.Text) != c.Text {
				t.Fatalf("seed %d: %q at %v of %q", seed, c.Text, c.Span, doc.Text)
			}
		}
	}
}

// TestLarge builds what is at the limits, and refuses what is beyond.
func TestLarge(t *testing.T) {
	const n = encoding.MaxNodes
	start := time.Now()
	g := New("test")
	for i := range n {
		g.Node(node(fmt.Sprintf("n%d", i), "x"))
		g.Link(link("", argmap.Support, fmt.Sprintf("n%d", i), fmt.Sprintf("n%d", (i+1)%n))) // one cycle through all
	}
	doc, err := g.Document()
	if err != nil {
		t.Fatal(err)
	}
	if got := len(doc.Losses); got != 1 {
		t.Errorf("%d losses, want the one link that closes the cycle", got)
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	}
	g = New("test")
	for range n + 1 {
		g.Node(Node{})
	}
	if _, err := g.Document(); !errors.Is(err, encoding.ErrTooLarge) {
		t.Errorf("%d nodes: %v, want %v", n+1, err, encoding.ErrTooLarge)
	}
	g = New("test")
	var edges []Edge
	for i := range 1000 {
		g.Node(node(fmt.Sprint(i), "x"))
		edges = append(edges, Edge{"", fmt.Sprint(i), "s"}, Edge{"", "s", fmt.Sprint(i)})
	}
	if err := g.Schemes([]Scheme{{ID: "s", Type: argmap.Support}}, edges, nil); !errors.Is(err, encoding.ErrTooLarge) {
		t.Errorf("a million relations: %v, want %v", err, encoding.ErrTooLarge)
	}
}

// TestHostileSearch looks for texts so that every search scans most of the source.
func TestHostileSearch(t *testing.T) {
	start := time.Now()
	g := New("test")
	g.Text, g.HasText = strings.Repeat("-", 8<<20)+"ab", true
	for range 50_000 {
		g.Node(node("", "b"))
		g.Node(node("", "a"))
	}
	if _, err := g.Document(); err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestObject(t *testing.T) {
	var o Object[int]
	if err := o.UnmarshalJSON([]byte(`{"b":1,"a":2,"b":3}`)); err != nil {
		t.Fatal(err)
	}
	b, err := o.MarshalJSON()
	if want := `{"b":1,"a":2,"b":3}`; err != nil || string(b) != want {
		t.Errorf("MarshalJSON = %s, %v, want %s", b, err, want)
	}
	for _, bad := range []string{`[]`, `{"a":"x"}`, `3`} {
		if err := o.UnmarshalJSON([]byte(bad)); err == nil {
			t.Errorf("UnmarshalJSON takes %s", bad)
		}
	}
}

func TestRelationType(t *testing.T) {
	tests := []struct {
		in   string
		want argmap.RelationType
		ok   bool
	}{
		{"", argmap.Support, true}, {" Supports ", argmap.Support, true}, {"pro", argmap.Support, true}, {"con", argmap.Attack, true},
		{"is attacked by", argmap.Attack, true}, {"undercuts", argmap.Undercut, true}, {"likes", argmap.Support, false},
	}
	for _, tt := range tests {
		if got, ok := RelationType(tt.in); got != tt.want || ok != tt.ok {
			t.Errorf("RelationType(%q) = %v, %v, want %v, %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

// TestFlow reads mappings in one line and over several, and their values.
func TestFlow(t *testing.T) {
	tests := []struct {
		in   string
		want []Datum
	}{
		{`{a: 1, b: "x, }", 'c': 'it''s', d: [1, 2], e}`, []Datum{{"a", "1"}, {"b", "x, }"}, {"c", "it's"}, {"d", "[1, 2]"}}},
		{`{a: "\u00e9", b: "\x41", c: "}`, []Datum{{"a", "é"}, {"b", `\x41`}, {"c", `"`}}},
		{"{\n a: one, two\n b: 2,\n  c: \"x\n   y\"\n}", []Datum{{"a", "one, two"}, {"b", "2"}, {"c", "x y"}}},
		{"{\r\n  a: |\r\n    one:\r\n\r\n    two\r\n  b: >-\n   three\n}", []Datum{{"a", "one: two"}, {"b", "three"}}},
		{"{\na: |\n}", []Datum{{"a", ""}}},
	}
	for _, tt := range tests {
		got := Flow(tt.in)
		for i, d := range got {
			got[i].Value = Scalar(d.Value)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Flow(%q) mismatch (-want +got):\n%s", tt.in, diff)
		}
	}
}

// A component without words stands beside one that starts where it does, and is not in
// its way.
func TestEmptySpan(t *testing.T) {
	at := func(id string, start, end int) Node {
		n := node(id, "Ban it"[start:end])
		n.Span, n.HasSpan = argmap.Span{Start: start, End: end}, true
		return n
	}
	g := New("x")
	g.Text, g.HasText = "Ban it", true
	for _, n := range []Node{at("a", 0, 3), at("b", 4, 4), at("c", 4, 6), at("d", 5, 5)} {
		g.Node(n)
	}
	doc, err := g.Document()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`a claim pro false [0,3) "Ban"`, `b claim pro false [4,4) ""`, `c claim pro false [4,6) "it"`, "d: span overlaps another component: [5,5) left out"}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Document mismatch (-want +got):\n%s", diff)
	}
}

// TestReadJSON says where a value of another type stands, and what is wanted.
func TestReadJSON(t *testing.T) {
	type node struct {
		Text string
		Near []string
		Sure float64
		Line int
		Open bool
	}
	var into struct {
		Nodes Object[node]
		List  []node
	}
	for in, want := range map[string]string{
		`{"list":3}`:                    "f: offset 9 in list: number, want an array",
		`{"list":[{"text":3}]}`:         "f: offset 18 in list.text: number, want a string",
		`{"list":[{"sure":"x"}]}`:       "f: offset 20 in list.sure: string, want a number",
		`{"list":[{"sure":1e999}]}`:     "f: offset 22 in list.sure: number 1e999 is out of range",
		`{"list":[{"line":1e300}]}`:     "f: offset 22 in list.line: number 1e300, want a whole number",
		`{"list":[{"open":"x"}]}`:       "f: offset 20 in list.open: string, want true or false",
		`{"nodes":[]}`:                  "f: nodes: [], want an object",
		`{"nodes":{"a":3}}`:             `f: "a": number, want an object`,
		`{"nodes":{"a":{"near":true}}}`: `f: "a", near: bool, want an array`,
		`{"nodes":`:                     "f: offset 9: unexpected end of json input",
		"\uFEFF{\"nodes\":":             "f: offset 12: unexpected end of json input", // of the file
		"\uFEFF{\"list\":3}":            "f: offset 12 in list: number, want an array",
		"":                              "f: unexpected end of json input",
	} {
		err := ReadJSON("f", []byte(in), &into)
		if got := strings.ToLower(err.Error()); got != want {
			t.Errorf("reading %s gives %q, want %q", in, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for in, want := range map[string]string{
		`7`:                  "number, want an object",
		`{"start":"x"}`:      "start: string, want a whole number",
		`{"kind":"hunch"}`:   `argmap: unknown Kind "hunch"`,
		`{"confidence":`:     "unexpected end of JSON input",
		`{"confidence":0.5}`: "",
	} {
		got := ""
		if err := Decode([]byte(in), new(ComponentNote)); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("Decode(%s) gives %q, want %q", in, got, want)
		}
	}
}

func TestOpen(t *testing.T) {
	tests := []struct{ in, want, place string }{
		{"\uFEFFa", "a", ""},
		{"a\uFEFF", "a\uFEFF", ""},
		{"ab\ncaf\xe9", "", "line 2"},
		{"\xff\xfea\x00", "", "line 1"},
		{strings.Repeat(" ", encoding.MaxSize+1), "", "offset 33554432"},
	}
	for _, tt := range tests {
		got, err := Open("f", []byte(tt.in))
		place := ""
		if e := (*encoding.Error)(nil); errors.As(err, &e) {
			place = e.Place()
		}
		if string(got) != tt.want || place != tt.place {
			t.Errorf("Open(%.20q) = %q, %v, want %q or an error at %q", tt.in, got, err, tt.want, tt.place)
		}
	}
}
