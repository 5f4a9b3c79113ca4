// Package nlp takes English text apart: paragraphs, sentences, tokens with
// Penn Treebank tags and Snowball stems, and names, each with the byte offsets
// of the text as it was given.
//
//	d, err := nlp.Parse("Mr. Harding won't resign. He said so.")
//	if err != nil {
//		return err // text that is not UTF-8
//	}
//	for _, s := range d.Sentences {
//		for _, t := range d.Tokens[s.First:s.Last] {
//			fmt.Println(t.Span.Text(d.Text), t.Tag, t.Stem)
//		}
//	}
//
// The text is never changed on the way: byte order marks, CRLF, no-break
// spaces, soft hyphens, combining marks and emoji keep their places, and no
// token is lost or moved.
//
// Paragraphs are parted by blank lines, aside from one where a page ends amid a
// sentence, or by each newline in text pasted from the web; hard-wrapped text, as
// from PDF files and wires, is told by the lengths of its lines and joined. Tokens
// follow the Penn Treebank, with hyphenated compounds apart as its successors OntoNotes
// and GUM have them.
// The marks of notes (¹, *, †) and of emphasis in Markdown (**so**, _so_) are tokens
// by themselves, which the tagger does not read; see [Document.Emphasis]. Tags come from
// the model of prose's tagger and a corrector trained on GUM; see MODELS.md for data,
// figures and limits.
//
// All functions are safe for concurrent use, and take time linear in the
// length of the text.
package nlp
