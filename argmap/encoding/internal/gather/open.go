package gather

import (
	"bytes"

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
