// Iaa prints how far the two annotators of the op-eds in testdata agree, and
// how the second does on the figures by which the miner is measured, the first
// taken as gold:
//
//	go run ./argmap/internal/cmd/iaa [-part FOLDER] [-from N] [-to N] [testdata/opeds]
//
// The second annotation of NAME stands in second/NAME.json, the first beside
// the text. With -corpora it compares what two readers made of speeches, essays
// and letters of a corpus, which stands apart from it in testdata.
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/agree"
	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/gold"
)

func main() {
	from := flag.Int("from", 0, "`number` of the first op-ed")
	to := flag.Int("to", 1<<30, "`number` of the last op-ed")
	part := flag.String("part", "*", "`folder` of the texts, such as train")
	corpora := flag.String("corpora", "", "`folder` of the corpora")
	flag.Parse()
	var err error
	if *corpora != "" {
		err = apart("testdata", *corpora)
	} else {
		err = run(cmp.Or(flag.Arg(0), "testdata/opeds"), *part, *from, *to)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "iaa:", err)
		os.Exit(1)
	}
}

func run(dir, part string, from, to int) error {
	seconds, err := filepath.Glob(filepath.Join(dir, "second", "*.json"))
	if err != nil {
		return err
	}
	var texts []agree.Text
	var score eval.Score
	for _, second := range seconds {
		name := strings.TrimSuffix(filepath.Base(second), ".json")
		digits, _, _ := strings.Cut(name, "-")
		number, err := strconv.Atoi(digits)
		if err != nil {
			return fmt.Errorf("%s: no number before its name: %w", second, err)
		}
		if number < from || number > to {
			continue
		}
		firsts, err := filepath.Glob(filepath.Join(dir, part, name+".txt"))
		if err != nil || len(firsts) != 1 {
			if part != "*" {
				continue
			}
			return fmt.Errorf("%s: %d texts of its name in %s", second, len(firsts), dir)
		}
		first := strings.TrimSuffix(firsts[0], ".txt")
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
	fmt.Println()
	show(&score)
	return nil
}

func show(s *eval.Score) {
	fmt.Printf("second against first: C-F1 %.3f / %.3f, R-F1 %.3f / %.3f, thesis %.3f, con components %.3f\n",
		s.Exact.Component.F1(), s.Half.Component.F1(), s.Exact.Relation.F1(), s.Half.Relation.F1(), s.ThesisRate(), s.Con.F1())
}

// apart compares the second annotation of texts of the corpora with the first.
func apart(own, corpora string) error {
	first, errA := gold.ReadApart(filepath.Join(own, "apart.jsonl"), corpora)
	second, errB := gold.ReadApart(filepath.Join(own, "apart-second.jsonl"), corpora)
	if err := cmp.Or(errA, errB); err != nil {
		return err
	}
	var score eval.Score
	for _, p := range second {
		for i := range first {
			if first[i].ID == p.ID {
				score.Add(eval.Text(&first[i], p.MinerComponents()))
			}
		}
	}
	fmt.Printf("%d texts; ", len(second))
	show(&score)
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
