// Command trainregard fits the weights that add the mentions of an entity up
// to the author's attitude, from op-eds with gold entities and from plain
// sentences of praise and blame that are put into some of them:
//
//	go run ./argmap/internal/cmd/trainregard
//
// It prints the figures of a cross-validation by op-ed. With -heldout it
// measures the embedded weights on other op-eds instead, from the raw text on.
// Names and components are those of the library's own models, so run it after
// they, or the attitude model, are trained anew.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/regard"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

func main() {
	opeds := flag.String("opeds", "testdata/opeds", "`folder` of the parts train, train-read and train-press")
	heldout := flag.String("heldout", "", "`folder` of one part, to measure the embedded weights on")
	to := flag.String("o", "argmap/internal/regard/weights.bin", "`file` to write")
	o := regard.Defaults
	flag.IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the entities")
	flag.Float64Var(&o.Rate, "rate", o.Rate, "learning rate")
	flag.Float64Var(&o.L2, "l2", o.L2, "penalty on the weights")
	flag.Float64Var(&o.Favor, "favor", o.Favor, "factor of favor over neutral")
	flag.Float64Var(&o.Against, "against", o.Against, "factor of against over neutral")
	flag.Parse()
	if err := run(*opeds, *heldout, *to, o); err != nil {
		fmt.Fprintln(os.Stderr, "trainregard:", err)
		os.Exit(1)
	}
}

// An oped holds the entities of a text as examples.
type oped []entity

type entity struct {
	regard.Example
	limit limit
}

var attitudes = map[string]attitude.Label{"favor": attitude.Favor, "neutral": attitude.Neutral, "against": attitude.Against}

// A gatherer finds the evidence on entities as the library does.
type gatherer struct {
	miner *mine.Model
	judge *attitude.Model
}

func newGatherer() (g gatherer, err error) {
	if g.miner, err = mine.Load(); err != nil {
		return g, err
	}
	g.judge, err = attitude.Load()
	return g, err
}

// gather parses a text and gives the evidence on its entities.
func (g gatherer) gather(text string, entities []resolve.Entity) (*nlp.Document, []regard.Evidence, error) {
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		return nil, nil, err
	}
	parts := apparatus.Find(doc)
	v := mine.NewView(doc, parts)
	v.Genre = g.miner.GenreOf(v)
	return doc, regard.NewGatherer(doc, parts, g.miner.Mine(v, nil), g.judge).Gather(entities), nil
}

// read gathers the evidence on the gold entities of the op-eds of folders.
func read(folders ...string) ([]oped, error) {
	texts, err := gold.ReadOpeds(folders...)
	if err != nil {
		return nil, err
	}
	g, err := newGatherer()
	if err != nil {
		return nil, err
	}
	var out []oped
	for i := range texts {
		t := &texts[i]
		var entities []resolve.Entity
		var labels []attitude.Label
		for _, e := range t.Entities {
			l, ok := attitudes[e.Attitude]
			if !ok || len(e.Mentions) == 0 {
				continue
			}
			ms := slices.Clone(e.Mentions)
			slices.SortFunc(ms, func(a, b nlp.Span) int { return a.Start - b.Start })
			entities = append(entities, resolve.Entity{Name: e.Name, Label: e.Label, Mentions: ms, Confidence: 1})
			labels = append(labels, l)
		}
		doc, evidence, err := g.gather(t.Text, entities)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.ID, err)
		}
		var of oped
		for i, e := range evidence {
			of = append(of, entity{regard.Example{Evidence: e, Attitude: labels[i]}, limitsOf(t.ID, doc, entities[i], &e)})
		}
		out = append(out, of)
	}
	return out, nil
}

func run(folder, heldout, to string, o regard.Options) error {
	if heldout != "" {
		m, err := regard.Load()
		if err != nil {
			return err
		}
		texts, err := read(heldout)
		if err != nil {
			return err
		}
		report(heldout, texts, func(int) *regard.Model { return m })
		return nil
	}
	folders := []string{filepath.Join(folder, "train"), filepath.Join(folder, "train-read"), filepath.Join(folder, "train-press")}
	texts, err := read(folders...)
	if err != nil {
		return err
	}
	plain, err := inventions(folders...)
	if err != nil {
		return err
	}
	const folds = 5
	var parts [folds]*regard.Model
	for f := range folds {
		var rest []oped
		for i := range texts {
			if i%folds != f {
				rest = append(rest, texts[i], plain[i])
			}
		}
		parts[f] = regard.Train(examples(rest), o)
	}
	report("cross-validation", texts, func(i int) *regard.Model { return parts[i%folds] })
	report("plain sentences, left out", plain, func(i int) *regard.Model { return parts[i%folds] })
	m := regard.Train(examples(slices.Concat(texts, plain)), o)
	b, err := m.Encode()
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}

func examples(texts []oped) (out []regard.Example) {
	for _, t := range texts {
		for _, e := range t {
			out = append(out, e.Example)
		}
	}
	return out
}

// counts are entities by what they are and by what they are judged to be.
type counts [3][3]float64

func (c *counts) f1(l int) float64 {
	var gold, found float64
	for k := range c {
		gold += c[l][k]
		found += c[k][l]
	}
	return 2 * c[l][l] / max(1, gold+found)
}

func (c *counts) macro() float64 { return (c.f1(0) + c.f1(1) + c.f1(2)) / 3 }

// report prints figures with 95 % intervals from resampling op-eds.
func report(name string, texts []oped, by func(i int) *regard.Model) {
	of := make([]counts, len(texts))
	var all counts
	var sure eval.Calibration
	n := 0
	for i, t := range texts {
		for _, e := range t {
			l, p := by(i).Judge(e.Evidence)
			of[i][e.Attitude][l]++
			all[e.Attitude][l]++
			sure.Count(p[l], l == e.Attitude)
			n++
		}
	}
	f1 := eval.Interval(len(of), func(sample []int) float64 {
		var c counts
		for _, k := range sample {
			for i := range c {
				for j := range c[i] {
					c[i][j] += of[k][i][j]
				}
			}
		}
		return c.macro()
	})
	fmt.Printf("%s: %v entities in %d op-eds, macro F1 %.3f %v, favor %.3f, neutral %.3f, against %.3f, ECE %.3f\n",
		name, n, len(texts), all.macro(), f1, all.f1(0), all.f1(1), all.f1(2), sure.Error())
	fmt.Println("  rows gold favor, neutral, against; columns judged", all)
	reportLimits(texts, by)
}
