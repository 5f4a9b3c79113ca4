package mine

import "math"

// adaGrad is a block of weights with their learning rates.
type adaGrad struct {
	w, sq, sum []float32
	rate, l2   float32
	n          int
}

func newAdaGrad(n int, o LearnOptions) *adaGrad {
	sq := make([]float32, n)
	for i := range sq {
		sq[i] = float32(o.Damp)
	}
	return &adaGrad{make([]float32, n), sq, make([]float32, n), float32(o.Rate), float32(o.L2), 0}
}

func (a *adaGrad) update(i int, g float64) {
	w := a.w[i]
	d := float32(g) + a.l2*w
	a.sq[i] += d * d
	if a.sq[i] > 0 {
		a.w[i] = w - a.rate*d/float32(math.Sqrt(float64(a.sq[i])))
	}
}

func (a *adaGrad) collect() {
	a.n++
	for i, w := range a.w {
		a.sum[i] += w
	}
}

func (a *adaGrad) mean() []float32 {
	for i := range a.sum {
		a.sum[i] /= float32(a.n)
	}
	return a.sum
}
