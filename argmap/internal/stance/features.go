package stance

import (
	"opedmap/argmap/internal/polarity"
	"opedmap/nlp/linear"
)

// Templates of the features. Their numbers are part of the weights.
const (
	tBias uint64 = iota + 1
	tWord
	tWordDir
	tBigram
	tFine
	tFineDir
	tFineSign
	tValence
	tSigns
	tShift
	tClaimSign
	tMatch
	tMatchSum
	tOverlap
	tNearMatch
	tOblige
	tFirst
	tLength
	tMatchWord
	tLean
	tLeanSigns
	tLeanClaim
	tLeanMatch
)

// evidence is the features of a claim and a perspective, each with the word of the
// perspective that it comes from.
type evidence struct{ linear.Traced }

func sign(v float64) uint64 {
	switch {
	case v > 0.6:
		return 4
	case v > 0:
		return 3
	case v < -0.6:
		return 1
	case v < 0:
		return 2
	}
	return 0
}

// features adds what perspective p tells about its stance to claim c.
func (s *evidence) features(c, p *statement) {
	s.At = -1
	d := c.direction()
	s.Add(tBias)
	s.Add(tBias, d)
	prev := uint64(0)
	for i := range p.words {
		w := &p.words[i]
		s.At = i
		if w.tag == "." || w.tag == "," {
			continue
		}
		s.Num(0.5, tWord, w.stem)
		s.Num(0.5, tWordDir, w.stem, d)
		s.Num(0.5, tBigram, prev, w.stem)
		if i < 2 {
			s.Num(0.5, tFirst, w.stem, uint64(i))
		}
		if w.fine > 0 && w.content {
			s.Num(0.5, tFine, uint64(w.fine), uint64(w.flips%2))
			s.Num(0.5, tFineDir, uint64(w.fine), d, uint64(w.flips%2))
		}
		prev = w.stem
	}
	s.At = -1
	v, r := sign(p.valence), sign(p.raw)
	cv := sign(c.valence)
	dir := float32(1)
	if d == 1 {
		dir = -1
	}
	s.Num(float32(p.valence), tValence, 0)
	s.Num(float32(p.raw), tValence, 1)
	s.Num(dir*float32(p.valence), tValence, 2)
	s.Num(dir*float32(p.raw), tValence, 3)
	s.Num(float32(p.valence*c.valence), tValence, 4)
	s.Num(float32(p.raw*c.raw), tValence, 5)
	s.Num(float32(p.raw*c.valence), tValence, 6)
	s.Add(tSigns, v, d)
	s.Add(tSigns, v, cv, 7)
	s.Add(tSigns, v, cv, d)
	s.Add(tSigns, r, d, 9, 9)
	s.Add(tSigns, r, sign(c.raw), 9, 8)
	np, rp := uint64(min(p.negators, 2)), uint64(min(p.reversers, 2))
	s.Add(tShift, np, rp)
	s.Add(tShift, np, d, 5)
	s.Add(tShift, np, rp, d)
	s.Add(tShift, uint64(p.negators+p.reversers)%2, uint64(c.negators)%2, uint64(c.reversers)%2, 8)
	for i := range c.words {
		w := &c.words[i]
		if w.tag == "." || w.tag == "," {
			continue
		}
		s.Num(0.5, tClaimSign, w.stem, v)
		s.Num(0.5*float32(p.valence), tClaimSign, w.stem, 99)
		if w.fine > 0 && w.content {
			s.Num(0.5, tFineSign, uint64(w.fine), v, uint64(w.flips%2))
		}
	}
	s.Add(tOblige, flag(c.obliged), flag(p.obliged), np, uint64(min(c.negators, 1)))
	s.Add(tLength, uint64(min(len(p.words)/4, 6)))
	s.leans(c, p, dir)
	s.alignment(c, p)
}

// leans adds the attitudes that the statements have to what they name, read by
// the attitude model of op-ed sentences.
func (s *evidence) leans(c, p *statement, dir float32) {
	lp, lc := p.meanLean(), c.meanLean()
	s.Num(2*float32(lp), tLean, 0)
	s.Num(2*dir*float32(lp), tLean, 1)
	s.Num(6*float32(lp*lc), tLean, 2)
	s.Add(tLeanSigns, sign(2*lp), c.direction())
	s.Add(tLeanSigns, sign(2*lp), sign(2*lc), 9)
	for i := range c.words {
		w := &c.words[i]
		if !w.content {
			continue
		}
		s.Num(float32(lp), tLeanClaim, w.stem)
		if w.fine > 0 {
			s.Num(float32(lp), tLeanClaim, uint64(w.fine), uint64(w.flips%2), 7)
		}
	}
}

// alignment adds how the words that the statements share are used in each.
func (s *evidence) alignment(c, p *statement) {
	d := c.direction()
	turn := float32(1)
	if d == 1 {
		turn = -1
	}
	kinds, to := align(c, p)
	var sums [5]float32
	var overlap, of int
	for j, k := range kinds {
		w := &p.words[j]
		s.At = j
		if w.content {
			of++
		}
		if k == noMatch {
			continue
		}
		overlap++
		cw := &c.words[to[j]]
		flip := uint64(cw.flips+w.flips) % 2
		if k == antonym {
			flip = 1 - flip
		}
		x := float32(1)
		if flip == 1 {
			x = -1
		}
		sums[k] += x
		sums[0] += x
		s.Num(float32(cw.lean*w.lean), tLeanMatch, 0)
		s.Num(float32(w.lean), tLeanMatch, 1)
		s.Num(turn*float32(w.lean), tLeanMatch, 2)
		s.Add(tMatch, uint64(k), uint64(cw.flips%2), uint64(w.flips%2))
		s.Num(0.5, tMatchWord, w.stem, flip)
		// what is said around the shared word
		for o := -3; o <= 3; o++ {
			if i := j + o; i >= 0 && i < len(p.words) && o != 0 {
				q := &p.words[i]
				s.Num(0.3, tNearMatch, q.stem, uint64(cw.flips%2), flag(o > 0))
				if q.fine > 0 && q.content {
					s.Num(0.3, tNearMatch, uint64(q.fine), uint64(cw.flips%2), 77)
				}
				qv := q.valence
				if q.flips%2 == 1 {
					qv = -qv
				}
				if cw.flips%2 == 1 {
					qv = -qv
				}
				s.Num(float32(qv), tNearMatch, 1, flag(o > 0))
				if q.class&polarity.Reverser != 0 {
					s.Add(tNearMatch, 2, uint64(cw.flips%2), flag(o > 0))
				}
			}
		}
	}
	s.At = -1
	for k, x := range sums {
		s.Num(x*0.5, tMatchSum, uint64(k))
		if x > 0 {
			s.Add(tMatchSum, uint64(k), 1)
		} else if x < 0 {
			s.Add(tMatchSum, uint64(k), 2)
		}
	}
	if of > 0 {
		s.Add(tOverlap, uint64(4*overlap/of), d)
	}
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
