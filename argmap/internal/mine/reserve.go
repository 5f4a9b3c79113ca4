package mine

import (
	"cmp"
	"math"
	"slices"

	"opedmap/nlp"
)

// thesisBonus is what a component that looks like the thesis is granted when
// the text is searched for one that the cut left out. A sentence among
// background that says what ought to be is missed more dearly than another.
const thesisBonus = 3

// reserve lists components that the cut left out, and that it would hold were
// the thesis worth more. They overlap none of the given spans.
func (m *Segmenter) reserve(units []scored, g Genre, spans []nlp.Span) []nlp.Span {
	var out []nlp.Span
	for _, c := range units {
		l := *c.lattice
		l.transition = raise(*l.transition, m.Bonus[g])
		for s := range states {
			l.transition[s][MajorClaim-1] += thesisBonus
		}
		for _, r := range l.best() {
			if Kind(r.kind+1) != MajorClaim {
				continue
			}
			s := c.span(r.start, r.end)
			if s.Len() > 0 && !slices.ContainsFunc(spans, s.Overlaps) {
				out = append(out, s)
			}
		}
	}
	return out
}

// addThesis adds the component of the reserve that wins against all others when
// the thesis of an op-ed is chosen.
func (m *Model) addThesis(v *View, units []scored, spans []nlp.Span) []nlp.Span {
	if v.Genre != Oped {
		return spans
	}
	reserve := m.Segmenter.reserve(units, v.Genre, spans)
	if len(reserve) == 0 {
		return spans
	}
	all := slices.Concat(spans, reserve)
	slices.SortFunc(all, func(a, b nlp.Span) int { return cmp.Compare(a.Start, b.Start) })
	_, contest := m.Relater.majors(m.Relater.read(NewMap(v, all, kindsOf(v, units, all))), v.Genre)
	best, rival := -1, math.Inf(-1)
	for i, s := range all {
		if !slices.Contains(reserve, s) {
			rival = max(rival, contest[i])
		} else if best < 0 || contest[i] > contest[best] {
			best = i
		}
	}
	if contest[best] < rival {
		return spans
	}
	return slices.DeleteFunc(all, func(s nlp.Span) bool { return s != all[best] && slices.Contains(reserve, s) })
}
