package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// definitions reads the short forms in brackets. Behind a name they are names, too, whatever
// the recogniser thought: "Line of Control (LoC)". Behind words in lower case they name
// nothing, "enhanced due diligence (EDD)", unless these are of a body that its writer does
// not capitalise: "the national health service (NHS)".
func (r *resolver) definitions() {
	var found []mention
	nameless := map[string]bool{}
	at := 0
	tokens := r.d.Tokens
	for i := 2; i+1 < len(tokens); i++ {
		short := bracketed(r.d, i)
		if short.Len() == 0 {
			continue
		}
		word := short.Text(r.d.Text)
		for at < len(r.mentions) && r.mentions[at].End <= tokens[i-1].End {
			at++
		}
		switch before := at - 1; {
		case before >= 0 && r.mentions[before].End == tokens[i-1].End && shortFor(word, r.text(r.mentions[before].Span)):
			if at == len(r.mentions) || !r.mentions[at].Overlaps(short) {
				m := r.mentions[before]
				m.Span, m.form, m.titled = short, plain(word), false
				found = append(found, m)
			}
		case !bodies[tokens[i-1].Lower] && r.lowerInitials(i, strings.TrimSuffix(word, "s")):
			nameless[plain(word)], nameless[plain(strings.TrimSuffix(word, "s"))] = true, true
		}
	}
	r.mentions = slices.DeleteFunc(r.mentions, func(m mention) bool { return nameless[m.form] || nameless[strings.TrimSuffix(m.form, "s")] })
	r.insert(found)
}

// bodies are the nouns with which the names of institutions end.
var bodies = setOf(strings.Fields(`administration agency army assembly association authority bank board bureau centre center church club college
	commission committee community company conference congress corporation council court department directorate
	executive federation force forces foundation fund group institute league ministry movement network office
	organisation organization parliament partnership party police project secretariat service services society
	trust union university`)...)

// bracketed is the one word in brackets, and perhaps in quotation marks, that token i
// opens, empty if it opens none.
func bracketed(d *nlp.Document, i int) nlp.Span {
	t := d.Tokens
	if d.Word(i) != "(" && d.Word(i) != "[" {
		return nlp.Span{}
	}
	k := i + 1
	if t[k].Lower == `"` && k+1 < len(t) {
		k++
	}
	if k+1 < len(t) && (t[k+1].Lower == `"` || strings.Contains(")],;", d.Word(k+1))) {
		return t[k].Span
	}
	return nlp.Span{}
}

// lowerInitials reports whether the words right before token i are in lower case and
// have the letters of an acronym for initials. Links, and one word more before the last
// two letters of three or more, need no letter: "express passes and congestion credits
// (ECCs)".
func (r *resolver) lowerInitials(i int, acronym string) bool {
	letters := []rune(strings.ToLower(acronym))
	n, spare := len(letters)-1, 0
	if n < 1 {
		return false
	}
	for k := i - 1; n >= 0; k-- {
		if k < 0 || r.d.Tokens[k].Sentence != r.d.Tokens[i].Sentence {
			return false
		}
		word := r.d.Word(k)
		if word == "-" { // a compound's parts count one by one
			continue
		}
		start := r.d.Sentences[r.d.Tokens[k].Sentence].First == k
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(first) && !start {
			return false
		}
		low := r.d.Tokens[k].Lower
		switch m := spell(letters[:n+1], low); {
		case m > 0:
			n -= m
		case n == len(letters)-1:
			return false
		case initialLinks[low], k > 0 && r.d.Word(k-1) == "-": // a compound may count as one word
		case n == len(letters)-2 || len(letters) < 3 || spare > 0:
			return false
		default:
			spare++
		}
	}
	return true
}

// spell counts how many of the last letters are the initials of a word: of all its parts
// that hyphens join, of the word as a whole, or none.
func spell(letters []rune, word string) int {
	var initials []rune
	for p := range strings.SplitSeq(word, "-") {
		first, _ := utf8.DecodeRuneInString(p)
		initials = append(initials, first)
	}
	if n := len(letters) - len(initials); n >= 0 && slices.Equal(letters[n:], initials) {
		return len(initials)
	}
	if letters[len(letters)-1] == initials[0] {
		return 1
	}
	return 0
}

// initialLinks are words that an acronym may leave out.
var initialLinks = setOf("and", "of", "for", "the", "in", "on", "to", "a", "with")
