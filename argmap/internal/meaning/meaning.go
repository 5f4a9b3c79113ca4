// Package meaning tells how close short texts are in what they say.
//
//	s := meaning.New([]string{"The levy works", "Taxing sugar works", "Dogs bark"})
//	s.Similarity(0, 1) > s.Similarity(0, 2) // true
package meaning

import (
	"iter"
	"math"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/kljensen/snowball/english"

	"opedmap/nlp/vector"
)

// A Space holds texts that are compared with one another. Rare words among
// them weigh more than frequent ones, stop words nothing.
type Space struct {
	texts []text
	idf   map[string]float64
}

type text struct {
	stems  map[string]int // counts
	order  []string       // stems in the order they come: sums stay the same
	words  []string       // lower case, one for each of tokens
	norm   float64        // of the TF-IDF vector
	vector []float64      // of the words, weighted by idf
	length float64        // of vector
}

// New takes the texts in; their index names them from then on.
func New(texts []string) *Space {
	s := &Space{texts: make([]text, len(texts)), idf: map[string]float64{}}
	stemsOf := make([][]string, len(texts))
	for i, t := range texts {
		s.texts[i], stemsOf[i] = read(t)
		for _, stem := range s.texts[i].order {
			s.idf[stem]++
		}
	}
	for stem, n := range s.idf {
		s.idf[stem] = math.Log(1 + float64(len(texts))/n)
	}
	for i := range s.texts {
		s.weigh(&s.texts[i], stemsOf[i])
	}
	return s
}

func read(s string) (text, []string) {
	t := text{stems: map[string]int{}}
	var stems []string
	for w := range Words(s) {
		if english.IsStopWord(w) {
			continue
		}
		stem := english.Stem(w, false)
		if t.stems[stem] == 0 {
			t.order = append(t.order, stem)
		}
		t.stems[stem]++
		t.words = append(t.words, w)
		stems = append(stems, stem)
	}
	return t, stems
}

// Words yields the words of a text in lower case with plain apostrophes:
// segments of Unicode's UAX #29 that hold a letter or a digit.
func Words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for it := words.FromString(s); it.Next(); {
			w := it.Value()
			if !IsWord(w) {
				continue
			}
			if !yield(strings.ToLower(strings.ReplaceAll(w, "’", "'"))) {
				return
			}
		}
	}
}

// IsWord reports whether a UAX #29 segment holds a letter or a digit.
func IsWord(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func (s *Space) weigh(t *text, stems []string) {
	for _, stem := range t.order {
		x := float64(t.stems[stem]) * s.idf[stem]
		t.norm += x * x
	}
	t.norm = math.Sqrt(t.norm)
	t.vector = make([]float64, vector.Size)
	for i, w := range t.words {
		v, ok := vector.Of(strings.TrimSuffix(w, "'s"))
		if !ok {
			continue
		}
		for k, x := range v {
			t.vector[k] += float64(x) * s.idf[stems[i]]
		}
	}
	for _, x := range t.vector {
		t.length += x * x
	}
	t.length = math.Sqrt(t.length)
}

// Similarity is 0 for texts without anything in common and 1 for texts of the
// same content words: nine parts [Space.Lexical] and one [Space.Distributional],
// which decides between texts that share no word. On the essays of Stab and
// Gurevych (2017) it ranks a restated thesis above the essay's other components
// in 77 % of all pairs; word vectors alone reach 67 %.
func (s *Space) Similarity(i, j int) float64 {
	return 0.9*s.Lexical(i, j) + 0.1*s.Distributional(i, j)
}

// Lexical is the cosine, 0 to 1, of the texts' stems weighted by TF-IDF.
func (s *Space) Lexical(i, j int) float64 {
	a, b := &s.texts[i], &s.texts[j]
	if a.norm == 0 || b.norm == 0 {
		return 0
	}
	var dot float64
	for _, stem := range a.order {
		w := s.idf[stem]
		dot += float64(a.stems[stem]*b.stems[stem]) * w * w
	}
	return min(1, dot/(a.norm*b.norm))
}

// Distributional is the cosine, 0 to 1, of the sums of the texts' word
// vectors; opposite directions count as 0.
func (s *Space) Distributional(i, j int) float64 {
	a, b := &s.texts[i], &s.texts[j]
	if a.length == 0 || b.length == 0 {
		return 0
	}
	var dot float64
	for k, x := range a.vector {
		dot += x * b.vector[k]
	}
	return max(0, min(1, dot/(a.length*b.length)))
}
