package mine

// Template numbers of the models over components.
const (
	nodeBase     = 1000 // kind, thesis, stance and whether it bears on the thesis
	voiceBase    = 1100 // two blocks: for stance and thesis, and for signs
	headBase     = 1200
	thesisBase   = 1300
	signBase     = 1500
	evidenceBase = 1600
	turnBase     = 1700
	draftBase    = 1800
)

// around is the node k places away in the same paragraph, nil when there is none.
func (m *Map) around(n *node, k int) *node {
	i := n.index + k
	if i < 0 || i >= len(m.nodes) || m.nodes[i].block != n.block {
		return nil
	}
	return &m.nodes[i]
}

// gapWords adds the words between the component before and this one.
func (m *Map) gapWords(l *keyList, template uint64, n *node, with uint64) {
	for i := max(n.gap, n.first-8); i < n.first; i++ {
		l.both(template, m.View.at(i).word, with)
	}
}

// oddsLevel rounds log-odds to one of nine steps.
func oddsLevel(x float64) uint64 {
	for i, limit := range [...]float64{-4, -2, -1, -0.3, 0.3, 1, 2, 4} {
		if x < limit {
			return uint64(i)
		}
	}
	return 8
}

// edges is 1 for the first of several, 2 for the last, 3 for the only one.
func edges(i, of int) uint64 {
	e := uint64(0)
	if i == 0 {
		e |= 1
	}
	if i == of-1 {
		e |= 2
	}
	return e
}

func (m *Map) kindLevels(n *node) uint64 {
	return oddsLevel(n.kind[0]-n.kind[2])*16 + oddsLevel(n.kind[1]-n.kind[2])
}

// standing adds how a component compares with those around it in the eyes of
// the segmenter.
func (m *Map) standing(l *keyList, base uint64, n *node) {
	cls := uint64(m.View.blocks[n.block].class)
	cr, mr := uint64(min(n.claimRank, 4)), uint64(min(n.majorRank, 4))
	l.both(base+1, cr, uint64(min(n.of, 6)))
	l.both(base+2, cr, oddsLevel(n.claimLead))
	l.both(base+3, cr*8+cls, oddsLevel(n.kind[1]-n.kind[2]))
	l.both(base+4, mr, oddsLevel(n.majorLead))
	l.both(base+5, mr*8+cls, oddsLevel(n.kind[0]-n.kind[2]))
	if n.place > 0 {
		l.both(base+6, m.kindLevels(m.around(n, -1)), cr)
	} else {
		l.both(base+6, 999, cr)
	}
	if q := m.around(n, 1); q != nil {
		l.both(base+7, m.kindLevels(q), cr)
	} else {
		l.both(base+7, 999, cr)
	}
	l.both(base+8, uint64(min(n.place, 5))*8+uint64(min(n.of, 7)), cr)
}

// position adds where a component stands.
func (m *Map) position(l *keyList, base uint64, n *node) {
	v := m.View
	b := &v.blocks[n.block]
	s := &v.sentences[n.sentence]
	edge := edges(n.place, n.of)
	l.both(base+1, uint64(b.class)*4+edge, 0)
	l.both(base+2, uint64(min(n.place, 6)), uint64(min(n.of, 7)))
	l.both(base+3, uint64(b.class), uint64(min(n.of, 4)))
	l.both(base+4, s.ctx, edge)
	l.both(base+5, level(float64(n.index)/float64(len(m.nodes)), 8), uint64(min(len(m.nodes), 8)))
	l.both(base+6, uint64(min(b.index+1, 7)), uint64(min(b.of-b.index, 5)))
	l.both(base+7, uint64(s.overlap), uint64(b.class))
	l.both(base+8, level(n.recall, 5), uint64(b.class))
	l.both(base+9, n.flags&(flagModal|flagFirstPerson|flagQuestion|flagWhole), 0)
	l.both(base+10, n.flags&(flagModal|flagFirstPerson|flagNegation), uint64(b.class)*4+edge)
	l.both(base+11, n.flags&(flagNumber|flagQuote|flagName|flagQuestion), 0)
	l.both(base+12, uint64(bucket(n.last-n.first)), 0)
}

// lexical adds the words of a component and those before it.
func (m *Map) lexical(l *keyList, base uint64, n *node) {
	v := m.View
	cls := uint64(v.blocks[n.block].class)
	l.both(base+1, n.lead, 0)
	l.both(base+2, n.gapHash, 0)
	l.add2(base+3, n.gapHash, cls)
	for k, h := range n.heads {
		l.both(base+4, h, uint64(k))
	}
	l.add2(base+5, uint64(v.at(n.first).tag), uint64(v.at(min(n.first+1, n.last)).tag))
	m.gapWords(l, base+6, n, 0)
	s := &v.sentences[n.sentence]
	for i := n.first; i < n.last; i++ {
		a := v.at(i)
		stem, fine := filling(familyStemOf, a.stem, 0, 0), filling(familyFineOf, uint64(a.fine), 0, 0)
		l.kin(base+7, stem, 0, true) // [Relater.cues] asks for it again
		l.kin(base+9, fine, 0, false)
		if m.draft == nil {
			continue // a first reading looks less closely
		}
		l.kin(base+8, stem, 1+cls, false)
		l.kin(base+10, fine, 1+cls, false)
		l.add2(base+11, a.word, v.inSentence(s, i+1).word)
	}
	if p := m.around(n, -1); p != nil {
		same := uint64(0)
		if p.sentence == n.sentence {
			same = 1
		}
		l.both(base+12, same, n.gapHash)
		l.add2(base+13, p.lead, same)
		l.add2(base+14, p.gapHash, same)
	} else {
		l.both(base+12, 2, n.gapHash)
	}
	if q := m.around(n, 1); q != nil {
		same := uint64(0)
		if q.sentence == n.sentence {
			same = 1
		}
		l.both(base+15, same, q.gapHash)
		l.both(base+16, q.lead, same)
		m.gapWords(l, base+17, q, same)
	}
	if n.sentence > v.blocks[n.block].first {
		p := &v.sentences[n.sentence-1]
		l.add(base+18, v.at(p.First).word)
		l.add2(base+19, v.at(p.First).word, v.inSentence(p, p.First+1).word)
	}
	if n.sentence+1 < v.blocks[n.block].last {
		p := &v.sentences[n.sentence+1]
		l.both(base+20, v.at(p.First).word, 0)
		l.add2(base+21, v.at(p.First).word, v.inSentence(p, p.First+1).word)
	}
	for i := s.First; i < min(n.first, s.First+8); i++ {
		l.add(base+22, v.at(i).word)
	}
}

// The models over single components read the same features in columns of
// their own; each adds some that the others do not have.

// nodeKeys lists the features that all of them have.
func (m *Map) nodeKeys(l *keyList, n *node) {
	l.both(nodeBase, m.kindLevels(n), 0)
	m.position(l, nodeBase, n)
	m.lexical(l, nodeBase+20, n)
	m.draftKeys(l, n)
}

// kindKeys lists the features that tell a component's kind.
func (m *Map) kindKeys(l *keyList, n *node) {
	m.nodeKeys(l, n)
	m.standing(l, nodeBase+70, n)
	m.odds(l, n)
}

// odds adds what the segmenter says of the kind, claim and major claim apart.
func (m *Map) odds(l *keyList, n *node) {
	l.add2(nodeBase+60, m.kindLevels(n)/16, 0)
	l.add2(nodeBase+61, m.kindLevels(n)%16, 0)
}

// componentKeys lists the features of all models over single components.
func (m *Map) componentKeys(l *keyList, n *node) {
	m.kindKeys(l, n)
	m.voice(l, voiceBase, n)
	m.thesisLike(l, n)
	m.rootLike(l, n)
}

// thesisKeys lists the features by which the components of a text compete for
// being its thesis.
func (m *Map) thesisKeys(l *keyList, n *node) {
	m.nodeKeys(l, n)
	m.standing(l, nodeBase+70, n)
	m.voice(l, voiceBase, n)
	m.thesisLike(l, n)
}

// thesisLike adds what makes a component look like a thesis: its place in the
// text, how central it is, how it says what ought to be.
func (m *Map) thesisLike(l *keyList, n *node) {
	v := m.View
	b := &v.blocks[n.block]
	edge := edges(n.index, len(m.nodes))
	l.both(thesisBase+50, edge, uint64(min(len(m.nodes), 9)))
	on := level(n.onHeadline, 8)
	l.both(thesisBase+70, on, n.norm)
	l.both(thesisBase+71, on, uint64(min(n.central[inHeadline], 3)))
	for c, r := range n.central {
		l.both(thesisBase+51, uint64(c)*8+uint64(min(r, 5)), 0)
		l.both(thesisBase+52, uint64(c)*64+uint64(min(r, 5)), uint64(b.class)*4+edge)
		l.both(thesisBase+53, uint64(c)*64+level(float64(r)/float64(len(m.nodes)), 6), n.flags&flagModal)
	}
	l.both(thesisBase+54, n.flags&(flagModal|flagFirstPerson|flagNumber|flagQuote|flagQuestion), edge)
	l.both(thesisBase+55, level(float64(n.index)/float64(len(m.nodes)), 10), n.flags&flagModal)
	fromEnd := uint64(min(b.of-1-b.index, 4))
	l.both(thesisBase+56, fromEnd, n.flags&flagModal)
	l.both(thesisBase+57, uint64(min(b.index, 4)), n.flags&flagModal)
	for i := n.first; i < n.last; i++ {
		a := v.at(i)
		if a.class&modal != 0 {
			l.both(thesisBase+58, a.word, edge)
			l.both(thesisBase+59, a.word, v.at(i+1).word)
			l.both(thesisBase+60, a.word, uint64(b.class))
			if i > n.first {
				l.both(thesisBase+61, v.at(i-1).word, a.word)
				l.both(thesisBase+62, uint64(v.at(i-1).tag), a.word)
			}
		}
		if a.class&verb != 0 && a.class&content == 0 {
			l.both(thesisBase+63, a.word, uint64(v.at(i+1).tag))
		}
	}
	after := uint64(min(n.normsAfter, 4))
	l.both(thesisBase+64, n.norm, 0)
	l.both(thesisBase+65, n.norm, after)
	l.both(thesisBase+66, n.norm, fromEnd*4+edge)
	l.both(thesisBase+67, n.norm*8+after, level(float64(n.index)/float64(len(m.nodes)), 5))
	l.both(thesisBase+68, n.norm, n.flags&(flagName|flagNumber|flagQuote))
}

// stanceKeys lists the features that tell the side on which a component stands.
func (m *Map) stanceKeys(l *keyList, n *node) {
	m.nodeKeys(l, n)
	m.voice(l, voiceBase, n)
}

// voice adds who may be speaking: how the paragraph opens, what turns stand
// before and after the component, and the words that lead up to it or to its list.
func (m *Map) voice(l *keyList, base uint64, n *node) {
	v := m.View
	b := &v.blocks[n.block]
	s := &v.sentences[n.sentence]
	open := &v.sentences[b.first]
	h := uint64(0)
	for k := range 3 {
		h = mix(h ^ v.inSentence(open, open.First+k).word)
		l.both(base, h, uint64(k))
	}
	for k := 1; k <= 4; k++ {
		if p := m.around(n, -k); p != nil {
			l.both(base+1, p.lead, 0)
			l.add2(base+2, p.lead, uint64(k))
			l.add(base+3, p.heads[1])
		}
		if q := m.around(n, k); q != nil {
			l.both(base+4, q.lead, 0)
			l.add2(base+5, q.lead, uint64(k))
		}
	}
	for i := max(s.First, n.first-sight); i < n.first; i++ {
		l.both(base+6, v.at(i).word, 0)
		l.add2(base+7, v.at(i).word, v.at(i+1).word)
		l.add(base+8, uint64(v.at(i).fine))
	}
	for i := n.last; i < min(s.Last, n.last+6); i++ {
		l.both(base+9, v.at(i).word, 0)
	}
	if n.sentence > b.first {
		p := &v.sentences[n.sentence-1]
		for i := p.First; i < min(p.Last, p.First+10); i++ {
			l.add(base+10, v.at(i).word)
		}
	}
	if n.sentence+1 < b.last {
		q := &v.sentences[n.sentence+1]
		for i := q.First; i < min(q.Last, q.First+4); i++ {
			l.both(base+11, v.at(i).word, 0)
		}
	}
	if n.block+1 < len(v.blocks) {
		if c := v.blocks[n.block+1]; c.first < c.last {
			q := &v.sentences[c.first]
			l.add(base+12, v.at(q.First).word)
			l.add2(base+13, v.at(q.First).word, v.inSentence(q, q.First+1).word)
		}
	}
	v.announcedKeys(l, base+14, s)
}

// evidenceKeys lists the features that tell the type of a premise's ground.
func (m *Map) evidenceKeys(l *keyList, n *node) {
	m.position(l, evidenceBase, n)
	m.lexical(l, evidenceBase+20, n)
	for i := n.first; i < n.last; i++ {
		l.add2(evidenceBase+60, uint64(m.View.at(i).tag), uint64(m.View.at(i+1).tag))
	}
}

// rootKeys lists the features of a component that is the thesis or bears
// directly on it.
func (m *Map) rootKeys(l *keyList, n *node) {
	m.nodeKeys(l, n)
	m.standing(l, nodeBase+70, n)
	m.rootLike(l, n)
}

func (m *Map) rootLike(l *keyList, n *node) {
	l.both(nodeBase+80, n.norm, uint64(min(n.normsAfter, 4)))
	l.both(nodeBase+81, n.norm, uint64(min(n.claimRank, 4)))
}
