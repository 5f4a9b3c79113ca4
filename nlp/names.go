package nlp

import "opedmap/nlp/internal/ner"

// findNames fills in the names of all sentences.
func (d *Document) findNames() {
	sentences := make([][]ner.Token, len(d.Sentences))
	tokens := make([]ner.Token, len(d.Tokens))
	for i := range d.Tokens {
		t := &d.Tokens[i]
		tokens[i] = ner.Token{Text: t.Span.Text(d.Text), Lower: t.Lower, Tag: t.Tag, Glued: i > 0 && d.Tokens[i-1].End == t.Start}
	}
	for i, s := range d.Sentences {
		sentences[i] = tokens[s.First:s.Last]
	}
	for _, m := range ner.Find(sentences) {
		first := d.Sentences[m.Sentence].First
		d.Names = append(d.Names, Name{
			Span:       Span{d.Tokens[first+m.First].Start, d.Tokens[first+m.Last-1].End},
			Label:      Label(m.Label),
			Confidence: m.Confidence,
		})
	}
}
