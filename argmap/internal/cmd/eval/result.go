package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/train"
)

// A docScore is one document's scores, with predicted and with gold segments.
type docScore struct {
	doc             *train.Doc
	predicted, gold eval.Score
	components      []mine.Component
}

type result struct {
	docs    []docScore
	misread int // texts whose genre was guessed wrong
}

func (r *result) print(name string) {
	var p, g eval.Score
	for _, d := range r.docs {
		p.Add(d.predicted)
		g.Add(d.gold)
	}
	fmt.Printf("%-12s %3d texts, genre guessed wrong in %d\n", name, len(r.docs), r.misread)
	fmt.Printf("  end to end     C-F1 %.3f / %.3f   Seg %.3f / %.3f   Att %.3f / %.3f   R-F1 %.3f / %.3f   thesis %.3f   con %.3f   kind %.3f   stance %.3f   evid %.3f  ECE %.3f %.3f\n",
		p.Exact.Component.F1(), p.Half.Component.F1(), p.Exact.Segment.F1(), p.Half.Segment.F1(), p.Exact.Attach.F1(), p.Half.Attach.F1(),
		p.Exact.Relation.F1(), p.Half.Relation.F1(), p.ThesisRate(), p.Con.F1(), p.KindMacroF1(), p.StanceMacroF1(), p.EvidenceMacroF1(), eval.ECE(p.Calibration), eval.ECE(p.LinkCalibration))
	fmt.Printf("  gold segments  kind %.3f (%.3f %.3f %.3f)   stance %.3f   Att %.3f   R-F1 %.3f   thesis %.3f   con %.3f  evid %.3f  ECE %.3f %.3f\n",
		g.KindMacroF1(), g.Kind[0].F1(), g.Kind[1].F1(), g.Kind[2].F1(), g.StanceMacroF1(), g.Exact.Attach.F1(), g.Exact.Relation.F1(), g.ThesisRate(), g.Con.F1(), g.EvidenceMacroF1(), eval.ECE(g.Calibration), eval.ECE(g.LinkCalibration))
}

// worst prints the documents with the lowest C-F1, gold and mined trees one
// after the other.
func (r *result) worst(n int) {
	ds := slices.Clone(r.docs)
	slices.SortStableFunc(ds, func(a, b docScore) int {
		return cmp.Compare(a.predicted.Half.Component.F1(), b.predicted.Half.Component.F1())
	})
	for _, d := range ds[:min(n, len(ds))] {
		fmt.Printf("\n=== %s  C-F1 half %.2f  exact %.2f\n--- gold\n", d.doc.ID, d.predicted.Half.Component.F1(), d.predicted.Exact.Component.F1())
		list(d.doc, d.doc.Components())
		fmt.Println("--- mined")
		list(d.doc, d.components)
	}
}

func list(d *train.Doc, cs []mine.Component) {
	for i, c := range cs {
		fmt.Printf("%3d %s%s -%d> %2d %.2f  %s\n", i, "?MCP"[c.Kind:c.Kind+1], "?+-"[c.Stance:c.Stance+1], c.Sign, c.Parent, c.Confidence,
			strings.ReplaceAll(c.Span.Text(d.Text.Text), "\n", " "))
	}
}
