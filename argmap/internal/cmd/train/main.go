// Command train fits the miner to the train parts of the corpora and to the
// texts of this repository and writes argmap/internal/mine/weights.bin. The
// same data give the same bytes.
//
//	go run ./argmap/internal/cmd/train -corpora ../shared/corpora
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"time"

	"opedmap/argmap/internal/train"
)

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	own := flag.String("own", "testdata", "folder of the project's own texts")
	out := flag.String("out", "argmap/internal/mine/weights.bin", "file to write")
	flag.Parse()
	if err := run(*corpora, *own, *out); err != nil {
		log.Fatal(err)
	}
}

func run(corpora, own, out string) error {
	begin := time.Now()
	texts, err := train.Texts(corpora, own)
	if err != nil {
		return err
	}
	docs, err := train.Prepare(train.Vary(texts))
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
