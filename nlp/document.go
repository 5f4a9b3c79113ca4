package nlp

import "fmt"

// A Document is a text taken apart: paragraphs hold sentences, sentences hold
// tokens, and every one carries the byte offsets of the text it was made from.
// The slices are for reading; a Document is safe for concurrent readers.
type Document struct {
	Text       string
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Names      []Name
}

// A Paragraph is a block of sentences: Sentences[First:Last] of its document.
type Paragraph struct {
	Span
	First, Last int
}

// A Sentence is a run of tokens: Tokens[First:Last] of its document.
type Sentence struct {
	Span
	First, Last int
	Paragraph   int // index into Document.Paragraphs
}

// A Token is a word, number, symbol or punctuation mark by the conventions of
// the Penn Treebank.
type Token struct {
	Span
	Tag string // Penn Treebank tag
	// Lower is the word in lower case, typographic quotes and dashes made plain. One in small
	// letters that is often misspelt stands as it is spelt: because for becuase.
	Lower    string
	Stem     string // English Snowball stem of Lower
	Sentence int    // index into Document.Sentences
}

// String gives place, word and tag: [0,3) the/DT.
func (t Token) String() string { return fmt.Sprintf("%v %s/%s", t.Span, t.Lower, t.Tag) }

// A Name is a mention of a named entity.
type Name struct {
	Span
	Label Label
	// Confidence is the probability, 0 to 1, that the span is a name with this label,
	// SpanConfidence that it is a name with whatever label.
	Confidence, SpanConfidence float64
}

// String gives place and label: [4,8) PERSON.
func (n Name) String() string { return fmt.Sprintf("%v %v", n.Span, n.Label) }

// Word gives the bytes of token i as they stand in the text.
func (d *Document) Word(i int) string { return d.Tokens[i].Span.Text(d.Text) }
