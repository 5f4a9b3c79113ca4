package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"opedmap/nlp"
	"opedmap/nlp/internal/ner"
)

// A text is a document with its gold names.
type text struct {
	id     string
	oped   bool
	news   bool
	doc    *nlp.Document
	names  []gold
	listed []gold         // names by lists alone, to learn from, not to measure on
	tags   map[int]string // gold tags by byte offset, for texts with partial gold
}

type gold struct {
	nlp.Span
	label string // an nlp.Label or GPE_OR_LOC
}

// readOpeds reads the op-eds of folders with their complete gold.
func readOpeds(folders ...string) ([]text, error) {
	var paths []string
	for _, folder := range folders {
		more, err := filepath.Glob(filepath.Join(folder, "*.json"))
		if err != nil {
			return nil, err
		}
		paths = append(paths, more...)
	}
	var out []text
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		var g struct {
			ID       string `json:"id"`
			Entities []struct {
				Label    string     `json:"label"`
				Mentions []nlp.Span `json:"mentions"`
			} `json:"entities"`
		}
		if err := json.Unmarshal(b, &g); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if b, err = os.ReadFile(strings.TrimSuffix(path, ".json") + ".txt"); err != nil {
			return nil, err
		}
		t := text{id: g.ID, oped: true}
		if t.doc, err = nlp.Parse(string(b), nlp.WithoutNames()); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		for _, e := range g.Entities {
			for _, m := range e.Mentions {
				t.names = append(t.names, gold{m, e.Label})
			}
		}
		out = append(out, t)
	}
	return out, nil
}

// readGUM reads a file of texts in which only some names are marked.
func readGUM(path string) ([]text, error) {
	type line struct {
		ID     string `json:"id"`
		Text   string `json:"text"`
		Tokens []struct {
			nlp.Span
			Xpos string `json:"xpos"`
		} `json:"tokens"`
		Entities []struct {
			nlp.Span
			Label string `json:"label"`
		} `json:"entities"`
	}
	lines, err := readLines[line](path)
	if err != nil {
		return nil, err
	}
	var out []text
	for _, g := range lines {
		t := text{id: g.ID, tags: map[int]string{}}
		if t.doc, err = nlp.Parse(g.Text, nlp.WithoutNames()); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, g.ID, err)
		}
		for _, k := range g.Tokens {
			t.tags[k.Start] = k.Xpos
		}
		for _, e := range g.Entities {
			t.names = append(t.names, gold{e.Span, e.Label})
		}
		out = append(out, t)
	}
	return out, nil
}

// readLines reads a file in JSON Lines, each a T.
func readLines[T any](path string) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var line T
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, line)
	}
	return out, in.Err()
}

// sentences gives a document as the recogniser sees it.
func sentences(d *nlp.Document) [][]ner.Token {
	out := make([][]ner.Token, len(d.Sentences))
	for i, s := range d.Sentences {
		for k := s.First; k < s.Last; k++ {
			t := &d.Tokens[k]
			out[i] = append(out[i], ner.Token{Text: d.Word(k), Lower: t.Lower, Tag: t.Tag, Glued: d.Adjoins(k)})
		}
	}
	return out
}

// labels is the mask of the labels that a gold label stands for.
func labels(name string) uint8 {
	if name == anyLabel {
		return 255
	}
	if name == "GPE_OR_LOC" {
		return ner.GPE.Mask() | ner.Loc.Mask()
	}
	var l nlp.Label
	if l.UnmarshalText([]byte(name)) != nil {
		return 0
	}
	return ner.Label(l).Mask()
}

// newCase makes a training case. GUM marks only names with an article in
// Wikipedia, counts titles to names and calls peoples persons: what our own
// guidelines would not mark so is left open.
func newCase(t *text, weight float64) ner.Case {
	c := ner.Case{Sentences: sentences(t.doc), Weight: weight}
	at := map[int][2]int{} // offset of a token's start and (negative) end to its place
	for i, s := range t.doc.Sentences {
		for k := s.First; k < s.Last; k++ {
			at[t.doc.Tokens[k].Start] = [2]int{i, k - s.First}
			at[-t.doc.Tokens[k].End] = [2]int{i, k - s.First}
		}
	}
	open := map[[2]int]bool{}
	for _, g := range slices.Concat(t.names, t.listed) {
		a, ok := at[g.Start]
		b, ok2 := at[-g.End]
		if !ok || !ok2 || a[0] != b[0] {
			continue
		}
		words := c.Sentences[a[0]][a[1] : b[1]+1]
		mask := labels(g.label)
		if !t.oped {
			for len(words) > 1 && ner.IsTitle(words[0]) {
				words = words[1:]
				a[1]++
			}
			if doubtful(words, g.label) {
				for k := a[1]; k <= b[1]; k++ {
					open[[2]int{a[0], k}] = true
				}
				continue
			}
			if g.label == "PERSON" && ner.IsPeople(words) {
				mask = ner.NORP.Mask()
			}
		}
		c.Names = append(c.Names, ner.Gold{Sentence: a[0], First: a[1], Last: b[1] + 1, Labels: mask})
	}
	c.Unknown = func(sentence, token int) bool {
		if open[[2]int{sentence, token}] {
			return true
		}
		if t.oped {
			return false
		}
		k := t.doc.Sentences[sentence].First + token
		w := c.Sentences[sentence][token]
		if ner.IsTitle(w) || ner.IsCalendar(w) || w.Text == "I" {
			return false
		}
		r := []rune(w.Text)[0]
		if !unicode.IsUpper(r) {
			return !unicode.IsLetter(r) || linkBetween(c.Sentences[sentence], token)
		}
		tag := t.tags[t.doc.Tokens[k].Start]
		if t.news {
			return !closed[tag]
		}
		switch tag {
		case "NNP", "NNPS", "JJ", "":
			return true
		case "NN", "NNS":
			return token > 0
		}
		return false
	}
	return c
}

// doubtful reports whether GUM's name is none by our guidelines: a bare title,
// an office, a phrase.
func doubtful(words []ner.Token, label string) bool {
	if ner.IsTitle(words[0]) {
		return true
	}
	for i, w := range words {
		if w.Text == "," || w.Text == "(" || label == "PERSON" && i > 0 && w.Lower == "of" && i == 1 {
			return true
		}
	}
	return false
}

// linkBetween reports whether a word in lower case stands between capitals.
func linkBetween(s []ner.Token, i int) bool {
	return i > 0 && i+1 < len(s)
}

// closed are the tags of words that are no names, however they are written.
var closed = map[string]bool{"CC": true, "DT": true, "EX": true, "IN": true, "MD": true, "PRP": true, "PRP$": true, "RB": true, "TO": true,
	"UH": true, "WDT": true, "WP": true, "WP$": true, "WRB": true}
