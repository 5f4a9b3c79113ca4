package main

import (
	"fmt"
	"hash/fnv"
	"strings"

	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/plain"
	"opedmap/argmap/internal/regard"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

// Op-eds seldom say outright what they think of somebody, and what they do say of the
// victims of wrongs sounds like blame. So that "Shame on the mayor." is heard all the
// same, plain sentences are put into some of them.

const (
	// every how many op-eds one has plain sentences put into it. More of them do harm to
	// the others: all op-eds make the macro F1 of the cross-validation 0.594, every second
	// one 0.598, every fourth 0.602, none 0.607; such sentences, of the same patterns with
	// other words, are judged at a macro F1 of 0.96, 0.92, 0.87 and 0.61.
	every = 4
	// how many of them.
	perOped = 2
	// of how many each pattern makes.
	perPattern = 12
)

// inventions gathers the evidence on the targets of plain sentences, by the op-ed into
// which they were put, for every op-ed; nil where it has no room.
func inventions(folders ...string) ([]oped, error) {
	texts, err := gold.ReadOpeds(folders...)
	if err != nil {
		return nil, err
	}
	g, err := newGatherer()
	if err != nil {
		return nil, err
	}
	sentences := plain.Sentences(perPattern, 1)
	out := make([]oped, len(texts))
	next := 0
	for i, t := range texts {
		if i%every != 0 {
			continue
		}
		var some [perOped]plain.Sentence
		for k := range some {
			some[k] = sentences[next%len(sentences)]
			next += 7 // so that all patterns come in turn, however few are taken
		}
		text, entities, attitudes, err := put(t, some[:])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.ID, err)
		}
		if len(entities) == 0 {
			continue
		}
		_, evidence, err := g.gather(text, entities)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.ID, err)
		}
		for k, e := range evidence {
			out[i] = append(out[i], entity{Example: regard.Example{Evidence: e, Attitude: attitudes[k], Invented: true}})
		}
	}
	return out, nil
}

// put puts sentences behind others inside the paragraphs of a text, far apart, and gives
// their targets. A text with few such places stays as it is.
func put(t gold.Text, sentences []plain.Sentence) (text string, entities []resolve.Entity, attitudes []attitude.Label, err error) {
	doc, err := nlp.Parse(t.Text, nlp.WithoutNames())
	if err != nil {
		return "", nil, nil, err
	}
	var places []int
	for _, p := range doc.Paragraphs {
		if p.Last-p.First < 3 {
			continue
		}
		for _, s := range doc.Sentences[p.First : p.Last-1] {
			places = append(places, s.End)
		}
	}
	apart := len(places) / len(sentences)
	if apart < 2 {
		return t.Text, nil, nil, nil
	}
	h := fnv.New32a()
	h.Write([]byte(t.ID))
	first := int(h.Sum32() % uint32(apart))
	var b strings.Builder
	last := 0
	for k, s := range sentences {
		at := places[first+k*apart]
		b.WriteString(t.Text[last:at] + " ")
		for _, g := range s.Targets {
			span := nlp.Span{Start: b.Len() + g.Start, End: b.Len() + g.End}
			entities = append(entities, resolve.Entity{Name: g.Text(s.Text), Label: g.Label, Mentions: []nlp.Span{span}, Confidence: 1})
			attitudes = append(attitudes, g.Attitude)
		}
		b.WriteString(s.Text)
		last = at
	}
	b.WriteString(t.Text[last:])
	return b.String(), entities, attitudes, nil
}
