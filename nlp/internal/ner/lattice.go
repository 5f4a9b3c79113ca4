package ner

import "math"

// A lattice holds all ways to cut one run into names and other words.
type lattice struct {
	n       int
	outside []float64 // score of each word as no part of a name
	segs    []segment // by last word

	alpha, beta []float64
	total       float64
	post        []float64 // posterior of each segment and label
	postOut     []float64 // posterior of each word outside names
	buffers     buffers
}

// A segment is a candidate name: words i to j, j included.
type segment struct {
	i, j  int32
	base  [Labels]float64 // what is known before learning: see prior
	score [Labels]float64
}

// allowed restricts the paths of a lattice in training.
type allowed struct {
	outside []bool
	labels  []uint8 // for each segment, a bit for each label
}

// forwardBackward fills in the posteriors over the paths that a allows, over
// all when it is nil.
func (l *lattice) forwardBackward(a *allowed) {
	n := l.n
	l.alpha = grow(l.alpha, n+1)
	l.beta = grow(l.beta, n+1)
	l.post = grow(l.post, len(l.segs)*Labels)
	l.postOut = grow(l.postOut, n)
	inf := math.Inf(-1)
	for i := range l.alpha {
		l.alpha[i], l.beta[i] = inf, inf
	}
	l.alpha[0], l.beta[n] = 0, 0
	s := 0
	for k := range n {
		if a == nil || a.outside[k] {
			l.alpha[k+1] = l.alpha[k] + l.outside[k]
		}
		for ; s < len(l.segs) && int(l.segs[s].j) == k; s++ {
			g := &l.segs[s]
			for c, v := range g.score {
				if a == nil || a.labels[s]>>c&1 == 1 {
					l.alpha[k+1] = logAdd(l.alpha[k+1], l.alpha[g.i]+v)
				}
			}
		}
	}
	l.total = l.alpha[n]
	s = len(l.segs) - 1
	for k := n - 1; k >= 0; k-- {
		if a == nil || a.outside[k] {
			l.beta[k] = logAdd(l.beta[k], l.beta[k+1]+l.outside[k])
		}
		for ; s >= 0 && int(l.segs[s].j) == k; s-- {
			g := &l.segs[s]
			for c, v := range g.score {
				if a == nil || a.labels[s]>>c&1 == 1 {
					l.beta[g.i] = logAdd(l.beta[g.i], l.beta[k+1]+v)
				}
			}
		}
	}
	for k := range n {
		l.postOut[k] = 0
		if a == nil || a.outside[k] {
			l.postOut[k] = math.Exp(l.alpha[k] + l.outside[k] + l.beta[k+1] - l.total)
		}
	}
	for s := range l.segs {
		g := &l.segs[s]
		for c, v := range g.score {
			p := 0.0
			if a == nil || a.labels[s]>>c&1 == 1 {
				p = math.Exp(l.alpha[g.i] + v + l.beta[g.j+1] - l.total)
			}
			l.post[s*Labels+c] = p
		}
	}
}

func grow(v []float64, n int) []float64 {
	if cap(v) < n {
		return make([]float64, n, 2*n)
	}
	return v[:n]
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) || a-b > 40 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// decode appends the names with the largest sum of posterior probabilities,
// each less bias (minimum Bayes risk decoding): a smaller bias finds more.
func (l *lattice) decode(dst []Mention, r *run, bias float64) []Mention {
	best := l.alpha[:l.n+1]
	from := make([]int32, l.n+1)
	best[0] = 0
	s := 0
	for k := range l.n {
		best[k+1], from[k+1] = best[k], -1
		for ; s < len(l.segs) && int(l.segs[s].j) == k; s++ {
			p := 0.0
			for c := range Labels {
				p += l.post[s*Labels+c]
			}
			if v := best[l.segs[s].i] + p - bias; v > best[k+1] {
				best[k+1], from[k+1] = v, int32(s)
			}
		}
	}
	at := len(dst)
	for k := l.n; k > 0; {
		if from[k] < 0 {
			k--
			continue
		}
		g, label := &l.segs[from[k]], 0
		post := l.post[int(from[k])*Labels:][:Labels]
		for c, p := range post {
			if p > post[label] {
				label = c
			}
		}
		m := Mention{Sentence: r.sentence, First: r.first + int(g.i), Last: r.first + int(g.j) + 1,
			Label: Label(label + 1), Confidence: min(post[label], 1)}
		copy(m.post[:], post)
		for _, p := range post {
			m.SpanConfidence += p
		}
		dst = append(dst, m)
		k = int(g.i)
	}
	for i, j := at, len(dst)-1; i < j; i, j = i+1, j-1 {
		dst[i], dst[j] = dst[j], dst[i]
	}
	return dst
}
