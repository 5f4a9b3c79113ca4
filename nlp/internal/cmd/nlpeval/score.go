package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"opedmap/nlp"
)

type goldToken struct {
	nlp.Span
	Xpos string `json:"xpos"`
}

type goldText struct {
	ID        string      `json:"id"`
	Text      string      `json:"text"`
	Sentences []nlp.Span  `json:"sentences"`
	Tokens    []goldToken `json:"tokens"`
}

// counts are true positives, predictions and gold items.
type counts struct{ hit, guess, gold int }

func (c counts) String() string {
	p, r := float64(c.hit)/float64(c.guess), float64(c.hit)/float64(c.gold)
	return fmt.Sprintf("precision %.4f  recall %.4f  F1 %.4f  (%d of %d gold)", p, r, 2*p*r/(p+r), c.hit, c.gold)
}

type tally map[string]int

func (t tally) print(w io.Writer, title string, n int) {
	if n == 0 {
		return
	}
	keys := make([]string, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int { return cmp.Or(t[b]-t[a], cmp.Compare(a, b)) })
	fmt.Fprintf(w, "\n%s\n", title)
	for _, k := range keys[:min(n, len(keys))] {
		fmt.Fprintf(w, "%5d  %s\n", t[k], k)
	}
}

// around shows a span in its line of text.
func around(text string, s nlp.Span, n int) string {
	from, to := max(0, s.Start-n), min(len(text), s.End+n)
	return fmt.Sprintf("%q", text[from:s.Start]+"⟦"+text[s.Start:s.End]+"⟧"+text[s.End:to])
}

func run(w io.Writer, path string, n int) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var tokens, sentences, tags counts
	missed, extra, early, late, confused, words := tally{}, tally{}, tally{}, tally{}, tally{}, tally{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var g goldText
		if err := json.Unmarshal(in.Bytes(), &g); err != nil {
			return err
		}
		d, err := nlp.Parse(g.Text, nlp.WithoutNames())
		if err != nil {
			return fmt.Errorf("%s: %w", g.ID, err)
		}
		gold := map[nlp.Span]string{}
		for _, t := range g.Tokens {
			gold[t.Span] = t.Xpos
		}
		tokens.guess += len(d.Tokens)
		tokens.gold += len(g.Tokens)
		for _, t := range d.Tokens {
			want, ok := gold[t.Span]
			if !ok {
				extra[t.Span.Text(g.Text)+"  "+around(g.Text, t.Span, 12)]++
				continue
			}
			tokens.hit++
			tags.guess, tags.gold = tags.guess+1, tags.gold+1
			if t.Tag == want {
				tags.hit++
			} else {
				confused[want+" taken for "+t.Tag]++
				words[t.Lower+" "+want+" taken for "+t.Tag]++
			}
			delete(gold, t.Span)
		}
		for s := range gold {
			missed[s.Text(g.Text)+"  "+around(g.Text, s, 12)]++
		}
		ends := map[nlp.Span]bool{}
		for _, s := range g.Sentences {
			ends[s] = true
		}
		sentences.guess += len(d.Sentences)
		sentences.gold += len(g.Sentences)
		for _, s := range d.Sentences {
			if ends[s.Span] {
				sentences.hit++
				delete(ends, s.Span)
			} else {
				early[around(g.Text, s.Span, 20)]++
			}
		}
		for s := range ends {
			late[around(g.Text, s, 20)]++
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	fmt.Fprintf(w, "tokens     %v\nsentences  %v\ntags       accuracy %.4f on %d matching tokens\n",
		tokens, sentences, float64(tags.hit)/float64(tags.gold), tags.gold)
	missed.print(w, "gold tokens missed", n)
	extra.print(w, "tokens not in gold", n)
	late.print(w, "gold sentences missed", n)
	early.print(w, "sentences not in gold", n)
	confused.print(w, "tags confused", n)
	words.print(w, "words with wrong tags", n)
	return nil
}
