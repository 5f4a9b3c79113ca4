package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/compare"
	"opedmap/argmap/encoding"
	"opedmap/argmap/render/html"
)

// sketch builds a graph from lines "id kind parent words", the parent of a major
// claim being "-".
func sketch(source string, lines ...string) (*argmap.Graph, error) {
	var d argmap.Draft
	kinds := map[string]argmap.Kind{"major": argmap.MajorClaim, "claim": argmap.Claim, "premise": argmap.Premise}
	for _, l := range lines {
		f := strings.SplitN(l, " ", 4)
		at := strings.Index(source, f[3])
		d.Components = append(d.Components, argmap.Component{ID: f[0], Kind: kinds[f[1]], Stance: argmap.Pro,
			Span: argmap.Span{Start: at, End: at + len(f[3])}, Text: f[3], Confidence: 1})
		if f[2] != "-" {
			d.Relations = append(d.Relations, argmap.Relation{ID: "r" + f[0], Type: argmap.Support, From: f[0], To: f[2], Confidence: 1})
		}
	}
	return d.Build()
}

// sentences takes the first sentence for the thesis and the others for claims.
type sentences struct{}

func (sentences) AnalyzePage(_ context.Context, text string, _ []argmap.Apparatus) (*argmap.Graph, error) {
	if strings.Contains(text, "fail") {
		return nil, errors.New("cannot map this")
	}
	if strings.Contains(text, "panic") {
		panic("at the text")
	}
	var lines []string
	for i, s := range strings.SplitAfter(text, ".") {
		if s = strings.Trim(s, " .\n"); s == "" {
			continue
		}
		id := string(rune('a' + i))
		if lines == nil {
			lines = append(lines, id+" major - "+s)
		} else {
			lines = append(lines, id+" claim a "+s)
		}
	}
	return sketch(text, lines...)
}

func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, s := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// written is the report as name → content.
func written(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, path))
		out[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var class = map[string]string{
	"ann.txt":        "Close the road. Cars kill.",
	"group/ben.md":   "Open *the* road. Shops sell.",
	"=cara.txt":      "Mend the road <script>. It is old.",
	"empty.txt":      "\n",
	"bad.txt":        "\x00\xff",
	"fail.txt":       "This will fail.",
	"panic.txt":      "This will panic.",
	".hidden.txt":    "Hidden.",
	"~$ann.docx":     "locked",
	"roster.csv":     "file,name\nann,@Ann & Co\ndora.txt,Dora\n",
	"long.txt":       strings.Repeat("On and on. ", maxText/10),
	"notes.pdf":      "not ours",
	"report/old.css": "p { color: red }",
}

func TestBuild(t *testing.T) {
	dir := folder(t, class)
	var first map[string]string
	for _, workers := range []int{1, 8} {
		s := settings{dir: dir, out: filepath.Join(dir, "report"), title: "Class <1>", roster: filepath.Join(dir, "roster.csv"), workers: workers, allCodes: true, confidence: -1}
		r, err := build(context.Background(), s, sentences{}, &bytes.Buffer{})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, e := range r.OpEds {
			got[e.File] = "fine"
			if e.Err != nil {
				got[e.File] = e.Err.Error()
			}
		}
		want := map[string]string{"ann.txt": "fine", "group/ben.md": "fine", "=cara.txt": "fine", "empty.txt": errEmpty.Error(),
			"bad.txt": errBinary.Error(), "long.txt": errLong.Error(), "fail.txt": "cannot map this", "panic.txt": "internal error: at the text"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("files mismatch (-want +got):\n%s", diff)
		}
		files := written(t, s.out)
		if first == nil {
			first = files
		} else if diff := cmp.Diff(first, files); diff != "" {
			t.Errorf("another run over the same folder differs (-first +second):\n%s", diff)
		}
	}
	if n := len(first); n != 1+3+3 {
		t.Errorf("%d files in the report, want the old file, 3 op-eds and 3 of the class", n)
	}
	page := first["index.html"]
	for _, want := range []string{"Class &lt;1&gt;", "@Ann &amp; Co", `href="op-eds/group-ben.html"`, "5 files could not be read", "1 student without a file", "<li>Dora (dora.txt)</li>", "<li>notes.pdf</li>", "Mend the road &lt;script&gt;", "<svg role=\"img\""} {
		if !strings.Contains(page, want) {
			t.Errorf("index.html does not hold %q", want)
		}
	}
	if m := regexp.MustCompile(`<script|(src|href)="(https?:)?//|url\((https?:)?//|@import|\bNaN\b|%!`).FindString(page); m != "" {
		t.Errorf("index.html holds %q", m)
	}
	rows, err := csv.NewReader(strings.NewReader(first["gradebook.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 9 {
		t.Errorf("gradebook.csv has %d rows, want 9", len(rows))
	}
	for _, row := range rows[1:] {
		for _, c := range row {
			if c != "" && strings.ContainsAny(c[:1], "=+-@") {
				t.Errorf("gradebook.csv holds the formula %q", c)
			}
		}
	}
	var j reportJSON
	if err := json.Unmarshal([]byte(first["report.json"]), &j); err != nil {
		t.Fatal(err)
	}
	if len(j.OpEds) != 8 || j.OpEds[1].Graph == nil || j.OpEds[1].Student != "@Ann & Co" || len(j.OpEds[1].Findings) == 0 {
		t.Errorf("report.json holds %d op-eds, the second being %+v", len(j.OpEds), j.OpEds[1])
	}
}

// TestTables writes the tables and the data of a report with files that were read and not.
func TestTables(t *testing.T) {
	g, err := sketch(road, "m major - Close the road", "c claim m Cars kill")
	if err != nil {
		t.Fatal(err)
	}
	other, err := sketch(road, "m major - Close the road", "c premise m Cars kill")
	if err != nil {
		t.Fatal(err)
	}
	failed := errors.New("=failed & so on")
	r := &report{
		codes: map[advise.Code]bool{advise.NoThesis: true, advise.UnsupportedClaim: true},
		OpEds: []*opEd{
			{File: "a.txt", Student: "@Ann", Page: "op-eds/a.html", Words: 7, Thesis: "-Close it", Graph: g,
				Counts:   html.Counts{Components: 11, MajorClaims: 1, Claims: 2, Premises: 3, Counterarguments: 4, Answered: 5, Unsupported: 6, Unattached: 7, Depth: 8},
				Findings: []advise.Finding{{Code: advise.UnsupportedClaim, Severity: advise.Advice}, {Code: advise.LateThesis, Severity: advise.Advice}, {Code: advise.UnsupportedClaim, Severity: advise.Advice}}},
			{File: "b.txt", Student: "Ben", Err: failed},
		},
		Maps: []*studentMap{
			{File: "a.json", Student: "@Ann", Graph: other, Comparison: compare.Graphs(g, other), Apart: "why", Losses: []encoding.Loss{{Place: "x", Reason: encoding.Unsupported}}},
			{File: "b.json", Student: "Ben", Err: failed},
		},
		LeftOut: []string{"c.pdf"}, Absent: []string{"Cem (c.txt)"},
	}
	for _, tt := range []struct {
		name  string
		write func(io.Writer, *report) error
		want  string
	}{
		{"gradebook", writeGradebook, `student,file,words,thesis,components,claims,premises,depth,counterarguments,counterarguments answered,claims without support,findings,no-thesis,unsupported-claim,error
'@Ann,a.txt,7,'-Close it,11,2,3,8,4,5,6,3,0,2,
Ben,b.txt,,,,,,,,,,,,,'=failed & so on
`},
		{"comparisons", writeComparisons, `student,file,components,paired,similarity,error,missing,extra,split,merged,moved,retyped,opposite stance,evidence changed,relinked,relation changed
'@Ann,a.json,2,2,0.917,,0,0,0,0,0,1,0,0,0,0
Ben,b.json,,,,'=failed & so on,,,,,,,,,,
`},
	} {
		var b strings.Builder
		if err := tt.write(&b, r); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, b.String()); diff != "" {
			t.Errorf("%s mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
	var b bytes.Buffer
	if err := writeJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "=failed & so on") {
		t.Errorf("the JSON lacks an error as it is:\n%s", b.String())
	}
	var j reportJSON
	if err := json.Unmarshal(b.Bytes(), &j); err != nil {
		t.Fatal(err)
	}
	if j.Version != "1" || len(j.OpEds) != 2 || len(j.Maps) != 2 || !slices.Equal(j.LeftOut, r.LeftOut) || !slices.Equal(j.Absent, r.Absent) {
		t.Fatalf("the JSON is %s", b.String())
	}
	counts := countsJSON{Components: 11, MajorClaims: 1, Claims: 2, Premises: 3, Counterarguments: 4, Answered: 5, Unsupported: 6, Unattached: 7, Depth: 8}
	if e := j.OpEds[0]; e.Error != "" || e.Page != "op-eds/a.html" || e.Words != 7 || *e.Counts != counts || len(e.Findings) != 3 || !e.Graph.Equal(g) {
		t.Errorf("the first op-ed is %+v", e)
	}
	if diff := cmp.Diff(opEdJSON{File: "b.txt", Student: "Ben", Error: "=failed & so on"}, j.OpEds[1]); diff != "" {
		t.Errorf("the second op-ed mismatch (-want +got):\n%s", diff)
	}
	if m := j.Maps[0]; m.Error != "" || m.ByMeaning != "why" || m.Comparison == nil || m.Similarity == nil || *m.Similarity != r.Maps[0].Comparison.Similarity() || !slices.Equal(m.NotRead, []string{"x: not part of a graph"}) {
		t.Errorf("the first map is %+v", m)
	}
	if m := j.Maps[1]; m.Error != "=failed & so on" || m.Comparison != nil || m.Similarity != nil {
		t.Errorf("the second map is %+v", m)
	}
}

// TestBuildAgain writes two reports into one folder: of the first nothing is
// left, and of what else was there all.
func TestBuildAgain(t *testing.T) {
	out := t.TempDir()
	s := settings{out: out, workers: 1, confidence: -1}
	s.dir = folder(t, map[string]string{"ann.txt": "Close the road.", "ben.txt": "Open it."})
	if _, err := build(context.Background(), s, sentences{}, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"notes.html", "op-eds/notes.html"} {
		if err := os.WriteFile(filepath.Join(out, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s.dir = folder(t, map[string]string{"ann.txt": "Close the road."})
	if _, err := build(context.Background(), s, sentences{}, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for name := range written(t, out) {
		got = append(got, name)
	}
	slices.Sort(got)
	want := []string{"gradebook.csv", "index.html", "notes.html", "op-eds/ann.html", "op-eds/notes.html", "report.json"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files mismatch (-want +got):\n%s", diff)
	}
}

// TestBuildOut has folders for the report that hold op-eds.
func TestBuildOut(t *testing.T) {
	for _, test := range []struct {
		out   string
		files []string // besides an op-ed
		want  error
	}{
		{".", nil, errHides},
		{"..", nil, errHides},
		{"link", nil, errHides},
		{"b", []string{"b/ben.txt"}, errHides},
		{"b", []string{"b/c/ben.html"}, errHides},
		{"b", []string{"b/index.html"}, errHides},
		{"b", []string{"b/op-eds/ben.txt"}, errHides},
		{"b", []string{"b/notes.pdf", "b/names.csv"}, nil},
		{"b", []string{"b/op-eds/ben.html", "b/index.html", "b/report.json"}, nil},
		{"b", []string{"b/op-eds/ben.html", "b/index.html", "b/report.json", "b/gradebook.csv"}, nil},
		{"new", []string{"b/ben.txt"}, nil},
	} {
		files := map[string]string{"ann.txt": "Close the road."}
		for _, f := range test.files {
			files[f] = "Open the road."
		}
		dir := folder(t, files)
		if err := os.Symlink(".", filepath.Join(dir, "link")); err != nil {
			t.Skip(err)
		}
		s := settings{dir: dir, out: filepath.Join(dir, test.out), workers: 1, confidence: -1}
		if _, err := build(context.Background(), s, sentences{}, &bytes.Buffer{}); !errors.Is(err, test.want) {
			t.Errorf("a report in %s beside %q gives the error %v, want %v", test.out, test.files, err, test.want)
		}
	}
}

// TestBuildMark has Excel in mind.
func TestBuildMark(t *testing.T) {
	s := settings{dir: folder(t, map[string]string{"zoë.txt": "Close the road."}), out: t.TempDir(), workers: 1, confidence: -1, bom: true}
	if _, err := build(context.Background(), s, sentences{}, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	for name, text := range written(t, s.out) {
		if got, want := strings.HasPrefix(text, "\ufeff"), name == "gradebook.csv"; got != want {
			t.Errorf("%s starts with a byte order mark: %v, want %v", name, got, want)
		}
	}
}

// TestFindLink lists a link, and does not follow it unless it is the folder itself.
func TestFindLink(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "a", ".git/c.txt": "c"})
	if err := os.Symlink("a.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Skip(err)
	}
	names, links, _, err := find(dir)
	if diff := cmp.Diff([][]string{{"a.txt"}, {"link.txt"}}, [][]string{names, links}); diff != "" || err != nil {
		t.Errorf("find mismatch (-want +got):\n%s%v", diff, err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	names, links, _, err = find(link)
	if diff := cmp.Diff([][]string{{"a.txt"}, {"link.txt"}}, [][]string{names, links}); diff != "" || err != nil {
		t.Errorf("find of a link mismatch (-want +got):\n%s%v", diff, err)
	}
}

// TestBuildClosed meets a folder that it may not open.
func TestBuildClosed(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "Close the road.", "b/closed/b.txt": "b", ".git/c.txt": "c"})
	closed := filepath.Join(dir, "b/closed")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(closed, 0o755) }) // or it could not be removed
	if _, err := os.ReadDir(closed); err == nil {
		t.Skip("nothing is closed to this user")
	}
	s := settings{dir: dir, out: t.TempDir(), workers: 1, confidence: -1}
	r, err := build(context.Background(), s, sentences{}, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	if r.failed() != 1 || len(r.OpEds) != 2 || len(r.LeftOut) != 0 {
		t.Fatalf("%d op-eds, %d failed, %q left out; want 2, 1 and none", len(r.OpEds), r.failed(), r.LeftOut)
	}
	if e := r.OpEds[1]; e.File != "b/closed/" || e.Student != "Closed" || !errors.Is(e.Err, fs.ErrPermission) {
		t.Errorf("the folder is %s of %s with the error %v", e.File, e.Student, e.Err)
	}
	if page := written(t, s.out)["index.html"]; !strings.Contains(page, "permission denied") {
		t.Error("index.html does not say why the folder was not read")
	}
}

// TestCourseKeepsErrors has what failed before it is read.
func TestCourseKeepsErrors(t *testing.T) {
	want := errors.New("closed")
	e := &opEd{File: "a.txt", Page: "op-eds/a.html", Err: want}
	c := &course{dir: folder(t, map[string]string{"a.txt": "Close the road."}), analyzer: sentences{}, workers: 1, progress: func() {}}
	if err := c.run(context.Background(), []*opEd{e}); err != nil || e.Err != want {
		t.Errorf("the error became %v, want %v; %v", e.Err, want, err)
	}
}

// TestFindReport leaves an earlier report alone, and no other folder of web pages.
func TestFindReport(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "a",
		"old/index.html": "", "old/gradebook.csv": "", "old/report.json": "{}", "old/op-eds/a.html": "<p>a",
		"b/index.html": "<p>b", "b/report.json": "{}"})
	names, links, closed, err := find(dir)
	if diff := cmp.Diff([]string{"a.txt", "b/index.html", "b/report.json"}, names); diff != "" || links != nil || closed != nil || err != nil {
		t.Errorf("find mismatch (-want +got):\n%s%v %v %v", diff, links, closed, err)
	}
}

func TestBuildErrors(t *testing.T) {
	dir, empty := folder(t, class), t.TempDir()
	base := settings{dir: dir, out: t.TempDir(), workers: 1, confidence: -1}
	for _, test := range []struct {
		name, says string // the error's first words
		change     func(*settings)
	}{
		{"no folder", "lstat " + filepath.Join(dir, "none"), func(s *settings) { s.dir = filepath.Join(dir, "none") }},
		{"nothing to read", empty + ": no op-ed", func(s *settings) { s.dir = empty }},
		{"no roster", "open none.csv: ", func(s *settings) { s.roster = "none.csv" }},
		{"bad roster", filepath.Join(dir, "ann.txt") + ": line 1: ", func(s *settings) { s.roster = filepath.Join(dir, "ann.txt") }},
		{"empty roster", filepath.Join(empty, "names.csv") + ": no row", func(s *settings) {
			s.roster = filepath.Join(empty, "names.csv")
			os.WriteFile(s.roster, []byte("\n"), 0o644)
		}},
		{"no reference", "open none.json: ", func(s *settings) { s.reference = "none.json" }},
		{"no text", "open none.txt: ", func(s *settings) { s.reference, s.text = "none.json", "none.txt" }},
		{"unknown code", `no finding has the code "frown"`, func(s *settings) { s.enable = "frown" }},
		{"file in the way", "mkdir " + filepath.Join(dir, "notes.pdf"), func(s *settings) { s.out = filepath.Join(dir, "notes.pdf") }},
	} {
		s := base
		test.change(&s)
		if _, err := build(context.Background(), s, sentences{}, &bytes.Buffer{}); err == nil || !strings.HasPrefix(err.Error(), test.says) {
			t.Errorf("%s: error %v, want %s…", test.name, err, test.says)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := build(ctx, base, sentences{}, &bytes.Buffer{}); !errors.Is(err, context.Canceled) {
		t.Errorf("after the context ended the error is %v", err)
	}
}

const road = "Close the road. Cars kill. Two died in May. Shops may lose trade."
