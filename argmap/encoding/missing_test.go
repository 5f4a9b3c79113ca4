package encoding_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/nlp"
)

func TestMissing(t *testing.T) {
	const text = "Ban it. It kills. So what?"
	full := func() argmap.Draft {
		return argmap.Draft{
			ID: "1", Title: "Ban",
			Components: []argmap.Component{
				{ID: "a", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 0.5},
				{ID: "b", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 8, End: 16}, Text: "It kills", Confidence: 0.5, Evidence: argmap.Testimony},
				{ID: "c", Kind: argmap.Premise, Stance: argmap.Con, Counterargument: true, Span: argmap.Span{Start: 18, End: 26}, Text: "So what?", Confidence: 0.5,
					Cues: []argmap.Cue{{Span: argmap.Span{Start: 18, End: 20}, Text: "So", Signals: "x"}}},
			},
			Relations: []argmap.Relation{
				{ID: "r", Type: argmap.Support, From: "b", To: "a", Confidence: 0.5},
				{ID: "u", Type: argmap.Undercut, From: "c", To: "r", Confidence: 0.5},
			},
			Entities:  []argmap.Entity{{ID: "e", Name: "It", Label: nlp.Org, Attitude: argmap.Neutral, Mentions: []argmap.Span{{Start: 8, End: 10}}}},
			Apparatus: []argmap.Apparatus{{Span: argmap.Span{Start: 0, End: 3}, Label: argmap.Headline}},
		}
	}
	tests := []struct {
		name, text string
		change     func(*argmap.Draft)
		want       []string
	}{
		{"nothing", text, func(*argmap.Draft) {}, nil},
		{"the whole", "", func(d *argmap.Draft) { d.ID, d.Title, d.Entities, d.Apparatus = "", "", nil, nil }, []string{
			"id: no place in the format: 1", "title: no place in the format: Ban", "entities: no place in the format: 1",
			"apparatus: no place in the format: 1", "source text: no place in the format: 26 bytes"}},
		{"components' values", text, func(d *argmap.Draft) {
			for i := range d.Components {
				c := &d.Components[i]
				c.Confidence, c.Evidence, c.Cues, c.Kind, c.Stance, c.Counterargument = 1, argmap.NoEvidence, nil, argmap.Claim, argmap.Pro, false
			}
		}, []string{
			"kinds: no place in the format: 3 of 3 components", "stances: no place in the format: 1 of 3 components", "counterarguments: no place in the format: 1 of 3 components",
			"confidence: no place in the format: 3 of 3 components", "evidence: no place in the format: 1 of 3 components", "cues: no place in the format: 1 of 3 components"}},
		{"other ids and words", text, func(d *argmap.Draft) {
			d.Components[2].ID, d.Relations[1].From, d.Relations[1].ID = "n3", "n3", "n4"
			d.Components[2].Text, d.Components[2].End = "So what", 25
		}, []string{
			"ids: no place in the format: 1 of 3 components", "spans: no place in the format: 1 of 3 components", "words: no place in the format: 1 of 3 components",
			"relation ids: no place in the format: 1 of 2 relations"}},
		{"relations", text, func(d *argmap.Draft) {
			d.Relations = []argmap.Relation{{ID: "r", Type: argmap.Attack, From: "c", To: "a", Confidence: 1}}
		}, []string{
			"relations: no place in the format: 1", "relation types: no place in the format: 1 of 1 relations", "relation ends: no place in the format: 1 of 1 relations",
			"relation confidence: no place in the format: 1 of 1 relations"}},
		{"a component", text, func(d *argmap.Draft) {
			d.Components, d.Relations = d.Components[:2], d.Relations[:1]
		}, []string{"components: no place in the format: 1", "relations: no place in the format: 1"}},
	}
	made := argmap.Draft{Components: []argmap.Component{{ID: "a", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 1}}}
	if g, err := made.Build(); err != nil {
		t.Error(err)
	} else if got := encoding.Missing(&encoding.Document{Graph: g, Text: "Ban it"}, &encoding.Document{Graph: g}); got != nil {
		t.Errorf("Missing lists a text made of the components: %v", got)
	}
	g, err := full().Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		d := full()
		tt.change(&d)
		back, err := d.Build()
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		var got []string
		for _, l := range encoding.Missing(&encoding.Document{Graph: g, Text: text}, &encoding.Document{Graph: back, Text: tt.text}) {
			got = append(got, l.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: Missing mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
}
