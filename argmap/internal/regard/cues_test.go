package regard

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
)

func TestCuesOfAllMentions(t *testing.T) {
	at := func(i int, w float64) attitude.Cue {
		return attitude.Cue{Span: nlp.Span{Start: i, End: i + 1}, Weight: w}
	}
	e := Evidence{Mentions: []Mention{
		{Voice: Own, Result: attitude.Result{Label: attitude.Against, Cues: [3][]attitude.Cue{attitude.Against: {at(1, 0.2), at(2, 0.9)}}}},
		{Voice: Own, Result: attitude.Result{Label: attitude.Neutral, Cues: [3][]attitude.Cue{attitude.Favor: {at(5, 2)}, attitude.Against: {at(2, 0.5), at(6, 0.6)}}}},
		{Voice: Quoted, Result: attitude.Result{Cues: [3][]attitude.Cue{attitude.Against: {at(8, 1)}}}}, // others' words count less
		{Voice: Page, Result: attitude.Result{Cues: [3][]attitude.Cue{attitude.Against: {at(9, 5)}}}},
		{Voice: Thesis, Result: attitude.Result{Cues: [3][]attitude.Cue{attitude.Against: {at(11, 0.3)}}}},
	}}
	want := []nlp.Span{{Start: 2, End: 3}, {Start: 6, End: 7}, {Start: 11, End: 12}}
	if diff := cmp.Diff(want, e.Cues(attitude.Against)); diff != "" {
		t.Errorf("cues mismatch (-want +got):\n%s", diff)
	}
	if got := e.Cues(attitude.Neutral); len(got) > 0 {
		t.Errorf("cues of neutral: %v", got)
	}
}
