package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/nlp"
)

// answers runs argbatch and gives its exit status and what it wrote, by lines.
func answers(t testing.TB, in string, args ...string) (code int, lines []string, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(in), &out, &errs)
	if out.Len() > 0 && !strings.HasSuffix(out.String(), "\n") {
		t.Errorf("the last line has no end: %q", out.String())
	}
	return code, strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n"), errs.String()
}

// one gives the answer to one line, which must succeed.
func one(t testing.TB, v any, in string, args ...string) string {
	t.Helper()
	code, lines, stderr := answers(t, in+"\n", args...)
	if code != 0 || len(lines) != 1 {
		t.Fatalf("exit status %d, %d lines: %s%s", code, len(lines), strings.Join(lines, "\n"), stderr)
	}
	if err := json.Unmarshal([]byte(lines[0]), v); err != nil {
		t.Fatal(err)
	}
	return lines[0]
}

func quote(t testing.TB, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// names are those of an object's fields, in order of the alphabet.
func names(t testing.TB, line string) []string {
	t.Helper()
	var m map[string]json.RawMessage
	if err := json.Unmarshal([]byte(line), &m); err != nil {
		t.Fatal(err)
	}
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

const short = "We should buy the lake back. Critics say it is dear, but the “Wolsee” earned 30,000 euros for Falkenau in 2023."

func TestGraph(t *testing.T) {
	g := new(argmap.Graph)
	line := one(t, g, `{"id":"l1","text":`+quote(t, short)+`}`)
	if err := g.Validate(short); err != nil {
		t.Error(err)
	}
	if g.ID() != "l1" || g.Len() == 0 {
		t.Errorf("id %q, %d components", g.ID(), g.Len())
	}
	want, err := argmap.Analyze(short)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.WithID("l1"), g); diff != "" {
		t.Errorf("argbatch and Analyze mismatch (-Analyze +argbatch):\n%s", diff)
	}
	if strings.Contains(line, `\u003c`) || strings.Contains(line, "\n") {
		t.Errorf("escaped or broken: %s", line)
	}
}

func TestGraphOfComponents(t *testing.T) {
	spans := []argmap.Span{{Start: 0, End: 27}, {Start: 41, End: 51}, {Start: 57, End: len(short) - 1}}
	cs, err := json.Marshal(spans)
	if err != nil {
		t.Fatal(err)
	}
	g := new(argmap.Graph)
	one(t, g, fmt.Sprintf(`{"id":"l1","text":%s,"components":%s}`, quote(t, short), cs))
	var got []argmap.Span
	for c := range g.Components() {
		got = append(got, c.Span)
	}
	if diff := cmp.Diff(spans, got); diff != "" {
		t.Errorf("components mismatch (-want +got):\n%s", diff)
	}
	if err := g.Validate(short); err != nil {
		t.Error(err)
	}
	none := new(argmap.Graph)
	if one(t, none, fmt.Sprintf(`{"id":"l1","text":%s,"components":[]}`, quote(t, short))); none.Len() != 0 {
		t.Errorf("an empty list of components gives %d", none.Len())
	}
}

func TestAttitude(t *testing.T) {
	const text = "The mayor is a wonderful friend of this town. The agency is a corrupt disaster."
	type target struct {
		Start, End int
		Attitude   string
		Confidence float64
	}
	var got struct {
		ID      string
		Targets []target
	}
	line := one(t, &got, `{"id":"x","text":`+quote(t, text)+`,"targets":[{"start":46,"end":56},{"start":0,"end":9}]}`, "-task", "attitude")
	if diff := cmp.Diff([]string{"id", "targets"}, names(t, line)); diff != "" {
		t.Errorf("fields mismatch (-want +got):\n%s", diff)
	}
	for i := range got.Targets {
		if c := &got.Targets[i].Confidence; !(*c > 1.0/3 && *c <= 1) {
			t.Errorf("confidence %v of the best of three", *c)
		} else {
			*c = 0
		}
	}
	want := []target{{46, 56, "against", 0}, {0, 9, "favor", 0}}
	if diff := cmp.Diff(want, got.Targets); diff != "" || got.ID != "x" {
		t.Errorf("id %q, targets mismatch (-want +got):\n%s", got.ID, diff)
	}
	if line := one(t, &got, `{"id":"x","text":"No names.","targets":[]}`, "-task", "attitude"); !strings.Contains(line, `"targets":[]`) {
		t.Errorf("without targets: %s", line)
	}
}

func TestStance(t *testing.T) {
	for perspective, want := range map[string]string{
		"Vaccines save lives and should be mandatory": "support",
		"Vaccines should not be mandatory":            "attack",
	} {
		var got struct {
			ID, Label  string
			Confidence float64
		}
		line := one(t, &got, `{"id":"s","claim":"Vaccines should be mandatory","perspective":`+quote(t, perspective)+`}`, "-task", "stance")
		if diff := cmp.Diff([]string{"confidence", "id", "label"}, names(t, line)); diff != "" {
			t.Errorf("fields mismatch (-want +got):\n%s", diff)
		}
		if got.ID != "s" || got.Label != want || !(got.Confidence >= 0.5 && got.Confidence <= 1) {
			t.Errorf("%s: %s, want %s", perspective, line, want)
		}
	}
}

func TestNLP(t *testing.T) {
	type token struct {
		nlp.Span
		Tag, Stem string
	}
	type entity struct {
		nlp.Span
		Label string
	}
	var got struct {
		ID                    string
		Paragraphs, Sentences []nlp.Span
		Tokens                []token
		Entities              []entity
	}
	const text = "Anna Bell wins. She didn't run.\n\nShe walked."
	line := one(t, &got, `{"id":"n","text":`+quote(t, text)+`}`, "-task", "nlp")
	if diff := cmp.Diff([]string{"entities", "id", "paragraphs", "sentences", "tokens"}, names(t, line)); diff != "" {
		t.Errorf("fields mismatch (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]nlp.Span{{Start: 0, End: 31}, {Start: 33, End: 44}}, got.Paragraphs); diff != "" {
		t.Errorf("paragraphs mismatch (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]nlp.Span{{Start: 0, End: 15}, {Start: 16, End: 31}, {Start: 33, End: 44}}, got.Sentences); diff != "" {
		t.Errorf("sentences mismatch (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]entity{{nlp.Span{Start: 0, End: 9}, "PERSON"}}, got.Entities); diff != "" {
		t.Errorf("entities mismatch (-want +got):\n%s", diff)
	}
	want := []token{{nlp.Span{Start: 20, End: 23}, "VBD", "did"}, {nlp.Span{Start: 23, End: 26}, "RB", "n't"}, {nlp.Span{Start: 27, End: 30}, "VB", "run"}}
	if diff := cmp.Diff(want, got.Tokens[5:8]); diff != "" {
		t.Errorf("tokens mismatch (-want +got):\n%s", diff)
	}
	for _, list := range []string{"paragraphs", "sentences", "tokens", "entities"} {
		if line := one(t, &got, `{"id":"n","text":""}`, "-task", "nlp"); !strings.Contains(line, `"`+list+`":[]`) {
			t.Errorf("%s of an empty text are not []: %s", list, line)
		}
	}
}

// TestHelp names what a line may hold.
func TestHelp(t *testing.T) {
	var errs bytes.Buffer
	run([]string{"-h"}, nil, nil, &errs)
	_, help, _ := strings.Cut(errs.String(), "Fields of an input line")
	help, _, _ = strings.Cut(help, "\n  -")
	for _, name := range append([]string{"graph", "attitude", "stance", "nlp", "start", "end"}, known...) {
		if !strings.Contains(help, name) {
			t.Errorf("help lacks %q: %s", name, errs.String())
		}
	}
}

func TestUsage(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		code int
		want string // on standard error
	}{
		"unknown task": {[]string{"-task", "poetry"}, 2, `unknown task "poetry"`},
		"empty task":   {[]string{"-task", ""}, 2, `unknown task ""`},
		"no workers":   {[]string{"-task", "nlp", "-j", "0"}, 2, "-j 0 is below 1"},
		"argument":     {[]string{"file.jsonl"}, 2, "usage: argbatch"},
		"unknown flag": {[]string{"-nope"}, 2, "usage: argbatch"},
		"help":         {[]string{"-h"}, 0, "usage: argbatch"},
		"progress":     {[]string{"-task", "nlp", "-progress"}, 0, "nlp"},
		"quiet":        {[]string{"-task", "nlp"}, 0, ""},
	} {
		code, _, stderr := answers(t, "", tc.args...)
		if code != tc.code || !strings.Contains(stderr, tc.want) || (tc.want == "" && stderr != "") {
			t.Errorf("%s: exit status %d, want %d; standard error %q", name, code, tc.code, stderr)
		}
	}
}

// opeds gives the op-eds of the repository as lines, the first n.
func opeds(t testing.TB, n int) string {
	t.Helper()
	names, err := filepath.Glob("../../testdata/opeds/train/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no op-eds: %v", err)
	}
	var in strings.Builder
	for i, name := range names[:min(n, len(names))] {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&in, "{\"id\":\"%d\",\"text\":%s}\n", i, quote(t, string(b)))
		if i%5 == 2 {
			fmt.Fprintf(&in, "{\"id\":\"broken %d\"}\n", i)
		}
	}
	return in.String()
}

// The same lines give the same bytes, however many workers share them.
func TestWorkersDeterminism(t *testing.T) {
	n := 16
	if testing.Short() {
		n = 4
	}
	in := opeds(t, n)
	for _, task := range []string{"graph", "nlp"} {
		var want []string
		for _, j := range []string{"1", "2", "8"} {
			code, got, _ := answers(t, in, "-task", task, "-j", j)
			if code != 1 || len(got) != strings.Count(in, "\n") {
				t.Errorf("%s: exit status %d, %d lines for %d", task, code, len(got), strings.Count(in, "\n"))
			}
			if want == nil {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s workers mismatch (-one +several):\n%s", task, j, diff)
			}
		}
	}
}

// faulty fails after some bytes.
type faulty struct{ left int }

var errFaulty = errors.New("the disk is full")

func (f *faulty) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFaulty
	}
	return len(b), nil
}

func TestInputAndOutputErrors(t *testing.T) {
	line := `{"id":"a","claim":"x","perspective":"y"}` + "\n"
	var errs bytes.Buffer
	if code := run([]string{"-task", "stance"}, strings.NewReader(strings.Repeat(line, 50)), &faulty{100}, &errs); code != 1 || !strings.Contains(errs.String(), errFaulty.Error()) {
		t.Errorf("full disk: exit status %d, standard error %q", code, &errs)
	}
	errs.Reset()
	if run([]string{"-task", "stance", "-progress"}, strings.NewReader(strings.Repeat(line, 50)), &faulty{100}, &errs); !strings.Contains(errs.String(), "\nargbatch: ") {
		t.Errorf("full disk: %q is said on the line of the progress", &errs)
	}
	errs.Reset()
	var out bytes.Buffer
	in := io.MultiReader(strings.NewReader(line), brokenReader{})
	if code := run([]string{"-task", "stance"}, in, &out, &errs); code != 1 || !strings.Contains(errs.String(), errFaulty.Error()) || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("broken input: exit status %d, standard error %q, answers %s", code, &errs, &out)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errFaulty }

// FuzzBatchLine gives any line to every task: one line of JSON comes back,
// with an error or what the task promises, and lines around it are answered.
func FuzzBatchLine(f *testing.F) {
	for _, text := range []string{
		"", "word", strings.Repeat("a", 2000), strings.Repeat(".", 1000), strings.Repeat(`"“`, 500), "a\x00b", strings.Repeat("One.\n\n", 300),
		"We should act \xff now.", "\ufeffOne.\r\n\r\nTwo.", "\u2028\u2029<&>",
	} {
		q := quote(f, text)
		f.Add([]byte(`{"id":"a","text":` + q + `}`))
		f.Add([]byte(`{"id":"a","text":` + q + `,"components":[{"start":0,"end":3}],"targets":[{"start":0,"end":3}]}`))
		f.Add([]byte(`{"id":"a","claim":` + q + `,"perspective":"We should act now"}`))
	}
	f.Add([]byte(`{"id":{"a":[1,"<"]},"text":7}`))
	f.Add([]byte(`{"id":"a","text":"\ud800 \udc00 \u0000"}`))
	f.Add([]byte("{\"id\":\"\xff\",\"text\":\"We \xff act.\"}"))
	f.Add([]byte(`{"ID":"a","TEXT":"We should act.","id":null}`))
	f.Add([]byte(strings.Repeat("[", 20_000)))
	tasks := map[string]task{}
	for _, name := range []string{"graph", "attitude", "stance", "nlp"} {
		work, err := newTask(name)
		if err != nil {
			f.Fatal(err)
		}
		tasks[name] = work
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		line = bytes.TrimSpace(line)
		if len(line) > 1<<15 {
			return
		}
		for name, work := range tasks {
			r := answer(1, line, work)
			if !json.Valid(r.line) || !utf8.Valid(r.line) || bytes.ContainsAny(r.line, "\n\r") {
				t.Fatalf("%s: the answer to %q is %q", name, line, r.line)
			}
			var a struct {
				ID    json.RawMessage
				Error *string
			}
			if err := json.Unmarshal(r.line, &a); err != nil {
				t.Fatalf("%s: the answer to %q is %s", name, line, r.line)
			}
			if r.failed != (a.Error != nil) {
				t.Fatalf("%s: failed is %v for %s", name, r.failed, r.line)
			}
			var in struct {
				Text       *string
				Components json.RawMessage
			}
			if name != "graph" || r.failed || json.Unmarshal(line, &in) != nil || in.Text == nil || in.Components != nil {
				continue
			}
			g := new(argmap.Graph)
			if err := json.Unmarshal(r.line, g); err != nil {
				t.Fatalf("the answer to %q is no graph: %v", line, err)
			}
			if err := g.Validate(*in.Text); err != nil {
				t.Fatalf("the graph of %q: %v", line, err)
			}
		}
	})
}
