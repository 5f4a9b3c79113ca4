package nlp

import "strings"

// dotted decides about the full stop at end of the word that starts at i: it
// returns where the word ends if the stop belongs to it, else end.
func (t *tokenizer) dotted(i, end int) int {
	rest := t.text[end:t.chunk]
	switch after := wordLength(rest[1:]); {
	case end-i > maxDotted:
		return end
	case after > 0:
		return end + inside(t.text[i:end], rest, after)
	case strings.HasPrefix(rest, "..") || !t.abbreviated(i, end):
		return end
	}
	return end + 1
}

// inside decides about a stop inside of what stands together: rest starts with it, and
// after bytes of a word follow. It returns how much of rest belongs to the word.
func inside(word, rest string, after int) int {
	switch {
	case isDigit(rest[1]) && abbreviation(word) == beforeNumber: // vol.14
		return 1
	case isDigit(rest[1]) && sum(word): // R1.2
		return 1 + after
	case len(word) == 1 && isLetter(word[0]) || initials(word): // a.m., U.S., J.K.
		switch {
		case after == 1 && !isLetter(rest[1]):
			return 0
		case after == 1,
			titled[strings.ToLower(word+rest[:1+after])],
			after <= 3 && len(rest) > after+1 && rest[after+1] == '.': // M.Sc.
			return 1 + after
		}
		return 1
	case domain(rest[1:1+after]) || strings.HasPrefix(rest[1+after:], ".") && domainTail(rest[1:]):
		return 1 + after
	case after == 2 && startsLower(rest[1:]) && commercial(word): // example.co.za
		return 1 + after
	case after == 1 && strings.EqualFold(word, "ph"):
		return 2
	case after == 1 && roman(word) && isUpper(rest[1:2]) && rest[1] != 'I': // II.C
		return 2
	}
	return 0
}

// sum reports whether a word is one in whole naira, rand, pula or kwacha: "N4", "R480".
func sum(word string) bool {
	return len(word) > 1 && strings.Contains("NRPK", word[:1]) && strings.Trim(word[1:], "0123456789") == ""
}

// abbreviated decides about a stop at the end of what stands together: whether the word
// from i to end is an abbreviation there.
func (t *tokenizer) abbreviated(i, end int) bool {
	word := t.text[i:end]
	low := strings.ToLower(word)
	switch {
	case initials(word) && !(len(word) > 3 && isUpper(word[:1]) && strings.HasSuffix(word, ".s")): // but "S.U.V.s"
		return true
	case strings.HasSuffix(low, "ph.d") || strings.HasSuffix(low, "m.sc") || strings.HasSuffix(low, "b.sc"):
		return true
	case len(word) == 1 && isUpper(word) && word != "I":
		w := t.wordAhead(end + 1)
		starts := starters[w] && len(w) > 1 || w == "I"
		if w == "" && lettered[t.wordBefore(i)] { // ends the text: "Measure C."
			return false
		}
		return !starts && !(len(w) > 1 && isUpper(w[:1]) && lettered[t.wordBefore(i)]) // "Plan B."
	case len(word) == 1 && i > 0 && strings.Contains("bdm", word) && t.lifeDate(i):
		return true
	case word == "Ma": // Maria in the Philippines, before two names more; not Jack Ma
		w, before := t.wordAhead(end+1), t.fieldBefore(i)
		surname := t.wordAhead(t.skipBlanks(end+1) + len(w))
		return isName(w) && !starters[w] && isName(surname) && !starters[surname] && (!isName(before) || strings.HasSuffix(before, "."))
	case low == "ed" && i > 0 && t.text[i-1] == '-': // "an op-ed."
		return false
	case word == "v" && t.versus(i, end+1):
		return true
	case abbreviation(word) == beforeNumber:
		return t.digitAhead(end+1) && (!ruled[low] || citing[t.wordBefore(i)] || t.text[max(0, i-1)] == '(')
	}
	return abbreviation(word) != 0
}

// ruled holds abbreviations for parts of laws that end other words, too; citing the words
// behind which they are such.
var (
	ruled  = set("r cl cls ref refs")
	citing = set("and by in of or see to under with")
)

// lineBlanks holds the blanks of a line.
const lineBlanks = " \t\u00a0\u2009\u202f"

// lettered holds words that a single letter names one of.
var lettered = set(`aisle annex appendix building exhibit hepatitis influenza measure option plan proposition schedule scenario vitamin`)

// wordBefore is the word before i in lower case, when only a space parts them.
func (t *tokenizer) wordBefore(i int) string {
	end := len(strings.TrimRight(t.text[:i], lineBlanks))
	if end == i {
		return ""
	}
	start := end
	for start > 0 && isLetter(t.text[start-1]) {
		start--
	}
	return strings.ToLower(t.text[start:end])
}

// lifeDate reports whether the letter at i stands where the (b. 1912) of a
// biography has it.
func (t *tokenizer) lifeDate(i int) bool {
	return t.text[i-1] == '(' || strings.HasSuffix(t.text[:i], "; ")
}

// versus reports whether the "v." from i to end stands between the parties of
// a case: Roe v. Wade.
func (t *tokenizer) versus(i, end int) bool {
	return isName(t.fieldBefore(i)) && isName(t.wordAhead(end))
}

// fieldBefore is what stands between blanks before i, without the marks that open it.
func (t *tokenizer) fieldBefore(i int) string {
	fields := strings.FieldsFunc(t.text[max(0, i-maxDotted):i], isBlank)
	if len(fields) == 0 {
		return ""
	}
	return strings.TrimLeft(fields[len(fields)-1], "*_(\"“'‘")
}

// isName reports whether a word starts with a capital.
func isName(w string) bool { return w != "" && isUpper(w[:1]) }

// wordAhead is the next word after i, when only spaces part them.
func (t *tokenizer) wordAhead(i int) string {
	i = t.skipBlanks(i)
	end := i
	for end < len(t.text) && end-i < 12 && isLetter(t.text[end]) {
		end++
	}
	return t.text[i:end]
}

// skipBlanks is the place behind the blanks of a line at i.
func (t *tokenizer) skipBlanks(i int) int {
	return len(t.text) - len(strings.TrimLeft(t.text[i:], lineBlanks))
}

// digitAhead reports whether the next word after i starts with a digit.
func (t *tokenizer) digitAhead(i int) bool {
	i = len(t.text) - len(strings.TrimLeft(t.text[i:], lineBlanks+"\n"))
	return i < len(t.text) && isDigit(t.text[i])
}

// roman reports whether a word of two letters or more is a number as the headings of a
// report have it: II, IV, XII.
func roman(word string) bool {
	return len(word) > 1 && strings.Trim(word, "IVX") == ""
}

// initials reports whether a word is made of single letters parted by stops.
func initials(word string) bool {
	if len(word) < 3 || len(word)%2 == 0 || len(word) > 15 {
		return false
	}
	for i := 0; i < len(word); i++ {
		if i%2 == 0 && !isLetter(word[i]) || i%2 == 1 && word[i] != '.' {
			return false
		}
	}
	return true
}
