package nlp_test

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"opedmap/nlp"
)

// Floors of what Parse reaches on GUM's development part; nlpeval prints the
// figures themselves.
const (
	tokenFloor    = 0.985
	sentenceFloor = 0.90
	tagFloor      = 0.93
)

func TestGoldFloors(t *testing.T) {
	f, err := os.Open("../../shared/corpora/gum/dev.jsonl")
	if err != nil {
		t.Skip("the corpora folder ../shared/corpora is not here: ", err)
	}
	defer f.Close()
	var tokens, guessed, goldTokens, sentences, guessedSentences, goldSentences, tags int
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
			t.Fatal(err)
		}
		d, err := nlp.Parse(g.Text, nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		tag := map[nlp.Span]string{}
		for _, x := range g.Tokens {
			tag[x.Span] = x.Xpos
		}
		for _, x := range d.Tokens {
			if want, ok := tag[x.Span]; ok {
				tokens++
				if want == x.Tag {
					tags++
				}
			}
		}
		whole := map[nlp.Span]bool{}
		for _, s := range g.Sentences {
			whole[s] = true
		}
		for _, s := range d.Sentences {
			if whole[s.Span] {
				sentences++
			}
		}
		guessed, goldTokens = guessed+len(d.Tokens), goldTokens+len(g.Tokens)
		guessedSentences, goldSentences = guessedSentences+len(d.Sentences), goldSentences+len(g.Sentences)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	if tokens == 0 || sentences == 0 {
		t.Fatalf("%d tokens and %d sentences are right", tokens, sentences)
	}
	for _, c := range []struct {
		name       string
		got, floor float64
	}{
		{"token F1", 2 * float64(tokens) / float64(guessed+goldTokens), tokenFloor},
		{"sentence F1", 2 * float64(sentences) / float64(guessedSentences+goldSentences), sentenceFloor},
		{"tag accuracy", float64(tags) / float64(tokens), tagFloor},
	} {
		if c.got < c.floor {
			t.Errorf("%s %.4f, want at least %.3f", c.name, c.got, c.floor)
		}
	}
}
