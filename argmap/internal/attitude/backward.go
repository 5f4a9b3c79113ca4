package attitude

import (
	"math"
	"math/rand/v2"

	"opedmap/nlp/dense"
	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// example is one target for the training.
type example struct {
	sparse []linear.Feature
	ins    []input
	places [][3]uint8
	a, b   int
	gold   bool
	soft   [outputs]float64 // the label, or the teacher's probabilities
}

// netOptions steer trainNet.
type netOptions struct {
	epochs   int
	rate     float64 // Adam's, warmed up and then falling to 5 %
	wordDrop float64 // share of words whose learned row is left out
	poolDrop float64 // share of the pool that is left out
	decay    float64 // of the weights
	batch    int
	seed     uint64
}

// backward adds the gradients of one example to g. grad is the derivative of
// the loss by the outputs; keep masks the pool.
func (n *net) backward(g *net, s *state, ex *example, ins []input, keep []float32, grad [outputs]float32, touched map[int]bool) {
	w := len(ins)
	var dh [hidden]float32
	for k, v := range s.hid {
		dense.Axpy(v, grad[:], g.out[k*outputs:(k+1)*outputs])
		d := dense.Dot(grad[:], n.out[k*outputs:(k+1)*outputs])
		if v < 0 {
			d *= 0.1
		}
		dh[k] = d
	}
	dense.Axpy(1, grad[:], g.outB)
	dense.Axpy(1, dh[:], g.hidB)
	var dp [poolSize]float32
	for k, v := range s.pool {
		dense.Axpy(v, dh[:], g.hid[k*hidden:(k+1)*hidden])
		dp[k] = dense.Dot(dh[:], n.hid[k*hidden:(k+1)*hidden]) * keep[k]
	}
	dc := make([]float32, w*convSize)
	for h := range heads {
		d := dp[h*convSize : (h+1)*convSize]
		at := s.att[h*w : (h+1)*w]
		var mean float32
		da := make([]float32, w)
		for i := range w {
			y := s.conv[i*convSize : (i+1)*convSize]
			da[i] = dense.Dot(d, y)
			mean += at[i] * da[i]
			dense.Axpy(at[i], d, dc[i*convSize:(i+1)*convSize])
		}
		q := n.query[h*convSize : (h+1)*convSize]
		gq := g.query[h*convSize : (h+1)*convSize]
		gp := g.place[h*places : (h+1)*places]
		for i := range w {
			ds := at[i] * (da[i] - mean)
			dense.Axpy(ds, q, dc[i*convSize:(i+1)*convSize])
			dense.Axpy(ds, s.conv[i*convSize:(i+1)*convSize], gq)
			for _, p := range ex.places[i] {
				gp[p] += ds
			}
		}
	}
	for i := ex.a; i < ex.b; i++ {
		dense.Axpy(1/float32(ex.b-ex.a), dp[heads*convSize:], dc[i*convSize:(i+1)*convSize])
	}
	de := make([]float32, w*embSize)
	for i := range w {
		d := dc[i*convSize : (i+1)*convSize]
		for k, v := range s.conv[i*convSize : (i+1)*convSize] {
			if v < 0 {
				d[k] *= 0.1
			}
		}
		dense.Axpy(1, d, g.convB)
		for o := -1; o <= 1; o++ {
			j := i + o
			if j < 0 || j >= w {
				continue
			}
			e := de[j*embSize : (j+1)*embSize]
			for k, v := range s.emb[j*embSize : (j+1)*embSize] {
				at := ((o+1)*embSize + k) * convSize
				dense.Axpy(v, d, g.conv[at:at+convSize])
				e[k] += dense.Dot(d, n.conv[at:at+convSize])
			}
		}
	}
	for i := range ins {
		in := &ins[i]
		e := de[i*embSize : (i+1)*embSize]
		if in.row >= 0 {
			for k, v := range vector.At(in.row) {
				dense.Axpy(v, e, g.proj[k*embSize:(k+1)*embSize])
			}
		}
		if in.word >= 0 {
			dense.Axpy(1, e, g.words[in.word*embSize:(in.word+1)*embSize])
			touched[in.word] = true
		}
		dense.Axpy(1, e, g.tags[in.tag*embSize:(in.tag+1)*embSize])
		for p := range 15 {
			if in.props>>p&1 != 0 {
				dense.Axpy(1, e, g.props[p*embSize:(p+1)*embSize])
			}
		}
		if in.valence != 0 {
			dense.Axpy(in.valence, e, g.props[valenceProp*embSize:(valenceProp+1)*embSize])
		}
	}
}

// trainNet fits the network by Adam (Kingma and Ba 2015).
func trainNet(exs []example, o netOptions) *net {
	rng := rand.New(rand.NewPCG(o.seed, 7))
	n, g, m1, m2 := newNet(), newNet(), newNet(), newNet()
	scale := []float64{1.0 / math.Sqrt(4), 0.02, 0.1, 0.1, 1 / math.Sqrt(3*embSize/2), 0, 0.3, 0.1, math.Sqrt(1.0 / poolSize), 0, 0.3, 0}
	for i, p := range n.params() {
		for j := range *p {
			(*p)[j] = float32(rng.NormFloat64() * scale[i])
		}
	}
	order := make([]int, len(exs))
	for i := range order {
		order[i] = i
	}
	s := &state{}
	keep := make([]float32, poolSize)
	var ins []input
	step := 0
	total := o.epochs * len(exs) / o.batch
	np, gp, p1, p2 := n.params(), g.params(), m1.params(), m2.params()
	touched := map[int]bool{}
	for range o.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for k, at := range order {
			ex := &exs[at]
			ins = append(ins[:0], ex.ins...)
			for i := range ins {
				if rng.Float64() < o.wordDrop {
					ins[i].word = -1
				}
				if rng.Float64() < o.wordDrop/2 {
					ins[i].row = -1
					ins[i].word = -1
					ins[i].valence = 0
				}
			}
			n.sentence(s, ins)
			n.trainTarget(s, ex, keep, rng, o.poolDrop)
			var p [outputs]float64
			softmax3(&p, s.out)
			var grad [outputs]float32
			for i := range p {
				grad[i] = float32((p[i] - ex.soft[i]) / float64(o.batch))
			}
			n.backward(g, s, ex, ins, keep, grad, touched)
			if (k+1)%o.batch != 0 {
				continue
			}
			step++
			lr := o.rate * math.Min(1, float64(step)/100) * math.Max(0.05, 1-float64(step)/float64(total))
			for i := range np {
				decay := o.decay
				if i == 1 {
					for w := range wordRows {
						if touched[w] {
							dense.Adam((*np[i])[w*embSize:(w+1)*embSize], (*gp[i])[w*embSize:(w+1)*embSize], (*p1[i])[w*embSize:(w+1)*embSize], (*p2[i])[w*embSize:(w+1)*embSize], step, lr, decay)
						}
					}
					continue
				}
				dense.Adam(*np[i], *gp[i], *p1[i], *p2[i], step, lr, decay)
			}
			clear(touched)
		}
	}
	return n
}

func softmax3(p *[outputs]float64, x [outputs]float32) {
	top := max(x[0], x[1], x[2])
	var sum float64
	for i, v := range x {
		p[i] = math.Exp(float64(v - top))
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

func (n *net) trainTarget(s *state, ex *example, keep []float32, rng *rand.Rand, drop float64) {
	n.target(s, ex.places, ex.a, ex.b)
	if drop == 0 {
		for k := range keep {
			keep[k] = 1
		}
		return
	}
	for k := range keep {
		keep[k] = 0
		if rng.Float64() >= drop {
			keep[k] = float32(1 / (1 - drop))
		}
		s.pool[k] *= keep[k]
	}
	n.head(s)
}
