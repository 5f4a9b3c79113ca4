package advise

import (
	"fmt"
	"slices"

	"opedmap/argmap"
	"opedmap/argmap/internal/meaning"
	"opedmap/nlp"
)

// supporters are the components that support one, in text order.
func (r *reading) supporters(id string) []argmap.Link {
	var out []argmap.Link
	for l := range r.g.Children(id) {
		if l.Relation.Type == argmap.Support {
			out = append(out, l)
		}
	}
	return out
}

// unsupportedClaims looks for claims without a premise. A claim is left alone
// when it brings its own reason along ("because", "since"), when a premise
// stands in its paragraph or right after it, and when it stands with the last
// statement of the thesis, where the reasons lie behind.
func (r *reading) unsupportedClaims() []Finding {
	last := -1
	for m := range r.g.MajorClaims() {
		if r.share(m.Start) >= 0.5 {
			last = m.Start
		}
	}
	var out []Finding
	for c := range r.g.Unsupported() {
		reason := slices.ContainsFunc(r.tokens(c.Span), func(t nlp.Token) bool { return t.Lower == "because" || t.Lower == "since" })
		closing := last >= 0 && (c.Start > last || r.paragraph(c.Start) == r.paragraph(last))
		if c.Stance == argmap.Pro && !reason && !closing && !r.premiseNear(c) {
			out = append(out, about(c.Confidence, fmt.Sprintf(
				"%s stands without a reason of its own; a fact, a figure or a case would hold it up.", quote(c)), c))
		}
	}
	return out
}

// premiseNear reports whether a premise stands in the component's paragraph, or
// begins the next one.
func (r *reading) premiseNear(c argmap.Component) bool {
	i := r.paragraph(c.Start)
	if i < 0 {
		return false
	}
	for x := range r.g.InSpan(r.body[i].Span) {
		if x.Kind == argmap.Premise {
			return true
		}
	}
	if i+1 < len(r.body) {
		for x := range r.g.InSpan(r.body[i+1].Span) {
			return x.Kind == argmap.Premise
		}
	}
	return false
}

func (r *reading) idlePremises() []Finding {
	var out []Finding
	for c := range r.g.Unattached() {
		if c.Kind == argmap.Premise {
			out = append(out, about(c.Confidence, fmt.Sprintf(
				"%s is not tied to any claim; a word on what it shows would put it to work.", quote(c)), c))
		}
	}
	return out
}

// singleCases looks for claims under which there is one example or one
// witness's word and nothing else.
func (r *reading) singleCases() []Finding {
	var out []Finding
	for c := range r.g.Components() {
		if c.Kind != argmap.Claim || c.Stance != argmap.Pro {
			continue
		}
		s := r.supporters(c.ID)
		if len(s) != 1 {
			continue
		}
		p := s[0].Component
		word := map[argmap.Evidence]string{argmap.Example: "example", argmap.Testimony: "person's word"}[p.Evidence]
		if word == "" || len(r.supporters(p.ID)) > 0 {
			continue
		}
		out = append(out, about(min(c.Confidence, p.Confidence, s[0].Relation.Confidence), fmt.Sprintf(
			"%s rests on one %s alone; a figure or a second case would show that it is no exception.", quote(c), word), c, p))
	}
	return out
}

// circularReasons looks for premises that say again what they support.
func (r *reading) circularReasons() []Finding {
	var texts []string
	index := map[string]int{}
	for c := range r.g.Components() {
		index[c.ID] = len(texts)
		texts = append(texts, c.Text)
	}
	if len(texts) < 2 {
		return nil
	}
	space := meaning.New(texts)
	var out []Finding
	for p := range r.g.Components() {
		if p.Kind != argmap.Premise {
			continue
		}
		for l := range r.g.Parents(p.ID) {
			if l.Relation.Type != argmap.Support {
				continue
			}
			if s := space.Lexical(index[p.ID], index[l.Component.ID]); s >= r.circular {
				out = append(out, about(min(l.Relation.Confidence, p.Confidence), fmt.Sprintf(
					"%s says %s again in other words; a reason from outside the claim would add weight.", quote(p), quote(l.Component)), p, l.Component))
			}
		}
	}
	return out
}

// unansweredCounterarguments looks for counterarguments to which no reply is
// linked, neither to them nor to the reasons given for them, and that the text
// gives to somebody else ("critics say"): the map alone may take the author's
// own words for the other side's. Objections that
// stand together are often answered together: where another one in the same or
// the next paragraph has a reply, nothing is said, nor where the text turns by
// its words ("but", "wrong") after the objection.
func (r *reading) unansweredCounterarguments() []Finding {
	type objection struct {
		argmap.Component
		paragraph int
		answered  bool
	}
	var all []objection
	replied := map[int]bool{} // paragraphs that hold an answered one
	for c := range r.g.Counterarguments() {
		o := objection{Component: c, paragraph: r.paragraph(c.Start)}
		for _, l := range r.g.Walk(c.ID) {
			if l.Component.Stance == argmap.Pro {
				o.answered = true
			}
		}
		all = append(all, o)
		replied[o.paragraph] = replied[o.paragraph] || o.answered
	}
	var out []Finding
	for _, o := range all {
		answered := o.answered || r.anyOf(answers, r.aftermath(o.Component)) ||
			o.paragraph >= 0 && (replied[o.paragraph] || replied[o.paragraph+1])
		if !answered && r.anyOf(voices, r.lead(o.Component)) {
			out = append(out, about(o.Confidence, fmt.Sprintf(
				"The objection %s is left standing; a reply, or a word on why it weighs less, would close the gap.", quote(o.Component)), o.Component))
		}
	}
	return out
}

// aftermath is what follows a component: the rest of its paragraph and two more,
// as the other side is often heard to the end before it is answered.
func (r *reading) aftermath(c argmap.Component) argmap.Span {
	i := r.paragraph(c.Start)
	if i < 0 {
		return argmap.Span{Start: c.End, End: c.End}
	}
	return argmap.Span{Start: c.End, End: r.body[min(i+2, len(r.body)-1)].End}
}

// lead is a component with what stands before it in its sentence and the
// sentence before that, in one paragraph.
func (r *reading) lead(c argmap.Component) argmap.Span {
	s, i, ok := r.sentence(c.Start)
	if !ok {
		return c.Span
	}
	if i > 0 && r.doc.Sentences[i-1].Paragraph == s.Paragraph {
		s = r.doc.Sentences[i-1]
	}
	return argmap.Span{Start: s.Start, End: c.End}
}
