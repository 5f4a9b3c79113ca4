package mine

import (
	"math"
	"slices"
)

const (
	leastScore = -12  // up to it a run counts as impossible; e to it is less than leastRun
	mostScore  = 80   // above it a run counts as this probable, so that e to it can be multiplied
	rescaleAt  = 1e60 // sum from which on the sums of the next tokens are divided
	cached     = 4096 // tokens of a paragraph up to which weights are kept
)

// A weighted run begins at some token; weight holds e to its score by kind.
type weighted struct {
	end    int
	weight scores
}

// sums are forward and backward sums over all cuts of a paragraph. They are kept in
// range by scaling; logs of the scales are kept beside them. Their memory is used
// again for the next paragraph.
type sums struct {
	transition [states][kinds]float64 // state, kind → e to the score of beginning one there
	forward    [][states]float64      // token, state → sum over the cuts of what lies before it
	enter      []scores               // token → the same with the transition to a component there, by its kind
	scale      []float64              // token → log of what both were divided by
	runs       []weighted
	from       []int    // token → where its runs start among all; they are kept while the paragraph is not too long
	p          []scores // of the runs at one token
	logZ       float64  // log of the sum over all cuts
}

// forwards adds up, for every token and state, the cuts of what lies before it.
func (s *sums) forwards(l *lattice) {
	n := l.n
	for a := range states {
		for k := range kinds {
			s.transition[a][k] = math.Exp(float64(l.transition[a][k]))
		}
	}
	s.forward, s.enter = zeroed(s.forward, n+1), zeroed(s.enter, n)
	s.scale, s.from, s.runs = zeroed(s.scale, n), zeroed(s.from, n+1), s.runs[:0]
	forward, enter := s.forward, s.enter
	forward[0][0] = 1
	scale := 0.0
	for i := range n {
		f := &forward[i]
		if l.begins[i] {
			for k := range kinds + 1 {
				f[state(k, false)] += f[state(k, true)]
				f[state(k, true)] = 0
			}
		}
		if top := slices.Max(f[:]); top > rescaleAt {
			divide(forward[i:min(n, i+maxRun)+1], top)
			scale += math.Log(top)
		}
		s.scale[i] = scale
		for a, x := range f {
			if x == 0 {
				continue
			}
			for k := range kinds {
				enter[i][k] += x * s.transition[a][k]
			}
			forward[i+1][a] += x
		}
		if n > cached {
			s.runs = s.runs[:0]
		}
		s.from[i] = len(s.runs)
		s.runs = l.weigh(i, s.runs)
		s.from[i+1] = len(s.runs)
		e := enter[i]
		for _, r := range s.runs[s.from[i]:] {
			g := &forward[r.end]
			for k := range kinds {
				g[state(k+1, true)] += e[k] * r.weight[k]
			}
		}
	}
	z := 0.0
	for _, x := range forward[n] {
		z += x
	}
	s.logZ = math.Log(z) + scale
}

// backwards visits the tokens from the last to the first with the possible runs that
// begin at each and their probabilities by kind; and with the sum, by kind, over all
// cuts of what follows there from a run on, itself included, of which
// [sums.transitions] makes probabilities. It overwrites the forward sums. The slices are
// reused.
func (s *sums) backwards(l *lattice, visit func(i int, runs []weighted, p []scores, begin scores)) {
	n := l.n
	backward := s.forward // its rows are not read again above i
	for a := range states {
		backward[n][a] = 1
	}
	scale := 0.0
	for i := n - 1; i >= 0; i-- {
		var runs []weighted
		if n > cached {
			s.runs = l.weigh(i, s.runs[:0])
			runs = s.runs
		} else {
			runs = s.runs[s.from[i]:s.from[i+1]]
		}
		var begin scores
		in := math.Exp(s.scale[i] + scale - s.logZ)
		s.p = s.p[:0]
		for _, r := range runs {
			b := &backward[r.end]
			var p scores
			for k := range kinds {
				x := r.weight[k] * b[state(k+1, true)]
				begin[k] += x
				p[k] = s.enter[i][k] * x * in
			}
			s.p = append(s.p, p)
		}
		visit(i, runs, s.p, scores{begin[0] * in, begin[1] * in, begin[2] * in})
		var b [states]float64
		top := 0.0
		for a := range states {
			b[a] = backward[i+1][a]
			for k := range kinds {
				b[a] += s.transition[a][k] * begin[k]
			}
			top = max(top, b[a])
		}
		if l.begins[i] {
			for k := range kinds + 1 {
				b[state(k, true)] = b[state(k, false)]
			}
		}
		backward[i] = b
		if top > rescaleAt {
			divide(backward[i:min(n, i+maxRun)+1], top)
			scale += math.Log(top)
		}
	}
}

// transitions gives, in a visit to token i by [sums.backwards], the probabilities that a
// component begins there, by the state before it and its kind.
func (s *sums) transitions(i int, begin scores) (out [states][kinds]float64) {
	for a, x := range s.forward[i] {
		for k := range kinds {
			out[a][k] = x * s.transition[a][k] * begin[k]
		}
	}
	return out
}

// divide scales the sums of some tokens down.
func divide(sums [][states]float64, by float64) {
	for i := range sums {
		for a := range sums[i] {
			sums[i][a] /= by
		}
	}
}

// weigh appends the runs that begin at token i and are possible.
func (l *lattice) weigh(i int, out []weighted) []weighted {
	var from scores
	for k := range kinds {
		from[k] = l.start[i][k] - l.inside[i][k]
	}
	for _, r := range l.runs(i) {
		end, inside := &l.end[r.end], &l.inside[r.end]
		var x scores
		for k := range kinds {
			x[k] = from[k] + end[k] + inside[k] + float64(r.shape[k])
		}
		if max(x[0], x[1], x[2]) <= leastScore {
			continue
		}
		for k := range kinds {
			if x[k] > leastScore {
				x[k] = math.Exp(min(x[k], mostScore))
			} else {
				x[k] = 0
			}
		}
		out = append(out, weighted{r.end, x})
	}
	return out
}

// zeroed is the slice with n elements, all zero.
func zeroed[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}
