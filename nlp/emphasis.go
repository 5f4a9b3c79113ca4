package nlp

import (
	"strings"
	"unicode/utf8"
)

// Emphasis reports whether token i is a mark of emphasis as Markdown and plain text
// mails have it, one to three asterisks or underscores at the edge of a word: what is
// said **so**, or _so_. It is no part of what the sentence says and has the tag NFP.
func (d *Document) Emphasis(i int) bool { return emphasis(d.Text, d.Tokens[i].Span) }

func emphasis(text string, s Span) bool {
	if c := text[s.Start]; c != '*' && c != '_' || s.Len() > 3 || run(s.Text(text), c) < s.Len() {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	apart, end := s.Start == 0 || isBlank(before), s.End == len(text) || isBlank(after)
	return !(apart && end) && !(isWord(before) && isWord(after))
}

// noteMark reports whether a token hangs on the one before it as a note's mark does:
// superscript digits, an asterisk or a dagger.
func noteMark(text string, s Span) bool {
	r, _ := utf8.DecodeRuneInString(text[s.Start:])
	return isSuperscript(r) || strings.ContainsRune("*†‡", r)
}
