package mine

import (
	"testing"

	"opedmap/nlp"
)

func TestNorm(t *testing.T) {
	for text, want := range map[string]uint64{
		"We should have recess.":                 1,
		"The road must not have two gates.":      1,
		"The rule should have been nice.":        0,
		"It should not have already been shut.":  0,
		"They should have, but it must be shut.": 1,
		"They should have":                       1,
		"The town needs to build it.":            2,
		"Let us build it.":                       3,
		"Let me explain it.":                     0,
		"Let me say that it should be built.":    1,
		"It is time to build it.":                4,
		"It is right to build it.":               5,
		"I urge the town to build it.":           6,
		"The town built it.":                     0,
	} {
		doc, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		v := &View{Doc: doc}
		if got := v.norm(0, len(doc.Tokens)); got != want {
			t.Errorf("norm of %q = %d, want %d", text, got, want)
		}
	}
}

// "Has to" before a verb is a modal, a noun that has something is not.
func TestFindModals(t *testing.T) {
	for text, want := range map[string]string{
		"The city has to act.":                 "has",
		"Towns need to pay.":                   "need",
		"The city should act.":                 "should",
		"The city has two parks to show.":      "",
		"There is a need to act.":              "",
		"We have nothing to add to it.":        "",
		"The plan it has put to them is dear.": "",
	} {
		v := viewOf(t, text)
		got := ""
		for i := range v.Doc.Tokens {
			if v.at(i).class&modal != 0 {
				got += v.Doc.Tokens[i].Lower
			}
		}
		if got != want {
			t.Errorf("%q: the modal is %q, want %q", text, got, want)
		}
	}
}
