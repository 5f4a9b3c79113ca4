package mine

import (
	"cmp"
	"math"
	"slices"

	"opedmap/nlp"
)

// addThesis adds the component of the reserve that wins against all others when
// the thesis of an op-ed is chosen.
func (m *Model) addThesis(v *View, units []scored, spans, reserve []nlp.Span) []nlp.Span {
	if v.Genre != Oped || len(reserve) == 0 {
		return spans
	}
	all := slices.Concat(spans, reserve)
	slices.SortFunc(all, func(a, b nlp.Span) int { return cmp.Compare(a.Start, b.Start) })
	_, contest := m.First.contest(m.First.read(NewMap(v, all, kindsOf(v, units, all))), v.Genre)
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
