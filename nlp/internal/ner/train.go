package ner

import (
	"math/rand/v2"

	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// A Case is a text to learn from. Its gold may be partial: a word that is
// Unknown, and in no name of the gold, may be part of any name or of none.
type Case struct {
	Sentences [][]Token
	Names     []Gold
	Unknown   func(sentence, token int) bool
	Weight    float64 // 0 means 1
}

// Gold is a name with the labels it may have, a bit for each (1<<(label-1)).
type Gold struct {
	Sentence, First, Last int
	Labels                uint8
}

// Mask is the bit of a label in [Gold].
func (l Label) Mask() uint8 { return 1 << (l - 1) }

// Options steer [Train].
type Options struct {
	Epochs int
	Rate   float64 // learning rate
	L2     float64 // penalty on a weight each time it is touched
	Least  int     // features that fewer words or candidates have are left out
	Step   float64 // weights are rounded to multiples of it
	Dense  float64 // learning rate for vectors
	Bias   float64 // see [Model.Bias]
	Drop   float64 // share of features that a step does not see
	Seed   uint64
}

// Defaults are the options of the embedded weights.
var Defaults = Options{Epochs: 30, Rate: 0.02, L2: 1e-3, Least: 4, Step: 0.02, Dense: 0.02, Bias: 0.25, Drop: 0.5, Seed: 1}

// A sample is a run made ready for training.
type sample struct {
	n        int
	tokens   [][]int32 // features of each word
	vectors  [][]float32
	segs     []segment
	segments [][]int32 // features of each candidate
	allowed  allowed
	weight   float64
}

// index numbers the features.
type index struct {
	rows map[uint64]int32
	keys []uint64
	seen []int32
}

func (x *index) number(keys []uint64) []int32 {
	out := make([]int32, len(keys))
	for i, k := range keys {
		r, ok := x.rows[k]
		if !ok {
			r = int32(len(x.keys))
			x.rows[k] = r
			x.keys = append(x.keys, k)
			x.seen = append(x.seen, 0)
		}
		x.seen[r]++
		out[i] = r
	}
	return out
}

// frequent drops the features that are seen less often than least.
func (x *index) frequent(least int, lists [][]int32) {
	for i, l := range lists {
		kept := l[:0]
		for _, r := range l {
			if int(x.seen[r]) >= least {
				kept = append(kept, r)
			}
		}
		lists[i] = kept
	}
}

// A field holds the weights while they are learnt.
type field struct {
	width    int
	now, sum []float32
}

func newField(rows, width int) *field {
	return &field{width, make([]float32, rows*width), make([]float32, rows*width)}
}

func (f *field) step(row int32, c int, gradient, rate, l2 float64) {
	w := &f.now[int(row)*f.width+c]
	*w += float32(rate * (gradient - l2*float64(*w)))
}

func (f *field) average() {
	for i, w := range f.now {
		f.sum[i] += w
	}
}

// Train fits a model by stochastic gradient ascent on the likelihood of all
// ways to label the cases that agree with their gold. The same cases and
// options give the same model.
func Train(cases []Case, o Options) *Model {
	tokens, segments := &index{rows: map[uint64]int32{}}, &index{rows: map[uint64]int32{}}
	var samples []sample
	for i := range cases {
		samples = prepare(samples, &cases[i], tokens, segments)
	}
	for i := range samples {
		tokens.frequent(o.Least, samples[i].tokens)
		segments.frequent(o.Least, samples[i].segments)
	}
	t := &trainer{o: o, tokens: newField(len(tokens.keys), classes), segments: newField(len(segments.keys), Labels),
		dense: newField(vector.Size, classes)}
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	averaged := 0
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			t.learn(t.thin(&samples[k], rng))
		}
		if 2*epoch >= o.Epochs-1 {
			averaged++
			for _, f := range []*field{t.tokens, t.segments, t.dense} {
				f.average()
			}
		}
	}
	for _, f := range []*field{t.tokens, t.segments, t.dense} {
		keep := 1 - o.Drop
		if f == t.dense {
			keep = 1
		}
		for i := range f.sum {
			f.sum[i] *= float32(keep / float64(averaged))
		}
	}
	dense := make([]float32, classes*vector.Size)
	for c := range classes {
		for i := range vector.Size {
			dense[c*vector.Size+i] = t.dense.sum[i*classes+c]
		}
	}
	return &Model{
		tokens:   linear.NewTable(classes, tokens.keys, t.tokens.sum, float32(o.Step)),
		segments: linear.NewTable(Labels, segments.keys, t.segments.sum, float32(o.Step)),
		dense:    dense, Bias: o.Bias,
	}
}

// prepare makes samples of the runs of a case.
func prepare(dst []sample, c *Case, tokens, segments *index) []sample {
	d := newDocument(c.Sentences)
	gold := map[[3]int]uint8{} // sentence, first, last
	taken := map[[2]int]bool{} // words of gold names
	for _, g := range c.Names {
		gold[[3]int{g.Sentence, g.First, g.Last}] |= g.Labels
		for k := g.First; k < g.Last; k++ {
			taken[[2]int{g.Sentence, k}] = true
		}
	}
	var l lattice
	var v view
	var keys []uint64
	for x := range d.runs {
		r := &d.runs[x]
		s := sample{n: r.last - r.first, weight: c.Weight}
		if s.weight == 0 {
			s.weight = 1
		}
		d.view(&v, r)
		unknown := make([]bool, s.n)
		for i := range s.n {
			at := [2]int{r.sentence, r.first + i}
			keys = v.token(keys[:0], i)
			s.tokens = append(s.tokens, tokens.number(keys))
			s.vectors = append(s.vectors, v.words[i+2].vector)
			unknown[i] = !taken[at] && c.Unknown != nil && c.Unknown(at[0], at[1])
			s.allowed.outside = append(s.allowed.outside, !taken[at])
		}
		if all(unknown) {
			continue // every way to label it is right
		}
		covered := make([]bool, s.n)
		l.layout(d, r, func(g *segment, name uint64) {
			keys = v.segment(keys[:0], int(g.i), int(g.j), name)
			s.segments = append(s.segments, segments.number(keys))
			mask := gold[[3]int{r.sentence, r.first + int(g.i), r.first + int(g.j) + 1}]
			if mask != 0 {
				for k := g.i; k <= g.j; k++ {
					covered[k] = true
				}
			} else if all(unknown[g.i : g.j+1]) {
				mask = 255
			}
			s.allowed.labels = append(s.allowed.labels, mask)
		})
		s.segs = append(s.segs, l.segs...)
		// a gold name that is no candidate cannot be learnt
		reachable := true
		for i := range s.n {
			if taken[[2]int{r.sentence, r.first + i}] && !covered[i] {
				reachable = false
			}
		}
		if reachable {
			dst = append(dst, s)
		}
	}
	return dst
}

func all(v []bool) bool {
	for _, b := range v {
		if !b {
			return false
		}
	}
	return true
}

// thin leaves features out at random, so that no single one, such as the word
// itself, is relied upon (Wager et al. 2013).
func (t *trainer) thin(s *sample, rng *rand.Rand) *sample {
	c := *s
	thinned := func(lists [][]int32) [][]int32 {
		out := make([][]int32, len(lists))
		for i, l := range lists {
			for _, r := range l {
				if rng.Float64() >= t.o.Drop {
					out[i] = append(out[i], r)
				}
			}
		}
		return out
	}
	c.tokens, c.segments = thinned(s.tokens), thinned(s.segments)
	return &c
}

type trainer struct {
	o                       Options
	tokens, segments, dense *field
	l                       lattice
	token, gradient         [][classes]float64
	want                    []float64
}

// learn makes one step for a sample.
func (t *trainer) learn(s *sample) {
	l := &t.l
	l.n = s.n
	l.outside = grow(l.outside, s.n)
	if cap(t.token) < s.n {
		t.token, t.gradient = make([][classes]float64, 2*s.n), make([][classes]float64, 2*s.n)
	}
	token, gradient := t.token[:s.n], t.gradient[:s.n]
	for i := range s.n {
		var sum [classes]float64
		for _, r := range s.tokens[i] {
			for c, w := range t.tokens.now[int(r)*classes : (int(r)+1)*classes] {
				sum[c] += float64(w)
			}
		}
		for d, x := range s.vectors[i] {
			for c := range classes {
				sum[c] += float64(x) * float64(t.dense.now[d*classes+c])
			}
		}
		token[i], gradient[i] = sum, [classes]float64{}
		l.outside[i] = sum[outside]
	}
	l.segs = append(l.segs[:0], s.segs...)
	for i := range l.segs {
		sum := l.segs[i].base
		for _, r := range s.segments[i] {
			for c, w := range t.segments.now[int(r)*Labels : (int(r)+1)*Labels] {
				sum[c] += float64(w)
			}
		}
		l.segs[i].score = sum
	}
	l.addTokens(token)
	l.forwardBackward(&s.allowed)
	t.want = append(append(t.want[:0], l.post...), l.postOut...)
	wantOut := t.want[len(l.post):]
	l.forwardBackward(nil)
	rate := t.o.Rate
	for i := range l.segs {
		g := &l.segs[i]
		for c := range Labels {
			diff := (t.want[i*Labels+c] - l.post[i*Labels+c]) * s.weight
			if diff > -1e-4 && diff < 1e-4 {
				continue
			}
			lab := Label(c + 1)
			gradient[g.i][begins(lab)] += diff
			for k := g.i + 1; k <= g.j; k++ {
				gradient[k][inside(lab)] += diff
			}
			for _, r := range s.segments[i] {
				t.segments.step(r, c, diff, rate, t.o.L2)
			}
		}
	}
	for i := range gradient {
		gradient[i][outside] = (wantOut[i] - l.postOut[i]) * s.weight
		for c, diff := range gradient[i] {
			if diff > -1e-4 && diff < 1e-4 {
				continue
			}
			for _, r := range s.tokens[i] {
				t.tokens.step(r, c, diff, rate, t.o.L2)
			}
			for d, x := range s.vectors[i] {
				t.dense.step(int32(d), c, diff*float64(x), t.o.Dense, t.o.L2)
			}
		}
	}
}
