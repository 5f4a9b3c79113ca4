package mine

import (
	"math"
	"math/rand/v2"
	"slices"

	"opedmap/nlp"
)

// A SegmentText is a text to learn segments from.
type SegmentText struct {
	View   *View
	Gold   []Component // in text order
	Weight float64     // of its loss
}

// LearnOptions steer the training of the segmenter and of the choosers.
type LearnOptions struct {
	Epochs   int
	Rate     float64 // AdaGrad
	L2       float64
	Damp     float64 // squared gradient that every weight starts with, so that rare features move little
	Dropout  float64 // share of features hidden in each visit
	MinCount int     // features seen in fewer places are left out
	Step     float32 // to which weights are rounded
	Seed     uint64
	Log      func(epoch int, loss float64) // after each pass; several models may be trained in turn
}

// rowWidth is the width of a row in training: a number that all kinds share,
// then one for each.
const rowWidth = kinds + 1

// segmentUnit is a unit with its features as numbers.
type segmentUnit struct {
	*Unit
	start, end, inside, sent [][]uint32
	gold                     []run
	weight                   float64
}

// specialised are the genres whose texts are read with two opinions, of what learnt from
// all texts and of what learnt from theirs alone: they are few beside the op-eds, and
// cut otherwise. (Microtexts are cut as essays; their kinds gain nothing.) In the
// second one a feature and its copy for the genre always meet, so that both together
// learn twice as fast.
var specialised = []Genre{Essay, Post}

// TrainSegmenter fits a semi-Markov conditional random field: it maximises the
// likelihood of the gold cuts by stochastic gradient descent with per-weight
// rates (AdaGrad), regularised by an L2 penalty and feature dropout, and
// averages the weights over the last half of the epochs. Of some genres it takes the
// mean with a second one, which learns from their texts alone, on features that half as
// many places show. The same texts and options give the same model.
func TrainSegmenter(texts []SegmentText, o LearnOptions) *Segmenter {
	m := trainSegmenter(texts, o)
	o.MinCount /= 2
	for _, g := range specialised {
		var own []SegmentText
		for _, t := range texts {
			if t.View.Genre == g {
				own = append(own, t)
			}
		}
		if len(own) > 0 {
			m = m.heeding(trainSegmenter(own, o), g)
		}
	}
	return m
}

// heeding is the segmenter whose scores are for one genre the means of its own and
// another's.
func (m *Segmenter) heeding(other *Segmenter, g Genre) *Segmenter {
	out := &Segmenter{table: m.table.heeding(other.table, g), form: m.form, Threshold: m.Threshold, borders: m.borders}
	mean := func(v, w []float32) []float32 {
		sum := make([]float32, len(v))
		addMean(sum, v, 2)
		addMean(sum, w, 2)
		return sum
	}
	a, b := m.form[g], other.form[g]
	out.form[g] = form{mean(a.shape, b.shape), mean(a.transition, b.transition)}
	return out
}

// trainSegmenter fits one field.
func trainSegmenter(texts []SegmentText, o LearnOptions) *Segmenter {
	in := newInterner()
	var units []*segmentUnit
	for _, t := range texts {
		for _, u := range t.View.Units() {
			units = append(units, in.unit(u, t.Gold, t.Weight))
		}
	}
	in.settle(o.MinCount)
	for _, u := range units {
		for _, lists := range [][][]uint32{u.start, u.end, u.inside, u.sent} {
			in.keep(lists)
		}
	}
	p := &segmentParams{
		rows:       newAdaGrad(len(in.keys)*rowWidth, o),
		shape:      newAdaGrad((1+genres)*shapeSize, o),
		transition: newAdaGrad((1+genres)*transitionSize, o),
		drop:       o.Dropout,
		rng:        rand.New(rand.NewPCG(o.Seed, 2)),
		gShape:     make([]float64, shapeSize), touches: make([]bool, shapeSize),
	}
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	for epoch := range o.Epochs {
		p.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		var loss float64
		for _, i := range order {
			loss += p.step(units[i])
		}
		if epoch >= o.Epochs/2 {
			p.rows.collect()
			p.shape.collect()
			p.transition.collect()
		}
		if o.Log != nil {
			o.Log(epoch, loss)
		}
	}
	m := &Segmenter{table: newGenreTable(kinds, in.keys, byKind(p.rows.mean()), o.Step)}
	shape, transition := p.shape.mean(), p.transition.mean()
	for g := range m.form {
		m.form[g] = form{withOwn(shape, g), withOwn(transition, g)}
	}
	var count borderCount
	for _, u := range units {
		count.learn(u.Unit, u.gold)
	}
	m.borders = count.borders()
	return m
}

// withOwn adds to what all genres share, the first block, the block of one genre.
func withOwn(blocks []float32, g int) []float32 {
	n := len(blocks) / (1 + genres)
	out := slices.Clone(blocks[:n])
	for i, x := range blocks[(1+g)*n:][:n] {
		out[i] += x
	}
	return out
}

// byKind adds what all kinds of a row share to the weight of each.
func byKind(rows []float32) []float32 {
	out := make([]float32, 0, len(rows)/rowWidth*kinds)
	for r := range slices.Chunk(rows, rowWidth) {
		for k := range kinds {
			out = append(out, r[0]+r[k+1])
		}
	}
	return out
}

func (in *interner) unit(u *Unit, gold []Component, weight float64) *segmentUnit {
	s := &segmentUnit{Unit: u, weight: weight, gold: u.runs(gold),
		start: make([][]uint32, u.N), end: make([][]uint32, u.N+1), inside: make([][]uint32, u.N), sent: make([][]uint32, u.N)}
	u.Keys(
		func(t int, k []uint64) { s.start[t] = in.note(k) },
		func(t int, k []uint64) { s.end[t] = in.note(k) },
		func(t int, k []uint64) { s.inside[t] = in.note(k) },
		func(t int, k []uint64) { s.sent[t] = in.note(k) },
	)
	return s
}

// runs finds the gold components that lie in the unit, in token positions. A
// component over several sentences is cut at their borders.
func (u *Unit) runs(gold []Component) []run {
	ts := u.View.Doc.Tokens[u.First : u.First+u.N]
	if len(ts) == 0 {
		return nil
	}
	all := nlp.Span{Start: ts[0].Start, End: ts[len(ts)-1].End}
	var out []run
	for _, g := range gold {
		if !all.Overlaps(g.Span) {
			continue
		}
		for t := 0; t < u.N; {
			if !ts[t].Overlaps(g.Span) {
				t++
				continue
			}
			e := t
			for e < u.sentenceEnd[t] && ts[e].Overlaps(g.Span) {
				e++
			}
			if n := len(out); e-t <= maxRun && (n == 0 || out[n-1].end <= t) {
				out = append(out, run{t, e, int(g.Kind) - 1})
			}
			t = e
		}
	}
	return out
}

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

// leastRun is the probability up to which a component teaches nothing.
const leastRun = 1e-5

// step learns from one unit and returns its loss, near enough: the scores of the gold are
// not cut off as those of [sums] are.
func (p *segmentParams) step(u *segmentUnit) float64 {
	l := u.frame()
	factor := 1 / (1 - p.drop)
	start, end, inside, sent := p.thin(u.start), p.thin(u.end), p.thin(u.inside), p.thin(u.sent)
	row := func(ids []uint32) (out scores) {
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
			out[k] = float64(shared+own[k]) * factor
		}
		return out
	}
	var s scores
	for t := range u.N {
		if u.begins[t] {
			s = row(sent[t])
		}
		l.start[t] = plus(row(start[t]), s)
		l.inside[t+1] = plus(l.inside[t], row(inside[t]))
		l.end[t+1] = row(end[t+1])
	}
	ownShape, ownTransition := (1+int(u.View.Genre))*shapeSize, (1+int(u.View.Genre))*transitionSize
	rows, runs := make([][]shaped, u.N), make([][]runScore, u.N) // by first token
	for i := range runs {
		rows[i] = u.runsFrom(i, nil)
		runs[i] = scoreRuns(rows[i], p.shape.w, nil)
		for x, own := range scoreRuns(rows[i], p.shape.w[ownShape:], nil) {
			for k, w := range own.shape {
				runs[i][x].shape[k] += w
			}
		}
	}
	l.runs = func(i int) []runScore { return runs[i] }
	l.transition = new([states][kinds]float32)
	u.addTransitions(l.transition, p.transition.w)
	u.addTransitions(l.transition, p.transition.w[ownTransition:])
	p.sums.forwards(l)

	// Gradients: what the model expects less what the gold has.
	gStart, gEnd := make([]scores, u.N), make([]scores, u.N+1)
	gInside := make([]scores, u.N+1) // differences, to be summed up
	gSent := make([]scores, u.N)
	sentenceOf := make([]int, u.N)
	for t, at := 0, 0; t < u.N; t++ {
		if u.begins[t] {
			at = t
		}
		sentenceOf[t] = at
	}
	p.touched = p.touched[:0]
	count := func(i, j, k int, shape [5]int32, g float64) {
		gStart[i][k] += g
		gEnd[j][k] += g
		gInside[i][k] += g
		gInside[j][k] -= g
		gSent[sentenceOf[i]][k] += g
		for _, r := range shape {
			at := r*kinds + int32(k)
			if !p.touches[at] {
				p.touches[at] = true
				p.touched = append(p.touched, at)
			}
			p.gShape[at] += g
		}
	}
	var gTrans [states][kinds]float64
	p.sums.backwards(l, func(i int, possible []weighted, q []scores, begin scores) {
		n := 0
		for x, r := range possible {
			for rows[i][n].end < r.end {
				n++
			}
			for k, g := range q[x] {
				if g > leastRun {
					count(i, r.end, k, rows[i][n].rows, g)
				}
			}
		}
		for st, of := range p.sums.transitions(i, begin) {
			for k, g := range of {
				gTrans[st][k] += g
			}
		}
	})
	goldScore := 0.0
	last, at := 0, -1
	for _, r := range u.gold {
		for _, s := range rows[r.start] {
			if s.end == r.end {
				count(r.start, r.end, r.kind, s.rows, -1)
			}
		}
		st := state(last, last > 0 && sentenceOf[r.start] == at)
		gTrans[st][r.kind]--
		goldScore += l.segment(r.start, r.end)[r.kind] + float64(l.transition[st][r.kind])
		last, at = r.kind+1, sentenceOf[r.start]
	}
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
		f := u.weight * factor
		for _, id := range ids {
			at := int(id) * rowWidth
			p.rows.update(at, shared*f)
			for k := range kinds {
				p.rows.update(at+1+k, g[k]*f)
			}
		}
	}
	var inner scores
	for t := range u.N {
		inner = plus(inner, gInside[t])
		apply(start[t], &gStart[t])
		apply(inside[t], &inner)
		apply(end[t+1], &gEnd[t+1])
		if u.begins[t] {
			apply(sent[t], &gSent[t])
		}
	}
	for _, at := range p.touched {
		p.shape.update(int(at), p.gShape[at]*u.weight)
		p.shape.update(ownShape+int(at), p.gShape[at]*u.weight)
		p.gShape[at], p.touches[at] = 0, false
	}
	base := int(u.View.blocks[u.Block].class) * states * kinds
	for s := range states {
		for k := range kinds {
			if gTrans[s][k] != 0 {
				p.transition.update(base+s*kinds+k, gTrans[s][k]*u.weight)
				p.transition.update(ownTransition+base+s*kinds+k, gTrans[s][k]*u.weight)
			}
		}
	}
	return p.sums.logZ - goldScore
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
