package mine

// Feature templates of the segmenter. Every template has a number, so that
// equal fillings of two templates are different features; the numbers are
// part of the trained weights and must not change meaning without retraining.
const (
	startBase    = 100
	endBase      = 200
	insideBase   = 300
	sentenceBase = 400
	genreSalt    = 0x5bd1e995
)

// sight is how many tokens a feature looks back or ahead in its sentence.
const sight = 100

// mixed is [mix] of every template's and family's number.
var mixed = func() (out [len(Templates{})]uint64) {
	for i := range out {
		out[i] = mix(uint64(i))
	}
	return out
}()

// keyList collects the keys of active features.
type keyList struct {
	keys   []uint64
	copies bool
	salt   uint64 // of the text's genre
	off    *Templates
}

// add appends a feature.
func (l *keyList) add(template, a uint64) {
	if l.off != nil && l.off[template] {
		return
	}
	l.keys = append(l.keys, join(mixed[template], a, 0, 0))
}

// add2 appends a feature with two fillings.
func (l *keyList) add2(template, a, b uint64) {
	if l.off != nil && l.off[template] {
		return
	}
	l.keys = append(l.keys, join(mixed[template], a, b, 0))
}

// add3 appends a feature with three fillings.
func (l *keyList) add3(template, a, b, c uint64) {
	if l.off != nil && l.off[template] {
		return
	}
	l.keys = append(l.keys, join(mixed[template], a, b, c))
}

// Families of features that have the same filling in different roles: a pair of
// words before the start of a component, at its start, before its end and so
// on. The keys of one filling differ in the role alone, and lie side by side in
// a [linear.Quick] table: the wait for the first is the wait for all.
const (
	familyWord = 500 + iota
	familyStem
	familyFine
	familyWords2
	familyTags2
	familyTags3
	familyWordTag
	familyTagWord
	familyFineTag
	familyFine2
	familyStemOf // of a component
	familyFineOf
	familyTail // first words of the tail of a link
	familyTailOpening
	familyHead
	familyHeadOpening
	familyHeadLead
	familySignStem
)

// kin appends a feature of a family: one filling, made with [filling], in one
// of eight roles. own gives it weights of its own in each genre.
func (l *keyList) kin(template, filling, role uint64, own bool) {
	if l.off != nil && l.off[template] {
		return
	}
	k := filling>>32&^7 | role
	l.keys = append(l.keys, k)
	if own && l.copies {
		l.keys = append(l.keys, mix(k^l.salt))
	}
}

// filling hashes what fills the features of a family.
func filling(family, a, b, c uint64) uint64 { return join(mixed[family], a, b, c) }

// both appends a feature that has weights of its own in each genre: to learn
// them it appears a second time, as the copy of the text's genre. A trained
// model keeps them with the feature itself; see [genreTable].
func (l *keyList) both(template, a, b uint64) {
	if l.off != nil && l.off[template] {
		return
	}
	k := join(mixed[template], a, b, 0)
	l.keys = append(l.keys, k)
	if l.copies {
		l.keys = append(l.keys, mix(k^l.salt))
	}
}

// join hashes a seed and up to three fillings. The factors are odd, and far from one
// another's small multiples (those of xxHash, Collet); the processor multiplies by all
// of them at once.
func join(seed, a, b, c uint64) uint64 {
	return mix(seed + a*0x9e3779b185ebca87 + b*0xc2b2ae3d27d4eb4f + c*0x165667b19e3779f9)
}

// mix is the finaliser of SplitMix64 with an offset, so that 0 is not fixed.
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// inSentence is the atom of token i if it belongs to s, else padding.
func (v *View) inSentence(s *sentence, i int) *atom {
	if i < s.First || i >= s.Last {
		return &v.atoms[0]
	}
	return v.at(i)
}

// startKeys lists the features of a component that begins at token i.
func (v *View) startKeys(l *keyList, s *sentence, i int) {
	a, b, c := v.at(i), v.inSentence(s, i-1), v.inSentence(s, i-2)
	n := v.inSentence(s, i+1)
	at, bt, ct, nt := uint64(a.tag), uint64(b.tag), uint64(c.tag), uint64(n.tag)
	p := i - s.First
	verbs, commas, quotes := uint64(0), uint64(0), uint64(0)
	for k := max(s.First, i-sight); k < i; k++ {
		switch cl := v.at(k).class; {
		case cl&verb != 0 && verbs < 3:
			verbs++
		case cl&comma != 0 && commas < 3:
			commas++
		case cl&quote != 0:
			quotes ^= 1
		}
	}
	place := uint64(min(p, 12))
	l.kin(startBase+1, filling(familyWord, a.word, 0, 0), 0, true)
	l.kin(startBase+2, filling(familyWord, b.word, 0, 0), 1, true)
	l.kin(startBase+3, filling(familyWords2, c.word, b.word, 0), 0, false)
	l.kin(startBase+4, filling(familyWords2, b.word, a.word, 0), 1, false)
	l.kin(startBase+5, filling(familyWords2, a.word, n.word, 0), 2, false)
	l.kin(startBase+6, filling(familyTags2, bt, at, 0), 0, false)
	l.kin(startBase+7, filling(familyTags3, bt, at, nt), 0, false)
	l.kin(startBase+8, filling(familyTags3, ct, bt, at), 1, false)
	l.kin(startBase+9, filling(familyWordTag, b.word, at, 0), 0, false)
	l.kin(startBase+10, filling(familyTagWord, bt, a.word, 0), 0, false)
	l.kin(startBase+11, filling(familyFineTag, uint64(b.fine), at, 0), 0, false)
	if p <= 9 {
		words, tags := uint64(0), uint64(0)
		for k := s.First; k < i; k++ {
			words = mix(words ^ v.at(k).word)
			tags = mix(tags ^ uint64(v.at(k).tag))
		}
		l.both(startBase+12, words, 0)
		l.add2(startBase+13, tags, 0)
	}
	l.both(startBase+15, place, 0)
	l.both(startBase+16, s.ctx, place)
	l.both(startBase+17, s.ctx, b.word)
	l.add2(startBase+18, s.ctx, at)
	l.both(startBase+19, verbs<<8|commas<<4|quotes, bt)
	l.add3(startBase+20, verbs, bt, at)
	l.add2(startBase+21, v.at(s.First).word, place)
	l.kin(startBase+23, filling(familyFine2, uint64(b.fine), uint64(a.fine), 0), 0, false)
	l.kin(startBase+24, filling(familyFine, uint64(a.fine), 0, 0), 0, false)
	l.kin(startBase+25, filling(familyWordTag, b.word, at, 0), 4+verbs, false)
	l.add2(startBase+26, uint64(c.coarse)<<8|uint64(b.coarse), at)
	if v.Genre == Post {
		l.add2(startBase+27, s.lines, place)
		l.add2(startBase+28, s.lines, b.word)
		l.add3(startBase+29, s.lines, bt, at)
	}
}

// endKeys lists the features of a component that ends before token j.
func (v *View) endKeys(l *keyList, s *sentence, j int) {
	b, c := v.inSentence(s, j-1), v.inSentence(s, j-2)
	a, n, m := v.inSentence(s, j), v.inSentence(s, j+1), v.inSentence(s, j+2)
	at, bt, ct, nt := uint64(a.tag), uint64(b.tag), uint64(c.tag), uint64(n.tag)
	left := uint64(min(s.Last-j, 12))
	verbs := uint64(0)
	for k := j; k < min(s.Last, j+sight) && verbs < 3; k++ {
		if v.at(k).class&verb != 0 {
			verbs++
		}
	}
	l.kin(endBase+1, filling(familyWord, b.word, 0, 0), 2, false)
	l.kin(endBase+2, filling(familyWord, a.word, 0, 0), 3, true)
	l.kin(endBase+3, filling(familyWords2, b.word, a.word, 0), 3, false)
	l.kin(endBase+4, filling(familyWords2, a.word, n.word, 0), 4, true)
	l.kin(endBase+5, filling(familyTags2, bt, at, 0), 1, false)
	l.kin(endBase+6, filling(familyTags3, bt, at, nt), 2, false)
	l.kin(endBase+7, filling(familyTags3, ct, bt, at), 3, false)
	l.kin(endBase+8, filling(familyWordTag, a.word, nt, 0), 1, false)
	l.kin(endBase+9, filling(familyTagWord, bt, a.word, 0), 1, false)
	l.both(endBase+10, left, 0)
	l.add2(endBase+11, verbs, at)
	l.both(endBase+12, verbs, a.word)
	l.kin(endBase+13, filling(familyFineTag, uint64(b.fine), at, 0), 1, false)
	l.add2(endBase+14, uint64(n.fine), at)
	l.both(endBase+15, left, bt)
	l.kin(endBase+16, filling(familyTags3, at, nt, uint64(m.tag)), 4, false)
	l.add2(endBase+18, s.ctx, left)
	l.kin(endBase+20, filling(familyWordTag, n.word, uint64(m.tag), 0), 2, false)
	if v.Genre == Post {
		l.add2(endBase+27, s.lines, left)
		l.add2(endBase+28, s.lines, a.word)
		l.add3(endBase+29, s.lines, bt, at)
	}
}

// insideKeys lists the features of token i inside a component.
func (v *View) insideKeys(l *keyList, s *sentence, i int) {
	a, b, n := v.at(i), v.inSentence(s, i-1), v.inSentence(s, i+1)
	l.kin(insideBase+1, filling(familyWord, a.word, 0, 0), 4, true)
	l.kin(insideBase+2, filling(familyStem, a.stem, 0, 0), 0, false)
	l.kin(insideBase+4, filling(familyFine, uint64(a.fine), 0, 0), 1, true)
	l.kin(insideBase+6, filling(familyWords2, b.word, a.word, 0), 5, false)
	l.kin(insideBase+7, filling(familyTags2, uint64(b.tag), uint64(a.tag), 0), 2, false)
	l.kin(insideBase+8, filling(familyStem, a.stem, 0, 0), 2+uint64(s.paraClass), false)
	l.both(insideBase+9, uint64(a.tag), s.ctx)
	l.kin(insideBase+10, filling(familyTags3, uint64(b.tag), uint64(a.tag), uint64(n.tag)), 5, false)
	l.kin(insideBase+11, filling(familyFine2, uint64(b.fine), uint64(a.fine), 0), 1, false)
}

// sentenceKeys lists the features of a component that come from its sentence
// and the sentences around it.
func (v *View) sentenceKeys(l *keyList, si int) {
	s := &v.sentences[si]
	b := &v.blocks[s.Paragraph]
	first := v.at(s.First)
	length := uint64(bucket(s.Last - s.First))
	l.both(sentenceBase+1, s.ctx, 0)
	l.both(sentenceBase+2, s.ctx, uint64(min(b.of, 9)))
	l.both(sentenceBase+3, length, s.ctx)
	l.both(sentenceBase+4, uint64(s.overlap), uint64(s.paraClass))
	l.add2(sentenceBase+5, first.word, s.ctx)
	l.both(sentenceBase+6, uint64(min(b.index+1, 9)), uint64(min(b.of, 9)))
	l.both(sentenceBase+7, uint64(min(s.First, 9)), uint64(min(si-b.first, 5))<<8|uint64(min(b.last-si, 5)))
	if si > b.first {
		p := &v.sentences[si-1]
		l.add(sentenceBase+8, v.at(p.First).word)
		l.add2(sentenceBase+9, v.at(p.First).word, v.inSentence(p, p.First+1).word)
	}
	if si+1 < b.last {
		p := &v.sentences[si+1]
		l.add(sentenceBase+10, v.at(p.First).word)
		l.add2(sentenceBase+11, v.at(p.First).word, v.inSentence(p, p.First+1).word)
	}
	if v.Genre == Post {
		v.lineKeys(l, si)
	}
	var flags uint64
	for i := s.First; i < s.Last; i++ {
		a := v.at(i)
		switch {
		case a.class&modal != 0:
			flags |= 1
			l.both(sentenceBase+12, a.word, uint64(s.paraClass))
		case a.class&quote != 0:
			flags |= 2
		case a.class&number != 0:
			flags |= 4
		case a.class&negation != 0:
			flags |= 8
		case a.class&firstPerson != 0:
			flags |= 16
			l.both(sentenceBase+13, a.word, uint64(s.paraClass))
		}
		if i-s.First < 12 {
			l.kin(sentenceBase+14, filling(familyWord, a.word, 0, 0), 5, false)
			l.add2(sentenceBase+15, a.word, uint64(s.paraClass))
			l.kin(sentenceBase+16, filling(familyWords2, a.word, v.inSentence(s, i+1).word, 0), 6, false)
		}
		l.kin(sentenceBase+17, filling(familyStem, a.stem, 0, 0), 1, false)
		l.kin(sentenceBase+18, filling(familyFine, uint64(a.fine), 0, 0), 2+uint64(s.paraClass), false)
	}
	l.both(sentenceBase+19, flags, 0)
	l.both(sentenceBase+20, flags, uint64(s.paraClass))
	l.both(sentenceBase+21, v.at(s.Last-1).word, s.ctx)
	before, after := uint64(min(b.normsBefore, 3)), uint64(min(b.normsAfter, 3))
	fromEnd := uint64(min(b.of-1-b.index, 3))
	l.both(sentenceBase+22, s.norm, s.ctx)
	l.both(sentenceBase+23, s.norm, fromEnd<<4|uint64(min(b.index+1, 4)))
	l.both(sentenceBase+24, s.norm, before<<2|after)
	l.both(sentenceBase+25, before<<2|after, uint64(s.paraClass))
	l.both(sentenceBase+26, uint64(b.tone.past), uint64(s.paraClass))
	l.both(sentenceBase+27, uint64(b.tone.flags), uint64(s.paraClass))
	l.both(sentenceBase+28, uint64(b.tone.past), before)
	l.both(sentenceBase+29, uint64(v.blocks[max(s.Paragraph-1, 0)].tone.past)<<4|uint64(b.tone.past), uint64(s.paraClass))
}

// bucket rounds a count to a small number, finely at first, then by doubling.
func bucket(n int) int {
	switch {
	case n < 5:
		return n
	case n < 7:
		return 5
	case n < 9:
		return 6
	case n < 12:
		return 7
	case n < 16:
		return 8
	case n < 20:
		return 9
	case n < 25:
		return 10
	case n < 32:
		return 11
	case n < 40:
		return 12
	case n < 55:
		return 13
	}
	return 14
}
