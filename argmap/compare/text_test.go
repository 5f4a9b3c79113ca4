package compare_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/compare"
)

// Graphs of one text agree where they overlap.
// Graphs of different texts are compared by meaning, whether that is asked for or not.
func TestOtherText(t *testing.T) {
	a := graph(t, "Cars should pay for the roads. They use them.", "a major pro Cars should pay for the roads", "b claim pro They use them", "b supports a")
	b := graph(t, "It rains. Drivers must pay for the roads.", "c claim pro It rains", "d major pro Drivers must pay for the roads", "c supports d")
	want, got := compare.Graphs(a, b, compare.WithMeaning()), compare.Graphs(a, b)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("without the option (-with +without):\n%s", diff)
	}
	if len(got.Pairs) != 1 || got.Pairs[0].B.Text != "Drivers must pay for the roads" {
		t.Errorf("pairs %v, want that of what is alike", got.Pairs)
	}
}

func TestSameText(t *testing.T) {
	component := func(start int, text string) *argmap.Graph {
		g, err := argmap.Draft{Components: []argmap.Component{{ID: "c", Kind: argmap.Claim, Stance: argmap.Pro,
			Span: argmap.Span{Start: start, End: start + max(1, len(text))}, Text: text}}}.Build()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	a := component(4, "cars kill")
	for _, tt := range []struct {
		start int
		text  string
		want  bool
	}{{4, "cars kill", true}, {9, "kill us all", true}, {0, "the cars", true}, {13, "xx", true}, {4, "", true}, {4, "Cars kill", false}, {9, "bill", false}, {0, "The bars", false}} {
		if b := component(tt.start, tt.text); compare.SameText(a, b) != tt.want || compare.SameText(b, a) != tt.want {
			t.Errorf("SameText with %q at %d is not %v", tt.text, tt.start, tt.want)
		}
	}
}
