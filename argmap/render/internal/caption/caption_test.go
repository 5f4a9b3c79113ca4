package caption_test

import (
	"strings"
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
		"I\r>am \ufffeno\uffff na\u200cme":      "I am no na\u200cme",
		"two > one\n> and > \r\n >> more > two": "two > one and > more > two",
	} {
		if got := caption.Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

// Words are shown as Markdown would show them.
func TestWordsMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"it must **stop** now":                     "it must stop now",
		"*it* must, _as we_ know, ***stop***":      "it must, as we know, stop",
		"it must __stop__":                         "it must stop",
		"it costs 5* or 4*5 or 2 * 3":              "it costs 5* or 4*5 or 2 * 3",
		"the snake_case_name stays":                "the snake_case_name stays",
		"[the agency](https://epa.example/a?b) is": "the agency is",
		"[the agency] (of old) is":                 "[the agency] (of old) is",
	} {
		k := argmap.Component{Span: argmap.Span{End: len(text)}, Text: text}
		if got := caption.NewSource(&argmap.Graph{}, text).Words(k); got != want {
			t.Errorf("the words %q are %q, want %q", text, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ before, text, after, want string }{
		{"", "who pays", "? Nobody", "who pays?"},
		{"", "stop", "!! Now", "stop!!"},
		{"", "who pays", "…? Nobody", "who pays?"},
		{"", "it ends", ". So", "it ends"},
		{"he asks “", "who pays", "?” Nobody", "“who pays?”"},
		{"“", "we patrol", ",” he says", "“we patrol”"},
		{"‘", "we don’t patrol", "’, he says", "‘we don’t patrol’"},
		{"‘", "we’, he says, ‘patrol", "’.", "we’, he says, ‘patrol"},
		{"said “", "we are poor", "” and left", "“we are poor”"},
		{"\"", "we patrol", ".\"", "\"we patrol\""},
		{"“", "we,” he says, “patrol", ".”", "we,” he says, “patrol"},
		{"“", "she said “we patrol", "” at night", "she said “we patrol"},
		{"is it true that “", "we patrol", " at night”?", "we patrol"},
		{"what is a “", "patrol", "”? A walk", "“patrol”"},
		{"«", "nous marchons", "», dit-il", "«nous marchons»"},
		{"„", "wir gehen", "“, sagt er", "„wir gehen“"},
		{"“", "we,” he says, and patrol", "” at night", "we,” he says, and patrol"},
		{"‘", "we’, he says, and patrol", "’ at night", "we’, he says, and patrol"},
		{"(", "x", ")", "x"},
		{"", "the end", "", "the end"},
		{"is that “new” ", "patrol", ")? A walk", "patrol?"},
	} {
		src := c.before + c.text + c.after
		k := argmap.Component{Span: argmap.Span{Start: len(c.before), End: len(c.before) + len(c.text)}, Text: c.text}
		g := &argmap.Graph{}
		if got := caption.NewSource(g, src).Words(k); got != c.want {
			t.Errorf("the words %q of %q are %q, want %q", c.text, src, got, c.want)
		}
		for _, another := range []string{"another", strings.Repeat("?", 99)} {
			if got := caption.NewSource(g, another).Words(k); got != c.text {
				t.Errorf("of the text %q = %q, want %q", another, got, c.text)
			}
		}
	}
	for _, s := range []argmap.Span{{Start: -1, End: 3}, {Start: 3, End: 2}} {
		if got := caption.NewSource(&argmap.Graph{}, "who pays?").Words(argmap.Component{Span: s, Text: "we do"}); got != "we do" {
			t.Errorf("words of the span %v = %q, want %q", s, got, "we do")
		}
	}
}

// The marks of notes inside a component are not among its words, with the source or
// without.
func TestWordsNotes(t *testing.T) {
	const src = "It was condemned[1][4] and found[2] empty[3]?"
	mark := func(label argmap.ApparatusLabel, words string) argmap.Apparatus {
		i := strings.Index(src, words)
		return argmap.Apparatus{Span: argmap.Span{Start: i, End: i + len(words)}, Label: label}
	}
	g, err := argmap.Draft{Apparatus: []argmap.Apparatus{mark(argmap.Note, "[3]"), mark(argmap.Note, "[4]"), mark(argmap.Note, "[1]"), mark(argmap.Tags, "[2]")}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	c := argmap.Component{Span: argmap.Span{Start: 0, End: 41}, Text: src[:41]}
	for text, want := range map[string]string{src: "It was condemned and found[2] empty", "": "It was condemned and found[2] empty"} {
		if got := caption.NewSource(g, text).Words(c); got != want {
			t.Errorf("words = %q, want %q", got, want)
		}
	}
	with := argmap.Component{Span: argmap.Span{Start: 0, End: 44}, Text: src[:44]}
	if got, want := caption.NewSource(g, src).Words(with), "It was condemned and found[2] empty?"; got != want {
		t.Errorf("words = %q, want %q", got, want)
	}
	for _, c := range []struct{ text, want string }{
		{"condemned[1][4] and found[2] empty[3]", "condemned and found[2] empty"},
		{"and found[2] empty[3", "and found[2] empty[3"},
		{"and found[2] empty[", "and found[2] empty["},
	} {
		i := strings.Index(src, c.text)
		k := argmap.Component{Span: argmap.Span{Start: i, End: i + len(c.text)}, Text: c.text}
		if got := caption.NewSource(g, "").Words(k); got != c.want {
			t.Errorf("words of %q = %q, want %q", c.text, got, c.want)
		}
	}
	over, err := argmap.Draft{Apparatus: []argmap.Apparatus{mark(argmap.Note, "[1]"), mark(argmap.Note, "][4]")}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := caption.NewSource(over, "").Words(c), "It was condemned[4] and found[2] empty"; got != want {
		t.Errorf("words with notes over each other = %q, want %q", got, want)
	}
	c.Text = "other words"
	if got := caption.NewSource(g, src).Words(c); got != c.Text {
		t.Errorf("words = %q, want %q", got, c.Text)
	}
}

func TestNames(t *testing.T) {
	for _, c := range [][2]string{
		{caption.Kind(argmap.MajorClaim), "major claim"},
		{caption.Role(argmap.Component{Kind: argmap.MajorClaim, Stance: argmap.Pro}), "major claim"},
		{caption.Role(argmap.Component{Kind: argmap.Premise, Stance: argmap.Con}), "con premise"},
		{caption.Role(argmap.Component{Kind: argmap.Claim, Stance: argmap.Con, Counterargument: true}), "counterargument"},
		{caption.Verb(argmap.Undercut), "undercuts"},
		{caption.Attitude(argmap.Favor), "for"},
		{caption.Attitude(argmap.Against), "against"},
		{caption.Percent(0.456), "46%"},
		{caption.Count(1, "claim"), "1 claim"},
		{caption.Count(0, "claim"), "0 claims"},
		{caption.Count(2, "claim"), "2 claims"},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(" a\x1b\u202e\xff b ")
	f.Add("H a\x1bH")
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
