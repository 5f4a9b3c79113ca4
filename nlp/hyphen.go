package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp/vector"
)

const softHyphen = '\u00ad'

// WholeWords puts the words of a part of a text together that its layout parts. A
// hyphen at the end of a line: "run-\nning" becomes "running", the compounds
// "well-\nknown" and "Coca-\nCola" become "well-known" and "Coca-Cola", the latter
// where the hyphen is a soft one, too. Behind the first part of "short-\nand
// long-term" a space takes the place of the line break. A drop cap before its word:
// "T he council", where the part begins with it, becomes "The council". All else
// stays as it is.
func WholeWords(text string) string {
	if gap := dropCap(text); gap > 0 {
		text = text[:1] + text[1+gap:]
	}
	if !strings.ContainsAny(text, "\n\r") {
		return text
	}
	var b strings.Builder
	from := 0
	for i, r := range text {
		if !isHyphen(r) && r != softHyphen {
			continue
		}
		end := i + utf8.RuneLen(r)
		n := lineBreak(text[end:])
		if n == 0 {
			continue // before the words are looked for: of soft hyphens one may be long
		}
		first, second := text[wordStart(text[:i]):i], text[end+n:]
		second = second[:wordLength(second)]
		if first == "" || second == "" {
			continue
		}
		b.WriteString(text[from:i])
		from = end + n
		switch on := strings.HasPrefix(text[from+len(second):], "-"); {
		case !startsLower(second) && r == softHyphen:
			b.WriteByte('-')
		case r == softHyphen || startsLower(second) && oneWord(first, second, on):
		case !on && (second == "and" || second == "or" || second == "to"):
			b.WriteString(text[i:end] + " ")
		default:
			b.WriteString(text[i:end])
		}
	}
	b.WriteString(text[from:])
	return b.String()
}

// dropCap is the length of the gap between the large initial that s starts with and the
// rest of its word, 0 when s starts otherwise. The two make a known word; the rest is none
// by itself, unless the word often starts a sentence and the initial is none.
func dropCap(s string) int {
	const longest = 3
	if len(s) < 3 || s[0] < 'A' || s[0] > 'Z' {
		return 0
	}
	gap := len(s) - 1 - len(strings.TrimLeft(s[1:], lineBlanks+"\r\n"))
	if gap == 0 || gap > longest || strings.Count(s[1:1+gap], "\n") > 1 {
		return 0
	}
	rest := s[1+gap:]
	rest = rest[:wordLength(rest)]
	if !startsLower(rest) || len(rest) > maxDotted {
		return 0
	}
	word := s[:1] + rest
	switch alone := s[0] == 'A' || s[0] == 'I'; { // a word by itself
	case len(rest) == 1:
		if !shortOpeners[word] {
			return 0
		}
	case vector.Index(rest) >= 0 && (alone || !starters[word]), vector.Index(strings.ToLower(word)) < 0:
		return 0
	}
	return gap
}

// shortOpeners holds words of two letters with which texts begin.
var shortOpeners = set("An As At Be By Do Go He If In Is It Me My No Of On Or So To Up Us We")

// lineBreak is the length of a line break, with the blanks before it and the blanks,
// blank lines and quotation marks of mail behind it, that s begins with; 0 if it begins
// with none.
func lineBreak(s string) int {
	rest := strings.TrimLeft(s, lineBlanks)
	line := strings.TrimPrefix(strings.TrimPrefix(rest, "\r"), "\n")
	if line == rest {
		return 0
	}
	return len(s) - len(strings.TrimLeft(line, lineBlanks+"\r\n>"))
}

// wordStart is where the run of word runes begins that s ends with.
func wordStart(s string) int {
	return len(strings.TrimRightFunc(s, isWord))
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// oneWord reports whether the two parts are those of one word, not of a compound:
// together they are known, or the second is no word by itself and the compound does not
// go on with another hyphen.
func oneWord(first, second string, on bool) bool {
	first = strings.ToLower(first)
	return vector.Index(first+second) >= 0 || !on && !compounding[first] && (endings[second] || vector.Index(second) < 0)
}

var (
	// endings are never the second part of a compound, though the vectors know them.
	endings = set("ing ings ism isms ist ists al ed er ers es ly ment ness tion tions able ible ful ive ous")
	// compounding holds first parts that keep their hyphen before a word that is new.
	compounding = set("al all anti co e el ex non post pre pro self")
)
