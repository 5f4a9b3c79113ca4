package mine

import (
	"sync"

	"opedmap/nlp/linear"
)

// A genreTable holds weights that all genres share and, beside them, what each
// genre adds (Daumé 2007): a row has one block of weights for all and one for
// each genre. It is safe for concurrent use.
type genreTable struct {
	packed *linear.Packed
	width  int // of a block
	once   [genres]sync.Once
	narrow [genres]*linear.Quick
}

// in gives the weights as they are for texts of one genre, added up once.
func (t *genreTable) in(g Genre) *linear.Quick {
	t.once[g].Do(func() { t.narrow[g] = t.packed.Quick(t.width, 0, 1+int(g)) })
	return t.narrow[g]
}

// heeding is the table whose weights of one genre are the means of the two tables'.
func (t *genreTable) heeding(other *genreTable, g Genre) *genreTable {
	own := t.width * (1 + int(g))
	return &genreTable{width: t.width, packed: linear.Zip(t.packed, other.packed, func(a, b []float32) {
		for k := range t.width {
			a[own+k] = (a[own+k] - a[k] + b[k] + b[own+k]) / 2
		}
	})}
}

// without drops the features whose weight is at most least in every genre.
func (t *genreTable) without(least float32) *genreTable {
	return &genreTable{width: t.width, packed: t.packed.Keep(func(row []float32) bool {
		for own := t.width; own < len(row); own += t.width {
			for k, w := range row[:t.width] {
				if w += row[own+k]; w > least || w < -least {
					return true
				}
			}
		}
		return false
	})}
}

// newGenreTable sorts what was learnt for features and for their copies by
// genre ([keyList.both]) into rows of blocks.
func newGenreTable(width int, keys []uint64, rows []float32, step float32) *genreTable {
	known := make(map[uint64]bool, len(keys))
	for _, k := range keys {
		known[k] = true
	}
	number := map[uint64]int{}
	var bases []uint64
	var wide []float32
	for i, k := range keys {
		base, block := k, 0
		for g := range Genre(genres) {
			if b := unmix(k) ^ g.salt(); known[b] {
				base, block = b, 1+int(g)
			}
		}
		n, ok := number[base]
		if !ok {
			n = len(bases)
			number[base] = n
			bases = append(bases, base)
			wide = append(wide, make([]float32, width*(1+genres))...)
		}
		copy(wide[(n*(1+genres)+block)*width:][:width], rows[i*width:(i+1)*width])
	}
	return &genreTable{packed: linear.Pack(width*(1+genres), bases, wide, step), width: width}
}

// unmix is the inverse of [mix].
func unmix(z uint64) uint64 {
	z ^= z>>31 ^ z>>62
	z *= 0x319642b2d24d8ec3
	z ^= z>>27 ^ z>>54
	z *= 0x96de1b173f119089
	z ^= z>>30 ^ z>>60
	return z - 0x9e3779b97f4a7c15
}
