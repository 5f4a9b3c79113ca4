// Package tagger gives words their Penn Treebank tags: prose's averaged
// perceptron makes a first guess, and a corrector trained on GUM, which sees
// that guess, the words, their shapes and neighbours, makes the last.
package tagger

import (
	_ "embed"
	"sync"
	"unicode"

	"opedmap/nlp/internal/perceptron"
	"opedmap/nlp/vector"
	"opedmap/nlp/weights"
)

//go:embed tags.bin
var file []byte

// corrector loads the embedded weights once. The file is part of the program,
// so a fault in it is a fault of the build.
var corrector = sync.OnceValue(func() *perceptron.Model {
	f, err := weights.Decode(file)
	if err != nil {
		panic(err)
	}
	m, err := perceptron.Load(f, "tags")
	if err != nil {
		panic(err)
	}
	return m
})

// maxWords is the number of words that are tagged together; a longer sentence
// is tagged in pieces, so that memory does not grow with it.
const maxWords = 200

// Load reads the models into memory, all at once, if no call has done so before.
var Load = sync.OnceFunc(func() {
	var wg sync.WaitGroup
	wg.Go(func() { proseModel() })
	wg.Go(func() { vector.Index("") })
	corrector()
	wg.Wait()
})

// Tag gives the tags of the words of a sentence. It is safe for concurrent use.
func Tag(words []Word) []string {
	Load()
	return tagWith(corrector(), words)
}

func tagWith(m *perceptron.Model, words []Word) []string {
	tags := make([]string, 0, len(words))
	var fs []uint64
	var scores []float32
	for len(words) > 0 {
		n := min(len(words), maxWords)
		vs := views(words[:n], proseTags(words[:n]))
		caps := capitals(vs)
		t1, t2 := -1, -1
		for i := range vs {
			fs = features(fs[:0], vs, i, t1, t2, caps)
			scores = m.Scores(scores, fs, vs[i].vector)
			t := perceptron.Best(scores)
			tags = append(tags, m.Classes[t])
			t2, t1 = t1, t
		}
		words = words[n:]
	}
	return tags
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }
