package svg_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gomono"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/rendertest"
	"opedmap/argmap/render/svg"
)

func render(t testing.TB, g *argmap.Graph, opts ...svg.Option) string {
	t.Helper()
	var b strings.Builder
	if err := svg.Render(&b, g, opts...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	g := rendertest.Load(t, "../testdata/bridge.json")
	for name, opts := range map[string][]svg.Option{
		"light": {svg.WithTitle(), svg.WithLegend()},
		"dark":  {svg.WithDark(), svg.WithBoxWidth(180), svg.WithMaxLines(2)},
	} {
		rendertest.Golden(t, filepath.Join("testdata", name+".svg"), render(t, g, opts...))
	}
}

// element is what the tests look at in an SVG.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Inside  []element  `xml:",any"`
}

func (e element) each(f func(element)) {
	f(e)
	for _, i := range e.Inside {
		i.each(f)
	}
}

// hostile is an op-ed's text that tries to leave its place.
const hostile = "</text></svg><script>alert(1)</script>]]>&lt;&amp;\"'<!-- \x00\x1b[2J\u202e\xff &#x0; <img src=x onerror=alert(1)>"

func hostileGraph(t testing.TB) *argmap.Graph {
	t.Helper()
	id := strings.ToValidUTF8(hostile, "") // ids hold no other
	g, err := argmap.Draft{ID: id, Title: hostile,
		Components: []argmap.Component{
			{ID: id, Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{End: len(hostile)}, Text: hostile},
			{ID: "\" onload=\"x", Kind: argmap.Claim, Stance: argmap.Con, Span: argmap.Span{Start: len(hostile), End: len(hostile) + 1}, Text: "x"}},
		Relations: []argmap.Relation{{ID: "<r>", Type: argmap.Attack, From: "\" onload=\"x", To: id}},
	}.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestWellFormed(t *testing.T) {
	graphs := map[string]*argmap.Graph{"hostile": hostileGraph(t), "bridge": rendertest.Load(t, "../testdata/bridge.json")}
	var err error
	if graphs["empty"], err = (argmap.Draft{}).Build(); err != nil {
		t.Fatal(err)
	}
	for name, g := range graphs {
		var root element
		out := render(t, g, svg.WithTitle(), svg.WithLegend())
		if err := xml.Unmarshal([]byte(out), &root); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
			continue
		}
		root.each(func(e element) {
			switch e.XMLName.Local {
			case "svg", "title", "rect", "text", "tspan", "g", "path", "circle":
			default:
				t.Errorf("%s: element %s", name, e.XMLName.Local)
			}
			for _, a := range e.Attrs {
				if n := strings.ToLower(a.Name.Local); strings.HasPrefix(n, "on") || n == "href" || n == "style" {
					t.Errorf("%s: attribute %s", name, n)
				}
			}
		})
	}
}

func TestPNG(t *testing.T) {
	g := rendertest.Load(t, "../testdata/bridge.json")
	sizes := map[float64][2]int{}
	for _, scale := range []float64{1, 2} {
		var b bytes.Buffer
		if err := svg.RenderPNG(&b, g, svg.WithTitle(), svg.WithLegend(), svg.WithScale(scale)); err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(&b)
		if err != nil {
			t.Fatal(err)
		}
		colors := map[any]int{}
		r := img.Bounds()
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				colors[img.At(x, y)]++
			}
		}
		paper := colors[img.At(0, 0)]
		if area := r.Dx() * r.Dy(); paper < area/4 || paper > area*9/10 || len(colors) < 20 {
			t.Errorf("scale %v: %d of %d pixels are paper, %d colours: not a picture", scale, paper, area, len(colors))
		}
		sizes[scale] = [2]int{r.Dx(), r.Dy()}
	}
	if a, b := sizes[1], sizes[2]; b[0] < 2*a[0]-2 || b[0] > 2*a[0] || b[1] < 2*a[1]-2 || b[1] > 2*a[1] {
		t.Errorf("size %v at scale 1, %v at scale 2", a, b)
	}
}

func TestPNGFont(t *testing.T) {
	g := hostileGraph(t)
	var a, b bytes.Buffer
	if err := svg.RenderPNG(&a, g); err != nil {
		t.Fatal(err)
	}
	if err := svg.RenderPNG(&b, g, svg.WithFont(gomono.TTF, gomono.TTF)); err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("another font gives the same picture")
	}
	if err := svg.RenderPNG(io.Discard, g, svg.WithFont([]byte("no font"), nil)); err == nil {
		t.Error("no error for a broken font")
	}
}

// A map of any size gives a picture within bounds.
func TestPNGBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("large pictures")
	}
	for name, chain := range map[string]bool{"wide": true, "tall": false} {
		var d argmap.Draft
		for i := range 600 {
			c := argmap.Component{ID: id("c", i), Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: i, End: i + 1}, Text: "x"}
			if i == 0 {
				c.Kind = argmap.MajorClaim
			} else {
				to := 0
				if chain {
					to = i - 1
				}
				d.Relations = append(d.Relations, argmap.Relation{ID: id("r", i), Type: argmap.Support, From: c.ID, To: id("c", to)})
			}
			d.Components = append(d.Components, c)
		}
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := svg.RenderPNG(&b, g, svg.WithScale(10)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c, err := png.DecodeConfig(&b)
		if err != nil {
			t.Fatal(err)
		}
		if c.Width*c.Height > svg.MaxPixels+c.Width+c.Height || c.Width < 100 || c.Height < 20 {
			t.Errorf("%s: %d by %d", name, c.Width, c.Height)
		}
	}
}

func id(p string, i int) string {
	return p + string(rune('A'+i/26/26)) + string(rune('A'+i/26%26)) + string(rune('A'+i%26))
}

// No width or scale that is given makes a picture that cannot be drawn.
func TestOddSizes(t *testing.T) {
	d := argmap.Draft{Components: []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 8}, Text: "Keep it."}}}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, 1e9} {
		var b bytes.Buffer
		if err := svg.Render(&b, g, svg.WithBoxWidth(x)); err != nil || strings.Contains(b.String(), "NaN") || strings.Contains(b.String(), "Inf") {
			t.Errorf("width %v: %v\n%s", x, err, b.String())
		}
		if err := svg.RenderPNG(io.Discard, g, svg.WithBoxWidth(x), svg.WithScale(x)); err != nil {
			t.Errorf("width and scale %v: %v", x, err)
		}
	}
}

type brokenWriter struct{}

var errBroken = errors.New("broken")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWriteError(t *testing.T) {
	g := rendertest.Load(t, "../testdata/bridge.json")
	if err := svg.Render(brokenWriter{}, g); !errors.Is(err, errBroken) {
		t.Errorf("Render: error %v", err)
	}
	if err := svg.RenderPNG(brokenWriter{}, g); !errors.Is(err, errBroken) {
		t.Errorf("RenderPNG: error %v", err)
	}
}

func BenchmarkRender(b *testing.B) {
	g := rendertest.Load(b, "../testdata/bridge.json")
	for b.Loop() {
		if err := svg.Render(io.Discard, g); err != nil {
			b.Fatal(err)
		}
	}
}

// The words of a box and the picture's name show what the source asks.
func TestWithSource(t *testing.T) {
	const src = "Keep the lake? We should!"
	var d argmap.Draft
	d.Components = []argmap.Component{{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 13}, Text: src[:13]}}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		opts []svg.Option
		want int
	}{{nil, 0}, {[]svg.Option{svg.WithSource(src)}, 3}, {[]svg.Option{svg.WithSource("another text")}, 0}} {
		var b strings.Builder
		if err := svg.Render(&b, g, c.opts...); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), "Keep the lake?"); got != c.want {
			t.Errorf("%d times asked, want %d:\n%s", got, c.want, b.String())
		}
	}
}
