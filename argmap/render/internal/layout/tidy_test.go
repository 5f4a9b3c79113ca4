package layout_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/render/internal/layout"
)

func TestTidy(t *testing.T) {
	for name, tc := range map[string]struct {
		tree layout.Tree
		want []layout.Place
	}{
		"empty": {layout.Tree{}, []layout.Place{}},
		"one":   {layout.Tree{Roots: []int{0}, Children: [][]int{nil}, Size: []float64{4}}, []layout.Place{{0, 2}}},
		"parent in the middle": {
			layout.Tree{Roots: []int{0}, Children: [][]int{{1, 2}, nil, nil}, Size: []float64{2, 2, 2}, Gap: 2},
			[]layout.Place{{0, 3}, {1, 1}, {1, 5}}},
		"breadths": {
			layout.Tree{Roots: []int{0}, Children: [][]int{{1, 2}, nil, nil}, Size: []float64{2, 10, 4}, Gap: 1},
			[]layout.Place{{0, 9}, {1, 5}, {1, 13}}},
		"forest": {
			layout.Tree{Roots: []int{1, 0}, Children: [][]int{nil, nil}, Size: []float64{2, 2}, Gap: 3},
			[]layout.Place{{0, 6}, {0, 1}}},
		"unreached": {layout.Tree{Children: [][]int{nil}, Size: []float64{1}}, []layout.Place{{-1, 0}}},
		"small tree between large ones is centred": {
			layout.Tree{Roots: []int{0}, Children: [][]int{{1, 2, 3}, {4, 5, 6}, nil, {7, 8, 9}, nil, nil, nil, nil, nil, nil},
				Size: []float64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
			[]layout.Place{{0, 3}, {1, 1.5}, {1, 3}, {1, 4.5}, {2, .5}, {2, 1.5}, {2, 2.5}, {2, 3.5}, {2, 4.5}, {2, 5.5}}},
		"grandchildren of a subtree that was moved": {
			layout.Tree{Roots: []int{0}, Children: [][]int{{1, 2}, {3, 4}, {5}, nil, {6}, {7}, nil, nil}, Size: []float64{2, 2, 2, 2, 2, 2, 2, 2}},
			[]layout.Place{{0, 3.5}, {1, 2}, {1, 5}, {2, 1}, {2, 3}, {2, 5}, {3, 3}, {3, 5}}},
		"small tree left of what was moved stays": {
			layout.Tree{Roots: []int{0}, Children: [][]int{{1, 2, 3}, nil, {4, 5}, {6}, nil, nil, nil}, Size: []float64{2, 2, 2, 2, 2, 2, 2}},
			[]layout.Place{{0, 3.5}, {1, 1}, {1, 3}, {1, 6}, {2, 2}, {2, 4}, {2, 6}}},
	} {
		if d := cmp.Diff(tc.want, layout.Tidy(tc.tree)); d != "" {
			t.Errorf("Tidy(%s) mismatch (-want +got):\n%s", name, d)
		}
	}
}

// Random trees of any shape: no overlap on a level, order kept, parents in the middle.
func TestTidyProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 1 + r.IntN(40)
		tree := layout.Tree{Roots: []int{0}, Children: make([][]int, n), Size: make([]float64, n), Gap: 1, FarGap: 2}
		parent := make([]int, n)
		for i := range n {
			tree.Size[i] = 1 + 9*r.Float64()
			if i > 0 {
				parent[i] = r.IntN(i)
				tree.Children[parent[i]] = append(tree.Children[parent[i]], i)
			}
		}
		got := layout.Tidy(tree)
		top := math.Inf(1)
		levels := map[int][]int{} // in drawing order
		var walk func(int)
		walk = func(v int) {
			levels[got[v].Level] = append(levels[got[v].Level], v)
			top = min(top, got[v].Center-tree.Size[v]/2)
			if c := tree.Children[v]; len(c) > 0 {
				middle := (got[c[0]].Center + got[c[len(c)-1]].Center) / 2
				if math.Abs(middle-got[v].Center) > 1e-6 {
					t.Fatalf("node %d at %v, middle of its children is %v: %+v", v, got[v].Center, middle, tree)
				}
			}
			for _, c := range tree.Children[v] {
				walk(c)
			}
		}
		walk(0)
		if math.Abs(top) > 1e-6 {
			t.Fatalf("drawing starts at %v, want 0", top)
		}
		for _, vs := range levels {
			for i := 1; i < len(vs); i++ {
				a, b := vs[i-1], vs[i]
				gap := tree.FarGap
				if parent[a] == parent[b] {
					gap = tree.Gap
				}
				if room := got[b].Center - got[a].Center - (tree.Size[a]+tree.Size[b])/2; room < gap-1e-6 {
					t.Fatalf("nodes %d and %d are %v apart, want %v: %+v", a, b, room, gap, tree)
				}
			}
		}
	}
}

func TestTidyDeep(t *testing.T) {
	const n = 200_000
	tree := layout.Tree{Roots: []int{0}, Children: make([][]int, n), Size: make([]float64, n)}
	for i := 1; i < n; i++ {
		tree.Children[i-1] = []int{i}
	}
	if got := layout.Tidy(tree)[n-1].Level; got != n-1 {
		t.Errorf("level %d, want %d", got, n-1)
	}
}
