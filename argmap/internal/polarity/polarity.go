// Package polarity knows which words please and which hurt, which words turn
// that round, and which words report speech.
//
//	polarity.Of("triumph")     // 0.53
//	polarity.Reverses("prevent") // true
//
// Valences are those of the VADER lexicon (Hutto and Gilbert 2014, MIT
// licence), kept in vader.tsv; the other lists are our own.
package polarity

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed vader.tsv
var vader string

//go:embed words.txt
var words string

// A Class is a set of properties that a word may have.
type Class uint8

const (
	Negator   Class = 1 << iota // not, never, nobody
	Reverser                    // prevent, ban, fail, lack: turns the polarity of what it governs
	Reporter                    // say, announce, tell
	Contrast                    // but, although, despite
	Booster                     // very, extremely
	Obligator                   // should, must, ought
	Being                       // forms of be and other copulas
	Refuter                     // false, mistaken, nonsense: says that something said is not so
)

type table struct {
	valence map[string]float32
	class   map[string]Class
}

var load = sync.OnceValue(func() table {
	t := table{map[string]float32{}, map[string]Class{}}
	for line := range strings.Lines(vader) {
		w, v, ok := strings.Cut(strings.TrimSpace(line), "\t")
		x, err := strconv.ParseFloat(v, 32)
		if ok && err == nil {
			t.valence[w] = float32(x / 4)
		}
	}
	names := map[string]Class{"negator": Negator, "reverser": Reverser, "reporter": Reporter,
		"contrast": Contrast, "booster": Booster, "obligator": Obligator, "being": Being, "refuter": Refuter}
	for line := range strings.Lines(words) {
		name, list, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for _, w := range strings.Fields(list) {
			t.class[w] |= names[name]
		}
	}
	return t
})

// Of is the valence of a lower-case word, -1 to 1; 0 for words that the
// lexicon does not hold.
func Of(lower string) float64 { return float64(load().valence[lower]) }

// ClassOf gives the properties of a word: pass the lower-case form and the
// stem, of which either may be listed.
func ClassOf(lower, stem string) Class {
	t := load()
	return t.class[lower] | t.class[stem]
}
