package argmap

import (
	"fmt"

	"opedmap/nlp"
)

// A Span is a half-open range of byte offsets into the source text.
type Span = nlp.Span

// A Label is the type of a named entity.
type Label = nlp.Label

// A Component is an argument component (argumentative discourse unit): the
// span of the source that says one thing for or against the thesis. The span
// has no outer white space, no leading discourse marker and no closing full
// stop.
type Component struct {
	ID     string `json:"id"`
	Kind   Kind   `json:"kind"`
	Stance Stance `json:"stance"`
	// Counterargument is true where a con component attacks a pro one or a relation.
	Counterargument bool `json:"counterargument,omitempty"`
	Span
	Text       string   `json:"text"`       // exactly the bytes of Span; but see [WithInvalidUTF8]
	Confidence float64  `json:"confidence"` // probability, 0 to 1, that the component is one and of this kind
	Cues       []Cue    `json:"cues,omitempty"`
	Evidence   Evidence `json:"evidence,omitempty"` // premises only
}

// String gives the component in one line: c2 [15,26) pro claim "It heals us".
func (c Component) String() string {
	return fmt.Sprintf("%s %v %v %v %q", c.ID, c.Span, c.Stance, c.Kind, c.Text)
}

// A Cue is a stretch of text that carried a decision about a component. It may
// stand inside the component or before it.
type Cue struct {
	Span
	Text    string `json:"text"`
	Signals string `json:"signals"` // what it told, in plain words: "opposing view", "claim", …
}

// String gives the cue in one line: [46,57) "critics say" (opposing view).
func (c Cue) String() string { return fmt.Sprintf("%v %q (%s)", c.Span, c.Text, c.Signals) }

// A Relation links a component to what it is there for. Support and Attack
// have a component as their target, Undercut has a relation.
type Relation struct {
	ID         string       `json:"id"`
	Type       RelationType `json:"type"`
	From       string       `json:"from"`       // a component's id
	To         string       `json:"to"`         // a component's id, or for Undercut a relation's
	Confidence float64      `json:"confidence"` // probability, 0 to 1, that the source bears on this target
}

// An Entity is a person, body, place or thing that the text names: one per
// real-world entity, with acronyms, short forms and titles resolved to it.
type Entity struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"` // the fullest form in the text
	Label      Label    `json:"label"`
	Mentions   []Span   `json:"mentions"`   // in text order
	Attitude   Attitude `json:"attitude"`   // the author's
	Confidence float64  `json:"confidence"` // probability, 0 to 1, that the entity is one, so labelled, and the attitude this
	// Cues are the up to three words, of all mentions, that told the attitude most; left out for Neutral.
	Cues []Cue `json:"cues,omitempty"`
}

// Apparatus is a part of the page that is not the author's argument.
type Apparatus struct {
	Span
	Label ApparatusLabel `json:"label"`
}

// String gives place and label: [0,13) headline.
func (a Apparatus) String() string { return fmt.Sprintf("%v %v", a.Span, a.Label) }
