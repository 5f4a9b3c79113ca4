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
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"

	"opedmap/argmap/internal/attitude"
)

func main() {
	dir := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	to := flag.String("o", "argmap/internal/attitude/weights.bin", "file to write")
	sentences := flag.String("list", "", "write the sentences for a teacher to this file and stop")
	measure := flag.Bool("measure", false, "print the figures of the embedded model and stop")
	cv := flag.Bool("cv", false, "print the figures of a cross-validation on the train part and stop")
	times := flag.Int("plain", 12, "sentences to make of each pattern of package plain")
	o := attitude.Options{Seed: 1}
	flag.IntVar(&o.Bits, "bits", 18, "log2 of the number of slots of the regression")
	flag.IntVar(&o.Epochs, "epochs", 6, "passes of the network")
	flag.IntVar(&o.SparseEpochs, "sparseepochs", 8, "passes of the regression")
	flag.Float64Var(&o.Rate, "rate", 0.02, "learning rate of the regression")
	flag.Float64Var(&o.L2, "l2", 1e-4, "penalty on the weights of the regression")
	flag.Float64Var(&o.Prune, "prune", 0.01, "weights of the regression of smaller magnitude become 0")
	flag.Float64Var(&o.NetRate, "netrate", 0.002, "learning rate of the network")
	flag.Float64Var(&o.Decay, "decay", 0.01, "decay of the weights of the network")
	flag.Float64Var(&o.WordDrop, "worddrop", 0.1, "share of learned words left out at random")
	flag.Float64Var(&o.PoolDrop, "pooldrop", 0.2, "share of the pool left out at random")
	flag.Float64Var(&o.Silver, "silver", 0.5, "weight of the teacher's judgements in the regression")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	if err := run(*dir, *to, *sentences, *measure, *cv, *times, o); err != nil {
		fmt.Fprintln(os.Stderr, "trainattitude:", err)
		os.Exit(1)
	}
}

func run(dir, to, sentences string, measure, cv bool, times int, o attitude.Options) error {
	if measure {
		return figures(dir)
	}
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
	if cv {
		return crossValidate(gold, extra, invented(times, o.Seed), o)
	}
	held, err := examples(dev, nil)
	if err != nil {
		return err
	}
	train, err := examples(slices.Concat(gold, extra, invented(times, o.Seed)), judgements())
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
