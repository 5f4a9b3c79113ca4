package encoding_test

import (
	"errors"
	"strings"
	"testing"
	"time"

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
			"graph TD\n" + fill("a\"\n"), "graph TD\na[\"" + fill("\n"), "graph TD\na" + fill(" & a") + " --> b", "graph TD\na" + fill("-->a"),
			"graph TD\n" + fill("a["), "graph TD\na --" + fill("-"), "graph TD\na" + fill(" ") + "-->b", "graph TD\n" + fill("a;"),
			"graph TD\na -- " + fill("x "), fill("%%{"), "graph TD\n" + fill("%% node a {}\n"),
		}},
		{"dot", dot.Unmarshal, []string{
			"digraph {a" + fill("->a") + "}", "digraph {" + fill("a;") + "}", "digraph {" + fill("a[b=c]") + "}", `digraph {a[b="` + fill(`\`) + `"]}`,
			"digraph {a[label=<" + fill("<") + fill(">") + ">]}", "digraph {" + strings.Repeat("subgraph{", 190) + fill("a ") + strings.Repeat("}", 190) + "}",
			"digraph {" + fill("{a b}->") + "a}",
		}},
		{"graphml", graphml.Unmarshal, []string{
			"<graphml>" + fill("<graph>"), "<graphml><graph>" + fill(`<node id="a"/>`) + "</graph></graphml>", "<graphml><graph><node " + fill(`a="b" `) + "/></graph></graphml>",
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
