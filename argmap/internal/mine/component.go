package mine

import "opedmap/nlp"

// The numbers of Kind, Stance, Sign and Evidence are those of the same names
// in package argmap, 0 meaning unknown or none.
type (
	Kind     uint8
	Stance   uint8
	Sign     uint8
	Evidence uint8
)

const (
	MajorClaim Kind = iota + 1
	Claim
	Premise
)

const (
	Pro Stance = iota + 1
	Con
)

const (
	Support Sign = iota + 1
	Attack
	Undercut
)

// NumEvidence counts the evidence types, "none" included.
const NumEvidence = 8

// A Component is a mined argument component. Parent is the index of the
// component on which it bears, -1 for a root; an Undercut denies the relation
// that goes out of its parent.
type Component struct {
	nlp.Span
	Kind           Kind
	Stance         Stance
	Evidence       Evidence
	Parent         int
	Sign           Sign
	Confidence     float64
	LinkConfidence float64
	Cues           []Cue
}

// A Cue is a stretch of text that carried a decision; Signals says which.
type Cue struct {
	nlp.Span
	Signals string
}
