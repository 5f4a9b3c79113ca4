package brat

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// toBytes turns the characters of all spans into bytes, in one pass over the text.
func (d *decoder) toBytes() error {
	var ends []*int
	for i := range d.bounds {
		for j := range d.bounds[i].fragments {
			f := &d.bounds[i].fragments[j]
			ends = append(ends, &f.Start, &f.End)
		}
	}
	slices.SortStableFunc(ends, func(a, b *int) int { return *a - *b })
	at, k := 0, 0
	for i := range d.txt {
		for ; k < len(ends) && *ends[k] == at; k++ {
			*ends[k] = i
		}
		at++
	}
	for ; k < len(ends) && *ends[k] == at; k++ {
		*ends[k] = len(d.txt)
	}
	if k == len(ends) {
		return nil
	}
	line := 0
	for _, b := range d.bounds {
		for j := range b.fragments {
			if f := &b.fragments[j]; line == 0 && (&f.Start == ends[k] || &f.End == ends[k]) {
				line = b.line
			}
		}
	}
	return &encoding.Error{Format: format, Line: line, Err: fmt.Errorf("%w: %d in %d characters", ErrOffset, *ends[k], at)}
}

// whole is the span of an annotation: all of it, or its longest piece when
// another annotation starts in between. starts are those of all pieces, in order.
func (d *decoder) whole(b bound, starts []int) argmap.Span {
	first, last := b.fragments[0], b.fragments[len(b.fragments)-1]
	if len(b.fragments) == 1 {
		return first
	}
	s := argmap.Span{Start: first.Start, End: last.End}
	inside := sort.SearchInts(starts, s.End) - sort.SearchInts(starts, s.Start)
	if inside > len(b.fragments) {
		s = first
		for _, f := range b.fragments {
			if f.Len() > s.Len() {
				s = f
			}
		}
	}
	d.g.Lose(b.id, encoding.Discontinuous, "%d pieces became bytes %v", len(b.fragments), s)
	return s
}

// reads reports whether the span's words are those of a text, white space aside.
// It takes the longer the longer the text is, not the span.
func (d *decoder) reads(s argmap.Span, text string) bool {
	if d.words == nil {
		d.words = []int{}
		space := true
		for i, r := range d.txt {
			if was := space; !unicode.IsSpace(r) && was {
				d.words = append(d.words, i)
			}
			space = unicode.IsSpace(r)
		}
	}
	// skip gives the first place from at on that is not white space.
	skip := func(at int) int {
		if r, _ := utf8.DecodeRuneInString(d.txt[at:]); !unicode.IsSpace(r) {
			return min(at, s.End)
		}
		if i := sort.SearchInts(d.words, at); i < len(d.words) {
			return min(d.words[i], s.End)
		}
		return s.End
	}
	at := skip(s.Start)
	for w := range strings.FieldsSeq(text) {
		if !strings.HasPrefix(d.txt[at:s.End], w) {
			return false
		}
		at = skip(at + len(w))
	}
	return at == s.End
}
