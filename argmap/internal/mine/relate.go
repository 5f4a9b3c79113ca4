package mine

import (
	"math"
	"slices"

	"opedmap/nlp/linear"
)

// A Relater types components, links them and gives them a stance.
type Relater struct {
	component            chooser // see kindColumns and those after it
	head, sign, evidence chooser
	// compatible is the log-probability of a kind given how the component is
	// attached (to nothing, to the thesis, to another component), by genre.
	compatible [genres][attachments][kinds]float64
	// claims is the log-probability of how many components of a paragraph bear
	// on the thesis, by genre, paragraph class and number of components.
	claims [genres][blockClasses][sizes][claimCounts]float64
}

// Rows and columns of Relater.claims: up to five components in a paragraph or
// more, none to three of them on the thesis or more.
const (
	sizes       = 6
	claimCounts = 4
)

// Columns of Relater.component.
var (
	kindColumns   = columnBlock{0, kinds}
	stanceColumns = columnBlock{kinds, 2}
	thesisColumns = columnBlock{kinds + 2, 1}
	rootColumns   = columnBlock{kinds + 3, 2} // of being the thesis, of bearing on it
)

// claimPrior weighs the number of claims of a paragraph against the scores of
// single links; chosen on aaec dev.
const claimPrior = 0.7

// conLean is added to the log-probability of the opposing view, by genre: it is
// rare, and an objection that is missed turns its replies around too. Chosen by
// cross-validation on the train parts, for the F1 of con components; for op-eds
// it differs by less than 0.02 from 0 to 0.7, and MODEL.md says what decided.
var conLean = [genres]float64{Oped: 0.5, Essay: 1}

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
	thesis []float64 // log-probability of being the thesis, over the text
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
	out := &reading{make([][kinds]float64, n), make([][]edge, n), make([][2]float64, n), make([]float64, n)}
	l := m.View.keyList()
	g := m.View.Genre
	component, head := r.component.in(g), r.head.in(g)
	from, to := newEnds(n), newEnds(n)
	ends := &tally{table: head.Quick}
	var asked []*float64 // where the sums belong
	ask := func(score *float64, fill func(*keyList)) {
		l.keys = l.keys[:0]
		fill(l)
		ends.list(l.keys)
		asked = append(asked, score)
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
		logSoftmax(out.side[i][:])
		out.thesis[i] = s[thesisColumns.first]
		candidates := m.candidates(i)
		heads := make([]edge, 0, rootColumns.n+len(candidates))
		logits := make([]float64, rootColumns.n+len(candidates))
		for c := range rootColumns.n {
			heads = append(heads, edge{head: rootHead})
			logits[c] = s[rootColumns.first+c]
		}
		asked = asked[:0]
		for _, j := range candidates {
			b := &m.nodes[j]
			at := m.bearing(a, b)
			if s := &from[i][at]; math.IsNaN(*s) {
				*s = 0
				ask(s, func(l *keyList) { m.fromKeys(l, a, at) })
			}
			if s := &to[j][at]; math.IsNaN(*s) {
				*s = 0
				ask(s, func(l *keyList) { m.toKeys(l, b, at) })
			}
			ask(&logits[len(heads)], func(l *keyList) { m.pairKeys(l, a, b, at) })
			heads = append(heads, edge{head: j})
		}
		for k, sum := range ends.settle() {
			*asked[k] = float64(sum) * float64(head.Scale)
		}
		for k, j := range candidates {
			at := m.bearing(a, &m.nodes[j])
			logits[rootColumns.n+k] += from[i][at] + to[j][at]
		}
		logSoftmax(logits)
		for k := range heads {
			heads[k].score = logits[k]
		}
		out.attach[i] = heads
	}
	logSoftmax(out.thesis)
	return out
}

// newEnds makes room for what one end of a link adds to its score, by component
// and bearing: NaN where it is not yet known.
func newEnds(n int) [][bearings]float64 {
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
	major, _ := r.majors(rd, g)
	parent := make([]int, n)
	thesis := statedBefore(major)
	for lo := 0; lo < n; lo += chunk {
		r.link(m, rd, major, thesis, lo, min(lo+chunk, n), parent, out)
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

// majors chooses the thesis and its restatements: the component that wins the
// competition for the thesis, and those that are rather a root than anything
// else. A post, often a reply, may have none. contest is the score of each
// component in that competition.
func (r *Relater) majors(rd *reading, g Genre) (major []bool, contest []float64) {
	n := len(rd.kind)
	major, contest = make([]bool, n), make([]float64, n)
	gain := make([]float64, n) // of being a root over being anything else
	top, any := 0, false
	for i := range n {
		_, k := r.bestKind(rd, g, i, asRoot)
		other := math.Inf(-1)
		for c, e := range rd.attach[i][1:] {
			a := toComponent
			if c == 0 {
				a = toThesis
			}
			_, k := r.bestKind(rd, g, i, a)
			other = logAdd(other, e.score+k)
		}
		gain[i] = rd.attach[i][0].score + k - other + rd.side[i][0]
		contest[i] = rd.thesis[i] + gain[i]
		if contest[i] > contest[top] {
			top = i
		}
		if gain[i] > 0 && g != Microtext {
			major[i], any = true, true
		}
	}
	if g != Post || any {
		major[top] = true
	}
	return major, contest
}

// link gives heads to the components lo to hi that are not major claims.
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
				edges[k] = append(edges[k], edge{rootHead, e.score + s})
			case !major[e.head]:
				_, s := r.bestKind(rd, g, i, toComponent)
				edges[k] = append(edges[k], edge{number[e.head-lo], e.score + s})
			}
		}
	}
	choice := r.fewClaims(m, nodes, edges)
	for i := lo; i < hi; i++ {
		parent[i] = -1
		if major[i] {
			out[i].Kind = MajorClaim
			out[i].Confidence = math.Exp((rd.kind[i][0] + rd.thesis[i]) / 2)
		}
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
		out[i].Kind, _ = r.bestKind(rd, g, i, attachment)
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
