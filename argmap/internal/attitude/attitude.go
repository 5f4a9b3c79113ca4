// Package attitude judges what the author of a sentence thinks of somebody or
// something named in it: in favor, neutral, or against.
//
//	m, err := attitude.Load()
//	…
//	r := m.Reader(doc)
//	for _, target := range targets {
//		fmt.Println(r.Judge(target).Label)
//	}
//
// The model adds two scores. A logistic regression reads who does what to whom
// around the target (see [clause.roles]), the words of the sentence, and the
// sums of their valences, turned by negations. A small network reads word
// vectors through a convolution and pools them by attention that depends on
// how each word stands to the target. All are trained on NewsMTSC (Hamborg
// and Donnay 2021) and on plain sentences of our own: see MODEL.md.
//
// The model sees one sentence. Irony, quotation without quotation marks and
// what only the rest of the text tells are beyond it.
package attitude

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"

	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

// A Label is what an author thinks of a target.
type Label uint8

const (
	Favor Label = iota
	Neutral
	Against
)

var labelNames = []string{"favor", "neutral", "against"}

// String is "favor", "neutral" or "against".
func (l Label) String() string {
	if int(l) < len(labelNames) {
		return labelNames[l]
	}
	return fmt.Sprintf("Label(%d)", l)
}

// A Result is the judgement on one target.
type Result struct {
	Label         Label
	Probabilities [3]float64 // by Label; they sum to 1
	Cues          [3][]Cue   // by Label, none for Neutral: up to three words that spoke most for it, in text order
}

// A Cue is a word and how much it spoke for a label.
type Cue struct {
	nlp.Span
	Weight float64
}

//go:embed weights.bin
var file []byte

// A Model is a trained judge. It is safe for concurrent use.
type Model struct {
	sparse *linear.Model
	net    *net
	mix    mix
}

// mix holds the numbers that make calibrated scores of those of the two parts.
type mix struct {
	sparse, net float64
	bias        [outputs]float64
}

func (x mix) scores(sparse []float64, net [outputs]float32) (s [outputs]float64) {
	for i := range s {
		s[i] = x.sparse*sparse[i] + x.net*float64(net[i]) + x.bias[i]
	}
	return s
}

var load = sync.OnceValues(func() (*Model, error) {
	f, err := weights.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("attitude: %w", err)
	}
	m, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("attitude: %w", err)
	}
	return m, nil
})

// Load gives the embedded model; the first call decodes it.
func Load() (*Model, error) { return load() }

func read(f weights.File) (*Model, error) {
	var m Model
	var err error
	if m.sparse, err = linear.Load(f, "sparse"); err != nil {
		return nil, err
	}
	if m.net, err = loadNet(f); err != nil {
		return nil, err
	}
	v, err := weights.ParseFloats(f["mix"])
	if err != nil || len(v) != 2+outputs || len(m.sparse.Labels) != outputs {
		return nil, fmt.Errorf("mix: %w", weights.ErrFormat)
	}
	m.mix.sparse, m.mix.net = float64(v[0]), float64(v[1])
	for i := range m.mix.bias {
		m.mix.bias[i] = float64(v[2+i])
	}
	return &m, nil
}

func (m *Model) save(f weights.File) {
	m.sparse.Save(f, "sparse")
	m.net.save(f)
	v := []float32{float32(m.mix.sparse), float32(m.mix.net)}
	for _, b := range m.mix.bias {
		v = append(v, float32(b))
	}
	f["mix"] = weights.Floats(v)
}

// A Reader judges targets of one document. It keeps what it learned about the
// last sentence, so that further targets in it cost little. It is for one
// goroutine.
type Reader struct {
	m        *Model
	doc      *nlp.Document
	view     view // what clause and state hold
	clause   *clause
	inputs   []input
	places   [][3]uint8
	state    state
	features linear.Traced
	scores   []float64
}

// Reader prepares to judge targets of a document.
func (m *Model) Reader(doc *nlp.Document) *Reader {
	return &Reader{m: m, doc: doc}
}

// Judge judges one target: see [Reader.Judge].
func (m *Model) Judge(doc *nlp.Document, target nlp.Span) Result { return m.Reader(doc).Judge(target) }

// Judge says what the author thinks of the target, a span of the document's
// text such as a name, a pronoun or a description, from the sentence in which
// it starts; of a sentence of more than 400 words only the nearest to it are
// read. A span that holds no token of a sentence is neutral, with no
// knowledge: three equal probabilities.
func (r *Reader) Judge(target nlp.Span) Result {
	v, a, b := locate(r.doc, target)
	if v == (view{}) {
		return Result{Label: Neutral, Probabilities: [3]float64{1. / 3, 1. / 3, 1. / 3}}
	}
	if v != r.view {
		r.view = v
		r.clause = newClause(v.of(r.doc))
		r.inputs = r.clause.inputs(r.inputs)
		r.m.net.sentence(&r.state, r.inputs)
	}
	r.features.Reset()
	r.clause.features(&r.features, a, b)
	r.scores = r.m.sparse.Scores(r.scores, r.features.Features)
	r.places = r.clause.placesOf(r.places, a, b)
	r.m.net.target(&r.state, r.places, a, b)
	p := r.m.mix.scores(r.scores, r.state.out)
	linear.Softmax(p[:])
	l := linear.Best(p[:])
	return Result{Label(l), p, r.cues(a, b)}
}

// Features appends to dst what the regression read of the target judged last, for other
// models to learn from. It is for sentences: of a list of more than longestTold words
// it gives nothing.
func (r *Reader) Features(dst []linear.Feature) []linear.Feature {
	const longestTold = 150
	if r.view.last-r.view.first > longestTold {
		return dst
	}
	return append(dst, r.features.Features...)
}

// A view is the run of a document's tokens that is read to judge a target.
type view struct{ first, last int }

func (v view) of(doc *nlp.Document) []nlp.Token { return doc.Tokens[v.first:v.last] }

// A sentence of more than longest tokens is seen in views that begin every
// half of that, so that the time for a list of thousands of names grows with
// its length, not with the square of it, and neighbours share a view.
const longest = 400

// locate finds the view of the sentence in which a span starts, and the words
// of the view that the span touches. The view is empty when there are none.
func locate(doc *nlp.Document, t nlp.Span) (v view, a, b int) {
	s := sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].End > t.Start })
	if s == len(doc.Sentences) {
		return view{}, 0, 0
	}
	v = view{doc.Sentences[s].First, doc.Sentences[s].Last}
	a = sort.Search(v.last-v.first, func(i int) bool { return doc.Tokens[v.first+i].End > t.Start })
	b = sort.Search(v.last-v.first, func(i int) bool { return doc.Tokens[v.first+i].Start >= t.End })
	if a >= b {
		return view{}, 0, 0
	}
	if v.last-v.first > longest {
		// The target begins in the middle half of the view.
		skip := (a - longest/4) / (longest / 2) * (longest / 2)
		v = view{v.first + skip, min(v.last, v.first+skip+longest)}
		a, b = a-skip, min(b-skip, v.last-v.first)
	}
	return v, a, b
}

// MaxCues is how many cues are named of one label at most.
const MaxCues = 3

// cueWeight is how much a word must speak for a label to be a cue.
const cueWeight = 0.15

// cues names the words outside the target whose features told most for favor and
// against, each against the mean of the others.
func (r *Reader) cues(a, b int) (out [3][]Cue) {
	told := [3][]float64{Favor: make([]float64, len(r.clause.words)), Against: make([]float64, len(r.clause.words))}
	for i, f := range r.features.Features {
		at := r.features.Words[i]
		if at < 0 || at >= a && at < b || !r.clause.words[at].telling() {
			continue
		}
		favor, neutral, against := r.m.sparse.Weight(f.Key, int(Favor)), r.m.sparse.Weight(f.Key, int(Neutral)), r.m.sparse.Weight(f.Key, int(Against))
		told[Favor][at] += float64(f.Value) * (favor - (neutral+against)/2)
		told[Against][at] += float64(f.Value) * (against - (neutral+favor)/2)
	}
	for l, told := range told {
		for range min(MaxCues, len(told)) {
			i := linear.Best(told)
			if told[i] < cueWeight {
				break
			}
			out[l] = append(out[l], Cue{r.doc.Tokens[r.view.first+i].Span, told[i]})
			told[i] = math.Inf(-1)
		}
		slices.SortFunc(out[l], func(x, y Cue) int { return x.Start - y.Start })
	}
	return out
}
