package svg_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"opedmap/argmap"
	"opedmap/argmap/render/svg"
)

// Whatever the words are, the picture is well-formed XML with the same elements.
func FuzzRender(f *testing.F) {
	f.Add(hostile, 200.0, 0)
	f.Add("東京 🚶‍♀️ "+strings.Repeat("long", 200), 0.0, 3)
	f.Fuzz(func(t *testing.T, text string, width float64, lines int) {
		id := strings.ToValidUTF8(text, "") // ids hold no other
		g, err := argmap.Draft{ID: id, Title: text, Components: []argmap.Component{
			{ID: "c" + id, Kind: argmap.Claim, Stance: argmap.Con, Span: argmap.Span{End: len(text)}, Text: text}}}.Build()
		if err != nil {
			t.Fatal(err)
		}
		out := render(t, g, svg.WithTitle(), svg.WithLegend(), svg.WithBoxWidth(width), svg.WithMaxLines(lines))
		boxes := 0
		for d := xml.NewDecoder(strings.NewReader(out)); ; {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "rect" {
				boxes++
			}
		}
		if boxes != 3 {
			t.Errorf("%d rectangles, want the paper, the box and its sample", boxes)
		}
	})
}
