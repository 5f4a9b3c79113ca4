package article_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/examples/internal/article"
)

const lake = `Give the lake back

By Marta Lindgren

The council should end the lease of the eastern shore when it runs out in May. For thirty years a club of two hundred members has kept the only beach of the town behind a fence, and the town has got four hundred crowns a year for it.[1]

The club says that it keeps the water clean. But the treatment plant does that, as every sample since 2009 has shown, and the treatment plant is paid by all of us, whether we own a key to the gate or not.

Others fear noise, litter and cars. Those are fair questions, and they have answers: a bus line, opening hours,
and two wardens in July. Every town on the other shore has solved them, with less money than we spend on fireworks.

The fence costs more to mend than the lease brings in.
The school now drives eleven kilometres for swimming lessons.

A lake is not a lawn. It was dug by nobody and it belongs to everybody, and a council that has forgotten this can be reminded of it at the election in September, when the fence will still be standing unless we say so now.

[1] Council accounts, 2023, p. 41.
`

func TestText(t *testing.T) {
	page, err := os.ReadFile("testdata/lake.html")
	if err != nil {
		t.Fatal(err)
	}
	text, title, err := article.Text(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lake, text); diff != "" {
		t.Errorf("Text(lake.html) mismatch (-want +got):\n%s", diff)
	}
	if title != "Give the lake back" {
		t.Errorf("title %q", title)
	}
}

func TestTextSmall(t *testing.T) {
	for name, tc := range map[string]struct{ page, want string }{
		"no article": {"<html><body><p>Shut the <b>gate</b>, please.</p><script>x()</script></body></html>", "Shut the gate, please.\n"},
		"fragment":   {"Two words<br>and two", "Two words\nand two\n"},
		"blocks":     {"<div>One</div>\n<div>Two <i>and</i>\n three</div>", "One\n\nTwo and three\n"},
		"latin 1":    {"<meta charset=\"iso-8859-1\"><p>The caf\xe9 is shut.</p>", "The café is shut.\n"},
		"entity":     {"<p>Fish &amp; chips&mdash;now</p>", "Fish & chips—now\n"},
	} {
		t.Run(name, func(t *testing.T) {
			text, _, err := article.Text([]byte(tc.page))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, text); diff != "" {
				t.Errorf("Text(%q) mismatch (-want +got):\n%s", tc.page, diff)
			}
		})
	}
	for _, page := range []string{"", "<html><script>x()</script></html>", "<title>A title alone</title>"} {
		if text, _, err := article.Text([]byte(page)); !errors.Is(err, article.ErrNoText) {
			t.Errorf("Text(%q) = %q, %v, want ErrNoText", page, text, err)
		}
	}
}

func TestIsHTML(t *testing.T) {
	for _, tc := range []struct {
		name, start string
		want        bool
	}{
		{"a.html", "", true}, {"A.HTM", "", true}, {"a.txt", "Words", false}, {"", "\n<!DOCTYPE HTML><p>", true},
		{"", "\ufeff<html lang=en>", true}, {"", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", true},
		{"", "<htmlish> is no tag", false}, {"a.md", "<p>a paragraph</p>", false}, {"", "", false},
	} {
		if got := article.IsHTML(tc.name, []byte(tc.start)); got != tc.want {
			t.Errorf("IsHTML(%q, %q) = %v, want %v", tc.name, tc.start, got, tc.want)
		}
	}
}

func FuzzText(f *testing.F) {
	page, err := os.ReadFile("testdata/lake.html")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(page)
	f.Add([]byte("<p>One<p>Two\xff<table><tr><td>x<td>y</table>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		text, title, err := article.Text(page)
		if err == nil && strings.TrimSpace(text) == "" {
			t.Error("no text and no error")
		}
		if !utf8.ValidString(text) || !utf8.ValidString(title) {
			t.Errorf("invalid UTF-8 in %q, %q", text, title)
		}
	})
}
