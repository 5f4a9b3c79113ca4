package agree

import (
	"math"
	"math/rand/v2"
	"slices"

	"opedmap/argmap"
)

// A Measure names a coefficient of agreement.
type Measure string

// The measures, in the order of a report.
const (
	UAlpha          Measure = "u_alpha"
	RelevantAlpha   Measure = "relevant_u_alpha"
	CodingAlpha     Measure = "cu_alpha"
	MajorClaimAlpha Measure = "major_claim_u_alpha"
	ClaimAlpha      Measure = "claim_u_alpha"
	PremiseAlpha    Measure = "premise_u_alpha"
	TokenCohen      Measure = "token_cohen"
	TokenFleiss     Measure = "token_fleiss"
	TokenAlpha      Measure = "token_alpha"
	KindCohen       Measure = "kind_cohen"
	KindFleiss      Measure = "kind_fleiss"
	KindAlpha       Measure = "kind_alpha"
	StanceCohen     Measure = "stance_cohen"
	StanceFleiss    Measure = "stance_fleiss"
	StanceAlpha     Measure = "stance_alpha"
	ExactF1         Measure = "span_exact_f1"
	HalfF1          Measure = "span_half_f1"
	HalfKindF1      Measure = "span_half_kind_f1"
	Attachment      Measure = "attachment"
	TypedAttachment Measure = "typed_attachment"
	GraphSimilarity Measure = "graph_similarity"
)

// Category numbers of the kinds, of tokens outside components, and of stances.
const (
	none       = 0
	majorClaim = int(argmap.MajorClaim)
	kinds      = int(argmap.Premise) + 1
	stances    = int(argmap.Con) + 1
)

// A block computes measures that rest on the same sums. The sums of several
// texts are the sums over each: a bootstrap sample costs an addition.
type block struct {
	measures []Measure
	size     int
	add      func(t []float64, p *prepared)
	values   func(t []float64) []float64
}

func blocks(annotators int) []block {
	return []block{
		{
			[]Measure{UAlpha, RelevantAlpha, CodingAlpha, MajorClaimAlpha, ClaimAlpha, PremiseAlpha},
			unitizeSize(kinds - 1),
			func(t []float64, p *prepared) { unitizeAdd(t, p.continuum, kinds-1) },
			func(t []float64) []float64 {
				u := unitizing(t, kinds-1)
				return append([]float64{u.U, u.Relevant, u.Coding}, u.Category...)
			},
		},
		cohenBlock(TokenCohen, annotators, kinds, func(p *prepared) [][]int { return p.tokens }),
		fleissBlock(TokenFleiss, kinds, func(p *prepared) [][]int { return p.tokens }),
		nominalBlock(TokenAlpha, kinds, func(p *prepared) [][]int { return p.tokens }),
		cohenBlock(KindCohen, annotators, kinds, func(p *prepared) [][]int { return p.kinds }),
		fleissBlock(KindFleiss, kinds, func(p *prepared) [][]int { return p.kinds }),
		nominalBlock(KindAlpha, kinds, func(p *prepared) [][]int { return p.kinds }),
		cohenBlock(StanceCohen, annotators, stances, func(p *prepared) [][]int { return p.stances }),
		fleissBlock(StanceFleiss, stances, func(p *prepared) [][]int { return p.stances }),
		nominalBlock(StanceAlpha, stances, func(p *prepared) [][]int { return p.stances }),
		{
			[]Measure{ExactF1, HalfF1, HalfKindF1, Attachment, TypedAttachment, GraphSimilarity},
			sharedSize, addShared, sharedValues,
		},
	}
}

// cohenBlock is the mean of Cohen's kappa over the pairs of annotators for
// whom it is defined.
func cohenBlock(m Measure, annotators, n int, ratings func(*prepared) [][]int) block {
	return block{
		[]Measure{m},
		annotators * (annotators - 1) / 2 * n * n,
		func(t []float64, p *prepared) {
			rs := ratings(p)
			for i := range rs {
				for j := range i {
					for k := range rs[i] {
						if a, b := rs[j][k], rs[i][k]; a >= 0 && b >= 0 {
							t[a*n+b]++
						}
					}
					t = t[n*n:]
				}
			}
		},
		func(t []float64) []float64 {
			var sum, pairs float64
			for ; len(t) > 0; t = t[n*n:] {
				if k := cohen(t[:n*n], n); !math.IsNaN(k) {
					sum += k
					pairs++
				}
			}
			return []float64{sum / pairs}
		},
	}
}

func fleissBlock(m Measure, n int, ratings func(*prepared) [][]int) block {
	return block{
		[]Measure{m}, fleissSize(n),
		func(t []float64, p *prepared) { fleissAdd(t, ratings(p), n) },
		func(t []float64) []float64 { return []float64{fleiss(t, n)} },
	}
}

func nominalBlock(m Measure, n int, ratings func(*prepared) [][]int) block {
	return block{
		[]Measure{m}, n * n,
		func(t []float64, p *prepared) { nominalAdd(t, ratings(p), n) },
		func(t []float64) []float64 { return []float64{nominal(t, n)} },
	}
}

// score computes the block's measures over all texts and their intervals.
func (b *block) score(tallies [][][]float64, index int, o options) []Score {
	sum := make([]float64, b.size)
	total := func(pick func(i int) int) []float64 {
		clear(sum)
		for i := range tallies {
			for k, x := range tallies[pick(i)][index] {
				sum[k] += x
			}
		}
		return b.values(sum)
	}
	values := total(func(i int) int { return i })
	samples := make([][]float64, len(values))
	if len(tallies) > 1 {
		r := rand.New(rand.NewPCG(o.seed, 0))
		for range o.resamples {
			for k, x := range total(func(int) int { return r.IntN(len(tallies)) }) {
				if !math.IsNaN(x) {
					samples[k] = append(samples[k], x)
				}
			}
		}
	}
	scores := make([]Score, len(values))
	for k, x := range values {
		low, high := interval(samples[k], o)
		scores[k] = Score{b.measures[k], x, low, high}
	}
	return scores
}

// interval is the middle part of the samples that holds o.level of them, and
// NaN when most resamples said nothing.
func interval(xs []float64, o options) (low, high float64) {
	if len(xs) == 0 || 2*len(xs) < o.resamples {
		return math.NaN(), math.NaN()
	}
	slices.Sort(xs)
	at := func(p float64) float64 { return xs[int(math.Round(p*float64(len(xs)-1)))] }
	return at((1 - o.level) / 2), at((1 + o.level) / 2)
}
