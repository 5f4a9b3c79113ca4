// Package article takes the text of an article out of a web page, for the
// example programs:
//
//	p, err := article.Read(page)
//	…
//	g, err := analyzer.AnalyzePage(ctx, p.Text, p.Apparatus)
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
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"opedmap/argmap"
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
	for {
		end := ""
		switch {
		case strings.HasPrefix(head, "<?xml"):
			end = "?>"
		case strings.HasPrefix(head, "<!--"):
			end = "-->"
		}
		if end == "" {
			break
		}
		_, head, _ = strings.Cut(head, end)
		head = strings.TrimLeft(head, " \t\r\n")
	}
	rest, html := strings.CutPrefix(head, "<html")
	return strings.HasPrefix(head, "<!doctype html") || html && rest != "" && strings.ContainsAny(rest[:1], "> \t\r\n")
}

// parse reads a page, in another encoding than UTF-8 if its meta element says so.
func parse(page []byte) (*html.Node, error) {
	page = bytes.TrimPrefix(page, []byte("\ufeff"))
	if !utf8.Valid(page) {
		r, err := charset.NewReader(bytes.NewReader(page), "text/html")
		if err != nil {
			return nil, fmt.Errorf("article: encoding: %w", err)
		}
		if page, err = io.ReadAll(r); err != nil {
			return nil, fmt.Errorf("article: encoding: %w", err)
		}
		page = bytes.ToValidUTF8(page, []byte("\ufffd")) // said to be UTF-8, and is not
	}
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("article: %w", err)
	}
	return doc, nil
}

// A Page is the text of an article and what its page tells of it.
type Page struct {
	Text, Title string
	// Apparatus holds the headline, sub-headlines, byline and headings that the markup
	// tells, as [argmap.Analyzer.AnalyzePage] takes them.
	Apparatus []argmap.Apparatus
}

// Read takes the article out of a page: its text with headline, sub-headline and byline
// as the first lines, below the name of the section if that stands above them, and
// paragraphs parted by blank lines. A page in which no article can be made out gives all
// the words it shows; a page without any is [ErrNoText]. Pages in other encodings than
// UTF-8 are read as their meta element says.
func Read(page []byte) (Page, error) {
	doc, err := parse(page)
	if err != nil {
		return Page{}, err
	}
	dropAsides(doc)
	unlabel(doc)
	own := byline(doc)
	found, err := readability.FromDocument(doc, nil)
	if err != nil {
		return Page{}, fmt.Errorf("article: %w", err)
	}
	p := Page{Title: headline(doc, line(found.Title()))}
	body, shown := "", doc
	if found.Node != nil {
		shown = retag(found.Node)
		body = render(shown)
	}
	if strings.TrimSpace(body) == "" {
		shown = doc
		body = render(doc)
	}
	if strings.TrimSpace(body) == "" { // a vertical tab, say
		return p, ErrNoText
	}
	by := line(found.Byline())
	if by == "" || own != "" && strings.HasPrefix(by, own) { // the reader view runs date and all into the name
		by = own
	}
	text, marks := frame(doc, p.Title, by, body)
	p.Text = text
	p.Apparatus = locate(text, append(marks, headings(shown)...))
	return p, nil
}

// frame puts above the body what the page shows above it, and below it a byline that
// tells of the author. It marks the headline, sub-headline and byline.
func frame(doc *html.Node, title, by, body string) (text string, marks []mark) {
	var head, foot []string
	if strings.Contains(by, "://") || mentions(body, by) {
		by = ""
	}
	if title != "" {
		marks = append(marks, mark{title, argmap.Headline})
	}
	if title != "" && !starts(body, title) {
		kicker, rest := splitKicker(doc, title, body)
		if kicker != "" {
			head, body = append(head, kicker), rest
		}
		head = append(head, title)
		if s := standfirst(doc, title); s != "" && !(by != "" && strings.Contains(s, by)) {
			if first, rest, _ := strings.Cut(body, "\n\n"); line(first) == s {
				body = rest // back above the byline
			}
			if !strings.Contains(line(body), s) {
				head = append(head, s)
				marks = append(marks, mark{s, argmap.Headline})
			}
		}
	}
	switch {
	case by == "":
	case len(strings.Fields(by)) > longestByline && !strings.HasPrefix(strings.ToLower(by), "by "):
		foot = append(foot, by)
	default:
		if !strings.HasPrefix(strings.ToLower(by), "by ") {
			by = "By " + by
		}
		head = append(head, by)
		marks = append(marks, mark{by, argmap.Byline})
	}
	return strings.Join(slices.Concat(head, []string{body}, foot), "\n\n") + "\n", marks
}

// Fragment gives the words that a piece of HTML shows, such as stands in a Markdown
// text, with paragraphs parted by blank lines.
func Fragment(b []byte) (string, error) {
	// Cells and rows may be in a template, not in a body, without their table.
	nodes, err := html.ParseFragment(bytes.NewReader(b), &html.Node{Type: html.ElementNode, Data: "template", DataAtom: atom.Template})
	if err != nil {
		return "", fmt.Errorf("article: %w", err)
	}
	return render(nodes...), nil
}

// Of gives the text of a file, that of the article if it is a web page (see
// [IsHTML] and [Read]), and whether it is one.
func Of(name string, data []byte) (p Page, page bool, err error) {
	if !IsHTML(name, data) {
		return Page{Text: string(data)}, false, nil
	}
	p, err = Read(data)
	return p, true, err
}
