package argmap

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// FormatVersion is the version of the JSON form that this package reads and
// writes.
const FormatVersion = "1"

// graphJSON is the JSON form of a graph; the schema beside it names the fields.
type graphJSON struct {
	Version    string      `json:"version"`
	ID         string      `json:"id,omitempty"`
	Title      string      `json:"title,omitempty"`
	Components []Component `json:"components"`
	Relations  []Relation  `json:"relations"`
	Entities   []Entity    `json:"entities"`
	Apparatus  []Apparatus `json:"apparatus"`
	Unattached []string    `json:"unattached,omitempty"`
}

// MarshalJSON writes the graph in version 1 of the JSON form, see [Schema].
// The source text is not part of it.
func (g Graph) MarshalJSON() ([]byte, error) {
	d := &g.d
	j := graphJSON{FormatVersion, d.ID, d.Title, d.Components, d.Relations, d.Entities, d.Apparatus, g.unattached}
	if j.Components == nil {
		j.Components = []Component{}
	}
	if j.Relations == nil {
		j.Relations = []Relation{}
	}
	if j.Entities == nil {
		j.Entities = []Entity{}
	}
	if j.Apparatus == nil {
		j.Apparatus = []Apparatus{}
	}
	j.Entities = slices.Clone(j.Entities)
	for i := range j.Entities {
		if j.Entities[i].Mentions == nil {
			j.Entities[i].Mentions = []Span{}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(j); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// A DecodeError says where and why a JSON text is not a graph.
type DecodeError struct {
	Offset int64 // into the JSON text; -1 when the fault has no single place there
	Field  string
	Err    error
}

// Error gives the place and the cause.
func (e *DecodeError) Error() string {
	s := "argmap: decode graph"
	if e.Offset >= 0 {
		s += fmt.Sprintf(" at offset %d", e.Offset)
	}
	if e.Field != "" {
		s += " in " + e.Field
	}
	return s + ": " + e.Err.Error()
}

// Unwrap gives the cause: a *[json.SyntaxError], *[json.UnmarshalTypeError],
// or *[ValidationError] among others.
func (e *DecodeError) Unwrap() error { return e.Err }

// refused names the first value of a list that is refused, "" for none: of a word
// that is unknown the decoder does not tell where it stands.
func refused(b []byte) string {
	var lists struct {
		Components, Relations, Entities, Apparatus []json.RawMessage
	}
	if json.Unmarshal(b, &lists) != nil {
		return ""
	}
	for _, l := range []struct {
		name   string
		values []json.RawMessage
		into   func() any
	}{
		{"components", lists.Components, func() any { return new(Component) }},
		{"relations", lists.Relations, func() any { return new(Relation) }},
		{"entities", lists.Entities, func() any { return new(Entity) }},
		{"apparatus", lists.Apparatus, func() any { return new(Apparatus) }},
	} {
		for i, v := range l.values {
			if json.Unmarshal(v, l.into()) != nil {
				return fmt.Sprintf("%s[%d]", l.name, i)
			}
		}
	}
	return ""
}

// ErrVersion is wrapped by the error for a graph of another version.
var ErrVersion = errors.New("unknown version")

// UnmarshalJSON reads what [Graph.MarshalJSON] writes. Unknown fields are
// ignored. The error is a *[DecodeError]; g is unchanged then.
func (g *Graph) UnmarshalJSON(b []byte) error {
	var j graphJSON
	if err := json.Unmarshal(b, &j); err != nil {
		de := &DecodeError{Offset: -1, Err: err}
		var se *json.SyntaxError
		var te *json.UnmarshalTypeError
		switch {
		case errors.As(err, &se):
			de.Offset = se.Offset
		case errors.As(err, &te):
			// Span is embedded: its name is not part of the JSON.
			de.Offset, de.Field = te.Offset, strings.ReplaceAll(te.Field, "Span.", "")
		default:
			de.Field = refused(b)
		}
		return de
	}
	if j.Version != FormatVersion {
		return &DecodeError{-1, "version", fmt.Errorf("%w %q, want %q", ErrVersion, j.Version, FormatVersion)}
	}
	n, err := Draft{j.ID, j.Title, j.Components, j.Relations, j.Entities, j.Apparatus}.Build()
	if err != nil {
		return &DecodeError{-1, "", err}
	}
	for _, id := range j.Unattached {
		if _, ok := n.component[id]; !ok {
			return &DecodeError{-1, "unattached", &ValidationError{DanglingID, id, -1, ""}}
		}
	}
	*g = *n
	return nil
}
