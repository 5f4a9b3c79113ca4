package mine

import (
	"math"
	"math/rand/v2"
	"strings"
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

// A text of a few words says little of how close its components stand.
func TestCompanyOfShortTexts(t *testing.T) {
	one := []Component{{Kind: MajorClaim, Parent: -1}, {Kind: Premise, LinkConfidence: 0.99}}
	short := viewOf(t, "We should ban cars. They poison the air.")
	density, sure := short.Company(one)
	if density < 3.5 || density > 6 || sure > 1.5 {
		t.Errorf("a short op-ed has %.1f components in a hundred tokens, links of %.1f", density, sure)
	}
	post := viewOf(t, "We should ban cars. They poison the air.")
	post.Genre = Post
	if density, _ := post.Company(one); density != 20 {
		t.Errorf("a post of ten tokens with two components has %.1f in a hundred", density)
	}
	long := viewOf(t, strings.Repeat("They poison the air. ", 40))
	if density, sure := long.Company(one); density != 1 || sure > 1.5 {
		t.Errorf("an op-ed of 200 tokens with two components has %.1f in a hundred, links of %.1f", density, sure)
	}
}
