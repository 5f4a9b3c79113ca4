package argmap_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/render/tree"
	"opedmap/nlp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// nasty holds texts that no author meant.
var nasty = map[string]string{
	"empty":          "",
	"one word":       "Nonsense",
	"no space":       strings.Repeat("a", 100_000),
	"dots":           strings.Repeat(".", 20_000),
	"quotes":         strings.Repeat(`"`, 2_000) + strings.Repeat("“", 2_000),
	"NUL":            strings.Repeat("\x00", 500) + "We should act.",
	"paragraphs":     strings.Repeat("We should act now.\n\n", 500),
	"marks":          strings.Repeat("[1]", 2_000),
	"one paragraph":  strings.Repeat("This is so because it is. ", 1_000),
	"CRLF and BOM":   "\ufeffBy Ann Lee\r\n\r\nWe should act now.\r\n\r\nIt is late.\r\n",
	"emphasis":       "***\n\n** **\n\n# \n\n**We should act.** __We__ *must\n\n" + strings.Repeat("*_", 2_000),
	"only apparatus": "Share this article\n\nAdvertisement\n\n© 2024 The Gazette",
}

func opeds(t testing.TB) map[string]string {
	t.Helper()
	names, err := filepath.Glob("../testdata/opeds/train*/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no op-eds: %v", err)
	}
	out := map[string]string{}
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(n), ".txt")] = string(b)
	}
	return out
}

// What may end a component with a full stop: capital initials, and an abbreviation amid a
// sentence, which goes on.
var (
	abbreviation = regexp.MustCompile(`\b[A-Z]\.[A-Z]\.$`)
	goesOn       = regexp.MustCompile(`^(?:,| \p{Ll})`)
)

// checkGraph fails unless the graph keeps every promise of the JSON contract.
func checkGraph(t *testing.T, src string, g *argmap.Graph) {
	t.Helper()
	if err := g.Validate(src); err != nil {
		t.Errorf("Analyze(%.40q) does not validate: %v", src, err)
	}
	for c := range g.Components() {
		if !utf8.ValidString(c.Text) {
			t.Errorf("component %v cuts a character", c.Span)
		}
	}
	b, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	var back argmap.Graph
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatalf("decode of own output: %v", err)
	}
	if d := cmp.Diff(g, &back); d != "" {
		t.Errorf("decode(encode) mismatch (-want +got):\n%s", d)
	}
}

// asRead is a text as an analysis with WithInvalidUTF8 reads it.
func asRead(t *testing.T, src string) string {
	t.Helper()
	d, err := nlp.Parse(src, nlp.WithInvalidUTF8(), nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Text) != len(src) {
		t.Fatalf("%q is read as %q, of another length", src, d.Text)
	}
	return d.Text
}

func TestAnalyzeProperties(t *testing.T) {
	texts := opeds(t)
	for name, src := range nasty {
		texts["nasty "+name] = src
	}
	for name, src := range texts {
		t.Run(name, func(t *testing.T) {
			g, err := argmap.Analyze(src)
			if err != nil {
				t.Fatal(err)
			}
			checkGraph(t, src, g)
			if strings.HasPrefix(name, "nasty") {
				return
			}
			if _, ok := g.Thesis(); !ok {
				t.Error("no thesis in an op-ed")
			}
			for c := range g.Components() {
				if strings.HasSuffix(c.Text, ".") && !abbreviation.MatchString(c.Text) && !goesOn.MatchString(src[c.End:]) {
					t.Errorf("component %q ends in a full stop", c.Text)
				}
			}
		})
	}
}

func TestAnalyzeGolden(t *testing.T) {
	texts := opeds(t)
	for _, name := range []string{"07-lake-letter", "16-borssele-extension", "24-close-every-library", "40-harrow-fairmart"} {
		g, err := argmap.Analyze(texts[name])
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := tree.Render(&got, g, tree.WithWidth(100)); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got.String()); d != "" {
			t.Errorf("tree of %s mismatch (-want +got):\n%s", name, d)
		}
	}
}

func TestAnalyzeConcurrent(t *testing.T) {
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	src := opeds(t)["07-lake-letter"]
	want, err := a.Analyze(context.Background(), src)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, err := a.Analyze(context.Background(), src)
			if err != nil {
				t.Error(err)
			} else if d := cmp.Diff(want, got); d != "" {
				t.Errorf("second analysis mismatch (-want +got):\n%s", d)
			}
		})
	}
	wg.Wait()
}

func TestAnalyzeComponents(t *testing.T) {
	const src = "The lake should be given back. It was sold for a song, and children drown elsewhere."
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	spans := []argmap.Span{{Start: 0, End: 29}, {Start: 31, End: 53}, {Start: 59, End: 83}}
	g, err := a.AnalyzeComponents(context.Background(), src, spans)
	if err != nil {
		t.Fatal(err)
	}
	var got []argmap.Span
	for c := range g.Components() {
		got = append(got, c.Span)
	}
	if d := cmp.Diff(spans, got); d != "" {
		t.Errorf("components mismatch (-want +got):\n%s", d)
	}
	for _, bad := range [][]argmap.Span{{{Start: -1, End: 3}}, {{Start: 4, End: 4}}, {{Start: 0, End: 900}}, {{Start: 5, End: 9}, {Start: 8, End: 12}}, {{Start: 30, End: 31}}} {
		var ve *argmap.ValidationError
		if _, err := a.AnalyzeComponents(context.Background(), src, bad); !errors.As(err, &ve) {
			t.Errorf("AnalyzeComponents(%v) error = %v, want a *ValidationError", bad, err)
		}
	}
	var ve *argmap.ValidationError
	if _, err := a.AnalyzeComponents(context.Background(), " \n", []argmap.Span{{Start: 0, End: 2}}); !errors.As(err, &ve) {
		t.Errorf("a span over a text without words: error = %v, want a *ValidationError", err)
	}
}

// The words say what is wrong with a span, of components and of a page's parts alike.
func TestSpanErrorText(t *testing.T) {
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		span argmap.Span
		want string // with %s for the id
	}{
		{argmap.Span{Start: 0, End: 20}, "argmap: bad span%s at offset 0: [0,20) lies outside a text of 13 bytes"},
		{argmap.Span{Start: 3, End: 1}, "argmap: bad span%s at offset 3: [3,1) ends before it starts"},
		{argmap.Span{Start: 2, End: 2}, "argmap: bad span%s at offset 2: [2,2) is empty"},
		{argmap.Span{Start: 0, End: 12}, "argmap: bad span%s at offset 0: [0,12) cuts a character"},
		{argmap.Span{Start: 1, End: 2}, "argmap: span holds nothing but white space%s at offset 1: [1,2)"},
	} {
		_, err := a.AnalyzeComponents(context.Background(), "A short café", []argmap.Span{tt.span})
		if want := fmt.Sprintf(tt.want, ` (id "c1")`); fmt.Sprint(err) != want {
			t.Errorf("AnalyzeComponents(%v) error = %v, want %s", tt.span, err, want)
		}
		_, err = a.AnalyzePage(context.Background(), "A short café", []argmap.Apparatus{{Span: tt.span, Label: argmap.Tags}})
		if want := fmt.Sprintf(tt.want, ""); fmt.Sprint(err) != want {
			t.Errorf("AnalyzePage(%v) error = %v, want %s", tt.span, err, want)
		}
	}
	parts := []argmap.Apparatus{{Span: argmap.Span{Start: 2, End: 7}, Label: argmap.Tags}, {Span: argmap.Span{Start: 0, End: 3}, Label: argmap.Tags}}
	_, err = a.AnalyzePage(context.Background(), "A short café", parts)
	if want := "argmap: spans overlap or are out of text order at offset 0: [0,3) after [2,7)"; fmt.Sprint(err) != want {
		t.Errorf("AnalyzePage(%v) error = %v, want %s", parts, err, want)
	}
}

// expiring is done once Err was asked left times.
type expiring struct {
	context.Context
	left int
}

func (c *expiring) Err() error {
	if c.left--; c.left < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// A context that ends between any two steps ends the analysis.
func TestDeadline(t *testing.T) {
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	for left := range 5 {
		if g, err := a.Analyze(&expiring{context.Background(), left}, "We should close the road. Cars kill."); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("after %d steps: %v, %v", left, g, err)
		}
	}
}

// TestAnalyzeComponentsHoldsContract gives spans that the contract would refuse as
// they are.
func TestAnalyzeComponentsHoldsContract(t *testing.T) {
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	const src = "Keep the café open\n\nBy Ann Berg\n\nThe town should keep the café open.[1] It is where the old meet.\n\nShare this article\n"
	for _, test := range []struct{ given, want string }{
		{" It is where the old meet", "It is where the old meet"},
		{"By Ann Berg\n\nThe town should keep the café open", "By Ann Berg\n\nThe town should keep the café open"},
		{"open.[1] It is where the old meet", "open.[1] It is where the old meet"},
		{"Share this article\n", "Share this article"},
	} {
		i := strings.Index(src, test.given)
		g, err := a.AnalyzeComponents(context.Background(), src, []argmap.Span{{Start: i, End: i + len(test.given)}})
		if err != nil {
			t.Errorf("%q: %v", test.given, err)
			continue
		}
		checkGraph(t, src, g)
		if g.Len() != 1 {
			t.Errorf("%q became %d components", test.given, g.Len())
		}
		for c := range g.Components() {
			if c.Text != test.want {
				t.Errorf("%q became %q", test.given, c.Text)
			}
		}
	}
	at := strings.Index(src, "é")
	for _, cut := range []argmap.Span{{Start: 0, End: at + 1}, {Start: at + 1, End: at + 4}} {
		var ve *argmap.ValidationError
		if _, err := a.AnalyzeComponents(context.Background(), src, []argmap.Span{cut}); !errors.As(err, &ve) || ve.Problem != argmap.BadSpan {
			t.Errorf("%v, which cuts a character: error = %v, want BadSpan", cut, err)
		}
	}
}

// A span of what makes no token is an error, whatever white space is to Unicode.
func TestAnalyzeNothing(t *testing.T) {
	a, err := argmap.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		span argmap.Span
	}{
		{"\ufeff", argmap.Span{Start: 0, End: 3}},
		{"\u200b", argmap.Span{Start: 0, End: 3}},
		{"a \u200b b. The war is bad.", argmap.Span{Start: 2, End: 5}},
		{"The war is bad. \n", argmap.Span{Start: 15, End: 17}},
		{"The war is bad.\x1a", argmap.Span{Start: 15, End: 16}},
	} {
		var ve *argmap.ValidationError
		if _, err := a.AnalyzeComponents(context.Background(), c.text, []argmap.Span{c.span}); !errors.As(err, &ve) || ve.Problem != argmap.EmptySpan {
			t.Errorf("AnalyzeComponents(%q, %v) error = %v, want EmptySpan", c.text, c.span, err)
		}
	}
}

func TestAnalyzeErrors(t *testing.T) {
	var ee *nlp.EncodingError
	if _, err := argmap.Analyze("good \xff bad"); !errors.As(err, &ee) || ee.Offset != 5 {
		t.Errorf("Analyze of invalid UTF-8: %v, want an *EncodingError at 5", err)
	}
	a, err := argmap.New(argmap.WithInvalidUTF8())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Analyze(context.Background(), "We should act \xff now."); err != nil {
		t.Errorf("WithInvalidUTF8: %v", err)
	}
	for _, src := range []string{"Act\xff now\n\nWe should act \xff now, because\xc3 it is late.", "\xc3\n\nWe should act."} {
		g, err := a.Analyze(context.Background(), src)
		if err != nil {
			t.Errorf("%q: %v", src, err)
			continue
		}
		checkGraph(t, asRead(t, src), g)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.Analyze(ctx, "text"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled context: %v", err)
	}
}

func FuzzAnalyze(f *testing.F) {
	for _, s := range nasty {
		f.Add(s[:min(len(s), 2_000)])
	}
	a, err := argmap.New(argmap.WithInvalidUTF8())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 20_000 {
			return
		}
		g, err := a.Analyze(context.Background(), src)
		if err != nil {
			t.Fatal(err)
		}
		checkGraph(t, asRead(t, src), g)
	})
}

func BenchmarkAnalyze(b *testing.B) {
	src := opeds(b)["16-borssele-extension"]
	if _, err := argmap.Analyze(src); err != nil { // what is loaded at first use is no part of it
		b.Fatal(err)
	}
	for _, n := range []int{1, 10, 100} {
		text := strings.Repeat(src+"\n\n", n)
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				if _, err := argmap.Analyze(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The title is the first headline without the signs of Markdown around all of it.
func TestTitle(t *testing.T) {
	const body = "\n\nThe town should buy the mill before somebody else does. It has stood empty for eleven years, and every winter takes another piece of its roof, which nobody pays for but the town."
	for head, want := range map[string]string{
		"> Buy the mill\n>\n> By Ann Lee\n> Monday": "Buy the mill",
		"# Buy the mill":         "Buy the mill",
		"## **Buy  the mill**":   "Buy the mill",
		"# **Buy** the mill":     "**Buy** the mill",
		"# **Buy** the **mill**": "**Buy** the **mill**",
		"Buy the Mill: Why an Empty House Is the Most\nExpensive House of Them All\n\nBy Ann Lee": "Buy the Mill: Why an Empty House Is the Most Expensive House of Them All",
		"WHO PAYS FOR THE OLD MILL?\nTHE TOWN DOES\n\nBy Ann Lee":                                 "WHO PAYS FOR THE OLD MILL? THE TOWN DOES",
		"Buy the Empty Mill, Save the Old Barn,\nStop Paying for the Roof\n\nBy Ann Lee":          "Buy the Empty Mill, Save the Old Barn, Stop Paying for the Roof",
		"Buy the Empty Mill Before Winter\nTHE TOWN CANNOT WAIT\n\nBy Ann Lee":                    "Buy the Empty Mill Before Winter",
		"WHO PAYS FOR THE OLD MILL?\nThe Town Does, Again and Again\n\nBy Ann Lee":                "WHO PAYS FOR THE OLD MILL?",
		"WHO PAYS FOR THE OLD MILL?\n\nTHE TOWN DOES\n\nBy Ann Lee":                               "WHO PAYS FOR THE OLD MILL?",
		"# WHAT IT IS FOR\n## THE OLD MILL":                                                       "WHAT IT IS FOR",
		"What the Old Mill Is For\nBy Ann Lee":                                                    "What the Old Mill Is For",
		"# Buy the mill[1]":                                                                       "Buy the mill",
		"# Who pays for the mill?²":                                                               "Who pays for the mill?",
		"# A mill without CO²":                                                                    "A mill without CO²",
		"# The mill of 1900[1a]":                                                                  "The mill of 1900[1a]",
		"# Mills":                                                                                 "Mills",
		"# Buy **the mill**":                                                                      "Buy **the mill**",
		"By Ann Lee":                                                                              "",
		"Buy the Empty Mill\nWhy an Empty House Costs More\n\nBy Ann Lee":                         "Buy the Empty Mill",
		"Buy the Empty Mill\nThe town has dithered for eleven years":                              "Buy the Empty Mill",
	} {
		g, err := argmap.Analyze(head + body)
		if err != nil {
			t.Fatal(err)
		}
		if g.Title() != want {
			t.Errorf("title of %q is %q, want %q", head, g.Title(), want)
		}
	}
}
