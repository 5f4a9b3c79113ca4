// Package graphml reads and writes argument graphs as GraphML (Brandes et al.
// 2002), for networkx, Gephi, yEd and igraph.
//
//	doc, err := graphml.Unmarshal(data)
//	out, err := graphml.Marshal(doc.Graph, doc.Text)
//
// A component is a node with its words under "label"; a relation is a directed
// edge with its "type". Because a GraphML edge cannot end at an edge, an undercut
// leads to the source of the relation that it denies, whose id stands under
// "undercuts": nodes are exactly the components and edges exactly the relations.
// All other values of a component stand under their names in the graph's JSON
// form; cues, entities and apparatus are JSON.
//
// In files of other programs the words of a node are its "label", yEd label,
// "text", "name", "description" or <desc>, the first that it has, and the type of
// an edge is read from its "type", yEd label, "relation", "label" or "Edge Label";
// keys may have defaults. What reading leaves out, each listed as a loss:
//
//	in the file                   in the graph
//	undirected edges              relations from source to target
//	nested graphs                 one flat graph
//	hyperedges, ports             nothing
//	other keys, further words     nothing
//	labels of yEd's closed groups nothing
//	cycles, edges to nowhere      nothing
//	layout                        nothing, not listed
//
// Writing leaves nothing out. A document type with declarations of its own is
// refused: no entity is ever expanded.
package graphml

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

const format = "graphml"

// types are those of the data that are no strings.
var types = map[string]string{"counterargument": "boolean", "confidence": "double", "start": "int", "end": "int"}

// Marshal writes the graph with its source text; src may be "". A span that does
// not fit src is an *[encoding.Error].
func Marshal(g *argmap.Graph, src string) ([]byte, error) {
	if err := encoding.CheckText(format, g, src); err != nil {
		return nil, err
	}
	w := &writer{safe: gather.SafeIDs(g, "id", func(s string) bool { return s == valid(s) && s == strings.Trim(s, space) })}
	w.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	w.keys("graph", "source", "opedmap", "exact")
	w.keys("node", slices.Concat([]string{"label"}, gather.FieldNames, []string{"id", "exact"})...)
	w.keys("edge", "type", "confidence", "undercuts", "id")
	w.WriteString("  <graph id=\"argument\" edgedefault=\"directed\">\n")
	if err := w.graph(g, src); err != nil {
		return nil, err
	}
	for c := range g.Components() {
		if err := w.node(c); err != nil {
			return nil, err
		}
	}
	for r := range g.Relations() {
		denied, _ := g.Relation(r.To) // if it is an undercut
		if err := w.edge(r, denied); err != nil {
			return nil, err
		}
	}
	w.WriteString("  </graph>\n</graphml>\n")
	return w.Bytes(), nil
}

type writer struct {
	bytes.Buffer
	safe map[string]string // ids that XML can hold, by the graph's
}

// keys declares the data of an element.
func (w *writer) keys(element string, names ...string) {
	for _, n := range names {
		fmt.Fprintf(w, "  <key id=%q for=%q attr.name=%q attr.type=%q/>\n", element+"."+n, element, n, cmp.Or(types[n], "string"))
	}
}

func (w *writer) graph(g *argmap.Graph, src string) error {
	if src != "" {
		w.data("    ", "graph.source", src)
		if err := w.exact("    ", "graph.exact", src); err != nil {
			return err
		}
	}
	if note := gather.GraphNoteOf(g); !note.Empty() {
		return w.json("    ", "graph.opedmap", note)
	}
	return nil
}

func (w *writer) node(c argmap.Component) error {
	w.start("node", "id", w.safe[c.ID])
	w.data("      ", "node.label", c.Text)
	if err := w.exact("      ", "node.exact", c.Text); err != nil {
		return err
	}
	fields, err := gather.Fields(c)
	if err != nil {
		return &encoding.Error{Format: format, ID: c.ID, Err: err}
	}
	for _, f := range fields {
		if f.Value != "" {
			w.data("      ", "node."+f.Name, noncharacters.Replace(f.Value)) // cues are JSON
		}
	}
	if err := w.id("node.id", c.ID); err != nil {
		return err
	}
	w.WriteString("    </node>\n")
	return nil
}

// edge writes a relation; denied is the one that it undercuts.
func (w *writer) edge(r, denied argmap.Relation) error {
	to := r.To
	if r.Type == argmap.Undercut {
		to = denied.From
	}
	w.start("edge", "id", w.safe[r.ID], "source", w.safe[r.From], "target", w.safe[to])
	w.data("      ", "edge.type", r.Type.String())
	w.data("      ", "edge.confidence", gather.Float(r.Confidence))
	if r.Type == argmap.Undercut {
		w.data("      ", "edge.undercuts", w.safe[r.To])
	}
	if err := w.id("edge.id", r.ID); err != nil {
		return err
	}
	w.WriteString("    </edge>\n")
	return nil
}

// start opens an element; names and values of attributes alternate.
func (w *writer) start(name string, attrs ...string) {
	w.WriteString("    <" + name)
	for i := 0; i < len(attrs); i += 2 {
		w.WriteString(" " + attrs[i] + `="`)
		w.escape(attrs[i+1])
		w.WriteByte('"')
	}
	w.WriteString(">\n")
}

func (w *writer) data(indent, key, value string) {
	w.WriteString(indent + `<data key="` + key + `">`)
	w.escape(value)
	w.WriteString("</data>\n")
}

func (w *writer) json(indent, key string, v any) error {
	s, err := gather.JSON(v)
	if err != nil {
		return &encoding.Error{Format: format, Part: key, Err: err}
	}
	w.data(indent, key, noncharacters.Replace(s))
	return nil
}

// space is what reading takes from both ends of a value: XML's, with which programs
// indent.
const space = " \t\r\n"

// noncharacters escapes what JSON may hold as it is and XML may not.
var noncharacters = strings.NewReplacer("\ufffe", `\ufffe`, "\uffff", `\uffff`)

// exact adds the value as JSON where XML has no way to write all of it, or where
// other programs write less: carriage returns get lost on the way.
func (w *writer) exact(indent, key, value string) error {
	if value == valid(value) && value == strings.Trim(value, space) && !strings.Contains(value, "\r") {
		return nil
	}
	return w.json(indent, key, value)
}

// id adds the graph's id where it is not the element's own.
func (w *writer) id(key, id string) error {
	if w.safe[id] == id {
		return nil
	}
	return w.json("      ", key, id)
}

// escape cannot fail: a buffer takes everything.
func (w *writer) escape(s string) { _ = xml.EscapeText(w, []byte(s)) }

// valid is s with U+FFFD for what XML 1.0 does not allow.
func valid(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, s)
}
