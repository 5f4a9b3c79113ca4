package main

import (
	"fmt"
	"math/rand/v2"

	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/train"
)

// results holds what was measured, by corpus.
type results map[string]*result

type result struct {
	docs    []docScore
	misread int // texts whose genre was guessed wrong
}

// A docScore is one document's scores, with predicted and with gold segments.
type docScore struct {
	doc             *train.Doc
	predicted, gold eval.Score
	components      []mine.Component
}

// add mines the texts from scratch, apparatus and genre included, with and
// without their gold segments, and scores them.
func (rs results) add(m *mine.Model, docs []*train.Doc) {
	for _, d := range docs {
		r := rs[d.Corpus]
		if r == nil {
			r = &result{}
			rs[d.Corpus] = r
		}
		v := d.Found()
		v.Genre = m.GenreOf(v)
		if v.Genre != d.View.Genre {
			r.misread++
		}
		p := m.Mine(v, nil)
		r.docs = append(r.docs, docScore{d, eval.Text(&d.Text, p), eval.Text(&d.Text, m.Mine(v, d.Spans())), p})
	}
}

// A measure is a figure of a sum of scores.
type measure struct {
	name string
	of   func(*eval.Score) float64
}

var measures = []measure{
	{"C-F1 exact", func(s *eval.Score) float64 { return s.Exact.Component.F1() }},
	{"C-F1 half", func(s *eval.Score) float64 { return s.Half.Component.F1() }},
	{"segments exact", func(s *eval.Score) float64 { return s.Exact.Segment.F1() }},
	{"segments half", func(s *eval.Score) float64 { return s.Half.Segment.F1() }},
	{"attachment exact", func(s *eval.Score) float64 { return s.Exact.Attach.F1() }},
	{"attachment half", func(s *eval.Score) float64 { return s.Half.Attach.F1() }},
	{"link macro F1", (*eval.Score).LinkMacroF1},
	{"R-F1 exact", func(s *eval.Score) float64 { return s.Exact.Relation.F1() }},
	{"R-F1 half", func(s *eval.Score) float64 { return s.Half.Relation.F1() }},
	{"thesis hit", (*eval.Score).ThesisRate},
	{"con components", func(s *eval.Score) float64 { return s.Con.F1() }},
	{"kind macro F1", (*eval.Score).KindMacroF1},
	{"stance macro F1", (*eval.Score).StanceMacroF1},
	{"evidence macro F1", (*eval.Score).EvidenceMacroF1},
	{"ECE of components", func(s *eval.Score) float64 { return s.Calibration.Error() }},
	{"ECE by chance", func(s *eval.Score) float64 { return s.Calibration.Chance() }},
	{"ECE of links", func(s *eval.Score) float64 { return s.LinkCalibration.Error() }},
}

// print writes the table of a corpus: each measure with its 95 % interval.
func (r *result) print(name string, goldSegments bool) {
	fmt.Printf("\n%s: %d texts, genre guessed wrong in %d\n", name, len(r.docs), r.misread)
	fmt.Printf("  %-18s %-22s", "", "end to end")
	if goldSegments {
		fmt.Printf(" gold segments")
	}
	fmt.Println()
	end := r.intervals(func(d docScore) eval.Score { return d.predicted })
	gold := r.intervals(func(d docScore) eval.Score { return d.gold })
	for i, m := range measures {
		fmt.Printf("  %-18s %s", m.name, end[i])
		if goldSegments {
			fmt.Printf("  %s", gold[i])
		}
		fmt.Println()
	}
}

// brief writes one line of the table of an experiment for each corpus.
func (rs results) brief(what string) {
	for _, c := range corporaNames {
		if r := rs[c]; r != nil {
			r.brief(what, c)
		}
	}
}

func (r *result) brief(what, name string) {
	var s, g eval.Score
	for _, d := range r.docs {
		s.Add(d.predicted)
		g.Add(d.gold)
	}
	fmt.Printf("%-28s %-12s C-F1 %.3f %.3f  R-F1 %.3f %.3f  gold segments: kind %.3f stance %.3f con %.3f attachment %.3f R-F1 %.3f thesis %.3f\n", what, name,
		s.Exact.Component.F1(), s.Half.Component.F1(), s.Exact.Relation.F1(), s.Half.Relation.F1(),
		g.KindMacroF1(), g.StanceMacroF1(), g.Con.F1(), g.Exact.Attach.F1(), g.Exact.Relation.F1(), g.ThesisRate())
}

// intervals writes all measures with their 95 % bootstrap intervals over documents.
func (r *result) intervals(of func(docScore) eval.Score) []string {
	scores := make([]eval.Score, len(r.docs))
	var all eval.Score
	for i, d := range r.docs {
		scores[i] = of(d)
		all.Add(scores[i])
	}
	ranges := eval.Intervals(len(scores), 400, rand.NewPCG(1, 4), func(sample []int) []float64 {
		var s eval.Score
		for _, i := range sample {
			s.Add(scores[i])
		}
		xs := make([]float64, len(measures))
		for i, m := range measures {
			xs[i] = m.of(&s)
		}
		return xs
	})
	out := make([]string, len(measures))
	for i, m := range measures {
		out[i] = fmt.Sprintf("%.3f %v", m.of(&all), ranges[i])
	}
	return out
}
