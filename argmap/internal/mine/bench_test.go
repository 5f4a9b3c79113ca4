package mine_test

import (
	"os"
	"path/filepath"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// BenchmarkMine measures mining alone on the held-out op-eds: from tagged
// tokens and known apparatus to the linked components.
func BenchmarkMine(b *testing.B) {
	m, err := mine.Load()
	if err != nil {
		b.Fatal(err)
	}
	names, err := filepath.Glob("../../../testdata/opeds/heldout*/*.txt")
	if err != nil || len(names) == 0 {
		b.Fatal("no op-eds", err)
	}
	type parsed struct {
		doc   *nlp.Document
		parts []apparatus.Part
	}
	var docs []parsed
	tokens := 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		d, err := nlp.Parse(string(text), nlp.WithoutNames())
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, parsed{d, apparatus.Find(d)})
		tokens += len(d.Tokens)
	}
	run := func() {
		for _, d := range docs {
			v := mine.NewView(d.doc, d.parts)
			v.Genre = m.GenreOf(v)
			m.Mine(v, nil)
		}
	}
	run() // what is made at first use is no part of it
	b.ReportAllocs()
	for b.Loop() {
		run()
	}
	b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
