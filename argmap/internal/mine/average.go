package mine

import "opedmap/nlp/linear"

// Weights up to which a feature of averaged models is left out: what is left
// fits into less memory, for which mining waits most of its time. In
// cross-validation the segmenter cuts as well without them.
const (
	leastSegment = 0.02
	leastRelate  = 0.03
	leastDraft   = 0.03 // of the one model of a first reading
)

// AverageSegmenters gives the segmenter whose scores are the means of those of
// several: it varies less with the texts it happened to learn from (Breiman
// 1996).
func AverageSegmenters(ms ...*Segmenter) *Segmenter {
	out := &Segmenter{Threshold: ms[0].Threshold}
	for g := range out.form {
		out.form[g] = form{make([]float32, shapeSize), make([]float32, transitionSize)}
	}
	var tables []*linear.Packed
	for _, m := range ms {
		tables = append(tables, m.table.packed)
		out.borders.add(&m.borders)
		for g, d := range m.form {
			addMean(out.form[g].shape, d.shape, len(ms))
			addMean(out.form[g].transition, d.transition, len(ms))
		}
	}
	all := &genreTable{packed: linear.Average(tables...), width: kinds}
	out.table = all.without(leastSegment)
	return out
}

// AverageRelaters does the same for relaters, without a verdict of its own.
func AverageRelaters(ms ...*Relater) *Relater {
	out := &Relater{Verdict: newVerdict()}
	mean := func(name string, c *chooser, of func(m *Relater) *chooser) {
		var tables []*linear.Packed
		for _, m := range ms {
			tables = append(tables, of(m).packed)
		}
		all := &genreTable{packed: linear.Average(tables...), width: width[name]}
		c.genreTable = all.without(leastRelate)
	}
	for name, c := range out.choosers() {
		mean(name, c, func(m *Relater) *chooser { return m.choosers()[name] })
	}
	for name, c := range out.own() {
		mean(name, c, func(m *Relater) *chooser { return m.own()[name] })
	}
	n := float64(len(ms))
	for _, m := range ms {
		for g := range m.compatible {
			for a := range m.compatible[g] {
				for k, x := range m.compatible[g][a] {
					out.compatible[g][a][k] += x / n
				}
			}
		}
	}
	return out
}

func addMean(sum, v []float32, n int) {
	for i, x := range v {
		sum[i] += x / float32(n)
	}
}
