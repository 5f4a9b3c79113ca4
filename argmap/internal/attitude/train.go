package attitude

import (
	"math"

	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

// An Example is one target of a text with what is known of the author's
// attitude to it.
type Example struct {
	Doc    *nlp.Document
	Target nlp.Span
	// Probabilities by label: one of them 1 where people have judged, a
	// teacher's where they have not.
	Probabilities [3]float64
	Gold          bool // people have judged
}

func prepare(exs []Example) (out []example) {
	var s linear.Traced
	for _, e := range exs {
		v, a, b := locate(e.Doc, e.Target)
		if v == (view{}) {
			continue
		}
		c := newClause(v.of(e.Doc))
		s.Reset()
		c.features(&s, a, b)
		out = append(out, example{
			sparse: append([]linear.Feature(nil), s.Features...), ins: c.inputs(nil), places: c.placesOf(nil, a, b),
			a: a, b: b, soft: e.Probabilities, gold: e.Gold,
		})
	}
	return out
}

// Options steer [Train].
type Options struct {
	// The regression: log2 of the number of slots, passes, learning rate,
	// penalty, and the magnitude below which weights become 0.
	Bits, SparseEpochs int
	Rate, L2, Prune    float64
	// Silver is the weight in the regression of an example that only the
	// teacher has judged. The network takes all examples alike.
	Silver float64
	// The network: passes, learning rate, decay of the weights, share of
	// learned words and of the pool left out at random.
	Epochs             int
	NetRate, Decay     float64
	WordDrop, PoolDrop float64
	Seed               uint64
}

// Train fits the model to the examples and its mixture to held, which it must
// not have among the examples.
func Train(exs, held []Example, o Options) (*Model, error) {
	train, dev := prepare(exs), prepare(held)
	var samples []linear.Sample
	for _, e := range train {
		for l, p := range e.soft {
			if p > 0.05 {
				w := p
				if !e.gold {
					w *= o.Silver
				}
				if w > 0 {
					samples = append(samples, linear.Sample{Features: e.sparse, Label: l, Weight: w})
				}
			}
		}
	}
	m := &Model{}
	m.sparse = linear.Train(labelNames, samples, linear.Options{Bits: o.Bits, Epochs: o.SparseEpochs, Rate: o.Rate, L2: o.L2, Prune: o.Prune, Seed: o.Seed})
	m.net = trainNet(train, netOptions{epochs: o.Epochs, rate: o.NetRate, wordDrop: o.WordDrop, poolDrop: o.PoolDrop, decay: o.Decay, batch: 16, seed: o.Seed})
	m.fitMix(dev)
	// what is stored is rounded: measure and use that
	f := weights.File{}
	m.save(f)
	return read(f)
}

// Parts gives a model that uses only some of its parts, to measure what each
// is worth.
func (m *Model) Parts(regression, network bool) *Model {
	c := *m
	if !regression {
		c.mix.sparse = 0
	}
	if !network {
		c.mix.net = 0
	}
	return &c
}

// Encode gives the model as the bytes of a weights file.
func (m *Model) Encode() ([]byte, error) {
	f := weights.File{}
	m.save(f)
	return f.Encode()
}

// fitMix finds the mixture under which the labels of held-out examples are
// most likely, by gradient descent: two scales and three offsets.
func (m *Model) fitMix(held []example) {
	type scored struct {
		sparse [outputs]float64
		net    [outputs]float32
		label  int
	}
	var all []scored
	var s state
	for i := range held {
		e := &held[i]
		all = append(all, scored{[outputs]float64(m.sparse.Scores(nil, e.sparse)), m.net.example(&s, e), linear.Best(e.soft[:])})
	}
	m.mix = mix{sparse: 0.5, net: 0.5}
	if len(all) == 0 {
		return
	}
	rate := 0.5 / float64(len(all))
	for range 400 {
		var g mix
		for i := range all {
			e := &all[i]
			p := m.mix.scores(e.sparse[:], e.net)
			linear.Softmax(p[:])
			p[e.label]--
			for l, d := range p {
				g.sparse += d * e.sparse[l]
				g.net += d * float64(e.net[l])
				g.bias[l] += d
			}
		}
		m.mix.sparse = math.Max(0, m.mix.sparse-rate*g.sparse/4)
		m.mix.net = math.Max(0, m.mix.net-rate*g.net/4)
		for l := range g.bias {
			m.mix.bias[l] -= rate * g.bias[l]
		}
	}
}
