package linear

import (
	"encoding/binary"
	"fmt"
	"iter"
	"math"
	"slices"

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
// rounding to multiples of step. rows has width numbers for each key.
func NewTable(width int, keys []uint64, rows []float32, step float32) *Table {
	t := &Table{Width: width, Scale: step}
	type entry struct {
		key uint32
		row int
	}
	var kept []entry
	q := make([]int16, len(rows))
	for i, k := range keys {
		used := false
		for j := i * width; j < (i+1)*width; j++ {
			q[j] = int16(math.RoundToEven(float64(min(max(rows[j]/t.Scale, math.MinInt16), math.MaxInt16))))
			used = used || q[j] != 0
		}
		if used {
			kept = append(kept, entry{fold(k), i})
		}
	}
	slices.SortStableFunc(kept, func(a, b entry) int { return int(int64(a.key) - int64(b.key)) })
	kept = slices.CompactFunc(kept, func(a, b entry) bool { return a.key == b.key })
	t.resize(len(kept))
	for _, e := range kept {
		t.insert(e.key, q[e.row*width:(e.row+1)*width])
	}
	return t
}

// Average makes the table of the mean rows of several tables of one width; a
// key that one of them does not hold counts as zeros there. Models that score
// by sums are averaged with it at no cost when they are used.
func Average(tables ...*Table) *Table {
	width := tables[0].Width
	sum := map[uint32][]float32{}
	var order []uint32
	for _, t := range tables {
		for k, r := range t.all() {
			row, ok := sum[k]
			if !ok {
				row = make([]float32, width)
				sum[k] = row
				order = append(order, k)
			}
			for j, q := range r {
				row[j] += float32(q) * t.Scale / float32(len(tables))
			}
		}
	}
	slices.Sort(order)
	keys := make([]uint64, len(order)) // fold leaves 32-bit keys as they are
	rows := make([]float32, 0, len(order)*width)
	for i, k := range order {
		keys[i] = uint64(k)
		rows = append(rows, sum[k]...)
	}
	return NewTable(width, keys, rows, tables[0].Scale)
}

// Sum makes the table whose rows are sums of blocks of the rows of t, each
// width columns wide: block 0 is the first width columns, and so on. Keys for
// which the sum is 0 are left out.
func (t *Table) Sum(width int, blocks ...int) *Table {
	out := &Table{Width: width, Scale: t.Scale}
	row, n := make([]int16, width), 0
	sum := func(r []int16) (used bool) {
		for j := range row {
			x := 0
			for _, b := range blocks {
				x += int(r[b*width+j])
			}
			row[j] = int16(min(max(x, math.MinInt16), math.MaxInt16))
			used = used || x != 0
		}
		return used
	}
	for _, r := range t.all() {
		if sum(r) {
			n++
		}
	}
	out.resize(n)
	for k, r := range t.all() {
		if sum(r) {
			out.insert(k, row)
		}
	}
	return out
}

func (t *Table) resize(n int) {
	t.slots = make([]int16, (n*3/2+2)*(2+t.Width))
}

// slot is where a key is looked for first, and its stride.
func (t *Table) slot(k uint32) (at, stride int) {
	stride = 2 + t.Width
	n := uint64(len(t.slots) / stride)
	return int(uint64(k*0x9e3779b1)*n>>32) * stride, stride
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

func (t *Table) find(k uint32) []int16 {
	lo, hi := int16(k), int16(k>>16)
	for at, stride := t.slot(k); ; {
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
	var order []uint32
	for k := range t.all() {
		order = append(order, k)
	}
	slices.Sort(order)
	var keys []byte
	rows := make([]byte, 0, len(order)*t.Width)
	last := uint32(0)
	for _, k := range order {
		keys = binary.AppendUvarint(keys, uint64(k-last))
		last = k
	}
	for j := range t.Width { // column by column: it packs better
		for _, k := range order {
			rows = binary.AppendVarint(rows, int64(t.find(k)[j]))
		}
	}
	f[name+".keys"], f[name+".rows"], f[name+".width"] = keys, rows, []byte{byte(t.Width)}
	f[name+".scale"] = weights.Floats([]float32{t.Scale})
}

// LoadTable reads what [Table.Save] stored under name. The error wraps
// [weights.ErrFormat].
func LoadTable(f weights.File, name string) (*Table, error) {
	s, err := weights.ParseFloats(f[name+".scale"])
	if err != nil || len(s) != 1 {
		return nil, fmt.Errorf("%s: %w", name, weights.ErrFormat)
	}
	t := &Table{Scale: s[0]}
	var keys []uint32
	last := uint64(0)
	for b := f[name+".keys"]; len(b) > 0; {
		d, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, fmt.Errorf("%s: %w: keys cut off", name, weights.ErrFormat)
		}
		last += d
		keys, b = append(keys, uint32(last)), b[n:]
	}
	w := f[name+".width"]
	if len(w) != 1 || w[0] == 0 {
		return nil, fmt.Errorf("%s: %w: no width", name, weights.ErrFormat)
	}
	t.Width = int(w[0])
	columns := make([]int16, t.Width*len(keys))
	b := f[name+".rows"]
	for i := range columns {
		v, n := binary.Varint(b)
		if n <= 0 || v != int64(int16(v)) {
			return nil, fmt.Errorf("%s: %w: rows cut off", name, weights.ErrFormat)
		}
		columns[i], b = int16(v), b[n:]
	}
	t.resize(len(keys))
	row := make([]int16, t.Width)
	for i, k := range keys {
		for j := range row {
			row[j] = columns[j*len(keys)+i]
		}
		t.insert(k, row)
	}
	return t, nil
}
