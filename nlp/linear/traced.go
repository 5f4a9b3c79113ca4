package linear

// Traced collects the features of a case and, for each, the word of the text that
// gave rise to it, so that the words that decided can be told afterwards.
type Traced struct {
	Features []Feature
	Words    []int // a number for each feature, -1 for none
	At       int   // the word of the features that are added next, or -1
}

// Reset empties the list for the next case.
func (t *Traced) Reset() { t.Features, t.Words, t.At = t.Features[:0], t.Words[:0], -1 }

// Add appends a feature of value 1; see [Key].
func (t *Traced) Add(template uint64, parts ...uint64) { t.Num(1, template, parts...) }

// Num appends a feature with a value, unless that is 0.
func (t *Traced) Num(v float32, template uint64, parts ...uint64) {
	if v != 0 {
		t.Features = append(t.Features, Feature{Key: Key(template, parts...), Value: v})
		t.Words = append(t.Words, t.At)
	}
}
