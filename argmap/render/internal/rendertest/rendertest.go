// Package rendertest holds what the tests of all renderers need: graphs from
// files, and golden files of what is drawn of them.
package rendertest

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Load reads a graph in its JSON form.
func Load(t testing.TB, name string) *argmap.Graph {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	g := new(argmap.Graph)
	if err := json.Unmarshal(b, g); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return g
}

// Golden wants a rendering to be what the file holds, and writes the file when
// the test runs with -update.
func Golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s mismatch (-want +got):\n%s", name, diff)
	}
}
