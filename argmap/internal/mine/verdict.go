package mine

import (
	"math"
	"slices"

	"opedmap/nlp/linear"
)

// A Verdict has the last word on claims and premises, on links but those of
// microtexts, and in an op-ed on the thesis: log-linear models, and for links a small
// network. They read a few numbers that tell what the segmenter and both readings make of a component, how
// central it is to the text and where it stands (stacked generalisation; Wolpert
// 1992). The scorers before it read many rare features and are sure of too much,
// above all those of the thesis, which have one case to learn from in each text;
// the verdict learns from what they say of texts that they have not seen, and of
// components that were found there.
type Verdict struct {
	thesis weighing                // of op-eds
	kind   [genres][kinds]weighing // of each genre by itself
	links  linkNet
}

// grounds is the number of numbers, of which the last is always 1. Some of them
// are the log-probabilities of the kinds, from kindGround on, and the first is
// the score in the contest for the thesis.
const (
	grounds       = 31
	contestGround = 0
	kindGround    = 5
)

// newVerdict is one that changes nothing: it repeats what the second reading
// says.
func newVerdict() *Verdict {
	v := &Verdict{}
	v.thesis[contestGround] = 1
	for g := range v.kind {
		for k := range v.kind[g] {
			v.kind[g][k][kindGround+k] = 1
		}
	}
	return v
}

// A weighing gives each of them a weight.
type weighing [grounds]float64

func (w *weighing) of(g *[grounds]float64) float64 {
	sum := 0.0
	for k, x := range g {
		sum += w[k] * x
	}
	return sum
}

// grounds lists the numbers for each component; contest is what the second
// reading alone says of the thesis.
func (m *Map) grounds(rd *reading, contest []float64) [][grounds]float64 {
	n := len(m.nodes)
	in := make([]float64, n) // links that lead to it, in expectation
	for _, heads := range rd.attach {
		for _, e := range heads[rootColumns.n:] {
			in[e.head] += math.Exp(e.score)
		}
	}
	top := slices.Max(contest)
	d := m.draft
	out := make([][grounds]float64, n)
	for i := range m.nodes {
		a, b := &m.nodes[i], &m.View.blocks[m.nodes[i].block]
		share := func(rank int) float64 { return float64(rank) / float64(n) }
		norm := 0.0
		if a.norm > 0 {
			norm = 1
		}
		out[i] = [grounds]float64{
			contest[i], contest[i] - top, rd.thesis[i], rd.attach[i][0].score, rd.attach[i][1].score,
			rd.kind[i][0], rd.kind[i][1], rd.kind[i][2], rd.side[i][1] - rd.side[i][0], in[i],
			a.kind[0], a.kind[1], a.kind[2], float64(a.claimRank), a.claimLead,
			d.root[i], d.thesis[i], d.in[i], float64(d.rootRank[i]), float64(d.thesisRank[i]),
			float64(a.central[inMeaning]), share(a.central[inMeaning]), share(a.central[inRareStems]),
			share(a.central[inHeadings]), share(a.central[inHeadline]), a.onHeadline,
			norm, share(i), float64(min(b.index, 4)), math.Log1p(float64(a.last - a.first)), 1,
		}
	}
	return out
}

// pronounce replaces what a reading says of kinds and links, and gives the
// log-probability of each component that it is the thesis.
func (v *Verdict) pronounce(m *Map, rd *reading, contest []float64) []float64 {
	thesis := make([]float64, len(contest))
	kind := &v.kind[m.View.Genre]
	gs := m.grounds(rd, contest)
	if v.links != nil && linksJudged(m.View.Genre) {
		v.links.judge(rd, m.linkInput(rd, gs))
	}
	for i, g := range gs {
		thesis[i] = v.thesis.of(&g)
		for k := range kinds {
			rd.kind[i][k] = kind[k].of(&g)
		}
		logSoftmax(rd.kind[i][:])
	}
	logSoftmax(thesis)
	return thesis
}

// linksJudged reports whether the network has a say in a genre. Links of microtexts
// are left to the reading, which finds them at least as well in cross-validation.
func linksJudged(g Genre) bool { return g != Microtext }

// restatements tells which components of an op-ed say its thesis again: what is
// a major claim by its kind. gain is how much rather it is one than anything
// else, sure the log-probability that a component is a major claim; a
// restatement is right if the thesis is.
func restatements(rd *reading, thesis []float64) (gain, sure []float64) {
	top := slices.Max(thesis)
	gain, sure = make([]float64, len(thesis)), slices.Clone(thesis)
	for i, k := range rd.kind {
		gain[i] = k[MajorClaim-1] - max(k[Claim-1], k[Premise-1])
		if thesis[i] < top {
			sure[i] = top + k[MajorClaim-1]
		}
	}
	return gain, sure
}

// weighings lists the weights of a verdict.
func (v *Verdict) weighings() []*weighing {
	out := []*weighing{&v.thesis}
	for g := range v.kind {
		for k := range v.kind[g] {
			out = append(out, &v.kind[g][k])
		}
	}
	return out
}

// A VerdictCase is a text to learn the verdict from.
type VerdictCase struct {
	genre   Genre
	grounds [][grounds]float64
	kind    []Kind     // 0 where it is not known or there is none; see [RelateText]
	links   *linkInput // nil where the network has no say
	right   []int      // link of each component; see [rightLinks]
	weight  float64
	found   bool
}

// VerdictCase prepares a text that r and its draft did not learn from, read as
// an analysis reads it.
func (r *Relater) VerdictCase(t *RelateText) VerdictCase {
	m := NewMap(t.View.ForUse(), t.Spans(), t.Kind)
	m.draft = t.Draft
	c := VerdictCase{genre: t.View.Genre, weight: t.Weight, found: t.Found}
	for _, g := range t.Gold {
		c.kind = append(c.kind, g.Kind)
	}
	if len(t.Gold) > 0 {
		rd := r.read(m)
		_, contest := r.contest(rd, t.View.Genre)
		c.grounds = m.grounds(rd, contest)
		if linksJudged(c.genre) {
			c.links = m.linkInput(rd, c.grounds)
			c.right = rightLinks(t, c.links)
		}
	}
	return c
}

// TrainVerdict fits the weights to the kinds and links, and to the event that the
// winner among what was found in an op-ed is one of its major claims. What there is
// nothing to learn about is left to the second reading.
func TrainVerdict(cases []VerdictCase) *Verdict {
	v := newVerdict()
	v.links = trainLinks(cases)
	var theses []ballot
	var kind [genres][]ballot
	for _, c := range cases {
		t := ballot{weight: c.weight}
		for i := range c.grounds {
			g, is := &c.grounds[i], c.kind[i]
			t.add(g, 0, is == MajorClaim)
			if is != 0 {
				b := ballot{weight: c.weight}
				for k := range kinds {
					b.add(g, k, k == int(is)-1)
				}
				kind[c.genre] = append(kind[c.genre], b)
			}
		}
		if c.found && c.genre == Oped && slices.Contains(t.right, true) {
			theses = append(theses, t)
		}
	}
	if len(theses) > 0 {
		v.thesis = fitWeighings(1, theses)[0]
	}
	for g, ballots := range kind {
		if len(ballots) > 0 {
			copy(v.kind[g][:], fitWeighings(kinds, ballots))
		}
	}
	return v
}

// A ballot is a choice among candidates, of which one or several are right. Each
// is read with one of several weighings.
type ballot struct {
	grounds []*[grounds]float64
	column  []int
	right   []bool
	weight  float64
}

func (b *ballot) add(g *[grounds]float64, column int, right bool) {
	b.grounds, b.column, b.right = append(b.grounds, g), append(b.column, column), append(b.right, right)
}

// How the weights are fitted; none of it was tuned. A fit of the same model to 62
// such numbers by another method (L-BFGS) found as many theses, to one in a
// hundred, with penalties from 0.0003 to 0.01.
const (
	verdictSteps  = 200
	verdictRate   = 0.2
	verdictShrink = 0.001
)

// fitWeighings fits n weighings to ballots, each of which has a right candidate,
// by gradient ascent of the likelihood with per-weight rates (AdaGrad) over all of
// them at once, with an L2 penalty on the weights of the standardised numbers.
func fitWeighings(n int, ballots []ballot) []weighing {
	mean, spread := standard(ballots)
	weight := 0.0
	for _, b := range ballots {
		weight += b.weight
	}
	w, squares := make([]weighing, n), make([]weighing, n)
	var p []float64
	for range verdictSteps {
		gradient := make([]weighing, n)
		for _, b := range ballots {
			p = p[:0]
			for i, g := range b.grounds {
				x := 0.0
				for k := range g {
					x += w[b.column[i]][k] * (g[k] - mean[k]) / spread[k]
				}
				p = append(p, x)
			}
			linear.Softmax(p)
			won := 0.0
			for i, r := range b.right {
				if r {
					won += p[i]
				}
			}
			for i, g := range b.grounds {
				d := p[i]
				if b.right[i] {
					d -= p[i] / max(won, 1e-12)
				}
				d *= b.weight / weight
				to := &gradient[b.column[i]]
				for k := range g {
					to[k] += d * (g[k] - mean[k]) / spread[k]
				}
			}
		}
		for c := range w {
			for k := range w[c] {
				d := gradient[c][k] + 2*verdictShrink*w[c][k]
				squares[c][k] += d * d
				w[c][k] -= verdictRate * d / (math.Sqrt(squares[c][k]) + 1e-12)
			}
		}
	}
	for c := range w { // from standardised numbers to those that are given
		for k := range w[c] {
			w[c][k] /= spread[k]
			if k < grounds-1 {
				w[c][grounds-1] -= w[c][k] * mean[k]
			}
		}
	}
	return w
}

// standard gives mean and standard deviation of each number over all candidates;
// one that never varies is left as it is.
func standard(ballots []ballot) (mean, spread [grounds]float64) {
	count := 0.0
	each := func(do func(k int, x float64)) {
		for _, b := range ballots {
			for _, g := range b.grounds {
				for k, x := range g {
					do(k, x)
				}
			}
		}
	}
	for _, b := range ballots {
		count += float64(len(b.grounds))
	}
	each(func(k int, x float64) { mean[k] += x / count })
	each(func(k int, x float64) { spread[k] += (x - mean[k]) * (x - mean[k]) / count })
	for k := range spread {
		spread[k] = math.Sqrt(spread[k])
		if spread[k] < 1e-6 {
			mean[k], spread[k] = 0, 1
		}
	}
	return mean, spread
}
