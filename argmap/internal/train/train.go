// Package train fits the miner's models to annotated texts.
package train

import (
	"hash/fnv"
	"slices"
	"sync"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// A Doc is an annotated text that is ready to learn from.
type Doc struct {
	gold.Text
	View *mine.View
	doc  *nlp.Document
	Fold int // of the folds that keep a segmenter from seeing its own training texts
}

// Options steer [Fit].
type Options struct {
	Segment mine.LearnOptions
	Relate  mine.LearnOptions
	// Found is the share of the relater's learning that comes from found
	// components rather than gold ones.
	Found  float64
	Folds  int                // for the kind scores that the relater learns from
	Weight map[string]float64 // of a corpus, 1 where it is not named
}

// Defaults are the options with which the embedded weights were made.
func Defaults() Options {
	return Options{
		Segment: mine.LearnOptions{Epochs: 4, Rate: 0.03, L2: 1e-3, Dropout: 0.3, MinCount: 2, Step: 0.01, Seed: 1},
		Relate:  mine.LearnOptions{Epochs: 8, Rate: 0.02, L2: 1e-3, Dropout: 0.3, MinCount: 2, Step: 0.01, Seed: 1},
		Folds:   5,
		Weight:  map[string]float64{"opeds": 1.5, "aaec": 2, "microtexts1": 2, "microtexts2": 2, "cmv": 2},
	}
}

// Prepare parses texts, two at a time.
func Prepare(texts []gold.Text) ([]*Doc, error) {
	docs := make([]*Doc, len(texts))
	errs := make([]error, len(texts))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range texts {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			d, err := nlp.Parse(texts[i].Text, nlp.WithoutNames())
			if err != nil {
				errs[i] = err
				return
			}
			v := mine.NewView(d, parts(d, texts[i].Apparatus))
			v.Genre, v.Learn = mine.GenreOf(texts[i].Corpus), true
			docs[i] = &Doc{Text: texts[i], View: v, doc: d, Fold: Fold(texts[i].Group, 60)}
		}()
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// Found is the text with the apparatus that the finder sees, as an analysis
// of the raw text has it.
func (d *Doc) Found() *mine.View {
	v := mine.NewView(d.doc, apparatus.Find(d.doc))
	v.Off, v.Agreement = d.View.Off, d.View.Agreement
	v.Genre = d.View.Genre
	return v
}

// parts gives the gold apparatus where there is any, and what the finder sees
// where the corpus has none.
func parts(d *nlp.Document, as []gold.Apparatus) []apparatus.Part {
	if len(as) == 0 {
		return apparatus.Find(d)
	}
	var out []apparatus.Part
	for _, a := range as {
		l, _ := apparatus.Parse(a.Label)
		out = append(out, apparatus.Part{Span: a.Span, Label: l})
	}
	return out
}

// Fold puts a group of texts into one of n folds, the same on every run.
func Fold(group string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32() % uint32(n))
}

// Fit trains a model.
func Fit(docs []*Doc, o Options) *mine.Model { return NewFitter(docs, o).Fit() }

// NewFitter trains all that comes before the relater.
func NewFitter(docs []*Doc, o Options) *Fitter {
	f := &Fitter{docs: docs, o: o, folds: make([]*mine.Segmenter, o.Folds), relate: make([]mine.RelateText, len(docs)), trials: make([][]eval.Score, len(docs)), genre: fitGenre(docs)}
	jobs := []func(){func() { f.whole = f.segmenter(-1) }}
	for k := range o.Folds {
		jobs = append(jobs, func() { f.fold(k) })
	}
	parallel(jobs)
	tune(f.whole, docs, f.trials)
	for _, s := range f.folds {
		s.Threshold = f.whole.Threshold
	}
	return f
}

// Fit trains the rest, on the features that the texts show now.
func (f *Fitter) Fit() *mine.Model {
	m := &mine.Model{Genre: f.genre}
	outcomes := make([]outcomes, f.o.Folds)
	jobs := []func(){func() { m.Relater = f.relater(-1) }}
	for k := range f.o.Folds {
		jobs = append(jobs, func() {
			outcomes[k].collect(&mine.Model{Segmenter: f.folds[k], Relater: f.relater(k)}, f.in(k))
		})
	}
	parallel(jobs)
	m.Segmenter = mine.AverageSegmenters(slices.Concat(f.folds, []*mine.Segmenter{f.whole})...)
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

// A Fitter holds what the steps of [Fit] hand on. With it, relaters on other
// features can be compared without training the segmenters again.
type Fitter struct {
	docs   []*Doc
	o      Options
	genre  *linear.Model
	whole  *mine.Segmenter   // learnt from all texts
	folds  []*mine.Segmenter // each learnt from all texts but those of its fold
	relate []mine.RelateText // one for each text
	trials [][]eval.Score    // for each text, with each threshold
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

// segmenter learns from all texts but those of a fold, -1 for all.
func (f *Fitter) segmenter(fold int) *mine.Segmenter {
	var ts []mine.SegmentText
	for _, d := range f.docs {
		if d.Fold%f.o.Folds != fold {
			ts = append(ts, mine.SegmentText{View: d.View, Gold: d.Components(), Weight: f.weight(d)})
		}
	}
	return mine.TrainSegmenter(ts, f.o.Segment)
}

// relater learns from all texts but those of a fold, -1 for all.
func (f *Fitter) relater(fold int) *mine.Relater {
	var ts []mine.RelateText
	for i, t := range f.relate {
		if f.docs[i].Fold%f.o.Folds != fold {
			ts = append(ts, t)
		}
	}
	return mine.TrainRelater(ts, f.o.Relate)
}

// fold trains the segmenter of a fold and lets it judge the fold's texts.
func (f *Fitter) fold(k int) {
	s := f.segmenter(k)
	f.folds[k] = s
	for i, d := range f.docs {
		if d.Fold%f.o.Folds != k {
			continue
		}
		for _, cs := range s.Trials(d.View) {
			f.trials[i] = append(f.trials[i], eval.Text(&d.Text, cs))
		}
		f.relate[i] = mine.RelateText{View: d.View, Gold: d.Components(), Kind: s.KindsOf(d.View, d.Spans()), Weight: f.weight(d)}
	}
}

// outcomes are predictions on texts that a model did not learn from.
type outcomes [mine.Calibrations][4][]mine.Outcome

func (o *outcomes) collect(m *mine.Model, docs []*Doc) {
	for _, d := range docs {
		g := d.View.Genre
		for which, spans := range [][]nlp.Span{nil, d.Spans()} {
			cs := m.Mine(d.View, spans)
			of := eval.Align(&d.Text, cs)
			for i, c := range cs {
				right := of[i] >= 0 && d.Text.Components[of[i]].Kind == c.Kind
				o[which][g] = append(o[which][g], mine.Outcome{Confidence: c.Confidence, Right: right})
				if c.Parent >= 0 && of[i] >= 0 && d.Text.Components[of[i]].Stance != 0 {
					links := which + mine.FoundLinks
					o[links][g] = append(o[links][g], mine.Outcome{Confidence: c.LinkConfidence, Right: eval.Linked(&d.Text, cs, of, i)})
				}
			}
		}
	}
}

// tune sets the threshold of each genre to the one with the highest C-F1, exact and
// half taken together, on texts that the segmenter did not learn from.
func tune(s *mine.Segmenter, docs []*Doc, trials [][]eval.Score) {
	for g := range s.Threshold {
		best := -1.0
		for b, threshold := range mine.Thresholds {
			var sum eval.Score
			for i, d := range docs {
				if int(d.View.Genre) == g {
					sum.Add(trials[i][b])
				}
			}
			if f := sum.Exact.Component.F1() + sum.Half.Component.F1(); f > best {
				best, s.Threshold[g] = f, threshold
			}
		}
	}
}

// fitGenre learns to tell the genres apart; the few op-eds weigh as much as
// the many essays.
func fitGenre(docs []*Doc) *linear.Model {
	var n [8]float64
	for _, d := range docs {
		n[d.View.Genre]++
	}
	var samples []linear.Sample
	for _, d := range docs {
		samples = append(samples, linear.Sample{
			Features: d.View.GenreFeatures(),
			Label:    int(d.View.Genre),
			Weight:   float64(len(docs)) / (4 * n[d.View.Genre]),
		})
	}
	return linear.Train(mine.GenreNames, samples, linear.Options{Bits: 12, Epochs: 20, Rate: 0.1, L2: 1e-4, Seed: 1})
}

// Spans gives the spans of the gold components.
func (d *Doc) Spans() []nlp.Span {
	out := make([]nlp.Span, len(d.Text.Components))
	for i, c := range d.Text.Components {
		out[i] = c.Span
	}
	return out
}

// Components gives the gold components in the miner's form.
func (d *Doc) Components() []mine.Component {
	out := make([]mine.Component, len(d.Text.Components))
	for i, c := range d.Text.Components {
		out[i] = c.Component
	}
	return out
}
