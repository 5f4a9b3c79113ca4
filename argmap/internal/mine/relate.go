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
	// claims is the log-probability of how many components of a paragraph bear
	// on the thesis, by genre, paragraph class and number of components.
	claims  [genres][blockClasses][sizes][claimCounts]float64
	Verdict *Verdict
}

// Rows and columns of Relater.claims: up to five components in a paragraph or
// more, none to three of them on the thesis or more.
const (
	sizes       = 6
	claimCounts = 4
)

// claimPrior weighs the number of claims of a paragraph against the scores of
// single links; chosen on aaec dev.
const claimPrior = 0.7

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
			var e [NumEvidence]float64
			r.evidence.in(g).scores(l.keys, e[:])
			out[i].Evidence = Evidence(linear.Best(e[:]))
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
	choice := r.fewClaims(m, nodes, edges)
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

// longParagraph is the number of components above which a paragraph says
// nothing about how many claims it should have, and costs too much to search.
const longParagraph = 24

// fewClaims finds the heaviest arborescence when the number of components of
// each paragraph that bear on the thesis counts too: it starts from the
// heaviest without that and moves single components to or from the thesis, as
// long as the sum grows.
func (r *Relater) fewClaims(m *Map, nodes []int, edges [][]edge) []int {
	choice := arborescence(edges)
	g := m.View.Genre
	room := make([][]edge, longParagraph)
	for a := 0; a < len(nodes); {
		b := a
		for b < len(nodes) && m.nodes[nodes[b]].block == m.nodes[nodes[a]].block {
			b++
		}
		if b-a > longParagraph {
			a = b
			continue
		}
		prior := &r.claims[g][m.View.blocks[m.nodes[nodes[a]].block].class][min(b-a, sizes-1)]
		total := func(c []int) float64 {
			sum, n := 0.0, 0
			for k := a; k < b; k++ {
				sum += edges[k][c[k]].score
				if edges[k][c[k]].head == rootHead {
					n++
				}
			}
			return sum + claimPrior*prior[min(n, claimCounts-1)]
		}
		for range b - a {
			best, bestTotal := []int(nil), total(choice)
			for k := a; k < b; k++ {
				c := moved(edges, choice, k, a, b, room)
				if c == nil {
					continue
				}
				if t := total(c); t > bestTotal+1e-9 {
					best, bestTotal = c, t
				}
			}
			if best == nil {
				break
			}
			choice = best
		}
		a = b
	}
	return choice
}

// moved is the best choice for nodes a to b when node k changes sides: on the
// thesis if it was not, and off it if it was. The others keep their sides. It
// is nil when there is no way or when it closes a cycle through other nodes.
// What room holds is written over.
func moved(edges [][]edge, choice []int, k, a, b int, room [][]edge) []int {
	const never = 1e6
	sub := room[:b-a]
	for i := a; i < b; i++ {
		sub[i-a] = sub[i-a][:0]
		onThesis := (edges[i][choice[i]].head == rootHead) != (i == k)
		for _, e := range edges[i] {
			if (e.head == rootHead) != onThesis {
				e.score -= never
			}
			if e.head < a || e.head >= b {
				e.head = rootHead
			} else {
				e.head -= a
			}
			sub[i-a] = append(sub[i-a], e)
		}
	}
	out := slices.Clone(choice)
	for i, c := range arborescence(sub) {
		if sub[i][c].score < -never/2 {
			return nil
		}
		out[a+i] = c
	}
	if findCycle(edges, out) != nil {
		return nil
	}
	return out
}
