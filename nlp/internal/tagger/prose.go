package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp/internal/form"
)

// proseTags gives prose's tags of words; none when they are nothing but
// punctuation.
func proseTags(words []Word) []string {
	forms := make([]string, len(words))
	spoken := false
	for i := range words {
		forms[i] = proseForm(words[i].Text)
		spoken = spoken || shapeOf(words[i].Text[:min(len(words[i].Text), 8)])&15 != shapeSymbol
	}
	if !spoken {
		return make([]string, len(words))
	}
	return first().tag(forms)
}

const maxProse = 48 // bytes of a word that prose sees

// proseForm gives a word in a form that prose's own tokenizer leaves whole:
// plain quotes, no white space, no punctuation that it would split off.
func proseForm(word string) string {
	if len(word) > maxProse {
		k := maxProse
		for !utf8.RuneStart(word[k]) {
			k--
		}
		word = word[:k]
	}
	word = form.Plain(word)
	switch word {
	case "":
		return "-"
	case "n't", "'s", "'re", "'m", "'ll":
		return word
	}
	if len(word) == 1 && word[0] > ' ' || wholeInProse(word) {
		return word
	}
	w := strings.Trim(strings.ReplaceAll(word, "'", ""), `$("[,)]!;.?:`)
	if w == "" || !wholeInProse(w) {
		return "--"
	}
	return w
}

// wholeInProse reports whether prose's tokenizer surely leaves a word as it is.
// prose cuts words at offsets found in their lower case, so that the letters
// whose lower case has another length stay away from it.
func wholeInProse(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] <= ' ' || w[i] == '&' || w[i] == '\'' || w[i] == 0x7f {
			return false
		}
	}
	for _, r := range w {
		if r >= 0x80 && (unicode.IsSpace(r) || r == 'İ' || r == 'K') {
			return false
		}
	}
	if strings.IndexByte(`$("[`, w[0]) >= 0 && len(w) > 1 {
		return false
	}
	if len(w) > 1 && strings.IndexByte(`,)"]!;.?:`, w[len(w)-1]) >= 0 {
		return dotted(w)
	}
	return true
}

// dotted reports whether prose knows a word that ends with a full stop as an
// abbreviation: single letters with stops, or a capital and one or two more
// letters.
func dotted(w string) bool {
	if w[len(w)-1] != '.' {
		return false
	}
	if len(w) == 3 || len(w) == 4 {
		if 'A' <= w[0] && w[0] <= 'Z' && isLower(w[1:len(w)-1]) {
			return true
		}
	}
	if len(w) < 4 || len(w)%2 == 1 {
		return false
	}
	for i := 0; i < len(w); i += 2 {
		if c := w[i] | 0x20; c < 'a' || c > 'z' || w[i+1] != '.' {
			return false
		}
	}
	return true
}

func isLower(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}
