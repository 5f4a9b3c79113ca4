package mine

import (
	"math"
	"math/rand/v2"

	"opedmap/nlp/linear"
)

// A chooser scores candidates by the features they carry: a log-linear model
// over choices, of which exactly one is right. It may hold several models side
// by side, each in a block of columns.
type chooser struct{ *genreTable }

// A columnBlock is a run of columns.
type columnBlock struct{ first, n int }

// in is the chooser for texts of one genre.
func (c chooser) in(g Genre) scorer { return scorer{c.genreTable.in(g)} }

// A scorer holds the weights of a chooser, or of a segmenter, for one genre.
type scorer struct{ *linear.Quick }

// scores adds up the columns, as many as the model and out have.
func (c scorer) scores(keys []uint64, out []float64) {
	var sum [maxColumns]int32
	c.Add(sum[:], keys)
	for i := range min(len(out), c.Width) {
		out[i] = float64(sum[i]) * float64(c.Scale)
	}
}

// kindScores adds up the columns, one for each kind.
func (c scorer) kindScores(keys []uint64) (out scores) {
	c.scores(keys, out[:])
	return out
}

// maxColumns is the widest row of any chooser.
const maxColumns = linear.QuickWidth

// A choice is one training case: candidates, the right one, and a weight.
type choice struct {
	candidates []candidate
	right      int
	weight     float64
}

// A candidate is a list of features read in one column.
type candidate struct {
	keys   []uint64
	list   int // of their numbers, in training
	column int
}

// trainChooser maximises the likelihood of the right candidates, as
// [TrainSegmenter] does for cuts.
func trainChooser(width int, choices []choice, o LearnOptions) learnt {
	in := newInterner()
	var lists [][]uint32
	for i := range choices {
		var last []uint64
		cs := choices[i].candidates
		for j := range cs {
			keys := cs[j].keys
			if len(keys) == 0 || len(last) == 0 || &keys[0] != &last[0] {
				lists = append(lists, in.note(keys))
			}
			cs[j].list, cs[j].keys = len(lists)-1, nil // nobody asks for the keys again, and they are many
			last = keys
		}
	}
	in.settle(o.MinCount)
	in.keep(lists)
	w := newAdaGrad(len(in.keys)*width, o)
	rng := rand.New(rand.NewPCG(o.Seed, 3))
	order := make([]int, len(choices))
	for i := range order {
		order[i] = i
	}
	factor := 1 / (1 - o.Dropout)
	var p []float64
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			c := &choices[i]
			salt := rng.Uint64()
			p = p[:0]
			for _, d := range c.candidates {
				var s float32
				for _, id := range lists[d.list] {
					if !dropped(salt, id, o.Dropout) {
						s += w.w[int(id)*width+d.column]
					}
				}
				p = append(p, float64(s)*factor)
			}
			linear.Softmax(p)
			p[c.right]--
			for j, d := range c.candidates {
				if math.Abs(p[j]) < 1e-4 {
					continue
				}
				for _, id := range lists[d.list] {
					if !dropped(salt, id, o.Dropout) {
						w.update(int(id)*width+d.column, p[j]*c.weight*factor)
					}
				}
			}
		}
		if epoch >= o.Epochs/2 {
			w.collect()
		}
	}
	return learnt{width, in.keys, w.mean(), o.Step}
}

// learnt is what [trainChooser] found: width weights for each key.
type learnt struct {
	width int
	keys  []uint64
	rows  []float32
	step  float32
}

// columns cuts out a block of columns.
func (w learnt) columns(of columnBlock) learnt {
	out := learnt{width: of.n, keys: w.keys, step: w.step}
	for i := range w.keys {
		out.rows = append(out.rows, w.rows[i*w.width+of.first:][:of.n]...)
	}
	return out
}

// beside joins models into one that has all their columns.
func beside(ws ...learnt) learnt {
	out := learnt{step: ws[0].step}
	for _, w := range ws {
		out.width += w.width
	}
	number := map[uint64]int{}
	first := 0
	for _, w := range ws {
		for i, k := range w.keys {
			n, ok := number[k]
			if !ok {
				n = len(out.keys)
				number[k] = n
				out.keys = append(out.keys, k)
				out.rows = append(out.rows, make([]float32, out.width)...)
			}
			copy(out.rows[n*out.width+first:], w.rows[i*w.width:(i+1)*w.width])
		}
		first += w.width
	}
	return out
}

func (w learnt) chooser() chooser { return chooser{newGenreTable(w.width, w.keys, w.rows, w.step)} }

// dropped decides by hash whether a feature is hidden in this visit.
func dropped(salt uint64, id uint32, rate float64) bool {
	return rate > 0 && float64(mix(salt^uint64(id))>>11)/(1<<53) < rate
}
