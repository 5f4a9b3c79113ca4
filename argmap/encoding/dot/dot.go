// Package dot draws argument graphs in the language of Graphviz, and reads such
// files.
//
//	out, err := dot.Marshal(doc.Graph, "") // dot -Tsvg
//	doc, err := dot.Unmarshal(data)
//
// A component is a box with the thesis on top; con components are grey. A
// relation is an edge from its source: support with an arrow head, attack dashed
// with a bar, undercut dotted with a dot, in colours that the colour-blind tell
// apart. A relation that is undercut runs through a small junction, where the
// undercut ends. Every value of the graph stands beside in attributes that
// Graphviz passes over.
//
// In files of other programs a node's label holds its words, and the type of an
// edge is read from its "type", "class", "label" or "xlabel"; an edge in red
// attacks, and one with dir=back is read from its head. What reading leaves out,
// each listed as a loss:
//
//	in the file                   in the graph
//	undirected edges (--),        relations from left to right
//	  dir=none, dir=both
//	subgraphs that have a label   nothing but their nodes and edges
//	a list after a subgraph       nothing, as in Graphviz
//	second and later graphs       nothing
//	cycles                        the edge that closes one is left out
//	words elsewhere: tooltip,     nothing
//	  URL, comment, headlabel, …
//	shapes, colours, layout       nothing, not listed
//
// Writing leaves out the source text.
package dot

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

const format = "dot"

// width is the number of characters after which a label breaks.
const width = 36

// plainID is what needs no escape between quotes; Graphviz gives other names to
// what starts with a per cent sign.
var plainID = regexp.MustCompile(`^[^%"\\\x00-\x1f][^"\\\x00-\x1f]*$`)

// looks is how each type of relation is drawn: Okabe and Ito's blue,
// vermilion and purple.
var looks = map[argmap.RelationType]string{
	argmap.Support:  `color="#0072B2"`,
	argmap.Attack:   `color="#D55E00", style=dashed, arrowhead=tee, label="attacks", fontcolor="#B34700"`,
	argmap.Undercut: `color="#8E4585", style=dotted, penwidth=2, arrowhead=dot, label="undercuts", fontcolor="#8E4585"`,
}

// Marshal writes the graph in the dot language. The source text is not part of
// it.
func Marshal(g *argmap.Graph, _ string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("digraph argument {\n  graph [rankdir=BT, fontname=\"Helvetica\"")
	if g.Title() != "" {
		fmt.Fprintf(&b, ", labelloc=t, label=%s", label(g.Title()))
	}
	if note := gather.GraphNoteOf(g); !note.Empty() {
		s, err := inJSON(note)
		if err != nil {
			return nil, &encoding.Error{Format: format, Err: err}
		}
		fmt.Fprintf(&b, ",\n    opedmap=%s", s)
	}
	b.WriteString("];\n  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica\", fontsize=11];\n" +
		"  edge [fontname=\"Helvetica\", fontsize=9];\n")
	safe := gather.SafeIDs(g, "id", plainID.MatchString)
	for c := range g.Components() {
		fmt.Fprintf(&b, "  %s [label=%s", quote(safe[c.ID]), label(c.Text))
		switch {
		case c.Kind == argmap.MajorClaim:
			b.WriteString(`, penwidth=2.5, fillcolor="#FFF4CC"`)
		case c.Stance == argmap.Con:
			b.WriteString(`, fillcolor="#E4E4E4"`)
		case c.Kind == argmap.Claim:
			b.WriteString(`, fillcolor="#DCEBF7"`)
		}
		if err := attributes(&b, c, safe); err != nil {
			return nil, &encoding.Error{Format: format, ID: c.ID, Err: err}
		}
		b.WriteString("];\n")
	}
	denied := gather.Undercut(g)
	for r := range g.Relations() {
		from, to, id := quote(safe[r.From]), quote(safe[r.To]), quote(safe[r.ID])
		data := fmt.Sprintf("%s, type=%v, relation=%s, confidence=%s", looks[r.Type], r.Type, id, quote(gather.Float(r.Confidence)))
		if safe[r.ID] != r.ID {
			s, err := inJSON(r.ID)
			if err != nil {
				return nil, &encoding.Error{Format: format, ID: r.ID, Err: err}
			}
			data += ", exactid=" + s
		}
		if !denied[r.ID] {
			fmt.Fprintf(&b, "  %s -> %s [%s];\n", from, to, data)
			continue
		}
		fmt.Fprintf(&b, "  %s [shape=point, width=0.07, role=junction];\n", id)
		fmt.Fprintf(&b, "  %s -> %s [%s, role=half, arrowhead=none];\n", from, id, data)
		fmt.Fprintf(&b, "  %s -> %s [%s, role=rest];\n", id, to, strings.ReplaceAll(looks[r.Type], "label=", "xlabel="))
	}
	b.WriteString("}\n")
	return b.Bytes(), nil
}

// attributes writes what the drawing does not show.
func attributes(b *bytes.Buffer, c argmap.Component, safe map[string]string) error {
	fields, err := gather.Fields(c)
	if err != nil {
		return err
	}
	text, err := inJSON(c.Text)
	if err != nil {
		return err
	}
	fmt.Fprintf(b, ",\n    text=%s", text)
	for _, f := range fields {
		if f.Value != "" {
			fmt.Fprintf(b, ", %s=%s", f.Name, quote(gather.Plain(f.Value)))
		}
	}
	if safe[c.ID] != c.ID {
		id, err := inJSON(c.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, ", exactid=%s", id)
	}
	return nil
}

// inJSON is v as JSON, in a string that means the same with and without
// Graphviz's escapes.
func inJSON(v any) (string, error) {
	s, err := gather.JSON(v)
	return quote(gather.Plain(s)), err
}

// quote puts a string without backslash sequences between quotes.
func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

// label escapes words for a label, where Graphviz reads HTML's entities first
// and its own backslashes after, and breaks them into lines.
func label(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	col := 0
	for i, w := range strings.Fields(s) {
		n := len([]rune(w))
		if i > 0 && col+n > width {
			b.WriteString(`\n`)
			col = 0
		} else if i > 0 {
			b.WriteByte(' ')
		}
		col += n + 1
		for _, r := range w {
			switch {
			case r == '\\':
				b.WriteString("&#92;&#92;")
			case r == '"':
				b.WriteString("&quot;")
			case r == '&':
				b.WriteString("&amp;")
			case r < ' ' || r == 0x7f:
				b.WriteRune('\uFFFD')
			default:
				b.WriteRune(r)
			}
		}
	}
	b.WriteByte('"')
	return b.String()
}
