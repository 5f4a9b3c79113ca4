package arguebuf_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
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
	got := encodingtest.Describe(doc, func(c argmap.Component) string {
		return fmt.Sprintf("%s %v %v %q %v", c.ID, c.Kind, c.Stance, c.Text, c.Span)
	})
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

// TestPrograms reads parts of a graph as other programs write them.
func TestPrograms(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"said twice", `{"nodes":{"a":{"atom":{"text":" No ","reference":{"resource":"t","offset":4}}},"b":{"atom":{"text":"é","reference":{"resource":"t","offset":0}}}},"resources":{"t":{"text":"é No. No"}}}`,
			[]string{`b claim "é" [0,2)`, `a claim "No" [3,5)`, "a: span does not fit the text: [5,7) is not where the component stands, which is [3,5)"}},
		{"said twice, the second", `{"nodes":{"a":{"atom":{"text":"No","reference":{"resource":"t","offset":6}}}},"resources":{"t":{"text":"é No. No"}}}`, []string{`a major_claim "No" [7,9)`}},
		{"first of all", `{"nodes":{"a":{"atom":{"text":"No","reference":{"resource":"t"}}}},"resources":{"t":{"text":"No. No"}}}`, []string{`a major_claim "No" [0,2)`}},
		{"no place in the text", `{"nodes":{"a":{"atom":{"text":"No","reference":{"resource":"t","offset":-1}}},"b":{"atom":{"text":"Yes","reference":{"resource":"t","offset":8}}}},"resources":{"t":{"text":"No. Yes."}}}`,
			[]string{`a claim "No" [0,2)`, `b claim "Yes" [4,7)`, "a: span does not fit the text: [8,10) is not where the component stands, which is [0,2)", "b: span does not fit the text: [8,11) is not where the component stands, which is [4,7)"}},
		{"other words at the place", `{"nodes":{"a":{"atom":{"text":"No","reference":{"resource":"t","offset":0}}}},"resources":{"t":{"text":"Yes. No."}}}`, []string{`a major_claim "No" [5,7)`, "a: span does not fit the text: [0,2) is not where the component stands, which is [5,7)"}},
		{"major_claim", `{"nodes":{"a":{"atom":{"text":"No"}},"b":{"atom":{"text":"Yes"}}},"major_claim":"b"}`, []string{`a claim "No" [0,2)`, `b major_claim "Yes" [4,7)`}},
		{"two texts", `{"nodes":{"a":{"atom":{"text":"No"}}},"resources":{"t":{"text":"Yes"},"u":{"text":"No"}},"analysts":{"x":{},"y":{}}}`,
			[]string{`a major_claim "No" [0,2)`, "resources: not part of a graph: 2 texts, a graph has one", "analysts: not part of a graph: 2"}},
		{"schemes", `{"nodes":{"a":{"atom":{"text":"No"}},"b":{"atom":{"text":"Yes"}},"c":{"atom":{"text":"Well"}},"s":{"scheme":{"support":"SUPPORT_UNSPECIFIED"}},"t":{"scheme":{"attack":1}},"p":{"scheme":{"preference":0}},"n":{}},
			"edges":{"1":{"source":"b","target":"s"},"2":{"source":"s","target":"a"},"3":{"source":"c","target":"t"},"4":{"source":"t","target":"a"},"5":{"source":"b","target":"n"}}}`,
			[]string{`a major_claim "No" [0,2)`, `b premise "Yes" [4,7)`, `c premise "Well" [9,13)`, "s b support a", "t c attack a", "p: preference left out", "n: not part of a graph: node that is neither atom nor scheme"}},
		{"scheme by number", `{"nodes":{"a":{"atom":{"text":"No"}},"b":{"atom":{"text":"Yes"}},"s":{"scheme":{"support":0}},"t":{"scheme":{"support":12}}},
			"edges":{"1":{"source":"b","target":"s"},"2":{"source":"s","target":"a"},"3":{"source":"b","target":"t"},"4":{"source":"t","target":"a"}}}`,
			[]string{`a major_claim "No" [0,2)`, `b premise "Yes" [4,7)`, "s b support a", "t b support a", "t: not part of a graph: scheme 12"}},
		{"userdata through protobuf", `{"nodes":{"a":{"atom":{"text":"No."},"userdata":{"opedmap":{"kind":"claim","stance":"pro","start":1.0,"end":4.00,"confidence":0.25,"cues":[{"start":1.0,"end":4.0,"text":"No.","signals":"a \"b.0\""}]}}}},"resources":{"t":{"text":" No. "}}}`,
			[]string{`a claim "No." [1,4) 0.25 [[1,4) "No." (a "b.0")]`}},
	}
	for _, tt := range tests {
		doc, err := arguebuf.Unmarshal([]byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var got []string
		for c := range doc.Graph.Components() {
			s := fmt.Sprintf("%s %v %q %v", c.ID, c.Kind, c.Text, c.Span)
			if c.Cues != nil {
				s += fmt.Sprintf(" %v %v", c.Confidence, c.Cues)
			}
			got = append(got, s)
		}
		for r := range doc.Graph.Relations() {
			got = append(got, fmt.Sprintf("%s %s %v %s", r.ID, r.From, r.Type, r.To))
		}
		for _, l := range doc.Losses {
			got = append(got, l.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: Unmarshal mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestMarshal writes no more than there is.
func TestMarshal(t *testing.T) {
	d := argmap.Draft{Components: []argmap.Component{
		{ID: "a", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 1, End: 6}, Text: "R & D", Confidence: 1},
		{ID: "b", Kind: argmap.Premise, Stance: argmap.Con, Span: argmap.Span{Start: 8, End: 10}, Text: "é", Confidence: 1}},
		Relations: []argmap.Relation{{ID: "r", Type: argmap.Attack, From: "b", To: "a", Confidence: 0.5}}}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	for src, want := range map[string]string{
		"":           `{"nodes":{"a":{"atom":{"text":"R & D"}},"b":{"atom":{"text":"é"}},"r":{"scheme":{"attack":"ATTACK_DEFAULT"}}},"edges":{"e1":{"source":"b","target":"r"},"e2":{"source":"r","target":"a"}},"majorClaim":"a","schemaVersion":1}`,
		" R & D. é.": `{"nodes":{"a":{"atom":{"text":"R & D","reference":{"resource":"source","offset":1,"text":"R & D"}}},"b":{"atom":{"text":"é","reference":{"resource":"source","offset":8,"text":"é"}}},"r":{"scheme":{"attack":"ATTACK_DEFAULT"}}},"edges":{"e1":{"source":"b","target":"r"},"e2":{"source":"r","target":"a"}},"resources":{"source":{"text":" R & D. é."}},"majorClaim":"a","schemaVersion":1}`,
	} {
		out, err := arguebuf.Marshal(g, src)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := json.Compact(&b, out); err != nil {
			t.Fatal(err)
		}
		got := regexp.MustCompile(`,"userdata":\{"opedmap":\{[^}]*\}\}`).ReplaceAllString(b.String(), "")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Marshal(%q) mismatch (-want +got):\n%s", src, diff)
		}
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
		encodingtest.Error(t, tt.name, err, tt.place, nil)
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

// A wrong place does not move the right ones, and is reported.
func TestPlaces(t *testing.T) {
	atom := func(text string, offset int) string {
		return fmt.Sprintf(`{"atom":{"text":%q,"reference":{"resource":"r","offset":%d,"text":%q}}}`, text, offset, text)
	}
	in := `{"nodes":{"b":` + atom("ban", 25) + `,"c":` + atom("No", 34) + `},"resources":{"r":{"text":"urban. Some say no. Then ban it. No."}}}`
	d, err := arguebuf.Unmarshal([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	var got []argmap.Span
	for c := range d.Graph.Components() {
		got = append(got, c.Span)
	}
	if diff := cmp.Diff([]argmap.Span{{Start: 25, End: 28}, {Start: 33, End: 35}}, got); diff != "" {
		t.Errorf("places mismatch (-want +got):\n%s", diff)
	}
	if !slices.ContainsFunc(d.Losses, func(l encoding.Loss) bool { return l.Place == "c" && l.Reason == encoding.BadSpan }) {
		t.Errorf("losses %v do not hold the wrong place", d.Losses)
	}
	in = `{"nodes":{"b":{"atom":{"text":"ban"}}},"resources":{"r":{"text":"urban. Some say no. Then ban it. No."}}}`
	if d, err = arguebuf.Unmarshal([]byte(in)); err != nil {
		t.Fatal(err)
	}
	for c := range d.Graph.Components() {
		if c.Start != 25 {
			t.Errorf("the word was found at %d, want 25", c.Start)
		}
	}
}
