package perceptron

import (
	"math"
	"slices"
)

// A Trainer learns the weights of a [Model] (Freund and Schapire 1999;
// averaged as by Collins 2002). The same updates in the same order give the
// same model.
type Trainer struct {
	Classes []string
	index   map[uint32]int32
	keys    []uint32
	rows    [][]weight
	seen    []int32 // updates and confirmations that met the feature
	clock   int32
	scores  []float64

	// dense weights, Dims for each class
	dims       int
	now, sum   []float64
	denseStamp []int32
}

type weight struct {
	class uint8
	stamp int32
	now   float64
	sum   float64 // of now over all steps before stamp
}

// NewTrainer starts without a feature. There are at most 63 classes. Each case
// may come with a dense vector of dims numbers.
func NewTrainer(classes []string, dims int) *Trainer {
	n := len(classes)
	return &Trainer{Classes: classes, index: map[uint32]int32{}, scores: make([]float64, n),
		dims: dims, now: make([]float64, n*dims), sum: make([]float64, n*dims), denseStamp: make([]int32, n)}
}

// Predict gives the class that the weights, as they are now, make of the features.
func (t *Trainer) Predict(features []uint64, dense []float32) int {
	clear(t.scores)
	if dense != nil {
		for c := range t.scores {
			row := t.now[c*t.dims : (c+1)*t.dims]
			for i, v := range dense {
				t.scores[c] += row[i] * float64(v)
			}
		}
	}
	for _, f := range features {
		if r, ok := t.index[fold(f)]; ok {
			for _, w := range t.rows[r] {
				t.scores[w.class] += w.now
			}
		}
	}
	b := 0
	for i, s := range t.scores {
		if s > t.scores[b] {
			b = i
		}
	}
	return b
}

// Update predicts, and when the answer is not gold moves the weights. It
// returns the prediction.
func (t *Trainer) Update(features []uint64, dense []float32, gold int) int {
	guess := t.Predict(features, dense)
	t.clock++
	if guess == gold {
		return guess
	}
	for _, f := range features {
		r := t.row(f)
		t.seen[r]++
		t.add(r, gold, 1)
		t.add(r, guess, -1)
	}
	if dense != nil {
		t.addDense(gold, dense, 1)
		t.addDense(guess, dense, -1)
	}
	return guess
}

func (t *Trainer) addDense(class int, dense []float32, by float64) {
	passed := float64(t.clock - t.denseStamp[class])
	t.denseStamp[class] = t.clock
	for i, v := range dense {
		k := class*t.dims + i
		t.sum[k] += passed * t.now[k]
		t.now[k] += by * float64(v)
	}
}

func (t *Trainer) row(f uint64) int32 {
	k := fold(f)
	r, ok := t.index[k]
	if !ok {
		r = int32(len(t.rows))
		t.index[k] = r
		t.keys = append(t.keys, k)
		t.rows = append(t.rows, nil)
		t.seen = append(t.seen, 0)
	}
	return r
}

func (t *Trainer) add(r int32, class int, by float64) {
	row := t.rows[r]
	for i := range row {
		if w := &row[i]; int(w.class) == class {
			w.sum += float64(t.clock-w.stamp) * w.now
			w.now += by
			w.stamp = t.clock
			return
		}
	}
	t.rows[r] = append(row, weight{class: uint8(class), stamp: t.clock, now: by})
}

// Model gives the averaged weights, cut at ±limit and rounded to 127 steps
// each way. Features that took part in fewer than least updates are left out,
// and so are weights below small.
func (t *Trainer) Model(least int, small, limit float64) *Model {
	m := &Model{Classes: t.Classes, scale: float32(limit / 127)}
	order := make([]int, len(t.keys))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return int(int64(t.keys[a]) - int64(t.keys[b])) })
	var used []slot
	for _, r := range order {
		if int(t.seen[r]) < least {
			continue
		}
		first := uint32(len(m.entries))
		row := slices.Clone(t.rows[r])
		slices.SortFunc(row, func(a, b weight) int { return int(a.class) - int(b.class) })
		for _, w := range row {
			mean := (w.sum + float64(t.clock-w.stamp)*w.now) / float64(t.clock)
			q := int8(math.RoundToEven(min(max(mean/limit*127, -127), 127)))
			if math.Abs(mean) >= small && q != 0 {
				m.entries = append(m.entries, entry{w.class, q})
			}
		}
		if n := uint32(len(m.entries)) - first; n > 0 {
			used = append(used, slot{t.keys[r], first<<countBits | n})
		}
	}
	m.dense = make([]float32, len(t.now))
	for k := range t.now {
		passed := float64(t.clock - t.denseStamp[k/max(1, t.dims)])
		m.dense[k] = float32((t.sum[k] + passed*t.now[k]) / float64(t.clock))
	}
	m.resize(len(used))
	for _, s := range used {
		m.insert(s)
	}
	return m
}
