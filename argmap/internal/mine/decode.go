package mine

import (
	"cmp"
	"slices"
)

// An option is a run that may be chosen as a component.
type option struct {
	run
	exact float64 // probability of just this run, of any kind
	half  float64 // of a run that shares more than half of the longer one with it
	major float64 // the same, as a major claim
}

// leastOption is the probability from which a run is an option.
const leastOption = 0.02

// options lists the probable runs of a paragraph by their ends.
func (s *sums) options(l *lattice) []option {
	var ps []probable
	s.forwards(l)
	s.backwards(l, func(i int, runs []weighted, p []scores, _ scores) {
		for x, q := range p {
			if q[0]+q[1]+q[2] > leastOption {
				ps = append(ps, probable{i, runs[x].end, q})
			}
		}
	})
	slices.Reverse(ps)
	return overlapped(ps)
}

// A probable run has a probability worth a look, by kind.
type probable struct {
	i, j int
	p    scores
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
