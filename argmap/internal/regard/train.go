package regard

import (
	"opedmap/argmap/internal/attitude"
	"opedmap/nlp/linear"
)

// An Example is the evidence on an entity with what the author thinks of it.
type Example struct {
	Evidence
	Attitude attitude.Label
}

// Options steer [Train].
type Options struct {
	Epochs   int
	Rate, L2 float64
	// Favor and Against are the factors of these over neutral, when the label is
	// chosen.
	Favor, Against float64
	Seed           uint64
}

// Defaults are the options of the embedded weights.
var Defaults = Options{Epochs: 20, Rate: 0.03, L2: 1e-3, Favor: 2.5, Against: 4, Seed: 1}

// Train fits a model. The same examples and options give the same model.
func Train(exs []Example, o Options) *Model {
	var samples []linear.Sample
	for i := range exs {
		samples = append(samples, linear.Sample{Features: exs[i].features(), Label: int(exs[i].Attitude)})
	}
	m := linear.Train(labelNames, samples, linear.Options{Bits: 14, Epochs: o.Epochs, Rate: o.Rate, L2: o.L2, Seed: o.Seed, Prior: prior()})
	return &Model{m, [3]float64{attitude.Favor: o.Favor, attitude.Neutral: 1, attitude.Against: o.Against}}
}
