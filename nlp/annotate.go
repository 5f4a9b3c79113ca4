package nlp

import (
	"opedmap/nlp/internal/form"
	"opedmap/nlp/internal/tagger"
)

// annotate fills in the forms, stems and tags of all tokens.
func (d *Document) annotate() {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Lower = form.Lower(form.Spelt(t.Span.Text(d.Text)))
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
				w := t.Span.Text(d.Text)
				switch { // the tagger reads the sentence without marks of notes, emphasis and items
				case d.Emphasis(i):
					t.Tag = "NFP"
					continue
				case i == s.First && i+1 < s.Last && isDigit(w[0]) && d.apart(i+1):
					t.Tag = "LS" // the number of a paragraph, a tab behind it
					continue
				case i > s.First && d.Tokens[i-1].End == t.Start && superscripts(w) == len(w):
					t.Tag = "CD"
					continue
				}
				at = append(at, i)
				words = append(words, tagger.Word{Text: form.Spelt(w), Lower: t.Lower, Quotes: quotes, GlueLeft: d.glued(i, -1), GlueRight: d.glued(i, 1)})
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

// glued reports whether no space (see [Document.Adjoins]) parts token i from the next
// one in a direction, 1 or -1, that is no mark of emphasis.
func (d *Document) glued(i, step int) bool {
	for k := i + step; k >= 0 && k < len(d.Tokens); i, k = k, k+step {
		if !d.Adjoins(max(i, k)) {
			return false
		}
		if !d.Emphasis(k) {
			return true
		}
	}
	return false
}
