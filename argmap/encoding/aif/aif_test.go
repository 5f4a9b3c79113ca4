package aif_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/aif"
	"opedmap/argmap/encoding/internal/encodingtest"
)

var (
	plain = encodingtest.Codec{Marshal: aif.Marshal, Unmarshal: aif.Unmarshal}
	xaif  = encodingtest.Codec{Marshal: aif.MarshalX, Unmarshal: aif.Unmarshal, Text: true}
)

func TestRoundTrip(t *testing.T) {
	t.Run("aif", func(t *testing.T) { encodingtest.RoundTrip(t, plain) })
	t.Run("xaif", func(t *testing.T) { encodingtest.RoundTrip(t, xaif) })
}

const linked = `{"nodes":[
 {"nodeID":1,"text":" Ban it ","type":"I"},{"nodeID":"2","text":"It kills","type":"I"},{"nodeID":"3","text":"Killing is bad","type":"I"},
 {"nodeID":"4","text":"RA","type":"RA","scheme":"Example"},{"nodeID":"5","type":"CA","text":"CA"},{"nodeID":"6","text":"It does not","type":"I"},
 {"nodeID":"7","type":"RA"},{"nodeID":"8","type":"MA"},{"nodeID":"9","type":"L","text":"Ann: no"},{"nodeID":"10","type":"RA"}],
 "edges":[{"edgeID":"1","fromID":2,"toID":4},{"edgeID":"2","fromID":"3","toID":"4"},{"edgeID":"3","fromID":"4","toID":"1","formEdgeID":null},
 {"edgeID":"4","fromID":"6","toID":"5"},{"edgeID":"5","fromID":"5","toID":"4"},{"edgeID":"6","fromID":"7","toID":"1"},
 {"edgeID":"7","fromID":"9","toID":"8"},{"edgeID":"8","fromID":"77","toID":"1"},{"edgeID":"9","fromID":"1","toID":"10"},{"edgeID":"10","fromID":"10","toID":"2"}]}`

func TestForeign(t *testing.T) {
	doc, err := aif.Unmarshal([]byte("\uFEFF" + linked))
	if err != nil {
		t.Fatal(err)
	}
	got := encodingtest.Describe(doc, func(c argmap.Component) string {
		return fmt.Sprintf("%s %v %v %v %q", c.ID, c.Kind, c.Stance, c.Counterargument, c.Text)
	})
	want := []string{
		`1 major_claim pro false "Ban it"`, `2 premise pro false "It kills"`, `3 premise pro false "Killing is bad"`, `6 premise con true "It does not"`,
		`4 2 support 1`, `4.2 3 support 1`, `5 6 undercut 4`,
		`4: not part of a graph: scheme "Example"`, `8: rephrase left out`, `9: dialogue left out: L node`,
		`8: relation has an end that does not exist: from "77"`, `4: linked premises became separate relations: 2, 3`,
		`7: inference or conflict without a premise`, `10: relation closes a cycle: 1 → 2`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
	if err := doc.Graph.Validate(doc.Text); err != nil {
		t.Errorf("Validate: %v", err)
	}
}

// A node's outer white space is none of its component, whatever white space it is.
func TestWhiteSpace(t *testing.T) {
	doc, err := aif.Unmarshal([]byte(`{"nodes":[{"nodeID":"1","text":"\u00a0Ban it\u2003\n","type":"I"}],"edges":[]}`))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Text != "Ban it" || len(doc.Losses) > 0 {
		t.Errorf("text %q, losses %v, want %q and none", doc.Text, doc.Losses, "Ban it")
	}
	if err := doc.Graph.Validate(doc.Text); err != nil {
		t.Errorf("Validate: %v", err)
	}
}

func TestXAIFText(t *testing.T) {
	const file = `{"AIF":{"nodes":[{"nodeID":"1","text":"b < c","type":"I"},{"nodeID":"2","text":"A & a","type":"I"}],"edges":[]},
		"text":"x <b>A</b> &amp; a.<br><span class=\"highlighted\" id=\"node1\">b &lt; c</span>!"}`
	doc, err := aif.Unmarshal([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if want := "x A & a.\nb < c!"; doc.Text != want {
		t.Errorf("text %q, want %q", doc.Text, want)
	}
	var got []string
	for c := range doc.Graph.Components() {
		got = append(got, c.ID+c.Span.String())
	}
	if diff := cmp.Diff([]string{"2[2,7)", "1[9,14)"}, got); diff != "" {
		t.Errorf("spans mismatch (-want +got):\n%s", diff)
	}
}

// TestXAIFMarks finds by its mark what stands in the text more than once.
func TestXAIFMarks(t *testing.T) {
	tests := []struct{ name, text, want, spans string }{
		{"second", `No. <span class="highlighted" id="node1">No</span>.`, "No. No.", "1[4,6)"},
		{"none", `No. No.`, "No. No.", "1[0,2)"},
		{"capitals", `No.<BR/><SPAN id="node1">No</SPAN>.`, "No.\nNo.", "1[4,6)"},
		{"of another", `No. <span id="node9">No</span>.`, "No. No.", "1[0,2)"},
		{"without an id", `No. <span>No</span>.`, "No. No.", "1[0,2)"},
		{"inside another", `No. <span id="node9">So <span id="node1">No</span></span>.`, "No. So No.", "1[7,9)"},
		{"twice", `No. <span id="node1">No</span> <span id="node1">No</span>.`, "No. No No.", "1[4,6)"},
		{"around other words", `No. <span id="node1">No, no</span>.`, "No. No, no.", "1[0,2)"},
		{"never closed", `No. <span id="node1">No`, "No. No", "1[0,2)"},
		{"closed once too often", `No.</span> <span id="node1">No</span></span>.`, "No. No.", "1[4,6)"},
		{"no tags", `No < 1 <> <3> < b>. <span id="node1">No</span> <`, "No < 1 <> <3> < b>. No <", "1[20,22)"},
		{"first and last letters", `No<a>, <z>no<A>, <Z>no. <span id="node1">No</span><@ <[ <{`, "No, no, no. No<@ <[ <{", "1[12,14)"},
	}
	for _, tt := range tests {
		file, err := json.Marshal(map[string]any{"text": tt.text, "AIF": map[string]any{"nodes": []any{map[string]string{"nodeID": "1", "text": "No", "type": "I"}}}})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := aif.Unmarshal(file)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var spans []string
		for c := range doc.Graph.Components() {
			spans = append(spans, c.ID+c.Span.String())
		}
		if got := strings.Join(spans, " "); doc.Text != tt.want || got != tt.spans {
			t.Errorf("%s: text %q with %s, want %q with %s", tt.name, doc.Text, got, tt.want, tt.spans)
		}
	}
}

// Many signs that begin no tag take no time that grows with their square.
func TestXAIFSigns(t *testing.T) {
	file, err := json.Marshal(map[string]any{"text": strings.Repeat("<1", 1<<20) + ">", "AIF": map[string]any{"nodes": []any{}}})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { _, err := aif.Unmarshal(file); done <- err }()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("two megabytes of \"<1\" take more than ten seconds")
	}
}

// TestNodes reads nodes of all types, and lists that a graph has no place for.
func TestNodes(t *testing.T) {
	const file = `{"nodes":[{"nodeID":"1","text":"a","type":"I"},{"nodeID":"2","text":"b","type":"I"},{"nodeID":3,"type":"RA","scheme":"Default Inference"},{"nodeID":"4","type":"PA"},
		{"nodeID":"5","type":"TA"},{"nodeID":"6","type":"YA"},{"nodeID":"7","type":"Q"},{"nodeID":null,"type":"Q"}],
		"edges":[{"edgeID":"1","fromID":"2","toID":3},{"edgeID":"2","fromID":"3","toID":"1"},{"edgeID":"3","fromID":"1","toID":"7"}],"locutions":[{},{}],"participants":[{}],"schemefulfillments":[{},{},{}]}`
	doc, err := aif.Unmarshal([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for r := range doc.Graph.Relations() {
		got = append(got, fmt.Sprintf("%s %s %v %s", r.ID, r.From, r.Type, r.To))
	}
	for _, l := range doc.Losses {
		got = append(got, l.String())
	}
	want := []string{"3 2 support 1", "4: preference left out", "5: dialogue left out: TA node", "6: dialogue left out: YA node",
		`7: not part of a graph: node of type "Q"`, `nodes[7]: not part of a graph: node of type "Q"`,
		"locutions: dialogue left out: 2", "participants: dialogue left out: 1", "schemefulfillments: not part of a graph: 3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

func TestMarshalX(t *testing.T) {
	g, err := argmap.Draft{Components: []argmap.Component{
		{ID: "a\"", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 2, End: 7}, Text: "R & D", Confidence: 1},
		{ID: "b", Kind: argmap.Premise, Stance: argmap.Con, Span: argmap.Span{Start: 9, End: 10}, Text: "x", Confidence: 1}},
		Relations: []argmap.Relation{{ID: "r", Type: argmap.Attack, From: "b", To: "a\"", Confidence: 0.5}, {ID: "s", Type: argmap.Support, From: "b", To: "a\"", Confidence: 0.5}}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	out, err := aif.MarshalX(g, "<\nR & D. x.")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Text string
		AIF  struct {
			Nodes []struct{ NodeID, Text, Type string }
			Edges []struct{ EdgeID, FromID, ToID string }
		}
	}
	if err := json.Unmarshal(out, &file); err != nil {
		t.Fatal(err)
	}
	want := `&lt;<br><span class="highlighted" id="nodea&#34;">R &amp; D</span>. <span class="highlighted" id="nodeb">x</span>.`
	if diff := cmp.Diff(want, file.Text); diff != "" {
		t.Errorf("text mismatch (-want +got):\n%s", diff)
	}
	if got, want := fmt.Sprint(file.AIF), `{[{a" R & D I} {b x I} {r Default Conflict CA} {s Default Inference RA}] [{e1 b r} {e2 r a"} {e3 b s} {e4 s a"}]}`; got != want {
		t.Errorf("AIF %s, want %s", got, want)
	}
	if out, err := aif.MarshalX(g, ""); err != nil || !strings.Contains(string(out), `"text": "R & D"`) || strings.Contains(string(out), "span") {
		t.Errorf("MarshalX without a text: %v\n%s", err, out)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ name, in, place string }{
		{"syntax", `{"nodes":[}`, "offset 11"},
		{"type", `{"nodes":[{"nodeID":"1","text":5}]}`, "offset 32 in nodes.text"},
		{"no nodes", `{}`, ""},
		{"note", `{"nodes":[{"nodeID":"1","type":"I","opedmap":{"kind":"x"}}]}`, `node "1"`},
		{"latin-1", "{\"nodes\":\n\"\xe9\"}", "line 2"},
		{"note's type", `{"nodes":[{"nodeID":"1","type":"I","opedmap":7}]}`, `node "1"`},
		{"relation's note", `{"nodes":[{"nodeID":"1","type":"RA","opedmap":7}]}`, `node "1"`},
		{"object for an id", `{"nodes":[{"nodeID":{},"type":"I"}]}`, "nodes.nodeID"},
		{"list for an id", `{"nodes":[{"nodeID":[1],"type":"I"}]}`, "nodes.nodeID"},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432"},
	}
	for _, tt := range tests {
		_, err := aif.Unmarshal([]byte(tt.in))
		encodingtest.Error(t, tt.name, err, tt.place, nil)
	}
}

func TestTextMismatch(t *testing.T) {
	g, src := encodingtest.Sample(t)
	_, err := aif.MarshalX(g, src[1:])
	if !errors.Is(err, encoding.ErrText) {
		t.Errorf("MarshalX with another text: %v, want %v", err, encoding.ErrText)
	}
}

// TestFilesOfOthers reads AIFdb's files and looks for every statement and every
// inference of theirs in the graph or among the losses.
func TestFilesOfOthers(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/interop/aif/*.json")
	if len(files) == 0 {
		t.Skip("no AIF files in ../shared/interop/aif")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := aif.Unmarshal(data)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(f), err)
			continue
		}
		if err := accounted(data, doc); err != nil {
			t.Errorf("%s: %v", filepath.Base(f), err)
		}
		for name, c := range map[string]encodingtest.Codec{"aif": plain, "xaif": xaif} {
			out, err := c.Marshal(doc.Graph, doc.Text)
			if err != nil {
				t.Fatal(err)
			}
			back, err := c.Unmarshal(out)
			if err != nil {
				t.Fatal(err)
			}
			if !back.Graph.Equal(doc.Graph) || len(back.Losses) > 0 {
				t.Errorf("%s as %s: mismatch (-want +got):\n%s %v", filepath.Base(f), name, cmp.Diff(doc.Graph.Draft(), back.Graph.Draft()), back.Losses)
			}
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	encodingtest.Fuzz(f, plain, linked, `{"AIF":{"nodes":[{"nodeID":"1","text":"a","type":"I"}]},"text":"<span id=\"node1\">a</span>"}`)
}

func FuzzUnmarshalX(f *testing.F) { encodingtest.Fuzz(f, xaif, linked) }

func ExampleUnmarshal() {
	doc, err := aif.Unmarshal([]byte(`{"nodes":[
		{"nodeID":"1","text":"Ban it","type":"I"},{"nodeID":"2","text":"It kills","type":"I"},{"nodeID":"3","text":"RA","type":"RA"}],
		"edges":[{"edgeID":"1","fromID":"2","toID":"3"},{"edgeID":"2","fromID":"3","toID":"1"},{"edgeID":"3","fromID":"9","toID":"3"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	thesis, _ := doc.Graph.Thesis()
	fmt.Println(thesis.Text)
	for l := range doc.Graph.Children(thesis.ID) {
		fmt.Println(" ", l.Relation.Type, l.Component.Text)
	}
	fmt.Println(doc.Losses)
	// Output:
	// Ban it
	//   support It kills
	// [3: relation has an end that does not exist: from "9"]
}

func ExampleMarshal() {
	g, _ := argmap.Draft{Components: []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 1}}}.Build()
	out, err := aif.Marshal(g, "")
	fmt.Printf("%s %v", out, err)
	// Output:
	// {
	//   "nodes": [
	//     {
	//       "nodeID": "c1",
	//       "text": "Ban it",
	//       "type": "I",
	//       "opedmap": {
	//         "kind": "major_claim",
	//         "stance": "pro",
	//         "start": 0,
	//         "end": 6,
	//         "confidence": 1
	//       }
	//     }
	//   ],
	//   "edges": [],
	//   "locutions": []
	// }
	//  <nil>
}
