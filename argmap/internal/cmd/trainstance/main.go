// Command trainstance trains the stance model from Perspectrum and writes its
// weights:
//
//	go run ./argmap/internal/cmd/trainstance -corpora ../shared/corpora
//
// It prints the figures on the dev part with 95 % intervals from a bootstrap
// over claims, and those of a cross-validation on the train part.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/stance"
	"opedmap/nlp"
)

func read(path string) ([]stance.Example, error) {
	pairs, err := gold.Read[struct{ Claim, Perspective, Label string }](path)
	if err != nil {
		return nil, err
	}
	out := make([]stance.Example, len(pairs))
	for i, p := range pairs {
		claim, errC := nlp.Parse(p.Claim, nlp.WithoutNames())
		perspective, errP := nlp.Parse(p.Perspective, nlp.WithoutNames())
		if err := cmp.Or(errC, errP); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, i+1, err)
		}
		out[i] = stance.Example{Claim: claim, Perspective: perspective, Support: p.Label == "support"}
	}
	return out, nil
}

func main() {
	dir := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	to := flag.String("o", "argmap/internal/stance/weights.bin", "file to write")
	o := stance.Options{Folds: 5, Seed: 1}
	flag.IntVar(&o.Bits, "bits", 17, "log2 of the number of weight slots")
	flag.IntVar(&o.Epochs, "epochs", 6, "passes over the pairs")
	flag.Float64Var(&o.Rate, "rate", 0.015, "learning rate")
	flag.Float64Var(&o.L2, "l2", 1e-4, "penalty on the weights")
	flag.Float64Var(&o.Prune, "prune", 0.003, "weights of smaller magnitude become 0")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	if err := run(*dir, *to, o); err != nil {
		fmt.Fprintln(os.Stderr, "trainstance:", err)
		os.Exit(1)
	}
}

func run(dir, to string, o stance.Options) error {
	train, err := read(filepath.Join(dir, "perspectrum", "train.jsonl"))
	if err != nil {
		return err
	}
	dev, err := read(filepath.Join(dir, "perspectrum", "dev.jsonl"))
	if err != nil {
		return err
	}
	m, err := stance.Train(train, o)
	if err != nil {
		return err
	}
	report("dev", dev, func(int) *stance.Model { return m })
	parts := make([]*stance.Model, o.Folds)
	for f := range parts {
		var rest []stance.Example
		for _, e := range train {
			if stance.Fold(e.Claim.Text, o.Folds) != f {
				rest = append(rest, e)
			}
		}
		p := o
		p.Folds = 0
		if parts[f], err = stance.Train(rest, p); err != nil {
			return err
		}
	}
	report("train, left out", train, func(f int) *stance.Model { return parts[f] })
	b, err := m.Encode()
	if err != nil {
		return err
	}
	fmt.Println(len(b), "bytes")
	return os.WriteFile(to, b, 0o644)
}

// report prints figures with intervals from resampling claims.
func report(name string, exs []stance.Example, by func(fold int) *stance.Model) {
	claims := map[string]int{}
	var groups [][]int
	results := make([]stance.Result, len(exs))
	for i, e := range exs {
		results[i] = by(stance.Fold(e.Claim.Text, 5)).Judge(e.Claim, e.Perspective)
		g, ok := claims[e.Claim.Text]
		if !ok {
			g = len(groups)
			claims[e.Claim.Text] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	var all stance.Figures
	for i, e := range exs {
		all.Add(e.Support, results[i])
	}
	f1 := eval.Interval(len(groups), func(sample []int) float64 {
		var f stance.Figures
		for _, g := range sample {
			for _, i := range groups[g] {
				f.Add(exs[i].Support, results[i])
			}
		}
		return f.MacroF1()
	})
	fmt.Printf("%s: %d pairs, macro F1 %.4f %v, accuracy %.4f, ECE %.3f\n",
		name, len(exs), all.MacroF1(), f1, all.Accuracy(), all.CalibrationError())
}
