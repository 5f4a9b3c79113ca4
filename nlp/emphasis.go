package nlp

import (
	"strings"
	"unicode/utf8"
)

// Emphasis reports whether token i is one to three asterisks or underscores that
// touch a word or a punctuation mark on one side, or stand between the two: what
// Markdown and plain text mails put around what is said **so**, or _so_. Whether the
// mark has a partner is not asked; an asterisk that is the mark of a note counts, too. It is
// no part of what its sentence says and has the tag NFP.
func (d *Document) Emphasis(i int) bool { return emphasis(d.Text, d.Tokens[i].Span) }

func emphasis(text string, s Span) bool {
	if c := text[s.Start]; c != '*' && c != '_' || s.Len() > 3 || run(s.Text(text), c) < s.Len() {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	apart, end := s.Start == 0 || isBlank(before), s.End == len(text) || isBlank(after)
	return !(apart && end) && !(wordy(before) && wordy(after))
}

// opensEmphasis reports whether such a mark stands right before a word.
func opensEmphasis(text string, s Span) bool {
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return wordy(after)
}

// wordy reports whether a rune makes up words and is no mark of emphasis.
func wordy(r rune) bool { return r != '_' && r != utf8.RuneError && isWord(r) }

// noteMark reports whether a token has the form of a note's mark: superscript
// digits or a dagger. Its asterisk passes for a mark of emphasis.
func noteMark(text string, s Span) bool {
	r, _ := utf8.DecodeRuneInString(text[s.Start:])
	return isSuperscript(r) || strings.ContainsRune("†‡", r)
}
