package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/plain"
	"opedmap/nlp"
)

// line is one of a corpus, with the places that people judged.
type line struct {
	Text    string
	Targets []struct {
		Start, End int
		Label      string
	}
}

var labels = map[string]int{"favor": 0, "neutral": 1, "against": 2}

func passages(dir, part string) (out []passage, err error) {
	ls, err := gold.Read[line](filepath.Join(dir, "newsmtsc", part+".jsonl"))
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

// invented gives plain sentences, a number of each pattern.
func invented(times int, seed uint64) []passage {
	var out []passage
	for _, s := range plain.Sentences(times, seed) {
		p := passage{text: s.Text}
		for _, t := range s.Targets {
			p.targets = append(p.targets, target{t.Span, int(t.Attitude)})
		}
		out = append(out, p)
	}
	return out
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
