// Package svg draws the map of an argument as a still picture, SVG or PNG, for
// slides, papers and READMEs. It needs no browser.
//
//	g, err := argmap.Analyze(text)
//	if err != nil {
//		return err
//	}
//	return svg.Render(file, g, svg.WithTitle(), svg.WithLegend())
//
// The thesis stands on the left, what bears on it in the columns to the right
// of it (layout: package argmap/render/internal/layout). Kinds differ by the
// shape of their boxes, stances by colour and dashes, relations by line and
// sign, so that the picture can be read without colours.
//
// SVG asks the viewer for a sans-serif font. PNG is set in the Go fonts, which
// have Latin, Greek and Cyrillic letters; for other scripts give a font by
// [WithFont]. Right-to-left text is not reordered in PNG.
package svg

import (
	"io"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
	"opedmap/argmap/render/internal/scene"
)

// An Option changes how [Render] and [RenderPNG] draw.
type Option func(*config)

type config struct {
	scene.Options
	palette       scene.Palette
	scale         float64
	regular, bold []byte
}

func newConfig(opts []Option) config {
	c := config{Options: scene.Options{BoxWidth: 240}, palette: scene.Light, scale: 2,
		regular: scene.Regular.TTF, bold: scene.Bold.TTF}
	for _, o := range opts {
		o(&c)
	}
	return c
}

// The widths of boxes, in pixels.
const (
	MinBoxWidth = scene.MinBox
	MaxBoxWidth = scene.MaxBox
)

// WithBoxWidth sets the width of the boxes in pixels; the default is 240, the
// least [MinBoxWidth], the most [MaxBoxWidth].
func WithBoxWidth(pixels float64) Option {
	return func(c *config) { c.BoxWidth = pixels }
}

// WithMaxLines cuts the words of a component after n lines. By default they
// are shown in full.
func WithMaxLines(n int) Option {
	return func(c *config) { c.MaxLines = max(n, 0) }
}

// WithSource gives the text that the graph maps: components that it quotes, asks or
// exclaims are shown with the marks that say so, which they do not hold themselves.
func WithSource(text string) Option { return func(c *config) { c.Source = text } }

// WithTitle writes the graph's title above the map.
func WithTitle() Option { return func(c *config) { c.Title = true } }

// WithLegend explains the marks under the map.
func WithLegend() Option { return func(c *config) { c.Legend = true } }

// WithDark draws for a dark background.
func WithDark() Option { return func(c *config) { c.palette = scene.Dark } }

// WithScale sets how many pixels of a PNG one pixel of the layout takes; the
// default is 2, and 1 is taken for what is not above 0. [RenderPNG] lowers it for
// pictures above [MaxPixels] or [MaxSide].
func WithScale(factor float64) Option {
	return func(c *config) { c.scale = factor }
}

// WithFont sets the OpenType fonts of a PNG, regular and bold. Boxes are
// measured with the Go fonts: take a font that is not wider.
func WithFont(regular, bold []byte) Option {
	return func(c *config) { c.regular, c.bold = regular, bold }
}

// Render writes the map of g to w as SVG 1.1 without scripts, styles or
// references to other files. The same graph gives the same bytes. The error is
// the writer's.
func Render(w io.Writer, g *argmap.Graph, opts ...Option) error {
	c := newConfig(opts)
	return scene.Build(g, c.Options).WriteSVG(w, scene.Markup{Palette: c.palette, Name: name(g, c.Source)})
}

// name says what the picture shows.
func name(g *argmap.Graph, src string) string {
	s := "Argument map"
	if t := caption.Clean(g.Title()); t != "" {
		s += " of “" + t + "”"
	}
	if t, ok := g.Thesis(); ok {
		s += ". Thesis: " + caption.NewSource(g, src).Words(t)
	}
	return s + ". " + caption.Count(g.Len(), "component") + "."
}
