package gather

import (
	"bytes"
	"fmt"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// Open asks of a file what every format does, a size within the limit and
// UTF-8, and gives it without a byte order mark.
func Open(format string, data []byte) ([]byte, error) {
	if err := encoding.CheckSize(format, len(data)); err != nil {
		return nil, err
	}
	if err := encoding.CheckUTF8(format, data); err != nil {
		return nil, err
	}
	return bytes.TrimPrefix(data, []byte("\uFEFF")), nil
}

// Fit returns an error that wraps [encoding.ErrText] for the first component
// whose span does not give its words in src.
func Fit(format string, g *argmap.Graph, src string) error {
	for c := range g.Components() {
		if !c.In(len(src)) || c.Span.Text(src) != c.Text {
			return &encoding.Error{Format: format, Place: c.ID, Err: fmt.Errorf("%w: %v", encoding.ErrText, c.Span)}
		}
	}
	return nil
}
