// Package aif reads and writes the JSON of the Argument Interchange Format
// (Chesñevar et al. 2006, as AIFdb exports it) and xAIF, the wrapper around it
// that argument mining modules hand to each other.
//
//	doc, err := aif.Unmarshal(data) // either form
//	out, err := aif.Marshal(doc.Graph, doc.Text)
//	out, err = aif.MarshalX(doc.Graph, doc.Text)
//
// A component is an I-node. A relation is an S-node with the relation's id, RA
// for support and CA for attack and undercut, between its source and its
// target; the target of an undercut is the S-node of the relation it denies.
//
// Values that AIF has no field for stand in a member "opedmap" of the node or of
// the whole, which other readers pass over. In xAIF the source text travels with
// line breaks as <br> and every component marked by a span of class
// "highlighted".
//
// What reading leaves out, each listed as a loss:
//
//	in the file                           in the graph
//	linked premises (one RA, several I)   one relation for each premise; an undercut of
//	                                      the RA denies the first
//	several conclusions of one S-node     one relation for each
//	MA, PA, L, TA, YA nodes, locutions,   nothing
//	participants, scheme fulfillments
//	argumentation schemes (names, ids)    nothing, "Default …" aside, which is not listed
//	RA → RA, RA → CA                      nothing: only an attack may have a relation as target
//	cycles                                the edge that closes one is left out
//	timestamps, OVA layout                nothing, not listed
//
// What writing leaves out: plain AIF does not hold the source text.
package aif

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

const format = "aif"

// ErrNotAIF is wrapped by the error for JSON without a list of nodes.
var ErrNotAIF = errors.New(`no "nodes" and no "AIF"`)

// graph is the AIF object.
type graph struct {
	Nodes        []node            `json:"nodes"`
	Edges        []edge            `json:"edges"`
	Locutions    []json.RawMessage `json:"locutions"`
	Fulfillments []json.RawMessage `json:"schemefulfillments,omitempty"`
	Participants []json.RawMessage `json:"participants,omitempty"`
	Note         *gather.GraphNote `json:"opedmap,omitempty"`
}

type node struct {
	ID     id              `json:"nodeID"`
	Text   string          `json:"text"`
	Type   string          `json:"type"`
	Scheme string          `json:"scheme,omitempty"`
	Note   json.RawMessage `json:"opedmap,omitempty"`
}

type edge struct {
	ID   id      `json:"edgeID"`
	From id      `json:"fromID"`
	To   id      `json:"toID"`
	Form *string `json:"formEdgeID"`
}

// relationNote is what an S-node carries beside its type.
type relationNote struct {
	Confidence float64 `json:"confidence"`
}

// id is a string in most files and a number in some.
type id string

func (i *id) UnmarshalJSON(b []byte) error {
	var s *string
	if len(b) > 0 && b[0] == '"' {
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
		*i = id(*s)
		return nil
	}
	if b[0] == '{' || b[0] == '[' {
		return &json.UnmarshalTypeError{Value: gather.Clip(string(b)), Type: reflect.TypeFor[id]()}
	}
	if string(b) != "null" {
		*i = id(b)
	}
	return nil
}

// Marshal writes the graph as AIF JSON. The source text is not part of it.
func Marshal(g *argmap.Graph, _ string) ([]byte, error) {
	a, err := encode(g)
	if err != nil {
		return nil, err
	}
	return gather.WriteJSON(format, a)
}

func encode(g *argmap.Graph) (*graph, error) {
	a := &graph{Nodes: []node{}, Edges: []edge{}, Locutions: []json.RawMessage{}}
	for c := range g.Components() {
		note, err := json.Marshal(gather.NoteOf(c))
		if err != nil {
			return nil, &encoding.Error{Format: format, ID: c.ID, Err: err}
		}
		a.Nodes = append(a.Nodes, node{ID: id(c.ID), Text: c.Text, Type: "I", Note: note})
	}
	join := func(from, to string) {
		a.Edges = append(a.Edges, edge{ID: id(fmt.Sprintf("e%d", len(a.Edges)+1)), From: id(from), To: id(to)})
	}
	for r := range g.Relations() {
		n := node{ID: id(r.ID), Text: "Default Conflict", Type: "CA"}
		if r.Type == argmap.Support {
			n.Text, n.Type = "Default Inference", "RA"
		}
		note, err := json.Marshal(relationNote{r.Confidence})
		if err != nil {
			return nil, &encoding.Error{Format: format, ID: r.ID, Err: err}
		}
		n.Note = note
		a.Nodes = append(a.Nodes, n)
		join(r.From, r.ID)
		join(r.ID, r.To)
	}
	if note := gather.GraphNoteOf(g); !note.Empty() {
		a.Note = &note
	}
	return a, nil
}

// Unmarshal reads AIF JSON or xAIF. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	var file struct {
		AIF  *graph `json:"AIF"`
		Text string `json:"text"`
		graph
	}
	if err := gather.ReadJSON(format, data, &file); err != nil {
		return nil, err
	}
	a := &file.graph
	if file.AIF != nil {
		a = file.AIF
	} else if file.graph.Nodes == nil {
		return nil, &encoding.Error{Format: format, Err: ErrNotAIF}
	}
	g := gather.New(format)
	var marks map[string]argmap.Span
	if file.AIF != nil && file.Text != "" {
		g.Text, marks = parseText(file.Text)
		g.HasText = true
	}
	if a.Note != nil {
		g.Take(*a.Note)
	}
	return decode(g, a, marks)
}

func decode(g *gather.Graph, a *graph, marks map[string]argmap.Span) (*encoding.Document, error) {
	schemes, gone, err := a.nodes(g, marks)
	if err != nil {
		return nil, err
	}
	for _, list := range []struct {
		name string
		n    int
		why  encoding.Reason
	}{
		{"locutions", len(a.Locutions), encoding.Dialogue},
		{"participants", len(a.Participants), encoding.Dialogue},
		{"schemefulfillments", len(a.Fulfillments), encoding.Unsupported},
	} {
		if list.n > 0 {
			g.Lose(list.name, list.why, "%d", list.n)
		}
	}
	edges := make([]gather.Edge, len(a.Edges))
	for i, e := range a.Edges {
		edges[i] = gather.Edge{ID: string(e.ID), From: string(e.From), To: string(e.To)}
	}
	if err := g.Schemes(schemes, edges, gone); err != nil {
		return nil, err
	}
	return g.Document()
}

// nodes reads components and gives the schemes, and the ids of what is neither.
func (a *graph) nodes(g *gather.Graph, marks map[string]argmap.Span) (schemes []gather.Scheme, gone map[string]bool, err error) {
	gone = map[string]bool{}
	for i, n := range a.Nodes {
		at := string(n.ID)
		var err error
		switch n.Type {
		case "I":
			var c gather.Node
			c, err = component(n, marks, g.Text)
			g.Node(c)
		case "RA", "CA":
			var s gather.Scheme
			s, err = decodeScheme(g, n)
			schemes = append(schemes, s)
		case "MA":
			gone[at] = true
			g.Lose(at, encoding.Rephrased, "")
		case "PA":
			gone[at] = true
			g.Lose(at, encoding.Preferred, "")
		case "L", "TA", "YA":
			gone[at] = true
			g.Lose(at, encoding.Dialogue, "%s node", n.Type)
		default:
			gone[at] = true
			g.Lose(cmp.Or(at, fmt.Sprintf("nodes[%d]", i)), encoding.Unsupported, "node of type %q", gather.Clip(n.Type))
		}
		if err != nil {
			return nil, nil, &encoding.Error{Format: format, Part: "node", ID: at, Err: err}
		}
	}
	return schemes, gone, nil
}

// decodeScheme reads an inference or a conflict.
func decodeScheme(g *gather.Graph, n node) (gather.Scheme, error) {
	s := gather.Scheme{ID: string(n.ID), Type: argmap.Attack}
	if n.Type == "RA" {
		s.Type = argmap.Support
	}
	if len(n.Note) > 0 {
		var note relationNote
		if err := gather.Decode(n.Note, &note); err != nil {
			return s, err
		}
		s.Confidence, s.Judged = note.Confidence, true
	}
	if n.Scheme != "" && !strings.HasPrefix(n.Scheme, "Default") {
		g.Lose(s.ID, encoding.Unsupported, "scheme %q", gather.Clip(n.Scheme))
	}
	return s, nil
}

func component(n node, marks map[string]argmap.Span, text string) (gather.Node, error) {
	if len(n.Note) > 0 {
		var note gather.ComponentNote
		if err := gather.Decode(n.Note, &note); err != nil {
			return gather.Node{}, err
		}
		return note.Node(string(n.ID), n.Text), nil
	}
	c := gather.Node{Component: argmap.Component{ID: string(n.ID), Text: n.Text}}
	if s, ok := marks[c.ID]; ok && s.Text(text) == strings.TrimSpace(n.Text) {
		c.Text, c.Span, c.HasSpan = s.Text(text), s, true
	}
	return c, nil
}
