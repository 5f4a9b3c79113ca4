// Command trainapparatus fits the finder of apparatus to the op-eds of this
// repository, to pages made up from the forms in its folder forms, and to the
// corpora's essays and posts, and writes
// argmap/internal/apparatus/weights.bin. The same data give the same bytes.
//
//	go run ./argmap/internal/cmd/trainapparatus -corpora ../shared/corpora
//
// With -folds 5 it cross-validates on the op-eds instead, with -heldout it
// measures the embedded weights on the held-out op-eds, with -false on the
// development essays and the posts.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"opedmap/argmap/internal/apparatus"
)

func main() {
	log.SetFlags(0)
	corpora := flag.String("corpora", "../shared/corpora", "folder of the corpora")
	opeds := flag.String("opeds", "testdata/opeds", "folder of the op-eds")
	out := flag.String("out", "argmap/internal/apparatus/weights.bin", "file to write")
	folds := flag.Int("folds", 0, "cross-validate in this many folds and write nothing")
	heldout := flag.Bool("heldout", false, "measure the embedded weights on the held-out op-eds and write nothing")
	fooled := flag.Bool("false", false, "measure how many components of essays and posts the embedded weights hide, and write nothing")
	show := flag.Int("pages", 0, "print this many made-up pages with their apparatus and write nothing")
	verbose := flag.Bool("v", false, "print every error")
	flag.Parse()
	var err error
	switch {
	case *show > 0:
		err = showPages(*corpora, *opeds, *show)
	case *heldout:
		for _, part := range []string{"heldout", "heldout-plain", "heldout-read", "heldout-press"} {
			if err == nil {
				fmt.Println(part)
				err = measureOpeds(filepath.Join(*opeds, part), *verbose)
			}
		}
	case *fooled:
		err = measureFalse(*corpora, *verbose)
	case *folds > 0:
		err = crossValidate(*corpora, *opeds, *folds, *verbose)
	default:
		err = fit(*corpora, *opeds, *out)
	}
	if err != nil {
		log.Fatal(err)
	}
}

func fit(corpora, opeds, out string) error {
	begin := time.Now()
	d, err := read(corpora, opeds)
	if err != nil {
		return err
	}
	es, err := d.examples(d.opeds)
	if err != nil {
		return err
	}
	b, err := apparatus.Train(es, apparatus.Defaults()).Save().Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d pages, %d bytes, %.0f s\n", len(es), len(b), time.Since(begin).Seconds())
	return os.WriteFile(out, b, 0o644)
}

// showPages prints made-up pages for the eye.
func showPages(corpora, opeds string, n int) error {
	d, err := read(corpora, opeds)
	if err != nil {
		return err
	}
	p, err := newPress(d, d.opeds, 1)
	if err != nil {
		return err
	}
	for range n {
		text, ps := p.make()
		fmt.Println("=====")
		at := 0
		for _, a := range ps {
			fmt.Print(text[at:a.Start], "⟦", a.Label, ":", a.Text(text), "⟧")
			at = a.End
		}
		fmt.Println(text[at:])
	}
	return p.err
}
