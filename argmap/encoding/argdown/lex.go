package argdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap/encoding/internal/gather"
)

// A kind is the kind of a token.
type kind uint8

const (
	text      kind = iota // words as they are, escapes resolved
	newline               // a line break
	emptyline             // one or more empty lines
	front                 // === … ===
	data                  // { … }
	relation              // + - _ >< and those with arrows
	inference             // -- … --
	heading               // # at the start of a line
	number                // (1) at the start of a line
	item                  // * or 1. at the start of a line
	tag                   // #tag or #(tag)
	statement             // [title]: or [title]
	argument              // <title>: or <title>
	mention               // @[title] or @<title>
	mark                  // bold or italic: * ** _ __
	end
)

// A token is a piece of a file.
type token struct {
	kind    kind
	line    int
	indent  int    // of relations
	value   string // words, title, tag, sign, data
	defines bool   // a title with a colon after it
	closes  bool   // a mark that ends what the last one opened
}

// A lexer cuts a file into tokens, by the rules and in the order of Argdown's own, one
// at a time: all of them would be a hundred times the file.
type lexer struct {
	src    string
	at     int
	line   int
	fresh  bool            // at the start of a line
	blank  bool            // after an empty line
	tokens []token         // read and not yet taken
	places map[string]int  // where a string comes next; len(src) when it does not
	fails  int             // braces without an end
	marks  []uint8         // bold and italic that are open, of markSigns
	words  strings.Builder // not yet a token
	since  int             // the line of words
}

var (
	relationSign  = regexp.MustCompile(`^([ \t]*)(\+>|->|_>|><|<\+|<-|<_|\+|-|_(?:\s))`)
	inferenceSign = regexp.MustCompile(`^[ \t]*--`)
	numberSign    = regexp.MustCompile(`^[ \t]*\(\d+\)`)
	itemSign      = regexp.MustCompile(`^([ \t]*)(?:\d+\.|\*)[ \t]`)
	headingSign   = regexp.MustCompile(`^#+ `)
	emptySign     = regexp.MustCompile(`^(?:[ \t]*\r?\n){2,}`)
	newlineSign   = regexp.MustCompile(`^[ \t]*(?:\r\n|\n|\r)`)
	tagSign       = regexp.MustCompile(`^#([\p{L}\p{N}_-]+)`)
)

// window bounds what a pattern looks at: indentation, tags and signs are short.
const window = 4096

// markSigns are those of bold and italic, the longer of two first.
var markSigns = [...]string{"**", "*", "__", "_"}

func newLexer(src string) *lexer {
	return &lexer{src: src, line: 1, fresh: true, places: map[string]int{}}
}

// peek gives the token behind n others, or the end.
func (l *lexer) peek(n int) token {
	for len(l.tokens) <= n {
		if l.at == len(l.src) {
			l.emit(token{kind: end})
		} else {
			l.step()
		}
	}
	return l.tokens[n]
}

// next takes a token; the end stays.
func (l *lexer) next() token {
	t := l.peek(0)
	if t.kind != end {
		l.tokens = slices.Delete(l.tokens, 0, 1)
	}
	return t
}

// emit adds a token; words are gathered until another kind follows.
func (l *lexer) emit(t token) {
	if t.kind == text {
		if l.words.Len() == 0 {
			l.since = l.line
		}
		l.words.WriteString(t.value)
		return
	}
	if l.words.Len() > 0 {
		l.tokens = append(l.tokens, token{kind: text, line: l.since, value: l.words.String()})
		l.words.Reset()
	}
	switch t.kind {
	case emptyline, data, relation, inference, heading, number, item:
		l.marks = l.marks[:0] // none goes on in another statement
	}
	t.line = l.line
	l.tokens = append(l.tokens, t)
}

// take moves on by n bytes and counts their lines.
func (l *lexer) take(n int) {
	l.line += strings.Count(l.src[l.at:l.at+n], "\n")
	l.at += n
	l.fresh, l.blank = false, false
}

// find gives the place of sub at or after from, len(src) when there is none. It
// remembers, so that many calls cost one pass.
func (l *lexer) find(sub string, from int) int {
	if p, ok := l.places[sub]; ok && p >= from {
		return p
	}
	p := strings.Index(l.src[min(from, len(l.src)):], sub)
	if p < 0 {
		p = len(l.src)
	} else {
		p += from
	}
	l.places[sub] = p
	return p
}

// lineEnd is the end of the current line.
func (l *lexer) lineEnd() int { return l.find("\n", l.at) }

// step reads what comes next.
func (l *lexer) step() {
	rest := l.src[l.at:]
	if l.fresh && isSpace(rest[0]) { // an indented comment leaves its line's start to what follows
		in := strings.TrimLeft(rest, " \t")
		if strings.HasPrefix(in, "<!--") || strings.HasPrefix(in, "/*") || strings.HasPrefix(in, "//") {
			l.at += len(rest) - len(in)
			rest = in
		}
	}
	near := rest[:min(len(rest), window)]
	if l.comment(rest) || l.frontMatter(rest) || l.data(rest) || l.escape(rest) || l.lineBreak(near) ||
		l.fresh && l.lineStart(near) || l.special(rest[0], rest, near) {
		return
	}
	n := 1 + strings.IndexAny(rest[1:], "\\@#*_[]<>/{}=\r\n")
	if n == 0 {
		n = len(rest)
	}
	if t := strings.TrimRight(rest[:n], " \t"); t != "" && t != rest[:n] {
		n = len(t) // white space may belong to a line break
	}
	l.emit(token{kind: text, value: rest[:n]})
	l.take(n)
}

// frontMatter reads === … ===, or as words the signs of one that does not end.
func (l *lexer) frontMatter(rest string) bool {
	if !strings.HasPrefix(rest, "===") {
		return false
	}
	open := len(rest) - len(strings.TrimLeft(rest, "="))
	p := l.find("===", l.at+open)
	if p == len(l.src) {
		l.emit(token{kind: text, value: rest[:open]})
		l.take(open)
		return true
	}
	l.emit(token{kind: front, value: l.src[l.at+open : p]})
	l.take(p + len(l.src[p:]) - len(strings.TrimLeft(l.src[p:], "=")) - l.at)
	return true
}

// data reads { … }.
func (l *lexer) data(rest string) bool {
	if rest[0] != '{' {
		return false
	}
	n := l.braces(rest)
	if n == 0 {
		return false
	}
	l.emit(token{kind: data, value: rest[:n]})
	l.take(n)
	return true
}

// escape reads a character that a backslash makes one like others.
func (l *lexer) escape(rest string) bool {
	if rest[0] != '\\' || len(rest) == 1 || rest[1] == '\n' || rest[1] == '\r' {
		return false
	}
	l.emit(token{kind: text, value: rest[1:2]})
	l.take(2)
	return true
}

// lineBreak reads a line break, or several.
func (l *lexer) lineBreak(near string) bool {
	if !isSpace(near[0]) {
		return false
	}
	if m := emptySign.FindString(near); m != "" {
		l.emit(token{kind: emptyline})
		l.take(len(m))
		l.fresh, l.blank = true, true
		return true
	}
	if m := newlineSign.FindString(near); m != "" {
		l.emit(token{kind: newline})
		l.take(len(m))
		l.fresh = true
		return true
	}
	return false
}

// comment passes over a comment and the line breaks after it.
func (l *lexer) comment(rest string) bool {
	stop := 0
	switch {
	case strings.HasPrefix(rest, "<!--"):
		stop = l.find("-->", l.at) + 3
	case strings.HasPrefix(rest, "/*"):
		stop = l.find("*/", l.at+2) + 2
	case strings.HasPrefix(rest, "//"):
		stop = l.lineEnd()
	default:
		return false
	}
	if stop > len(l.src) {
		return false
	}
	fresh, blank := l.fresh, l.blank
	l.take(stop - l.at)
	l.fresh, l.blank = fresh, blank
	near := l.src[l.at:min(len(l.src), l.at+window)]
	if fresh {
		if m := newlineSign.FindString(near); m != "" && (blank || !emptySign.MatchString(near)) {
			l.take(len(m))
			l.fresh, l.blank = true, blank
		}
	}
	return true
}

// lineStart reads what has a meaning only there.
func (l *lexer) lineStart(near string) bool {
	first := strings.TrimLeft(near, " \t")
	if first == "" || strings.IndexByte("+-_><#(*0123456789", first[0]) < 0 {
		return false
	}
	switch {
	case inferenceSign.MatchString(near) && !l.blank:
		l.inference()
	case relationSign.MatchString(near):
		m := relationSign.FindStringSubmatch(near)
		l.emit(token{kind: relation, indent: len(m[1]), value: strings.TrimSpace(m[2])})
		l.take(len(strings.TrimRight(m[0], space)))
	case headingSign.MatchString(near):
		m := headingSign.FindString(near)
		l.emit(token{kind: heading})
		l.take(len(m))
	case numberSign.MatchString(near):
		m := numberSign.FindString(near)
		l.emit(token{kind: number, value: strings.TrimSpace(m)})
		l.take(len(m))
	case itemSign.MatchString(near):
		m := itemSign.FindStringSubmatch(near)
		l.emit(token{kind: item, indent: len(m[1])})
		l.take(len(m[0]))
	default:
		return false
	}
	return true
}

// inference reads "--\nrule\n--" or "----".
func (l *lexer) inference() {
	at := l.at + strings.Index(l.src[l.at:], "--") + 2
	p := l.find("--", at)
	if p >= len(l.src) {
		p = l.lineEnd()
	}
	body := l.src[at:p]
	stop := p + len(l.src[p:]) - len(strings.TrimLeft(l.src[p:], "-"))
	l.emit(token{kind: inference, value: strings.TrimSpace(body)})
	l.take(stop - l.at)
}

// special reads titles, mentions, tags, links and the marks of bold and italic.
func (l *lexer) special(c byte, rest, near string) bool {
	switch c {
	case '#':
		if strings.HasPrefix(rest, "#(") {
			if p := l.find(")", l.at+2); p < l.lineEnd() && p > l.at+2 {
				l.emit(token{kind: tag, value: l.src[l.at+2 : p]})
				l.take(p + 1 - l.at)
				return true
			}
		} else if m := tagSign.FindStringSubmatch(near); m != nil {
			l.emit(token{kind: tag, value: m[1]})
			l.take(len(m[0]))
			return true
		}
	case '@':
		if len(rest) > 1 && (rest[1] == '[' || rest[1] == '<') {
			if title, n, _ := l.title(1); n > 0 {
				l.emit(token{kind: mention, value: title})
				l.take(1 + n)
				return true
			}
		}
	case '[', '<':
		if c == '[' && l.link() {
			return true
		}
		if title, n, defines := l.title(0); n > 0 {
			k := statement
			if c == '<' {
				k = argument
			}
			l.emit(token{kind: k, value: title, defines: defines})
			l.take(n)
			return true
		}
	case '*', '_':
		n, closes := l.mark(rest)
		if n > 0 {
			l.emit(token{kind: mark, value: rest[:n], closes: closes})
			l.take(n)
			return true
		}
	}
	return false
}

// mark measures the mark of bold or italic that rest starts with, 0 when it is
// a character like others. Before a letter a mark opens, even within a word.
func (l *lexer) mark(rest string) (n int, closes bool) {
	if last := len(l.marks) - 1; last >= 0 {
		sign := markSigns[l.marks[last]]
		if after, ok := strings.CutPrefix(rest, sign); ok && (after == "" || strings.IndexByte(" \t\r\n)}_.,!?;:-*", after[0]) >= 0) {
			l.marks = l.marks[:last]
			return len(sign), true
		}
	}
	for i, sign := range markSigns {
		after, ok := strings.CutPrefix(rest, sign)
		if next, _ := utf8.DecodeRuneInString(after); ok && !unicode.IsSpace(next) {
			l.marks = append(l.marks, uint8(i))
			return len(sign), false
		}
	}
	return 0, false
}

// link reads [words](address), of which the words stay.
func (l *lexer) link() bool {
	eol := l.lineEnd()
	p := l.find("](", l.at)
	if p >= eol || p == l.at+1 || l.find("]", l.at) != p {
		return false
	}
	q := l.find(")", p)
	if q >= eol || q == p+2 {
		return false
	}
	l.emit(token{kind: text, value: l.src[l.at+1 : p]})
	l.take(q + 1 - l.at)
	return true
}

// title reads [title] or <title>, skip bytes ahead, with the colon of a
// definition. A definition may hold the closing bracket in its title.
func (l *lexer) title(skip int) (title string, n int, defines bool) {
	from := l.at + skip
	closing := "]"
	if l.src[from] == '<' {
		closing = ">"
	}
	eol := l.lineEnd()
	if p := l.find(closing+":", from+2); skip == 0 && p < eol {
		if q := l.find(closing, from+2); q == p {
			return l.src[from+1 : p], p + 2 - l.at, true
		}
	}
	if p := l.find(closing, from+2); p < eol && l.src[from+1] != '-' {
		return l.src[from+1 : p], p + 1 - l.at - skip, false
	}
	return "", 0, false
}

// braces measures balanced braces with their quotes, 0 when they do not close.
func (l *lexer) braces(s string) int {
	const patience = 20
	if l.fails > patience {
		return 0
	}
	var n gather.Nesting
	for i := range len(s) {
		if n.Step(s, i); n.Depth == 0 {
			return i + 1
		}
	}
	l.fails++
	return 0
}
