package scene

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
)

// Markup says what SVG to write.
type Markup struct {
	Palette Palette
	// Page marks the boxes up as an interactive tree for a page whose script
	// knows them by data-node, and leaves out the paper and the name space.
	Page bool
	// Name is what a reader who does not see the picture is told it is.
	Name string
}

// Fonts are asked for in this order; none is wider than the text was measured.
const Fonts = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans Condensed', sans-serif"

// WriteSVG writes the scene as an SVG document. Colours are attributes, which
// style sheets of a page overrule by class.
func (s *Scene) WriteSVG(w io.Writer, m Markup) error {
	b := &svgWriter{Writer: bufio.NewWriter(w), Markup: m}
	size := fmt.Sprintf(`width="%s" height="%s" viewBox="0 0 %[1]s %[2]s"`, num(s.Width), num(s.Height))
	if m.Page {
		b.put(`<svg id="map" %s role="tree" aria-label="%s">`, size, esc(m.Name))
	} else {
		b.put(`<svg xmlns="http://www.w3.org/2000/svg" %s role="img" aria-labelledby="name" font-family="%s" font-size="%s">`,
			size, Fonts, num(FontSize))
		b.put(`<title id="name">%s</title>`, esc(m.Name))
		b.put(`<rect width="100%%" height="100%%" fill="%s"/>`, m.Palette.Paper)
	}
	b.WriteByte('\n')
	for i, l := range s.Title {
		b.put(`<text x="%s" y="%s" font-size="%s" font-weight="bold" fill="%s">%s</text>`+"\n",
			num(Margin), num(Margin+TitleLine*float64(i)+TitleSize), num(TitleSize), m.Palette.Ink, esc(l))
	}
	b.group("edges", func() {
		for _, e := range s.Edges {
			b.edge(e)
		}
	})
	b.group("nodes", func() {
		for i, n := range s.Nodes {
			b.node(i, n)
		}
	})
	if len(s.Legend) > 0 {
		b.group("legend", func() {
			for _, l := range s.Legend {
				b.sample(l)
			}
		})
	}
	b.WriteString("</svg>\n")
	return b.Flush()
}

type svgWriter struct {
	*bufio.Writer
	Markup
}

func (b *svgWriter) put(format string, a ...any) { fmt.Fprintf(b, format, a...) }

func (b *svgWriter) group(name string, content func()) {
	if b.Page {
		b.put(`<g id="%s"%s>`+"\n", name, map[bool]string{true: ` aria-hidden="true"`}[name == "edges"])
	} else {
		b.put("<g>\n")
	}
	content()
	b.WriteString("</g>\n")
}

// node writes the box of node i.
func (b *svgWriter) node(i int, n Node) {
	c := n.Component
	b.put(`<g class="node %s %s" transform="translate(%s %s)"`, c.Kind, c.Stance, num(n.X), num(n.Y))
	if b.Page {
		b.put(` id="n%d" data-node="%[1]d" role="treeitem" aria-level="%d" aria-posinset="%d" aria-setsize="%d" aria-label="%s" tabindex="-1"`,
			i, n.Level+1, n.Index, n.Of, esc(n.Name()))
		if n.Children > 0 {
			b.WriteString(` aria-expanded="true"`)
		}
	}
	b.WriteByte('>')
	if !b.Page {
		b.put(`<title>%s</title>`, esc(n.Words))
	}
	b.box(c.Kind, c.Stance, n.W, n.H)
	stroke, _ := b.Palette.Box(c.Kind, c.Stance)
	y := Pad + FontSize - 1
	b.put(`<text class="head" x="%s" y="%s" font-weight="bold" fill="%s">%s </text>`, num(Pad), num(y), stroke, esc(n.Head))
	b.put(`<text class="words" fill="%s">`, b.Palette.Ink)
	for _, l := range n.Lines {
		y += LineHeight
		b.put(`<tspan x="%s" y="%s">%s</tspan>`, num(Pad), num(y), esc(l))
	}
	b.WriteString("</text></g>\n")
}

// Name tells a reader who does not see the picture what the box holds.
func (n Node) Name() string {
	s := n.Head
	if n.Relation != 0 {
		s = caption.Verb(n.Relation) + ": " + s
	}
	return s + " " + n.Words
}

// box writes a frame; the thesis has a second line inside it.
func (b *svgWriter) box(k argmap.Kind, s argmap.Stance, w, h float64) {
	stroke, fill := b.Palette.Box(k, s)
	b.put(`<rect class="box" width="%s" height="%s" rx="%s" fill="%s" stroke="%s"%s/>`,
		num(w), num(h), num(min(Corner(k), h/2)), fill, stroke, BoxStroke(k, s))
	if k == argmap.MajorClaim {
		const in = InnerFrame
		b.put(`<rect class="inner" x="%s" y="%[1]s" width="%s" height="%s" rx="%s" fill="none" stroke="%s" stroke-width="1"/>`,
			num(in), num(w-2*in), num(h-2*in), num(min(Corner(k)-in, h/2-in)), stroke)
	}
}

// edge writes a curve with its head and its sign.
func (b *svgWriter) edge(e Edge) {
	stance := argmap.Pro
	if e.Con {
		stance = argmap.Con
	}
	b.put(`<g class="edge %s %s"`, e.Relation.Type, stance)
	if b.Page {
		b.put(` data-from="%d" data-to="%d"`, e.From, e.To)
	}
	b.WriteByte('>')
	color, _ := b.Palette.Box(argmap.Claim, stance)
	p := e.P
	b.put(`<path class="curve" d="M%s %sC%s %s %s %s %s %s" fill="none" stroke="%s"%s/>`,
		num(p[0].X), num(p[0].Y), num(p[1].X), num(p[1].Y), num(p[2].X), num(p[2].Y), num(p[3].X), num(p[3].Y),
		color, EdgeStroke(e.Relation.Type))
	if e.Relation.Type == argmap.Undercut {
		b.put(`<circle class="end" cx="%s" cy="%s" r="%s" fill="%s"/>`, num(p[3].X), num(p[3].Y), num(DotRadius), color)
	} else {
		b.put(`<path class="end" d="M%s %sl%s %sv%sz" fill="%s"/>`, num(p[3].X), num(p[3].Y),
			num(HeadLength), num(-HeadWidth/2), num(HeadWidth), color)
	}
	b.sign(e.Relation.Type, e.Sign(), color)
	b.WriteString("</g>\n")
}

// sign writes the mark of a relation.
func (b *svgWriter) sign(t argmap.RelationType, at Point, color string) {
	var d strings.Builder
	for _, l := range Sign(t) {
		fmt.Fprintf(&d, "M%s %sL%s %s", num(l[0].X), num(l[0].Y), num(l[1].X), num(l[1].Y))
	}
	b.put(`<g class="sign" transform="translate(%s %s)"><circle r="%s" fill="%s" stroke="%s" stroke-width="1.4"/>`+
		`<path d="%s" fill="none" stroke="%[5]s" stroke-width="1.8"/></g>`,
		num(at.X), num(at.Y), num(SignRadius), b.Palette.Paper, color, d.String())
}

func (b *svgWriter) sample(l Sample) {
	b.put(`<g transform="translate(%s %s)">`, num(l.X), num(l.Y))
	if l.Relation == 0 {
		b.box(l.Kind, l.Stance, SampleWidth, SampleHeight)
	} else {
		y := SampleHeight / 2
		b.put(`<path d="M%s %sH0" stroke="%s"%s/>`, num(SampleWidth), num(y), b.Palette.Muted, EdgeStroke(l.Relation))
		b.sign(l.Relation, Point{SampleWidth - SignRadius, y}, b.Palette.Muted)
	}
	b.put(`<text x="%s" y="%s" fill="%s">%s</text></g>`+"\n", num(SampleWidth+8), num(SampleHeight-3.5), b.Palette.Ink, esc(l.Label))
}

// String gives the stroke as SVG attributes.
func (s Stroke) String() string {
	a := fmt.Sprintf(` stroke-width="%s"`, num(s.Width))
	if len(s.Dash) > 0 {
		var d []string
		for _, x := range s.Dash {
			d = append(d, num(x))
		}
		a += fmt.Sprintf(` stroke-dasharray="%s"`, strings.Join(d, " "))
	}
	return a
}

// num writes a length to a tenth of a pixel.
func num(f float64) string {
	s := strconv.FormatFloat(f, 'f', 1, 64)
	return strings.TrimSuffix(strings.Replace(s, "-0.0", "0.0", 1), ".0")
}

func esc(s string) string { return html.EscapeString(s) }
