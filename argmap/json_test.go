package argmap_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"opedmap/argmap"
)

func marshal(t testing.TB, g any) string {
	t.Helper()
	b, err := json.Marshal(g)
	if err != nil {
		t.Fatalf("Marshal: %v", err)
	}
	return string(b)
}

func TestJSONRoundTrip(t *testing.T) {
	for name, d := range map[string]argmap.Draft{"sample": sample(), "empty": {}} {
		g := build(t, d)
		data := marshal(t, g)
		var back argmap.Graph
		if err := json.Unmarshal([]byte(data), &back); err != nil {
			t.Fatalf("%s: Unmarshal: %v", name, err)
		}
		if diff := cmp.Diff(d, back.Draft(), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: mismatch (-want +got):\n%s", name, diff)
		}
		if again := marshal(t, &back); again != data {
			t.Errorf("%s: written again it differs (-first +second):\n%s", name, cmp.Diff(data, again))
		}
	}
}

// TestJSONForm fixes the names of the contract.
func TestJSONForm(t *testing.T) {
	want := `{"version":"1","id":"op","title":"The park","components":[` +
		`{"id":"c1","kind":"major_claim","stance":"pro","start":0,"end":13,"text":"Open the park","confidence":0.5},` +
		`{"id":"c2","kind":"claim","stance":"pro","start":15,"end":26,"text":"It heals us","confidence":0.5},` +
		`{"id":"c3","kind":"claim","stance":"con","counterargument":true,"start":58,"end":75,"text":"it costs millions","confidence":0.5,` +
		`"cues":[{"start":46,"end":57,"text":"critics say","signals":"opposing view"}]},` +
		`{"id":"c4","kind":"premise","stance":"pro","start":77,"end":98,"text":"That counts no visits","confidence":0.5},` +
		`{"id":"c5","kind":"premise","stance":"pro","start":100,"end":123,"text":"Noise is a fact of life","confidence":0.5,"evidence":"fact"},` +
		`{"id":"c6","kind":"major_claim","stance":"pro","start":128,"end":133,"text":"do it","confidence":0.5}],` +
		`"relations":[{"id":"r1","type":"support","from":"c2","to":"c1","confidence":0.7},{"id":"r2","type":"attack","from":"c3","to":"c1","confidence":0.6},` +
		`{"id":"r3","type":"undercut","from":"c4","to":"r2","confidence":0.4}],` +
		`"entities":[{"id":"e1","name":"doctors","label":"NORP","mentions":[{"start":28,"end":35}],"attitude":"favor","confidence":1,` +
		`"cues":[{"start":18,"end":23,"text":"heals","signals":"favour"}]}],"apparatus":[{"start":0,"end":13,"label":"headline"}],"unattached":["c5"]}`
	if diff := cmp.Diff(want, marshal(t, build(t, sample()))); diff != "" {
		t.Errorf("JSON mismatch (-want +got):\n%s", diff)
	}
	g := build(t, sample())
	if got := marshal(t, struct{ Graph argmap.Graph }{*g}); got != `{"Graph":`+want+"}" {
		t.Errorf("a graph by value is %s", got)
	}
	d := sample()
	d.Title, d.Entities[0].Mentions = "Parks & <R&D>", nil
	g = build(t, d)
	b, err := g.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"title":"Parks & <R&D>"`, `"mentions":[]`} {
		if !strings.Contains(string(b), part) {
			t.Errorf("%s is not in %s", part, b)
		}
	}
	for e := range g.Entities() {
		if e.Mentions != nil {
			t.Errorf("MarshalJSON changed the mentions of the graph to %#v", e.Mentions)
		}
	}
	const empty = `{"version":"1","components":[],"relations":[],"entities":[],"apparatus":[]}`
	if diff := cmp.Diff(empty, marshal(t, build(t, argmap.Draft{}))); diff != "" {
		t.Errorf("JSON of an empty graph mismatch (-want +got):\n%s", diff)
	}
}

func TestDecodeErrors(t *testing.T) {
	const head = `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":1,"text":"a","confidence":1}],`
	tests := []struct {
		name, in, field string
		offset          int64
		problem         argmap.Problem // of the cause, when that is a ValidationError
		is              error
	}{
		{"version", `{"version":"2","components":[],"relations":[]}`, "version", 11, "", argmap.ErrVersion},
		{"no version", `{}`, "version", -1, "", argmap.ErrVersion},
		{"type", `{"version":"1","components":[{"start":"0"}]}`, "components[0].start", 29, "", nil},
		{"fraction", `{"version":"1","components":[{"start":0.5}]}`, "components[0].start", 29, "", nil},
		{"no object", ` []`, "", 0, "", nil},
		{"a list twice", `{"version":"1","components":[],"relations":[], "Components":[]}`, "components", 60, "", argmap.ErrRepeated},
		{"a list twice, one in escapes", `{"version":"1","components":[],"relations":[], "\u0063omponents":[]}`, "components", 65, "", argmap.ErrRepeated},
		{"a list twice, one with a long s", `{"version":"1","components":[],"relations":[], "componentſ":[]}`, "components", 61, "", argmap.ErrRepeated},
		{"an entity named as a component", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":1,"text":"a","confidence":1}],"relations":[],"entities":[{"id":"c1","name":"A","label":"ORG","mentions":[{"start":0,"end":1}],"attitude":"favor","confidence":2}]}`, "entities[0]", 143, argmap.BadConfidence, nil},
		{"a component named as an entity", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":1,"text":"a","confidence":2}],"relations":[],"entities":[{"id":"c1","name":"A","label":"ORG","mentions":[{"start":0,"end":1}],"attitude":"favor","confidence":1}]}`, "components[0]", 29, argmap.BadConfidence, nil},
		{"mentions twice", `{"version":"1","components":[],"relations":[],"entities":[{"id":"e1","name":"A","label":"ORG","mentions":[{"start":0,"end":9}],"mentions":[{"start":5,"end":6}],"attitude":"favor","confidence":1}]}`, "entities[0].mentions", 58, "", argmap.ErrRepeated},
		{"kind", `{"version":"1","components":[{"kind":7}]}`, "components[0].kind", 29, "", nil},
		{"dangling", head + `"relations":[{"id":"r1","type":"support","from":"c1","to":"c9","confidence":1}]}`, "relations[0]", 129, argmap.DanglingID, nil},
		{"unattached", head + `"relations":[],"unattached":["c1","c9"]}`, "unattached", 144, argmap.DanglingID, nil},
		{"unattached twice", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":1,"text":"a","confidence":1}],"relations":[],"unattached":["c1","c1"]}`, "unattached", 144, argmap.DuplicateID, nil},
		{"unattached with a relation", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":1,"text":"a","confidence":1},{"id":"c2","kind":"claim","stance":"pro","start":2,"end":3,"text":"b","confidence":1}],"relations":[{"id":"r1","type":"support","from":"c2","to":"c1","confidence":1}],"unattached":["c1","c2"]}`, "unattached", 295, argmap.DanglingID, nil},
		{"unattached major claim", `{"version":"1","components":[{"id":"c1","kind":"major_claim","stance":"pro","start":0,"end":1,"text":"a","confidence":1}],"relations":[],"unattached":["c1"]}`, "unattached", 150, argmap.DanglingID, nil},
		{"no cue", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":1,"text":"a","confidence":1,"cues":[{}]}],"relations":[]}`, "components[0].cues[0].start", 29, "", argmap.ErrMissing},
		{"cue of an entity", head + `"relations":[],"entities":[{"id":"e1","name":"A","label":"ORG","mentions":[],"attitude":"favor","confidence":1,"cues":[{"start":0,"end":1,"text":"a"}]}]}`, "entities[0].cues[0].signals", 143, "", argmap.ErrMissing},
		{"cycle", head + `"relations":[{"id":"r1","type":"support","from":"c1","to":"c1","confidence":1}]}`, "components[0]", 29, argmap.Cycle, nil},
		{"offset", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":-4,"end":1,"text":"a","confidence":1}],"relations":[]}`, "components[0]", 29, argmap.BadSpan, nil},
		{"no components", `{"version":"1","relations":[]}`, "components", -1, "", argmap.ErrMissing},
		{"no relations", `{"version":"1","components":[]}`, "relations", -1, "", argmap.ErrMissing},
		{"no start", `{"version":"1","relations":[],"components":[{"id":"c1","kind":"claim","stance":"pro","begin":0,"end":1,"text":"a","confidence":1}]}`, "components[0].start", 44, "", argmap.ErrMissing},
		{"no confidence", head + `"relations":[{"id":"r1","type":"support","from":"c1","to":"c1"}]}`, "relations[0].confidence", 129, "", argmap.ErrMissing},
		{"null", `{"version":"1","relations":[],"components":[{"id":"c1","kind":null,"stance":"pro","start":0,"end":1,"text":"a","confidence":1}]}`, "components[0].kind", 44, "", argmap.ErrMissing},
		{"mention", head + `"relations":[],"entities":[{"id":"e1","name":"A","label":"ORG","mentions":[{"begin":0,"end":1}],"attitude":"neutral","confidence":1}]}`, "entities[0].mentions[0].start", 143, "", argmap.ErrMissing},
		{"doubled", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":1,"text":"a","confidence":1},{"id":"c1","kind":"claim","stance":"pro","start":2,"end":3,"text":"b","confidence":1}],"relations":[]}`, "components[1]", 115, argmap.DuplicateID, nil},
		{"a label", head + `"relations":[],"apparatus":[{"label":"byline","start":3,"end":4},{"label":"byline","start":7,"end":3}]}`, "apparatus[1]", 181, argmap.BadSpan, nil},
		{"null list", `{"version":"1","components":null,"relations":[]}`, "components", -1, "", argmap.ErrMissing},
		{"no element", `{"version":"1","relations":[ 1 ],"components":[]}`, "relations[0]", 29, "", nil},
		{"no list", `{"version":"1","relations":[],"components":{}}`, "components", 43, "", nil},
	}
	for _, tt := range tests {
		g := *build(t, sample())
		err := json.Unmarshal([]byte(tt.in), &g)
		var de *argmap.DecodeError
		if !errors.As(err, &de) {
			t.Errorf("%s: error %v, want a *DecodeError", tt.name, err)
			continue
		}
		if de.Field != tt.field || de.Offset != tt.offset || tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("%s: field %q, offset %d, want %q, %d with %v (%v)", tt.name, de.Field, de.Offset, tt.field, tt.offset, tt.is, err)
		}
		var ve *argmap.ValidationError
		if tt.problem != "" && (!errors.As(err, &ve) || ve.Problem != tt.problem) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.problem)
		}
		if !g.Equal(build(t, sample())) {
			t.Errorf("%s: the graph changed", tt.name)
		}
	}
	for in, field := range map[string]string{
		`{"version":"1","components":[{"id":"c1","kind":"thesis"}]}`:                                 "components[0].kind",
		`{"version":"1","apparatus":[{"label":"byline","start":0,"end":1},{"label":"", "start":1}]}`: "apparatus[1].label",
		`{"version":"1","relations":[{"type":"rebut"}]}`:                                             "relations[0].type",
		`{"version":"1","entities":[{"label":"person"}]}`:                                            "entities[0].label",
		`{"version":"1","apparatus":[{"label":"ad"}]}`:                                               "apparatus[0].label",
	} {
		var g argmap.Graph
		var de *argmap.DecodeError
		if err := json.Unmarshal([]byte(in), &g); !errors.As(err, &de) || de.Field != field {
			t.Errorf("Unmarshal(%s) = %v, want a *DecodeError in %s", in, err, field)
		}
	}
}

func TestDecodeErrorText(t *testing.T) {
	for in, want := range map[string]string{
		`{`:               `argmap: decode graph at byte 1 of the JSON: unexpected end of JSON input`,
		`{"version":"2"}`: `argmap: decode graph at byte 11 of the JSON in version: unknown version "2", want "1"`,
		`{"version":"1","components":[{"id":"c1","kind":"x"}]}`:                                                       `argmap: decode graph at byte 29 of the JSON in components[0].kind: argmap: unknown Kind "x"`,
		`{"version":"1","components":[],"relations":[{"id":"r","type":"support","from":"","to":"a","confidence":1}]}`: "argmap: decode graph at byte 44 of the JSON in relations[0]: argmap: dangling id (id \"r\"): from \"\"\nargmap: dangling id (id \"r\"): to \"a\"",
		`{"version":"1","components":[{"text":1}]}`:                                                                   "argmap: decode graph at byte 29 of the JSON in components[0].text: number, want a string",
		`{"version":"1","components":"c"}`:                                                                            "argmap: decode graph at byte 28 of the JSON in components: string, want an array",
		`{"version":"1","components":[{"kind":7}]}`:                                                                   "argmap: decode graph at byte 29 of the JSON in components[0].kind: number, want a string",
		`{"version":"1","components":[{"confidence":1e999}]}`:                                                         "argmap: decode graph at byte 29 of the JSON in components[0].confidence: number 1e999 is out of range",
		`{"version":"1","components":[{"start":99999999999999999999}]}`:                                               "argmap: decode graph at byte 29 of the JSON in components[0].start: number 99999999999999999999 is out of range",
		`{"version":"1","components":[{"start":0.5}]}`:                                                                "argmap: decode graph at byte 29 of the JSON in components[0].start: number 0.5, want a whole number",
		`[]`: "argmap: decode graph at byte 0 of the JSON: array, want an object",
		`{"version":"1","components":[],"relations":[],"unattached":["c9"]}`: `argmap: decode graph at byte 59 of the JSON in unattached: argmap: dangling id (id "c9")`,
	} {
		var g argmap.Graph
		if err := g.UnmarshalJSON([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("UnmarshalJSON(%s) error = %v, want %s", in, err, want)
		}
	}
}

// A null leaves a graph as it is.
func TestDecodeNull(t *testing.T) {
	g := *build(t, sample())
	held := struct{ G argmap.Graph }{g}
	for in, into := range map[string]any{"null": &g, ` {"G": null }`: &held} {
		if err := json.Unmarshal([]byte(in), into); err != nil {
			t.Errorf("Unmarshal(%s) error = %v", in, err)
		}
	}
	for _, got := range []*argmap.Graph{&g, &held.G} {
		if diff := cmp.Diff(build(t, sample()), got); diff != "" {
			t.Errorf("graph after null mismatch (-want +got):\n%s", diff)
		}
	}
}

func TestUnknownFields(t *testing.T) {
	data := strings.Replace(marshal(t, build(t, sample())), `"kind":`, `"colour":{"x":[1]},"kind":`, -1)
	var g argmap.Graph
	if err := json.Unmarshal([]byte(data), &g); err != nil || !g.Equal(build(t, sample())) {
		t.Errorf("unknown fields: %v", err)
	}
}

func schema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(argmap.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	if err := c.AddResource("graph.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("graph.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func valid(t testing.TB, s *jsonschema.Schema, data string) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

// TestSchema wants the schema and the decoder to take what is written here, and to
// refuse every single change that breaks the contract by its form.
func TestSchema(t *testing.T) {
	s := schema(t)
	good := marshal(t, build(t, sample()))
	for _, data := range []string{good, marshal(t, build(t, argmap.Draft{})), strings.Replace(good, `"kind"`, `"new":1,"kind"`, 1)} {
		if err := valid(t, s, data); err != nil {
			t.Errorf("schema refuses %s: %v", data, err)
		}
		if err := new(argmap.Graph).UnmarshalJSON([]byte(data)); err != nil {
			t.Errorf("decoder refuses %s: %v", data, err)
		}
	}
	// The decoder takes an empty list, or a null, for a field that is left out: that is
	// how other programs write nothing.
	lenient := []string{`"unattached":[]`, `"title":null`}
	changes := [][2]string{
		{`"version":"1"`, `"version":"2"`}, {`"version":"1",`, ``}, {`"version":"1"`, `"version":1`},
		{`"id":"c1"`, `"id":""`}, {`"id":"c1",`, ``}, {`"kind":"claim"`, `"kind":"Claim"`}, {`"kind":"claim",`, ``},
		{`"stance":"con"`, `"stance":"neutral"`}, {`"counterargument":true`, `"counterargument":"yes"`},
		{`"start":0`, `"start":-1`}, {`"start":0`, `"start":0.5`}, {`"start":0,`, ``}, {`"end":13`, `"end":"13"`}, {`"text":"do it",`, ``},
		{`"confidence":0.5`, `"confidence":1.5`}, {`"confidence":0.5`, `"confidence":null`}, {`"confidence":0.7`, `"confidence":-0.1`},
		{`"evidence":"fact"`, `"evidence":"rumour"`}, {`"signals":"opposing view"`, `"signals":3`}, {`"signals"`, `"x"`},
		{`"type":"support"`, `"type":"linked"`}, {`"from":"c2"`, `"from":2`}, {`"to":"c1",`, ``}, {`"label":"NORP"`, `"label":"GPE_OR_LOC"`},
		{`"mentions":[`, `"mentions":[3,`}, {`"attitude":"favor"`, `"attitude":"pro"`}, {`"label":"headline"`, `"label":"title"`},
		{`"unattached":["c5"]`, `"unattached":[]`}, {`"unattached":["c5"]`, `"unattached":["c5","c5"]`}, {`"title":"The park"`, `"title":null`},
		{`"cues":[{`, `"cues":[{},{`}, {`"end":57,`, ``},
	}
	for _, c := range changes {
		if !strings.Contains(good, c[0]) {
			t.Fatalf("%s is not in %s", c[0], good)
		}
		changed := strings.Replace(good, c[0], c[1], 1)
		if err := valid(t, s, changed); err == nil {
			t.Errorf("schema takes %s in place of %s", c[1], c[0])
		}
		if err := new(argmap.Graph).UnmarshalJSON([]byte(changed)); (err == nil) != slices.Contains(lenient, c[1]) {
			t.Errorf("decoder with %s in place of %s: %v", c[1], c[0], err)
		}
	}
}

// TestOpEds reads every gold graph of the repository, against schema and text.
func TestOpEds(t *testing.T) {
	files, err := filepath.Glob("../testdata/opeds/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no op-eds in ../testdata/opeds (%v)", err)
	}
	s := schema(t)
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := valid(t, s, string(data)); err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		var g, back argmap.Graph
		if err := json.Unmarshal(data, &g); err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		if err := json.Unmarshal([]byte(marshal(t, &g)), &back); err != nil || !back.Equal(&g) {
			t.Errorf("%s: written and read again it differs: %v", f, err)
		}
		if err := g.Validate(textOf(t, f)); err != nil {
			t.Errorf("%s: %v", f, err)
		}
		for c := range g.Components() {
			if c.Evidence != argmap.NoEvidence && c.Kind != argmap.Premise {
				t.Errorf("%s: %s %s has evidence type %s", f, c.Kind, c.ID, c.Evidence)
			}
		}
	}
}

// textOf reads the text of an annotation; those of second annotations stand with
// the first.
func textOf(t *testing.T, annotation string) string {
	t.Helper()
	name := strings.TrimSuffix(filepath.Base(annotation), ".json") + ".txt"
	for _, dir := range []string{filepath.Dir(annotation), "../testdata/opeds/train", "../testdata/opeds/train-read", "../testdata/opeds/train-press", "../testdata/opeds/heldout", "../testdata/opeds/heldout-plain", "../testdata/opeds/heldout-read", "../testdata/opeds/heldout-press"} {
		if text, err := os.ReadFile(filepath.Join(dir, name)); err == nil {
			return string(text)
		}
	}
	t.Fatalf("%s has no text", annotation)
	return ""
}

func FuzzDecode(f *testing.F) {
	s := schema(f)
	f.Add([]byte(marshal(f, build(f, sample()))))
	f.Add([]byte(`{"version":"1","components":[],"relations":[]}`))
	f.Add([]byte(`{"version":"1","components":[{"id":"a","kind":"claim","stance":"con","start":0,"end":0,"text":"","confidence":0}],"relations":[{"id":"r","type":"support","from":"a","to":"a"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var g argmap.Graph
		if err := json.Unmarshal(data, &g); err != nil {
			return
		}
		out := marshal(t, &g)
		if err := valid(t, s, out); err != nil {
			t.Fatalf("schema refuses what was read and written: %v\n%s", err, out)
		}
		var back argmap.Graph
		if err := json.Unmarshal([]byte(out), &back); err != nil || !back.Equal(&g) {
			t.Fatalf("written and read again it differs: %v\n%s", err, out)
		}
		for c := range g.Components() {
			if path := g.PathToThesis(c.ID); len(path) > g.Len() || path[0].ID != c.ID {
				t.Fatalf("path from %q: %v", c.ID, path)
			}
			n := slices.Collect(func(yield func(string) bool) {
				for _, l := range g.Walk(c.ID) {
					if !yield(l.Component.ID) {
						return
					}
				}
			})
			slices.Sort(n)
			if len(slices.Compact(n)) > g.Len() {
				t.Fatalf("walk from %q: %v", c.ID, n)
			}
		}
		_ = g.Validate(string(data)) // must not panic
	})
}
