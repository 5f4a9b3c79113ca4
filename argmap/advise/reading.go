package advise

import (
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/compare"
	"opedmap/nlp"
)

// reading is a text and its graph with what several rules look up.
type reading struct {
	options
	doc    *nlp.Document
	g      *argmap.Graph
	body   []nlp.Paragraph // that are no apparatus
	length int             // of body in bytes
}

func newReading(doc *nlp.Document, g *argmap.Graph, o options) *reading {
	r := &reading{options: o, doc: doc, g: g}
	for _, p := range doc.Paragraphs {
		apparatus := 0
		for a := range g.Apparatus() {
			apparatus += p.Overlap(a.Span)
		}
		if 2*apparatus < p.Len() {
			r.body = append(r.body, p)
			r.length += p.Len()
		}
	}
	return r
}

// share is how far into the body, 0 to 1, an offset lies.
func (r *reading) share(offset int) float64 {
	before := 0
	for _, p := range r.body {
		before += max(0, min(p.End, offset)-p.Start)
	}
	return float64(before) / float64(max(1, r.length))
}

// extent is the body from its first to its last paragraph.
func (r *reading) extent() argmap.Span {
	if len(r.body) == 0 {
		return argmap.Span{}
	}
	return argmap.Span{Start: r.body[0].Start, End: r.body[len(r.body)-1].End}
}

// paragraph is the number of the body paragraph at an offset, -1 for none.
func (r *reading) paragraph(offset int) int {
	return slices.IndexFunc(r.body, func(p nlp.Paragraph) bool { return p.Start <= offset && offset < p.End })
}

// sentence is the sentence at an offset, and the index of it; false for none.
func (r *reading) sentence(offset int) (nlp.Sentence, int, bool) {
	i, ok := slices.BinarySearchFunc(r.doc.Sentences, offset, func(s nlp.Sentence, at int) int {
		switch {
		case s.End <= at:
			return -1
		case s.Start > at:
			return 1
		}
		return 0
	})
	if !ok {
		return nlp.Sentence{}, 0, false
	}
	return r.doc.Sentences[i], i, true
}

// tokens are the tokens that lie in a span.
func (r *reading) tokens(s argmap.Span) []nlp.Token {
	ts := r.doc.Tokens
	first, _ := slices.BinarySearchFunc(ts, s.Start, func(t nlp.Token, at int) int { return t.Start - at })
	last := first
	for last < len(ts) && ts[last].End <= s.End {
		last++
	}
	return ts[first:last]
}

// words counts the tokens in a span that are words or numbers.
func (r *reading) words(s argmap.Span) int {
	n := 0
	for _, t := range r.tokens(s) {
		if isWord(t) {
			n++
		}
	}
	return n
}

func isWord(t nlp.Token) bool {
	return strings.ContainsFunc(t.Lower, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 0x7f })
}

// holds reports whether the tokens hold the words of a phrase in a row.
func holds(ts []nlp.Token, phrase []string) bool {
	for i := range ts {
		if i+len(phrase) > len(ts) {
			return false
		}
		all := true
		for k, w := range phrase {
			if ts[i+k].Lower != w {
				all = false
				break
			}
		}
		if all {
			return true
		}
	}
	return false
}

// anyOf reports whether a span holds one of the phrases.
func (r *reading) anyOf(phrases [][]string, s argmap.Span) bool {
	ts := r.tokens(s)
	return slices.ContainsFunc(phrases, func(p []string) bool { return holds(ts, p) })
}

// about makes a finding about components, the chief one first.
func about(confidence float64, reason string, cs ...argmap.Component) Finding {
	f := Finding{Span: cs[0].Span, Reason: reason, Confidence: confidence}
	for _, c := range cs {
		f.Components = append(f.Components, c.ID)
	}
	return f
}

// quote is the beginning of a component in quotation marks.
func quote(c argmap.Component) string { return "“" + compare.Excerpt(c.Text, 60) + "”" }
