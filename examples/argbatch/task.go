package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"opedmap/argmap"
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

// errNoText is the error for a line without the text it needs.
var errNoText = errors.New(`no "text"`)

func graph(a *argmap.Analyzer, line []byte) (any, error) {
	var in struct {
		ID         string
		Text       *string
		Components []argmap.Span
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, err
	}
	if in.Text == nil {
		return nil, errNoText
	}
	var g *argmap.Graph
	var err error
	if in.Components == nil {
		g, err = a.Analyze(context.Background(), *in.Text)
	} else {
		g, err = a.AnalyzeComponents(context.Background(), *in.Text, in.Components)
	}
	if err != nil {
		return nil, err
	}
	return g.WithID(in.ID), nil
}

func attitude(line []byte) (any, error) {
	var in struct {
		ID      string
		Text    *string
		Targets []argmap.Span
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, err
	}
	if in.Text == nil {
		return nil, errNoText
	}
	rs, err := argmap.AttitudeToward(*in.Text, in.Targets)
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
	}{in.ID, []target{}}
	for i, r := range rs {
		out.Targets = append(out.Targets, target{in.Targets[i], r.Attitude, r.Confidence()})
	}
	return out, nil
}

func stance(line []byte) (any, error) {
	var in struct {
		ID                 string
		Claim, Perspective *string
	}
	if err := json.Unmarshal(line, &in); err != nil {
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
		ID   string
		Text *string
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, err
	}
	if in.Text == nil {
		return nil, errNoText
	}
	d, err := nlp.Parse(*in.Text)
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
	}{in.ID, []nlp.Span{}, []nlp.Span{}, []token{}, []name{}}
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
