package mine

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// A speech is of no genre that the models know. What likeness it has to a post
// or a microtext must not cost it its thesis.
func TestGenreOfLongText(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	remark := "When I was a boy I was told that the mill would always be there, and it was not. So what did we do? We did what people do. " +
		"I do not think that anyone in this room has to be told what it means if the bus does not come. " +
		"And yet they say that it is only a bus. Well, it is our bus, and we should keep it.\n\n"
	speech := "Ladies and gentlemen, members of the council. " + remark + "Thank you. "
	text := strings.TrimSpace(strings.Repeat(speech, 6))
	d, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	v := NewView(d, apparatus.Find(d))
	p := m.Genre.Probabilities(nil, v.GenreFeatures())
	if best := Genre(linear.Best(p)); best != Microtext && best != Post {
		t.Fatalf("the speech is not hard enough: probabilities %v", p)
	}
	if g := m.GenreOf(v); g != Oped {
		t.Errorf("GenreOf(%d tokens) is %v", len(d.Tokens), g)
	}
}

// A short op-ed, its headline and a paragraph or two paragraphs, is seldom taken for
// a post, which need not have a thesis, and never for blank lines around it.
func TestGenreOfShortText(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	genre := func(text string) Genre {
		d, err := nlp.Parse(text, nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		return m.GenreOf(NewView(d, apparatus.Find(d)))
	}
	for _, text := range []string{"We must act at once. The river is full of sewage. The company has paid out millions in dividends.",
		"The court should reverse the ruling.\n\nIt was wrongly decided and it harms every tenant in the city.\n\nThe landlords can pay for their own lawyers."} {
		if g := genre(text); g == Post {
			t.Errorf("%q is a post", text)
		}
	}
	const post = "> The mill should be kept.\n\nI think that you can't keep it, imo, because I have to pay for it and I don't. Please "
	for text, want := range map[string]Genre{post + "do change my view.": Post, post + "my view.": Oped, "CMV: Sell the mill.": Post, "CMV - Sell the mill.": Post, "CMV is a virus that every newborn should be tested for.": Oped} { // the first has 35 tokens or more
		if g := genre(text); g != want {
			t.Errorf("%q is %s, want %s", text, GenreNames[g], GenreNames[want])
		}
	}
	lines := "> The mill  should be kept. \n\n\n" + post + "do change my view. \n\n"
	if lf, crlf := genre(lines), genre(strings.ReplaceAll(lines, "\n", "\r\n")); lf != crlf {
		t.Errorf("%s with other line ends is %s", GenreNames[lf], GenreNames[crlf])
	}
	for i, f := range viewOf(t, lines).GenreFeatures() {
		if g := viewOf(t, strings.ReplaceAll(lines, "\n", "\r\n")).GenreFeatures()[i]; f != g {
			t.Errorf("with other line ends feature %d is %v, want %v", i, g, f)
		}
	}
	texts, posts := 0, 0
	for k, v := range heldOut(t) {
		var headline string
		var body []string
		for i, b := range v.blocks {
			switch text := v.Doc.Paragraphs[i].Text(v.Doc.Text); {
			case v.sentences[b.first].skip:
			case b.class == titleBlock && headline == "":
				headline = text + "\n\n"
			case b.class != titleBlock:
				body = append(body, text)
			}
		}
		if len(body) < 2 {
			continue
		}
		i := k % (len(body) - 1)
		for _, text := range []string{headline + body[i], body[i] + "\n\n" + body[i+1]} {
			g := genre(text)
			if again := genre("\n\n" + text + "\n\n"); again != g {
				t.Errorf("%.60q… is %s, and %s between blank lines", text, GenreNames[g], GenreNames[again])
			}
			texts++
			if g == Post {
				posts++
			}
		}
	}
	if texts == 0 || 12*posts > texts {
		t.Errorf("%d of %d short op-eds are taken for posts", posts, texts)
	}
}

func TestTyping(t *testing.T) {
	for text, want := range map[string][5]bool{
		"": {}, "a b": {}, "a\n\nb": {}, "a\n \n\t\r\nb": {0: true, 2: true}, "a  b": {1: true}, "a  \nb": {2: true}, "\n  b": {}, " a": {3: true},
		"a \r\nb": {2: true}, "it's": {4: true}, "a  ": {}, "\n\n\n": {0: true}, "a\n\nb\n": {},
	} {
		if got := typing(text); got != want {
			t.Errorf("typing(%q) = %v, want %v", text, got, want)
		}
	}
}
