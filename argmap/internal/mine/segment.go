package mine

import (
	"opedmap/nlp"
)

// A Segmenter finds components and their kinds in a paragraph.
type Segmenter struct {
	table      *genreTable // blocks of rowWidth: shared by all kinds, then one for each
	Shape      []float32   // see shapeRows
	Transition []float32   // paragraph class × state × kind
	// Threshold is how probable a component must be to be worth its risk, by
	// genre; see [choose].
	Threshold [genres]float32
}

// Sizes of the dense parameters of a Segmenter.
const (
	lengthRows    = 15 * 4 * 4 // length bucket × touches sentence start, end × verbs
	edgeRows      = numTags * numTags
	commaRows     = 4 * 15
	placeRows     = 64 * 4
	ShapeSize     = (lengthRows + 2*edgeRows + commaRows + placeRows) * kinds
	blockClasses  = 5
	TransitionLen = blockClasses * states * kinds
)

// A Unit is one paragraph prepared for the segmenter: the keys of its
// features and the shape of its sentences.
type Unit struct {
	View        *View
	Block       int
	First       int // document index of its first token
	N           int // tokens
	sentenceEnd []int
	begins      []bool
	stops       []int // token → where its sentence ends, final punctuation left out
	verbs       []uint8
	commas      []uint8
}

// Units prepares the paragraphs of a view, apparatus left out.
func (v *View) Units() []*Unit {
	var out []*Unit
	for i, b := range v.blocks {
		if b.first == b.last || v.sentences[b.first].skip {
			continue
		}
		u := &Unit{View: v, Block: i, First: v.sentences[b.first].First}
		u.N = v.sentences[b.last-1].Last - u.First
		u.sentenceEnd, u.begins, u.stops = make([]int, u.N), make([]bool, u.N), make([]int, u.N)
		u.verbs, u.commas = make([]uint8, u.N+1), make([]uint8, u.N+1)
		for si := b.first; si < b.last; si++ {
			s := &v.sentences[si]
			stop := s.Last
			for stop > s.First && v.at(stop-1).class&(stopMark|quote) != 0 {
				stop--
			}
			for t := s.First; t < s.Last; t++ {
				u.sentenceEnd[t-u.First], u.stops[t-u.First] = s.Last-u.First, stop-u.First
			}
			if s.First < s.Last {
				u.begins[s.First-u.First] = true
			}
		}
		for t := range u.N {
			a := v.at(u.First + t)
			u.verbs[t+1], u.commas[t+1] = u.verbs[t], u.commas[t]
			if a.class&verb != 0 {
				u.verbs[t+1]++
			}
			if a.class&comma != 0 {
				u.commas[t+1]++
			}
		}
		out = append(out, u)
	}
	return out
}

// shapeRows gives the rows of the dense parameters that a component over the
// tokens i to j of its paragraph touches, each to be followed by its kinds.
func (u *Unit) shapeRows(i, j int) [5]int32 {
	v := u.View
	touch := 0
	if u.begins[i] {
		touch = 1
	}
	if j >= u.stops[i] {
		touch |= 2
	}
	length := bucket(j - i)
	verbs := min(int(u.verbs[j]-u.verbs[i]), 3)
	commas := min(int(u.commas[j]-u.commas[i]), 3)
	before, after := edgeTag, edgeTag
	if !u.begins[i] {
		before = int(v.at(u.First + i - 1).tag)
	}
	if j < u.sentenceEnd[i] {
		after = int(v.at(u.First + j).tag)
	}
	ctx := int(v.sentences[v.Doc.Tokens[u.First+i].Sentence].ctx)
	return [5]int32{
		int32((length*4+touch)*4 + verbs),
		int32(lengthRows + before*numTags + after),
		int32(lengthRows + edgeRows + int(v.at(u.First+i).tag)*numTags + int(v.at(u.First+j-1).tag)),
		int32(lengthRows + 2*edgeRows + commas*15 + length),
		int32(lengthRows + 2*edgeRows + commaRows + ctx*4 + touch),
	}
}

// Keys calls the functions with the feature keys of the unit: of components
// that begin at a token, that end before it, that hold it, and that stand in
// the sentence that begins at it. The slice is reused.
func (u *Unit) Keys(start, end, inside, sent func(t int, keys []uint64)) {
	v := u.View
	l := v.keyList()
	for t := range u.N {
		s := &v.sentences[v.Doc.Tokens[u.First+t].Sentence]
		if u.begins[t] {
			l.keys = l.keys[:0]
			v.sentenceKeys(l, v.Doc.Tokens[u.First+t].Sentence)
			sent(t, l.keys)
		}
		l.keys = l.keys[:0]
		v.startKeys(l, s, u.First+t)
		start(t, l.keys)
		l.keys = l.keys[:0]
		v.insideKeys(l, s, u.First+t)
		inside(t, l.keys)
		l.keys = l.keys[:0]
		v.endKeys(l, s, u.First+t+1)
		end(t+1, l.keys)
	}
}

// lattice scores the unit.
func (m *Segmenter) lattice(u *Unit) *lattice {
	l := u.frame()
	table := m.table.in(u.View.Genre)
	row := func(keys []uint64) (out scores) {
		var sum [rowWidth]int32
		table.Add(sum[:], keys)
		for k := range kinds {
			out[k] = float64(sum[0]+sum[k+1]) * float64(table.Scale)
		}
		return out
	}
	var sent scores
	u.Keys(
		func(t int, keys []uint64) { l.start[t] = plus(row(keys), sent) },
		func(t int, keys []uint64) { l.end[t] = row(keys) },
		func(t int, keys []uint64) { l.inside[t+1] = plus(l.inside[t], plus(row(keys), u.bar(t))) },
		func(_ int, keys []uint64) { sent = row(keys) },
	)
	l.shape = func(i, j int) [kinds]float32 { return ShapeScore(m.Shape, u.shapeRows(i, j)) }
	l.transition = TransitionOf(m.Transition, u)
	return l
}

// Thresholds are the values among which the training chooses a [Segmenter]'s
// Threshold.
var Thresholds = [...]float32{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45}

// Trials gives the components that the segmenter finds with each of [Thresholds].
func (m *Segmenter) Trials(v *View) [len(Thresholds)][]Component {
	var out [len(Thresholds)][]Component
	for _, c := range m.score(v) {
		options := c.options()
		for i, t := range Thresholds {
			out[i] = append(out[i], c.components(choose(options, float64(t)))...)
		}
	}
	return out
}

// A scored unit is a paragraph with the scores of all ways to cut it.
type scored struct {
	*Unit
	*lattice
}

// score reads all paragraphs of a view.
func (m *Segmenter) score(v *View) []scored {
	var out []scored
	for _, u := range v.Units() {
		out = append(out, scored{u, m.lattice(u)})
	}
	return out
}

// frame is the unit's lattice without scores.
func (u *Unit) frame() *lattice {
	return &lattice{
		n: u.N, sentenceEnd: u.sentenceEnd, begins: u.begins,
		start: make([]scores, u.N), end: make([]scores, u.N+1), inside: make([]scores, u.N+1),
	}
}

func plus(a, b scores) scores {
	for k := range a {
		a[k] += b[k]
	}
	return a
}

// ShapeScore adds up the dense parameters of the rows.
func ShapeScore(shape []float32, rows [5]int32) [kinds]float32 {
	var out [kinds]float32
	for _, r := range rows {
		for k, w := range shape[r*kinds : r*kinds+kinds] {
			out[k] += w
		}
	}
	return out
}

// TransitionOf cuts out the transitions of the unit's paragraph class.
func TransitionOf(all []float32, u *Unit) *[states][kinds]float32 {
	var out [states][kinds]float32
	at := int(u.View.blocks[u.Block].class) * states * kinds
	for s := range states {
		for k := range kinds {
			out[s][k] = all[at+s*kinds+k]
		}
	}
	return &out
}

// bar keeps components out of apparatus.
func (u *Unit) bar(t int) scores {
	if u.View.masks[u.First+t] == hidden {
		return scores{-1e6, -1e6, -1e6}
	}
	return scores{}
}

// span is the stretch of text between two token positions of the unit, less
// closing punctuation, but for posts, whose corpus keeps it. It is empty when
// nothing else is left.
func (u *Unit) span(i, j int) nlp.Span {
	v := u.View
	ts := v.Doc.Tokens
	strict := v.Genre != Post
	for i < j && strict && v.at(u.First+j-1).class&(stopMark|comma) != 0 {
		j--
	}
	if i == j {
		return nlp.Span{}
	}
	return nlp.Span{Start: ts[u.First+i].Start, End: ts[u.First+j-1].End}
}

// Spans cuts a text into components.
func (m *Segmenter) Spans(v *View) []nlp.Span {
	spans, _ := m.spans(m.score(v), v.Genre)
	return spans
}

// spans gives the components of the units, and the reserve: those that might
// hold the thesis of the text although they were not worth their risk.
func (m *Segmenter) spans(units []scored, g Genre) (out, reserve []nlp.Span) {
	out = []nlp.Span{}
	for _, c := range units {
		options := c.options()
		chosen := choose(options, float64(m.Threshold[g]))
		for _, c := range c.components(chosen) {
			out = append(out, c.Span)
		}
		for _, c := range c.components(leftOut(options, chosen)) {
			reserve = append(reserve, c.Span)
		}
	}
	return out, reserve
}

// components turns runs of tokens into components of the text.
func (c scored) components(runs []run) []Component {
	var out []Component
	for _, r := range runs {
		if s := c.span(r.start, r.end); s.Len() > 0 {
			out = append(out, Component{Span: s, Kind: Kind(r.kind + 1), Stance: Pro, Parent: -1})
		}
	}
	return out
}
