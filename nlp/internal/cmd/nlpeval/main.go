// Command nlpeval measures package nlp against gold tokens, sentences and tags
// and prints a table:
//
//	go run ./nlp/internal/cmd/nlpeval [-errors n] [../shared/corpora/gum/dev.jsonl]
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	errors := flag.Int("errors", 0, "print this many of the most frequent errors of each kind")
	flag.Parse()
	path := flag.Arg(0)
	if path == "" {
		path = "../shared/corpora/gum/dev.jsonl"
	}
	if err := run(os.Stdout, path, *errors); err != nil {
		fmt.Fprintln(os.Stderr, "nlpeval:", err)
		os.Exit(1)
	}
}
