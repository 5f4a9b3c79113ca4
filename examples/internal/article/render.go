package article

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hidden are the elements whose text is not shown.
var hidden = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true,
	atom.Iframe: true, atom.Svg: true, atom.Select: true, atom.Textarea: true, atom.Object: true,
}

// inline are the elements that stand amid a line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true,
	atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true,
	atom.Ruby: true, atom.Rt: true, atom.Rp: true,
	atom.Var: true, atom.Img: true, atom.Button: true, atom.Input: true, atom.Wbr: true,
}

// A writer writes the text of a page with the white space it shows: one space between
// words, a line end for a break, a blank line between blocks.
type writer struct {
	out     strings.Builder
	pending string // white space that stands before the next word, if one comes
	raised  bool   // inside a sup element
	item    int    // number of the next item of an ordered list
	marked  bool   // right behind an item's number, where no line ends
	headed  int    // length of the text up to the end of the last heading
}

// superscripts are the raised digits of a note mark or power, which would read
// as part of the word before them.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// retag gives the elements of a tree the atoms of their names, which the reader view
// leaves as they were when it renames an element.
func retag(root *html.Node) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	return root
}

func render(nodes ...*html.Node) string {
	var w writer
	for _, n := range nodes {
		w.node(n)
	}
	return w.out.String()
}

// want notes white space; the wider one wins.
func (w *writer) want(space string) {
	if !w.marked && (len(space) > len(w.pending) || w.pending == " " && space == "\n") {
		w.pending = space
	}
}

func (w *writer) text(s string) {
	s = strings.ReplaceAll(s, "\ufeff", "") // byte order marks and their like show nothing
	for i, word := range strings.FieldsFunc(s, isSpace) {
		if i > 0 || startsWithSpace(s) {
			w.want(" ")
		}
		if strings.HasPrefix(word, "↩") && len(word) <= len("↩\ufe0e") {
			continue // the way back from a note
		}
		if w.pending == "\n\n" && w.headed != w.out.Len() && initial(w.out.String(), word) {
			w.pending = ""
		}
		if w.out.Len() > 0 {
			w.out.WriteString(w.pending)
		}
		w.pending, w.marked = "", false
		if w.raised && isNumber(word) {
			word = superscripts.Replace(word)
		}
		w.out.WriteString(word)
	}
	if s != "" && isSpace(rune(s[len(s)-1])) {
		w.want(" ")
	}
}

// initial reports whether a text ends with a block of one capital that is no word and is
// the initial of the next one.
func initial(text, next string) bool {
	z, n := utf8.DecodeLastRuneInString(text)
	before := text[:len(text)-n]
	first, _ := utf8.DecodeRuneInString(next)
	return unicode.IsUpper(z) && !strings.ContainsRune("AIO", z) && (before == "" || strings.HasSuffix(before, "\n\n")) && unicode.IsLower(first)
}

// isSpace reports whether a page shows r as white space between words; a
// no-break space is a character like others.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' }

func startsWithSpace(s string) bool { return s != "" && isSpace(rune(s[0])) }

func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n.Data)
		return
	case n.Type == html.ElementNode && (hidden[n.DataAtom] || unseen(n)):
		return
	case n.Type == html.ElementNode && n.DataAtom == atom.Br:
		w.want("\n")
		return
	}
	around := ""
	if n.Type == html.ElementNode && !inline[n.DataAtom] {
		around = "\n\n"
		switch n.DataAtom {
		case atom.Li, atom.Tr, atom.Dt, atom.Dd:
			around = "\n"
		case atom.Td, atom.Th:
			if !laidOut(n) {
				around = " "
			}
		}
	}
	w.want(around)
	raised, item := w.raised, w.item
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Sup:
			w.raised = true
		case atom.Ol:
			w.item = firstItem(n)
		case atom.Li:
			if n.Parent != nil && n.Parent.DataAtom == atom.Ol {
				w.text(fmt.Sprintf("%d. ", item))
				item++
				w.marked = true
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.headed = w.out.Len()
	}
	w.raised, w.item = raised, item
	w.marked = w.marked && n.DataAtom != atom.Li
	w.want(around)
}

// firstItem is the number of an ordered list's first item.
func firstItem(list *html.Node) int {
	for _, a := range list.Attr {
		if a.Key == "start" {
			if k, err := strconv.Atoi(strings.TrimSpace(a.Val)); err == nil {
				return k
			}
		}
	}
	return 1
}

// laidOut reports whether a cell holds lines of its own, as in a page whose
// layout is a table.
func laidOut(cell *html.Node) bool {
	for n := range cell.Descendants() {
		if n.Type == html.ElementNode && (n.DataAtom == atom.Br || !inline[n.DataAtom] && !hidden[n.DataAtom]) {
			return true
		}
	}
	return false
}

// unseen reports whether an element's own attributes hide it.
func unseen(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			s := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}
