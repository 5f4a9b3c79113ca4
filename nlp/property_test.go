package nlp_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// check reports what a document may not be, whatever the text: spans in order,
// apart, inside one another, decoding, and every token whole.
func check(t testing.TB, text string, d *nlp.Document) {
	t.Helper()
	if len(d.Text) != len(text) {
		t.Fatalf("Text has %d bytes, want %d", len(d.Text), len(text))
	}
	last := 0
	for i, tok := range d.Tokens {
		if !tok.In(len(d.Text)) || tok.Start < last || tok.Len() == 0 {
			t.Fatalf("token %d is %v after %d in %d bytes", i, tok.Span, last, len(d.Text))
		}
		last = tok.End
		w := d.Word(i)
		if !utf8.ValidString(w) || w != strings.TrimSpace(w) {
			t.Fatalf("token %d is %q", i, w)
		}
		if tok.Tag == "" || tok.Tag != strings.ToUpper(tok.Tag) {
			t.Fatalf("token %d %q has tag %q", i, w, tok.Tag)
		}
		if strings.TrimSpace(d.Text[tok.Start:tok.End]) == "" {
			t.Fatalf("token %d is white space", i)
		}
	}
	first := 0
	for i, s := range d.Sentences {
		if s.First != first || s.Last <= s.First || s.Last > len(d.Tokens) {
			t.Fatalf("sentence %d holds tokens %d to %d, want from %d", i, s.First, s.Last, first)
		}
		if want := (nlp.Span{Start: d.Tokens[s.First].Start, End: d.Tokens[s.Last-1].End}); s.Span != want {
			t.Fatalf("sentence %d is %v, its tokens %v", i, s.Span, want)
		}
		for k := s.First; k < s.Last; k++ {
			if d.Tokens[k].Sentence != i {
				t.Fatalf("token %d is in sentence %d, want %d", k, d.Tokens[k].Sentence, i)
			}
		}
		first = s.Last
	}
	if first != len(d.Tokens) {
		t.Fatalf("sentences cover %d of %d tokens", first, len(d.Tokens))
	}
	first = 0
	for i, p := range d.Paragraphs {
		if p.First != first || p.Last <= p.First || p.Last > len(d.Sentences) {
			t.Fatalf("paragraph %d holds sentences %d to %d, want from %d", i, p.First, p.Last, first)
		}
		for k := p.First; k < p.Last; k++ {
			if d.Sentences[k].Paragraph != i || !p.Contains(d.Sentences[k].Span) {
				t.Fatalf("sentence %d %v lies not in paragraph %d %v", k, d.Sentences[k].Span, i, p.Span)
			}
		}
		first = p.Last
	}
	if first != len(d.Sentences) {
		t.Fatalf("paragraphs cover %d of %d sentences", first, len(d.Sentences))
	}
	for i, n := range d.Names {
		if !n.In(len(d.Text)) || n.Len() == 0 || n.Label == nlp.UnknownLabel || !utf8.ValidString(n.Text(d.Text)) {
			t.Fatalf("name %d is %v %v", i, n.Span, n.Label)
		}
	}
}

// nasty are texts on which a parser may fail, hang or lose its place.
func nasty() map[string]string {
	return map[string]string{
		"empty":           "",
		"one word":        "word",
		"no space":        strings.Repeat("a", 1<<20),
		"dots":            strings.Repeat(".", 100_000),
		"spaced dots":     strings.Repeat(". ", 10_000),
		"quotes":          strings.Repeat(`"`, 5_000) + strings.Repeat("“", 5_000),
		"apostrophes":     strings.Repeat("'s", 5_000),
		"nul":             "a\x00b " + strings.Repeat("\x00", 1000) + " c",
		"paragraphs":      strings.Repeat("One word.\n\n", 10_000),
		"lines":           strings.Repeat("One word.\n", 10_000),
		"one sentence":    strings.Repeat("and on ", 5_000),
		"hyphens":         strings.Repeat("well-", 5_000),
		"at":              strings.Repeat("a@b.", 5_000),
		"marks":           "e" + strings.Repeat("\u0301", 10_000),
		"joined emoji":    strings.Repeat("👩\u200d", 5_000),
		"directions":      "\u202eabc\u202c \u200fdef",
		"byte order mark": "\ufeffOne.\ufeff Two.",
		"soft hyphens":    "co\u00adop\u00aderate \u00ad \u00ad\u00ad",
		"ligatures":       "eﬃcient ﬁnal oﬄine",
		"Turkish":         "İİİİ's İstanbul'ın KKK's",
		"crlf":            "One.\r\n\r\nTwo.\rThree.\r\n",
		"tabs":            "\tOne\t.\tTwo\t.",
		"emoticons":       ":) :-( 8-) xD O_o (╯°□°）╯︵┻━┻",
		"empty brackets":  "It rains. [] Then it stops.[]",
		"brackets":        strings.Repeat("(", 3_000) + strings.Repeat("]", 3_000),
		"scripts":         "司空图 写诗。 Привет, мир! مرحبا بالعالم؟",
		"entities":        "it&rsquo;s &amp; &lt;b&gt;",
	}
}

func TestNasty(t *testing.T) {
	for name, text := range nasty() {
		t.Run(name, func(t *testing.T) {
			d, err := nlp.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			check(t, text, d)
		})
	}
}

func TestTexts(t *testing.T) {
	for _, text := range texts(t) {
		d, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		check(t, text, d)
		again, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d, again); diff != "" {
			t.Fatalf("a second Parse of %.40q differs (-first +second):\n%s", text, diff)
		}
	}
}

// texts are the op-eds that stand in the repository for training.
func texts(t testing.TB) []string {
	paths, err := filepath.Glob("../testdata/opeds/train/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no op-eds in ../testdata/opeds/train: %v", err)
	}
	var out []string
	for _, p := range paths[:min(len(paths), 12)] {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}

// CRLF for LF, or a byte order mark in front, changes offsets and nothing else.
func TestLineEnds(t *testing.T) {
	for _, text := range texts(t) {
		a, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		b, err := nlp.Parse("\ufeff" + strings.ReplaceAll(text, "\n", "\r\n"))
		if err != nil {
			t.Fatal(err)
		}
		form := func(d *nlp.Document) (out []string) {
			for _, t := range d.Tokens {
				out = append(out, t.Lower+"/"+t.Tag)
			}
			return out
		}
		if diff := cmp.Diff(form(a), form(b)); diff != "" {
			t.Errorf("tokens with CRLF mismatch (-lf +crlf):\n%s", diff)
		}
		if len(a.Paragraphs) != len(b.Paragraphs) {
			t.Errorf("%d paragraphs with CRLF, want %d", len(b.Paragraphs), len(a.Paragraphs))
		}
	}
}

func TestConcurrent(t *testing.T) {
	in := texts(t)[:4]
	want := make([]*nlp.Document, len(in))
	var first sync.WaitGroup
	for i := range in {
		first.Go(func() { want[i], _ = nlp.Parse(in[i]) })
	}
	first.Wait()
	var wg sync.WaitGroup
	for k := range 8 {
		wg.Go(func() {
			i := k % len(in)
			got, err := nlp.Parse(in[i])
			if err != nil {
				t.Error(err)
			} else if diff := cmp.Diff(want[i], got); diff != "" {
				t.Errorf("Parse in parallel mismatch (-want +got):\n%s", diff)
			}
		})
	}
	wg.Wait()
}

func FuzzParse(f *testing.F) {
	for _, text := range nasty() {
		f.Add(text[:min(len(text), 2000)])
	}
	f.Add("caf\xe9 \xff\xfe. Next.")
	f.Add("The licence of the power station at the mouth of the river ex-\npires at the end of a well-\nknown decade.")
	f.Fuzz(func(t *testing.T, text string) {
		d, err := nlp.Parse(text)
		if err != nil {
			var bad *nlp.EncodingError
			if utf8.ValidString(text) {
				t.Fatalf("Parse(%q): %v", text, err)
			}
			if ok := errors.As(err, &bad); !ok || !utf8.ValidString(text[:bad.Offset]) || utf8.ValidString(text[bad.Offset:]) {
				t.Fatalf("Parse(%q): %v", text, err)
			}
			if d, err = nlp.Parse(text, nlp.WithInvalidUTF8()); err != nil {
				t.Fatalf("Parse(%q, WithInvalidUTF8): %v", text, err)
			}
		}
		check(t, text, d)
	})
}
