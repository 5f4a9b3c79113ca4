// Package train fits the miner's models to annotated texts.
package train

import (
	"hash/fnv"
	"os"
	"path/filepath"
	"sync"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// A Doc is an annotated text that is ready to learn from.
type Doc struct {
	gold.Text
	View *mine.View
	doc  *nlp.Document
	Fold int // of the folds that keep a segmenter from seeing its own training texts
}

// Options steer [Fit].
type Options struct {
	Segment mine.LearnOptions
	Draft   mine.LearnOptions // of the first reading
	Relate  mine.LearnOptions
	Folds   int                // for the kind scores that the relater learns from
	Weight  map[string]float64 // of a corpus, 1 where it is not named
}

// Defaults are the options with which the embedded weights were made.
func Defaults() Options {
	return Options{
		Segment: mine.LearnOptions{Epochs: 4, Rate: 0.03, L2: 1e-3, Damp: 0.1, Dropout: 0.3, MinCount: 40, Step: 0.01, Seed: 1},
		Draft:   mine.LearnOptions{Epochs: 8, Rate: 0.01, L2: 1e-3, Dropout: 0.5, MinCount: 20, Step: 0.01, Seed: 1},
		Relate:  mine.LearnOptions{Epochs: 8, Rate: 0.01, L2: 1e-3, Dropout: 0.5, MinCount: 20, Step: 0.01, Seed: 1},
		Folds:   5,
		Weight:  map[string]float64{"aaec": 3, "essays": 1.2, "microtexts1": 2, "microtexts2": 2, "cmv": 2, "opeds": 0.5, "opeds-read": 1, "opeds-real": 1.1, "opeds-press": 2, "gum-read": 2, "cmv-read": 1.5},
	}
}

// Texts reads what there is to learn from: the train parts of the corpora in
// one folder, and in another the project's own microtexts, essays and op-eds, and
// its annotations of texts of the corpora.
func Texts(corpora, own string) ([]gold.Text, error) {
	out, err := opeds(filepath.Join(own, "opeds"))
	if err != nil {
		return nil, err
	}
	apart, err := gold.ReadApart(filepath.Join(own, "apart.jsonl"), corpora)
	if err != nil {
		return nil, err
	}
	out = append(out, apart...)
	files := []string{filepath.Join(own, "microtexts.jsonl"), filepath.Join(own, "essays.jsonl")}
	for _, c := range []string{"aaec", "microtexts1", "microtexts2", "cmv"} {
		files = append(files, filepath.Join(corpora, c, "train.jsonl"))
	}
	for _, f := range files {
		ts, err := gold.ReadLines(f)
		if err != nil {
			return nil, err
		}
		out = append(out, ts...)
	}
	return out, nil
}

// opeds reads the op-eds to learn from: those of train; as corpus "opeds-real" those
// of train-read, which follow real models, and as "opeds-press" those of train-press,
// in ordinary newspaper prose, both annotated by readers.
// Where somebody annotated one of train who had not written it, that annotation is
// its gold, and its corpus is "opeds-read": writers mark less than their readers,
// and less alike.
func opeds(dir string) ([]gold.Text, error) {
	out, err := gold.ReadOpeds(filepath.Join(dir, "train"))
	if err != nil {
		return nil, err
	}
	for i, t := range out {
		second := filepath.Join(dir, "second", t.ID+".json")
		if _, err := os.Stat(second); err != nil {
			continue
		}
		if out[i], err = gold.ReadOped(second, filepath.Join(dir, "train", t.ID+".txt")); err != nil {
			return nil, err
		}
		out[i].Corpus = "opeds-read"
	}
	for _, part := range []struct{ corpus, folder string }{{"opeds-real", "train-read"}, {"opeds-press", "train-press"}} {
		read, err := gold.ReadOpeds(filepath.Join(dir, part.folder))
		if err != nil {
			return nil, err
		}
		for i := range read {
			read[i].Corpus = part.corpus
		}
		out = append(out, read...)
	}
	return out, nil
}

// Prepare parses texts, two at a time.
func Prepare(texts []gold.Text) ([]*Doc, error) {
	docs := make([]*Doc, len(texts))
	errs := make([]error, len(texts))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i := range texts {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			d, err := nlp.Parse(texts[i].Text, nlp.WithoutNames())
			if err != nil {
				errs[i] = err
				return
			}
			v := mine.NewView(d, parts(d, texts[i].Apparatus))
			v.Genre, v.Learn = mine.GenreOf(texts[i].Corpus), true
			docs[i] = &Doc{Text: texts[i], View: v, doc: d, Fold: Fold(texts[i].Group, 60)}
		}()
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return docs, nil
}

// Found is the text with the apparatus that the finder sees, as an analysis
// of the raw text has it.
func (d *Doc) Found() *mine.View {
	v := mine.NewView(d.doc, apparatus.Find(d.doc))
	v.Off, v.Agreement = d.View.Off, d.View.Agreement
	v.Genre = d.View.Genre
	return v
}

// parts gives the gold apparatus where there is any, and what the finder sees
// where the corpus has none.
func parts(d *nlp.Document, as []gold.Apparatus) []apparatus.Part {
	if len(as) == 0 {
		return apparatus.Find(d)
	}
	var out []apparatus.Part
	for _, a := range as {
		l, _ := apparatus.Parse(a.Label)
		out = append(out, apparatus.Part{Span: a.Span, Label: l})
	}
	return out
}

// Fold puts a group of texts into one of n folds, the same on every run.
func Fold(group string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32() % uint32(n))
}

// Spans gives the spans of the gold components.
func (d *Doc) Spans() []nlp.Span {
	out := make([]nlp.Span, len(d.Text.Components))
	for i, c := range d.Text.Components {
		out[i] = c.Span
	}
	return out
}
