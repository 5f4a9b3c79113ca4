package ner

import "slices"

// addressed is how often a form of address before an office ("Madam Speaker")
// is a person's name in GUM's training part: 9 of 12.
const addressed = 0.75

var courtesies = setOf("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "madam", "madame")

// addresses adds the persons who are spoken to by their office alone: "Mr.
// President", "Madam Speaker".
func (d *document) addresses(ms []Mention) []Mention {
	known, at := len(ms), 0
	for _, r := range d.runs {
		s := d.sentences[r.sentence]
		for i := r.first; i < r.last; i++ {
			if !courtesies[s[i].Lower] {
				continue
			}
			end := i + 1
			for end < r.last && IsTitle(s[end]) && !courtesies[s[end].Lower] {
				end++
			}
			if end == i+1 || end < len(s) && kindOf(&s[end]) == capitalWord {
				continue
			}
			for at < known && (ms[at].Sentence < r.sentence || ms[at].Sentence == r.sentence && ms[at].Last <= i) {
				at++
			}
			if at < known && ms[at].Sentence == r.sentence && ms[at].First < end {
				continue
			}
			ms = append(ms, Mention{Sentence: r.sentence, First: i, Last: end, Label: Person, Confidence: addressed, SpanConfidence: addressed})
		}
	}
	if len(ms) > known {
		slices.SortFunc(ms, func(a, b Mention) int {
			if a.Sentence != b.Sentence {
				return a.Sentence - b.Sentence
			}
			return a.First - b.First
		})
	}
	return ms
}
