package form

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed misspelled.txt
var misspelled string

// spellings maps a misspelt word to the one that is meant. None of the misspelt ones is a
// word or on the lists of names.
var spellings = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(misspelled) {
		if f := strings.Fields(line); f[0] != "#" {
			m[f[0]] = f[1]
		}
	}
	return m
})

// Spelt gives a word in lower case as it is spelt, where it is one of those that are often
// misspelt, and any other as it is.
func Spelt(lower string) string {
	if s, ok := spellings()[lower]; ok {
		return s
	}
	return lower
}

// Respelt does so for a word in the case that it has in a text.
func Respelt(word string) string {
	lower := Lower(word)
	s := Spelt(lower)
	switch {
	case s == lower:
		return word
	case word[0] != lower[0]:
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}
