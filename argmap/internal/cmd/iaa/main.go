// Iaa prints how far the two annotators of the op-eds in testdata agree, and
// how the second does on the figures by which the miner is measured, the first
// taken as gold:
//
//	go run ./argmap/internal/cmd/iaa [-from N] [-to N] [testdata/opeds]
//
// The second annotation of NAME stands in second/NAME.json, the first beside
// the text in train or heldout.
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/agree"
	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/gold"
)

func main() {
	from := flag.Int("from", 0, "`number` of the first op-ed")
	to := flag.Int("to", 1<<30, "`number` of the last op-ed")
	flag.Parse()
	dir := cmp.Or(flag.Arg(0), "testdata/opeds")
	if err := run(dir, *from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "iaa:", err)
		os.Exit(1)
	}
}

func run(dir string, from, to int) error {
	seconds, err := filepath.Glob(filepath.Join(dir, "second", "*.json"))
	if err != nil {
		return err
	}
	var texts []agree.Text
	var score eval.Score
	for _, second := range seconds {
		name := strings.TrimSuffix(filepath.Base(second), ".json")
		var number int
		if _, err := fmt.Sscan(name, &number); err != nil {
			return fmt.Errorf("%s: no number before its name", second)
		}
		if number < from || number > to {
			continue
		}
		first := filepath.Join(dir, "train", name)
		if _, err := os.Stat(first + ".json"); err != nil {
			first = filepath.Join(dir, "heldout", name)
		}
		a, errA := read(first + ".json")
		b, errB := read(second)
		g, errG := gold.ReadOped(first+".json", first+".txt")
		p, errP := gold.ReadOped(second, first+".txt")
		if err := cmp.Or(errA, errB, errG, errP); err != nil {
			return err
		}
		texts = append(texts, agree.Text{ID: name, Source: g.Text, Maps: []*argmap.Graph{a, b}})
		score.Add(eval.Text(&g, p.MinerComponents()))
	}
	r, err := agree.Texts(texts)
	if err != nil {
		return err
	}
	fmt.Print(r)
	fmt.Printf("\nsecond against first: C-F1 %.3f / %.3f, R-F1 %.3f / %.3f, thesis %.3f, con components %.3f\n",
		score.Exact.Component.F1(), score.Half.Component.F1(), score.Exact.Relation.F1(), score.Half.Relation.F1(), score.ThesisRate(), score.Con.F1())
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
