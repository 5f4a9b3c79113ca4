package mine

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// weight adds up the chosen edges, -Inf when they close a cycle.
func weight(edges [][]edge, choice []int) float64 {
	if findCycle(edges, choice) != nil {
		return math.Inf(-1)
	}
	sum := 0.0
	for i, c := range choice {
		sum += edges[i][c].score
	}
	return sum
}

func TestArborescenceAgainstAllTrees(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 300 {
		n := 1 + rng.IntN(5)
		edges := make([][]edge, n)
		for i := range edges {
			edges[i] = []edge{{rootHead, rng.Float64()*4 - 4}}
			for j := range n {
				if j != i && rng.IntN(4) > 0 {
					edges[i] = append(edges[i], edge{j, rng.Float64() * 3})
				}
			}
		}
		best := math.Inf(-1)
		choice := make([]int, n)
		var try func(i int)
		try = func(i int) {
			if i == n {
				best = max(best, weight(edges, choice))
				return
			}
			for c := range edges[i] {
				choice[i] = c
				try(i + 1)
			}
		}
		try(0)
		if got := weight(edges, arborescence(edges)); math.Abs(got-best) > 1e-9 {
			t.Fatalf("arborescence(%v) weighs %v, the best tree %v", edges, got, best)
		}
	}
}

func TestAgreeFollowsSigns(t *testing.T) {
	// A thesis, a con claim that attacks it, its con reason, and a reply.
	parent := []int{-1, 0, 1, 1}
	side := [][2]float64{{0, 0}, {-2, -0.1}, {-0.5, -0.6}, {-0.1, -2}}
	sign := [][3]float64{{}, {-1, -0.5, -3}, {-0.1, -2, -3}, {-1, -0.4, -3}}
	stance, signs := agree(parent, side, sign, []Stance{Pro, 0, 0, 0})
	if d := cmp.Diff([]Stance{Pro, Con, Con, Pro}, stance); d != "" {
		t.Errorf("stances mismatch (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]Sign{0, Attack, Support, Attack}, signs); d != "" {
		t.Errorf("signs mismatch (-want +got):\n%s", d)
	}
}

// line is a lattice over one sentence with random scores.
func line(rng *rand.Rand, n int) *lattice {
	l := &lattice{n: n, sentenceEnd: make([]int, n), begins: make([]bool, n), start: make([]scores, n), end: make([]scores, n+1), inside: make([]scores, n+1)}
	random := func() (s scores) {
		for k := range s {
			s[k] = rng.NormFloat64()
		}
		return s
	}
	cut := 1 + rng.IntN(n)
	for i := range n {
		l.begins[i] = i == 0 || i == cut
		l.sentenceEnd[i] = n
		if i < cut {
			l.sentenceEnd[i] = cut
		}
		l.start[i], l.end[i+1] = random(), random()
		l.inside[i+1] = plus(l.inside[i], random())
	}
	zero := [kinds]float32{}
	l.shape = func(i, j int) *[kinds]float32 { return &zero }
	l.transition = new([states][kinds]float32)
	for s := range l.transition {
		for k := range l.transition[s] {
			l.transition[s][k] = float32(rng.NormFloat64())
		}
	}
	return l
}

// allCuts calls f with every way to cut the lattice and its score.
func allCuts(l *lattice, f func([]run, float64)) {
	var cut func(i, last, sentence int, rs []run, score float64)
	cut = func(i, last, sentence int, rs []run, score float64) {
		if i == l.n {
			f(rs, score)
			return
		}
		cut(i+1, last, sentence, rs, score)
		for j := i + 1; j <= l.sentenceEnd[i]; j++ {
			for k := range kinds {
				s := state(last, last > 0 && sentence == l.sentenceEnd[i])
				cut(j, k+1, l.sentenceEnd[i], append(rs[:len(rs):len(rs)], run{i, j, k}), score+l.segment(i, j, k)+float64(l.transition[s][k]))
			}
		}
	}
	cut(0, 0, -1, nil, 0)
}

func TestLatticeAgainstAllCuts(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	for range 40 {
		l := line(rng, 1+rng.IntN(5))
		best, total := math.Inf(-1), math.Inf(-1)
		var want []run
		share := map[run]float64{}
		allCuts(l, func(rs []run, s float64) {
			if s > best {
				best, want = s, rs
			}
			total = logAdd(total, s)
			for _, r := range rs {
				v, ok := share[r]
				if !ok {
					v = math.Inf(-1)
				}
				share[r] = logAdd(v, s)
			}
		})
		if d := cmp.Diff(want, l.best(), cmp.AllowUnexported(run{})); d != "" {
			t.Fatalf("best cut mismatch (-want +got):\n%s", d)
		}
		m := l.expect()
		if math.Abs(m.logZ-total) > 1e-6 {
			t.Fatalf("logZ = %v, want %v", m.logZ, total)
		}
		for r, v := range share {
			if got, want := m.segment(l, r.start, r.end, r.kind), math.Exp(v-total); math.Abs(got-want) > 1e-6 {
				t.Fatalf("probability of %v = %v, want %v", r, got, want)
			}
		}
	}
}

func TestCurveRises(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	var os []Outcome
	for range 2000 {
		p := rng.Float64()
		os = append(os, Outcome{p, rng.Float64() < p*p})
	}
	c := FitCurve(os)
	last := 0.0
	for x := 0.0; x <= 1; x += 0.05 {
		y := c.At(x)
		if y < last-1e-6 || y < 0 || y > 1 {
			t.Fatalf("At(%v) = %v after %v", x, y, last)
		}
		if math.Abs(y-x*x) > 0.12 {
			t.Errorf("At(%v) = %v, want about %v", x, y, x*x)
		}
		last = y
	}
}
