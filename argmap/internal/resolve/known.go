package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// leastKnown is the confidence from which on a name makes its other
// occurrences names.
const leastKnown = 0.6

// addKnown adds the occurrences of sure names, and of the surnames of sure
// persons, that the recogniser did not find.
func (r *resolver) addKnown() {
	type known struct {
		label      nlp.Label
		confidence float64
		named      float64
	}
	names := map[string]known{}
	longest := 1
	note := func(text string, k known) {
		old, ok := names[text]
		if !ok || k.confidence > old.confidence {
			names[text] = k
		}
		longest = max(longest, strings.Count(text, " ")+1)
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.confidence < leastKnown {
			continue
		}
		text := r.text(m.Span)
		fields := strings.Fields(text)
		if r, _ := utf8.DecodeRuneInString(text); !unicode.IsUpper(r) || len(text) < 3 {
			continue
		}
		note(strings.Join(fields, " "), known{m.label, m.confidence, m.named})
		if m.label == nlp.Person && len(fields) > 1 && len(surname(fields)) > 2 {
			note(surname(fields), known{m.label, m.confidence, m.named})
		}
	}
	plainWords := r.inLowerCase()
	at := 0
	var found []mention
	tokens := r.d.Tokens
	for i := 0; i < len(tokens); i++ {
		for at < len(r.mentions) && r.mentions[at].End <= tokens[i].Start {
			at++
		}
		if at < len(r.mentions) && r.mentions[at].Start < tokens[i].End {
			continue
		}
		if c, _ := utf8.DecodeRuneInString(r.d.Text[tokens[i].Start:]); !unicode.IsUpper(c) {
			continue
		}
		limit := len(r.d.Text)
		if at < len(r.mentions) {
			limit = r.mentions[at].Start
		}
		text, words := "", 0
		best, by := -1, known{}
		for k := i; k < len(tokens) && tokens[k].End <= limit && tokens[k].Sentence == tokens[i].Sentence && words <= longest && k < i+20; k++ {
			if k > i && tokens[k].Start > tokens[k-1].End {
				text += " "
				words++
			}
			text += r.d.Word(k)
			if n, ok := names[text]; ok && (words > 0 || !plainWords[tokens[i].Lower]) {
				best, by = k, n
			}
		}
		if best < 0 || r.partOfName(i, best) {
			continue
		}
		s := nlp.Span{Start: tokens[i].Start, End: tokens[best].End}
		found = append(found, mention{Span: s, label: by.label, confidence: by.confidence * 0.9, named: by.named * 0.9, form: plain(r.text(s))})
		i = best
	}
	r.insert(found)
}

// insert adds mentions, each an entity of its own as all others still are.
func (r *resolver) insert(found []mention) {
	r.mentions = append(r.mentions, found...)
	slices.SortStableFunc(r.mentions, func(a, b mention) int { return a.Start - b.Start })
	for i := range r.mentions {
		r.mentions[i].group = i
	}
}

// partOfName reports whether tokens i to j stand among other capitalised words,
// and so may belong to a name that is not the known one.
func (r *resolver) partOfName(i, j int) bool {
	t := r.d.Tokens
	capital := func(k int) bool {
		c, _ := utf8.DecodeRuneInString(r.d.Text[t[k].Start:])
		return unicode.IsUpper(c)
	}
	before := i > 0 && t[i-1].Sentence == t[i].Sentence && capital(i-1) && i-1 > r.d.Sentences[t[i].Sentence].First
	after := j+1 < len(t) && t[j+1].Sentence == t[j].Sentence && capital(j+1)
	return before || after
}

// inLowerCase gives the words that the text writes in lower case, too.
func (r *resolver) inLowerCase() map[string]bool {
	m := map[string]bool{}
	for i := range r.d.Tokens {
		if c, _ := utf8.DecodeRuneInString(r.d.Text[r.d.Tokens[i].Start:]); unicode.IsLower(c) {
			m[r.d.Tokens[i].Lower] = true
		}
	}
	return m
}
