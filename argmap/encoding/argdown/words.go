package argdown

import (
	"slices"
	"strings"

	"opedmap/argmap/encoding/internal/gather"
)

// content reads running words up to what ends a statement. Tags at the end are
// no words.
func (p *parser) content() (words string, tags []string) {
	var b strings.Builder
	type opening struct {
		piece
		token
	}
	var open []opening
	var drop []piece // marks that are no words
	keep := 0        // b up to the tags at its end
	for {
		t := p.peek()
		switch t.kind {
		case text:
			b.WriteString(t.value)
			if strings.Trim(t.value, space) != "" {
				keep = b.Len()
			}
		case newline:
			b.WriteByte('\n')
		case tag:
			tags = append(tags, t.value)
			b.WriteString("#" + t.value)
		case mention:
			b.WriteString(t.value)
			keep = b.Len()
		case statement, argument:
			from := b.Len()
			b.WriteString(map[kind]string{statement: "[", argument: "<"}[t.kind] + t.value + map[kind]string{statement: "]", argument: ">"}[t.kind])
			if t.defines {
				b.WriteByte(':')
			}
			keep = b.Len()
			p.refuse(t.line, "%q among words", gather.Clip(b.String()[from:]))
		case mark:
			this := piece{b.Len(), len(t.value)}
			if n := len(open) - 1; t.closes && n >= 0 {
				drop = append(drop, open[n].piece, this)
				open = open[:n]
			} else {
				open = append(open, opening{this, t})
			}
			b.WriteString(t.value)
			keep = b.Len()
		default:
			if len(open) > 0 {
				p.refuse(open[0].line, "%q without an end", open[0].value)
			}
			return clean(b.String()[:keep], drop), tags
		}
		p.next()
	}
}

// piece is a part of the words.
type piece struct{ at, n int }

// clean cuts the pieces out of words and joins their lines.
func clean(s string, cuts []piece) string {
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
