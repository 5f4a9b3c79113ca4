package vector

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"opedmap/nlp/weights"
)

func TestTable(t *testing.T) {
	tab := load()
	if Len() == 0 || len(tab.values) != Size*Len() {
		t.Fatalf("%d words, %d numbers", Len(), len(tab.values))
	}
	coarse, fine := map[int]int{}, map[int]int{}
	for w, i := range tab.index {
		if w != strings.ToLower(w) || strings.TrimSpace(w) != w || w == "" {
			t.Errorf("word %q", w)
		}
		v := At(int(i))
		if n := Dot(v, v); len(v) != Size || math.Abs(n-1) > 1e-4 {
			t.Errorf("%q has %d numbers of squared length %v", w, len(v), n)
		}
		c, f := Clusters(int(i))
		coarse[c]++
		fine[f]++
	}
	for n, seen := range map[int]map[int]int{Coarse: coarse, Fine: fine} {
		for k := range seen {
			if k < 0 || k >= n {
				t.Errorf("cluster %d of %d", k, n)
			}
		}
		if len(seen) < n*9/10 {
			t.Errorf("%d of %d clusters hold words", len(seen), n)
		}
	}
}

// Words of like use lie closer together than words of unlike use.
func TestSimilarity(t *testing.T) {
	for _, c := range []struct{ word, near, far string }{
		{"tax", "taxes", "river"},
		{"teacher", "school", "engine"},
		{"good", "better", "copper"},
		{"because", "though", "kitchen"},
		{"paris", "london", "should"},
		{"doctor", "hospital", "tariff"},
	} {
		near, far := Similarity(c.word, c.near), Similarity(c.word, c.far)
		if near <= far {
			t.Errorf("%s is as near to %s (%.2f) as to %s (%.2f)", c.word, c.far, far, c.near, near)
		}
		if back := Similarity(c.near, c.word); math.Abs(back-near) > 1e-6 {
			t.Errorf("Similarity(%s, %s) = %v, the other way round %v", c.word, c.near, near, back)
		}
	}
}

func TestUnknown(t *testing.T) {
	for _, w := range []string{"", "xqzzyv", "Tax", "two words", "\xff"} {
		if i := Index(w); i != -1 {
			t.Errorf("Index(%q) = %d, want -1", w, i)
		}
		if v, ok := Of(w); ok || v != nil {
			t.Errorf("Of(%q) = %v, %v", w, v, ok)
		}
		if s := Similarity(w, "tax"); s != 0 {
			t.Errorf("Similarity(%q, tax) = %v", w, s)
		}
	}
}

func TestParseErrors(t *testing.T) {
	f, err := weights.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(weights.File){
		"no words":      func(f weights.File) { delete(f, "words") },
		"a word more":   func(f weights.File) { f["words"] = append([]byte("more\n"), f["words"]...) },
		"no vectors":    func(f weights.File) { delete(f, "vectors") },
		"short vectors": func(f weights.File) { f["vectors"] = f["vectors"][:len(f["vectors"])-1] },
		"no clusters":   func(f weights.File) { delete(f, "clusters") },
	} {
		g := weights.File{}
		for k, v := range f {
			g[k] = v
		}
		spoil(g)
		b, err := g.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := parse(b); !errors.Is(err, weights.ErrFormat) {
			t.Errorf("%s: parse gives error %v, want ErrFormat", name, err)
		}
	}
	if _, err := parse(file[:100]); !errors.Is(err, weights.ErrFormat) {
		t.Errorf("cut off: parse gives error %v, want ErrFormat", err)
	}
}

func ExampleSimilarity() {
	fmt.Println(Similarity("tax", "levy") > Similarity("tax", "harbour"))
	// Output: true
}

func BenchmarkLoad(b *testing.B) {
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		if _, err := parse(file); err != nil {
			b.Fatal(err)
		}
	}
}
