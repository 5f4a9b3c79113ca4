package mine

import (
	"cmp"
	"math"
	"slices"
)

// An option is a run that may be chosen as a component.
type option struct {
	run
	exact float64 // probability of just this run, of any kind
	half  float64 // of a run that shares more than half of the longer one with it
	major float64 // the same, as a major claim
}

const (
	leastScore  = -12  // below it a run counts as impossible
	leastOption = 0.02 // probability from which a run is an option
	rescaleAt   = 1e60
	cached      = 4096 // tokens of a paragraph up to which weights are kept
)

// options lists the probable runs of a paragraph by their ends, from forward
// and backward sums over all cuts. The sums are kept in range by scaling; logs
// of the scales are kept beside them.
func (l *lattice) options() []option {
	n := l.n
	var t [states][kinds]float64
	for s := range states {
		for k := range kinds {
			t[s][k] = math.Exp(float64(l.transition[s][k]))
		}
	}
	forward := make([][states]float64, n+1)
	enter := make([]scores, n)
	scale := make([]float64, n)
	kept := make([][]scores, n) // weights by first token, while the paragraph is not too long
	forward[0][0] = 1
	sum := 0.0 // log of what the forward sums were divided by
	room := 0
	for i := range n {
		if n <= cached {
			room += min(l.sentenceEnd[i]-i, maxRun)
		}
	}
	buffer := make([]scores, 0, room)
	for i := range n {
		f := &forward[i]
		if l.begins[i] {
			for k := range kinds + 1 {
				f[state(k, false)] += f[state(k, true)]
				f[state(k, true)] = 0
			}
		}
		if top := slices.Max(f[:]); top > rescaleAt {
			for j := i; j <= min(n, i+maxRun); j++ {
				for s := range states {
					forward[j][s] /= top
				}
			}
			sum += math.Log(top)
		}
		scale[i] = sum
		for s, x := range f {
			if x == 0 {
				continue
			}
			for k := range kinds {
				enter[i][k] += x * t[s][k]
			}
			forward[i+1][s] += x
		}
		if n > cached {
			buffer = buffer[:0]
		}
		at := len(buffer)
		buffer = l.weights(i, buffer)
		w := buffer[at:]
		if n <= cached {
			kept[i] = w
		}
		for d, ws := range w {
			g := &forward[i+1+d]
			for k := range kinds {
				g[state(k+1, true)] += enter[i][k] * ws[k]
			}
		}
	}
	z := 0.0
	for _, x := range forward[n] {
		z += x
	}
	logZ := math.Log(z) + sum

	type probable struct {
		i, j int
		p    scores
	}
	var ps []probable
	backward := forward // its rows are not read again above i
	for s := range states {
		backward[n][s] = 1
	}
	sum = 0
	for i := n - 1; i >= 0; i-- {
		w := kept[i]
		if w == nil {
			w = l.weights(i, buffer[:0])
			buffer = w
		}
		var begin scores
		in := math.Exp(scale[i] + sum - logZ)
		for d, ws := range w {
			b := &backward[i+1+d]
			var p scores
			total := 0.0
			for k := range kinds {
				x := ws[k] * b[state(k+1, true)]
				begin[k] += x
				p[k] = enter[i][k] * x * in
				total += p[k]
			}
			if total > leastOption {
				ps = append(ps, probable{i, i + 1 + d, p})
			}
		}
		var b [states]float64
		top := 0.0
		for s := range states {
			b[s] = backward[i+1][s]
			for k := range kinds {
				b[s] += t[s][k] * begin[k]
			}
			top = max(top, b[s])
		}
		if l.begins[i] {
			for k := range kinds + 1 {
				b[state(k, true)] = b[state(k, false)]
			}
		}
		backward[i] = b
		if top > rescaleAt {
			for j := i; j <= min(n, i+maxRun); j++ {
				for s := range states {
					backward[j][s] /= top
				}
			}
			sum += math.Log(top)
		}
	}
	slices.Reverse(ps) // by start
	out := make([]option, len(ps))
	for x, a := range ps {
		var half scores
		add := func(b probable) {
			if shared := min(a.j, b.j) - max(a.i, b.i); 2*shared > max(a.j-a.i, b.j-b.i) {
				half = plus(half, b.p)
			}
		}
		for y := x; y < len(ps) && ps[y].i < a.j; y++ {
			add(ps[y])
		}
		for y := x - 1; y >= 0 && ps[y].i > a.i-maxRun; y-- {
			add(ps[y])
		}
		o := option{run: run{a.i, a.j, 0}, major: half[MajorClaim-1]}
		for k := range kinds {
			o.exact += a.p[k]
			o.half += half[k]
			if half[k] > half[o.kind] {
				o.kind = k
			}
		}
		out[x] = o
	}
	slices.SortStableFunc(out, func(a, b option) int { return cmp.Compare(a.end, b.end) })
	return out
}

// weights gives e to the score of each run that begins at token i, by length
// and kind.
func (l *lattice) weights(i int, out []scores) []scores {
	for j := i + 1; j <= min(l.sentenceEnd[i], i+maxRun); j++ {
		sh := l.shape(i, j)
		var w scores
		for k := range kinds {
			if x := l.start[i][k] + l.end[j][k] + l.inside[j][k] - l.inside[i][k] + float64(sh[k]); x > leastScore {
				w[k] = math.Exp(min(x, 80))
			}
		}
		out = append(out, w)
	}
	return out
}

// exactShare is what an exact match counts beside one at more than half
// overlap in the gain that [choose] seeks.
const exactShare = 0.3

// choose finds the runs, without overlap, with the highest expected gain (a
// cut of minimum Bayes risk; Goodman 1996): each is worth the probability that
// it is right, less the threshold.
func choose(options []option, threshold float64) []run {
	best := make([]float64, len(options)+1) // of the first options
	from := make([]int, len(options)+1)     // the option chosen last among them, -1 if none
	before := func(x int) int {             // options that end where option x begins, or earlier
		n, _ := slices.BinarySearchFunc(options[:x], options[x].start, func(o option, at int) int {
			if o.end <= at {
				return -1
			}
			return 1
		})
		return n
	}
	for x, o := range options {
		best[x+1], from[x+1] = best[x], -1
		gain := exactShare*o.exact + (1-exactShare)*o.half - threshold
		if v := best[before(x)] + gain; v > best[x] {
			best[x+1], from[x+1] = v, x
		}
	}
	var out []run
	for x := len(options); x > 0; {
		if from[x] < 0 {
			x--
			continue
		}
		out = append(out, options[x-1].run)
		x = before(x - 1)
	}
	slices.Reverse(out)
	return out
}

// leastThesis is the probability from which a run that was not chosen is kept
// in reserve as the thesis.
const leastThesis = 0.05

// leftOut lists runs that overlap nothing chosen, nor one another, and may be
// the thesis: the most probable first, then in text order.
func leftOut(options []option, chosen []run) []run {
	apart := func(a run) func(b run) bool {
		return func(b run) bool { return a.start < b.end && b.start < a.end }
	}
	var rest []option
	for _, o := range options {
		if o.major >= leastThesis && !slices.ContainsFunc(chosen, apart(o.run)) {
			rest = append(rest, o)
		}
	}
	slices.SortStableFunc(rest, func(a, b option) int { return cmp.Compare(b.major+b.exact, a.major+a.exact) })
	var out []run
	for _, o := range rest {
		if !slices.ContainsFunc(out, apart(o.run)) {
			out = append(out, o.run)
		}
	}
	slices.SortFunc(out, func(a, b run) int { return cmp.Compare(a.start, b.start) })
	return out
}
