package regard

import (
	"slices"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp/linear"
)

// An Example is the evidence on an entity with what the author thinks of it.
type Example struct {
	Evidence
	Attitude attitude.Label
	// Invented says that the mention stands in a sentence made to learn from. These take
	// sides far more often than op-eds do, and how often is learnt apart.
	Invented bool
}

// features are those of the evidence, with a prior of its own for what is invented.
func (e *Example) features() []linear.Feature {
	fs := e.Evidence.features()
	if e.Invented {
		fs = append(fs, linear.Feature{Key: linear.Key(25), Value: 1}, linear.Feature{Key: linear.Key(25, 1+uint64(e.Label)), Value: 1})
	}
	return fs
}

// Options steer [Train].
type Options struct {
	Epochs   int
	Rate, L2 float64
	Least    int     // entities that must show a feature
	Prune    float64 // weights of smaller magnitude become 0
	// Favor and Against are the factors of these over neutral, when the label is
	// chosen.
	Favor, Against float64
	Seed           uint64
}

// Defaults are the options of the embedded weights.
var Defaults = Options{Epochs: 10, Rate: 0.015, L2: 1e-3, Least: 20, Prune: 0.01, Favor: 2.5, Against: 4, Seed: 1}

// Train fits a model. The same examples and options give the same model.
func Train(exs []Example, o Options) *Model {
	var samples []linear.Sample
	for i := range exs {
		samples = append(samples, linear.Sample{Features: exs[i].features(), Label: int(exs[i].Attitude)})
	}
	drop(samples, o.Least)
	m := linear.Train(labelNames, samples, linear.Options{Bits: 19, Epochs: o.Epochs, Rate: o.Rate, L2: o.L2, Prune: o.Prune, Seed: o.Seed, Prior: prior()})
	return &Model{m, [3]float64{attitude.Favor: o.Favor, attitude.Neutral: 1, attitude.Against: o.Against}}
}

// drop leaves out the features that fewer than least samples show.
func drop(samples []linear.Sample, least int) {
	type tally struct{ n, last int }
	shown := map[uint64]tally{}
	for i := range samples {
		for _, f := range samples[i].Features {
			if t := shown[f.Key]; t.n == 0 || t.last != i {
				shown[f.Key] = tally{t.n + 1, i}
			}
		}
	}
	for i := range samples {
		samples[i].Features = slices.DeleteFunc(samples[i].Features, func(f linear.Feature) bool { return shown[f.Key].n < least })
	}
}
