package mine

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"opedmap/nlp"
)

// A synonym lets a phrase at the start of a sentence, which the texts to learn from
// hardly have, be read as words that they have often: one for all words of the phrase, or
// one for each.
type synonym struct{ phrase, as []string }

// synonyms are phrases by which an author takes the word again, up to the comma behind
// them or to the words that they introduce.
var synonyms = func() (out []synonym) {
	for _, s := range []struct {
		as      string
		phrases []string
	}{
		{"still", []string{"that said ,", "that being said ,", "with that said ,", "having said that ,", "having said this ,", "having said all that ,", "that aside ,", "all that aside ,", "be that as it may ,", "then again ,",
			"for all that ,", "mind you ,", "regardless ,", "notwithstanding ,", "that notwithstanding ,", "in any case ,", "in any event ,", "whatever the case ,", "alas ,", "having acknowledged this ,"}},
		{"nevertheless", []string{"nonetheless"}},
		{"on the other hand", []string{"on the flip side"}},
		{"on the contrary", []string{"to the contrary"}},
		{"the problem is", []string{"the trouble is", "the catch is", "the snag is", "the hitch is"}},
	} {
		for _, p := range s.phrases {
			out = append(out, synonym{strings.Fields(p), strings.Fields(s.as)})
		}
	}
	return out
}()

// readAs lets words be read as others that the models know better: those of [synonyms];
// "while" before a participle, as in "While looking at the record,", which tells when
// something was said or seen and grants nothing, as "when"; and a "though" that ends a
// sentence as "however".
func (v *View) readAs() {
	ts := v.Doc.Tokens
	for i := range ts {
		switch next := min(i+1, len(ts)-1); {
		case ts[i].Lower == "while" && ts[next].Tag == "VBG":
			v.read(i, "when", "WRB")
		case ts[i].Lower == "though" && i > 0 && ts[i-1].Lower == "," && ts[next].Tag == ".":
			v.read(i, "however", "RB")
		}
	}
	for _, s := range v.Doc.Sentences {
		for _, r := range synonyms {
			if !begins(ts[s.First:s.Last], r.phrase) {
				continue
			}
			for i, w := range r.phrase {
				switch {
				case w == ",":
				case len(r.as) == 1:
					v.read(s.First+i, r.as[0], "RB")
				default:
					v.read(s.First+i, r.as[i], ts[s.First+i].Tag)
				}
			}
		}
	}
}

// read puts a word in the place of another that is to be seen, but for what class it has.
func (v *View) read(i int, word, tag string) {
	if v.masks[i] != hidden {
		class := v.at(i).class
		*v.at(i) = newAtom(&nlp.Token{Lower: word, Stem: english.Stem(word, true), Tag: tag}, "")
		v.at(i).class = class
	}
}

// begins reports whether tokens begin with words.
func begins(ts []nlp.Token, words []string) bool {
	if len(ts) < len(words) {
		return false
	}
	for i, w := range words {
		if ts[i].Lower != w {
			return false
		}
	}
	return true
}
