package main

import (
	"strings"

	"opedmap/nlp"
)

// Every headlineStep-th sentence of an op-ed that has a name and at most headlineWords
// words is made a headline for training, every verbStep-th where a verb follows a name: in
// running text a capital tells a name, and too few headlines are among the op-eds to learn
// that it does not there, least of all in "Ann Okoro Asks".
const (
	headlineStep  = 24
	verbStep      = 6
	headlineWords = 18
)

// lowered are words that a headline leaves in lower case.
var lowered = map[string]bool{"a": true, "an": true, "and": true, "as": true, "at": true, "but": true, "by": true, "for": true, "from": true,
	"in": true, "of": true, "on": true, "or": true, "the": true, "to": true, "with": true, "'s": true, "’s": true, "n't": true, "n’t": true}

// headlined is a text in which some sentences have a capital for each word. Offsets stay
// as they are.
func headlined(t *text, from int) (text, error) {
	b := []byte(t.doc.Text)
	changed := false
	for i, s := range t.doc.Sentences {
		if step := named(t, s); s.Last-s.First > headlineWords || step == 0 || (i+from)%step != 0 {
			continue
		}
		for k := s.First; k < s.Last; k++ {
			w := t.doc.Tokens[k]
			if c := b[w.Start]; 'a' <= c && c <= 'z' && !lowered[w.Lower] && !t.doc.Adjoins(k) && !strings.ContainsAny(t.doc.Word(k), "-.@") {
				b[w.Start] -= 'a' - 'A'
				changed = true
			}
		}
	}
	if !changed {
		return *t, nil
	}
	out := *t
	var err error
	out.doc, err = nlp.Parse(string(b), nlp.WithoutNames())
	return out, err
}

// named is the step for a sentence by the names that it has, 0 for none.
func named(t *text, s nlp.Sentence) int {
	step := 0
	for _, g := range t.names {
		if g.Start < s.Start || g.End > s.End {
			continue
		}
		step = headlineStep
		for k := s.First; k < s.Last; k++ {
			if tag := t.doc.Tokens[k].Tag; t.doc.Tokens[k].Start == g.End+1 && len(tag) == 3 && tag[:2] == "VB" {
				return verbStep
			}
		}
	}
	return step
}
