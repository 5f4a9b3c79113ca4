package linear

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"iter"
	"math"
	"slices"

	"opedmap/nlp/weights"
)

// A Packed table is a [Table] as it stands in a weights file: small, and to be
// made into tables that answer. Its rows may hold several blocks of columns, of
// which a table takes the sum of some. It does not change and is safe for
// concurrent use.
type Packed struct {
	Width   int // columns of a row, at most 255
	Scale   float32
	n       int    // keys
	keys    []byte // differences of the sorted keys
	columns []byte // column by column
	starts  []int  // where each column starts
}

// Pack packs the rows that hold a weight other than 0 after rounding to
// multiples of step. rows has width numbers for each key; of keys that are
// equal when cut to 32 bits the first stays.
func Pack(width int, keys []uint64, rows []float32, step float32) *Packed {
	type entry struct {
		key uint32
		row []int16
	}
	var kept []entry
	q := make([]int16, len(rows))
	for i, k := range keys {
		used := false
		row := q[i*width : (i+1)*width]
		for j := range row {
			row[j] = int16(math.RoundToEven(float64(min(max(rows[i*width+j]/step, math.MinInt16), math.MaxInt16))))
			used = used || row[j] != 0
		}
		if used {
			kept = append(kept, entry{fold(k), row})
		}
	}
	slices.SortStableFunc(kept, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	kept = slices.CompactFunc(kept, func(a, b entry) bool { return a.key == b.key })
	p := &Packed{Width: width, Scale: step, n: len(kept), columns: make([]byte, 0, len(kept)*width)}
	last := uint32(0)
	for _, e := range kept {
		p.keys = binary.AppendUvarint(p.keys, uint64(e.key-last))
		last = e.key
	}
	for j := range width { // column by column: it packs better
		p.starts = append(p.starts, len(p.columns))
		for _, e := range kept {
			p.columns = binary.AppendVarint(p.columns, int64(e.row[j]))
		}
	}
	return p
}

// Average packs the mean rows of several tables of one width; a key that one
// of them does not hold counts as zeros there. Models that score by sums are
// averaged with it at no cost when they are used. There is at least one table.
func Average(tables ...*Packed) *Packed {
	keys, number := union(tables...)
	sum := make([]float32, len(keys)*tables[0].Width)
	for _, t := range tables {
		t.each(number, func(at int, x float32) { sum[at] += x / float32(len(tables)) })
	}
	return Pack(tables[0].Width, keys, sum, tables[0].Scale)
}

// Zip packs the rows of a after join has changed each, given the row that b, of the
// same width, has for the key. A key that only one of them holds has zeros in the other.
func Zip(a, b *Packed, join func(a, b []float32)) *Packed {
	keys, number := union(a, b)
	var rows [2][]float32
	for i, t := range []*Packed{a, b} {
		rows[i] = make([]float32, len(keys)*t.Width)
		t.each(number, func(at int, x float32) { rows[i][at] = x })
	}
	for at := 0; at < len(rows[0]); at += a.Width {
		join(rows[0][at:at+a.Width], rows[1][at:at+a.Width])
	}
	return Pack(a.Width, keys, rows[0], a.Scale)
}

// union lists the keys of several tables, each once, and numbers them.
func union(tables ...*Packed) (keys []uint64, number map[uint32]int) {
	number = map[uint32]int{}
	for _, t := range tables {
		for _, k := range t.allKeys() {
			if _, ok := number[k]; !ok {
				number[k] = len(keys)
				keys = append(keys, uint64(k)) // fold leaves 32-bit keys as they are
			}
		}
	}
	return keys, number
}

// each gives every weight, and where it stands if the rows are laid out by the numbers
// of their keys.
func (p *Packed) each(number map[uint32]int, do func(at int, x float32)) {
	keys, units := p.unpack()
	for i, k := range keys {
		row := number[k] * p.Width
		for j, q := range units[i*p.Width : (i+1)*p.Width] {
			do(row+j, float32(q)*p.Scale)
		}
	}
}

// Keep packs the rows that keep wants.
func (p *Packed) Keep(keep func(row []float32) bool) *Packed {
	var keys []uint64
	var rows []float32
	all, units := p.unpack()
	for i, k := range all {
		for _, q := range units[i*p.Width : (i+1)*p.Width] {
			rows = append(rows, float32(q)*p.Scale)
		}
		if row := rows[len(rows)-p.Width:]; keep(row) {
			keys = append(keys, uint64(k))
		} else {
			rows = rows[:len(rows)-p.Width]
		}
	}
	return Pack(p.Width, keys, rows, p.Scale)
}

// unpack gives the keys and, width numbers for each, their rows.
func (p *Packed) unpack() ([]uint32, []int32) {
	rows := make([]int32, p.n*p.Width)
	for j := range p.Width {
		if p.n > 0 {
			p.add(rows[j:], p.Width, j)
		}
	}
	return p.allKeys(), rows
}

func (p *Packed) allKeys() []uint32 {
	out := make([]uint32, 0, p.n)
	last := uint32(0)
	for b := p.keys; len(b) > 0; {
		d, n := binary.Uvarint(b)
		last += uint32(d)
		out, b = append(out, last), b[n:]
	}
	return out
}

// add adds a column to every stride-th number of rows.
func (p *Packed) add(rows []int32, stride, column int) {
	b := p.columns[p.starts[column]:]
	for i := range p.n {
		v, n := binary.Varint(b)
		rows[i*stride] += int32(v)
		b = b[n:]
	}
}

// rows yields the keys, in ascending order, with the sums of blocks of their
// rows, each width columns wide: block 0 is the first width columns, and so on.
// Keys for which the sum is 0 are left out. The row is reused.
func (p *Packed) rows(width int, blocks ...int) iter.Seq2[uint32, []int32] {
	sums := make([]int32, p.n*width)
	for _, b := range blocks {
		for j := range width {
			if p.n > 0 {
				p.add(sums[j:], width, b*width+j)
			}
		}
	}
	return func(yield func(uint32, []int32) bool) {
		for i, k := range p.allKeys() {
			row := sums[i*width : (i+1)*width]
			if slices.ContainsFunc(row, func(x int32) bool { return x != 0 }) && !yield(k, row) {
				return
			}
		}
	}
}

// Table makes the table whose rows are sums of blocks of the packed rows, each
// width columns wide: block 0 is the first width columns, and so on. Keys for
// which the sum is 0 are left out.
func (p *Packed) Table(width int, blocks ...int) *Table {
	rows := p.rows(width, blocks...)
	used := 0
	for range rows {
		used++
	}
	t := &Table{Width: width, Scale: p.Scale}
	t.resize(used)
	short := make([]int16, width)
	for k, row := range rows {
		for j, x := range row {
			short[j] = int16(min(max(x, math.MinInt16), math.MaxInt16))
		}
		t.insert(k, short)
	}
	return t
}

// Save adds the table to a weights file under sections that start with name.
func (p *Packed) Save(f weights.File, name string) {
	f[name+".keys"], f[name+".rows"], f[name+".width"] = p.keys, p.columns, []byte{byte(p.Width)}
	f[name+".scale"] = weights.Floats([]float32{p.Scale})
}

// LoadPacked reads what [Packed.Save] stored under name and keeps its sections.
// The error wraps [weights.ErrFormat].
func LoadPacked(f weights.File, name string) (*Packed, error) {
	s, err := weights.ParseFloats(f[name+".scale"])
	if err != nil || len(s) != 1 {
		return nil, fmt.Errorf("%s: %w", name, weights.ErrFormat)
	}
	w := f[name+".width"]
	if len(w) != 1 || w[0] == 0 {
		return nil, fmt.Errorf("%s: %w: no width", name, weights.ErrFormat)
	}
	p := &Packed{Width: int(w[0]), Scale: s[0], keys: f[name+".keys"], columns: f[name+".rows"]}
	last := uint64(0)
	for b := p.keys; len(b) > 0; p.n++ {
		d, n := binary.Uvarint(b)
		if last += d; n <= 0 || d > math.MaxUint32 || last > math.MaxUint32 {
			return nil, fmt.Errorf("%s: %w: keys cut off", name, weights.ErrFormat)
		}
		if d == 0 { // no key is 0 and each stands once: 0 marks an empty slot of a table
			return nil, fmt.Errorf("%s: %w: keys do not ascend", name, weights.ErrFormat)
		}
		b = b[n:]
	}
	at := 0
	for range p.Width {
		p.starts = append(p.starts, at)
		for range p.n {
			v, n := binary.Varint(p.columns[at:])
			if n <= 0 || v != int64(int16(v)) {
				return nil, fmt.Errorf("%s: %w: rows cut off", name, weights.ErrFormat)
			}
			at += n
		}
	}
	if at != len(p.columns) {
		return nil, fmt.Errorf("%s: %w: %d bytes after the rows", name, weights.ErrFormat, len(p.columns)-at)
	}
	return p, nil
}
