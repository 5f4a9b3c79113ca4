package dot

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"maps"
	"regexp"
	"strings"

	"gonum.org/v1/gonum/graph/formats/dot"
	"gonum.org/v1/gonum/graph/formats/dot/ast"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// maxDepth is how deep subgraphs may stand in each other.
const maxDepth = 200

// ErrDepth is wrapped by the error for subgraphs that stand too deep.
var ErrDepth = errors.New("subgraphs nested too deep")

// A decoder walks the statements of a file.
type decoder struct {
	g         *gather.Graph
	order     []string // node ids as they come
	nodes     map[string]map[string]string
	arrows    []gather.Arrow
	junctions map[string]bool
	ids       map[string]string // id in the file → the graph's own
	ends      int               // edges that chains and sets make
}

// stand stands for U+FFFD while gonum reads.
const stand = "\uFFFC"

// place finds line and column in gonum's messages.
var place = regexp.MustCompile(`^(\d+):(\d+): (?:error: )?`)

// Unmarshal reads a file in the dot language: its first graph. The error is an
// *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	if err := encoding.CheckSize(format, len(data)); err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	// gonum's scanner takes U+FFFD for broken UTF-8; text puts it back.
	data = bytes.ReplaceAll(bytes.ToValidUTF8(data, []byte(stand)), []byte("\uFFFD"), []byte(stand))
	if err := checkDepth(data); err != nil {
		return nil, err
	}
	file, err := dot.ParseBytes(data)
	if err != nil {
		e := &encoding.Error{Format: format, Err: err}
		if m := place.FindStringSubmatch(err.Error()); m != nil {
			e.Place, e.Err = "line "+m[1]+", column "+m[2], errors.New(err.Error()[len(m[0]):])
		}
		return nil, e
	}
	if len(file.Graphs) == 0 {
		return nil, &encoding.Error{Format: format, Err: errors.New("no graph")}
	}
	d := &decoder{g: gather.New(format), nodes: map[string]map[string]string{}, junctions: map[string]bool{}, ids: map[string]string{}}
	for _, g := range file.Graphs[1:] {
		d.g.Lose(orElse(text(g.ID), "graph"), encoding.Unsupported, "graph beside the first")
	}
	f := file.Graphs[0]
	if _, err := d.statements(f.Stmts, map[string]string{}, true); err != nil {
		return nil, err
	}
	if !f.Directed && len(d.arrows) > 0 {
		d.g.Lose(orElse(text(f.ID), "graph"), encoding.Symmetric, "undirected edges read from left to right")
	}
	if err := d.build(); err != nil {
		return nil, err
	}
	return d.g.Document()
}

// checkDepth bounds the recursion over subgraphs before it starts.
func checkDepth(data []byte) error {
	depth, line := 0, 1
	for _, c := range data {
		switch c {
		case '\n':
			line++
		case '{':
			if depth++; depth > maxDepth {
				return &encoding.Error{Format: format, Place: fmt.Sprintf("line %d", line), Err: ErrDepth}
			}
		case '}':
			depth = max(0, depth-1)
		}
	}
	return nil
}

// statements collects nodes and edges and returns the ids of the nodes named.
// edge holds the defaults for edges where the statements stand.
func (d *decoder) statements(list []ast.Stmt, edge map[string]string, top bool) ([]string, error) {
	var named []string
	for _, s := range list {
		switch s := s.(type) {
		case *ast.NodeStmt:
			id := d.node(s.Node)
			merge(d.nodes[id], s.Attrs)
			named = append(named, id)
		case *ast.EdgeStmt:
			attrs := maps.Clone(edge)
			merge(attrs, s.Attrs)
			ends, err := d.chain(s, attrs)
			if err != nil {
				return nil, err
			}
			named = append(named, ends...)
		case *ast.AttrStmt:
			attrs := map[string]string{}
			merge(attrs, s.Attrs)
			switch {
			case s.Kind == ast.EdgeKind:
				merge(edge, s.Attrs)
			case s.Kind == ast.GraphKind && top:
				if err := d.whole(attrs); err != nil {
					return nil, err
				}
			}
		case *ast.Attr:
			if key := text(s.Key); top {
				if err := d.whole(map[string]string{key: text(s.Val)}); err != nil {
					return nil, err
				}
			} else if key == "label" {
				d.g.Lose(orElse(words(s.Val, ""), "subgraph"), encoding.Unsupported, "subgraph")
			}
		case *ast.Subgraph:
			in, err := d.statements(s.Stmts, maps.Clone(edge), false)
			if err != nil {
				return nil, err
			}
			named = append(named, in...)
		}
	}
	return named, nil
}

// whole reads attributes of the graph.
func (d *decoder) whole(attrs map[string]string) error {
	if v, ok := attrs["label"]; ok && d.g.Title == "" {
		d.g.Title = gather.Collapse(unescape(v, ""))
	}
	if v, ok := attrs["opedmap"]; ok {
		var note gather.GraphNote
		if err := json.Unmarshal([]byte(v), &note); err != nil {
			return &encoding.Error{Format: format, Place: "graph attribute opedmap", Err: err}
		}
		d.g.Take(note)
	}
	return nil
}

func (d *decoder) node(n *ast.Node) string {
	id := text(n.ID)
	if d.nodes[id] == nil {
		d.nodes[id] = map[string]string{}
		d.order = append(d.order, id)
	}
	return id
}

// vertex gives the nodes at one end of an edge.
func (d *decoder) vertex(v ast.Vertex, edge map[string]string) ([]string, error) {
	switch v := v.(type) {
	case *ast.Node:
		return []string{d.node(v)}, nil
	case *ast.Subgraph:
		return d.statements(v.Stmts, maps.Clone(edge), false)
	}
	return nil, nil
}

// chain reads a -> b -> {c d}.
func (d *decoder) chain(s *ast.EdgeStmt, attrs map[string]string) ([]string, error) {
	from, err := d.vertex(s.From, attrs)
	if err != nil {
		return nil, err
	}
	named := from
	for e := s.To; e != nil; e = e.To {
		to, err := d.vertex(e.Vertex, attrs)
		if err != nil {
			return nil, err
		}
		if d.ends += len(from) * len(to); d.ends > encoding.MaxNodes {
			return nil, &encoding.Error{Format: format, Err: fmt.Errorf("%w: more than %d edges", encoding.ErrTooLarge, encoding.MaxNodes)}
		}
		for _, f := range from {
			for _, t := range to {
				d.arrow(f, t, attrs)
			}
		}
		named = append(named, to...)
		from = to
	}
	return named, nil
}

func (d *decoder) arrow(from, to string, attrs map[string]string) {
	a := gather.Arrow{Link: gather.Link{Relation: argmap.Relation{ID: attrs["relation"], From: from, To: to}}, Half: attrs["role"] == "half"}
	if attrs["role"] == "rest" {
		d.junctions[from] = true
	}
	if a.Half {
		d.junctions[to] = true
	}
	place := orElse(a.ID, from+" → "+to)
	word := orElse(attrs["type"], orElse(attrs["class"], gather.Collapse(unescape(attrs["label"], ""))))
	t, ok := gather.RelationType(word)
	if a.Type = t; !ok {
		d.g.Lose(place, encoding.BadValue, "%q read as support", gather.Clip(word))
	} else if word == "" && red[strings.ToLower(attrs["color"])] {
		a.Type = argmap.Attack
	}
	if v := attrs["confidence"]; v != "" {
		c, err := gather.ParseConfidence(v)
		if err != nil {
			d.g.Lose(place, encoding.BadValue, "confidence %q", gather.Clip(v))
		} else {
			a.Confidence, a.Judged = c, true
		}
	}
	if v := attrs["exactid"]; v != "" {
		if own := ""; json.Unmarshal([]byte(v), &own) == nil {
			d.ids[a.ID], a.ID = own, own
		}
	}
	d.arrows = append(d.arrows, a)
}

var red = map[string]bool{"red": true, "#ff0000": true, "#f00": true, "red3": true, "crimson": true, "firebrick": true, "darkred": true, "tomato": true}

// build hands nodes and arrows over.
func (d *decoder) build() error {
	for _, id := range d.order {
		attrs := d.nodes[id]
		if d.junctions[id] {
			continue
		}
		c := gather.Cell{Node: gather.Node{Component: argmap.Component{ID: id}}}
		for _, name := range gather.FieldNames {
			c.Put(d.g, id, name, attrs[name])
		}
		if v := attrs["exactid"]; v != "" && json.Unmarshal([]byte(v), &c.ID) == nil {
			d.ids[id] = c.ID
		}
		shown, labelled := attrs["label"]
		c.Text = id
		if labelled {
			c.Text = unescape(shown, id)
		}
		if v, ok := attrs["text"]; ok {
			exact := ""
			if err := json.Unmarshal([]byte(v), &exact); err != nil {
				return &encoding.Error{Format: format, Place: fmt.Sprintf("node %q", id), Err: fmt.Errorf("text: %w", err)}
			}
			// The label wins when someone changed it.
			if !labelled || gather.Collapse(unescape(text(label(exact)), id)) == gather.Collapse(c.Text) {
				c.Text = exact
			}
		}
		d.g.Node(c.Node)
	}
	for i := range d.arrows {
		a := &d.arrows[i]
		for _, end := range []*string{&a.From, &a.To} {
			if own, ok := d.ids[*end]; ok && !d.junctions[*end] {
				*end = own
			}
		}
	}
	d.g.Arrows(d.arrows, d.junctions)
	return nil
}

// text is the value of an ID of the language: without quotes and their escapes.
// HTML labels keep their angle brackets.
func text(s string) string {
	s = strings.ReplaceAll(s, stand, "\uFFFD")
	if len(s) < 2 || s[0] != '"' {
		return s
	}
	s = s[1 : len(s)-1]
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			switch s[i+1] {
			case '"':
				b.WriteByte('"')
				i++
				continue
			case '\n':
				i++
				continue
			case '\\':
				b.WriteString(`\\`)
				i++
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var tag = regexp.MustCompile(`<[^<>]*>`)

// words is a label of the source as a reader sees it.
func words(s, node string) string { return gather.Collapse(unescape(text(s), node)) }

// unescape resolves what Graphviz does in labels: entities, backslashes, the
// name of the node, and HTML's tags.
func unescape(s, node string) string {
	if strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") && len(s) > 1 {
		s = tag.ReplaceAllString(s[1:len(s)-1], " ")
		return gather.Collapse(html.UnescapeString(s))
	}
	s = html.UnescapeString(s)
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch s[i] {
		case 'n', 'l', 'r':
			b.WriteByte('\n')
		case 'N':
			b.WriteString(node)
		case 'G', 'E', 'T', 'H', 'L':
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func merge(into map[string]string, attrs []*ast.Attr) {
	for _, a := range attrs {
		into[text(a.Key)] = text(a.Val)
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
