package mine

import (
	"math"
	"math/rand/v2"
)

// leastRun is the probability up to which a component teaches nothing.
const leastRun = 1e-5

// segmentParams are the weights of a segmenter in training.
type segmentParams struct {
	rows              *adaGrad
	shape, transition *adaGrad // a block for all genres, then one for each
	drop              float64
	rng               *rand.Rand
	sums              sums
	gShape            []float64 // gradient of a block of shape in a step, at the places touched
	touches           []bool
	touched           []int32
}

// A lesson is a unit as a step sees it: a part of its features, what they score, and the
// gradients of the scores, which are what the model expects less what the gold has.
type lesson struct {
	*segmentUnit
	*lattice
	start, end, inside, sent [][]uint32 // features that are left
	shapes                   [][]shaped // of the runs, by first token
	sentenceOf               []int      // token → first token of its sentence
	gStart, gEnd, gSent      []scores
	gInside                  []scores // differences, to be summed up
	gTransition              [states][kinds]float64
}

// step learns from one unit and returns its loss, near enough: the scores of the gold are
// not cut off as those of [sums] are.
func (p *segmentParams) step(u *segmentUnit) float64 {
	l := p.lesson(u)
	p.sums.forwards(l.lattice)
	p.touched = p.touched[:0]
	p.expect(l)
	gold := p.observe(l)
	p.update(l)
	return p.sums.logZ - gold
}

// lesson hides features at random and scores the others.
func (p *segmentParams) lesson(u *segmentUnit) *lesson {
	l := &lesson{segmentUnit: u, lattice: u.frame(),
		start: p.thin(u.start), end: p.thin(u.end), inside: p.thin(u.inside), sent: p.thin(u.sent),
		shapes: make([][]shaped, u.N), sentenceOf: make([]int, u.N),
		gStart: make([]scores, u.N), gEnd: make([]scores, u.N+1), gInside: make([]scores, u.N+1), gSent: make([]scores, u.N),
	}
	var s scores
	at := 0
	for t := range u.N {
		if u.Unit.begins[t] {
			s, at = p.score(l.sent[t]), t
		}
		l.sentenceOf[t] = at
		l.lattice.start[t] = plus(p.score(l.start[t]), s)
		l.lattice.inside[t+1] = plus(l.lattice.inside[t], p.score(l.inside[t]))
		l.lattice.end[t+1] = p.score(l.end[t+1])
	}
	own := 1 + int(u.View.Genre)
	runs := make([][]runScore, u.N)
	for i := range runs {
		l.shapes[i] = u.runsFrom(i, nil)
		runs[i] = scoreRuns(l.shapes[i], p.shape.w, nil)
		for x, more := range scoreRuns(l.shapes[i], p.shape.w[own*shapeSize:], nil) {
			for k, w := range more.shape {
				runs[i][x].shape[k] += w
			}
		}
	}
	l.runs = func(i int) []runScore { return runs[i] }
	l.transition = new([states][kinds]float32)
	u.addTransitions(l.transition, p.transition.w)
	u.addTransitions(l.transition, p.transition.w[own*transitionSize:])
	return l
}

// score adds up features, as many in expectation as there would be without dropout.
func (p *segmentParams) score(ids []uint32) (out scores) {
	var shared float32
	var own [kinds]float32
	for _, id := range ids {
		r := p.rows.w[id*rowWidth : id*rowWidth+rowWidth]
		shared += r[0]
		for k := range kinds {
			own[k] += r[k+1]
		}
	}
	for k := range kinds {
		out[k] = float64(shared+own[k]) * p.factor()
	}
	return out
}

// factor makes up for the features that are hidden.
func (p *segmentParams) factor() float64 { return 1 / (1 - p.drop) }

// count adds to the gradients what a run contributes that has a share of the cuts.
func (p *segmentParams) count(l *lesson, r run, shape [5]int32, share float64) {
	l.gStart[r.start][r.kind] += share
	l.gEnd[r.end][r.kind] += share
	l.gInside[r.start][r.kind] += share
	l.gInside[r.end][r.kind] -= share
	l.gSent[l.sentenceOf[r.start]][r.kind] += share
	for _, row := range shape {
		at := row*kinds + int32(r.kind)
		if !p.touches[at] {
			p.touches[at] = true
			p.touched = append(p.touched, at)
		}
		p.gShape[at] += share
	}
}

// expect adds what the model expects, from its forward sums.
func (p *segmentParams) expect(l *lesson) {
	p.sums.backwards(l.lattice, func(i int, runs []weighted, q []scores, begin scores) {
		at := 0
		for x, r := range runs {
			for l.shapes[i][at].end < r.end {
				at++
			}
			for k, share := range q[x] {
				if share > leastRun {
					p.count(l, run{i, r.end, k}, l.shapes[i][at].rows, share)
				}
			}
		}
		for s, of := range p.sums.transitions(i, begin) {
			for k, share := range of {
				l.gTransition[s][k] += share
			}
		}
	})
}

// observe takes away what the gold has, and gives its score.
func (p *segmentParams) observe(l *lesson) float64 {
	score := 0.0
	last, at := 0, -1
	for _, r := range l.gold {
		for _, s := range l.shapes[r.start] {
			if s.end == r.end {
				p.count(l, r, s.rows, -1)
			}
		}
		s := state(last, last > 0 && l.sentenceOf[r.start] == at)
		l.gTransition[s][r.kind]--
		score += l.segment(r.start, r.end)[r.kind] + float64(l.transition[s][r.kind])
		last, at = r.kind+1, l.sentenceOf[r.start]
	}
	return score
}

// update moves the weights against the gradients.
func (p *segmentParams) update(l *lesson) {
	f := l.weight * p.factor()
	apply := func(ids []uint32, g *scores) {
		var shared float64
		quiet := true
		for k := range kinds {
			shared += g[k]
			quiet = quiet && math.Abs(g[k]) < 1e-4
		}
		if quiet {
			return
		}
		for _, id := range ids {
			at := int(id) * rowWidth
			p.rows.update(at, shared*f)
			for k := range kinds {
				p.rows.update(at+1+k, g[k]*f)
			}
		}
	}
	var inner scores
	for t := range l.N {
		inner = plus(inner, l.gInside[t])
		apply(l.start[t], &l.gStart[t])
		apply(l.inside[t], &inner)
		apply(l.end[t+1], &l.gEnd[t+1])
		if l.Unit.begins[t] {
			apply(l.sent[t], &l.gSent[t])
		}
	}
	own := 1 + int(l.View.Genre)
	for _, at := range p.touched {
		p.shape.update(int(at), p.gShape[at]*l.weight)
		p.shape.update(own*shapeSize+int(at), p.gShape[at]*l.weight)
		p.gShape[at], p.touches[at] = 0, false
	}
	base := int(l.View.blocks[l.Block].class) * states * kinds
	for s := range states {
		for k := range kinds {
			if g := l.gTransition[s][k]; g != 0 {
				p.transition.update(base+s*kinds+k, g*l.weight)
				p.transition.update(own*transitionSize+base+s*kinds+k, g*l.weight)
			}
		}
	}
}

// thin drops features at random.
func (p *segmentParams) thin(lists [][]uint32) [][]uint32 {
	if p.drop == 0 {
		return lists
	}
	out := make([][]uint32, len(lists))
	for i, l := range lists {
		kept := make([]uint32, 0, len(l))
		for _, id := range l {
			if p.rng.Float64() >= p.drop {
				kept = append(kept, id)
			}
		}
		out[i] = kept
	}
	return out
}
