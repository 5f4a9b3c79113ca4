package nlp_test

import (
	"errors"
	"fmt"

	"opedmap/nlp"
)

func ExampleParse() {
	d, err := nlp.Parse("Mr. Harding won’t resign. He said so.")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			fmt.Println(d.Tokens[i].Span, d.Word(i), d.Tokens[i].Tag)
		}
	}
	// Output:
	// [0,3) Mr. NNP
	// [4,11) Harding NNP
	// [12,14) wo MD
	// [14,19) n’t RB
	// [20,26) resign VB
	// [26,27) . .
	// [28,30) He PRP
	// [31,35) said VBD
	// [36,38) so RB
	// [38,39) . .
}

func ExampleParse_paragraphs() {
	d, _ := nlp.Parse("Close the road\nBy Ann Lee\n\nIt is a rat run. It has been one for years.\nIt must be closed.")
	for _, p := range d.Paragraphs {
		fmt.Printf("%v %d sentence(s)\n", p.Span, p.Last-p.First)
	}
	// Output:
	// [0,14) 1 sentence(s)
	// [15,25) 1 sentence(s)
	// [27,70) 2 sentence(s)
	// [71,89) 1 sentence(s)
}

func ExampleWithInvalidUTF8() {
	text := "The caf\xe9 is shut."
	_, err := nlp.Parse(text)
	var bad *nlp.EncodingError
	if errors.As(err, &bad) {
		fmt.Println("bad byte at", bad.Offset)
	}
	d, _ := nlp.Parse(text, nlp.WithInvalidUTF8())
	fmt.Println(d.Word(1), d.Tokens[1].Span)
	// Output:
	// bad byte at 7
	// caf? [4,8)
}
