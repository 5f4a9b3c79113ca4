package html

import (
	"cmp"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
)

// A line is one line of the op-ed, cut where components begin and end.
type line struct{ Pieces []piece }

// A piece is a stretch of one line that belongs to one component, or to none.
type piece struct {
	Node      int    // -1 outside of components
	First     bool   // the component begins here
	Kind      string // of the component
	Stance    string
	Apparatus string // label, "" outside of it
	Runs      []textRun
}

// A textRun is a stretch of a piece with one set of marks.
type textRun struct {
	Text   string
	Cue    string // what the cue signals, "" outside of cues
	Entity int    // -1 outside of names
}

// markText cuts src into lines with the marks of g. It takes O(n log n) for n
// marks.
func markText(src string, g *argmap.Graph, number map[string]int) []line {
	m := newMarks(src, g, number)
	var lines []line
	var cur line
	for i, at := range m.cuts[:len(m.cuts)-1] {
		text := src[at:m.cuts[i+1]]
		m.advance(at)
		ended := text != "" && endsLine(src, m.cuts[i+1]-1)
		if text = cleanLine(text); text != "" {
			cur.add(m.piece(), textRun{text, m.cue, m.entity})
		}
		if ended && len(cur.Pieces) > 0 {
			lines = append(lines, cur)
			cur = line{}
		}
	}
	if len(cur.Pieces) > 0 {
		lines = append(lines, cur)
	}
	return slices.DeleteFunc(lines, line.blank)
}

// add appends a run to the last piece, or to a new one when it belongs elsewhere.
func (l *line) add(p piece, r textRun) {
	if n := len(l.Pieces); n == 0 || l.Pieces[n-1].Node != p.Node || l.Pieces[n-1].Apparatus != p.Apparatus {
		l.Pieces = append(l.Pieces, p)
	}
	last := &l.Pieces[len(l.Pieces)-1]
	last.Runs = append(last.Runs, r)
}

func (l line) blank() bool {
	for _, p := range l.Pieces {
		for _, r := range p.Runs {
			if strings.TrimSpace(r.Text) != "" {
				return false
			}
		}
	}
	return true
}

// endsLine reports whether a line ends with the byte at i.
func endsLine(src string, i int) bool {
	switch src[i] {
	case '\n', '\v', '\f':
		return true
	case '\r':
		return i+1 == len(src) || src[i+1] != '\n'
	}
	return false
}

// cleanLine replaces invalid UTF-8 and leaves out what HTML cannot hold.
func cleanLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u0085' {
			return ' '
		}
		if r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// mark is a span of the text that the page shows.
type mark struct {
	argmap.Span
	cue       string
	entity    int
	apparatus string
}

// marks walks over the marks of a text from cut to cut.
type marks struct {
	cuts       []int
	components []argmap.Component // not yet passed
	spans      []mark             // not yet begun, by start
	number     map[string]int
	begun      map[int]bool // nodes of which a piece was made
	at         int

	cues, names, apparatus []mark // begun, the innermost last

	// Of the innermost at the present offset.
	cue    string
	entity int
	label  string // of the apparatus
}

func newMarks(src string, g *argmap.Graph, number map[string]int) *marks {
	m := &marks{components: slices.Collect(g.Components()), number: number, begun: map[int]bool{}, cuts: []int{0, len(src)}}
	for i := range len(src) {
		if endsLine(src, i) {
			m.cuts = append(m.cuts, i+1)
		}
	}
	for _, c := range m.components {
		m.cuts = append(m.cuts, c.Start, c.End)
		for _, q := range c.Cues {
			m.spans = append(m.spans, mark{Span: q.Span, cue: cmp.Or(caption.Clean(q.Signals), "cue"), entity: -1})
		}
	}
	i := 0
	for e := range g.Entities() {
		for _, s := range e.Mentions {
			m.spans = append(m.spans, mark{Span: s, entity: i})
		}
		i++
	}
	for a := range g.Apparatus() {
		m.spans = append(m.spans, mark{Span: a.Span, entity: -1, apparatus: a.Label.String()})
	}
	m.spans = slices.DeleteFunc(m.spans, func(k mark) bool { return k.Len() == 0 })
	slices.SortStableFunc(m.spans, func(a, b mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	for _, k := range m.spans {
		m.cuts = append(m.cuts, k.Start, k.End)
	}
	slices.Sort(m.cuts)
	m.cuts = slices.Compact(m.cuts)
	if len(m.cuts) == 1 {
		m.cuts = append(m.cuts, m.cuts[0])
	}
	return m
}

// advance moves to the stretch that begins at the given offset.
func (m *marks) advance(at int) {
	m.at = at
	for len(m.spans) > 0 && m.spans[0].Start <= at {
		k, open := m.spans[0], &m.cues
		switch {
		case k.apparatus != "":
			open = &m.apparatus
		case k.entity >= 0:
			open = &m.names
		}
		*open = append(*open, k)
		m.spans = m.spans[1:]
	}
	m.cue, m.entity, m.label = innermost(&m.cues, at).cue, innermost(&m.names, at).entity, innermost(&m.apparatus, at).apparatus
	for len(m.components) > 0 && m.components[0].End <= at {
		m.components = m.components[1:]
	}
}

// innermost is the innermost of the open marks at an offset. It takes off those inside
// of it, which have ended.
func innermost(open *[]mark, at int) mark {
	for n := len(*open); n > 0; n-- {
		if k := (*open)[n-1]; k.End > at {
			return k
		}
		*open = (*open)[:n-1]
	}
	return mark{entity: -1}
}

// piece describes the component and the apparatus at the present offset.
func (m *marks) piece() piece {
	p := piece{Node: -1, Apparatus: m.label}
	if len(m.components) > 0 && m.components[0].Start <= m.at {
		c := m.components[0]
		p.Node = m.number[c.ID]
		p.First = !m.begun[p.Node]
		m.begun[p.Node] = true
		p.Kind, p.Stance = c.Kind.String(), c.Stance.String()
	}
	return p
}
