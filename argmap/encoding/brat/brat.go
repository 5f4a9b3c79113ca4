// Package brat reads and writes the standoff annotation of the brat tool
// (Stenetorp et al. 2012), in which the argument annotated essays (Stab and
// Gurevych 2017) are published: a text and, beside it, an .ann file.
//
//	doc, err := brat.Unmarshal(ann, txt)
//	ann, err := brat.Marshal(doc.Graph, doc.Text)
//
// A component is a text-bound annotation, MajorClaim, Claim or Premise; offsets
// are characters, not bytes. A relation is supports, attacks or undercuts, where
// an undercut leads to the source of the relation that it denies. Stances are
// the attribute Stance, For or Against; they are written for claims, and for
// others where they do not follow from the relations. Evidence is an attribute
// too. Confidences, cues, the ids of other formats, entities and apparatus stand
// as JSON in annotator notes; spans in there are bytes.
//
// In the essays a claim has no relation to the major claim: its Stance is one.
// Such a claim gets a relation to the first major claim, with the attribute's id,
// and a relation with such an id is written as that attribute again, so that an
// essay comes back as it was. [WithEssayStances] writes every claim's relation so.
//
// What reading leaves out, each listed as a loss:
//
//	in the file                           in the graph
//	discontinuous spans                   the whole from the first to the last word, or the
//	                                      longest piece when others stand between
//	overlapping spans                     the later one cut, or left out when inside
//	annotations of other types, events,   nothing
//	equivalences, normalisations,
//	other attributes, notes
//	cycles, relations to nowhere          nothing
//
// What writing leaves out: id, title, entities and apparatus of a graph without
// components, because a note needs an annotation to hang on.
package brat

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
	"opedmap/nlp"
)

const format = "brat"

// An Option changes how [Marshal] writes.
type Option func(*options)

type options struct{ essays bool }

// WithEssayStances writes the relation of a claim to a major claim as the persuasive
// essays do: as the claim's Stance alone. Read back, such relations stand behind all
// others.
func WithEssayStances() Option { return func(o *options) { o.essays = true } }

// componentNote is what a text-bound annotation does not show.
type componentNote struct {
	ID              string            `json:"id,omitempty"`
	Confidence      *float64          `json:"confidence,omitempty"`
	Counterargument *bool             `json:"counterargument,omitempty"`
	Cues            []argmap.Cue      `json:"cues,omitempty"`
	Unattached      bool              `json:"unattached,omitempty"` // its Stance is no relation
	Claim           *relationNote     `json:"claim,omitempty"`      // the relation that its Stance is
	Graph           *gather.GraphNote `json:"graph,omitempty"`
}

// relationNote is what a relation does not show.
type relationNote struct {
	ID         string   `json:"id,omitempty"`
	Confidence *float64 `json:"confidence,omitempty"`
	Undercuts  string   `json:"undercuts,omitempty"` // the graph's id of the relation denied
	To         string   `json:"to,omitempty"`        // the graph's id of the major claim, if not the first
}

var (
	textID     = regexp.MustCompile(`^T[1-9][0-9]*$`)
	relationID = regexp.MustCompile(`^R[1-9][0-9]*$`)
	stanceID   = regexp.MustCompile(`^A[1-9][0-9]*$`)
)

// numbers hands out ids of one letter that are not taken.
type numbers struct {
	letter string
	next   int
	taken  map[string]bool
}

func (n *numbers) fresh() string {
	for {
		n.next++
		if id := n.letter + strconv.Itoa(n.next); !n.taken[id] {
			return id
		}
	}
}

// Marshal writes the .ann file for the source text. A span that does not fit
// src is an *[encoding.Error]; for a graph without its source see
// [encoding.Reanchor].
func Marshal(g *argmap.Graph, src string, opts ...Option) ([]byte, error) {
	w := &writer{g: g, src: src, places: nlp.NewPositions(src), ids: map[string]string{}, out: map[string][]argmap.Relation{}}
	for _, f := range opts {
		f(&w.options)
	}
	text, rel, attr := &numbers{"T", 0, map[string]bool{}}, &numbers{"R", 0, map[string]bool{}}, &numbers{"A", 0, map[string]bool{}}
	w.attr = attr
	for c := range g.Components() {
		text.taken[c.ID] = textID.MatchString(c.ID)
		if c.Kind == argmap.MajorClaim && w.first == "" {
			w.first = c.ID
		}
	}
	for r := range g.Relations() {
		rel.taken[r.ID] = relationID.MatchString(r.ID)
		attr.taken[r.ID] = stanceID.MatchString(r.ID)
		w.out[r.From] = append(w.out[r.From], r)
	}
	for c := range g.Components() {
		if w.ids[c.ID] = c.ID; !text.taken[c.ID] {
			w.ids[c.ID] = text.fresh()
		}
	}
	for c := range g.Components() {
		if err := w.component(c); err != nil {
			return nil, err
		}
	}
	for r := range g.Relations() {
		if w.asStance(r) {
			continue
		}
		id := r.ID
		if !rel.taken[id] {
			id = rel.fresh()
		}
		if err := w.relation(r, id); err != nil {
			return nil, err
		}
	}
	return w.Bytes(), nil
}

type writer struct {
	bytes.Buffer
	options
	g      *argmap.Graph
	src    string
	places *nlp.Positions
	ids    map[string]string // component → T
	out    map[string][]argmap.Relation
	first  string // the first major claim
	attr   *numbers
	notes  int
}

// asStance reports whether the relation is written as its source's Stance.
func (w *writer) asStance(r argmap.Relation) bool {
	if !w.essays && !(stanceID.MatchString(r.ID) && r.To == w.first) || r.Type == argmap.Undercut || len(w.out[r.From]) != 1 {
		return false
	}
	from, _ := w.g.Component(r.From)
	to, _ := w.g.Component(r.To)
	return from.Kind == argmap.Claim && to.Kind == argmap.MajorClaim && (r.Type == argmap.Support) == (from.Stance == argmap.Pro)
}

var lineBreaks = strings.NewReplacer("\r\n", "  ", "\n", " ", "\r", " ", "\t", " ")

func (w *writer) component(c argmap.Component) error {
	if !c.In(len(w.src)) || c.Span.Text(w.src) != c.Text {
		return &encoding.Error{Format: format, ID: c.ID, Err: fmt.Errorf("%w: %v", encoding.ErrText, c.Span)}
	}
	id := w.ids[c.ID]
	first := w.Len() == 0
	fmt.Fprintf(w, "%s\t%s %d %d\t%s\n", id, typeNames[c.Kind], w.places.At(c.Start).Rune, w.places.At(c.End).Rune, lineBreaks.Replace(c.Text))
	var note componentNote
	if id != c.ID {
		note.ID = c.ID
	}
	if c.Confidence != 1 {
		note.Confidence = &c.Confidence
	}
	if c.Kind == argmap.Claim || c.Stance != w.expected(c) {
		w.stance(c, &note)
	}
	if c.Evidence != argmap.NoEvidence {
		fmt.Fprintf(w, "%s\tEvidence %s %v\n", w.attr.fresh(), id, c.Evidence)
	}
	if c.Counterargument != w.attacks(c) {
		note.Counterargument = &c.Counterargument
	}
	note.Cues = c.Cues
	if first {
		if n := gather.GraphNoteOf(w.g); !n.Empty() {
			note.Graph = &n
		}
	}
	return w.note(id, note)
}

// stance writes the attribute Stance. It is the claim's relation, of which the note
// then says the rest, or stands for itself.
func (w *writer) stance(c argmap.Component, note *componentNote) {
	out := w.out[c.ID]
	id := ""
	if len(out) == 1 && w.asStance(out[0]) {
		r := out[0]
		claim := relationNote{}
		if id = r.ID; !stanceID.MatchString(id) {
			id, claim.ID = w.attr.fresh(), r.ID
		}
		if r.Confidence != 1 {
			claim.Confidence = &r.Confidence
		}
		if r.To != w.first {
			claim.To = r.To
		}
		if claim != (relationNote{}) {
			note.Claim = &claim
		}
	} else {
		id = w.attr.fresh()
		note.Unattached = len(out) == 0 && c.Kind == argmap.Claim && w.first != ""
	}
	fmt.Fprintf(w, "%s\tStance %s %s\n", id, w.ids[c.ID], map[argmap.Stance]string{argmap.Pro: "For", argmap.Con: "Against"}[c.Stance])
}

// expected is the stance that reading gives a component without an attribute.
func (w *writer) expected(c argmap.Component) argmap.Stance {
	if len(w.out[c.ID]) == 0 {
		return argmap.Pro
	}
	r := w.out[c.ID][0]
	to := r.To
	if r.Type == argmap.Undercut {
		denied, _ := w.g.Relation(r.To)
		to = denied.From
	}
	parent, _ := w.g.Component(to)
	if r.Type == argmap.Support {
		return parent.Stance
	}
	return parent.Stance.Opposite()
}

// attacks reports whether reading takes the component for a counterargument.
func (w *writer) attacks(c argmap.Component) bool {
	return c.Stance == argmap.Con && slices.ContainsFunc(w.out[c.ID], func(r argmap.Relation) bool {
		to, _ := w.g.Component(r.To)
		return r.Type == argmap.Undercut || r.Type == argmap.Attack && to.Stance == argmap.Pro
	})
}

func (w *writer) relation(r argmap.Relation, id string) error {
	var note relationNote
	to := r.To
	if id != r.ID {
		note.ID = r.ID
	}
	if r.Confidence != 1 {
		note.Confidence = &r.Confidence
	}
	if r.Type == argmap.Undercut {
		denied, _ := w.g.Relation(r.To)
		to, note.Undercuts = denied.From, r.To
	}
	fmt.Fprintf(w, "%s\t%ss Arg1:%s Arg2:%s\t\n", id, r.Type, w.ids[r.From], w.ids[to])
	return w.note(id, note)
}

// note hangs a note on an annotation, unless it says nothing.
func (w *writer) note(id string, v any) error {
	s, err := gather.JSON(v)
	if err != nil {
		return &encoding.Error{Format: format, ID: id, Err: err}
	}
	if s != "{}" {
		w.notes++
		fmt.Fprintf(w, "#%d\tAnnotatorNotes %s\t%s%s}\n", w.notes, id, notePrefix, s)
	}
	return nil
}

// notePrefix tells a note written here from those of people.
const notePrefix = `{"opedmap":`

var typeNames = map[argmap.Kind]string{argmap.MajorClaim: "MajorClaim", argmap.Claim: "Claim", argmap.Premise: "Premise"}
