package mine

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

func viewOf(t *testing.T, text string, parts ...apparatus.Part) *View {
	t.Helper()
	d, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	return NewView(d, parts)
}

// Lines are sentences where most of a text stands in blocks of such lines.
func TestLinesAreSentences(t *testing.T) {
	const a, b, c = "The town should close the pool.", "It leaks every day of the year.", "Nobody has paid for a repair."
	join := strings.Join
	for name, row := range map[string]struct {
		text string
		want bool
	}{
		"a sentence a line, two blocks": {join([]string{a, b, "", c, b}, "\n"), true},
		"one block alone":               {join([]string{a, b, c}, "\n"), false},
		"paragraphs":                    {join([]string{a + " " + b, c + " " + b}, "\n\n"), false},
		"blank lines between all":       {join([]string{a, b, c, a}, "\n\n"), false},
		"paragraphs in the lines":       {join([]string{a + " " + b, c + " " + b, "", a + " " + c, b + " " + a}, "\n"), false},
		"one line in four holds two":    {join([]string{a, b + " " + c, "", c, b}, "\n"), true},
		"half of the lines hold two":    {join([]string{a, b + " " + c, "", c + " " + a, b}, "\n"), false},
		"two short lists in paragraphs": {join([]string{a, b, "", a + " " + b + " " + c, "", a, c, "", b + " " + c + " " + a}, "\n"), false},
	} {
		if got := viewOf(t, row.text).linesAreSentences(); got != row.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// The blocks of a post become its paragraphs; its title stays apart.
func TestInStanzas(t *testing.T) {
	title := apparatus.Part{Span: nlp.Span{Start: 0, End: len("The Pool")}, Label: apparatus.Headline}
	v := viewOf(t, "The Pool\n\nClose it now.\nIt leaks.\n\nIt costs us a million.\nNobody swims in it.\nThe water is cold.\n", title)
	s := v.inStanzas()
	var got []string
	for i, p := range s.Doc.Paragraphs {
		got = append(got, strings.ReplaceAll(p.Text(s.Doc.Text), "\n", "/"))
		for k := p.First; k < p.Last; k++ {
			if s.Doc.Sentences[k].Paragraph != i || s.sentences[k].Paragraph != i {
				t.Errorf("sentence %d is in paragraph %d, want %d", k, s.sentences[k].Paragraph, i)
			}
		}
	}
	if want := []string{"The Pool", "Close it now./It leaks.", "It costs us a million./Nobody swims in it./The water is cold."}; !slices.Equal(got, want) {
		t.Errorf("paragraphs %q, want %q", got, want)
	}
	if s.blocks[1].class != firstBlock || s.blocks[2].class != lastBlock || s.sentences[3].place != 1 {
		t.Errorf("blocks are of class %d and %d, the fourth sentence has place %d", s.blocks[1].class, s.blocks[2].class, s.sentences[3].place)
	}
	if len(v.Doc.Paragraphs) != 6 || v.sentences[2].Paragraph != 2 {
		t.Error("the view itself has changed")
	}
	if p := viewOf(t, "Close it now. It leaks.\n\nIt costs us a million."); p.inStanzas() != p {
		t.Error("a text without lines to join is copied")
	}
}

// An op-ed has the same map when it is broken into lines at the ends of its sentences.
func TestSentencePerLine(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../../testdata/opeds/heldout*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	tried, same := 0, 0
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d, err := nlp.Parse(string(b), nlp.WithoutNames())
		if err != nil {
			t.Fatal(f, err)
		}
		parts := apparatus.Find(d)
		v := NewView(d, parts)
		if strings.Contains(string(b), "\r") || 2*strings.Count(string(b), "\n\n") < len(d.Paragraphs) {
			continue // no blank lines between its paragraphs
		}
		broken := slices.Clone(b)
		for i, s := range v.sentences {
			if i > 0 && !s.skip && d.Sentences[i-1].Paragraph == s.Paragraph && string(b[d.Sentences[i-1].End:s.Start]) == " " {
				broken[s.Start-1] = '\n'
			}
		}
		e, err := nlp.Parse(string(broken), nlp.WithoutNames())
		if err != nil {
			t.Fatal(f, err)
		}
		if len(e.Sentences) != len(d.Sentences) || len(e.Tokens) != len(d.Tokens) {
			continue // a line end parts what was one sentence
		}
		tried++
		if slices.EqualFunc(m.Mine(v, nil), m.Mine(NewView(e, parts), nil), func(a, b Component) bool {
			return a.Span == b.Span && a.Kind == b.Kind && a.Stance == b.Stance && a.Parent == b.Parent && a.Sign == b.Sign
		}) {
			same++
		}
	}
	if tried < 60 || 10*same < 9*tried {
		t.Errorf("%d of %d op-eds have the same map", same, tried)
	}
}
