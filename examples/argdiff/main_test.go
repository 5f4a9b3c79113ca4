package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/examples/internal/mapfile"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestRun(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want int
	}{
		{"same", []string{"testdata/reference.json", "testdata/reference.json"}, 0},
		{"different", []string{"testdata/reference.json", "testdata/student.json"}, 1},
		{"lines", []string{"-boundaries", "-text", "testdata/road.txt", "testdata/reference.json", "testdata/student.json"}, 1},
		{"meaning", []string{"-meaning", "testdata/reference.json", "testdata/student.json"}, 1},
		{"quiet", []string{"-q", "testdata/reference.json", "testdata/student.json"}, 1},
		{"json", []string{"-json", "testdata/reference.json", "testdata/student.json"}, 1},
		{"one file", []string{"testdata/reference.json"}, 2},
		{"no such file", []string{"testdata/reference.json", "testdata/none.json"}, 2},
		{"no graph", []string{"-from", "json", "testdata/reference.json", "testdata/road.txt"}, 2},
		{"no known format", []string{"testdata/reference.json", "main.go"}, 2},
		{"unknown format", []string{"-from", "xml", "testdata/reference.json", "testdata/student.json"}, 2},
		{"another text", []string{"-text", "main.go", "testdata/reference.json", "testdata/student.json"}, 2},
		{"maps of two texts", []string{"../../testdata/opeds/train/07-lake-letter.json", "../../testdata/opeds/second/05-soda-levy.json"}, 2},
		{"bad flag", []string{"-frobnicate"}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if got := run(test.args, strings.NewReader(""), &out, &errs); got != test.want {
				t.Errorf("run(%q) = %d, want %d; standard error:\n%s", test.args, got, test.want, errs.String())
			}
			if (test.want == 2) != (errs.Len() > 0) {
				t.Errorf("run(%q) wrote %q to standard error", test.args, errs.String())
			}
			golden := filepath.Join("testdata", strings.ReplaceAll(test.name, " ", "-")+".golden")
			if test.want != 1 || test.name == "quiet" {
				if out.Len() > 0 {
					t.Errorf("run(%q) wrote %q", test.args, out.String())
				}
				return
			}
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("run(%q) mismatch (-want +got):\n%s", test.args, diff)
			}
		})
	}
}

// TestFormats compares the student's map, written in every format, with the
// reference in JSON: the differences are those of the two in JSON.
func TestFormats(t *testing.T) {
	read := func(name string) (*argmap.Graph, string) {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		g := new(argmap.Graph)
		if filepath.Ext(name) == ".json" {
			if err := json.Unmarshal(b, g); err != nil {
				t.Fatal(err)
			}
		}
		return g, string(b)
	}
	g, _ := read("testdata/student.json")
	_, source := read("testdata/road.txt")
	differences := func(args ...string) string {
		var out, errs bytes.Buffer
		if got := run(args, strings.NewReader(""), &out, &errs); got != 1 {
			t.Fatalf("run(%q) = %d, want 1; standard error:\n%s", args, got, errs.String())
		}
		_, rest, _ := strings.Cut(out.String(), "@@") // without the names
		return rest
	}
	want := differences("-text", "testdata/road.txt", "testdata/reference.json", "testdata/student.json")
	for _, f := range mapfile.Formats {
		if f.Marshal == nil {
			continue
		}
		data, err := f.Marshal(g, source, mapfile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(t.TempDir(), "student"+f.Extensions[0])
		if err := os.WriteFile(name, data, 0o666); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, differences("-text", "testdata/road.txt", "testdata/reference.json", name)); diff != "" {
			t.Errorf("%s: mismatch (-want +got):\n%s", f.Name, diff)
		}
	}
}

// TestPage compares a page with the map of its article.
func TestPage(t *testing.T) {
	const oped = "Open the park. It heals us."
	g, err := argmap.Analyze(oped + "\n")
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string]string{"map.json": string(b), "page.html": "<p>" + oped + "</p>", "page.md": oped + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"page.html", "page.md"} {
		var out, errs bytes.Buffer
		if code := run([]string{filepath.Join(dir, "map.json"), filepath.Join(dir, name)}, nil, &out, &errs); code != 0 {
			t.Errorf("%s: exit status %d, want 0: %s%s", name, code, &out, &errs)
		}
	}
}

// TestEncoding names the file that is not UTF-8.
func TestEncoding(t *testing.T) {
	old := filepath.Join(t.TempDir(), "old.txt")
	if err := os.WriteFile(old, []byte("Caf\xe9s belong outside."), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"-text", old, "testdata/reference.json", "testdata/student.json"},
		{"testdata/reference.json", old},
	} {
		var errs bytes.Buffer
		want := old + ": text must be UTF-8, and byte 3 is not"
		if got := run(args, nil, nil, &errs); got != 2 || strings.Count(errs.String(), old) != 1 || !strings.Contains(errs.String(), want) {
			t.Errorf("run(%q) = %d, want 2 and %q; standard error:\n%s", args, got, want, errs.String())
		}
	}
}

// What the names of files and components hold does not reach the terminal.
func TestHostileNames(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a\x1b[2J.json"), filepath.Join(dir, "b.json")
	for name, id := range map[string]string{a: "c", b: `\u001b[2J\u0007`} {
		text := `{"version":"1","components":[{"id":"` + id + `","kind":"claim","stance":"pro","start":0,"end":1,"text":"x","confidence":1},` +
			`{"id":"d","kind":"premise","stance":"pro","start":2,"end":3,"text":"y","confidence":1}],"relations":[{"id":"r","type":"support","from":"d","to":"` + id + `","confidence":1}]}`
		if name == a {
			text = `{"version":"1","components":[],"relations":[]}`
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Skip(err) // not every system takes such a name
		}
	}
	var out, errs bytes.Buffer
	if got := run([]string{a, b}, strings.NewReader(""), &out, &errs); got != 1 || strings.ContainsAny(out.String()+errs.String(), "\x1b\x07") {
		t.Errorf("run = %d:\n%q%q", got, out.String(), errs.String())
	}
}

// TestWithoutPlaces compares a map that has words only.
func TestWithoutPlaces(t *testing.T) {
	name := filepath.Join(t.TempDir(), "student.argdown")
	if err := os.WriteFile(name, []byte("[m]: Close the road\n  + [c]: Cars kill\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args []string
		want int
		says string
	}{
		{[]string{"-text", "testdata/road.txt", "testdata/reference.json", name}, 1, "@@ 2:12 missing @@"},
		{[]string{"testdata/reference.json", name}, 2, "use -meaning"},
		{[]string{"-meaning", "testdata/reference.json", name}, 1, "2 components paired"},
		{[]string{name, name}, 0, ""},
		{[]string{"-", "-"}, 2, "standard input can be read once"},
		{[]string{"-from", "brat", "-", name}, 2, "argdiff: standard input: a map in the format brat, which needs its text"},
		{[]string{"-threshold", "5", name, name}, 2, "-threshold 5"},
		{[]string{"-threshold", "NaN", name, name}, 2, "-threshold NaN"},
	} {
		var out, errs bytes.Buffer
		if got := run(test.args, strings.NewReader(""), &out, &errs); got != test.want || !strings.Contains(out.String()+errs.String(), test.says) {
			t.Errorf("run(%q) = %d, want %d and %q:\n%s%s", test.args, got, test.want, test.says, out.String(), errs.String())
		}
	}
}
