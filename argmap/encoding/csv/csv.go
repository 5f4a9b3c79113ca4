// Package csv reads and writes argument graphs as comma-separated values by RFC
// 4180, for spreadsheets and the imports of learning platforms.
//
//	out, err := csv.Marshal(doc.Graph, "", csv.WithBOM())
//	doc, err := csv.Unmarshal(data)
//
// The first row names the columns:
//
//	id, parent, relation, kind, stance, counterargument, evidence, text, confidence,
//	start, end, cues, relation_id, relation_confidence, undercuts
//
// A row is a component with the component it bears on and how: support, attack
// or undercut, where undercuts holds the id of the relation denied and parent
// that relation's source. A component with several parents has a short row for
// each further one: its id and the relation.
//
// A cell that a spreadsheet would run as a formula, one that starts with =, +,
// -, @ (full-width ones included), a tab or a line break, is written with an
// apostrophe before it; reading takes it away.
//
// In files of other programs only a text column is needed ("text", "claim",
// "component", "content" or "statement"); order and letter case of the columns
// do not matter, and semicolons or tabs may separate them. What reading leaves
// out, each listed as a loss: columns of other names, values not understood,
// second texts for an id, parents that do not exist, cycles.
//
// What writing leaves out: the source text, entities, apparatus, the text's id
// and title.
package csv

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

const format = "csv"

// ErrNoText is wrapped by the error for a table without a column of texts.
var ErrNoText = errors.New("no column named text")

var columns = []string{"id", "parent", "relation", "kind", "stance", "counterargument", "evidence", "text", "confidence",
	"start", "end", "cues", "relation_id", "relation_confidence", "undercuts"}

// An Option changes how [Marshal] writes.
type Option func(*options)

type options struct{ bom bool }

// WithBOM starts the file with a byte order mark, by which Excel knows UTF-8.
func WithBOM() Option { return func(o *options) { o.bom = true } }

// Marshal writes the graph as a table. The source text is not part of it.
func Marshal(g *argmap.Graph, _ string, opts ...Option) ([]byte, error) {
	var o options
	for _, f := range opts {
		f(&o)
	}
	var b bytes.Buffer
	if o.bom {
		b.WriteString("\uFEFF")
	}
	record(&b, columns)
	out := map[string][]argmap.Relation{}
	for r := range g.Relations() {
		out[r.From] = append(out[r.From], r)
	}
	for c := range g.Components() {
		cells := map[string]string{"id": c.ID, "text": c.Text}
		fields, err := gather.Fields(c)
		if err != nil {
			return nil, &encoding.Error{Format: format, Place: c.ID, Err: err}
		}
		for _, f := range fields {
			cells[f.Name] = f.Value
		}
		for i, r := range out[c.ID] {
			if i > 0 {
				row(&b, cells)
				cells = map[string]string{"id": c.ID}
			}
			cells["relation"], cells["relation_id"], cells["relation_confidence"] = r.Type.String(), r.ID, gather.Float(r.Confidence)
			cells["parent"] = r.To
			if r.Type == argmap.Undercut {
				denied, _ := g.Relation(r.To)
				cells["parent"], cells["undercuts"] = denied.From, r.To
			}
		}
		row(&b, cells)
	}
	return b.Bytes(), nil
}

func row(b *bytes.Buffer, cells map[string]string) {
	values := make([]string, len(columns))
	for i, c := range columns {
		values[i] = guard(cells[c])
	}
	record(b, values)
}

// record writes a row. The standard library's writer would change the line
// breaks inside of cells.
func record(b *bytes.Buffer, values []string) {
	for i, v := range values {
		if i > 0 {
			b.WriteByte(',')
		}
		if strings.ContainsAny(v, "\",;\t\r\n") || strings.TrimSpace(v) != v {
			v = `"` + strings.ReplaceAll(v, `"`, `""`) + `"`
		}
		b.WriteString(v)
	}
	b.WriteString("\r\n")
}

// starters begin what a spreadsheet runs.
const starters = "=+-@\t\r\n＝＋－＠"

// guard puts an apostrophe before a formula, and before an apostrophe that
// reading would take for such a one.
func guard(s string) string {
	rest := strings.TrimLeft(s, "'")
	if rest != "" && strings.ContainsRune(starters, []rune(rest[:min(len(rest), 4)])[0]) {
		return "'" + s
	}
	return s
}

// unguard undoes guard.
func unguard(s string) string {
	if strings.HasPrefix(s, "'") && guard(s[1:]) == s {
		return s[1:]
	}
	return s
}

// synonyms are the names that columns have elsewhere.
var synonyms = map[string]string{
	"claim": "text", "component": "text", "content": "text", "statement": "text", "argument": "text",
	"parent_id": "parent", "parentid": "parent", "parent id": "parent", "target": "parent",
	"relation_type": "relation", "relation type": "relation", "type": "relation",
	"key": "id", "node_id": "id",
}

// Unmarshal reads a table. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	if err := encoding.CheckSize(format, len(data)); err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = separator(data)
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	d := &decoder{g: gather.New(format), texts: map[string]string{}}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			e := &encoding.Error{Format: format, Err: err}
			if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
				e.Place, e.Err = fmt.Sprintf("line %d, column %d", pe.Line, pe.Column), pe.Err
			}
			return nil, e
		}
		line, _ := r.FieldPos(0)
		if d.names == nil {
			if err := d.header(cells); err != nil {
				return nil, &encoding.Error{Format: format, Place: fmt.Sprintf("line %d", line), Err: err}
			}
			continue
		}
		d.row(line, cells)
	}
	if d.names == nil {
		return nil, &encoding.Error{Format: format, Place: "line 1", Err: ErrNoText}
	}
	return d.g.Document()
}

// separator is the most frequent of the usual ones in the first line.
func separator(data []byte) rune {
	line, _, _ := bytes.Cut(data, []byte("\n"))
	best := ','
	for _, c := range ";\t" {
		if bytes.Count(line, []byte(string(c))) > bytes.Count(line, []byte(string(best))) {
			best = c
		}
	}
	return best
}

// A decoder reads rows by the names of their columns.
type decoder struct {
	g     *gather.Graph
	names []string
	texts map[string]string // by id
}

func (d *decoder) header(cells []string) error {
	seen := map[string]bool{}
	for _, c := range cells {
		name := strings.ToLower(strings.TrimSpace(unguard(c)))
		if s, ok := synonyms[name]; ok && !seen[s] {
			name = s
		}
		seen[name] = true
		d.names = append(d.names, name)
	}
	if !seen["text"] {
		return ErrNoText
	}
	return nil
}

func (d *decoder) row(line int, cells []string) {
	place := fmt.Sprintf("line %d", line)
	c := gather.Cell{}
	var l gather.Link
	word := ""
	for i, v := range cells {
		if v = unguard(v); v == "" {
			continue
		}
		name := ""
		if i < len(d.names) {
			name = d.names[i]
		}
		switch name {
		case "id":
			c.ID = v
		case "text":
			c.Text = v
		case "parent":
			if l.To == "" {
				l.To = v
			}
		case "relation":
			word = v
		case "relation_id":
			l.ID = v
		case "undercuts":
			l.To, l.OnLink = v, true
		case "relation_confidence":
			f, err := gather.ParseConfidence(v)
			if err != nil {
				d.g.Lose(place, encoding.BadValue, "%s %q", name, gather.Clip(v))
				continue
			}
			l.Confidence, l.Judged = f, true
		case "kind", "stance", "evidence", "counterargument":
			c.Put(d.g, place, name, strings.ToLower(strings.ReplaceAll(v, " ", "_")))
		default:
			c.Put(d.g, place, name, v)
		}
	}
	if c.ID == "" && c.Text == "" {
		if l.To != "" {
			d.g.Lose(place, encoding.Dangling, "row without id and text")
		}
		return
	}
	if c.ID == "" {
		c.ID = fmt.Sprintf("row%d", line)
	}
	old, again := d.texts[c.ID]
	switch {
	case again && c.Text != "" && c.Text != old:
		d.g.Lose(c.ID, encoding.DuplicateID, "%s: %q left out", place, gather.Clip(c.Text))
		return
	case !again:
		d.texts[c.ID] = c.Text
		// The reader makes one of CR LF.
		if n := strings.Count(c.Text, "\n"); c.HasSpan && n > 0 && c.Len() == len(c.Text)+n {
			c.Text = strings.ReplaceAll(c.Text, "\n", "\r\n")
		}
		d.g.Node(c.Node)
	}
	if l.To == "" {
		return
	}
	t, ok := gather.RelationType(word)
	if !ok {
		d.g.Lose(place, encoding.BadValue, "relation %q read as support", gather.Clip(word))
	}
	l.From, l.Type = c.ID, t
	d.g.Link(l)
}
