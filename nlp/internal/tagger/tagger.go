// Package tagger gives words their Penn Treebank tags: prose's averaged
// perceptron makes a first guess, and a corrector trained on GUM, which sees
// that guess, the words, their shapes and neighbours, makes the last.
package tagger

import (
	_ "embed"
	"slices"
	"sync"
	"sync/atomic"

	"opedmap/nlp/internal/perceptron"
	"opedmap/nlp/vector"
	"opedmap/nlp/weights"
)

//go:embed tags.bin
var file []byte

// A corrector makes the last guess.
type corrector struct {
	*perceptron.Model
	certain map[string]int // classes of the marks that have only one
	// What each word of the word vectors says by itself, made when first asked for.
	words []atomic.Pointer[perceptron.Base]
}

// marks holds the tags of punctuation that has only one.
var marks = map[string]string{
	"“": "``", "„": "``", "``": "``", "”": "''", "''": "''", ",": ",", ".": ".", "?": ".", "!": ".", ";": ":", "—": ":", "…": ":",
	"(": "-LRB-", "[": "-LRB-", "{": "-LRB-", ")": "-RRB-", "]": "-RRB-", "}": "-RRB-", "$": "$", "€": "$", "£": "$",
}

func newCorrector(m *perceptron.Model) *corrector {
	c := &corrector{m, map[string]int{}, make([]atomic.Pointer[perceptron.Base], vector.Len())}
	for mark, tag := range marks {
		if i := slices.Index(m.Classes, tag); i >= 0 {
			c.certain[mark] = i
		}
	}
	return c
}

// base gives what a word says by itself.
func (c *corrector) base(w *view) *perceptron.Base {
	if w.row < 0 {
		return c.Base(ownFeatures(nil, w), nil)
	}
	b := c.words[w.row].Load()
	if b == nil {
		b = c.Base(ownFeatures(nil, w), vector.At(w.row))
		c.words[w.row].Store(b)
	}
	return b
}

// embedded loads the embedded weights once. The file is part of the program,
// so a fault in it is a fault of the build.
var embedded = sync.OnceValue(func() *corrector {
	f, err := weights.Decode(file)
	if err != nil {
		panic(err)
	}
	m, err := perceptron.Load(f, "tags")
	if err != nil {
		panic(err)
	}
	return newCorrector(m)
})

// maxWords is the number of words that are tagged together; a longer sentence
// is tagged in pieces, so that memory does not grow with it.
const maxWords = 200

// Load reads the models into memory, all at once, if no call has done so before.
var Load = sync.OnceFunc(func() {
	var wg sync.WaitGroup
	wg.Go(func() { first() })
	wg.Go(func() { vector.Index("") })
	embedded()
	wg.Wait()
})

// Tag gives the tags of the words of a sentence. It is safe for concurrent use.
func Tag(words []Word) []string {
	Load()
	return embedded().tag(words)
}

func (c *corrector) tag(words []Word) []string {
	tags := make([]string, 0, len(words))
	var fs []uint64
	var scores []float32
	for len(words) > 0 {
		n := min(len(words), maxWords)
		vs := views(words[:n], proseTags(words[:n]))
		caps := capitals(vs)
		t1, t2 := -1, -1
		for i := range vs {
			t, ok := c.certain[words[i].Text]
			if !ok {
				fs = features(fs[:0], vs, i, t1, t2, caps)
				scores = c.Scores(scores, fs, c.base(&vs[i]))
				t = perceptron.Best(scores)
			}
			tags = append(tags, c.Classes[t])
			t2, t1 = t1, t
		}
		words = words[n:]
	}
	return tags
}
