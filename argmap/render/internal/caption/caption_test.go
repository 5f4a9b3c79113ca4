package caption_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
)

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		" \t\r\n":                   "",
		"  one \n two\u00a0three ":  "one two three",
		"\x1b[31mred\x1b[0m \x00\a": "[31mred[0m",
		"soft\u00adhyphen":          "softhyphen",
		"\u202eevil\u202c\ufeff":    "evil",
		"bad \xff\xfe":              "bad \ufffd\ufffd",
		"👩\u200d🚒 नमस्\u200dते":                 "👩\u200d🚒 नमस्\u200dते",
		"run-\nning  to one - \ntwo":            "running to one - two",
		"\u2028line\u2029":                      "line",
		"two > one\n> and > \r\n >> more > two": "two > one and > more > two",
	} {
		if got := caption.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ before, text, after, want string }{
		{"", "who pays", "? Nobody", "who pays?"},
		{"", "stop", "!! Now", "stop!!"},
		{"", "it ends", ". So", "it ends"},
		{"he asks “", "who pays", "?” Nobody", "“who pays?”"},
		{"“", "we patrol", ",” he says", "“we patrol”"},
		{"said “", "we are poor", "” and left", "“we are poor”"},
		{"\"", "we patrol", ".\"", "\"we patrol\""},
		{"“", "we,” he says, “patrol", ".”", "we,” he says, “patrol"},
		{"is it true that “", "we patrol", " at night”?", "we patrol"},
		{"what is a “", "patrol", "”? A walk", "“patrol”"},
		{"is that “new” ", "patrol", ")? A walk", "patrol?"},
	} {
		src := c.before + c.text + c.after
		k := argmap.Component{Span: argmap.Span{Start: len(c.before), End: len(c.before) + len(c.text)}, Text: c.text}
		if got := caption.Words(src, k); got != c.want {
			t.Errorf("Words(%q, %q) = %q, want %q", src, c.text, got, c.want)
		}
		if got := caption.Words("another", k); got != c.text {
			t.Errorf("of another text = %q, want %q", got, c.text)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(" a\x1b\u202e\xff b ")
	f.Fuzz(func(t *testing.T, s string) {
		got := caption.Clean(s)
		if !utf8.ValidString(got) {
			t.Errorf("Clean(%q) = %q is not UTF-8", s, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) {
				t.Errorf("Clean(%q) = %q has %U", s, got, r)
			}
		}
		if again := caption.Clean(got); again != got {
			t.Errorf("Clean(%q) = %q, and of that %q", s, got, again)
		}
	})
}
