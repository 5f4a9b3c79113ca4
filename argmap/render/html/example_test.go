package html_test

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
)

const lake = "We should keep the lake. Some say the town is broke."

func lakeGraph() *argmap.Graph {
	g, err := argmap.Draft{
		Title: "Give the lake back",
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Confidence: 0.9, Span: argmap.Span{Start: 0, End: 23}, Text: lake[:23]},
			{ID: "c2", Kind: argmap.Claim, Stance: argmap.Con, Counterargument: true, Confidence: 0.8,
				Span: argmap.Span{Start: 34, End: 51}, Text: lake[34:51]}},
		Relations: []argmap.Relation{{ID: "r1", Type: argmap.Attack, From: "c2", To: "c1", Confidence: 0.7}},
	}.Build()
	if err != nil {
		log.Fatal(err)
	}
	return g
}

func ExampleRender() {
	var page bytes.Buffer
	err := html.Render(&page, lake, lakeGraph(),
		html.WithLinks(html.Link{Text: "All op-eds", Href: "../index.html"}),
		html.WithNotes(html.Note{Text: "Say where the town's money goes.", Component: "c2"}))
	if err != nil {
		log.Fatal(err)
	}
	for line := range strings.Lines(page.String()) {
		if strings.HasPrefix(line, "<title>") || strings.HasPrefix(line, "<p dir") {
			fmt.Print(line)
		}
	}
	// Output:
	// <title>Give the lake back</title>
	// <p dir="auto"><a class="c major_claim pro" id="t0" href="#n0" data-node="0">We should keep the lake</a>. Some say <a class="c claim con" id="t1" href="#n1" data-node="1">the town is broke</a>.</p>
}

func ExampleRenderIndex() {
	var page bytes.Buffer
	err := html.RenderIndex(&page, []html.Entry{
		{Name: "marquardt.txt", Href: "op-eds/marquardt.html", Graph: lakeGraph()},
		{Name: "zabel.txt", Err: errors.New("invalid UTF-8 at byte 0")},
	}, html.WithTitle("Class of 2025"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Count(page.String(), "<tr"), "rows, one of them the head")
	// Output: 3 rows, one of them the head
}

func ExampleWarnings() {
	for _, n := range html.Warnings(lakeGraph()) {
		fmt.Println(n.Component, n.Text)
	}
	// Output: c2 This counterargument has no answer: “the town is broke”
}
