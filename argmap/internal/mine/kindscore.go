package mine

import (
	"math"

	"opedmap/nlp"
)

// kinds gives the log-probability of each kind for components that are given,
// all in one unit, from their scores and the transitions between them.
func (l *lattice) kinds(runs []run) [][kinds]float64 {
	n := len(runs)
	out := make([][kinds]float64, n)
	alone := make([]scores, n)
	for t, r := range runs {
		alone[t] = l.segment(r.start, r.end)
	}
	score := func(t, last, k int) float64 { // of kind k at run t after a run of kind last, 0 none
		here := t > 0 && l.sentenceEnd[runs[t-1].start] == l.sentenceEnd[runs[t].start]
		return alone[t][k] + float64(l.transition[state(last, here && last > 0)][k])
	}
	f := make([][kinds]float64, n)
	for t := range n {
		for k := range kinds {
			if t == 0 {
				f[t][k] = score(t, 0, k)
				continue
			}
			f[t][k] = math.Inf(-1)
			for p := range kinds {
				f[t][k] = logAdd(f[t][k], f[t-1][p]+score(t, p+1, k))
			}
		}
	}
	b := make([][kinds]float64, n)
	for t := n - 2; t >= 0; t-- {
		for k := range kinds {
			b[t][k] = math.Inf(-1)
			for q := range kinds {
				b[t][k] = logAdd(b[t][k], score(t+1, k+1, q)+b[t+1][q])
			}
		}
	}
	for t := range n {
		z := math.Inf(-1)
		for k := range kinds {
			out[t][k] = f[t][k] + b[t][k]
			z = logAdd(z, out[t][k])
		}
		for k := range kinds {
			out[t][k] = max(out[t][k]-z, -9)
		}
	}
	return out
}

// KindsOf gives the log-probability of each kind for components of a text,
// which stand in text order without overlap. One that lies in apparatus or
// fits no paragraph gets even odds.
func (m *Segmenter) KindsOf(v *View, spans []nlp.Span) [][kinds]float64 {
	return kindsOf(v, m.score(v, true), spans)
}

func kindsOf(v *View, units []scored, spans []nlp.Span) [][kinds]float64 {
	out := make([][kinds]float64, len(spans))
	even := math.Log(1.0 / kinds)
	for i := range out {
		out[i] = [kinds]float64{even, even, even}
	}
	tokens := v.Doc.Tokens
	at := 0
	for _, u := range units {
		var runs []run
		var which []int
		end := u.First + u.N
		i, j := 0, 0
		for at < len(spans) && u.N > 0 && spans[at].Start < tokens[end-1].End {
			for ; i < u.N && tokens[u.First+i].End <= spans[at].Start; i++ {
			}
			for j = i; j < u.Unit.sentenceEnd[min(i, u.N-1)] && tokens[u.First+j].Start < spans[at].End; j++ {
			}
			if j > i && (len(runs) == 0 || runs[len(runs)-1].end <= i) {
				runs, which = append(runs, run{i, j, 0}), append(which, at)
			}
			at++
		}
		if len(runs) == 0 {
			continue
		}
		for k, s := range u.lattice.kinds(runs) {
			out[which[k]] = s
		}
	}
	return out
}

// logAdd is the log of the sum of two numbers that are given by their logs.
func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if d := b - a; d > -30 {
		return a + math.Log1p(math.Exp(d))
	}
	return a
}
