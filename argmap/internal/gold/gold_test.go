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

// The project's essays are annotated as the corpus of essays is: claims of two
// sides that bear on any of the major claims, and premises that lead to a component
// of their paragraph.
func TestEssays(t *testing.T) {
	texts, err := gold.ReadLines("../../../testdata/essays.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	claims := map[mine.Stance]int{}
	for _, x := range texts {
		if mine.GenreOf(x.Corpus) != mine.Essay || seen[x.ID] {
			t.Errorf("%s: corpus %q, or the id a second time", x.ID, x.Corpus)
		}
		seen[x.ID] = true
		end, majors := 0, 0
		for i, c := range x.Components {
			words := x.Text[c.Start:c.End]
			if c.Start < end || words == "" || strings.TrimSpace(words) != words || strings.Contains(words, "\n") {
				t.Errorf("%s: component %d, %q, begins before the end of another, is no clause of one paragraph or has white space around it", x.ID, i, words)
			}
			end = c.End
			if c.Kind == mine.MajorClaim {
				majors++
				continue
			}
			if c.Parent < 0 {
				t.Errorf("%s: component %d leads nowhere", x.ID, i)
				continue
			}
			p := x.Components[c.Parent]
			if same := p.Stance == c.Stance; same != (c.Sign == mine.Support) {
				t.Errorf("%s: component %d, of stance %v, has the sign %v toward one of stance %v", x.ID, i, c.Stance, c.Sign, p.Stance)
			}
			between := x.Text[min(c.Start, p.Start):max(c.Start, p.Start)]
			switch {
			case c.Kind == mine.Claim:
				claims[c.Stance]++
				if !c.AnyMajor || p.Kind != mine.MajorClaim {
					t.Errorf("%s: claim %d does not bear on the major claims", x.ID, i)
				}
			case p.Kind == mine.MajorClaim || strings.Contains(between, "\n"):
				t.Errorf("%s: premise %d leads to a major claim or out of its paragraph", x.ID, i)
			}
			steps := 0
			for k := i; k >= 0 && steps <= len(x.Components); k = x.Components[k].Parent {
				steps++
			}
			if steps > len(x.Components) {
				t.Errorf("%s: component %d leads back to itself", x.ID, i)
			}
		}
		if majors == 0 {
			t.Errorf("%s: no major claim", x.ID)
		}
	}
	if claims[mine.Pro] == 0 || claims[mine.Con] == 0 || len(claims) > 2 {
		t.Errorf("claims by stance: %v", claims)
	}
}
