package mine

import (
	"math"
	"math/rand/v2"
)

// Sides come in runs: what the critics say goes on until the author takes the
// word again. So they are read as a chain (a conditional random field; Lafferty
// et al. 2001), in which every component has its side and every turn from one
// component to the next keeps or changes it.

// Sides: the author's own and the opposing one, in this order.
const sides = 2

// Columns of the turn chooser: from the side before to the side after.
const turns = sides * sides

// How a turn stands to a list.
const (
	withinList uint64 = iota
	intoList
	behindList
)

// turnKeys lists the features of the turn from a component to the next.
func (m *Map) turnKeys(l *keyList, a, b *node) {
	v := m.View
	w := uint64(m.bearing(a, b) / 2)
	l.both(turnBase, w, 0)
	l.both(turnBase+1, b.lead, w)
	l.both(turnBase+2, b.gapHash, w)
	l.add2(turnBase+3, b.heads[1], w)
	l.both(turnBase+4, a.lead, w)
	l.add2(turnBase+5, a.gapHash, w)
	l.add3(turnBase+6, a.lead, b.lead, w)
	l.both(turnBase+7, uint64(min(b.sentence-a.sentence, 5)), w)
	m.gapWords(l, turnBase+8, b, w)
	const manner = flagQuote | flagQuestion
	l.add3(turnBase+9, a.flags&manner, b.flags&manner, w)
	both := shared(a, b)
	l.both(turnBase+10, both, w)
	l.add3(turnBase+11, a.flags&flagNegation, b.flags&flagNegation, both)
	l.add3(turnBase+12, m.kindLevels(a)%16, m.kindLevels(b)%16, w)
	s := &v.sentences[b.sentence]
	if b.sentence != a.sentence { // how its sentence begins, and the one after that of a
		for k, q := range []*sentence{s, &v.sentences[a.sentence+1]} {
			if k == 1 && q == s {
				break
			}
			first, second := v.at(q.First).word, v.inSentence(q, q.First+1).word
			l.both(turnBase+13+2*uint64(k), first, w)
			l.add3(turnBase+14+2*uint64(k), first, second, w)
		}
	}
	for i := a.last; i < min(b.first, a.last+12); i++ {
		l.both(turnBase+17, v.at(i).word, w)
	}
	for i := b.last; i < min(s.Last, b.last+6); i++ {
		l.both(turnBase+18, v.at(i).word, w)
	}
	l.both(turnBase+19, v.at(b.first).word, w)
	l.add3(turnBase+20, v.at(b.first).word, v.at(min(b.first+1, b.last)).word, w)
	switch before := v.sentences[a.sentence].by; {
	case before == nil && s.by == nil: // no list
	case s.by == before:
		l.both(turnBase+21, withinList, w)
	case s.by == nil:
		l.both(turnBase+21, behindList, w)
	default:
		l.both(turnBase+21, intoList, w)
		v.announcedKeys(l, turnBase+22, s)
	}
}

// chain gives the log-probability of each side of each component, and of each
// turn that leads to it, from scores of both; turn[0] counts for nothing.
func chain(side [][sides]float64, turn [][turns]float64) (p [][sides]float64, q [][turns]float64) {
	n := len(side)
	before, after := make([][sides]float64, n), make([][sides]float64, n) // sums over all that precedes and follows
	for i := range n {
		for s := range sides {
			before[i][s] = side[i][s]
			if i > 0 {
				before[i][s] += logAdd(before[i-1][0]+turn[i][s], before[i-1][1]+turn[i][sides+s])
			}
		}
	}
	for i := n - 2; i >= 0; i-- {
		for s := range sides {
			after[i][s] = logAdd(turn[i+1][sides*s]+side[i+1][0]+after[i+1][0], turn[i+1][sides*s+1]+side[i+1][1]+after[i+1][1])
		}
	}
	p, q = make([][sides]float64, n), make([][turns]float64, n)
	for i := range n {
		all := logAdd(before[i][0]+after[i][0], before[i][1]+after[i][1])
		for s := range sides {
			p[i][s] = before[i][s] + after[i][s] - all
		}
		for t := range turns {
			if i > 0 {
				q[i][t] = before[i-1][t/sides] + turn[i][t] + side[i][t%sides] + after[i][t%sides] - all
			}
		}
	}
	return p, q
}

// A sideText is the components of a text with their sides, to learn from.
type sideText struct {
	sides, turns     [][]uint64 // features
	sideIDs, turnIDs [][]uint32
	right            []int
	weight           float64
}

// missedCon is what a missed opposing view costs in training, as its log: it is
// rare, and the likelihood alone would have it overlooked (softmax-margin;
// Gimpel & Smith 2010).
const missedCon = 1.4

// trainSides fits the chain: a block of columns for the sides, one for turns.
func trainSides(texts []sideText, o LearnOptions) (side, turn learnt) {
	const width = sides + turns
	in := newInterner()
	for i := range texts {
		t := &texts[i]
		for k := range t.right {
			t.sideIDs = append(t.sideIDs, in.note(t.sides[k]))
			t.turnIDs = append(t.turnIDs, in.note(t.turns[k]))
		}
	}
	in.settle(o.MinCount)
	for _, t := range texts {
		in.keep(t.sideIDs)
		in.keep(t.turnIDs)
	}
	w := newAdaGrad(len(in.keys)*width, o)
	rng := rand.New(rand.NewPCG(o.Seed, 4))
	order := make([]int, len(texts))
	for i := range order {
		order[i] = i
	}
	factor := 1 / (1 - o.Dropout)
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			t := &texts[i]
			salt := rng.Uint64()
			seen := func(k int, ids []uint32, column, n int, do func(at, c int)) {
				salt := mix(salt ^ uint64(k))
				for _, id := range ids {
					if !dropped(salt, id, o.Dropout) {
						for c := range n {
							do(int(id)*width+column+c, c)
						}
					}
				}
			}
			side, turn := make([][sides]float64, len(t.right)), make([][turns]float64, len(t.right))
			for k, right := range t.right {
				seen(k, t.sideIDs[k], 0, sides, func(at, c int) { side[k][c] += float64(w.w[at]) * factor })
				seen(k, t.turnIDs[k], sides, turns, func(at, c int) { turn[k][c] += float64(w.w[at]) * factor })
				if right == int(Con)-1 {
					side[k][int(Pro)-1] += missedCon
				}
			}
			p, q := chain(side, turn)
			for k, right := range t.right {
				for c := range p[k] {
					p[k][c] = math.Exp(p[k][c])
				}
				p[k][right]--
				seen(k, t.sideIDs[k], 0, sides, func(at, c int) { w.update(at, p[k][c]*t.weight*factor) })
				if k == 0 {
					continue
				}
				for c := range q[k] {
					q[k][c] = math.Exp(q[k][c])
				}
				q[k][sides*t.right[k-1]+right]--
				seen(k, t.turnIDs[k], sides, turns, func(at, c int) { w.update(at, q[k][c]*t.weight*factor) })
			}
		}
		if epoch >= o.Epochs/2 {
			w.collect()
		}
	}
	all := learnt{width, in.keys, w.mean(), o.Step}
	return all.columns(columnBlock{0, sides}), all.columns(columnBlock{sides, turns})
}
