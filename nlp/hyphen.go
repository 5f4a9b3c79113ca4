package nlp

import (
	"regexp"
	"strings"

	"opedmap/nlp/vector"
)

// hyphenation is a hyphen at the end of a line and the parts of words around it.
var hyphenation = regexp.MustCompile(`(\pL+)([-‐])\r?\n[ \t]*(\p{Ll}+)(-?)`)

// Dehyphenate puts the words together that a hyphen parts at the end of a line:
// "run-\nning" becomes "running", the compound "well-\nknown" becomes
// "well-known". Behind the first part of "short-\nand long-term" a space takes
// the place of the line break. All else stays as it is.
func Dehyphenate(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	for { // breaks of one compound overlap: "up-\nto-\ndate"
		whole := hyphenation.ReplaceAllStringFunc(text, func(s string) string {
			part := hyphenation.FindStringSubmatch(s)
			switch first, hyphen, second, on := part[1], part[2], part[3], part[4]; {
			case on == "" && oneWord(first, second):
				return first + second
			case on == "" && (second == "and" || second == "or" || second == "to"):
				return first + hyphen + " " + second
			default:
				return first + hyphen + second + on
			}
		})
		if whole == text {
			return text
		}
		text = whole
	}
}

// oneWord reports whether the two parts are those of one word, not of a compound:
// together they are known, or the second is no word by itself.
func oneWord(first, second string) bool {
	first = strings.ToLower(first)
	return vector.Index(first+second) >= 0 || !compounding[first] && (endings[second] || vector.Index(second) < 0)
}

var (
	// endings are never the second part of a compound, though the vectors know them.
	endings = set("ing ings ism isms ist ists al ed er ers es ly ment ness tion tions able ible ful ive ous")
	// compounding holds first parts that keep their hyphen before a word that is new.
	compounding = set("al all anti co e el ex non post pre pro self")
)
