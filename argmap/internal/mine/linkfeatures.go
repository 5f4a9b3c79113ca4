package mine

import "opedmap/nlp/vector"

// A bearing is how one component lies to another: 0 far, 1 in the next
// paragraph, 2 in the same one, 3 in the same sentence; doubled, with 1 added
// when the other one comes after it.
type bearing uint64

const bearings = 8

func (m *Map) bearing(a, b *node) bearing {
	blocks := m.View.blocks
	var c bearing
	switch apart := blocks[a.block].index - blocks[b.block].index; {
	case a.sentence == b.sentence:
		c = 3
	case a.block == b.block:
		c = 2
	case apart == 1 || apart == -1:
		c = 1
	}
	if b.index > a.index {
		return 2*c + 1
	}
	return 2 * c
}

// The features of a link from a to b are those of a, of b and of the pair. a
// and b are alike for all partners of one bearing; see [Relater.read].

// headKeys lists all of them.
func (m *Map) headKeys(l *keyList, a, b *node) {
	at := m.bearing(a, b)
	m.fromKeys(l, a, at)
	m.toKeys(l, b, at)
	m.pairKeys(l, a, b, at)
}

// fromKeys lists the features of the end from which a link comes.
func (m *Map) fromKeys(l *keyList, a *node, at bearing) {
	w := uint64(at)
	l.kin(headBase+12, filling(familyTailOpening, a.heads[1], 0, 0), w, false)
	for i := a.first; i < min(a.first+4, a.last); i++ {
		l.kin(headBase+27, filling(familyTail, m.View.at(i).word, 0, 0), w, false)
	}
}

// toKeys lists the features of the end to which a link goes.
func (m *Map) toKeys(l *keyList, b *node, at bearing) {
	w, same := uint64(at), uint64(at/2)
	l.kin(headBase+13, filling(familyHeadLead, b.lead, 0, 0), w, false)
	l.kin(headBase+15, filling(familyHeadOpening, b.heads[1], 0, 0), w, false)
	for i := b.first; i < min(b.first+4, b.last); i++ {
		l.kin(headBase+28, filling(familyHead, m.View.at(i).word, 0, 0), w, false)
	}
	l.both(headBase+30, uint64(m.View.blocks[b.block].class), w)
	l.add2(headBase+31, level(b.recall, 5), same)
	l.both(headBase+33, uint64(min(b.claimRank, 4)), w)
	l.both(headBase+35, uint64(min(b.claimRank, 4))*16+oddsLevel(b.claimLead), same)
}

// pairKeys lists the features that both ends have together.
func (m *Map) pairKeys(l *keyList, a, b *node, at bearing) {
	v := m.View
	d := b.index - a.index
	dist := uint64(min(max(d, -8), 8) + 8)
	w, same, dir := uint64(at), uint64(at/2), uint64(at%2)
	ps := uint64(min(max(b.sentence-a.sentence, -5), 5) + 5)
	l.both(headBase+1, dist, same)
	l.both(headBase+2, ps, same)
	l.both(headBase+3, dist, uint64(min(a.of, 6)))
	l.both(headBase+4, w, edges(a.place, a.of)*4+edges(b.place, b.of))
	l.both(headBase+9, dist, a.gapHash)
	l.both(headBase+10, dist, a.lead)
	l.add3(headBase+11, dist, a.heads[0], same)
	l.add3(headBase+14, dist, b.gapHash, same)
	l.add3(headBase+16, a.lead, b.lead, dir)
	l.add3(headBase+17, a.gapHash, b.gapHash, dist)
	l.add3(headBase+22, a.flags&(flagWhole|flagModal|flagQuestion), b.flags&(flagWhole|flagModal|flagQuestion), w)
	l.add3(headBase+23, a.flags&(flagNumber|flagQuote|flagName), b.flags&(flagNumber|flagQuote|flagName), w)
	if d == 1 || d == -1 { // the words between neighbours
		later := a
		if d == 1 {
			later = b
		}
		for i := max(later.gap, later.first-6); i < later.first; i++ {
			l.both(headBase+24, v.at(i).word, w)
		}
	}
	if c := m.around(a, 1); c != nil { // what follows a
		l.add3(headBase+25, dist, c.lead, same)
	}
	if c := m.around(b, 1); c != nil && c != a {
		l.add2(headBase+26, c.lead, w)
	}
	l.add3(headBase+29, uint64(v.at(a.first).tag), uint64(v.at(b.first).tag), dist)
	l.both(headBase+32, m.stanceHint(b), dist)
	l.both(headBase+34, uint64(min(b.claimRank, 4))*8+uint64(min(a.claimRank, 4)), dist)
	m.draftPair(l, a, b, dist, at)
}

// stanceHint tells whether a component follows or is followed by a turn.
func (m *Map) stanceHint(n *node) uint64 {
	h := n.gapHash
	if q := m.around(n, 1); q != nil {
		return mix(h) ^ q.lead
	}
	return mix(h)
}

// signKeys lists the features that tell the sign of the link from a to b.
func (m *Map) signKeys(l *keyList, a, b *node) {
	v := m.View
	d := b.index - a.index
	dist := uint64(min(max(d, -3), 3) + 3)
	l.both(signBase+1, dist, 0)
	if d := m.draft; d != nil {
		l.both(draftBase+80, d.sideLevel(a.index)*16+d.sideLevel(b.index), dist)
	}
	l.both(signBase+2, a.gapHash, dist)
	l.both(signBase+3, a.lead, dist)
	l.both(signBase+4, b.lead, dist)
	l.add3(signBase+5, a.lead, b.lead, dist)
	l.add2(signBase+6, a.heads[1], dist)
	l.both(signBase+7, m.kindLevels(a)%16, m.kindLevels(b)%16)
	m.gapWords(l, signBase+8, a, dist)
	m.gapWords(l, signBase+9, b, dist)
	na, nb := a.flags&flagNegation, b.flags&flagNegation
	l.both(signBase+10, na*2+nb, shared(a, b))
	for i := a.first; i < a.last; i++ {
		stem := filling(familySignStem, v.at(i).stem, 0, 0)
		l.kin(signBase+11, stem, 0, false)
		l.kin(signBase+12, stem, 1+dist, false)
	}
	for i := b.first; i < b.last; i++ {
		l.add(signBase+13, v.at(i).stem)
	}
	if p := m.around(a, -1); p != nil {
		l.add2(signBase+14, p.lead, dist)
	}
	if q := m.around(a, 1); q != nil {
		l.both(signBase+15, q.lead, dist)
	}
	m.voice(l, voiceBase+20, a)
	l.both(signBase+16, level((vector.Dot(a.vec[:], b.vec[:])+0.2)/1.2, 6), na*2+nb)
	if v.Agreement != nil {
		x := oddsLevel(v.Agreement(a.Span, b.Span))
		l.both(signBase+17, x, 0)
		l.both(signBase+18, x, dist)
		l.both(signBase+19, x, a.gapHash)
	}
}
