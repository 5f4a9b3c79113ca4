package argmap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"opedmap/argmap/internal/jsontype"
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
// [ErrMissing], [ErrRepeated] or what [Draft.Build] says among others.
func (e *DecodeError) Unwrap() error { return e.Err }

// ErrVersion is wrapped by the error for a graph of another version.
var ErrVersion = errors.New("unknown version")

// ErrMissing is the error for a field that the JSON form requires.
var ErrMissing = errors.New("required field is missing or null")

// ErrRepeated is the error for a list that a graph in JSON, or one of its elements, has
// twice.
var ErrRepeated = errors.New("field is given twice")

// UnmarshalJSON reads what [Graph.MarshalJSON] writes. Unknown fields are
// ignored, and null changes nothing, as [json.Unmarshaler] has it. The error is a
// *[DecodeError]; g is unchanged then. A text that is no JSON at all [json.Unmarshal]
// refuses by itself, with a *[json.SyntaxError].
func (g *Graph) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	var j graphJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return misread(b, err)
	}
	if j.Version != FormatVersion {
		return &DecodeError{valueOf(b, "version"), "version", fmt.Errorf("%w %q, want %q", ErrVersion, j.Version, FormatVersion)}
	}
	if j.crowded(b) {
		if de := repeated(b); de != nil {
			return de
		}
	}
	if de := missing(b); de != nil {
		return de
	}
	d := Draft{j.ID, j.Title, j.Components, j.Relations, j.Entities, j.Apparatus}
	n, err := d.Build()
	if err != nil {
		return placed(b, err, d.besideArgument())
	}
	if ve := n.misplaced(j.Unattached); ve != nil {
		return &DecodeError{valueOf(b, "unattached"), "unattached", ve}
	}
	*g = *n
	return nil
}

// misplaced finds the first fault of a list of unattached components, nil for none. What
// is unattached and not listed is none: the relations tell it.
func (g *Graph) misplaced(ids []string) *ValidationError {
	listed := map[string]bool{}
	for _, id := range ids {
		i, ok := g.component[id]
		if !ok {
			return &ValidationError{DanglingID, id, -1, ""}
		}
		c := g.d.Components[i]
		switch {
		case c.Kind == MajorClaim:
			return &ValidationError{DanglingID, id, c.Start, "a major claim is not unattached"}
		case len(g.out[i]) > 0:
			return &ValidationError{DanglingID, id, c.Start, "what has a relation is not unattached"}
		case listed[id]:
			return &ValidationError{DuplicateID, id, c.Start, ""}
		}
		listed[id] = true
	}
	return nil
}

// misread tells of an error of the decoder where in the graph it is.
func misread(b []byte, err error) *DecodeError {
	var se *json.SyntaxError
	if errors.As(err, &se) {
		return &DecodeError{se.Offset, "", err}
	}
	for e := range elements(b) {
		if de := e.fault(); de != nil {
			return de
		}
	}
	de := &DecodeError{-1, "", cause(err)}
	var te *json.UnmarshalTypeError
	if errors.As(err, &te) {
		de.Field = te.Field
		if de.Offset = valueOf(b, te.Field); te.Field == "" { // no object
			de.Offset = int64(len(b) - len(bytes.TrimLeft(b, " \t\r\n")))
		}
	}
	return de
}

// crowded reports whether a text holds the names of more lists than were read from it, so
// that one may stand there twice: a glance that spares [repeated].
func (j *graphJSON) crowded(b []byte) bool {
	if disguised.Match(b) {
		return true
	}
	b = bytes.ToLower(b)
	most := map[string]int{"components": 1, "relations": 1, "entities": 1, "apparatus": 1, "unattached": 1, "mentions": len(j.Entities), "cues": 0}
	for _, c := range j.Components {
		if c.Cues != nil {
			most["cues"]++
		}
	}
	for _, e := range j.Entities {
		if e.Cues != nil {
			most["cues"]++
		}
	}
	for name, n := range most {
		if bytes.Count(b, []byte(`"`+name+`"`)) > n {
			return true
		}
	}
	return false
}

// disguised matches what the decoder takes for the letter of a name and a glance does not:
// an escape, and the long s.
var disguised = regexp.MustCompile(`\\u00[4-7]|\\u017[fF]|ſ`)

// repeated finds a list that a graph or one of its elements has twice, for the decoder
// would mix the two; nil for none.
func repeated(b []byte) *DecodeError {
	if f := twice(b, "components", "relations", "entities", "apparatus", "unattached"); f != nil {
		return &DecodeError{f.offset, f.name, ErrRepeated}
	}
	for e := range elements(b) {
		if f := twice(e.raw, "cues", "mentions"); f != nil {
			return &DecodeError{e.offset, e.field(f.name), ErrRepeated}
		}
	}
	return nil
}

// twice is the second field of an object with one of the given names, nil for none.
func twice(b []byte, names ...string) *field {
	seen := make([]bool, len(names))
	for f := range fields(b) {
		k := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(f.name, name) }) // as encoding/json takes it
		if k < 0 {
			continue
		}
		if f.name = names[k]; seen[k] {
			return f
		}
		seen[k] = true
	}
	return nil
}

// valueOf is the offset of the last value of a field of the graph, -1 where it has none.
func valueOf(b []byte, name string) int64 {
	at := int64(-1)
	for f := range fields(b) {
		if strings.EqualFold(f.name, name) {
			at = f.offset
		}
	}
	return at
}

// The fields that the JSON form requires, as they stand in a text: nil where one is
// missing.
type (
	componentFields struct {
		ID, Kind, Stance, Start, End, Text, Confidence json.RawMessage
		Cues                                           []cueFields
	}
	relationFields struct{ ID, Type, From, To, Confidence json.RawMessage }
	entityFields   struct {
		ID, Name, Label      json.RawMessage
		Mentions             []mentionFields
		Attitude, Confidence json.RawMessage
		Cues                 []cueFields
	}
	cueFields       struct{ Start, End, Text, Signals json.RawMessage }
	mentionFields   struct{ Start, End json.RawMessage }
	apparatusFields struct{ Label, Start, End json.RawMessage }
	graphFields     struct {
		Components []componentFields
		Relations  []relationFields
		Entities   []entityFields
		Apparatus  []apparatusFields
	}
)

// missing finds the first required field that a graph lacks, nil where it lacks none.
func missing(b []byte) *DecodeError {
	var g graphFields
	if err := json.Unmarshal(b, &g); err != nil {
		return misread(b, err)
	}
	field := absent(reflect.ValueOf(g))
	if field == "" {
		return nil
	}
	de := &DecodeError{-1, field, ErrMissing}
	for e := range elements(b) {
		if strings.HasPrefix(field, e.field("")) {
			de.Offset = e.offset
		}
	}
	return de
}

// absent names the first field without a value below v. Lists of entities, apparatus and
// cues may be left out.
func absent(v reflect.Value) string {
	for i := range v.NumField() {
		f, name := v.Field(i), strings.ToLower(v.Type().Field(i).Name)
		if raw, ok := f.Interface().(json.RawMessage); ok {
			if raw == nil || string(raw) == "null" {
				return name
			}
			continue
		}
		if f.IsNil() && name != "entities" && name != "apparatus" && name != "cues" {
			return name
		}
		for k := range f.Len() {
			if below := absent(f.Index(k)); below != "" {
				return fmt.Sprintf("%s[%d].%s", name, k, below)
			}
		}
	}
	return ""
}

// A list of the JSON form, and what its elements are.
type list struct {
	name string
	into func() any
}

var lists = []list{
	{"components", func() any { return new(Component) }},
	{"relations", func() any { return new(Relation) }},
	{"entities", func() any { return new(Entity) }},
	{"apparatus", func() any { return new(Apparatus) }},
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

// fault is the first field of an element that is refused by itself, nil for none.
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
	return nil
}

// cause is an error of the decoder without the names of Go types.
func cause(err error) error {
	if te, ok := err.(*json.UnmarshalTypeError); ok {
		return jsontype.Error{UnmarshalTypeError: te}
	}
	return err
}

// placed tells which element an error of [Draft.Build] is about: the first that has its id
// or, where it gives none, begins where it says; of two that share an id the last, for
// the one before was right. A fault beside the argument is one of entities, whose ids are
// a set of their own, or apparatus.
func placed(b []byte, err error, beside bool) *DecodeError {
	de := &DecodeError{Offset: -1, Err: err}
	var ve *ValidationError
	if !errors.As(err, &ve) {
		return de
	}
	for e := range elements(b) {
		var of struct {
			ID    *string
			Start int
		}
		if (e.name == "components" || e.name == "relations") == beside {
			continue
		}
		if json.Unmarshal(e.raw, &of) != nil {
			continue
		}
		if of.ID != nil && *of.ID == ve.ID || of.ID == nil && ve.ID == "" && of.Start == ve.Offset {
			de.Offset, de.Field = e.offset, e.field("")
			if ve.Problem != DuplicateID {
				break
			}
		}
	}
	return de
}

// A field of a graph in JSON.
type field struct {
	name   string
	list   *list // nil for what is none
	offset int64 // of the value
	raw    json.RawMessage
}

// fields walks over the fields of a graph in JSON, as far as it can be read.
func fields(b []byte) iter.Seq[*field] {
	return func(yield func(*field) bool) {
		d := json.NewDecoder(bytes.NewReader(b))
		if t, err := d.Token(); err != nil || t != json.Delim('{') {
			return
		}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return
			}
			f := &field{}
			if d.Decode(&f.raw) != nil {
				return
			}
			f.name, _ = name.(string)
			f.offset = d.InputOffset() - int64(len(f.raw))
			if k := slices.IndexFunc(lists, func(l list) bool { return strings.EqualFold(f.name, l.name) }); k >= 0 { // as encoding/json takes it
				f.list = &lists[k]
			}
			if !yield(f) {
				return
			}
		}
	}
}

// elements walks over the elements of the lists of a graph in JSON, as far as it can be
// read.
func elements(b []byte) iter.Seq[*element] {
	return func(yield func(*element) bool) {
		for f := range fields(b) {
			var raws []json.RawMessage
			if f.list == nil || json.Unmarshal(f.raw, &raws) != nil {
				continue
			}
			at := f.offset
			for i, raw := range raws {
				at += int64(bytes.Index(b[at:], raw))
				if !yield(&element{f.list, i, at, raw}) {
					return
				}
				at += int64(len(raw))
			}
		}
	}
}
