package nlp

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// proseModel loads the tagger of prose once, without its entity model.
var proseModel = sync.OnceValue(func() *prose.Model {
	d, err := prose.NewDocument("a", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil
	}
	return d.Model
})

// maxTagged is the number of tokens tagged together; what prose does with a
// sentence is linear, but its memory is not ours to spend.
const maxTagged = 200

// tagSentence fills in the tags of the tokens of a sentence.
func tagSentence(text string, tokens []Token) {
	for len(tokens) > 0 {
		n := min(len(tokens), maxTagged)
		for i, tag := range proseTags(text, tokens[:n]) {
			tokens[i].Tag = tag
		}
		tokens = tokens[n:]
	}
}

// proseTags asks prose for the tags of ready tokens.
func proseTags(text string, tokens []Token) []string {
	var b strings.Builder
	for i := range tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(proseForm(tokens[i].Span.Text(text)))
	}
	tags := make([]string, len(tokens))
	d, err := prose.NewDocument(b.String(), prose.UsingModel(proseModel()),
		prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return tags
	}
	got := d.Tokens()
	for i := range tags {
		if len(got) == len(tags) {
			tags[i] = got[i].Tag
		}
		if t, ok := fixedTags[tokens[i].Lower]; ok {
			tags[i] = t
		}
	}
	return tags
}

// fixedTags holds the tags of punctuation.
var fixedTags = map[string]string{
	"-": "HYPH", "--": ":", "...": ":", ":": ":", ";": ":", ",": ",", ".": ".", "!": ".", "?": ".",
	"(": "-LRB-", ")": "-RRB-", "[": "-LRB-", "]": "-RRB-", "$": "$",
}

const maxProse = 64 // bytes of a word that prose sees

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
	word = plain.Replace(word)
	switch {
	case word == "":
		return "-"
	case len(word) == 1 || word == "--" || word == "``" || word == "n't" || word == "'s" || word == "'re" || word == "'m" || word == "'ll":
		return word
	case wholeInProse(word):
		return word
	}
	w := strings.Trim(word, `$("[,)]!;.?:'`)
	w = strings.ReplaceAll(w, "'", "")
	if w == "" || !wholeInProse(w) {
		return "--"
	}
	return w
}

// wholeInProse reports whether prose's tokenizer surely leaves a word as it is.
func wholeInProse(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] <= ' ' || w[i] == '&' {
			return false
		}
	}
	if strings.ContainsAny(w, "'İK") {
		return false
	}
	if strings.IndexByte(`$("[`, w[0]) >= 0 && len(w) > 1 {
		return false
	}
	if strings.IndexByte(`,)"]!;.?:'`, w[len(w)-1]) >= 0 && len(w) > 1 {
		return initials(w[:len(w)-1]) && w[len(w)-1] == '.'
	}
	return true
}
