// Command trainnames fits the name recogniser of package nlp to gold names and
// writes its weights. The same data give the same bytes:
//
//	go run ./nlp/internal/cmd/trainnames [-gum ../shared/corpora/gum] [-news ../shared/corpora/newsmtsc] [-opeds testdata/opeds]
//
// With -cv it writes no weights but learns from all op-eds and news but a fifth,
// five times, and measures on that fifth; with -dev it measures on the parts dev
// of GUM and NewsMTSC.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"opedmap/nlp"
	"opedmap/nlp/internal/ner"
)

type config struct {
	gum, news, opeds, out, names string
	cv, dev                      bool
	weight, newsWeight           float64
	folds                        int
	show                         bool
	options                      ner.Options
}

func main() {
	c := config{options: ner.Defaults}
	flag.StringVar(&c.gum, "gum", "../shared/corpora/gum", "`folder` of GUM")
	flag.StringVar(&c.news, "news", "../shared/corpora/newsmtsc", "`folder` of NewsMTSC")
	flag.StringVar(&c.opeds, "opeds", "testdata/opeds", "`folder` of the parts train and train-read")
	flag.StringVar(&c.out, "o", "nlp/internal/ner/names.bin", "weights `file` to write")
	flag.StringVar(&c.names, "names", "", "`file` for the names that cross-validation finds")
	flag.BoolVar(&c.cv, "cv", false, "cross-validate on the op-eds")
	flag.BoolVar(&c.dev, "dev", false, "measure on the parts dev of GUM and NewsMTSC")
	flag.BoolVar(&c.show, "show", false, "print the differences from gold")
	flag.Float64Var(&c.weight, "weight", 1, "weight of an op-ed against a text of GUM")
	flag.Float64Var(&c.newsWeight, "news-weight", 0.2, "weight of a sentence of NewsMTSC against a text of GUM")
	flag.IntVar(&c.folds, "folds", folds, "`number` of folds of five that -cv runs")
	flag.IntVar(&c.options.Epochs, "epochs", c.options.Epochs, "passes over the data")
	flag.IntVar(&c.options.Least, "least", c.options.Least, "leave out rarer features")
	flag.Float64Var(&c.options.Rate, "rate", c.options.Rate, "learning rate")
	flag.Float64Var(&c.options.L2, "l2", c.options.L2, "penalty on weights")
	flag.Float64Var(&c.options.Step, "step", c.options.Step, "rounding of weights")
	flag.Float64Var(&c.options.Dense, "dense", c.options.Dense, "learning rate for vectors")
	flag.Float64Var(&c.options.Drop, "drop", c.options.Drop, "share of features that a step leaves out")
	flag.Float64Var(&c.options.Bias, "bias", c.options.Bias, "probability that makes a name")
	flag.Parse()
	if err := c.run(); err != nil {
		fmt.Fprintln(os.Stderr, "trainnames:", err)
		os.Exit(1)
	}
}

func (c *config) run() error {
	opeds, err := readOpeds(filepath.Join(c.opeds, "train"), filepath.Join(c.opeds, "train-read"))
	if err != nil {
		return err
	}
	gum, err := readGUM(filepath.Join(c.gum, "train.jsonl"))
	if err != nil {
		return err
	}
	var cases []ner.Case
	for i := range gum {
		cases = append(cases, newCase(&gum[i], 1))
	}
	news, err := readNews(filepath.Join(c.news, "train.jsonl"))
	if err != nil {
		return err
	}
	learn := make([]ner.Case, len(opeds))
	for i := range opeds {
		t, err := headlined(&opeds[i], i)
		if err != nil {
			return err
		}
		learn[i] = newCase(&t, c.weight)
	}
	if c.cv {
		return c.crossValidate(cases, learn, opeds, news)
	}
	for i := range news {
		cases = append(cases, newCase(&news[i], c.newsWeight))
	}
	cases = append(cases, learn...)
	m := ner.Train(cases, c.options)
	b, err := m.Save().Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d texts, %s, %d bytes\n", len(cases), m, len(b))
	if c.dev {
		if err := c.measure(m); err != nil {
			return err
		}
	}
	return os.WriteFile(c.out, b, 0o644)
}

// measure prints how well a model does on the parts dev.
func (c *config) measure(m *ner.Model) error {
	dev, err := readGUM(filepath.Join(c.gum, "dev.jsonl"))
	if err != nil {
		return err
	}
	var s score
	c.each(m, dev, s.add, show)
	s.print(os.Stdout, "GUM dev")
	if dev, err = readNews(filepath.Join(c.news, "dev.jsonl")); err != nil {
		return err
	}
	var n newsScore
	c.each(m, dev, n.add, showNews)
	n.print(os.Stdout, "NewsMTSC dev")
	return nil
}

// each counts the names that a model finds in texts and, if wanted, shows the differences.
func (c *config) each(m *ner.Model, texts []text, add, show func(*text, []nlp.Name)) {
	for i := range texts {
		names := find(m, &texts[i])
		add(&texts[i], names)
		if c.show {
			show(&texts[i], names)
		}
	}
}

const folds = 5

// crossValidate measures on op-eds that the model has not seen.
func (c *config) crossValidate(cases, learn []ner.Case, opeds, news []text) error {
	var s score
	var n newsScore
	found := make([][]nlp.Name, len(opeds))
	for fold := range c.folds {
		train := slices.Clone(cases)
		for i := range opeds {
			if i%folds != fold {
				train = append(train, learn[i])
			}
		}
		for i := range news {
			if articleFold(news[i].id, folds) != fold {
				train = append(train, newCase(&news[i], c.newsWeight))
			}
		}
		m := ner.Train(train, c.options)
		for i := range news {
			if articleFold(news[i].id, folds) == fold {
				n.add(&news[i], find(m, &news[i]))
			}
		}
		for i := fold; i < len(opeds); i += folds {
			found[i] = find(m, &opeds[i])
		}
	}
	n.print(os.Stdout, "NewsMTSC, cross-validated")
	for i := range opeds {
		if i%folds >= c.folds {
			continue
		}
		s.add(&opeds[i], found[i])
		if c.show {
			show(&opeds[i], found[i])
		}
	}
	s.print(os.Stdout, "op-eds, cross-validated")
	calibration(opeds, found)
	if c.names == "" {
		return nil
	}
	f, err := os.Create(c.names)
	if err != nil {
		return err
	}
	defer f.Close()
	e := json.NewEncoder(f)
	for i := range opeds {
		if err := e.Encode(struct {
			ID    string     `json:"id"`
			Names []nlp.Name `json:"names"`
		}{opeds[i].id, found[i]}); err != nil {
			return err
		}
	}
	return f.Close()
}

// find gives the names that a model finds in a text, with titles for GUM, where
// they belong to names.
func find(m *ner.Model, t *text) []nlp.Name {
	var out []nlp.Name
	words := sentences(t.doc)
	for _, n := range m.Find(words) {
		first := t.doc.Sentences[n.Sentence].First
		if n.Label == ner.Person && !t.oped && !t.news {
			n.First -= ner.Titles(words[n.Sentence], n.First)
		}
		out = append(out, nlp.Name{
			Span:  nlp.Span{Start: t.doc.Tokens[first+n.First].Start, End: t.doc.Tokens[first+n.Last-1].End},
			Label: nlp.Label(n.Label), Confidence: n.Confidence, SpanConfidence: min(1, n.SpanConfidence),
		})
	}
	return out
}

// show prints where the names found differ from gold.
func show(t *text, names []nlp.Name) {
	type pair struct{ gold, found string }
	at := map[nlp.Span]pair{}
	for _, g := range t.names {
		at[g.Span] = pair{gold: g.label}
	}
	for _, n := range names {
		p := at[n.Span]
		p.found = n.Label.String()
		at[n.Span] = p
	}
	var spans []nlp.Span
	for s := range at {
		spans = append(spans, s)
	}
	slices.SortFunc(spans, func(a, b nlp.Span) int { return (a.Start-b.Start)*10000 + a.End - b.End })
	for _, s := range spans {
		if p := at[s]; p.gold != p.found && !(p.gold == "GPE_OR_LOC" && (p.found == "GPE" || p.found == "LOC")) {
			before := t.doc.Text[max(0, s.Start-25):s.Start]
			after := t.doc.Text[s.End:min(len(t.doc.Text), s.End+15)]
			fmt.Printf("%-22s gold %-10s found %-7s %q [%s] %q\n", t.id, p.gold, p.found, before, s.Text(t.doc.Text), after)
		}
	}
}

// calibration prints how often names of a confidence are right.
func calibration(texts []text, found [][]nlp.Name) {
	const bins = 5
	var n, right [bins]int
	var mean [bins]float64
	for i := range texts {
		gold := map[nlp.Span]string{}
		for _, g := range texts[i].names {
			gold[g.Span] = g.label
		}
		for _, f := range found[i] {
			b := min(bins-1, int(f.Confidence*bins))
			n[b]++
			mean[b] += f.Confidence
			if gold[f.Span] == f.Label.String() {
				right[b]++
			}
		}
	}
	for b := range bins {
		if n[b] > 0 {
			fmt.Printf("  confidence %.2f: %.2f right of %d\n", mean[b]/float64(n[b]), float64(right[b])/float64(n[b]), n[b])
		}
	}
}
