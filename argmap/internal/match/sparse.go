package match

import (
	"cmp"
	"slices"
)

// A Cell is the weight of a row and a column, above 0.
type Cell struct {
	Row, Column int
	Weight      float64
}

// Sparse is [Max] for rows and columns of which few make a pair: the cells that
// are not given are 0. It returns those that pair, by row. What hangs together by its
// cells is solved by itself, so space grows with the cells and the square of the
// largest such part.
func Sparse(cells []Cell) (pairs []Cell) {
	for _, part := range parts(cells) {
		rowAt, columnAt := places(part, Cell.row), places(part, Cell.column)
		weight := make([][]float64, len(rowAt))
		for i := range weight {
			weight[i] = make([]float64, len(columnAt))
		}
		for _, c := range part {
			i, _ := slices.BinarySearch(rowAt, c.Row)
			j, _ := slices.BinarySearch(columnAt, c.Column)
			weight[i][j] = c.Weight
		}
		for i, j := range Max(weight) {
			if j >= 0 {
				pairs = append(pairs, Cell{rowAt[i], columnAt[j], weight[i][j]})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b Cell) int { return cmp.Compare(a.Row, b.Row) })
	return pairs
}

func (c Cell) row() int    { return c.Row }
func (c Cell) column() int { return c.Column }

// places lists the rows or columns of cells, in order.
func places(cells []Cell, of func(Cell) int) []int {
	out := make([]int, len(cells))
	for i, c := range cells {
		out[i] = of(c)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// parts groups the cells that hang together by a row or a column.
func parts(cells []Cell) (out [][]Cell) {
	byRow, byColumn := map[int][]int{}, map[int][]int{}
	for k, c := range cells {
		byRow[c.Row] = append(byRow[c.Row], k)
		byColumn[c.Column] = append(byColumn[c.Column], k)
	}
	seen := make([]bool, len(cells))
	for k := range cells {
		if seen[k] {
			continue
		}
		seen[k] = true
		open, part := []int{k}, []Cell(nil)
		for len(open) > 0 {
			c := cells[open[len(open)-1]]
			open = open[:len(open)-1]
			part = append(part, c)
			for _, next := range [][]int{byRow[c.Row], byColumn[c.Column]} {
				for _, n := range next {
					if !seen[n] {
						seen[n] = true
						open = append(open, n)
					}
				}
			}
			delete(byRow, c.Row)
			delete(byColumn, c.Column)
		}
		out = append(out, part)
	}
	return out
}
