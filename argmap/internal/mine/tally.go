package mine

import (
	"slices"

	"opedmap/nlp/linear"
)

// A tally adds up the rows of lists of features, a few hundred features at a
// time; see [linear.Quick.AddLists].
type tally struct {
	table *linear.Quick
	keys  []uint64
	ends  []int
	sums  []int32
}

// list adds a list; its keys may be written over afterwards.
func (a *tally) list(keys []uint64) {
	if len(a.keys) > 500 {
		a.add()
	}
	a.keys = append(a.keys, keys...)
	a.ends = append(a.ends, len(a.keys))
}

func (a *tally) add() {
	n := len(a.sums)
	a.sums = slices.Grow(a.sums, a.table.Width*len(a.ends))[:n+a.table.Width*len(a.ends)]
	clear(a.sums[n:])
	a.table.AddLists(a.sums[n:], a.keys, a.ends)
	a.keys, a.ends = a.keys[:0], a.ends[:0]
}

// settle gives the sums of the lists since the last settling, Width numbers
// each, in units of the table's scale. They hold until the next list.
func (a *tally) settle() []int32 {
	a.add()
	sums := a.sums
	a.sums = a.sums[:0]
	return sums
}

// of gives the scores of the unit's lists, in the order in which [Unit.Keys]
// lists them.
func (a *tally) of(u *Unit) (next func() scores) {
	list := func(_ int, keys []uint64) { a.list(keys) }
	u.Keys(list, list, list, list)
	sums := a.settle()
	return func() (out scores) {
		for k := range kinds {
			out[k] = float64(sums[k]) * float64(a.table.Scale)
		}
		sums = sums[kinds:]
		return out
	}
}
