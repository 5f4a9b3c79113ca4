package main

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"opedmap/argmap/internal/attitude"
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
		rng := rand.New(rand.NewPCG(1, 1))
		var f1s []float64
		for range 1000 {
			var f attitude.Figures
			for range ps {
				add(&f, rng.IntN(len(ps)))
			}
			f1s = append(f1s, f.MacroF1())
		}
		slices.Sort(f1s)
		fmt.Printf("%s: macro F1 %.4f [%.3f, %.3f], favor %.3f, neutral %.3f, against %.3f, accuracy %.3f, ECE %.3f\n", v.name, all.MacroF1(), f1s[25], f1s[974],
			all.F1(attitude.Favor), all.F1(attitude.Neutral), all.F1(attitude.Against), all.Accuracy(), all.CalibrationError())
	}
	return nil
}
