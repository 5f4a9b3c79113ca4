// Command traintags fits the tag corrector of package nlp to gold tags and
// writes its weights. The same data give the same bytes:
//
//	go run ./nlp/internal/cmd/traintags [-train ../shared/corpora/gum/train.jsonl]
//
// With -dev it also prints the share of words of another file that are tagged
// as in gold, gold tokens and sentences given.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"

	"opedmap/nlp"
	"opedmap/nlp/internal/form"
	"opedmap/nlp/internal/tagger"
)

func main() {
	train := flag.String("train", "../shared/corpora/gum/train.jsonl", "gold `file` to learn from")
	dev := flag.String("dev", "", "gold `file` to measure on")
	out := flag.String("o", "nlp/internal/tagger/tags.bin", "weights `file` to write")
	o := tagger.Options{Seed: 1}
	flag.IntVar(&o.Epochs, "epochs", 8, "passes over the data")
	flag.IntVar(&o.Least, "least", 1, "leave out features in fewer updates")
	flag.Float64Var(&o.Small, "small", 0, "leave out smaller weights")
	flag.Float64Var(&o.Limit, "limit", 20, "cut larger weights")
	flag.Parse()
	if err := run(*train, *dev, *out, o); err != nil {
		fmt.Fprintln(os.Stderr, "traintags:", err)
		os.Exit(1)
	}
}

func run(train, dev, out string, o tagger.Options) error {
	sentences, err := read(train)
	if err != nil {
		return err
	}
	m, f := tagger.Train(sentences, o)
	b, err := f.Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d sentences, %d features, %d bytes\n", len(sentences), m.Len(), len(b))
	if dev != "" {
		held, err := read(dev)
		if err != nil {
			return err
		}
		fmt.Printf("accuracy on %s: %.4f, of prose alone %.4f\n", dev, tagger.Accuracy(m, held), tagger.ProseAccuracy(held))
	}
	return os.WriteFile(out, b, 0o644)
}

// read gives the gold sentences of a file.
func read(path string) ([]tagger.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []tagger.Sentence
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var g struct {
			Text      string     `json:"text"`
			Sentences []nlp.Span `json:"sentences"`
			Tokens    []struct {
				nlp.Span
				Xpos string `json:"xpos"`
			} `json:"tokens"`
		}
		if err := json.Unmarshal(in.Bytes(), &g); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		k, quotes, last := 0, 0, 0
		for _, s := range g.Sentences {
			if strings.Contains(g.Text[last:s.Start], "\n") {
				quotes = 0
			}
			last = s.End
			var c tagger.Sentence
			for ; k < len(g.Tokens) && g.Tokens[k].End <= s.End; k++ {
				t := g.Tokens[k]
				w := t.Span.Text(g.Text)
				c.Words = append(c.Words, tagger.Word{
					Text: w, Lower: form.Lower(w), Quotes: quotes,
					GlueLeft:  k > 0 && g.Tokens[k-1].End == t.Start,
					GlueRight: k+1 < len(g.Tokens) && g.Tokens[k+1].Start == t.End,
				})
				c.Tags = append(c.Tags, t.Xpos)
				if w == `"` {
					quotes++
				}
			}
			if len(c.Words) > 0 {
				out = append(out, c)
			}
		}
	}
	return out, in.Err()
}
