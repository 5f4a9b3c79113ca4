package nlp

import (
	"regexp"
	"strings"

	"opedmap/nlp/vector"
)

// hyphenation is a hyphen at the end of a line and the parts of words around it.
var hyphenation = regexp.MustCompile(`(\pL+)([-‐])\r?\n[ \t]*(\p{Ll}+)`)

// Dehyphenate puts the words together that a hyphen parts at the end of a line:
// "run-\nning" becomes "running", the compound "well-\nknown" becomes
// "well-known". Behind the first part of "short-\nand long-term" a space takes
// the place of the line break. All else stays as it is.
func Dehyphenate(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	return hyphenation.ReplaceAllStringFunc(text, func(s string) string {
		part := hyphenation.FindStringSubmatch(s)
		switch first, hyphen, second := part[1], part[2], part[3]; {
		case hyphenated(first, second):
			return first + second
		case second == "and" || second == "or" || second == "to":
			return first + hyphen + " " + second
		default:
			return first + hyphen + second
		}
	})
}

// hyphenated reports whether the two parts are those of one word, not of a
// compound: together they are known, or the second by itself is not.
func hyphenated(first, second string) bool {
	return vector.Index(strings.ToLower(first)+second) >= 0 || vector.Index(second) < 0
}
