package nlp

import (
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

// plain replaces typography by its ASCII forms and drops soft hyphens and
// other marks that only steer the breaking of lines.
var plain = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "ʼ", "'", "′", "'", "＇", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "″", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-",
	"…", "...",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "",
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
)

// plainLower gives the lower case of a word in plain typography.
func plainLower(word string) string {
	upper := false
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= 0x80 {
			return strings.ToLower(plain.Replace(word))
		} else if 'A' <= c && c <= 'Z' {
			upper = true
		}
	}
	if upper {
		return strings.ToLower(word)
	}
	return word
}

const (
	maxStemmed = 48      // bytes; longer forms are no English words
	maxStems   = 1 << 16 // entries of the cache
)

// stems caches the stems of word forms; it is emptied when full, so that no
// text, however long, makes it grow without bound.
var stems struct {
	sync.RWMutex
	of map[string]string
}

// stem gives the English Snowball stem of a word in lower case; what has no
// letter, or is too long to be a word, is its own stem.
func stem(lower string) string {
	if len(lower) < 3 || len(lower) > maxStemmed || !isASCIILetters(lower) {
		return lower
	}
	stems.RLock()
	s, ok := stems.of[lower]
	stems.RUnlock()
	if ok {
		return s
	}
	s = english.Stem(lower, true)
	stems.Lock()
	if stems.of == nil || len(stems.of) >= maxStems {
		stems.of = make(map[string]string, 1<<12)
	}
	stems.of[strings.Clone(lower)] = strings.Clone(s)
	stems.Unlock()
	return s
}

// isASCIILetters reports whether a word is made of English letters, with
// apostrophes and hyphens inside.
func isASCIILetters(s string) bool {
	letters := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
			letters = true
		case c == '\'' || c == '-':
		default:
			return false
		}
	}
	return letters
}
