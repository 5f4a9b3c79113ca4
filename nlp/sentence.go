package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitSentences parts the tokens of a paragraph into sentences.
func splitSentences(text string, tokens []Span) [][]Span {
	var out [][]Span
	first := 0
	for i := 0; i < len(tokens); {
		end := closers(text, tokens, i+1)
		if end < len(tokens) && endsSentence(text, tokens, i, end) {
			out = append(out, tokens[first:end])
			first = end
			i = end
			continue
		}
		i++
	}
	if first < len(tokens) {
		out = append(out, tokens[first:])
	}
	return out
}

// closers skips the closing quotes and brackets, and marks of notes, that
// follow a sentence's end without a space.
func closers(text string, tokens []Span, i int) int {
	for i < len(tokens) && tokens[i].Start == tokens[i-1].End && strings.Contains("\"'”’»)]}.!?", tokens[i].Text(text)) {
		i++
	}
	return i
}

// endsSentence reports whether a sentence ends with token i and its closers,
// the next one starting with token next.
func endsSentence(text string, tokens []Span, i, next int) bool {
	w := tokens[i].Text(text)
	n := tokens[next].Text(text)
	r, _ := utf8.DecodeRuneInString(n)
	apart := tokens[next].Start > tokens[next-1].End
	switch {
	case w == "." || w == "!" || w == "?" || w == "…" || strings.HasPrefix(w, ".."):
		if !apart && !unicode.IsUpper(r) {
			return false
		}
		return !unicode.IsLower(r) && !strings.Contains(",;:)]-—–", n)
	case len(w) > 1 && strings.HasSuffix(w, ".") && isLetter(w[0]) && apart && next == i+1:
		kind := abbreviations[strings.ToLower(w[:len(w)-1])]
		if kind == ordinary || initials(w[:len(w)-1]) {
			return starters[n]
		}
	}
	return false
}

// starters holds words that, capitalised after an abbreviation, most likely
// start a sentence.
var starters = set(`The A An This That These Those It He She They We I You But And In On At For As If When While
	There Here However What Who Why How No Not Yet So To By With From After Before Since Although Though His Her
	Their Our My Your Its`)
