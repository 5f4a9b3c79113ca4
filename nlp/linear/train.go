package linear

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
)

// A Sample is one training case.
type Sample struct {
	Features []Feature
	Label    int     // index into the labels
	Weight   float64 // 0 means 1
}

// Options steer [Train]. The zero value of each field takes its default.
type Options struct {
	Bits   int     // log2 of the number of weight slots, default 18
	Epochs int     // passes over the samples, default 8
	Rate   float64 // AdaGrad's learning rate, default 0.1
	L2     float64 // strength of the squared penalty on a weight each time it is touched, default 1e-5
	Prune  float64 // weights of smaller magnitude become 0 at the end, default 0
	Seed   uint64
	// Prior holds, by key, the weights of features before anything is learnt,
	// one for each label. They start there, and the penalty pulls them there
	// instead of to 0.
	Prior map[uint64][]float32
}

// Train fits a multinomial logistic regression by stochastic gradient descent
// with per-weight rates (AdaGrad, Duchi et al. 2011) and averages the weights
// over the last half of the epochs. The same samples and options give the same
// model.
func Train(labels []string, samples []Sample, o Options) *Model {
	if o.Bits == 0 {
		o.Bits = 18
	}
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Rate == 0 {
		o.Rate = 0.1
	}
	if o.L2 == 0 {
		o.L2 = 1e-5
	}
	n := len(labels)
	m := &Model{Labels: labels, mask: 1<<o.Bits - 1, weights: make([]float32, n<<o.Bits), Temperature: 1}
	squares := make([]float32, len(m.weights))
	sum := make([]float32, len(m.weights))
	prior := make([]float32, len(m.weights))
	for _, k := range slices.Sorted(maps.Keys(o.Prior)) { // of two in one slot the last stays
		copy(prior[int(k&m.mask)*n:], o.Prior[k][:n])
	}
	copy(m.weights, prior)
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	var p []float64
	averaged := 0
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			s := &samples[k]
			p = m.Scores(p, s.Features)
			Softmax(p)
			w := s.Weight
			if w == 0 {
				w = 1
			}
			p[s.Label]--
			for _, f := range s.Features {
				at := int(f.Key&m.mask) * n
				for i := range n {
					v := m.weights[at+i]
					g := float32(w*p[i])*f.Value + float32(o.L2)*(v-prior[at+i])
					squares[at+i] += g * g
					if squares[at+i] > 0 {
						m.weights[at+i] = v - float32(o.Rate)*g/float32(math.Sqrt(float64(squares[at+i])))
					}
				}
			}
		}
		if epoch >= o.Epochs/2 {
			averaged++
			for i, v := range m.weights {
				sum[i] += v
			}
		}
	}
	for i := range sum {
		m.weights[i] = sum[i] / float32(averaged)
		if math.Abs(float64(m.weights[i])) < o.Prune {
			m.weights[i] = 0
		}
	}
	return m
}
