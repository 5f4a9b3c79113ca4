package argmap

import (
	"fmt"
	"slices"

	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

// Weights of a mention's attitude in its entity's: the thesis counts most, the
// author's own line in full, running text outside the argument less, and what
// stands in quotation marks or speaks for the other side hardly at all.
// Apparatus does not count.
const (
	thesisVoice = 3.0
	proVoice    = 1.5
	plainVoice  = 1.0
	conVoice    = 0.3
	quotedVoice = 0.3
)

// lean is how far the weighted mean of favor and against must lie apart for an
// entity's attitude not to be neutral; it gives the best macro F1 (0.36) on the training
// op-eds.
const lean = 0.2

// addEntities resolves the names of the document and judges what the author
// thinks of each.
func (d *Draft) addEntities(doc *nlp.Document, m *attitude.Model) {
	r := m.Reader(doc)
	quoted := quotations(doc)
	for i, e := range resolve.Resolve(doc) {
		out := Entity{ID: fmt.Sprintf("e%d", i+1), Name: e.Name, Label: e.Label, Mentions: e.Mentions}
		var sum [3]float64
		var total, strongest float64
		var cues []Span
		for _, s := range e.Mentions {
			w := d.voice(s, quoted)
			if w == 0 {
				continue
			}
			x := r.Judge(s)
			for k, p := range x.Probabilities {
				sum[k] += w * p
			}
			total += w
			if strength := w * max(x.Probabilities[attitude.Favor], x.Probabilities[attitude.Against]); strength > strongest {
				strongest, cues = strength, x.Cues
			}
		}
		out.Attitude, out.Confidence = Neutral, e.Confidence
		if total > 0 {
			for k := range sum {
				sum[k] /= total
			}
			switch gap := sum[attitude.Favor] - sum[attitude.Against]; {
			case gap > lean:
				out.Attitude = Favor
			case gap < -lean:
				out.Attitude = Against
			}
			out.Confidence *= sum[attitudeIndex(out.Attitude)]
		}
		if out.Attitude != Neutral {
			for _, c := range cues {
				out.Cues = append(out.Cues, Cue{c, c.Text(doc.Text), out.Attitude.String()})
			}
		}
		d.Entities = append(d.Entities, out)
	}
}

func attitudeIndex(a Attitude) int { return slices.Index(attitudes[:], a) }

// voice is the weight of what is said around a mention.
func (d *Draft) voice(s Span, quoted []Span) float64 {
	for _, a := range d.Apparatus {
		if a.Label != Headline && a.Overlaps(s) {
			return 0
		}
	}
	if i, _ := slices.BinarySearchFunc(quoted, s, func(q, s Span) int { return q.End - s.Start }); i < len(quoted) && quoted[i].Contains(s) {
		return quotedVoice
	}
	i, _ := slices.BinarySearchFunc(d.Components, s, func(c Component, s Span) int { return c.End - s.Start - 1 })
	if i < len(d.Components) && d.Components[i].Overlaps(s) {
		switch c := d.Components[i]; {
		case c.Kind == MajorClaim:
			return thesisVoice
		case c.Stance == Con:
			return conVoice
		default:
			return proVoice
		}
	}
	return plainVoice
}

// quotations finds the stretches in double quotation marks, each within one
// paragraph and longer than a scare quote.
func quotations(doc *nlp.Document) []Span {
	const scare = 4 // tokens
	var out []Span
	for _, p := range doc.Paragraphs {
		open := -1
		for i := doc.Sentences[p.First].First; i < doc.Sentences[p.Last-1].Last; i++ {
			switch t := &doc.Tokens[i]; {
			case t.Tag == "``" && open < 0:
				open = i
			case t.Tag == "''" && open >= 0 && t.Lower == `"`:
				if i-open > scare {
					out = append(out, Span{Start: doc.Tokens[open].Start, End: t.End})
				}
				open = -1
			}
		}
	}
	return out
}
