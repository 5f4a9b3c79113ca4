package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"opedmap/argmap"
)

// A mark is lines of the text that the markup of the page labels.
type mark struct {
	words string
	label argmap.ApparatusLabel
}

// locate finds the marks, which are in text order, as whole lines of the text. One that
// is not there is left out.
func locate(text string, marks []mark) []argmap.Apparatus {
	var out []argmap.Apparatus
	from := 0
	for _, m := range marks {
		_, rest, ok := strings.Cut("\n"+text[from:], "\n"+m.words+"\n")
		if !ok {
			continue
		}
		end := len(text) - len(rest) - 1
		out = append(out, argmap.Apparatus{Span: argmap.Span{Start: end - len(m.words), End: end}, Label: m.label})
		from = end
	}
	return out
}

// longestHeading is the number of words of a heading, at most.
const longestHeading = 20

// headings marks the headings amid an article: elements for them with paragraphs above
// and below, which lead nowhere. Some pages have teasers in such elements, and some their
// paragraphs.
func headings(root *html.Node) []mark {
	var out []mark
	text := false // a paragraph stands above
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.P:
			text = text || isParagraph(n)
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			s := render(n)
			if words := len(strings.Fields(s)); text && words > 0 && words <= longestHeading && leads(n) && !linked(n) {
				out = append(out, mark{s, argmap.Headline})
			}
		}
	}
	return out
}

// linked reports whether an element holds a link.
func linked(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.A {
			return true
		}
	}
	return false
}
