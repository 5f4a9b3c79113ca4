// Package caption holds the words that every renderer uses for the parts of a
// graph, so that the terminal, the picture and the page call a thing by the
// same name.
package caption

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/nlp"
)

// What a graph's thesis is called, and where the author says it again.
const (
	Thesis   = "thesis"
	Restated = "thesis again"
)

// Kind names a component's kind in words.
func Kind(k argmap.Kind) string { return strings.ReplaceAll(k.String(), "_", " ") }

// Role names what a component is in the argument: its kind, with "con" before
// the opposing view's.
func Role(c argmap.Component) string {
	if c.Counterargument {
		return "counterargument"
	}
	if c.Stance == argmap.Con {
		return "con " + Kind(c.Kind)
	}
	return Kind(c.Kind)
}

// Verb says in words what a relation does to its target.
func Verb(t argmap.RelationType) string { return t.String() + "s" }

// Attitude says in words how the author stands to an entity.
func Attitude(a argmap.Attitude) string {
	if a == argmap.Favor {
		return "for"
	}
	return a.String()
}

// Percent gives a probability as a whole percentage.
func Percent(p float64) string { return fmt.Sprintf("%.0f%%", p*100) }

// Count gives "1 thing" or "n things".
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// closers are the marks that close what another mark opens.
var closers = map[rune]string{'“': "”", '‘': "’", '"': `"`, '«': "»", '„': "“"}

// A Source is the text that a graph was found in, "" where that is not known.
type Source struct {
	text  string
	notes []argmap.Span // the marks of notes, in text order
}

// NewSource prepares to show the words of g's components.
func NewSource(g *argmap.Graph, text string) Source {
	s := Source{text: text}
	for a := range g.Apparatus() {
		if a.Label == argmap.Note {
			s.notes = append(s.notes, a.Span)
		}
	}
	return s
}

// unmarked is a component's text without the marks of notes inside it and without
// Markdown's marks of emphasis and addresses of links.
func (s Source) unmarked(c argmap.Component) string {
	return unmarkdown(s.unnoted(c))
}

// A link of Markdown, and pairs of marks of emphasis around words.
var (
	link     = regexp.MustCompile(`\[([^\]\[]+)\]\([^()\s]+\)`)
	emphasis = regexp.MustCompile(`(^|[\s\pP])(?:\*{1,3}([^\s*](?:[^*]*[^\s*])?)\*{1,3}|_{1,3}([^\s_](?:[^_]*[^\s_])?)_{1,3})($|[\s\pP])`)
)

func unmarkdown(s string) string {
	if strings.Contains(s, "](") {
		s = link.ReplaceAllString(s, "$1")
	}
	if strings.ContainsAny(s, "*_") {
		s = emphasis.ReplaceAllString(s, "$1$2$3$4")
	}
	return s
}

func (s Source) unnoted(c argmap.Component) string {
	if len(c.Text) != c.Len() {
		return c.Text
	}
	first, _ := slices.BinarySearchFunc(s.notes, c.Start, func(n argmap.Span, at int) int { return n.Start - at })
	var b strings.Builder
	from := 0
	for _, n := range s.notes[first:] {
		if n.End > c.End {
			break
		}
		if at := n.Start - c.Start; at >= from {
			b.WriteString(c.Text[from:at])
			from = n.End - c.Start
		}
	}
	b.WriteString(c.Text[from:])
	return b.String()
}

// Words are a component's own, made safe by [Clean], without the marks of notes, in the
// quotation marks around them and with the question or exclamation mark behind them in the
// source: a component holds neither. Where that is another text, they are the words
// alone.
func (s Source) Words(c argmap.Component) string {
	src, words := s.text, s.unmarked(c)
	if c.Start < 0 || c.End > len(src) || c.Start > c.End || src[c.Start:c.End] != c.Text {
		return Clean(words)
	}
	rest := src[c.End:]
	stops := len(rest) - len(strings.TrimLeft(rest, ".,;:…?!"))
	mark := tone(rest[:stops])
	open, n := utf8.DecodeLastRuneInString(src[:c.Start])
	closer := closers[open]
	if closer != "" && strings.HasPrefix(rest[stops:], closer) && !strings.ContainsRune(c.Text, open) && !closes(c.Text, closer) {
		return Clean(src[c.Start-n:c.Start] + words + mark + closer)
	}
	if stops == 0 { // a question may end behind the words that it quotes
		outer := strings.TrimLeft(rest, "\"”’»)")
		mark = tone(outer[:len(outer)-len(strings.TrimLeft(outer, "?!"))])
	}
	return Clean(words + mark)
}

// closes reports whether a text holds a closing mark that is no apostrophe.
func closes(text, closer string) bool {
	for _, rest := range strings.Split(text, closer)[1:] {
		if next, _ := utf8.DecodeRuneInString(rest); closer != "’" || !unicode.IsLetter(next) {
			return true
		}
	}
	return false
}

// tone is the question and exclamation marks of a run of marks.
func tone(marks string) string {
	return strings.Map(func(r rune) rune {
		if r == '?' || r == '!' {
			return r
		}
		return -1
	}, marks)
}

// Clean makes text safe to show on one line: runs of white space become one
// space, with the mark of quoted mail at the start of a line; words that a hyphen
// cuts at the end of a line become one word, invalid UTF-8 becomes U+FFFD, and
// control characters, private marks of text direction and other invisible format
// characters are left out, the joiners that emoji and scripts need aside.
func Clean(s string) string {
	s = nlp.WholeWords(s)
	var b strings.Builder
	b.Grow(len(s))
	space, newLine := false, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			newLine = newLine || r == '\n' || r == '\r'
			continue
		case r == '>' && newLine:
			continue
		case r == '\u200c' || r == '\u200d':
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co) || r == 0xfffe || r == 0xffff:
			continue
		}
		newLine = false
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	// What was left out may have stood between a large initial and the rest of its word.
	return nlp.WholeWords(b.String())
}
