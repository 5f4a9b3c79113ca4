package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strings"
	"sync"

	"github.com/jdkato/prose/v2"

	"opedmap/nlp/linear"
)

// The templates of prose's features, under the names that its model has for them.
var templates = [...]string{"bias", "i suffix", "i pref1", "i-1 tag", "i-2 tag", "i tag+i-2 tag", "i word", "i-1 tag+i word",
	"i-1 word", "i-1 suffix", "i-2 word", "i+1 word", "i+1 suffix", "i+2 word"}

const (
	tBias = iota
	tSuffix
	tPrefix
	tTag1
	tTag2
	tTags
	tWord
	tTagWord
	tWord1
	tSuffix1
	tWord2
	tNext1
	tNextSuffix1
	tNext2
)

// first loads prose's model once. It is part of the program, so a fault in it
// is a fault of the build.
var first = sync.OnceValue(func() *guesser {
	g, err := loadGuesser()
	if err != nil {
		panic(fmt.Sprintf("tagger: prose's model: %v", err))
	}
	return g
})

func loadGuesser() (*guesser, error) {
	g := &guesser{known: map[string]string{}, rows: map[uint64][]weight{}}
	err := readAsset("tags", func(r *gobReader) {
		for range r.uint() {
			word := string(r.bytes())
			g.known[word] = string(r.bytes())
		}
	})
	if err != nil {
		return nil, err
	}
	number := map[string]int32{}
	err = readAsset("weights", func(r *gobReader) {
		for range r.uint() {
			key, err := parseFeature(string(r.bytes()))
			if err != nil {
				r.err = err
				return
			}
			row := make([]weight, r.uint())
			for i := range row {
				label := r.bytes()
				n, ok := number[string(label)]
				if !ok {
					if n = int32(len(g.labels)); n == maxLabels {
						r.err = errors.New("too many labels")
						return
					}
					g.labels = append(g.labels, string(label))
					number[string(label)] = n
				}
				row[i] = weight{n, int32(math.Round(r.float() * 1000))}
			}
			g.rows[key] = row
		}
	})
	return g, err
}

// parseFeature gives the key of a feature by its name in prose's model, as
// "i-1 tag+i word DT house": the template and the strings that fill it, of
// which only the last may hold a space.
func parseFeature(s string) (uint64, error) {
	if s == templates[tBias] {
		return linear.Key(tBias), nil
	}
	for t, name := range templates {
		rest, ok := strings.CutPrefix(s, name+" ")
		switch {
		case !ok:
		case t == tTags || t == tTagWord:
			if a, b, ok := strings.Cut(rest, " "); ok {
				return linear.Key(uint64(t), linear.String(a), linear.String(b)), nil
			}
		default:
			return linear.Key(uint64(t), linear.String(rest)), nil
		}
	}
	return 0, fmt.Errorf("unknown feature %q", s)
}

// readAsset hands the value that a file of prose's model holds to read. The
// file is a gob; its maps of maps of strings are read one by one, as to decode
// them takes long and leaves sixty megabytes behind.
func readAsset(name string, read func(*gobReader)) error {
	b, err := prose.Asset("model/AveragedPerceptron/" + name + ".gob")
	if err != nil {
		return err
	}
	r := &gobReader{rest: b}
	for r.err == nil {
		length := r.uint()
		message := &gobReader{rest: r.take(length)}
		if id := message.uint(); id&1 == 1 {
			continue // negative: tells a type
		}
		message.take(1) // marks a value that is no struct
		read(message)
		return message.err
	}
	return r.err
}

// A gobReader reads values in the format of encoding/gob. It gives zeros after
// an error.
type gobReader struct {
	rest []byte
	err  error
}

var errCutOff = errors.New("gob cut off")

func (r *gobReader) take(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.rest, r.err = nil, errCutOff
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// uint reads a byte below 128, or a byte that is minus the number of bytes that
// follow, the highest first.
func (r *gobReader) uint() uint64 {
	var b [8]byte
	switch n := r.take(1); {
	case n == nil:
	case n[0] < 128:
		return uint64(n[0])
	default:
		digits := r.take(uint64(-int8(n[0])))
		if len(digits) > len(b) {
			r.rest, r.err = nil, errCutOff
			return 0
		}
		copy(b[len(b)-len(digits):], digits)
	}
	return binary.BigEndian.Uint64(b[:])
}

func (r *gobReader) bytes() []byte { return r.take(r.uint()) }

func (r *gobReader) float() float64 { return math.Float64frombits(bits.ReverseBytes64(r.uint())) }
