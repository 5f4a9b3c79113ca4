package argmap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
)

// A DecodeError says where and why a JSON text is not a graph.
type DecodeError struct {
	// Offset into the JSON text of the graph: of the value at fault or the component,
	// relation, entity or apparatus that holds it; -1 when the fault has no single place.
	Offset int64
	Field  string // such as "components[1].kind"; may be empty
	Err    error
}

// Error gives the place and the cause.
func (e *DecodeError) Error() string {
	s := "argmap: decode graph"
	if e.Offset >= 0 {
		s += fmt.Sprintf(" at byte %d of the JSON", e.Offset)
	}
	if e.Field != "" {
		s += " in " + e.Field
	}
	return s + ": " + e.Err.Error()
}

// Unwrap gives the cause: a *[json.SyntaxError], *[json.UnmarshalTypeError],
// [ErrMissing] or *[ValidationError] among others.
func (e *DecodeError) Unwrap() error { return e.Err }

// ErrVersion is wrapped by the error for a graph of another version.
var ErrVersion = errors.New("unknown version")

// ErrMissing is the error for a field that the JSON form requires.
var ErrMissing = errors.New("required field is missing")

// UnmarshalJSON reads what [Graph.MarshalJSON] writes. Unknown fields are
// ignored. The error is a *[DecodeError]; g is unchanged then. A text that is no JSON
// at all [json.Unmarshal] refuses by itself, with a *[json.SyntaxError].
func (g *Graph) UnmarshalJSON(b []byte) error {
	var j graphJSON
	if err := json.Unmarshal(b, &j); err != nil {
		var se *json.SyntaxError
		if errors.As(err, &se) {
			return &DecodeError{se.Offset, "", err}
		}
		if de := faulty(b); de != nil {
			return de
		}
		de := &DecodeError{Offset: -1, Err: err}
		var te *json.UnmarshalTypeError
		if errors.As(err, &te) {
			de.Offset, de.Field, de.Err = te.Offset, te.Field, wrongType(te)
		}
		return de
	}
	if j.Version != FormatVersion {
		return &DecodeError{-1, "version", fmt.Errorf("%w %q, want %q", ErrVersion, j.Version, FormatVersion)}
	}
	switch de := faulty(b); {
	case de != nil:
		return de
	case j.Components == nil:
		return &DecodeError{-1, "components", ErrMissing}
	case j.Relations == nil:
		return &DecodeError{-1, "relations", ErrMissing}
	}
	n, err := Draft{j.ID, j.Title, j.Components, j.Relations, j.Entities, j.Apparatus}.Build()
	if err != nil {
		return placed(b, err)
	}
	for _, id := range j.Unattached {
		if _, ok := n.component[id]; !ok {
			return &DecodeError{-1, "unattached", &ValidationError{DanglingID, id, -1, ""}}
		}
	}
	*g = *n
	return nil
}

// A list of the JSON form: what its elements are and which fields they must have.
type list struct {
	name     string
	into     func() any
	required []string
}

var lists = []list{
	{"components", func() any { return new(Component) }, []string{"id", "kind", "stance", "start", "end", "text", "confidence"}},
	{"relations", func() any { return new(Relation) }, []string{"id", "type", "from", "to", "confidence"}},
	{"entities", func() any { return new(Entity) }, []string{"id", "name", "label", "mentions", "attitude", "confidence"}},
	{"apparatus", func() any { return new(Apparatus) }, []string{"label", "start", "end"}},
}

// An element of one of the lists.
type element struct {
	*list
	index  int
	offset int64
	raw    json.RawMessage
}

// field names the element, or a field of it.
func (e *element) field(name string) string {
	f := fmt.Sprintf("%s[%d]", e.name, e.index)
	if name != "" {
		f += "." + name
	}
	return f
}

// faulty finds the first element that is refused or lacks a field: of those the decoder
// tells less. It is nil when there is none.
func faulty(b []byte) *DecodeError {
	for e := range elements(b) {
		if de := e.fault(); de != nil {
			return de
		}
	}
	return nil
}

// fault is what is wrong with an element by itself, nil for nothing.
func (e *element) fault() *DecodeError {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(e.raw, &fields); err != nil {
		return &DecodeError{e.offset, e.field(""), cause(err)}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		one, err := json.Marshal(map[string]json.RawMessage{name: fields[name]})
		if err == nil {
			err = json.Unmarshal(one, e.into())
		}
		if err != nil {
			return &DecodeError{e.offset, e.field(name), cause(err)}
		}
	}
	for _, name := range e.required {
		if _, ok := fields[name]; !ok {
			return &DecodeError{e.offset, e.field(name), ErrMissing}
		}
	}
	return nil
}

// cause is an error of the decoder without the names of Go types.
func cause(err error) error {
	if te, ok := err.(*json.UnmarshalTypeError); ok {
		return wrongType(te)
	}
	return err
}

// A typeError is a JSON value of the wrong type.
type typeError struct{ *json.UnmarshalTypeError }

func wrongType(e *json.UnmarshalTypeError) error { return typeError{e} }

func (e typeError) Error() string {
	want := "an object"
	switch e.Type.Kind() {
	case reflect.String:
		want = "a string"
	case reflect.Slice:
		want = "an array"
	case reflect.Bool:
		want = "true or false"
	case reflect.Int:
		want = "a whole number"
	case reflect.Float64:
		want = "a number"
	}
	return fmt.Sprintf("%s, want %s", e.Value, want)
}

func (e typeError) Unwrap() error { return e.UnmarshalTypeError }

// placed tells which element an error of [Draft.Build] is about, by its id.
func placed(b []byte, err error) *DecodeError {
	de := &DecodeError{Offset: -1, Err: err}
	var ve *ValidationError
	if !errors.As(err, &ve) || ve.ID == "" {
		return de
	}
	for e := range elements(b) {
		var of struct{ ID string }
		if json.Unmarshal(e.raw, &of) == nil && of.ID == ve.ID {
			de.Offset, de.Field = e.offset, e.field("")
			break
		}
	}
	return de
}

// elements walks over the elements of the lists of a graph in JSON, as far as it can be
// read.
func elements(b []byte) iter.Seq[*element] {
	return func(yield func(*element) bool) {
		d := json.NewDecoder(bytes.NewReader(b))
		if t, err := d.Token(); err != nil || t != json.Delim('{') {
			return
		}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return
			}
			k := slices.IndexFunc(lists, func(l list) bool { return name == l.name })
			from := d.InputOffset()
			var all json.RawMessage
			if d.Decode(&all) != nil {
				return
			}
			var raws []json.RawMessage
			if k < 0 || json.Unmarshal(all, &raws) != nil {
				continue
			}
			for i, raw := range raws {
				from += int64(bytes.Index(b[from:], raw))
				if !yield(&element{&lists[k], i, from, raw}) {
					return
				}
				from += int64(len(raw))
			}
		}
	}
}
