// Package html writes an op-ed and its argument map as one web page: a single
// file without scripts, styles, fonts or pictures from elsewhere, which works
// from disk, on paper and without a network.
//
//	g, err := argmap.Analyze(text)
//	if err != nil {
//		return err
//	}
//	return html.Render(file, text, g)
//
// The page shows the text with its components marked in place beside the map.
// Hovering or focusing a component on either side shows it on the other, with
// its path to the thesis; a click or Enter opens its details. The map is a
// tree widget for keyboards and screen readers (arrow keys move, left and
// right fold), it folds, zooms, filters and saves itself as SVG or PNG; an
// outline says the same in nested lists. Without scripts the text, the whole
// map, the outline and the table of entities remain.
//
// All text of the op-ed is escaped, and the page's Content-Security-Policy
// allows nothing but its own script and style, named by their hashes.
//
// A program that makes pages for a folder links them by [WithLinks], adds its
// own remarks by [WithNotes], and lists them by [RenderIndex].
package html

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
	"opedmap/argmap/render/internal/scene"
)

// An Option changes how [Render] and [RenderIndex] write a page.
type Option func(*config)

type config struct {
	title    string
	lang     string
	links    []Link
	notes    []Note
	warnings bool
}

func newConfig(opts []Option) config {
	c := config{lang: "en", warnings: true}
	for _, o := range opts {
		o(&c)
	}
	return c
}

// WithTitle sets the page's title; the default is the graph's, the op-ed's
// headline, or the graph's id.
func WithTitle(title string) Option { return func(c *config) { c.title = title } }

// WithLanguage sets the language of the op-ed as a BCP 47 tag; the default is "en".
func WithLanguage(tag string) Option { return func(c *config) { c.lang = tag } }

// A Link leads to another page.
type Link struct {
	Text string
	Href string // relative, or http or https; others are made harmless
}

// WithLinks adds links to the top of the page, such as to an index and to the
// pages before and after.
func WithLinks(links ...Link) Option {
	return func(c *config) { c.links = append(c.links, links...) }
}

// A Note is a remark on the op-ed that the page shows under its title.
type Note struct {
	Text      string
	Component string // id of the component that it is about; may be empty
}

// WithNotes adds remarks, such as a teacher's or a checker's.
func WithNotes(notes ...Note) Option {
	return func(c *config) { c.notes = append(c.notes, notes...) }
}

// WithoutWarnings leaves out the notes of [Warnings].
func WithoutWarnings() Option { return func(c *config) { c.warnings = false } }

// Render writes the page of g, a graph of the text src. The error is the
// writer's, or a *[argmap.ValidationError] when g is not a graph of src: a
// span outside it, or other words at a component's place.
func Render(w io.Writer, src string, g *argmap.Graph, opts ...Option) error {
	c := newConfig(opts)
	if err := check(src, g); err != nil {
		return err
	}
	s := scene.Build(g, scene.Options{BoxWidth: 240, Source: src})
	number := make(map[string]int, len(s.Nodes))
	for i, n := range s.Nodes {
		number[n.Component.ID] = i
	}
	counts, notes := Count(g), c.notes
	if c.warnings {
		notes = append(warnings(g, counts), notes...)
	}
	p := page{
		Lang:     caption.Clean(c.lang),
		Title:    cmp.Or(caption.Clean(c.title), caption.Clean(g.Title()), headline(src, g), caption.Clean(g.ID()), "Argument map"),
		Links:    clean(c.links),
		Summary:  counts.summary(),
		Text:     markText(src, g, number),
		Entities: newEntities(g),
		Outline:  outline(s),
	}
	for _, n := range notes {
		node, known := number[n.Component]
		p.Notes = append(p.Notes, note{caption.Clean(n.Text), node, known})
	}
	var b strings.Builder
	if err := s.WriteSVG(&b, scene.Markup{Palette: scene.Light, Page: true, Name: "Argument map of " + p.Title}); err != nil {
		return err
	}
	data, err := newData(g, s)
	if err != nil {
		return err
	}
	return p.write(w, "page.tmpl", b.String(), data)
}

// check tells whether g can be shown on src.
func check(src string, g *argmap.Graph) error {
	in := func(id string, s argmap.Span) error {
		if !s.In(len(src)) {
			return &argmap.ValidationError{Problem: argmap.BadSpan, ID: id, Offset: s.Start,
				Detail: fmt.Sprintf("%v in a text of %d bytes", s, len(src))}
		}
		return nil
	}
	for c := range g.Components() {
		if err := in(c.ID, c.Span); err != nil {
			return err
		}
		if c.Span.Text(src) != c.Text {
			return &argmap.ValidationError{Problem: argmap.TextMismatch, ID: c.ID, Offset: c.Start}
		}
		for _, q := range c.Cues {
			if err := in(c.ID, q.Span); err != nil {
				return err
			}
		}
	}
	for e := range g.Entities() {
		for _, m := range e.Mentions {
			if err := in(e.ID, m); err != nil {
				return err
			}
		}
	}
	for a := range g.Apparatus() {
		if err := in("", a.Span); err != nil {
			return err
		}
	}
	return nil
}

// headline gives the first headline that the graph marks in the text.
func headline(src string, g *argmap.Graph) string {
	for a := range g.Apparatus() {
		if a.Label == argmap.Headline {
			return caption.Clean(a.Span.Text(src))
		}
	}
	return ""
}

// clean leaves out of links what cannot be shown.
func clean(links []Link) []Link {
	ls := slices.Clone(links)
	for i, l := range ls {
		ls[i] = Link{caption.Clean(l.Text), caption.Clean(l.Href)}
	}
	return ls
}
