package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// maxFile is the size in bytes above which a file is no op-ed.
const maxFile = 16 << 20

var (
	errEmpty  = errors.New("no text in it")
	errTooBig = fmt.Errorf("larger than %d MB", maxFile>>20)
	errBinary = errors.New("not a text")
)

// readers turn the bytes of a file into plain text, by lower-case extension.
var readers = map[string]func([]byte) (string, error){
	".txt":      plain,
	".text":     plain,
	".md":       markdown,
	".markdown": markdown,
	".html":     webPage,
	".htm":      webPage,
	".docx":     wordDocument,
}

// find lists the files below dir that can be read, as paths relative to it with
// forward slashes, in order. Hidden files and those of a running Word are left
// out.
func find(dir string, known func(name string) bool) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path != dir && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || strings.HasPrefix(d.Name(), "~$") || !known(d.Name()) {
			return nil
		}
		name, err := filepath.Rel(dir, path)
		names = append(names, filepath.ToSlash(name))
		return err
	})
	slices.Sort(names)
	return names, err
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

func isText(name string) bool { return readers[extension(name)] != nil }

// load reads a file that is not too large.
func load(path string) ([]byte, error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return nil, err
	case info.Size() > maxFile:
		return nil, errTooBig
	}
	return os.ReadFile(path)
}

// readText reads an op-ed of any of the formats as plain text.
func readText(path string) (string, error) {
	b, err := load(path)
	if err != nil {
		return "", err
	}
	s, err := readers[extension(path)](b)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(s) == "" {
		return "", errEmpty
	}
	return s, nil
}

// plain reads a text file: UTF-8, UTF-16 with a byte order mark, or else
// Windows-1252, as old editors write it.
func plain(b []byte) (string, error) {
	d := unicode.BOMOverride(encoding.Nop.NewDecoder())
	b, _, err := transform.Bytes(d, b)
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(b, func(c byte) bool { return c < ' ' && !strings.ContainsRune("\t\n\r\f\x1a", rune(c)) }) {
		return "", errBinary
	}
	if !utf8.Valid(b) {
		if b, err = charmap.Windows1252.NewDecoder().Bytes(b); err != nil {
			return "", err
		}
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n"), nil
}

// webPage takes the article out of a page. A page without anything that looks
// like one gives all its text.
func webPage(b []byte) (string, error) {
	if bytes.IndexByte(b, 0) >= 0 && !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return "", errBinary
	}
	r, err := charset.NewReader(bytes.NewReader(b), "text/html")
	if err != nil {
		return "", err
	}
	if b, err = io.ReadAll(r); err != nil {
		return "", err
	}
	doc, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		return "", err
	}
	article, err := readability.FromDocument(doc, &url.URL{Scheme: "file"})
	if err != nil || article.Node == nil {
		if doc, err = html.Parse(bytes.NewReader(b)); err != nil {
			return "", err
		}
		return blockText(doc), nil
	}
	s := blockText(article.Node)
	if title := strings.TrimSpace(article.Title()); title != "" && !strings.HasPrefix(s, title) {
		s = title + "\n\n" + s
	}
	return s, nil
}

// block holds the elements that make a paragraph of their own; skipped those
// whose text nobody reads.
var (
	block = set("address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul")
	skip  = set("head noscript script style template title")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// blockText is the text below a node, a paragraph for every block.
func blockText(n *html.Node) string {
	var paragraphs []string
	var b strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(b.String()), " "); s != "" {
			paragraphs = append(paragraphs, s)
		}
		b.Reset()
	}
	// An explicit stack: a hostile page may nest deeper than the call stack.
	type step struct {
		node *html.Node
		end  bool
	}
	stack := []step{{node: n}}
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if s.end {
			flush()
			continue
		}
		switch {
		case s.node.Type == html.TextNode:
			b.WriteString(s.node.Data)
		case s.node.Type == html.ElementNode && skip[s.node.Data]:
			continue
		case s.node.Type == html.ElementNode && block[s.node.Data]:
			flush()
			stack = append(stack, step{end: true})
		}
		for c := s.node.LastChild; c != nil; c = c.PrevSibling {
			stack = append(stack, step{node: c})
		}
	}
	flush()
	return strings.Join(paragraphs, "\n\n")
}
