package resolve_test

import (
	"os"
	"path/filepath"
	"testing"

	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

// BenchmarkNames measures parsing without and with names, resolution, and the
// attitude to every mention; the second less the first, plus the others, is
// what entities cost.
func BenchmarkNames(b *testing.B) {
	paths, err := filepath.Glob("../../../testdata/opeds/train/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no op-eds", err)
	}
	var texts []string
	var docs []*nlp.Document
	tokens := 0
	for _, p := range paths {
		t, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		d, err := nlp.Parse(string(t))
		if err != nil {
			b.Fatal(err)
		}
		texts, docs = append(texts, string(t)), append(docs, d)
		tokens += len(d.Tokens)
	}
	rate := func(b *testing.B) { b.ReportMetric(float64(tokens*b.N)/b.Elapsed().Seconds(), "tokens/s") }
	b.Run("without", func(b *testing.B) {
		for b.Loop() {
			for _, t := range texts {
				_, _ = nlp.Parse(t, nlp.WithoutNames())
			}
		}
		rate(b)
	})
	b.Run("with", func(b *testing.B) {
		for b.Loop() {
			for _, t := range texts {
				_, _ = nlp.Parse(t)
			}
		}
		rate(b)
	})
	b.Run("resolve", func(b *testing.B) {
		for b.Loop() {
			for _, d := range docs {
				resolve.Resolve(d)
			}
		}
		rate(b)
	})
	m, err := attitude.Load()
	if err != nil {
		b.Fatal(err)
	}
	entities := make([][]resolve.Entity, len(docs))
	for i, d := range docs {
		entities[i] = resolve.Resolve(d)
	}
	b.Run("attitude", func(b *testing.B) {
		for b.Loop() {
			for i, d := range docs {
				r := m.Reader(d)
				for _, e := range entities[i] {
					for _, s := range e.Mentions {
						r.Judge(s)
					}
				}
			}
		}
		rate(b)
	})
}
