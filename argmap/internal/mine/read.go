package mine

import (
	"math"

	"opedmap/nlp/linear"
)

// A Reader judges the components of a map by themselves and in pairs.
type Reader struct {
	component chooser // see kindColumns and those after it
	head      chooser
	turn      chooser // see [Map.turnKeys]
	// compatible is the log-probability of a kind given how the component is
	// attached (to nothing, to the thesis, to another component), by genre.
	compatible [genres][attachments][kinds]float64
}

// Columns of Reader.component.
var (
	kindColumns   = columnBlock{0, kinds}
	stanceColumns = columnBlock{kinds, sides}
	thesisColumns = columnBlock{kinds + sides, 1}
	rootColumns   = columnBlock{kinds + sides + 1, 2} // of being the thesis, of bearing on it
)

// Ways in which a component is attached.
const (
	asRoot = iota
	toThesis
	toComponent
	attachments
)

// How many components away a head may stand: in the training of the second
// reading, and elsewhere. Farther heads are hardly ever the best, and cost time.
const (
	window = 12
	near   = 6
)

// leastDrafted is the probability that the first reading must give a link for the
// second to look at it: the lowest that its features tell from nothing.
const leastDrafted = 0.02

// chunk bounds the number of components that are linked at once; texts with
// more are cut, so that time stays linear.
const chunk = 256

// A reading is what the scorers say about the components of a map.
type reading struct {
	kind   [][kinds]float64 // log-probabilities
	attach [][]edge         // heads: first rootHead as thesis, then rootHead as bearing on it, then components
	side   [][sides]float64
	thesis []float64 // log-probability of being the thesis, over the text
}

func logSoftmax(v []float64) {
	linear.Softmax(v)
	for i, x := range v {
		v[i] = math.Log(max(x, 1e-9))
	}
}

// candidates lists the components to which one may be linked. In use, the second
// reading leaves out those that the first holds for next to impossible.
func (m *Map) candidates(i int) []int {
	reach := near
	if m.draft != nil && m.View.Learn {
		reach = window
	}
	possible := func(j int) bool { return m.draft == nil || m.View.Learn || m.draft.link(i, j) >= leastDrafted }
	lo, hi := max(0, i-reach), min(len(m.nodes), i+reach+1)
	lo, hi = max(lo, i/chunk*chunk), min(hi, (i/chunk+1)*chunk)
	out := make([]int, 0, hi-lo)
	for j := lo; j < hi; j++ {
		if j != i && possible(j) {
			out = append(out, j)
		}
	}
	return out
}

func (r *Reader) read(m *Map) *reading {
	n := len(m.nodes)
	out := &reading{make([][kinds]float64, n), make([][]edge, n), make([][sides]float64, n), make([]float64, n)}
	l := m.View.keyList()
	g := m.View.Genre
	component, head, turn := r.component.in(g), r.head.in(g), r.turn.in(g)
	turned := make([][turns]float64, n)
	from, to := unscored(n), unscored(n)
	score := func(fill func()) float64 {
		l.keys = l.keys[:0]
		fill()
		var s [1]float64
		head.scores(l.keys, s[:])
		return s[0]
	}
	for i := range m.nodes {
		a := &m.nodes[i]
		l.keys = l.keys[:0]
		m.componentKeys(l, a)
		var s [maxColumns]float64
		component.scores(l.keys, s[:])
		copy(out.kind[i][:], s[kindColumns.first:])
		logSoftmax(out.kind[i][:])
		copy(out.side[i][:], s[stanceColumns.first:])
		if i > 0 {
			l.keys = l.keys[:0]
			m.turnKeys(l, &m.nodes[i-1], a)
			turn.scores(l.keys, turned[i][:])
		}
		out.thesis[i] = s[thesisColumns.first]
		candidates := m.candidates(i)
		heads := make([]edge, 0, rootColumns.n+len(candidates))
		logits := make([]float64, rootColumns.n+len(candidates))
		for c := range rootColumns.n {
			heads = append(heads, edge{head: rootHead})
			logits[c] = s[rootColumns.first+c]
		}
		for k, j := range candidates {
			b := &m.nodes[j]
			at := m.bearing(a, b)
			if s := &from[i][at]; math.IsNaN(*s) {
				*s = score(func() { m.fromKeys(l, a, at) })
			}
			if s := &to[j][at]; math.IsNaN(*s) {
				*s = score(func() { m.toKeys(l, b, at) })
			}
			logits[rootColumns.n+k] = score(func() { m.pairKeys(l, a, b, at) }) + from[i][at] + to[j][at]
			heads = append(heads, edge{head: j})
		}
		logSoftmax(logits)
		for k := range heads {
			heads[k].score = logits[k]
		}
		out.attach[i] = heads
	}
	logSoftmax(out.thesis)
	out.side, _ = chain(out.side, turned)
	return out
}

// unscored makes room for what one end of a link adds to its score, by component
// and bearing: NaN where it is not yet known.
func unscored(n int) [][bearings]float64 {
	out := make([][bearings]float64, n)
	for i := range out {
		for b := range out[i] {
			out[i][b] = math.NaN()
		}
	}
	return out
}

// bestKind is the kind that fits a component best when it is attached in a
// given way, with its score.
func (r *Reader) bestKind(rd *reading, g Genre, i, attachment int) (Kind, float64) {
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

// contest lets the components of a text compete for being its thesis. gain is
// how much better each is as a root than as anything else, score adds how it
// does against the others.
func (r *Reader) contest(rd *reading, g Genre) (gain, score []float64) {
	n := len(rd.kind)
	gain, score = make([]float64, n), make([]float64, n)
	for i := range n {
		_, k := r.bestKind(rd, g, i, asRoot)
		other := math.Inf(-1)
		_, underThesis := r.bestKind(rd, g, i, toThesis)
		_, elsewhere := r.bestKind(rd, g, i, toComponent)
		for c, e := range rd.attach[i][1:] {
			k := elsewhere
			if c == 0 {
				k = underThesis
			}
			other = logAdd(other, e.score+k)
		}
		gain[i] = rd.attach[i][0].score + k - other + rd.side[i][0]
		score[i] = rd.thesis[i] + gain[i]
	}
	return gain, score
}

// majors chooses the thesis and its restatements: the component with the
// highest score, and those that are rather a root than anything else. A post,
// often a reply, may have none.
func majors(g Genre, gain, score []float64) []bool {
	major := make([]bool, len(gain))
	any := false
	for i, x := range gain {
		if x > 0 && g != Microtext {
			major[i], any = true, true
		}
	}
	if g != Post || any {
		major[linear.Best(score)] = true
	}
	return major
}
