package dot

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// An attribute is a name with its value.
type attribute struct {
	name string
	value
}

// attrs holds those that the decoder reads, so that there are few of them
// wherever defaults are handed down.
type attrs map[string]value

func (as attrs) text(name string) string { return as[name].text }

// A scope holds the defaults where statements stand.
type scope struct {
	node, edge attrs
	top        bool // of the graph itself
}

func newScope() scope { return scope{attrs{}, attrs{}, true} }

// inner is the scope of a subgraph.
func (s scope) inner() scope { return scope{maps.Clone(s.node), maps.Clone(s.edge), false} }

// A node is a component, or the junction on a relation.
type node struct {
	id  string // in the file
	own string // the graph's id for it, see identify
	attrs
	stamp int // of the last block that was found to name it
}

// An edge is an arrow as the file has it.
type edge struct {
	from, to string
	attrs
}

// A decoder collects what the parser finds.
type decoder struct {
	g                *gather.Graph
	name             string
	strict, directed bool
	order            []*node // as they come
	nodes            map[string]*node
	edges            []edge
	joined           int               // edges with those that a strict graph has already
	drawn            map[[2]string]int // in strict graphs: ends → edges
	arrows           []gather.Arrow
	junctions        map[string]bool
}

func newDecoder() *decoder {
	return &decoder{g: gather.New(format), nodes: map[string]*node{}, drawn: map[[2]string]int{}, junctions: map[string]bool{}}
}

// Unmarshal reads a file in the dot language: its first graph. The error is an
// *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	data, err := gather.Open(format, data)
	if err != nil {
		return nil, err
	}
	p := parser{lexer: lexer{src: string(data), line: 1}, decoder: newDecoder()}
	if err := p.file(); err != nil {
		return nil, err
	}
	if err := p.build(); err != nil {
		return nil, err
	}
	return p.g.Document()
}

// What the decoder reads of a node and of an edge.
var (
	nodeNames = set(slices.Concat(gather.FieldNames, []string{"label", "text", "exactid", "role"}))
	edgeNames = set([]string{"type", "class", "label", "xlabel", "color", "dir", "relation", "role", "confidence", "exactid"})
)

// drawing are Graphviz's attributes that hold no words: shapes, colours, layout.
var drawing = set(strings.Fields(`_background _draw_ _hdraw_ _hldraw_ _ldraw_ _tdraw_ _tldraw_ area arrowhead arrowsize arrowtail bb
	beautify bgcolor center charset class cluster clusterrank color colorscheme compound concentrate constraint Damping decorate
	defaultdist dim dimen dir diredgeconstraints distortion dpi edgetarget epsilon esep fillcolor fixedsize fontcolor fontname fontnames
	fontpath fontsize forcelabels gradientangle group head_lp headclip headport headtarget height id image imagepath imagepos imagescale
	inputscale K label_scheme labelangle labeldistance labelfloat labelfontcolor labelfontname labelfontsize labeljust labelloc
	labeltarget landscape layer layerlistsep layers layerselect layersep layout len levels levelsgap lhead lheight linelength lp ltail
	lwidth margin maxiter mclimit mindist minlen mode model newrank nodesep nojustify normalize notranslate nslimit nslimit1 oneblock
	ordering orientation outputorder overlap overlap_scaling overlap_shrink pack packmode pad page pagedir pencolor penwidth peripheries
	pin pos quadtree quantum radius rank rankdir ranksep ratio rects regular remincross repulsiveforce resolution root rotate rotation
	samehead sametail samplepoints scale searchsize sep shape shapefile showboxes sides size skew smoothing sortv splines start style
	stylesheet tail_lp tailclip tailport tailtarget target TBbalance truecolor vertices viewport voro_margin weight width xdotversion xlp z`))

func set(names []string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// merge sets the attributes that are read, and notes the words in others.
func (d *decoder) merge(into attrs, list []attribute, read map[string]bool, place string) {
	for _, a := range list {
		if read[a.name] {
			into[a.name] = a.value
		} else if words := a.shown(""); !drawing[a.name] && words != "" {
			d.g.Lose(place, encoding.Unsupported, "%s %q", gather.Clip(a.name), gather.Clip(words))
		}
	}
}

// defaults reads what is said of the graph, or of nodes and edges to come.
func (d *decoder) defaults(of string, list []attribute, s scope, line int) error {
	place := fmt.Sprintf("line %d", line)
	switch of {
	case "node":
		d.merge(s.node, list, nodeNames, place)
		return nil
	case "edge":
		d.merge(s.edge, list, edgeNames, place)
		return nil
	}
	own := attrs{}
	d.merge(own, list, map[string]bool{"label": true, "opedmap": s.top}, place)
	shown, labelled := own["label"]
	label := gather.Collapse(shown.shown(""))
	switch {
	case s.top && labelled: // the last one counts
		d.g.Title = label
	case label != "":
		d.g.Lose(label, encoding.Unsupported, "subgraph")
	}
	if v := own.text("opedmap"); v != "" {
		var note gather.GraphNote
		if err := gather.Decode([]byte(v), &note); err != nil {
			return &encoding.Error{Format: format, Part: "graph attribute opedmap", Err: err}
		}
		d.g.Take(note)
	}
	return nil
}

// node makes a node when it is named for the first time.
func (d *decoder) node(id string, s scope) *node {
	n := d.nodes[id]
	if n == nil {
		n = &node{id: id, attrs: maps.Clone(s.node)}
		d.nodes[id] = n
		d.order = append(d.order, n)
	}
	return n
}

// describe reads the attributes of nodes.
func (d *decoder) describe(ns []*node, list []attribute, line int) {
	place := fmt.Sprintf("line %d", line)
	if len(ns) == 1 {
		place = cmp.Or(ns[0].id, place)
	}
	own := attrs{}
	d.merge(own, list, nodeNames, place)
	for _, n := range ns {
		maps.Copy(n.attrs, own)
	}
}

// join draws the edges of a chain.
func (d *decoder) join(chain [][]*node, list []attribute, s scope, line int) error {
	place := fmt.Sprintf("line %d", line)
	own := attrs{}
	if from, to := chain[0], chain[1]; len(from)*len(to) > 0 {
		d.merge(own, list, edgeNames, from[0].id+" → "+to[0].id)
	} else { // an empty subgraph
		d.merge(own, list, edgeNames, place)
	}
	all := maps.Clone(s.edge)
	maps.Copy(all, own)
	for i, from := range chain[:len(chain)-1] {
		to := chain[i+1]
		if d.joined += len(from) * len(to); d.joined > encoding.MaxNodes {
			return &encoding.Error{Format: format, Line: line, Err: fmt.Errorf("%w: more than %d edges", encoding.ErrTooLarge, encoding.MaxNodes)}
		}
		for _, f := range from {
			for _, t := range to {
				d.draw(f.id, t.id, all, own)
			}
		}
	}
	return nil
}

// draw adds an edge. A strict graph has one between the same ends, which takes
// up what is said of it again.
func (d *decoder) draw(from, to string, all, own attrs) {
	if d.strict {
		ends := [2]string{from, to}
		if !d.directed && from > to {
			ends = [2]string{to, from}
		}
		if i, ok := d.drawn[ends]; ok {
			again := maps.Clone(d.edges[i].attrs)
			maps.Copy(again, own)
			d.edges[i].attrs = again
			return
		}
		d.drawn[ends] = len(d.edges)
	}
	d.edges = append(d.edges, edge{from, to, all})
}

var red = map[string]bool{"red": true, "#ff0000": true, "#f00": true, "red3": true, "crimson": true, "firebrick": true, "darkred": true, "tomato": true}

// arrow reads an edge.
func (d *decoder) arrow(e edge) {
	a := gather.Arrow{Link: gather.Link{Relation: argmap.Relation{ID: e.text("relation"), From: e.from, To: e.to}}, Half: e.text("role") == "half"}
	if e.text("dir") == "back" {
		a.From, a.To = a.To, a.From
	}
	if e.text("role") == "rest" {
		d.junctions[a.From] = true
	}
	if a.Half {
		d.junctions[a.To] = true
	}
	place := cmp.Or(a.ID, a.From+" → "+a.To)
	switch dir := e.text("dir"); {
	case dir == "both":
		d.g.Lose(place, encoding.Symmetric, "edge with two heads read from left to right")
	case dir == "none", dir == "" && !d.directed:
		d.g.Lose(place, encoding.Symmetric, "edge without a head read from left to right")
	}
	a.Type = d.relation(e, place)
	if v := e.text("confidence"); v != "" {
		a.Rate(d.g, place, "confidence", v)
	}
	a.ID = e.exact(a.ID)
	d.arrows = append(d.arrows, a)
}

// relation reads the type of an edge from its words or its colour.
func (d *decoder) relation(e edge, place string) argmap.RelationType {
	looks := argmap.Support
	if red[strings.ToLower(e.text("color"))] {
		looks = argmap.Attack
	}
	var words []gather.Field
	for _, name := range []string{"type", "class", "label", "xlabel"} {
		word := gather.Collapse(e.attrs[name].shown(""))
		if _, ok := gather.RelationType(word); ok || name != "class" { // a class is for style sheets, too
			words = append(words, gather.Field{Name: name, Value: word})
		}
	}
	return d.g.Relation(place, looks, words)
}

// build hands nodes and arrows over.
func (d *decoder) build() error {
	for _, e := range d.edges {
		d.arrow(e)
	}
	d.identify()
	for _, n := range d.order {
		if d.junctions[n.id] {
			continue
		}
		if err := d.component(n); err != nil {
			return err
		}
	}
	for i := range d.arrows {
		a := &d.arrows[i]
		for _, end := range []*string{&a.From, &a.To} {
			if !d.junctions[*end] {
				*end = d.nodes[*end].own
			}
		}
	}
	d.g.Arrows(d.arrows, d.junctions)
	return nil
}

// exact is the id that stands beside one that Graphviz takes, or else that one.
func (as attrs) exact(id string) string {
	own := ""
	if json.Unmarshal([]byte(as.text("exactid")), &own) != nil || own == "" {
		return id
	}
	return own
}

// identify gives every node the graph's id for it. In the dot language "" is an
// id like others; a graph has another in its place.
func (d *decoder) identify() {
	taken := map[string]bool{}
	for _, n := range d.order {
		n.own = n.exact(n.id)
		taken[n.own] = true
	}
	if n := d.nodes[""]; n != nil && n.own == "" {
		for i := 1; n.own == "" || taken[n.own]; i++ {
			n.own = fmt.Sprint("c", i)
		}
	}
}

func (d *decoder) component(n *node) error {
	c := gather.Cell{Node: gather.Node{Component: argmap.Component{ID: n.own}}}
	for _, name := range gather.FieldNames {
		c.Put(d.g, cmp.Or(n.id, n.own), name, n.text(name))
	}
	shown, labelled := n.attrs["label"]
	c.Text = n.id
	if labelled {
		c.Text = shown.shown(n.id)
	}
	if v := n.text("text"); v != "" {
		exact := ""
		if err := gather.Decode([]byte(v), &exact); err != nil {
			return &encoding.Error{Format: format, Part: "node", ID: n.id, Err: fmt.Errorf("text: %w", err)}
		}
		// The label wins when someone changed it.
		if !labelled || drawn(exact) == gather.Collapse(c.Text) {
			c.Text = exact
		}
	}
	d.g.Node(c.Node)
	return nil
}

// drawn is what remains of a text in the label that Marshal gives it.
func drawn(text string) string {
	l := label(text)
	return gather.Collapse(value{text: l[1 : len(l)-1]}.shown(""))
}

var tag = regexp.MustCompile(`<[^<>]*>`)

// shown is a label as a reader sees it. It resolves what Graphviz does: HTML's
// tags and entities, backslashes, the name of the node.
func (v value) shown(node string) string {
	if v.html {
		return gather.Collapse(html.UnescapeString(tag.ReplaceAllString(v.text, " ")))
	}
	s := html.UnescapeString(v.text)
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
