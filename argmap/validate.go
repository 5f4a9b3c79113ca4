package argmap

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"unicode/utf8"

	"opedmap/nlp"
)

// A Problem says what is wrong with a graph.
type Problem string

// The problems that a [ValidationError] can name.
const (
	EmptyID       Problem = "empty id"
	InvalidID     Problem = "id is not valid UTF-8"
	InvalidText   Problem = "text is not valid UTF-8"
	DuplicateID   Problem = "duplicate id"
	DanglingID    Problem = "dangling id"
	BadSpan       Problem = "bad span"
	SpanOrder     Problem = "spans overlap or are out of text order"
	TextMismatch  Problem = "text differs from the source at its span"
	UntidySpan    Problem = "span has outer white space"
	EmptySpan     Problem = "span holds nothing but white space"
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

// err is what was collected: nil for nothing, one problem as itself, several joined.
func (p *problems) err() error {
	if len(*p) == 1 {
		return (*p)[0]
	}
	return errors.Join(*p...)
}

// id notes an id of a set in which each may stand once.
func (p *problems) id(ids map[string]bool, id string, offset int) {
	switch {
	case id == "":
		p.add(EmptyID, id, offset, "")
	case ids[id]:
		p.add(DuplicateID, id, offset, "")
	case !utf8.ValidString(id):
		p.add(InvalidID, id, offset, "")
	}
	ids[id] = true
}

// graphID notes the id of a graph, which may have none.
func (p *problems) graphID(id string) {
	if !utf8.ValidString(id) {
		p.add(InvalidID, id, -1, "")
	}
}

// text wants what JSON can carry.
func (p *problems) text(id, s string, offset int) {
	if !utf8.ValidString(s) {
		p.add(InvalidText, id, offset, "")
	}
}

func (p *problems) cues(id string, cs []Cue) {
	for _, q := range cs {
		p.text(id, q.Text, q.Start)
		p.text(id, q.Signals, q.Start)
	}
}

func (p *problems) confidence(id string, c float64, offset int) {
	if !(c >= 0 && c <= 1) {
		p.add(BadConfidence, id, offset, fmt.Sprint(c))
	}
}

func (p *problems) span(id string, s Span) {
	if s.Start < 0 || s.End < s.Start {
		p.add(BadSpan, id, s.Start, s.String())
	}
}

// value wants that one of n named values is known.
func (p *problems) value(v uint8, n int, id string, offset int, what string) {
	if v == 0 || int(v) >= n {
		p.add(UnknownValue, id, offset, what)
	}
}

// check looks at everything but cycles.
func (d *Draft) check() error {
	var p problems
	p.graphID(d.ID)
	p.argument(d)
	p.entities(d.Entities)
	for _, a := range d.Apparatus {
		p.span("", a.Span)
		p.value(uint8(a.Label), len(apparatusNames.values), "", a.Start, "apparatus label")
	}
	return p.err()
}

// besideArgument reports whether what is wrong with a draft lies in its entities or
// apparatus alone.
func (d *Draft) besideArgument() bool {
	var p problems
	p.argument(d)
	return len(p) == 0 && d.check() != nil
}

// argument checks the components and relations of a draft.
func (p *problems) argument(d *Draft) {
	components, relations := map[string]bool{}, map[string]bool{}
	p.components(d.Components, components)
	p.relations(d.Relations, components, relations)
}

func (p *problems) components(cs []Component, ids map[string]bool) {
	last, told := Component{}, false // the one that ends last so far, and whether something starts in it
	for i, c := range cs {
		p.id(ids, c.ID, c.Start)
		p.span(c.ID, c.Span)
		if i > 0 && c.Start < last.End && !told {
			p.add(SpanOrder, c.ID, c.Start, fmt.Sprintf("id %q ends at %d", last.ID, last.End))
			told = true // what else starts in it is not at fault
		}
		if c.End > last.End {
			last, told = c, false
		}
		p.value(uint8(c.Kind), len(kindNames.values), c.ID, c.Start, "kind")
		p.value(uint8(c.Stance), len(stanceNames.values), c.ID, c.Start, "stance")
		if int(c.Evidence) >= len(evidenceNames.values) { // none is fine
			p.add(UnknownValue, c.ID, c.Start, "evidence")
		}
		p.confidence(c.ID, c.Confidence, c.Start)
		for _, q := range c.Cues {
			p.span(c.ID, q.Span)
		}
	}
}

// relations checks relations, whose targets may be components or relations: no id is
// one of both.
func (p *problems) relations(rs []Relation, components, ids map[string]bool) {
	taken := maps.Clone(components)
	for _, r := range rs {
		p.id(taken, r.ID, -1)
		ids[r.ID] = true
	}
	for _, r := range rs {
		if !components[r.From] {
			p.add(DanglingID, r.ID, -1, fmt.Sprintf("from %q", r.From))
		}
		switch r.Type {
		case Support, Attack:
			if ids[r.To] {
				p.add(BadTarget, r.ID, -1, "a relation, want a component")
			} else if !components[r.To] {
				p.add(DanglingID, r.ID, -1, fmt.Sprintf("to %q", r.To))
			}
		case Undercut:
			if components[r.To] {
				p.add(BadTarget, r.ID, -1, "a component, want a relation")
			} else if !ids[r.To] {
				p.add(DanglingID, r.ID, -1, fmt.Sprintf("to %q", r.To))
			}
		default:
			p.add(UnknownValue, r.ID, -1, "type")
		}
		p.confidence(r.ID, r.Confidence, -1)
	}
}

// entities checks entities, whose ids nothing refers to.
func (p *problems) entities(es []Entity) {
	ids := map[string]bool{}
	for _, e := range es {
		offset := -1
		if len(e.Mentions) > 0 {
			offset = e.Mentions[0].Start
		}
		p.id(ids, e.ID, offset)
		p.value(uint8(e.Label), int(nlp.Misc)+1, e.ID, offset, "label")
		p.value(uint8(e.Attitude), len(attitudeNames.values), e.ID, offset, "attitude")
		p.confidence(e.ID, e.Confidence, offset)
		for _, m := range e.Mentions {
			p.span(e.ID, m)
		}
		for _, q := range e.Cues {
			p.span(e.ID, q.Span)
		}
	}
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

// FitsText checks that the graph is of the text src: spans lie inside it, and the texts
// of components and cues are its bytes. The error is a *[ValidationError], or several
// joined ([errors.Join]).
func (g *Graph) FitsText(src string) error {
	var p problems
	p.fit(g, src)
	return p.err()
}

// fit checks what [Graph.FitsText] does.
func (p *problems) fit(g *Graph, src string) {
	n := len(src)
	text := func(id string, s Span, want string) {
		if !s.In(n) {
			p.add(BadSpan, id, s.Start, fmt.Sprintf("%v in a text of %d bytes", s, n))
		} else if s.Text(src) != want {
			p.add(TextMismatch, id, s.Start, "")
		}
	}
	for _, c := range g.d.Components {
		text(c.ID, c.Span, c.Text)
		for _, q := range c.Cues {
			text(c.ID, q.Span, q.Text)
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
	}
}

// Validate checks the graph against the text it was made from (see [Graph.FitsText])
// and against the rest of the JSON contract: its id and texts are valid UTF-8, no span is
// empty, no component has outer white space or overlaps apparatus (a headline aside; a note
// mark inside a component is allowed), every component but a major claim has at most one
// outgoing relation, and stances follow from the signs of supports and attacks. It does not
// ask whether a component is cut as a miner would cut it, nor whether evidence and
// counterarguments are where they should be. The error is a *[ValidationError], or several
// joined ([errors.Join]).
func (g *Graph) Validate(src string) error {
	var p problems
	p.fit(g, src)
	p.graphID(g.d.ID)
	p.text("", g.d.Title, -1)
	for _, e := range g.d.Entities {
		p.text(e.ID, e.Name, -1)
		p.cues(e.ID, e.Cues)
		for _, m := range e.Mentions {
			if m.Len() == 0 {
				p.add(EmptySpan, e.ID, m.Start, "mention")
			}
		}
	}
	for i, c := range g.d.Components {
		p.text(c.ID, c.Text, c.Start)
		p.cues(c.ID, c.Cues)
		switch {
		case c.Len() == 0 || strings.TrimSpace(c.Text) == "":
			p.add(EmptySpan, c.ID, c.Start, "")
		case strings.TrimSpace(c.Text) != c.Text:
			p.add(UntidySpan, c.ID, c.Start, "")
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
	for _, a := range g.d.Apparatus {
		if a.Len() == 0 {
			p.add(EmptySpan, "", a.Start, a.Label.String())
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
	return p.err()
}
