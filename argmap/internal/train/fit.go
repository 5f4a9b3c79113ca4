package train

import (
	"slices"
	"sync"

	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp/linear"
)

// Fit trains a model. Its segmenter is the average of one that learnt from all
// texts and of those that left out two folds each; what judges a text in the
// course of the training is the average of those that left out its fold, so
// that thresholds, relater and confidences come to see what they will meet.
func Fit(docs []*Doc, o Options) *mine.Model { return NewFitter(docs, o).Fit() }

// A Fitter holds what the steps of [Fit] hand on. With it, relaters on other
// features can be compared without training the segmenters again.
type Fitter struct {
	docs      []*Doc
	o         Options
	genre     *linear.Model
	segmenter *mine.Segmenter
	folds     []*mine.Segmenter // each has not seen the texts of its fold
	relate    []mine.RelateText // one for each text, then one for what was found in each
	trials    [][]eval.Score    // for each text, with each threshold
}

// NewFitter trains all that comes before the relater.
func NewFitter(docs []*Doc, o Options) *Fitter {
	f := &Fitter{docs: docs, o: o, genre: fitGenre(docs), folds: make([]*mine.Segmenter, o.Folds), relate: make([]mine.RelateText, len(docs)), trials: make([][]eval.Score, len(docs))}
	f.segmenter = f.segmenters()
	tune(f.segmenter, docs, f.trials)
	for _, s := range f.folds {
		s.Threshold = f.segmenter.Threshold
	}
	for i := range docs {
		f.relate = append(f.relate, f.find(i))
	}
	return f
}

// Fit trains the rest, on the features that the texts show now.
func (f *Fitter) Fit() *mine.Model {
	m := &mine.Model{Genre: f.genre, Segmenter: f.segmenter}
	first := f.draft()
	m.First = first[f.o.Folds]
	relaters := f.relaters()
	m.Relater = relaters[f.o.Folds]
	outcomes := make([]outcomes, f.o.Folds)
	var jobs []func()
	for k := range f.o.Folds {
		jobs = append(jobs, func() {
			outcomes[k].collect(&mine.Model{Segmenter: f.folds[k], First: first[k], Relater: relaters[k]}, f.in(k))
		})
	}
	parallel(jobs)
	for c := range m.Curves {
		for g := range m.Curves[c] {
			var all []mine.Outcome
			for k := range outcomes {
				all = append(all, outcomes[k][c][g]...)
			}
			m.Curves[c][g] = mine.FitCurve(all)
		}
	}
	return m
}

// relaters trains the relaters that leave out a fold each, and gives after them
// the average of these and of one that learnt from all texts. Verdicts learn from
// what each says of the texts that it did not see: that of the average from all
// texts, those of the others without the fold that they leave out.
func (f *Fitter) relaters() []*mine.Relater {
	all := make([]*mine.Relater, f.o.Folds+1)
	cases := make([]mine.VerdictCase, len(f.relate))
	jobs := []func(){func() { all[f.o.Folds] = mine.TrainRelater(f.outside(-1), f.o.Relate) }}
	for k := range f.o.Folds {
		jobs = append(jobs, func() {
			all[k] = mine.TrainRelater(f.outside(k), f.o.Relate)
			for i := range f.relate {
				if f.fold(i) == k {
					cases[i] = all[k].VerdictCase(&f.relate[i])
				}
			}
		})
	}
	parallel(jobs)
	all[f.o.Folds] = mine.AverageRelaters(all...)
	jobs = nil
	for k, r := range all {
		jobs = append(jobs, func() {
			var cs []mine.VerdictCase
			for i, c := range cases {
				if f.fold(i) != k {
					cs = append(cs, c)
				}
			}
			r.Verdict = mine.TrainVerdict(cs)
		})
	}
	parallel(jobs)
	return all
}

// segmenters trains the segmenters, lets each fold's texts be judged by those
// that did not see them, and gives the average of all.
func (f *Fitter) segmenters() *mine.Segmenter {
	pairs := [][2]int{{-1, -1}}
	for a := range f.o.Folds {
		for b := range a {
			pairs = append(pairs, [2]int{b, a})
		}
	}
	all := make([]*mine.Segmenter, len(pairs))
	var jobs []func()
	for i, p := range pairs {
		jobs = append(jobs, func() { all[i] = f.without(p) })
	}
	parallel(jobs)
	jobs = nil
	for k := range f.o.Folds {
		jobs = append(jobs, func() {
			var unseen []*mine.Segmenter
			for i, p := range pairs {
				if slices.Contains(p[:], k) {
					unseen = append(unseen, all[i])
				}
			}
			f.folds[k] = mine.AverageSegmenters(unseen...)
			f.judge(k)
		})
	}
	parallel(jobs)
	return mine.AverageSegmenters(all...)
}

func (f *Fitter) weight(d *Doc) float64 {
	if w, ok := f.o.Weight[d.Corpus]; ok {
		return w
	}
	return 1
}

// in lists the texts of a fold.
func (f *Fitter) in(fold int) []*Doc {
	var out []*Doc
	for _, d := range f.docs {
		if d.Fold%f.o.Folds == fold {
			out = append(out, d)
		}
	}
	return out
}

// without trains a segmenter on all texts but those of two folds, -1 for none.
func (f *Fitter) without(out [2]int) *mine.Segmenter {
	var ts []mine.SegmentText
	for _, d := range f.docs {
		if !slices.Contains(out[:], d.Fold%f.o.Folds) {
			ts = append(ts, mine.SegmentText{View: d.View, Gold: d.Text.MinerComponents(), Weight: f.weight(d)})
		}
	}
	return mine.TrainSegmenter(ts, f.o.Segment)
}

// draft trains readers that leave out a fold each, and one on all texts, and
// lets each text be read by the reader that did not see it.
func (f *Fitter) draft() []*mine.Reader {
	first := make([]*mine.Reader, f.o.Folds+1)
	for i := range f.relate {
		f.relate[i].Draft = nil
	}
	jobs := []func(){func() { first[f.o.Folds] = mine.TrainReader(f.outside(-1), f.o.Draft) }}
	for k := range f.o.Folds {
		jobs = append(jobs, func() { first[k] = mine.TrainReader(f.outside(k), f.o.Draft) })
	}
	parallel(jobs)
	for i := range f.relate {
		t := &f.relate[i]
		t.Draft = first[f.fold(i)].Draft(mine.NewMap(t.View, t.Spans(), t.Kind))
	}
	return first
}

// fold is that of the text that relate[i] comes from.
func (f *Fitter) fold(i int) int { return f.docs[i%len(f.docs)].Fold % f.o.Folds }

// outside lists the texts for a relater that leaves out a fold, -1 for none.
func (f *Fitter) outside(fold int) []mine.RelateText {
	var ts []mine.RelateText
	for i, t := range f.relate {
		if f.fold(i) != fold {
			ts = append(ts, t)
		}
	}
	return ts
}

// judge lets a fold's texts be cut and typed by the segmenter that did not see
// them.
func (f *Fitter) judge(k int) {
	s := f.folds[k]
	for i, d := range f.docs {
		if d.Fold%f.o.Folds != k {
			continue
		}
		for _, cs := range s.Trials(d.View) {
			f.trials[i] = append(f.trials[i], eval.Text(&d.Text, cs))
		}
		f.relate[i] = mine.RelateText{View: d.View, Gold: d.Text.MinerComponents(), Kind: s.KindsOf(d.View, d.Spans()), Weight: f.weight(d)}
	}
}

// find cuts a text with the segmenter that did not see it, and gives what was
// found the kinds, stances and links of the gold components that it matches.
func (f *Fitter) find(i int) mine.RelateText {
	d := f.docs[i]
	s := f.folds[d.Fold%f.o.Folds]
	spans := s.Spans(d.View)
	cs := make([]mine.Component, len(spans))
	for k, s := range spans {
		cs[k] = mine.Component{Span: s, Parent: -1}
	}
	at := map[int]int{} // gold component → found one
	major := -1
	of := eval.Align(&d.Text, cs)
	for k, g := range of {
		if g >= 0 {
			at[g] = k
			if major < 0 && d.Text.Components[g].Kind == mine.MajorClaim {
				major = k
			}
		}
	}
	for k, g := range of {
		if g < 0 {
			continue
		}
		c := d.Text.Components[g].Component
		c.Span = spans[k]
		p, ok := at[c.Parent]
		switch {
		case ok && c.Parent >= 0:
			c.Parent = p
		case c.Parent >= 0 && d.Text.Components[c.Parent].Kind == mine.MajorClaim:
			c.Parent = major
		default:
			c.Parent = -1
		}
		if c.Parent < 0 && d.View.Genre == mine.Post && d.Text.Components[g].Parent >= 0 {
			c.Kind = 0 // its link is lost: not one without a link
		}
		cs[k] = c
	}
	return mine.RelateText{View: d.View, Gold: cs, Kind: s.KindsOf(d.View, spans), Weight: f.weight(d), Found: true}
}

// parallel runs jobs, two at a time.
func parallel(jobs []func()) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for _, j := range jobs {
		slots <- struct{}{}
		wg.Go(func() { j(); <-slots })
	}
	wg.Wait()
}
