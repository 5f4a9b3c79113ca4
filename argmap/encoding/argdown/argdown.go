// Package argdown reads and writes Argdown (Voigt and Betz), Markdown's cousin
// for argument maps.
//
//	out, err := argdown.Marshal(doc.Graph, doc.Text)
//	doc, err := argdown.Unmarshal(data)
//
// A component is a statement titled with its id, tagged with kind and stance;
// its data are the span in bytes, the line in the source when that is given, and
// the other values. What bears on it stands indented under it: + supports, -
// attacks, _ undercuts the relation of the statement above. The title is front
// matter, and so are entities and apparatus, as JSON.
//
//	[c1]: Give the lake back #major_claim #pro {start: 0, end: 18, line: 1, confidence: 0.9}
//	  + [c2]: It was a village's #premise #pro {start: 20, end: 38, …, relation: {id: "r1", confidence: 0.7}}
//
// Of other files, statements keep their title as id (or "Untitled 3", counted as
// Argdown's own tools do), arguments get theirs in angle brackets, and the text
// of the first definition counts. In a premise–conclusion structure the premises
// of the last inference support the argument and that supports the conclusion,
// while those before, and all in a structure without a title, support what
// follows from them directly. What an argument with such a structure bears on,
// its conclusion bears on, and what undercuts the conclusion there denies
// the inference to it. Tags #pro and #con, and the names of kinds, are read.
// What reading leaves out, each listed as a loss:
//
//	in the file                           in the graph
//	contradiction (><)                    one attack, of the second on the first
//	second texts for a title              nothing
//	several premises of one inference     a relation for each
//	other tags and data, headings,        nothing
//	names of inference rules, front
//	matter but the title
//	marks without an end, titles among    the words as they stand
//	words and more that Argdown refuses
//	relations not indented, tags after    as if they stood where they belong
//	data, which Argdown refuses
//	cycles                                the relation that closes one is left out
//	bold, italics, links, comments        their words (of comments nothing), not listed
//
// What writing leaves out: the source text, and the order of the relations, which is
// that of the map when they are read again. (Argdown's own tools take two
// relations of one type between the same statements for one.)
package argdown

import (
	"bytes"
	"fmt"
	"regexp"
	"sort"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

const format = "argdown"

// deep is the indentation at which what bears on a statement gets a block of its own.
const deep = 8

// plainTitle is an id that can be a title as it is.
var plainTitle = regexp.MustCompile(`^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$`)

var signs = map[argmap.RelationType]string{argmap.Support: "+", argmap.Attack: "-", argmap.Undercut: "_"}

// Marshal writes the graph. The source text is not part of it; lines are
// counted in src when it is given, and then it has to be the text that the spans
// point into. The error is an *[encoding.Error].
func Marshal(g *argmap.Graph, src string) ([]byte, error) {
	if err := encoding.CheckText(format, g, src); err != nil {
		return nil, err
	}
	w := &writer{g: g, src: src, lines: lineStarts(src), written: map[string]bool{},
		safe: gather.SafeIDs(g, "id", func(id string) bool { return plainTitle.MatchString(id) && !strings.HasSuffix(id, " ") })}
	if err := w.front(); err != nil {
		return nil, err
	}
	for c := range g.Roots() {
		w.later = append(w.later, c.ID)
	}
	for i := 0; i < len(w.later); i++ {
		if w.Len() > 0 {
			w.WriteByte('\n')
		}
		c, _ := g.Component(w.later[i])
		if err := w.statement("", c, nil, 0); err != nil {
			return nil, err
		}
	}
	return w.Bytes(), nil
}

type writer struct {
	bytes.Buffer
	g       *argmap.Graph
	src     string
	lines   []int // where the lines of src start
	safe    map[string]string
	written map[string]bool
	later   []string // statements that get a block of their own
}

func lineStarts(src string) []int {
	starts := []int{0}
	for i := range len(src) {
		if src[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func (w *writer) front() error {
	note := gather.GraphNoteOf(w.g)
	if note.Empty() {
		return nil
	}
	w.WriteString("===\n")
	if note.Title != "" {
		s, err := value(note.Title)
		if err != nil {
			return &encoding.Error{Format: format, Err: err}
		}
		fmt.Fprintf(w, "title: %s\n", s)
		note.Title = ""
	}
	w.WriteString("model:\n    removeTagsFromText: true\n")
	if !note.Empty() {
		s, err := value(note)
		if err != nil {
			return &encoding.Error{Format: format, Err: err}
		}
		fmt.Fprintf(w, "opedmap: %s\n", s)
	}
	w.WriteString("===\n")
	return nil
}

// statement writes a component, the first time with its words, and what bears
// on it.
func (w *writer) statement(sign string, c argmap.Component, r *argmap.Relation, depth int) error {
	fmt.Fprintf(w, "%s%s[%s]", strings.Repeat("  ", depth), sign, w.safe[c.ID])
	var data []string
	again := w.written[c.ID]
	if !again {
		w.written[c.ID] = true
		fmt.Fprintf(w, ": %s#%v #%v", escape(c.Text), c.Kind, c.Stance)
		d, err := w.data(c)
		if err != nil {
			return &encoding.Error{Format: format, ID: c.ID, Err: err}
		}
		data = d
	}
	if r != nil {
		id, err := value(r.ID)
		if err != nil {
			return &encoding.Error{Format: format, ID: r.ID, Err: err}
		}
		s := fmt.Sprintf("relation: {id: %s, confidence: %s", id, gather.Float(r.Confidence))
		if r.Type == argmap.Undercut {
			to, err := value(r.To)
			if err != nil {
				return &encoding.Error{Format: format, ID: r.ID, Err: err}
			}
			s += ", undercuts: " + to
		}
		data = append(data, s+"}")
	}
	if len(data) > 0 {
		fmt.Fprintf(w, " {%s}", strings.Join(data, ", "))
	}
	w.WriteByte('\n')
	if again && depth > 0 {
		return nil
	}
	for l := range w.g.Children(c.ID) {
		if depth+1 == deep {
			w.later = append(w.later, c.ID)
			return nil
		}
		if err := w.statement(signs[l.Relation.Type]+" ", l.Component, &l.Relation, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// data lists what title, words and tags do not say.
func (w *writer) data(c argmap.Component) ([]string, error) {
	data := []string{fmt.Sprintf("start: %d", c.Start), fmt.Sprintf("end: %d", c.End)}
	if w.src != "" {
		line := sort.SearchInts(w.lines, c.Start+1)
		data = append(data, fmt.Sprintf("line: %d", line))
	}
	data = append(data, "confidence: "+gather.Float(c.Confidence))
	if c.Counterargument || c.Stance == argmap.Con {
		data = append(data, fmt.Sprintf("counterargument: %v", c.Counterargument))
	}
	if c.Evidence != argmap.NoEvidence {
		data = append(data, fmt.Sprintf("evidence: %v", c.Evidence))
	}
	add := func(name string, v any) error {
		s, err := value(v)
		data = append(data, name+": "+s)
		return err
	}
	if len(c.Cues) > 0 {
		if err := add("cues", c.Cues); err != nil {
			return nil, err
		}
	}
	if w.safe[c.ID] != c.ID {
		if err := add("id", c.ID); err != nil {
			return nil, err
		}
	}
	if strings.ContainsAny(c.Text, "\r\n") || strings.Trim(c.Text, space) != c.Text {
		if err := add("text", c.Text); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// space is what stands between words and signs of Argdown.
const space = " \t\r\n"

// value is v as JSON that YAML reads too, and in whose strings nothing ends
// Argdown's data or front matter.
func value(v any) (string, error) {
	s, err := gather.JSON(v)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	quoted := false
	for i, r := range s {
		if r == '"' && !escaped(s, i) {
			quoted = !quoted
		}
		if quoted && (r == '{' || r == '}' || r == '=' || r >= 0x7f && r <= 0x9f || r == 0xFFFE || r == 0xFFFF) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), nil
}

// escaped reports whether an odd number of backslashes stands before s[i].
func escaped(s string, i int) bool {
	n := 0
	for i--; i >= 0 && s[i] == '\\'; i-- {
		n++
	}
	return n%2 == 1
}

// escape writes words in one line so that Argdown takes nothing in them for its
// own, with a space after them if there are any.
func escape(s string) string {
	s = strings.Trim(s, space)
	if s == "" {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '\r' && i+1 < len(s) && s[i+1] == '\n':
		case c == '\n' || c == '\r':
			b.WriteByte(' ')
		case strings.IndexByte(`\@#*_[]<>/{}=`, c) >= 0, (c == ':' || c == '.') && i+1 < len(s) && !isSpace(s[i+1]):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String() + " "
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
