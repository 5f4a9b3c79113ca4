package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A run is a stretch of a sentence that may hold names: it starts and ends with
// a capitalised word or a number, and has at most maxLink other words between
// two of them. No gap between columns parts its words.
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
	particleWord // may start a name, as in de Tocqueville, but not end it
)

// links are the words that may stand inside a name without a capital.
var links = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range [...]string{"of", "the", "for", "and", "&", "on", "in", "to", "at", "a", "an", "with", "by", "from", "into",
		"les", "des", "do", "das", "het", "zu", "zum", "y", "e", "et", "und", "en", "'s", "'", "’s", "’", ",", "/", "+", "against", "v.", "v", "vs", "vs."} {
		m[w] = true
	}
	return m
}()

var particles = setOf("de", "du", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "ten", "ter", "la", "le", "al", "el",
	"bin", "ibn", "ben", "abu", "via", "rue")

func kindOf(t *Token) uint8 {
	r, n := utf8.DecodeRuneInString(t.Text)
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return capitalWord
	case '0' <= r && r <= '9':
		return numberWord
	case t.Text == "-" || t.Text == "–":
		return hyphenWord
	case particles[t.Text]:
		return particleWord
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
		if i > 2 && kinds[i] == capitalWord && party(tokens[i-3:i+1]) {
			kinds[i-2], kinds[i-1] = plainWord, plainWord
		}
	}
	for i := 0; i < len(tokens); i++ {
		if !mayStart(kinds[i]) || kinds[i] == particleWord && !leads(kinds[i:]) {
			continue
		}
		end, capital := i+1, kinds[i] == capitalWord
		for end < len(tokens) && end-i < maxRun {
			k := end
			for k < len(tokens) && k-end < maxLink && !tokens[k].Apart && (kinds[k] == linkWord || kinds[k] == particleWord || kinds[k] == hyphenWord && tokens[k].Glued) {
				k++
			}
			if k >= len(tokens) || tokens[k].Apart || !mayEnd(kinds[k]) {
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

// party reports whether a mark and three words are a member's party and state, ", R-Utah"
// or "(D-N.Y.": no D-Day, no firm.
func party(t []Token) bool {
	switch t[1].Text {
	case "R", "D", "I":
		return (t[0].Text == "," || t[0].Text == "(") && t[2].Text == "-" && t[2].Glued && t[3].Glued &&
			(strings.HasSuffix(t[3].Text, ".") || gazetteer()[hashName(t[3].Lower)]&isState != 0)
	}
	return false
}

// leads reports whether particles lead up to a capital: de la Renta, al-Wefaq.
func leads(kinds []uint8) bool {
	for k := 1; k < len(kinds) && k <= maxLink; k++ {
		if kinds[k] != particleWord && kinds[k] != hyphenWord {
			return kinds[k] == capitalWord
		}
	}
	return false
}

// mayStart reports whether a name may start with a word of this kind.
func mayStart(kind uint8) bool { return mayEnd(kind) || kind == particleWord }

// mayEnd reports whether a name may end with a word of this kind.
func mayEnd(kind uint8) bool { return kind == capitalWord || kind == numberWord }
