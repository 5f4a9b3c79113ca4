package gather

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// A ComponentNote is what formats that take a JSON value beside a node carry of
// a component.
type ComponentNote struct {
	ID              string          `json:"id,omitempty"` // where the format has ids of its own
	Kind            argmap.Kind     `json:"kind"`
	Stance          argmap.Stance   `json:"stance"`
	Counterargument bool            `json:"counterargument,omitempty"`
	Start           int             `json:"start"`
	End             int             `json:"end"`
	Confidence      float64         `json:"confidence"`
	Evidence        argmap.Evidence `json:"evidence,omitempty"`
	Cues            []argmap.Cue    `json:"cues,omitempty"`
	Text            *string         `json:"text,omitempty"` // where the format's own is not exact
}

// NoteOf is the note of a component.
func NoteOf(c argmap.Component) ComponentNote {
	return ComponentNote{Kind: c.Kind, Stance: c.Stance, Counterargument: c.Counterargument, Start: c.Start, End: c.End,
		Confidence: c.Confidence, Evidence: c.Evidence, Cues: c.Cues}
}

// Node is the node that the note describes; id and text are the format's own.
func (n ComponentNote) Node(id, text string) Node {
	if n.ID != "" {
		id = n.ID
	}
	if n.Text != nil {
		text = *n.Text
	}
	return Node{argmap.Component{ID: id, Kind: n.Kind, Stance: n.Stance, Counterargument: n.Counterargument,
		Span: argmap.Span{Start: n.Start, End: n.End}, Text: text, Confidence: n.Confidence, Evidence: n.Evidence, Cues: n.Cues},
		true, true, true}
}

// A GraphNote is what formats that take a JSON value beside the whole carry of
// a graph.
type GraphNote struct {
	ID        string             `json:"id,omitempty"`
	Title     string             `json:"title,omitempty"`
	Entities  []argmap.Entity    `json:"entities,omitempty"`
	Apparatus []argmap.Apparatus `json:"apparatus,omitempty"`
}

// GraphNoteOf is the note of a graph.
func GraphNoteOf(g *argmap.Graph) GraphNote {
	d := g.Draft()
	return GraphNote{d.ID, d.Title, d.Entities, d.Apparatus}
}

// Empty reports whether the note says nothing.
func (n GraphNote) Empty() bool {
	return n.ID == "" && n.Title == "" && len(n.Entities)+len(n.Apparatus) == 0
}

// Take fills the graph's own data from the note.
func (g *Graph) Take(n GraphNote) {
	g.ID, g.Entities, g.Apparatus = n.ID, n.Entities, n.Apparatus
	if n.Title != "" {
		g.Title = n.Title
	}
}

// JSON gives v in one line, without the escapes that HTML needs. The error is that
// of a value that does not marshal, as one with a confidence that is no number.
func JSON(v any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", err
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// A Field is a named value of a component, for formats with flat attributes.
type Field struct{ Name, Value string }

// FieldNames are the names that [Fields] gives and [Cell.Set] knows, in order.
var FieldNames = []string{"kind", "stance", "counterargument", "evidence", "confidence", "start", "end", "cues"}

// Fields gives the component's values in the order of [FieldNames], "" for
// those that it has not.
func Fields(c argmap.Component) ([]Field, error) {
	values := []string{c.Kind.String(), c.Stance.String(), strconv.FormatBool(c.Counterargument), c.Evidence.String(), Float(c.Confidence), strconv.Itoa(c.Start), strconv.Itoa(c.End), ""}
	if len(c.Cues) > 0 {
		s, err := JSON(c.Cues)
		if err != nil {
			return nil, err
		}
		values[7] = s
	}
	fs := make([]Field, len(values))
	for i, v := range values {
		fs[i] = Field{FieldNames[i], v}
	}
	return fs, nil
}

// Float gives the shortest decimal that reads back as f.
func Float(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// A Cell reads flat attributes into a node; both of Start and End make a span.
type Cell struct {
	Node
	start, end bool
}

// Set reads the value of a field. It reports whether the name is one of
// [FieldNames]; the error says why a value does not fit and leaves the node as
// it was.
func (n *Cell) Set(name, value string) (known bool, err error) {
	switch name {
	case "kind":
		v := n.Kind
		if err = v.UnmarshalText([]byte(value)); err == nil {
			n.Kind = v
		}
	case "stance":
		v := n.Stance
		if err = v.UnmarshalText([]byte(value)); err == nil {
			n.Stance = v
		}
	case "counterargument":
		var v bool
		if v, err = strconv.ParseBool(value); err == nil {
			n.Counterargument, n.Flagged = v, true
		}
	case "evidence":
		v := n.Evidence
		if err = v.UnmarshalText([]byte(value)); err == nil {
			n.Evidence = v
		}
	case "confidence":
		var v float64
		if v, err = parseConfidence(value); err == nil {
			n.Confidence, n.Judged = v, true
		}
	case "start":
		var v int
		if v, err = strconv.Atoi(value); err == nil {
			n.Start, n.start = v, true
		}
	case "end":
		var v int
		if v, err = strconv.Atoi(value); err == nil {
			n.End, n.end = v, true
		}
	case "cues":
		var v []argmap.Cue
		if err = json.Unmarshal([]byte(value), &v); err == nil {
			n.Cues = v
		}
	default:
		return false, nil
	}
	n.HasSpan = n.start && n.end
	return true, err
}

// Put is [Cell.Set] for a decoder: it skips empty values and notes on g what
// does not fit, or is not known, at the place.
func (n *Cell) Put(g *Graph, place, name, value string) {
	if value == "" {
		return
	}
	known, err := n.Set(name, value)
	if !known {
		g.Lose(place, encoding.Unsupported, "%s %q", name, Clip(value))
	} else if err != nil {
		g.Lose(place, encoding.BadValue, "%s %q", name, Clip(value))
	}
}

// Rate reads the confidence of a link, as [Cell.Put] does that of a component.
func (l *Link) Rate(g *Graph, place, name, value string) {
	c, err := parseConfidence(value)
	if err != nil {
		g.Lose(place, encoding.BadValue, "%s %q", name, Clip(value))
		return
	}
	l.Confidence, l.Judged = c, true
}

// parseConfidence reads a number from 0 to 1.
func parseConfidence(s string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err == nil && !(v >= 0 && v <= 1) {
		err = fmt.Errorf("confidence %v outside 0 to 1", v)
	}
	return v, err
}

// Clip shortens s for a message.
func Clip(s string) string {
	const most = 60
	for i, n := 0, 0; i < len(s); n++ {
		if n == most {
			return s[:i] + "…"
		}
		for i++; i < len(s) && s[i]&0xC0 == 0x80; i++ {
		}
	}
	return s
}
