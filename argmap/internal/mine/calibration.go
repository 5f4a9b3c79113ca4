package mine

import (
	"math"
	"slices"
)

// A Curve maps a raw confidence to the share of predictions of like confidence
// that were right: isotonic regression (Zadrozny & Elkan 2002) on held-out
// folds, kept as a few points to draw lines between, which then lean to what the
// [Company] of a prediction makes of it.
type Curve struct {
	X, Y []float32
	Lean [2]float32 // log-odds to add: a constant, and a number times the company
}

// curvePoints bounds the number of points of a Curve.
const curvePoints = 12

// At is the calibrated probability of a raw one. In one company it keeps the order
// of raw probabilities also where the curve is flat, by a difference of about 0.001.
// A Curve without points leaves a probability as it is.
func (c Curve) At(x, company float64) float64 {
	if len(c.X) == 0 {
		return x
	}
	y := 0.999*c.between(x) + 0.001*x
	return sigmoid(logit(y) + float64(c.Lean[0]) + float64(c.Lean[1])*company)
}

// logit is the log-odds of a probability, kept within ±7.
func logit(p float64) float64 {
	const least = 1e-3
	p = min(max(p, least), 1-least)
	return math.Log(p / (1 - p))
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

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

// An Outcome is a prediction's raw confidence, the company that it stands in, and
// whether it was right.
type Outcome struct {
	Confidence, Company float64
	Right               bool
}

// Company tells how far the predictions about one text support each other: of
// components how many stand in a hundred of its tokens, apparatus left out, of links
// the mean log-odds of their raw confidence. Where components stand close they are
// cut as readers cut them more often than their confidence says, and where many
// links are sure the others are surer, too. An op-ed or essay shorter than those that the
// curves learnt from tells little of either: what it lacks is taken to be as usual, and
// a list is no denser than the densest of them.
func (v *View) Company(cs []Component) (components, links float64) {
	const (
		fewestTokens, usualDensity = 150, 4 // in a hundred tokens; the median of op-eds
		highestDensity             = 9
		fewestLinks, usualOdds     = 5, 0.4 // where the curves of op-eds do not lean
	)
	tokens := 0
	for _, s := range v.sentences {
		if !s.skip {
			tokens += s.Last - s.First
		}
	}
	n := 0
	for _, c := range cs {
		if c.Parent >= 0 {
			links += logit(c.LinkConfidence)
			n++
		}
	}
	components = 100 * float64(len(cs))
	long := v.Genre == Oped || v.Genre == Essay
	if long {
		if lack := fewestTokens - tokens; lack > 0 {
			tokens, components = fewestTokens, components+usualDensity*float64(lack)
		}
		if lack := fewestLinks - n; lack > 0 {
			n, links = fewestLinks, links+usualOdds*float64(lack)
		}
	}
	components /= float64(max(tokens, 1))
	if long {
		components = min(components, highestDensity)
	}
	return components, links / float64(max(n, 1))
}

// FitCurve fits a curve to outcomes by pooling adjacent violators over bins of
// equal size, and then what it leans to by logistic regression.
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
	c.Lean = fitLean(c, os)
	return c
}

// fitLean fits the constant and the factor by Newton's method.
func fitLean(c Curve, os []Outcome) [2]float32 {
	const rounds, ridge = 8, 1
	var mean float64
	odds := make([]float64, len(os)) // without the lean
	for i, o := range os {
		mean += o.Company / float64(len(os))
		odds[i] = logit(c.At(o.Confidence, 0))
	}
	var a, b float64 // of the company less its mean
	for range rounds {
		da, db, aa, ab, bb := 0., -ridge*b, 0., 0., float64(ridge)
		for i, o := range os {
			x := o.Company - mean
			p := sigmoid(odds[i] + a + b*x)
			e, w := -p, p*(1-p)
			if o.Right {
				e++
			}
			da, db = da+e, db+e*x
			aa, ab, bb = aa+w, ab+w*x, bb+w*x*x
		}
		det := aa*bb - ab*ab
		if det <= 0 {
			break
		}
		a += (bb*da - ab*db) / det
		b += (aa*db - ab*da) / det
	}
	return [2]float32{float32(a - b*mean), float32(b)}
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
func (m *Model) calibrate(v *View, cs []Component, given bool) {
	components, majors, links := FoundComponents, FoundMajors, FoundLinks
	if given {
		components, majors, links = GivenComponents, GivenMajors, GivenLinks
	}
	dense, sure := v.Company(cs)
	for i := range cs {
		of := components
		if cs[i].Kind == MajorClaim {
			of = majors
		}
		cs[i].Confidence = m.Curves[of][v.Genre].At(cs[i].Confidence, dense)
		if cs[i].Parent >= 0 {
			cs[i].LinkConfidence = m.Curves[links][v.Genre].At(cs[i].LinkConfidence, sure)
		}
	}
}
