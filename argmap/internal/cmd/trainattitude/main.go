// Command trainattitude trains the attitude model from NewsMTSC and writes its
// weights:
//
//	go run ./argmap/internal/cmd/trainattitude -corpora ../shared/corpora
//
// Besides the judgements of people it learns from those of a teacher, a larger
// model whose probabilities for other targets and varied sentences stand in
// teacher.bin, keyed by hash; no text of the corpora is in it. With -list the
// command writes those sentences for a teacher to judge and stops; with
// -measure it prints the figures of the embedded model.
package main

import (
	"bufio"
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
)

type line struct {
	Text    string
	Targets []struct {
		Start, End int
		Label      string
	}
}

func read(path string) (out []line, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var r line
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, r)
	}
	return out, sc.Err()
}

var labels = map[string]int{"favor": 0, "neutral": 1, "against": 2}

func passages(dir, part string) (out []passage, err error) {
	ls, err := read(filepath.Join(dir, "newsmtsc", part+".jsonl"))
	if err != nil {
		return nil, err
	}
	for _, l := range ls {
		p := passage{text: l.Text}
		for _, t := range l.Targets {
			p.targets = append(p.targets, target{nlp.Span{Start: t.Start, End: t.End}, labels[t.Label]})
		}
		out = append(out, p)
	}
	return out, nil
}

// silver lists the passages that the teacher judges.
func silver(dir string, gold []passage) (out []passage, err error) {
	seen := map[string]int{}
	like := map[form][]string{}
	for _, p := range gold {
		for _, w := range terms.FindAllString(p.text, -1) {
			if seen[w]++; seen[w] == 2 {
				if f, ok := formOf(w); ok {
					like[f] = append(like[f], w)
				}
			}
		}
	}
	for _, p := range gold {
		if q := named(p, 3); len(q.targets) > 0 {
			out = append(out, q)
		}
	}
	for _, c := range []string{"gum/train", "gum/dev", "cmv/train"} {
		ls, err := read(filepath.Join(dir, c+".jsonl"))
		if err != nil {
			return nil, err
		}
		for _, l := range ls {
			for _, p := range sentencesOf(l.Text) {
				if q := named(p, 2); len(q.targets) > 0 {
					out = append(out, q)
				}
			}
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, rate := range []float64{0.3, 0.5, 0.2, 0.6} {
		for _, p := range gold {
			if len(p.text) < 400 {
				out = append(out, vary(p, like, rate, rng))
			}
		}
	}
	return out, nil
}

func list(path string, ps []passage) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	for _, p := range ps {
		for _, t := range p.targets {
			b, err := json.Marshal(map[string]any{"key": fmt.Sprintf("%08x", key(p.text, t.Span)), "text": p.text, "start": t.Start, "end": t.End})
			if err != nil {
				return err
			}
			w.Write(append(b, '\n'))
		}
	}
	return w.Flush()
}

// teacher holds records of six bytes: key, then the probabilities of favor and
// against in 255ths.
//
//go:embed teacher.bin
var teacher []byte

func judgements() map[uint32][3]float64 {
	m := map[uint32][3]float64{}
	for b := teacher; len(b) >= 6; b = b[6:] {
		f, a := float64(b[4])/255, float64(b[5])/255
		m[binary.LittleEndian.Uint32(b)] = [3]float64{f, max(0, 1-f-a), a}
	}
	return m
}

// examples parses passages; targets without a label take the teacher's word,
// and are left out when it has none.
func examples(ps []passage, known map[uint32][3]float64) (out []attitude.Example, err error) {
	for _, p := range ps {
		var doc *nlp.Document
		for _, t := range p.targets {
			e := attitude.Example{Target: t.Span, Gold: t.label >= 0}
			if e.Gold {
				e.Probabilities[t.label] = 1
			} else if q, ok := known[key(p.text, t.Span)]; ok {
				e.Probabilities = q
			} else {
				continue
			}
			if doc == nil {
				if doc, err = nlp.Parse(p.text, nlp.WithoutNames()); err != nil {
					return nil, err
				}
			}
			e.Doc = doc
			out = append(out, e)
		}
	}
	return out, nil
}

func main() {
	dir := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	to := flag.String("o", "argmap/internal/attitude/weights.bin", "file to write")
	sentences := flag.String("list", "", "write the sentences for a teacher to this file and stop")
	measure := flag.Bool("measure", false, "print the figures of the embedded model and stop")
	o := attitude.Options{Log: os.Stderr, Seed: 1}
	flag.IntVar(&o.Bits, "bits", 18, "")
	flag.IntVar(&o.Epochs, "epochs", 8, "")
	flag.IntVar(&o.SparseEpochs, "sparseepochs", 8, "")
	flag.Float64Var(&o.Rate, "rate", 0.02, "")
	flag.Float64Var(&o.L2, "l2", 1e-4, "")
	flag.Float64Var(&o.Prune, "prune", 0.01, "")
	flag.Float64Var(&o.NetRate, "netrate", 0.002, "")
	flag.Float64Var(&o.Decay, "decay", 0.01, "")
	flag.Float64Var(&o.WordDrop, "worddrop", 0.1, "")
	flag.Float64Var(&o.PoolDrop, "pooldrop", 0.2, "")
	flag.Float64Var(&o.Silver, "silver", 0.5, "")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	if err := run(*dir, *to, *sentences, *measure, o); err != nil {
		fmt.Fprintln(os.Stderr, "trainattitude:", err)
		os.Exit(1)
	}
}

func run(dir, to, sentences string, measure bool, o attitude.Options) error {
	gold, err := passages(dir, "train")
	if err != nil {
		return err
	}
	dev, err := passages(dir, "dev")
	if err != nil {
		return err
	}
	extra, err := silver(dir, gold)
	if err != nil {
		return err
	}
	if sentences != "" {
		return list(sentences, extra)
	}
	held, err := examples(dev, nil)
	if err != nil {
		return err
	}
	if measure {
		return nil
	}
	train, err := examples(append(gold, extra...), judgements())
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, len(train), "examples")
	m, err := attitude.Train(train, held, o)
	if err != nil {
		return err
	}
	b, err := m.Encode()
	if err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o644)
}
