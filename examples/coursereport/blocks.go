package main

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// essayParser reads Markdown as writers of essays mean it: an indented paragraph
// is one, and what is never closed ends. It is for one text.
func essayParser() parser.Parser {
	p := goldmark.DefaultParser()
	c := closers{}
	// Each stands before the parser of the library that it holds.
	p.AddOptions(parser.WithBlockParsers(
		util.Prioritized(&proseParser{BlockParser: parser.NewParagraphParser()}, 450),
		util.Prioritized(&fenceParser{parser.NewFencedCodeBlockParser(), c}, 650),
		util.Prioritized(&htmlParser{parser.NewHTMLBlockParser(), c}, 850)))
	return p
}

// A proseParser opens paragraphs at indented lines that read as prose: many set a
// tab or four spaces before a paragraph, as on paper.
type proseParser struct {
	parser.BlockParser      // of paragraphs
	end                int  // of the lines last judged
	prose              bool // what they are
}

func (*proseParser) CanAcceptIndentedLine() bool { return true }

func (p *proseParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if pc.BlockIndent() < 4 || !p.reads(r) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, r, pc)
}

// indentedLines are a line and those behind it that are indented or blank.
var indentedLines = regexp.MustCompile(`^[^\n]*\n?(?:[ \t]*\n|(?: {4}| {0,3}\t)[^\n]*\n?)*`)

// reads reports whether the indented lines from here on read as prose. They are
// judged together, as a date or a line of stars may come first.
func (p *proseParser) reads(r text.Reader) bool {
	if _, s := r.PeekLine(); s.Start >= p.end {
		b := indentedLines.Find(r.Source()[s.Start:])
		p.end, p.prose = s.Start+len(b), isProse(string(b))
	}
	return p.prose
}

// isProse reports whether a text is mostly words. Code has signs that stand alone
// or inside words, and names of one letter.
func isProse(s string) bool {
	words, others := 0, 0
	for f := range strings.FieldsSeq(s) {
		f = strings.TrimLeft(f, "\"'“‘«([*_-–—")
		f = strings.TrimRight(f, ".,;:!?…\"'”’»)]*_-–—")
		switch {
		case f == "":
		case strings.ContainsFunc(f, notInWord) || utf8.RuneCountInString(f) == 1 && !strings.Contains("aAIoO0123456789", f):
			others++
		default:
			words++
		}
	}
	return words > 0 && words >= 3*others
}

func notInWord(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune("'’-–—.,&%$£€", r)
}

// closers holds for a pattern where it is found next in a source, so that a text full
// of open marks is searched once; nil is nowhere.
type closers map[string][]int

func (c closers) find(source []byte, pattern string, from int) []int {
	at, known := c[pattern]
	if !known || at != nil && at[0] < from {
		if at = regexp.MustCompile(pattern).FindIndex(source[from:]); at != nil {
			at[0], at[1] = at[0]+from, at[1]+from
		}
		c[pattern] = at
	}
	return at
}

// A fenceParser opens fenced code that is closed somewhere. Of any other fence it
// keeps the words on its line.
type fenceParser struct {
	parser.BlockParser
	closers closers
}

func (p *fenceParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, s := r.PeekLine()
	n, state := p.BlockParser.Open(parent, r, pc)
	if n == nil {
		return nil, state
	}
	line = line[pc.BlockOffset():]
	words := bytes.TrimLeft(line, string(line[0]))
	fence := string(line[:len(line)-len(words)])
	if p.closers.find(r.Source(), `(?m)^[ \t>]*`+fence+fence[:1]+`*[ \t]*$`, s.Stop) != nil {
		return n, state
	}
	n = ast.NewTextBlock()
	s.Start, s.Padding = s.Stop-len(words), 0
	n.Lines().Append(s.TrimLeftSpace(r.Source()))
	r.AdvanceToEOL()
	return n, parser.NoChildren
}

func (p *fenceParser) Continue(n ast.Node, r text.Reader, pc parser.Context) parser.State {
	if n.Kind() == ast.KindTextBlock {
		return parser.Close
	}
	return p.BlockParser.Continue(n, r, pc)
}

func (p *fenceParser) Close(n ast.Node, r text.Reader, pc parser.Context) {
	if n.Kind() != ast.KindTextBlock {
		p.BlockParser.Close(n, r, pc)
	}
}

// An htmlParser ends an HTML block that is never closed at the next blank line.
type htmlParser struct {
	parser.BlockParser
	closers closers
}

// htmlClosers are what closes the blocks that go over blank lines. A comment that
// begins in a comment means that the first is not closed.
var htmlClosers = map[ast.HTMLBlockType]string{
	ast.HTMLBlockType1: `(?i)</(?:script|pre|style|textarea)>`,
	ast.HTMLBlockType2: `-->|<!--`,
	ast.HTMLBlockType3: `\?>`,
	ast.HTMLBlockType4: `>`,
	ast.HTMLBlockType5: `\]\]>`,
}

func (p *htmlParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, s := r.PeekLine()
	n, state := p.BlockParser.Open(parent, r, pc)
	if n == nil {
		return nil, state
	}
	block := n.(*ast.HTMLBlock)
	if pattern := htmlClosers[block.HTMLBlockType]; pattern != "" {
		from := s.Start + max(0, pc.BlockOffset()) + len("<!")
		if at := p.closers.find(r.Source(), pattern, min(from, s.Stop)); at == nil || r.Source()[at[0]] == '<' && block.HTMLBlockType == ast.HTMLBlockType2 {
			block.HTMLBlockType = ast.HTMLBlockType6
		}
	}
	return n, state
}
