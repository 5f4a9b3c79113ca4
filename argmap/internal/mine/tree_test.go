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
