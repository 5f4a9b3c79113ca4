package encoding_test

import (
	"errors"
	"fmt"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/csv"
	"opedmap/argmap/encoding/dot"
)

func ExampleError() {
	_, err := dot.Unmarshal([]byte("digraph {\n  a -> \n}"))
	if e := (*encoding.Error)(nil); errors.As(err, &e) {
		fmt.Println(e.Format, e.Line, e.Column)
	}
	fmt.Println(err)
	// Output:
	// dot 3 1
	// dot: line 3, column 1: not the dot language: "}" where a node is wanted
}

func ExampleMissing() {
	g, _ := argmap.Draft{ID: "7", Title: "The lake", Components: []argmap.Component{
		{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 10, End: 16}, Text: "Ban it", Confidence: 1}}}.Build()
	doc := &encoding.Document{Graph: g, Text: "The lake\n\nBan it."}
	table, _ := csv.Marshal(doc.Graph, doc.Text)
	back, _ := csv.Unmarshal(table)
	for _, l := range encoding.Missing(doc, back) {
		fmt.Println(l)
	}
	// Output:
	// id: no place in the format: 7
	// title: no place in the format: The lake
	// source text: no place in the format: 17 bytes
}

func ExampleReanchor() {
	d := argmap.Draft{Components: []argmap.Component{
		{ID: "c1", Span: argmap.Span{Start: 400, End: 406}, Text: "Ban it"},
		{ID: "c2", Span: argmap.Span{Start: 700, End: 708}, Text: "It kills"}}}
	text, losses := encoding.Reanchor(&d)
	fmt.Printf("%q %v %v\n", text, d.Components[1].Span, losses)
	// Output: "Ban it\n\nIt kills" [8,16) []
}
