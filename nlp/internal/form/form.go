// Package form gives words in plain forms: without typography, in lower case,
// stemmed.
package form

import (
	"strings"
	"unicode"
)

// plain replaces typography by its ASCII forms and drops soft hyphens and
// other marks that only steer the breaking of lines.
var plain = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "ʼ", "'", "′", "'", "＇", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "″", `"`,
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-",
	"…", "...",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "",
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
)

// Plain gives a word with typographic quotes, apostrophes, dashes, ellipses
// and Latin ligatures in plain characters, without soft hyphens and without the
// hyphen and line break, or the gap behind a drop cap, that cut it in two.
func Plain(word string) string {
	if word == "``" || word == "''" { // of TeX and of wires
		return `"`
	}
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= 0x80 || c <= ' ' {
			if strings.ContainsFunc(word, unicode.IsSpace) {
				word = joined(word)
			}
			return plain.Replace(word)
		}
	}
	return word
}

// joined gives a word without blanks and line breaks, the hyphens before
// them and the marks of quoted mail behind them.
func joined(word string) string {
	parts := strings.Fields(word)
	for i := range max(0, len(parts)-1) {
		parts[i] = strings.TrimRight(parts[i], "-‐‑\u00ad>")
	}
	return strings.Join(parts, "")
}

// Lower gives the lower case of [Plain].
func Lower(word string) string { return strings.ToLower(Plain(word)) }
