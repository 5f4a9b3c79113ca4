package mine

import "slices"

// A Curve maps a raw confidence to the share of predictions of like confidence
// that were right: isotonic regression (Zadrozny & Elkan 2002) on held-out
// folds, kept as a few points to draw lines between.
type Curve struct{ X, Y []float32 }

// curvePoints bounds the number of points of a Curve.
const curvePoints = 12

// At is the calibrated probability of a raw one. It keeps the order of raw
// probabilities also where the curve is flat, by a difference of at most
// 0.001. A Curve without points leaves a probability as it is.
func (c Curve) At(x float64) float64 {
	if len(c.X) == 0 {
		return x
	}
	return 0.999*c.between(x) + 0.001*x
}

// between draws lines between the points of the curve.
func (c Curve) between(x float64) float64 {
	n := len(c.X)
	i, _ := slices.BinarySearch(c.X, float32(x))
	switch {
	case i == 0: // less sure than the training saw: on towards 0
		return float64(c.Y[0]) * x / float64(c.X[0])
	case i == n:
		return float64(c.Y[n-1])
	}
	t := (x - float64(c.X[i-1])) / float64(c.X[i]-c.X[i-1])
	return float64(c.Y[i-1]) + t*float64(c.Y[i]-c.Y[i-1])
}

// An Outcome is a prediction's raw confidence and whether it was right.
type Outcome struct {
	Confidence float64
	Right      bool
}

// FitCurve fits a curve to outcomes by pooling adjacent violators over bins of
// equal size.
func FitCurve(outcomes []Outcome) Curve {
	const least = 20 // outcomes in a bin
	os := slices.Clone(outcomes)
	slices.SortStableFunc(os, func(a, b Outcome) int {
		switch {
		case a.Confidence < b.Confidence:
			return -1
		case a.Confidence > b.Confidence:
			return 1
		}
		return 0
	})
	bins := min(curvePoints, len(os)/least)
	type pool struct{ x, y, n float64 }
	var pools []pool
	for b := range bins {
		var p pool
		for _, o := range os[b*len(os)/bins : (b+1)*len(os)/bins] {
			p.x += o.Confidence
			if o.Right {
				p.y++
			}
			p.n++
		}
		pools = append(pools, p)
		for k := len(pools); k > 1 && pools[k-1].y/pools[k-1].n <= pools[k-2].y/pools[k-2].n; k = len(pools) {
			pools[k-2].x += pools[k-1].x
			pools[k-2].y += pools[k-1].y
			pools[k-2].n += pools[k-1].n
			pools = pools[:k-1]
		}
	}
	var c Curve
	for _, p := range pools {
		x := float32(p.x / p.n)
		if n := len(c.X); n > 0 && x <= c.X[n-1] {
			continue
		}
		c.X, c.Y = append(c.X, x), append(c.Y, float32((p.y+0.5)/(p.n+1)))
	}
	return c
}

// Calibrations of a model: for components that it found and for components
// that were given to it, for the major claims among them, whose raw confidence is
// of another make, and for the links.
const (
	FoundComponents = iota
	GivenComponents
	FoundMajors
	GivenMajors
	FoundLinks
	GivenLinks
	Calibrations
)

// calibrate replaces raw confidences by calibrated ones.
func (m *Model) calibrate(cs []Component, g Genre, given bool) {
	components, majors, links := FoundComponents, FoundMajors, FoundLinks
	if given {
		components, majors, links = GivenComponents, GivenMajors, GivenLinks
	}
	for i := range cs {
		of := components
		if cs[i].Kind == MajorClaim {
			of = majors
		}
		cs[i].Confidence = m.Curves[of][g].At(cs[i].Confidence)
		if cs[i].Parent >= 0 {
			cs[i].LinkConfidence = m.Curves[links][g].At(cs[i].LinkConfidence)
		}
	}
}
