// Package match pairs the members of two lists one-to-one so that the pairs'
// weights add up to as much as they can.
//
//	match.Max([][]float64{{3, 2}, {3, 0}}) // [1 0]: 2 and 3 beat 3 and 0
package match

import "math"

// Max returns, for each row, the column that it is paired with, or -1. Only
// cells above 0 make a pair; a row or column may stay alone. Rows must be of
// equal length. The method is the Hungarian one by shortest augmenting paths
// (Jonker and Volgenant 1987), in O(rows² · columns) steps, rows being the
// shorter side.
func Max(weight [][]float64) []int {
	n := len(weight)
	if n == 0 {
		return nil
	}
	m := len(weight[0])
	pair := make([]int, n)
	if m < n {
		t := make([][]float64, m)
		for j := range t {
			t[j] = make([]float64, n)
			for i := range n {
				t[j][i] = weight[i][j]
			}
		}
		for i := range pair {
			pair[i] = -1
		}
		for j, i := range Max(t) {
			if i >= 0 {
				pair[i] = j
			}
		}
		return pair
	}
	for i, j := range assign(weight, m) {
		pair[i] = j
		if !(weight[i][j] > 0) {
			pair[i] = -1
		}
	}
	return pair
}

// assign gives every row a column of its own at the least total cost, the cost
// of a cell being its weight negated (0 for weights that make no pair). Row and
// column 0 of the working arrays are the imaginary ones from which a search
// starts.
func assign(weight [][]float64, m int) []int {
	n := len(weight)
	rowPotential := make([]float64, n+1)
	colPotential := make([]float64, m+1)
	rowOf := make([]int, m+1) // column → its row, 0 for none
	way := make([]int, m+1)   // column → the column before it on the path
	for i := 1; i <= n; i++ {
		rowOf[0] = i
		slack := make([]float64, m+1)
		for j := range slack {
			slack[j] = math.Inf(1)
		}
		used := make([]bool, m+1)
		j0 := 0
		for rowOf[j0] != 0 {
			used[j0] = true
			r, least, next := rowOf[j0], math.Inf(1), 0
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if c := -max(0, weight[r-1][j-1]) - rowPotential[r] - colPotential[j]; c < slack[j] {
					slack[j], way[j] = c, j0
				}
				if slack[j] < least {
					least, next = slack[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					rowPotential[rowOf[j]] += least
					colPotential[j] -= least
				} else {
					slack[j] -= least
				}
			}
			j0 = next
		}
		for j0 != 0 {
			rowOf[j0] = rowOf[way[j0]]
			j0 = way[j0]
		}
	}
	out := make([]int, n)
	for j := 1; j <= m; j++ {
		if rowOf[j] > 0 {
			out[rowOf[j]-1] = j - 1
		}
	}
	return out
}
