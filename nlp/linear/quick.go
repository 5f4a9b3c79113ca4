package linear

import "math"

// A Quick table answers as a [Table] does, out of half the memory or less, for
// what is slow about a look-up is the wait for memory. It pays with exactness:
// weights are cut to a byte, and keys to their place and 16 bits, so that of a
// million unknown keys 200 are taken for known ones by a table of 700,000. It is
// safe for concurrent use.
type Quick struct {
	Width int
	Scale float32 // what one unit of a row is worth
	slots []byte  // each a tag of two bytes, 0 when empty, and a row of signed bytes
	n     uint64  // places; there are eight slots more
}

// Quick makes the quick table whose rows are sums of blocks of the packed rows,
// as [Packed.Table] does.
func (p *Packed) Quick(width int, blocks ...int) *Quick {
	rows := p.rows(width, blocks...)
	used := 0
	for range rows {
		used++
	}
	n := used + used*3/5 + 8
	t := &Quick{Width: width, Scale: p.Scale, slots: make([]byte, (n+8)*(2+width)), n: uint64(n)}
	for k, row := range rows {
		at, tag := t.place(k)
		for t.slots[at]|t.slots[at+1] != 0 {
			at = t.next(at)
		}
		t.slots[at], t.slots[at+1] = byte(tag), byte(tag>>8)
		for j, x := range row {
			t.slots[at+2+j] = byte(int8(min(max(x, math.MinInt8), math.MaxInt8)))
		}
	}
	return t
}

// place is where a key is looked for first, and what stands there for it. Keys
// are hashes and lie evenly; those that differ in the last three bits alone have
// neighbouring places, so that the wait for one is the wait for all.
func (t *Quick) place(k uint32) (at int, tag uint16) {
	return int(uint64(k&^7)*t.n>>32+uint64(k&7)) * (2 + t.Width), max(1, uint16(k))
}

// next is the slot after one, the first after the last.
func (t *Quick) next(at int) int {
	if at += 2 + t.Width; at == len(t.slots) {
		return 0
	}
	return at
}

// Add adds up the rows of the keys that the table holds.
func (t *Quick) Add(sum []int32, keys []uint64) {
	ends := [1]int{len(keys)}
	t.AddLists(sum, keys, ends[:])
}

// AddLists adds up the rows of lists of keys: the first list ends at keys[ends[0]],
// and its sum stands in the first Width numbers of sums. It asks memory for many
// slots before it reads the first, so that the waits overlap; so several short
// lists are quicker than one after the other.
func (t *Quick) AddLists(sums []int32, keys []uint64, ends []int) {
	const batch = 128
	var found [batch]uint16
	list, sum := 0, sums
	for done := 0; done < len(keys); done += batch {
		some := keys[done:min(done+batch, len(keys))]
		for i, k := range some {
			at, _ := t.place(fold(k))
			found[i] = uint16(t.slots[at]) | uint16(t.slots[at+1])<<8
		}
		for i, k := range some {
			for done+i >= ends[list] {
				list++
				sum = sum[t.Width:]
			}
			f := found[i]
			if f == 0 {
				continue
			}
			a, tag := t.place(fold(k))
			for f != tag && f != 0 {
				a = t.next(a)
				f = uint16(t.slots[a]) | uint16(t.slots[a+1])<<8
			}
			if f == 0 {
				continue
			}
			for j, w := range t.slots[a+2 : a+2+t.Width] {
				sum[j] += int32(int8(w))
			}
		}
	}
}
