package linear

import (
	"encoding/binary"
	"math"
	"slices"
)

// A Quick table answers as a [Table] does, with one seed and one slot for each
// key: known keys have places of their own (hash and displace, as in Belazzougui,
// Botelho & Dietzfelbinger 2009, the seeds left uncompressed), so that nothing is
// searched and the processor need not guess where a search ends. It pays with
// exactness: weights are cut to a byte, and keys to their place and 16 bits, so
// that of a million unknown keys some ten more than in a Table are taken for known
// ones. It is safe for concurrent use.
type Quick struct {
	Width int
	Scale float32 // what one unit of a row is worth
	seeds []uint8 // of the groups of keys: what displaces them
	slots []byte  // each a tag of two bytes and a row, every weight 128 too large
	n     uint64  // slots where eight keys that differ in the last bits alone may start; seven more follow
}

// QuickWidth is the widest row of a [Quick] table.
const QuickWidth = 8

const (
	perGroup   = 4    // keys, on average
	quickFill  = 0.75 // share of the slots that are used, at most
	weightZero = 128  // what stands for a weight of 0
)

// Quick makes the quick table whose rows are sums of blocks of the packed rows,
// as [Packed.Table] does; width is at most [QuickWidth]. Keys are hashes and lie
// evenly: keys close together would take many times the room.
func (p *Packed) Quick(width int, blocks ...int) *Quick {
	var keys []uint32
	var all []byte
	for k, row := range p.rows(width, blocks...) {
		keys = append(keys, k)
		for _, x := range row {
			all = append(all, byte(min(max(x, math.MinInt8), math.MaxInt8)+weightZero))
		}
	}
	t := &Quick{Width: width, Scale: p.Scale, seeds: make([]uint8, len(keys)/perGroup+1)}
	for t.n = uint64(float64(len(keys))/quickFill) + 1; !t.displace(keys); t.n += t.n/8 + 1 {
	}
	t.slots = make([]byte, (int(t.n)+7)*(2+width)+QuickWidth-width) // the last slot, too, is read as if it were the widest
	for i, k := range keys {
		slot := t.slots[t.place(k)*(2+width):]
		binary.LittleEndian.PutUint16(slot, tag(k))
		copy(slot[2:], all[i*width:(i+1)*width])
	}
	return t
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
func (t *Quick) place(k uint32) int {
	h := uint64(k&^7^uint32(t.seeds[t.group(k)])*0x9e3779b1) * 0xd6e8feb86659fd93 // odd numbers that mix well
	return int(h>>32*t.n>>32 + uint64(k&7))
}

// tag tells a key from others of its place; 0 marks a place without a key.
func tag(k uint32) uint16 { return max(1, uint16(k)) }

// Add adds up the rows of the keys that the table holds. A row is read as one word
// of eight bytes, whose even and odd bytes are added up apart, in 16 bits each;
// weightZero is taken off once for each known key. Bytes beyond Width are the next
// slot's and are left out.
func (t *Quick) Add(sum []int32, keys []uint64) {
	const lanes = 0x00ff00ff00ff00ff
	var places [32]int
	for len(keys) > 0 {
		n := min(len(keys), 256) // a lane holds the sum of 257 bytes
		var even, odd, known uint64
		for part := range slices.Chunk(keys[:n], len(places)) {
			// All places first: then the processor asks memory for many slots at once.
			for i, k := range part {
				places[i] = t.place(fold(k)) * (2 + t.Width)
			}
			for i, k := range part {
				slot := t.slots[places[i]:][: 2+QuickWidth : 2+QuickWidth]
				other := uint64(binary.LittleEndian.Uint16(slot) ^ tag(fold(k)))
				same := uint64(int64(other-1) >> 63) // all bits or none
				row := binary.LittleEndian.Uint64(slot[2:]) & same
				even += row & lanes
				odd += row >> 8 & lanes
				known -= same
			}
		}
		for j := range t.Width {
			lane := even
			if j%2 == 1 {
				lane = odd
			}
			sum[j] += int32(lane>>(j/2*16)&0xffff) - int32(known)*weightZero
		}
		keys = keys[n:]
	}
}
