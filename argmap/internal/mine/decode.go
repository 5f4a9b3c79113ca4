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

// A weighted run begins at some token; weight holds e to its score by kind.
type weighted struct {
	end    int
	weight scores
}

// A decoder holds what [decoder.options] needs for one paragraph, to be used
// again for the next.
type decoder struct {
	forward [][states]float64
	enter   []scores
	scale   []float64
	runs    []weighted
	from    []int // token → where its runs start among all; they are kept while the paragraph is not too long
}

// options lists the probable runs of a paragraph by their ends, from forward
// and backward sums over all cuts. The sums are kept in range by scaling; logs
// of the scales are kept beside them.
func (d *decoder) options(l *lattice) []option {
	var t transitions
	for s := range states {
		for k := range kinds {
			t[s][k] = math.Exp(float64(l.transition[s][k]))
		}
	}
	logZ := d.sumForward(l, &t)
	return overlapped(d.probable(l, &t, logZ))
}

// transitions hold e to the scores of transitions: state before → kind of the next run.
type transitions [states][kinds]float64

// sumForward adds up, for every token and state, the cuts of what lies before it, and
// gives the log of the sum over all cuts of the paragraph.
func (d *decoder) sumForward(l *lattice, t *transitions) float64 {
	n := l.n
	d.forward, d.enter = zeroed(d.forward, n+1), zeroed(d.enter, n)
	d.scale, d.from, d.runs = zeroed(d.scale, n), zeroed(d.from, n+1), d.runs[:0]
	forward, enter := d.forward, d.enter
	forward[0][0] = 1
	sum := 0.0 // log of what the forward sums were divided by
	for i := range n {
		f := &forward[i]
		if l.begins[i] {
			for k := range kinds + 1 {
				f[state(k, false)] += f[state(k, true)]
				f[state(k, true)] = 0
			}
		}
		if top := slices.Max(f[:]); top > rescaleAt {
			divide(forward[i:min(n, i+maxRun)+1], top)
			sum += math.Log(top)
		}
		d.scale[i] = sum
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
			d.runs = d.runs[:0]
		}
		d.from[i] = len(d.runs)
		d.runs = l.weigh(i, d.runs)
		d.from[i+1] = len(d.runs)
		e := enter[i]
		for _, r := range d.runs[d.from[i]:] {
			g := &forward[r.end]
			for k := range kinds {
				g[state(k+1, true)] += e[k] * r.weight[k]
			}
		}
	}
	z := 0.0
	for _, x := range forward[n] {
		z += x
	}
	return math.Log(z) + sum
}

// divide scales the sums of some tokens down.
func divide(sums [][states]float64, by float64) {
	for i := range sums {
		for s := range sums[i] {
			sums[i][s] /= by
		}
	}
}

// A probable run has a probability worth a look, by kind.
type probable struct {
	i, j int
	p    scores
}

// probable lists the probable runs by their starts, from the forward sums, which it
// overwrites with the backward ones, and the log of the sum over all cuts.
func (d *decoder) probable(l *lattice, t *transitions, logZ float64) []probable {
	n := l.n
	var ps []probable
	backward := d.forward // its rows are not read again above i
	for s := range states {
		backward[n][s] = 1
	}
	sum := 0.0 // log of what the backward sums were divided by
	for i := n - 1; i >= 0; i-- {
		var runs []weighted
		if n > cached {
			d.runs = l.weigh(i, d.runs[:0])
			runs = d.runs
		} else {
			runs = d.runs[d.from[i]:d.from[i+1]]
		}
		var begin scores
		in := math.Exp(d.scale[i] + sum - logZ)
		for _, r := range runs {
			b := &backward[r.end]
			var p scores
			total := 0.0
			for k := range kinds {
				x := r.weight[k] * b[state(k+1, true)]
				begin[k] += x
				p[k] = d.enter[i][k] * x * in
				total += p[k]
			}
			if total > leastOption {
				ps = append(ps, probable{i, r.end, p})
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
			divide(backward[i:min(n, i+maxRun)+1], top)
			sum += math.Log(top)
		}
	}
	slices.Reverse(ps)
	return ps
}

// overlapped makes options of probable runs, given by their starts: each gets the
// probabilities of all that share more than half of the longer one with it.
func overlapped(ps []probable) []option {
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

// zeroed is the slice with n elements, all zero.
func zeroed[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// weigh appends the runs that begin at token i and are possible.
func (l *lattice) weigh(i int, out []weighted) []weighted {
	var from scores
	for k := range kinds {
		from[k] = l.start[i][k] - l.inside[i][k]
	}
	for _, r := range l.runs(i) {
		end, inside := &l.end[r.end], &l.inside[r.end]
		var x scores
		for k := range kinds {
			x[k] = from[k] + end[k] + inside[k] + float64(r.shape[k])
		}
		if max(x[0], x[1], x[2]) <= leastScore {
			continue
		}
		for k := range kinds {
			if x[k] > leastScore {
				x[k] = math.Exp(min(x[k], 80))
			} else {
				x[k] = 0
			}
		}
		out = append(out, weighted{r.end, x})
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
