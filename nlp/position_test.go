package nlp_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"opedmap/nlp"
)

// Every place of a text is counted as by hand.
func TestPositions(t *testing.T) {
	for _, text := range []string{"", "\n", "Año nuevo.\r\nA 👩‍🚒 said:\n\n“So it is.”", "\xff\xfe!\n\xe2\x82", strings.Repeat("é\n👩a", 200)} {
		p := nlp.NewPositions(text)
		for at := range len(text) + 1 {
			start := len(text) // of the character
			for i := range text {
				if i <= at && at < len(text) {
					start = i
				}
			}
			before := text[:start]
			line := before[strings.LastIndexByte(before, '\n')+1:]
			want := nlp.Position{
				Line:   strings.Count(before, "\n") + 1,
				Column: utf8.RuneCountInString(line) + 1,
				Rune:   utf8.RuneCountInString(before),
				UTF16:  len(utf16.Encode([]rune(before))),
			}
			if got := p.At(at); got != want {
				t.Fatalf("byte %d of %q: %+v, want %+v", at, text[:min(len(text), 40)], got, want)
			}
		}
		if p.At(-1) != p.At(0) || p.At(len(text)+9) != p.At(len(text)) {
			t.Error("places outside the text are not those of its ends")
		}
	}
	p := nlp.NewPositions("one\r\ntwo")
	for line, want := range map[int]string{0: "", 1: "one", 2: "two", 3: ""} {
		if got := p.Line(line); got != want {
			t.Errorf("line %d is %q, want %q", line, got, want)
		}
	}
}

func ExampleNewPositions() {
	text := "Señores:\nThe café should stay. 👍 I like it."
	at := strings.Index(text, "I like")
	fmt.Printf("byte %d: %+v\n", at, nlp.NewPositions(text).At(at))
	// Output: byte 38: {Line:2 Column:25 Rune:33 UTF16:34}
}
