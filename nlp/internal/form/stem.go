package form

import (
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

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

// Stem gives the English Snowball stem of a word in lower case; what has no
// letter, or is too long to be a word, is its own stem.
func Stem(lower string) string {
	if len(lower) < 3 || len(lower) > maxStemmed || !isEnglish(lower) {
		return lower
	}
	stems.RLock()
	s, ok := stems.of[lower]
	stems.RUnlock()
	if ok {
		return s
	}
	s = strings.Clone(english.Stem(lower, true))
	stems.Lock()
	if stems.of == nil || len(stems.of) >= maxStems {
		stems.of = make(map[string]string, 1<<12)
	}
	stems.of[strings.Clone(lower)] = s
	stems.Unlock()
	return s
}

// isEnglish reports whether a word is made of English letters, with
// apostrophes and hyphens inside.
func isEnglish(s string) bool {
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
