package linear

import (
	"math"
	"math/bits"
	"slices"
)

// A Quick table answers as a [Table] does, with one seed and one slot for each
// key: known keys have places of their own (hash and displace, as in Belazzougui,
// Botelho & Dietzfelbinger 2009, the seeds left uncompressed), so that nothing is
// searched and the processor need not guess where a search ends. It pays with
// exactness, to be small, for its time goes to waiting for memory: weights are
// cut to seven bits, and keys to their place and the bits that are left in a slot of
// two, four or eight bytes, so that one unknown key in 600 is taken for a known one
// where a row has one weight, in 2,400 where it has three, in 300 where it has eight. It
// is safe for concurrent use.
type Quick struct {
	Width int
	Scale float32 // what one unit of a row is worth
	seeds []uint8 // of the groups of keys: what displaces them
	n     uint64  // slots where eight keys that differ in the last bits alone may start; seven more follow

	// The slots, in the one slice whose numbers hold a row and a tag of leastTag bits
	// or more: weights from the lowest bits on, each weightZero too large, then the tag.
	two   []uint16
	four  []uint32
	eight []uint64
}

// QuickWidth is the widest row of a [Quick] table.
const QuickWidth = 8

const (
	perGroup   = 3    // keys, on average
	quickFill  = 0.87 // share of the slots that are used, at most
	weightBits = 7
	weightMask = 1<<weightBits - 1
	weightZero = 1 << (weightBits - 1) // what stands for a weight of 0
	leastTag   = 8                     // bits
)

// Quick makes the quick table whose rows are sums of blocks of the packed rows,
// as [Packed.Table] does, but in units twice as large; width is at most [QuickWidth]. Keys
// whose rows come to nothing in these are left out, and are as unknown as any other.
// Keys are hashes and lie evenly: keys close together would take many times the room.
func (p *Packed) Quick(width int, blocks ...int) *Quick {
	var keys []uint32
	var rows []uint64
	empty := uint64(0)
	for j := range width {
		empty |= weightZero << (j * weightBits)
	}
	for k, row := range p.rows(width, blocks...) {
		packed := uint64(0)
		for j, x := range row {
			x = int32(math.RoundToEven(float64(x)/2)) + weightZero
			packed |= uint64(min(max(x, 0), weightMask)) << (j * weightBits)
		}
		if packed != empty {
			tag := uint64(k) << (width * weightBits) // the last bits of the key
			keys, rows = append(keys, k), append(rows, tag|packed)
		}
	}
	t := &Quick{Width: width, Scale: 2 * p.Scale, seeds: make([]uint8, len(keys)/perGroup+1)}
	for t.n = uint64(float64(len(keys))/quickFill) + 1; !t.displace(keys); t.n += t.n/32 + 1 {
	}
	switch bits := width*weightBits + leastTag; {
	case bits <= 16:
		t.two = fill[uint16](t, empty, keys, rows)
	case bits <= 32:
		t.four = fill[uint32](t, empty, keys, rows)
	default:
		t.eight = fill[uint64](t, empty, keys, rows)
	}
	return t
}

// fill puts rows at the places of their keys. What is asked of an empty slot comes
// to nothing, whatever its tag.
func fill[slot uint16 | uint32 | uint64](t *Quick, empty uint64, keys []uint32, rows []uint64) []slot {
	slots := make([]slot, t.n+7)
	for i := range slots {
		slots[i] = slot(empty)
	}
	for i, k := range keys {
		slots[t.place(k)] = slot(rows[i])
	}
	return slots
}

// displace finds seeds that give every key a place of its own, the largest
// groups first. keys ascend. It reports whether there are such seeds.
func (t *Quick) displace(keys []uint32) bool {
	bySize := [][][]uint32{}
	for len(keys) > 0 {
		n := 1
		for g := t.group(keys[0]); n < len(keys) && t.group(keys[n]) == g; n++ {
		}
		for len(bySize) <= n {
			bySize = append(bySize, nil)
		}
		bySize[n] = append(bySize[n], keys[:n])
		keys = keys[n:]
	}
	taken := make([]bool, t.n+7)
	free := func(group []uint32) bool {
		for i, k := range group {
			at := t.place(k)
			if taken[at] {
				for _, k := range group[:i] {
					at := t.place(k)
					taken[at] = false
				}
				return false
			}
			taken[at] = true
		}
		return true
	}
	for _, groups := range slices.Backward(bySize) {
		for _, g := range groups {
			seed := &t.seeds[t.group(g[0])]
			for *seed = 0; !free(g); *seed++ {
				if *seed == math.MaxUint8 {
					return false
				}
			}
		}
	}
	return true
}

// group is the number of the group of a key. Keys that differ in the last three
// bits alone are in one group and have neighbouring places, so that the wait for
// one is the wait for all.
func (t *Quick) group(k uint32) int { return int(uint64(k&^7) * uint64(len(t.seeds)) >> 32) }

// place is where a key stands if it is known.
func (t *Quick) place(k uint32) uint32 {
	h := uint64(k&^7^uint32(t.seeds[t.group(k)])*0x9e3779b1) * 0xd6e8feb86659fd93 // odd numbers that mix well
	return uint32(h>>32*t.n>>32) + k&7
}

// Add adds up the rows of the keys that the table holds.
func (t *Quick) Add(sum []int32, keys []uint64) {
	switch {
	case t.two != nil:
		add(t, t.two, sum, keys)
	case t.four != nil:
		add(t, t.four, sum, keys)
	default:
		add(t, t.eight, sum, keys)
	}
}

// add adds up rows; weightZero is taken off once for each known key.
func add[slot uint16 | uint32 | uint64](t *Quick, slots []slot, sum []int32, keys []uint64) {
	var asked [32]question
	for len(keys) > 0 {
		n := min(len(keys), 1<<weightBits) // so many weights fit into a sum
		var even, odd, known uint64
		for rest := keys[:n]; len(rest) > 0; {
			part := asked[:min(len(rest), len(asked))]
			t.ask(part, rest)
			e, o, k := sums(slots, part, t.Width*weightBits)
			even, odd, known = even+e, odd+o, known+k
			rest = rest[len(part):]
		}
		for j := range t.Width {
			lane := even
			if j%2 == 1 {
				lane = odd
			}
			sum[j] += int32(lane>>(j/2*2*weightBits)&(1<<(2*weightBits)-1)) - int32(known)*weightZero
		}
		keys = keys[n:]
	}
}

// A question is a key and its place.
type question struct{ place, key uint32 }

// ask works out the places of the first keys, all before the first slot is read: then
// the processor asks memory for many slots at once. It stays a function of its own,
// as [sums] does, so that what its loop needs has room in registers.
//
//go:noinline
func (t *Quick) ask(out []question, keys []uint64) {
	for i, k := range keys[:len(out)] {
		k := fold(k)
		out[i] = question{t.place(k), k}
	}
}

// sums adds up the even and the odd weights of rows apart, so that every sum has the
// bits of two weights, and counts the known keys; a row has so many bits.
//
//go:noinline
func sums[slot uint16 | uint32 | uint64](slots []slot, asked []question, row int) (even, odd, known uint64) {
	const (
		twice = 2 * weightBits
		lanes = weightMask * (1 + 1<<twice + 1<<(2*twice) + 1<<(3*twice))
	)
	row &= 63 // which spares the shifts below a check
	for _, q := range asked {
		s := uint64(slots[q.place] ^ slot(q.key)<<row) // the tag comes to nothing if it is the key's
		_, same := bits.Sub64(s, 1<<row, 0)
		s &= -same
		even += s & lanes
		odd += s >> weightBits & lanes
		known += same
	}
	return even, odd, known
}
