package graphml_test

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/graphml"
	"opedmap/argmap/encoding/internal/encodingtest"
)

var codec = encodingtest.Codec{Marshal: graphml.Marshal, Unmarshal: graphml.Unmarshal, Text: true}

func TestRoundTrip(t *testing.T) { encodingtest.RoundTrip(t, codec) }

const yed = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE graphml SYSTEM "graphml.dtd">
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key id="d0" for="node" yfiles.type="nodegraphics"/><key id="d1" for="edge" attr.name="type" attr.type="string"/><key id="d2" for="node" attr.name="mood" attr.type="string"/>
<graph id="G" edgedefault="undirected">
 <node id="a"><data key="d0"><y:ShapeNode><y:Geometry x="1"/><y:NodeLabel>Ban ` + "\xEE" + `t</y:NodeLabel></y:ShapeNode></data><data key="d2">grim</data></node>
 <node id="b"><data key="d0"><y:ShapeNode><y:NodeLabel>It kills</y:NodeLabel></y:ShapeNode></data><graph id="H"><node id="c"/></graph></node>
 <edge id="1" source="b" target="a" directed="true"/><edge source="c" target="b"><data key="d1">Attacks</data></edge>
 <edge id="3" source="c" target="a" directed="true"><data key="d1">likes</data></edge><hyperedge id="h"/>
</graph></graphml>`

func TestForeign(t *testing.T) {
	doc, err := graphml.Unmarshal([]byte(yed))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`a major_claim pro "Ban ît"`, `c premise con "c"`, `b claim pro "It kills"`,
		`1 b support a`, `r1 c attack b`, `3 c support a`,
		`a: not part of a graph: mood "grim"`, `H: not part of a graph: graph inside or beside another, made one`,
		`c → b: relation without a direction got one: undirected edge read as c → b`,
		`3: value not understood: "likes" read as support`, `h: not part of a graph: hyperedge`,
	}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

func describe(doc *encoding.Document) []string {
	return encodingtest.Describe(doc, encodingtest.Brief)
}

// TestPrograms reads what single programs write.
func TestPrograms(t *testing.T) {
	const arrow = `<node id="a"/><edge source="b" target="a">`
	tests := []struct {
		name, in string
		want     []string
	}{
		{"defaults", `<key id="t" for="edge" attr.name="type"><default>attack</default></key><key id="k" for="node" attr.name="kind"><default> claim </default></key>
			<key id="m" attr.name="mood"><default>grim</default></key><graph><node id="b"><data key="k">premise</data></node>` + arrow + `</edge></graph>`, []string{
			`b premise con "b"`, `a claim pro "a"`, "r1 b attack a", `m: not part of a graph: default of mood "grim"`}},
		{"several words", `<key id="l" for="node" attr.name="label"/><graph id="G"><node id="a"><data key="text">all of it</data><data key="l">it</data><data key="name">it </data></node></graph>`, []string{
			`a major_claim pro "it"`, `a: not part of a graph: text "all of it"`}},
		{"descriptions", `<desc>all</desc><graph id="G"><desc>made by hand</desc><node id="b"><desc>Ban it</desc></node>` + arrow + `<desc>why</desc></edge></graph>`, []string{
			`b premise pro "Ban it"`, `a major_claim pro "a"`, "r1 b support a",
			`b → a: not part of a graph: desc "why"`, `G: not part of a graph: desc "made by hand"`, `graphml: not part of a graph: desc "all"`}},
		{"Gephi", `<key attr.name="Edge Label" for="edge" id="edgelabel"/><key attr.name="r" for="node" id="r"/><graph><node id="b"><data key="r">3</data></node>` + arrow + `<data key="edgelabel">attacks</data></edge></graph>`, []string{
			`b premise con "b"`, `a major_claim pro "a"`, "r1 b attack a"}},
		{"further types", `<graph><node id="b"/>` + arrow + `<data key="label">as he says</data><data key="type">attacks</data><data key="relation">attack</data></edge></graph>`, []string{
			`b premise con "b"`, `a major_claim pro "a"`, "r1 b attack a", `b → a: not part of a graph: label "as he says"`}},
		{"edge without id", `<graph><node id="b"/>` + arrow + `<data key="mood">grim</data></edge></graph>`, []string{
			`b premise pro "b"`, `a major_claim pro "a"`, "r1 b support a", `b → a: not part of a graph: mood "grim"`}},
		{"defaults for all", `<key id="l" for="all" attr.name="label"><default>attacks</default></key><key id="c" for="graph" attr.name="confidence"><default>0.5</default></key><graph><node id="b"/>` + arrow + `</edge></graph>`, []string{
			`b premise con "attacks"`, `a major_claim pro "attacks"`, "r1 b attack a", `c: not part of a graph: default of confidence "0.5"`}},
		{"graphics", `<key id="d" for="node" yfiles.type="nodegraphics"/><graph><node id="a"><data key="d"><SVGNode>drawn</SVGNode></data></node></graph>`, []string{`a major_claim pro "a"`}},
		{"yEd edge", `<key id="d" for="edge" yfiles.type="edgegraphics"/><key id="q" for="node"/><graph><node id="b"><data key="q">grim</data></node>` + arrow + `<data key="d"><PolyLineEdge><EdgeLabel>attacks</EdgeLabel>x</PolyLineEdge></data></edge></graph>`, []string{
			`b premise con "b"`, `a major_claim pro "a"`, "r1 b attack a", `b: not part of a graph: q "grim"`}},
		{"label in other data", `<graph><node id="a"><data key="mood"><NodeLabel>in</NodeLabel>out</data></node></graph>`, []string{`a major_claim pro "in"`}},
		{"ports", `<graph><node id="a"><port name="p"/><port/></node></graph>`, []string{`a major_claim pro "a"`, "p: not part of a graph: port", "port: not part of a graph: port"}},
		{"ids that are no JSON", `<graph><node id="b"><data key="id">x</data></node>` + arrow + `<data key="id">7</data></edge></graph>`, []string{
			`b premise pro "b"`, `a major_claim pro "a"`, "r1 b support a", `b: not part of a graph: id "x"`, `b → a: not part of a graph: id "7"`}},
		{"yEd group", `<key id="d" for="node" yfiles.type="nodegraphics"/><key id="e" for="node" attr.name="description"/><graph><node id="a"><data key="e">of them</data><data key="d"><ProxyAutoBoundsNode><Realizers active="0">
			<GroupNode><Geometry/><NodeLabel>Group</NodeLabel><NodeLabel>two<X/></NodeLabel></GroupNode><GroupNode><NodeLabel>Folder 1</NodeLabel></GroupNode></Realizers></ProxyAutoBoundsNode></data>
			<graph><node id="b"><data key="d"><ShapeNode><NodeLabel>in</NodeLabel></ShapeNode></data></node></graph></node></graph>`, []string{
			`b claim pro "in"`, `a claim pro "Group\ntwo"`, `a: not part of a graph: label "Folder 1"`, `graph: not part of a graph: graph inside or beside another, made one`,
			`a: not part of a graph: description "of them"`}},
	}
	for _, tt := range tests {
		doc, err := graphml.Unmarshal([]byte("\uFEFF<graphml>" + tt.in + "</graphml>"))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(doc)); diff != "" {
			t.Errorf("%s: Unmarshal mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, in, place string
		is              error
	}{
		{"entities", "<!DOCTYPE a [\n<!ENTITY b \"c\">\n<!ENTITY d \"&b;&b;\">]><graphml><graph><node id=\"&d;\"/></graph></graphml>", "line 3", graphml.ErrDoctype},
		{"unknown entity", "<graphml>\n<graph id=\"&b;\"/></graphml>", "line 2", nil},
		{"open", "<graphml>\n<graph>\n", "line 3", nil},
		{"other", "<svg/>", "", graphml.ErrNoGraph},
		{"no source", "<graphml><graph><edge id=\"e\"/></graph></graphml>", "line 1", graphml.ErrNoSource},
		{"no target", "<graphml><graph>\n<edge source=\"a\"/></graph></graphml>", "line 2", graphml.ErrNoSource},
		{"exact", "<graphml><graph><node id=\"e\"><data key=\"exact\">x</data></node></graph></graphml>", "line 1", nil},
		{"note", "<graphml><graph><data key=\"opedmap\">7</data></graph></graphml>", "line 1", nil},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := graphml.Unmarshal([]byte(tt.in))
		encodingtest.Error(t, tt.name, err, tt.place, tt.is)
	}
	g, src := encodingtest.Sample(t)
	if _, err := graphml.Marshal(g, src[1:]); !errors.Is(err, encoding.ErrText) {
		t.Errorf("Marshal with another text: %v, want %v", err, encoding.ErrText)
	}
}

// What XML has no character for comes back, too.
func TestNoncharacters(t *testing.T) {
	const src = "Keep \ufffe it\uffff"
	d := argmap.Draft{Title: "\uffff", Components: []argmap.Component{{ID: "c", Kind: argmap.MajorClaim, Stance: argmap.Pro,
		Span: argmap.Span{Start: 0, End: len(src)}, Text: src, Cues: []argmap.Cue{{Span: argmap.Span{Start: 5, End: 8}, Text: "\ufffe", Signals: "\ufffe"}}}}}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	b, err := graphml.Marshal(g, src)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := graphml.Unmarshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if !doc.Graph.Equal(g) || doc.Text != src {
		t.Errorf("got back %q and another graph from\n%s", doc.Text, b)
	}
}

// Ids that XML cannot hold come back, and a component without words stays so.
func TestIDs(t *testing.T) {
	g, err := argmap.Draft{
		Components: []argmap.Component{
			{ID: "a\x01", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 1, End: 2}, Text: "x", Confidence: 1},
			{ID: "b", Kind: argmap.Premise, Stance: argmap.Con, Span: argmap.Span{Start: 3, End: 3}, Confidence: 1},
			{ID: "c", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 4, End: 5}, Text: "y", Confidence: 1}},
		Relations: []argmap.Relation{{ID: "r\x02", Type: argmap.Attack, From: "b", To: "a\x01", Confidence: 1}, {ID: "s", Type: argmap.Undercut, From: "c", To: "r\x02", Confidence: 1}},
	}.Build()
	if err != nil {
		t.Fatal(err)
	}
	b, err := graphml.Marshal(g, " x  y")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := graphml.Unmarshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(g.Draft(), doc.Graph.Draft()); diff != "" || doc.Losses != nil {
		t.Errorf("mismatch (-want +got):\n%s\n%v", diff, doc.Losses)
	}
}

// A text stands in the file a second time, as JSON, where XML would lose some of it,
// and there alone.
func TestExact(t *testing.T) {
	for text, want := range map[string]bool{
		"a\tb\nc": false, "\ufffd \ue000 \ud7ff": false, "\U00010000 \U0010ffff": false, "a\x1fb": true, "a\ufffeb": true, "a\uffffb": true, "a\rb": true, " a": true,
	} {
		g, err := argmap.Draft{Components: []argmap.Component{{ID: "c", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{End: len(text)}, Text: text}}}.Build()
		if err != nil {
			t.Fatal(err)
		}
		b, err := graphml.Marshal(g, "")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(b), `key="node.exact"`); got != want {
			t.Errorf("Marshal(%q) adds the exact text: %v, want %v", text, got, want)
		}
	}
}

// TestKeys declares the data with the types by which other programs read them.
func TestKeys(t *testing.T) {
	g, err := argmap.Draft{}.Build()
	if err != nil {
		t.Fatal(err)
	}
	b, err := graphml.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range regexp.MustCompile(`<key id="(.*?)" .* attr.type="(.*?)"/>`).FindAllStringSubmatch(string(b), -1) {
		got = append(got, m[1]+" "+m[2])
	}
	want := []string{"graph.source string", "graph.opedmap string", "graph.exact string",
		"node.label string", "node.kind string", "node.stance string", "node.counterargument boolean", "node.evidence string",
		"node.confidence double", "node.start int", "node.end int", "node.cues string", "node.id string", "node.exact string",
		"edge.type string", "edge.confidence double", "edge.undercuts string", "edge.id string"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("keys mismatch (-want +got):\n%s", diff)
	}
}

func FuzzUnmarshal(f *testing.F) {
	encodingtest.Fuzz(f, codec, yed, `<graphml><key id="t" attr.name="type"><default>attack</default></key><graph><desc>d</desc><node id="a"><data key="d"><Realizers active="1"><G><NodeLabel>b</NodeLabel></G></Realizers></data></node></graph></graphml>`)
}

func ExampleUnmarshal() {
	doc, err := graphml.Unmarshal([]byte(`<graphml><graph edgedefault="directed">
		<node id="a"><data key="label">Ban it</data></node><node id="b"><data key="label">It kills</data></node>
		<edge source="b" target="a"/></graph></graphml>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for l := range doc.Graph.Children("a") {
		fmt.Println(l.Component.Text, "–", l.Relation.Type)
	}
	// Output: It kills – support
}

func ExampleMarshal() {
	g, _ := argmap.Draft{Components: []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 1}}}.Build()
	out, err := graphml.Marshal(g, "Ban it")
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "label\">") {
			fmt.Print(strings.TrimSpace(line))
		}
	}
	fmt.Println(err)
	// Output: <data key="node.label">Ban it</data><nil>
}
