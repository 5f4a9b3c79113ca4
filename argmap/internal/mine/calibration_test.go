package mine

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestCurveRises(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	var os []Outcome
	for range 2000 {
		p := rng.Float64()
		os = append(os, Outcome{Confidence: p, Right: rng.Float64() < p*p})
	}
	c := FitCurve(os)
	last := 0.0
	for x := 0.0; x <= 1; x += 0.05 {
		y := c.At(x, 0)
		if y < last-1e-6 || y < 0 || y > 1 {
			t.Fatalf("At(%v) = %v after %v", x, y, last)
		}
		if math.Abs(y-x*x) > 0.12 {
			t.Errorf("At(%v) = %v, want about %v", x, y, x*x)
		}
		last = y
	}
}

// What is right depends on the company as much as on the confidence.
func TestCurveLeansToCompany(t *testing.T) {
	const slope = 0.8
	share := func(p, company float64) float64 { return sigmoid(logit(p) + slope*(company-4)) }
	rng := rand.New(rand.NewPCG(7, 7))
	var os []Outcome
	for range 20000 {
		p, company := 0.1+0.8*rng.Float64(), 2+4*rng.Float64()
		os = append(os, Outcome{Confidence: p, Company: company, Right: rng.Float64() < share(p, company)})
	}
	c := FitCurve(os)
	for _, p := range []float64{0.2, 0.5, 0.8} {
		for _, company := range []float64{2.5, 4, 5.5} {
			if got, want := c.At(p, company), share(p, company); math.Abs(got-want) > 0.08 {
				t.Errorf("At(%v, %v) = %.3f, want about %.3f", p, company, got, want)
			}
		}
	}
}

func TestFitCurveOfFewOutcomes(t *testing.T) {
	for _, os := range [][]Outcome{nil, {{Confidence: 0.3, Company: 1, Right: true}}} {
		c := FitCurve(os)
		if got := c.At(0.3, 5); got != 0.3 {
			t.Errorf("after %d outcomes At(0.3) = %v, want 0.3", len(os), got)
		}
	}
	var all []Outcome
	for range 40 {
		all = append(all, Outcome{Confidence: 0.7, Company: 2, Right: true})
	}
	if got := FitCurve(all).At(0.7, 2); math.IsNaN(got) || got < 0.9 || got > 1 {
		t.Errorf("always right: At(0.7) = %v", got)
	}
}
