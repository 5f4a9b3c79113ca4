package tree_test

import (
	"log"
	"os"

	"opedmap/argmap"
	"opedmap/argmap/render/tree"
)

func ExampleRender() {
	g, err := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Confidence: 0.93,
				Span: argmap.Span{Start: 0, End: 21}, Text: "We should keep the lake"},
			{ID: "c2", Kind: argmap.Claim, Stance: argmap.Con, Counterargument: true, Confidence: 0.8,
				Span: argmap.Span{Start: 40, End: 60}, Text: "the town is broke"},
			{ID: "c3", Kind: argmap.Premise, Stance: argmap.Pro, Evidence: argmap.Fact, Confidence: 0.71,
				Span: argmap.Span{Start: 70, End: 90}, Text: "the hole comes back every year"},
		},
		Relations: []argmap.Relation{
			{ID: "r1", Type: argmap.Attack, From: "c2", To: "c1", Confidence: 0.9},
			{ID: "r2", Type: argmap.Attack, From: "c3", To: "c2", Confidence: 0.9},
		},
	}.Build()
	if err != nil {
		log.Fatal(err)
	}
	if err := tree.Render(os.Stdout, g, tree.WithWidth(50)); err != nil {
		log.Fatal(err)
	}
	// Output:
	// ◆ thesis 93%: We should keep the lake
	// └─ − counterargument 80%: the town is broke
	//    └─ − premise, fact 71%: the hole comes back
	//          every year
}
