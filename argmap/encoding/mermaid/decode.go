package mermaid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
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

// A decoder reads a chart line by line.
type decoder struct {
	g         *gather.Graph
	order     []string
	nodes     map[string]*box
	arrows    []gather.Arrow
	junctions map[string]bool
	next      *edgeNote // for the next arrow
}

// box is a node with its words and its comment.
type box struct {
	label    string
	labelled bool
	note     *gather.ComponentNote
}

var header = regexp.MustCompile(`^(?:flowchart|graph)(?:-elk)?\b\s*(?:TB|TD|BT|LR|RL|[<>^v])?\s*(?:;|$)`)

// Unmarshal reads a flowchart. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	if err := encoding.CheckSize(format, len(data)); err != nil {
		return nil, err
	}
	d := &decoder{g: gather.New(format), nodes: map[string]*box{}, junctions: map[string]bool{}}
	fail := func(line int, err error) error {
		return &encoding.Error{Format: format, Place: fmt.Sprintf("line %d", line), Err: err}
	}
	lines := strings.Split(string(bytes.TrimPrefix(data, []byte("\uFEFF"))), "\n")
	started, front, directive := false, false, false
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case !started && line == "---":
			front = !front
		case front:
			if v, ok := strings.CutPrefix(line, "title:"); ok {
				d.g.Title = scalar(strings.TrimSpace(v))
			}
		case directive || strings.HasPrefix(line, "%%{"):
			directive = !strings.Contains(line, "}%%")
		case strings.HasPrefix(line, "%%"):
			if err := d.comment(strings.TrimSpace(line[2:])); err != nil {
				return nil, fail(i+1, err)
			}
		case line == "":
		case !started:
			m := header.FindString(line)
			if m == "" {
				return nil, fail(i+1, ErrNotFlowchart)
			}
			started = true
			if lines[i] = line[len(m):]; lines[i] != "" {
				i--
			}
		default:
			first := i
			if strings.Count(line, `"`)%2 == 1 { // a label over several lines
				for i++; i < len(lines) && strings.Count(lines[i], `"`)%2 == 0; i++ {
				}
				line = strings.Join(lines[first:min(i+1, len(lines))], "\n")
			}
			for _, s := range split(line) {
				if err := d.statement(s); err != nil {
					return nil, fail(first+1, err)
				}
			}
		}
	}
	if !started {
		return nil, fail(len(lines), ErrNotFlowchart)
	}
	d.build()
	return d.g.Document()
}

// scalar is a value of the front matter.
func scalar(s string) string {
	out := ""
	if strings.HasPrefix(s, `"`) && json.Unmarshal([]byte(s), &out) == nil {
		return out
	}
	return strings.Trim(s, `"'`)
}

// comment reads the values that Marshal leaves in comments; others are passed over.
func (d *decoder) comment(s string) error {
	what, rest, _ := strings.Cut(s, " ")
	switch what {
	case "graph":
		var n gather.GraphNote
		if strings.HasPrefix(rest, "{") {
			if err := json.Unmarshal([]byte(rest), &n); err != nil {
				return err
			}
			d.g.Take(n)
		}
	case "node":
		id, rest, _ := strings.Cut(rest, " ")
		if strings.HasPrefix(rest, "{") {
			n := &gather.ComponentNote{}
			if err := json.Unmarshal([]byte(rest), n); err != nil {
				return err
			}
			d.node(id).note = n
		}
	case "edge":
		if strings.HasPrefix(rest, "{") {
			n := &edgeNote{}
			if err := json.Unmarshal([]byte(rest), n); err != nil {
				return err
			}
			d.next = n
		}
	}
	return nil
}

// split cuts a line at semicolons outside of quotes.
func split(line string) []string {
	var out []string
	quoted, start := false, 0
	for i, c := range line {
		switch {
		case c == '"':
			quoted = !quoted
		case c == ';' && !quoted:
			out = append(out, line[start:i])
			start = i + 1
		}
	}
	return append(out, line[start:])
}

var keyword = regexp.MustCompile(`^(subgraph|end|direction|classDef|class|style|linkStyle|click|accTitle|accDescr)(?:[\s:{]|$)`)

func (d *decoder) statement(s string) error {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil
	}
	if m := keyword.FindStringSubmatch(s); m != nil {
		switch m[1] {
		case "subgraph", "click", "accTitle", "accDescr":
			d.g.Lose(gather.Clip(s), encoding.Unsupported, "%s", m[1])
		}
		return nil
	}
	from, rest, err := d.group(s)
	if err != nil {
		return err
	}
	for rest != "" {
		l, after, ok := readLink(rest)
		if !ok {
			return fmt.Errorf("%w: %q", ErrSyntax, gather.Clip(rest))
		}
		to, tail, err := d.group(after)
		if err != nil {
			return err
		}
		if len(from)*len(to)+len(d.arrows) > encoding.MaxNodes {
			return fmt.Errorf("%w: more than %d arrows", encoding.ErrTooLarge, encoding.MaxNodes)
		}
		for _, f := range from {
			for _, t := range to {
				d.arrow(f, t, l)
			}
		}
		from, rest = to, tail
	}
	return nil
}

// group reads a & b & c.
func (d *decoder) group(s string) (ids []string, rest string, err error) {
	for {
		id, r, err := d.vertex(strings.TrimSpace(s))
		if err != nil {
			return nil, "", err
		}
		ids = append(ids, id)
		r = strings.TrimSpace(r)
		if !strings.HasPrefix(r, "&") {
			return ids, r, nil
		}
		s = r[1:]
	}
}

var (
	name     = regexp.MustCompile(`^[\p{L}\p{N}_](?:[\p{L}\p{N}_.]|-[\p{L}\p{N}_])*`)
	classRef = regexp.MustCompile(`^:::[\w-]+`)
)

// shapes are the brackets around labels, the longer before those they start with.
var shapes = [][2]string{
	{"(((", ")))"}, {"((", "))"}, {"([", "])"}, {"[[", "]]"}, {"[(", ")]"}, {"{{", "}}"}, {"[/", "/]"}, {"[/", `\]`}, {`[\`, `\]`}, {`[\`, "/]"},
	{"(", ")"}, {"[", "]"}, {"{", "}"}, {">", "]"},
}

// vertex reads an id with its shape.
func (d *decoder) vertex(s string) (id, rest string, err error) {
	id = name.FindString(s)
	if id == "" {
		return "", "", fmt.Errorf("%w: %q", ErrSyntax, gather.Clip(s))
	}
	n := d.node(id)
	rest = s[len(id):]
	for _, sh := range shapes {
		if !strings.HasPrefix(rest, sh[0]) {
			continue
		}
		body := rest[len(sh[0]):]
		label, after, ok := "", "", false
		if trimmed := strings.TrimLeft(body, " \t\n"); strings.HasPrefix(trimmed, `"`) {
			if label, after, ok = strings.Cut(trimmed[1:], `"`); ok {
				after, ok = strings.CutPrefix(strings.TrimLeft(after, " \t\n"), sh[1])
			}
		} else if label, after, ok = strings.Cut(body, sh[1]); ok && strings.ContainsAny(label, `"`) {
			ok = false
		}
		if ok {
			n.label, n.labelled, rest = strings.Trim(label, "`"), true, after
			if sh[0] == "((" && strings.TrimSpace(label) == "" {
				d.junctions[id] = true
			}
			return id, rest[len(classRef.FindString(rest)):], nil
		}
	}
	if rest != "" && strings.ContainsRune("([{>", rune(rest[0])) {
		return "", "", fmt.Errorf("%w: node %q", ErrUnclosed, id)
	}
	return id, rest[len(classRef.FindString(rest)):], nil
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

// link is an arrow's drawing and label.
type link struct{ drawn, label string }

var (
	whole  = regexp.MustCompile(`^[ox<]?(?:-{2,}[-ox>]|={2,}[=ox>]|-\.+-[ox>]?|~{3,})`)
	opener = regexp.MustCompile(`^[ox<]?(?:--|==|-\.)`)
	closer = regexp.MustCompile(`-{2,}[-ox>]|={2,}[=ox>]|\.+-[ox>]?`)
	edgeID = regexp.MustCompile(`^[\w-]+@`)
)

// readLink reads -->, -- words -->, or -->|words|.
func readLink(s string) (l link, rest string, ok bool) {
	s = s[len(edgeID.FindString(s)):]
	if m := whole.FindString(s); m != "" {
		l.drawn, rest = m, strings.TrimSpace(s[len(m):])
		if strings.HasPrefix(rest, "|") {
			if l.label, rest, ok = strings.Cut(rest[1:], "|"); !ok {
				return l, "", false
			}
		}
		return l, rest, true
	}
	m := opener.FindString(s)
	if m == "" {
		return l, "", false
	}
	at := closer.FindStringIndex(s[len(m):])
	if at == nil {
		return l, "", false
	}
	l.label = s[len(m) : len(m)+at[0]]
	l.drawn = m + s[len(m)+at[0]:len(m)+at[1]]
	return l, s[len(m)+at[1]:], true
}

func (d *decoder) arrow(from, to string, l link) {
	a := gather.Arrow{Link: gather.Link{Relation: argmap.Relation{From: from, To: to}}}
	label := words(strings.Trim(strings.TrimSpace(l.label), `"`))
	t, ok := gather.RelationType(label)
	place := from + " → " + to
	if a.Type = t; !ok {
		d.g.Lose(place, encoding.BadValue, "%q read as support", gather.Clip(label))
	} else if label == "" && strings.HasSuffix(l.drawn, "x") {
		a.Type = argmap.Attack
	}
	if d.next != nil {
		a.ID, a.Confidence, a.Judged, a.Half = d.next.ID, d.next.Confidence, true, d.next.Half
		if a.Half {
			d.junctions[to] = true
		}
		d.next = nil
	} else if head := l.drawn[len(l.drawn)-1]; d.junctions[to] && strings.ContainsRune("-=~.", rune(head)) {
		a.Half = true
	} else if !d.junctions[from] && strings.ContainsRune("-=~.", rune(head)) {
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
			text = words(n.label)
		}
		if n.note == nil {
			d.g.Node(gather.Node{Component: argmap.Component{ID: id, Text: text}})
			continue
		}
		// The label wins when someone changed it.
		if n.note.Text != nil && n.labelled && words(escape(*n.note.Text)) != text {
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

var (
	numbered = regexp.MustCompile(`#(\d+|\w+);`)
	tag      = regexp.MustCompile(`<[^<>]*>`)
)

// words is a label as a reader sees it: entities resolved, tags and line breaks
// as spaces.
func words(label string) string {
	s := tag.ReplaceAllString(label, " ")
	s = numbered.ReplaceAllStringFunc(s, func(e string) string {
		if e[1] >= '0' && e[1] <= '9' {
			return html.UnescapeString("&" + e)
		}
		return html.UnescapeString("&" + e[1:])
	})
	return gather.Collapse(s)
}
