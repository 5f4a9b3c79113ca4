package advise_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"opedmap/argmap/advise"
)

// TestPrecision counts the judgements on which the codes' precision rests, and
// checks that no code is on whose precision is unknown or too low.
func TestPrecision(t *testing.T) {
	b, err := os.ReadFile("testdata/checked.tsv")
	if err != nil {
		t.Fatal(err)
	}
	right, checked := map[advise.Code]int{}, map[advise.Code]int{}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 5 || f[4] != "right" && f[4] != "wrong" {
			t.Errorf("no judgement in %q", line)
			continue
		}
		checked[advise.Code(f[0])]++
		if f[4] == "right" {
			right[advise.Code(f[0])]++
		}
	}
	for c := range advise.Codes() {
		p, n := c.Precision()
		if n != checked[c] || n > 0 && p != float64(right[c])/float64(n) {
			t.Errorf("%s has precision %.2f of %d; %d of %d checked findings are right", c, p, n, right[c], checked[c])
		}
		if want := checked[c] >= 5 && 4*right[c] >= 3*checked[c]; c.Default() != want {
			t.Errorf("%s, right in %d of %d findings, is on: %v", c, right[c], checked[c], c.Default())
		}
	}
	if p, n := advise.Code("frown").Precision(); !math.IsNaN(p) || n != 0 || advise.Code("frown").Default() {
		t.Errorf("an unknown code has precision %v of %d", p, n)
	}
}
