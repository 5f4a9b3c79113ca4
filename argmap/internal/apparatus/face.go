package apparatus

import (
	"strings"
	"unicode/utf8"

	"opedmap/nlp"
)

// A word is a token as the features see it.
type word struct {
	hash  uint64 // of its lower case, or of its class
	class class
}

// A face is what the features of a unit and of its neighbours share.
type face struct {
	form   uint64 // form flags
	length uint64 // bucket of the number of words
	first  uint64 // hash of the first word that is not punctuation
	second uint64
}

// bucket gives a coarse, growing scale of a number.
func bucket(n int) uint64 {
	switch {
	case n <= 4:
		return uint64(max(n, 0))
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 13:
		return 7
	case n <= 19:
		return 8
	case n <= 29:
		return 9
	}
	return 10
}

func (x *extractor) faceOf(s nlp.Span, first, last int) face {
	text := s.Text(x.p.doc.Text)
	f := face{length: bucket(last - first)}
	caps, words, joins, digits := 0, 0, 0, 0
	for k := first; k < last; k++ {
		w := x.words[k]
		if w.class != punct && w.class != symbol {
			if f.first == 0 {
				f.first = w.hash
			} else if f.second == 0 {
				f.second = w.hash
			}
		}
		switch w.class {
		case capWord:
			words++
			caps++
		case capsWord, initial:
			words++
			caps++
		case lowerWord:
			words++
			if joining[x.p.doc.Tokens[k].Lower] {
				joins++
			}
		case number, clock:
			digits++
		case year:
			f.form |= hasYear
			digits++
		case month, weekday:
			f.form |= hasDate
		case email, webAddress, handle, hashtag:
			f.form |= hasAddress
		case symbol:
			f.form |= hasSymbol
		}
	}
	if digits > 0 {
		f.form |= hasDigit
		if words == 0 {
			f.form |= allDigits
		}
	}
	if words > 0 && text == strings.ToUpper(text) {
		f.form |= allCaps
	}
	if caps > 0 && caps+joins == words {
		f.form |= titleCase
		if caps >= 2 && caps <= 5 && digits == 0 {
			f.form |= nameLike
		}
	}
	if amid(text) {
		f.form |= lowerStart
	}
	r, _ := utf8.DecodeRuneInString(text)
	z, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case r == '(' && z == ')' || r == '[' && z == ']' || r == '<' && z == '>' || r == '*' && z == '*':
		f.form |= bracketed
	case strings.ContainsRune("\"'“‘«", r) && strings.ContainsRune("\"'”’»", z):
		f.form |= quoted
	}
	switch tail := strings.TrimRight(text, "\"'”’»)]"); {
	case strings.HasSuffix(tail, ":"):
		f.form |= endsColon
	case strings.HasSuffix(tail, ".") || strings.HasSuffix(tail, "!") || strings.HasSuffix(tail, "?") || strings.HasSuffix(tail, "…"):
		f.form |= endsSentence
	}
	return f
}

// zone is where on the page a unit stands, seen from the running text.
func (x *extractor) zone(u *unit) uint64 {
	l := &x.p.lines[u.line]
	switch {
	case x.p.body.Start == x.p.body.End:
		return 0 // no running text
	case u.line < x.p.body.Start:
		return 2
	case u.line >= x.p.body.End:
		return 3
	case l.long:
		return 1
	}
	return 4
}
