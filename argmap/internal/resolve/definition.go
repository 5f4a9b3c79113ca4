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
// have the letters of an acronym for initials.
func (r *resolver) lowerInitials(i int, acronym string) bool {
	letters := []rune(acronym)
	if len(letters) < 2 {
		return false
	}
	k := i - 1
	for n := len(letters) - 1; n >= 0; k-- {
		if k < 0 || r.d.Tokens[k].Sentence != r.d.Tokens[i].Sentence {
			return false
		}
		first, _ := utf8.DecodeRuneInString(r.d.Word(k))
		if r.d.Word(k) == "-" { // a compound's parts count one by one
			continue
		}
		start := r.d.Sentences[r.d.Tokens[k].Sentence].First == k
		if !unicode.IsLower(first) && !start || unicode.ToUpper(first) != unicode.ToUpper(letters[n]) {
			return false
		}
		n--
	}
	return true
}
