package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"opedmap/nlp/vector"
)

// tokenize splits a part of a text into words, numbers, symbols and
// punctuation by the conventions of the Penn Treebank as its successors
// (OntoNotes, GUM) have them: clitics and possessives apart, hyphenated
// compounds apart at the hyphen unless their first part is a prefix. White
// space parts tokens always.
func tokenize(text string, part Span) []Span {
	t := tokenizer{text: text[:part.End]}
	for i := part.Start; i < part.End; {
		r, n := utf8.DecodeRuneInString(t.text[i:])
		switch {
		case isBlank(r):
			i += n
			continue
		case i >= t.chunk:
			t.enter(i)
		}
		i = t.next(i, r, n)
	}
	return t.tokens
}

// Bounds in bytes, so that no word is looked at again and again.
const (
	maxDotted    = 40 // initials, domain names
	maxTelephone = 20
)

// A tokenizer walks over a text once, left to right.
type tokenizer struct {
	text   string
	tokens []Span
	chunk  int  // end of the run without white space that is being read
	web    bool // the run may hold a web or e-mail address
}

// enter looks at the run without white space that starts at i.
func (t *tokenizer) enter(i int) {
	end := i
	for end < len(t.text) {
		r, n := utf8.DecodeRuneInString(t.text[end:])
		if isBlank(r) {
			break
		}
		end += n
	}
	t.chunk = end
	s := t.text[i:end]
	t.web = strings.Contains(s, "@") || strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "WWW.") || hasFold(s, "www.") || strings.Contains(s, "doi:")
}

// beforeFraction reports whether a number may start with its point after what a text
// ends with: ".50" does behind a blank, a bracket, a currency's sign and the like.
func beforeFraction(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isBlank(r) || unicode.Is(unicode.Sc, r) || strings.ContainsRune("([-<>=~", r)
}

// emit adds a token and returns its end.
func (t *tokenizer) emit(start, end int) int {
	t.tokens = append(t.tokens, Span{start, end})
	return end
}

// next reads the token, or the word with all its clitics, that starts at i
// with the rune r of n bytes, and returns where to go on.
func (t *tokenizer) next(i int, r rune, n int) int {
	s := t.text[i:t.chunk]
	if t.web {
		if k := address(s); k > 0 {
			return t.emit(i, i+k)
		}
	}
	if k := numberLength(s); k > 0 && (i == 0 || !isDigit(t.text[i-1]) && (r != '.' || beforeFraction(t.text[:i]))) {
		return t.number(i, i+k)
	}
	if isWord(r) && r != '_' {
		return t.word(i)
	}
	switch {
	case r == '*' || r == '_':
		return t.emit(i, i+run(s, byte(r)))
	case isSuperscript(r):
		return t.emit(i, i+superscripts(s))
	case r == '.':
		return t.emit(i, i+run(s, '.'))
	case r == '-':
		return t.emit(i, i+run(s, '-'))
	case r == '…':
		return t.emit(i, i+n)
	case r == '`' && strings.HasPrefix(s, "``"), r == '\'' && strings.HasPrefix(s, "''"):
		return t.emit(i, i+2)
	case isApostrophe(r):
		return t.apostrophe(i, n)
	case (r == '#' || r == '@') && len(s) > n:
		if k := wordLength(s[n:]); k > 0 && (!isDigit(s[n]) || r == '@') {
			return t.emit(i, i+n+k)
		}
	case r >= 0x80:
		g := graphemes.FromString(s)
		if g.Next() {
			return t.emit(i, i+len(g.Value()))
		}
	}
	return t.emit(i, i+n)
}

// apostrophe reads a token that starts with an apostrophe: a clitic that
// stands apart, a year ('71), a clipped word ('em) or a quotation mark.
func (t *tokenizer) apostrophe(i, n int) int {
	s := t.text[i+n : t.chunk]
	k := wordLength(s)
	switch low := strings.ToLower(s[:min(k, 8)]); {
	case k == 2 && isDigit(s[0]) && isDigit(s[1]):
		return t.emit(i, i+n+k)
	case k == 3 && isDigit(s[0]) && isDigit(s[1]) && s[2] == 's':
		return t.emit(i, i+n+k)
	case low == "tis" || low == "twas":
		t.emit(i, i+n+1)
		return t.emit(i+n+1, i+n+k)
	case clipped[low], clitics[low] && (t.glued(i) || low != "t" && low != "d"):
		return t.emit(i, i+n+k)
	}
	return t.emit(i, i+n)
}

// glued reports whether a token ends exactly at i.
func (t *tokenizer) glued(i int) bool {
	return len(t.tokens) > 0 && t.tokens[len(t.tokens)-1].End == i
}

// word reads a word from i on: letters and digits and what may stand between
// them. It emits the parts of compounds and contractions one by one.
func (t *tokenizer) word(i int) int {
	end := i + wordLength(t.text[i:t.chunk])
	if !visible(t.text[i:end]) {
		return end
	}
	if len(t.tokens) == 0 && end == i+1 {
		if gap := dropCap(t.text[i:]); gap > 0 {
			t.enter(end + gap)
			end += gap + wordLength(t.text[end+gap:t.chunk])
		}
	}
	for {
		if k := t.broken(i, end); k > 0 {
			end = k
			t.chunk = max(t.chunk, end)
			t.enter(end)
			continue
		}
		if end == t.chunk {
			break
		}
		rest := t.text[end:t.chunk]
		r, n := utf8.DecodeRuneInString(rest)
		after := wordLength(rest[n:])
		switch {
		case isApostrophe(r) && after > 0:
			low := strings.ToLower(rest[n : n+min(after, 8)])
			if clitics[low] {
				return t.clitic(i, end, n, after)
			}
			end += n + after
			continue
		case r == '.':
			if k := t.dotted(i, end); k > end {
				end = k
				if strings.HasPrefix(t.text[end:t.chunk], "/") && domainTail(t.text[i:end]) {
					return t.emit(i, i+trimAddress(t.text[i:t.chunk], end-i))
				}
				continue
			}
		case isHyphen(r) && after > 0:
			if t.whole(i, end, rest[n:n+after]) {
				end += n + after
				continue
			}
			t.contraction(i, end)
			return t.emit(end, end+n)
		case r == '-' && len(rest) == 1 && lineBreak(t.text[t.chunk:]) == 0 && cutOff(t.text[i:end]):
			return t.emit(i, end+1)
		case r == '&' && after > 0 && end-i <= 3 && after <= 3 && isUpper(t.text[i:end]) && isUpper(rest[1:1+after]):
			end += n + after
			continue
		case r == '$' && currencies[t.text[i:end]]:
			return t.emit(i, end+1)
		case r == '/' && after > 0 && after <= 2 && end-i <= 2 && slashed[strings.ToLower(t.text[i:end])+rest[:min(len(rest), n+after)]]:
			end += n + after
			continue
		}
		break
	}
	return t.contraction(i, end)
}

// clitic splits a word from the clitic that follows it: end is the place of
// the apostrophe, n its length, after the length of the letters behind it.
func (t *tokenizer) clitic(i, end, n, after int) int {
	stop := end + n + after
	if after == 1 && (t.text[end+n] == 't' || t.text[end+n] == 'T') {
		if c := t.text[end-1]; end-1 > i && (c == 'n' || c == 'N') {
			t.emit(i, end-1)
			return t.emit(end-1, stop)
		}
		return t.emit(i, stop)
	}
	t.contraction(i, end)
	return t.emit(end, stop)
}

// contraction emits a word, in two tokens when it is one of the contractions
// that are written without an apostrophe.
func (t *tokenizer) contraction(i, end int) int {
	if end-i <= 6 {
		if k := contractions[strings.ToLower(t.text[i:end])]; k > 0 {
			t.emit(i, i+k)
			return t.emit(i+k, end)
		}
	}
	return t.emit(i, end)
}

// whole reports whether the hyphen after the word text[i:end] and before next
// belongs to one token.
func (t *tokenizer) whole(i, end int, next string) bool {
	word := t.text[i:end]
	if low := strings.ToLower(word[:min(len(word), 8)]); len(low) == len(word) && prefixes[low] {
		return !isDigit(next[0]) || low == "mid"
	}
	return t.givenName(i, end, next)
}

// givenName reports whether the word text[i:end] and next are the syllables of a Korean
// or Chinese given name behind its surname: Kim Jong-un, Tsai Ing-wen.
func (t *tokenizer) givenName(i, end int, next string) bool {
	if len(t.tokens) == 0 || len(next) > maxSyllable || end-i > maxSyllable || !startsLower(next) || secondParts[next] {
		return false
	}
	before := t.tokens[len(t.tokens)-1]
	first, _ := utf8.DecodeRuneInString(t.text[i:])
	return unicode.IsUpper(first) && before.End+1 == i && t.text[before.End] == ' ' && surnames[before.Text(t.text)]
}

// maxSyllable is how many letters a syllable of a given name has at most.
const maxSyllable = 5

// broken is the end of the word of which a hyphen at the end of a line cuts off
// the first part, text[i:end], when the two parts make a word; 0 when they do not.
func (t *tokenizer) broken(i, end int) int {
	r, n := utf8.DecodeRuneInString(t.text[end:t.chunk])
	soft := false
	if n == 0 { // a soft hyphen counts as a part of the word
		last, _ := utf8.DecodeLastRuneInString(t.text[i:end])
		soft = last == softHyphen
	}
	if !soft && !isHyphen(r) || end+n < t.chunk {
		return 0
	}
	gap := lineBreak(t.text[t.chunk:])
	if gap == 0 {
		return 0
	}
	k := t.chunk + gap
	tail := wordLength(t.text[k:])
	if tail == 0 || tail > maxDotted || end-i > maxDotted || !startsLower(t.text[k:]) {
		return 0
	}
	if !soft && !oneWord(t.text[i:end], t.text[k:k+tail], strings.HasPrefix(t.text[k+tail:], "-")) {
		return 0
	}
	return k + tail
}

// visible reports whether a word holds more than soft hyphens and joiners.
func visible(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return r != softHyphen && r != '\u200c' && r != '\u200d' }) >= 0
}

// cutOff reports whether a word before a hyphen and a space is the start of a
// word that a speaker broke off.
func cutOff(word string) bool {
	return len(word) < 3 || len(word) < 12 && vector.Index(strings.ToLower(word)) < 0
}

// wordLength is the length of the run of word runes that s starts with, underscores
// at its end left out: they may be marks of emphasis.
func wordLength(s string) int {
	i := 0
	for i < len(s) {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if r == '_' {
			k := i + run(s[i:], '_')
			if next, _ := utf8.DecodeRuneInString(s[k:]); k == len(s) || !isWord(next) {
				break
			}
			i = k
			continue
		}
		if !isWord(r) {
			break
		}
		i += n
	}
	return i
}

// superscripts is the length of the run of superscript digits that s starts with.
func superscripts(s string) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !isSuperscript(r) }); i >= 0 {
		return i
	}
	return len(s)
}

// run is the length of the run of the character c that s starts with.
func run(s string, c byte) int {
	i := 0
	for i < len(s) && s[i] == c {
		i++
	}
	return i
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isUpper(s string) bool {
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}
