package csv

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
	"opedmap/nlp"
)

// synonyms are the names that columns have elsewhere.
var synonyms = map[string]string{
	"claim": "text", "component": "text", "content": "text", "statement": "text", "argument": "text",
	"parent_id": "parent", "parentid": "parent", "parent id": "parent", "target": "parent",
	"relation_type": "relation", "relation type": "relation", "type": "relation",
	"key": "id", "node_id": "id",
}

// Unmarshal reads a table. The error is an *[encoding.Error].
func Unmarshal(data []byte) (*encoding.Document, error) {
	data, err := gather.Open(format, data)
	if err != nil {
		return nil, advise(err)
	}
	if head, _, _ := bytes.Cut(data, []byte("\n")); bytes.IndexByte(head, 0) >= 0 {
		return nil, &encoding.Error{Format: format, Line: 1, Err: errUTF16}
	}
	data, sep := lines(data)
	kept := keepBreaks(data)
	r := reader(kept, sep)
	d := &decoder{g: gather.New(format), first: map[string]gather.Node{}, again: func() *csv.Reader { return reader(kept, sep) }}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, syntaxError(data, sep)
		}
		line, _ := r.FieldPos(0)
		if d.columns == nil {
			if err := d.header(cells); err != nil {
				return nil, &encoding.Error{Format: format, Line: line, Err: err}
			}
			continue
		}
		d.row(line, cells)
	}
	if d.columns == nil {
		return nil, &encoding.Error{Format: format, Line: 1, Err: ErrNoText}
	}
	return d.g.Document()
}

const saveAs = "a table has to be saved as “CSV UTF-8”"

// errUTF16 is for UTF-16 without a byte order mark: valid UTF-8 with zeros in
// it, which would pass for a table without the columns wanted.
var errUTF16 = errors.New("looks like UTF-16: " + saveAs)

// advise says how a spreadsheet comes to write UTF-8.
func advise(err error) error {
	e, not := (*encoding.Error)(nil), (*nlp.EncodingError)(nil)
	if errors.As(err, &e) && errors.As(err, &not) {
		e.Err = fmt.Errorf("%w: %s", e.Err, saveAs)
	}
	return err
}

// lines makes line breaks of lone carriage returns, blanks the line with which
// spreadsheets are told the separator, and gives that: the one told, or the most
// frequent of the usual ones in the first line.
func lines(data []byte) ([]byte, rune) {
	if !bytes.ContainsRune(data, '\n') {
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	}
	first, rest, _ := bytes.Cut(data, []byte("\n"))
	told := strings.ToLower(string(bytes.Trim(first, "\r\"")))
	if sep, ok := strings.CutPrefix(told, "sep="); ok && len(sep) == 1 && strings.Contains(",;\t|", sep) {
		return append([]byte("\n"), rest...), rune(sep[0])
	}
	best := ','
	for _, c := range ";\t" {
		if bytes.Count(first, []byte(string(c))) > bytes.Count(first, []byte(string(best))) {
			best = c
		}
	}
	return data, best
}

func reader(data []byte, sep rune) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = sep
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	return r
}

// syntaxError is the first error of a table that has one.
func syntaxError(data []byte, sep rune) error {
	r := reader(data, sep)
	for {
		_, err := r.Read()
		if err == nil {
			continue
		}
		e := &encoding.Error{Format: format, Err: err}
		if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
			e.Line, e.Column, e.Err = pe.Line, pe.Column, pe.Err
		}
		return e
	}
}

// keepBreaks doubles the carriage returns of line breaks in quoted cells, of which
// the reader takes one.
func keepBreaks(data []byte) []byte {
	out := make([]byte, 0, len(data)+bytes.Count(data, []byte("\r\n")))
	quoted := false
	for i, b := range data {
		switch {
		case b == '"':
			quoted = !quoted
		case b == '\r' && quoted && i+1 < len(data) && data[i+1] == '\n':
			out = append(out, '\r')
		}
		out = append(out, b)
	}
	return out
}

// relationOrKind is what a column "type" means in a table without one of kinds:
// programs mean either by it, and the word in the cell tells. The capital sets it
// apart from the names of columns, which are in lower case here.
const relationOrKind = "Type"

// A decoder reads rows by the names of their columns.
type decoder struct {
	g       *gather.Graph
	columns []column
	first   map[string]gather.Node // of each id
	again   func() *csv.Reader     // reads the table from the start
	taken   map[string]bool        // ids; made when the first row without one needs another
}

// A column has the name that the file gives it and the one that Marshal would,
// or none if another column has that.
type column struct{ name, means string }

func (d *decoder) header(cells []string) error {
	taken := map[string]bool{}
	for _, c := range cells {
		name := strings.ToLower(strings.TrimSpace(unguard(c)))
		d.columns = append(d.columns, column{name: name})
		if c := &d.columns[len(d.columns)-1]; !taken[name] {
			c.means, taken[name] = name, true
		}
	}
	for i, c := range d.columns {
		if s, ok := synonyms[c.name]; ok && !taken[s] {
			d.columns[i].means, taken[s] = s, true
		}
		if c := &d.columns[i]; c.name == "type" && c.means == "relation" && !taken["kind"] {
			c.means = relationOrKind
		}
	}
	if !taken["text"] {
		return ErrNoText
	}
	return nil
}

// row reads one line of the table: a component, a relation of one, or both.
func (d *decoder) row(line int, cells []string) {
	e := entry{place: fmt.Sprintf("line %d", line)}
	if !d.named(cells) {
		if said := slices.DeleteFunc(slices.Clone(cells), func(v string) bool { return unguard(v) == "" }); len(said) > 0 {
			d.g.Lose(e.place, encoding.Unsupported, "row without id and text: %q", gather.Clip(strings.Join(said, ", ")))
		}
		return
	}
	for i, v := range cells {
		if v = unguard(v); v == "" {
			continue
		}
		var in column
		if i < len(d.columns) {
			in = d.columns[i]
		}
		in.name = cmp.Or(in.name, fmt.Sprint("column ", i+1))
		e.set(d.g, in, v)
	}
	if e.ID == "" {
		e.ID = d.unused(fmt.Sprintf("row%d", line))
	}
	d.component(&e)
	d.relation(&e)
}

// unused is an id for a row without one: the given one, or what no other row has.
func (d *decoder) unused(id string) string {
	if d.taken == nil {
		d.taken = map[string]bool{}
		r := d.again()
		for cells, err := r.Read(); err == nil; cells, err = r.Read() {
			for i, c := range d.columns[:min(len(d.columns), len(cells))] {
				if c.means == "id" {
					d.taken[unguard(cells[i])] = true
				}
			}
		}
	}
	for free := id; ; free += "'" {
		if !d.taken[free] {
			d.taken[free] = true
			return free
		}
	}
}

// An entry is what the cells of a row say.
type entry struct {
	place string // in the file
	gather.Cell
	link gather.Link
	word string // for the relation's type
}

// set reads a cell.
func (e *entry) set(g *gather.Graph, in column, v string) {
	switch in.means {
	case "id":
		e.ID = v
	case "text":
		e.Text = v
	case "parent":
		if e.link.To == "" {
			e.link.To = v
		}
	case "relation":
		e.word = v
	case relationOrKind:
		if _, err := e.Set("kind", enumWord(v)); err != nil {
			e.word = v
		}
	case "relation_id":
		e.link.ID = v
	case "undercuts":
		e.link.To, e.link.OnLink = v, true
	case "relation_confidence":
		e.link.Rate(g, e.place, in.means, v)
	case "kind", "stance", "evidence", "counterargument":
		e.Put(g, e.place, in.means, enumWord(v))
	case "":
		g.Lose(e.place, encoding.Unsupported, "%s %q", in.name, gather.Clip(v))
	default:
		e.Put(g, e.place, in.means, v)
	}
}

// component adds the row's component, unless an earlier row has: then it notes
// what this one says otherwise.
func (d *decoder) component(e *entry) {
	old, again := d.first[e.ID]
	switch {
	case again && e.Text != "" && e.Text != old.Text:
		d.g.Lose(e.ID, encoding.DuplicateID, "%s: %q left out", e.place, gather.Clip(e.Text))
	case again && differs(e.Node, old):
		d.g.Lose(e.ID, encoding.DuplicateID, "%s: other values left out", e.place)
	case !again:
		d.first[e.ID] = e.Node
		e.Text = fitBreaks(e.Node)
		d.g.Node(e.Node)
	}
}

// fitBreaks gives a component's text the line breaks with which it is as long as
// its span: programs that write all line ends alike do so in cells, too.
func fitBreaks(n gather.Node) string {
	long, all := strings.Count(n.Text, "\r\n"), strings.Count(n.Text, "\n")
	switch {
	case !n.HasSpan || n.Len() == len(n.Text):
	case n.Len() == len(n.Text)-long:
		return strings.ReplaceAll(n.Text, "\r\n", "\n")
	case long == 0 && n.Len() == len(n.Text)+all:
		return strings.ReplaceAll(n.Text, "\n", "\r\n")
	}
	return n.Text
}

// relation adds the row's relation, if it has a parent.
func (d *decoder) relation(e *entry) {
	if e.link.To == "" {
		d.adrift(e)
		return
	}
	t, ok := gather.RelationType(e.word)
	if !ok {
		d.g.Lose(e.place, encoding.BadValue, "relation %q read as support", gather.Clip(e.word))
	}
	e.link.From, e.link.Type = e.ID, t
	d.g.Link(e.link)
}

// adrift notes what a row without a parent says of a relation.
func (d *decoder) adrift(e *entry) {
	if e.word != "" {
		d.g.Lose(e.place, encoding.Dangling, "relation %q without a parent", gather.Clip(e.word))
	}
	if e.link.ID != "" {
		d.g.Lose(e.place, encoding.Dangling, "relation_id %q without a parent", gather.Clip(e.link.ID))
	}
	if e.link.Judged {
		d.g.Lose(e.place, encoding.Dangling, "relation_confidence %s without a parent", gather.Float(e.link.Confidence))
	}
}

// named reports whether a row has an id or a text, without which it says nothing
// of any component.
func (d *decoder) named(cells []string) bool {
	for i, c := range d.columns[:min(len(d.columns), len(cells))] {
		if (c.means == "id" || c.means == "text") && unguard(cells[i]) != "" {
			return true
		}
	}
	return false
}

// enumWord is a word of a kind, a stance and so on as the library writes it.
func enumWord(v string) string { return strings.ToLower(strings.ReplaceAll(v, " ", "_")) }

// differs reports whether a further row says other than the first.
func differs(n, first gather.Node) bool {
	return n.Kind != 0 && n.Kind != first.Kind || n.Stance != 0 && n.Stance != first.Stance ||
		n.Evidence != argmap.NoEvidence && n.Evidence != first.Evidence ||
		n.Judged && n.Confidence != first.Confidence || n.Flagged && n.Counterargument != first.Counterargument ||
		n.HasSpan && n.Span != first.Span || n.Cues != nil && !slices.Equal(n.Cues, first.Cues)
}
