// Package agree measures how far annotators agree on argument graphs: any
// number of annotators, any number of texts, each with a bootstrap interval.
//
//	report, err := agree.Texts([]agree.Text{{
//		ID: "lake", Source: text, Maps: []*argmap.Graph{anna, ben},
//	}})
//	fmt.Print(report)
//
// # Which measure answers which question
//
//	do they mark the same stretches, kinds included?        UAlpha
//	do they mark the same stretches?                        RelevantAlpha
//	do they see one kind where both mark something?         CodingAlpha
//	which kind is the weak one?                             MajorClaimAlpha, ClaimAlpha, PremiseAlpha
//	is a word's kind (or none) the same, for two annotators TokenCohen
//	… for any number of them                                TokenFleiss, TokenAlpha
//	is the kind of a component both marked the same?        KindCohen, KindFleiss, KindAlpha
//	is its stance the same?                                 StanceCohen, StanceFleiss, StanceAlpha
//	how many components are the same to the character?      ExactF1
//	… share more than half of the longer one?               HalfF1; of the same kind, too: HalfKindF1
//	do shared components go to the same target?             Attachment; by the same relation: TypedAttachment
//	how much of the whole graph is the same?                GraphSimilarity, from pairs that share more than half
//
// The alphas and kappas take away what chance would give; the others do not, so
// 0.5 means more for a kappa than for an F1. Figures for a text whose annotators
// all put everything in one category are undefined: there is nothing to tell
// apart. [Cohen], [Fleiss], [Nominal] and [Unitize] take ratings of any sort.
//
// # Annotators who did not do a text
//
// A nil map is missing, not empty. Alphas weigh a text by the annotators who did
// it, as their definition has it; Fleiss' kappa is Gwet's extension; what is
// made of pairs (Cohen's kappa, F1, attachment, the graphs) takes the pairs there
// are. Texts with fewer than two maps add to nothing but Fleiss' chance term.
package agree

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"opedmap/argmap"
)

// A Text is one text with the map that each annotator drew of it.
type Text struct {
	ID     string
	Source string
	Maps   []*argmap.Graph // one for each annotator, always in the same order; nil where missing
}

// An Error says which map of which text cannot be measured.
type Error struct {
	Text      string // the text's id
	Annotator int    // -1 when it is about the whole text
	Err       error
}

// Error names the text, the annotator and the cause.
func (e *Error) Error() string {
	if e.Annotator < 0 {
		return fmt.Sprintf("agree: text %q: %v", e.Text, e.Err)
	}
	return fmt.Sprintf("agree: text %q, annotator %d: %v", e.Text, e.Annotator, e.Err)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrLevel is the cause of the error for a [WithLevel] out of range.
var ErrLevel = errors.New("level of the intervals is not between 0 and 1")

// Causes of an [Error].
var (
	ErrAnnotators = errors.New("another number of maps than the texts before it")
	ErrSpan       = errors.New("component's span does not fit the source")
	ErrText       = errors.New("component's text is not that of the source: a map of another text")
)

type options struct {
	resamples int
	level     float64
	seed      uint64
}

// An Option changes how agreement is measured.
type Option func(*options)

// WithResamples sets how many bootstrap samples of the texts an interval rests on;
// the default is 1000, and 0 leaves intervals out.
func WithResamples(n int) Option { return func(o *options) { o.resamples = n } }

// WithLevel sets the intervals' confidence, above 0 and below 1; the default is 0.95.
func WithLevel(p float64) Option { return func(o *options) { o.level = p } }

// WithSeed chooses another series of bootstrap samples. The same seed gives the
// same intervals.
func WithSeed(n uint64) Option { return func(o *options) { o.seed = n } }

// Texts measures agreement by every [Measure]. Intervals are percentiles of
// bootstrap samples of whole texts, so they need at least two texts and mean
// little below ten. The error is an *[Error], or wraps [ErrLevel].
func Texts(texts []Text, opts ...Option) (*Report, error) {
	o := options{resamples: 1000, level: 0.95, seed: 1}
	for _, f := range opts {
		f(&o)
	}
	if !(o.level > 0 && o.level < 1) {
		return nil, fmt.Errorf("agree: %w: %v", ErrLevel, o.level)
	}
	r := &Report{Level: o.level}
	for i, t := range texts {
		if i == 0 {
			r.Annotators = len(t.Maps)
		} else if len(t.Maps) != r.Annotators {
			return nil, &Error{t.ID, -1, ErrAnnotators}
		}
		maps := 0
		for a, g := range t.Maps {
			if g == nil {
				continue
			}
			maps++
			if err := fits(g, t.Source); err != nil {
				return nil, &Error{t.ID, a, err}
			}
		}
		if maps > 1 {
			r.Texts++
		}
	}
	blocks := blocks(r.Annotators)
	tallies := make([][][]float64, len(texts)) // text → block → sums
	for i, t := range texts {
		p := prepare(t)
		tallies[i] = make([][]float64, len(blocks))
		for b, block := range blocks {
			tallies[i][b] = make([]float64, block.size)
			block.add(tallies[i][b], p)
		}
	}
	for b, block := range blocks {
		r.Scores = append(r.Scores, block.score(tallies, b, o)...)
	}
	return r, nil
}

// fits checks the places and words of a map. Components without words have places alone.
func fits(g *argmap.Graph, source string) error {
	for c := range g.Components() {
		if !c.In(len(source)) || !boundary(source, c.Start) || !boundary(source, c.End) {
			return fmt.Errorf("%w: %s %v", ErrSpan, c.ID, c.Span)
		}
	}
	for c := range g.Components() {
		if c.Text != "" && c.Text != c.Span.Text(source) {
			return fmt.Errorf("%w: %s %v", ErrText, c.ID, c.Span)
		}
	}
	return nil
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
