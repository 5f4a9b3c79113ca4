package apparatus

import (
	"math"
	"math/rand/v2"
	"slices"

	"opedmap/nlp/linear"
)

// An Example is a page with the true labels of its units.
type Example struct {
	Page   *Page
	Tags   []Tag
	Weight float64 // 0 means 1
}

// Options steer [Train]. The same examples and options give the same model.
type Options struct {
	Epochs   int
	Rate     float64 // AdaGrad's learning rate
	L2       float64 // pull of a weight toward 0 each time it is touched
	Dropout  float64 // share of features left out at random
	MinCount int     // examples in which a feature must stand to count
	Limit    float64 // features whose weights all stay below it are dropped
	Step     float64 // weights are rounded to multiples of it
	Caution  float64 // added to the score of running text at the end
	Runs     int     // fits from other random numbers whose weights are averaged
	Seed     uint64
}

// Defaults are the options with which the embedded weights were made.
func Defaults() Options {
	return Options{Epochs: 8, Rate: 0.05, L2: 1e-3, Dropout: 0.4, MinCount: 3, Limit: 0.13, Step: 0.06, Caution: 0.4, Runs: 3, Seed: 1}
}

// Train fits a model by stochastic gradient ascent on the likelihood of the
// labels, with per-weight rates (AdaGrad, Duchi et al. 2011), and averages the
// weights over the last half of the epochs of several runs: the labels of a line in a
// hundred hang on the order and the features left out at random.
func Train(examples []Example, o Options) *Model {
	t := newTrainer(examples, o)
	averaged := 0
	for run := range o.Runs {
		averaged += t.run(examples, run)
	}
	for i := range t.sum {
		t.sum[i] /= float32(averaged)
	}
	m := &Model{}
	n := len(t.keys) * outputs
	for i, w := range m.edges.all() {
		*w = float64(t.sum[n+i])
	}
	for r := 0; r < n; r += outputs {
		row := t.sum[r : r+outputs]
		if max(slices.Max(row), -slices.Min(row)) < float32(o.Limit) {
			clear(row)
		}
	}
	m.table = linear.NewTable(outputs, t.keys, t.sum[:n], float32(o.Step))
	m.edges.favourText(o.Caution)
	return m
}

// run fits the weights once from 0, adds up what they are after each epoch of the last
// half, and tells how many these are.
func (t *trainer) run(examples []Example, number int) int {
	clear(t.weights)
	clear(t.squares)
	rng := rand.New(rand.NewPCG(t.o.Seed+uint64(number), 2))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	averaged := 0
	for epoch := range t.o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			w := examples[k].Weight
			if w == 0 {
				w = 1
			}
			t.learn(t.pages[k], w, rng)
		}
		if epoch >= t.o.Epochs/2 {
			averaged++
			for i, v := range t.weights {
				t.sum[i] += v
			}
		}
	}
	return averaged
}

// A trainer holds the weights, dense: rows of features, then the edges.
type trainer struct {
	o                     Options
	keys                  []uint64
	weights, squares, sum []float32
	edges                 edges // the current weights of the edges
	edge                  []*float64
	pages                 []trainPage
}

type trainPage struct {
	features [][]int32 // rows of weights
	gaps     []gap
	tags     []Tag
}

func newTrainer(examples []Example, o Options) *trainer {
	t := &trainer{o: o}
	type count struct {
		n, last int
	}
	counts := map[uint64]*count{}
	raw := make([][][]uint64, len(examples))
	for i, e := range examples {
		x := newExtractor(e.Page)
		for u := range e.Page.units {
			fs := slices.Clone(x.unit(u))
			raw[i] = append(raw[i], fs)
			for _, k := range fs {
				switch c := counts[k]; {
				case c == nil:
					counts[k] = &count{1, i}
				case c.last != i:
					c.n++
					c.last = i
				}
			}
		}
	}
	for k, c := range counts {
		if c.n >= o.MinCount {
			t.keys = append(t.keys, k)
		}
	}
	slices.Sort(t.keys)
	row := make(map[uint64]int32, len(t.keys))
	for i, k := range t.keys {
		row[k] = int32(i)
	}
	for i, e := range examples {
		p := trainPage{tags: e.Tags}
		for j, fs := range raw[i] {
			var rows []int32
			for _, k := range fs {
				if r, ok := row[k]; ok {
					rows = append(rows, r)
				}
			}
			p.features = append(p.features, rows)
			p.gaps = append(p.gaps, e.Page.units[j].gap)
		}
		t.pages = append(t.pages, p)
	}
	t.edge = t.edges.all()
	n := len(t.keys)*outputs + len(t.edge)
	t.weights, t.squares, t.sum = make([]float32, n), make([]float32, n), make([]float32, n)
	return t
}

// learn takes one step of the gradient on one page.
func (t *trainer) learn(p trainPage, weight float64, rng *rand.Rand) {
	if len(p.tags) == 0 {
		return
	}
	base := len(t.keys) * outputs
	for i, w := range t.edge {
		*w = float64(t.weights[base+i])
	}
	units := make([]potentials, len(p.tags))
	kept := make([][]int32, len(p.tags))
	scale := 1 / (1 - t.o.Dropout)
	for i, fs := range p.features {
		u := &units[i]
		u.gap = p.gaps[i]
		for _, f := range fs {
			if t.o.Dropout > 0 && rng.Float64() < t.o.Dropout {
				continue
			}
			kept[i] = append(kept[i], f)
			w := t.weights[int(f)*outputs : (int(f)+1)*outputs]
			for j := range u.label {
				u.label[j] += float64(w[j]) * scale
			}
			u.join += float64(w[labels]) * scale
		}
	}
	g := t.edges.expected(units)
	// Truth less expectation.
	g.observe(p)
	for i, fs := range kept {
		var d [outputs]float64
		copy(d[:], g.label[i][:])
		d[labels] = g.join[i]
		if settled(d[:]) {
			continue
		}
		for _, f := range fs {
			for j, v := range d {
				t.update(int(f)*outputs+j, v*weight*scale)
			}
		}
	}
	for i, v := range g.edges.all() {
		if *v != 0 {
			t.update(base+i, *v*weight)
		}
	}
}

// settled reports whether there is next to nothing to learn from a unit, as
// from most running text after the first epoch.
func settled(d []float64) bool {
	for _, v := range d {
		if math.Abs(v) > 2e-3 {
			return false
		}
	}
	return true
}

func (t *trainer) update(i int, g float64) {
	d := float32(g) - float32(t.o.L2)*t.weights[i]
	t.squares[i] += d * d
	if t.squares[i] > 0 {
		t.weights[i] += float32(t.o.Rate) * d / float32(math.Sqrt(float64(t.squares[i])))
	}
}

// A gradient is what is observed less what the model expects.
type gradient struct {
	label [][labels]float64
	join  []float64
	edges edges
}

// observe adds the true labels.
func (g *gradient) observe(p trainPage) {
	for i, tag := range p.tags {
		g.label[i][tag.Label]++
		switch {
		case i == 0:
			g.edges.first[tag.Label]++
		case tag.Join:
			g.join[i]++
			g.edges.join[p.gaps[i]][tag.Label]++
		default:
			g.edges.start[p.gaps[i]][p.tags[i-1].Label][tag.Label]++
		}
	}
}

// expected gives the negative of the expected counts, by the forward-backward
// algorithm.
func (e *edges) expected(units []potentials) *gradient {
	n := len(units)
	g := &gradient{label: make([][labels]float64, n), join: make([]float64, n)}
	forward := make([][labels]float64, n)
	for j := range labels {
		forward[0][j] = e.first[j] + units[0].label[j]
	}
	var terms [labels + 1]float64
	for i := 1; i < n; i++ {
		u := &units[i]
		for j := range labels {
			for a := range labels {
				terms[a] = forward[i-1][a] + e.start[u.gap][a][j]
			}
			terms[labels] = math.Inf(-1)
			if u.gap.joins(Label(j)) {
				terms[labels] = forward[i-1][j] + e.join[u.gap][j] + u.join
			}
			forward[i][j] = logSum(terms[:]) + u.label[j]
		}
	}
	all := logSum(forward[n-1][:])
	var backward [labels]float64
	for i := n - 1; ; i-- {
		for j := range labels {
			g.label[i][j] -= math.Exp(forward[i][j] + backward[j] - all)
		}
		if i == 0 {
			for j := range labels {
				g.edges.first[j] += g.label[0][j]
			}
			return g
		}
		u := &units[i]
		var before [labels]float64
		for a := range labels {
			for j := range labels {
				terms[j] = e.start[u.gap][a][j] + u.label[j] + backward[j]
				g.edges.start[u.gap][a][j] -= math.Exp(forward[i-1][a] + terms[j] - all)
			}
			terms[labels] = math.Inf(-1)
			if u.gap.joins(Label(a)) {
				terms[labels] = e.join[u.gap][a] + u.join + u.label[a] + backward[a]
				q := math.Exp(forward[i-1][a] + terms[labels] - all)
				g.edges.join[u.gap][a] -= q
				g.join[i] -= q
			}
			before[a] = logSum(terms[:])
		}
		backward = before
	}
}

// logSum is the logarithm of the sum of exponentials.
func logSum(v []float64) float64 {
	top := math.Inf(-1)
	for _, x := range v {
		top = max(top, x)
	}
	if math.IsInf(top, -1) {
		return top
	}
	var s float64
	for _, x := range v {
		s += math.Exp(x - top)
	}
	return top + math.Log(s)
}
