package ner

import (
	"fmt"

	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
	"opedmap/nlp/weights"
)

// A Model holds the weights of the random field. It is safe for concurrent use.
type Model struct {
	tokens   *linear.Table // classes numbers for each feature of a word
	segments *linear.Table // Labels numbers for each feature of a candidate name
	dense    []float32     // vector.Size numbers for each class of a word
	// Bias is what a candidate's probability has to exceed to be a name.
	Bias float64
}

// Save gives the weights file of the model.
func (m *Model) Save() weights.File {
	f := weights.File{}
	m.tokens.Save(f, "tokens")
	m.segments.Save(f, "segments")
	f["dense"] = weights.Quantize(m.dense)
	f["bias"] = weights.Floats([]float32{float32(m.Bias)})
	return f
}

// Load reads what [Model.Save] wrote. The error wraps [weights.ErrFormat].
func Load(f weights.File) (*Model, error) {
	m := &Model{}
	var err error
	if m.tokens, err = linear.LoadTable(f, "tokens"); err != nil {
		return nil, err
	}
	if m.segments, err = linear.LoadTable(f, "segments"); err != nil {
		return nil, err
	}
	if m.dense, err = weights.Dequantize(f["dense"]); err != nil {
		return nil, err
	}
	bias, err := weights.ParseFloats(f["bias"])
	if err != nil || len(bias) != 1 || m.tokens.Width != classes || m.segments.Width != Labels || len(m.dense) != classes*vector.Size {
		return nil, fmt.Errorf("names: %w: sections do not fit", weights.ErrFormat)
	}
	m.Bias = float64(bias[0])
	return m, nil
}

// buffers are kept from run to run.
type buffers struct {
	view  view
	keys  []uint64
	token [][classes]float64 // sums up to and including each word, but for outside
}

// score fills the lattice of a run.
func (m *Model) score(l *lattice, d *document, r *run) {
	b := &l.buffers
	d.view(&b.view, r)
	n := r.last - r.first
	l.n = n
	l.outside = grow(l.outside, n)
	if cap(b.token) < n {
		b.token = make([][classes]float64, 2*n)
	}
	b.token = b.token[:n]
	for i := range n {
		var sum [classes]int32
		b.keys = b.view.token(b.keys[:0], i)
		m.tokens.Add(sum[:], b.keys)
		for c := range sum {
			b.token[i][c] = float64(sum[c]) * float64(m.tokens.Scale)
		}
		if v := b.view.words[i+2].vector; v != nil {
			for c := range classes {
				b.token[i][c] += vector.Dot(v, m.dense[c*vector.Size:(c+1)*vector.Size])
			}
		}
		l.outside[i] = b.token[i][outside]
	}
	l.layout(d, r, func(s *segment, name uint64) {
		b.keys = b.view.segment(b.keys[:0], int(s.i), int(s.j), name)
		var sum [Labels]int32
		m.segments.Add(sum[:], b.keys)
		for c := range s.score {
			s.score[c] = s.base[c] + float64(sum[c])*float64(m.segments.Scale)
		}
	})
	l.addTokens(b.token)
}

// layout lists the candidate names of a run, by last word, and hands each to f.
func (l *lattice) layout(d *document, r *run, f func(s *segment, name uint64)) {
	l.segs = l.segs[:0]
	tokens, kinds := d.sentences[r.sentence][r.first:r.last], d.kinds[r.sentence][r.first:r.last]
	for j := range tokens {
		if !mayEnd(kinds[j]) {
			continue
		}
		for i := max(0, j-maxName+1); i <= j; i++ {
			if !mayStart(kinds[i]) {
				continue
			}
			h, capital := uint64(offset64), false
			for k := i; k <= j; k++ {
				h = extend(h, &tokens[k], k == i)
				capital = capital || kinds[k] == capitalWord
			}
			if !capital {
				continue
			}
			l.segs = append(l.segs, segment{i: int32(i), j: int32(j), base: d.prior(r, i, j, h)})
			f(&l.segs[len(l.segs)-1], h)
		}
	}
}

// addTokens adds the scores of its words to each candidate.
func (l *lattice) addTokens(token [][classes]float64) {
	for s := range l.segs {
		g := &l.segs[s]
		for c := range g.score {
			lab := Label(c + 1)
			g.score[c] += token[g.i][begins(lab)]
			for k := g.i + 1; k <= g.j; k++ {
				g.score[c] += token[k][inside(lab)]
			}
		}
	}
}

// String tells the size of the model.
func (m *Model) String() string {
	return fmt.Sprintf("%d features of words, %d of names", m.tokens.Len(), m.segments.Len())
}
