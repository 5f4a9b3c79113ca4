package encoding

import (
	"fmt"
	"strings"
	"unicode"

	"opedmap/argmap"
)

// Reanchor gives the components of d new spans, in a text made of their own
// texts joined by blank lines, and returns that text: for graphs whose source
// is not at hand. Cues that stand in their component move with it; white space
// around a component, and what points elsewhere into the old text (other cues,
// mentions, apparatus), is removed and listed.
func Reanchor(d *argmap.Draft) (text string, losses []Loss) {
	var b strings.Builder
	lose := func(place, format string, args ...any) {
		losses = append(losses, Loss{place, BadSpan, fmt.Sprintf(format, args...)})
	}
	for i := range d.Components {
		c := &d.Components[i]
		if i > 0 {
			b.WriteString("\n\n")
		}
		old, held := c.Span, c.Len() == len(c.Text)
		lead := len(c.Text) - len(strings.TrimLeftFunc(c.Text, unicode.IsSpace))
		if trimmed := strings.TrimSpace(c.Text); trimmed != c.Text {
			lose(c.ID, "white space around %q left out", trimmed)
			c.Text = trimmed
		}
		c.Start = b.Len()
		b.WriteString(c.Text)
		c.End = b.Len()
		shift := c.Start - old.Start - lead
		var keep []argmap.Cue
		for _, q := range c.Cues {
			moved := argmap.Span{Start: q.Start + shift, End: q.End + shift}
			if held && old.Contains(q.Span) && c.Contains(moved) && moved.Start <= moved.End {
				q.Span = moved
				keep = append(keep, q)
			} else {
				lose(c.ID, "cue %q stands in another text", q.Text)
			}
		}
		c.Cues = keep
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		if len(e.Mentions)+len(e.Cues) > 0 {
			lose(e.ID, "mentions of %q stand in another text", e.Name)
		}
		e.Mentions, e.Cues = nil, nil
	}
	for _, a := range d.Apparatus {
		lose(a.Label.String(), "apparatus %v stands in another text", a.Span)
	}
	d.Apparatus = nil
	return b.String(), losses
}
