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
	before []int           // bytes of body before each paragraph of it
	length int             // of body in bytes
	// Mentions of people and bodies by start, each with the first end from there on, and
	// notes by start, each with the last end up to there.
	names, notes []argmap.Span
	// What has been looked up so far: a long text asks again and again.
	quoted map[int][]argmap.Span // by paragraph of the body
	said   map[*[]string][]argmap.Span
}

func newReading(doc *nlp.Document, g *argmap.Graph, o options) *reading {
	r := &reading{options: o, doc: doc, g: g, quoted: map[int][]argmap.Span{}, said: map[*[]string][]argmap.Span{}}
	marks := slices.Collect(g.Apparatus())
	for _, p := range doc.Paragraphs {
		for len(marks) > 0 && marks[0].End <= p.Start {
			marks = marks[1:]
		}
		apparatus := 0
		for _, a := range marks {
			if a.Start >= p.End {
				break
			}
			apparatus += p.Overlap(a.Span)
		}
		if 2*apparatus < p.Len() {
			r.body = append(r.body, p)
			r.before = append(r.before, r.length)
			r.length += p.Len()
		}
	}
	r.names, r.notes = names(g), notes(g)
	return r
}

// foreign reports whether the body is not English.
func (r *reading) foreign() bool {
	return !r.doc.English(func(t int) bool { return r.paragraph(r.doc.Tokens[t].Start) >= 0 })
}

func names(g *argmap.Graph) []argmap.Span {
	var out []argmap.Span
	for e := range g.Entities() {
		if e.Label == nlp.Org || e.Label == nlp.Person || e.Label == nlp.Misc {
			out = append(out, e.Mentions...)
		}
	}
	slices.SortFunc(out, func(a, b argmap.Span) int { return a.Start - b.Start })
	for i := len(out) - 2; i >= 0; i-- {
		out[i].End = min(out[i].End, out[i+1].End)
	}
	return out
}

func notes(g *argmap.Graph) []argmap.Span {
	var out []argmap.Span
	end := 0
	for a := range g.Apparatus() {
		if a.Label == argmap.Note && a.Len() > 0 {
			end = max(end, a.End)
			out = append(out, argmap.Span{Start: a.Start, End: end})
		}
	}
	return out
}

// named reports whether a mention of a person or body lies in a span.
func (r *reading) named(s argmap.Span) bool {
	i := before(r.names, s.Start)
	return i < len(r.names) && r.names[i].End <= s.End
}

// noted reports whether a note overlaps a span.
func (r *reading) noted(s argmap.Span) bool {
	i := before(r.notes, s.End)
	return i > 0 && r.notes[i-1].End > s.Start
}

// before is the number of spans, which are in order, that start before an offset.
func before(spans []argmap.Span, offset int) int {
	i, _ := slices.BinarySearchFunc(spans, offset, func(s argmap.Span, at int) int { return s.Start - at })
	return i
}

// share is how far into the body, 0 to 1, an offset lies.
func (r *reading) share(offset int) float64 {
	before := 0
	if i := r.upTo(offset) - 1; i >= 0 {
		before = r.before[i] + min(r.body[i].End, offset) - r.body[i].Start
	}
	return float64(before) / float64(max(1, r.length))
}

// upTo is the number of body paragraphs that start at or before an offset.
func (r *reading) upTo(offset int) int {
	i, _ := slices.BinarySearchFunc(r.body, offset+1, func(p nlp.Paragraph, at int) int { return p.Start - at })
	return i
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
	if i := r.upTo(offset) - 1; i >= 0 && offset < r.body[i].End {
		return i
	}
	return -1
}

// quotations are those in a paragraph of the body.
func (r *reading) quotations(paragraph int) []argmap.Span {
	qs, ok := r.quoted[paragraph]
	if !ok {
		qs = quotations(r.doc.Text, r.body[paragraph].Span)
		r.quoted[paragraph] = qs
	}
	return qs
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
	places := r.places(phrases)
	for _, p := range places[before(places, s.Start):] {
		if p.Start >= s.End {
			return false
		}
		if p.End <= s.End {
			return true
		}
	}
	return false
}

// places is where the text has one of the phrases, in order; of those that begin at
// one word, the shortest.
func (r *reading) places(phrases [][]string) []argmap.Span {
	places, ok := r.said[&phrases[0]]
	if ok {
		return places
	}
	first := map[string][][]string{}
	for _, p := range phrases {
		first[p[0]] = append(first[p[0]], p)
	}
	for i, t := range r.doc.Tokens {
		end := -1
		for _, p := range first[t.Lower] {
			ts := r.doc.Tokens[i:min(i+len(p), len(r.doc.Tokens))]
			if e := ts[len(ts)-1].End; holds(ts, p) && (end < 0 || e < end) {
				end = e
			}
		}
		if end >= 0 {
			places = append(places, argmap.Span{Start: t.Start, End: end})
		}
	}
	r.said[&phrases[0]] = places
	return places
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
