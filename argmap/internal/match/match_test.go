package match

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMax(t *testing.T) {
	for _, test := range []struct {
		weight [][]float64
		want   []int
	}{
		{nil, nil},
		{[][]float64{{}, {}}, []int{-1, -1}},
		{[][]float64{{3, 2}, {3, 0}}, []int{1, 0}},
		{[][]float64{{3, 0}, {4, 0}}, []int{-1, 0}},
		{[][]float64{{1}, {2}, {0}}, []int{-1, 0, -1}},
		{[][]float64{{0, 0, 7}, {0, -1, 9}}, []int{-1, 2}},
	} {
		if diff := cmp.Diff(test.want, Max(test.weight)); diff != "" {
			t.Errorf("Max(%v) mismatch (-want +got):\n%s", test.weight, diff)
		}
	}
}

// TestMaxIsBest compares the total with that of every possible pairing.
func TestMaxIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		w := make([][]float64, r.IntN(6))
		m := r.IntN(6)
		for i := range w {
			w[i] = make([]float64, m)
			for j := range w[i] {
				w[i][j] = float64(max(0, r.IntN(12)-3))
			}
		}
		got := 0.0
		seen := map[int]bool{}
		for i, j := range Max(w) {
			if j < 0 {
				continue
			}
			if seen[j] || w[i][j] <= 0 {
				t.Fatalf("Max(%v) pairs row %d with column %d", w, i, j)
			}
			seen[j] = true
			got += w[i][j]
		}
		if total := sparse(w); total != got {
			t.Fatalf("Sparse of %v has total %v, Max %v", w, total, got)
		}
		if want := best(w, 0, map[int]bool{}); got != want {
			t.Fatalf("Max(%v) has total %v, want %v", w, got, want)
		}
	}
}

// sparse is the total of what Sparse pairs, -1 when it uses a row or
// column twice or gives another weight.
func sparse(w [][]float64) (total float64) {
	var cells []Cell
	for i, row := range w {
		for j, x := range row {
			if x > 0 {
				cells = append(cells, Cell{i, j, x})
			}
		}
	}
	seen := map[int]bool{}
	last := -1
	for _, c := range Sparse(cells) {
		if seen[c.Column] || c.Row <= last || c.Weight != w[c.Row][c.Column] {
			return -1
		}
		seen[c.Column], last = true, c.Row
		total += c.Weight
	}
	return total
}

func best(w [][]float64, i int, used map[int]bool) float64 {
	if i == len(w) {
		return 0
	}
	top := best(w, i+1, used)
	for j, x := range w[i] {
		if !used[j] {
			used[j] = true
			top = max(top, x+best(w, i+1, used))
			delete(used, j)
		}
	}
	return top
}
