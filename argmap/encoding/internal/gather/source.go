package gather

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// place gives every node its span: the file's own where they fit, those found
// in the file's text, or those in a text made of the nodes.
func (g *Graph) place() {
	for i := range g.nodes {
		if n := &g.nodes[i]; !n.HasSpan {
			n.Text = strings.TrimSpace(n.Text)
		}
	}
	if g.HasText {
		if g.fit() || g.locate() {
			g.settle()
			return
		}
		g.Lose("text", encoding.BadSpan, "not every component stands in it; a text is made of the components")
	} else if len(g.nodes)+len(g.Entities)+len(g.Apparatus) > 0 && g.spansHold() {
		g.settle()
		return
	}
	g.synthesise()
}

// fit reports whether every node has a span whose words are the node's own.
func (g *Graph) fit() bool {
	for _, n := range g.nodes {
		if !n.HasSpan || !n.In(len(g.Text)) || n.Span.Text(g.Text) != n.Text {
			return false
		}
	}
	return true
}

// spansHold reports whether every node has a span as long as its text.
func (g *Graph) spansHold() bool {
	for _, n := range g.nodes {
		if !n.HasSpan || n.Start < 0 || n.Len() != len(n.Text) {
			return false
		}
	}
	return true
}

// locate searches the nodes' texts in the file's text, each after the one
// before it or else from the start, and gives up at the first that is missing
// or would overlap.
func (g *Graph) locate() bool {
	budget := 1 << 30 // bytes to scan: hostile files repeat long searches
	spans := make([]argmap.Span, len(g.nodes))
	at := 0
	for i, n := range g.nodes {
		t := strings.TrimSpace(n.Text)
		if t == "" {
			return false
		}
		s := strings.Index(g.Text[at:], t)
		budget -= len(g.Text) - at
		if s >= 0 {
			s += at
		} else {
			s = strings.Index(g.Text, t)
			budget -= len(g.Text)
		}
		if s < 0 || budget < 0 {
			return false
		}
		at = s + len(t)
		spans[i] = argmap.Span{Start: s, End: at}
	}
	sorted := slices.Clone(spans)
	slices.SortFunc(sorted, func(a, b argmap.Span) int { return a.Start - b.Start })
	for i := 1; i < len(sorted); i++ {
		if sorted[i].Start < sorted[i-1].End {
			return false
		}
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		n.Text, n.Span = strings.TrimSpace(n.Text), spans[i]
	}
	return true
}

// settle puts the nodes in text order and takes overlaps apart: the later span
// loses what it shares, or its node when nothing remains.
func (g *Graph) settle() {
	slices.SortStableFunc(g.nodes, func(a, b Node) int {
		if a.Start == b.Start && (a.Len() == 0) != (b.Len() == 0) {
			return a.Len() - b.Len() // one of no width overlaps nothing that starts with it
		}
		return cmp.Or(a.Start-b.Start, b.End-a.End)
	})
	kept := g.nodes[:0]
	last := 0
	blank := 0 // up to where the text after last is known to be white space
	for _, n := range g.nodes {
		if n.Start < last {
			old := n.Span
			cut := min(max(last, blank)-n.Start, len(n.Text))
			for cut < len(n.Text) && !utf8.RuneStart(n.Text[cut]) {
				cut++
			}
			rest := n.Text[cut:]
			trimmed := strings.TrimLeftFunc(rest, unicode.IsSpace)
			if g.HasText {
				blank = max(blank, n.End-len(trimmed))
			}
			n.Text, n.Start = trimmed, n.Start+cut+len(rest)-len(trimmed)
			if trimmed == "" {
				g.Lose(n.ID, encoding.Overlapping, "%v left out", old)
				continue
			}
			g.Lose(n.ID, encoding.Overlapping, "%v cut to %v", old, n.Span)
		}
		last = max(last, n.End)
		kept = append(kept, n)
	}
	g.nodes = kept
	g.reindex()
	size := len(g.Text)
	if !g.HasText {
		size = int(^uint(0) >> 1)
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		n.Cues = g.cues(n.ID, n.Cues, size)
	}
	for i := range g.Entities {
		e := &g.Entities[i]
		e.Cues = g.cues(e.ID, e.Cues, size)
		e.Mentions = slices.DeleteFunc(slices.Clone(e.Mentions), func(m argmap.Span) bool {
			if !m.In(size) {
				g.Lose(e.ID, encoding.BadSpan, "mention %v", m)
			}
			return !m.In(size)
		})
	}
	g.Apparatus = slices.DeleteFunc(slices.Clone(g.Apparatus), func(a argmap.Apparatus) bool {
		bad := !a.In(size) || a.Label == 0
		if bad {
			g.Lose(a.Label.String(), encoding.BadSpan, "apparatus %v", a.Span)
		}
		return bad
	})
}

func (g *Graph) cues(id string, cues []argmap.Cue, size int) []argmap.Cue {
	var keep []argmap.Cue
	for _, q := range cues {
		if q.In(size) && (!g.HasText || q.Span.Text(g.Text) == q.Text) {
			keep = append(keep, q)
		} else {
			g.Lose(id, encoding.BadSpan, "cue %q", q.Text)
		}
	}
	return keep
}

// synthesise makes a source text of the components.
func (g *Graph) synthesise() {
	d := argmap.Draft{Entities: g.Entities, Apparatus: g.Apparatus}
	for i := range g.nodes {
		n := &g.nodes[i]
		if !n.HasSpan {
			n.Span = argmap.Span{}
		}
		d.Components = append(d.Components, n.Component)
	}
	text, losses := encoding.Reanchor(&d)
	for i := range g.nodes {
		g.nodes[i].Component = d.Components[i]
	}
	g.losses = append(g.losses, losses...)
	g.Apparatus, g.Text, g.HasText = d.Apparatus, text, true
}

// reindex brings the look-up table in line with the order of the nodes.
func (g *Graph) reindex() {
	clear(g.node)
	for i, n := range g.nodes {
		g.node[n.ID] = i
	}
}
