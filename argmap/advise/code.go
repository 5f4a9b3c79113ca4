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
	// That rules, proposals and conditions are left out was learnt from seven of
	// these; of the six that were found after that, four were right.
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
