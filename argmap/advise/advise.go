// Package advise reads an op-ed's argument as a teacher would and says what is
// there and what could be stronger: never a grade.
//
//	doc, _ := nlp.Parse(text)
//	for _, f := range advise.Findings(doc, graph) {
//		fmt.Println(f) // advice unsourced-statistic [120,165): “Cars kill 3,100 of us a year” gives a figure …
//	}
//
// Every [Finding] has a stable [Code]. A code that was right in less than three
// of four cases when it was checked, or in fewer than five, is off unless [WithCodes]
// or [WithAllCodes] turns it on: see [Code.Default] and [Code.Precision]. On are
// [NoThesis], [NoCounterargument] and [UnsourcedStatistic].
package advise

import (
	"cmp"
	"fmt"
	"slices"

	"opedmap/argmap"
	"opedmap/nlp"
)

// A Finding is one thing about a text that its writer may want to look at.
type Finding struct {
	Code     Code     `json:"code"`
	Severity Severity `json:"severity"`
	argmap.Span
	// Reason is one plain sentence.
	Reason string `json:"reason"`
	// Confidence is 0 to 1: how sure the graph is of what the finding rests on.
	// How often findings of its sort are right is [Code.Precision].
	Confidence float64 `json:"confidence"`
	// Components holds the ids of the components concerned, the chief one first.
	Components []string `json:"components,omitempty"`
	Entity     string   `json:"entity,omitempty"` // id, for FlippingAttitude
}

// String gives severity, code, place and reason in one line.
func (f Finding) String() string {
	return fmt.Sprintf("%v %s %v: %s", f.Severity, f.Code, f.Span, f.Reason)
}

// A Severity says how much a finding matters to the argument.
type Severity uint8

// The zero Severity is unknown and never reported.
const (
	UnknownSeverity Severity = iota
	Note                     // worth a look
	Advice                   // would make the argument stronger
	Weakness                 // readers will trip over it
)

var severityNames = [...]string{"", "note", "advice", "weakness"}

// String gives the severity in lower case.
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return fmt.Sprintf("Severity(%d)", s)
}

// MarshalText writes the severity as String gives it; an unknown one is an error.
func (s Severity) MarshalText() ([]byte, error) {
	if s == UnknownSeverity || int(s) >= len(severityNames) {
		return nil, fmt.Errorf("advise: invalid Severity %d", s)
	}
	return []byte(severityNames[s]), nil
}

// UnmarshalText reads what MarshalText writes.
func (s *Severity) UnmarshalText(b []byte) error {
	if i := slices.Index(severityNames[1:], string(b)); i >= 0 {
		*s = Severity(i + 1)
		return nil
	}
	return fmt.Errorf("advise: unknown Severity %q", b)
}

// Findings returns what there is to say about a text and the graph that was
// made of it, in the order of their places; doc must be of the same text. There is nothing
// to say about a text that is not English, which a graph does not map. It is
// safe for concurrent use.
func Findings(doc *nlp.Document, g *argmap.Graph, opts ...Option) []Finding {
	o := settle(opts)
	r := newReading(doc, g, o)
	out := []Finding{}
	if r.foreign() {
		return out
	}
	for _, rule := range rules {
		if !o.on[rule.code] {
			continue
		}
		least := o.confidence
		if least < 0 {
			least = max(leastConfidence, rule.least)
		}
		for _, f := range rule.find(r) {
			f.Code, f.Severity = rule.code, rule.severity
			if f.Confidence >= least {
				out = append(out, f)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return out
}
