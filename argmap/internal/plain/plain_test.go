package plain

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
)

// Every pattern is filled, with names at its targets and without a slot left.
func TestSentences(t *testing.T) {
	once, twice := Sentences(1, 1), Sentences(2, 1)
	if len(twice) != 2*len(once) || len(once) < 300 {
		t.Fatalf("%d and %d sentences", len(once), len(twice))
	}
	if diff := cmp.Diff(once, twice[:len(once)]); diff != "" {
		t.Errorf("the same seed gives others:\n%s", diff)
	}
	if cmp.Equal(once, twice[len(once):]) {
		t.Error("the second time brings the same words")
	}
	attitudes, labels := map[attitude.Label]int{}, map[nlp.Label]int{}
	for _, s := range twice {
		if strings.ContainsAny(s.Text, "{}<>") || len(s.Targets) == 0 {
			t.Errorf("%q with targets %v", s.Text, s.Targets)
		}
		for _, g := range s.Targets {
			attitudes[g.Attitude]++
			labels[g.Label]++
			if words := g.Text(s.Text); strings.TrimSpace(words) != words || !strings.ContainsFunc(words, unicode.IsUpper) {
				t.Errorf("%q has the target %q", s.Text, words)
			}
		}
	}
	if len(attitudes) != 3 || len(labels) != 4 || labels[nlp.UnknownLabel] > 0 {
		t.Errorf("attitudes %v, labels %v", attitudes, labels)
	}
}
