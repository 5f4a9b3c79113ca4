package argmap_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"opedmap/argmap"
)

const lake = "The town should buy the lake back this year. It was sold for a song. " +
	"Critics say that upkeep is dear, but a fence costs more than a lifeguard."

func ExampleAnalyze() {
	g, err := argmap.Analyze("The town should buy the lake back this year. It was sold for a song. " +
		"Critics say that upkeep is dear, but a fence costs more than a lifeguard.")
	if err != nil {
		fmt.Println(err)
		return
	}
	thesis, _ := g.Thesis()
	fmt.Println(thesis.Kind, thesis.Stance, thesis.Text)
	// Output: major_claim pro The town should buy the lake back this year
}

// An Analyzer serves many goroutines and stops when its context is done.
func ExampleNew() {
	a, err := argmap.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := a.Analyze(context.Background(), lake)
	if err != nil {
		fmt.Println(err)
		return
	}
	for c := range g.Counterarguments() {
		fmt.Println(c.Text)
		for r := range g.Replies(c.ID) {
			fmt.Println("  answered by:", r.Component.Text)
		}
	}
	// Output:
	// upkeep is dear
	//   answered by: a fence costs more than a lifeguard
}

// Components that somebody has marked are typed and linked as they are.
func ExampleAnalyzer_AnalyzeComponents() {
	a, err := argmap.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	var spans []argmap.Span
	for _, words := range []string{"The town should buy the lake back this year", "upkeep is dear", "a fence costs more than a lifeguard"} {
		i := strings.Index(lake, words)
		spans = append(spans, argmap.Span{Start: i, End: i + len(words)})
	}
	g, err := a.AnalyzeComponents(context.Background(), lake, spans)
	if err != nil {
		fmt.Println(err)
		return
	}
	for c := range g.Components() {
		fmt.Println(c.Kind, c.Stance, c.Text)
	}
	// Output:
	// major_claim pro The town should buy the lake back this year
	// premise con upkeep is dear
	// premise pro a fence costs more than a lifeguard
}

// What the markup of a page tells need not be found.
func ExampleAnalyzer_AnalyzePage() {
	a, err := argmap.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	const head = "Ours again"
	g, err := a.AnalyzePage(context.Background(), head+"\n\n"+lake, []argmap.Apparatus{{Span: argmap.Span{Start: 0, End: len(head)}, Label: argmap.Headline}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(g.Title())
	// Output: Ours again
}

func ExampleStanceOf() {
	r, err := argmap.StanceOf("The city should ban cars from the centre", "Banning cars harms the shops")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(r.Support)
	// Output: false
}

func ExampleAttitudeToward() {
	text := "The mayor lied about the bridge. The engineers are honest and brave people."
	at := func(s string) argmap.Span {
		i := strings.Index(text, s)
		return argmap.Span{Start: i, End: i + len(s)}
	}
	rs, err := argmap.AttitudeToward(text, []argmap.Span{at("mayor"), at("engineers")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range rs {
		fmt.Println(r.Attitude)
	}
	// Output:
	// against
	// favor
}

// park is a map drawn by hand of the text "Open the park. It heals us."
var park = argmap.Draft{
	Components: []argmap.Component{
		{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 13}, Text: "Open the park", Confidence: 1},
		{ID: "c2", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 15, End: 26}, Text: "It heals us", Confidence: 1},
	},
	Relations: []argmap.Relation{{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 1}},
}

func ExampleDraft_Build() {
	g, err := park.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(g.Depth("c2"), g.Validate("Open the park. It heals us."))
	// Output: 1 <nil>
}

func ExampleDraft_Build_dangling() {
	d := park
	d.Components = d.Components[:1]
	_, err := d.Build()
	fmt.Println(err)
	// Output: argmap: dangling id (id "r1"): from "c2"
}

// Every error of Validate names what is wrong and where.
func ExampleGraph_Validate() {
	g, err := park.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	var ve *argmap.ValidationError
	if errors.As(g.Validate("Open the park! It hurts us."), &ve) {
		fmt.Println(ve.Problem, ve.ID, ve.Offset)
	}
	// Output: text differs from the source at its span c2 15
}

// A caret in an editor finds the component that it stands in.
func ExampleGraph_InSpan() {
	g, err := park.Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	for c := range g.InSpan(argmap.Span{Start: 18, End: 18}) {
		fmt.Println(c.Text)
	}
	// Output: It heals us
}

func ExampleGraph_UnmarshalJSON() {
	var g argmap.Graph
	err := json.Unmarshal([]byte(`{"version":"1","components":[
		{"id":"c1","kind":"major_claim","stance":"pro","start":0,"end":13,"text":"Open the park","confidence":1},
		{"id":"c2","kind":"claim","stance":"pro","start":15,"end":26,"text":"It heals us","confidence":1}],
		"relations":[{"id":"r1","type":"support","from":"c2","to":"c1","confidence":1}]}`), &g)
	if err != nil {
		fmt.Println(err)
		return
	}
	for depth, l := range g.Walk("c1") {
		fmt.Println(strings.Repeat("  ", depth) + l.Component.Text)
	}
	// Output:
	// Open the park
	//   It heals us
}
