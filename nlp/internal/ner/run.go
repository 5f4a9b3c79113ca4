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

var particles = setOf("de", "du", "del", "della", "di", "da", "dos", "dela", "delos", "delas", "los", "las", "van", "von", "der", "den", "ten", "ter", "la", "le", "al", "el",
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
	for i := range tokens {
		switch {
		case infix(tokens, kinds, i):
			kinds[i] = linkWord
		case quoted(tokens[i].Text):
			if end := nickname(tokens, kinds, i); end > 0 {
				kinds[i], kinds[end] = linkWord, linkWord
			}
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

// maxInfix is the length of the longest word that joins two names by hyphens.
const maxInfix = 4

// infix reports whether token i stands in lower case between two hyphens and two
// capitalised words, as in Hizb-i-Islami and Stratford-upon-Avon.
func infix(t []Token, kinds []uint8, i int) bool {
	return i > 1 && i+2 < len(t) && kinds[i] == plainWord && len(t[i].Text) <= maxInfix && unicode.IsLower(rune(t[i].Text[0])) &&
		kinds[i-1] == hyphenWord && kinds[i+1] == hyphenWord && kinds[i-2] == capitalWord && kinds[i+2] == capitalWord &&
		t[i-1].Glued && t[i].Glued && t[i+1].Glued && t[i+2].Glued
}

// nickname is the closing mark of what stands in quotation marks between two capitalised
// words, one such word or two, 0 where none opens at token i: William “Bill” Weld.
func nickname(t []Token, kinds []uint8, i int) int {
	if i == 0 || kinds[i-1] != capitalWord || t[i].Glued {
		return 0
	}
	for k := i + 1; k+1 < len(t) && k <= i+3; k++ {
		switch {
		case quoted(t[k].Text):
			if k > i+1 && t[k].Glued && !t[k+1].Glued && (kinds[k+1] == capitalWord || kinds[k+1] == particleWord) {
				return k
			}
			return 0
		case kinds[k] != capitalWord || t[k].Glued != (k == i+1):
			return 0
		}
	}
	return 0
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
