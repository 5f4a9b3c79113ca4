package train

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// marked makes a text of components and words between.
func marked(id string, parts ...any) gold.Text {
	t := gold.Text{ID: id, Corpus: "opeds-real"}
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			t.Text += p
		case said:
			c := mine.Component{Span: nlp.Span{Start: len(t.Text), End: len(t.Text) + len(p.text)}, Kind: p.kind, Stance: p.stance, Parent: p.parent, Sign: p.sign, Evidence: p.evidence}
			t.Components = append(t.Components, gold.Component{Component: c})
			t.Text += p.text
		}
	}
	return t
}

type said struct {
	text     string
	kind     mine.Kind
	stance   mine.Stance
	parent   int
	sign     mine.Sign
	evidence mine.Evidence
}

// signposted gives a text of this shape under many ids.
func signposted(parts ...any) []string {
	var out []string
	for i := range 4000 {
		t := marked(fmt.Sprint(i), parts...)
		out = append(out, edited(signposts(t, letterCase{"bakers": 1, "rose": -1})).Text)
	}
	return out
}

func count(texts []string, part string) int {
	n := 0
	for _, t := range texts {
		if strings.Contains(t, part) {
			n++
		}
	}
	return n
}

// Names keep their capitals, and no phrase comes twice running.
func TestSignposter(t *testing.T) {
	text := gold.Text{Text: "Rose pays. May pays. New York pays. The Ledger pays. It pays. Bakers pay. I pay. I’m here. I'm off. NATO pays.",
		Entities: []gold.Entity{{Mentions: []nlp.Span{{Start: 11, End: 14}}}}}
	p := signposter{t: text, letters: letterCase{"rose": -1, "may": 9, "new": 9, "bakers": 1, "nato": 1}}
	for start, want := range map[string]bool{"Rose": true, "May": true, "New": true, "The": false, "It": false, "Bakers": false, "I pay": true, "I’m": true, "I'm": true, "NATO": true} {
		if got := p.named(strings.Index(text.Text, start)); got != want {
			t.Errorf("%q is a name: %v, want %v", start, got, want)
		}
	}
	one := signpost{100, []string{"Also,"}}
	c := &gold.Component{}
	if a, b := p.phrase(one, c, "It pays"), p.phrase(one, c, "It pays"); a != "Also," || b != "" {
		t.Errorf("the phrases are %q and %q", a, b)
	}
}

func TestLetters(t *testing.T) {
	c := letters([]gold.Text{{Text: "Rose saw the rose, Rose saw it. Bakers and bakers came."}})
	for w, want := range map[string]int{"rose": 0, "bakers": 1, "came": 1, "Rose": 0} {
		if c[w] != want {
			t.Errorf("%q stands at %d, want %d", w, c[w], want)
		}
	}
}

// What a component does decides which phrases may stand before it.
func TestSignposts(t *testing.T) {
	thesis := said{"The mill should close", mine.MajorClaim, mine.Pro, -1, 0, 0}
	con := func(s string) said { return said{s, mine.Premise, mine.Con, 0, mine.Attack, 0} }
	pro := func(s string, parent int, sign mine.Sign) said {
		return said{s, mine.Premise, mine.Pro, parent, sign, 0}
	}
	for name, c := range map[string]struct {
		parts []any
		want  []string // each stands in some, but not in most
		never []string
	}{
		"the other side": {[]any{thesis, ". ", con("It feeds the town"), "."},
			[]string{" Critics say that it feeds the town.", "It is true that it feeds the town.", "Many fear that it feeds the town.", "close. It feeds"}, []string{"Therefore", "example"}},
		"what I concede is no critic's": {[]any{thesis, ". ", con("It feeds my sister"), "."},
			[]string{"Of course, it feeds my sister."}, []string{"Critics", "Many"}},
		"it goes on": {[]any{thesis, ". ", con("It feeds the town"), ". ", con("It pays the school"), "."},
			[]string{"They also say that it pays"}, []string{"Critics say that it pays"}},
		"an announcement gives way to another": {[]any{thesis, ". ", "Ann told us that ", con("it feeds the town"), "."},
			[]string{"close. Critics say that it feeds", "close. Ann told us that it feeds"}, nil},
		"one that began in a quotation does not": {[]any{thesis, ". ", "\"Ann,\" she said, ", con("it feeds the town"), "."}, nil, []string{"Critics"}},
		"an answer": {[]any{thesis, ". ", con("It feeds the town of which we have spoken here at length and which will not, whatever happens to this mill or to any other, live from flour much longer, say all who know it"), ". ", pro("The bakers feed it", 1, mine.Attack), "."},
			[]string{"However, the bakers", "In reality, the bakers"}, []string{"example, the bakers", "Critics say that the bakers"}},
		"but":             {[]any{thesis, ". ", con("It feeds the town"), ", but ", pro("the bakers do so too", 1, mine.Attack), "."}, []string{"While it feeds the town, the bakers do", "Although it feeds the town, the bakers do"}, nil},
		"But":             {[]any{thesis, ". ", con("It feeds the town"), ". But ", pro("the bakers do so too", 1, mine.Attack), "."}, []string{"While it feeds the town, the bakers do"}, nil},
		"what follows":    {[]any{pro("The wheel broke", 1, mine.Support), ". ", said{"It is old", mine.Claim, mine.Pro, 2, mine.Support, 0}, ". ", thesis, "."}, []string{"Therefore, it is old", "In short, the mill should close"}, []string{"Critics say that it is old"}},
		"one reason more": {[]any{thesis, ". ", pro("The wheel broke", 0, mine.Support), ". ", pro("It is old", 0, mine.Support), "."}, []string{"Moreover, it is old"}, nil},
		"one case":        {[]any{thesis, ". ", said{"The wheel broke", mine.Premise, mine.Pro, 0, mine.Support, example}, "."}, []string{"For example, the wheel broke"}, nil},
		"names":           {[]any{thesis, ". ", con("Rose eats there"), ". Ask Rose."}, []string{"Critics say that Rose eats"}, []string{"rose"}},
		"other nouns":     {[]any{thesis, ". ", con("Bakers buy there"), "."}, []string{"Critics say that bakers buy"}, nil},
		"no statement":    {[]any{thesis, ". ", pro("Close it", 0, mine.Support), "."}, nil, []string{"that Close"}},
		"my own words": {[]any{thesis, ". ", con("It fed my sister"), ", but ", pro("the bakers do so too", 1, mine.Attack), "."},
			[]string{"While it fed my sister, the bakers do"}, []string{"some say", "argue"}},
		"spoken by somebody": {[]any{thesis, ". ", con("It feeds the town, she says"), "."}, []string{"close. It feeds"}, []string{"Critics", "fear"}},
		"a line's end":       {[]any{thesis, ".\n\nThat was the\n", con("Mill of old"), "."}, nil, []string{"Critics"}},
		"a title":            {[]any{thesis, ". Mr. ", "Ann says that ", con("it feeds the town"), "."}, nil, []string{"Mr. Critics"}},
		"who says so":        {[]any{thesis, ". ", "Those who say that ", con("it feeds the town"), "."}, nil, []string{"Critics"}},
		"over paragraphs": {[]any{thesis, ". ", con("It feeds the town"), ".\n\n", con("It pays the school"), "."},
			nil, []string{"They also say that it pays"}},
		"grounds":                             {[]any{thesis, ". ", pro("The wheel broke", 0, mine.Support), ". ", pro("It is old", 1, mine.Support), "."}, []string{"Indeed, it is old"}, []string{"Moreover, it is old"}},
		"two cases":                           {[]any{thesis, ". ", said{"The wheel broke", mine.Premise, mine.Pro, 0, mine.Support, example}, ". ", said{"It broke again", mine.Premise, mine.Pro, 0, mine.Support, example}, "."}, []string{"Moreover, it broke again"}, []string{"example, it broke again"}},
		"premises follow from nothing":        {[]any{thesis, ". ", pro("The wheel broke", 2, mine.Support), ". ", pro("It is old", 0, mine.Support), "."}, nil, []string{"Therefore"}},
		"turned already":                      {[]any{thesis, ". ", con("It feeds the town, however"), "."}, nil, []string{"Critics", "true"}},
		"no answer":                           {[]any{thesis, ". ", con("It feeds the town"), ". ", pro("It is old", 0, mine.Support), "."}, nil, []string{"However", "Yet", "In reality"}},
		"an announcement within what goes on": {[]any{thesis, ". ", con("It feeds the town"), ". ", "Ann says that ", con("it pays the school"), "."}, nil, []string{"argue that it pays", "true that it pays"}},
		"a question":                          {[]any{thesis, ". ", con("Whom does it feed"), "?"}, nil, []string{"Critics", "true"}},
	} {
		got := signposted(c.parts...)
		for _, w := range c.want {
			if n := count(got, w); n == 0 || n > 3600 {
				t.Errorf("%s: %q in %d of 4000 texts", name, w, n)
			}
		}
		for _, w := range c.never {
			if n := count(got, w); n > 0 {
				t.Errorf("%s: %q in %d of 4000 texts, want none", name, w, n)
			}
		}
	}
	within := signposted("So ", thesis, ", for ", pro("the wheel broke", 0, mine.Support), ".")
	if n := len(slices.Compact(within)); n != 1 || within[0] != "So The mill should close, for the wheel broke." {
		t.Errorf("%d texts of one whose components begin no sentence, one of them %q", n, within[0])
	}
	// In a microtext the phrases belong to the segments.
	micro := marked("", said{"The mill should close.", mine.MajorClaim, mine.Pro, -1, 0, 0}, " ", con("It feeds the town."), " ", pro("But bakers do so too.", 1, mine.Undercut))
	micro.Corpus = "microtexts"
	seen := map[string]int{}
	for i := range 400 {
		micro.ID = fmt.Sprint(i)
		e := edited(signposts(micro, nil))
		seen[e.Components[1].Text(e.Text)+"|"+e.Components[2].Text(e.Text)]++
	}
	for _, want := range []string{"It feeds the town.|But bakers do so too.", "While it feeds the town,|bakers do so too.", "Although it feeds the town,|bakers do so too."} {
		if seen[want] == 0 {
			t.Errorf("no microtext says %q: %v", want, seen)
		}
	}
	asks := marked("", said{"Should the mill close?", mine.MajorClaim, mine.Pro, -1, 0, 0}, " ", con("Whom does it feed?"))
	asks.Corpus = "microtexts"
	for i := range 100 {
		asks.ID = fmt.Sprint(i)
		if _, e := signposts(asks, nil); len(e) > 0 {
			t.Fatalf("a question is changed: %v", e)
		}
	}
	headline := marked("a", thesis, "\n\n", con("It feeds the town"))
	headline.Apparatus = []gold.Apparatus{{Span: headline.Components[0].Span, Label: "headline"}, {Span: headline.Components[1].Span, Label: "caption"}}
	for i := range 100 {
		headline.ID = fmt.Sprint(i)
		if _, e := signposts(headline, nil); len(e) > 0 {
			t.Fatalf("apparatus is changed: %v", e)
		}
	}
}
