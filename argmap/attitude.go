package argmap

import (
	"fmt"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
)

// An AttitudeResult is what the author of a text thinks of one target.
type AttitudeResult struct {
	Attitude Attitude `json:"attitude"`
	// The probabilities, which add up to 1.
	Favor   float64 `json:"favor"`
	Neutral float64 `json:"neutral"`
	Against float64 `json:"against"`

	Cues []Span `json:"cues,omitempty"` // words that told it, in text order
}

// Confidence is the probability of the attitude that was judged.
func (r AttitudeResult) Confidence() float64 {
	return max(r.Favor, r.Neutral, r.Against)
}

// A SpanError reports a target that is empty, cuts a character or lies outside the
// text.
type SpanError struct {
	Index  int // of the target
	Span   Span
	Length int // of the text, in bytes
}

// Error names the target and its span.
func (e *SpanError) Error() string {
	return fmt.Sprintf("argmap: target %d, bytes %v, %s", e.Index, e.Span, fault(e.Span, e.Length))
}

var attitudes = [...]Attitude{attitude.Favor: Favor, attitude.Neutral: Neutral, attitude.Against: Against}

// AttitudeToward judges what the author of a text thinks of each target: a
// name, pronoun or description given by its byte offsets in the text. Each is
// judged from the sentence in which it starts, whoever speaks there: whether
// the voice is the author's own is for the caller to weigh. A span that is empty,
// cuts a character or lies outside the text is a [*SpanError], text that is not
// valid UTF-8 an [*nlp.EncodingError]. AttitudeToward is safe for concurrent use.
func AttitudeToward(text string, targets []Span) ([]AttitudeResult, error) {
	for i, t := range targets {
		if !t.In(len(text)) || t.Len() == 0 || cut(text, t.Start) || cut(text, t.End) {
			return nil, &SpanError{Index: i, Span: t, Length: len(text)}
		}
	}
	m, err := attitude.Load()
	if err != nil {
		return nil, err
	}
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		return nil, err
	}
	out := make([]AttitudeResult, len(targets))
	r := m.Reader(doc)
	for i, t := range targets {
		x := r.Judge(t)
		p := x.Probabilities
		out[i] = AttitudeResult{Attitude: attitudes[x.Label], Favor: p[attitude.Favor], Neutral: p[attitude.Neutral], Against: p[attitude.Against]}
		for _, c := range x.Cues[x.Label] {
			out[i].Cues = append(out[i].Cues, c.Span)
		}
	}
	return out, nil
}
