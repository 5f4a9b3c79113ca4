package nlp

import (
	"opedmap/nlp/internal/form"
	"opedmap/nlp/internal/tagger"
)

// annotate fills in the forms, stems and tags of all tokens.
func (d *Document) annotate() {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lower = form.Lower(t.Span.Text(d.Text))
		t.Stem = form.Stem(t.Lower)
	}
	var words []tagger.Word
	var at []int // their tokens
	for _, p := range d.Paragraphs {
		quotes := 0
		for _, s := range d.Sentences[p.First:p.Last] {
			words, at = words[:0], at[:0]
			for i := s.First; i < s.Last; i++ {
				t := &d.Tokens[i]
				switch w := t.Span.Text(d.Text); {
				case d.Emphasis(i): // the tagger reads the sentence without it
					t.Tag = "NFP"
					continue
				case i > s.First && d.Tokens[i-1].End == t.Start && superscripts(w) == len(w):
					t.Tag = "CD"
					continue
				}
				w := t.Span.Text(d.Text)
				at = append(at, i)
				words = append(words, tagger.Word{
					Text: w, Lower: t.Lower, Quotes: quotes,
					GlueLeft:  i > 0 && d.Tokens[i-1].End == t.Start,
					GlueRight: i+1 < len(d.Tokens) && d.Tokens[i+1].Start == t.End,
				})
				if w == `"` {
					quotes++
				}
			}
			for k, tag := range tagger.Tag(words) {
				d.Tokens[at[k]].Tag = tag
			}
		}
	}
}
