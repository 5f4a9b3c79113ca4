package nlp

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

// English reports whether the words of a text may be English: there are fewer than
// twenty, too few to tell, or one in five is a stop word. With keep, words are those tokens
// for which it is true.
func (d *Document) English(keep func(token int) bool) bool {
	words, stops := 0, 0
	for i := range d.Tokens {
		lower := d.Tokens[i].Lower
		if r, _ := utf8.DecodeRuneInString(lower); !unicode.IsLetter(r) || keep != nil && !keep(i) {
			continue
		}
		words++
		if english.IsStopWord(lower) {
			stops++
		}
	}
	return words < fewestWords || float64(stops) >= fewestStopWords*float64(words)
}
