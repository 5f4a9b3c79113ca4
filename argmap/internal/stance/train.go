package stance

import (
	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

// An Example is a pair of statements with what people said of it.
type Example struct {
	Claim, Perspective *nlp.Document
	Support            bool
}

// Options steer [Train].
type Options struct {
	Bits     int // log2 of the number of weight slots
	Epochs   int
	Rate, L2 float64
	Prune    float64 // weights of smaller magnitude become 0
	Seed     uint64
	Folds    int // of the cross-validation that sets the temperature
}

// Train fits the model. Its temperature is that under which the judgements on
// pairs left out in cross-validation, claims kept together, are most likely.
func Train(exs []Example, o Options) (*Model, error) {
	lo := linear.Options{Bits: o.Bits, Epochs: o.Epochs, Rate: o.Rate, L2: o.L2, Prune: o.Prune, Seed: o.Seed}
	judge, err := attitude.Load()
	if err != nil {
		return nil, err
	}
	all := make([]linear.Sample, len(exs))
	for i, e := range exs {
		all[i] = sample(e, judge)
	}
	m := linear.Train(labelNames, all, lo)
	var logOdds []float64
	var gold []bool
	for f := range o.Folds {
		var a []linear.Sample
		var b []int
		for i := range all {
			if Fold(exs[i].Claim.Text, o.Folds) == f {
				b = append(b, i)
			} else {
				a = append(a, all[i])
			}
		}
		part := &Model{linear.Train(labelNames, a, lo), judge}
		for _, i := range b {
			logOdds = append(logOdds, part.logOdds(all[i].Features))
			gold = append(gold, exs[i].Support)
		}
	}
	m.Temperature = temperature(logOdds, gold)
	f := weights.File{}
	m.Save(f, "stance")
	if m, err = linear.Load(f, "stance"); err != nil {
		return nil, err
	}
	return &Model{m, judge}, nil
}

// Fold is the part of a cross-validation to which the pairs of a claim belong.
func Fold(claim string, folds int) int {
	return int(linear.String(claim) >> 8 % uint64(folds))
}

func sample(e Example, judge *attitude.Model) linear.Sample {
	var s evidence
	c, p := e.Claim, e.Perspective
	s.features(newStatement(c, 0, len(c.Tokens), judge.Reader(c)), newStatement(p, 0, len(p.Tokens), judge.Reader(p)))
	l := attack
	if e.Support {
		l = support
	}
	return linear.Sample{Features: s.Features, Label: l}
}

// Encode gives the model as the bytes of a weights file.
func (m *Model) Encode() ([]byte, error) {
	f := weights.File{}
	m.m.Save(f, "stance")
	return f.Encode()
}
