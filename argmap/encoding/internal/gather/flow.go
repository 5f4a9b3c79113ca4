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
	depth, quote, start := 0, byte(0), 0
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
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (i == 0 || strings.IndexByte(":,[{ \t\n", s[i-1]) >= 0):
			quote = c
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		case depth == 0 && c == separator:
			if c == '\n' && blockScalar.MatchString(s[start:i]) {
				i += deeper(s[i:], indent(s[start:i]))
			}
			add(s[start:min(i, len(s))])
			start = i + 1
		}
	}
	if start < len(s) {
		add(s[start:])
	}
	return out
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
