package argmap_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
)

// What is known of a page overrules what the finder of apparatus says, wherever it stands.
func TestAnalyzePage(t *testing.T) {
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	const src = "Keep the mill\n\nThe town should buy the mill. It has stood empty for eleven years.\n\nIt would make a fine school.\n\nThe old school is full, and its roof leaks. Share this article.\n"
	part := func(words string, label argmap.ApparatusLabel) argmap.Apparatus {
		i := strings.Index(src, words)
		return argmap.Apparatus{Span: argmap.Span{Start: i, End: i + len(words)}, Label: label}
	}
	known := []argmap.Apparatus{part("Keep the mill", argmap.Tags), part(" It would make a fine school.\n"[1:], argmap.Headline), part("and its roof", argmap.Note)}
	g, err := a.AnalyzePage(context.Background(), src, known)
	if err != nil {
		t.Fatal(err)
	}
	checkGraph(t, src, g)
	found := slices.Collect(g.Apparatus())
	for _, k := range known {
		k.End = k.Start + len(strings.TrimSpace(k.Span.Text(src)))
		if !slices.Contains(found, k) {
			t.Errorf("apparatus %v lacks %v", found, k)
		}
	}
	for _, bad := range []argmap.Apparatus{{Span: argmap.Span{Start: 2, End: 1}, Label: argmap.Tags}, {Span: argmap.Span{Start: 0, End: 900}, Label: argmap.Tags}, {Span: argmap.Span{Start: 0, End: 4}}, {Span: argmap.Span{Start: 0, End: 4}, Label: 99}} {
		var ve *argmap.ValidationError
		if _, err := a.AnalyzePage(context.Background(), src, []argmap.Apparatus{bad}); !errors.As(err, &ve) || ve.Offset != bad.Start {
			t.Errorf("AnalyzePage(%v) error = %v, want a *ValidationError at its start", bad, err)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	texts := opeds(t)
	for _, name := range []string{"07-lake-letter", "16-borssele-extension", "40-harrow-fairmart"} {
		for range 10 {
			var known []argmap.Apparatus
			for at := random.IntN(400); at < len(texts[name])-80; at += 81 + random.IntN(900) {
				s := argmap.Span{Start: at, End: at + 1 + random.IntN(80)}
				for ; !utf8.RuneStart(texts[name][s.Start]); s.Start-- {
				}
				for ; !utf8.RuneStart(texts[name][s.End]); s.End++ {
				}
				if strings.TrimSpace(s.Text(texts[name])) != "" {
					known = append(known, argmap.Apparatus{Span: s, Label: argmap.ApparatusLabel(1 + random.IntN(9))})
				}
			}
			g, err := a.AnalyzePage(context.Background(), texts[name], known)
			if err != nil {
				t.Fatalf("%s with %v: %v", name, known, err)
			}
			checkGraph(t, texts[name], g)
		}
	}
}

// The mark of a note, which holds no letter, is found with and without known parts.
func TestAnalyzeNoteMark(t *testing.T) {
	const src = "Make the streets safe\n\nThe town should slow its cars. Four children were hurt on Mill Lane last year.[1] Cars that go at 20 miles an hour kill one in ten of those they hit; at 40 they kill nine.\n\n[1] Town report, 2023."
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(src, "[1]")
	for _, known := range [][]argmap.Apparatus{nil, {{Span: argmap.Span{Start: 0, End: len("Make the streets safe")}, Label: argmap.Headline}}} {
		g, err := a.AnalyzePage(context.Background(), src, known)
		if err != nil {
			t.Fatal(err)
		}
		if want := (argmap.Apparatus{Span: argmap.Span{Start: at, End: at + 3}, Label: argmap.Note}); !slices.Contains(slices.Collect(g.Apparatus()), want) {
			t.Errorf("with %v the apparatus lacks the mark: %v", known, slices.Collect(g.Apparatus()))
		}
	}
}

// A part that is found stays where a known one leaves it.
func TestAnalyzePageBeside(t *testing.T) {
	const name, rest = "Ann Lee", "is a nurse at Kent Hospital and the author of \"Streets for People\". She lives in Dover."
	const src = "Make the streets safe\n\nThe town should slow its cars. Four children were hurt on Mill Lane last year, and nobody has said why. Cars that go at 20 miles an hour kill one in ten of those they hit; at 40 they kill nine.\n\n" + name + " " + rest
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	at := len(src) - len(name+" "+rest)
	want := []argmap.Apparatus{
		{Span: argmap.Span{Start: at, End: at + len(name)}, Label: argmap.Byline},
		{Span: argmap.Span{Start: at + len(name) + 1, End: len(src)}, Label: argmap.Bio},
	}
	g, err := a.AnalyzePage(context.Background(), src, want[:1])
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Collect(g.Apparatus())
	if diff := cmp.Diff(want, got[max(0, len(got)-2):]); diff != "" {
		t.Errorf("the last parts mismatch (-want +got):\n%s", diff)
	}
}
