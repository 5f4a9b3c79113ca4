package tree_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/fatih/color"
	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/rendertest"
	"opedmap/argmap/render/tree"
)

func render(t testing.TB, g *argmap.Graph, opts ...tree.Option) string {
	t.Helper()
	var b strings.Builder
	if err := tree.Render(&b, g, opts...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func build(t testing.TB, d argmap.Draft) *argmap.Graph {
	t.Helper()
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGolden(t *testing.T) {
	g := rendertest.Load(t, "../testdata/bridge.json")
	for name, opts := range map[string][]tree.Option{
		"unicode": {tree.WithEntities()},
		"ascii":   {tree.WithASCII(), tree.WithWidth(60), tree.WithIDs()},
		"narrow":  {tree.WithWidth(30), tree.WithCues()},
		"color":   {tree.WithColor(), tree.WithWidth(100), tree.WithEntities()},
	} {
		rendertest.Golden(t, filepath.Join("testdata", name+".golden"), render(t, g, opts...))
	}
}

// Every line fits, and every component's words are there, at every width.
func TestWidth(t *testing.T) {
	files, _ := filepath.Glob("../../../testdata/opeds/train/*.json")
	files = append(files, "../testdata/bridge.json")
	narrow := &runewidth.Condition{StrictEmojiNeutral: true}
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \n\u00a0…│├└─|`-*_", r) {
				return -1
			}
			return r
		}, s)
	}
	for _, f := range files {
		g := rendertest.Load(t, f)
		for _, w := range []int{0, tree.MinWidth, 33, 80, 200} {
			out := render(t, g, tree.WithWidth(w))
			for l := range strings.Lines(out) {
				if n := narrow.StringWidth(strings.TrimSuffix(l, "\n")); n > max(w, tree.MinWidth) {
					t.Errorf("%s: line of %d cells at width %d: %q", f, n, w, l)
				}
			}
			if w < 200 {
				continue
			}
			for c := range g.Components() {
				if !strings.Contains(letters(out), letters(c.Text)) {
					t.Errorf("%s: %s is missing", f, c.ID)
				}
			}
		}
	}
}

func TestMinWidth(t *testing.T) {
	g := rendertest.Load(t, "../testdata/bridge.json")
	if diff := cmp.Diff(render(t, g, tree.WithWidth(tree.MinWidth)), render(t, g, tree.WithWidth(0))); diff != "" {
		t.Errorf("Render at width 0 mismatch (-at the least width +got):\n%s", diff)
	}
}

func TestHostileText(t *testing.T) {
	text := "\x1b[2Jwipe\x00 it\r\n\u202eevil\u202c \xff\xfe\u00ad \u200bend\u009b31m"
	g := build(t, argmap.Draft{
		Title: text,
		Components: []argmap.Component{{ID: "\x1b]0;x\a", Kind: argmap.MajorClaim, Stance: argmap.Pro, Confidence: 1,
			Span: argmap.Span{End: len(text)}, Text: text, Cues: []argmap.Cue{{Text: text, Signals: text}}}},
		Entities: []argmap.Entity{{ID: "e", Name: text, Label: 1, Attitude: argmap.Favor}},
	})
	const clean = "[2Jwipe it evil \ufffd\ufffd end31m"
	want := clean + "\n\n◆ thesis ]0;x 100%: " + clean + "\n   cue: \"" + clean + "\" (" + clean + ")\n" +
		"\nWho the author is for, and who against\n+ for: " + clean + " (PERSON, 0 mentions, 0%)\n"
	got := render(t, g, tree.WithIDs(), tree.WithCues(), tree.WithEntities(), tree.WithWidth(120))
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Render mismatch (-want +got):\n%s", d)
	}
}

func TestShapes(t *testing.T) {
	comp := func(i int, k argmap.Kind) argmap.Component {
		return argmap.Component{ID: fmt.Sprint("c", i), Kind: k, Stance: argmap.Pro, Confidence: 1,
			Span: argmap.Span{Start: i, End: i + 1}, Text: "x"}
	}
	rel := func(id, from, to string) argmap.Relation {
		return argmap.Relation{ID: id, Type: argmap.Support, From: from, To: to}
	}
	for name, tc := range map[string]struct {
		draft argmap.Draft
		want  string
	}{
		"empty": {argmap.Draft{}, "(no thesis found)\n"},
		"unattached": {argmap.Draft{Components: []argmap.Component{comp(0, argmap.Claim)}},
			"(no thesis found)\n\n◆ unattached claim 100%: x\n"},
		"two ways": {argmap.Draft{
			Components: []argmap.Component{comp(0, argmap.MajorClaim), comp(1, argmap.Claim), comp(2, argmap.Premise)},
			Relations:  []argmap.Relation{rel("r1", "c1", "c0"), rel("r2", "c2", "c0"), rel("r3", "c2", "c1")}},
			"◆ thesis 100%: x\n├─ + claim 100%: x\n│  └─ + premise 100%: x\n└─ + premise 100%: (see above)\n"},
		"said twice": {argmap.Draft{
			Components: []argmap.Component{comp(0, argmap.Claim), comp(1, argmap.MajorClaim), comp(2, argmap.Premise), comp(3, argmap.MajorClaim), comp(4, argmap.Claim)},
			Relations:  []argmap.Relation{rel("r1", "c0", "c3"), rel("r2", "c2", "c1"), rel("r3", "c4", "c1")}},
			"◆ thesis 100%: x\n◆ thesis again 100%: x\n├─ + claim 100%: x\n├─ + premise 100%: x\n└─ + claim 100%: x\n"},
		"a major claim for another": {argmap.Draft{
			Components: []argmap.Component{comp(0, argmap.MajorClaim), comp(1, argmap.MajorClaim), comp(2, argmap.Claim), comp(3, argmap.MajorClaim)},
			Relations:  []argmap.Relation{rel("r1", "c1", "c0"), rel("r2", "c3", "c2")}},
			"◆ thesis 100%: x\n└─ + major claim 100%: x\n\n◆ thesis again 100%: x\n\n◆ unattached claim 100%: x\n└─ + major claim 100%: (see above)\n"},
	} {
		if d := cmp.Diff(tc.want, render(t, build(t, tc.draft))); d != "" {
			t.Errorf("Render(%s) mismatch (-want +got):\n%s", name, d)
		}
	}
}

// A chain of many levels neither overflows the lines nor takes quadratic room.
func TestDeep(t *testing.T) {
	const n = 5000
	var d argmap.Draft
	for i := range n {
		k := argmap.Premise
		if i == 0 {
			k = argmap.MajorClaim
		} else {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprint("r", i), Type: argmap.Support,
				From: fmt.Sprint("c", i), To: fmt.Sprint("c", i-1)})
		}
		d.Components = append(d.Components, argmap.Component{ID: fmt.Sprint("c", i), Kind: k, Stance: argmap.Pro,
			Span: argmap.Span{Start: i, End: i + 1}, Text: "x"})
	}
	out := render(t, build(t, d))
	if lines := strings.Count(out, "\n"); lines != n {
		t.Errorf("%d lines, want %d", lines, n)
	}
	if len(out) > n*160 {
		t.Errorf("%d bytes for %d lines", len(out), n)
	}
	if !strings.Contains(out, "\n…49") {
		t.Error("no level numbers on deep lines")
	}
}

// Branches begin again at the left margin, after the number of the level, where they
// would take more than half of the line.
func TestBranches(t *testing.T) {
	var d argmap.Draft
	for i := range 9 {
		c := argmap.Component{ID: fmt.Sprint("c", i), Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: i, End: i + 1}, Text: "x"}
		if i == 0 {
			c.Kind = argmap.MajorClaim
			c.Cues = []argmap.Cue{{Text: "should", Signals: "claim"}}
		} else {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprint("r", i), Type: argmap.Support, From: c.ID, To: fmt.Sprint("c", i-1)})
		}
		d.Components = append(d.Components, c)
	}
	want := `* thesis 0%: x
|  cue: "should" (claim)
` + "`- + claim 0%: x\n   `- + claim 0%: x\n      `- + claim 0%: x\n         `- + claim 0%: x\n" +
		"...5 `- + claim 0%: x\n...5    `- + claim 0%: x\n...5       `- + claim 0%: x\n...8 `- + claim 0%: x\n"
	if diff := cmp.Diff(want, render(t, build(t, d), tree.WithASCII(), tree.WithCues(), tree.WithWidth(28))); diff != "" {
		t.Errorf("Render mismatch (-want +got):\n%s", diff)
	}
}

// Without WithColor there is none, on a terminal either; with it none is for nothing.
func TestNoColor(t *testing.T) {
	defer func(was bool) { color.NoColor = was }(color.NoColor)
	color.NoColor = false
	g := rendertest.Load(t, "../testdata/bridge.json")
	if out := render(t, g, tree.WithEntities()); strings.Contains(out, "\x1b") {
		t.Errorf("escape sequences without WithColor:\n%q", out)
	}
	for w := tree.MinWidth; w < 40; w++ {
		out := render(t, g, tree.WithColor(), tree.WithEntities(), tree.WithCues(), tree.WithWidth(w))
		if empty := regexp.MustCompile(`\x1b\[[0-9;]*m\x1b`).FindString(out); empty != "" {
			t.Errorf("colour around nothing at width %d: %q", w, empty)
		}
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteError(t *testing.T) {
	if err := tree.Render(brokenWriter{}, rendertest.Load(t, "../testdata/bridge.json")); !errors.Is(err, errBroken) {
		t.Errorf("Render to a broken writer: error %v, want %v", err, errBroken)
	}
}

// The marks around a component say who asks and who is quoted.
func TestWithSource(t *testing.T) {
	const src = "Keep the lake. Who pays? “We all do,” says Ann."
	at := func(words string) argmap.Span {
		i := strings.Index(src, words)
		return argmap.Span{Start: i, End: i + len(words)}
	}
	var d argmap.Draft
	for i, words := range []string{"Keep the lake", "Who pays", "We all do"} {
		id := fmt.Sprint("c", i+1)
		c := argmap.Component{ID: id, Kind: argmap.Premise, Stance: argmap.Pro, Span: at(words), Text: words}
		if i == 0 {
			c.Kind = argmap.MajorClaim
		} else {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprint("r", i), Type: argmap.Support, From: id, To: "c1"})
		}
		d.Components = append(d.Components, c)
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	want := "◆ thesis 0%: Keep the lake\n├─ + premise 0%: Who pays?\n└─ + premise 0%: “We all do”\n"
	if got := render(t, g, tree.WithSource(src)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// The lines of an entity hang under its name, in ASCII too.
func TestEntities(t *testing.T) {
	const src = "Ann keeps the lake. She is brave and kind."
	g := build(t, argmap.Draft{
		Components: []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{End: 18}, Text: src[:18]}},
		Entities: []argmap.Entity{
			{ID: "e1", Name: "Ann of the Northern Lake", Label: 1, Attitude: argmap.Favor, Confidence: 0.5,
				Mentions: []argmap.Span{{Start: 0, End: 3}, {Start: 20, End: 23}}, Cues: []argmap.Cue{{Text: "brave"}, {Text: "kind"}}},
			{ID: "e2", Name: "Bob", Label: 1, Attitude: argmap.Neutral}, {ID: "e3", Name: "Cem", Label: 1, Attitude: argmap.Neutral},
		},
	})
	want := `* thesis 0%: Ann keeps the
   lake

Who the author is for, and who
against
+ for: Ann of the Northern
          Lake (PERSON, 2
          mentions, 50%)
    told by "brave", "kind"
    major claim: Ann keeps the
      lake
. neutral: Bob (PERSON), Cem
          (PERSON)
`
	if diff := cmp.Diff(want, render(t, g, tree.WithASCII(), tree.WithEntities(), tree.WithWidth(30))); diff != "" {
		t.Errorf("Render mismatch (-want +got):\n%s", diff)
	}
}

// Who is named on the page alone is nobody that the author speaks of.
func TestEntitiesOfThePage(t *testing.T) {
	named := func(id, name string, at ...int) argmap.Entity {
		e := argmap.Entity{ID: id, Name: name, Label: 1, Attitude: argmap.Neutral}
		for _, a := range at {
			e.Mentions = append(e.Mentions, argmap.Span{Start: a, End: a + 3})
		}
		return e
	}
	part := func(start, end int, l argmap.ApparatusLabel) argmap.Apparatus {
		return argmap.Apparatus{Span: argmap.Span{Start: start, End: end}, Label: l}
	}
	g := build(t, argmap.Draft{
		Entities: []argmap.Entity{named("e1", "Ann", 2), named("e2", "Bob", 12, 40), named("e3", "Cem", 12, 24), named("e4", "Dan"),
			{ID: "e5", Name: "Eve", Label: 1, Attitude: argmap.Against, Confidence: 0.2},
			{ID: "e6", Name: "Fay", Label: 1, Attitude: argmap.Favor, Mentions: []argmap.Span{{Start: 14, End: 17}}}},
		Apparatus: []argmap.Apparatus{part(0, 10, argmap.Headline), part(10, 20, argmap.Caption), part(22, 30, argmap.Bio)},
	})
	want := "(no thesis found)\n\nWho the author is for, and who against\n− perhaps against: Eve (PERSON, 0 mentions, 20%)\n· neutral: Ann (PERSON), Bob (PERSON), Dan (PERSON)\n"
	if got := render(t, g, tree.WithEntities()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	g = build(t, argmap.Draft{Entities: []argmap.Entity{named("e1", "Cem", 20)}, Apparatus: []argmap.Apparatus{part(0, 30, argmap.Boilerplate), part(10, 12, argmap.Note)}})
	want = "(no thesis found)\n\nWho the author is for, and who against\n(no names found in the op-ed)\n"
	if got := render(t, g, tree.WithEntities()); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}
