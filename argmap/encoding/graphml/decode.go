package graphml

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// Errors that Unmarshal wraps.
var (
	ErrDoctype  = errors.New("document type with declarations")
	ErrNoGraph  = errors.New("no graph element")
	ErrNoSource = errors.New("edge without source or target")
)

// A decoder walks the tokens of a file.
type decoder struct {
	g      *gather.Graph
	keys   map[string]string // key id → name
	stack  []*element        // of node, edge and graph elements that are open
	arrows []gather.Link
	ids    map[string]string // id in the file → the graph's own
	graphs int
	yed    bool // inside a label of yEd's
}

// element is an open graph, node or edge with its data.
type element struct {
	name       string
	attrs      map[string]string
	data       []gather.Field
	key        string // of the data element that is open
	text       strings.Builder
	label      strings.Builder // from yEd's elements
	undirected bool
}

// Unmarshal reads GraphML. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	if err := encoding.CheckSize(format, len(data)); err != nil {
		return nil, err
	}
	x := xml.NewDecoder(bytes.NewReader(data))
	x.CharsetReader = charset.NewReaderLabel
	d := &decoder{g: gather.New(format), keys: map[string]string{}, ids: map[string]string{}}
	for {
		t, err := x.Token()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = d.token(t)
		}
		if err != nil {
			line, _ := x.InputPos()
			return nil, &encoding.Error{Format: format, Place: fmt.Sprintf("line %d", line), Err: err}
		}
	}
	if d.graphs == 0 {
		return nil, &encoding.Error{Format: format, Err: ErrNoGraph}
	}
	for _, l := range d.arrows {
		l.From, l.To = d.own(l.From), d.own(l.To)
		d.g.Link(l)
	}
	return d.g.Document()
}

// own is the graph's id for an id of the file.
func (d *decoder) own(id string) string {
	if own, ok := d.ids[id]; ok {
		return own
	}
	return id
}

func (d *decoder) top() *element {
	if len(d.stack) == 0 {
		return &element{}
	}
	return d.stack[len(d.stack)-1]
}

func (d *decoder) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		if bytes.ContainsAny(t, "[<") {
			return ErrDoctype
		}
	case xml.CharData:
		if e := d.top(); d.yed {
			e.label.Write(t)
		} else if e.key != "" {
			e.text.Write(t)
		}
	case xml.StartElement:
		return d.open(t)
	case xml.EndElement:
		return d.close(t.Name.Local)
	}
	return nil
}

func (d *decoder) open(t xml.StartElement) error {
	attrs := make(map[string]string, len(t.Attr))
	for _, a := range t.Attr {
		attrs[a.Name.Local] = a.Value
	}
	switch name := t.Name.Local; name {
	case "key":
		d.keys[attrs["id"]] = attrs["attr.name"]
		if attrs["attr.name"] == "" {
			d.keys[attrs["id"]] = attrs["id"]
			if strings.HasSuffix(attrs["yfiles.type"], "graphics") {
				d.keys[attrs["id"]] = "yfiles"
			}
		}
	case "graph", "node", "edge":
		e := &element{name: name, attrs: attrs, undirected: attrs["edgedefault"] == "undirected" && name == "graph"}
		if name == "graph" {
			if d.graphs++; d.graphs > 1 {
				d.g.Lose(orElse(attrs["id"], "graph"), encoding.Unsupported, "graph inside or beside another, made one")
			}
		} else if name == "edge" {
			if attrs["source"] == "" || attrs["target"] == "" {
				return fmt.Errorf("%w: %q", ErrNoSource, attrs["id"])
			}
			e.undirected = attrs["directed"] == "false" || attrs["directed"] == "" && d.top().undirected
		}
		d.stack = append(d.stack, e)
	case "hyperedge":
		d.g.Lose(orElse(attrs["id"], name), encoding.Unsupported, "hyperedge")
	case "port":
		d.g.Lose(orElse(attrs["name"], name), encoding.Unsupported, "port")
	case "data":
		if e := d.top(); e.name != "" {
			e.key = orElse(d.keys[attrs["key"]], attrs["key"])
			e.text.Reset()
		}
	case "NodeLabel", "EdgeLabel":
		d.yed = true
	}
	return nil
}

func (d *decoder) close(name string) error {
	switch name {
	case "NodeLabel", "EdgeLabel":
		d.yed = false
	case "data":
		if e := d.top(); e.key != "" {
			e.data = append(e.data, gather.Field{Name: e.key, Value: strings.Trim(e.text.String(), " \t\r\n")})
			e.key = ""
		}
	case "graph", "node", "edge":
		if len(d.stack) == 0 || d.top().name != name {
			return nil // the decoder matches elements; this one was not counted
		}
		e := d.top()
		d.stack = d.stack[:len(d.stack)-1]
		switch name {
		case "graph":
			return d.graph(e)
		case "node":
			return d.node(e)
		}
		return d.edge(e)
	}
	return nil
}

func (d *decoder) graph(e *element) error {
	for _, f := range e.data {
		var err error
		switch f.Name {
		case "source":
			if !d.g.HasText {
				d.g.Text, d.g.HasText = f.Value, true
			}
		case "exact":
			err = gather.Decode([]byte(f.Value), &d.g.Text)
			d.g.HasText = true
		case "opedmap":
			var note gather.GraphNote
			if err = gather.Decode([]byte(f.Value), &note); err == nil {
				d.g.Take(note)
			}
		default:
			d.lose(e, f)
		}
		if err != nil {
			return fmt.Errorf("graph data %q: %w", f.Name, err)
		}
	}
	return nil
}

// lose notes a value that is not part of a graph; what yEd says of layout is not.
func (d *decoder) lose(e *element, f gather.Field) {
	if f.Name != "yfiles" && f.Value != "" {
		d.g.Lose(orElse(e.attrs["id"], e.name), encoding.Unsupported, "%s %q", gather.Clip(f.Name), gather.Clip(f.Value))
	}
}

func (d *decoder) node(e *element) error {
	id := e.attrs["id"]
	c := gather.Cell{Node: gather.Node{Component: argmap.Component{ID: id}}}
	label := strings.Trim(e.label.String(), " \t\r\n")
	exact := ""
	for _, f := range e.data {
		var err error
		switch f.Name {
		case "label", "text", "name", "description", "Label":
			if label == "" || f.Name == "label" {
				label = f.Value
			}
		case "exact":
			err = gather.Decode([]byte(f.Value), &exact)
		case "id":
			if json.Unmarshal([]byte(f.Value), &c.ID) != nil {
				d.lose(e, f)
			}
			d.ids[id] = c.ID
		case "yfiles":
		default:
			c.Put(d.g, id, f.Name, f.Value)
		}
		if err != nil {
			return fmt.Errorf("node %q, %s: %w", id, f.Name, err)
		}
	}
	c.Text = orElse(orElse(exact, label), id)
	if label == "" && c.HasSpan && c.Len() == 0 {
		c.Text = ""
	}
	d.g.Node(c.Node)
	return nil
}

func (d *decoder) edge(e *element) error {
	l := gather.Link{Relation: argmap.Relation{ID: e.attrs["id"], From: e.attrs["source"], To: e.attrs["target"]}}
	place := orElse(l.ID, l.From+" → "+l.To)
	word := strings.TrimSpace(e.label.String())
	for _, f := range e.data {
		switch f.Name {
		case "type", "relation", "label", "Label":
			if word == "" || f.Name == "type" {
				word = f.Value
			}
		case "undercuts":
			l.To, l.OnLink = f.Value, true
		case "confidence":
			v, err := gather.ParseConfidence(f.Value)
			if err != nil {
				d.g.Lose(place, encoding.BadValue, "confidence %q", gather.Clip(f.Value))
				continue
			}
			l.Confidence, l.Judged = v, true
		case "id":
			if own := ""; json.Unmarshal([]byte(f.Value), &own) == nil {
				d.ids[l.ID] = own
				l.ID = own
			} else {
				d.lose(e, f)
			}
		case "yfiles":
		default:
			d.lose(e, f)
		}
	}
	t, ok := gather.RelationType(word)
	if l.Type = t; !ok {
		d.g.Lose(place, encoding.BadValue, "%q read as support", gather.Clip(word))
	}
	if e.undirected {
		d.g.Lose(place, encoding.Symmetric, "undirected edge read as %s → %s", l.From, l.To)
	}
	d.arrows = append(d.arrows, l)
	return nil
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
