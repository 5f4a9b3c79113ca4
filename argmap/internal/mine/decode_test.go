package mine

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// line is a lattice over one sentence with random scores.
func line(rng *rand.Rand, n int) *lattice {
	l := &lattice{n: n, sentenceEnd: make([]int, n), begins: make([]bool, n), start: make([]scores, n), end: make([]scores, n+1), inside: make([]scores, n+1)}
	random := func() (s scores) {
		for k := range s {
			s[k] = rng.NormFloat64()
		}
		return s
	}
	cut := 1 + rng.IntN(n)
	for i := range n {
		l.begins[i] = i == 0 || i == cut
		l.sentenceEnd[i] = n
		if i < cut {
			l.sentenceEnd[i] = cut
		}
		l.start[i], l.end[i+1] = random(), random()
		l.inside[i+1] = plus(l.inside[i], random())
	}
	l.runs = func(i int) (out []runScore) {
		for j := i + 1; j <= min(l.sentenceEnd[i], i+maxRun); j++ {
			out = append(out, runScore{end: j})
		}
		return out
	}
	l.transition = new([states][kinds]float32)
	for s := range l.transition {
		for k := range l.transition[s] {
			l.transition[s][k] = float32(rng.NormFloat64())
		}
	}
	return l
}

// allCuts calls f with every way to cut the lattice and its score.
func allCuts(l *lattice, f func([]run, float64)) {
	var cut func(i, last, sentence int, rs []run, score float64)
	cut = func(i, last, sentence int, rs []run, score float64) {
		if i == l.n {
			f(rs, score)
			return
		}
		cut(i+1, last, sentence, rs, score)
		for j := i + 1; j <= l.sentenceEnd[i]; j++ {
			for k := range kinds {
				s := state(last, last > 0 && sentence == l.sentenceEnd[i])
				cut(j, k+1, l.sentenceEnd[i], append(rs[:len(rs):len(rs)], run{i, j, k}), score+l.segment(i, j)[k]+float64(l.transition[s][k]))
			}
		}
	}
	cut(0, 0, -1, nil, 0)
}

func TestOptionsAgainstAllCuts(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	for range 40 {
		l := line(rng, 1+rng.IntN(5))
		total := math.Inf(-1)
		share := map[run]float64{}
		allCuts(l, func(rs []run, s float64) {
			total = logAdd(total, s)
			for _, r := range rs {
				v, ok := share[r]
				if !ok {
					v = math.Inf(-1)
				}
				share[r] = logAdd(v, s)
			}
		})
		exact := map[[2]int]float64{}
		for r, v := range share {
			exact[[2]int{r.start, r.end}] += math.Exp(v - total)
		}
		found := 0
		for _, o := range new(sums).options(l) {
			found++
			half, major := 0.0, 0.0
			for r, v := range share {
				if shared := min(o.end, r.end) - max(o.start, r.start); 2*shared > max(o.end-o.start, r.end-r.start) {
					half += math.Exp(v - total)
					if r.kind == 0 {
						major += math.Exp(v - total)
					}
				}
			}
			// Improbable runs are left out of the sums.
			if math.Abs(o.exact-exact[[2]int{o.start, o.end}]) > 1e-6 || math.Abs(o.half-half) > 0.2 || o.half > half+1e-6 || o.major > major+1e-6 {
				t.Fatalf("option %+v, want exact %v, half %v, major %v", o, exact[[2]int{o.start, o.end}], half, major)
			}
		}
		for _, p := range exact {
			if p > leastOption {
				found--
			}
		}
		if found != 0 {
			t.Fatalf("%d options too many", found)
		}
	}
}

// gain is what [choose] sums up.
func gain(o option, threshold float64) float64 {
	return exactShare*o.exact + (1-exactShare)*o.half - threshold
}

func TestChooseAgainstAllSubsets(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for range 200 {
		var os []option
		for range 1 + rng.IntN(9) {
			i := rng.IntN(10)
			os = append(os, option{run: run{i, i + 1 + rng.IntN(5), rng.IntN(kinds)}, exact: rng.Float64(), half: rng.Float64()})
		}
		slices.SortStableFunc(os, func(a, b option) int { return a.end - b.end })
		const threshold = 0.4
		best := 0.0
		for set := range 1 << len(os) {
			sum, end, ok := 0.0, 0, true
			for x, o := range os {
				if set>>x&1 == 1 {
					ok = ok && o.start >= end
					sum, end = sum+gain(o, threshold), o.end
				}
			}
			if ok {
				best = max(best, sum)
			}
		}
		got := 0.0
		for _, r := range choose(os, threshold) {
			top := math.Inf(-1) // equal runs may differ in what they are worth
			for _, o := range os {
				if o.run == r {
					top = max(top, gain(o, threshold))
				}
			}
			got += top
		}
		if math.Abs(got-best) > 1e-9 {
			t.Fatalf("choose(%+v) gains %v, want %v", os, got, best)
		}
	}
}

func TestOptionsOfLongParagraphs(t *testing.T) {
	l := line(rand.New(rand.NewPCG(1, 1)), cached+200)
	for k := range kinds {
		for s := range states {
			l.transition[s][k] = 3 // many components: the sums outgrow float64
		}
	}
	chosen := choose(new(sums).options(l), 0.2)
	if len(chosen) < l.n/10 {
		t.Errorf("%d runs in %d tokens", len(chosen), l.n)
	}
	for _, r := range leftOut(new(sums).options(l), chosen) {
		for _, c := range chosen {
			if r.start < c.end && c.start < r.end {
				t.Fatalf("reserve %v overlaps %v", r, c)
			}
		}
	}
}

func TestUnmix(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 3))
	for range 1000 {
		if k := rng.Uint64(); unmix(mix(k)) != k {
			t.Fatalf("unmix(mix(%#x)) = %#x", k, unmix(mix(k)))
		}
	}
}

// A genre's weights are those of the feature and of its copy for the genre.
func TestGenreTable(t *testing.T) {
	feature, alone := mix(5), mix(6)
	keys := []uint64{feature, mix(feature ^ Essay.salt()), alone}
	table := newGenreTable(2, keys, []float32{2, 4, 20, 40, 14, 0}, 1) // a quick table counts in twos
	for g := range Genre(genres) {
		want := [2]int32{1, 2}
		if g == Essay {
			want = [2]int32{11, 22}
		}
		var got [2]int32
		if table.in(g).Add(got[:], []uint64{feature}); got != want {
			t.Errorf("genre %d: %v, want %v", g, got, want)
		}
		got = [2]int32{}
		if table.in(g).Add(got[:], []uint64{alone}); got != [2]int32{7, 0} {
			t.Errorf("genre %d: %v, want 7 0", g, got)
		}
	}
}

// What one genre heeds of another table changes its own weights alone.
func TestGenreTableHeeding(t *testing.T) {
	feature, fresh, lone := mix(5), mix(6), mix(7)
	own := func(k uint64) uint64 { return mix(k ^ Essay.salt()) }
	table := newGenreTable(2, []uint64{feature, own(feature), lone}, []float32{2, 4, 20, 40, 8, 8}, 1)
	other := newGenreTable(2, []uint64{feature, own(feature), fresh}, []float32{4, 0, 6, 20, 8, 8}, 1)
	heeding := table.heeding(other, Essay)
	for g := range Genre(genres) {
		want := map[uint64][2]int32{feature: {1, 2}, lone: {4, 4}} // a quick table counts in twos
		if g == Essay {
			want = map[uint64][2]int32{feature: {(22 + 10) / 4, (44 + 20) / 4}, lone: {2, 2}, fresh: {2, 2}}
		}
		for _, k := range []uint64{feature, fresh, lone} {
			var got [2]int32
			if heeding.in(g).Add(got[:], []uint64{k}); got != want[k] {
				t.Errorf("genre %d: %v, want %v", g, got, want[k])
			}
		}
	}
	var got [2]int32
	if table.in(Essay).Add(got[:], []uint64{feature}); got != [2]int32{11, 22} {
		t.Errorf("the table itself: %v, want 11 22", got)
	}
}
