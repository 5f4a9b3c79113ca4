package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/examples/internal/mapfile"
	"opedmap/nlp"
)

const text = "Open the park. It heals us. Critics say it costs 3 million; it costs half of that."

// sample is a graph over text with what every format can hold.
func sample(t *testing.T) *argmap.Graph {
	t.Helper()
	at := func(s string) argmap.Span {
		i := strings.Index(text, s)
		return argmap.Span{Start: i, End: i + len(s)}
	}
	c := func(id string, k argmap.Kind, s argmap.Stance, words string) argmap.Component {
		return argmap.Component{ID: id, Kind: k, Stance: s, Counterargument: s == argmap.Con, Span: at(words), Text: words, Confidence: 0.5}
	}
	g, err := argmap.Draft{
		Components: []argmap.Component{
			c("c1", argmap.MajorClaim, argmap.Pro, "Open the park"), c("c2", argmap.Premise, argmap.Pro, "It heals us"),
			c("c3", argmap.Claim, argmap.Con, "it costs 3 million"), c("c4", argmap.Premise, argmap.Pro, "it costs half of that"),
		},
		Relations: []argmap.Relation{
			{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 0.7}, {ID: "r2", Type: argmap.Attack, From: "c3", To: "c1", Confidence: 0.6},
			{ID: "r3", Type: argmap.Undercut, From: "c4", To: "r2", Confidence: 0.4},
		},
	}.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// full is the sample with all else that a graph can hold.
func full(t *testing.T) *argmap.Graph {
	t.Helper()
	d := sample(t).Draft()
	d.ID, d.Title = "op-1", "Open it"
	d.Components[1].Evidence = argmap.Testimony
	d.Components[1].Cues = []argmap.Cue{{Span: argmap.Span{Start: 0, End: 4}, Text: "Open", Signals: "claim"}}
	d.Entities = []argmap.Entity{{ID: "e1", Name: "Critics", Label: nlp.Org, Attitude: argmap.Neutral, Mentions: []argmap.Span{{Start: 28, End: 35}}}}
	d.Apparatus = []argmap.Apparatus{{Span: argmap.Span{Start: 0, End: 4}, Label: argmap.Headline}}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// argexport runs the command in dir and fails the test when its exit status is
// another than want.
func argexport(t *testing.T, want int, stdin string, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	if got := run(args, strings.NewReader(stdin), &out, &errs); got != want {
		t.Fatalf("argexport %v: exit status %d, want %d\n%s", args, got, want, &errs)
	}
	return out.String(), errs.String()
}

// noText is what is said of a format that does not hold the source text.
const noText = "argexport: not carried over: source text: no place in the format: 82 bytes\n"

// TestPairs converts the sample to every format, from there to every other, and
// back to JSON: it has to come back as it was.
func TestPairs(t *testing.T) {
	dir := t.TempDir()
	g := sample(t)
	data, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	start := filepath.Join(dir, "start.json")
	source := filepath.Join(dir, "source.txt")
	for name, b := range map[string][]byte{start: data, source: []byte(text)} {
		if err := os.WriteFile(name, b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range mapfile.Formats {
		if a.Marshal == nil {
			continue
		}
		first := filepath.Join(dir, "first"+a.Extensions[0])
		_, stderr := argexport(t, 0, "", "-to", a.Name, "-text", source, "-o", first, start)
		for _, b := range mapfile.Formats {
			if b.Marshal == nil {
				continue
			}
			second := filepath.Join(dir, "second"+b.Extensions[0])
			_, e := argexport(t, 0, "", "-from", a.Name, "-to", b.Name, "-text", source, "-o", second, first)
			stderr += e
			out, e := argexport(t, 0, "", "-from", b.Name, "-to", "json", second)
			// Some formats do not hold the text.
			if stderr = strings.ReplaceAll(stderr+e, noText, ""); stderr != "" {
				t.Errorf("%s to %s: losses %s", a.Name, b.Name, stderr)
			}
			var back argmap.Graph
			if err := json.Unmarshal([]byte(out), &back); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(g.Draft(), back.Draft(), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s to %s to json: mismatch (-want +got):\n%s", a.Name, b.Name, diff)
			}
			stderr = ""
		}
	}
}

func TestUsage(t *testing.T) {
	tests := []struct {
		name, says string
		args       []string
	}{
		{"no format", "use -from", []string{"-to", "csv", "x.y"}},
		{"no name", "standard input has no name that tells its format; use -from", []string{"-to", "csv"}},
		{"dash", "standard input has no name that tells its format; use -from", []string{"-to", "csv", "-"}},
		{"essays", "-essays is for -to brat, not for -to csv", []string{"-to", "csv", "-essays", "x.json"}},
		{"bom", "-bom is for -to csv, not for -to dot", []string{"-to", "dot", "-bom", "x.json"}},
		{"bare", "-bare is for -to mermaid, not for -to aif", []string{"-to", "aif", "-bare", "x.json"}},
		{"no output", "use -to", []string{"x.json"}},
		{"unknown", `unknown format -to "x"`, []string{"-to", "x", "x.json"}},
		{"only read", "can only be read", []string{"-to", "text", "x.json"}},
		{"op-ed with a text", "-text is the text of a map", []string{"-to", "csv", "-text", "x.txt", "x.txt"}},
		{"brat from a pipe", "needs the text", []string{"-from", "brat", "-to", "csv"}},
		{"two files", "want one", []string{"-to", "csv", "a.json", "b.json"}},
		{"flag", "not defined", []string{"-x"}},
		{"text out over output", "name another, such as x.txt for the text", []string{"-to", "json", "-text-out", "x.json", "-o", "x.json", "y.txt"}},
		{"text over output", "-o x.txt is the file that the source text goes to; name another, such as x.ann", []string{"-to", "brat", "-text", "T.txt", "-o", "x.txt", "x.json"}},
		{"text over output named", "-o ./x.csv is the file", []string{"-to", "csv", "-text-out", "x.csv", "-o", "./x.csv", "x.json"}},
		{"output over the op-ed", "-o ./T.txt would overwrite the source text", []string{"-to", "argdown", "-o", "./T.txt", "T.txt"}},
		{"output over the text beside", "-o x.txt would overwrite the source text", []string{"-to", "csv", "-o", "x.txt", "x.ann"}},
		{"output over source", "-o T.txt would overwrite", []string{"-to", "csv", "-text", "./T.txt", "-o", "T.txt", "x.json"}},
	}
	for _, tt := range tests {
		if _, stderr := argexport(t, 2, "", tt.args...); !strings.Contains(stderr, tt.says) {
			t.Errorf("%s: %q, want it to say %q", tt.name, stderr, tt.says)
		}
	}
	if _, stderr := argexport(t, 0, "", "-h"); !strings.Contains(stderr, "graphml") {
		t.Errorf("-h does not list the formats: %q", stderr)
	}
}

func TestFailures(t *testing.T) {
	old := filepath.Join(t.TempDir(), "old.txt")
	broken, drawn := strings.TrimSuffix(old, "txt")+"json", strings.TrimSuffix(old, "txt")+"ann"
	for name, s := range map[string]string{broken: "{\"caf\xe9", old: "Caf\xe9s belong outside.", drawn: ""} {
		if err := os.WriteFile(name, []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name, stdin, says string
		args              []string
	}{
		{"broken", `{"nodes":`, "standard input: aif: offset", []string{"-from", "aif", "-to", "csv"}},
		{"broken file", "", "argexport: " + broken + ": json: line 1", []string{"-to", "csv", broken}},
		{"no file", "", "no such file", []string{"-to", "csv", "nothing.json"}},
		{"no source", "", "source text", []string{"-from", "brat", "-to", "csv", "-text", "nothing.txt"}},
		{"other source", `{"version":"1","components":[{"id":"c1","kind":"claim","stance":"pro","start":0,"end":4,"text":"Open","confidence":1}],"relations":[]}`,
			`(id "c1") at offset 0`, []string{"-from", "json", "-to", "csv", "-text", "main.go"}},
		{"encoding", "Caf\xe9s belong outside.", "standard input: text must be UTF-8, and byte 3 is not", []string{"-from", "text", "-to", "csv"}},
		{"encoding of the source", "", "old.txt: text must be UTF-8, and byte 3 is not", []string{"-from", "json", "-to", "csv", "-text", old}},
		{"encoding beside", "", "old.txt: text must be UTF-8, and byte 3 is not", []string{"-to", "csv", drawn}},
		{"blank", " \n", "standard input: no text in it", []string{"-from", "text", "-to", "csv"}},
		{"map as text", `{"nodes":[],"edges":[]}`, "standard input: a map in the format json, not a text", []string{"-from", "text", "-to", "csv"}},
		{"map by name as text", "", filepath.Base(drawn) + ": a map in the format brat, not a text", []string{"-from", "text", "-to", "csv", drawn}},
		{"no dir", `{"nodes":[],"edges":[]}`, "no such file", []string{"-from", "aif", "-to", "csv", "-o", "no/where.csv"}},
	}
	for _, tt := range tests {
		if _, stderr := argexport(t, 1, tt.stdin, tt.args...); !strings.Contains(stderr, tt.says) {
			t.Errorf("%s: %q, want it to say %q", tt.name, stderr, tt.says)
		}
	}
}

// TestPage takes the article of a page, which only its name tells, with and without
// -from.
func TestPage(t *testing.T) {
	for name, data := range map[string]string{
		"page.html": "<p>Open the <b>park</b>.", "Page.HTM": "<p>Open the <b>park</b>.", "page.xhtml": "<p>Open the <b>park</b>.</p>",
		"page.md": "# Parks\n\nOpen the park.\n", "page.markdown": "# Parks\n\nOpen the park.\n",
	} {
		page := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(page, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"-q", "-to", "xaif", page}, {"-q", "-from", "text", "-to", "xaif", page}} {
			if out, stderr := argexport(t, 0, "", args...); !strings.Contains(out, "Open the park") {
				t.Errorf("argexport(%q) lacks the words of the page:\n%s%s", args, out, stderr)
			}
		}
	}
}

// TestPlaces gives a map of words their places in -text, and says what has places in
// another text.
func TestPlaces(t *testing.T) {
	source := filepath.Join(t.TempDir(), "source.txt")
	if err := os.WriteFile(source, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	out, _ := argexport(t, 0, "[a]: It heals us\n  + [b]: it costs half of that\n", "-from", "argdown", "-to", "brat", "-text", source)
	if !strings.Contains(out, " 15 26\tIt heals us") || !strings.Contains(out, " 60 81\tit costs half of that") {
		t.Errorf("the words do not have their places in the text:\n%s", out)
	}
	other := filepath.Join(t.TempDir(), "other.txt")
	if err := os.WriteFile(other, []byte("# "+text), 0o666); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(full(t))
	if err != nil {
		t.Fatal(err)
	}
	drawn, _ := argexport(t, 0, string(data), "-q", "-from", "json", "-to", "argdown", "-text", source)
	const lost = "argexport: not carried over: cues: span does not fit the text\nargexport: not carried over: entities: span does not fit the text\nargexport: not carried over: apparatus: span does not fit the text\n"
	out, stderr := argexport(t, 0, drawn, "-from", "argdown", "-to", "xaif", "-text", other)
	if !strings.Contains(out, `"start": 2,`) || stderr != lost {
		t.Errorf("over another copy of the text it says %q, want %q:\n%s", stderr, lost, out)
	}
	if _, stderr := argexport(t, 1, "[a]: It harms us\n", "-from", "argdown", "-to", "brat", "-text", source); !strings.Contains(stderr, "standard input: against "+source+": component is not in the text") {
		t.Errorf("words that are not in the text: %q", stderr)
	}
}

// TestLooseMap writes a map of the text that the contract would not take: a premise
// for two claims.
func TestLooseMap(t *testing.T) {
	d := sample(t).Draft()
	d.Relations = append(d.Relations, argmap.Relation{ID: "again", Type: argmap.Support, From: d.Relations[0].From, To: d.Components[len(d.Components)-1].ID})
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	if g.Validate(text) == nil {
		t.Fatal("the contract takes the map")
	}
	data, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	source := filepath.Join(t.TempDir(), "source.txt")
	if err := os.WriteFile(source, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, _ := argexport(t, 0, string(data), "-from", "json", "-text", source, "-to", "graphml"); !strings.Contains(out, "again") {
		t.Errorf("the second relation is not in %s", out)
	}
}

// TestLosses lists them, and not with -q.
func TestLosses(t *testing.T) {
	const in = "[A]: a #hot\n  + b\n"
	out, stderr := argexport(t, 0, in, "-from", "argdown", "-to", "mermaid", "-bare")
	if !strings.Contains(stderr, `A: not part of a graph: tag "hot"`) || !strings.Contains(out, "-->|supports|") {
		t.Errorf("output %q, losses %q", out, stderr)
	}
	if _, stderr := argexport(t, 0, in, "-q", "-from", "argdown", "-to", "csv", "-bom"); stderr != "" {
		t.Errorf("-q says %q", stderr)
	}
}

// TestMissing has a graph with all that a graph can hold, and wants to be told
// what each format leaves out of it.
func TestMissing(t *testing.T) {
	g := full(t)
	data, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	source := filepath.Join(dir, "source.txt")
	if err := os.WriteFile(source, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		args []string
		want []string // the places
	}{
		{[]string{"xaif"}, nil}, {[]string{"graphml"}, nil}, {[]string{"arguebuf"}, nil},
		{[]string{"aif"}, []string{"source text"}}, {[]string{"json"}, []string{"source text"}}, {[]string{"argdown"}, []string{"source text"}},
		{[]string{"dot"}, []string{"source text"}}, {[]string{"mermaid"}, []string{"source text"}}, {[]string{"brat"}, []string{"source text"}},
		{[]string{"brat", "-o", filepath.Join(dir, "x.ann")}, nil},
		{[]string{"aif", "-text-out", filepath.Join(dir, "y.txt")}, nil},
		{[]string{"csv"}, []string{"id", "title", "entities", "apparatus", "source text"}},
		{[]string{"csv", "-q"}, nil},
		{[]string{"mermaid", "-bare"}, []string{"id", "kinds", "spans", "confidence", "evidence", "cues", "relation confidence", "entities", "apparatus", "source text"}},
	}
	for _, tt := range tests {
		_, stderr := argexport(t, 0, string(data), append([]string{"-from", "json", "-text", source, "-to"}, tt.args...)...)
		var got []string
		for line := range strings.Lines(stderr) {
			place, _, ok := strings.Cut(strings.TrimPrefix(line, "argexport: not carried over: "), ": no place in the format: ")
			if !ok {
				t.Errorf("%v: line %q", tt.args, line)
			}
			got = append(got, place)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("-to %v: left out mismatch (-want +got):\n%s", tt.args, diff)
		}
	}
}

// TestTooLarge writes what is too large to be read back, and says so.
func TestTooLarge(t *testing.T) {
	in := "id,text\n1," + strings.Repeat("word ", encoding.MaxSize/5-10) + "\n"
	for _, to := range []string{"dot", "json"} {
		file := filepath.Join(t.TempDir(), "big")
		_, stderr := argexport(t, 0, in, "-from", "csv", "-to", to, "-o", file)
		if want := "argexport: the output is too large to be read back"; !strings.HasPrefix(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("-to %s says %q, want one line that starts %q", to, stderr, want)
		}
		if info, err := os.Stat(file); err != nil || info.Size() <= encoding.MaxSize {
			t.Errorf("-to %s wrote %v, %v", to, info, err)
		}
	}
}

// TestSourceless gives spans a text of their own when brat needs one.
func TestSourceless(t *testing.T) {
	dir := t.TempDir()
	ann := filepath.Join(dir, "x.ann")
	data, err := json.Marshal(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	argexport(t, 0, string(data), "-from", "json", "-to", "brat", "-o", ann)
	b, err := os.ReadFile(filepath.Join(dir, "x.txt"))
	if want := "Open the park\n\nIt heals us\n\nit costs 3 million\n\nit costs half of that"; err != nil || string(b) != want {
		t.Errorf("text %q, want %q (%v)", b, want, err)
	}
	out, _ := argexport(t, 0, "", "-to", "argdown", ann)
	if !strings.Contains(out, "_ [c4]: it costs half of that") {
		t.Errorf("argdown:\n%s", out)
	}
}

// TestTextBeside has a .txt beside the map and the output: it is the source when the
// map is of it, and is never overwritten.
func TestTextBeside(t *testing.T) {
	data, err := json.Marshal(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	const other = "Shut the park. It harms us."
	tests := []struct {
		name, beside string
		args         []string
		code         int
		ann          string // must be in the annotations; "": there are none
	}{
		{name: "the map's", beside: text, ann: " 40 58\tit costs 3 million"},
		{name: "the map's, and named", beside: text, args: []string{"-text", "x.txt"}, ann: " 40 58\t"},
		{name: "another", beside: other, code: 1},
		{name: "another, source named", beside: other, args: []string{"-text", "source.txt"}, code: 1},
		{name: "another, text elsewhere", beside: other, args: []string{"-text-out", "made.txt"}, ann: " 28 46\tit costs 3 million"},
		{name: "another, text over it", beside: other, args: []string{"-text-out", "x.txt"}, code: 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for name, s := range map[string]string{"x.json": string(data), "x.txt": tt.beside, "source.txt": text} {
				if err := os.WriteFile(name, []byte(s), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			_, stderr := argexport(t, tt.code, "", append(append([]string{"-to", "brat", "-o", "x.ann"}, tt.args...), "x.json")...)
			if (tt.code != 0) != strings.Contains(stderr, "x.txt: holds another text") {
				t.Errorf("standard error %q", stderr)
			}
			if b, err := os.ReadFile("x.txt"); err != nil || string(b) != tt.beside {
				t.Errorf("x.txt holds %q, want %q (%v)", b, tt.beside, err)
			}
			ann, err := os.ReadFile("x.ann")
			if (err == nil) != (tt.ann != "") || !strings.Contains(string(ann), tt.ann) {
				t.Errorf("annotations lack %q (%v):\n%s", tt.ann, err, ann)
			}
		})
	}
}

// The README shows what the command prints, line by line up to an ellipsis; a line that
// is one stands for any.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, found := strings.Cut(string(readme), "    $ go run ./examples/argexport ")
	args, after, more := strings.Cut(after, "\n")
	if !found || !more {
		t.Fatal("the README shows no export")
	}
	words := strings.Fields(args)
	words[len(words)-1] = "../../" + words[len(words)-1]
	var out, errs bytes.Buffer
	if code := run(words, nil, &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	rest := out.String() + errs.String()
	shown := 0
	for line := range strings.Lines(after) {
		line, ok := strings.CutPrefix(line, "    ")
		if !ok {
			break
		}
		line, _, _ = strings.Cut(strings.TrimSuffix(line, "\n"), "…")
		if strings.TrimSpace(line) == "" {
			continue
		}
		_, below, ok := strings.Cut(rest, line)
		if !ok {
			t.Errorf("the command does not print, or not there: %q", line)
			continue
		}
		rest = below
		shown++
	}
	if shown < 5 {
		t.Errorf("the README shows %d lines", shown)
	}
}
