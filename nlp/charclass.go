package nlp

import "unicode"

// isBlank reports whether a rune belongs to no token: white space of any kind,
// control characters, the byte order mark and zero-width space.
func isBlank(r rune) bool {
	if r < 0x80 {
		return (r <= ' ' || r == 0x7f) && r != substitute
	}
	switch r {
	case 0x85, 0xa0, '\u200b', '\ufeff', '\u2060', '\u200e', '\u200f':
		return true
	}
	return unicode.IsSpace(r) || unicode.Is(unicode.Cc, r)
}

// isWord reports whether a rune makes up words: letters, digits and the marks
// on them.
func isWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_' || r == substitute
	}
	return r == '\u00ad' || r == '\u200c' || r == '\u200d' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) && !isFraction(r) && !isSuperscript(r)
}

// isFraction reports whether a number is a symbol that stands alone.
func isFraction(r rune) bool { return r == '½' || r == '¼' || r == '¾' }

// isSuperscript reports whether a rune is a digit above the line.
func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || '⁴' <= r && r <= '⁹'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// isHyphen reports whether a rune joins the parts of a compound.
func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }
