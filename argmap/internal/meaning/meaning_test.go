package meaning

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSimilarity(t *testing.T) {
	s := New([]string{
		"Cameras in schools must go",
		"The school’s cameras must go!",
		"Surveillance of pupils has to end",
		"Bees need clover",
		"", "the of and",
	})
	if got := s.Similarity(0, 0); got < 0.999 || got > 1 {
		t.Errorf("Similarity of a text with itself is %v, want 1", got)
	}
	if a, b := s.Similarity(0, 1), s.Similarity(1, 0); a != b || a < 0.9 {
		t.Errorf("Similarity of rewordings is %v and %v, want equal and above 0.9", a, b)
	}
	if same, other := s.Similarity(0, 2), s.Similarity(0, 3); same <= other {
		t.Errorf("Similarity %v of a paraphrase without shared words, %v of another topic", same, other)
	}
	for _, empty := range []int{4, 5} {
		if got := s.Similarity(0, empty); got != 0 {
			t.Errorf("Similarity with %d is %v, want 0", empty, got)
		}
	}
}

func TestWords(t *testing.T) {
	got := slices.Collect(Words("It’s 3.5 per cent—“not” nothing."))
	if diff := cmp.Diff([]string{"it's", "3.5", "per", "cent", "not", "nothing"}, got); diff != "" {
		t.Errorf("Words mismatch (-want +got):\n%s", diff)
	}
}
