package linear

import (
	"encoding/binary"
	"fmt"
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
	mask  uint32
	keys  []uint32 // 0 marks an empty slot
	rows  []int16
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
		for i, k := range t.keys {
			if k == 0 {
				continue
			}
			row, ok := sum[k]
			if !ok {
				row = make([]float32, width)
				sum[k] = row
				order = append(order, k)
			}
			for j, q := range t.rows[i*width : (i+1)*width] {
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

func (t *Table) resize(n int) {
	size := 16
	for size < n*3/2 {
		size *= 2
	}
	t.mask = uint32(size - 1)
	t.keys = make([]uint32, size)
	t.rows = make([]int16, size*t.Width)
}

func (t *Table) insert(key uint32, row []int16) {
	i := key & t.mask
	for t.keys[i] != 0 {
		i = (i + 1) & t.mask
	}
	t.keys[i] = key
	copy(t.rows[int(i)*t.Width:], row)
}

// fold cuts a key to 32 bits, never 0.
func fold(k uint64) uint32 { return max(1, uint32(k^k>>32)) }

// Row is the row of a key, nil when the table does not hold it. Multiply by
// Scale to get weights.
func (t *Table) Row(key uint64) []int16 {
	k := fold(key)
	for i := k & t.mask; ; i = (i + 1) & t.mask {
		switch t.keys[i] {
		case k:
			at := int(i) * t.Width
			return t.rows[at : at+t.Width : at+t.Width]
		case 0:
			return nil
		}
	}
}

// Len is the number of keys.
func (t *Table) Len() int {
	n := 0
	for _, k := range t.keys {
		if k != 0 {
			n++
		}
	}
	return n
}

// Save adds the table to a weights file under sections that start with name.
func (t *Table) Save(f weights.File, name string) {
	var order []uint32
	for _, k := range t.keys {
		if k != 0 {
			order = append(order, k)
		}
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

func (t *Table) find(k uint32) []int16 {
	i := k & t.mask
	for t.keys[i] != k {
		i = (i + 1) & t.mask
	}
	return t.rows[int(i)*t.Width:]
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
