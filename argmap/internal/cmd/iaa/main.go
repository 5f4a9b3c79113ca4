// Iaa prints how far the two annotators of the op-eds in testdata agree:
//
//	go run ./argmap/internal/cmd/iaa [testdata/opeds]
//
// The second annotation of NAME stands in second/NAME.json, the first beside
// the text in train or heldout.
package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/agree"
)

func main() {
	dir := "testdata/opeds"
	if len(os.Args) > 1 {
		dir = os.Args[1]
	}
	if err := run(dir); err != nil {
		fmt.Fprintln(os.Stderr, "iaa:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	seconds, err := filepath.Glob(filepath.Join(dir, "second", "*.json"))
	if err != nil {
		return err
	}
	var texts []agree.Text
	for _, second := range seconds {
		name := strings.TrimSuffix(filepath.Base(second), ".json")
		first := filepath.Join(dir, "train", name)
		if _, err := os.Stat(first + ".json"); err != nil {
			first = filepath.Join(dir, "heldout", name)
		}
		source, err := os.ReadFile(first + ".txt")
		if err != nil {
			return err
		}
		a, errA := read(first + ".json")
		b, errB := read(second)
		if err := cmp.Or(errA, errB); err != nil {
			return err
		}
		texts = append(texts, agree.Text{ID: name, Source: string(source), Maps: []*argmap.Graph{a, b}})
	}
	r, err := agree.Texts(texts)
	if err != nil {
		return err
	}
	fmt.Print(r)
	return nil
}

func read(name string) (*argmap.Graph, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	g := new(argmap.Graph)
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return g, nil
}
