package nlp_test

import (
	"fmt"
	"strings"
	"testing"

	"opedmap/nlp"
)

// sample is a paragraph of about a hundred words.
const sample = `The council's plan to close three of the town's five libraries won't save much money, and it will ` +
	`cost the people who can least afford it. According to its own report, the buildings need $1.2 million of repairs ` +
	`over the next ten years; the new car park on Mill Street cost twice that. "We have to live within our means," Mr. ` +
	`Harding told the meeting on Tuesday. Fair enough — but whose means? Pupils from the estate, where one home in four ` +
	`has no internet connection, use the reading rooms every afternoon (I've counted more than sixty).` + "\n\n"

func BenchmarkParse(b *testing.B) {
	if _, err := nlp.Parse(sample); err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1, 10, 100, 1000} {
		text := strings.Repeat(sample, n)
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			tokens := 0
			for b.Loop() {
				d, err := nlp.Parse(text)
				if err != nil {
					b.Fatal(err)
				}
				tokens += len(d.Tokens)
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// Texts on which careless code is quadratic: time must grow with length only.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range map[string]string{
		"letters": "a", "dots": ".", "quotes": `"`, "exclamation": "!", "stops": "a.", "hyphens": "a-", "apostrophes": "a'",
		"telephone": "123-", "notes": "[1] ", "at": "a@", "web": "www.a.", "digits": "1,234",
		"no": "no. ", "lines": "word\n", "pages": "an open line of a page that has no end and is as wide as text\nthat goes on\n\n", "marks": "e\u0301", "emoji": "👩‍👩‍👧", "nul": "\x00", "slashes": "a/",
	} {
		for _, n := range []int{1e3, 1e4, 1e5} {
			text := strings.Repeat(unit, n)
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					if _, err := nlp.Parse(text); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
