package svg_test

import (
	"bytes"
	"fmt"
	"image/png"
	"log"

	"opedmap/argmap"
	"opedmap/argmap/render/svg"
)

func example() *argmap.Graph {
	g, err := argmap.Draft{
		Title: "Give the lake back",
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Confidence: 0.9,
				Span: argmap.Span{Start: 0, End: 23}, Text: "We should keep the lake"},
			{ID: "c2", Kind: argmap.Claim, Stance: argmap.Con, Counterargument: true, Confidence: 0.8,
				Span: argmap.Span{Start: 40, End: 57}, Text: "the town is broke"}},
		Relations: []argmap.Relation{{ID: "r1", Type: argmap.Attack, From: "c2", To: "c1"}},
	}.Build()
	if err != nil {
		log.Fatal(err)
	}
	return g
}

func ExampleRender() {
	var b bytes.Buffer
	if err := svg.Render(&b, example(), svg.WithTitle(), svg.WithLegend()); err != nil {
		log.Fatal(err)
	}
	fmt.Println(bytes.Count(b.Bytes(), []byte(`class="node`)), "boxes")
	// Output: 2 boxes
}

func ExampleRenderPNG() {
	var b bytes.Buffer
	if err := svg.RenderPNG(&b, example(), svg.WithBoxWidth(200), svg.WithScale(2)); err != nil {
		log.Fatal(err)
	}
	c, err := png.DecodeConfig(&b)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(c.Width, "pixels wide") // two boxes of 200, a gap of 64, margins of 20; twice
	// Output: 1008 pixels wide
}
