package argmap

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"opedmap/argmap/internal/stance"
	"opedmap/nlp"
)

// A StanceResult tells how a perspective stands to a claim.
type StanceResult struct {
	Support    bool    `json:"support"`        // false: it attacks the claim
	Confidence float64 `json:"confidence"`     // probability of what Support says, 0.5 to 1
	Cues       []Span  `json:"cues,omitempty"` // words of the perspective that told it, in text order
}

// ErrNoWords is wrapped by the error for a statement that says nothing.
var ErrNoWords = errors.New("argmap: no words")

// hasWords reports whether there is a letter in a text.
func hasWords(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// StanceOf judges whether a perspective supports or attacks a claim, both
// short statements in English, of which it reads the first 500 words at most. It
// compares how the two use the words they share and what they praise or blame, and
// knows nothing of the world; its confidence says how much that is worth: on
// claims it did not learn from (Perspectrum) it is right for two pairs in three, people for
// nine in ten. Text that is not valid UTF-8 is an
// [*nlp.EncodingError], and text without a word [ErrNoWords], wrapped by one that says of
// which it is. StanceOf is safe for
// concurrent use.
func StanceOf(claim, perspective string) (StanceResult, error) {
	m, err := stance.Load()
	if err != nil {
		return StanceResult{}, err
	}
	c, err := nlp.Parse(claim, nlp.WithoutNames())
	if err != nil {
		return StanceResult{}, fmt.Errorf("claim: %w", err)
	}
	p, err := nlp.Parse(perspective, nlp.WithoutNames())
	if err != nil {
		return StanceResult{}, fmt.Errorf("perspective: %w", err)
	}
	switch {
	case !hasWords(claim):
		return StanceResult{}, fmt.Errorf("claim: %w", ErrNoWords)
	case !hasWords(perspective):
		return StanceResult{}, fmt.Errorf("perspective: %w", ErrNoWords)
	}
	r := m.Judge(c, p)
	return StanceResult{r.Support, r.Confidence, r.Cues}, nil
}
