package agree_test

import (
	"math"
	"testing"

	"opedmap/argmap/agree"
)

// expand makes two annotators' ratings of a table of counts.
func expand(table [][]int) (a, b []int) {
	for i, row := range table {
		for j, n := range row {
			for range n {
				a, b = append(a, i), append(b, j)
			}
		}
	}
	return a, b
}

const no = agree.Unmarked

// fourObservers is example C of Krippendorff (2011), with missing ratings, also
// Gwet's (2014) table 2.10.
var fourObservers = [][]int{
	{1, 2, 3, 3, 2, 1, 4, 1, 2, no, no, no},
	{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, no, 3},
	{no, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, no},
	{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, no},
}

func TestCohen(t *testing.T) {
	for _, test := range []struct {
		name  string
		table [][]int
		want  float64
	}{
		{"Cohen (1960), table 1", [][]int{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}, 0.492},
		{"two grant readers", [][]int{{20, 5}, {10, 15}}, 0.4},
		{"perfect", [][]int{{3, 0}, {0, 2}}, 1},
		{"opposite", [][]int{{0, 2}, {2, 0}}, -1},
		{"one category", [][]int{{5}}, math.NaN()},
		{"nothing", nil, math.NaN()},
	} {
		a, b := expand(test.table)
		near(t, test.name, agree.Cohen(a, b), test.want, 0.0005)
	}
	near(t, "numbers with gaps", agree.Cohen([]int{7, 20240131, 7, 3}, []int{7, 20240131, 3, 3}), agree.Cohen([]int{0, 1, 0, 2}, []int{0, 1, 2, 2}), 1e-12)
	near(t, "missing left out", agree.Cohen([]int{0, 1, no, 1}, []int{0, 1, 1, no}), 1, 0)
}

func TestFleiss(t *testing.T) {
	counts := [][]int{ // Fleiss (1971), as in the article on Wikipedia: 14 raters, 10 items
		{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
		{7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7},
	}
	ratings := make([][]int, 14)
	for _, item := range counts {
		rater := 0
		for c, n := range item {
			for range n {
				ratings[rater] = append(ratings[rater], c)
				rater++
			}
		}
	}
	near(t, "14 raters", agree.Fleiss(ratings), 0.210, 0.0005)
	near(t, "with missing ratings", agree.Fleiss(fourObservers), 0.76117, 0.000005)
	near(t, "nothing", agree.Fleiss(nil), math.NaN(), 0)
	near(t, "one category", agree.Fleiss([][]int{{1, 1}, {1, 1}}), math.NaN(), 0)
	want := agree.Fleiss([][]int{{0, 1, 1, 2}, {0, 1, 2, no}})
	near(t, "item without a rating", agree.Fleiss([][]int{{0, 1, no, 1, 2}, {0, 1, no, 2, no}}), want, 1e-12)
	near(t, "numbers with gaps", agree.Fleiss([][]int{{0, math.MaxInt, math.MaxInt, 7}, {0, math.MaxInt, 7, -5}}), want, 1e-12)
	near(t, "shorter row", agree.Fleiss([][]int{{0, 1, 1, 2}, {0, 1, 2}}), want, 1e-12)
}

func TestNominal(t *testing.T) {
	near(t, "Krippendorff (2011), C", agree.Nominal(fourObservers), 0.743, 0.0005)
	near(t, "Krippendorff (2011), B", agree.Nominal([][]int{
		{0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0},
		{1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3},
	}), 0.692, 0.0005)
	near(t, "article on Wikipedia", agree.Nominal([][]int{
		{no, no, no, no, no, 3, 4, 1, 2, 1, 1, 3, 3, no, 3},
		{1, no, 2, 1, 3, 3, 4, 3, no, no, no, no, no, no, no},
		{no, no, 2, 1, 3, 4, 4, no, 2, 1, 1, 3, 3, no, 4},
	}), 0.691, 0.0005)
	near(t, "numbers with gaps", agree.Nominal([][]int{{math.MaxInt, 2, 3}, {1, 2, 3}}), agree.Nominal([][]int{{0, 2, 3}, {1, 2, 3}}), 1e-12)
	near(t, "shorter row", agree.Nominal([][]int{{0, 1, 1, 2}, {0, 1, 2}}), agree.Nominal([][]int{{0, 1, 1, 2}, {0, 1, 2, no}}), 1e-12)
	near(t, "one category", agree.Nominal([][]int{{1, 1}, {1, 1}}), math.NaN(), 0)
}
