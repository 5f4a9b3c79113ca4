package mine

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The chain's probabilities are those of all ways to give sides, added up.
func TestChain(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for n := 1; n <= 7; n++ {
		side, turn := make([][sides]float64, n), make([][turns]float64, n)
		for i := range n {
			for s := range side[i] {
				side[i][s] = 4 * rng.NormFloat64()
			}
			for k := range turn[i] {
				turn[i][k] = 4 * rng.NormFloat64()
			}
		}
		wantSide, wantTurn := make([][sides]float64, n), make([][turns]float64, n)
		all := 0.0
		for way := range 1 << n {
			at := func(i int) int { return way >> i & 1 }
			score := 0.0
			for i := range n {
				score += side[i][at(i)]
				if i > 0 {
					score += turn[i][sides*at(i-1)+at(i)]
				}
			}
			w := math.Exp(score)
			all += w
			for i := range n {
				wantSide[i][at(i)] += w
				if i > 0 {
					wantTurn[i][sides*at(i-1)+at(i)] += w
				}
			}
		}
		p, q := chain(side, turn)
		for i := range n {
			for s := range p[i] {
				if got, want := math.Exp(p[i][s]), wantSide[i][s]/all; math.Abs(got-want) > 1e-9 {
					t.Errorf("n %d: side %d of component %d has %v, want %v", n, s, i, got, want)
				}
			}
			for k := range q[i] {
				if got, want := math.Exp(q[i][k]), wantTurn[i][k]/all; i > 0 && math.Abs(got-want) > 1e-9 {
					t.Errorf("n %d: turn %d to component %d has %v, want %v", n, k, i, got, want)
				}
			}
		}
	}
}

// A run of the opposing view is learnt as a run, although its second sentence
// shows nothing of its own.
func TestTrainSides(t *testing.T) {
	const announced, plainOne, turned, goesOn = 1, 2, 3, 4
	var texts []sideText
	for range 20 {
		texts = append(texts, sideText{
			sides:  [][]uint64{{plainOne}, {announced}, {plainOne}, {plainOne}},
			turns:  [][]uint64{nil, {goesOn}, {goesOn}, {turned}},
			right:  []int{0, 1, 1, 0},
			weight: 1,
		})
	}
	side, turn := trainSides(texts, LearnOptions{Epochs: 30, Rate: 0.1, Step: 0.01, Seed: 1})
	row := func(w learnt, key uint64) []float32 {
		for i, k := range w.keys {
			if k == key {
				return w.rows[i*w.width : (i+1)*w.width]
			}
		}
		t.Fatalf("no weights for feature %d", key)
		return nil
	}
	scores := make([][sides]float64, 4)
	moves := make([][turns]float64, 4)
	for i := range scores {
		for s, w := range row(side, texts[0].sides[i][0]) {
			scores[i][s] = float64(w)
		}
		if i > 0 {
			for k, w := range row(turn, texts[0].turns[i][0]) {
				moves[i][k] = float64(w)
			}
		}
	}
	p, _ := chain(scores, moves)
	for i, right := range texts[0].right {
		if p[i][right] < p[i][1-right] {
			t.Errorf("component %d is taken for side %d: %v", i, 1-right, p[i])
		}
	}
}
