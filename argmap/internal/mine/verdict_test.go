package mine

import (
	"math/rand/v2"
	"testing"

	"opedmap/nlp/linear"
)

// elections makes ballots of five candidates, won by the one with the highest
// 2a - b, where a and b are two of the grounds; b is then told in another unit.
func elections(n int, scale float64) []ballot {
	rng := rand.New(rand.NewPCG(1, 2))
	out := make([]ballot, n)
	for i := range out {
		out[i].weight = 1
		best, score := 0, -1e9
		for c := range 5 {
			var g [grounds]float64
			for k := range g {
				g[k] = rng.NormFloat64()
			}
			if s := 2*g[0] - g[3]; s > score {
				best, score = c, s
			}
			g[3] *= scale
			g[grounds-1] = 1
			out[i].add(&g, 0, false)
		}
		out[i].right[best] = true
	}
	return out
}

func TestWeighFindsWhatDecides(t *testing.T) {
	for _, scale := range []float64{1, 1000, 0.001} {
		all := elections(600, scale)
		w := weigh(1, all[:400])[0]
		right := 0
		for _, b := range all[400:] {
			scores := make([]float64, len(b.grounds))
			for i, g := range b.grounds {
				scores[i] = w.of(g)
			}
			if b.right[linear.Best(scores)] {
				right++
			}
		}
		if right < 180 {
			t.Errorf("b times %g: %d of 200 winners named", scale, right)
		}
	}
}

func TestWeighByColumn(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var bs []ballot
	for range 300 { // the first column for a over 1, the second for the rest
		var g [grounds]float64
		g[0], g[grounds-1] = 3*rng.NormFloat64(), 1
		b := ballot{weight: 1}
		b.add(&g, 0, g[0] > 1)
		b.add(&g, 1, g[0] <= 1)
		bs = append(bs, b)
	}
	w := weigh(2, bs)
	wrong := 0
	for _, b := range bs {
		g := b.grounds[0]
		if (w[0].of(g) > w[1].of(g)) != (g[0] > 1) {
			wrong++
		}
	}
	if wrong > 15 {
		t.Errorf("%d of 300 wrong: the border is not where it should be", wrong)
	}
}

func TestWeighLearnsNothingFromLostBallots(t *testing.T) {
	bs := elections(20, 1)
	for i := range bs {
		clear(bs[i].right)
	}
	if w := weigh(1, bs)[0]; w != (weighing{}) {
		t.Errorf("weights %v", w)
	}
}
