// Command evalnames measures names and entities against gold: precision,
// recall and F1 of names by label on op-eds, the names of GUM that are found,
// and B³ (Bagga and Baldwin 1998) of the entities of op-eds.
//
//	go run ./argmap/internal/cmd/evalnames [-opeds testdata/opeds/train] [-gum ../shared/corpora/gum/dev.jsonl]
//
// The op-eds of testdata/opeds/train have been learnt from: -names takes the
// names that nlp/internal/cmd/trainnames -cv -names found by cross-validation.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

func main() {
	opeds := flag.String("opeds", "testdata/opeds/train", "`folder` of op-eds")
	gum := flag.String("gum", "../shared/corpora/gum/dev.jsonl", "`file` of GUM; empty for none")
	names := flag.String("names", "", "`file` of names to use in place of those found")
	show := flag.Bool("show", false, "print the entities that differ from gold")
	flag.Parse()
	if err := run(*opeds, *gum, *names, *show); err != nil {
		fmt.Fprintln(os.Stderr, "evalnames:", err)
		os.Exit(1)
	}
}

func run(opeds, gum, namesFile string, show bool) error {
	texts, err := gold.ReadOpeds(opeds)
	if err != nil {
		return err
	}
	given, err := readNames(namesFile)
	if err != nil {
		return err
	}
	var s scores
	var system, resolution bcubed
	for i := range texts {
		t := &texts[i]
		d, err := nlp.Parse(t.Text)
		if err != nil {
			return fmt.Errorf("%s: %w", t.ID, err)
		}
		if namesFile != "" {
			d.Names = given[t.ID]
		}
		entities := resolve.Resolve(d)
		var want, got []cluster
		var sure []nlp.Name
		for _, e := range t.Entities {
			want = append(want, cluster{e.Label, e.Mentions})
			for _, m := range e.Mentions {
				sure = append(sure, nlp.Name{Span: m, Label: e.Label, Confidence: 1, SpanConfidence: 1})
			}
		}
		for _, e := range entities {
			got = append(got, cluster{e.Label, e.Mentions})
		}
		s.add(want, got)
		system.add(want, got)
		if show {
			differences(t, entities)
		}
		slices.SortFunc(sure, func(a, b nlp.Name) int { return a.Start - b.Start })
		d.Names = sure
		var oracle []cluster
		for _, e := range resolve.Resolve(d) {
			oracle = append(oracle, cluster{e.Label, e.Mentions})
		}
		resolution.add(want, oracle)
	}
	fmt.Printf("%d op-eds in %s\n", len(texts), opeds)
	s.print(os.Stdout)
	system.print(os.Stdout, "entities")
	resolution.print(os.Stdout, "entities of gold names")
	if gum == "" {
		return nil
	}
	return evalGUM(gum)
}

// readNames reads the names of texts, one text a line.
func readNames(path string) (map[string][]nlp.Name, error) {
	if path == "" {
		return nil, nil
	}
	texts, err := gold.Read[struct {
		ID    string
		Names []nlp.Name
	}](path)
	out := map[string][]nlp.Name{}
	for _, t := range texts {
		out[t.ID] = t.Names
	}
	return out, err
}

// evalGUM measures recall on GUM, whose gold names are a part of all names.
func evalGUM(path string) error {
	texts, err := gold.Read[struct {
		ID, Text string
		Entities []struct {
			nlp.Span
			Label string
		}
	}](path)
	if err != nil {
		return err
	}
	all, exact, labelled, overlap, found := 0, 0, 0, 0, 0
	for _, g := range texts {
		d, err := nlp.Parse(g.Text)
		if err != nil {
			return fmt.Errorf("%s: %w", g.ID, err)
		}
		found += len(d.Names)
		for _, e := range g.Entities {
			all++
			hit := false
			for _, n := range d.Names {
				hit = hit || n.Overlaps(e.Span)
				if n.Span == e.Span {
					exact++
					if n.Label.String() == e.Label || e.Label == "GPE_OR_LOC" && (n.Label == nlp.GPE || n.Label == nlp.Loc) {
						labelled++
					}
				}
			}
			if hit {
				overlap++
			}
		}
	}
	n := float64(max(1, all))
	fmt.Printf("%s: %d gold, %d found; recall: same span %.3f, with label %.3f, overlap %.3f\n", path, all, found,
		float64(exact)/n, float64(labelled)/n, float64(overlap)/n)
	return nil
}
