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

// sparse collects features and, for each, the word of the perspective that
// gave rise to it.
type sparse struct {
	fs    []linear.Feature
	words []int
	at    int // the word of the features that are added next, or -1
}

func (s *sparse) add(template uint64, parts ...uint64) { s.num(1, template, parts...) }

func (s *sparse) num(v float32, template uint64, parts ...uint64) {
	if v != 0 {
		s.fs = append(s.fs, linear.Feature{Key: linear.Key(template, parts...), Value: v})
		s.words = append(s.words, s.at)
	}
}

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
func (s *sparse) features(c, p *statement) {
	s.at = -1
	d := c.direction()
	s.add(tBias)
	s.add(tBias, d)
	prev := uint64(0)
	for i := range p.words {
		w := &p.words[i]
		s.at = i
		if w.tag == "." || w.tag == "," {
			continue
		}
		s.num(0.5, tWord, w.stem)
		s.num(0.5, tWordDir, w.stem, d)
		s.num(0.5, tBigram, prev, w.stem)
		if i < 2 {
			s.num(0.5, tFirst, w.stem, uint64(i))
		}
		if w.fine > 0 && w.content {
			s.num(0.5, tFine, uint64(w.fine), uint64(w.flips%2))
			s.num(0.5, tFineDir, uint64(w.fine), d, uint64(w.flips%2))
		}
		prev = w.stem
	}
	s.at = -1
	v, r := sign(p.valence), sign(p.raw)
	cv := sign(c.valence)
	dir := float32(1)
	if d == 1 {
		dir = -1
	}
	s.num(float32(p.valence), tValence, 0)
	s.num(float32(p.raw), tValence, 1)
	s.num(dir*float32(p.valence), tValence, 2)
	s.num(dir*float32(p.raw), tValence, 3)
	s.num(float32(p.valence*c.valence), tValence, 4)
	s.num(float32(p.raw*c.raw), tValence, 5)
	s.num(float32(p.raw*c.valence), tValence, 6)
	s.add(tSigns, v, d)
	s.add(tSigns, v, cv, 7)
	s.add(tSigns, v, cv, d)
	s.add(tSigns, r, d, 9, 9)
	s.add(tSigns, r, sign(c.raw), 9, 8)
	np, rp := uint64(min(p.negators, 2)), uint64(min(p.reversers, 2))
	s.add(tShift, np, rp)
	s.add(tShift, np, d, 5)
	s.add(tShift, np, rp, d)
	s.add(tShift, uint64(p.negators+p.reversers)%2, uint64(c.negators)%2, uint64(c.reversers)%2, 8)
	for i := range c.words {
		w := &c.words[i]
		if w.tag == "." || w.tag == "," {
			continue
		}
		s.num(0.5, tClaimSign, w.stem, v)
		s.num(0.5*float32(p.valence), tClaimSign, w.stem, 99)
		if w.fine > 0 && w.content {
			s.num(0.5, tFineSign, uint64(w.fine), v, uint64(w.flips%2))
		}
	}
	s.add(tOblige, flag(c.obliged), flag(p.obliged), np, uint64(min(c.negators, 1)))
	s.add(tLength, uint64(min(len(p.words)/4, 6)))
	s.leans(c, p, dir)
	s.alignment(c, p)
}

// leans adds the attitudes that the statements have to what they name, read by
// the attitude model of op-ed sentences.
func (s *sparse) leans(c, p *statement, dir float32) {
	lp, lc := p.meanLean(), c.meanLean()
	s.num(2*float32(lp), tLean, 0)
	s.num(2*dir*float32(lp), tLean, 1)
	s.num(6*float32(lp*lc), tLean, 2)
	s.add(tLeanSigns, sign(2*lp), c.direction())
	s.add(tLeanSigns, sign(2*lp), sign(2*lc), 9)
	for i := range c.words {
		w := &c.words[i]
		if !w.content {
			continue
		}
		s.num(float32(lp), tLeanClaim, w.stem)
		if w.fine > 0 {
			s.num(float32(lp), tLeanClaim, uint64(w.fine), uint64(w.flips%2), 7)
		}
	}
}

// alignment adds how the words that the statements share are used in each.
func (s *sparse) alignment(c, p *statement) {
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
		s.at = j
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
		s.num(float32(cw.lean*w.lean), tLeanMatch, 0)
		s.num(float32(w.lean), tLeanMatch, 1)
		s.num(turn*float32(w.lean), tLeanMatch, 2)
		s.add(tMatch, uint64(k), uint64(cw.flips%2), uint64(w.flips%2))
		s.num(0.5, tMatchWord, w.stem, flip)
		// what is said around the shared word
		for o := -3; o <= 3; o++ {
			if i := j + o; i >= 0 && i < len(p.words) && o != 0 {
				q := &p.words[i]
				s.num(0.3, tNearMatch, q.stem, uint64(cw.flips%2), flag(o > 0))
				if q.fine > 0 && q.content {
					s.num(0.3, tNearMatch, uint64(q.fine), uint64(cw.flips%2), 77)
				}
				qv := q.valence
				if q.flips%2 == 1 {
					qv = -qv
				}
				if cw.flips%2 == 1 {
					qv = -qv
				}
				s.num(float32(qv), tNearMatch, 1, flag(o > 0))
				if q.class&polarity.Reverser != 0 {
					s.add(tNearMatch, 2, uint64(cw.flips%2), flag(o > 0))
				}
			}
		}
	}
	s.at = -1
	for k, x := range sums {
		s.num(x*0.5, tMatchSum, uint64(k))
		if x > 0 {
			s.add(tMatchSum, uint64(k), 1)
		} else if x < 0 {
			s.add(tMatchSum, uint64(k), 2)
		}
	}
	if of > 0 {
		s.add(tOverlap, uint64(4*overlap/of), d)
	}
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
