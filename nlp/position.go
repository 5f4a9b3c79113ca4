package nlp

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A Position is a place in a text as other programs count it.
type Position struct {
	Line   int // from 1; lines end with "\n"
	Column int // of the line, from 1, in characters (runes)
	Rune   int // characters before it, as Python and Java's code points count
	UTF16  int // units before it, as JavaScript and Java's strings count
}

// Positions tells where the byte offsets of a text lie in other measures. It does not
// change and is safe for concurrent use.
type Positions struct {
	text  string
	lines []int       // where each line starts
	marks []milestone // every [stride] bytes, at the start of a character
}

type milestone struct{ offset, runes, units int }

const stride = 512

// NewPositions reads a text once, so that a place costs little however long the text is.
func NewPositions(text string) *Positions {
	p := &Positions{text: text, lines: []int{0}}
	var m milestone
	for i, r := range text {
		if i >= len(p.marks)*stride {
			m.offset = i
			p.marks = append(p.marks, m)
		}
		if r == '\n' {
			p.lines = append(p.lines, i+1)
		}
		m.runes++
		m.units += wide(r)
	}
	return p
}

// wide is how many units of UTF-16 a character takes; an invalid byte takes one.
func wide(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// At is the position of a byte offset. One inside a character is that of the character,
// one outside the text that of the nearer end.
func (p *Positions) At(offset int) Position {
	offset = min(max(offset, 0), len(p.text))
	line, _ := slices.BinarySearch(p.lines, offset+1)
	line--
	before := p.before(offset)
	return Position{
		Line:   line + 1,
		Column: before.runes - p.before(p.lines[line]).runes + 1,
		Rune:   before.runes,
		UTF16:  before.units,
	}
}

// before counts what stands before an offset.
func (p *Positions) before(offset int) milestone {
	k, _ := slices.BinarySearchFunc(p.marks, offset+1, func(m milestone, offset int) int { return m.offset - offset })
	if k == 0 {
		return milestone{}
	}
	m := p.marks[k-1]
	for m.offset < offset {
		r, n := utf8.DecodeRuneInString(p.text[m.offset:])
		if m.offset+n > offset {
			break
		}
		m.offset += n
		m.runes++
		m.units += wide(r)
	}
	return m
}

// Line is the text of a line, counted from 1, without its end; "" for one that there is
// not.
func (p *Positions) Line(line int) string {
	if line < 1 || line > len(p.lines) {
		return ""
	}
	end := len(p.text)
	if line < len(p.lines) {
		end = p.lines[line] - 1
	}
	return strings.TrimSuffix(p.text[p.lines[line-1]:end], "\r")
}
