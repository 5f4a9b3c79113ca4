package apparatus

import (
	"fmt"
	"math"

	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

// A Model is a linear-chain conditional random field over the units of a page.
// Its states are the labels; an edge either starts a part or joins a unit to
// the part before it. It is safe for concurrent use.
type Model struct {
	table *linear.Table // of a feature: weights of the labels, then of joining
	edges edges
}

// edges holds the weights of the steps from unit to unit.
type edges struct {
	start [gaps][labels][labels]float64 // a new part, or running text, begins
	join  [gaps][labels]float64         // the part goes on; only within a line, and None never
	first [labels]float64               // of the first unit
}

// outputs is the width of a feature's weights.
const outputs = labels + 1

// potentials are the scores of one unit.
type potentials struct {
	label [labels]float64
	join  float64
	gap   gap
}

func (m *Model) potentials(p *Page) []potentials {
	out := make([]potentials, len(p.units))
	x := newExtractor(p)
	for i := range out {
		o := &out[i]
		o.gap = p.units[i].gap
		var sum [outputs]int32
		m.table.Add(sum[:], x.unit(i))
		for j := range o.label {
			o.label[j] = float64(sum[j]) * float64(m.table.Scale)
		}
		o.join = float64(sum[labels]) * float64(m.table.Scale)
	}
	return out
}

// decode finds the most probable labels of a page (Viterbi's algorithm).
func (m *Model) decode(p *Page) []Tag { return m.edges.best(m.potentials(p)) }

// best is the sequence of labels with the highest score.
func (e *edges) best(units []potentials) []Tag {
	if len(units) == 0 {
		return nil
	}
	type back struct {
		from [labels]Label
		join [labels]bool
	}
	steps := make([]back, len(units))
	var score [labels]float64
	for j := range score {
		score[j] = e.first[j] + units[0].label[j]
	}
	for i := 1; i < len(units); i++ {
		u := &units[i]
		var next [labels]float64
		for j := range next {
			top := math.Inf(-1)
			for a := range score {
				if s := score[a] + e.start[u.gap][a][j]; s > top {
					top, steps[i].from[j] = s, Label(a)
				}
			}
			if s := score[j] + e.join[u.gap][j] + u.join; u.gap.joins(Label(j)) && s > top {
				top, steps[i].from[j], steps[i].join[j] = s, Label(j), true
			}
			next[j] = top + u.label[j]
		}
		score = next
	}
	at := Label(linear.Best(score[:]))
	out := make([]Tag, len(units))
	for i := len(units) - 1; i >= 0; i-- {
		out[i] = Tag{at, steps[i].join[at]}
		at = steps[i].from[at]
	}
	return out
}

// favourText raises the score of running text: a missed byline costs a reader
// less than a lost sentence of the argument.
func (e *edges) favourText(by float64) {
	e.first[None] += by
	for g := range e.start {
		for a := range e.start[g] {
			e.start[g][a][None] += by
		}
	}
}

// Save gives the sections of a weights file.
func (m *Model) Save() weights.File {
	f := weights.File{}
	m.table.Save(f, "units")
	var v []float32
	for _, w := range m.edges.all() {
		v = append(v, float32(*w))
	}
	f["edges"] = weights.Floats(v)
	return f
}

// Load reads what [Model.Save] gave. The error wraps [weights.ErrFormat].
func Load(f weights.File) (*Model, error) {
	t, err := linear.LoadTable(f, "units")
	if err != nil {
		return nil, err
	}
	v, err := weights.ParseFloats(f["edges"])
	if err != nil {
		return nil, err
	}
	m := &Model{table: t}
	all := m.edges.all()
	if t.Width != outputs || len(v) != len(all) {
		return nil, fmt.Errorf("%w: %d edges and %d outputs", weights.ErrFormat, len(v), t.Width)
	}
	for i, w := range all {
		*w = float64(v[i])
	}
	return m, nil
}

// all lists the weights of the edges in a fixed order.
func (e *edges) all() []*float64 {
	var out []*float64
	for g := range e.start {
		for a := range e.start[g] {
			for b := range e.start[g][a] {
				out = append(out, &e.start[g][a][b])
			}
		}
	}
	for g := range e.join {
		for a := range e.join[g] {
			out = append(out, &e.join[g][a])
		}
	}
	for a := range e.first {
		out = append(out, &e.first[a])
	}
	return out
}
