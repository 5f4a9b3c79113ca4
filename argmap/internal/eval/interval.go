package eval

import (
	"fmt"
	"math/rand/v2"
	"slices"
)

// A Range is a 95 % interval.
type Range struct{ Low, High float64 }

// String gives [low, high] to three places.
func (r Range) String() string { return fmt.Sprintf("[%.3f, %.3f]", r.Low, r.High) }

// Interval is the bootstrap interval of a figure over n items, from a thousand
// samples of n of them, drawn with replacement and the same on every run. The
// figure must not keep the sample, which holds numbers of items.
func Interval(n int, figure func(sample []int) float64) Range {
	return Intervals(n, 1000, rand.NewPCG(1, 1), func(sample []int) []float64 { return []float64{figure(sample)} })[0]
}

// Intervals is [Interval] for several figures of one sample, from so many samples.
func Intervals(n, samples int, source rand.Source, figures func(sample []int) []float64) []Range {
	rng := rand.New(source)
	sample := make([]int, n)
	var draws [][]float64
	for range samples {
		for i := range sample {
			sample[i] = rng.IntN(n)
		}
		for i, x := range figures(sample) {
			if i == len(draws) {
				draws = append(draws, nil)
			}
			draws[i] = append(draws[i], x)
		}
	}
	out := make([]Range, len(draws))
	for i, xs := range draws {
		slices.Sort(xs)
		out[i] = Range{xs[samples/40], xs[samples-1-samples/40]}
	}
	return out
}
