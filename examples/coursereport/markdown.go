package main

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"opedmap/examples/internal/article"
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
				words, err := htmlText(n, source)
				if err != nil {
					return ast.WalkStop, err
				}
				p.WriteString(words)
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
			p.WriteString(unescape(n.Segment.Value(source)))
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

// htmlText gives the text of an HTML block.
func htmlText(n *ast.HTMLBlock, source []byte) (string, error) {
	switch n.HTMLBlockType {
	case ast.HTMLBlockType3, ast.HTMLBlockType4, ast.HTMLBlockType5:
		return "", nil // instructions and declarations
	}
	b := n.Lines().Value(source)
	if n.HasClosure() {
		b = slices.Concat(b, n.ClosureLine.Value(source))
	}
	if last := bytes.LastIndex(b, []byte("<!--")); last >= 0 && !bytes.Contains(b[last:], []byte("-->")) {
		b = slices.Concat(b[:last], b[last+len("<!--"):]) // never closed
	}
	return article.Fragment(b)
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

// unescape takes the backslash before punctuation away and resolves entities, of which
// a character behind a backslash is no part.
func unescape(b []byte) string {
	var out strings.Builder
	from := 0
	for i := 0; i+1 < len(b); i++ {
		if b[i] == '\\' && util.IsPunct(b[i+1]) {
			out.WriteString(html.UnescapeString(string(b[from:i])))
			i++
			out.WriteByte(b[i])
			from = i + 1
		}
	}
	out.WriteString(html.UnescapeString(string(b[from:])))
	return out.String()
}
