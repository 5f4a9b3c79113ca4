package gather

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

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
		// Names of embedded structs are not part of the JSON.
		e.Place = strings.TrimPrefix(te.Field, "graph.")
		if te.Offset > 0 {
			e.Place = strings.TrimSuffix(fmt.Sprintf("offset %d in %s", te.Offset, e.Place), " in ")
		}
	}
	return e
}

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
			return fmt.Errorf("%q: %w", Clip(m.Key), err)
		}
		ms = append(ms, m)
	}
	*o = ms
	return nil
}
