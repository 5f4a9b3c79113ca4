// Package linear holds sparse linear classifiers over hashed features: a
// multinomial logistic regression whose weights fit into an embedded file.
//
// A feature is a 64-bit key made with [Key]; the model keeps the low bits of
// it, so that features share weights when they collide (the hashing trick,
// Weinberger et al. 2009).
//
// It serves the models of opedmap and changes with them.
package linear

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"opedmap/nlp/weights"
)

// A Feature is an active feature with its value, most often 1.
type Feature struct {
	Key   uint64
	Value float32
}

// String hashes a string (FNV-1a, 64 bits).
func String(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// Key makes the key of a feature from the number of its template and the
// hashes or small numbers that fill it. It is deterministic across runs.
func Key(template uint64, parts ...uint64) uint64 {
	h := mix(template + 0x9e3779b97f4a7c15)
	for _, p := range parts {
		h = mix(h ^ (p + 0x9e3779b97f4a7c15 + h<<6 + h>>2))
	}
	return h
}

// mix is the finaliser of SplitMix64.
func mix(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// A Model scores the labels of a classification. It is safe for concurrent use.
type Model struct {
	Labels  []string
	mask    uint64
	weights []float32 // slot-major: all labels of a slot stand together
	// Temperature divides the scores before they become probabilities; a
	// calibration sets it, 0 means 1.
	Temperature float64
}

// Scores adds up the weights of the features, a score for each label. dst is
// used when it is large enough.
func (m *Model) Scores(dst []float64, fs []Feature) []float64 {
	n := len(m.Labels)
	if cap(dst) < n {
		dst = make([]float64, n)
	}
	dst = dst[:n]
	clear(dst)
	for _, f := range fs {
		at := int(f.Key&m.mask) * n
		for i, w := range m.weights[at : at+n] {
			dst[i] += float64(w) * float64(f.Value)
		}
	}
	return dst
}

// Probabilities gives the softmax of the scores, at the model's temperature.
func (m *Model) Probabilities(dst []float64, fs []Feature) []float64 {
	dst = m.Scores(dst, fs)
	t := m.Temperature
	if t == 0 {
		t = 1
	}
	for i := range dst {
		dst[i] /= t
	}
	Softmax(dst)
	return dst
}

// Weight is the weight of one feature key for one label index.
func (m *Model) Weight(key uint64, label int) float64 {
	return float64(m.weights[int(key&m.mask)*len(m.Labels)+label])
}

// Softmax turns scores into probabilities in place.
func Softmax(v []float64) {
	top := math.Inf(-1)
	for _, x := range v {
		top = max(top, x)
	}
	var sum float64
	for i, x := range v {
		v[i] = math.Exp(x - top)
		sum += v[i]
	}
	for i := range v {
		v[i] /= sum
	}
}

// Best is the index of the largest number, the first of equals.
func Best(v []float64) int {
	b := 0
	for i, x := range v {
		if x > v[b] {
			b = i
		}
	}
	return b
}

// Save adds the model to a weights file, under sections that start with name.
func (m *Model) Save(f weights.File, name string) {
	f[name+".labels"] = []byte(strings.Join(m.Labels, "\n"))
	f[name+".weights"] = weights.Quantize(m.weights)
	f[name+".temperature"] = weights.Floats([]float32{float32(m.Temperature)})
}

// Load reads a model that [Model.Save] stored under name. The error wraps
// [weights.ErrFormat].
func Load(f weights.File, name string) (*Model, error) {
	w, err := weights.Dequantize(f[name+".weights"])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	t, err := weights.ParseFloats(f[name+".temperature"])
	if err != nil || len(t) != 1 {
		return nil, fmt.Errorf("%s: %w", name, errors.Join(weights.ErrFormat, err))
	}
	labels, ok := f[name+".labels"]
	if !ok {
		return nil, fmt.Errorf("%s: %w: no labels", name, weights.ErrFormat)
	}
	m := &Model{Labels: strings.Split(string(labels), "\n"), weights: w, Temperature: float64(t[0])}
	slots := len(w) / len(m.Labels)
	if slots == 0 || slots&(slots-1) != 0 || slots*len(m.Labels) != len(w) {
		return nil, fmt.Errorf("%s: %w: %d weights for %d labels", name, weights.ErrFormat, len(w), len(m.Labels))
	}
	m.mask = uint64(slots - 1)
	return m, nil
}
