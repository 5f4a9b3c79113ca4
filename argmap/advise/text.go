package advise

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"opedmap/argmap"
	"opedmap/nlp"
)

// reasons are words that tie a reason to what it is for.
var reasons = [][]string{{"because"}, {"therefore"}, {"thus"}, {"hence"}, {"that", "is", "why"}, {"which", "is", "why"}, {"so", "that"}}

// paragraphsWithoutArgument leaves the first long paragraph alone, an op-ed may
// open with a scene, and those that by their words take sides, reason, ask, let
// the other side speak or turn against it.
func (r *reading) paragraphsWithoutArgument() []Finding {
	var out []Finding
	first := true
	for i, p := range r.body {
		n := r.words(p.Span)
		if n < r.paragraphWords {
			continue
		}
		if !first && !r.argues(p.Span) && !r.takesSides(i, p.Span) && !strings.Contains(p.Text(r.doc.Text), "?") &&
			!r.anyOf(reasons, p.Span) && !r.anyOf(voices, p.Span) && !r.anyOf(answers, p.Span) {
			out = append(out, Finding{Span: p.Span, Confidence: 1, Reason: fmt.Sprintf(
				"This paragraph of %d words tells something but argues nothing; a sentence that says what it is here for would tie it in.", n)})
		}
		first = false
	}
	return out
}

func (r *reading) argues(s argmap.Span) bool {
	for range r.g.InSpan(s) {
		return true
	}
	return false
}

// longQuotations looks for quotations that are longer than all else in their
// paragraph; for one that is a paragraph of its own, the paragraphs beside it
// count.
func (r *reading) longQuotations() []Finding {
	var out []Finding
	for i, p := range r.body {
		all, words := -1, -1 // words in p, and own ones
		for _, q := range r.quotations(i) {
			n := r.words(q)
			if n < r.quotation {
				continue
			}
			if all < 0 {
				all, words = r.words(p.Span), r.ownWords(i)
			}
			own := words
			if 2*n > all {
				if i > 0 {
					own += r.ownWords(i - 1)
				}
				if i+1 < len(r.body) {
					own += r.ownWords(i + 1)
				}
			}
			if own < n {
				out = append(out, Finding{Span: q, Confidence: 1, Reason: fmt.Sprintf(
					"The quotation runs to %d words and what is said around it to %d; a shorter one, or more of your own on it, would keep the voice yours.", n, own)})
			}
		}
	}
	return out
}

// ownWords counts the words of a paragraph of the body outside quotations.
func (r *reading) ownWords(paragraph int) int {
	n := r.words(r.body[paragraph].Span)
	for _, q := range r.quotations(paragraph) {
		n -= r.words(q)
	}
	return n
}

// quotations finds what stands between double quotation marks in a paragraph.
func quotations(text string, p argmap.Span) []argmap.Span {
	var out []argmap.Span
	start := -1
	for i, c := range p.Text(text) {
		switch {
		case c == '“' || c == '"' && start < 0:
			start = i
		case (c == '”' || c == '"') && start >= 0:
			out = append(out, argmap.Span{Start: p.Start + start, End: p.Start + i + len(string(c))})
			start = -1
		}
	}
	return out
}

// unsourcedStatistics looks for statistics in whose sentence, and those
// around it, nothing tells where the figure comes from: no word for a source,
// no name, no note mark, no first person who counted.
func (r *reading) unsourcedStatistics() []Finding {
	var out []Finding
	for c := range r.g.Components() {
		if c.Evidence != argmap.Statistic || c.Stance != argmap.Pro || !r.hasFigure(c.Span) || r.sourced(c) {
			continue
		}
		out = append(out, about(c.Confidence, fmt.Sprintf(
			"%s gives a figure without saying whose it is; a source lets the reader check it.", quote(c)), c))
	}
	return out
}

// hasFigure reports whether a span holds a number in digits that is no year, is
// not worked out from what was said before ("that is three a day"), and is not
// part of a rule, a proposal or a condition, which rest on no count.
func (r *reading) hasFigure(s argmap.Span) bool {
	ts := r.tokens(s)
	for _, other := range [][]string{{"that", "is"}, {"that", "'s"}, {"comes", "to"}, {"works", "out"}, {"think", "of"}, {"which", "makes"}, {"should"}, {"must"}, {"if"}, {"unless"}, {"would"}} {
		if holds(ts, other) {
			return false
		}
	}
	return slices.ContainsFunc(ts, func(t nlp.Token) bool {
		return strings.ContainsAny(t.Lower, "0123456789") && !year(t.Lower)
	})
}

func year(s string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(s, "s"))
	return err == nil && n >= 1500 && n < 2100
}

func (r *reading) sourced(c argmap.Component) bool {
	s, i, ok := r.sentence(c.Start)
	if !ok {
		return true
	}
	from := s.Start
	if i > 0 && r.doc.Sentences[i-1].Paragraph == s.Paragraph {
		from = r.doc.Sentences[i-1].Start
	}
	to := s.End
	if i+1 < len(r.doc.Sentences) && r.doc.Sentences[i+1].Paragraph == s.Paragraph {
		to = r.doc.Sentences[i+1].End
	}
	place := argmap.Span{Start: from, End: to}
	if r.anyOf(sources, place) {
		return true
	}
	for _, t := range r.tokens(s.Span) {
		switch t.Lower {
		case "i", "my", "we", "our":
			return true
		}
	}
	if r.named(place) || r.noted(argmap.Span{Start: from, End: to + 8}) {
		return true
	}
	return strings.Contains(place.Text(r.doc.Text), "[") || strings.Contains(place.Text(r.doc.Text), "http")
}

// flippingAttitudes looks for entities of which the writer, quotations and the
// opposing view aside, speaks well in one place and badly in another.
func (r *reading) flippingAttitudes() []Finding {
	type mention struct {
		entity argmap.Entity
		argmap.Span
	}
	var mentions []mention
	for e := range r.g.Entities() {
		for _, m := range e.Mentions {
			if len(e.Mentions) > 1 && r.ownVoice(m) {
				mentions = append(mentions, mention{e, m})
			}
		}
	}
	spans := make([]argmap.Span, len(mentions))
	for i, m := range mentions {
		spans[i] = m.Span
	}
	if len(spans) == 0 {
		return nil
	}
	results, err := argmap.AttitudeToward(r.doc.Text, spans)
	if err != nil {
		return nil // a text that cannot be judged has no finding
	}
	var out []Finding
	for i := 0; i < len(mentions); {
		e := mentions[i].entity
		good, bad := -1, -1 // the surest of each
		for ; i < len(mentions) && mentions[i].entity.ID == e.ID; i++ {
			at := &good
			switch {
			case results[i].Confidence() < r.flip || results[i].Attitude == argmap.Neutral:
				continue
			case results[i].Attitude == argmap.Against:
				at = &bad
			}
			if *at < 0 || results[i].Confidence() > results[*at].Confidence() {
				*at = i
			}
		}
		if good < 0 || bad < 0 {
			continue
		}
		out = append(out, Finding{Span: mentions[max(good, bad)].Span, Entity: e.ID,
			Confidence: min(results[good].Confidence(), results[bad].Confidence()), Reason: fmt.Sprintf(
				"%s is spoken well of in one place and badly in another; if both are meant, a word on why would help the reader.", e.Name)})
	}
	return out
}

// ownVoice reports whether a span stands in the body, outside quotations and
// con components.
func (r *reading) ownVoice(s argmap.Span) bool {
	i := r.paragraph(s.Start)
	if i < 0 {
		return false
	}
	qs := r.quotations(i)
	at, _ := slices.BinarySearchFunc(qs, s.Start, func(q argmap.Span, start int) int { return q.End - start - 1 })
	if at < len(qs) && qs[at].Overlaps(s) {
		return false
	}
	for c := range r.g.InSpan(s) {
		if c.Stance == argmap.Con {
			return false
		}
	}
	return true
}
