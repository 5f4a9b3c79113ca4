package gold_test

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
)

// The project's microtexts keep to their guidelines: segments without gaps, one
// central claim that all others lead to, and sides that follow from the links.
func TestMicrotexts(t *testing.T) {
	texts, err := gold.ReadLines("../../../testdata/microtexts.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) == 0 {
		t.Fatal("no texts")
	}
	seen := map[string]bool{}
	for _, x := range texts {
		if mine.GenreOf(x.Corpus) != mine.Microtext || x.Group == x.ID || seen[x.ID] {
			t.Errorf("%s: corpus %q, topic %q, or the id a second time", x.ID, x.Corpus, x.Group)
		}
		seen[x.ID] = true
		end, majors := 0, 0
		for i, c := range x.Components {
			if gap := x.Text[end:c.Start]; strings.TrimSpace(gap) != "" || c.Start == c.End {
				t.Errorf("%s: segment %d, %v, comes after the gap %q", x.ID, i, c.Span, gap)
			}
			end = c.End
			if c.Kind == mine.MajorClaim {
				majors++
				continue
			}
			if c.Kind != mine.Premise || c.Parent < 0 {
				t.Errorf("%s: segment %d is a %v with parent %d", x.ID, i, c.Kind, c.Parent)
				continue
			}
			p := x.Components[c.Parent]
			if same := p.Stance == c.Stance; same != (c.Sign == mine.Support) {
				t.Errorf("%s: segment %d, of stance %v, has the sign %v toward one of stance %v", x.ID, i, c.Stance, c.Sign, p.Stance)
			}
			steps := 0
			for k := i; k >= 0 && steps <= len(x.Components); k = x.Components[k].Parent {
				steps++
			}
			if steps > len(x.Components) {
				t.Errorf("%s: segment %d leads back to itself", x.ID, i)
			}
		}
		if end != len(x.Text) || majors != 1 {
			t.Errorf("%s: %d of %d bytes in segments, %d central claims", x.ID, end, len(x.Text), majors)
		}
	}
}
