package nlp_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

func words(d *nlp.Document) []string {
	var w []string
	for i := range d.Tokens {
		w = append(w, d.Word(i))
	}
	return w
}

func TestParseInvalid(t *testing.T) {
	_, err := nlp.Parse("caf\xe9 noir")
	var bad *nlp.EncodingError
	if !errors.As(err, &bad) || bad.Offset != 3 {
		t.Fatalf("Parse(invalid) = %v, want an EncodingError at 3", err)
	}
	d, err := nlp.Parse("The caf\xe9 Noir is\xff\xfe shut.", nlp.WithInvalidUTF8())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"The", "caf?", "Noir", "is??", "shut", "."}
	if diff := cmp.Diff(want, words(d)); diff != "" {
		t.Errorf("words mismatch (-want +got):\n%s", diff)
	}
}

// A misspelt word is read as it is spelt and keeps its place.
func TestMisspelt(t *testing.T) {
	doc, err := nlp.Parse("The town shoud build it becuase kids asked.")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range map[int]struct{ word, lower, tag string }{2: {"shoud", "should", "MD"}, 5: {"becuase", "because", "IN"}} {
		if tok := doc.Tokens[i]; doc.Word(i) != want.word || tok.Lower != want.lower || tok.Tag != want.tag {
			t.Errorf("token %d is %q, %v, want %v", i, doc.Word(i), tok, want)
		}
	}
}
