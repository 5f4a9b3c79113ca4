package linear_test

import (
	"bytes"
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

// random makes n keys with rows of a given width, every fifth row empty.
func random(n, width int) (keys []uint64, rows []float32) {
	rng := rand.New(rand.NewPCG(uint64(n), uint64(width)))
	for i := range n {
		keys = append(keys, rng.Uint64())
		for range width {
			x := float32(0)
			if i%5 != 0 {
				x = float32(rng.NormFloat64())
				x += float32(math.Copysign(0.1, float64(x))) // never rounded to 0
			}
			rows = append(rows, x)
		}
	}
	return keys, rows
}

func TestTable(t *testing.T) {
	const step = 0.01
	for _, n := range []int{0, 1, 11, 2000} {
		for _, width := range []int{1, 4, 8} {
			keys, rows := random(n, width)
			made := linear.NewTable(width, keys, rows, step)
			f, err := weights.Decode(save(t, made))
			if err != nil {
				t.Fatal(err)
			}
			read, err := linear.LoadTable(f, "x")
			if err != nil {
				t.Fatalf("%d keys, width %d: %v", n, width, err)
			}
			if want := n - (n+4)/5; made.Len() != want || read.Len() != want {
				t.Errorf("%d keys, width %d: %d made, %d read, want %d", n, width, made.Len(), read.Len(), want)
			}
			for i, k := range keys {
				got := made.Row(k)
				if diff := cmp.Diff(got, read.Row(k)); diff != "" {
					t.Fatalf("row %d after a round trip mismatch (-want +got):\n%s", i, diff)
				}
				if (got == nil) != (i%5 == 0) {
					t.Fatalf("row %d is %v", i, got)
				}
				for j, q := range got {
					if want := rows[i*width+j]; math.Abs(float64(float32(q)*made.Scale-want)) > step/2*1.001 {
						t.Fatalf("row %d column %d is %v, want %v", i, j, float32(q)*made.Scale, want)
					}
				}
			}
			if r := read.Row(keyOutside(keys)); r != nil {
				t.Errorf("an unknown key has row %v", r)
			}
			if !bytes.Equal(save(t, made), save(t, read)) {
				t.Error("written again the bytes differ")
			}
		}
	}
}

// keyOutside is a key that a table of the keys does not hold, even cut to 32 bits.
func keyOutside(keys []uint64) uint64 {
	short := map[uint32]bool{}
	for _, k := range keys {
		short[uint32(k^k>>32)] = true
	}
	k := uint64(12345)
	for short[uint32(k^k>>32)] {
		k++
	}
	return k
}

// Weights beyond what a row can hold stay at its end.
func TestTableClips(t *testing.T) {
	tab := linear.NewTable(2, []uint64{7}, []float32{1e9, -1e9}, 0.01)
	if diff := cmp.Diff([]int16{math.MaxInt16, math.MinInt16}, tab.Row(7)); diff != "" {
		t.Errorf("Row mismatch (-want +got):\n%s", diff)
	}
}

func TestLoadTableErrors(t *testing.T) {
	keys, rows := random(20, 3)
	for name, spoil := range map[string]func(weights.File){
		"nothing":       func(f weights.File) { clear(f) },
		"no scale":      func(f weights.File) { delete(f, "x.scale") },
		"two scales":    func(f weights.File) { f["x.scale"] = weights.Floats([]float32{1, 2}) },
		"no width":      func(f weights.File) { delete(f, "x.width") },
		"width 0":       func(f weights.File) { f["x.width"] = []byte{0} },
		"other width":   func(f weights.File) { f["x.width"] = []byte{200} },
		"cut keys":      func(f weights.File) { f["x.keys"] = append(f["x.keys"], 0x80) },
		"endless key":   func(f weights.File) { f["x.keys"] = bytes.Repeat([]byte{0xff}, 11) },
		"key 0":         func(f weights.File) { f["x.keys"][0] = 0 },
		"a key twice":   func(f weights.File) { f["x.keys"], f["x.rows"] = []byte{5, 0}, []byte{2, 4, 2, 4, 2, 4} },
		"cut rows":      func(f weights.File) { f["x.rows"] = f["x.rows"][:len(f["x.rows"])-1] },
		"more rows":     func(f weights.File) { f["x.rows"] = append(f["x.rows"], 2) },
		"no rows":       func(f weights.File) { delete(f, "x.rows") },
		"row too large": func(f weights.File) { f["x.rows"] = bytes.Repeat([]byte{0xff, 0xff, 0x7f}, 60) },
	} {
		f := weights.File{}
		linear.NewTable(3, keys, rows, 0.1).Save(f, "x")
		spoil(f)
		if tab, err := linear.LoadTable(f, "x"); !errors.Is(err, weights.ErrFormat) || tab != nil {
			t.Errorf("%s: LoadTable gives error %v, want ErrFormat", name, err)
		}
	}
}

// FuzzLoadTable reads sections that another program might have written: a
// table that answers, or ErrFormat.
func FuzzLoadTable(f *testing.F) {
	file := weights.File{}
	keys, rows := random(20, 3)
	linear.NewTable(3, keys, rows, 0.1).Save(file, "x")
	f.Add(file["x.keys"], file["x.rows"], file["x.width"])
	f.Add([]byte{0, 0, 0}, []byte{2, 4, 6}, []byte{1})                      // the same key again and again
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x1f, 1}, []byte{2, 4}, []byte{1}) // beyond 32 bits
	f.Add([]byte{}, []byte{1, 2, 3}, []byte{255})                           // rows of nothing
	f.Add(bytes.Repeat([]byte{1}, 1000), bytes.Repeat([]byte{2}, 1000), []byte{1})
	f.Fuzz(func(t *testing.T, keys, rows, width []byte) {
		in := weights.File{"x.keys": keys, "x.rows": rows, "x.width": width, "x.scale": weights.Floats([]float32{1})}
		tab, err := linear.LoadTable(in, "x")
		if err != nil {
			if !errors.Is(err, weights.ErrFormat) {
				t.Fatalf("LoadTable: %v, want ErrFormat", err)
			}
			return
		}
		for k := range uint64(20) {
			if r := tab.Row(k); r != nil && len(r) != tab.Width {
				t.Fatalf("a row of %d, want %d", len(r), tab.Width)
			}
		}
		out := weights.File{}
		tab.Save(out, "x")
		again, err := linear.LoadTable(out, "x")
		if err != nil {
			t.Fatalf("written and read again: %v", err)
		}
		if again.Len() != tab.Len() {
			t.Fatalf("%d keys, %d written and read again", tab.Len(), again.Len())
		}
	})
}

// The average of tables holds the keys of all, and what a table lacks counts as
// zeros; Keep leaves out what it is told.
func TestAverageZipAndKeep(t *testing.T) {
	const step = 0.25
	a := linear.Pack(2, []uint64{1, 2}, []float32{1, 2, 3, 4}, step)
	b := linear.Pack(2, []uint64{2, 3}, []float32{1, 0, -8, 8}, step)
	mean := linear.Average(a, b)
	large := mean.Keep(func(row []float32) bool { return row[0] > 1 || row[0] < -1 })
	difference := linear.Zip(a, b, func(a, b []float32) {
		for j, x := range b {
			a[j] -= x
		}
	})
	for _, c := range []struct {
		name string
		from *linear.Packed
		want map[uint64][]int16
	}{
		{"difference", difference, map[uint64][]int16{1: {4, 8}, 2: {8, 16}, 3: {32, -32}, 4: nil}},
		{"mean", mean, map[uint64][]int16{1: {2, 4}, 2: {8, 8}, 3: {-16, 16}, 4: nil}},
		{"large", large, map[uint64][]int16{1: nil, 2: {8, 8}, 3: {-16, 16}, 4: nil}},
	} {
		table := c.from.Table(2, 0)
		for k, want := range c.want {
			if diff := cmp.Diff(want, table.Row(k)); diff != "" {
				t.Errorf("%s: row of %d mismatch (-want +got):\n%s", c.name, k, diff)
			}
		}
	}
}
