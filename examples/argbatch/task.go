package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/examples/internal/article"
	"opedmap/nlp"
)

// A task turns an input line into a value to write as JSON.
type task func(line []byte) (any, error)

// newTask makes the task with the given name; the analyzer is loaded once.
func newTask(name string) (task, error) {
	switch name {
	case "graph":
		a, err := argmap.New()
		if err != nil {
			return nil, err
		}
		return func(line []byte) (any, error) { return graph(a, line) }, nil
	case "attitude":
		return attitude, nil
	case "stance":
		return stance, nil
	case "nlp":
		return parse, nil
	}
	return nil, fmt.Errorf("unknown task %q: want graph, attitude, stance or nlp", name)
}

// known are the names of what a line may hold.
var known = []string{"id", "text", "html", "components", "targets", "claim", "perspective"}

// unmarshal reads a line, and takes no field for another whose name differs from it in
// the case of letters, as encoding/json does.
func unmarshal(line []byte, in any) error {
	for f := range fields(line) {
		if !slices.ContainsFunc(known, func(k string) bool { return k != f.name && strings.EqualFold(k, f.name) }) {
			continue
		}
		// Errors tell bytes of the line, so all else stays where it is.
		line = slices.Clone(line)
		for i := f.end - 2; line[i] != '"'; i-- {
			line[i] = '-'
		}
	}
	return json.Unmarshal(line, in)
}

// A field is one of a line's object.
type field struct {
	name  string
	end   int // of the name in the line, behind its quotation mark
	value json.RawMessage
}

// fields are those of a line in their order, as far as it can be read.
func fields(line []byte) iter.Seq[field] {
	return func(yield func(field) bool) {
		d := json.NewDecoder(bytes.NewReader(line))
		if t, err := d.Token(); err != nil || t != json.Delim('{') {
			return
		}
		for d.More() {
			t, err := d.Token()
			if err != nil {
				return
			}
			name, _ := t.(string)
			f := field{name: name, end: int(d.InputOffset())}
			if d.Decode(&f.value) != nil || !yield(f) {
				return
			}
		}
	}
}

// A span has both ends.
type span struct{ Start, End *int }

// spans are those given, nil where none are.
func spans(what string, given []span) ([]argmap.Span, error) {
	if given == nil {
		return nil, nil
	}
	out := make([]argmap.Span, len(given))
	for i, s := range given {
		if s.Start == nil || s.End == nil {
			return nil, fmt.Errorf(`%s %d: want "start" and "end"`, what, i)
		}
		out[i] = argmap.Span{Start: *s.Start, End: *s.End}
	}
	return out, nil
}

// errNoText is the error for a line without the text it needs.
var errNoText = errors.New(`no "text" or "html"`)

// A source is the text of an input line, or the web page to take it from.
type source struct {
	Text, HTML *string
}

// read gives the text. The answer to a page carries the text taken from it, as
// offsets refer to that: extracted is then not nil.
func (s source) read() (p article.Page, extracted *string, err error) {
	switch {
	case s.Text != nil && s.HTML != nil:
		return p, nil, errors.New(`both "text" and "html"`)
	case s.Text != nil:
		return article.Page{Text: *s.Text}, nil, nil
	case s.HTML == nil:
		return p, nil, errNoText
	}
	p, err = article.Read([]byte(*s.HTML))
	return p, &p.Text, err
}

func graph(a *argmap.Analyzer, line []byte) (any, error) {
	var in struct {
		ID string
		source
		Components []span
	}
	if err := unmarshal(line, &in); err != nil {
		return nil, err
	}
	page, extracted, err := in.read()
	if err != nil {
		return nil, err
	}
	given, err := spans("component", in.Components)
	if err != nil {
		return nil, err
	}
	var g *argmap.Graph
	if given == nil {
		g, err = a.AnalyzePage(context.Background(), page.Text, page.Apparatus)
	} else {
		g, err = a.AnalyzeComponents(context.Background(), page.Text, given)
	}
	if err != nil {
		return nil, err
	}
	if extracted != nil {
		return article.Graph{Graph: g.WithID(in.ID), Text: page.Text}, nil
	}
	return g.WithID(in.ID), nil
}

func attitude(line []byte) (any, error) {
	var in struct {
		ID string
		source
		Targets []span
	}
	if err := unmarshal(line, &in); err != nil {
		return nil, err
	}
	page, extracted, err := in.read()
	if err != nil {
		return nil, err
	}
	if in.Targets == nil {
		return nil, errors.New(`no "targets"`)
	}
	targets, err := spans("target", in.Targets)
	if err != nil {
		return nil, err
	}
	rs, err := argmap.AttitudeToward(page.Text, targets)
	if err != nil {
		return nil, err
	}
	type target struct {
		argmap.Span
		Attitude   argmap.Attitude `json:"attitude"`
		Confidence float64         `json:"confidence"`
	}
	out := struct {
		ID      string   `json:"id"`
		Targets []target `json:"targets"`
		Text    *string  `json:"text,omitempty"`
	}{in.ID, []target{}, extracted}
	for i, r := range rs {
		out.Targets = append(out.Targets, target{targets[i], r.Attitude, r.Confidence()})
	}
	return out, nil
}

func stance(line []byte) (any, error) {
	var in struct {
		ID                 string
		Claim, Perspective *string
	}
	if err := unmarshal(line, &in); err != nil {
		return nil, err
	}
	if in.Claim == nil || in.Perspective == nil {
		return nil, errors.New(`want "claim" and "perspective"`)
	}
	r, err := argmap.StanceOf(*in.Claim, *in.Perspective)
	if err != nil {
		return nil, err
	}
	label := argmap.Attack
	if r.Support {
		label = argmap.Support
	}
	return struct {
		ID         string              `json:"id"`
		Label      argmap.RelationType `json:"label"`
		Confidence float64             `json:"confidence"`
	}{in.ID, label, r.Confidence}, nil
}

func parse(line []byte) (any, error) {
	var in struct {
		ID string
		source
	}
	if err := unmarshal(line, &in); err != nil {
		return nil, err
	}
	page, extracted, err := in.read()
	if err != nil {
		return nil, err
	}
	d, err := nlp.Parse(page.Text)
	if err != nil {
		return nil, err
	}
	type token struct {
		nlp.Span
		Tag  string `json:"tag"`
		Stem string `json:"stem"`
	}
	type name struct {
		nlp.Span
		Label nlp.Label `json:"label"`
	}
	out := struct {
		ID         string     `json:"id"`
		Paragraphs []nlp.Span `json:"paragraphs"`
		Sentences  []nlp.Span `json:"sentences"`
		Tokens     []token    `json:"tokens"`
		Entities   []name     `json:"entities"`
		Text       *string    `json:"text,omitempty"`
	}{in.ID, []nlp.Span{}, []nlp.Span{}, []token{}, []name{}, extracted}
	for _, p := range d.Paragraphs {
		out.Paragraphs = append(out.Paragraphs, p.Span)
	}
	for _, s := range d.Sentences {
		out.Sentences = append(out.Sentences, s.Span)
	}
	for _, t := range d.Tokens {
		out.Tokens = append(out.Tokens, token{t.Span, t.Tag, t.Stem})
	}
	for _, n := range d.Names {
		out.Entities = append(out.Entities, name{n.Span, n.Label})
	}
	return out, nil
}
