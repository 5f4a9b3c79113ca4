package mine

import (
	"cmp"
	"slices"

	"opedmap/nlp"
)

// cueWeight is how much a word must add to the score of what was decided, over
// the mean of the other outcomes, to be reported as a cue; maxCues bounds how
// many of them a component gets for one decision.
const (
	cueWeight = 0.25
	maxCues   = 2
)

// cues gives the words before and in a component that carried its decisions
// most, read off the weights of the models that took them: its side if it
// stands against the thesis, its sign if it answers, otherwise its kind.
func (r *Relater) cues(m *Map, i int, c *Component) []Cue {
	n := &m.nodes[i]
	v := m.View
	component := r.component.in(v.Genre)
	l := v.keyList()
	weigh := func(of columnBlock, column int, before ...uint64) func(t int) float64 {
		return func(t int) float64 {
			a := v.at(t)
			l.keys = l.keys[:0]
			l.kin(nodeBase+27, filling(familyStemOf, a.stem, 0, 0), 0, true)
			if t < n.first {
				for _, template := range before {
					l.both(template, a.word, 0)
				}
			}
			return component.margin(l.keys, of, column)
		}
	}
	switch {
	case c.Stance == Con:
		return m.strongest(n, "opposing view", weigh(stanceColumns, int(Con)-1, nodeBase+26, voiceBase+6))
	case c.Parent >= 0 && c.Sign != Support:
		return m.strongest(n, "reply", weigh(stanceColumns, int(Pro)-1, nodeBase+26, voiceBase+6))
	}
	signals := map[Kind]string{MajorClaim: "thesis", Claim: "claim", Premise: "reason"}[c.Kind]
	return m.strongest(n, signals, weigh(kindColumns, int(c.Kind)-1, nodeBase+26))
}

// margin is how much the features speak for a column of a block over the mean
// of its others.
func (c scorer) margin(keys []uint64, of columnBlock, column int) float64 {
	var all [maxColumns]float64
	c.scores(keys, all[:])
	out := all[of.first : of.first+of.n]
	var others float64
	for k, s := range out {
		if k != column {
			others += s
		}
	}
	return out[column] - others/float64(of.n-1)
}

// strongest turns the words with the highest weights into cues, neighbours
// joined, in text order.
func (m *Map) strongest(n *node, signals string, weight func(t int) float64) []Cue {
	type word struct {
		t int
		w float64
	}
	var ws []word
	for t := max(n.gap, n.first-8); t < n.last; t++ {
		if m.View.masks[t] != plain || m.View.at(t).class&(comma|stopMark|quote) != 0 {
			continue
		}
		if w := weight(t); w > cueWeight {
			ws = append(ws, word{t, w})
		}
	}
	slices.SortStableFunc(ws, func(a, b word) int { return cmp.Compare(b.w, a.w) })
	ws = ws[:min(len(ws), maxCues)]
	slices.SortFunc(ws, func(a, b word) int { return a.t - b.t })
	var out []Cue
	tokens := m.View.Doc.Tokens
	for k, w := range ws {
		s := tokens[w.t].Span
		if k > 0 && w.t == ws[k-1].t+1 {
			out[len(out)-1].End = s.End
			continue
		}
		out = append(out, Cue{nlp.Span{Start: s.Start, End: s.End}, signals})
	}
	return out
}
