package brat_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/brat"
	"opedmap/argmap/encoding/internal/encodingtest"
)

// codec packs the two files into one.
func codec(opts ...brat.Option) encodingtest.Codec {
	const between = "\n\x00\n"
	return encodingtest.Codec{
		Marshal: func(g *argmap.Graph, src string) ([]byte, error) {
			ann, err := brat.Marshal(g, src, opts...)
			return append(ann, between+src...), err
		},
		Unmarshal: func(data []byte) (*encoding.Document, error) {
			ann, txt, _ := bytes.Cut(data, []byte(between))
			return brat.Unmarshal(ann, string(txt))
		},
		Text: true,
	}
}

func TestRoundTrip(t *testing.T) {
	t.Run("default", func(t *testing.T) { encodingtest.RoundTrip(t, codec()) })
	t.Run("essays", func(t *testing.T) { encodingtest.RoundTrip(t, codec(brat.WithEssayStances())) })
}

const (
	essayTxt = "Über parks: they cost. But they heal, we all know; so open them."
	essayAnn = "T1\tMajorClaim 54 63\topen them\nT2\tClaim 27 36\tthey heal\nA1\tStance T2 For\nT3\tPremise 38 49\twe all know\n" +
		"T4\tClaim 12 21\tthey cost\nA2\tStance T4 Against\nR1\tsupports Arg1:T3 Arg2:T2\t\n"
)

func describe(doc *encoding.Document) []string {
	return encodingtest.Describe(doc, func(c argmap.Component) string {
		return fmt.Sprintf("%s %v %v %v %q", c.ID, c.Kind, c.Stance, c.Counterargument, c.Text)
	})
}

func TestEssay(t *testing.T) {
	doc, err := brat.Unmarshal([]byte(essayAnn), essayTxt)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`T4 claim con true "they cost"`, `T2 claim pro false "they heal"`, `T3 premise pro false "we all know"`, `T1 major_claim pro false "open them"`,
		"R1 T3 support T2", "A1 T2 support T1", "A2 T4 attack T1",
	}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
	if err := doc.Graph.Validate(doc.Text); err != nil {
		t.Errorf("Validate: %v", err)
	}
	out, err := brat.Marshal(doc.Graph, doc.Text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lines(essayAnn), lines(string(out))); diff != "" {
		t.Errorf("Marshal mismatch (-want +got):\n%s", diff)
	}
}

// lines is the set of lines, as a sorted list.
func lines(s string) []string {
	ls := strings.Split(strings.TrimSpace(s), "\n")
	for i := range ls {
		ls[i] = strings.TrimSpace(ls[i])
	}
	slices.Sort(ls)
	return ls
}

func TestForeign(t *testing.T) {
	const txt = "aaaa bbbb cccc dddd eeee ffff gggg"
	const ann = "T1\tMajor_Claim 0 9\taaaa bbbb\r\n" +
		"T2\tClaim 5 14\tbbbb cccc\nT3\tPremise 15 19;25 29\tdddd ffff\nT4\tPremise 20 24\thhhh\nT5\tPremise 6 8\tbb\n" +
		"T6\tPerson 30 34\tgggg\nT7\tPremise 30 31;33 34\tg g\n" +
		"R1\tattacks Arg2:T1 Arg1:T2\nR2\tundercuts Arg1:T4 Arg2:T2\nR3\tsupports Arg1:T4 Arg2:T9\nR4\tsame-as Arg1:T3 Arg2:T2\nR5\tsupports Arg1:T6 Arg2:T1\n" +
		"*\tEquiv T1 T2\nE1\tEvent:T6\nA1\tSure T1\nA2\tStance T2 Maybe\nA3\tStance T8 For\nA3\tEvidence T9 Fact\n#2\tAnnotatorNotes T8\t{\"opedmap\":{}}\n#1\tAnnotatorNotes T1\thm\n\n"
	doc, err := brat.Unmarshal([]byte(ann), txt)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`T1 major_claim pro false "aaaa bbbb"`, `T2 claim con true "cccc"`, `T3 premise pro false "dddd"`, `T4 premise pro false "eeee"`, `T7 premise pro false "gggg"`,
		"R1 T2 attack T1", "R2 T4 undercut R1",
		`T6: not part of a graph: annotation of type "Person"`, "line 13: not part of a graph: Equiv T1 T2", "E1: not part of a graph: Event:T6",
		"A1: not part of a graph: Sure T1", "#1: not part of a graph: note: hm", `A2: value not understood: stance "Maybe"`,
		"T3: discontinuous span joined: 2 pieces became bytes [15,19)", `T4: span does not fit the text: "eeee" stands there, not "hhhh"`,
		"T7: discontinuous span joined: 2 pieces became bytes [30,34)",
		`R4: not part of a graph: relation of type "same-as"`, `A3: relation has an end that does not exist: attribute of "T8"`,
		`A3: relation has an end that does not exist: attribute of "T9"`, `line 19: relation has an end that does not exist: note on "T8"`,
		"T2: span overlaps another component: [5,14) cut to [10,14)", "T5: span overlaps another component: [6,8) left out",
		`R3: relation has an end that does not exist: to "T9"`, `R5: relation has an end that does not exist: from "T6"`,
	}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

// A second note on what the library notes already has its loss.
func TestTwoNotes(t *testing.T) {
	doc, err := brat.Unmarshal([]byte("T1\tClaim 0 1\tx\n#1\tAnnotatorNotes T1\t{\"opedmap\":{\"confidence\":0.5}}\n#2\tAnnotatorNotes T1\t{\"opedmap\":{\"confidence\":0.7}}\n"), "x")
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.Losses) != 1 || doc.Losses[0].Reason != encoding.DuplicateID || !strings.Contains(doc.Losses[0].String(), "line 2") {
		t.Errorf("losses %v, want the note of line 2", doc.Losses)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, ann, place string
		is               error
	}{
		{"no tab", "T1\tClaim 0 1\ta\nT2 Claim", "line 2", brat.ErrSyntax},
		{"offsets", "T1\tClaim 0\ta", "line 1", brat.ErrSyntax},
		{"number", "T1\tClaim 0 x\ta", "line 1", brat.ErrSyntax},
		{"huge", "T1\tClaim 0 99999999999999999999\ta", "line 1", brat.ErrSyntax},
		{"backwards", "T1\tClaim 2 1\ta", "line 1", brat.ErrOffset},
		{"outside", "T1\tClaim 0 1\ta\nT2\tClaim 1 65\ta", "line 2", brat.ErrOffset},
		{"one argument", "R1\tsupports Arg1:T1", "line 1", brat.ErrSyntax},
		{"note", "T1\tClaim 0 1\tÜ\n#1\tAnnotatorNotes T1\t{\"opedmap\":{\"confidence\":\"x\"}}", "line 2", nil},
		{"latin-1", "T1\tClaim 0 1\t\xdc", "line 1", nil},
		{"large", strings.Repeat("\n", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := brat.Unmarshal([]byte(tt.ann), essayTxt)
		encodingtest.Error(t, tt.name, err, tt.place, tt.is)
	}
	_, err := brat.Unmarshal([]byte("T1\tClaim 0 4\tcaf\u00e9\n"), "caf\xe9")
	if e := (*encoding.Error)(nil); !errors.As(err, &e) || e.Place() != "text, line 1" {
		t.Errorf("a text in Latin-1 gives the error %v", err)
	}
	g, src := encodingtest.Sample(t)
	if _, err := brat.Marshal(g, src[1:]); !errors.Is(err, encoding.ErrText) {
		t.Errorf("Marshal with another text: %v, want %v", err, encoding.ErrText)
	}
}

// TestWords compares the text beside an annotation with that of its span: white
// space does not count.
func TestWords(t *testing.T) {
	const txt = "x  a\n\tb  c  "
	tests := []struct {
		ann  string
		same bool
	}{
		{"T1\tClaim 3 8\ta b", true}, {"T1\tClaim 1 12\ta  b c ", true}, {"\uFEFFT1\tClaim 3 4\ta", true}, {"T1\tClaim 1 3\t \t", true},
		{"T1\tClaim 3 8\ta", false}, {"T1\tClaim 3 8\ta b c", false}, {"T1\tClaim 3 8\ta c", false}, {"T1\tClaim 3 4\tx", false},
	}
	for _, tt := range tests {
		doc, err := brat.Unmarshal([]byte(tt.ann), txt)
		if err != nil {
			t.Errorf("Unmarshal(%q): %v", tt.ann, err)
		} else if got := len(doc.Losses) == 0; got != tt.same {
			t.Errorf("Unmarshal(%q) finds the text the same: %v, want %v", tt.ann, got, tt.same)
		}
	}
}

// TestLongSpans reads many annotations of a long text each: time that grows with
// their product would be minutes.
func TestLongSpans(t *testing.T) {
	const n = 20 << 20
	for _, word := range []string{"a", " "} {
		var ann strings.Builder
		ann.WriteString("T1\tClaim 0 2\tab\n")
		for i := range 2000 {
			fmt.Fprintf(&ann, "T%d\tClaim 1 %d\tb\n", i+2, n-i)
		}
		start := time.Now()
		if _, err := brat.Unmarshal([]byte(ann.String()), "ab"+strings.Repeat(word, n)); err != nil {
			t.Fatal(err)
		}
		if d := time.Since(start); d > 15*time.Second {
			t.Errorf("%q: took %v", word, d)
		}
	}
}

// TestEssays reads essays as published and wants every line of theirs back.
func TestEssays(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/interop/brat/*.ann")
	if len(files) == 0 {
		t.Skip("no essays in ../shared/interop/brat")
	}
	for _, f := range files {
		ann, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		txt, err := os.ReadFile(strings.TrimSuffix(f, "ann") + "txt")
		if err != nil {
			t.Fatal(err)
		}
		doc, err := brat.Unmarshal(ann, string(txt))
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(f), err)
			continue
		}
		if diff := cmp.Diff([]encoding.Loss(nil), doc.Losses); diff != "" {
			t.Errorf("%s: losses:\n%s", filepath.Base(f), diff)
		}
		if err := doc.Graph.Validate(doc.Text); err != nil {
			t.Errorf("%s: Validate: %v", filepath.Base(f), err)
		}
		for _, opts := range [][]brat.Option{nil, {brat.WithEssayStances()}} {
			out, err := brat.Marshal(doc.Graph, doc.Text, opts...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(lines(string(ann)), lines(string(out))); diff != "" {
				t.Errorf("%s with %d options: lines mismatch (-want +got):\n%s", filepath.Base(f), len(opts), diff)
			}
		}
	}
}

func FuzzUnmarshal(f *testing.F) { encodingtest.Fuzz(f, codec(), essayAnn+"\n\x00\n"+essayTxt) }

func ExampleUnmarshal() {
	doc, err := brat.Unmarshal([]byte("T1\tMajorClaim 0 6\tBan it\nT2\tClaim 8 16\tIt kills\nA1\tStance T2 For\n"), "Ban it. It kills.")
	if err != nil {
		fmt.Println(err)
		return
	}
	for l := range doc.Graph.Children("T1") {
		fmt.Println(l.Component.Text, "–", l.Relation.Type)
	}
	// Output: It kills – support
}

func ExampleWithEssayStances() {
	g, _ := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 1},
			{ID: "c2", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 8, End: 16}, Text: "It kills", Confidence: 1}},
		Relations: []argmap.Relation{{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 1}},
	}.Build()
	out, err := brat.Marshal(g, "Ban it. It kills.", brat.WithEssayStances())
	fmt.Printf("%s%v", strings.ReplaceAll(string(out), "\t", " "), err)
	// Output:
	// T1 MajorClaim 0 6 Ban it
	// #1 AnnotatorNotes T1 {"opedmap":{"id":"c1"}}
	// T2 Claim 8 16 It kills
	// A1 Stance T2 For
	// #2 AnnotatorNotes T2 {"opedmap":{"id":"c2","claim":{"id":"r1"}}}
	// <nil>
}
