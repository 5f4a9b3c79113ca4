package ner

import (
	"embed"
	"strings"
	"sync"

	"opedmap/nlp/internal/form"
)

//go:embed data/*.txt
var lists embed.FS

// flags of the lists a word or a name stands on
const (
	isCountry = 1 << iota
	isCapital
	isState
	isCity
	isTown
	isRegion
	isPeople
	isLanguage
	isGiven
	isSurname
	isCalendar
	isTitle
	isOrganisation
	isEvent
	isWork
)

var listNames = [...]string{"countries", "capitals", "states", "cities", "towns", "regions", "peoples", "languages", "given", "surnames", "calendar", "titles", "organisations", "events", "works"}

// gazetteer maps the hash of a name to the lists that hold it.
var gazetteer = sync.OnceValue(func() map[uint64]uint16 {
	m := make(map[uint64]uint16, 1<<16)
	for i, name := range listNames {
		b, err := lists.ReadFile("data/" + name + ".txt")
		if err != nil {
			panic(err) // part of the program
		}
		for line := range strings.Lines(string(b)) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
				words := strings.Fields(line)
				for k, w := range words {
					words[k] = form.Lower(w)
				}
				m[hashName(strings.Join(words, " "))] |= 1 << i
			}
		}
	}
	return m
})

// heads maps the hash of a word to the kinds of names it heads, a bit for each
// line of the list.
var heads = sync.OnceValue(func() map[uint64]uint8 {
	m := map[uint64]uint8{}
	b, err := lists.ReadFile("data/heads.txt")
	if err != nil {
		panic(err) // part of the program
	}
	line := 0
	for l := range strings.Lines(string(b)) {
		if l[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(l)[1:] {
			m[hashName(w)] |= 1 << line
		}
		line++
	}
	return m
})

const headKinds = 7

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// hashOn goes on with an FNV-1a hash.
func hashOn(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * prime64
	}
	return h
}

func hashName(s string) uint64 { return hashOn(offset64, s) }

// extend hashes the words so far and one more token.
func extend(h uint64, t *Token, first bool) uint64 {
	if !first && !t.Glued {
		h = hashOn(h, " ")
	}
	return hashOn(h, t.Lower)
}

// IsTitle reports whether a word is a title that stands before names.
func IsTitle(t Token) bool { return t.capital() && gazetteer()[hashName(t.Lower)]&isTitle != 0 }

// IsCalendar reports whether a word is the name of a day or month.
func IsCalendar(t Token) bool {
	return t.capital() && gazetteer()[hashName(t.Lower)]&isCalendar != 0
}

// Listed gives the label of a name by the lists alone, 0 when none holds it or those that
// do disagree.
func Listed(words []Token) Label {
	h := uint64(offset64)
	for i := range words {
		if !words[i].capital() {
			return 0
		}
		h = extend(h, &words[i], i == 0)
	}
	switch g := gazetteer()[h] &^ (isCity | isTown); {
	case g == isOrganisation:
		return Org
	case g == isPeople || g == isPeople|isLanguage:
		return NORP
	case g != 0 && g&^(isCountry|isCapital|isState) == 0:
		return GPE
	}
	return 0
}

// IsGiven reports whether a word is a given name.
func IsGiven(t Token) bool { return t.capital() && gazetteer()[hashName(t.Lower)]&isGiven != 0 }

// IsPeople reports whether words name a people or the like.
func IsPeople(words []Token) bool {
	h := uint64(offset64)
	for i := range words {
		h = extend(h, &words[i], i == 0)
	}
	return gazetteer()[h]&isPeople != 0
}

func (t *Token) capital() bool { return kindOf(t) == capitalWord }

// Titles counts the tokens before token i that are titles of the person it
// names: "Mr.", "Vice President", "Major-General".
func Titles(tokens []Token, i int) int {
	n := 0
	for k := i - 1; k >= 0; k-- {
		switch {
		case IsTitle(tokens[k]):
			n = i - k
		case n == 0 || tokens[k].Text != "-" || !tokens[k].Glued:
			return n
		}
	}
	return n
}
