package mine

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"opedmap/nlp"
)

// A synonym lets a phrase that the texts to learn from hardly have be read as words that
// they have often, with their tags: one for all words of the phrase, or one for each.
type synonym struct{ phrase, as, tags []string }

// openings are phrases at the start of a sentence, up to the comma behind them or to the
// words that they introduce: by which an author takes the word again, or grants something.
var openings = synonyms([]meant{
	{"still", "RB", []string{"that said ,", "that being said ,", "with that said ,", "having said that ,", "having said this ,", "having said all that ,", "that aside ,", "all that aside ,", "be that as it may ,", "then again ,",
		"for all that ,", "mind you ,", "regardless ,", "notwithstanding ,", "that notwithstanding ,", "in any case ,", "in any event ,", "whatever the case ,", "alas ,", "having acknowledged this ,"}},
	{"nevertheless", "RB", []string{"nonetheless"}},
	{"on the other hand", "IN DT JJ NN", []string{"on the flip side"}},
	{"on the contrary", "IN DT NN", []string{"to the contrary"}},
	{"the problem is", "DT NN VBZ", []string{"the trouble is", "the catch is", "the snag is", "the hitch is"}},
	{"granted", "VBN", []string{"in fairness ,", "do n't get me wrong ,", "do n't misunderstand me ,"}},
	{"it is true that", "PRP VBZ JJ IN", []string{"let us admit that", "let us concede that"}},
})

// frames are phrases behind a speaker whom the author does not believe, unless he is it
// himself.
var frames = synonyms([]meant{
	{"claims", "VBZ", []string{"would have us believe", "would have you believe", "would have us think", "would have you think", "wants us to believe", "want us to believe", "wants you to believe", "want you to believe",
		"keeps telling us", "keep telling us", "keeps insisting", "never tires of saying", "never tire of saying", "has made much of the fact", "have made much of the fact", "makes much of the fact", "make much of the fact",
		"has been saying again and again", "have been saying again and again", "is quick to note", "are quick to note", "is quick to point out", "are quick to point out"}},
})

// meant is phrases that mean the same.
type meant struct {
	as, tags string
	phrases  []string
}

// synonyms are those of phrases by their first word.
func synonyms(ms []meant) map[string][]synonym {
	out := map[string][]synonym{}
	for _, m := range ms {
		for _, p := range m.phrases {
			s := synonym{strings.Fields(p), strings.Fields(m.as), strings.Fields(m.tags)}
			out[s.phrase[0]] = append(out[s.phrase[0]], s)
		}
	}
	return out
}

// readAs lets words be read as others that the models know better: those of [openings]
// and [frames]; "while" before a participle, as in "While looking at the record,", which
// tells when something was said or seen and grants nothing, as "when"; and a "though" that
// ends a sentence as "however".
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
		if s.First == s.Last { // nothing but marks of emphasis
			continue
		}
		for _, o := range openings[ts[s.First].Lower] {
			if begins(ts[s.First:s.Last], o.phrase) {
				v.readPhrase(s.First, o)
			}
		}
		own := -1 // the last word by which the author names himself
		for i := s.First; i < s.Last; i++ {
			if w := ts[i].Lower; w == "i" || w == "we" {
				own = i
			}
			for _, f := range frames[ts[i].Lower] {
				if end := i + len(f.phrase); begins(ts[i:s.Last], f.phrase) && end < s.Last && ts[end].Lower == "that" && (own < 0 || i-own > nearSubject) {
					v.readPhrase(i, f)
				}
			}
		}
	}
}

// nearSubject is how many words may stand between a subject and its verb.
const nearSubject = 3

func (v *View) readPhrase(at int, s synonym) {
	for i, w := range s.phrase {
		if k := min(i, len(s.as)-1); w != "," {
			v.read(at+i, s.as[k], s.tags[k])
		}
	}
}

// read puts a word in the place of another that is to be seen, with capital or without.
func (v *View) read(i int, word, tag string) {
	if v.masks[i] != hidden {
		class := v.at(i).class & capital
		*v.at(i) = newAtom(&nlp.Token{Lower: word, Stem: english.Stem(word, true), Tag: tag}, "")
		v.at(i).class |= class
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
