// Package mermaid draws argument graphs as Mermaid flowcharts, for Markdown
// pages, and reads such charts.
//
//	out, err := mermaid.Marshal(doc.Graph, "")
//	doc, err := mermaid.Unmarshal(data)
//
// A component is a box with the thesis on top, its class its kind and stance. A
// relation is an arrow from its source: support as a line, attack with a cross,
// undercut dotted with a cross; a relation that is undercut runs through a small
// circle, where the undercut ends. Every value of the graph stands beside in
// comments (%% node …, %% edge …, %% graph …), which [WithoutComments] leaves out: Mermaid
// takes charts up to 50,000 characters and 500 edges unless the page raises
// maxTextSize and maxEdges.
//
// In charts of other programs a box's label holds the words, as a reader sees
// them, and the type of an arrow is read from its label; a cross attacks. An id
// that an arrow has (id@-->) is its relation's. A circle without words joins the
// arrows of premises that lead into it with the one that leads out. What reading
// leaves out, each listed as a loss:
//
//	in the file                        in the graph
//	subgraphs                          their nodes and arrows; one that is an
//	                                   arrow's end is a component with its title
//	lines without head (---)           relations from left to right
//	arrows with two heads              relations from left to right
//	click, accTitle, accDescr lines    nothing
//	icons and images                   nothing
//	styles with quotes in them         nothing
//	comments like Marshal's that       nothing
//	do not hold its values
//	several premises of one circle     a relation for each
//	cycles                             the arrow that closes one is left out
//	other styles, classes, shapes,     nothing, not listed
//	links that are not seen (~~~)
//
// Writing leaves out the source text.
package mermaid

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

const format = "mermaid"

// plainID is what no version of Mermaid takes for a keyword or an edge.
var plainID = regexp.MustCompile(`^[A-Za-z]{1,2}[0-9][A-Za-z0-9]*$`)

// heads is how each type of relation is drawn.
var heads = map[argmap.RelationType][3]string{ // whole, into a junction, out of it
	argmap.Support:  {"-->|supports|", "---|supports|", "-->"},
	argmap.Attack:   {"--x|attacks|", "---|attacks|", "--x"},
	argmap.Undercut: {"-.-x|undercuts|", "-.-|undercuts|", "-.-x"},
}

const classes = `  classDef major fill:#FFF4CC,stroke:#333,stroke-width:3px,color:#000
  classDef claim fill:#DCEBF7,stroke:#333,color:#000
  classDef premise fill:#FFFFFF,stroke:#333,color:#000
  classDef con fill:#E4E4E4,stroke:#333,stroke-dasharray:4,color:#000
`

// An Option changes how [Marshal] writes.
type Option func(*options)

type options struct{ bare bool }

// WithoutComments leaves out the comments that keep what the chart does not show.
func WithoutComments() Option { return func(o *options) { o.bare = true } }

// edgeNote is what an arrow does not show.
type edgeNote struct {
	ID         string  `json:"id"`
	Confidence float64 `json:"confidence"`
	Half       bool    `json:"half,omitempty"` // leads into the junction of a relation
}

// Marshal writes the graph as a flowchart. The source text is not part of it.
func Marshal(g *argmap.Graph, _ string, opts ...Option) ([]byte, error) {
	var o options
	for _, f := range opts {
		f(&o)
	}
	w := &writer{bare: o.bare}
	if g.Title() != "" {
		s, err := gather.JSON(g.Title())
		if err != nil {
			return nil, &encoding.Error{Format: format, Err: err}
		}
		fmt.Fprintf(w, "---\ntitle: %s\n---\n", s)
	}
	w.WriteString("flowchart BT\n")
	if note := gather.GraphNoteOf(g); !note.Empty() {
		w.note("graph", note)
	}
	safe := gather.SafeIDs(g, "id", plainID.MatchString)
	for c := range g.Components() {
		note := gather.NoteOf(c)
		if safe[c.ID] != c.ID {
			note.ID = c.ID
		}
		note.Text = &c.Text
		w.note("node "+safe[c.ID], note)
		fmt.Fprintf(w, "  %s[\"%s\"]:::%s\n", safe[c.ID], escape(c.Text), class(c))
	}
	denied := gather.Undercut(g)
	for r := range g.Relations() {
		from, id, to := safe[r.From], safe[r.ID], safe[r.To]
		h := heads[r.Type]
		note := edgeNote{ID: r.ID, Confidence: r.Confidence, Half: denied[r.ID]}
		w.note("edge", note)
		if denied[r.ID] {
			fmt.Fprintf(w, "  %s((\" \"))\n  %s %s %s\n  %s %s %s\n", id, from, h[1], id, id, h[2], to)
		} else {
			fmt.Fprintf(w, "  %s %s %s\n", from, h[0], to)
		}
	}
	w.WriteString(classes)
	return w.Bytes(), w.err
}

type writer struct {
	bytes.Buffer
	bare bool
	err  error
}

// note writes a comment, in JSON that Mermaid cannot take for a directive.
func (w *writer) note(what string, v any) {
	if w.bare {
		return
	}
	s, err := gather.JSON(v)
	if err != nil {
		w.err = &encoding.Error{Format: format, Part: what, Err: err}
	}
	fmt.Fprintf(w, "  %%%% %s %s\n", what, noteEscaper.Replace(s))
}

var noteEscaper = strings.NewReplacer("%", `\u0025`, "<", `\u003c`, ">", `\u003e`)

func class(c argmap.Component) string {
	switch {
	case c.Kind == argmap.MajorClaim:
		return "major"
	case c.Stance == argmap.Con:
		return "con"
	case c.Kind == argmap.Claim:
		return "claim"
	}
	return "premise"
}

// escape writes words for a quoted label: everything that Mermaid or the
// Markdown in its labels reads as its own becomes a numbered entity.
func escape(s string) string {
	var b strings.Builder
	for i, r := range strings.Join(strings.Fields(s), " ") {
		switch {
		case r < ' ' || r == 0x7f:
			b.WriteRune('\uFFFD')
		case strings.ContainsRune("\"#&<>\\`$%*_~{}[]|;:@=+^/", r), i < 6 && strings.ContainsRune(".)-", r):
			fmt.Fprintf(&b, "#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return " "
	}
	return b.String()
}
