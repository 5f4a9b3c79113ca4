package train

import (
	"slices"
	"strings"
	"testing"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// A snippet is made of whole paragraphs of the body, below the headline or without
// it, and parted by blank lines as they are.
func TestSnippet(t *testing.T) {
	const headline = "Close the road"
	body := []string{"One is here.", "Two is here.", "Three is here.", "Four is here.", "Five is here."}
	text := headline + "\n\nBy Ann Lee\n\n" + strings.Join(body, "\n\n") + "\n"
	doc := parse(t, text)
	with := 0
	for fold := range 60 {
		d := &Doc{Text: gold.Text{Text: text, Apparatus: []gold.Apparatus{
			{Span: nlp.Span{Start: 0, End: len(headline)}, Label: "headline"},
			{Span: nlp.Span{Start: len(headline) + 2, End: len(headline) + 12}, Label: "byline"},
		}}, doc: doc, Fold: fold}
		got := strings.Split(d.snippet(), "\n\n")
		if got[0] == headline {
			with++
			got = got[1:]
		}
		at := slices.Index(body, got[0])
		if at < 0 || at+len(got) > len(body) || !slices.Equal(got, body[at:at+len(got)]) {
			t.Errorf("fold %d: %q", fold, d.snippet())
		}
	}
	if with != 30 {
		t.Errorf("%d of 60 snippets have the headline, want half of them", with)
	}
	short := &Doc{Text: gold.Text{Text: "One."}, doc: parse(t, "One."), Fold: 1}
	if got := short.snippet(); got != "" {
		t.Errorf("a text of one paragraph gives %q", got)
	}
	if v := read("", mine.Oped); v != nil {
		t.Error("an empty text is read")
	}
}

func TestInLines(t *testing.T) {
	const text = "Close the road\n\nIt is  loud. It is\nold.\n\nClose it."
	for fold, want := range []string{"Close the road\nIt is loud.\nIt is old.\nClose it.", "Close the road\n\nIt is loud.\n\nIt is old.\n\nClose it."} {
		if got := inLines(text, fold); got != want {
			t.Errorf("fold %d: %q, want %q", fold, got, want)
		}
	}
}

func parse(t *testing.T, text string) *nlp.Document {
	t.Helper()
	d, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	return d
}
