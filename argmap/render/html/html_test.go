package html_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	xhtml "golang.org/x/net/html"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
	"opedmap/argmap/render/internal/scene"
)

var pages = flag.String("pages", "", "folder into which TestPages writes pages for a browser")

func render(t testing.TB, o opEd, opts ...html.Option) string {
	t.Helper()
	var b bytes.Buffer
	if err := html.Render(&b, o.text, o.graph, opts...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// elements yields the elements of a page as a browser would read it.
func elements(t testing.TB, page string) []*xhtml.Node {
	t.Helper()
	root, err := xhtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var es []*xhtml.Node
	for n := range root.Descendants() {
		if n.Type == xhtml.ElementNode {
			es = append(es, n)
		}
	}
	return es
}

func attr(n *xhtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func words(n *xhtml.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == xhtml.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// No text of an op-ed becomes markup, and nothing leaves the page.
func TestSealed(t *testing.T) {
	for name, o := range samples(t) {
		page := render(t, o, html.WithNotes(html.Note{Text: attack, Component: attack}),
			html.WithLinks(html.Link{Text: attack, Href: "javascript:alert(1)"}), html.WithTitle(attack), html.WithLanguage(attack))
		scripts := 0
		for _, e := range elements(t, page) {
			switch e.Data {
			case "script":
				scripts++
			case "img", "iframe", "object", "embed", "link", "base", "form", "foreignobject", "textarea":
				t.Errorf("%s: element %s", name, e.Data)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
					t.Errorf("%s: attribute %s=%q on %s", name, a.Key, a.Val, e.Data)
				}
				if a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
					t.Errorf("%s: link to %q", name, a.Val)
				}
			}
		}
		if scripts != 2 {
			t.Errorf("%s: %d script elements, want the data and the script", name, scripts)
		}
		if strings.ContainsAny(page, "\x00\x1b") {
			t.Errorf("%s: control characters", name)
		}
	}
}

var meta = regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`)

// The policy names the hashes of the page's own style and script, and no more.
func TestPolicy(t *testing.T) {
	page := render(t, samples(t)["bridge"])
	m := meta.FindStringSubmatch(page)
	if m == nil {
		t.Fatal("no policy")
	}
	want := []string{"default-src 'none'", "img-src blob:", "base-uri 'none'", "form-action 'none'"}
	for _, e := range elements(t, page) {
		if e.Data == "style" || e.Data == "script" && attr(e, "type") == "" {
			h := sha256.Sum256([]byte(words(e)))
			want = append(want, e.Data+"-src 'sha256-"+base64.StdEncoding.EncodeToString(h[:])+"'")
		}
	}
	got := strings.Split(m[1], "; ")
	slices.Sort(got)
	slices.Sort(want)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("policy mismatch (-want +got):\n%s", d)
	}
	if strings.Index(page, "Content-Security-Policy") > strings.Index(page, "<style>") {
		t.Error("the policy stands after the style")
	}
}

// Every word of the op-ed is on the page, every component in place.
func TestText(t *testing.T) {
	for _, name := range []string{"bridge", "lake", "long", "plain"} {
		o := samples(t)[name]
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		marked := map[string]string{}
		for _, e := range elements(t, render(t, o)) {
			if attr(e, "id") == "text" {
				if d := cmp.Diff(squeeze(o.text), squeeze(strings.ReplaceAll(words(e), "\n", " "))); d != "" {
					t.Errorf("%s: text mismatch (-want +got):\n%s", name, d)
				}
			}
			if e.Data == "a" && strings.HasPrefix(attr(e, "class"), "c ") {
				marked[attr(e, "data-node")] += words(e) + " "
			}
		}
		var want, got []string
		for c := range o.graph.Components() {
			want = append(want, squeeze(c.Text))
		}
		for _, s := range marked {
			got = append(got, squeeze(s))
		}
		slices.Sort(want)
		slices.Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: components mismatch (-want +got):\n%s", name, d)
		}
	}
}

// Lines end where the library ends them, at carriage returns and form feeds, too.
func TestLines(t *testing.T) {
	const text = "Ban it.\rIt kills people.\vIt is costly.\fEnd.\r\nNow.\u0085Go."
	g := build(t, argmap.Draft{Components: []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{End: 6}, Text: "Ban it"}}})
	for _, e := range elements(t, render(t, opEd{text: text, graph: g})) {
		if attr(e, "id") == "text" {
			if d := cmp.Diff("Ban it. It kills people. It is costly. End. Now. Go.", strings.Join(strings.Fields(words(e)), " ")); d != "" {
				t.Errorf("lines mismatch (-want +got):\n%s", d)
			}
		}
	}
}

func TestMarks(t *testing.T) {
	const text = "One two\nthree four. Café said."
	g := build(t, argmap.Draft{
		Components: []argmap.Component{{ID: "c", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 4, End: 18},
			Text: "two\nthree four", Cues: []argmap.Cue{{Span: argmap.Span{Start: 8, End: 13}, Signals: "claim"}}}},
		Entities: []argmap.Entity{{ID: "e", Name: "Café", Label: 1, Attitude: argmap.Favor, Mentions: []argmap.Span{{Start: 20, End: 25}}}},
	})
	page := render(t, opEd{text, g})
	i, j := strings.Index(page, `<article id="text">`), strings.Index(page, "</article>")
	want := `<article id="text">
<p dir="auto">One <a class="c claim pro" id="t0" href="#n0" data-node="0">two</a></p>
<p dir="auto"><a class="c claim pro" tabindex="-1" href="#n0" data-node="0"><em class="cue" title="signals: claim">three</em> four</a>. <span class="name" data-entity="0">Café</span> said.</p>
`
	if d := cmp.Diff(want, page[i:j]); d != "" {
		t.Errorf("text mismatch (-want +got):\n%s", d)
	}
}

func TestWrongText(t *testing.T) {
	o := load(t, "../testdata/bridge")
	for name, tc := range map[string]struct {
		text string
		want argmap.Problem
	}{
		"short": {o.text[:400], argmap.BadSpan},
		"other": {strings.ToUpper(o.text), argmap.TextMismatch},
	} {
		var b bytes.Buffer
		err := html.Render(&b, tc.text, o.graph)
		var ve *argmap.ValidationError
		if !errors.As(err, &ve) || ve.Problem != tc.want {
			t.Errorf("Render(%s): error %v, want %q", name, err, tc.want)
		}
		if b.Len() > 0 {
			t.Errorf("Render(%s) wrote %d bytes before it failed", name, b.Len())
		}
	}
}

func TestDeterminism(t *testing.T) {
	for name, o := range samples(t) {
		if d := cmp.Diff(render(t, o), render(t, o)); d != "" {
			t.Errorf("%s: two pages differ (-first +second):\n%s", name, d)
		}
	}
}

func TestIndex(t *testing.T) {
	o := load(t, "../testdata/bridge")
	var b bytes.Buffer
	err := html.RenderIndex(&b, []html.Entry{
		{Name: "bridge.txt", Href: "bridge.html", Graph: o.graph},
		{Name: attack, Err: errors.New(attack)},
		{Name: "javascript", Href: "javascript:alert(1)", Graph: build(t, argmap.Draft{})},
	})
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, e := range elements(t, b.String()) {
		switch e.Data {
		case "tr":
			rows = append(rows, strings.Join(strings.Fields(words(e)), " "))
		case "script", "img":
			t.Errorf("element %s", e.Data)
		case "a":
			if h := attr(e, "href"); strings.HasPrefix(h, "javascript") {
				t.Errorf("link to %s", h)
			}
		}
	}
	if len(rows) != 4 {
		t.Fatalf("%d rows, want 4: %q", len(rows), rows)
	}
	const want = "Give the bridge to the walkersbridge.txtThe harbour bridge should be closed to cars this summer472 of 231" +
		"1 component with a confidence below 50%."
	if d := cmp.Diff(want, rows[1]); d != "" {
		t.Errorf("row mismatch (-want +got):\n%s", d)
	}
	if !strings.Contains(rows[2], "could not be read") {
		t.Errorf("failed op-ed: %q", rows[2])
	}
}

// A name may stand within a name, many times over.
func TestNestedMarks(t *testing.T) {
	const n = 40_000
	e := argmap.Entity{ID: "e", Name: "E", Label: 1, Attitude: argmap.Neutral}
	for i := range n {
		e.Mentions = append(e.Mentions, argmap.Span{Start: i, End: 2*n - i})
	}
	o := opEd{strings.Repeat("x", 2*n), build(t, argmap.Draft{Entities: []argmap.Entity{e}})}
	start := time.Now()
	render(t, o)
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("%d marks within each other took %v", n, d)
	}
}

func TestOptions(t *testing.T) {
	o := load(t, "../testdata/bridge")
	page := render(t, o)
	for _, part := range []string{`<html lang="en"`, "<title>Give the bridge to the walkers</title>", "1 component with a confidence below 50%.", "Argument map of Give the bridge to the walkers"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	page = render(t, o, html.WithTitle("Die Brücke"), html.WithLanguage("de"), html.WithoutWarnings(), html.WithNotes(html.Note{Text: "Look here", Component: "c2"}),
		html.WithLinks(html.Link{Text: "All", Href: "all.html"}), html.WithLinks(html.Link{Text: "Next", Href: "next.html"}))
	for _, part := range []string{`<html lang="de"`, "<title>Die Brücke</title>", "Look here", "Argument map of Die Brücke", `href="all.html"`, `href="next.html"`} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
	if strings.Contains(page, "confidence below") {
		t.Error("the page warns without warnings")
	}
	var b bytes.Buffer
	err := html.RenderIndex(&b, []html.Entry{{Name: "a", Graph: o.graph}, {Name: "b", Err: errors.New("gone")}}, html.WithoutWarnings(), html.WithNotes(html.Note{Text: "Look here"}))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"2 op-eds · 1 could not be read", "Look here", "<title>Op-eds</title>"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("the index lacks %q", part)
		}
	}
	if strings.Contains(b.String(), "confidence below") {
		t.Error("the index warns without warnings")
	}
	b.Reset()
	if err := html.RenderIndex(&b, []html.Entry{{Name: "a", Graph: o.graph}}); err != nil || !strings.Contains(b.String(), "1 op-ed<") {
		t.Errorf("the index lacks its number of op-eds (%v)", err)
	}
}

// TestData reads what a page hands to its script.
func TestData(t *testing.T) {
	const text = "Keep it. They sell. They do not."
	part := func(id string, k argmap.Kind, s argmap.Stance, words string) argmap.Component {
		i := strings.Index(text, words)
		return argmap.Component{ID: id, Kind: k, Stance: s, Span: argmap.Span{Start: i, End: i + len(words)}, Text: words, Confidence: 0.5}
	}
	d := argmap.Draft{
		ID:         "Az09-_/@[`{:" + strings.Repeat("x", 60),
		Components: []argmap.Component{part("m", argmap.MajorClaim, argmap.Pro, "Keep it"), part("k", argmap.Claim, argmap.Con, "They sell"), part("p", argmap.Premise, argmap.Pro, "They do not")},
		Relations:  []argmap.Relation{{ID: "r", Type: argmap.Attack, From: "k", To: "m", Confidence: 0.5}, {ID: "u", Type: argmap.Undercut, From: "p", To: "r", Confidence: 0.25}},
	}
	d.Components[1].Counterargument = true
	d.Components[2].Cues = []argmap.Cue{{Span: argmap.Span{Start: 25, End: 28}, Text: "do\nnot", Signals: "denial"}}
	page := render(t, opEd{text, build(t, d)})
	var got struct {
		Name  string
		Nodes []struct {
			Counter bool
			Cues    []struct{ Text, Signals string }
		}
		Edges []struct {
			Type             string
			From, To, Denies int
			Confidence       float64
		}
	}
	for _, e := range elements(t, page) {
		if e.Data == "script" && strings.HasPrefix(strings.TrimSpace(words(e)), "{") {
			if err := json.Unmarshal([]byte(words(e)), &got); err == nil && got.Nodes != nil {
				break
			}
		}
	}
	if want := "Az09-_------" + strings.Repeat("x", 48); got.Name != want {
		t.Errorf("file name %q, want %q", got.Name, want)
	}
	if s, want := fmt.Sprint(got.Nodes), "[{false []} {true []} {false [{do not denial}]}]"; s != want {
		t.Errorf("nodes %s, want %s", s, want)
	}
	if s, want := fmt.Sprint(got.Edges), "[{attack 1 0 -1 0.5} {undercut 2 1 0 0.25}]"; s != want {
		t.Errorf("edges %s, want %s", s, want)
	}
}

// Words keep 4.5:1 against what they stand on, lines 3:1 (WCAG 2.2, 1.4.3 and 1.4.11).
func TestContrast(t *testing.T) {
	for name, p := range map[string]scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		for _, c := range []struct {
			what, front, back string
			want              float64
		}{
			{"ink on paper", p.Ink, p.Paper, 7}, {"muted on paper", p.Muted, p.Paper, 4.5},
			{"pro on paper", p.Pro, p.Paper, 4.5}, {"con on paper", p.Con, p.Paper, 4.5},
			{"ink on pro", p.Ink, p.ProFill, 7}, {"ink on con", p.Ink, p.ConFill, 7}, {"ink on thesis", p.Ink, p.ThesisFill, 7},
			{"pro on pro", p.Pro, p.ProFill, 4.5}, {"con on con", p.Con, p.ConFill, 4.5}, {"pro on thesis", p.Pro, p.ThesisFill, 4.5},
		} {
			a, b := luminance(t, c.front), luminance(t, c.back)
			if r := (max(a, b) + 0.05) / (min(a, b) + 0.05); r < c.want {
				t.Errorf("%s: %s is %.2f:1, want %v:1", name, c.what, r, c.want)
			}
		}
	}
}

// luminance is WCAG's relative luminance of a #rrggbb colour.
func luminance(t *testing.T, hex string) float64 {
	v, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	part := func(shift uint) float64 {
		c := float64(v>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func BenchmarkRender(b *testing.B) {
	o := long(b, 300)
	b.ReportAllocs()
	for b.Loop() {
		var w bytes.Buffer
		if err := html.Render(&w, o.text, o.graph); err != nil {
			b.Fatal(err)
		}
	}
}

// Map and outline show what the text asks.
func TestQuestion(t *testing.T) {
	const src = "Keep the lake? We should!"
	var d argmap.Draft
	d.Components = []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 13}, Text: src[:13]}}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := html.Render(&b, src, g); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{">Keep the lake?</tspan>", `<span dir="auto">Keep the lake?</span>`, `"text":"Keep the lake?"`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the page has no %s", want)
		}
	}
}
