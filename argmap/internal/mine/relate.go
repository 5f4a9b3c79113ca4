package mine

import (
	"math"

	"opedmap/nlp/linear"
)

// A Relater types components, links them and gives them a stance.
type Relater struct {
	kind, stance, root, head, sign, evidence chooser
	// compatible is the log-probability of a kind given how the component is
	// attached (to nothing, to the thesis, to another component), by genre.
	compatible [genres][attachments][kinds]float64
}

// Ways in which a component is attached.
const (
	asRoot = iota
	toThesis
	toComponent
	attachments
)

// window is how many components away a head may stand.
const window = 12

// chunk bounds the number of components that are linked at once; texts with
// more are cut, so that time stays linear.
const chunk = 256

// A reading is what the scorers say about the components of a map.
type reading struct {
	kind   [][kinds]float64 // log-probabilities
	attach [][]edge         // heads: first rootHead as thesis, then rootHead as bearing on it, then components
	side   [][2]float64
}

func logSoftmax(v []float64) {
	linear.Softmax(v)
	for i, x := range v {
		v[i] = math.Log(max(x, 1e-9))
	}
}

// candidates lists the components to which one may be linked.
func (m *Map) candidates(i int) []int {
	var out []int
	lo, hi := max(0, i-window), min(len(m.nodes), i+window+1)
	lo, hi = max(lo, i/chunk*chunk), min(hi, (i/chunk+1)*chunk)
	for j := lo; j < hi; j++ {
		if j != i {
			out = append(out, j)
		}
	}
	return out
}

func (r *Relater) read(m *Map) *reading {
	n := len(m.nodes)
	out := &reading{make([][kinds]float64, n), make([][]edge, n), make([][2]float64, n)}
	l := &keyList{salt: m.View.Genre.salt()}
	for i := range m.nodes {
		nd := &m.nodes[i]
		l.keys = l.keys[:0]
		m.kindKeys(l, nd)
		r.kind.scores(l.keys, out.kind[i][:])
		logSoftmax(out.kind[i][:])
		l.keys = l.keys[:0]
		m.stanceKeys(l, nd)
		r.stance.scores(l.keys, out.side[i][:])
		logSoftmax(out.side[i][:])
		var heads []edge
		var logits []float64
		for w := range uint64(2) {
			l.keys = l.keys[:0]
			m.rootKeys(l, nd, w)
			heads = append(heads, edge{head: rootHead})
			logits = append(logits, r.head.score(l.keys, 0))
		}
		for _, j := range m.candidates(i) {
			l.keys = l.keys[:0]
			m.headKeys(l, nd, &m.nodes[j])
			heads = append(heads, edge{head: j})
			logits = append(logits, r.head.score(l.keys, 0))
		}
		logSoftmax(logits)
		for k := range heads {
			heads[k].score = logits[k]
		}
		out.attach[i] = heads
	}
	return out
}

// bestKind is the kind that fits a component best when it is attached in a
// given way, with its score.
func (r *Relater) bestKind(rd *reading, g Genre, i, attachment int) (Kind, float64) {
	best, score := Premise, math.Inf(-1)
	for k := range kinds {
		if (attachment == asRoot) != (k == 0) {
			continue
		}
		if s := rd.kind[i][k] + r.compatible[g][attachment][k]; s > score {
			best, score = Kind(k+1), s
		}
	}
	return best, score
}

// Relate decides kinds, links, signs and stances of the components of m
// together and returns them.
func (r *Relater) Relate(m *Map) []Component {
	n := len(m.nodes)
	out := make([]Component, n)
	if n == 0 {
		return out
	}
	rd := r.read(m)
	g := m.View.Genre
	major := r.majors(rd, g)
	parent := make([]int, n)
	for lo := 0; lo < n; lo += chunk {
		r.link(rd, g, major, lo, min(lo+chunk, n), parent, out)
	}
	side := rd.side
	sign := make([][3]float64, n)
	fixed := make([]Stance, n)
	l := &keyList{salt: g.salt()}
	for i := range n {
		out[i].Span = m.nodes[i].Span
		if major[i] {
			fixed[i] = Pro
		}
		if p := parent[i]; p >= 0 {
			l.keys = l.keys[:0]
			m.signKeys(l, &m.nodes[i], &m.nodes[p])
			r.sign.scores(l.keys, sign[i][:])
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
			r.evidence.scores(l.keys, e[:])
			out[i].Evidence = Evidence(linear.Best(e[:]))
		}
	}
	return out
}

// majors chooses the thesis and its restatements.
func (r *Relater) majors(rd *reading, g Genre) []bool {
	n := len(rd.kind)
	major := make([]bool, n)
	top, topGain, any := 0, math.Inf(-1), false
	for i := range n {
		_, k := r.bestKind(rd, g, i, asRoot)
		as := rd.attach[i][0].score + k
		other := math.Inf(-1)
		for c, e := range rd.attach[i][1:] {
			a := toComponent
			if c == 0 {
				a = toThesis
			}
			_, k := r.bestKind(rd, g, i, a)
			other = max(other, e.score+k)
		}
		gain := as - other
		if gain > topGain {
			top, topGain = i, gain
		}
		if gain > 0 && g != Microtext {
			major[i], any = true, true
		}
	}
	if !any && g != Post {
		major[top] = true
	}
	return major
}

// link gives heads to the components lo to hi that are not major claims.
func (r *Relater) link(rd *reading, g Genre, major []bool, lo, hi int, parent []int, out []Component) {
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
				edges[k] = append(edges[k], edge{rootHead, e.score + s})
			case !major[e.head]:
				_, s := r.bestKind(rd, g, i, toComponent)
				edges[k] = append(edges[k], edge{number[e.head-lo], e.score + s})
			}
		}
	}
	choice := arborescence(edges)
	for i := lo; i < hi; i++ {
		parent[i] = -1
		if major[i] {
			out[i].Kind = MajorClaim
			out[i].Confidence = math.Exp(rd.kind[i][0])
		}
	}
	for k, i := range nodes {
		e := edges[k][choice[k]]
		attachment := toComponent
		if e.head == rootHead {
			attachment = toThesis
			parent[i] = nearest(major, i)
			out[i].LinkConfidence = math.Exp(rd.attach[i][1].score)
		} else {
			parent[i] = nodes[e.head]
			for _, c := range rd.attach[i][2:] {
				if c.head == parent[i] {
					out[i].LinkConfidence = math.Exp(c.score)
				}
			}
		}
		out[i].Kind, _ = r.bestKind(rd, g, i, attachment)
		out[i].Confidence = math.Exp(rd.kind[i][out[i].Kind-1])
	}
}

// nearest is the major claim nearest to component i, -1 when there is none.
func nearest(major []bool, i int) int {
	for d := 1; d < len(major); d++ {
		if i-d >= 0 && major[i-d] {
			return i - d
		}
		if i+d < len(major) && major[i+d] {
			return i + d
		}
	}
	return -1
}
