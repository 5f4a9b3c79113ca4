package encoding_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/aif"
	"opedmap/argmap/encoding/argdown"
	"opedmap/argmap/encoding/arguebuf"
	"opedmap/argmap/encoding/brat"
	"opedmap/argmap/encoding/csv"
	"opedmap/argmap/encoding/dot"
	"opedmap/argmap/encoding/graphml"
	"opedmap/argmap/encoding/mermaid"
)

// TestHostile reads files that repeat what a careless decoder
// would look at again and again. None may take long, and an error has to be typed.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("reads tens of megabytes")
	}
	const (
		size = 1 << 18
		most = 8 * time.Second // on a busy machine; a quadratic decoder takes far longer
	)
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	ids := func(n int, sep string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "a%d%s", i, sep)
		}
		return b.String()
	}
	deep := func(start, middle, end string) string {
		return start + strings.Repeat("{", 198) + middle + strings.Repeat(end, 198) + "}"
	}
	tests := []struct {
		name      string
		unmarshal func([]byte) (*encoding.Document, error)
		in        []string
	}{
		{"argdown", argdown.Unmarshal, []string{
			fill("="), fill("{"), fill("["), fill("<"), fill("[a"), fill("*"), fill("_a "), fill("/*"), fill("<!--"), fill("#("), fill("@["),
			"(1) a\n" + fill("--\n"), fill("\n"), fill(" "), "a\n" + fill(" + b\n"), fill("(1) a\n"), fill("[a]: {"), fill("{a: ["), fill("a\n"),
			fill(`\`), fill("- "), fill("1. a\n"), fill("[a]("), fill("#a"),
		}},
		{"mermaid", mermaid.Unmarshal, []string{
			"graph TD\na" + fill("[/a\\]-->a"), "graph TD\na" + fill("\n-->a"), "graph TD\n" + fill("a@{a: |\n}\n"), "graph TD\na@{\n" + fill("a: |\n"), "graph TD\n" + fill("subgraph a[\n"),
			"graph TD\na[\"`" + fill("**a _") + "`\"]", "graph TD\na[\"" + fill("<a#") + "\"]", "graph TD\na" + fill(" a@--> a"), "graph TD\n" + fill("a\n\n"), "graph TD\na-- " + fill("a "),
			"graph TD\n" + fill("a\"\n"), "graph TD\na[\"" + fill("\n"), "graph TD\na" + fill(" & a") + " --> b", "graph TD\na" + fill("-->a"),
			"graph TD\n" + fill("a["), "graph TD\na --" + fill("-"), "graph TD\na" + fill(" ") + "-->b", "graph TD\n" + fill("a;"),
			"graph TD\na -- " + fill("x "), fill("%%{"), "graph TD\n" + fill("%% node a {}\n"),
			"graph TD\n" + fill("style \"\n"), "graph TD\n" + fill("%%{}%%a"), "graph TD\n" + fill("a,"), "graph TD\n" + fill("subgraph a\n"), "graph TD\n" + fill("%% edge {a\n"),
			"graph TD\n" + fill("a[b]\n"), "graph TD\n" + fill("a(-b"),
		}},
		{"dot", dot.Unmarshal, []string{
			"digraph {a" + fill("->a") + "}", "digraph {" + fill("a;") + "}", "digraph {" + fill("a[b=c]") + "}", `digraph {a[b="` + fill(`\`) + `"]}`,
			"digraph {a[label=<" + fill("<") + fill(">") + ">]}", "digraph {" + strings.Repeat("subgraph{", 190) + fill("a ") + strings.Repeat("}", 190) + "}",
			"digraph {" + fill("{a b}->") + "a}", "digraph {" + fill("edge [color=a];") + fill("x->y;") + "}", "digraph {" + fill("edge [a=b];{}") + "}",
			"digraph {a[b=" + fill(`"c"+`) + `"d"]}`, "strict digraph {" + fill("x->y[label=z];") + "}", "digraph {a->" + fill("b,") + "c}",
			deep("digraph {", ids(300_000, " "), "}"), deep("digraph {", ids(300_000, " "), "->{}}"), deep("strict digraph {", ids(150_000, " "), "}->b"),
			deep("digraph {", ids(1_000_000, " "), "}"), "digraph {" + ids(50_000, ",") + "b [" + strings.Repeat("label=c,tooltip=d,", 50_000) + "]}",
		}},
		{"graphml", graphml.Unmarshal, []string{
			"<graphml>" + fill("<graph>"), "<graphml><graph>" + fill(`<node id="a"/>`) + "</graph></graphml>", "<graphml><graph><node " + fill(`a="b" `) + "/></graph></graphml>",
			"<graphml><graph><node>" + fill("<NodeLabel>a</NodeLabel>") + "</node></graph></graphml>",
			"<graphml>" + fill(`<key id="a" attr.name="label"><default>b</default></key>`) + "<graph>" + fill("<node/>") + "</graph></graphml>",
			fill("<a>"), `<graphml><graph><node id="a">` + fill(`<data key="b">c</data>`) + "</node></graph></graphml>",
		}},
		{"csv", csv.Unmarshal, []string{fill(","), "text\n" + fill("a\n"), "text\n" + fill("\"a\n\"\n"), "id,text\n" + fill("a,b\n"), "text\n" + fill("'")}},
		{"aif", aif.Unmarshal, []string{
			`{"AIF":{"nodes":[]},"text":"` + fill("<a") + `"}`, `{"AIF":{"nodes":[]},"text":"` + fill("<span>") + `"}`, `{"AIF":{"nodes":[]},"text":"` + fill("&") + `"}`,
			fill("["), `{"nodes":[` + fill(`{"nodeID":"1","type":"L"},`) + `{}]}`,
		}},
		{"arguebuf", arguebuf.Unmarshal, []string{`{"nodes":{` + fill(`"a":{"atom":{"text":"b"}},`) + `"b":{}}}`, fill(`{"nodes":`)}},
		{"brat", func(b []byte) (*encoding.Document, error) { return brat.Unmarshal(b, "abc") }, []string{
			fill("T1\tClaim 0 1\ta\n"), "T1\tClaim " + fill("0 1;") + "0 1\ta", fill("A1\tStance T1 For\n"), fill("#1\tx\ty\n"), fill("\t"),
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for i, in := range tt.in {
				start := time.Now()
				_, err := tt.unmarshal([]byte(in))
				if d := time.Since(start); d > most {
					t.Errorf("input %d, %.30q…, took %v", i, in, d)
				}
				if e := (*encoding.Error)(nil); err != nil && !errors.As(err, &e) {
					t.Errorf("input %d, %.30q…: error %v, want an *encoding.Error", i, in, err)
				}
			}
		})
	}
}

// TestLarge writes a chain of 20,000 components, two megabytes or more in any
// format, and reads it back.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("writes tens of megabytes")
	}
	const (
		n    = 20_000
		most = 8 * time.Second // on a busy machine; for each half a second is usual
	)
	var d argmap.Draft
	var text strings.Builder
	for i := range n {
		c := argmap.Component{ID: fmt.Sprint("c", i), Kind: argmap.Premise, Stance: argmap.Pro, Text: fmt.Sprint("reason ", i), Confidence: 1}
		c.Start = text.Len()
		text.WriteString(c.Text)
		c.End = text.Len()
		text.WriteString(". ")
		if i == 0 {
			c.Kind = argmap.MajorClaim
		} else {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprint("r", i), Type: argmap.Support, From: c.ID, To: fmt.Sprint("c", i-1), Confidence: 1})
		}
		d.Components = append(d.Components, c)
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	src := text.String()
	for _, f := range []struct {
		name      string
		marshal   func(*argmap.Graph, string) ([]byte, error)
		unmarshal func([]byte) (*encoding.Document, error)
	}{
		{"aif", aif.Marshal, aif.Unmarshal},
		{"xaif", aif.MarshalX, aif.Unmarshal},
		{"argdown", argdown.Marshal, argdown.Unmarshal},
		{"arguebuf", arguebuf.Marshal, arguebuf.Unmarshal},
		{"brat", func(g *argmap.Graph, src string) ([]byte, error) { return brat.Marshal(g, src) },
			func(b []byte) (*encoding.Document, error) { return brat.Unmarshal(b, src) }},
		{"csv", func(g *argmap.Graph, src string) ([]byte, error) { return csv.Marshal(g, src) }, csv.Unmarshal},
		{"dot", dot.Marshal, dot.Unmarshal},
		{"graphml", graphml.Marshal, graphml.Unmarshal},
		{"mermaid", func(g *argmap.Graph, src string) ([]byte, error) { return mermaid.Marshal(g, src) }, mermaid.Unmarshal},
	} {
		start := time.Now()
		b, err := f.marshal(g, src)
		if err != nil {
			t.Errorf("%s: %v", f.name, err)
			continue
		}
		doc, err := f.unmarshal(b)
		if err != nil || doc.Graph.Len() != n {
			t.Errorf("%s: read back %v, %v", f.name, doc, err)
		}
		if d := time.Since(start); d > most {
			t.Errorf("%s: writing and reading took %v", f.name, d)
		}
	}
}
