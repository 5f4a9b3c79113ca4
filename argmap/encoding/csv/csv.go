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
// do not matter, and semicolons or tabs may separate them, as the first line or
// one "sep=;" before it tells. A column "type" holds relations or, in a table
// without a column of kinds, kinds as well. The file has to be UTF-8. What reading
// leaves out, each listed as a loss: columns of other names, second columns of one
// name, values not understood, second texts for an id, rows without id and text,
// parents that do not exist, relations without a parent, cycles.
//
// What writing leaves out: the source text, entities, apparatus, the text's id
// and title.
package csv

import (
	"bytes"
	"errors"
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
			return nil, &encoding.Error{Format: format, ID: c.ID, Err: err}
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
