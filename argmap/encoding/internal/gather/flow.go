package gather

import (
	"encoding/json"
	"regexp"
	"strings"
)

// A Datum is one key of a mapping.
type Datum struct{ Key, Value string }

// blockScalar ends a key whose value is what stands indented under it.
var blockScalar = regexp.MustCompile(`:[ \t]*[|>][-+]?[ \t\r]*$`)

// Flow takes apart YAML's mapping {key: value, …}, as far as the data in
// diagrams go: values stay as they are written, nested ones too. In a mapping
// that starts on a line of its own every line is a key, with or without a comma.
func Flow(s string) []Datum {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "{"), "}")
	var out []Datum
	start := 0
	add := func(part string) {
		key, value, ok := strings.Cut(strings.TrimSpace(part), ":")
		if strings.HasPrefix(key, `"`) || strings.HasPrefix(key, "'") {
			key = strings.Trim(key, `"'`)
		}
		if key = strings.TrimSpace(key); ok && key != "" {
			out = append(out, Datum{key, strings.TrimSpace(strings.TrimSuffix(value, ","))})
		}
	}
	separator := byte(',')
	if strings.HasPrefix(s, "\n") || strings.HasPrefix(s, "\r\n") {
		separator = '\n'
	}
	var n Nesting
	for i := 0; i < len(s); i++ {
		if n.Step(s, i); n.Depth != 0 || n.quote != 0 || s[i] != separator {
			continue
		}
		if separator == '\n' && blockScalar.MatchString(s[start:i]) {
			i += deeper(s[i:], indent(s[start:i]))
		}
		add(s[start:min(i, len(s))])
		start = i + 1
	}
	if start < len(s) {
		add(s[start:])
	}
	return out
}

// A Nesting tells how many braces and brackets are open at a place of a mapping,
// those in quotes left out.
type Nesting struct {
	Depth   int
	quote   byte // that is open, 0 for none
	escaped bool // the next byte stands for itself
}

// Step goes past byte i of s.
func (n *Nesting) Step(s string, i int) {
	switch c := s[i]; {
	case n.escaped:
		n.escaped = false
	case n.quote != 0:
		n.escaped = n.quote == '"' && c == '\\'
		if c == n.quote {
			n.quote = 0
		}
	case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(":,[{ \t\n", s[i-1]) >= 0):
		n.quote = c
	case c == '{' || c == '[':
		n.Depth++
	case c == '}' || c == ']':
		n.Depth--
	}
}

// deeper measures the lines of s, after its first, that are empty or indented
// by more than n.
func deeper(s string, n int) int {
	at := strings.IndexByte(s, '\n')
	for {
		line, _, more := strings.Cut(s[at+1:], "\n")
		if strings.TrimSpace(line) != "" && indent(line) <= n {
			return at
		}
		at += 1 + len(line)
		if !more {
			return at
		}
	}
}

func indent(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// Scalar is a value without its quotes, its lines joined.
func Scalar(s string) string {
	first, rest, folded := strings.Cut(s, "\n")
	if blockScalar.MatchString(":" + first) {
		return Collapse(rest)
	}
	if folded {
		s = Collapse(s)
	}
	out, n := "", len(s)
	switch {
	case n > 1 && s[0] == '"' && s[n-1] == '"':
		if json.Unmarshal([]byte(s), &out) != nil {
			out = s[1 : n-1] // escapes that JSON has not
		}
		return out
	case n > 1 && s[0] == '\'' && s[n-1] == '\'':
		return strings.ReplaceAll(s[1:n-1], "''", "'")
	}
	return s
}
