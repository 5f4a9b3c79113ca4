package regard

import (
	_ "embed"
	"fmt"
	"sync"

	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

//go:embed weights.bin
var file []byte

// A Model weighs evidence. It is safe for concurrent use.
type Model struct {
	linear *linear.Model
	// lift multiplies the probabilities before the largest is taken: judgements
	// are rare, and the most probable label would hardly ever be one.
	lift [3]float64
}

var labelNames = []string{"favor", "neutral", "against"}

var load = sync.OnceValues(func() (*Model, error) {
	f, err := weights.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("regard: %w", err)
	}
	m, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("regard: %w", err)
	}
	return m, nil
})

// Load gives the embedded model; the first call decodes it.
func Load() (*Model, error) { return load() }

func read(f weights.File) (*Model, error) {
	l, err := linear.Load(f, "regard")
	if err != nil {
		return nil, err
	}
	v, err := weights.ParseFloats(f["lift"])
	if err != nil || len(v) != 3 || len(l.Labels) != 3 {
		return nil, fmt.Errorf("lift: %w", weights.ErrFormat)
	}
	return &Model{l, [3]float64{float64(v[0]), float64(v[1]), float64(v[2])}}, nil
}

// Encode gives the model as the bytes of a weights file.
func (m *Model) Encode() ([]byte, error) {
	f := weights.File{}
	m.linear.Save(f, "regard")
	f["lift"] = weights.Floats([]float32{float32(m.lift[0]), float32(m.lift[1]), float32(m.lift[2])})
	return f.Encode()
}
