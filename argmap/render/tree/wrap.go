package tree

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"
)

// narrow measures text as terminals outside East Asia show it, whatever the
// environment of the process says: the same graph gives the same bytes.
var narrow = &runewidth.Condition{StrictEmojiNeutral: true}

// cells is the number of terminal cells that s takes.
func cells(s string) int { return narrow.StringWidth(s) }

// A run is a stretch of words in one style.
type run struct {
	text  string
	style style
}

// paragraph prints runs, apart by a space, in lines of the printer's width:
// first stands before the first line, rest before the others. A word that is
// longer than a line is broken between grapheme clusters.
func (p *printer) paragraph(first, rest string, runs ...run) {
	room := max(p.width-cells(rest), 1)
	left := p.width - cells(first)
	var line strings.Builder
	line.WriteString(first)
	empty := true
	flush := func() {
		p.line(line.String())
		line.Reset()
		line.WriteString(rest)
		left, empty = room, true
	}
	for _, r := range runs {
		var same strings.Builder // the words of this run on this line
		emit := func() {
			if same.Len() > 0 {
				line.WriteString(r.style(same.String()))
				same.Reset()
			}
		}
		for i, w := range strings.Fields(r.text) {
			if !empty {
				if cells(w)+1 > left {
					emit()
					flush()
				} else if i == 0 {
					line.WriteByte(' ')
					left--
				} else {
					same.WriteByte(' ')
					left--
				}
			}
			for it := graphemes.FromString(w); it.Next(); {
				c := cells(it.Value())
				if c > left && !empty {
					emit()
					flush()
				}
				same.WriteString(it.Value())
				left -= c
				empty = false
			}
		}
		emit()
	}
	p.line(line.String())
}
