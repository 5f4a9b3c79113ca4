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
	ErrUnclosed     = errors.New("without an end")
	ErrUnquoted     = errors.New("bracket or quote in words without quotes")
)

// A decoder reads a chart statement by statement.
type decoder struct {
	scanner
	g         *gather.Graph
	comments  []comment // not yet read
	order     []string
	nodes     map[string]*box
	notes     map[string]*gather.ComponentNote // by the id in the chart
	arrows    []gather.Arrow
	links     map[string]bool // the ids that arrows have of their own
	junctions map[string]bool
	subgraphs map[string]string // their titles
	number    int               // the line where the statement starts
	counted   int               // up to where lines are counted
	open      []int             // the lines where subgraphs start that have not ended
	next      *edgeNote         // for the next arrow
}

// box is a node with its words.
type box struct {
	text     string
	labelled bool
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
		notes: map[string]*gather.ComponentNote{}, links: map[string]bool{}, junctions: map[string]bool{}, subgraphs: map[string]string{}}
	d.g.Title = c.title
	if c.open > 0 {
		return nil, &encoding.Error{Format: format, Line: c.open, Err: fmt.Errorf("%w: directive", ErrUnclosed)}
	}
	if err := d.chart(); err != nil {
		return nil, &encoding.Error{Format: format, Line: d.number, Err: err}
	}
	d.build()
	return d.g.Document()
}

// line names the place of a line.
func line(n int) string { return fmt.Sprintf("line %d", n) }

// chart reads the header and the statements. After an error, number is its line.
func (d *decoder) chart() error {
	d.number = 1
	if d.advance(space); d.match(header) == "" {
		return ErrNotFlowchart
	}
	for {
		d.advance(space + ";")
		for len(d.comments) > 0 && d.comments[0].at <= d.at {
			d.comment(d.comments[0])
			d.comments = d.comments[1:]
		}
		if d.at == len(d.s) {
			if n := len(d.open); n > 0 {
				d.number = d.open[n-1]
				return fmt.Errorf("%w: subgraph", ErrUnclosed)
			}
			return nil
		}
		if err := d.statement(); err != nil {
			return err
		}
	}
}

// advance skips to where a statement starts and counts the lines since the last.
func (d *decoder) advance(chars string) {
	d.skip(chars)
	d.number += strings.Count(d.s[d.counted:d.at], "\n")
	d.counted = d.at
}

// comment reads the values that Marshal leaves in comments; others are passed over.
func (d *decoder) comment(c comment) {
	what, rest, _ := strings.Cut(c.text, " ")
	id := ""
	if what == "node" {
		id, rest, _ = strings.Cut(rest, " ")
	}
	if !strings.HasPrefix(rest, "{") {
		return
	}
	var err error
	switch what {
	case "graph":
		var n gather.GraphNote
		if err = gather.Decode([]byte(rest), &n); err == nil {
			d.g.Take(n)
		}
	case "node":
		n := &gather.ComponentNote{}
		if err = gather.Decode([]byte(rest), n); err == nil {
			d.notes[id] = n
		}
	case "edge":
		n := &edgeNote{}
		if err = gather.Decode([]byte(rest), n); err == nil {
			d.next = n
		}
	}
	if err != nil {
		d.g.Lose(line(c.line), encoding.BadValue, "comment %q: %v", gather.Clip(c.text), err)
	}
}

var (
	keyword     = regexp.MustCompile(`^(?:subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)(?:[\s:{;]|$)`)
	description = regexp.MustCompile(`^accDescr[ \t]*\{`)
)

func (d *decoder) statement() error {
	if m := keyword.FindString(d.rest()); m != "" {
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
			return d.ended()
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

// ended wants the end of a statement.
func (d *decoder) ended() error {
	if d.skip(blank); d.at < len(d.s) && d.s[d.at] != '\n' && d.s[d.at] != ';' {
		return d.unexpected()
	}
	return nil
}

// other reads a statement that is no node or arrow.
func (d *decoder) other(word string) error {
	var s string
	switch ok := true; word {
	case "subgraph":
		return d.subgraph()
	case "end": // another statement may follow
		n := len(d.open)
		if n == 0 {
			return d.unexpected()
		}
		d.open = d.open[:n-1]
		d.take(word)
		return nil
	case "click":
		if s, ok = d.clause(); !ok {
			return fmt.Errorf("%w: %s", ErrUnclosed, word)
		}
	case "accTitle", "accDescr":
		if !description.MatchString(d.rest()) {
			s = d.until("\n")
		} else if s, _, ok = strings.Cut(d.rest(), "}"); ok {
			d.at += len(s) + 1
		} else {
			return fmt.Errorf("%w: %s", ErrUnclosed, word)
		}
	default: // what the chart looks like, where Mermaid refuses quotes
		if s = d.until("\n;"); strings.Contains(s, `"`) {
			d.g.Lose(line(d.number), encoding.BadValue, "%s", gather.Clip(s))
		}
		return nil
	}
	d.g.Lose(gather.Clip(gather.Collapse(s)), encoding.Unsupported, "%s", word)
	return nil
}

// subgraph reads id [title], "title", or a title that is an id too, and keeps
// the title for arrows that end there.
func (d *decoder) subgraph() error {
	start := d.at
	d.take("subgraph")
	d.skip(blank)
	var id string
	if strings.HasPrefix(d.rest(), `"`) {
		var ok bool
		if id, ok = d.quoted(); !ok {
			return fmt.Errorf("%w: subgraph", ErrUnclosed)
		}
		d.skip(blank)
	} else {
		id = strings.TrimSpace(d.until("[;\n"))
	}
	title := id
	if d.take("[") {
		var err error
		if title, err = d.label(barred, "]"); err != nil {
			return fmt.Errorf("%w: subgraph %q", err, gather.Clip(id))
		}
	}
	if title != "" {
		d.subgraphs[id] = title
	}
	d.open = append(d.open, d.number)
	d.g.Lose(gather.Clip(gather.Collapse(d.s[start:d.at])), encoding.Unsupported, "subgraph")
	return d.ended()
}

// group reads a & b & c.
func (d *decoder) group() (ids []string, err error) {
	for {
		d.skip(space)
		id, err := d.vertex()
		if err != nil {
			return nil, err
		}
		if ids = append(ids, id); len(d.order) > maxNodes {
			return nil, fmt.Errorf("%w: more than %d nodes", encoding.ErrTooLarge, maxNodes)
		}
		if d.skip(blank); !d.take("&") {
			return ids, nil
		}
	}
}

// shapes are the brackets around labels, the longer before those they start
// with, and what refuses words without quotes. After (( a dash does, as Mermaid
// takes it for the start of an ellipse.
var shapes = []struct {
	opening  string
	closings []string
	refused  string
}{
	{"(((", []string{")))"}, barred}, {"((-", nil, barred}, {"((", []string{"))"}, barred}, {"([", []string{"])"}, barred}, {"(-", []string{"-)", "/)"}, brackets + `"`},
	{"(", []string{")"}, barred},
	{"[[", []string{"]]"}, barred}, {"[(", []string{")]"}, barred}, {"[/", []string{"/]", `\]`}, brackets}, {`[\`, []string{"/]", `\]`}, brackets},
	{"[", []string{"]"}, barred},
	{"{{", []string{"}}"}, barred}, {"{", []string{"}"}, barred}, {">", []string{"]"}, barred},
}

var borders = regexp.MustCompile(`^\|\w+:\w+\|`) // [|borders:lt|label]

// vertex reads an id with its shape, class and data.
func (d *decoder) vertex() (id string, err error) {
	if id = d.id(); id == "" {
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
		label, err := d.label(sh.refused, sh.closings...)
		if err != nil {
			return "", fmt.Errorf("%w: node %q", err, gather.Clip(id))
		}
		n.text, n.labelled = label, true
		if sh.opening == "((" && label == "" {
			d.junctions[id] = true
		}
		break
	}
	if d.take(":::") && d.id() == "" {
		return "", d.unexpected()
	}
	if strings.HasPrefix(d.rest(), "@{") {
		d.at++
		body, ok := d.braces()
		if !ok {
			return "", fmt.Errorf("%w: node %q", ErrUnclosed, id)
		}
		d.data(id, n, gather.Flow(body))
	}
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

// maxNodes is how many nodes a chart may have, those between others among them.
const maxNodes = 2 * encoding.MaxNodes

// unexpected is the error for what stands here.
func (d *decoder) unexpected() error {
	return fmt.Errorf("%w: %q", ErrSyntax, gather.Clip(strings.TrimLeft(d.until("\n"), blank)))
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
		note := d.notes[id]
		if note == nil {
			d.g.Node(gather.Node{Component: argmap.Component{ID: id, Text: text}})
			continue
		}
		// The label wins when someone changed it.
		if note.Text != nil && n.labelled && words(escape(*note.Text), false) != text {
			note.Text = nil
		}
		c := note.Node(id, text)
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
