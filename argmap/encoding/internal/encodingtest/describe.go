package encodingtest

import (
	"errors"
	"fmt"
	"testing"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// Describe says in lines what a file was read as: its components in the words of
// the function, its relations and its losses.
func Describe(doc *encoding.Document, component func(argmap.Component) string) []string {
	var lines []string
	for c := range doc.Graph.Components() {
		lines = append(lines, component(c))
	}
	for r := range doc.Graph.Relations() {
		lines = append(lines, fmt.Sprintf("%s %s %v %s", r.ID, r.From, r.Type, r.To))
	}
	for _, l := range doc.Losses {
		lines = append(lines, l.String())
	}
	return lines
}

// Brief is a component with its kind, stance and words, for [Describe].
func Brief(c argmap.Component) string {
	return fmt.Sprintf("%s %v %v %q", c.ID, c.Kind, c.Stance, c.Text)
}

// Error wants an *[encoding.Error] with this place of the fault, in words, that
// wraps another error unless that is nil.
func Error(t *testing.T, name string, err error, place string, is error) {
	t.Helper()
	var e *encoding.Error
	if !errors.As(err, &e) || is != nil && !errors.Is(err, is) {
		t.Errorf("%s: error %v, want an *encoding.Error with %v", name, err, is)
	} else if e.Place() != place {
		t.Errorf("%s: place %q, want %q (%v)", name, e.Place(), place, err)
	}
}
