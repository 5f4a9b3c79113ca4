package graphml

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
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
	g        *gather.Graph
	keys     map[string]string            // key id → name
	key      map[string]string            // attributes of the last key, to which a default belongs
	defaults map[string]map[string]string // element → name → value
	stack    []*element                   // of graph, node and edge elements that are open, after the root
	text     *strings.Builder             // where words go; nil for nowhere
	yed      realizers
	arrows   []gather.Link
	ids      map[string]string // id in the file → the graph's own
	graphs   int
}

// element is the root or an open graph, node or edge with its data.
type element struct {
	name       string
	attrs      map[string]string
	data       []gather.Field
	datum      string   // the name of the data element that is open
	labels     []string // yEd's
	undirected bool
}

// place names the element for a loss.
func (e *element) place() string {
	if from, to := e.attrs["source"], e.attrs["target"]; e.name == "edge" {
		return cmp.Or(e.attrs["id"], from+" → "+to)
	}
	return cmp.Or(e.attrs["id"], e.name)
}

// realizers are yEd's looks of a group, open and closed, of which one is active.
type realizers struct {
	depth      int // of elements, below the list of looks; 0 outside
	at, active int
}

// shown reports whether a label is that of the active look.
func (r realizers) shown() bool { return r.depth == 0 || r.at == r.active }

// Unmarshal reads GraphML. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	if err := encoding.CheckSize(format, len(data)); err != nil {
		return nil, err
	}
	x := xml.NewDecoder(bytes.NewReader(data))
	x.CharsetReader = charset.NewReaderLabel
	d := &decoder{g: gather.New(format), keys: map[string]string{}, defaults: map[string]map[string]string{}, ids: map[string]string{}, stack: []*element{{name: "graphml"}}}
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
			return nil, &encoding.Error{Format: format, Line: line, Err: err}
		}
	}
	if d.graphs == 0 {
		return nil, &encoding.Error{Format: format, Err: ErrNoGraph}
	}
	for _, f := range d.top().data {
		d.lose(d.top(), f)
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

func (d *decoder) top() *element { return d.stack[len(d.stack)-1] }

func (d *decoder) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		if bytes.ContainsAny(t, "[<") {
			return ErrDoctype
		}
	case xml.CharData:
		if d.text != nil {
			d.text.Write(t)
		}
	case xml.StartElement:
		if d.yed.depth > 0 {
			if d.yed.depth++; d.yed.depth == 2 {
				d.yed.at++
			}
		}
		return d.open(t)
	case xml.EndElement:
		d.yed.depth = max(0, d.yed.depth-1)
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
		d.key = attrs
		d.keys[attrs["id"]] = cmp.Or(attrs["attr.name"], attrs["id"])
		if attrs["attr.name"] == "" && strings.HasSuffix(attrs["yfiles.type"], "graphics") {
			d.keys[attrs["id"]] = "yfiles"
		}
	case "graph", "node", "edge":
		e := &element{name: name, attrs: attrs, undirected: attrs["edgedefault"] == "undirected" && name == "graph"}
		if name == "graph" {
			if d.graphs++; d.graphs > 1 {
				d.g.Lose(e.place(), encoding.Unsupported, "graph inside or beside another, made one")
			}
		} else if name == "edge" {
			if attrs["source"] == "" || attrs["target"] == "" {
				return fmt.Errorf("%w: %q", ErrNoSource, attrs["id"])
			}
			e.undirected = attrs["directed"] == "false" || attrs["directed"] == "" && d.top().undirected
		}
		d.stack = append(d.stack, e)
	case "hyperedge":
		d.g.Lose(cmp.Or(attrs["id"], name), encoding.Unsupported, "hyperedge")
	case "port":
		d.g.Lose(cmp.Or(attrs["name"], name), encoding.Unsupported, "port")
	case "data":
		d.top().datum = cmp.Or(d.keys[attrs["key"]], attrs["key"])
		d.text = new(strings.Builder)
	case "desc":
		d.top().datum = name
		d.text = new(strings.Builder)
	case "default", "NodeLabel", "EdgeLabel":
		d.text = new(strings.Builder)
	case "Realizers":
		active, _ := strconv.Atoi(attrs["active"])
		d.yed = realizers{depth: 1, at: -1, active: active}
	}
	return nil
}

// words ends what open has begun to collect.
func (d *decoder) words() string {
	if d.text == nil {
		return ""
	}
	s := strings.Trim(d.text.String(), space)
	d.text = nil
	return s
}

func (d *decoder) close(name string) error {
	e := d.top()
	switch name {
	case "NodeLabel", "EdgeLabel":
		if words := d.words(); d.yed.shown() {
			e.labels = append(e.labels, words)
		} else {
			d.lose(e, gather.Field{Name: "label", Value: words})
		}
	case "default":
		d.setDefault(d.words())
	case "data", "desc":
		if words := d.words(); e.datum != "" {
			e.data = append(e.data, gather.Field{Name: e.datum, Value: words})
			e.datum = ""
		}
	case "graph", "node", "edge":
		if e.name != name {
			return nil // the decoder matches elements; this one was not counted
		}
		d.stack = d.stack[:len(d.stack)-1]
		for _, f := range reads[name] {
			if v, ok := d.defaults[name][f]; ok && !slices.ContainsFunc(e.data, func(o gather.Field) bool { return o.Name == f }) {
				e.data = append(e.data, gather.Field{Name: f, Value: v})
			}
		}
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

var (
	// nodeWords are the names under which nodes have their words, the first first.
	nodeWords = []string{"label", yedLabel, "Label", "text", "name", "description", "desc"}
	// edgeWords are those under which edges have their type.
	edgeWords = []string{"type", yedLabel, "relation", "label", "Label", "Edge Label"}
	// reads are the names that may have a default.
	reads = map[string][]string{"node": slices.Concat(nodeWords, gather.FieldNames), "edge": append(slices.Clone(edgeWords), "confidence")}
	// layout are names of places and looks.
	layout = map[string]bool{"yfiles": true, "x": true, "y": true, "z": true, "r": true, "g": true, "b": true, "size": true}
)

// yedLabel stands for the label that yEd draws.
const yedLabel = "yEd label"

// setDefault takes the default of the last key.
func (d *decoder) setDefault(value string) {
	name := d.keys[d.key["id"]]
	known := false
	for _, element := range []string{"node", "edge"} {
		if of := d.key["for"]; (of == element || of == "all" || of == "") && slices.Contains(reads[element], name) {
			if d.defaults[element] == nil {
				d.defaults[element] = map[string]string{}
			}
			d.defaults[element][name], known = value, true
		}
	}
	if !known {
		d.lose(&element{name: "key", attrs: d.key}, gather.Field{Name: "default of " + name, Value: value})
	}
}

// pick takes the fields of some names out of an element's data, in the order of
// the names.
func (e *element) pick(names []string) []gather.Field {
	var picked, rest []gather.Field
	for _, f := range append(e.data, gather.Field{Name: yedLabel, Value: strings.Join(e.labels, "\n")}) {
		if slices.Contains(names, f.Name) {
			picked = append(picked, f)
		} else {
			rest = append(rest, f)
		}
	}
	e.data = rest
	slices.SortStableFunc(picked, func(a, b gather.Field) int { return slices.Index(names, a.Name) - slices.Index(names, b.Name) })
	return picked
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

// lose notes a value that is not part of a graph; what is said of layout is not.
func (d *decoder) lose(e *element, f gather.Field) {
	if !layout[f.Name] && f.Value != "" {
		d.g.Lose(e.place(), encoding.Unsupported, "%s %q", gather.Clip(f.Name), gather.Clip(f.Value))
	}
}

func (d *decoder) node(e *element) error {
	id := e.attrs["id"]
	c := gather.Cell{Node: gather.Node{Component: argmap.Component{ID: id}}}
	label := ""
	for _, f := range e.pick(nodeWords) {
		if label == "" {
			label = f.Value
		} else if gather.Collapse(f.Value) != gather.Collapse(label) {
			d.lose(e, f)
		}
	}
	exact := ""
	for _, f := range e.data {
		switch {
		case f.Name == "exact":
			if err := gather.Decode([]byte(f.Value), &exact); err != nil {
				return fmt.Errorf("node %q, %s: %w", id, f.Name, err)
			}
		case f.Name == "id":
			if json.Unmarshal([]byte(f.Value), &c.ID) != nil {
				d.lose(e, f)
			}
			d.ids[id] = c.ID
		case !layout[f.Name]:
			c.Put(d.g, id, f.Name, f.Value)
		}
	}
	c.Text = cmp.Or(exact, label, id)
	if label == "" && c.HasSpan && c.Len() == 0 {
		c.Text = ""
	}
	d.g.Node(c.Node)
	return nil
}

func (d *decoder) edge(e *element) error {
	l := gather.Link{Relation: argmap.Relation{ID: e.attrs["id"], From: e.attrs["source"], To: e.attrs["target"]}}
	l.Type = d.g.Relation(e.place(), argmap.Support, e.pick(edgeWords))
	for _, f := range e.data {
		switch f.Name {
		case "undercuts":
			l.To, l.OnLink = f.Value, true
		case "confidence":
			l.Rate(d.g, e.place(), f.Name, f.Value)
		case "id":
			if own := ""; json.Unmarshal([]byte(f.Value), &own) == nil {
				d.ids[l.ID] = own
				l.ID = own
			} else {
				d.lose(e, f)
			}
		default:
			d.lose(e, f)
		}
	}
	if e.undirected {
		d.g.Lose(e.place(), encoding.Symmetric, "undirected edge read as %s → %s", l.From, l.To)
	}
	d.arrows = append(d.arrows, l)
	return nil
}
