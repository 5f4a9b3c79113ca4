package advise

import (
	"iter"
	"math"
)

// A Code names a sort of finding; it stays the same from version to version.
type Code string

// The codes.
const (
	NoThesis                  Code = "no-thesis"
	ConflictingTheses         Code = "conflicting-theses"
	LateThesis                Code = "late-thesis"
	HedgedThesis              Code = "hedged-thesis"
	UnsupportedClaim          Code = "unsupported-claim"
	IdlePremise               Code = "idle-premise"
	SingleCase                Code = "single-case"
	CircularReason            Code = "circular-reason"
	UnansweredCounterargument Code = "unanswered-counterargument"
	NoCounterargument         Code = "no-counterargument"
	ParagraphWithoutArgument  Code = "paragraph-without-argument"
	LongQuotation             Code = "long-quotation"
	UnsourcedStatistic        Code = "unsourced-statistic"
	FlippingAttitude          Code = "flipping-attitude"
)

// rule is a code with what finds it. Of checked findings that a person judged
// on held-out op-eds, right were right.
type rule struct {
	code           Code
	severity       Severity
	right, checked int
	find           func(*reading) []Finding
}

// rules in the order in which findings of one place are reported.
var rules = []rule{
	{NoThesis, Weakness, 0, 0, (*reading).noThesis},
	{ConflictingTheses, Weakness, 0, 0, (*reading).conflictingTheses},
	{LateThesis, Advice, 0, 0, (*reading).lateThesis},
	{HedgedThesis, Advice, 0, 0, (*reading).hedgedThesis},
	{NoCounterargument, Advice, 0, 0, (*reading).noCounterargument},
	{UnsupportedClaim, Advice, 0, 0, (*reading).unsupportedClaims},
	{IdlePremise, Advice, 0, 0, (*reading).idlePremises},
	{SingleCase, Advice, 0, 0, (*reading).singleCases},
	{CircularReason, Weakness, 0, 0, (*reading).circularReasons},
	{UnansweredCounterargument, Weakness, 0, 0, (*reading).unansweredCounterarguments},
	{ParagraphWithoutArgument, Note, 0, 0, (*reading).paragraphsWithoutArgument},
	{LongQuotation, Note, 0, 0, (*reading).longQuotations},
	{UnsourcedStatistic, Advice, 0, 0, (*reading).unsourcedStatistics},
	{FlippingAttitude, Note, 0, 0, (*reading).flippingAttitudes},
}

// leastPrecision is what a code needs to be on by default.
const leastPrecision = 0.75

func (r *rule) precision() float64 {
	if r.checked == 0 {
		return math.NaN()
	}
	return float64(r.right) / float64(r.checked)
}

func (c Code) rule() *rule {
	for i := range rules {
		if rules[i].code == c {
			return &rules[i]
		}
	}
	return nil
}

// Codes yields all codes.
func Codes() iter.Seq[Code] {
	return func(yield func(Code) bool) {
		for _, r := range rules {
			if !yield(r.code) {
				return
			}
		}
	}
}

// Precision is the share of the code's findings that a person held to be right
// on held-out op-eds, and the number of findings checked. It is NaN when there
// was none to check.
func (c Code) Precision() (share float64, checked int) {
	if r := c.rule(); r != nil {
		return r.precision(), r.checked
	}
	return math.NaN(), 0
}

// Default reports whether the code is on without being asked for: its precision
// is known and at least 0.75.
func (c Code) Default() bool {
	r := c.rule()
	return r != nil && r.precision() >= leastPrecision
}
