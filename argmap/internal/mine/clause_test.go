package mine

import (
	"slices"
	"strings"
	"testing"

	"opedmap/nlp"
)

// What begins at "[" reaches as far as "|", or to the end of its sentence.
func TestReach(t *testing.T) {
	for _, text := range []string{
		"While [prices rose|, the wages did not.",
		"While there is hope that [she will come|, all of us should write.",
		"But while [prices rose|, the wages did not.",
		"But, just as [the old men found|, the ice cannot be wished away.",
		"Even though [prices rose|, wages did not.",
		"“Because [prices rose|, we left,” she said.",
		"Because [the council, which met on Monday, was late|, we left.",
		"As [the board has found|, the pool is old.",
		"If [it rains|, perhaps we will stay.",
		"[While prices rose, the wages did not.|",
		"While prices rose, [the wages did not.|",
		"Prices rose, while [wages fell, he said.|",                               // behind the main clause
		"Because [the rows go up steeply.|",                                       // no main clause
		"Because [last Sunday at the park, where she was, I saw a dog, and ran.|", // a relative clause and what it stands in
		"As for [the chops, there is a telephone, every man has two.|",            // no clause
		"While, if [the price is high, the wages are not.|",
		"If that passes [they will find a way; when it rains, he will go.|",
		"When he asked [(she was there, we know) what it was for.|",
		"If [she says there are two, and there are two, who is right.|",
	} {
		from, to := strings.Index(text, "["), strings.Index(text, "|")-1
		u := unitOf(t, strings.NewReplacer("[", "", "|", "").Replace(text))
		var b borders
		b.mark(u)
		tokens := u.View.Doc.Tokens[u.First : u.First+u.N]
		i := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Start == from })
		if i < 0 {
			t.Fatalf("%q: no token begins at the mark", text)
		}
		if got := tokens[i+u.longest(i)-1].End; got != to {
			t.Errorf("%q: a component reaches to byte %d, want %d", text, got, to)
		}
	}
}

// Whether a component may begin behind the first word.
func TestClausal(t *testing.T) {
	for text, want := range map[string]bool{
		"That the woods are still standing is a feat.": true,
		"That the board knows.":                        false,
		"That the board knows, he said is a lie.":      false,
		"That is what we are.":                         false,
		"That the board knows what it is.":             false,
		"That the board knows and acts.":               false,
		"We know that the woods stand is a lie.":       false,
	} {
		if u := unitOf(t, text); u.clausal(1) != want {
			t.Errorf("clausal in %q: %t, want %t", text, !want, want)
		}
	}
}
