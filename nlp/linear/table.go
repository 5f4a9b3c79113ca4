package linear

import (
	"iter"

	"opedmap/nlp/weights"
)

// A Table maps feature keys to short rows of weights, one for each output.
// Unlike a [Model] it knows which keys it holds, so that unknown features add
// nothing; keys are kept to 32 bits. It is safe for concurrent use.
type Table struct {
	Width int
	Scale float32 // what one unit of a row is worth
	slots []int16 // each a key in two halves, 0 when empty, and its row: one look-up, one cache line
}

// NewTable makes a table of the rows that hold a weight other than 0 after
// rounding to multiples of step; see [Pack].
func NewTable(width int, keys []uint64, rows []float32, step float32) *Table {
	return Pack(width, keys, rows, step).Table(width, 0)
}

func (t *Table) resize(n int) {
	t.slots = make([]int16, (2*n+2)*(2+t.Width))
}

// slot is where a key is looked for first, and its stride. Keys are hashes and
// lie evenly; sorted keys are inserted from front to back.
func (t *Table) slot(k uint32) (at, stride int) {
	stride = 2 + t.Width
	n := uint64(len(t.slots) / stride)
	return int(uint64(k)*n>>32) * stride, stride
}

func (t *Table) insert(key uint32, row []int16) {
	at, stride := t.slot(key)
	for t.slots[at]|t.slots[at+1] != 0 {
		if at += stride; at == len(t.slots) {
			at = 0
		}
	}
	t.slots[at], t.slots[at+1] = int16(key), int16(key>>16)
	copy(t.slots[at+2:at+stride], row)
}

// all yields the keys, in no order that means anything, and their rows.
func (t *Table) all() iter.Seq2[uint32, []int16] {
	stride := 2 + t.Width
	return func(yield func(uint32, []int16) bool) {
		for at := 0; at < len(t.slots); at += stride {
			if k := uint32(uint16(t.slots[at])) | uint32(t.slots[at+1])<<16; k != 0 && !yield(k, t.slots[at+2:at+stride]) {
				return
			}
		}
	}
}

// fold cuts a key to 32 bits, never 0.
func fold(k uint64) uint32 { return max(1, uint32(k^k>>32)) }

// Row is the row of a key, nil when the table does not hold it. Multiply by
// Scale to get weights.
func (t *Table) Row(key uint64) []int16 { return t.find(fold(key)) }

// Add adds up the rows of the keys that the table holds. It asks memory for
// several slots before it reads the first: a key out of many is seldom in the
// cache, and the waits overlap.
func (t *Table) Add(sum []int32, keys []uint64) {
	const batch = 32
	var at [batch]int
	var first [batch]int16
	stride := 2 + t.Width
	slots := uint64(len(t.slots) / stride)
	for len(keys) > 0 {
		n := min(batch, len(keys))
		for i, k := range keys[:n] {
			at[i] = int(uint64(fold(k))*slots>>32) * stride
			first[i] = t.slots[at[i]]
		}
		for i, k := range keys[:n] {
			if first[i] == 0 && t.slots[at[i]+1] == 0 {
				continue
			}
			for j, w := range t.findFrom(fold(k), at[i]) {
				sum[j] += int32(w)
			}
		}
		keys = keys[n:]
	}
}

func (t *Table) find(k uint32) []int16 {
	at, _ := t.slot(k)
	return t.findFrom(k, at)
}

// findFrom looks for a key from its first slot on.
func (t *Table) findFrom(k uint32, at int) []int16 {
	lo, hi := int16(k), int16(k>>16)
	for stride := 2 + t.Width; ; {
		s := t.slots[at : at+stride : at+stride]
		switch {
		case s[0] == lo && s[1] == hi:
			return s[2:]
		case s[0]|s[1] == 0:
			return nil
		}
		if at += stride; at == len(t.slots) {
			at = 0
		}
	}
}

// Len is the number of keys.
func (t *Table) Len() int {
	n := 0
	for range t.all() {
		n++
	}
	return n
}

// Save adds the table to a weights file under sections that start with name.
func (t *Table) Save(f weights.File, name string) {
	var keys []uint64
	var rows []float32
	for k, row := range t.all() {
		keys = append(keys, uint64(k))
		for _, q := range row {
			rows = append(rows, float32(q))
		}
	}
	p := Pack(t.Width, keys, rows, 1)
	p.Scale = t.Scale
	p.Save(f, name)
}

// LoadTable reads what [Table.Save] stored under name. The error wraps
// [weights.ErrFormat].
func LoadTable(f weights.File, name string) (*Table, error) {
	p, err := LoadPacked(f, name)
	if err != nil {
		return nil, err
	}
	return p.Table(p.Width, 0), nil
}
