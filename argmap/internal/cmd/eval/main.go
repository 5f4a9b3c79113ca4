// Command eval trains on the train parts of the corpora and prints how well
// the miner does on texts it has not seen: the dev part of a corpus, or
// cross-validation by topic or thread where it has none.
//
//	go run ./argmap/internal/cmd/eval -corpora ../shared/corpora
//
// With -ablate it prints what each group of features is worth, with -stance
// whether the stance model would help to sign links, with -leave-out how the
// miner does on a corpus of whose kind it has seen nothing, and with -embedded
// the figures of the weights in the library.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/train"
)

// corporaNames are the corpora in the order of the table.
var corporaNames = []string{"aaec", "essays", "microtexts1", "microtexts2", "microtexts", "cmv", "opeds", "opeds-read", "opeds-real", "opeds-press", "gum-read", "heldout", "heldout-plain", "heldout-read", "heldout-press"}

func main() {
	log.SetFlags(0)
	log.SetPrefix("eval: ")
	e := &evaluation{begin: time.Now(), options: train.Defaults(), results: results{}}
	flag.StringVar(&e.corpora, "corpora", "../shared/corpora", "folder of the corpora")
	flag.StringVar(&e.own, "own", "testdata", "folder of the project's own texts")
	flag.IntVar(&e.folds, "folds", 5, "folds of the cross-validation")
	flag.StringVar(&e.only, "only", "", "comma-separated corpora to measure (default all)")
	flag.IntVar(&e.errors, "errors", 0, "print the worst `n` documents of each corpus, gold and mined trees side by side")
	flag.BoolVar(&e.goldSegments, "gold-segments", true, "measure with gold segments too")
	embedded := flag.Bool("embedded", false, "measure the embedded weights on aaec dev and the held-out op-eds")
	flag.StringVar(&e.weights, "weights", "", "with -embedded: a file of weights to measure instead")
	ablate := flag.Bool("ablate", false, "measure aaec dev and one fold of the rest without each group of features")
	signs := flag.Bool("stance", false, "cross-validate without and with what the stance model says of each link among the features of its sign")
	leave := flag.Bool("leave-out", false, "train without the corpora of a genre and measure on them, for each genre")
	o := &e.options
	flag.IntVar(&o.Folds, "inner", o.Folds, "folds inside each training; fewer take less time")
	flag.IntVar(&o.Segment.Epochs, "segment-epochs", o.Segment.Epochs, "passes of the segmenter's training")
	flag.IntVar(&o.Relate.Epochs, "relate-epochs", o.Relate.Epochs, "passes of the relater's training")
	flag.Parse()
	run := e.crossValidate
	switch {
	case *embedded:
		run = e.embedded
	case *ablate:
		run = e.ablate
	case *signs:
		run = e.stance
	case *leave:
		run = e.leaveOut
	}
	if err := run(); err != nil {
		log.Fatal(err)
	}
	fmt.Printf("time %.0f s\n", time.Since(e.begin).Seconds())
}

// An evaluation is one run of the command.
type evaluation struct {
	corpora, own, only string
	weights            string
	folds, errors      int
	goldSegments       bool
	options            train.Options
	begin              time.Time
	learn, seen, dev   []*train.Doc // as models learn from them, the same texts as they are, aaec's dev part
	results            results
}

func (e *evaluation) measured(corpus string) bool {
	return e.only == "" || strings.Contains(","+e.only+",", ","+corpus+",")
}

// read loads the train parts and aaec's dev part.
func (e *evaluation) read() error {
	ts, err := train.Texts(e.corpora, e.own)
	if err != nil {
		return err
	}
	if e.learn, err = train.Prepare(train.Vary(ts)); err != nil {
		return err
	}
	if e.seen, err = train.Prepare(ts); err != nil {
		return err
	}
	e.dev, err = e.readDev()
	return err
}

func (e *evaluation) readDev() ([]*train.Doc, error) {
	ts, err := gold.ReadLines(filepath.Join(e.corpora, "aaec", "dev.jsonl"))
	if err != nil {
		return nil, err
	}
	return train.Prepare(ts)
}

// split parts the texts for one fold: the essays are all for learning.
func (e *evaluation) split(fold int) (learn, test []*train.Doc) {
	for i, d := range e.learn {
		switch {
		case mine.GenreOf(d.Corpus) == mine.Essay || train.Fold(d.Group+"/cv", e.folds) != fold:
			learn = append(learn, d)
		case e.measured(d.Corpus):
			test = append(test, e.seen[i])
		}
	}
	if fold == 0 && e.measured("aaec") {
		test = append(test, e.dev...)
	}
	return learn, test
}

func (e *evaluation) progress(what string) {
	fmt.Fprintf(os.Stderr, "%s, %.0f s\n", what, time.Since(e.begin).Seconds())
}

func (e *evaluation) crossValidate() error {
	if err := e.read(); err != nil {
		return err
	}
	for f := range e.folds {
		learn, test := e.split(f)
		if len(test) == 0 {
			continue
		}
		e.results.add(train.Fit(learn, e.options), test)
		e.progress(fmt.Sprintf("fold %d of %d", f+1, e.folds))
	}
	e.print()
	return nil
}

func (e *evaluation) print() {
	for _, c := range corporaNames {
		if r := e.results[c]; r != nil {
			r.print(c, e.goldSegments)
			r.worst(os.Stdout, e.errors)
		}
	}
}

// model gives the weights of the library, or those of the file that was named.
func (e *evaluation) model() (*mine.Model, error) {
	if e.weights == "" {
		return mine.Load()
	}
	b, err := os.ReadFile(e.weights)
	if err != nil {
		return nil, err
	}
	return mine.Parse(b)
}

// embedded prints how the weights of the library do on what they did not learn from.
func (e *evaluation) embedded() error {
	m, err := e.model()
	if err != nil {
		return err
	}
	if err := e.score(m); err != nil {
		return err
	}
	e.print()
	for _, name := range []string{"points", "reported"} {
		if !e.measured(name) {
			continue
		}
		con, pro, err := e.scorePoints(m, name)
		if err != nil {
			return err
		}
		fmt.Printf("\n%s: of the other side %v; of the author's own %v\n", name, con, pro)
	}
	return nil
}

// score mines what the weights of the library did not learn from.
func (e *evaluation) score(m *mine.Model) error {
	var docs []*train.Doc
	if e.measured("aaec") {
		var err error
		docs, err = e.readDev()
		switch {
		case errors.Is(err, fs.ErrNotExist):
			e.progress("without the essays: " + err.Error())
		case err != nil:
			return err
		}
	}
	for _, part := range []string{"heldout", "heldout-plain", "heldout-read", "heldout-press"} {
		if !e.measured(part) {
			continue
		}
		ts, err := gold.ReadOpeds(filepath.Join(e.own, "opeds", part))
		if err != nil {
			return err
		}
		for i := range ts {
			ts[i].Corpus = part
		}
		held, err := train.Prepare(ts)
		if err != nil {
			return err
		}
		docs = append(docs, held...)
	}
	e.results.add(m, docs)
	return nil
}

// ablate prints the figures of the first fold with all features and without
// each group. So many models are best trained with few folds inside.
func (e *evaluation) ablate() error {
	if err := e.read(); err != nil {
		return err
	}
	learn, test := e.split(0)
	hide := func(name string, t *mine.Templates) {
		for _, d := range append(learn, test...) {
			d.View.Off = t
		}
		e.results = results{}
		e.results.add(train.Fit(learn, e.options), test)
		e.results.brief(name)
	}
	hide("all features", nil)
	for _, g := range mine.Groups {
		t, _ := mine.Without(g.Name)
		hide("- "+g.Name, t)
		e.progress(g.Name)
	}
	return nil
}

// leaveOut measures each corpus with a model that saw nothing of its kind.
func (e *evaluation) leaveOut() error {
	if err := e.read(); err != nil {
		return err
	}
	for _, left := range [][]string{{"aaec", "essays"}, {"microtexts"}, {"cmv"}, {"opeds", "gum-read", "cmv-read"}} {
		var learn, test []*train.Doc
		for i, d := range e.learn {
			switch {
			case !slices.ContainsFunc(left, func(name string) bool { return strings.HasPrefix(d.Corpus, name) }):
				learn = append(learn, d)
			case e.measured(d.Corpus):
				test = append(test, e.seen[i])
			}
		}
		if len(test) == 0 {
			continue
		}
		e.results.add(train.Fit(learn, e.options), test)
		e.progress("without " + left[0])
	}
	e.print()
	return nil
}
