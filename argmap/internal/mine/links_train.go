package mine

import (
	"math"
	"math/rand/v2"

	"opedmap/nlp/dense"
)

// How the network is trained: by Adam (Kingma & Ba 2015) over a dozen passes, with
// dropout of numbers and hidden units; the rate falls to nothing. None of it was
// tuned.
const (
	netEpochs  = 12
	netBatch   = 16 // texts
	netRate    = 1e-3
	netWarmUp  = 100 // steps in which the rate rises
	netDropout = 0.3
	netDecay   = 1e-4
	netClip    = 25. // the longest mean gradient of a batch
)

// rightLinks tells for each component which of its links is right, -1 where that
// is not known or not among them.
func rightLinks(t *RelateText, in *linkInput) []int {
	out := make([]int, len(t.Gold))
	for i, g := range t.Gold {
		out[i] = -1
		head := g.Parent
		switch {
		case g.Kind != Claim && g.Kind != Premise:
			continue
		case g.Parent < 0 && (g.Kind != Claim || t.View.Genre != Post):
			continue // the corpus gives it no place
		case g.Parent < 0 || t.Gold[g.Parent].Kind == MajorClaim:
			head = rootHead
		}
		for k, l := range in.links[i] {
			if l.head == head {
				out[i] = k
			}
		}
	}
	return out
}

// trainLinks fits a network to the cases that have links, nil if none has.
func trainLinks(cases []VerdictCase) linkNet {
	var texts []*VerdictCase
	for i := range cases {
		if c := &cases[i]; c.links != nil {
			texts = append(texts, c)
		}
	}
	if len(texts) == 0 {
		return nil
	}
	batch := min(netBatch, len(texts))
	rng := rand.New(rand.NewPCG(1, 7))
	net := newLinkNet(texts, rng)
	keep := dropout(rng)
	size := netLayout.size
	g, mean, square := make([]float32, size), make([]float32, size), make([]float32, size)
	steps := netEpochs * (len(texts) / batch)
	for step := 1; step <= steps; {
		rng.Shuffle(len(texts), func(i, j int) { texts[i], texts[j] = texts[j], texts[i] })
		for at := 0; at+batch <= len(texts); at += batch {
			for _, c := range texts[at : at+batch] {
				net.gradient(c, g, keep)
			}
			shorten(g, float32(batch))
			rate := netRate * min(1, float64(step)/netWarmUp) * (1 - float64(step)/float64(steps+1))
			first := netLayout.in // what comes before it is given, not learnt
			dense.Adam(net[first:], g[first:], mean[first:], square[first:], step, rate, netDecay)
			step++
		}
	}
	return net
}

// dropout gives factors that leave out a share of netDropout and keep the mean.
func dropout(rng *rand.Rand) func() float32 {
	return func() float32 {
		if rng.Float32() < netDropout {
			return 0
		}
		return 1 / (1 - netDropout)
	}
}

// newLinkNet is a network before its training: it standardises its numbers, and
// what it adds to the second reading is small and random.
func newLinkNet(texts []*VerdictCase, rng *rand.Rand) linkNet {
	l := &netLayout
	net := make(linkNet, l.size)
	n := 0.0
	var sum, squares [netNumbers]float64
	for _, c := range texts {
		for _, row := range c.links.numbers {
			n++
			for k, x := range row {
				sum[k] += float64(x)
				squares[k] += float64(x) * float64(x)
			}
		}
	}
	for k := range netNumbers {
		mean := sum[k] / n
		net[l.mean+k] = float32(mean)
		net[l.spread+k] = float32(math.Sqrt(max(0, squares[k]/n-mean*mean)) + 1e-3)
		if net[l.spread+k] < 2e-3 { // a number that does not vary says nothing
			net[l.spread+k] = float32(math.Inf(1))
		}
	}
	start := func(at, n, fan int, scale float64) {
		for k := range n {
			net[at+k] = float32(rng.NormFloat64() * scale / math.Sqrt(float64(fan)))
		}
	}
	start(l.in, netHidden*netNumbers, netNumbers, 1)
	start(l.tail, netHidden*netHidden, netHidden, 1)
	start(l.head, netHidden*netHidden, netHidden, 1)
	start(l.pair, netPair*netHidden, netPair, 1)
	start(l.out, netHidden, netHidden, 0.1)
	start(l.thesis, netHidden, netHidden, 0.1)
	net[l.scale] = 1
	return net
}

// shorten turns the sum of the gradients of a batch of n into their mean, at most
// as long as netClip.
func shorten(g []float32, n float32) {
	length := math.Sqrt(float64(dense.Dot(g, g))) / float64(n)
	scale := float32(min(1, netClip/max(length, netClip))) / n
	for k := range g {
		g[k] *= scale
	}
}

// gradient adds that of the loss of a text: less the log-likelihood of its right
// links, with the factors of keep.
func (net linkNet) gradient(c *VerdictCase, g []float32, keep func() float32) {
	l, in := &netLayout, c.links
	n := len(in.numbers)
	s := net.forward(in, keep)
	hidden, tail, head := make([][netHidden]float32, n), make([][netHidden]float32, n), make([][netHidden]float32, n) // gradients of s
	var units [][netHidden]float32
	for i, links := range in.links {
		if c.right[i] < 0 {
			continue
		}
		units = append(units[:0], make([][netHidden]float32, len(links))...)
		for k, p := range net.logProbabilities(s, i, links, units) {
			to := &links[k]
			d := float32(math.Exp(p))
			if k == c.right[i] {
				d--
			}
			d *= float32(c.weight)
			g[l.scale] += d * to.score()
			if to.head == rootHead {
				dense.Axpy(d, s.hidden[i][:], g[l.thesis:])
				dense.Axpy(d, net[l.thesis:][:netHidden], hidden[i][:])
				continue
			}
			dense.Axpy(d, units[k][:], g[l.out:])
			var back [netHidden]float32
			for h, u := range units[k] {
				if u > 0 {
					back[h] = d * net[l.out+h]
				}
			}
			dense.Axpy(1, back[:], g[l.offset+to.offset*netHidden:])
			for q, x := range to.pair {
				dense.Axpy(x, back[:], g[l.pair+q*netHidden:])
			}
			dense.Axpy(1, back[:], tail[i][:])
			dense.Axpy(1, back[:], head[to.head][:])
		}
	}
	for i := range n {
		var back [netHidden]float32
		for h, x := range s.hidden[i] {
			for _, end := range []struct {
				at int
				d  *[netHidden]float32
			}{{l.tail, &tail[i]}, {l.head, &head[i]}} {
				dense.Axpy(x, end.d[:], g[end.at+h*netHidden:])
				hidden[i][h] += dense.Dot(end.d[:], net[end.at+h*netHidden:])
			}
			if x > 0 {
				back[h] = hidden[i][h] * s.kept[i][h]
			}
		}
		dense.Axpy(1, back[:], g[l.bias:])
		for k, x := range s.numbers[i] {
			dense.Axpy(x, back[:], g[l.in+k*netHidden:])
		}
	}
}
