package advise_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/nlp"
)

// Many goroutines read one text and graph at once, and all find the same.
func TestFindingsConcurrent(t *testing.T) {
	const text = "Close the road. Cars kill 40 people a year. Critics say that shops will suffer. Close it now."
	g, err := argmap.Analyze(text)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	want := advise.Findings(doc, g, advise.WithAllCodes())
	if len(want) == 0 {
		t.Fatal("nothing is found")
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if diff := cmp.Diff(want, advise.Findings(doc, g, advise.WithAllCodes())); diff != "" {
				t.Errorf("findings mismatch (-first +then):\n%s", diff)
			}
		})
	}
	wg.Wait()
}

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
				advise.Findings(doc, g, advise.WithAllCodes())
				best = min(best, time.Since(start))
			}
			return best
		}
		if short, long := took(500), took(2000); long > 12*short && long > 300*time.Millisecond {
			t.Errorf("%q 500 times takes %v, 2000 times %v", unit, short, long)
		}
	}
}
