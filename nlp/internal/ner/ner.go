// Package ner finds and types proper names. A semi-Markov conditional random
// field (Sarawagi and Cohen 2004) scores every way to cut a run of capitalised
// words into names: it sees words, shapes, tags, affixes, neighbours, word
// vectors and lists for each word, and head, form, length and neighbours for
// each candidate name, both in the light of the whole text (what is written in
// lower case elsewhere, what an acronym stands for, how other occurrences are
// introduced).
//
//	names := ner.Find(sentences)
//
// Words outside runs of capitals are never part of a name, so that the cost is
// small against that of tagging.
package ner

import (
	_ "embed"
	"sync"

	"opedmap/nlp/weights"
)

// A Token is a word as the recogniser sees it.
type Token struct {
	Text  string // as it stands in the text
	Lower string // in plain lower case
	Tag   string // Penn Treebank tag
	Glued bool   // no white space before it
	Apart bool   // a gap as between columns before it
}

// A Label numbers the types of names in the order of nlp.Label, from 1 on.
type Label uint8

// Labels is the number of labels.
const Labels = 8

// The labels.
const (
	Person Label = iota + 1
	Org
	GPE
	Loc
	NORP
	Event
	Law
	Misc
)

// A Mention is a name: tokens First to Last of a sentence, Last excluded.
type Mention struct {
	Sentence, First, Last int
	Label                 Label
	Confidence            float64 // probability of span and label
	SpanConfidence        float64 // probability of the span, whatever its label

	post [Labels]float64 // probability of the span with each label
	name uint64          // hash of the words
}

//go:embed names.bin
var file []byte

// embedded loads the embedded weights once. The file is part of the program,
// so a fault in it is a fault of the build.
var embedded = sync.OnceValue(func() *Model {
	f, err := weights.Decode(file)
	if err != nil {
		panic(err)
	}
	m, err := Load(f)
	if err != nil {
		panic(err)
	}
	return m
})

// Find gives the names of a text, in order, without overlap. Time is linear in
// the number of tokens. It is safe for concurrent use.
func Find(sentences [][]Token) []Mention { return embedded().Find(sentences) }

// Find is the function [Find] with the weights of m.
func (m *Model) Find(sentences [][]Token) []Mention {
	d := newDocument(sentences)
	var out []Mention
	var l lattice
	for i := range d.runs {
		r := &d.runs[i]
		m.score(&l, d, r)
		l.forwardBackward(nil)
		out = l.decode(out, r, m.Bias)
	}
	out = d.affiliated(out)
	d.agree(out)
	return d.addresses(out)
}
