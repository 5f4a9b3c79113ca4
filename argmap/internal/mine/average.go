package mine

import "opedmap/nlp/linear"

// AverageSegmenters gives the segmenter whose scores are the means of those of
// several: it varies less with the texts it happened to learn from (Breiman
// 1996).
func AverageSegmenters(ms ...*Segmenter) *Segmenter {
	out := &Segmenter{
		Shape:      make([]float32, len(ms[0].Shape)),
		Transition: make([]float32, len(ms[0].Transition)),
		Threshold:  ms[0].Threshold,
	}
	var tables []*linear.Packed
	for _, m := range ms {
		tables = append(tables, m.table.packed)
		addMean(out.Shape, m.Shape, len(ms))
		addMean(out.Transition, m.Transition, len(ms))
	}
	out.table = &genreTable{packed: linear.Average(tables...), width: rowWidth}
	return out
}

func addMean(sum, v []float32, n int) {
	for i, x := range v {
		sum[i] += x / float32(n)
	}
}
