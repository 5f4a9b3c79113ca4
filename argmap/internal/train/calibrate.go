package train

import (
	"slices"

	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// outcomes are predictions on texts that a model did not learn from.
type outcomes [mine.Calibrations][4][]mine.Outcome

func (o *outcomes) collect(m *mine.Model, docs []*Doc) {
	for _, d := range docs {
		if !d.typical() {
			continue
		}
		g := d.View.Genre
		for which, spans := range [][]nlp.Span{nil, d.Spans()} {
			cs := m.Mine(d.View.ForUse(), spans)
			of := eval.Align(&d.Text, cs)
			dense, sure := d.View.Company(cs)
			for i, c := range cs {
				right := of[i] >= 0 && d.Text.Components[of[i]].Kind == c.Kind
				components := which + mine.FoundComponents
				if c.Kind == mine.MajorClaim {
					components = which + mine.FoundMajors
				}
				o[components][g] = append(o[components][g], mine.Outcome{Confidence: c.Confidence, Company: dense, Right: right})
				if c.Parent >= 0 && of[i] >= 0 && d.Text.Components[of[i]].Stance != 0 {
					links := which + mine.FoundLinks
					o[links][g] = append(o[links][g], mine.Outcome{Confidence: c.LinkConfidence, Company: sure, Right: eval.Linked(&d.Text, cs, of, i)})
				}
			}
		}
	}
}

// typical reports whether a text is of the kind that the miner is to meet in its
// genre, annotated as a stranger would: thresholds and confidences are set by
// these. That leaves out op-eds with their writer's annotation alone, posts that
// were read as op-eds, and essays and microtexts of our own.
func (d *Doc) typical() bool {
	return !slices.Contains([]string{"opeds", "cmv-read", "essays", "microtexts"}, d.Corpus)
}

// tune sets the threshold of each genre on texts that the segmenter did not
// learn from: the best by C-F1, exact and half taken together.
func tune(s *mine.Segmenter, docs []*Doc, trials [][]eval.Score) {
	for g := range s.Threshold {
		var f [len(mine.Thresholds)]float64
		for b := range f {
			var sum eval.Score
			for i, d := range docs {
				if int(d.View.Genre) == g && d.typical() {
					sum.Add(trials[i][b])
				}
			}
			f[b] = sum.Exact.Component.F1() + sum.Half.Component.F1()
		}
		s.Threshold[g] = mine.Thresholds[linear.Best(f[:])]
	}
}
