package article_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"opedmap/argmap"
)

// Bounds of what may go wrong in whole pages: components outside the article, of all that
// are found, and paragraphs of the article that are called apparatus, of all. Some are what
// the reader view leaves out and the author wrote, or the other way round.
const (
	mostOutside = 0.09
	mostLost    = 0.04
)

// TestPastedPages copies real pages of the web as a whole, menus, teasers, comments and
// all, and looks for arguments outside the article. The pages are those that go-readability
// is tested with, which stand in the module cache; the article is what it expects.
func TestPastedPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "codeberg.org/readeck/go-readability/v2").Output()
	if err != nil {
		t.Skipf("no place of go-readability is known: %v", err)
	}
	pages, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "test-pages", "*", "source.html"))
	if err != nil {
		t.Fatal(err)
	}
	analyzer, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	seen, components, outside, paragraphs, lost := 0, 0, 0, 0, 0
	for _, page := range pages {
		expected, ok := pasted(t, filepath.Join(filepath.Dir(page), "expected.html"))
		if !ok || !english(expected) {
			continue
		}
		text, ok := pasted(t, page)
		if !ok {
			continue
		}
		g, err := analyzer.Analyze(t.Context(), text)
		if err != nil {
			t.Errorf("%s: %v", page, err)
			continue
		}
		seen++
		article := " " + plain(expected) + " "
		start := 0
		for line := range strings.SplitAfterSeq(text, "\n") {
			span := argmap.Span{Start: start, End: start + len(line)}
			start = span.End
			words := plain(line)
			if words == "" {
				continue
			}
			inside := strings.Contains(article, " "+words+" ")
			found, furniture := 0, 0
			for c := range g.Components() {
				if c.Span.Overlaps(span) {
					found++
				}
			}
			for a := range g.Apparatus() {
				furniture += max(0, min(a.Span.End, span.End)-max(a.Span.Start, span.Start))
			}
			components += found
			switch {
			case !inside:
				outside += found
			case len(words) > 60:
				paragraphs++
				if 2*furniture > len(line) {
					lost++
				}
			}
		}
	}
	if seen == 0 {
		t.Skip("go-readability comes without its pages")
	}
	t.Logf("%d pages: %d of %d components outside the article, %d of %d paragraphs lost", seen, outside, components, lost, paragraphs)
	if float64(outside) > mostOutside*float64(components) {
		t.Errorf("%d of %d components outside the article, want at most %.2f of them", outside, components, mostOutside)
	}
	if float64(lost) > mostLost*float64(paragraphs) {
		t.Errorf("%d of %d paragraphs of articles called apparatus, want at most %.2f of them", lost, paragraphs, mostLost)
	}
}

var notWord = regexp.MustCompile(`[^\pL\pN]+`)

// plain gives the words of a text in lower case.
func plain(s string) string {
	return strings.TrimSpace(notWord.ReplaceAllString(strings.ToLower(s), " "))
}

// english reports whether a text of some length is in English.
func english(s string) bool {
	words := strings.Fields(plain(s))
	n := 0
	for _, w := range words {
		switch w {
		case "the", "of", "and", "to", "that", "is", "with", "for":
			n++
		}
	}
	return len(words) > 300 && float64(n) > 0.12*float64(len(words))
}

// pasted gives what somebody gets who copies a whole page, about as a browser shows it.
func pasted(t *testing.T, page string) (string, bool) {
	b, err := os.ReadFile(page)
	if err != nil {
		return "", false
	}
	doc, err := html.Parse(strings.NewReader(string(b)))
	if err != nil {
		t.Errorf("%s: %v", page, err)
		return "", false
	}
	var out strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		gap := ""
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Svg, atom.Select, atom.Option, atom.Textarea, atom.Object:
			return
		case atom.Br:
			out.WriteByte('\n')
		case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.Blockquote, atom.Ul, atom.Ol:
			gap = "\n\n"
		case atom.Address, atom.Article, atom.Aside, atom.Body, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Th, atom.Tr, atom.Video, atom.Audio, atom.Iframe, atom.Button:
			gap = "\n"
		}
		switch n.Type {
		case html.CommentNode:
			return
		case html.TextNode:
			out.WriteString(spaces.ReplaceAllString(n.Data, " "))
		}
		out.WriteString(gap)
		for c := range n.ChildNodes() {
			walk(c)
		}
		out.WriteString(gap)
	}
	walk(doc)
	text := lineEnds.ReplaceAllString(out.String(), "\n")
	return strings.TrimSpace(blankLines.ReplaceAllString(text, "\n\n")) + "\n", true
}

var (
	spaces     = regexp.MustCompile(`\s+`)
	lineEnds   = regexp.MustCompile(` *\n *`)
	blankLines = regexp.MustCompile(`\n{3,}`)
)
