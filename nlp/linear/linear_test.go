package linear_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

func on(words ...string) []linear.Feature {
	var fs []linear.Feature
	for _, w := range words {
		fs = append(fs, linear.Feature{Key: linear.Key(1, linear.String(w)), Value: 1})
	}
	return fs
}

// weather are samples in which one word decides and others are noise.
func weather(n int, seed uint64) []linear.Sample {
	rng := rand.New(rand.NewPCG(seed, 0))
	sign := []string{"cloud", "sun", "flake"}
	var out []linear.Sample
	for range n {
		l := rng.IntN(3)
		fs := on(sign[l], fmt.Sprint("noise", rng.IntN(40)), fmt.Sprint("noise", rng.IntN(40)))
		out = append(out, linear.Sample{Features: fs, Label: l})
	}
	return out
}

var labels = []string{"rain", "dry", "snow"}

func save(t testing.TB, m interface{ Save(weights.File, string) }) []byte {
	t.Helper()
	f := weights.File{}
	m.Save(f, "x")
	b, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTrain(t *testing.T) {
	m := linear.Train(labels, weather(300, 1), linear.Options{Bits: 12})
	for _, s := range weather(100, 2) {
		if got := linear.Best(m.Scores(nil, s.Features)); got != s.Label {
			t.Errorf("an unseen sample of %s is taken for %s", labels[s.Label], labels[got])
		}
		p := m.Probabilities(nil, s.Features)
		sum := 0.0
		for _, x := range p {
			if !(x >= 0 && x <= 1) {
				t.Errorf("probabilities %v", p)
			}
			sum += x
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("probabilities %v add up to %v", p, sum)
		}
	}
	if w := m.Weight(on("sun")[0].Key, 1); w <= m.Weight(on("sun")[0].Key, 0) {
		t.Errorf("sun speaks no more for dry (%v) than for rain", w)
	}
}

func TestTrainDeterminism(t *testing.T) {
	first := save(t, linear.Train(labels, weather(200, 1), linear.Options{Bits: 10, Seed: 3}))
	if !bytes.Equal(first, save(t, linear.Train(labels, weather(200, 1), linear.Options{Bits: 10, Seed: 3}))) {
		t.Error("the same samples and options give another model")
	}
	if bytes.Equal(first, save(t, linear.Train(labels, weather(200, 1), linear.Options{Bits: 10, Seed: 4}))) {
		t.Error("the seed changes nothing")
	}
}

// Of features that share a slot, which one's prior counts does not change from run
// to run.
func TestPriorDeterminism(t *testing.T) {
	prior := map[uint64][]float32{}
	for i := range uint64(64) {
		prior[i] = []float32{float32(i), -float32(i), 0}
	}
	train := func() []byte {
		return save(t, linear.Train(labels, weather(20, 1), linear.Options{Bits: 2, Prior: prior}))
	}
	want := train()
	for range 10 {
		if !bytes.Equal(train(), want) {
			t.Fatal("the same samples and options give another model")
		}
	}
}

// A sample of weight w pulls as w samples do: in a tie the heavier label wins.
func TestSampleWeight(t *testing.T) {
	m := linear.Train([]string{"light", "heavy"}, []linear.Sample{
		{Features: on("word"), Label: 0}, {Features: on("word"), Label: 1, Weight: 5},
	}, linear.Options{Bits: 4, Epochs: 20})
	if p := m.Probabilities(nil, on("word")); p[1] < 0.6 {
		t.Errorf("probability of the heavy label %.2f", p[1])
	}
}

func TestPrune(t *testing.T) {
	m := linear.Train(labels, weather(200, 1), linear.Options{Bits: 10, Prune: 0.3})
	for i := range 40 {
		for l := range labels {
			if w := m.Weight(on(fmt.Sprint("noise", i))[0].Key, l); w != 0 && math.Abs(w) < 0.3 {
				t.Errorf("weight %v was left", w)
			}
		}
	}
}

func TestModelRoundTrip(t *testing.T) {
	m := linear.Train(labels, weather(200, 1), linear.Options{Bits: 10})
	m.Temperature = 1.5
	f, err := weights.Decode(save(t, m))
	if err != nil {
		t.Fatal(err)
	}
	got, err := linear.Load(f, "x")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(labels, got.Labels); diff != "" {
		t.Errorf("labels mismatch (-want +got):\n%s", diff)
	}
	for _, s := range weather(50, 2) {
		// Bytes of the weights: each is off by at most half a 127th of the largest.
		if diff := cmp.Diff(m.Probabilities(nil, s.Features), got.Probabilities(nil, s.Features), cmpopts.EquateApprox(0, 0.02)); diff != "" {
			t.Fatalf("probabilities after a round trip mismatch (-want +got):\n%s", diff)
		}
	}
}

func TestLoadErrors(t *testing.T) {
	good := func() weights.File {
		f := weights.File{}
		linear.Train(labels, weather(20, 1), linear.Options{Bits: 4}).Save(f, "x")
		return f
	}
	for name, spoil := range map[string]func(weights.File){
		"no labels":         func(f weights.File) { delete(f, "x.labels") },
		"no weights":        func(f weights.File) { delete(f, "x.weights") },
		"short weights":     func(f weights.File) { f["x.weights"] = f["x.weights"][:3] },
		"no slots":          func(f weights.File) { f["x.weights"] = f["x.weights"][:4] },
		"odd slots":         func(f weights.File) { f["x.weights"] = f["x.weights"][:4+3*15] },
		"broken slot":       func(f weights.File) { f["x.weights"] = f["x.weights"][:len(f["x.weights"])-1] },
		"another label":     func(f weights.File) { f["x.labels"] = append(f["x.labels"], "\nfog"...) },
		"no temperature":    func(f weights.File) { delete(f, "x.temperature") },
		"two temperatures":  func(f weights.File) { f["x.temperature"] = weights.Floats([]float32{1, 2}) },
		"short temperature": func(f weights.File) { f["x.temperature"] = []byte{1} },
	} {
		f := good()
		spoil(f)
		if m, err := linear.Load(f, "x"); !errors.Is(err, weights.ErrFormat) || m != nil {
			t.Errorf("%s: Load gives error %v, want ErrFormat", name, err)
		}
	}
}

func TestSoftmax(t *testing.T) {
	for _, c := range []struct{ in, want []float64 }{
		{[]float64{0, 0}, []float64{0.5, 0.5}},
		{[]float64{1000, 1000 + math.Log(3)}, []float64{0.25, 0.75}},
		{[]float64{-1000, 0}, []float64{0, 1}},
		{[]float64{math.Inf(-1), 2}, []float64{0, 1}},
		{nil, nil},
	} {
		got := append([]float64(nil), c.in...)
		linear.Softmax(got)
		if diff := cmp.Diff(c.want, got, cmpopts.EquateApprox(0, 1e-12)); diff != "" {
			t.Errorf("Softmax(%v) mismatch (-want +got):\n%s", c.in, diff)
		}
	}
}

func TestBest(t *testing.T) {
	for _, c := range []struct {
		in   []float64
		want int
	}{{[]float64{1}, 0}, {[]float64{1, 3, 2}, 1}, {[]float64{2, 3, 3}, 1}, {[]float64{-3, -2}, 1}} {
		if got := linear.Best(c.in); got != c.want {
			t.Errorf("Best(%v) = %d, want %d", c.in, got, c.want)
		}
	}
}

// Keys of different templates, orders and numbers of fillings differ.
func TestKey(t *testing.T) {
	seen := map[uint64]string{}
	for name, k := range map[string]uint64{
		"1": linear.Key(1), "2": linear.Key(2), "1 0": linear.Key(1, 0), "1 0 0": linear.Key(1, 0, 0),
		"1 a b": linear.Key(1, 7, 8), "1 b a": linear.Key(1, 8, 7), "2 a b": linear.Key(2, 7, 8),
		"string": linear.Key(1, linear.String("a")), "empty string": linear.Key(1, linear.String("")),
	} {
		if other, ok := seen[k]; ok {
			t.Errorf("%q and %q share a key", name, other)
		}
		seen[k] = name
	}
	if got := linear.String("a"); got != 0xaf63dc4c8601ec8c { // of the FNV-1a reference
		t.Errorf("String(a) = %#x", got)
	}
}

func ExampleTrain() {
	m := linear.Train([]string{"cat", "dog"}, []linear.Sample{
		{Features: []linear.Feature{{Key: linear.Key(1, linear.String("purrs")), Value: 1}}, Label: 0},
		{Features: []linear.Feature{{Key: linear.Key(1, linear.String("barks")), Value: 1}}, Label: 1},
	}, linear.Options{Bits: 10})
	p := m.Probabilities(nil, []linear.Feature{{Key: linear.Key(1, linear.String("barks")), Value: 1}})
	fmt.Println(m.Labels[linear.Best(p)])
	// Output: dog
}
