package mine

import "math"

const (
	kinds  = 3   // of components
	maxRun = 120 // longest component, in tokens
)

// scores is a number for each kind.
type scores [kinds]float64

// A lattice holds the scores of all ways to cut one paragraph into components
// and words between them: a semi-Markov chain (Sarawagi & Cohen 2004) whose
// state is the kind of the last component of the paragraph and whether it
// stands in the current sentence.
type lattice struct {
	n           int                    // tokens
	sentenceEnd []int                  // token → where its sentence ends
	begins      []bool                 // token is the first of its sentence
	start       []scores               // component begins at token
	end         []scores               // component ends before token, index 0..n
	inside      []scores               // prefix sums over tokens, index 0..n
	runs        func(i int) []runScore // components that begin at token; valid until the next call
	transition  *[states][kinds]float32
}

// States: last kind in the paragraph (0 none), doubled by whether it stands in
// the current sentence.
const states = 2 * (kinds + 1)

func state(last int, here bool) int {
	if here {
		return 2*last + 1
	}
	return 2 * last
}

// A runScore is what the shape of a component, from some token to its end, adds
// to its score by kind.
type runScore struct {
	end   int
	shape [kinds]float32
}

// segment scores a component by its kinds: 0 where none may stand.
func (l *lattice) segment(i, j int) (out scores) {
	rs := l.runs(i)
	n := min(j-i, len(rs)) - 1
	for n >= 0 && rs[n].end > j {
		n--
	}
	if n < 0 || rs[n].end < j {
		return out
	}
	return l.score(i, rs[n])
}

// score scores the component that begins at i by its kinds.
func (l *lattice) score(i int, r runScore) (out scores) {
	j := r.end
	for k := range kinds {
		out[k] = l.start[i][k] + l.end[j][k] + l.inside[j][k] - l.inside[i][k] + float64(r.shape[k])
	}
	return out
}

// A run is a component in token positions of its paragraph.
type run struct {
	start, end, kind int
}

// marginals holds what a trained lattice expects.
type marginals struct {
	logZ        float64
	forward     [][states]float64
	enter       []scores // log-sum over states of reaching i and beginning kind k there
	leave       [][states]float64
	transitions func(add func(s, k int, p float64))
}

// logSegment gives the log-probability of the component that begins at i by its kinds.
func (m *marginals) logSegment(l *lattice, i int, r runScore) scores {
	out := l.score(i, r)
	for k := range kinds {
		out[k] = m.enter[i][k] + out[k] + m.leave[r.end][state(k+1, true)] - m.logZ
	}
	return out
}

// Log-probabilities up to which a component and a transition teach nothing.
var leastRun, leastTurn = math.Log(1e-5), math.Log(1e-6)

// expect runs the forward-backward algorithm.
func (l *lattice) expect() *marginals {
	inf := math.Inf(-1)
	m := &marginals{forward: make([][states]float64, l.n+1), enter: make([]scores, l.n), leave: make([][states]float64, l.n+1)}
	f, b := m.forward, m.leave
	for i := range f {
		for s := range states {
			f[i][s], b[i][s] = inf, inf
		}
	}
	f[0][0] = 0
	forget := func(i int) {
		for k := range kinds + 1 {
			here, gone := state(k, true), state(k, false)
			f[i][gone] = logAdd(f[i][gone], f[i][here])
			f[i][here] = inf
		}
	}
	for i := range l.n {
		if l.begins[i] {
			forget(i)
		}
		for k := range kinds {
			v := inf
			for s := range states {
				v = logAdd(v, f[i][s]+float64(l.transition[s][k]))
			}
			m.enter[i][k] = v
		}
		for s := range states {
			f[i+1][s] = logAdd(f[i+1][s], f[i][s])
		}
		for _, r := range l.runs(i) {
			j, sh := r.end, r.shape
			for k := range kinds {
				s := state(k+1, true)
				f[j][s] = logAdd(f[j][s], m.enter[i][k]+l.start[i][k]+l.end[j][k]+l.inside[j][k]-l.inside[i][k]+float64(sh[k]))
			}
		}
	}
	m.logZ = inf
	for s := range states {
		m.logZ = logAdd(m.logZ, f[l.n][s])
		b[l.n][s] = 0
	}
	begin := make([]scores, l.n) // log-sum of what follows a component that begins at i
	for i := l.n - 1; i >= 0; i-- {
		for k := range kinds {
			begin[i][k] = inf
		}
		for _, r := range l.runs(i) {
			j, sh := r.end, r.shape
			for k := range kinds {
				begin[i][k] = logAdd(begin[i][k], l.start[i][k]+l.end[j][k]+l.inside[j][k]-l.inside[i][k]+float64(sh[k])+b[j][state(k+1, true)])
			}
		}
		for s := range states {
			v := b[i+1][s]
			for k := range kinds {
				v = logAdd(v, float64(l.transition[s][k])+begin[i][k])
			}
			b[i][s] = v
		}
		if l.begins[i] {
			for k := range kinds + 1 {
				b[i][state(k, true)] = b[i][state(k, false)]
			}
		}
	}
	m.transitions = func(add func(s, k int, p float64)) {
		for i := range l.n {
			for s := range states {
				if f[i][s] == inf {
					continue
				}
				for k := range kinds {
					if x := f[i][s] + float64(l.transition[s][k]) + begin[i][k] - m.logZ; x > leastTurn {
						add(s, k, math.Exp(x))
					}
				}
			}
		}
	}
	return m
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if d := b - a; d > -30 {
		return a + math.Log1p(math.Exp(d))
	}
	return a
}
