package attitude

import (
	"fmt"
	"math"

	"opedmap/argmap/internal/polarity"
	"opedmap/nlp/dense"
	"opedmap/nlp/vector"
	"opedmap/nlp/weights"
)

// Sizes of the network.
const (
	embSize  = 32      // numbers for a word
	convSize = 32      // numbers for a word in its context
	heads    = 6       // attention heads
	hidden   = 32      // numbers for a target
	places   = 48      // ways for a word to stand to the target
	tagRows  = 64      // parts of speech
	wordRows = 1 << 12 // learned words, by hash
	propRows = 16      // properties of a word
	poolSize = heads*convSize + convSize
	outputs  = 3
)

// A net reads a sentence with a convolution three words wide over word
// vectors and, for each target, pools it by attention that depends on how each
// word stands to the target.
type net struct {
	proj  []float32 // vector.Size × embSize
	words []float32 // wordRows × embSize
	tags  []float32 // tagRows × embSize
	props []float32 // propRows × embSize
	conv  []float32 // 3 × embSize × convSize
	convB []float32
	query []float32 // heads × convSize
	place []float32 // heads × places
	hid   []float32 // poolSize × hidden
	hidB  []float32
	out   []float32 // hidden × outputs
	outB  []float32
}

func (n *net) params() []*[]float32 {
	return []*[]float32{&n.proj, &n.words, &n.tags, &n.props, &n.conv, &n.convB, &n.query, &n.place, &n.hid, &n.hidB, &n.out, &n.outB}
}

func newNet() *net {
	n := &net{}
	sizes := []int{vector.Size * embSize, wordRows * embSize, tagRows * embSize, propRows * embSize, 3 * embSize * convSize, convSize, heads * convSize, heads * places, poolSize * hidden, hidden, hidden * outputs, outputs}
	for i, p := range n.params() {
		*p = make([]float32, sizes[i])
	}
	return n
}

func (n *net) save(f weights.File) {
	for i, p := range n.params() {
		f[section(i)] = weights.Quantize(*p)
	}
}

func section(i int) string { return fmt.Sprintf("net.%02d", i) }

func loadNet(f weights.File) (*net, error) {
	n := newNet()
	for i, p := range n.params() {
		v, err := weights.Dequantize(f[section(i)])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", section(i), err)
		}
		if len(v) != len(*p) {
			return nil, fmt.Errorf("%s: %w: %d numbers, want %d", section(i), weights.ErrFormat, len(v), len(*p))
		}
		*p = v
	}
	return n, nil
}

// input is what the network sees of a word.
type input struct {
	row     int // of the vector, -1
	word    int // row in words, -1
	tag     int
	props   uint16 // bits: rows of props
	valence float32
}

func (c *clause) inputs(dst []input) []input {
	dst = dst[:0]
	for i := range c.words {
		w := &c.words[i]
		in := input{row: w.row, word: int(w.stem>>7) & (wordRows - 1), tag: tagID(w.tag)}
		in.props = uint16(w.class)
		if w.quoted {
			in.props |= 1 << 8
		}
		if w.kind == name {
			in.props |= 1 << 9
			in.row, in.word = -1, -1
		}
		if w.group >= 0 {
			g := c.groups[w.group]
			if g.negated {
				in.props |= 1 << 10
			}
			if g.passive {
				in.props |= 1 << 11
			}
			if g.modal {
				in.props |= 1 << 12
			}
			if g.head == i {
				in.props |= 1 << 13
			}
		}
		in.valence = float32(c.polar(i))
		dst = append(dst, in)
	}
	return dst
}

const valenceProp = 15

func tagID(t string) int { return int(kinds[t]) + tagFine(t)*20 }

func tagFine(t string) int {
	switch t {
	case "VBN", "NNS", "JJR", "RBR":
		return 1
	case "VBG", "JJS", "TO", "NNPS":
		return 2
	}
	return 0
}

// placesOf fills, for each word, its places: distance, role, and quotation.
func (c *clause) placesOf(dst [][3]uint8, a, b int) [][3]uint8 {
	dst = dst[:0]
	for i := range c.words {
		var p [3]uint8
		switch {
		case i < a:
			p[0] = uint8(1 + place(a-i))
		case i >= b:
			p[0] = uint8(9 + place(i-b+1))
		default:
			p[0] = 17
		}
		dst = append(dst, p)
	}
	for k, r := range c.roles(a, b) {
		w := c.words[r.gov]
		if dst[r.gov][1] == 0 {
			dst[r.gov][1] = uint8(18 + r.kind)
		}
		if r.prep >= 0 && dst[r.prep][1] == 0 {
			dst[r.prep][1] = 31
		}
		if w.group >= 0 && (r.kind == subject || r.kind == passiveSubject || r.kind == relativeSubject) {
			g := c.groups[w.group]
			for i, d := g.last, 0; i < len(c.words) && d < 10; i, d = i+1, d+1 {
				w := &c.words[i]
				if w.kind == comma && d > 2 || w.kind == relative || w.tag == ":" {
					break
				}
				if dst[i][2] == 0 {
					dst[i][2] = uint8(32 + min(k, 1))
				}
			}
		}
	}
	// clause limits between word and target
	lim := uint8(0)
	for i := b; i < len(c.words); i++ {
		w := &c.words[i]
		if w.kind == comma || w.kind == relative || w.tag == ":" || w.kind == conjunction || w.class&polarity.Contrast != 0 {
			if lim < 2 {
				lim++
			}
		}
		if dst[i][2] == 0 {
			dst[i][2] = 34 + lim
		}
	}
	lim = 0
	for i := a - 1; i >= 0; i-- {
		w := &c.words[i]
		if w.kind == comma || w.kind == relative || w.tag == ":" || w.kind == conjunction || w.class&polarity.Contrast != 0 {
			if lim < 2 {
				lim++
			}
		}
		if dst[i][2] == 0 {
			dst[i][2] = 37 + lim
		}
	}
	for i := range dst {
		if dst[i][1] == 0 && c.words[i].quoted != c.words[a].quoted {
			dst[i][1] = 41
		}
	}
	return dst
}

func place(d int) int {
	switch {
	case d <= 4:
		return d - 1
	case d <= 6:
		return 4
	case d <= 10:
		return 5
	case d <= 18:
		return 6
	}
	return 7
}

// mulAdd adds x times w to y, where w has a row of the length of y, a multiple
// of 4, for each number of x. The sums of four columns stay in registers.
func mulAdd(x, w, y []float32) {
	for j := 0; j < len(y); j += 4 {
		b := (*[4]float32)(y[j:])
		s0, s1, s2, s3 := b[0], b[1], b[2], b[3]
		at := j
		for _, k := range x {
			a := (*[4]float32)(w[at:])
			s0 += k * a[0]
			s1 += k * a[1]
			s2 += k * a[2]
			s3 += k * a[3]
			at += len(y)
		}
		b[0], b[1], b[2], b[3] = s0, s1, s2, s3
	}
}

// embed gives the word's numbers before the convolution.
func (n *net) embed(x []float32, in *input) {
	clear(x)
	if in.row >= 0 {
		mulAdd(vector.At(in.row), n.proj, x)
	}
	if in.word >= 0 {
		dense.Axpy(1, n.words[in.word*embSize:(in.word+1)*embSize], x)
	}
	dense.Axpy(1, n.tags[in.tag*embSize:(in.tag+1)*embSize], x)
	for p := range 15 {
		if in.props>>p&1 != 0 {
			dense.Axpy(1, n.props[p*embSize:(p+1)*embSize], x)
		}
	}
	if in.valence != 0 {
		dense.Axpy(in.valence, n.props[valenceProp*embSize:(valenceProp+1)*embSize], x)
	}
}

// state holds what the network computed for a sentence and a target.
type state struct {
	emb, conv []float32 // words × embSize, words × convSize
	att       []float32 // heads × words
	pool      []float32
	hid       []float32
	out       [outputs]float32
}

func grow(s []float32, n int) []float32 {
	if cap(s) < n {
		return make([]float32, n, n*2)
	}
	s = s[:n]
	clear(s)
	return s
}

func (n *net) sentence(s *state, ins []input) {
	w := len(ins)
	s.emb = grow(s.emb, w*embSize)
	for i := range ins {
		n.embed(s.emb[i*embSize:(i+1)*embSize], &ins[i])
	}
	n.convolve(s, w)
}

func (n *net) convolve(s *state, w int) {
	s.conv = grow(s.conv, w*convSize)
	for i := range w {
		y := s.conv[i*convSize : (i+1)*convSize]
		copy(y, n.convB)
		for o := -1; o <= 1; o++ {
			j := i + o
			if j < 0 || j >= w {
				continue
			}
			mulAdd(s.emb[j*embSize:(j+1)*embSize], n.conv[(o+1)*embSize*convSize:], y)
		}
		for k, v := range y {
			if v < 0 {
				y[k] = 0.1 * v
			}
		}
	}
}

func (n *net) target(s *state, ps [][3]uint8, a, b int) {
	w := len(ps)
	s.att = grow(s.att, heads*w)
	s.pool = grow(s.pool, poolSize)
	for h := range heads {
		q := n.query[h*convSize : (h+1)*convSize]
		pl := n.place[h*places : (h+1)*places]
		at := s.att[h*w : (h+1)*w]
		top := float32(math.Inf(-1))
		for i := range w {
			v := dense.Dot(q, s.conv[i*convSize:(i+1)*convSize]) + pl[ps[i][0]] + pl[ps[i][1]] + pl[ps[i][2]]
			at[i] = v
			top = max(top, v)
		}
		var sum float32
		for i, v := range at {
			at[i] = float32(math.Exp(float64(v - top)))
			sum += at[i]
		}
		pool := s.pool[h*convSize : (h+1)*convSize]
		for i := range at {
			at[i] /= sum
			dense.Axpy(at[i], s.conv[i*convSize:(i+1)*convSize], pool)
		}
	}
	for i := a; i < b; i++ {
		dense.Axpy(1/float32(b-a), s.conv[i*convSize:(i+1)*convSize], s.pool[heads*convSize:])
	}
	n.head(s)
}

// head computes the outputs from the pool.
func (n *net) head(s *state) {
	s.hid = grow(s.hid, hidden)
	copy(s.hid, n.hidB)
	mulAdd(s.pool, n.hid, s.hid)
	for k, v := range s.hid {
		if v < 0 {
			s.hid[k] = 0.1 * v
		}
	}
	copy(s.out[:], n.outB)
	for k, v := range s.hid {
		dense.Axpy(v, n.out[k*outputs:(k+1)*outputs], s.out[:])
	}
}

// example gives the outputs for one example.
func (n *net) example(s *state, e *example) [outputs]float32 {
	n.sentence(s, e.ins)
	n.target(s, e.places, e.a, e.b)
	return s.out
}
