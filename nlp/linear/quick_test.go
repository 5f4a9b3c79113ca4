package linear_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"opedmap/nlp/linear"
)

// A quick table answers as the table does, in units twice as large, but for a few
// unknown keys.
func TestQuick(t *testing.T) {
	for _, test := range []struct{ width, wrong int }{ // of 11,000 unknown keys, twice the share that is documented and three more
		{1, 40}, {2, 4}, {3, 12}, {4, 3}, {7, 5}, {8, 76},
	} {
		for _, n := range []int{0, 1, 11, 5000} {
			keys, rows := random(n, test.width)
			for i := range keys { // as families have them: eight keys of one filling
				keys[i] = keys[i]>>32&^7 | uint64(i%8)
			}
			p := linear.Pack(test.width, keys, rows, 0.1)
			exact, quick := p.Table(test.width, 0), p.Quick(test.width, 0)
			if quick.Width != test.width || quick.Scale != 2*exact.Scale {
				t.Fatalf("width %d, scale %v, want %d, %v", quick.Width, quick.Scale, test.width, 2*exact.Scale)
			}
			got, want := make([]int32, test.width), make([]int32, test.width)
			var known []uint64 // those whose rows do not come to nothing
			wrong := 0
			for i, k := range keys {
				half, one := make([]int32, test.width), make([]int32, test.width)
				for j, x := range exact.Row(k) {
					half[j] = int32(math.RoundToEven(float64(x) / 2))
				}
				quick.Add(one, []uint64{k})
				switch nothing := make([]int32, test.width); {
				case !slices.Equal(half, nothing):
					known = append(known, k)
					for j, x := range half {
						want[j] += x
					}
					if !slices.Equal(one, half) {
						t.Fatalf("%d keys: row %d is %v, want half of %v", n, i, one, exact.Row(k))
					}
				case !slices.Equal(one, nothing):
					wrong++
				}
			}
			quick.Add(got, known) // more keys than are asked for at once
			if !slices.Equal(got, want) {
				t.Errorf("%d keys add up to %v, want %v", len(known), got, want)
			}
			rng := rand.New(rand.NewPCG(1, 1))
			for range 10000 {
				one := make([]int32, test.width)
				if quick.Add(one, []uint64{rng.Uint64()}); slices.ContainsFunc(one, func(x int32) bool { return x != 0 }) {
					wrong++
				}
			}
			if wrong > test.wrong {
				t.Errorf("width %d, %d keys: %d unknown keys were taken for known ones", test.width, n, wrong)
			}
		}
	}
}

// Every width has lanes of its own, and none of them runs over.
func TestQuickWidths(t *testing.T) {
	for width := 1; width <= linear.QuickWidth; width++ {
		for _, weight := range []float32{12.6, -12.8, 0.2} {
			for _, times := range []int{1, 128, 129, 600} {
				const known, other = 0x12345678, 0x12345679
				rows := make([]float32, 2*width)
				for j := range rows {
					rows[j] = weight
				}
				rows[0] = 0.4
				q := linear.Pack(width, []uint64{known, other}, rows, 0.1).Quick(width, 0)
				got := make([]int32, width)
				keys := make([]uint64, times)
				for i := range keys {
					keys[i] = known
				}
				q.Add(got, append(keys, 0x9abcdef0, 0x1234567a))
				for j, x := range got {
					want := int32(math.Round(float64(weight) * 5))
					if j == 0 {
						want = 2
					}
					if want *= int32(times); x != want {
						t.Errorf("width %d: column %d of %d times %v is %d, want %d", width, j, times, weight, x, want)
					}
				}
			}
		}
	}
}

// Weights beyond seven bits stay at the end of these.
func TestQuickClips(t *testing.T) {
	q := linear.Pack(2, []uint64{7}, []float32{30, -30}, 0.1).Quick(2, 0)
	var sum [2]int32
	if q.Add(sum[:], []uint64{7}); sum != [2]int32{63, -64} {
		t.Errorf("row %v, want 63 -64", sum)
	}
}
