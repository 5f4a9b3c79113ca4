package ner

import (
	"unicode"
	"unicode/utf8"
)

// A run is a stretch of a sentence that may hold names: it starts and ends with
// a capitalised word or a number, and has at most maxLink other words between
// two of them.
type run struct {
	sentence    int
	first, last int // tokens of the sentence, last excluded
}

const (
	maxLink = 4  // words that link two capitalised ones
	maxRun  = 60 // words of a run; a longer one is cut
	maxName = 14 // words of a name
)

// kinds of words
const (
	plainWord = iota
	capitalWord
	numberWord
	linkWord
	hyphenWord
)

// links are the words that may stand inside a name without a capital.
var links = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range [...]string{"of", "the", "for", "and", "&", "on", "in", "to", "at", "a", "an", "with", "by", "from", "into",
		"de", "la", "le", "les", "du", "des", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "het", "ter", "ten", "zu", "zum",
		"al", "el", "bin", "ibn", "ben", "y", "e", "et", "und", "en", "'s", "'", "’s", "’", ",", "/", "+", "against"} {
		m[w] = true
	}
	return m
}()

func kindOf(t *Token) uint8 {
	r, n := utf8.DecodeRuneInString(t.Text)
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return capitalWord
	case '0' <= r && r <= '9':
		return numberWord
	case t.Text == "-" || t.Text == "–" || t.Text == "‑":
		return hyphenWord
	case links[t.Lower]:
		return linkWord
	case unicode.IsLower(r) && len(t.Text) < 40:
		for _, r := range t.Text[n:] {
			if unicode.IsUpper(r) {
				return capitalWord
			}
		}
	}
	return plainWord
}

// runs finds the runs of a sentence. kinds is filled with the kinds of its words.
func runs(dst []run, sentence int, tokens []Token, kinds []uint8) []run {
	for i := range tokens {
		kinds[i] = kindOf(&tokens[i])
	}
	for i := 0; i < len(tokens); i++ {
		if kinds[i] != capitalWord && kinds[i] != numberWord {
			continue
		}
		end, capital := i+1, kinds[i] == capitalWord
		for end < len(tokens) && end-i < maxRun {
			k := end
			for k < len(tokens) && k-end < maxLink && (kinds[k] == linkWord || kinds[k] == hyphenWord && tokens[k].Glued) {
				k++
			}
			if k >= len(tokens) || kinds[k] != capitalWord && kinds[k] != numberWord {
				break
			}
			capital = capital || kinds[k] == capitalWord
			end = k + 1
		}
		if capital {
			dst = append(dst, run{sentence, i, end})
		}
		i = end - 1
	}
	return dst
}

// mayStart reports whether a name may start or end with a word of this kind.
func mayStart(kind uint8) bool { return kind == capitalWord || kind == numberWord }
