package attitude

import (
	"opedmap/argmap/internal/polarity"
	"opedmap/nlp/linear"
)

// Templates of the sparse features. Their numbers are part of the weights.
const (
	tBias uint64 = iota + 1
	tTargetWord
	tTargetShape
	tRole
	tRoleWord
	tRoleFine
	tRoleValence
	tRoleObject
	tRoleObjectFine
	tUnigram
	tNear
	tNearFine
	tAdjacent
	tBigram
	tValence
	tSum
	tQuote
	tReport
	tEdge
	tPairRole
	tRoleAfter
	tDescribed
	tDeed
	tRefuted
	tFrame
	tVerdict
)

func sign(v float64) uint64 {
	switch {
	case v > 0.4:
		return 4
	case v > 0:
		return 3
	case v < -0.4:
		return 1
	case v < 0:
		return 2
	}
	return 0
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func distance(d int) uint64 {
	neg := uint64(0)
	if d < 0 {
		neg, d = 8, -d
	}
	switch {
	case d <= 3:
		return neg + uint64(d)
	case d <= 6:
		return neg + 4
	case d <= 12:
		return neg + 5
	}
	return neg + 6
}

// polar is the valence of word i after the negations and reversers just
// before it.
func (c *clause) polar(i int) float64 {
	v := c.words[i].valence
	if v == 0 {
		return 0
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if c.words[j].class&(polarity.Negator|polarity.Reverser) != 0 && c.words[j].kind != comma {
			return -0.7 * v
		}
	}
	return v
}

// features adds the features of the target that covers words a to b.
func (c *clause) features(s *linear.Traced, a, b int) {
	n := len(c.words)
	s.Add(tBias)
	for i := a; i < b; i++ {
		s.Add(tTargetWord, c.words[i].lower)
	}
	shape := uint64(c.words[a].kind)
	s.Add(tTargetShape, shape, uint64(min(b-a, 4)))
	s.Add(tEdge, flag(a == 0), flag(b >= n-1))
	s.Add(tQuote, flag(c.words[a].quoted))
	c.roleFeatures(s, a, b)
	c.described(s, a)
	c.refuted(s, a, b)
	c.bagFeatures(s, a, b)
}

// described adds the words of the noun phrase that stand before the target:
// "the corrupt X", "a brave and honest X".
func (c *clause) described(s *linear.Traced, a int) {
	var sum float64
	for i := a - 1; i >= 0 && i >= a-7; i-- {
		w := &c.words[i]
		if w.kind != adjective && w.kind != adverb && w.kind != conjunction && w.kind != comma && w.kind != noun && w.tag != "VBN" && w.tag != "VBG" {
			break
		}
		if w.kind == comma && (i == 0 || c.words[i-1].kind != adjective) {
			break
		}
		if w.kind == adjective || w.tag == "VBN" || w.tag == "VBG" {
			s.At = i
			sum += c.polar(i)
			s.Add(tDescribed, w.stem)
			if w.fine > 0 {
				s.Add(tDescribed, uint64(w.fine), 1)
			}
		}
	}
	s.At = -1
	s.Num(float32(sum), tDescribed, 2, 2)
	s.Add(tDescribed, sign(sum), 3, 3)
}

// refuted adds whether something is said of the target that the sentence then
// calls wrong: "they say that X is wasteful, but they are mistaken".
func (c *clause) refuted(s *linear.Traced, a, b int) {
	reported, after, before := false, false, false
	var near float64
	for i := range c.words {
		w := &c.words[i]
		switch {
		case i < a:
			reported = reported || w.class&polarity.Reporter != 0
			before = before || w.class&polarity.Refuter != 0
		case i >= b:
			after = after || w.class&polarity.Refuter != 0
		}
		if i >= a-6 && i < b+6 && w.class&polarity.Refuter == 0 {
			near += c.polar(i)
		}
	}
	if !before && !after {
		return
	}
	s.Add(tRefuted, flag(reported), flag(before), flag(after))
	s.Add(tRefuted, flag(reported), flag(before), flag(after), sign(near))
	s.Num(float32(near), tRefuted, flag(reported), flag(before), flag(after), 9)
}

func (c *clause) roleFeatures(s *linear.Traced, a, b int) {
	rs := c.roles(a, b)
	if len(rs) == 0 {
		s.Add(tRole, 0)
	}
	path := uint64(0)
	for i, r := range rs {
		w := c.words[r.gov]
		s.At = r.gov
		path = path*16 + uint64(r.kind)
		k := uint64(r.kind)
		pw := uint64(0)
		if r.prep >= 0 {
			pw = c.words[r.prep].lower
		}
		var neg, mod uint64
		if w.group >= 0 {
			g := c.groups[w.group]
			neg, mod = flag(g.negated), flag(g.modal)
			if w.class&polarity.Reporter != 0 {
				s.Add(tReport, k, w.stem)
				s.Add(tReport, k)
			}
			// what the verb acts on, or is said to be
			if k := r.kind; k == subject || k == passiveSubject || k == relativeSubject || k == possessor {
				c.complement(s, uint64(k), g)
				s.At = r.gov
			}
		}
		if w.group >= 0 {
			c.framed(s, k, c.groups[w.group])
			s.At = r.gov
		}
		if r.kind == object || r.kind == verbPrep || r.kind == nounPrep {
			c.verdict(s, r, max(b, r.gov+1))
			s.At = r.gov
		}
		s.Add(tRole, uint64(i), k, pw)
		s.Add(tRole, k)
		s.Add(tRoleWord, k, w.stem, neg)
		s.Add(tRoleWord, k, w.stem, pw, 7)
		s.Add(tRoleWord, w.stem)
		if w.fine > 0 {
			s.Add(tRoleFine, k, uint64(w.fine), neg)
			s.Add(tRoleFine, k, uint64(w.fine), pw, 7)
		}
		s.Add(tRoleValence, k, sign(w.valence), neg, mod)
		s.Add(tRoleValence, k, flag(w.class&polarity.Reverser != 0), pw)
	}
	s.At = -1
	s.Add(tPairRole, path)
}

// framed adds how a verb group is put: as something that ought to be done, or
// ought not, as "refuse to", "was wrong to", "do not".
func (c *clause) framed(s *linear.Traced, k uint64, g group) {
	f := c.frame(g)
	h := &c.words[g.head]
	how := flag(f.obliged)*2 + flag(f.against)
	s.Add(tFrame, k, how)
	s.Add(tFrame, k, how, h.stem)
	if h.fine > 0 {
		s.Add(tFrame, k, how, uint64(h.fine), 1)
	}
	s.Add(tFrame, k, how, sign(h.valence), flag(h.class&polarity.Reverser != 0), 2)
	if f.word >= 0 {
		s.At = f.word
		w := &c.words[f.word]
		s.Add(tFrame, k, w.stem, 3)
		s.Add(tFrame, k, w.stem, h.stem, 4)
		s.Add(tFrame, w.stem, sign(h.valence), flag(h.class&polarity.Reverser != 0), 5)
	}
}

// verdict adds what a clause says of something done to the target: "the attack
// on X was cowardly", "to close X would be folly".
func (c *clause) verdict(s *linear.Traced, r role, from int) {
	i := from
	for i < len(c.words) && (c.words[i].group < 0 || c.groups[c.words[i].group].infinitive) {
		if w := &c.words[i]; w.kind == comma || w.kind == relative || w.tag == ":" {
			return
		}
		i++
	}
	if i == len(c.words) {
		return
	}
	g := c.groups[c.words[i].group]
	var sum float64
	for i, d := g.last, 0; i < len(c.words) && d < 8 && c.words[i].kind != comma; i, d = i+1, d+1 {
		sum += c.polar(i)
		if c.words[i].class&polarity.Refuter != 0 {
			sum--
		}
	}
	w := &c.words[r.gov]
	k, neg := uint64(r.kind), flag(g.negated)
	s.At = r.gov
	s.Add(tVerdict, k, sign(sum), neg)
	s.Add(tVerdict, k, sign(sum), neg, w.stem)
	s.Add(tVerdict, k, sign(sum), neg, sign(w.valence), flag(w.class&polarity.Reverser != 0))
	if w.fine > 0 {
		s.Add(tVerdict, k, sign(sum), neg, uint64(w.fine), 1, 1)
	}
}

// complement adds what follows a verb group up to the end of its clause.
func (c *clause) complement(s *linear.Traced, k uint64, g group) {
	var sum float64
	neg := flag(g.negated)
	rev := flag(c.words[g.head].class&polarity.Reverser != 0)
	first := true
	for i, d := g.last, 0; i < len(c.words) && d < 10; i, d = i+1, d+1 {
		w := &c.words[i]
		if w.kind == comma && d > 2 || w.kind == relative || w.tag == ":" {
			break
		}
		sum += c.polar(i)
		s.At = i
		switch w.kind {
		case noun, adjective, verb:
			if first {
				s.Add(tRoleObject, k, c.words[g.head].stem, w.stem)
				first = false
			}
			s.Add(tRoleAfter, k, w.stem, neg)
			if w.fine > 0 {
				s.Add(tRoleObjectFine, k, uint64(w.fine), neg)
			}
		}
	}
	s.At = -1
	s.Add(tRoleObject, k, sign(sum), neg, rev)
	s.Add(tRoleObject, k, sign(sum), sign(c.words[g.head].valence), 99)
	// good done to the good or the bad, and harm
	s.Add(tDeed, k, sign(sum), sign(c.words[g.head].valence), neg, rev)
	if f := c.words[g.head].fine; f > 0 {
		s.Add(tDeed, uint64(f), sign(sum), neg)
	}
}

func (c *clause) bagFeatures(s *linear.Traced, a, b int) {
	var left, right, near float64
	prev := uint64(0)
	for i := range c.words {
		w := &c.words[i]
		s.At = i
		d := 0
		switch {
		case i < a:
			d = i - a
		case i >= b:
			d = i - b + 1
		default:
			prev = 1
			continue
		}
		side := flag(i >= b)
		if w.kind != comma && w.tag != "." {
			s.Num(0.5, tUnigram, w.lower)
			s.Num(0.5, tUnigram, w.stem, side)
			if d >= -4 && d <= 4 {
				s.Add(tNear, w.stem, side)
				if w.fine > 0 {
					s.Add(tNearFine, uint64(w.fine), side)
				}
			}
			if d >= -8 && d <= 8 {
				s.Num(0.7, tBigram, prev, w.stem, side)
			}
		}
		if d >= -2 && d <= 2 {
			s.Add(tAdjacent, w.lower, uint64(d+2))
		}
		prev = w.stem
		if v := c.polar(i); v != 0 {
			x := float32(v)
			s.Num(x, tValence, distance(d))
			s.Num(x, tValence, side, 50)
			s.Num(x, tValence, flag(w.quoted), 51)
			if i < a {
				left += v
			} else {
				right += v
			}
			if d >= -6 && d <= 6 {
				near += v
			}
		}
	}
	s.At = -1
	s.Add(tSum, 0, sign(left/2), sign(right/2))
	s.Add(tSum, 1, sign(near/2))
	s.Add(tSum, 2, sign((left+right)/3))
}
