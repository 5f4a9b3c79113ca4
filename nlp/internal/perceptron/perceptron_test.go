package perceptron_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp/internal/perceptron"
	"opedmap/nlp/weights"
)

// learn trains on the parity of two features and a vector that tells a third class.
func learn() *perceptron.Model {
	t := perceptron.NewTrainer([]string{"even", "odd", "far"}, 2)
	for range 20 {
		for a := range uint64(2) {
			for b := range uint64(2) {
				t.Update([]uint64{1, 2 + a, 4 + b, 6 + a*2 + b}, []float32{1, 0}, int(a^b))
			}
		}
		t.Update([]uint64{1, 2, 4, 6}, []float32{0, 1}, 2)
	}
	return t.Model(1, 0, 10)
}

func predict(m *perceptron.Model, dense []float32, features ...uint64) string {
	return m.Classes[perceptron.Best(m.Scores(nil, features, m.Base(nil, dense)))]
}

func TestLearn(t *testing.T) {
	f := weights.File{}
	learn().Save(f, "m")
	b, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if f, err = weights.Decode(b); err != nil {
		t.Fatal(err)
	}
	m, err := perceptron.Load(f, "m")
	if err != nil {
		t.Fatal(err)
	}
	near := []float32{1, 0}
	got := []string{
		predict(m, near, 1, 2, 4, 6), predict(m, near, 1, 2, 5, 7), predict(m, near, 1, 3, 4, 8), predict(m, near, 1, 3, 5, 9),
		predict(m, []float32{0, 1}, 1, 2, 4, 6),
	}
	if diff := cmp.Diff([]string{"even", "odd", "odd", "even", "far"}, got); diff != "" {
		t.Errorf("predictions mismatch (-want +got):\n%s", diff)
	}
	again := weights.File{}
	learn().Save(again, "m")
	if diff := cmp.Diff(f, again); diff != "" {
		t.Errorf("a second training differs (-first +second):\n%s", diff)
	}
}

func TestLoadDamaged(t *testing.T) {
	for _, section := range []string{"classes", "keys", "counts", "entries", "values", "scale", "dense"} {
		f := weights.File{}
		learn().Save(f, "m")
		f["m."+section] = f["m."+section][:len(f["m."+section])/2]
		if section == "classes" {
			f["m.classes"] = []byte("one")
		}
		_, err := perceptron.Load(f, "m")
		if !errors.Is(err, weights.ErrFormat) {
			t.Errorf("Load with %s cut in half: %v, want ErrFormat", section, err)
		}
	}
}
