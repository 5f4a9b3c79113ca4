package main

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// markdown takes the marks out of a Markdown text: what is left is its
// paragraphs, headings, list items and quotations, without links' targets,
// pictures, code and HTML tags.
func markdown(b []byte) (string, error) {
	s, err := plain(b)
	if err != nil {
		return "", err
	}
	if len(s) > maxText { // of nested marks, time grows with the square
		return "", errLong
	}
	source := frontMatter([]byte(s))
	var paragraphs []string
	var p strings.Builder
	flush := func() {
		if s := strings.TrimSpace(p.String()); s != "" {
			paragraphs = append(paragraphs, s)
		}
		p.Reset()
	}
	err = ast.Walk(essayParser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock {
			flush()
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			if entering {
				paragraphs = append(paragraphs, htmlText(n, source)...)
			}
		case *ast.Image, *ast.RawHTML, *ast.CodeBlock, *ast.FencedCodeBlock:
			return ast.WalkSkipChildren, nil
		case *ast.AutoLink:
			if entering {
				p.Write(n.Label(source))
			}
		case *ast.String:
			if entering {
				p.Write(n.Value)
			}
		case *ast.Text:
			if !entering {
				break
			}
			p.WriteString(html.UnescapeString(string(unescape(n.Segment.Value(source)))))
			switch {
			case n.HardLineBreak():
				p.WriteByte('\n')
			case n.SoftLineBreak():
				p.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.Join(paragraphs, "\n\n"), err
}

// htmlText gives the paragraphs of an HTML block.
func htmlText(n *ast.HTMLBlock, source []byte) []string {
	switch n.HTMLBlockType {
	case ast.HTMLBlockType3, ast.HTMLBlockType4, ast.HTMLBlockType5:
		return nil // instructions and declarations
	}
	b := n.Lines().Value(source)
	if n.HasClosure() {
		b = slices.Concat(b, n.ClosureLine.Value(source))
	}
	if last := bytes.LastIndex(b, []byte("<!--")); last >= 0 && !bytes.Contains(b[last:], []byte("-->")) {
		b = slices.Concat(b[:last], b[last+len("<!--"):]) // never closed
	}
	var s strings.Builder
	hidden := false
	for z := html.NewTokenizer(bytes.NewReader(b)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return shownLines(s.String())
		case html.TextToken:
			if !hidden {
				s.WriteString(strings.ReplaceAll(string(z.Text()), "\n", " "))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := string(name)
			hidden = kind == html.StartTagToken && (tag == "script" || tag == "style")
			s.WriteString(around(tag))
		}
	}
}

// inlineTags stand amid a line.
const inlineTags = " a abbr b big cite code del em font i ins kbd mark q s small span strike strong sub sup tt u "

// around is the break that a tag makes in the text.
func around(tag string) string {
	switch {
	case tag == "br":
		return "\n"
	case strings.Contains(inlineTags, " "+tag+" "):
		return ""
	}
	return "\n\n"
}

// shownLines parts a text into paragraphs, with a space between words.
func shownLines(s string) []string {
	var out []string
	for p := range strings.SplitSeq(s, "\n\n") {
		var lines []string
		for l := range strings.Lines(p) {
			if l = oneLine(l); l != "" {
				lines = append(lines, l)
			}
		}
		if lines != nil {
			out = append(out, strings.Join(lines, "\n"))
		}
	}
	return out
}

// frontMatter cuts off a YAML header between lines of dashes.
func frontMatter(b []byte) []byte {
	if rest, ok := bytes.CutPrefix(b, []byte("---\n")); ok {
		if _, body, ok := bytes.Cut(rest, []byte("\n---\n")); ok {
			return body
		}
	}
	return b
}

// unescape takes the backslash before punctuation away.
func unescape(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", b[i+1]) >= 0 {
			i++
		}
		out = append(out, b[i])
	}
	return out
}
