package tagger

import (
	"math/rand/v2"
	"slices"

	"opedmap/nlp/internal/perceptron"
	"opedmap/nlp/vector"
	"opedmap/nlp/weights"
)

// A Sentence is a training case: words with their gold tags.
type Sentence struct {
	Words []Word
	Tags  []string
}

// Options steer [Train].
type Options struct {
	Epochs int
	Least  int     // features in fewer updates are left out
	Small  float64 // weights below are left out
	Limit  float64 // weights are cut at this magnitude
	Seed   uint64
}

// Train fits the corrector and gives its weights file. The same sentences and
// options give the same bytes.
func Train(sentences []Sentence, o Options) (*perceptron.Model, weights.File) {
	var classes []string
	for _, s := range sentences {
		classes = append(classes, s.Tags...)
	}
	slices.Sort(classes)
	classes = slices.Compact(classes)
	number := map[string]int{}
	for i, c := range classes {
		number[c] = i
	}
	seen := make([][]view, len(sentences))
	caps := make([]uint64, len(sentences))
	for i, s := range sentences {
		seen[i] = views(s.Words, proseTags(s.Words))
		caps[i] = capitals(seen[i])
	}
	t := perceptron.NewTrainer(classes, vector.Size)
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	var fs []uint64
	for range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			t1, t2 := -1, -1
			for i := range seen[k] {
				fs = features(ownFeatures(fs[:0], &seen[k][i]), seen[k], i, t1, t2, caps[k])
				var dense []float32
				if row := seen[k][i].row; row >= 0 {
					dense = vector.At(row)
				}
				t2, t1 = t1, t.Update(fs, dense, number[sentences[k].Tags[i]])
			}
		}
	}
	m := t.Model(o.Least, o.Small, o.Limit)
	f := weights.File{}
	m.Save(f, "tags")
	return m, f
}

// Accuracy is the share of words that a model tags as in gold.
func Accuracy(m *perceptron.Model, sentences []Sentence) float64 {
	c := newCorrector(m)
	hit, all := 0, 0
	for _, s := range sentences {
		for i, t := range c.tag(s.Words) {
			if t == s.Tags[i] {
				hit++
			}
			all++
		}
	}
	return float64(hit) / float64(all)
}

// ProseAccuracy is the share of words that prose alone tags as in gold.
func ProseAccuracy(sentences []Sentence) float64 {
	hit, all := 0, 0
	for _, s := range sentences {
		for i, t := range proseTags(s.Words) {
			if t == s.Tags[i] {
				hit++
			}
			all++
		}
	}
	return float64(hit) / float64(all)
}
