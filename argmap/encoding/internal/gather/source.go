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

// locate searches the texts of the nodes without a right span in the file's text, each
// after the node before it or else from the start, as words of their own where they stand
// as such; it gives up at the first for which no place is left.
func (g *Graph) locate() bool {
	budget := 1 << 30 // bytes to scan: hostile files repeat long searches
	spans := make([]argmap.Span, len(g.nodes))
	var kept []argmap.Span // in text order
	for i, n := range g.nodes {
		if n.HasSpan && n.Len() > 0 && n.In(len(g.Text)) && n.Span.Text(g.Text) == n.Text {
			spans[i] = n.Span
			kept = append(kept, n.Span)
		}
	}
	slices.SortFunc(kept, func(a, b argmap.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	kept = disjoint(kept)
	at := 0
	for i, n := range g.nodes {
		if spans[i].Len() == 0 {
			t := strings.TrimSpace(n.Text)
			if t == "" {
				return false
			}
			s := find(g.Text, t, at, kept, &budget)
			if s < 0 {
				s = find(g.Text, t, 0, kept, &budget)
			}
			if s < 0 {
				return false
			}
			spans[i] = argmap.Span{Start: s, End: s + len(t)}
			k, _ := slices.BinarySearchFunc(kept, spans[i], func(a, b argmap.Span) int { return a.Start - b.Start })
			kept = slices.Insert(kept, k, spans[i])
		}
		at = spans[i].End
	}
	for i := range g.nodes {
		n := &g.nodes[i]
		if n.HasSpan && n.Span != spans[i] {
			g.Lose(n.ID, encoding.BadSpan, "%v is not where the component stands, which is %v", n.Span, spans[i])
		}
		n.Text, n.Span = spans[i].Text(g.Text), spans[i]
	}
	return true
}

// perPlace is what a place that is looked at costs of the budget beside the bytes.
const perPlace = 64

// find gives the first place from at on where words stand that shares nothing with the
// spans taken, in text order: as words of their own or else in any way; -1 for none, or
// when no budget is left.
func find(text, words string, at int, taken []argmap.Span, budget *int) int {
	inWord := -1
	for at <= len(text) && *budget > 0 {
		k := strings.Index(text[at:], words)
		if k < 0 {
			*budget -= len(text) - at
			break
		}
		*budget -= k + len(words) + perPlace
		s := argmap.Span{Start: at + k, End: at + k + len(words)}
		i, _ := slices.BinarySearchFunc(taken, s.Start, func(t argmap.Span, start int) int { return t.End - start - 1 })
		free := i == len(taken) || !taken[i].Overlaps(s)
		switch {
		case free && bounded(text, s):
			return s.Start
		case free && inWord < 0:
			inWord = s.Start
		}
		if at = s.Start + 1; !free {
			at = max(at, taken[i].End)
		}
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
	}
	return inWord
}

// disjoint joins sorted spans that overlap.
func disjoint(spans []argmap.Span) []argmap.Span {
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].End > s.Start {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// bounded reports whether a span neither begins nor ends inside a word.
func bounded(text string, s argmap.Span) bool {
	inside := func(at int) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at:])
		return alphanumeric(before) && alphanumeric(after)
	}
	return !inside(s.Start) && !inside(s.End)
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

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
		} else {
			g.Lose(n.ID, encoding.BadSpan, "%v: all places are made anew, for not every component has a right one", n.Span)
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
