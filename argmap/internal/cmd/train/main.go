// Command train fits the miner to the train parts of the corpora and to the
// op-eds of this repository and writes argmap/internal/mine/weights.bin. The
// same data give the same bytes.
//
//	go run ./argmap/internal/cmd/train -corpora ../shared/corpora
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/train"
)

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	opeds := flag.String("opeds", "testdata/opeds", "folder of the op-eds")
	out := flag.String("out", "argmap/internal/mine/weights.bin", "file to write")
	flag.Parse()
	if err := run(*corpora, *opeds, *out); err != nil {
		log.Fatal(err)
	}
}

func run(corpora, opeds, out string) error {
	begin := time.Now()
	texts, err := gold.ReadOpeds(filepath.Join(opeds, "train"))
	if err != nil {
		return err
	}
	for _, c := range []string{"aaec", "microtexts1", "microtexts2", "cmv"} {
		ts, err := gold.ReadLines(filepath.Join(corpora, c, "train.jsonl"))
		if err != nil {
			return err
		}
		texts = append(texts, ts...)
	}
	docs, err := train.Prepare(texts)
	if err != nil {
		return err
	}
	b, err := train.Fit(docs, train.Defaults()).Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d texts, %d bytes, %.0f s\n", len(texts), len(b), time.Since(begin).Seconds())
	return os.WriteFile(out, b, 0o644)
}
