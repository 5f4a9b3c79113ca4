package main

import (
	"fmt"
	"slices"
	"sync"

	"opedmap/argmap/internal/stance"
	"opedmap/argmap/internal/train"
	"opedmap/nlp"
)

// stance prints what a cross-validation gives without and with the stance
// model's judgement among the features of a link's sign.
func (e *evaluation) stance() error {
	if err := e.read(); err != nil {
		return err
	}
	m, err := stance.Load()
	if err != nil {
		return err
	}
	without, with := results{}, results{}
	for f := range e.folds {
		learn, test := e.split(f)
		if len(test) == 0 {
			continue
		}
		fitter := train.NewFitter(learn, e.options)
		without.add(fitter.Fit(), test)
		docs := slices.Concat(learn, test)
		for _, d := range docs {
			d.View.Agreement = agreement(m, d.View.Doc)
		}
		with.add(fitter.Fit(), test)
		for _, d := range docs {
			d.View.Agreement = nil
		}
		e.progress(fmt.Sprintf("fold %d of %d", f+1, e.folds))
	}
	without.brief("without the stance model")
	with.brief("with the stance model")
	return nil
}

// agreement asks the stance model once for each pair of spans of a document:
// the relaters of several folds learn from one text.
func agreement(m *stance.Model, doc *nlp.Document) func(a, b nlp.Span) float64 {
	var known sync.Map
	return func(a, b nlp.Span) float64 {
		key := [2]nlp.Span{a, b}
		if x, ok := known.Load(key); ok {
			return x.(float64)
		}
		x := m.Score(doc, b, a)
		known.Store(key, x)
		return x
	}
}
