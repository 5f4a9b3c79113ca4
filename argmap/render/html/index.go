package html

import (
	"cmp"
	"fmt"
	"io"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
)

// An Entry is an op-ed in an index.
type Entry struct {
	Name  string // of the file or of the author
	Href  string // of its page
	Graph *argmap.Graph
	Err   error // why there is no page; Graph and Href are not looked at then
}

// A row is an Entry as the index shows it.
type row struct {
	Name, Href, Title, Thesis, Error string
	Counts                           Counts
	Answered                         string
	Warnings                         []string
}

// RenderIndex writes a page that lists op-eds in the order given, each with a
// link to its page, thesis, counts and [Warnings], or with what went wrong.
func RenderIndex(w io.Writer, entries []Entry, opts ...Option) error {
	c := newConfig(opts)
	p := page{Lang: caption.Clean(c.lang), Title: cmp.Or(caption.Clean(c.title), "Op-eds"), Links: clean(c.links)}
	failed := 0
	for _, e := range entries {
		r := row{Name: caption.Clean(e.Name), Href: e.Href}
		switch {
		case e.Err != nil:
			failed++
			r.Error = caption.Clean(e.Err.Error())
		case e.Graph != nil:
			r.Title = caption.Clean(e.Graph.Title())
			if t, ok := e.Graph.Thesis(); ok {
				r.Thesis = caption.Clean(t.Text)
			}
			r.Counts = Count(e.Graph)
			r.Answered = fmt.Sprintf("%d of %d", r.Counts.Answered, r.Counts.Counterarguments)
			if c.warnings {
				for _, n := range warnings(e.Graph, r.Counts) {
					r.Warnings = append(r.Warnings, caption.Clean(n.Text))
				}
			}
		}
		p.Rows = append(p.Rows, r)
	}
	for _, n := range c.notes {
		p.Notes = append(p.Notes, note{Text: caption.Clean(n.Text)})
	}
	p.Summary = caption.Count(len(entries), "op-ed")
	if failed > 0 {
		p.Summary += fmt.Sprintf(" · %d could not be read", failed)
	}
	return p.write(w, "index.tmpl", "", "")
}
