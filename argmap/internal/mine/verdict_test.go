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

func TestFitWeighingsFindsWhatDecides(t *testing.T) {
	for _, scale := range []float64{1, 1000, 0.001} {
		all := elections(600, scale)
		w := fitWeighings(1, all[:400])[0]
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

func TestFitWeighingsByColumn(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var bs []ballot
	for range 300 { // the first column for a over 11, the second for the rest
		var g [grounds]float64
		g[0], g[grounds-1] = 10+3*rng.NormFloat64(), 1
		b := ballot{weight: 1}
		b.add(&g, 0, g[0] > 11)
		b.add(&g, 1, g[0] <= 11)
		bs = append(bs, b)
	}
	w := fitWeighings(2, bs[:200])
	wrong := 0
	for _, b := range bs[200:] {
		g := b.grounds[0]
		if (w[0].of(g) > w[1].of(g)) != (g[0] > 11) {
			wrong++
		}
	}
	if wrong > 5 {
		t.Errorf("%d of 100 wrong: the border is not where it should be", wrong)
	}
}

// Where there is nothing to learn from, the second reading stays as it is.
func TestTrainVerdictWithoutCases(t *testing.T) {
	v := TrainVerdict([]VerdictCase{{genre: Oped, found: true, weight: 1, kind: []Kind{0}, grounds: make([][grounds]float64, 1)}})
	var g [grounds]float64
	for k := range g {
		g[k] = float64(k + 1)
	}
	if got := v.thesis.of(&g); got != g[contestGround] {
		t.Errorf("thesis %v, want %v", got, g[contestGround])
	}
	for genre := range v.kind {
		for k := range kinds {
			if got := v.kind[genre][k].of(&g); got != g[kindGround+k] {
				t.Errorf("genre %d, kind %d: %v, want %v", genre, k, got, g[kindGround+k])
			}
		}
	}
}

// The thesis must be the surest of the major claims: by that it is known.
func TestRestatements(t *testing.T) {
	rd := &reading{kind: [][kinds]float64{{-0.01, -5, -5}, {-0.5, -1, -5}, {-2, -0.2, -4}}}
	thesis := []float64{-2, -0.3, -1.5}
	gain, sure := restatements(rd, thesis)
	if gain[0] <= 0 || gain[1] <= 0 || gain[2] >= 0 {
		t.Errorf("gain %v: the first two are major claims by their kind, the third is not", gain)
	}
	if sure[1] != thesis[1] || sure[0] >= sure[1] || sure[2] >= sure[0] {
		t.Errorf("sure %v, want the second first, as it was (%v), then the first, then the third", sure, thesis[1])
	}
}
