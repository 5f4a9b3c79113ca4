package mine

import (
	"strings"
	"unicode"

	"opedmap/nlp"
)

// A Segmenter finds components and their kinds in a paragraph.
type Segmenter struct {
	table      *genreTable // a weight for each kind
	Shape      []float32   // see runsFrom
	Transition []float32   // paragraph class × state × kind
	// Threshold is how probable a component must be to be worth its risk, by
	// genre; see [choose].
	Threshold [genres]float32
	borders   borders
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
	// Where components may begin, and end; nil for everywhere. See [borders].
	mayBegin, mayEnd []bool
	// The pair of marks that each place stands in, see [Unit.enclose]; nil for no
	// restriction.
	within []int32
}

// A shaped run is one that begins at some token.
type shaped struct {
	end  int      // token after its last
	rows [5]int32 // of the dense parameters that it touches, each to be followed by its kinds
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

// Where the blocks of the dense parameters start.
const (
	outerRows = lengthRows
	innerRows = outerRows + edgeRows
	commaBase = innerRows + edgeRows
	placeBase = commaBase + commaRows
)

// lengths holds [bucket] of the lengths of runs.
var lengths = func() (out [maxRun + 1]uint8) {
	for n := range out {
		out[n] = uint8(bucket(n))
	}
	return out
}()

// runsFrom appends the components that may begin at token i of the paragraph, by
// length.
func (u *Unit) runsFrom(i int, out []shaped) []shaped {
	v := u.View
	before, begin := edgeTag, 0
	if u.begins[i] {
		begin = 1
	} else {
		before = int(v.at(u.First + i - 1).tag)
	}
	outer := int32(outerRows + before*numTags)
	inner := int32(innerRows + int(v.at(u.First+i).tag)*numTags)
	place := int32(placeBase + 4*int(v.sentences[v.Doc.Tokens[u.First+i].Sentence].ctx))
	verbs, commas := u.verbs[i], u.commas[i]
	stop, end := u.stops[i], u.sentenceEnd[i]
	atoms := v.atoms[u.First+i+pad:]
	for d := range u.longest(i) {
		j := i + 1 + d
		if u.mayEnd != nil && !u.mayEnd[j] || u.within != nil && u.within[i] != u.within[j] {
			continue
		}
		touch := int32(begin)
		if j >= stop {
			touch |= 2
		}
		length := int32(lengths[d+1])
		after := int32(edgeTag)
		if j < end {
			after = int32(atoms[d+1].tag)
		}
		out = append(out, shaped{j, [5]int32{
			(length*4+touch)*4 + int32(min(u.verbs[j]-verbs, 3)),
			outer + after,
			inner + int32(atoms[d].tag),
			commaBase + int32(min(u.commas[j]-commas, 3))*15 + length,
			place + touch,
		}})
	}
	return out
}

// longest is the length of the longest component that begins at token i.
func (u *Unit) longest(i int) int { return min(u.sentenceEnd[i]-i, maxRun) }

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
		if u.mayBegin == nil || u.mayBegin[t] {
			v.startKeys(l, s, u.First+t)
		}
		start(t, l.keys)
		l.keys = l.keys[:0]
		v.insideKeys(l, s, u.First+t)
		inside(t, l.keys)
		l.keys = l.keys[:0]
		if u.mayEnd == nil || u.mayEnd[t+1] {
			v.endKeys(l, s, u.First+t+1)
		}
		end(t+1, l.keys)
	}
}

// lattice scores the unit.
func (m *Segmenter) lattice(u *Unit) *lattice {
	l := u.frame()
	table := scorer{m.table.in(u.View.Genre)}
	var sent scores
	u.Keys(
		func(t int, keys []uint64) { l.start[t] = plus(table.kindScores(keys), sent) },
		func(t int, keys []uint64) { l.end[t] = table.kindScores(keys) },
		func(t int, keys []uint64) { l.inside[t+1] = plus(l.inside[t], plus(table.kindScores(keys), u.bar(t))) },
		func(_ int, keys []uint64) { sent = table.kindScores(keys) },
	)
	l.runs = u.scoredRuns(m.Shape)
	l.transition = TransitionOf(m.Transition, u)
	return l
}

// Thresholds are the values among which the training chooses a [Segmenter]'s
// Threshold.
var Thresholds = [...]float32{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45}

// Trials gives the components that the segmenter finds with each of [Thresholds].
func (m *Segmenter) Trials(v *View) [len(Thresholds)][]Component {
	var out [len(Thresholds)][]Component
	var d decoder
	for _, c := range m.score(v, false) {
		options := d.options(c.lattice)
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

// score reads all paragraphs of a view. With everywhere, components may have
// borders where none is likely and hold half a pair of marks, as given ones do.
func (m *Segmenter) score(v *View, everywhere bool) []scored {
	var out []scored
	for _, u := range v.Units() {
		if !everywhere {
			m.borders.mark(u)
			u.enclose()
		}
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

// scoredRuns adds up the dense parameters of the components that may begin at a
// token. The slice is reused.
func (u *Unit) scoredRuns(shape []float32) func(i int) []runScore {
	var rows []shaped
	var out []runScore
	return func(i int) []runScore {
		out = out[:0]
		if u.mayBegin != nil && !u.mayBegin[i] {
			return out
		}
		rows = u.runsFrom(i, rows[:0])
		for _, s := range rows {
			var a, b, c float32
			for _, r := range s.rows {
				w := (*[kinds]float32)(shape[r*kinds:])
				a, b, c = a+w[0], b+w[1], c+w[2]
			}
			out = append(out, runScore{s.end, [kinds]float32{a, b, c}})
		}
		return out
	}
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

// bullets open the items of lists.
var bullets = map[string]bool{"*": true, "•": true, "‣": true, "◦": true, "▪": true, "✓": true, "-": true, "–": true, "—": true}

// span is the stretch of text between two token positions of the unit, less the
// bullet or dash of a list's item and closing punctuation, but for posts, whose
// corpus keeps that. It is empty when no word or number is left.
func (u *Unit) span(i, j int) nlp.Span {
	v := u.View
	ts := v.Doc.Tokens
	strict := v.Genre != Post
	for i < j && strict && (v.at(u.First+j-1).class&(stopMark|comma) != 0 || v.at(u.First+j-1).tag == colonTag) {
		j--
	}
	if i+1 < j && ts[u.First+i].End < ts[u.First+i+1].Start && bullets[u.mark(i)] {
		i++
	}
	if i == j {
		return nlp.Span{}
	}
	s := nlp.Span{Start: ts[u.First+i].Start, End: ts[u.First+j-1].End}
	if !strings.ContainsFunc(s.Text(v.Doc.Text), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return nlp.Span{}
	}
	return withMarks(v.Doc.Text, s)
}

// withMarks takes in a mark of emphasis at either end of a span, which no token of the
// View stands for, if its partner is inside.
func withMarks(text string, s nlp.Span) nlp.Span {
	for _, mark := range [...]string{"*", "_"} {
		if inside := s.Text(text); strings.Contains(inside, mark) && runs(inside, mark[0])%2 == 1 {
			after := text[s.End:]
			before := text[:s.Start]
			switch n := len(after) - len(strings.TrimLeft(after, mark)); {
			case n > 0:
				s.End += n
			default:
				s.Start -= len(before) - len(strings.TrimRight(before, mark))
			}
		}
	}
	return s
}

// runs counts the runs of a character.
func runs(s string, c byte) int {
	n := 0
	for i := range len(s) {
		if s[i] == c && (i == 0 || s[i-1] != c) {
			n++
		}
	}
	return n
}

// Spans cuts a text into components.
func (m *Segmenter) Spans(v *View) []nlp.Span {
	spans, _ := m.spans(m.score(v, false), v.Genre)
	return spans
}

// spans gives the components of the units, and the reserve: those that might
// hold the thesis of the text although they were not worth their risk.
func (m *Segmenter) spans(units []scored, g Genre) (out, reserve []nlp.Span) {
	out = []nlp.Span{}
	var d decoder
	for _, c := range units {
		options := d.options(c.lattice)
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
