// Package jsontype says in words of JSON what encoding/json says in words of Go.
package jsontype

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// An Error is a JSON value of the wrong type.
type Error struct{ *json.UnmarshalTypeError }

// Error says what stands there and what is wanted: "string, want a number".
func (e Error) Error() string {
	number, isNumber := strings.CutPrefix(e.Value, "number ")
	want := "another value"
	switch kind := e.Type.Kind(); {
	case kind == reflect.String, reflect.PointerTo(e.Type).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		want = "a string"
	case kind == reflect.Bool:
		want = "true or false"
	case kind >= reflect.Int && kind <= reflect.Uintptr && isNumber && !strings.ContainsAny(number, ".eE"), kind == reflect.Float64 && isNumber:
		return e.Value + " is out of range"
	case kind >= reflect.Int && kind <= reflect.Uintptr:
		want = "a whole number"
	case kind == reflect.Float64:
		want = "a number"
	case strings.HasPrefix(e.Type.Name(), "Object["): // keeps the order of its members
		want = "an object"
	case kind == reflect.Slice:
		want = "an array"
	case kind == reflect.Struct, kind == reflect.Map:
		want = "an object"
	}
	return fmt.Sprintf("%s, want %s", e.Value, want)
}

// Unwrap gives the error of encoding/json.
func (e Error) Unwrap() error { return e.UnmarshalTypeError }
