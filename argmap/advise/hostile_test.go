package advise_test

import (
	"fmt"
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

// Of a text that is not English there is nothing to say: it was not mapped.
func TestForeign(t *testing.T) {
	const text = "El consejo debería aprobar el mes próximo los autobuses gratuitos. Los opositores dicen que se llenarían de gente que no tiene adónde ir, pero en ninguna de las ciudades ha ocurrido."
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	g, err := argmap.Draft{}.Build()
	if err != nil {
		t.Fatal(err)
	}
	if fs := advise.Findings(doc, g, advise.WithAllCodes()); len(fs) != 0 {
		t.Errorf("findings %v", fs)
	}
}

// Of thousands of figures none has a source, and thousands of names and notes are
// elsewhere.
func TestManySources(t *testing.T) {
	const n, unit = 40_000, "40 of the cars go. "
	text := strings.Repeat(unit, n) + "\n\nIt is so.\n\nAcme"
	end := argmap.Span{Start: len(text) - 4, End: len(text)}
	d := argmap.Draft{Entities: []argmap.Entity{{ID: "e", Name: "Acme", Label: nlp.Org, Attitude: argmap.Neutral}}}
	for i := range n {
		d.Components = append(d.Components, argmap.Component{ID: fmt.Sprint("p", i), Kind: argmap.Premise, Stance: argmap.Pro, Evidence: argmap.Statistic, Confidence: 1,
			Span: argmap.Span{Start: i * len(unit), End: (i+1)*len(unit) - 1}, Text: strings.TrimSpace(unit)})
		d.Entities[0].Mentions = append(d.Entities[0].Mentions, end)
		d.Apparatus = append(d.Apparatus, argmap.Apparatus{Span: end, Label: argmap.Note})
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	got := 0
	for _, f := range advise.Findings(doc, g) {
		if f.Code == advise.UnsourcedStatistic {
			got++
		}
	}
	if d := time.Since(start); d > 3*time.Second {
		t.Errorf("%d figures, names and notes took %v", n, d)
	}
	if got != n {
		t.Errorf("%d figures without a source, want %d", got, n)
	}
}
