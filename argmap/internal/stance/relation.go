package stance

import (
	_ "embed"
	"strings"
	"sync"

	"opedmap/nlp/vector"
)

//go:embed antonyms.txt
var antonymFile string

//go:embed synonyms.txt
var synonymFile string

// loadRelations reads the lexical relations of WordNet between words that
// have vectors, keyed by the rows of their vectors.
var loadRelations = sync.OnceValue(func() map[uint64]match {
	m := map[uint64]match{}
	enter(m, synonym, synonymFile)
	enter(m, antonym, antonymFile)
	return m
})

// enter relates every two words that stand on one line.
func enter(m map[uint64]match, k match, file string) {
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		ws := strings.Fields(line)
		for i, a := range ws {
			for _, b := range ws[i+1:] {
				v, w := vector.Index(a), vector.Index(b)
				if v >= 0 && w >= 0 {
					m[pair(v, w)], m[pair(w, v)] = k, k
				}
			}
		}
	}
}

func pair(v, w int) uint64 { return uint64(v)<<32 | uint64(w) }
