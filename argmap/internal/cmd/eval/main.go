// Command eval trains on the train parts of the corpora and prints how well
// the miner does on texts it has not seen: the dev part of a corpus, or
// cross-validation where it has none.
//
//	go run ./argmap/internal/cmd/eval -corpora ../shared/corpora
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/train"
)

var off string

func setOff(docs []*train.Doc) {
	if off == "" {
		return
	}
	t := new(mine.Templates)
	for _, f := range strings.Split(off, ",") {
		var a, b int
		if n, _ := fmt.Sscanf(f, "%d-%d", &a, &b); n == 1 {
			b = a
		}
		for ; a <= b; a++ {
			t[a] = true
		}
	}
	for _, d := range docs {
		d.View.Off = t
	}
}

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	embedded := flag.Bool("embedded", false, "measure the embedded weights on aaec dev and the held-out op-eds")
	opeds := flag.String("opeds", "testdata/opeds", "folder of the op-eds")
	folds := flag.Int("folds", 5, "folds of the cross-validation")
	only := flag.String("only", "", "comma-separated corpora to measure (default all)")
	use := flag.String("use", "", "comma-separated corpora to train on (default all)")
	errs := flag.Int("errors", 0, "print the worst n documents of each corpus")
	o := train.Defaults()
	flag.Float64Var(&o.Found, "found", o.Found, "share of the relater's learning from found components")
	flag.IntVar(&o.Segment.Epochs, "segment-epochs", o.Segment.Epochs, "passes of the segmenter's training")
	flag.IntVar(&o.Relate.Epochs, "relate-epochs", o.Relate.Epochs, "passes of the relater's training")
	flag.Float64Var(&o.Segment.Dropout, "segment-dropout", o.Segment.Dropout, "")
	flag.Float64Var(&o.Relate.Dropout, "relate-dropout", o.Relate.Dropout, "")
	flag.Float64Var(&o.Segment.L2, "segment-l2", o.Segment.L2, "")
	flag.Float64Var(&o.Relate.L2, "relate-l2", o.Relate.L2, "")
	flag.Float64Var(&o.Segment.Rate, "segment-rate", o.Segment.Rate, "")
	flag.Float64Var(&o.Relate.Rate, "relate-rate", o.Relate.Rate, "")
	flag.IntVar(&o.Segment.MinCount, "segment-min", o.Segment.MinCount, "")
	flag.IntVar(&o.Relate.MinCount, "relate-min", o.Relate.MinCount, "")
	flag.StringVar(&off, "off", "", "")
	flag.Parse()
	if *embedded {
		if err := measureEmbedded(*corpora, *opeds, *errs); err != nil {
			log.Fatal(err)
		}
		return
	}
	if err := run(*corpora, *opeds, *folds, *only, *use, *errs, o); err != nil {
		log.Fatal(err)
	}
}

func run(corpora, opeds string, folds int, only, use string, errs int, o train.Options) error {
	begin := time.Now()
	var learn, test []*train.Doc
	read := func(name string, f func() ([]gold.Text, error)) ([]*train.Doc, error) {
		ts, err := f()
		if err != nil {
			return nil, err
		}
		return train.Prepare(ts)
	}
	for _, c := range []string{"aaec", "microtexts1", "microtexts2", "cmv"} {
		ds, err := read(c, func() ([]gold.Text, error) { return gold.ReadLines(filepath.Join(corpora, c, "train.jsonl")) })
		if err != nil {
			return err
		}
		learn = append(learn, ds...)
	}
	ds, err := read("opeds", func() ([]gold.Text, error) { return gold.ReadOpeds(filepath.Join(opeds, "train")) })
	if err != nil {
		return err
	}
	learn = append(learn, ds...)
	test, err = read("aaec", func() ([]gold.Text, error) { return gold.ReadLines(filepath.Join(corpora, "aaec", "dev.jsonl")) })
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d texts read, %.0f s\n", len(learn)+len(test), time.Since(begin).Seconds())

	measured := func(c string) bool { return only == "" || strings.Contains(","+only+",", ","+c+",") }
	used := func(c string) bool { return use == "" || strings.Contains(","+use+",", ","+c+",") }
	setOff(learn)
	setOff(test)
	results := results{}
	measure := func(m *mine.Model, docs []*train.Doc) { results.add(m, docs) }
	for f := range folds {
		var in, out []*train.Doc
		for _, d := range learn {
			switch {
			case d.Corpus == "aaec" && used("aaec"):
				in = append(in, d)
			case d.Corpus == "aaec":
			case train.Fold(d.Group+"/cv", folds) != f:
				if used(d.Corpus) {
					in = append(in, d)
				}
			case measured(d.Corpus):
				out = append(out, d)
			}
		}
		if len(out) == 0 && (f > 0 || !measured("aaec")) {
			continue
		}
		m := train.Fit(in, o)
		measure(m, out)
		if f == 0 && measured("aaec") {
			measure(m, test)
		}
		fmt.Fprintf(os.Stderr, "fold %d done, %.0f s\n", f+1, time.Since(begin).Seconds())
	}
	for _, c := range []string{"aaec", "microtexts1", "microtexts2", "cmv", "opeds"} {
		if r := results[c]; r != nil {
			r.print(c)
			if errs > 0 {
				r.worst(errs)
			}
		}
	}
	fmt.Printf("time %.0f s\n", time.Since(begin).Seconds())
	return nil
}

// results holds what was measured, by corpus.
type results map[string]*result

// add mines the texts, with and without their gold segments, and scores them.
func (rs results) add(m *mine.Model, docs []*train.Doc) {
	for _, d := range docs {
		r := rs[d.Corpus]
		if r == nil {
			r = &result{}
			rs[d.Corpus] = r
		}
		v := d.Found()
		v.Genre = m.GenreOf(d.View.Doc)
		if v.Genre != d.View.Genre {
			r.misread++
		}
		p := m.Mine(v, nil)
		r.docs = append(r.docs, docScore{d, eval.Text(&d.Text, p), eval.Text(&d.Text, m.Mine(v, d.Spans())), p})
	}
}

// measureEmbedded scores the weights of the library on what they did not learn
// from.
func measureEmbedded(corpora, opeds string, errs int) error {
	m, err := mine.Load()
	if err != nil {
		return err
	}
	rs := results{}
	dev, err := gold.ReadLines(filepath.Join(corpora, "aaec", "dev.jsonl"))
	if err != nil {
		return err
	}
	held, err := gold.ReadOpeds(filepath.Join(opeds, "heldout"))
	if err != nil {
		return err
	}
	docs, err := train.Prepare(append(dev, held...))
	if err != nil {
		return err
	}
	rs.add(m, docs)
	for _, c := range []string{"aaec", "opeds"} {
		rs[c].print(c)
		rs[c].worst(errs)
	}
	return nil
}
