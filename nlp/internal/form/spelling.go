package form

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed misspelled.txt
var misspelled string

// spellings maps a misspelt word to the one that is meant.
var spellings = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(misspelled) {
		if f := strings.Fields(line); f[0] != "#" {
			m[f[0]] = f[1]
		}
	}
	return m
})

// Spelt gives a word as it is spelt where it is one of those that are often misspelt, and
// any other as it is. A word with a capital may be a name and stays as it is.
func Spelt(word string) string {
	if s, ok := spellings()[word]; ok {
		return s
	}
	return word
}
