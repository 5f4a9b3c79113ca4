// Package perceptron holds a sparse averaged perceptron: each feature keeps
// weights for the few classes it has something to say about, so that a model of
// a hundred thousand features fits into an embedded file.
//
//	t := perceptron.NewTrainer(classes, len(vector))
//	t.Update(features, vector, gold) // many times
//	m := t.Model(1, 0, 20)
//	best := perceptron.Best(m.Scores(nil, features, m.Base(nil, vector)))
package perceptron

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"opedmap/nlp/weights"
)

// A Model scores the classes of a classification. It is safe for concurrent use.
type Model struct {
	Classes []string
	scale   float32
	mask    uint32
	slots   []slot
	entries []entry
	dense   []float32 // a row of equal length for each class
}

// A slot of the hash table; key 0 marks an empty one.
type slot struct {
	key   uint32
	place uint32 // first entry, above 6 bits for the number of entries
}

const countBits = 6

func (s slot) first() uint32 { return s.place >> countBits }
func (s slot) n() uint32     { return s.place & (1<<countBits - 1) }

type entry struct {
	class  uint8
	weight int8
}

// A Base is what some features and a dense vector say for each class. Those
// that often come together are added up once.
type Base struct {
	sum   []int16
	dense []float32
}

// Base adds up features and what a vector adds, which may be nil.
func (m *Model) Base(features []uint64, v []float32) *Base {
	b := &Base{sum: make([]int16, len(m.Classes))}
	var sum [1 << countBits]int32
	m.add(&sum, features)
	for c := range b.sum {
		b.sum[c] = int16(sum[c])
	}
	if v == nil {
		return b
	}
	b.dense = make([]float32, len(m.Classes))
	for c := range b.dense {
		row := m.dense[c*len(v) : (c+1)*len(v)]
		for i, x := range v {
			b.dense[c] += float32(row[i] * x)
		}
	}
	return b
}

// Scores adds up the weights of the features, a score for each class, on top of
// base. dst is used when it is large enough. Sums are of small whole numbers, so
// their order does not matter.
func (m *Model) Scores(dst []float32, features []uint64, base *Base) []float32 {
	if cap(dst) < len(m.Classes) {
		dst = make([]float32, len(m.Classes))
	}
	dst = dst[:len(m.Classes)]
	var sum [1 << countBits]int32
	for i, s := range base.sum {
		sum[i] = int32(s)
	}
	m.add(&sum, features)
	for i := range dst {
		dst[i] = float32(sum[i]) * m.scale
	}
	for i, s := range base.dense {
		dst[i] += s
	}
	return dst
}

// add adds up the weights of features. It asks memory for several slots before
// it looks at the first: they are seldom in the cache, and the waits overlap.
func (m *Model) add(sum *[1 << countBits]int32, features []uint64) {
	const batch = 16
	var found [batch]slot
	for len(features) > 0 {
		n := min(batch, len(features))
		for i, f := range features[:n] {
			found[i] = m.slots[fold(f)&m.mask]
		}
		for i, f := range features[:n] {
			s, k := found[i], fold(f)
			for at := k & m.mask; s.key != k && s.key != 0; s = m.slots[at] {
				at = (at + 1) & m.mask
			}
			for _, e := range m.entries[s.first() : s.first()+s.n()] {
				sum[e.class&(1<<countBits-1)] += int32(e.weight)
			}
		}
		features = features[n:]
	}
}

// Best is the index of the largest score, the first of equals.
func Best(scores []float32) int {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return b
}

// Len is the number of features.
func (m *Model) Len() int {
	n := 0
	for _, s := range m.slots {
		if s.key != 0 {
			n++
		}
	}
	return n
}

// fold cuts a key to 32 bits, never 0.
func fold(k uint64) uint32 { return max(1, uint32(k^k>>32)) }

func (m *Model) resize(features int) {
	size := 16
	for size < features*3/2 {
		size *= 2
	}
	m.mask = uint32(size - 1)
	m.slots = make([]slot, size)
}

func (m *Model) insert(s slot) {
	i := s.key & m.mask
	for m.slots[i].key != 0 {
		i = (i + 1) & m.mask
	}
	m.slots[i] = s
}

// Save adds the model to a weights file, under sections that start with name.
func (m *Model) Save(f weights.File, name string) {
	used := make([]slot, 0, len(m.slots))
	for _, s := range m.slots {
		if s.key != 0 {
			used = append(used, s)
		}
	}
	slices.SortFunc(used, func(a, b slot) int { return int(int64(a.key) - int64(b.key)) })
	var keys, counts, classes, values []byte
	last := uint32(0)
	for _, s := range used {
		keys = binary.AppendUvarint(keys, uint64(s.key-last))
		last = s.key
		counts = append(counts, byte(s.n()))
		for _, e := range m.entries[s.first() : s.first()+s.n()] {
			classes = append(classes, e.class)
			values = append(values, byte(e.weight))
		}
	}
	f[name+".classes"] = []byte(strings.Join(m.Classes, "\n"))
	f[name+".keys"], f[name+".counts"] = keys, counts
	f[name+".entries"], f[name+".values"] = classes, values
	f[name+".dense"] = weights.Quantize(m.dense)
	f[name+".scale"] = weights.Floats([]float32{m.scale})
}

// Load reads a model that [Model.Save] stored under name. The error wraps
// [weights.ErrFormat].
func Load(f weights.File, name string) (*Model, error) {
	fail := func(what string) (*Model, error) {
		return nil, fmt.Errorf("%s: %w: %s", name, weights.ErrFormat, what)
	}
	s, err := weights.ParseFloats(f[name+".scale"])
	if err != nil || len(s) != 1 {
		return fail("no scale")
	}
	m := &Model{Classes: strings.Split(string(f[name+".classes"]), "\n"), scale: s[0]}
	if m.dense, err = weights.Dequantize(f[name+".dense"]); err != nil {
		return fail("no dense weights")
	}
	if len(m.dense)%len(m.Classes) != 0 {
		return fail("dense weights do not divide among the classes")
	}
	counts, classes, values := f[name+".counts"], f[name+".entries"], f[name+".values"]
	if len(classes) != len(values) || len(classes) >= 1<<(32-countBits) || len(m.Classes) >= 1<<countBits {
		return fail("entries out of range")
	}
	m.entries = make([]entry, len(classes))
	for i, c := range classes {
		if int(c) >= len(m.Classes) {
			return fail("class out of range")
		}
		m.entries[i] = entry{c, int8(values[i])}
	}
	m.resize(len(counts))
	keys, last, first := f[name+".keys"], uint64(0), uint32(0)
	for _, n := range counts {
		d, k := binary.Uvarint(keys)
		if k <= 0 || d == 0 || n >= 1<<countBits || last+d > math.MaxUint32 || int(first)+int(n) > len(m.entries) {
			return fail("keys cut off")
		}
		last, keys = last+d, keys[k:]
		m.insert(slot{uint32(last), first<<countBits | uint32(n)})
		first += uint32(n)
	}
	if len(keys) > 0 || int(first) != len(m.entries) {
		return fail("counts cut off")
	}
	return m, nil
}
