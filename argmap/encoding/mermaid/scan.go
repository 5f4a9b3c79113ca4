package mermaid

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap/encoding/internal/gather"
)

// A chart is a file without what Mermaid takes out before it reads: front
// matter, directives and comments, of which the line breaks stay.
type chart struct {
	text     string
	title    string
	comments []comment // in the order of the file
	open     int       // the line of a directive without an end, or 0
}

// comment is what follows %%, with its line and where in the chart's text it stood.
type comment struct {
	at, line int
	text     string
}

func prepare(data string) chart {
	var c chart
	var b strings.Builder
	started, front, number := false, false, 0
	for line := range strings.Lines(data) {
		number++
		trimmed := strings.TrimSpace(line)
		switch {
		case !started && trimmed == "---":
			front = !front
		case front:
			if v, ok := strings.CutPrefix(trimmed, "title:"); ok {
				c.title = gather.Scalar(strings.TrimSpace(v))
			}
		default:
			kept := c.undirected(strings.TrimRight(line, "\r\n"), number)
			trimmed = strings.TrimSpace(kept)
			if s, ok := strings.CutPrefix(trimmed, "%%"); ok {
				c.comments = append(c.comments, comment{b.Len(), number, strings.TrimSpace(s)})
				break
			}
			started = started || trimmed != ""
			b.WriteString(kept)
		}
		if strings.HasSuffix(line, "\n") {
			b.WriteByte('\n')
		}
	}
	c.text = b.String()
	return c
}

// undirected gives the line without directives, %%{…}%%, which may go on over
// its end.
func (c *chart) undirected(line string, number int) string {
	var kept strings.Builder
	for {
		if c.open > 0 {
			_, after, ok := strings.Cut(line, "}%%")
			if !ok {
				return kept.String()
			}
			line, c.open = after, 0
		}
		before, after, ok := strings.Cut(line, "%%{")
		kept.WriteString(before)
		if !ok {
			return kept.String()
		}
		line, c.open = after, number
	}
}

// A scanner reads a chart's text from left to right.
type scanner struct {
	s  string
	at int
}

func (s *scanner) rest() string { return s.s[s.at:] }

// skip passes over the characters.
func (s *scanner) skip(chars string) {
	s.at = len(s.s) - len(strings.TrimLeft(s.rest(), chars))
}

// take passes over the prefix if it stands there.
func (s *scanner) take(prefix string) bool {
	ok := strings.HasPrefix(s.rest(), prefix)
	if ok {
		s.at += len(prefix)
	}
	return ok
}

// match passes over what the pattern, which is anchored, finds.
func (s *scanner) match(re *regexp.Regexp) string {
	m := re.FindString(s.rest())
	s.at += len(m)
	return m
}

// until passes over what stands before the first of the characters.
func (s *scanner) until(chars string) string {
	n := strings.IndexAny(s.rest(), chars)
	if n < 0 {
		n = len(s.rest())
	}
	s.at += n
	return s.s[s.at-n : s.at]
}

// id reads the id of a node or class. Dashes, colons and ampersands in it belong
// to it unless they start an arrow or a class.
func (s *scanner) id() string {
	start := s.at
	for s.at < len(s.s) {
		r, n := utf8.DecodeRuneInString(s.rest())
		after := s.s[s.at+n:]
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), strings.ContainsRune("_!#$%'*+?/\\`.,", r):
		case r == '-' && !strings.HasPrefix(after, "-") && !strings.HasPrefix(after, "."):
		case r == ':' && !strings.HasPrefix(after, "::"):
		case r == '&' && s.at > start:
		default:
			return s.s[start:s.at]
		}
		s.at += n
	}
	return s.s[start:]
}

const (
	blank = " \t\r"
	space = blank + "\n"
)

// quoted reads "words" or "`words`", the latter with Markdown in them.
func (s *scanner) quoted() (string, bool) {
	if !s.take(`"`) {
		return "", false
	}
	raw, _, ok := strings.Cut(s.rest(), `"`)
	if !ok {
		return "", false
	}
	s.at += len(raw) + 1
	if n := len(raw); n > 1 && raw[0] == '`' && raw[n-1] == '`' {
		return words(raw[1:n-1], true), true
	}
	return words(raw, false), true
}

// What words without quotes must not hold in a label.
const (
	brackets = "[](){}"
	barred   = brackets + `|"`
)

// label reads the words up to one of the closings, quoted or without what is
// refused.
func (s *scanner) label(refused string, closings ...string) (string, error) {
	start := s.at
	if s.skip(space); strings.HasPrefix(s.rest(), `"`) {
		label, ok := s.quoted()
		if s.skip(space); !ok || !s.close(closings) {
			return "", ErrUnclosed
		}
		return label, nil
	}
	for s.at = start; s.at < len(s.s); s.at++ {
		if end := s.at; s.close(closings) {
			return words(s.s[start:end], false), nil
		}
		if strings.IndexByte(refused, s.s[s.at]) >= 0 {
			return "", ErrUnquoted
		}
	}
	return "", ErrUnclosed
}

// close passes over the closing that stands there.
func (s *scanner) close(closings []string) bool { return slices.ContainsFunc(closings, s.take) }

// braces reads {…}, in whose quotes braces may stand.
func (s *scanner) braces() (string, bool) {
	quoted := false
	for i, c := range []byte(s.rest()) {
		switch {
		case c == '"':
			quoted = !quoted
		case c == '}' && !quoted:
			body := s.rest()[:i+1]
			s.at += i + 1
			return body, true
		}
	}
	return "", false
}

// clause reads up to the end of the line or a semicolon, outside of quotes. It
// reports whether the quotes end.
func (s *scanner) clause() (string, bool) {
	start, quoted := s.at, false
	for ; s.at < len(s.s); s.at++ {
		switch c := s.s[s.at]; {
		case c == '"':
			quoted = !quoted
		case (c == '\n' || c == ';') && !quoted:
			return s.s[start:s.at], true
		}
	}
	return s.s[start:], !quoted
}

// link is an arrow's drawing, words and id.
type link struct{ drawn, label, id string }

var (
	whole   = regexp.MustCompile(`^[ox<]?(?:-{2,}[-ox>]|={2,}[=ox>]|-?\.+-[ox>]?|~{3,})`)
	opening = regexp.MustCompile(`^[ox<]?(?:--|==|-\.)`)
	closing = map[byte]*regexp.Regexp{ // by the last character of the opening
		'-': regexp.MustCompile(`-{2,}[-ox>]`),
		'=': regexp.MustCompile(`={2,}[=ox>]`),
		'.': regexp.MustCompile(`\.+-[ox>]?`),
	}
	linkID = regexp.MustCompile(`^[^\s"@;]+@`)
)

// link reads -->, -- words --> or -->|words|, each with an id@ before it or
// without. One without may stand on a later line than the node before it.
func (s *scanner) link() (l link, ok bool) {
	start := s.at
	if s.skip(space); !whole.MatchString(s.rest()) && !opening.MatchString(s.rest()) {
		s.at = start
		s.skip(blank)
		l.id = strings.TrimSuffix(s.match(linkID), "@")
	}
	if l.drawn = s.match(whole); l.drawn != "" {
		if s.skip(blank); !s.take("|") {
			return l, true
		}
		var err error
		l.label, err = s.label(barred, "|")
		return l, err == nil
	}
	if l.drawn = s.match(opening); l.drawn == "" {
		return l, false
	}
	end := closing[l.drawn[len(l.drawn)-1]]
	s.skip(space)
	quoted := strings.HasPrefix(s.rest(), `"`)
	if quoted {
		if l.label, ok = s.quoted(); !ok {
			return l, false
		}
		s.skip(space)
	}
	at := end.FindStringIndex(s.rest())
	if at == nil || quoted && at[0] > 0 {
		return l, false
	}
	if !quoted {
		raw := s.rest()[:at[0]]
		if strings.Contains(raw, `"`) {
			return l, false
		}
		l.label = words(raw, false)
	}
	l.drawn += s.rest()[at[0]:at[1]]
	s.at += at[1]
	return l, true
}
