// Package tree prints an argument graph as a tree of text, for terminals,
// logs and mail.
//
//	g, err := argmap.Analyze(text)
//	if err != nil {
//		return err
//	}
//	return tree.Render(os.Stdout, g, tree.WithWidth(100), tree.WithColor())
//
// Every component stands under the one it bears on, after the sign of its
// relation: + supports, − attacks, ⊘ undercuts (denies that the relation above
// it holds). The thesis comes first, with its restatements; what bears on any of
// them stands under them in text order, and at the end what the author gives no
// place. Text is wrapped by the width of its characters in
// terminal cells; control characters in it are not printed, so that no op-ed
// can drive the terminal.
package tree

import (
	"bufio"
	"io"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
)

// MinWidth is the narrowest tree that is drawn; smaller widths are taken as it.
const MinWidth = 24

// An Option changes how [Render] prints a tree.
type Option func(*config)

type config struct {
	width    int
	marks    *marks
	colors   bool
	entities bool
	cues     bool
	ids      bool
	source   string
}

// WithWidth sets the number of terminal cells of a line; the default is 80.
func WithWidth(cells int) Option {
	return func(c *config) { c.width = max(cells, MinWidth) }
}

// WithASCII draws lines and signs in ASCII. The op-ed's own words stay as
// they are.
func WithASCII() Option { return func(c *config) { c.marks = &asciiMarks } }

// WithColor colours kinds and stances by ANSI escape sequences. Nothing is
// told by colour alone.
func WithColor() Option { return func(c *config) { c.colors = true } }

// WithEntities adds who and what the author is for and against, with the words
// that told it and the components that mention them, and the names of others. An
// attitude that is less sure than one of three drawn by lot is told with a "perhaps".
// Those that only the page around the op-ed names are left out.
func WithEntities() Option { return func(c *config) { c.entities = true } }

// WithCues adds under each component the words that told about it.
func WithCues() Option { return func(c *config) { c.cues = true } }

// WithIDs adds the ids of the components, to refer to them.
func WithIDs() Option { return func(c *config) { c.ids = true } }

// WithSource gives the text that g maps: components that it quotes, asks or exclaims
// are printed with the marks that say so, which they do not hold themselves.
func WithSource(text string) Option { return func(c *config) { c.source = text } }

// Render writes the tree of g to w. The error is the writer's. It takes time
// linear in the size of the graph and its texts, and stack space that does not
// grow with the depth of the tree.
func Render(w io.Writer, g *argmap.Graph, opts ...Option) error {
	c := config{width: 80, marks: &unicodeMarks}
	for _, o := range opts {
		o(&c)
	}
	b := bufio.NewWriter(w)
	p := &printer{config: c, w: b, seen: map[string]bool{}, words: caption.NewSource(g, c.source), paint: newPalette(c.colors)}
	p.graph(g)
	return b.Flush()
}

// graph prints the parts of the tree one under the other.
func (p *printer) graph(g *argmap.Graph) {
	if t := caption.Clean(g.Title()); t != "" {
		p.paragraph("", "", run{t, p.paint.title})
		p.line("")
	}
	if thesis, ok := g.Thesis(); ok {
		roots := []node{root(thesis, caption.Thesis)}
		for c := range g.Roots() { // a major claim of another program's graph may bear on something
			if c.Kind == argmap.MajorClaim && c.ID != thesis.ID {
				roots = append(roots, root(c, caption.Restated))
			}
		}
		p.tree(g, roots...)
	} else {
		p.line("(no thesis found)")
	}
	for c := range g.MajorClaims() {
		p.rest(g, c, caption.Restated)
	}
	for c := range g.Unattached() {
		p.rest(g, c, "unattached "+caption.Role(c))
	}
	if p.entities {
		p.line("")
		p.attitudes(g)
	}
}

// rest prints the component c, called label, and all that bears on it if that has
// not been printed.
func (p *printer) rest(g *argmap.Graph, c argmap.Component, label string) {
	if !p.seen[c.ID] {
		p.line("")
		p.tree(g, root(c, label))
	}
}

// root is a component under which others stand.
func root(c argmap.Component, label string) node {
	return node{link: argmap.Link{Component: c}, root: label}
}
