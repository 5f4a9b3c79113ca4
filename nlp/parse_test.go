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
