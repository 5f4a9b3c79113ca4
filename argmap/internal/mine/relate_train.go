package mine

import (
	"math"
	"slices"

	"opedmap/nlp"
)

// A RelateText is a text to learn kinds, links and stances from. Kind holds
// what a segmenter that did not learn from this text says of each component,
// Draft what such a reader does, nil for the first reading; Weight is how much
// the text counts.
type RelateText struct {
	View   *View
	Gold   []Component
	Kind   [][kinds]float64
	Draft  *Draft
	Weight float64
	// Found says that the components were found in the text, not given: those
	// that match nothing are of no kind, nor are those of posts whose link leads to
	// nothing that was found. They teach kinds, links and the thesis;
	// the opposing view is learnt better from what was meant.
	Found bool
}

// Spans are those of its components.
func (t *RelateText) Spans() []nlp.Span {
	out := make([]nlp.Span, len(t.Gold))
	for i, g := range t.Gold {
		out[i] = g.Span
	}
	return out
}

// TrainReader fits a first [Reader], each scorer as a log-linear model.
func TrainReader(texts []RelateText, o LearnOptions) *Reader {
	r := collect(texts).reader(o)
	for _, c := range r.choosers() {
		c.genreTable = c.without(leastDraft)
	}
	return &r
}

// TrainRelater fits a [Relater] in the same way, without a verdict of its own.
func TrainRelater(texts []RelateText, o LearnOptions) *Relater {
	c := collect(texts)
	return &Relater{
		Reader:   c.reader(o),
		sign:     trainChooser(3, c.sign, o).chooser(),
		evidence: trainChooser(NumEvidence, c.evidence, o).chooser(),
		Verdict:  newVerdict(),
	}
}

// logShares gives the log of each count's share of all, prior added to each.
func logShares(counts [kinds]float64, prior float64) [kinds]float64 {
	total := 0.0
	for i := range len(counts) {
		counts[i] += prior
		total += counts[i]
	}
	for i := range len(counts) {
		counts[i] = math.Log(counts[i] / total)
	}
	return counts
}

// cases is what there is to learn in a number of texts.
type cases struct {
	kind, thesis, head, sign, evidence []choice
	sides                              []sideText
	attached                           [genres][attachments][kinds]float64
}

func collect(texts []RelateText) *cases {
	c := &cases{}
	for i := range texts {
		t := &texts[i]
		m := NewMap(t.View, t.Spans(), t.Kind)
		m.draft = t.Draft
		c.thesis = append(c.thesis, m.contest(t)...)
		if !t.Found {
			c.listSides(m, t)
		}
		for i := range t.Gold {
			if t.Gold[i].Kind != 0 { // else it matches nothing
				c.list(m, t, i)
			}
		}
	}
	return c
}

// reader fits a reader to the cases.
func (c *cases) reader(o LearnOptions) Reader {
	heads := trainChooser(1+rootColumns.n, c.head, o)
	side, turn := trainSides(c.sides, o)
	r := Reader{
		component: beside(trainChooser(kindColumns.n, c.kind, o), side,
			trainChooser(thesisColumns.n, c.thesis, o), heads.columns(columnBlock{1, rootColumns.n})).chooser(),
		head: heads.columns(columnBlock{0, 1}).chooser(),
		turn: turn.chooser(),
	}
	for g := range c.attached {
		for a, n := range c.attached[g] {
			r.compatible[g][a] = logShares(n, 0.1)
		}
	}
	return r
}

// features lists features in a slice of their own.
func (m *Map) features(list func(*keyList)) []uint64 {
	l := m.View.keyList()
	list(l)
	return slices.Clone(l.keys) // of exactly that size: a training holds those of all texts
}

func (c *cases) listSides(m *Map, t *RelateText) {
	s := sideText{weight: t.Weight}
	for i, g := range t.Gold {
		if g.Stance == 0 {
			return // a corpus without sides
		}
		n := &m.nodes[i]
		s.sides = append(s.sides, m.features(func(l *keyList) { m.stanceKeys(l, n) }))
		var turn []uint64
		if i > 0 {
			turn = m.features(func(l *keyList) { m.turnKeys(l, &m.nodes[i-1], n) })
		}
		s.turns = append(s.turns, turn)
		s.right = append(s.right, int(g.Stance)-1)
	}
	if len(s.right) > 0 {
		c.sides = append(c.sides, s)
	}
}

// attackWeight makes up for the rarity of attacks: a missed one costs more than
// a false one.
const attackWeight = 4

// list adds what there is to learn of component i.
func (c *cases) list(m *Map, t *RelateText, i int) {
	g, n, genre := t.Gold[i], &m.nodes[i], m.View.Genre
	alike := func(columns int, keys []uint64) []candidate {
		out := make([]candidate, columns)
		for i := range out {
			out[i] = candidate{keys: keys, column: i}
		}
		return out
	}
	c.kind = append(c.kind, choice{alike(kinds, m.features(func(l *keyList) { m.kindKeys(l, n) })), int(g.Kind) - 1, t.Weight})
	if g.Kind == Premise && genre == Oped && !t.Found {
		c.evidence = append(c.evidence, choice{alike(NumEvidence, m.features(func(l *keyList) { m.evidenceKeys(l, n) })), int(g.Evidence), t.Weight})
	}
	if g.Parent >= 0 && !t.Found {
		weight := t.Weight
		if g.Sign != Support {
			weight *= attackWeight
		}
		p := &m.nodes[g.Parent]
		c.sign = append(c.sign, choice{alike(3, m.features(func(l *keyList) { m.signKeys(l, n, p) })), int(g.Sign) - 1, weight})
	}
	attachment := toComponent
	switch {
	case g.Kind == MajorClaim:
		attachment = asRoot
	case g.Parent >= 0 && t.Gold[g.Parent].Kind == MajorClaim, g.Parent < 0 && g.Kind == Claim && genre == Post:
		attachment = toThesis
	case g.Parent < 0:
		return // the corpus gives it no place
	}
	c.attached[genre][attachment][g.Kind-1]++
	head := choice{right: -1, weight: t.Weight}
	root := m.features(func(l *keyList) { m.rootKeys(l, n) })
	for k := range rootColumns.n {
		head.candidates = append(head.candidates, candidate{keys: root, column: 1 + k})
	}
	if attachment != toComponent {
		head.right = attachment
	}
	for _, j := range m.candidates(i) {
		if t.Gold[j].Kind == MajorClaim {
			continue
		}
		if j == g.Parent {
			head.right = len(head.candidates)
		}
		head.candidates = append(head.candidates, candidate{keys: m.features(func(l *keyList) { m.headKeys(l, n, &m.nodes[j]) })})
	}
	if head.right >= 0 {
		c.head = append(c.head, head)
	}
}

// thesisWeight lets the genres in which the thesis has to be searched for count
// more than the essays, which announce it.
var thesisWeight = [genres]float64{Oped: 4, Essay: 0.3, Microtext: 2, Post: 1}

// contest makes one choice of each major claim, against all components that
// are none.
func (m *Map) contest(t *RelateText) []choice {
	var rivals, majors []candidate
	for i, c := range t.Gold {
		k := candidate{keys: m.features(func(l *keyList) { m.thesisKeys(l, &m.nodes[i]) })}
		if c.Kind == MajorClaim {
			majors = append(majors, k)
		} else {
			rivals = append(rivals, k)
		}
	}
	var out []choice
	for _, c := range majors {
		out = append(out, choice{append(slices.Clone(rivals), c), len(rivals), t.Weight * thesisWeight[m.View.Genre]})
	}
	return out
}
