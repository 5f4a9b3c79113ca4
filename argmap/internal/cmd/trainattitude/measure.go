package main

import (
	"fmt"
	"os"
	"slices"

	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/eval"
	"opedmap/nlp"
)

// figures prints those of the embedded model on the dev part, whole and in
// parts, with 95 % intervals from resampling sentences.
func figures(dir string) error {
	ps, err := passages(dir, "dev")
	if err != nil {
		return err
	}
	docs := make([]*nlp.Document, len(ps))
	for i, p := range ps {
		if docs[i], err = nlp.Parse(p.text, nlp.WithoutNames()); err != nil {
			return err
		}
	}
	m, err := attitude.Load()
	if err != nil {
		return err
	}
	for _, v := range []struct {
		name string
		m    *attitude.Model
	}{{"all", m}, {"regression", m.Parts(true, false)}, {"network", m.Parts(false, true)}} {
		results := make([][]attitude.Result, len(ps))
		for i, p := range ps {
			r := v.m.Reader(docs[i])
			for _, t := range p.targets {
				results[i] = append(results[i], r.Judge(t.Span))
			}
		}
		add := func(f *attitude.Figures, i int) {
			for k, t := range ps[i].targets {
				f.Add(attitude.Label(t.label), results[i][k].Probabilities)
			}
		}
		var all attitude.Figures
		for i := range ps {
			add(&all, i)
		}
		f1 := eval.Interval(len(ps), func(sample []int) float64 {
			var f attitude.Figures
			for _, i := range sample {
				add(&f, i)
			}
			return f.MacroF1()
		})
		fmt.Printf("%s: macro F1 %.4f %v, favor %.3f, neutral %.3f, against %.3f, accuracy %.3f, ECE %.3f\n", v.name, all.MacroF1(), f1,
			all.F1(attitude.Favor), all.F1(attitude.Neutral), all.F1(attitude.Against), all.Accuracy(), all.CalibrationError())
	}
	return nil
}

// crossValidate measures on each fifth of the gold what the rest teaches.
// What the teacher said of variations of a sentence is left out with it. The
// mixture, five numbers, is fitted to the fifth.
func crossValidate(gold, silver, plain []passage, o attitude.Options) error {
	const folds = 5
	known := judgements()
	var all attitude.Figures
	var f1s []float64
	for f := range folds {
		var rest, held []passage
		for i, p := range gold {
			if i%folds == f {
				held = append(held, p)
			} else {
				rest = append(rest, p)
			}
		}
		for _, p := range silver {
			if p.origin == 0 || (p.origin-1)%folds != f {
				rest = append(rest, p)
			}
		}
		train, err := examples(append(rest, plain...), known)
		if err != nil {
			return err
		}
		test, err := examples(held, nil)
		if err != nil {
			return err
		}
		m, err := attitude.Train(train, test, o)
		if err != nil {
			return err
		}
		var one attitude.Figures
		for _, e := range test {
			l := slices.Index(e.Probabilities[:], 1)
			r := m.Judge(e.Doc, e.Target)
			one.Add(attitude.Label(l), r.Probabilities)
			all.Add(attitude.Label(l), r.Probabilities)
		}
		f1s = append(f1s, one.MacroF1())
		fmt.Fprintf(os.Stderr, "fold %d: %.4f\n", f+1, one.MacroF1())
	}
	fmt.Printf("cross-validation: macro F1 %.4f, folds %.3f, favor %.3f, neutral %.3f, against %.3f, ECE %.3f\n", all.MacroF1(), f1s,
		all.F1(attitude.Favor), all.F1(attitude.Neutral), all.F1(attitude.Against), all.CalibrationError())
	return nil
}
