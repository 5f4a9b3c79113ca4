package encoding

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/nlp"
)

// CheckUTF8 returns an [Error] for the format, with the line, that wraps an
// [*nlp.EncodingError] when data are not valid UTF-8: spans count the bytes of
// the text as it is.
func CheckUTF8(format string, data []byte) error {
	if utf8.Valid(data) {
		return nil
	}
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	line := 1 + bytes.Count(data[:at], []byte("\n"))
	return &Error{Format: format, Line: line, Err: &nlp.EncodingError{Offset: at}}
}

// CheckText returns an [Error] for the format that wraps [ErrText] when a
// component of the graph is not what stands in src at its span. With "" for
// src, which says that the source is not at hand, there is nothing to check.
func CheckText(format string, g *argmap.Graph, src string) error {
	if src == "" {
		return nil
	}
	for c := range g.Components() {
		if !c.In(len(src)) || c.Span.Text(src) != c.Text {
			return &Error{Format: format, ID: c.ID, Err: fmt.Errorf("%w: %v", ErrText, c.Span)}
		}
	}
	return nil
}
