// Package arguebuf reads and writes the JSON of arguebuf (Lenz & Bergmann 2023),
// the protobuf JSON form of arg_services.graph.v1.Graph.
//
//	doc, err := arguebuf.Unmarshal(data)
//	out, err := arguebuf.Marshal(doc.Graph, doc.Text)
//
// A component is an atom node that refers to its place in the resource "source",
// the text; offsets there are characters. A relation is a scheme node with the
// relation's id; the target of an undercut is the scheme node of the relation it
// denies. The thesis is the majorClaim. Values that arguebuf has no field for
// stand in the userdata of nodes and graph, under "opedmap".
//
// What reading leaves out, each listed as a loss:
//
//	in the file                           in the graph
//	linked premises of one scheme         one relation for each premise; an undercut of
//	                                      the scheme denies the first
//	several conclusions of one scheme     one relation for each
//	rephrase, preference, untyped scheme  nothing
//	names of schemes                      nothing, the default aside, which is not listed
//	edges between two atoms               nothing
//	several resources                     a text is made of the components
//	participants, analysts                nothing
//	cycles                                the edge that closes one is left out
//	metadata (dates), other userdata      nothing, not listed
//
// Writing leaves nothing out.
package arguebuf

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
	"opedmap/nlp"
)

const format = "arguebuf"

// ErrNoNodes is wrapped by the error for JSON without a "nodes" object.
var ErrNoNodes = errors.New(`no "nodes"`)

type object[T any] = gather.Object[T]

// graph is arg_services.graph.v1.Graph.
type graph struct {
	Nodes      *object[node]           `json:"nodes"`
	Edges      object[edge]            `json:"edges"`
	Resources  object[resource]        `json:"resources,omitempty"`
	People     object[json.RawMessage] `json:"participants,omitempty"`
	Analysts   object[json.RawMessage] `json:"analysts,omitempty"`
	MajorClaim string                  `json:"majorClaim,omitempty"`
	MajorSnake string                  `json:"major_claim,omitempty"` // as protobuf writes it on request
	Schema     int                     `json:"schemaVersion"`
	Data       userdata                `json:"userdata,omitzero"`
}

type node struct {
	Atom   *atom           `json:"atom,omitempty"`
	Scheme *object[scheme] `json:"scheme,omitempty"`
	Data   userdata        `json:"userdata,omitzero"`
}

type atom struct {
	Text      string     `json:"text"`
	Reference *reference `json:"reference,omitempty"`
}

type reference struct {
	Resource string `json:"resource"`
	Offset   int    `json:"offset"`
	Text     string `json:"text"`
}

// scheme is the value of an enum, by name or number.
type scheme = json.RawMessage

type edge struct {
	Source string `json:"source"`
	Target string `json:"target"`
}

type resource struct {
	Text  string `json:"text"`
	Title string `json:"title,omitempty"`
}

// userdata is what this package adds.
type userdata struct {
	Opedmap note `json:"opedmap,omitempty"`
}

// note is JSON in which protobuf may have made 5.0 of 5.
type note []byte

func (n note) MarshalJSON() ([]byte, error) { return n, nil }

func (n *note) UnmarshalJSON(b []byte) error {
	quoted := false
	out := make(note, 0, len(b))
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			out = append(out, c)
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && c == '.':
			j := i + 1
			for j < len(b) && b[j] == '0' {
				j++
			}
			if j == len(b) || strings.IndexByte("123456789eE", b[j]) < 0 {
				i = j - 1
				continue
			}
		}
		out = append(out, b[i])
	}
	*n = out
	return nil
}

// relationNote is what a scheme node carries beside its type.
type relationNote struct {
	Confidence float64 `json:"confidence"`
}

// Marshal writes the graph with its source text; src may be "", then the file
// has no resource. A span that does not fit src is an *[encoding.Error].
func Marshal(g *argmap.Graph, src string) ([]byte, error) {
	if err := encoding.CheckText(format, g, src); err != nil {
		return nil, err
	}
	a := graph{Nodes: &object[node]{}, Schema: 1, Edges: object[edge]{}}
	places := nlp.NewPositions(src)
	add := func(id string, n node, note any) error {
		b, err := json.Marshal(note)
		if err != nil {
			return &encoding.Error{Format: format, ID: id, Err: err}
		}
		n.Data.Opedmap = b
		*a.Nodes = append(*a.Nodes, gather.Member[node]{Key: id, Value: n})
		return nil
	}
	for c := range g.Components() {
		at := &atom{Text: c.Text}
		if src != "" {
			at.Reference = &reference{"source", places.At(c.Start).Rune, c.Text}
		}
		if err := add(c.ID, node{Atom: at}, gather.NoteOf(c)); err != nil {
			return nil, err
		}
	}
	for r := range g.Relations() {
		s := object[scheme]{{Key: "attack", Value: scheme(`"ATTACK_DEFAULT"`)}}
		if r.Type == argmap.Support {
			s[0] = gather.Member[scheme]{Key: "support", Value: scheme(`"SUPPORT_DEFAULT"`)}
		}
		if err := add(r.ID, node{Scheme: &s}, relationNote{r.Confidence}); err != nil {
			return nil, err
		}
		n := len(a.Edges)
		a.Edges = append(a.Edges,
			gather.Member[edge]{Key: fmt.Sprintf("e%d", n+1), Value: edge{r.From, r.ID}},
			gather.Member[edge]{Key: fmt.Sprintf("e%d", n+2), Value: edge{r.ID, r.To}})
	}
	if thesis, ok := g.Thesis(); ok {
		a.MajorClaim = thesis.ID
	}
	if src != "" {
		a.Resources = object[resource]{{Key: "source", Value: resource{src, g.Title()}}}
	}
	if note := gather.GraphNoteOf(g); !note.Empty() {
		b, err := json.Marshal(note)
		if err != nil {
			return nil, &encoding.Error{Format: format, Err: err}
		}
		a.Data.Opedmap = b
	}
	return gather.WriteJSON(format, a)
}

// Unmarshal reads arguebuf JSON. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	var a graph
	if err := gather.ReadJSON(format, data, &a); err != nil {
		return nil, err
	}
	if a.Nodes == nil {
		return nil, &encoding.Error{Format: format, Err: ErrNoNodes}
	}
	g := gather.New(format)
	if err := a.whole(g); err != nil {
		return nil, err
	}
	schemes, gone, err := a.nodes(g)
	if err != nil {
		return nil, err
	}
	edges := make([]gather.Edge, len(a.Edges))
	for i, e := range a.Edges {
		edges[i] = gather.Edge{ID: e.Key, From: e.Value.Source, To: e.Value.Target}
	}
	if err := g.Schemes(schemes, edges, gone); err != nil {
		return nil, err
	}
	return g.Document()
}

// whole reads what is said of the graph, not of a node.
func (a *graph) whole(g *gather.Graph) error {
	switch len(a.Resources) {
	case 0:
	case 1:
		r := a.Resources[0].Value
		g.Text, g.Title, g.HasText = r.Text, r.Title, r.Text != ""
	default:
		g.Lose("resources", encoding.Unsupported, "%d texts, a graph has one", len(a.Resources))
	}
	if len(a.Data.Opedmap) > 0 {
		var note gather.GraphNote
		if err := gather.Decode(a.Data.Opedmap, &note); err != nil {
			return &encoding.Error{Format: format, Part: "userdata", Err: err}
		}
		g.Take(note)
	}
	for _, list := range []struct {
		name string
		n    int
	}{{"participants", len(a.People)}, {"analysts", len(a.Analysts)}} {
		if list.n > 0 {
			g.Lose(list.name, encoding.Unsupported, "%d", list.n)
		}
	}
	return nil
}

// nodes reads components and gives the schemes, and the ids of what is neither.
func (a *graph) nodes(g *gather.Graph) (schemes []gather.Scheme, gone map[string]bool, err error) {
	major := cmp.Or(a.MajorClaim, a.MajorSnake)
	var index []int // byte offset of every character
	if g.HasText {
		for i := range g.Text {
			index = append(index, i)
		}
	}
	gone = map[string]bool{}
	for _, m := range *a.Nodes {
		var err error
		switch n := m.Value; {
		case n.Atom != nil:
			var c gather.Node
			if c, err = component(m.Key, n, g.Text, index); err == nil {
				if m.Key == major && c.Kind == 0 {
					c.Kind = argmap.MajorClaim
				}
				g.Node(c)
			}
		case n.Scheme != nil:
			var s gather.Scheme
			if s, err = decodeScheme(g, m.Key, n); s.Type != 0 {
				schemes = append(schemes, s)
			} else {
				gone[m.Key] = true
			}
		default:
			g.Lose(m.Key, encoding.Unsupported, "node that is neither atom nor scheme")
			gone[m.Key] = true
		}
		if err != nil {
			return nil, nil, &encoding.Error{Format: format, Part: "node", ID: m.Key, Err: err}
		}
	}
	return schemes, gone, nil
}

func component(id string, n node, text string, index []int) (gather.Node, error) {
	if len(n.Data.Opedmap) > 0 {
		var note gather.ComponentNote
		if err := gather.Decode(n.Data.Opedmap, &note); err != nil {
			return gather.Node{}, err
		}
		return note.Node(id, n.Atom.Text), nil
	}
	c := gather.Node{Component: argmap.Component{ID: id, Text: strings.TrimSpace(n.Atom.Text)}}
	if r := n.Atom.Reference; r != nil && c.Text != "" && len(index) > 0 {
		at := len(text) // of an offset outside the text
		if r.Offset >= 0 && r.Offset < len(index) {
			at = index[r.Offset]
		}
		c.Span, c.HasSpan = argmap.Span{Start: at, End: at + len(c.Text)}, true
	}
	return c, nil
}

// decodeScheme gives a scheme of type zero for what a graph cannot hold.
func decodeScheme(g *gather.Graph, id string, n node) (gather.Scheme, error) {
	s := gather.Scheme{ID: id}
	var kind, value string
	for _, m := range *n.Scheme {
		switch m.Key {
		case "support", "attack", "rephrase", "preference":
			kind, value = m.Key, strings.Trim(string(m.Value), `"`)
		}
	}
	switch kind {
	case "support":
		s.Type = argmap.Support
	case "attack":
		s.Type = argmap.Attack
	case "rephrase":
		g.Lose(id, encoding.Rephrased, "")
	case "preference":
		g.Lose(id, encoding.Preferred, "")
	default:
		g.Lose(id, encoding.Unsupported, "scheme without a type")
	}
	if s.Type != 0 && !strings.HasSuffix(value, "_DEFAULT") && !strings.HasSuffix(value, "_UNSPECIFIED") && value != "0" && value != "1" {
		g.Lose(id, encoding.Unsupported, "scheme %s", gather.Clip(value))
	}
	if len(n.Data.Opedmap) > 0 {
		var note relationNote
		if err := gather.Decode(n.Data.Opedmap, &note); err != nil {
			return s, err
		}
		s.Confidence, s.Judged = note.Confidence, true
	}
	return s, nil
}
