// Package encoding holds what the format packages below it share: the
// [Document] that reading a file gives, the [Loss] that names what could not be
// carried over, and the [Error] that says where a file is broken.
//
// Every format is a package of its own with a Marshal and an Unmarshal:
//
//	doc, err := aif.Unmarshal(data)   // doc.Graph, doc.Text, doc.Losses
//	out, err := argdown.Marshal(doc.Graph, doc.Text)
//
// Marshal takes the source text that the spans of the graph point into. Formats that
// keep it, or places in it, refuse another one ([ErrText]); those that cannot carry it do
// not look at it. What the formats have no field for (kind,
// stance, span, confidence, evidence, cues, entities, apparatus) is written
// where they allow additions, so that a file written here comes back as the
// same graph; each package comment has a table of what its format cannot hold,
// and [Missing] lists what of a graph that is.
//
// # Files of other programs
//
// A file that says nothing of kind and stance gets them from its structure:
//
//   - a component without an outgoing relation that others bear on is a major
//     claim; alone in its file it is one too, and isolated among others it is an
//     unattached claim;
//   - what bears directly on a major claim is a claim when something bears on
//     it in turn, and a premise otherwise; all else is a premise;
//   - a root is pro; support keeps the stance of its target, attack and
//     undercut turn it. Of several outgoing relations the first decides;
//   - confidence is 1: a person said so.
//
// Files have to be UTF-8, with or without a byte order mark; XML may declare
// another encoding.
//
// A file without offsets gets a source text: its components, outer white space
// removed, joined by blank lines. Linked premises become one relation each. What
// a graph cannot hold, cycles and relations to nowhere among it, is left out and
// listed in [Document.Losses]; nothing is dropped in silence.
package encoding

import (
	"errors"
	"fmt"

	"opedmap/argmap"
)

// Limits on what the decoders take; beyond them they return an [Error] that
// wraps [ErrTooLarge].
const (
	MaxSize  = 32 << 20 // bytes of a file
	MaxNodes = 200_000  // components, and relations, of a file
)

// ErrTooLarge is wrapped by the error for a file beyond [MaxSize] or [MaxNodes].
var ErrTooLarge = errors.New("too large")

// ErrText is wrapped by the error for a graph whose spans do not fit the source
// text that it is to be written with.
var ErrText = errors.New("span does not fit the source text")

// A Document is what a file of another format holds.
type Document struct {
	Graph *argmap.Graph
	// Text is the source that the spans point into: the file's own, or one made
	// of the component texts. It is "" when the file gives spans without the
	// text that they speak of.
	Text string
	// Losses lists what the file says and the graph cannot hold.
	Losses []Loss
}

// A Reason says why something could not be carried over.
type Reason string

// The reasons that a [Loss] can name.
const (
	Cyclic        Reason = "relation closes a cycle"
	Dangling      Reason = "relation has an end that does not exist"
	NoPremise     Reason = "inference or conflict without a premise"
	NoConclusion  Reason = "inference or conflict without a conclusion"
	Linked        Reason = "linked premises became separate relations"
	Rephrased     Reason = "rephrase left out"
	Preferred     Reason = "preference left out"
	Dialogue      Reason = "dialogue left out"
	BadTarget     Reason = "relation has a target that a graph does not allow"
	DuplicateID   Reason = "id used twice"
	Overlapping   Reason = "span overlaps another component"
	Discontinuous Reason = "discontinuous span joined"
	BadSpan       Reason = "span does not fit the text"
	Symmetric     Reason = "relation without a direction got one"
	BadValue      Reason = "value not understood"
	Unsupported   Reason = "not part of a graph"
	NoPlace       Reason = "no place in the format" // of a graph that is written, see Missing
)

// A Loss is one thing that a file says and the graph read from it does not, or
// the other way round.
type Loss struct {
	Place  string // an id in the file, "line 12", or a part of the graph: "title"
	Reason Reason
	Detail string // may be empty
}

// String gives the place, the reason and the detail in one line.
func (l Loss) String() string {
	s := l.Place + ": " + string(l.Reason)
	if l.Detail != "" {
		s += ": " + l.Detail
	}
	return s
}

// An Error says where and why a file cannot be read, or a graph not be written.
// Of the place, what is not known is zero.
type Error struct {
	Format string // the package's name
	Line   int    // of the file, from 1
	Column int    // in bytes, from 1; there is a Line with it
	Offset int    // bytes of the file up to the fault, where no Line is known
	ID     string // of a component or relation of the graph, or of a node of the file
	Part   string // of the file, in a word or two: "node", "front matter", "nodes.text"
	Err    error
}

// Error gives the format, the place and the cause.
func (e *Error) Error() string {
	if place := e.Place(); place != "" {
		return fmt.Sprintf("%s: %s: %v", e.Format, place, e.Err)
	}
	return e.Format + ": " + e.Err.Error()
}

// Place gives what is known of the place in words, as in "line 3, column 5" or
// "node \"7\"". It is "" when nothing is.
func (e *Error) Place() string {
	what := e.Part + e.ID
	if e.Part != "" && e.ID != "" {
		what = fmt.Sprintf("%s %q", e.Part, e.ID)
	}
	where := ""
	switch {
	case e.Line > 0:
		where = fmt.Sprintf("line %d", e.Line)
		if e.Column > 0 {
			where += fmt.Sprintf(", column %d", e.Column)
		}
	case e.Offset > 0:
		where = fmt.Sprintf("offset %d", e.Offset)
	}
	switch {
	case what == "" || where == "":
		return what + where
	case e.Line > 0:
		return what + ", " + where
	}
	return where + " in " + what
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// CheckSize returns an [Error] for the format when a file of n bytes is beyond
// [MaxSize].
func CheckSize(format string, n int) error {
	if n > MaxSize {
		return &Error{Format: format, Offset: MaxSize, Err: fmt.Errorf("%w: %d bytes, at most %d", ErrTooLarge, n, MaxSize)}
	}
	return nil
}
