package mermaid

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// Errors that Unmarshal wraps.
var (
	ErrNotFlowchart = errors.New("not a flowchart")
	ErrSyntax       = errors.New("no node or arrow")
	ErrUnclosed     = errors.New("label without an end")
)

// A decoder reads a chart statement by statement.
type decoder struct {
	scanner
	g         *gather.Graph
	comments  []comment // not yet read
	order     []string
	nodes     map[string]*box
	arrows    []gather.Arrow
	links     map[string]bool // the ids that arrows have of their own
	junctions map[string]bool
	subgraphs map[string]string // their titles
	next      *edgeNote         // for the next arrow
}

// box is a node with its words and its comment.
type box struct {
	text     string
	labelled bool
	note     *gather.ComponentNote
}

var header = regexp.MustCompile(`^(?:flowchart|graph)(?:-elk)?\b[ \t\r]*(?:TB|TD|BT|LR|RL|[<>^v])?[ \t\r]*(?:;|\n|$)`)

// Unmarshal reads a flowchart. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	data, err := gather.Open(format, data)
	if err != nil {
		return nil, err
	}
	c := prepare(string(data))
	d := &decoder{g: gather.New(format), scanner: scanner{s: c.text}, comments: c.comments, nodes: map[string]*box{},
		links: map[string]bool{}, junctions: map[string]bool{}, subgraphs: map[string]string{}}
	d.g.Title = c.title
	if at, err := d.chart(); err != nil {
		line := 1 + strings.Count(d.s[:at], "\n")
		return nil, &encoding.Error{Format: format, Place: fmt.Sprintf("line %d", line), Err: err}
	}
	d.build()
	return d.g.Document()
}

// chart reads the header and the statements. An error comes with where the
// statement or comment starts.
func (d *decoder) chart() (at int, err error) {
	if d.skip(space); d.match(header) == "" {
		return d.at, ErrNotFlowchart
	}
	for {
		d.skip(space + ";")
		for len(d.comments) > 0 && d.comments[0].at <= d.at {
			c := d.comments[0]
			d.comments = d.comments[1:]
			if err := d.comment(c.text); err != nil {
				return c.at, err
			}
		}
		if d.at == len(d.s) {
			return 0, nil
		}
		at = d.at
		if err := d.statement(); err != nil {
			return at, err
		}
	}
}

// comment reads the values that Marshal leaves in comments; others are passed over.
func (d *decoder) comment(s string) error {
	what, rest, _ := strings.Cut(s, " ")
	switch what {
	case "graph":
		var n gather.GraphNote
		if strings.HasPrefix(rest, "{") {
			if err := gather.Decode([]byte(rest), &n); err != nil {
				return err
			}
			d.g.Take(n)
		}
	case "node":
		id, rest, _ := strings.Cut(rest, " ")
		if strings.HasPrefix(rest, "{") {
			n := &gather.ComponentNote{}
			if err := gather.Decode([]byte(rest), n); err != nil {
				return err
			}
			d.node(id).note = n
		}
	case "edge":
		if strings.HasPrefix(rest, "{") {
			n := &edgeNote{}
			if err := gather.Decode([]byte(rest), n); err != nil {
				return err
			}
			d.next = n
		}
	}
	return nil
}

var (
	keyword     = regexp.MustCompile(`^(?:subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)(?:[\s:{;]|$)`)
	description = regexp.MustCompile(`^accDescr[ \t]*\{`)
	classRef    = regexp.MustCompile(`^:::[\w-]+`)
	name        = regexp.MustCompile(`^[\p{L}\p{N}_!#$%'*+?/](?:[\p{L}\p{N}_!#$%'*+?/.]|-[\p{L}\p{N}_])*`)
)

func (d *decoder) statement() error {
	if m := keyword.FindString(d.near()); m != "" {
		return d.other(strings.TrimRight(m, space+":{;"))
	}
	from, err := d.group()
	if err != nil {
		return err
	}
	for {
		at := d.at
		l, ok := d.link()
		if !ok {
			d.at = at
			if d.skip(blank); d.at < len(d.s) && d.s[d.at] != '\n' && d.s[d.at] != ';' {
				return d.unexpected()
			}
			return nil
		}
		to, err := d.group()
		if err != nil {
			return err
		}
		if len(from)*len(to)+len(d.arrows) > encoding.MaxNodes {
			return fmt.Errorf("%w: more than %d arrows", encoding.ErrTooLarge, encoding.MaxNodes)
		}
		for i, f := range from {
			for j, t := range to {
				one := l
				if i < len(from)-1 || j > 0 { // of a group, Mermaid gives the id to this one
					one.id = ""
				}
				d.arrow(f, t, one)
			}
		}
		from = to
	}
}

// other reads a statement that is no node or arrow.
func (d *decoder) other(word string) error {
	var s string
	switch {
	case description.MatchString(d.near()):
		var ok bool
		if s, _, ok = strings.Cut(d.rest(), "}"); !ok {
			return fmt.Errorf("%w: %s", ErrUnclosed, word)
		}
		d.at += len(s) + 1
	case strings.HasPrefix(word, "acc"):
		s = d.line()
	case word == "end": // another statement may follow
		d.take(word)
	default:
		s = d.clause()
	}
	switch word {
	case "subgraph":
		d.subgraph(strings.TrimSpace(s[len(word):]))
		fallthrough
	case "click", "accTitle", "accDescr":
		d.g.Lose(gather.Clip(gather.Collapse(s)), encoding.Unsupported, "%s", word)
	}
	return nil
}

// subgraph keeps the title of id [title], of "title", or of a title that is an
// id too.
func (d *decoder) subgraph(s string) {
	sub := scanner{s: s}
	id, ok := sub.quoted()
	if !ok {
		id, _, _ = strings.Cut(s, "[")
		sub.at = len(id)
		id = strings.TrimSpace(id)
	}
	title := id
	if sub.take("[") {
		title, _ = sub.label("]")
	}
	if id != "" && title != "" && !strings.ContainsAny(id, space) {
		d.subgraphs[id] = title
	}
}

// group reads a & b & c.
func (d *decoder) group() (ids []string, err error) {
	for {
		d.skip(space)
		id, err := d.vertex()
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
		if d.skip(blank); !d.take("&") {
			return ids, nil
		}
	}
}

// shapes are the brackets around labels, the longer before those they start with.
var shapes = []struct {
	opening  string
	closings []string
}{
	{"(((", []string{")))"}}, {"((", []string{"))"}}, {"([", []string{"])"}}, {"[[", []string{"]]"}}, {"[(", []string{")]"}}, {"{{", []string{"}}"}},
	{"[/", []string{"/]", `\]`}}, {`[\`, []string{"/]", `\]`}}, {"(", []string{")"}}, {"[", []string{"]"}}, {"{", []string{"}"}}, {">", []string{"]"}},
}

var borders = regexp.MustCompile(`^\|\w+:\w+\|`) // [|borders:lt|label]

// vertex reads an id with its shape.
func (d *decoder) vertex() (id string, err error) {
	if id = d.match(name); id == "" {
		return "", d.unexpected()
	}
	if d.links[id] && d.take("@{") {
		if _, ok := d.braces(); !ok {
			return "", fmt.Errorf("%w: arrow %q", ErrUnclosed, id)
		}
		return id, nil
	}
	n := d.node(id)
	for _, sh := range shapes {
		if !d.take(sh.opening) {
			continue
		}
		if sh.opening == "[" {
			d.match(borders)
		}
		label, ok := d.label(sh.closings...)
		if !ok {
			return "", fmt.Errorf("%w: node %q", ErrUnclosed, id)
		}
		n.text, n.labelled = label, true
		if sh.opening == "((" && label == "" {
			d.junctions[id] = true
		}
		break
	}
	if strings.HasPrefix(d.rest(), "@{") {
		d.at++
		body, ok := d.braces()
		if !ok {
			return "", fmt.Errorf("%w: node %q", ErrUnclosed, id)
		}
		d.data(id, n, gather.Flow(body))
	}
	d.match(classRef)
	return id, nil
}

// data reads the label out of @{ shape: rect, label: "words" }.
func (d *decoder) data(id string, n *box, fs []gather.Datum) {
	label, markdown := "", true
	for _, f := range fs {
		switch v := gather.Scalar(f.Value); f.Key {
		case "label":
			label = v
		case "labelType":
			markdown = v != "text" && v != "string"
		case "icon", "img":
			d.g.Lose(id, encoding.Unsupported, "%s %q", f.Key, gather.Clip(v))
		}
	}
	if label != "" {
		n.text, n.labelled = words(label, markdown), true
	}
}

// unexpected is the error for what stands here.
func (d *decoder) unexpected() error {
	return fmt.Errorf("%w: %q", ErrSyntax, gather.Clip(strings.TrimLeft(d.line(), blank)))
}

func (d *decoder) node(id string) *box {
	n := d.nodes[id]
	if n == nil {
		n = &box{}
		d.nodes[id] = n
		d.order = append(d.order, id)
	}
	return n
}

func (d *decoder) arrow(from, to string, l link) {
	if l.drawn[0] == '~' { // keeps two nodes apart or in order, and is not seen
		return
	}
	a := gather.Arrow{Link: gather.Link{Relation: argmap.Relation{ID: l.id, From: from, To: to}}}
	if l.id != "" {
		d.links[l.id] = true
	}
	t, ok := gather.RelationType(l.label)
	place := from + " → " + to
	if a.Type = t; !ok {
		d.g.Lose(place, encoding.BadValue, "%q read as support", gather.Clip(l.label))
	} else if l.label == "" && strings.HasSuffix(l.drawn, "x") {
		a.Type = argmap.Attack
	}
	if d.next != nil {
		a.ID, a.Confidence, a.Judged, a.Half = d.next.ID, d.next.Confidence, true, d.next.Half
		if a.Half {
			d.junctions[to] = true
		}
		d.next = nil
	} else if head := l.drawn[len(l.drawn)-1]; d.junctions[to] && strings.ContainsRune("-=.", rune(head)) {
		a.Half = true
	} else if !d.junctions[from] && strings.ContainsRune("-=.", rune(head)) {
		d.g.Lose(place, encoding.Symmetric, "line without a head read from left to right")
	} else if strings.ContainsRune("<xo", rune(l.drawn[0])) {
		d.g.Lose(place, encoding.Symmetric, "arrow with two heads read from left to right")
	}
	d.arrows = append(d.arrows, a)
}

// build hands nodes and arrows over.
func (d *decoder) build() {
	own := map[string]string{}
	for _, id := range d.order {
		n := d.nodes[id]
		if d.junctions[id] {
			continue
		}
		text := id
		if n.labelled {
			text = n.text
		}
		if title, ok := d.subgraphs[id]; ok {
			text = title
		}
		if n.note == nil {
			d.g.Node(gather.Node{Component: argmap.Component{ID: id, Text: text}})
			continue
		}
		// The label wins when someone changed it.
		if n.note.Text != nil && n.labelled && words(escape(*n.note.Text), false) != text {
			n.note.Text = nil
		}
		c := n.note.Node(id, text)
		own[id] = c.ID
		d.g.Node(c)
	}
	for i := range d.arrows {
		a := &d.arrows[i]
		for _, end := range []*string{&a.From, &a.To} {
			if o, ok := own[*end]; ok {
				*end = o
			}
		}
	}
	d.g.Arrows(d.arrows, d.junctions)
}
