package mine

// An interner gives features numbers, in the order in which they are met: at first
// one to each, then, once all are known, one to each that enough places show.
type interner struct {
	number map[uint64]uint32
	keys   []uint64 // by number
	count  []uint8  // places that show it, 255 for more
	// settled holds by first number the number that is left, noNumber for none.
	settled []uint32
}

const noNumber = ^uint32(0)

func newInterner() *interner { return &interner{number: map[uint64]uint32{}} }

// note numbers the features of a place.
func (in *interner) note(keys []uint64) []uint32 {
	out := make([]uint32, len(keys))
	for i, k := range keys {
		n, ok := in.number[k]
		if !ok {
			n = uint32(len(in.keys))
			in.number[k] = n
			in.keys, in.count = append(in.keys, k), append(in.count, 0)
		}
		if in.count[n] < 255 {
			in.count[n]++
		}
		out[i] = n
	}
	return out
}

// settle leaves the features that at least so many places show.
func (in *interner) settle(least int) {
	in.number, in.settled = nil, make([]uint32, len(in.keys))
	kept := in.keys[:0]
	for n, k := range in.keys {
		in.settled[n] = noNumber
		if int(in.count[n]) >= least {
			in.settled[n] = uint32(len(kept))
			kept = append(kept, k)
		}
	}
	in.keys = kept
}

// keep turns lists of first numbers into lists of those that are left, in place.
func (in *interner) keep(lists [][]uint32) {
	for i, l := range lists {
		kept := l[:0]
		for _, n := range l {
			if n = in.settled[n]; n != noNumber {
				kept = append(kept, n)
			}
		}
		lists[i] = kept
	}
}
