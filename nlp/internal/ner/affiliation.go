package ner

import "opedmap/nlp/vector"

// affiliated parts persons from what they belong to: of "Eoin Murphy of Labour" two
// words or more before the "of" are the person, what follows is a name by itself. One
// word and a title are not enough, nor is anything behind a title that has a place of its
// own: Joan of Arc, Prince of Wales, Baroness Ruth Lister of Burtersett.
func (d *document) affiliated(ms []Mention) []Mention {
	var out []Mention
	for i, m := range ms {
		words := d.sentences[m.Sentence][m.First:m.Last]
		k := belonging(words)
		if m.Label != Person || k == 0 {
			if out != nil {
				out = append(out, m)
			}
			continue
		}
		if out == nil {
			out = append(make([]Mention, 0, len(ms)+1), ms[:i]...)
		}
		body := m
		body.First, body.Label = m.First+k+1, Org
		if words[k+1].Lower == "the" {
			body.First++
		}
		if last := words[len(words)-1].Lower; body.Last-body.First == 1 && (gazetteer()[hashName(last)]&(isCountry|isState|isCity|isTown) != 0 || vector.Index(last) < 0) {
			body.Label = GPE // an unknown word is more likely a place than a body
		}
		body.post = [Labels]float64{}
		body.post[body.Label-1] = m.SpanConfidence
		m.Last = m.First + k
		out = append(out, m, body)
	}
	if out == nil {
		return ms
	}
	return out
}

// landed holds titles that go with a place.
var landed = setOf("baron", "baroness", "lord", "lady", "viscount", "viscountess", "earl", "count", "countess", "duke", "duchess", "marquess", "marquis", "prince", "princess",
	"king", "queen", "emperor", "empress", "sultan", "emir", "saint", "st", "st.", "sister", "brother", "mother", "bishop", "archbishop", "sir", "dame")

// belonging is the place of the "of" behind a person's first and last name, 0 when there
// is none.
func belonging(words []Token) int {
	names := 0
	for i, w := range words {
		switch {
		case landed[w.Lower]:
			return 0
		case w.Lower == "of":
			if names > 1 && i+1 < len(words) && (words[i+1].Lower != "the" || i+2 < len(words)) {
				return i
			}
			return 0
		case kindOf(&w) == capitalWord && !IsTitle(w):
			names++
		}
	}
	return 0
}
