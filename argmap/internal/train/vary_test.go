package train

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// Annotations move along with the words around them.
func TestEdited(t *testing.T) {
	const text = "By Ann. The city should act. We must pay."
	at := func(s string) nlp.Span {
		i := strings.Index(text, s)
		return nlp.Span{Start: i, End: i + len(s)}
	}
	in := gold.Text{Text: text,
		Components: []gold.Component{{Component: mine.Component{Span: at("The city should act")}}, {Component: mine.Component{Span: at("We must pay")}}},
		Apparatus:  []gold.Apparatus{{Span: at("By Ann.")}},
		Entities:   []gold.Entity{{Mentions: []nlp.Span{at("Ann"), at("We")}}},
	}
	got := edited(in, []edit{{at("should"), "has to"}, {at("must"), "need to"}})
	if got.Text != "By Ann. The city has to act. We need to pay." {
		t.Fatalf("the text is %q", got.Text)
	}
	for want, s := range map[string]nlp.Span{
		"The city has to act": got.Components[0].Span, "We need to pay": got.Components[1].Span,
		"By Ann.": got.Apparatus[0].Span, "Ann": got.Entities[0].Mentions[0], "We": got.Entities[0].Mentions[1],
	} {
		if s.Text(got.Text) != want {
			t.Errorf("%q is now %q", want, s.Text(got.Text))
		}
	}
	if gone := edited(in, []edit{{at("By Ann"), "Critics"}}); len(gone.Entities[0].Mentions) != 1 || gone.Entities[0].Mentions[0].Text(gone.Text) != "We" {
		t.Errorf("mentions after one was replaced: %v", gone.Entities[0].Mentions)
	}
	if in.Components[0].Span != at("The city should act") || in.Entities[0].Mentions[1] != at("We") {
		t.Error("the text that was given has changed")
	}
}

// Half of the modals of duty are said otherwise, in agreement with the word before, and
// no text of a corpus is touched.
func TestVary(t *testing.T) {
	text := strings.Repeat("The city should act. The towns must pay. They should not wait. Should they go? It should have been done. ", 100)
	ts := Vary([]gold.Text{{ID: "a", Corpus: "opeds-real", Text: text}, {ID: "a", Corpus: "aaec", Text: text}})
	if ts[1].Text != text {
		t.Error("a text of a corpus has changed")
	}
	got := ts[0].Text
	for _, kept := range []string{"They should not wait", "Should they go", "It should have been"} {
		if n := strings.Count(got, kept); n != 100 {
			t.Errorf("%q stands %d times, want 100", kept, n)
		}
	}
	for said, least := range map[string]int{"city should act": 35, "city has to act": 8, "city needs to act": 8, "city ought to act": 1, "city must act": 3,
		"towns must pay": 35, "towns have to pay": 8, "towns need to pay": 8, "towns should pay": 3} {
		if n := strings.Count(got, said); n < least {
			t.Errorf("%q stands %d times, want %d or more", said, n, least)
		}
	}
	if again := Vary([]gold.Text{{ID: "a", Corpus: "opeds-real", Text: text}}); again[0].Text != got {
		t.Error("a second time the words are others")
	}
}
