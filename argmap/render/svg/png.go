package svg

import (
	"fmt"
	"image/png"
	"io"
	"math"
	"strings"

	"git.sr.ht/~sbinet/gg"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/scene"
)

// MaxPixels is the size of the largest PNG; larger maps are drawn at a smaller
// scale.
const MaxPixels = 24_000_000

// MaxSide is the width or height of the largest PNG.
const MaxSide = 60_000

// RenderPNG writes the map of g to w as PNG. The error is the writer's, or
// tells that a font of [WithFont] cannot be read.
func RenderPNG(w io.Writer, g *argmap.Graph, opts ...Option) error {
	c := newConfig(opts)
	s := scene.Build(g, c.Options)
	scale := c.scale
	if !(scale > 0) {
		scale = 1
	}
	wanted := scale
	scale = min(scale, math.Sqrt(MaxPixels/(s.Width*s.Height)), MaxSide/max(s.Width, s.Height))
	width, height := int(math.Ceil(s.Width*scale)), int(math.Ceil(s.Height*scale))
	if scale < wanted { // within the bounds, after rounding too
		width, height = max(1, int(s.Width*scale)), max(1, int(s.Height*scale))
	}
	ctx := gg.NewContext(width, height)
	ctx.Scale(scale, scale)
	d := &painter{Context: ctx, Palette: c.palette, scale: scale}
	var err error
	if d.regular, err = newFace(c.regular, scene.FontSize*scale); err != nil {
		return err
	}
	if d.bold, err = newFace(c.bold, scene.FontSize*scale); err != nil {
		return err
	}
	if d.title, err = newFace(c.bold, scene.TitleSize*scale); err != nil {
		return err
	}
	d.scene(s)
	return png.Encode(w, ctx.Image())
}

// face is a font at one size.
type face struct {
	font.Face
	font *opentype.Font
}

func newFace(ttf []byte, size float64) (*face, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("svg: font: %w", err)
	}
	g, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	return &face{g, f}, err
}

// known puts a replacement character in the place of what the font lacks,
// which would not be seen otherwise.
func (f *face) known(s string) string {
	var b sfnt.Buffer
	return strings.Map(func(r rune) rune {
		if i, err := f.font.GlyphIndex(&b, r); err != nil || i == 0 {
			return '\ufffd'
		}
		return r
	}, s)
}

// painter draws a scene's parts as scene.WriteSVG writes them.
type painter struct {
	*gg.Context
	scene.Palette
	scale                float64
	regular, bold, title *face
}

func (d *painter) scene(s *scene.Scene) {
	d.SetHexColor(d.Paper)
	d.Clear()
	for i, l := range s.Title {
		d.text(d.title, d.Ink, l, scene.Margin, scene.Margin+scene.TitleLine*float64(i)+scene.TitleSize)
	}
	for _, e := range s.Edges {
		d.edge(e)
	}
	for _, n := range s.Nodes {
		d.node(n)
	}
	for _, l := range s.Legend {
		d.sample(l)
	}
}

// text draws s with its base line at y. gg scales outlines but not letters, so
// the faces are made at the picture's scale.
func (d *painter) text(f *face, color, s string, x, y float64) {
	d.SetHexColor(color)
	d.SetFontFace(f.Face)
	d.Push()
	d.Identity()
	d.DrawString(f.known(s), x*d.scale, y*d.scale)
	d.Pop()
}

func (d *painter) node(n scene.Node) {
	c := n.Component
	d.box(n.X, n.Y, n.W, n.H, c.Kind, c.Stance)
	stroke, _ := d.Box(c.Kind, c.Stance)
	x, y := n.X+scene.Pad, n.Y+scene.Pad+scene.FontSize-1
	d.text(d.bold, stroke, n.Head, x, y)
	for _, l := range n.Lines {
		y += scene.LineHeight
		d.text(d.regular, d.Ink, l, x, y)
	}
}

func (d *painter) box(x, y, w, h float64, k argmap.Kind, s argmap.Stance) {
	stroke, fill := d.Box(k, s)
	r := min(scene.Corner(k), h/2)
	d.DrawRoundedRectangle(x, y, w, h, r)
	d.SetHexColor(fill)
	d.FillPreserve()
	d.SetHexColor(stroke)
	d.stroke(scene.BoxStroke(k, s))
	if k == argmap.MajorClaim {
		const in = scene.InnerFrame
		d.DrawRoundedRectangle(x+in, y+in, w-2*in, h-2*in, r-in)
		d.stroke(scene.Stroke{Width: 1})
	}
}

// stroke draws the path; gg takes line widths and dashes in pixels of the picture.
func (d *painter) stroke(s scene.Stroke) {
	d.SetLineWidth(s.Width * d.scale)
	dash := make([]float64, len(s.Dash))
	for i, n := range s.Dash {
		dash[i] = n * d.scale
	}
	d.SetDash(dash...)
	d.SetLineCapButt()
	d.Stroke()
	d.SetDash()
}

func (d *painter) edge(e scene.Edge) {
	stance := argmap.Pro
	if e.Con {
		stance = argmap.Con
	}
	color, _ := d.Box(argmap.Claim, stance)
	d.SetHexColor(color)
	p := e.P
	d.MoveTo(p[0].X, p[0].Y)
	d.CubicTo(p[1].X, p[1].Y, p[2].X, p[2].Y, p[3].X, p[3].Y)
	d.stroke(scene.EdgeStroke(e.Relation.Type))
	if e.Relation.Type == argmap.Undercut {
		d.DrawCircle(p[3].X, p[3].Y, scene.DotRadius)
	} else {
		d.MoveTo(p[3].X, p[3].Y)
		d.LineTo(p[3].X+scene.HeadLength, p[3].Y-scene.HeadWidth/2)
		d.LineTo(p[3].X+scene.HeadLength, p[3].Y+scene.HeadWidth/2)
		d.ClosePath()
	}
	d.Fill()
	d.sign(e.Relation.Type, e.Sign(), color)
}

func (d *painter) sign(t argmap.RelationType, at scene.Point, color string) {
	d.DrawCircle(at.X, at.Y, scene.SignRadius)
	d.SetHexColor(d.Paper)
	d.FillPreserve()
	d.SetHexColor(color)
	d.stroke(scene.Stroke{Width: 1.4})
	for _, l := range scene.Sign(t) {
		d.DrawLine(at.X+l[0].X, at.Y+l[0].Y, at.X+l[1].X, at.Y+l[1].Y)
		d.stroke(scene.Stroke{Width: 1.8})
	}
}

func (d *painter) sample(l scene.Sample) {
	if l.Relation == 0 {
		d.box(l.X, l.Y, scene.SampleWidth, scene.SampleHeight, l.Kind, l.Stance)
	} else {
		y := l.Y + scene.SampleHeight/2
		d.SetHexColor(d.Muted)
		d.DrawLine(l.X, y, l.X+scene.SampleWidth, y)
		d.stroke(scene.EdgeStroke(l.Relation))
		d.sign(l.Relation, scene.Point{X: l.X + scene.SampleWidth - scene.SignRadius, Y: y}, d.Muted)
	}
	d.text(d.regular, d.Ink, l.Label, l.X+scene.SampleWidth+8, l.Y+scene.SampleHeight-3.5)
}
