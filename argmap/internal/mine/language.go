package mine

import (
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"
)

// Of the words of an English text of some length 28 in 100 or more are stop words (corpora
// and op-eds to learn from; most have 40 to 50), of a text in another language, where a few
// words are spelt like English ones, hardly ever 20.
const (
	fewestWords     = 20
	fewestStopWords = 0.2
)

// foreign reports whether the text is long enough to tell its language, and not English.
func (v *View) foreign() bool {
	words, stops := 0, 0
	for i := range v.sentences {
		s := &v.sentences[i]
		if s.skip {
			continue
		}
		for t := s.First; t < s.Last; t++ {
			lower := v.Doc.Tokens[t].Lower
			if r, _ := utf8.DecodeRuneInString(lower); v.masks[t] != plain || !unicode.IsLetter(r) {
				continue
			}
			words++
			if english.IsStopWord(lower) {
				stops++
			}
		}
	}
	return words >= fewestWords && float64(stops) < fewestStopWords*float64(words)
}
