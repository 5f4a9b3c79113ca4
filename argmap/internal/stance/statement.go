package stance

import (
	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/polarity"
	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// A word is a token as the features see it.
type word struct {
	text        string // lower case
	lower, stem uint64
	tag         string
	class       polarity.Class
	valence     float64
	row, fine   int
	content     bool
	lean        float64 // of the attitude to what a noun or pronoun names, -1 to 1
	flips       int     // negators and reversers that govern the word
}

// A statement is a run of tokens prepared for comparison.
type statement struct {
	words               []word
	negators, reversers int
	valence             float64 // sum of the valences, turned by what governs them
	raw                 float64 // sum without turning
	lean, nouns         float64 // sum of the leans, and how many there are
	obliged             bool    // says what should be
}

// reach is the number of words that a negator or reverser governs.
const reach = 4

func newStatement(doc *nlp.Document, first, last int, judge *attitude.Reader) *statement {
	s := &statement{words: make([]word, last-first)}
	for i := range s.words {
		t := &doc.Tokens[first+i]
		w := &s.words[i]
		*w = word{text: t.Lower, lower: linear.String(t.Lower), stem: linear.String(t.Stem), tag: t.Tag,
			class: polarity.ClassOf(t.Lower, t.Stem), valence: polarity.Of(t.Lower), row: vector.Index(t.Lower)}
		if w.row >= 0 {
			_, w.fine = vector.Clusters(w.row)
			w.fine++
		}
		switch t.Tag[:min(2, len(t.Tag))] {
		case "NN", "VB", "JJ":
			w.content = w.class&(polarity.Being|polarity.Obligator) == 0 && w.row != 0 && (w.row < 0 || w.row > 40)
		case "RB":
			w.content = w.row > 300
		}
		if t.Tag[:min(2, len(t.Tag))] == "NN" || t.Tag == "PRP" {
			p := judge.Judge(t.Span).Probabilities
			w.lean = p[attitude.Favor] - p[attitude.Against]
			s.lean += w.lean
			s.nouns++
		}
		if w.class&polarity.Negator != 0 {
			s.negators++
		}
		if w.class&polarity.Reverser != 0 {
			s.reversers++
		}
		s.obliged = s.obliged || w.class&polarity.Obligator != 0
		for j := max(0, i-reach); j < i; j++ {
			if s.words[j].class&(polarity.Negator|polarity.Reverser) != 0 {
				w.flips++
			}
		}
		v := w.valence
		s.raw += v
		if w.flips%2 == 1 {
			v = -v
		}
		s.valence += v
	}
	return s
}

// meanLean is the mean of the leans.
func (s *statement) meanLean() float64 { return s.lean / max(1, s.nouns) }

// direction is 1 when the statement wants less of its subject: "ban", "not".
func (s *statement) direction() uint64 { return uint64(s.negators+s.reversers) % 2 }

// A match is how a word of one statement answers to a word of the other.
type match uint8

const (
	noMatch match = iota
	sameStem
	antonym
	synonym
	near // close vectors
)

// nearness is the least cosine of words that match by their vectors.
const nearness = 0.6

// align finds, for each content word of b, the word of a that it answers to.
func align(a, b *statement) (kinds []match, to []int) {
	relations := loadRelations()
	kinds, to = make([]match, len(b.words)), make([]int, len(b.words))
	for j := range b.words {
		w := &b.words[j]
		if !w.content {
			continue
		}
		best := nearness
		for i := range a.words {
			v := &a.words[i]
			if !v.content {
				continue
			}
			k := noMatch
			if v.stem == w.stem {
				k = sameStem
			} else if v.row >= 0 && w.row >= 0 {
				if k = relations[pair(v.row, w.row)]; k == noMatch && (kinds[j] == noMatch || kinds[j] == near) {
					if c := vector.Dot(vector.At(v.row), vector.At(w.row)); c > best {
						best, kinds[j], to[j] = c, near, i
					}
				}
			}
			if k != noMatch && (kinds[j] == noMatch || k < kinds[j]) {
				kinds[j], to[j] = k, i
			}
		}
	}
	return kinds, to
}
