package argmap

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"opedmap/nlp"
)

// A Problem says what is wrong with a graph.
type Problem string

// The problems that a [ValidationError] can name.
const (
	EmptyID       Problem = "empty id"
	InvalidID     Problem = "id is not valid UTF-8"
	DuplicateID   Problem = "duplicate id"
	DanglingID    Problem = "dangling id"
	BadSpan       Problem = "span out of range"
	SpanOrder     Problem = "components overlap or are out of text order"
	TextMismatch  Problem = "text differs from the source at its span"
	UntidySpan    Problem = "span has outer white space"
	UnknownValue  Problem = "unknown value"
	BadConfidence Problem = "confidence outside 0 to 1"
	BadTarget     Problem = "relation has the wrong sort of target"
	Cycle         Problem = "cycle"
	ManyParents   Problem = "component has several outgoing relations"
	RootRelation  Problem = "major claim has an outgoing relation"
	InApparatus   Problem = "component overlaps apparatus"
	StanceSign    Problem = "stance does not follow from the relation's sign"
)

// A ValidationError is one thing wrong with a graph, with its place.
type ValidationError struct {
	Problem Problem
	ID      string // of the component, relation or entity at fault
	Offset  int    // where it starts in the source; -1 when it has no place there
	Detail  string // may be empty
}

// Error gives the problem, the id and the offset in one line.
func (e *ValidationError) Error() string {
	s := "argmap: " + string(e.Problem)
	if e.ID != "" {
		s += fmt.Sprintf(" (id %q)", e.ID)
	}
	if e.Offset >= 0 {
		s += fmt.Sprintf(" at offset %d", e.Offset)
	}
	if e.Detail != "" {
		s += ": " + e.Detail
	}
	return s
}

// problems collects what is wrong.
type problems []error

func (p *problems) add(k Problem, id string, offset int, detail string) {
	*p = append(*p, &ValidationError{k, id, offset, detail})
}

// check looks at everything but cycles.
func (d *Draft) check() error {
	var p problems
	ids := map[string]bool{}   // of components and relations: a relation's target may be either
	named := map[string]bool{} // of entities, which nothing refers to
	id := func(ids map[string]bool, s string, off int) {
		switch {
		case s == "":
			p.add(EmptyID, s, off, "")
		case ids[s]:
			p.add(DuplicateID, s, off, "")
		case !utf8.ValidString(s):
			p.add(InvalidID, s, off, "")
		}
		ids[s] = true
	}
	conf := func(id string, c float64, off int) {
		if !(c >= 0 && c <= 1) {
			p.add(BadConfidence, id, off, fmt.Sprint(c))
		}
	}
	span := func(id string, s Span) {
		if s.Start < 0 || s.End < s.Start {
			p.add(BadSpan, id, s.Start, s.String())
		}
	}
	components, relations := map[string]bool{}, map[string]bool{}
	if !utf8.ValidString(d.ID) {
		p.add(InvalidID, d.ID, -1, "")
	}
	last := 0
	for _, c := range d.Components {
		id(ids, c.ID, c.Start)
		components[c.ID] = true
		span(c.ID, c.Span)
		if c.Start < last {
			p.add(SpanOrder, c.ID, c.Start, "")
		}
		last = max(last, c.End)
		if c.Kind == 0 || int(c.Kind) >= len(kindNames.values) {
			p.add(UnknownValue, c.ID, c.Start, "kind")
		}
		if c.Stance == 0 || int(c.Stance) >= len(stanceNames.values) {
			p.add(UnknownValue, c.ID, c.Start, "stance")
		}
		if int(c.Evidence) >= len(evidenceNames.values) {
			p.add(UnknownValue, c.ID, c.Start, "evidence")
		}
		conf(c.ID, c.Confidence, c.Start)
		for _, q := range c.Cues {
			span(c.ID, q.Span)
		}
	}
	for _, r := range d.Relations {
		id(ids, r.ID, -1)
		relations[r.ID] = true
	}
	for _, r := range d.Relations {
		if !components[r.From] {
			p.add(DanglingID, r.ID, -1, fmt.Sprintf("from %q", r.From))
		}
		switch r.Type {
		case Support, Attack:
			if relations[r.To] {
				p.add(BadTarget, r.ID, -1, "a relation, want a component")
			} else if !components[r.To] {
				p.add(DanglingID, r.ID, -1, fmt.Sprintf("to %q", r.To))
			}
		case Undercut:
			if components[r.To] {
				p.add(BadTarget, r.ID, -1, "a component, want a relation")
			} else if !relations[r.To] {
				p.add(DanglingID, r.ID, -1, fmt.Sprintf("to %q", r.To))
			}
		default:
			p.add(UnknownValue, r.ID, -1, "type")
		}
		conf(r.ID, r.Confidence, -1)
	}
	for _, e := range d.Entities {
		off := -1
		if len(e.Mentions) > 0 {
			off = e.Mentions[0].Start
		}
		id(named, e.ID, off)
		if e.Label == 0 || e.Label > nlp.Misc {
			p.add(UnknownValue, e.ID, off, "label")
		}
		if e.Attitude == 0 || int(e.Attitude) >= len(attitudeNames.values) {
			p.add(UnknownValue, e.ID, off, "attitude")
		}
		conf(e.ID, e.Confidence, off)
		for _, m := range e.Mentions {
			span(e.ID, m)
		}
		for _, q := range e.Cues {
			span(e.ID, q.Span)
		}
	}
	for _, a := range d.Apparatus {
		span("", a.Span)
		if a.Label == 0 || int(a.Label) >= len(apparatusNames.values) {
			p.add(UnknownValue, "", a.Start, "apparatus label")
		}
	}
	return errors.Join(p...)
}

// checkCycles follows the targets of every relation; an undercut leads to the
// relation it denies, and that one to its own target.
func (g *Graph) checkCycles() error {
	const (
		fresh = iota
		open
		done
	)
	nc := len(g.d.Components)
	state := make([]uint8, nc+len(g.d.Relations)) // components, then relations
	next := func(n int) []int {
		if n < nc {
			rs := make([]int, len(g.out[n]))
			for i, r := range g.out[n] {
				rs[i] = nc + r
			}
			return rs
		}
		r := g.d.Relations[n-nc]
		if r.Type == Undercut {
			return []int{nc + g.relation[r.To]}
		}
		return []int{g.component[r.To]}
	}
	type frame struct {
		node int
		next []int
	}
	for n := range state {
		if state[n] != fresh {
			continue
		}
		state[n] = open
		stack := []frame{{n, next(n)}}
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			if len(f.next) == 0 {
				state[f.node] = done
				stack = stack[:len(stack)-1]
				continue
			}
			m := f.next[0]
			f.next = f.next[1:]
			switch state[m] {
			case fresh:
				state[m] = open
				stack = append(stack, frame{m, next(m)})
			case open:
				if m < nc {
					c := g.d.Components[m]
					return &ValidationError{Cycle, c.ID, c.Start, ""}
				}
				return &ValidationError{Cycle, g.d.Relations[m-nc].ID, -1, ""}
			}
		}
	}
	return nil
}

// Validate checks the graph against the text it was made from and against the
// rest of the JSON contract: spans lie inside src and texts are its bytes, no
// component overlaps apparatus (a headline aside; a note mark inside a
// component is allowed), every component but a major claim has at most one
// outgoing relation, and stances follow from the signs. The error is one or
// several *[ValidationError].
func (g *Graph) Validate(src string) error {
	var p problems
	n := len(src)
	text := func(id string, s Span, want string) {
		if !s.In(n) {
			p.add(BadSpan, id, s.Start, fmt.Sprintf("%v in a text of %d bytes", s, n))
		} else if s.Text(src) != want {
			p.add(TextMismatch, id, s.Start, "")
		}
	}
	for i, c := range g.d.Components {
		text(c.ID, c.Span, c.Text)
		if c.Text == "" || isSpace(c.Text[0]) || isSpace(c.Text[len(c.Text)-1]) {
			p.add(UntidySpan, c.ID, c.Start, "")
		}
		for _, q := range c.Cues {
			text(c.ID, q.Span, q.Text)
		}
		if len(g.out[i]) > 1 {
			p.add(ManyParents, c.ID, c.Start, "")
		}
		if c.Kind == MajorClaim && len(g.out[i]) > 0 {
			p.add(RootRelation, c.ID, c.Start, "")
		}
	}
	for _, r := range g.d.Relations {
		if r.Type == Undercut {
			continue
		}
		from, to := g.d.Components[g.component[r.From]], g.d.Components[g.component[r.To]]
		if (r.Type == Support) != (from.Stance == to.Stance) {
			p.add(StanceSign, r.ID, from.Start, fmt.Sprintf("%v %v %v", from.Stance, r.Type, to.Stance))
		}
	}
	for _, e := range g.d.Entities {
		for _, m := range e.Mentions {
			if !m.In(n) {
				p.add(BadSpan, e.ID, m.Start, m.String())
			}
		}
		for _, q := range e.Cues {
			text(e.ID, q.Span, q.Text)
		}
	}
	for _, a := range g.d.Apparatus {
		if !a.In(n) {
			p.add(BadSpan, "", a.Start, a.String())
		}
		if a.Label == Headline {
			continue
		}
		for c := range g.InSpan(a.Span) {
			if a.Label != Note || !c.Contains(a.Span) {
				p.add(InApparatus, c.ID, c.Start, a.Label.String())
			}
		}
	}
	return errors.Join(p...)
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }
