package mine

import (
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
