package mapfile

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/argmap/compare"
)

// ErrNotInText is wrapped by the error for a map that is not of the text.
var ErrNotInText = errors.New("component is not in the text")

// Anchor gives a graph the spans of its components' words in a text, for maps
// that were drawn without offsets or over another copy of the text. A graph whose
// spans fit is returned as it is. Differences in white space and between typed
// and typeset quotation marks and dashes do not count.
func Anchor(g *argmap.Graph, text string) (*argmap.Graph, error) {
	fits := true
	for c := range g.Components() {
		fits = fits && c.In(len(text)) && c.Span.Text(text) == c.Text
	}
	if fits {
		return g, nil
	}
	flat, offsets := flatten(text)
	d := g.Draft()
	d.Entities, d.Apparatus = nil, nil
	last := 0
	var taken []argmap.Span   // in flat, in text order
	after := map[string]int{} // by words, the end of the last place that was looked for from the start
	for i := range d.Components {
		c := &d.Components[i]
		words, _ := flatten(c.Text)
		words = strings.TrimSpace(words)
		at := -1
		if words != "" {
			if at = index(flat, words, last, taken); at < 0 {
				if at = index(flat, words, after[words], taken); at >= 0 {
					after[words] = at + len(words)
				}
			}
		}
		if at < 0 {
			return nil, fmt.Errorf("%w: %s “%s”", ErrNotInText, c.ID, compare.Excerpt(c.Text, 60))
		}
		last = at + len(words)
		k, _ := slices.BinarySearchFunc(taken, at, func(s argmap.Span, at int) int { return cmp.Compare(s.Start, at) })
		taken = slices.Insert(taken, k, argmap.Span{Start: at, End: last})
		c.Start, c.End = offsets[at], offsets[last]
		c.Text, c.Cues = c.Span.Text(text), nil
	}
	slices.SortStableFunc(d.Components, func(a, b argmap.Component) int { return cmp.Compare(a.Start, b.Start) })
	return d.Build()
}

// index is where words stand in a text from an offset on, beside what is taken, and not
// within longer words if they can be had otherwise; -1 for nowhere.
func index(text, words string, from int, taken []argmap.Span) int {
	within := -1
	for from <= len(text) {
		i := strings.Index(text[from:], words)
		if i < 0 {
			break
		}
		i += from
		k, _ := slices.BinarySearchFunc(taken, i+len(words), func(s argmap.Span, end int) int { return cmp.Compare(s.Start, end) })
		if k > 0 && taken[k-1].End > i {
			from = max(taken[k-1].End, i+1)
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		first, size := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		after, _ := utf8.DecodeRuneInString(text[i+len(words):])
		if !(inWord(before) && inWord(first)) && !(inWord(last) && inWord(after)) {
			return i
		}
		if within < 0 {
			within = i
		}
		from = i + size
	}
	return within
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// typed is how a keyboard writes what a printer sets.
var typed = map[rune]rune{'‘': '\'', '’': '\'', '“': '"', '”': '"', '–': '-', '—': '-', '\u00a0': ' '}

// flatten makes every run of white space one space and typeset marks typed ones,
// and gives the offset of each byte that is left and of the end.
func flatten(s string) (string, []int) {
	var b strings.Builder
	offsets := make([]int, 0, len(s)+1)
	space := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if t, ok := typed[r]; ok {
			r = t
		}
		switch {
		case r == ' ' || r == '\n' || r == '\t' || r == '\r':
			if !space {
				b.WriteByte(' ')
				offsets = append(offsets, i)
			}
			space = true
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
			offsets = append(offsets, i)
			space = false
		default:
			b.WriteString(s[i : i+size])
			for j := range size {
				offsets = append(offsets, i+j)
			}
			space = false
		}
		i += size
	}
	return b.String(), append(offsets, len(s))
}
