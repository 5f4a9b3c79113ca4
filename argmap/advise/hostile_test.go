package advise_test

import (
	"strings"
	"testing"
	"time"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/nlp"
)

// TestFindingsLinear gives texts of one word over and over, which make as many
// components, objections or quotations: four times the text may not take far
// more than four times as long.
func TestFindingsLinear(t *testing.T) {
	for _, unit := range []string{"[", "\"a ", "\n\n\"", "*a "} {
		took := func(n int) time.Duration {
			text := strings.Repeat(unit, n)
			g, err := argmap.Analyze(text)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := nlp.Parse(text, nlp.WithoutNames())
			if err != nil {
				t.Fatal(err)
			}
			best := time.Hour
			for range 3 {
				start := time.Now()
				advise.Findings(doc, g, advise.All())
				best = min(best, time.Since(start))
			}
			return best
		}
		if short, long := took(500), took(2000); long > 12*short && long > 300*time.Millisecond {
			t.Errorf("%q 500 times takes %v, 2000 times %v", unit, short, long)
		}
	}
}
