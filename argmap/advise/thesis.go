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

// Lists of words, one phrase a line, collected for this package; lines that
// begin with # are comments.
var (
	//go:embed hedges.txt
	hedgesText string
	//go:embed sources.txt
	sourcesText string
	//go:embed voices.txt
	voicesText string
	//go:embed concessions.txt
	concessionsText string
	//go:embed answers.txt
	answersText string
	//go:embed opinions.txt
	opinionsText string
	//go:embed directives.txt
	directivesText string
)

var (
	hedges      = phrases(hedgesText)
	sources     = phrases(sourcesText)
	voices      = phrases(voicesText)
	concessions = phrases(concessionsText)
	answers     = phrases(answersText)
	opinions    = phrases(opinionsText)
	directives  = phrases(directivesText)
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

// takesSides reports whether a span within a paragraph of the body, quotations
// aside, says outright what the writer thinks or what is to be done.
func (r *reading) takesSides(paragraph int, s argmap.Span) bool {
	outright := func(own argmap.Span) bool { return r.anyOf(opinions, own) || r.anyOf(directives, own) }
	at := s.Start
	for _, q := range r.quotations(paragraph) {
		if outright(argmap.Span{Start: at, End: min(q.Start, s.End)}) {
			return true
		}
		at = max(at, q.End)
	}
	return outright(argmap.Span{Start: at, End: s.End})
}

func (r *reading) majorClaims() []argmap.Component { return slices.Collect(r.g.MajorClaims()) }

// noThesis looks for a text in which no component is a thesis of which the map
// is sure, and whose words, quotations aside, neither judge nor call for
// anything.
func (r *reading) noThesis() []Finding {
	if r.length == 0 {
		return nil
	}
	for i, p := range r.body {
		if r.takesSides(i, p.Span) {
			return nil
		}
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
	negated := make([]bool, len(ms))
	for i, m := range ms {
		negated[i] = r.negated(m.Span)
	}
	var out []Finding
	for j := range ms {
		for i := range j {
			opposed := negated[i] != negated[j] && space.Lexical(i, j) >= 0.5
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
		case "not", "n't", "no", "never", "neither", "nor", "without", "nothing", "nobody":
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
	if r.saidBefore(ms[0]) {
		return nil
	}
	return []Finding{about(ms[0].Confidence, fmt.Sprintf(
		"The thesis, %s, comes only near the end; readers follow more easily when they know early where the piece is going.", quote(ms[0])), ms[0])}
}

// saidBefore reports whether the headline says about the same, or a sentence of
// the first half takes sides: that may be the thesis in words that the map
// missed. Of the annotated op-eds for training, 111 state their thesis early and
// again in the last fifth, 76 there alone. It holds for 106 of the former and 54
// of the latter; how many words an early sentence shares with the late statement
// tells nothing.
func (r *reading) saidBefore(c argmap.Component) bool {
	for _, s := range r.doc.Sentences {
		if i := r.paragraph(s.Start); i >= 0 && s.End <= c.Start && r.share(s.End) <= 0.5 && r.takesSides(i, s.Span) {
			return true
		}
	}
	for a := range r.g.Apparatus() {
		if a.Label == argmap.Headline && meaning.New([]string{c.Text, a.Text(r.doc.Text)}).Lexical(0, 1) >= 0.3 {
			return true
		}
	}
	return false
}

// hedgedThesis looks for hedges in the thesis's first clause: what hangs on
// "if" or "so that" may be as uncertain as it is.
func (r *reading) hedgedThesis() []Finding {
	t, ok := r.g.Thesis()
	if !ok {
		return nil
	}
	ts := r.tokens(t.Span)
	for i, w := range ts {
		if i > 0 && subordinate[w.Lower] {
			ts = ts[:i]
			break
		}
	}
	for _, h := range hedges {
		if holds(ts, h) && !permits(h, ts) {
			return []Finding{about(t.Confidence, fmt.Sprintf(
				"The thesis, %s, is softened by “%s”; if the reasons hold, it can be said straight.", quote(t), strings.Join(h, " ")), t)}
		}
	}
	return nil
}

var subordinate = map[string]bool{"if": true, "so": true, "who": true, "which": true, "whose": true, "because": true,
	"unless": true, "until": true, "when": true, "where": true, "than": true, "before": true, "after": true, ":": true, ";": true}

// permits reports whether the hedge is "may" and none in the tokens is one:
// they are months, or forbid.
func permits(hedge []string, ts []nlp.Token) bool {
	if hedge[0] != "may" {
		return false
	}
	for i, t := range ts {
		if t.Lower == "may" && t.Tag == "MD" && !(i+1 < len(ts) && ts[i+1].Lower == "not") {
			return false
		}
	}
	return true
}

// noCounterargument says nothing when the text, by its words, lets the other
// side speak somewhere, nor when it takes no side itself: without a thesis there
// is no other side.
func (r *reading) noCounterargument() []Finding {
	if !slices.ContainsFunc(r.majorClaims(), func(m argmap.Component) bool { return m.Confidence >= r.thesis }) {
		return nil
	}
	sure := 1.0
	for c := range r.g.Components() {
		if c.Stance == argmap.Con {
			return nil
		}
		sure = min(sure, max(0.5, c.Confidence))
	}
	if r.g.Len() < r.components || r.anyOf(voices, r.extent()) || r.anyOf(concessions, r.extent()) {
		return nil
	}
	return []Finding{{Span: r.extent(), Confidence: sure,
		Reason: "The other side does not get a word; naming its best objection and answering it would make the case harder to wave away."}}
}
