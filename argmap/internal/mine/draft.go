package mine

import (
	"cmp"
	"math"
	"slices"
)

// A Draft is what a first reading makes of a map, for the second to look at:
// who bears on the thesis, who is supported by whom, who speaks on which side
// (stacking; Wolpert 1992, and for parsing Nivre & McDonald 2008).
type Draft struct {
	side   []float64 // log-odds of the opposing side
	thesis []float64 // of bearing on the thesis
	root   []float64 // of being it
	// links is the probability of the link from component i to i-near+k.
	links [][2*near + 1]float64
	order [][2*near + 1]uint8 // rank of each among the heads of i
	in    []float64           // how many links lead to a component, in expectation
	head  []int               // most probable head: a component, rootHead for the thesis
	// Ranks: as thesis in the text; as bearing on it, and as head of others,
	// in the paragraph.
	rootRank, thesisRank, inRank []int
}

// Draft reads a map for the first time.
func (r *Reader) Draft(m *Map) *Draft {
	n := len(m.nodes)
	if n == 0 {
		return &Draft{}
	}
	rd := r.read(m)
	d := &Draft{
		side: make([]float64, n), thesis: make([]float64, n), root: make([]float64, n), in: make([]float64, n), head: make([]int, n),
		links: make([][2*near + 1]float64, n), order: make([][2*near + 1]uint8, n),
		rootRank: make([]int, n), thesisRank: make([]int, n), inRank: make([]int, n),
	}
	for i, heads := range rd.attach {
		d.side[i] = rd.side[i][1] - rd.side[i][0]
		d.root[i], d.thesis[i] = logOdds(heads[0].score), logOdds(heads[1].score)
		d.head[i] = rootHead
		top := math.Exp(heads[1].score)
		for _, e := range heads[rootColumns.n:] {
			p := math.Exp(e.score)
			d.links[i][e.head-i+near] = p
			d.in[e.head] += p
			if p > top {
				top, d.head[i] = p, e.head
			}
		}
		d.order[i] = ranks(d.links[i])
	}
	_, contest := r.contest(rd, m.View.Genre)
	rank(m.nodes, func(n *node) float64 { return contest[n.index] }, func(n *node, r int, _ float64) { d.rootRank[n.index] = r })
	for _, b := range m.paragraphs() {
		rank(b, func(n *node) float64 { return d.thesis[n.index] }, func(n *node, r int, _ float64) { d.thesisRank[n.index] = r })
		rank(b, func(n *node) float64 { return d.in[n.index] }, func(n *node, r int, _ float64) { d.inRank[n.index] = r })
	}
	return d
}

// ranks gives each probability its place, 0 for the largest; equal ones have
// the same.
func ranks(ps [2*near + 1]float64) (out [2*near + 1]uint8) {
	sorted := ps
	slices.SortFunc(sorted[:], func(a, b float64) int { return cmp.Compare(b, a) })
	for k, p := range ps {
		out[k] = uint8(slices.Index(sorted[:], p))
	}
	return out
}

// logOdds turns a log-probability into log-odds.
func logOdds(logp float64) float64 { return logp - math.Log(max(1e-9, 1-math.Exp(logp))) }

// link is the probability of the link from i to j.
func (d *Draft) link(i, j int) float64 {
	if j < i-near || j > i+near {
		return 0
	}
	return d.links[i][j-i+near]
}

// step rounds x to the number of limits that it reaches.
func step(x float64, limits ...float64) uint64 {
	n := 0
	for n < len(limits) && x >= limits[n] {
		n++
	}
	return uint64(n)
}

func linkLevel(p float64) uint64 { return step(p, leastDrafted, 0.06, 0.15, 0.3, 0.5, 0.7, 0.85) }

func inLevel(x float64) uint64 { return step(x, 0.1, 0.3, 0.6, 1, 1.5, 2, 3, 4.5) }

// sideLevel is the side of a component in the draft, and of what stands
// outside of the text.
func (d *Draft) sideLevel(i int) uint64 {
	if i < 0 || i >= len(d.side) {
		return 15
	}
	return oddsLevel(d.side[i])
}

// draftKeys adds what the draft says of a component.
func (m *Map) draftKeys(l *keyList, n *node) {
	d := m.draft
	if d == nil {
		return
	}
	i := n.index
	thesis, root, in, side := oddsLevel(d.thesis[i]), oddsLevel(d.root[i]), inLevel(d.in[i]), d.sideLevel(i)
	rootRank, thesisRank, inRank := uint64(min(d.rootRank[i], 5)), uint64(min(d.thesisRank[i], 4)), uint64(min(d.inRank[i], 4))
	of := uint64(min(n.of, 6))
	l.both(draftBase, thesis, root)
	l.both(draftBase+1, thesis, in)
	l.both(draftBase+2, root, in)
	l.both(draftBase+3, thesisRank, of)
	l.both(draftBase+4, inRank, of)
	l.both(draftBase+5, inRank, thesisRank)
	l.both(draftBase+6, rootRank, root)
	l.both(draftBase+7, rootRank, in)
	l.both(draftBase+8, side, 0)
	l.both(draftBase+9, side, d.sideLevel(i-1)*16+d.sideLevel(i+1))
	if h := d.head[i]; h == rootHead {
		l.both(draftBase+10, side, 16)
	} else {
		l.both(draftBase+10, side, d.sideLevel(h))
		l.both(draftBase+11, thesis, oddsLevel(d.thesis[h]))
	}
	l.both(draftBase+12, m.kindLevels(n), thesis)
	l.both(draftBase+13, side, thesis)
}

// draftPair adds what the draft says of the link from a to b, at a distance and
// a bearing.
func (m *Map) draftPair(l *keyList, a, b *node, dist uint64, at bearing) {
	d := m.draft
	if d == nil {
		return
	}
	i, j, same := a.index, b.index, uint64(at/2)
	link, in := linkLevel(d.link(i, j)), d.in[j]
	thesis := oddsLevel(d.thesis[j])
	side := d.sideLevel(i)*16 + d.sideLevel(j)
	rank := uint64(6)
	if k := j - i + near; k >= 0 && k < len(d.order[i]) {
		rank = uint64(min(d.order[i][k], 5))
	}
	l.both(draftBase+50, link, same)
	l.both(draftBase+51, link, dist)
	l.both(draftBase+52, link, linkLevel(d.link(j, i)))
	l.both(draftBase+53, thesis, oddsLevel(d.thesis[i])*8+same)
	l.both(draftBase+54, thesis, dist)
	l.both(draftBase+55, side, uint64(at))
	l.both(draftBase+56, side, dist)
	l.both(draftBase+57, inLevel(in), uint64(at))
	l.both(draftBase+58, inLevel(in-d.link(i, j)), dist)
	l.both(draftBase+59, uint64(min(d.thesisRank[j], 4)), dist)
	l.both(draftBase+60, uint64(min(d.inRank[j], 4)), dist)
	if i > 0 && i-1 != j { // whether the neighbours of a go there too
		l.both(draftBase+61, link, linkLevel(d.link(i-1, j)))
	}
	if i+1 < len(m.nodes) && i+1 != j {
		l.both(draftBase+62, link, linkLevel(d.link(i+1, j)))
	}
	onward := uint64(20) // where b goes, seen from a
	if h := d.head[j]; h != rootHead {
		onward = uint64(min(max(h-i, -8), 8) + 8)
	}
	l.both(draftBase+63, onward, dist)
	l.both(draftBase+64, rank, dist)
	l.both(draftBase+65, rank, thesis)
}
