// Package article takes the text of an article out of a web page, for the
// example programs:
//
//	text, title, err := article.Text(page)
//	…
//	g, err := argmap.Analyze(text)
//
// The article is found by go-readability, a port of the reader view of Firefox.
// Offsets into a graph made from the text refer to that text, so a program that
// hands out the graph hands out the text too.
package article

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// ErrNoText is returned for a page that shows no words.
var ErrNoText = errors.New("article: no text in the page")

// IsHTML reports whether a file is a web page: by the end of its name, .html,
// .htm or .xhtml, or by what it starts with, a document type or an html element.
func IsHTML(name string, start []byte) bool {
	name = strings.ToLower(name)
	for _, end := range [...]string{".html", ".htm", ".xhtml"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	start = bytes.TrimPrefix(start, []byte("\ufeff"))
	head := strings.ToLower(string(bytes.TrimLeft(start[:min(len(start), 512)], " \t\r\n")))
	if strings.HasPrefix(head, "<?xml") {
		_, head, _ = strings.Cut(head, "?>")
		head = strings.TrimLeft(head, " \t\r\n")
	}
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html>") || strings.HasPrefix(head, "<html ")
}

// Text gives the text of the article in a page, with its headline, sub-headline and
// byline as the first lines, below the name of the section if that stands above them,
// and paragraphs parted by blank lines, and its title. A page in
// which no article can be made out gives all the words it shows; a page without
// any is [ErrNoText]. Pages in other encodings than UTF-8 are read as their meta
// element says.
func Text(page []byte) (text, title string, err error) {
	page = bytes.TrimPrefix(page, []byte("\ufeff"))
	if !utf8.Valid(page) {
		r, err := charset.NewReader(bytes.NewReader(page), "text/html")
		if err != nil {
			return "", "", fmt.Errorf("article: encoding: %w", err)
		}
		if page, err = io.ReadAll(r); err != nil {
			return "", "", fmt.Errorf("article: encoding: %w", err)
		}
		page = bytes.ToValidUTF8(page, []byte("\ufffd")) // said to be UTF-8, and is not
	}
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return "", "", fmt.Errorf("article: %w", err)
	}
	dropAsides(doc)
	found, err := readability.FromDocument(doc, nil)
	if err != nil {
		return "", "", fmt.Errorf("article: %w", err)
	}
	title = headline(doc, line(found.Title()))
	body := ""
	if found.Node != nil {
		body = render(found.Node)
	}
	if body == "" {
		body = render(doc)
	}
	if body == "" {
		return "", title, ErrNoText
	}
	var head, foot []string
	by := line(found.Byline())
	if strings.Contains(by, "://") || mentions(body, by) {
		by = ""
	}
	if title != "" && !starts(body, title) {
		kicker, rest := splitKicker(doc, title, body)
		if kicker != "" {
			head, body = append(head, kicker), rest
		}
		head = append(head, title)
		if s := standfirst(doc, title); s != "" && !strings.Contains(line(body), s) && !(by != "" && strings.Contains(s, by)) {
			head = append(head, s)
		}
	}
	switch {
	case by == "":
	case strings.HasPrefix(strings.ToLower(by), "by "):
		head = append(head, by)
	case len(strings.Fields(by)) > longestByline:
		foot = append(foot, by)
	default:
		head = append(head, "By "+by)
	}
	return strings.Join(slices.Concat(head, []string{body}, foot), "\n\n") + "\n", title, nil
}

// longestByline is how many words a byline without a "By" has at most; what a page
// marks as its byline and is longer says who the author is.
const longestByline = 12

// splitKicker parts the name of a section, a line or two right above the headline of
// the page that the reader view keeps without it, from the rest of the body.
func splitKicker(doc *html.Node, title, body string) (kicker, rest string) {
	page, _, ok := strings.Cut("\n"+render(doc)+"\n", "\n"+title+"\n")
	if !ok {
		return "", body
	}
	above := strings.FieldsFunc(page, func(r rune) bool { return r == '\n' })
	lines := strings.FieldsFunc(body, func(r rune) bool { return r == '\n' })
	for n := min(2, len(above), len(lines)-1); n > 0; n-- {
		if slices.Equal(above[len(above)-n:], lines[:n]) && !slices.ContainsFunc(lines[:n], isText) {
			rest := body
			for _, l := range lines[:n] {
				rest = strings.TrimLeft(rest[len(l):], "\n")
			}
			return strings.TrimRight(strings.TrimSuffix(body, rest), "\n"), rest
		}
	}
	return "", body
}

// longestKicker is the number of words in the name of a section, at most.
const longestKicker = 6

// isText reports whether a line is rather text than the name of a section.
func isText(line string) bool {
	return len(strings.Fields(line)) > longestKicker || strings.HasSuffix(line, ".") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, "!")
}

// standfirsts are classes, or parts of them, of the sub-headline of a page.
var standfirsts = map[string]bool{"standfirst": true, "subtitle": true, "subheadline": true, "subhead": true, "subheading": true, "dek": true, "strapline": true}

// standfirst is the sub-headline that stands right below the headline of the page, a
// second-level heading or of a class that says so; the reader view leaves it out. It is
// empty where there is none.
func standfirst(doc *html.Node, title string) string {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.H1 || line(render(n)) != title {
			continue
		}
		next := n.NextSibling
		for next != nil && line(render(next)) == "" {
			next = next.NextSibling
		}
		if next == nil || next.Type != html.ElementNode {
			return ""
		}
		is := next.DataAtom == atom.H2
		for _, a := range next.Attr {
			parts := strings.FieldsFunc(strings.ToLower(a.Val), func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
			is = is || a.Key == "class" && slices.ContainsFunc(parts, func(s string) bool { return standfirsts[s] })
		}
		for d := range next.Descendants() {
			is = is && d.DataAtom != atom.A
		}
		s := line(render(next))
		if n := len(strings.Fields(s)); is && n >= 4 && n <= 60 && !strings.HasPrefix(strings.ToLower(s), "by ") {
			return s
		}
		return ""
	}
	return ""
}

// Of gives the text of a file, that of the article if it is a web page (see
// [IsHTML] and [Text]), and whether it is one.
func Of(name string, data []byte) (text string, page bool, err error) {
	if !IsHTML(name, data) {
		return string(data), false, nil
	}
	text, _, err = Text(data)
	return text, true, err
}

// headline is the page's only first-level heading, where the title holds it beside
// the name of the site or section, or where it stands in the article or shares words of
// some length with the title; else the title.
func headline(doc *html.Node, title string) string {
	var heads []string
	inArticle := false
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.H1 {
			if s := line(render(n)); s != "" {
				heads = append(heads, s)
				for a := range n.Ancestors() {
					inArticle = inArticle || a.DataAtom == atom.Article
				}
			}
		}
	}
	if len(heads) != 1 {
		return title
	}
	head, low := strings.ToLower(heads[0]), strings.ToLower(title)
	words, titled := strings.Fields(head), strings.Fields(low)
	right := false
	switch {
	case title == "":
		right = true
	case strings.Contains(low, head) && apart(low, head):
		right = len(heads[0]) > 8
	default:
		right = len(words) >= leastHeadline && (inArticle ||
			slices.ContainsFunc(words, func(w string) bool { return len(w) > 3 && slices.Contains(titled, w) }))
	}
	if right {
		return heads[0]
	}
	return title
}

// leastHeadline is how many words a heading has at least that is taken for the
// headline although the page's title does not hold all of it.
const leastHeadline = 4

// apart reports whether a title holds a heading as a part by itself, as in
// "Opinion | Close the bridge - The Daily", not amid a sentence.
func apart(title, head string) bool {
	const marks = "|-–—:·•»«/()[]"
	before, after, _ := strings.Cut(title, head)
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	return (before == "" || strings.TrimRight(before, marks) != before) && (after == "" || strings.TrimLeft(after, marks) != after)
}

// line puts a text on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// starts reports whether one of the first lines of a text says the same as the
// title.
func starts(text, title string) bool {
	for range 8 {
		first, rest, _ := strings.Cut(text, "\n")
		if strings.EqualFold(line(first), title) {
			return true
		}
		text = rest
	}
	return false
}

// mentions reports whether the byline stands on a line of its own at either end
// of a text.
func mentions(text, by string) bool {
	lines := strings.Split(text, "\n")
	by = strings.ToLower(strings.TrimPrefix(strings.ToLower(by), "by "))
	for i, l := range lines {
		if (i < 8 || i >= len(lines)-8) && len(l) < len(by)+40 && strings.Contains(strings.ToLower(l), by) {
			return true
		}
	}
	return false
}

// hidden are the elements whose text is not shown.
var hidden = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true,
	atom.Iframe: true, atom.Svg: true, atom.Select: true, atom.Textarea: true, atom.Object: true,
}

// inline are the elements that stand amid a line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true,
	atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true,
	atom.Var: true, atom.Img: true, atom.Button: true, atom.Input: true, atom.Wbr: true,
}

// A page's text is written with the white space it shows: one space between
// words, a line end for a break, a blank line between blocks.
type writer struct {
	out     strings.Builder
	pending string // white space that stands before the next word, if one comes
	raised  bool   // inside a sup element
	item    int    // number of the next item of an ordered list
	marked  bool   // right behind an item's number, where no line ends
}

// superscripts are the raised digits of a note mark or power, which would read
// as part of the word before them.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func render(n *html.Node) string {
	var w writer
	w.node(n)
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
