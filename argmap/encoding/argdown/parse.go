package argdown

import (
	"fmt"
	"strconv"
	"strings"

	"opedmap/argmap/encoding/internal/gather"
)

// A unit is a statement (all statements of one title) or an argument.
type unit struct {
	id       string
	argument bool
	texts    []string // in the order of the file
	tags     []string
	data     []gather.Datum
	pcs      *structure // of an argument
	nameless bool       // an argument without a title
}

// structure is a premise–conclusion structure: statements with inferences.
type structure struct {
	steps []step
	last  *unit // its conclusion, once read
	line  int
}

// step is an inference: premises and what follows.
type step struct {
	premises   []*unit
	conclusion *unit
	rule       string
	undercuts  []edge
}

// edge is a relation as the file has it.
type edge struct {
	sign     string // + - _ ><
	from, to *unit
	data     []gather.Datum // of the relation
	line     int
}

// A parser makes units and edges of tokens.
type parser struct {
	lexer    *lexer
	taken    int // tokens
	units    []*unit
	by       map[[2]string]*unit // by sort and title
	edges    []edge
	untitled int
	front    []token
	headings []token
	strays   []token // data and signs that belong to nothing
	refused  []token // what Argdown's own parser does not take, with why for its value
}

func (p *parser) peek() token { return p.lexer.peek(0) }

func (p *parser) next() token {
	p.taken++
	return p.lexer.next()
}

// refuse notes what Argdown's own parser would stop at.
func (p *parser) refuse(line int, format string, args ...any) {
	p.refused = append(p.refused, token{line: line, value: fmt.Sprintf(format, args...)})
}

// unit finds or makes the statement or argument of a title.
func (p *parser) unit(argument bool, title string) *unit {
	key := [2]string{"s", title}
	id := title
	if argument {
		key[0], id = "a", "<"+title+">"
	}
	u := p.by[key]
	if u == nil {
		u = &unit{id: id, argument: argument}
		p.by[key] = u
		p.units = append(p.units, u)
	}
	return u
}

// nameless gives a statement the title that Argdown's tools do.
func (p *parser) nameless() string {
	p.untitled++
	return "Untitled " + strconv.Itoa(p.untitled)
}

// file reads all blocks.
func (p *parser) file() {
	var previous *unit // the argument of the block before: a structure belongs to it
	apart := true      // an empty line stands between two blocks
	for {
		p.skipBlank()
		t := p.peek()
		switch t.kind {
		case end:
			return
		case emptyline, front:
			apart = true
		case newline, item, relation, inference, data:
		default:
			if !apart {
				p.refuse(t.line, "%q without an empty line before it", gather.Clip(strings.Trim(t.value, space)))
			}
			apart = false
		}
		switch t.kind {
		case emptyline, newline:
			p.next()
		case front:
			p.front = append(p.front, p.next())
		case heading:
			p.headings = append(p.headings, t)
			p.next()
			p.content()
			previous = nil
		case number:
			p.structure(previous)
		case relation, inference, data:
			p.strays = append(p.strays, p.next())
		default:
			previous = nil
			base := 0
			if t.kind == item {
				p.next()
				base = t.indent + 1
			}
			if u := p.member(base); u != nil && u.argument {
				previous = u
			}
		}
	}
}

// member reads a statement or an argument with its data and what is indented
// under it. No relation leads to it, so data of one are like others that nothing reads.
func (p *parser) member(indent int) *unit {
	u, own := p.head()
	if u == nil {
		return nil
	}
	if own != "" {
		u.data = append(u.data, gather.Datum{Key: "relation", Value: own})
	}
	p.relations(u, indent, nil)
	return u
}

// head reads a title, words, tags and data; the unit is nil where nothing stands
// that one starts with. The data of the relation that leads to it come back apart.
func (p *parser) head() (*unit, string) {
	p.skipBlank()
	var u *unit
	if k := p.peek().kind; k == statement || k == argument {
		u = p.titled()
	} else {
		u = p.running()
	}
	if u == nil {
		return nil, ""
	}
	return u, p.data(u)
}

// titled reads a title with its words, if it defines one, and tags.
func (p *parser) titled() *unit {
	if t := p.peek(); !t.defines && t.kind == statement && p.wordsFollow() {
		return p.running() // with a bracket in it
	}
	t := p.next()
	u := p.unit(t.kind == argument, t.value)
	if t.defines {
		before := p.taken
		words, tags := p.content()
		if p.taken == before {
			p.refuse(t.line, "%q without words", gather.Clip(t.value))
		}
		u.texts, u.tags = append(u.texts, words), append(u.tags, tags...)
		return u
	}
	for p.peek().kind == tag || p.peek().kind == text && strings.Trim(p.peek().value, space) == "" {
		if n := p.next(); n.kind == tag {
			u.tags = append(u.tags, n.value)
		}
	}
	if p.peek().kind == newline {
		p.next()
	}
	return u
}

// running reads words and tags without a title.
func (p *parser) running() *unit {
	before := p.taken
	words, tags := p.content()
	if p.taken == before {
		p.next() // nothing that a statement starts with
		return nil
	}
	if words == "" && len(tags) == 0 {
		return nil
	}
	u := p.unit(false, p.nameless())
	u.texts, u.tags = append(u.texts, words), append(u.tags, tags...)
	return u
}

// data reads the data of a unit, and gives that of the relation that leads to it.
func (p *parser) data(u *unit) (own string) {
	if p.peek().kind != data {
		return ""
	}
	for _, d := range gather.Flow(p.next().value) {
		if d.Key == "relation" {
			own = d.Value
		} else {
			u.data = append(u.data, d)
		}
	}
	for p.skipBlank(); p.peek().kind == tag; p.skipBlank() {
		t := p.next()
		u.tags = append(u.tags, t.value)
		p.refuse(t.line, "tag %q after data", gather.Clip(t.value))
	}
	return own
}

// skipBlank passes over white space before a title or words.
func (p *parser) skipBlank() {
	for p.peek().kind == text && strings.Trim(p.peek().value, space) == "" {
		p.next()
	}
}

// wordsFollow reports whether running words stand after a reference, which is next, on
// its line.
func (p *parser) wordsFollow() bool {
	t := p.lexer.peek(1)
	return t.kind == text && strings.Trim(t.value, space) != "" || t.kind == mention || t.kind == mark
}

// relations reads what is indented deeper than the member itself, level by level.
// As for Argdown, a line that is less deep than the one before joins the deepest
// level that it reaches.
func (p *parser) relations(u *unit, indent int, step *step) {
	type level struct {
		indent int
		u      *unit
	}
	stack := []level{{indent, u}}
	for {
		for p.peek().kind == newline {
			p.next()
		}
		t := p.peek()
		if t.kind != relation {
			return
		}
		p.next()
		n := len(stack)
		for n > 1 && stack[n-1].indent > t.indent {
			n--
		}
		depth := stack[n-1].indent
		switch {
		case n == len(stack) && t.indent > depth:
			depth = t.indent
		case n > 1 && t.indent > indent:
			n--
		default:
			n = 1
			p.refuse(t.line, "%s not deeper than what it bears on", t.value)
		}
		top := stack[n-1].u
		if p.skipBlank(); p.peek().kind == emptyline { // which head would read over
			p.strays = append(p.strays, t)
			return
		}
		v, own := p.head()
		if v == nil {
			p.strays = append(p.strays, t)
			continue
		}
		e := edge{sign: strings.Trim(t.value, "<>"), from: v, to: top, data: gather.Flow(own), line: t.line}
		switch {
		case t.value == "><":
			e.sign = "><"
		case strings.HasSuffix(t.value, ">"):
			e.from, e.to = top, v
		}
		if step != nil && n == 1 {
			step.undercuts = append(step.undercuts, e)
		} else {
			p.edges = append(p.edges, e)
		}
		stack = append(stack[:n], level{depth, v})
	}
}

// undercuts moves the edges from the given one on that undercut a conclusion to
// the inference it comes from, which they deny.
func (p *parser) undercuts(from int, conclusion, arg *unit, s *step) {
	kept := p.edges[:from]
	for _, e := range p.edges[from:] {
		if e.sign == "_" && e.to == conclusion {
			e.to = arg
			s.undercuts = append(s.undercuts, e)
		} else {
			kept = append(kept, e)
		}
	}
	p.edges = kept
}

// structure reads (1) … (2) … -- rule -- (3) … .
func (p *parser) structure(arg *unit) {
	s := &structure{line: p.peek().line}
	if arg == nil || arg.pcs != nil {
		arg = p.unit(true, p.nameless())
		arg.nameless = true
	}
	arg.pcs = s
	var pending step
	inferred := false
	for {
		for p.peek().kind == newline {
			p.next()
		}
		switch t := p.peek(); t.kind {
		case number:
			p.next()
			before := len(p.edges)
			u := p.member(0)
			if u == nil {
				continue
			}
			if inferred {
				p.undercuts(before, u, arg, &pending)
				pending.conclusion = u
				s.steps = append(s.steps, pending)
				s.last = u
				pending = step{premises: []*unit{u}}
				inferred = false
			} else {
				pending.premises = append(pending.premises, u)
			}
		case inference:
			p.next()
			pending.rule, inferred = t.value, true
			p.relations(arg, 0, &pending)
		default:
			if inferred || len(pending.premises) > 1 || len(s.steps) == 0 {
				p.refuse(s.line, "structure without a conclusion")
			}
			return
		}
	}
}
