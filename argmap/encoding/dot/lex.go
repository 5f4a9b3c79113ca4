package dot

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// ErrSyntax is wrapped by the error for what is not the dot language.
var ErrSyntax = errors.New("not the dot language")

// A value is an ID of the language, without quotes and their escapes.
type value struct {
	text string
	html bool // it stood between angle brackets
}

// kind is the kind of a token; that of a punctuation mark is the mark.
type kind rune

const (
	end     kind = -1 - iota
	word         // an ID
	keyword      // in lower case
	arrow        // -> or --
)

// A token is a word of the language with its place.
type token struct {
	kind kind
	value
	line, column int
}

// String names the token for a message.
func (t token) String() string {
	if t.kind == end {
		return "the end of the file"
	}
	return fmt.Sprintf("%q", gather.Clip(t.text))
}

// A lexer takes a file apart.
type lexer struct {
	src       string
	at        int
	line      int // the current one
	lineStart int // where it starts in src
}

// fail is the error for a place in the file.
func fail(line, column int, err error) error {
	return &encoding.Error{Format: format, Line: line, Column: column, Err: err}
}

func (l *lexer) fail(what string) error {
	return fail(l.line, l.at-l.lineStart+1, fmt.Errorf("%w: %s", ErrSyntax, what))
}

// move goes on to an offset and counts the lines on the way.
func (l *lexer) move(to int) {
	passed := l.src[l.at:to]
	if i := strings.LastIndexByte(passed, '\n'); i >= 0 {
		l.line += strings.Count(passed, "\n")
		l.lineStart = l.at + i + 1
	}
	l.at = to
}

// skip passes over white space and comments; # starts one anywhere, as it does
// in Graphviz.
func (l *lexer) skip() error {
	for l.at < len(l.src) {
		rest := l.src[l.at:]
		switch {
		case strings.IndexByte(" \t\r\n\f\v", rest[0]) >= 0:
			l.move(l.at + 1)
		case strings.HasPrefix(rest, "/*"):
			n := strings.Index(rest[2:], "*/")
			if n < 0 {
				return l.fail("comment without an end")
			}
			l.move(l.at + n + 4)
		case strings.HasPrefix(rest, "//"), rest[0] == '#':
			n := strings.IndexByte(rest, '\n')
			if n < 0 {
				n = len(rest)
			}
			l.move(l.at + n)
		default:
			return nil
		}
	}
	return nil
}

// next reads a token.
func (l *lexer) next() (token, error) {
	if err := l.skip(); err != nil {
		return token{}, err
	}
	t := token{kind: end, line: l.line, column: l.at - l.lineStart + 1}
	if l.at == len(l.src) {
		return t, nil
	}
	rest := l.src[l.at:]
	var err error
	switch c := rest[0]; {
	case c == '"':
		t.kind = word
		t.text, err = l.joined()
	case c == '<':
		t.kind, t.html = word, true
		t.text, err = l.markup()
	case strings.HasPrefix(rest, "->"), strings.HasPrefix(rest, "--"):
		t.kind, t.text = arrow, rest[:2]
		l.move(l.at + 2)
	case strings.IndexByte("{}[];,=:", c) >= 0:
		t.kind, t.text = kind(c), rest[:1]
		l.move(l.at + 1)
	default:
		if t.kind, t.text = word, bare.FindString(rest); t.text == "" {
			r, _ := utf8.DecodeRuneInString(rest)
			return t, l.fail(fmt.Sprintf("%q", r))
		}
		l.move(l.at + len(t.text))
		if low := strings.ToLower(t.text); keywords[low] {
			t.kind, t.text = keyword, low
		}
	}
	return t, err
}

var keywords = map[string]bool{"strict": true, "graph": true, "digraph": true, "subgraph": true, "node": true, "edge": true}

// bare is a name or a number.
var bare = regexp.MustCompile(`^(?:[A-Za-z_\x{80}-\x{10FFFF}][A-Za-z_0-9\x{80}-\x{10FFFF}]*|-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?))`)

// joined reads a quoted string and those that + joins to it.
func (l *lexer) joined() (string, error) {
	s, err := l.quoted()
	if err != nil || !l.plus() {
		return s, err
	}
	var b strings.Builder
	b.WriteString(s)
	for more := true; more; more = l.plus() {
		if err := l.skip(); err != nil {
			return "", err
		}
		if l.at == len(l.src) || l.src[l.at] != '"' {
			return "", l.fail("+ joins quoted strings alone")
		}
		if s, err = l.quoted(); err != nil {
			return "", err
		}
		b.WriteString(s)
	}
	return b.String(), nil
}

// plus passes over a + if that comes next.
func (l *lexer) plus() bool {
	if l.skip() != nil || l.at == len(l.src) || l.src[l.at] != '+' {
		return false // next reports what is wrong with a comment
	}
	l.move(l.at + 1)
	return true
}

// quoted reads a string between quotes: \" is a quote and a \ before a line
// break joins lines; other backslashes are for labels to resolve.
func (l *lexer) quoted() (string, error) {
	s := l.src[l.at+1:]
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			l.move(l.at + i + 2)
			return b.String(), nil
		case s[i] != '\\' || i+1 == len(s):
			b.WriteByte(s[i])
		case s[i+1] == '"':
			b.WriteByte('"')
			i++
		case s[i+1] == '\n':
			i++
		case strings.HasPrefix(s[i+1:], "\r\n"):
			i += 2
		case s[i+1] == '\\':
			b.WriteString(`\\`)
			i++
		default:
			b.WriteByte(s[i])
		}
	}
	return "", l.fail("string without an end")
}

// markup reads HTML between angle brackets, which are not part of it.
func (l *lexer) markup() (string, error) {
	s := l.src[l.at:]
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '<':
			depth++
		case '>':
			if depth--; depth == 0 {
				l.move(l.at + i + 1)
				return s[1:i], nil
			}
		}
	}
	return "", l.fail("< without its >")
}
