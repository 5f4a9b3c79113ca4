package arguebuf_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/arguebuf"
	"opedmap/argmap/encoding/internal/encodingtest"
)

var codec = encodingtest.Codec{Marshal: arguebuf.Marshal, Unmarshal: arguebuf.Unmarshal, Text: true}

func TestRoundTrip(t *testing.T) { encodingtest.RoundTrip(t, codec) }

const foreign = `{"nodes":{
 "b":{"atom":{"text":"It kills","reference":{"resource":"t","offset":8,"text":"It kills"}},"metadata":{"created":"2024-01-01T00:00:00Z"}},
 "a":{"atom":{"text":"Ban ît","reference":{"resource":"t","text":"Ban ît"}}},
 "s":{"scheme":{"support":"SUPPORT_EXAMPLE","premiseDescriptors":["x"]}},
 "p":{"scheme":{"rephrase":"REPHRASE_DEFAULT"}}, "u":{"scheme":{}}},
 "edges":{"1":{"source":"b","target":"s"},"2":{"source":"s","target":"a"},"3":{"source":"b","target":"p"},"4":{"source":"b","target":"a"}},
 "resources":{"t":{"text":"Ban ît. It kills."}},"participants":{"x":{"name":"Ann"}},"majorClaim":"a","schemaVersion":1}`

func TestForeign(t *testing.T) {
	doc, err := arguebuf.Unmarshal([]byte(foreign))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for c := range doc.Graph.Components() {
		got = append(got, fmt.Sprintf("%s %v %v %q %v", c.ID, c.Kind, c.Stance, c.Text, c.Span))
	}
	for r := range doc.Graph.Relations() {
		got = append(got, fmt.Sprintf("%s %s %v %s", r.ID, r.From, r.Type, r.To))
	}
	for _, l := range doc.Losses {
		got = append(got, l.String())
	}
	want := []string{
		`a major_claim pro "Ban ît" [0,7)`, `b premise pro "It kills" [9,17)`, `s b support a`,
		`participants: not part of a graph: 1`, `s: not part of a graph: scheme SUPPORT_EXAMPLE`, `p: rephrase left out`,
		`u: not part of a graph: scheme without a type`,
		`4: not part of a graph: edge b → a without an inference or conflict between`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
	if want := "Ban ît. It kills."; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ name, in, place string }{
		{"syntax", `{"nodes":{]`, "offset 11"},
		{"type", `{"nodes":[]}`, "nodes"},
		{"no nodes", `{}`, ""},
		{"note", `{"nodes":{"1":{"atom":{},"userdata":{"opedmap":{"kind":"x"}}}}}`, `node "1"`},
		{"graph note", `{"nodes":{},"userdata":{"opedmap":7}}`, "userdata"},
		{"latin-1", "{\"nodes\":\n\"\xe9\"}", "line 2"},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432"},
	}
	for _, tt := range tests {
		_, err := arguebuf.Unmarshal([]byte(tt.in))
		var e *encoding.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: error %v, want an *encoding.Error", tt.name, err)
		} else if e.Place != tt.place {
			t.Errorf("%s: place %q, want %q (%v)", tt.name, e.Place, tt.place, err)
		}
	}
	g, src := encodingtest.Sample(t)
	if _, err := arguebuf.Marshal(g, src[1:]); !errors.Is(err, encoding.ErrText) {
		t.Errorf("Marshal with another text: %v, want %v", err, encoding.ErrText)
	}
}

func FuzzUnmarshal(f *testing.F) { encodingtest.Fuzz(f, codec, foreign) }

func ExampleMarshal() {
	g, _ := argmap.Draft{Components: []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 3, End: 9}, Text: "Ban it", Confidence: 1}}}.Build()
	out, err := arguebuf.Marshal(g, "« Ban it »")
	fmt.Println(strings.Contains(string(out), `"majorClaim": "c1"`), strings.Contains(string(out), `"offset": 2`), err)
	// Output: true true <nil>
}
