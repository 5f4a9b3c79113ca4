package regard

import (
	"slices"

	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

const (
	// maxTelling is how many mentions of an entity, the first ones, tell by words.
	maxTelling = 20
	// What words tell counts toldWeight, shared by the mentions; those of the
	// sentences beside that of the mention half of it.
	toldWeight   = 0.2
	besideWeight = 0.5
	// maxBeside is how many words of the sentence before count, the last ones, and of
	// that behind, the first ones.
	maxBeside = 60
)

// Templates of the words of the sentences beside that of a mention.
const (
	besideStem uint64 = 900 + iota
	besideCluster
)

// told gives what the words around a mention tell: its roles and the words of its
// sentence, as the attitude model reads them, and the words of the sentences before and
// behind. That model must have judged the mention last.
func (g *Gatherer) told(s nlp.Span) []linear.Feature {
	out := g.attitudes.Features(nil)
	at, _ := slices.BinarySearchFunc(g.doc.Sentences, s.Start, func(t nlp.Sentence, start int) int { return t.End - start - 1 })
	if at > 0 {
		before := g.doc.Sentences[at-1]
		out = g.beside(out, 0, max(before.First, before.Last-maxBeside), before.Last)
	}
	if at+1 < len(g.doc.Sentences) {
		behind := g.doc.Sentences[at+1]
		out = g.beside(out, 1, behind.First, min(behind.Last, behind.First+maxBeside))
	}
	return out
}

// beside appends the words first to last, of the sentence before a mention's (side 0)
// or of that behind (1).
func (g *Gatherer) beside(dst []linear.Feature, side uint64, first, last int) []linear.Feature {
	for i := first; i < last; i++ {
		t := &g.doc.Tokens[i]
		dst = append(dst, linear.Feature{Key: linear.Key(besideStem, side, linear.String(t.Stem)), Value: besideWeight})
		if c, ok := cluster(t); ok {
			dst = append(dst, linear.Feature{Key: linear.Key(besideCluster, side, c), Value: besideWeight})
		}
	}
	return dst
}

// cluster is the fine cluster of a word's vector; the most frequent words have none
// that tells.
func cluster(t *nlp.Token) (uint64, bool) {
	row := vector.Index(t.Lower)
	if row <= 100 {
		return 0, false
	}
	_, fine := vector.Clusters(row)
	return uint64(fine) + 1, true
}
