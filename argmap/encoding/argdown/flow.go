package argdown

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// flow takes apart YAML's flow mapping {key: value, …}, as far as Argdown's
// data go: values stay as they are written, nested ones too. A mapping over
// several lines may leave out the commas.
func flow(s string) []datum {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "{"), "}")
	var out []datum
	depth, quote, start := 0, byte(0), 0
	add := func(part string) {
		key, value, ok := strings.Cut(strings.TrimSpace(part), ":")
		if strings.HasPrefix(key, `"`) || strings.HasPrefix(key, "'") {
			key = strings.Trim(key, `"'`)
		}
		if key = strings.TrimSpace(key); ok && key != "" {
			out = append(out, datum{key, strings.TrimSpace(value)})
		}
	}
	block := strings.HasPrefix(s, "\n") || strings.HasPrefix(s, "\r\n")
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
		case depth == 0 && (c == ',' || block && c == '\n'):
			add(s[start:i])
			start = i + 1
		}
	}
	if start < len(s) {
		add(s[start:])
	}
	return out
}

// scalar is a value without its quotes.
func scalar(s string) string {
	out := ""
	if strings.HasPrefix(s, `"`) && json.Unmarshal([]byte(s), &out) == nil {
		return out
	}
	if n := len(s); n > 1 && s[0] == '\'' && s[n-1] == '\'' {
		return strings.ReplaceAll(s[1:n-1], "''", "'")
	}
	return s
}

// clean cuts the marks out of words and joins their lines.
func clean(s string, marks func(cut func(at, n int))) string {
	type piece struct{ at, n int }
	var cuts []piece
	marks(func(at, n int) {
		if at+n <= len(s) {
			cuts = append(cuts, piece{at, n})
		}
	})
	slices.SortFunc(cuts, func(a, b piece) int { return a.at - b.at })
	var b strings.Builder
	last := 0
	for _, c := range cuts {
		b.WriteString(s[last:c.at])
		last = c.at + c.n
	}
	b.WriteString(s[last:])
	s = b.String()
	if !strings.Contains(s, "\n") {
		return strings.Trim(s, space)
	}
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.Trim(l, space); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, " ")
}
