package mine

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

// Two places, each told by "|", stand in the same pair of marks or do not.
func TestEnclose(t *testing.T) {
	for _, c := range []struct {
		text string
		same bool
	}{
		{"|The road is closed (or so they say)|, and we walk.", true},
		{"The road is closed (|or so they say|), and we walk.", true},
		{"|The road is closed (or so| they say), and we walk.", false},
		{"The road is closed (or so| they say), |and we walk.", false},
		{"|The road is closed [or so| they say], and we walk.", false},
		{"He said that “|the road is closed|”, and left.", true},
		{"|He said that “the road| is closed”, and left.", false},
		{"|He called it “a (very) long road”|, and left.", true},
		{"He called it “|a (very| long) road”, and left.", false},
		{"He said “|no” and she said “no|” and they left.", false},
		{"He said “no”| and |she said “no” and they left.", true},
		{"She said, “|The road is closed. We walk.|” So we walked.", true},
		{"She said, |“The road is closed|. We walk.” So we walked.", false},
		{"He said that ``|the road is closed|'', and left.", true},
		{"|He said that ``the road| is closed'', and left.", false},
		{"He said that \"|the road is closed|\", and left.", true},
		{"|He said that \"the road| is closed\", and left.", false},
		{"|He said that \"the (old| road) is closed\", and left.", false},
		{"|He said \"no (|way\" here.", false},
		{"|He said that \"the road| is closed, and left.", true},       // no partner
		{"|He said \"no\" and \"yes|, and left.", true},                // three of them
		{"|He said \"no and left. She| said \"yes\", and left.", true}, // one, then two
		{"He said \"no and left. |She said \"yes|\", and left.", false},
		{"He said \"no and left, and |left. She said \"|yes\", and left.", false},
		{"She said: \"|We walk. We run.|\" So be it.", true},
		{"|She said: \"We walk. |We run.\" So be it.", false},
		{"She said: \"|We walk, he said \"no\"|, we run.\" So be it.", true},
		{"She said (\"|We walk\"|) and left.", false},
		{"He (said \"no) way\" here. |She said| \"yes\" there.", true},
		{"She said: \"|We walk. We run.|\" So be it.", true},
		{"|She said: \"We walk. |We run.\" So be it.", false},
		{"She said: \"|We walk, he said \"no\"|, we run.\" So be it.", true},
		{"She said (\"|We walk\"|) and left.", false},
		{"He (said \"no) way\" here. |She said \"yes| there\".", false},
		{"|He said that “the road| is closed, and left.", true},
		{"Nor is it true, as |Dr. Quigley claims, that |tablets help.", false},
		{"|Nor is it true, as Dr. Quigley claims, that |tablets help.", true},
		{"|Nor is it true, as Dr. Quigley claims|, that tablets help.", true},
		{"Nor, as |the old mayor himself once told us|, is it true.", false},
		{"|It is as dark, as |cold, and as wet as they say, here.", true},                // a comparison
		{"|We met, as |the six or seven old and tired men of the club say, here.", true}, // too long
		{"|We left, as |it was late.", true},
		{"Transit, |the weakest of our firms, is| unable to move a bus.", false},
		{"|Transit, the weakest of our firms, is| unable to move a bus.", true},
		{"Transit, |like gambling, rarely makes| a city rich.", false},
		{"Transit, |the so-called bus firm, never makes| a city rich.", false},
		{"Secondly, the firms, |once so rich, not only do| they lie.", true}, // turned round
		{"The mayor, Ann Roe, |who left the party, has| no friends.", false},
		{"In an interview Ann Roe, |the mayor, said| that she was ill.", false},
		{"Last year, |the council bought a bus, and it| was late.", true}, // no verb behind the comma
		{"Secondly, |what you sow, will| grow.", true},                    // no noun before
		{"In the end, |the weakest of our firms, has| no bus.", true},     // an adverbial
		{"We left Transit, |the weakest of our firms, was| all we said.", true},
		{"But children, |the old road, do| you take it?", true}, // an address
		{"The mayor, |and her deputy, has| no friends.", true},
		{"'|Nobody \"needs\" a pool,'| his spokesman said.", false},
		{"|'Nobody \"needs\" a pool,'| his spokesman said.", true},
		{"He said, ‘|the road| is closed.’ We walk.", true},
		{"|He said, ‘the road| is closed.’ We walk.", false},
		{"|The boys' road isn't| ours, and the girls' is.", true},
		{"|He called it ‘a| road’ and left.", true}, // no comma or stop ends it
		{"|Back in the '60s| the boys', as they were, left.", true},
		{"|A) The road| is closed.", true},
		{"|The (road” is closed| and long).", false}, // the mark within has no partner
		{"The (|road “is|) closed” and long.", true}, // nor have these
	} {
		a := strings.Index(c.text, "|")
		b := strings.LastIndex(c.text, "|") - 1
		u := unitOf(t, strings.ReplaceAll(c.text, "|", ""))
		u.enclose()
		place := func(at int) int32 {
			n := 0
			for n < u.N && u.View.Doc.Tokens[u.First+n].Start < at {
				n++
			}
			return u.within[n]
		}
		if got := place(a) == place(b); got != c.same {
			t.Errorf("enclose: places of %q in one pair: %v, want %v", c.text, got, c.same)
		}
	}
}

// A mark in a note of the page has no partner in the text.
func TestEncloseHidden(t *testing.T) {
	const text = "The road (the old one is closed and we walk along it. A note) here."
	note := apparatus.Part{Span: nlp.Span{Start: strings.Index(text, "A note"), End: len(text)}, Label: apparatus.Note}
	for _, c := range []struct {
		parts []apparatus.Part
		pair  bool
	}{{nil, true}, {[]apparatus.Part{note}, false}} {
		u := viewOf(t, text, c.parts...).Units()[0]
		u.enclose()
		pair := false
		for _, w := range u.within {
			pair = pair || w != 0
		}
		if pair != c.pair {
			t.Errorf("enclose with %d parts of apparatus: pair %v, want %v", len(c.parts), pair, c.pair)
		}
	}
}

// What is found holds both marks of a pair or neither.
func TestFoundHoldsPairs(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	runs, pairs := 0, 0
	for _, v := range heldOut(t) {
		var dec sums
		for _, c := range m.Segmenter.score(v, false) {
			for _, p := range c.partners() {
				if p >= 0 {
					pairs++
				}
			}
			for _, r := range choose(dec.options(c.lattice), float64(m.Segmenter.Threshold[Oped])) {
				runs++
				if c.within[r.start] != c.within[r.end] {
					t.Errorf("%q begins in one pair of marks and ends in another", c.span(r.start, r.end).Text(v.Doc.Text))
				}
			}
		}
	}
	if runs < 1000 || pairs < 500 {
		t.Errorf("%d components and %d marks in pairs: too few to tell", runs, pairs)
	}
}

func TestFree(t *testing.T) {
	for _, c := range []struct {
		partners []int
		from, to int
		want     bool
	}{
		{[]int{-1, -1, -1}, 0, 2, true},
		{[]int{-1, 2, 1, -1}, 0, 3, true},   // a pair inside
		{[]int{3, -1, -1, 0}, 1, 2, true},   // inside a pair
		{[]int{-1, 3, -1, 1}, 0, 2, false},  // one crosses
		{[]int{2, -1, 0, -1}, 1, 3, false},  // one crosses from the left
		{[]int{-1, -1, 1, -1}, 0, 2, false}, // the end is taken
	} {
		if got := free(c.partners, c.from, c.to); got != c.want {
			t.Errorf("free(%v, %d, %d) = %t, want %t", c.partners, c.from, c.to, got, c.want)
		}
	}
}
