package mine

import "opedmap/nlp"

// A Segmenter finds components and their kinds in a paragraph.
type Segmenter struct {
	table *genreTable // a weight for each kind
	form  [genres]form
	// Threshold is how probable a component must be to be worth its risk, by
	// genre; see [choose].
	Threshold [genres]float32
	borders   borders
}

// A form holds the parameters of a Segmenter, for one genre, of what every component has:
// length, ends, verbs, commas, place in the sentence, and a kind before it.
type form struct {
	shape      []float32 // see runsFrom
	transition []float32 // paragraph class × state × kind
}

// Sizes of the parameters of a form.
const (
	lengthRows     = 15 * 4 * 4 // length bucket × touches sentence start, end × verbs
	edgeRows       = numTags * numTags
	commaRows      = 4 * 15
	placeRows      = 64 * 4
	shapeSize      = (lengthRows + 2*edgeRows + commaRows + placeRows) * kinds
	blockClasses   = 5
	transitionSize = blockClasses * states * kinds
)

// Where the blocks of a shape start.
const (
	outerRows = lengthRows
	innerRows = outerRows + edgeRows
	commaBase = innerRows + edgeRows
	placeBase = commaBase + commaRows
)

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
	own := &m.form[u.View.Genre]
	l.runs = u.scoredRuns(own.shape)
	l.transition = new([states][kinds]float32)
	u.addTransitions(l.transition, own.transition)
	return l
}

// Thresholds are the values among which the training chooses a [Segmenter]'s
// Threshold.
var Thresholds = [...]float32{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45}

// Trials gives the components that the segmenter finds with each of [Thresholds].
func (m *Segmenter) Trials(v *View) [len(Thresholds)][]Component {
	var out [len(Thresholds)][]Component
	var s sums
	for _, c := range m.score(v, false) {
		options := s.options(c.lattice)
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

func plus(a, b scores) scores {
	for k := range a {
		a[k] += b[k]
	}
	return a
}

// scoredRuns adds up the shapes of the components that may begin at a
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
		out = scoreRuns(rows, shape, out)
		return out
	}
}

// scoreRuns appends what their shapes add to the scores of components.
func scoreRuns(rows []shaped, shape []float32, out []runScore) []runScore {
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

// addTransitions adds the transitions of the unit's paragraph class.
func (u *Unit) addTransitions(to *[states][kinds]float32, all []float32) {
	at := int(u.View.blocks[u.Block].class) * states * kinds
	for s := range states {
		for k := range kinds {
			to[s][k] += all[at+s*kinds+k]
		}
	}
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
	var s sums
	for _, c := range units {
		options := s.options(c.lattice)
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
