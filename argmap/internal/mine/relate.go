package mine

import (
	"math"
	"slices"

	"opedmap/nlp/linear"
)

// A Relater types components, links them and gives them a stance.
type Relater struct {
	Reader
	sign, evidence chooser
	Verdict        *Verdict
}

// kindWeight weighs the kinds of components against the scores of their links,
// by genre; chosen by cross-validation on the train parts. From 1 to
// 5 C-F1 half of posts grows by 0.016, that of the others moves by less.
var kindWeight = [genres]float64{Oped: 1, Essay: 1, Microtext: 1, Post: 5}

// conLean is added to the log-probability of the opposing view, by genre: an
// objection that is missed turns its replies around too. Chosen by
// cross-validation on the train parts, for the F1 of con components. Op-eds do
// without: from -0.4 to 0.3 theirs moves by 0.016 at most, and more would be called
// the opposing view of texts that hardly have one.
var conLean = [genres]float64{Essay: 1}

// evidenceFactor multiplies the probability of each type of evidence before the largest
// is taken, for values and analogies are so rare among the premises of op-eds that they
// would hardly ever be most probable: it is the inverse square root of how often the
// type occurs there, against that of facts. In cross-validation (45,067 given premises)
// the macro F1 of the seven types is 0.463 with it and 0.407 without, 0.575 and 0.574 of
// the premises are right; exponents of 0.3 and 0.8 give 0.444, 0.578 and 0.469, 0.553.
var evidenceFactor = [NumEvidence]float64{
	1.2,  // none
	1,    // fact
	1.5,  // statistic
	1.45, // example
	1.35, // testimony
	2.2,  // authority
	2.9,  // analogy
	3.7,  // value
}

// evidenceOf is the type with the largest probability times factor, by the features in l.
func (r *Relater) evidenceOf(l *keyList, g Genre) Evidence {
	var e [NumEvidence]float64
	r.evidence.in(g).scores(l.keys, e[:])
	for k := range e {
		e[k] += math.Log(evidenceFactor[k])
	}
	return Evidence(linear.Best(e[:]))
}

// Relate decides kinds, links, signs and stances of the components of m
// together and returns them; d is what the first reader says of m. In an op-ed,
// where premises often stand directly under the thesis and claims answer one
// another, the links only lean on the kinds, and the verdict has these to itself:
// that makes C-F1 of op-eds by readers 0.641, not 0.635, in cross-validation.
func (r *Relater) Relate(m *Map, d *Draft) []Component {
	m.draft = d
	n := len(m.nodes)
	out := make([]Component, n)
	if n == 0 {
		return out
	}
	rd := r.read(m)
	g := m.View.Genre
	gain, contest := r.contest(rd, g)
	sure := make([]float64, n) // log of the confidence as a major claim
	for i := range n {
		sure[i] = (rd.kind[i][0] + rd.thesis[i]) / 2
	}
	if won := r.Verdict.pronounce(m, rd, contest); g == Oped {
		contest = won
		gain, sure = restatements(rd, won)
	}
	major := majors(g, gain, contest)
	parent := make([]int, n)
	thesis := statedBefore(major)
	for lo := 0; lo < n; lo += chunk {
		r.link(m, rd, major, thesis, lo, min(lo+chunk, n), parent, out)
	}
	for i := range n {
		if major[i] {
			out[i].Kind, out[i].Confidence = MajorClaim, math.Exp(sure[i])
		}
	}
	side := rd.side
	for i := range side {
		side[i][1] += conLean[g]
	}
	sign := make([][3]float64, n)
	fixed := make([]Stance, n)
	l := m.View.keyList()
	for i := range n {
		out[i].Span = m.nodes[i].Span
		if major[i] {
			fixed[i] = Pro
		}
		if p := parent[i]; p >= 0 {
			l.keys = l.keys[:0]
			m.signKeys(l, &m.nodes[i], &m.nodes[p])
			r.sign.in(g).scores(l.keys, sign[i][:])
			logSoftmax(sign[i][:])
		}
	}
	stance, signs := agree(parent, side, sign, fixed)
	for i := range out {
		out[i].Stance, out[i].Sign, out[i].Parent = stance[i], signs[i], parent[i]
		if out[i].Kind == Premise {
			l.keys = l.keys[:0]
			m.evidenceKeys(l, &m.nodes[i])
			out[i].Evidence = r.evidenceOf(l, g)
		}
		out[i].Cues = r.cues(m, i, &out[i])
	}
	return out
}

// link gives heads and kinds to the components lo to hi that are not major claims.
func (r *Relater) link(m *Map, rd *reading, major []bool, thesis []int, lo, hi int, parent []int, out []Component) {
	g := m.View.Genre
	number := make([]int, hi-lo) // component → node of the arborescence
	var nodes []int
	for i := lo; i < hi; i++ {
		if !major[i] {
			number[i-lo] = len(nodes)
			nodes = append(nodes, i)
		}
	}
	edges := make([][]edge, len(nodes))
	for k, i := range nodes {
		for c, e := range rd.attach[i][1:] {
			switch {
			case c == 0:
				_, s := r.bestKind(rd, g, i, toThesis)
				edges[k] = append(edges[k], edge{rootHead, e.score + kindWeight[g]*s})
			case !major[e.head]:
				_, s := r.bestKind(rd, g, i, toComponent)
				edges[k] = append(edges[k], edge{number[e.head-lo], e.score + kindWeight[g]*s})
			}
		}
	}
	choice := arborescence(edges)
	for i := lo; i < hi; i++ {
		parent[i] = -1
	}
	for k, i := range nodes {
		e := edges[k][choice[k]]
		attachment := toComponent
		if e.head == rootHead {
			attachment = toThesis
			parent[i] = thesis[i]
			out[i].LinkConfidence = math.Exp(rd.attach[i][1].score)
		} else {
			parent[i] = nodes[e.head]
			for _, c := range rd.attach[i][2:] {
				if c.head == parent[i] {
					out[i].LinkConfidence = math.Exp(c.score)
				}
			}
		}
		if g == Oped {
			out[i].Kind = Claim
			if rd.kind[i][Premise-1] > rd.kind[i][Claim-1] {
				out[i].Kind = Premise
			}
		} else {
			out[i].Kind, _ = r.bestKind(rd, g, i, attachment)
		}
		out[i].Confidence = math.Exp(rd.kind[i][out[i].Kind-1])
	}
}

// statedBefore gives for each component the last major claim before it, or the
// first of the text where none is; -1 when the text has none. Claims bear on
// the thesis as it was stated last: a restatement at the end sums them up.
func statedBefore(major []bool) []int {
	out := make([]int, len(major))
	last := slices.Index(major, true)
	for i, m := range major {
		if m {
			last = i
		}
		out[i] = last
	}
	return out
}
