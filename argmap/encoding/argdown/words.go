package argdown

import (
	"cmp"
	"slices"
	"strings"

	"opedmap/argmap/encoding/internal/gather"
)

// content reads running words up to what ends a statement. Tags at the end are
// no words.
func (p *parser) content() (words string, tags []string) {
	var b strings.Builder
	var open []piece // marks without an end so far
	var first int    // the line of the first of them
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
			this := piece{int32(b.Len()), int32(len(t.value))}
			if n := len(open) - 1; t.closes && n >= 0 {
				drop = append(drop, open[n], this)
				open = open[:n]
			} else {
				if n < 0 {
					first = t.line
				}
				open = append(open, this)
			}
			b.WriteString(t.value)
			keep = b.Len()
		default:
			if len(open) > 0 {
				p.refuse(first, "%q without an end", b.String()[open[0].at:open[0].end()])
			}
			return clean(b.String()[:keep], drop), tags
		}
		p.next()
	}
}

// piece is a part of the words. Hostile files have millions.
type piece struct{ at, n int32 }

func (p piece) end() int32 { return p.at + p.n }

// clean cuts the pieces out of words and joins their lines.
func clean(s string, cuts []piece) string {
	slices.SortFunc(cuts, func(a, b piece) int { return cmp.Compare(a.at, b.at) })
	var b strings.Builder
	last := int32(0)
	for _, c := range cuts {
		b.WriteString(s[last:c.at])
		last = c.end()
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
