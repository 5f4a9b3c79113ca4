package eval

import "math"

// A Calibration collects predictions by their confidence, in ten bins from 0 to 1.
type Calibration [10]Bin

// A Bin collects predictions of like confidence.
type Bin struct {
	N, Right   int
	Confidence float64 // the sum of theirs
}

// Count enters a prediction of confidence p, 0 to 1.
func (c *Calibration) Count(p float64, right bool) {
	b := &c[min(9, int(p*10))]
	b.N++
	b.Confidence += p
	if right {
		b.Right++
	}
}

func (c *Calibration) add(d Calibration) {
	for i, b := range d {
		c[i].N += b.N
		c[i].Right += b.Right
		c[i].Confidence += b.Confidence
	}
}

// Error is the expected calibration error: how far, on the average, the confidence
// is from the share of right predictions. It is 0 for no predictions.
func (c *Calibration) Error() float64 {
	return c.mean(func(b Bin) float64 { return math.Abs(b.Confidence - float64(b.Right)) })
}

// Chance is the calibration error to expect of confidences that are true, for so
// few cases: bins of n cases right with probability p miss np by √(2np(1-p)/π) on the
// average (the normal approximation).
func (c *Calibration) Chance() float64 {
	return c.mean(func(b Bin) float64 {
		return math.Sqrt(2 / math.Pi * b.Confidence * (1 - b.Confidence/float64(b.N)))
	})
}

// mean adds up how far the bins are off and divides by the number of predictions.
func (c *Calibration) mean(off func(Bin) float64) float64 {
	n, sum := 0, 0.0
	for _, b := range c {
		if b.N > 0 {
			n += b.N
			sum += off(b)
		}
	}
	return sum / float64(max(1, n))
}
