// Package train fits the miner's models to annotated texts.
package train

import (
	"hash/fnv"
	"sync"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// A Doc is an annotated text that is ready to learn from.
type Doc struct {
	gold.Text
	View *mine.View
	Fold int // of the folds that keep a segmenter from seeing its own training texts
}

// Options steer [Fit].
type Options struct {
	Segment mine.SegmentOptions
	Relate  mine.SegmentOptions
	Folds   int                // for the kind scores that the relater learns from
	Weight  map[string]float64 // of a corpus, 1 where it is not named
}

// Defaults are the options with which the embedded weights were made.
func Defaults() Options {
	return Options{
		Segment: mine.SegmentOptions{Epochs: 4, Rate: 0.03, L2: 1e-3, Dropout: 0.3, MinCount: 2, Limit: 0.01, Seed: 1},
		Relate:  mine.SegmentOptions{Epochs: 8, Rate: 0.02, L2: 1e-3, Dropout: 0.3, MinCount: 2, Limit: 0.01, Seed: 1},
		Folds:   3,
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
			v := mine.NewView(d, skip(d, texts[i].Apparatus))
			v.Genre = mine.GenreOf(texts[i].Corpus)
			docs[i] = &Doc{Text: texts[i], View: v, Fold: Fold(texts[i].Group, 60)}
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

// skip marks the paragraphs that are mostly gold apparatus, headlines aside.
func skip(d *nlp.Document, as []gold.Apparatus) []bool {
	out := make([]bool, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		covered := 0
		for _, a := range as {
			if a.Label != "headline" {
				covered += a.Overlap(p.Span)
			}
		}
		out[i] = 2*covered > p.Len()
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
func Fit(docs []*Doc, o Options) *mine.Model {
	weight := func(d *Doc) float64 {
		if w, ok := o.Weight[d.Corpus]; ok {
			return w
		}
		return 1
	}
	segmenter := func(keep func(*Doc) bool) *mine.Segmenter {
		var ts []mine.SegmentText
		for _, d := range docs {
			if keep(d) {
				ts = append(ts, mine.SegmentText{View: d.View, Gold: d.Components(), Weight: weight(d)})
			}
		}
		return mine.TrainSegmenter(ts, o.Segment)
	}
	relate := make([]mine.RelateText, len(docs))
	run := func(f int) {
		s := segmenter(func(d *Doc) bool { return d.Fold%o.Folds != f })
		for i, d := range docs {
			if d.Fold%o.Folds == f {
				cs := d.Components()
				spans := make([]nlp.Span, len(cs))
				for j, c := range cs {
					spans[j] = c.Span
				}
				relate[i] = mine.RelateText{View: d.View, Gold: cs, Kind: s.KindsOf(d.View, spans), Weight: weight(d)}
			}
		}
	}
	m := &mine.Model{Genre: fitGenre(docs)}
	jobs := make(chan func(), o.Folds+1)
	jobs <- func() { m.Segmenter = segmenter(func(*Doc) bool { return true }) }
	for f := range o.Folds {
		jobs <- func() { run(f) }
	}
	close(jobs)
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				j()
			}
		}()
	}
	wg.Wait()
	m.Relater = mine.TrainRelater(relate, o.Relate)
	return m
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
			Features: mine.GenreFeatures(d.View.Doc),
			Label:    int(d.View.Genre),
			Weight:   float64(len(docs)) / (4 * n[d.View.Genre]),
		})
	}
	return linear.Train(mine.GenreNames, samples, linear.Options{Bits: 12, Epochs: 20, Rate: 0.1, L2: 1e-4, Seed: 1})
}

// Components gives the gold components in the miner's form.
func (d *Doc) Components() []mine.Component {
	out := make([]mine.Component, len(d.Text.Components))
	for i, c := range d.Text.Components {
		out[i] = c.Component
	}
	return out
}
