package train

import (
	"fmt"
	"strings"
	"testing"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
)

// enumerated gives a text of this shape under many ids, where its points are counted up.
func enumerated(parts ...any) []gold.Text {
	var out []gold.Text
	for i := range 3000 {
		t := marked(fmt.Sprint(i), parts...)
		p := &signposter{t: t, letters: letterCase{"bakers": 1}}
		if last := p.counted(1); last > 1 {
			p.enumerate(1, last)
			out = append(out, edited(p.t, p.edits))
		}
	}
	return out
}

// Points that follow one another are counted up in order, in clauses and in lists; the
// annotation holds the same words, and the other side's bear on the same.
func TestEnumerate(t *testing.T) {
	thesis := said{"We must never close the mill", mine.MajorClaim, mine.Pro, -1, 0, 0}
	con := func(s string, parent int, sign mine.Sign) said {
		return said{s, mine.Premise, mine.Con, parent, sign, 0}
	}
	pro := func(s string, parent int) said {
		return said{s, mine.Premise, mine.Pro, parent, mine.Support, 0}
	}
	got := enumerated(thesis, ". ", con("The wheel is very old", 0, mine.Attack), ". ", con("Bakers buy from somebody else", 1, mine.Support), ". ", con("The town has no flour", 0, mine.Attack), ". ", pro("They do not", 3), ".")
	for _, want := range []string{
		" make three points.", ". First, the wheel is very old. Second, bakers buy from somebody else. Third, the town has no flour. They do not.",
		" One is that the wheel is very old. Another is that bakers buy from somebody else. A third is that the town has no flour. They",
		" argue that the wheel is very old, that bakers buy from somebody else, and that the town has no flour. They do not.",
		" the wheel is very old, bakers buy from somebody else, and the town has no flour. They do not.",
		":\n\n- The wheel is very old.\n- Bakers buy from somebody else.\n- The town has no flour.\n\nThey do not.",
		":\n\n1. The wheel is very old\n\n2. Bakers buy from somebody else\n\n3. The town has no flour\n\nThey do not.",
		" say that:\n\n• the wheel is very old;\n• bakers buy from somebody else;\n• the town has no flour.\n\nThey do not.",
		"the mill.\n\nHere is what ", "Supporters", "Critics",
	} {
		n := 0
		for _, g := range got {
			if strings.Contains(g.Text, want) {
				n++
			}
		}
		if n == 0 {
			t.Errorf("%q stands in none of %d texts", want, len(got))
		}
	}
	for _, g := range got {
		for i, want := range []string{"we must never close the mill", "the wheel is very old", "bakers buy from somebody else", "the town has no flour", "they do not"} {
			c := &g.Components[i]
			if says := c.Text(g.Text); !strings.EqualFold(says, want) {
				t.Fatalf("component %d of %q is %q, want %q", i, g.Text, says, want)
			}
			if c.Stance == mine.Con && (c.Parent != 0 || c.Sign != mine.Attack) {
				t.Fatalf("component %d of %q bears on %d (%v)", i, g.Text, c.Parent, c.Sign)
			}
		}
	}
	own := enumerated(thesis, ". ", pro("The wheel is very new", 0), ". ", pro("Bakers buy from nobody else", 0), ".")
	if len(own) == 0 || len(own) > len(got)/2 {
		t.Errorf("the author's own points are counted up in %d texts, those of the other side in %d", len(own), len(got))
	}
	for _, g := range own {
		if strings.Contains(g.Text, "Critics") {
			t.Fatalf("the author's points are the critics' in %q", g.Text)
		}
	}
	for name, parts := range map[string][]any{
		"one point":          {con("The wheel is very old", 0, mine.Attack), ". It rots. ", con("Bakers buy from somebody else", 0, mine.Attack)},
		"over paragraphs":    {con("The wheel is very old", 0, mine.Attack), ".\n\n", con("Bakers buy from somebody else", 0, mine.Attack)},
		"two sides":          {con("The wheel is very old", 0, mine.Attack), ". ", pro("Bakers buy from nobody else", 0)},
		"a question":         {con("The wheel is very old", 0, mine.Attack), ". ", con("Who buys from it today?", 0, mine.Attack)},
		"what I say":         {con("The wheel is very old", 0, mine.Attack), ". ", con("My sister buys from nobody else", 0, mine.Attack)},
		"few words":          {con("The wheel is very old", 0, mine.Attack), ". ", con("Bakers know", 0, mine.Attack)},
		"said by somebody":   {con("The wheel is very old", 0, mine.Attack), ". ", con("Bakers say it is dear", 0, mine.Attack)},
		"a connective":       {con("The wheel is very old", 0, mine.Attack), ". ", con("But bakers buy from nobody else", 0, mine.Attack)},
		"reasons of reasons": {pro("The wheel is very new", 0), ". ", pro("Bakers buy from nobody else", 1)},
	} {
		if got := enumerated(append([]any{thesis, ". "}, append(parts, ".")...)...); len(got) > 0 {
			t.Errorf("%s: counted up in %d texts, as %q", name, len(got), got[0].Text)
		}
	}
}
