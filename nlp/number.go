package nlp

import "strings"

// number emits a number, and apart from it the unit that follows without a space.
func (t *tokenizer) number(i, end int) int {
	rest := t.text[end:t.chunk]
	k := wordLength(rest)
	if k == 0 {
		if t.listItem(i, end) {
			return t.emit(i, end+1)
		}
		if (end-i == 3 || end-i == 5) && strings.HasPrefix(rest, "-") && telephone(rest) > 0 {
			return t.emit(i, end+telephone(rest))
		}
		// 1930's, 80's
		for _, a := range []string{"'s", "’s"} {
			if strings.HasPrefix(rest, a) && wordLength(rest[len(a):]) == 0 && end-i >= 2 && t.text[end-1] == '0' && t.text[i:end] != "10" {
				return t.emit(i, end+len(a))
			}
		}
		return t.emit(i, end)
	}
	if units[rest[:k]] && !t.price(i) {
		t.emit(i, end)
		return t.emit(end, end+k)
	}
	return t.emit(i, end+k)
}

// price reports whether a currency sign stands before the number at i, so that
// the letters behind it are no unit: £3m.
func (t *tokenizer) price(i int) bool {
	return strings.HasSuffix(t.text[:i], "$") || strings.HasSuffix(t.text[:i], "£") || strings.HasSuffix(t.text[:i], "€")
}

// listItem reports whether a number and the full stop behind it open a line as
// the number of a list item or heading.
func (t *tokenizer) listItem(i, end int) bool {
	if len(t.tokens) > 0 || end-i > 6 || end >= t.chunk || t.text[end] != '.' || end+1 != t.chunk {
		return false
	}
	return t.chunk < len(t.text)
}

// telephone is the length of a run of groups of digits parted by hyphens.
func telephone(s string) int {
	n, digits := 0, 0
	for n < len(s) && n < maxTelephone && s[n] == '-' {
		k := n + 1
		for k < len(s) && isDigit(s[k]) {
			k++
		}
		if k == n+1 {
			break
		}
		digits = k - n - 1
		n = k
	}
	if digits < 4 || wordLength(s[n:]) > 0 {
		return 0
	}
	return n
}

// numberLength is the length of the number that s starts with: digits, with
// commas, stops, colons and slashes between digits, and a sign or stop before.
func numberLength(s string) int {
	i := 0
	if len(s) > 1 && (s[0] == '.' || s[0] == '+') && isDigit(s[1]) {
		i++
	}
	if i >= len(s) || !isDigit(s[i]) {
		return 0
	}
	for i < len(s) {
		switch c := s[i]; {
		case isDigit(c):
			i++
		case c == ',' && digits(s[i+1:]) != 3:
			return i // [1,2]
		case (c == ',' || c == '.' || c == ':' || c == '/') && i+1 < len(s) && isDigit(s[i+1]):
			i += 2
		default:
			return i
		}
	}
	return i
}

// digits is the number of digits that s starts with, counted up to 4.
func digits(s string) int {
	n := 0
	for n < len(s) && n < 4 && isDigit(s[n]) {
		n++
	}
	return n
}
