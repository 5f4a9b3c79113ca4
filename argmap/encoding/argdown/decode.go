package argdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// Unmarshal reads an Argdown file. The error is an *[encoding.Error]; what
// Argdown's own parser would refuse is read as far as it goes and listed as a
// loss.
func Unmarshal(data []byte) (*encoding.Document, error) {
	src, err := gather.Open(format, data)
	if err != nil {
		return nil, err
	}
	p := &parser{lexer: newLexer(string(src)), by: map[[2]string]*unit{}}
	if len(src) < len(data) {
		p.refuse(1, "byte order mark")
	}
	p.file()
	d := &decoder{g: gather.New(format), p: p, ids: map[*unit]string{}, seen: map[[3]string]bool{}}
	if err := d.front(); err != nil {
		return nil, err
	}
	for _, u := range p.units {
		if !u.nameless {
			d.unit(u)
		}
	}
	for _, u := range p.units {
		if u.pcs != nil {
			d.structure(u)
		}
	}
	for _, e := range p.edges {
		d.edge(e)
	}
	for _, t := range p.headings {
		d.g.Lose(fmt.Sprintf("line %d", t.line), encoding.Unsupported, "heading")
	}
	for _, t := range p.strays {
		d.g.Lose(fmt.Sprintf("line %d", t.line), encoding.Unsupported, "%s without a statement before it", cmp.Or(gather.Clip(t.value), "inference"))
	}
	for _, t := range p.refused {
		d.g.Lose(fmt.Sprintf("line %d", t.line), encoding.BadValue, "%s", t.value)
	}
	return d.g.Document()
}

// A decoder turns what the parser found into nodes and links.
type decoder struct {
	g    *gather.Graph
	p    *parser
	ids  map[*unit]string
	seen map[[3]string]bool // type, from, to of the links there are
}

func (d *decoder) front() error {
	var other []string
	for _, t := range d.p.front {
		for line := range strings.Lines(t.value) {
			key, value, ok := strings.Cut(strings.TrimRight(line, space), ":")
			value = strings.TrimSpace(value)
			switch {
			case !ok || key == "" || isSpace(key[0]):
			case key == "title":
				d.g.Title = gather.Scalar(value)
			case key == "opedmap":
				var note gather.GraphNote
				if err := gather.Decode([]byte(value), &note); err != nil {
					return &encoding.Error{Format: format, Part: "front matter", Err: fmt.Errorf("opedmap: %w", err)}
				}
				d.g.Take(note)
			case key != "model":
				other = append(other, key)
			}
		}
	}
	if len(other) > 0 {
		d.g.Lose("front matter", encoding.Unsupported, "%s", gather.Clip(strings.Join(other, ", ")))
	}
	return nil
}

func (d *decoder) unit(u *unit) {
	c := gather.Cell{Node: gather.Node{Component: argmap.Component{ID: u.id}}}
	if i := slices.IndexFunc(u.texts, func(t string) bool { return t != "" }); i >= 0 {
		c.Text = u.texts[i]
		for _, t := range u.texts[i+1:] {
			if t != "" && t != c.Text {
				d.g.Lose(u.id, encoding.DuplicateID, "second text %q", gather.Clip(t))
			}
		}
	} else if len(u.texts) == 0 {
		c.Text = strings.Trim(u.id, "<>")
	}
	for _, t := range u.tags {
		switch t {
		case "major_claim", "claim", "premise":
			c.Put(d.g, u.id, "kind", t)
		case "pro", "con":
			c.Put(d.g, u.id, "stance", t)
		default:
			d.g.Lose(u.id, encoding.Unsupported, "tag %q", gather.Clip(t))
		}
	}
	for _, f := range u.data {
		switch f.Key {
		case "line":
		case "id":
			c.ID = gather.Scalar(f.Value)
		case "text":
			c.Text = gather.Scalar(f.Value)
		default:
			c.Put(d.g, u.id, f.Key, gather.Scalar(f.Value))
		}
	}
	d.ids[u] = c.ID
	d.g.Node(c.Node)
}

// link adds a relation. One without an id that stands there already is the same
// one said again, as for Argdown's own tools.
func (d *decoder) link(l gather.Link, from, to *unit) {
	l.From = d.ids[from]
	if !l.OnLink {
		l.To = d.ids[to]
	}
	key := [3]string{l.Type.String(), l.From, l.To}
	if d.seen[key] && l.ID == "" {
		return
	}
	d.seen[key] = true
	d.g.Link(l)
}

// structure links premises to what follows from them.
func (d *decoder) structure(u *unit) {
	for i, s := range u.pcs.steps {
		if len(s.premises) > 1 {
			var ids []string
			for _, p := range s.premises {
				ids = append(ids, p.id)
			}
			d.g.Lose(s.conclusion.id, encoding.Linked, "%s", gather.Clip(strings.Join(ids, ", ")))
		}
		if s.rule != "" {
			d.g.Lose(s.conclusion.id, encoding.Unsupported, "inference rule %q", gather.Clip(s.rule))
		}
		target := s.conclusion
		titled := i == len(u.pcs.steps)-1 && !u.nameless
		if titled {
			d.link(gather.Link{Relation: argmap.Relation{Type: argmap.Support}}, u, s.conclusion)
			target = u
		}
		for _, p := range s.premises {
			if p != target {
				d.link(gather.Link{Relation: argmap.Relation{Type: argmap.Support}}, p, target)
			}
		}
		for _, e := range s.undercuts {
			switch {
			case titled:
				d.edge(e)
			case len(s.premises) > 0 && e.sign == "_":
				e.to = s.premises[0]
				d.edge(e)
			default:
				d.g.Lose(fmt.Sprintf("line %d", e.line), encoding.BadTarget, "%s on an inference", e.sign)
			}
		}
	}
}

func (d *decoder) edge(e edge) {
	for _, end := range []**unit{&e.from, &e.to} { // a nameless argument is its conclusion
		if u := *end; u.nameless && u.pcs != nil && u.pcs.last != nil {
			*end = u.pcs.last
		}
	}
	if u := e.from; u.pcs != nil && u.pcs.last != nil {
		e.from = u.pcs.last
	}
	place := e.from.id + " → " + e.to.id
	if d.ids[e.from] == "" || d.ids[e.to] == "" {
		d.g.Lose(place, encoding.Dangling, "structure without a conclusion")
		return
	}
	l := gather.Link{}
	switch e.sign {
	case "+":
		l.Type = argmap.Support
	case "-":
		l.Type = argmap.Attack
	case "_":
		l.Type = argmap.Undercut
	case "><":
		l.Type = argmap.Attack
		if !d.seen[[3]string{argmap.Attack.String(), d.ids[e.to], d.ids[e.from]}] {
			d.g.Lose(place, encoding.Symmetric, "contradiction")
		}
	}
	for _, f := range e.data {
		switch v := gather.Scalar(f.Value); f.Key {
		case "id":
			l.ID = v
		case "undercuts":
			l.To, l.OnLink = v, true
		case "confidence":
			l.Rate(d.g, place, f.Key, v)
		default:
			d.g.Lose(place, encoding.Unsupported, "%s %q", gather.Clip(f.Key), gather.Clip(v))
		}
	}
	d.link(l, e.from, e.to)
}
