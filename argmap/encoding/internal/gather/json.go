package gather

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"opedmap/argmap/encoding"
	"opedmap/argmap/internal/jsontype"
)

// ReadJSON is [Open] and [json.Unmarshal] of a file. The error is an
// *[encoding.Error], with the offset and the field where they are known.
func ReadJSON(format string, data []byte, into any) error {
	opened, err := Open(format, data)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(opened, into); err != nil {
		return jsonError(format, len(data)-len(opened), err)
	}
	return nil
}

// WriteJSON gives v as a file, without the escapes that HTML needs. The error is an
// *[encoding.Error].
func WriteJSON(format string, v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, &encoding.Error{Format: format, Err: err}
	}
	return b.Bytes(), nil
}

// jsonError makes a decoder's error of one from encoding/json; before is the
// number of bytes of the file that its offsets do not count.
func jsonError(format string, before int, err error) error {
	e := &encoding.Error{Format: format, Err: err}
	var se *json.SyntaxError
	var te *json.UnmarshalTypeError
	var me *memberError
	switch {
	case errors.As(err, &me) && errors.As(err, &te):
		e.Part = strings.TrimSuffix(fmt.Sprintf("%q, %s", Clip(me.key), te.Field), ", ")
		e.Err = jsontype.Error{UnmarshalTypeError: te}
	case errors.As(err, &se):
		e.Offset = before + int(se.Offset)
	case errors.As(err, &te):
		// Names of embedded structs are not part of the JSON.
		e.Part = strings.TrimPrefix(te.Field, "graph.")
		if te.Offset > 0 {
			e.Offset = before + int(te.Offset)
		}
		e.Err = jsontype.Error{UnmarshalTypeError: te}
	}
	return e
}

// Decode is [json.Unmarshal] with errors in words of JSON: those of a note in a
// file that is not JSON, or not this JSON, itself.
func Decode(data []byte, into any) error {
	err := json.Unmarshal(data, into)
	if te := (*json.UnmarshalTypeError)(nil); errors.As(err, &te) {
		err = jsontype.Error{UnmarshalTypeError: te}
		if te.Field != "" {
			err = fmt.Errorf("%s: %w", te.Field, err)
		}
	}
	return err
}

// A memberError is one in the value of an [Object]'s member, from the start of
// which its offset counts.
type memberError struct {
	key string
	err error
}

func (e *memberError) Error() string { return fmt.Sprintf("%q: %v", Clip(e.key), e.err) }

func (e *memberError) Unwrap() error { return e.err }

// An Object is a JSON object that keeps the order of its members.
type Object[T any] []Member[T]

// A Member is a key of an [Object] with its value.
type Member[T any] struct {
	Key   string
	Value T
}

// MarshalJSON writes the members in order.
func (o Object[T]) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		k, err := JSON(m.Key)
		if err != nil {
			return nil, err
		}
		v, err := JSON(m.Value)
		if err != nil {
			return nil, err
		}
		b = append(append(append(b, k...), ':'), v...)
	}
	return append(b, '}'), nil
}

// UnmarshalJSON reads the members in order; a key that comes twice is there twice.
func (o *Object[T]) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*o = nil
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(b))
	t, err := d.Token()
	if err != nil {
		return err
	}
	if t != json.Delim('{') {
		return &json.UnmarshalTypeError{Value: Clip(string(b)), Type: reflect.TypeFor[Object[T]]()}
	}
	var ms []Member[T]
	for d.More() {
		k, err := d.Token()
		if err != nil {
			return err
		}
		m := Member[T]{Key: k.(string)}
		if err := d.Decode(&m.Value); err != nil {
			return &memberError{m.Key, err}
		}
		ms = append(ms, m)
	}
	*o = ms
	return nil
}
