package advise

import (
	"iter"
	"math"
)

// A Code names a sort of finding; it stays the same from version to version.
type Code string

// The codes, with what their findings say.
const (
	NoThesis                  Code = "no-thesis"                  // no component is a major claim
	ConflictingTheses         Code = "conflicting-theses"         // two major claims contradict each other
	LateThesis                Code = "late-thesis"                // the thesis is first stated near the end
	HedgedThesis              Code = "hedged-thesis"              // the thesis is stated with doubt
	UnsupportedClaim          Code = "unsupported-claim"          // nothing supports a claim of the author
	IdlePremise               Code = "idle-premise"               // a premise bears on nothing
	SingleCase                Code = "single-case"                // one example, or one witness, is all that supports a claim
	CircularReason            Code = "circular-reason"            // a reason says its conclusion again
	UnansweredCounterargument Code = "unanswered-counterargument" // nothing answers an opposing view
	NoCounterargument         Code = "no-counterargument"         // no opposing view is taken up
	ParagraphWithoutArgument  Code = "paragraph-without-argument" // a body paragraph holds no component
	LongQuotation             Code = "long-quotation"             // a quotation is longer than all else in its paragraph
	UnsourcedStatistic        Code = "unsourced-statistic"        // a figure has no source
	FlippingAttitude          Code = "flipping-attitude"          // the author is both for and against somebody
)

// rule is a code with what finds it. Findings below its least confidence are
// kept back unless an option says otherwise: below it they were wrong too often
// on texts for development. Of the findings that were checked, right were right;
// testdata/checked.tsv lists them.
type rule struct {
	code           Code
	severity       Severity
	least          float64
	right, checked int
	find           func(*reading) []Finding
}

// rules in the order in which findings of one place are reported.
var rules = []rule{
	{NoThesis, Weakness, 0, 20, 21, (*reading).noThesis},
	{ConflictingTheses, Weakness, 0, 0, 0, (*reading).conflictingTheses},
	{LateThesis, Advice, 0, 2, 5, (*reading).lateThesis},
	{HedgedThesis, Advice, 0, 0, 0, (*reading).hedgedThesis},
	{NoCounterargument, Advice, 0, 5, 5, (*reading).noCounterargument},
	{UnsupportedClaim, Advice, 0.7, 2, 2, (*reading).unsupportedClaims},
	{IdlePremise, Advice, 0, 0, 0, (*reading).idlePremises},
	{SingleCase, Advice, 0, 0, 1, (*reading).singleCases},
	{CircularReason, Weakness, 0, 1, 2, (*reading).circularReasons},
	{UnansweredCounterargument, Weakness, 0, 1, 1, (*reading).unansweredCounterarguments},
	{ParagraphWithoutArgument, Note, 0, 1, 3, (*reading).paragraphsWithoutArgument},
	{LongQuotation, Note, 0, 2, 3, (*reading).longQuotations},
	// Seven of these told that rules, proposals and conditions are to be left out; of the
	// six others four were right.
	{UnsourcedStatistic, Advice, 0, 11, 13, (*reading).unsourcedStatistics},
	{FlippingAttitude, Note, 0, 0, 7, (*reading).flippingAttitudes},
}

// leastConfidence is that of codes without a higher one of their own.
const leastConfidence = 0.5

// What a code needs to be on by default: so many of its findings right, of so
// many checked at least.
const (
	leastPrecision = 0.75
	leastChecked   = 5
)

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

// Precision is the share of the code's findings that were right on texts from
// which no argument was learnt, and the number of findings checked: op-eds,
// essays, letters and speeches judged by hand, student essays by their gold
// annotation. Words were added to the rules' lists after a first look at these
// texts. It is NaN when there was no finding to check.
func (c Code) Precision() (share float64, checked int) {
	if r := c.rule(); r != nil {
		return r.precision(), r.checked
	}
	return math.NaN(), 0
}

// Default reports whether the code is on without being asked for: at least five
// of its findings were checked and 75 % of them right.
func (c Code) Default() bool {
	r := c.rule()
	return r != nil && r.checked >= leastChecked && r.precision() >= leastPrecision
}
