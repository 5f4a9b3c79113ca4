package attitude

import "math"

// Figures collects judgements against what people said.
type Figures struct {
	counts [outputs][outputs]int // by gold label, then judged label
	bins   [10]struct{ n, right, sum float64 }
	n      float64
}

// Add enters one judgement.
func (f *Figures) Add(gold Label, p [3]float64) {
	best := 0
	for l, x := range p {
		if x > p[best] {
			best = l
		}
	}
	f.counts[gold][best]++
	b := &f.bins[min(9, int(p[best]*10))]
	b.n++
	b.sum += p[best]
	if Label(best) == gold {
		b.right++
	}
	f.n++
}

// F1 is the harmonic mean of precision and recall of a label.
func (f *Figures) F1(l Label) float64 {
	hit, n := float64(f.counts[l][l]), 0.0
	for k := range f.counts {
		n += float64(f.counts[l][k] + f.counts[k][l])
	}
	if n == 0 {
		return 0
	}
	return 2 * hit / n
}

// MacroF1 is the mean of the labels' F1.
func (f *Figures) MacroF1() float64 {
	return (f.F1(Favor) + f.F1(Neutral) + f.F1(Against)) / outputs
}

// Accuracy is the share of right judgements.
func (f *Figures) Accuracy() float64 {
	hit := 0.0
	for l := range f.counts {
		hit += float64(f.counts[l][l])
	}
	return hit / f.n
}

// CalibrationError is the expected calibration error in ten bins: how far, on
// average, the confidence is from the share of right judgements.
func (f *Figures) CalibrationError() float64 {
	var e float64
	for _, b := range f.bins {
		e += math.Abs(b.sum - b.right)
	}
	return e / f.n
}
