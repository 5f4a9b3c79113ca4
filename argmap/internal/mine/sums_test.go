package mine

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestSumsAgainstAllCuts(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	var s sums // used again and again
	for range 40 {
		l := line(rng, 1+rng.IntN(5))
		total := math.Inf(-1)
		allCuts(l, func(rs []run, x float64) { total = logAdd(total, x) })
		share := map[run]float64{}
		var transitions [states][kinds]float64
		allCuts(l, func(rs []run, x float64) {
			p := math.Exp(x - total)
			before := 0
			for i, r := range rs {
				if i > 0 {
					before = state(rs[i-1].kind+1, l.sentenceEnd[rs[i-1].start] == l.sentenceEnd[r.start])
				}
				transitions[before][r.kind] += p
				share[r] += p
			}
		})
		s.forwards(l)
		if math.Abs(s.logZ-total) > 1e-6 {
			t.Fatalf("logZ = %v, want %v", s.logZ, total)
		}
		s.backwards(l, func(i int, runs []weighted, p []scores, begin scores) {
			for x, r := range runs {
				for k, got := range p[x] {
					want, ok := share[run{i, r.end, k}]
					if !ok || math.Abs(got-want) > 1e-6 {
						t.Fatalf("probability of a run from %d to %d of kind %d = %v, want %v", i, r.end, k, got, want)
					}
					delete(share, run{i, r.end, k})
				}
			}
			for a, of := range s.transitions(i, begin) {
				for k, q := range of {
					transitions[a][k] -= q
				}
			}
		})
		if len(share) > 0 {
			t.Fatalf("not among the runs: %v", share)
		}
		for a, of := range transitions {
			for k, left := range of {
				if math.Abs(left) > 1e-6 {
					t.Fatalf("transitions from state %d to kind %d: %v too few", a, k, left)
				}
			}
		}
	}
}

// logZ sums over all cuts in logs.
func logZ(l *lattice) float64 {
	inf := math.Inf(-1)
	f := make([][states]float64, l.n+1)
	for i := range f {
		for a := range states {
			f[i][a] = inf
		}
	}
	f[0][0] = 0
	for i := range l.n {
		if l.begins[i] {
			for k := range kinds + 1 {
				f[i][state(k, false)] = logAdd(f[i][state(k, false)], f[i][state(k, true)])
				f[i][state(k, true)] = inf
			}
		}
		for a, x := range f[i] {
			f[i+1][a] = logAdd(f[i+1][a], x)
		}
		for _, r := range l.runs(i) {
			x := l.segment(i, r.end)
			for k := range kinds {
				for a := range states {
					to := &f[r.end][state(k+1, true)]
					*to = logAdd(*to, f[i][a]+float64(l.transition[a][k])+x[k])
				}
			}
		}
	}
	out := inf
	for _, x := range f[l.n] {
		out = logAdd(out, x)
	}
	return out
}

// Paragraphs whose sums outgrow a float64, of which the weights are kept and are not:
// what is expected of a score is how the log of the sum grows with it.
func TestSumsOfLongParagraphs(t *testing.T) {
	for n, checks := range map[int]int{400: 8, cached + 50: 2} {
		rng := rand.New(rand.NewPCG(5, uint64(n)))
		l := line(rng, n)
		all := l.runs
		l.runs = func(i int) []runScore { // some, or the test takes long
			rs := all(i)
			return rs[:min(4, len(rs))]
		}
		for a := range states {
			for k := range kinds {
				l.transition[a][k] += 3
			}
		}
		var s sums
		s.forwards(l)
		if want := logZ(l); want < 800 || math.Abs(s.logZ-want) > 1e-6*want {
			t.Fatalf("%d tokens: logZ = %v, want %v", n, s.logZ, want)
		}
		begins := make([]scores, n)
		var transitions [states][kinds]float64
		s.backwards(l, func(i int, runs []weighted, p []scores, begin scores) {
			for _, q := range p {
				begins[i] = plus(begins[i], q)
			}
			for a, of := range s.transitions(i, begin) {
				for k, q := range of {
					transitions[a][k] += q
				}
			}
		})
		const step = 1e-3
		growth := func(add func(x float64)) float64 {
			add(step)
			up := logZ(l)
			add(-2 * step)
			down := logZ(l)
			add(step)
			return (up - down) / (2 * step)
		}
		for range checks {
			i, k := rng.IntN(n), rng.IntN(kinds)
			if want := growth(func(x float64) { l.start[i][k] += x }); math.Abs(begins[i][k]-want) > 1e-4 {
				t.Errorf("%d tokens: kind %d begins at %d with %v, want %v", n, k, i, begins[i][k], want)
			}
			a := rng.IntN(states)
			if want := growth(func(x float64) { l.transition[a][k] += float32(x) }); math.Abs(transitions[a][k]-want) > 1e-3*max(1, want) {
				t.Errorf("%d tokens: transitions from state %d to kind %d: %v, want %v", n, a, k, transitions[a][k], want)
			}
		}
	}
}
