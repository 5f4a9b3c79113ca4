package nlp

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"opedmap/nlp/internal/ner"
	"opedmap/nlp/internal/tagger"
)

// An Option changes what [Parse] does.
type Option func(*options)

type options struct {
	replace bool
	names   bool
}

// WithInvalidUTF8 makes [Parse] accept text that is not valid UTF-8: every
// invalid byte is read as part of a word and stands as one '?' in
// [Document.Text], so that all offsets hold for the text as given.
func WithInvalidUTF8() Option { return func(o *options) { o.replace = true } }

// WithoutNames leaves [Document.Names] empty and saves the time to find them.
func WithoutNames() Option { return func(o *options) { o.names = false } }

// An EncodingError reports text that is not valid UTF-8.
type EncodingError struct {
	Offset int // of the first invalid byte
}

// Error gives the offset in one line.
func (e *EncodingError) Error() string {
	return fmt.Sprintf("nlp: invalid UTF-8 at byte %d", e.Offset)
}

// substitute stands for an invalid byte while a text is analysed; the tokenizer
// takes it for a letter.
const substitute = '\x1a'

// Parse takes an English text apart. All offsets count bytes of text as given,
// whatever it holds; a byte order mark, control characters, zero-width spaces and
// direction marks, and white space but that inside a word which the end of a line or a
// drop cap parts, belong to no token. Invalid UTF-8 is an [*EncodingError] unless
// [WithInvalidUTF8] is given; there is no other error.
//
// The first call in a process loads the models. Time is linear in the length
// of the text. Parse is safe for concurrent use.
func Parse(text string, opts ...Option) (*Document, error) {
	o := options{names: true}
	for _, opt := range opts {
		opt(&o)
	}
	d := &Document{Text: text}
	work := strings.ReplaceAll(text, string(substitute), " ") // a real one is a control character
	if !utf8.ValidString(text) {
		at := invalid(text)
		if !o.replace {
			return nil, &EncodingError{Offset: at}
		}
		work = overwrite(work, at, substitute)
		d.Text = overwrite(text, at, '?')
	}
	work = unquoted(work)
	parts := paragraphs(work)
	words := make([][]Span, len(parts))
	for i, p := range parts {
		words[i] = tokenize(work, p)
	}
	sentences := newSplitter(work, words)
	for i, p := range parts {
		first := len(d.Sentences)
		for _, s := range sentences.split(words[i]) {
			d.addSentence(s, len(d.Paragraphs))
		}
		if len(d.Sentences) > first {
			p = Span{d.Sentences[first].Start, d.Sentences[len(d.Sentences)-1].End}
			d.Paragraphs = append(d.Paragraphs, Paragraph{Span: p, First: first, Last: len(d.Sentences)})
		}
	}
	d.annotate()
	if o.names {
		d.findNames()
	}
	return d, nil
}

// quoteMark finds the marks at the start of a line by which mail and forums quote.
var quoteMark = regexp.MustCompile(`(?m)^[ \t]*>[> \t]*`)

// lines finds the starts of lines that are not blank.
var lines = regexp.MustCompile(`(?m)^[ \t]*[^\s]`)

// unquoted gives a text that is quoted as a whole, in two lines of three or more, with
// blanks in place of the marks; offsets stay as they are. In others a mark tells whose
// words a line holds, or is a sign: "> 50".
func unquoted(text string) string {
	if !strings.Contains(text, ">") || 3*len(quoteMark.FindAllStringIndex(text, -1)) < 2*len(lines.FindAllStringIndex(text, -1)) {
		return text
	}
	return quoteMark.ReplaceAllStringFunc(text, func(mark string) string { return strings.Repeat(" ", len(mark)) })
}

// Load reads the models into memory if no call has done so before. Programs
// that have other things to load may call it beside them; [Parse] does so by
// itself.
func Load() {
	var wg sync.WaitGroup
	wg.Go(tagger.Load)
	wg.Go(func() { ner.Find(nil) })
	wg.Wait()
}

// addSentence appends a sentence and its tokens.
func (d *Document) addSentence(words []Span, paragraph int) {
	first := len(d.Tokens)
	for _, w := range words {
		d.Tokens = append(d.Tokens, Token{Span: w, Sentence: len(d.Sentences)})
	}
	d.Sentences = append(d.Sentences, Sentence{
		Span:      Span{words[0].Start, words[len(words)-1].End},
		First:     first,
		Last:      len(d.Tokens),
		Paragraph: paragraph,
	})
}

// invalid is the offset of the first invalid byte, or len(s).
func invalid(s string) int {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(s)
}

// overwrite puts the ASCII character by in place of every invalid byte from at on.
func overwrite(s string, at int, by byte) string {
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:at])
	for i := at; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			b.WriteByte(by)
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}
