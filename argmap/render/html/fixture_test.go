package html_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
	"opedmap/argmap/render/internal/rendertest"
)

// opEd is a text with its graph.
type opEd struct {
	text  string
	graph *argmap.Graph
}

// load reads an op-ed whose text and graph stand beside each other.
func load(t testing.TB, name string) opEd {
	t.Helper()
	text, err := os.ReadFile(name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return opEd{string(text), rendertest.Load(t, name+".json")}
}

func build(t testing.TB, d argmap.Draft) *argmap.Graph {
	t.Helper()
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// attack is a text that tries to leave every place where a page puts it: text,
// attributes, the script's data, style sheets and URLs.
const attack = `"><script>window.hit=1</script><img src=x onerror="window.hit=2">` +
	`'"` + "`" + `</title></style></script></svg></textarea>]]><!--<script>{{.}}&lt;&#x0;${window.hit=3}` +
	`javascript:window.hit=4 \u003cscript\u003e` + "\x00\x1b[31m\u202e\u2028\u2029\xff\xc3("

// hostile is an op-ed all of whose parts are attacks.
func hostile(t testing.TB) opEd {
	line := attack + "\n"
	text := strings.Repeat(line, 4)
	n := len(line)
	span := func(i int) argmap.Span { return argmap.Span{Start: i * n, End: i*n + len(attack)} }
	cues := func(i int) []argmap.Cue {
		return []argmap.Cue{{Span: argmap.Span{Start: i*n + 2, End: i*n + 40}, Text: attack[2:40], Signals: attack}}
	}
	name := strings.ToValidUTF8(attack, "") // ids hold no other
	return opEd{text, build(t, argmap.Draft{ID: name, Title: attack,
		Components: []argmap.Component{
			{ID: name, Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: span(0), Text: attack, Cues: cues(0), Confidence: 0.5},
			{ID: name + "2", Kind: argmap.Claim, Stance: argmap.Con, Counterargument: true, Span: span(1), Text: attack, Cues: cues(1)},
			{ID: name + "3", Kind: argmap.Premise, Stance: argmap.Pro, Span: span(2), Text: attack, Cues: cues(2), Confidence: 1},
		},
		Relations: []argmap.Relation{
			{ID: "r" + name, Type: argmap.Attack, From: name + "2", To: name},
			{ID: "u" + name, Type: argmap.Undercut, From: name + "3", To: "r" + name},
		},
		Entities: []argmap.Entity{{ID: "e" + name, Name: attack, Label: 1, Attitude: argmap.Against,
			Mentions: []argmap.Span{{Start: 1, End: 60}, {Start: 3*n + 5, End: 3*n + 50}}, Cues: cues(0)}},
		Apparatus: []argmap.Apparatus{{Span: span(3), Label: argmap.Byline}},
	})}
}

// long is an op-ed of n components in a tree of three levels.
func long(t testing.TB, n int) opEd {
	var text strings.Builder
	var d argmap.Draft
	d.Title = fmt.Sprintf("An argument of %d parts", n)
	for i := range n {
		words := fmt.Sprintf("Part %d says that the council should look again at what it decided in spring", i)
		c := argmap.Component{ID: fmt.Sprint("c", i), Kind: argmap.Premise, Stance: argmap.Pro, Confidence: float64(i%10) / 10,
			Span: argmap.Span{Start: text.Len(), End: text.Len() + len(words)}, Text: words}
		to, sort := fmt.Sprint("c", i-i%5), argmap.Support
		switch {
		case i == 0:
			c.Kind = argmap.MajorClaim
		case i%5 == 0:
			c.Kind, to = argmap.Claim, "c0"
			if i%20 == 0 {
				c.Stance, c.Counterargument, sort = argmap.Con, true, argmap.Attack
			}
		case i/5%4 == 0 && i > 5:
			sort = argmap.Attack
		}
		if i > 0 {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprint("r", i), Type: sort, From: c.ID, To: to, Confidence: 0.5})
		}
		d.Components = append(d.Components, c)
		text.WriteString(words + ". ")
		if i%5 == 4 {
			text.WriteString("\n\n")
		}
	}
	return opEd{text.String(), build(t, d)}
}

// deep is a chain of n components.
func deep(t testing.TB, n int) opEd {
	o := long(t, n)
	d := o.graph.Draft()
	for i := range d.Relations {
		d.Relations[i].To, d.Relations[i].Type = fmt.Sprint("c", i), argmap.Support
	}
	return opEd{o.text, build(t, d)}
}

// samples are the op-eds on which the tests look, by name.
func samples(t testing.TB) map[string]opEd {
	return map[string]opEd{
		"bridge":  load(t, "../testdata/bridge"),
		"lake":    load(t, "../../../testdata/opeds/train/07-lake-letter"),
		"hostile": hostile(t),
		"long":    long(t, 300),
		"deep":    deep(t, 120),
		"empty":   {"", build(t, argmap.Draft{})},
		"plain":   {"No argument here.\r\n\r\nNone at all.\n", build(t, argmap.Draft{Title: "Plain"})},
	}
}

// TestPages writes the samples for the browser's tests, and an index of them.
func TestPages(t *testing.T) {
	if *pages == "" {
		t.Skip("no -pages folder given")
	}
	var entries []html.Entry
	all := samples(t)
	for _, name := range []string{"bridge", "lake", "hostile", "long", "deep", "empty", "plain"} {
		o := all[name]
		f, err := os.Create(filepath.Join(*pages, name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		links := html.WithLinks(html.Link{Text: "All op-eds", Href: "index.html"}, html.Link{Text: "Next", Href: "javascript:window.hit=5"})
		if err := html.Render(f, o.text, o.graph, links); err != nil {
			t.Error(err)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		entries = append(entries, html.Entry{Name: name + ".txt", Href: name + ".html", Graph: o.graph})
	}
	entries = append(entries, html.Entry{Name: attack, Err: errors.New(attack)})
	f, err := os.Create(filepath.Join(*pages, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if err := html.RenderIndex(f, entries, html.WithTitle("Sample op-eds")); err != nil {
		t.Error(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}
