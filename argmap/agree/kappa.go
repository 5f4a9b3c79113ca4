package agree

import (
	"iter"
	"math"
)

// Unmarked stands in a rating where an annotator gave none.
const Unmarked = -1

// Cohen is Cohen's kappa (1960) of two annotators' categories for the same
// items: agreement beyond what two annotators reach who use the categories as
// often as these two, each in their own way. Categories are numbered from 0 on, with
// whatever gaps. Items without both ratings are left out, also those that one has more
// than the other. It is NaN when nothing is left or when chance alone gives full
// agreement.
func Cohen(a, b []int) float64 {
	ratings, n := dense(a, b)
	a, b = ratings[0], ratings[1]
	t := make([]float64, n*n)
	for i := range min(len(a), len(b)) {
		if a[i] >= 0 && b[i] >= 0 {
			t[a[i]*n+b[i]]++
		}
	}
	return cohen(t, n)
}

// dense numbers the categories of the rows without gaps, and says how many there are.
func dense(ratings ...[]int) (rows [][]int, n int) {
	number := map[int]int{}
	for _, r := range ratings {
		row := make([]int, len(r))
		for i, c := range r {
			if row[i] = Unmarked; c < 0 {
				continue
			}
			k, ok := number[c]
			if !ok {
				k = len(number)
				number[c] = k
			}
			row[i] = k
		}
		rows = append(rows, row)
	}
	return rows, len(number)
}

// cohen takes a table of n × n counts.
func cohen(t []float64, n int) float64 {
	var total, same, chance float64
	row, col := make([]float64, n), make([]float64, n)
	for i := range n {
		for j := range n {
			x := t[i*n+j]
			total += x
			row[i] += x
			col[j] += x
		}
		same += t[i*n+i]
	}
	for i := range n {
		chance += row[i] * col[i]
	}
	return beyond(same/total, chance/(total*total))
}

// beyond is (observed - chance) / (1 - chance), NaN where that says nothing.
func beyond(observed, chance float64) float64 {
	if 1-chance < 1e-12 {
		return math.NaN()
	}
	return (observed - chance) / (1 - chance)
}

// Fleiss is Fleiss' kappa (1971) of any number of annotators; ratings holds
// one row for each annotator and one column for each item, categories as for
// [Cohen]. Where ratings are
// missing it is Gwet's extension (2014, Handbook of Inter-Rater Reliability,
// chapter 2): agreement is averaged over the items with at least two ratings,
// and a category's share over all items with at least one, each item counting
// the same. NaN as for [Cohen].
func Fleiss(ratings [][]int) float64 {
	ratings, n := dense(ratings...)
	t := make([]float64, fleissSize(n))
	fleissAdd(t, ratings, n)
	return fleiss(t, n)
}

// rated yields the items that have a rating: how many of each of n categories,
// in a slice that is used again, and how many in all.
func rated(ratings [][]int, n int) iter.Seq2[[]float64, float64] {
	return func(yield func([]float64, float64) bool) {
		items := 0
		for _, r := range ratings {
			items = max(items, len(r))
		}
		count := make([]float64, n)
		for i := range items {
			clear(count)
			all := 0.0
			for _, r := range ratings {
				if i < len(r) && r[i] >= 0 {
					count[r[i]]++
					all++
				}
			}
			if all > 0 && !yield(count, all) {
				return
			}
		}
	}
}

// The additive form of Fleiss' kappa: sum of the items' agreement, number of
// items with two ratings, number with one, and the categories' shares.
func fleissSize(n int) int { return 3 + n }

func fleissAdd(t []float64, ratings [][]int, n int) {
	for count, m := range rated(ratings, n) {
		t[2]++
		var pairs float64
		for c, x := range count {
			pairs += x * (x - 1)
			t[3+c] += x / m
		}
		if m > 1 {
			t[0] += pairs / (m * (m - 1))
			t[1]++
		}
	}
}

func fleiss(t []float64, n int) float64 {
	var chance float64
	for c := range n {
		p := t[3+c] / t[2]
		chance += p * p
	}
	return beyond(t[0]/t[1], chance)
}

// Nominal is Krippendorff's alpha for nominal data (2011, Computing
// Krippendorff's Alpha-Reliability); ratings as for [Fleiss]. Missing ratings
// are part of its definition: an item counts by the pairs it holds, and one
// with a single rating not at all. NaN when fewer than two categories are used.
func Nominal(ratings [][]int) float64 {
	ratings, n := dense(ratings...)
	t := make([]float64, n*n)
	nominalAdd(t, ratings, n)
	return nominal(t, n)
}

// nominalAdd adds the coincidences of the items to an n × n table.
func nominalAdd(t []float64, ratings [][]int, n int) {
	for count, m := range rated(ratings, n) {
		if m < 2 {
			continue
		}
		for c, x := range count {
			for k, y := range count {
				if c == k {
					y--
				}
				t[c*n+k] += x * y / (m - 1)
			}
		}
	}
}

func nominal(t []float64, n int) float64 {
	var total, differ, chance float64
	margin := make([]float64, n)
	for c := range n {
		for k := range n {
			total += t[c*n+k]
			margin[c] += t[c*n+k]
			if c != k {
				differ += t[c*n+k]
			}
		}
	}
	for c := range n {
		chance += margin[c] * (total - margin[c])
	}
	return ratio(differ*(total-1), chance)
}

// ratio is 1 - observed/expected, NaN where nothing is expected.
func ratio(observed, expected float64) float64 {
	if !(expected > 1e-12) {
		return math.NaN()
	}
	return 1 - observed/expected
}
