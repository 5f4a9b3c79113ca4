package linear_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"opedmap/nlp/linear"
)

// A quick table answers as the table does, but for a few unknown keys.
func TestQuick(t *testing.T) {
	const width = 4
	for _, n := range []int{0, 1, 11, 5000} {
		keys, rows := random(n, width)
		for i := range keys { // as families have them: eight keys of one filling
			keys[i] = keys[i]>>32&^7 | uint64(i%8)
		}
		p := linear.Pack(width, keys, rows, 0.1)
		exact, quick := p.Table(width, 0), p.Quick(width, 0)
		if quick.Width != width || quick.Scale != exact.Scale {
			t.Fatalf("width %d, scale %v, want %d, %v", quick.Width, quick.Scale, width, exact.Scale)
		}
		for i, k := range keys {
			var got, want [width]int32
			quick.Add(got[:], []uint64{k})
			exact.Add(want[:], []uint64{k})
			if got != want {
				t.Fatalf("%d keys: row %d is %v, want %v", n, i, got, want)
			}
		}
		var got, want [width]int32 // more keys than are asked for at once
		quick.Add(got[:], keys)
		exact.Add(want[:], keys)
		if got != want {
			t.Errorf("%d keys add up to %v, want %v", n, got, want)
		}
		rng := rand.New(rand.NewPCG(1, 1))
		wrong := 0
		for range 10000 {
			var sum [width]int32
			if quick.Add(sum[:], []uint64{rng.Uint64()}); sum != [width]int32{} {
				wrong++
			}
		}
		if wrong > 3 {
			t.Errorf("%d keys: %d of 10,000 unknown keys were taken for known ones", n, wrong)
		}
	}
}

// Every width has lanes of its own, and none of them runs over.
func TestQuickWidths(t *testing.T) {
	for width := 1; width <= linear.QuickWidth; width++ {
		for _, weight := range []float32{12.7, -12.8, 0.1} {
			for _, times := range []int{1, 256, 257, 600} {
				const known, other = 0x12345678, 0x12345679
				rows := make([]float32, 2*width)
				for j := range rows {
					rows[j] = weight
				}
				rows[0] = 0.3
				q := linear.Pack(width, []uint64{known, other}, rows, 0.1).Quick(width, 0)
				got := make([]int32, width)
				keys := make([]uint64, times)
				for i := range keys {
					keys[i] = known
				}
				q.Add(got, append(keys, 0x9abcdef0, 0x1234567a))
				for j, x := range got {
					want := int32(math.Round(float64(weight) * 10))
					if j == 0 {
						want = 3
					}
					if want *= int32(times); x != want {
						t.Errorf("width %d: column %d of %d times %v is %d, want %d", width, j, times, weight, x, want)
					}
				}
			}
		}
	}
}

// Weights beyond a byte stay at its end.
func TestQuickClips(t *testing.T) {
	q := linear.Pack(2, []uint64{7}, []float32{30, -30}, 0.1).Quick(2, 0)
	var sum [2]int32
	if q.Add(sum[:], []uint64{7}); sum != [2]int32{127, -128} {
		t.Errorf("row %v, want 127 -128", sum)
	}
}
