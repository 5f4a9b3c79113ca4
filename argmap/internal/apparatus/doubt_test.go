package apparatus

import (
	"strings"
	"testing"

	"opedmap/nlp"
)

// What stands at the edge of a page is not apparatus for that alone.
func TestDoubt(t *testing.T) {
	const body = "The council wants to raise the tram fare again. It should not. A fare is a tax on those who cannot drive, and the council knows it.\n\n" +
		"Last year ridership fell by 9 percent after the increase. Shops in the centre closed early. The buses are no alternative, because they stop at eight.\n\n" +
		"Critics say the money must come from somewhere. It can come from parking.\n\n"
	const sentences = "The trams of our city are full at eight and empty at ten, and the council should halve the fare after nine. Nobody has asked why."
	const head = "The fare plan is wrong\n\nBy Nora Hale\n\n"
	for _, c := range []struct {
		text, line string
		want       Label
	}{
		{head + body + "Mayor Ada Quist has promised a review. Reviews do not carry passengers.", "Mayor Ada Quist", None},
		{head + body + "Ada Quist is the mayor of a city that walks. She could be the mayor of one that rides.", "Ada Quist is", None},
		{head + body + "Professor Menon teaches constitutional history. He knows this.", "Professor Menon", None},
		{head + body + "Nora Hale teaches constitutional history. She rides the number 4.", "Nora Hale teaches", Bio},
		{"The fare plan is wrong\n\n" + body + "Nora Hale teaches constitutional history in Leeds.", "Nora Hale teaches", Bio},
		{head + body + "Nora Hale teaches law at Leeds University.\n\nPeter Quint runs the transit lab at Leeds University.", "Peter Quint", Bio},
		{head + body + "Maria Lopez translated this article.", "Maria Lopez", Bio},
		{"The fare plan is wrong\n\nBy The Daily Star\n\n" + body + "Nora Hale teaches constitutional history in Leeds.", "Nora Hale teaches", Bio},
		{sentences + "\n\n" + body, "The trams of", None},
		{sentences + "\n\nBy Nora Hale\n\n" + body, "The trams of", Headline},
		{"The council should halve the fare after nine.\n\n" + body, "The council should halve", None},
		{"The council should halve the fare after nine.\n\nBy Nora Hale\n\n" + body, "The council should halve", Headline},
		{"The Council Should Halve The Fare After Nine.\n\nBy Nora Hale\n\n" + body, "The Council Should", Headline},
		{"Halve the fare\n\n" + sentences + "\n\nBy Nora Hale\n\n" + body, "The trams of", Headline},
	} {
		doc, err := nlp.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		got := None
		for _, p := range Find(doc) {
			if len(c.line) <= p.Len() && p.Text(c.text)[:len(c.line)] == c.line {
				got = p.Label
			}
		}
		if got != c.want {
			t.Errorf("%q is %v, want %v", c.line, got, c.want)
		}
	}
}

// Labels are taken back for what the text says, whatever model gave them.
// A biography names the byline in whatever case, or, not sounding like one, is none.
func TestDoubtBiographies(t *testing.T) {
	for byline, want := range map[string]Label{"By Nora Hale": Bio, "By NORA HALE": Bio, "By Nora Hale-Quux": Bio, "By Zed Quux": None} {
		doc, err := nlp.Parse(byline + "\n\nThe tram is full at eight.\n\nNORA HALE teaches constitutional history in Leeds.")
		if err != nil {
			t.Fatal(err)
		}
		p := NewPage(doc)
		tags := make([]Tag, len(p.units))
		tags[0].Label, tags[len(tags)-1].Label = Byline, Bio
		p.doubtBiographies(tags)
		if got := tags[len(tags)-1].Label; got != want {
			t.Errorf("%s: the last paragraph is %v, want %v", byline, got, want)
		}
	}
}

func TestDoubtLabels(t *testing.T) {
	const sentence = "The trams of our city are full at eight and empty at ten, and the council should halve the fare after nine."
	const sentences = sentence + " Nobody has asked why."
	const body = "\n\nThe council wants to raise the tram fare again. It should not. A fare is a tax on those who cannot drive, and the council knows it.\n\nLast year ridership fell by 9 percent after the increase. Shops in the centre closed early."
	const by = "By Nora Hale"
	const stranger = "Ada Quist walks to work."
	type part struct {
		text  string
		label Label
	}
	for _, c := range []struct {
		name, text string
		given      []part
		want       Label // of the first
	}{
		{"sentences", sentences + body, []part{{sentences, Headline}}, None},
		{"sentences in quotation marks", "“" + sentences + "”" + body, []part{{"“" + sentences + "”", Headline}}, None},
		{"nothing below", sentences, []part{{sentences, Headline}}, None},
		{"byline below", sentences + "\n\n" + by, []part{{sentences, Headline}, {by, Byline}}, Headline},
		{"another headline", sentences + "\n\nHalve it" + body, []part{{sentences, Headline}, {"Halve it", Headline}}, Headline},
		{"section before", "Opinion | " + sentences + body, []part{{sentences, Headline}, {"Opinion", Boilerplate}}, Headline},
		{"offer behind", sentences + " Read on." + body, []part{{sentences, Headline}, {"Read on.", Boilerplate}}, Headline},
		{"nineteen words", "The trams of our city are full at eight and empty at ten. Nobody has asked why." + body,
			[]part{{"The trams of our city are full at eight and empty at ten. Nobody has asked why.", Headline}}, Headline},
		{"twenty words", "The trams of our city are full at eight and empty at ten. Nobody has yet asked why." + body,
			[]part{{"The trams of our city are full at eight and empty at ten. Nobody has yet asked why.", Headline}}, None},
		{"question", sentence + " Why?" + body, []part{{sentence + " Why?", Headline}}, Headline},
		{"sentence", "Opinion\n\n" + sentence + body, []part{{sentence, Headline}}, Headline},

		{"stranger", by + body + "\n\n" + stranger, []part{{stranger, Bio}, {by, Byline}}, None},
		{"stranger in quotation marks", by + body + "\n\nAda Quist said: “Walk.”", []part{{"Ada Quist said: “Walk.”", Bio}, {by, Byline}}, None},
		{"stranger in a half of a paragraph", by + body + "\n\n" + stranger + " Nobody else does.", []part{{"Nobody else does.", Bio}, {by, Byline}}, Bio},
		{"no sentence", by + body + "\n\nAda Quist walks to work", []part{{"Ada Quist walks to work", Bio}, {by, Byline}}, Bio},
		{"nobody", by + body + "\n\nTram drivers walk to work.", []part{{"Tram drivers walk to work.", Bio}, {by, Byline}}, Bio},
		{"a word of a byline", "By Nora" + body + "\n\n" + stranger, []part{{stranger, Bio}, {"By Nora", Byline}}, Bio},
		{"an initial", "By N. Hale" + body + "\n\n" + stranger, []part{{stranger, Bio}, {"By N. Hale", Byline}}, Bio},
		{"short name", "By Bo Hale" + body + "\n\n" + stranger, []part{{stranger, Bio}, {"By Bo Hale", Byline}}, None},
		{"other words of a byline", "By Nora Hale, who walks" + body + "\n\n" + stranger, []part{{stranger, Bio}, {"By Nora Hale, who walks", Byline}}, None},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := nlp.Parse(c.text, nlp.WithoutNames())
			if err != nil {
				t.Fatal(err)
			}
			p := NewPage(doc)
			tags := make([]Tag, len(p.units))
			units := func(text string) (out []int) {
				at := strings.Index(c.text, text)
				for i, u := range p.units {
					if u.Start >= at && u.End <= at+len(text) {
						out = append(out, i)
					}
				}
				if out == nil {
					t.Fatalf("no unit in %q", text)
				}
				return out
			}
			for _, g := range c.given {
				for _, i := range units(g.text) {
					tags[i].Label = g.label
				}
			}
			p.doubt(tags)
			for _, i := range units(c.given[0].text) {
				if tags[i].Label != c.want {
					t.Errorf("%q is %v, want %v", p.units[i].Text(c.text), tags[i].Label, c.want)
				}
			}
		})
	}
}

// Whatever the model says, prose stays the author's where the lines above tell so.
func TestDoubtFurniture(t *testing.T) {
	const (
		text    = "The quarry road should be closed to lorries, for it has killed two children since March."
		last    = "We owe the families of Mill Lane more than flowers and a lamp."
		comment = "I have lived on that road for years and never saw a lorry."
	)
	for _, c := range []struct {
		name  string
		lines []string // + for the author's, - for furniture, = for a byline, ? for furniture in doubt
		want  Label    // of the line in doubt
	}{
		{"below a salutation", []string{"+Sir,", "+" + text, "=Ann Lee", "+Sir,", "?" + last}, None},
		{"below a name and a colon", []string{"+" + text, "=Ann Lee", "-Hugo says:", "?" + comment}, Boilerplate},
		{"below a signature", []string{"+Sir,", "+" + text, "=Ann Lee", "?" + last}, None},
		{"below a signature and bullets", []string{"+Sir,", "+" + text, "=Ann Lee", "+•••", "?" + last}, None},
		{"below a signature and a heading", []string{"+Sir,", "+" + text, "=Ann Lee", "-More trams", "?" + last}, None},
		{"below a signature and an offer", []string{"+Sir,", "+" + text, "=Ann Lee", "-Leave a comment", "?" + comment}, Boilerplate},
		{"below the signature of no letter", []string{"+" + text, "=Ann Lee", "?" + last}, Boilerplate},
		{"below a bare line", []string{"+" + text, "-READ MORE", "?" + last}, None},
		{"below a numbered line", []string{"+" + text, "-12 Comments", "?" + comment}, Boilerplate},
		{"below a title", []string{"+" + text, "-READ MORE", "-Two children hit on quarry road by one lorry", "?" + comment}, Boilerplate},
		{"below a bare line, an offer", []string{"+" + text, "-READ MORE", "?We publish all the letters that are sent to us by Friday."}, Boilerplate},
		{"below a bare line, an address", []string{"+" + text, "-READ MORE", "?We meet on the first of each month at www.mill.example now."}, Boilerplate},
		{"below a bare line, a title", []string{"+" + text, "-READ MORE", "?Two children hit on quarry road by one lorry this morning"}, Boilerplate},
		{"below a bare line at the top", []string{"-READ MORE", "+" + text, "?" + last}, Boilerplate},
		{"below a salutation alone", []string{"+Sir,", "?" + last}, None},
		{"below a broken text", []string{"+" + text, "-Related News", "+" + text, "?" + last}, None},
		{"below an unbroken text", []string{"+" + text, "+" + text, "?" + last}, Boilerplate},
		{"below a bare line, a teaser of several", []string{"+" + text, "-READ MORE", "?" + comment, "-" + comment}, Boilerplate},
		{"one by one", []string{"+" + text, "-Related News", "-" + last, "?" + last}, Boilerplate},
	} {
		t.Run(c.name, func(t *testing.T) {
			var source []string
			for _, l := range c.lines {
				source = append(source, l[1:])
			}
			doc, err := nlp.Parse(strings.Join(source, "\n\n"), nlp.WithoutNames())
			if err != nil {
				t.Fatal(err)
			}
			p := NewPage(doc)
			tags := make([]Tag, len(p.units))
			doubted := 0
			for i, l := range c.lines {
				p.relabel(tags, i, map[byte]Label{'+': None, '-': Boilerplate, '?': Boilerplate, '=': Byline}[l[0]])
				if l[0] == '?' {
					doubted = i
				}
			}
			p.doubtFurniture(tags)
			if got := p.label(tags, doubted); got != c.want {
				t.Errorf("line %d of %q is %v, want %v", doubted, source, got, c.want)
			}
		})
	}
}

func TestBiographical(t *testing.T) {
	for _, s := range []string{"quist@daily.example", "www.daily.example", "http://daily.example", "https://daily.example", "daily.com", "her e-mail", "Her email", "on Twitter", "the author", "three authors",
		"the writer", "two writers", "he writes", "has written", "her column", "a columnist", "contributes", "a contributor", "translated", "directs", "chairs", "the editor", "editors", "editorial", "a newspaper",
		"a novel", "her book", "two books", "follow her", "lives in", "is a nurse", "is an heir", "was a nurse", "was an heir", "retired", "formerly", "a former", "teaches at", "works at", "works for", "works in", "works as"} {
		if !biographical.MatchString("Ada Quist, " + s + ".") {
			t.Errorf("%q is not biographical", s)
		}
	}
	for _, s := range []string{"walks to work", "is at work", "was at work", "teaches us", "works on", "has lived", "wrote in", "rewrites", "unfollowed"} {
		if biographical.MatchString("Ada Quist " + s + ".") {
			t.Errorf("%q is biographical", s)
		}
	}
	for _, s := range []string{"Mr. Quist", "Dr Quist", "Prof.  Quist", "Mayor Ödön", "General Quist", "Ada Quist walks", "Ada J. Quist", "Ada van Quist", "Ada O’Hara walks", "Jean-Luc Quist walks"} {
		if !opening.MatchString(s) {
			t.Errorf("%q opens with nobody", s)
		}
	}
	for _, s := range []string{"Mr. quist", "Mr.Quist", "Mrs", "Mayors walk", "The tram is", "Trams are", "Ada", "in Ada Quist"} {
		if opening.MatchString(s) {
			t.Errorf("%q opens with somebody", s)
		}
	}
}
