package advise

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/internal/meaning"
	"opedmap/nlp"
)

// Hedges and the words that give a source, one phrase a line, collected for
// this package; lines that begin with # are comments.
var (
	//go:embed hedges.txt
	hedgesText string
	//go:embed sources.txt
	sourcesText string
)

var (
	hedges  = phrases(hedgesText)
	sources = phrases(sourcesText)
)

func phrases(text string) [][]string {
	var out [][]string
	for line := range strings.Lines(text) {
		if f := strings.Fields(line); len(f) > 0 && f[0] != "#" {
			out = append(out, f)
		}
	}
	return out
}

func (r *reading) majorClaims() []argmap.Component { return slices.Collect(r.g.MajorClaims()) }

func (r *reading) noThesis() []Finding {
	if r.length == 0 {
		return nil
	}
	best := 0.0
	for _, c := range r.majorClaims() {
		best = max(best, c.Confidence)
	}
	if best >= r.thesis {
		return nil
	}
	return []Finding{{Span: r.extent(), Confidence: 1 - best,
		Reason: "No sentence says outright what the reader should believe or do; one that does, early on, would carry all the others."}}
}

// conflictingTheses looks for two major claims about the same thing of which
// one is negated.
func (r *reading) conflictingTheses() []Finding {
	ms := r.majorClaims()
	if len(ms) < 2 {
		return nil
	}
	texts := make([]string, len(ms))
	for i, m := range ms {
		texts[i] = m.Text
	}
	space := meaning.New(texts)
	var out []Finding
	for j := range ms {
		for i := range j {
			opposed := r.negated(ms[i].Span) != r.negated(ms[j].Span) && space.Lexical(i, j) >= 0.5
			if opposed || ms[i].Stance != ms[j].Stance {
				out = append(out, about(min(ms[i].Confidence, ms[j].Confidence), fmt.Sprintf(
					"%s and %s pull in different directions; the reader wants to know which of the two is meant.", quote(ms[i]), quote(ms[j])), ms[j], ms[i]))
			}
		}
	}
	return out
}

func (r *reading) negated(s argmap.Span) bool {
	n := 0
	for _, t := range r.tokens(s) {
		switch t.Lower {
		case "not", "n't", "no", "never", "neither", "nor", "cannot", "without", "nothing", "nobody":
			n++
		}
	}
	return n%2 == 1
}

// lateThesis looks for a thesis that is first said late, the headline included.
func (r *reading) lateThesis() []Finding {
	ms := r.majorClaims()
	if len(ms) == 0 || r.share(ms[0].Start) < r.late {
		return nil
	}
	for a := range r.g.Apparatus() {
		if a.Label != argmap.Headline {
			continue
		}
		if meaning.New([]string{a.Text(r.doc.Text), ms[0].Text}).Lexical(0, 1) >= 0.25 {
			return nil
		}
	}
	return []Finding{about(ms[0].Confidence, fmt.Sprintf(
		"The thesis, %s, comes only near the end; readers follow more easily when they know early where the piece is going.", quote(ms[0])), ms[0])}
}

func (r *reading) hedgedThesis() []Finding {
	t, ok := r.g.Thesis()
	if !ok {
		return nil
	}
	ts := r.tokens(t.Span)
	for _, h := range hedges {
		if holds(ts, h) && !monthOf(h, ts) {
			return []Finding{about(t.Confidence, fmt.Sprintf(
				"The thesis, %s, is softened by “%s”; if the reasons hold, it can be said straight.", quote(t), strings.Join(h, " ")), t)}
		}
	}
	return nil
}

// monthOf reports whether the hedge is "may" and every one in the tokens is a
// month.
func monthOf(hedge []string, ts []nlp.Token) bool {
	return hedge[0] == "may" && !slices.ContainsFunc(ts, func(t nlp.Token) bool { return t.Lower == "may" && t.Tag == "MD" })
}

func (r *reading) noCounterargument() []Finding {
	sure := 1.0
	for c := range r.g.Components() {
		if c.Stance == argmap.Con {
			return nil
		}
		sure = min(sure, max(0.5, c.Confidence))
	}
	if r.g.Len() < r.components {
		return nil
	}
	return []Finding{{Span: r.extent(), Confidence: sure,
		Reason: "The other side does not get a word; naming its best objection and answering it would make the case harder to wave away."}}
}
