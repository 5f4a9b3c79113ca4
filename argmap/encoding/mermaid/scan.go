package mermaid

import (
	"regexp"
	"slices"
	"strings"

	"opedmap/argmap/encoding/internal/gather"
)

// A chart is a file without what Mermaid takes out before it reads: front
// matter, directives and comments, of which the empty lines stay.
type chart struct {
	text     string
	title    string
	comments []comment // in the order of the file
}

// comment is what follows %%, and where in the chart's text it stood.
type comment struct {
	at   int
	text string
}

func prepare(data string) chart {
	var c chart
	var b strings.Builder
	started, front, directive := false, false, false
	for line := range strings.Lines(data) {
		trimmed := strings.TrimSpace(line)
		switch {
		case !started && trimmed == "---":
			front = !front
		case front:
			if v, ok := strings.CutPrefix(trimmed, "title:"); ok {
				c.title = gather.Scalar(strings.TrimSpace(v))
			}
		case directive || strings.HasPrefix(trimmed, "%%{"):
			directive = !strings.Contains(trimmed, "}%%")
		case strings.HasPrefix(trimmed, "%%"):
			c.comments = append(c.comments, comment{b.Len(), strings.TrimSpace(trimmed[2:])})
		default:
			started = started || trimmed != ""
			b.WriteString(strings.TrimRight(line, "\r\n"))
		}
		if strings.HasSuffix(line, "\n") {
			b.WriteByte('\n')
		}
	}
	c.text = b.String()
	return c
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

// window bounds what a pattern looks at: arrows and classes are short.
const window = 4096

// near is the text in the window.
func (s *scanner) near() string { return s.s[s.at:min(len(s.s), s.at+window)] }

// match passes over what the pattern, which is anchored, finds.
func (s *scanner) match(re *regexp.Regexp) string {
	m := re.FindString(s.near())
	s.at += len(m)
	return m
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

// label reads the words up to one of the closings, quoted or not. Those without
// quotes go on over the end of a line only while there are no brackets in them.
func (s *scanner) label(closings ...string) (string, bool) {
	start := s.at
	if s.skip(space); strings.HasPrefix(s.rest(), `"`) {
		label, ok := s.quoted()
		s.skip(space)
		return label, ok && s.close(closings)
	}
	for s.at = start; s.at < len(s.s) && s.s[s.at] != '"'; s.at++ {
		if end := s.at; s.close(closings) {
			raw := s.s[start:end]
			return words(raw, false), !strings.Contains(raw, "\n") || !strings.ContainsAny(raw, "[](){}|")
		}
	}
	return "", false
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

// clause reads up to the end of the line or a semicolon, outside of quotes.
func (s *scanner) clause() string {
	start, quoted := s.at, false
	for ; s.at < len(s.s); s.at++ {
		switch c := s.s[s.at]; {
		case c == '"':
			quoted = !quoted
		case (c == '\n' || c == ';') && !quoted:
			return s.s[start:s.at]
		}
	}
	return s.s[start:]
}

// line reads up to the end of the line.
func (s *scanner) line() string {
	line, _, _ := strings.Cut(s.rest(), "\n")
	s.at += len(line)
	return line
}

// link is an arrow's drawing, words and id.
type link struct{ drawn, label, id string }

var (
	whole   = regexp.MustCompile(`^[ox<]?(?:-{2,}[-ox>]|={2,}[=ox>]|-\.+-[ox>]?|~{3,})`)
	opening = regexp.MustCompile(`^[ox<]?(?:--|==|-\.)`)
	closing = map[byte]*regexp.Regexp{ // by the last character of the opening
		'-': regexp.MustCompile(`-{2,}[-ox>]`),
		'=': regexp.MustCompile(`={2,}[=ox>]`),
		'.': regexp.MustCompile(`\.+-[ox>]?`),
	}
	linkID = regexp.MustCompile(`^[\p{L}\p{N}_.-]+@`)
)

// link reads -->, -- words --> or -->|words|, each with an id@ before it or
// without. One without may stand on a later line than the node before it.
func (s *scanner) link() (l link, ok bool) {
	start := s.at
	if s.skip(space); !whole.MatchString(s.near()) && !opening.MatchString(s.near()) {
		s.at = start
		s.skip(blank)
		l.id = strings.TrimSuffix(s.match(linkID), "@")
	}
	if l.drawn = s.match(whole); l.drawn != "" {
		if s.skip(blank); !s.take("|") {
			return l, true
		}
		l.label, ok = s.label("|")
		return l, ok
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
		l.label = words(s.rest()[:at[0]], false)
	}
	l.drawn += s.rest()[at[0]:at[1]]
	s.at += at[1]
	return l, true
}
