package stance

import "math"

// temperature finds, between 0.3 and 10, what the log-odds must be divided by
// to make the judgements most likely.
func temperature(logOdds []float64, gold []bool) float64 {
	if len(logOdds) == 0 {
		return 1
	}
	best, at := math.Inf(1), 1.0
	for t := 0.3; t < 10; t *= 1.03 {
		var loss float64
		for i, x := range logOdds {
			if gold[i] {
				x = -x
			}
			loss += math.Log1p(math.Exp(x / t))
		}
		if loss < best {
			best, at = loss, t
		}
	}
	return at
}

// Figures collects judgements against what people said.
type Figures struct {
	counts [2][2]float64 // by what people said, then by what was judged
	bins   [10]struct{ sum, right float64 }
	n      float64
}

// Add enters one judgement.
func (f *Figures) Add(gold bool, r Result) {
	f.counts[index(gold)][index(r.Support)]++
	b := &f.bins[min(9, int(r.Confidence*10))]
	b.sum += r.Confidence
	if gold == r.Support {
		b.right++
	}
	f.n++
}

func index(support bool) int {
	if support {
		return 1
	}
	return 0
}

// MacroF1 is the mean of the F1 of support and of attack.
func (f *Figures) MacroF1() float64 {
	var s float64
	for l := range 2 {
		s += f.counts[l][l] / (2*f.counts[l][l] + f.counts[l][1-l] + f.counts[1-l][l])
	}
	return s
}

// Accuracy is the share of right judgements.
func (f *Figures) Accuracy() float64 { return (f.counts[0][0] + f.counts[1][1]) / f.n }

// CalibrationError is the expected calibration error in ten bins: how far, on
// average, the confidence is from the share of right judgements.
func (f *Figures) CalibrationError() float64 {
	var e float64
	for _, b := range f.bins {
		e += math.Abs(b.sum - b.right)
	}
	return e / f.n
}
