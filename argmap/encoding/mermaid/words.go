package mermaid

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"opedmap/argmap/encoding/internal/gather"
)

var (
	numbered = regexp.MustCompile(`#\w+;`)
	tag      = regexp.MustCompile(`</?[A-Za-z!][^<>]*>`)
	escaped  = regexp.MustCompile(`\\[[:punct:]]`)
	emphasis = []*regexp.Regexp{ // the longer marks first
		regexp.MustCompile(`(?s)\*\*(\S|\S.*?\S)\*\*`),
		regexp.MustCompile(`(?s)\b__(\S|\S.*?\S)__\b`),
		regexp.MustCompile(`(?s)\*(\S|\S.*?\S)\*`),
		regexp.MustCompile(`(?s)\b_(\S|\S.*?\S)_\b`),
	}
)

// words is a label as a reader sees it: entities resolved, tags and line breaks
// as spaces, Markdown without its marks.
func words(label string, markdown bool) string {
	if markdown {
		label = escaped.ReplaceAllStringFunc(label, func(s string) string { return fmt.Sprintf("#%d;", s[1]) })
		for _, e := range emphasis {
			label = e.ReplaceAllString(label, "$1")
		}
	} else {
		label = strings.ReplaceAll(label, `\n`, " ")
	}
	label = tag.ReplaceAllString(label, " ")
	label = numbered.ReplaceAllStringFunc(label, func(e string) string {
		if e[1] >= '0' && e[1] <= '9' {
			return "&" + e
		}
		return "&" + e[1:]
	})
	return gather.Collapse(html.UnescapeString(label))
}
