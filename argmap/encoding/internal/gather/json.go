package gather

import (
	"encoding/json"
	"errors"
	"fmt"

	"opedmap/argmap/encoding"
)

// JSONError makes a decoder's error of one from encoding/json, with the offset
// and the field where it knows them.
func JSONError(format string, err error) error {
	e := &encoding.Error{Format: format, Err: err}
	var se *json.SyntaxError
	var te *json.UnmarshalTypeError
	switch {
	case errors.As(err, &se):
		e.Place = fmt.Sprintf("offset %d", se.Offset)
	case errors.As(err, &te):
		e.Place = fmt.Sprintf("offset %d", te.Offset)
		if te.Field != "" {
			e.Place += " in " + te.Field
		}
	}
	return e
}
