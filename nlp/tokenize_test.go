package nlp_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// The wanted tokens are parted by spaces; a token never holds one.
func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// contractions and possessives
		{"I don't, can't and won’t.", "I do n't , ca n't and wo n’t ."},
		{"cannot gonna wanna", "can not gon na wan na"},
		{"It's the council's; they've said we'd go.", "It 's the council 's ; they 've said we 'd go ."},
		{"the voters' rights", "the voters ' rights"},
		{"O'Reilly d'Alembert o'clock", "O'Reilly d'Alembert o'clock"},
		{"and ‘single’ it’s", "and ‘ single ’ it ’s"},
		{"rock 'n' roll in the '60s, get 'em", "rock 'n ' roll in the '60s , get 'em"},
		// quotes, brackets, notes
		{`"Yes," she said (twice).`, `" Yes , " she said ( twice ) .`},
		{"See (www.bbc.news/politics) and WWW.BBC.NEWS", "See ( www.bbc.news/politics ) and WWW.BBC.NEWS"},
		{"an M.Sc, in law", "an M.Sc , in law"},
		{"£.50, €.50, $.50 or a.50", "£ .50 , € .50 , $ .50 or a. 50"},
		{"He left.\x1a", "He left ."},
		{"“Yes”[1] and so[12]", "“ Yes ” [ 1 ] and so [ 12 ]"},
		{"[1,2] and [3-5]", "[ 1 , 2 ] and [ 3 - 5 ]"},
		// dashes and hyphens
		{"safe—or not — yes -- no", "safe — or not — yes -- no"},
		{"a well-known pre-war re-election", "a well - known pre-war re-election"},
		{"1914–1918", "1914 – 1918"},
		{"vis-\nà-vis", "vis - à - vis"},
		{"Kim Jong-un, Park Place-based, in Jong-un, Kim Kensington-on, Kim (Jong-un), Kim's Jong-un, Kim jong-un, Kim Jong-Un", "Kim Jong-un , Park Place - based , in Jong - un , Kim Kensington - on , Kim ( Jong - un ) , Kim 's Jong - un , Kim jong - un , Kim Jong - Un"},
		{"up-\nto-date, well-\nknown Coca-\nCola", "up - to - date , well - known Coca - Cola"},
		{"stop... or go…", "stop ... or go …"},
		// numbers
		{"$1,200.50 or 15% at 6:30pm", "$ 1,200.50 or 15 % at 6:30 pm"},
		{"5km in the 1990s, the 21st", "5 km in the 1990s , the 21st"},
		{"call 555-0139 or 212-555-0139", "call 555-0139 or 212-555-0139"},
		{"US$20 and £3m", "US$ 20 and £ 3m"},
		{"N4.39tn, R480 and K2.5m", "N4.39tn , R480 and K2.5m"},
		{"No. 10's cat in the 1930's and 80's, the A-10's guns", "No. 10 's cat in the 1930's and 80's , the A - 10 's guns"},
		{"Vote yes on Measure C.", "Vote yes on Measure C ."},
		{"We need Plan B. Voters know.", "We need Plan B . Voters know ."},
		{"By J. R.", "By J. R."},
		{"a study (ref. 1), by Sup. Radtke", "a study ( ref. 1 ) , by Sup. Radtke"},
		// abbreviations
		{"Dr. J. K. Rowe, Ph.D., of the U.S. i.e. here, e.g. at 5 p.m. today", "Dr. J. K. Rowe , Ph.D. , of the U.S. i.e. here , e.g. at 5 p.m. today"},
		{"No. 10 said no.", "No. 10 said no ."},
		{"owners of S.U.V.s. Give P.s. now", "owners of S.U.V.s . Give P.s. now"},
		{"World War II.I was born", "World War II . I was born"},
		{"They saw Eq. 2 in ul. Nowa, 2 F.4th 330 (4th Cir. 2021).", "They saw Eq. 2 in ul. Nowa , 2 F. 4th 330 ( 4th Cir. 2021 ) ."},
		{"See II.C, Rec. No. 4, and part III.", "See II.C , Rec. No. 4 , and part III ."},
		{"See vol.14 and p. 3", "See vol. 14 and p. 3"},
		{"She has an M.Sc. in law, a B.Sc. in physics and a B.Sc degree.", "She has an M.Sc. in law , a B.Sc. in physics and a B.Sc degree ."},
		{"The U.S, too, says A.Smith. So does B.Lee, for one", "The U.S , too , says A. Smith . So does B. Lee , for one"},
		{"They pay rent, etc... in the U.S.A. today", "They pay rent , etc ... in the U.S.A. today"},
		{"It rained.A man died in World War II.Then came another.1", "It rained . A man died in World War II . Then came another . 1"},
		{"He died in World War II.1 There was no Plan B.2 Yes.No.Maybe.", "He died in World War II . 1 There was no Plan B . 2 Yes . No . Maybe ."},
		{"Lt.-Gov. Ray chose (a. fares, b. taxes)", "Lt. - Gov. Ray chose ( a . fares , b . taxes )"},
		{"Ed. note: the 2nd ed. is out.", "Ed. note : the 2nd ed. is out ."},
		{"b. Shops close early.", "b . Shops close early ."},
		{"v. Fares must fall. Who won Roe v.", "v . Fares must fall . Who won Roe v ."},
		{"A. Lee wrote it", "A. Lee wrote it"},
		{"AT&T s/he and/or", "AT&T s/he and / or"},
		// addresses
		{"See https://example.org/a?b=1,2 (or www.example.com).", "See https://example.org/a?b=1,2 ( or www.example.com ) ."},
		{"Write to ann.lee+x@post.example.org.", "Write to ann.lee+x@post.example.org ."},
		{"on blog.example.org today", "on blog.example.org today"},
		{"on gear.co.za. He was ill.", "on gear.co.za . He was ill ."},
		{"in Peoria, Ill., and Macon, Ga., we met", "in Peoria , Ill. , and Macon , Ga. , we met"},
		{"on nytimes.com/opinion, @ann #vote", "on nytimes.com/opinion , @ann #vote"},
		// Unicode
		{"\ufeffeﬃcient naïve nai\u0308ve co\u00adoperate", "eﬃcient naïve nai\u0308ve co\u00adoperate"},
		{"so \u00ad we \u200d\u00ad go co\u00adop", "so we go co\u00adop"},
		{"yes👩‍👩‍👧no 🇲🇹!", "yes 👩‍👩‍👧 no 🇲🇹 !"},
		{"a\u00a0b\tc\r\nd\x00e", "a b c d e"},
		{"...", "..."},
		{"", ""},
		{" \n\t\u00a0\ufeff", ""},
	} {
		d, err := nlp.Parse(c.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.text, err)
			continue
		}
		if diff := cmp.Diff(strings.Fields(c.want), words(d)); diff != "" && c.want != "" || c.want == "" && len(d.Tokens) > 0 {
			t.Errorf("Parse(%q) mismatch (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestLowerAndStem(t *testing.T) {
	for _, c := range []struct{ text, lower, stem string }{
		{"Councillors", "councillors", "councillor"},
		{"N’T", "n't", "n't"},
		{"“", `"`, `"`},
		{"—", "-", "-"},
		{"Eﬃcient", "efficient", "effici"},
		{"Co\u00adOperated", "cooperated", "cooper"},
		{"ÉTATS", "états", "états"},
		{"1990s", "1990s", "1990s"},
	} {
		d, err := nlp.Parse(c.text)
		if err != nil || len(d.Tokens) != 1 {
			t.Errorf("Parse(%q) = %v, %v; want one token", c.text, d, err)
			continue
		}
		if got := d.Tokens[0]; got.Lower != c.lower || got.Stem != c.stem {
			t.Errorf("Parse(%q): lower %q, stem %q; want %q, %q", c.text, got.Lower, got.Stem, c.lower, c.stem)
		}
	}
}

// A word that a line's end parts is one token, whatever stands around the break.
func TestBrokenWord(t *testing.T) {
	for _, broken := range []string{"run-\nning", "run-\r\nning", "run-\rning", "run- \n\t ning", "run\u2010\nning", "run\u2011\nning", "run\u00ad\nning"} {
		d, err := nlp.Parse("They were " + broken + " away.")
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Tokens) != 5 || d.Word(2) != broken || d.Tokens[2].Lower != "running" || d.Tokens[2].Stem != "run" {
			t.Errorf("Parse(%q) has the tokens %+v", d.Text, d.Tokens)
		}
	}
}

// In a text that is quoted as a whole the marks of its lines are no part of it.
func TestQuotedMail(t *testing.T) {
	words := func(text string) (out []string) {
		d, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, tok := range d.Tokens {
			out = append(out, tok.Lower)
		}
		return out
	}
	for text, want := range map[string]string{
		"Bob wrote:\n> They were run-\n> ning\n>> away from \\> home.": "bob wrote : they were running away from \\ > home .",
		"They say:\n> We run away.\nWe do not. Who does?\n> 50":        "they say : > we run away . we do not . who does ? > 50",
	} {
		if diff := cmp.Diff(strings.Fields(want), words(text)); diff != "" {
			t.Errorf("words of %q mismatch (-want +got):\n%s", text, diff)
		}
	}
}

// The quotation marks of TeX are read as typographic ones are.
func TestTeXQuotes(t *testing.T) {
	words := func(text string) (out []string) {
		d, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range d.Tokens {
			out = append(out, w.Lower+"/"+w.Tag)
		}
		return out
	}
	for _, text := range []string{"It is a “cash cow,” they say.", "They call it a “mine”. “We pay,” she said, “and they dig.” The “owners” sat."} {
		tex := strings.NewReplacer("“", "``", "”", "''").Replace(text)
		if diff := cmp.Diff(words(text), words(tex)); diff != "" {
			t.Errorf("words mismatch (-%s +%s):\n%s", text, tex, diff)
		}
	}
}

// A drop cap before its word is a part of it, at the start of a paragraph alone.
func TestDropCap(t *testing.T) {
	for text, want := range map[string]string{
		"T he council sat.":              "the council sat .",
		"T\nhe council sat.":             "the council sat .",
		"By Ann\n\nF rom May on it sat.": "by ann from may on it sat .",
		"W hen it sat, I n 2019, we won": "when it sat , i n 2019 , we won",
		"A way out, they say.":           "a way out , they say .",
		"I mage it.":                     "image it .",
		"T\u2009he council sat.":         "the council sat .",
		"I m not against it.":            "i m not against it .",
		"A b test.":                      "a b test .",
		"W e sat.":                       "we sat .",
		"T v sells.":                     "t v sells .",
		"T cells differ.":                "t cells differ .",
		"X marks the spot.":              "x marks the spot .",
		"T\n\nhe council sat.":           "t he council sat .",
		"T     he council sat.":          "t he council sat .",
		"T He council sat.":              "t he council sat .",
	} {
		d, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range d.Tokens {
			got = append(got, w.Lower)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("words of %q mismatch (-want +got):\n%s", text, diff)
		}
	}
}

func TestWholeWords(t *testing.T) {
	for in, want := range map[string]string{
		"T he council":            "The council",
		"T\nhe run-\nning":        "The running",
		"Is T he council":         "Is T he council",
		"":                        "",
		"one line, well-known":    "one line, well-known",
		"run-\nning":              "running",
		"Vi-\r\n  enna":           "Vienna",
		"well-\nknown":            "well-known",
		"short-\nand long-term":   "short- and long-term",
		"Interpo-\nsition":        "Interposition", // unknown, as is its second part
		"hand-\nto-hand":          "hand-to-hand",
		"up-\nto-\ndate":          "up-to-date",
		"dither-\ning":            "dithering",
		"e-\nscooters":            "e-scooters",
		"Clear-\nbrook":           "Clear-brook",
		"the Clean-\nAir Act":     "the Clean-Air Act",
		"COVID-\n19, F-\r 16":     "COVID-19, F-16",
		"run-  \n\tning":          "running",
		"run\u2011\nning":         "running",
		"co\u00ad\nworker":        "coworker", // a soft hyphen is no hyphen
		"Murray\u00ad\nDarling":   "Murray-Darling",
		"run-\nning\n\xff":        "running\n\xff",
		"gone—run-\nning":         "gone—running",
		"one -\ntwo":              "one -\ntwo",
		"an on-line\nshop":        "an on-line\nshop",
		"long- term\nplans":       "long- term\nplans",
		"well-\n“known”":          "well-\n“known”",
		"vis-\nà-vis":             "vis-à-vis",
		"gov-\nernment-funded":    "government-funded",
		"Abd-\nal-Rahman":         "Abd-al-Rahman",
		"two-\nor three-day":      "two- or three-day",
		"ten-\nto twelve":         "ten- to twelve",
		"Jean\u2011\nLuc":         "Jean\u2011Luc",
		"a wing-\n\nand a prayer": "a wing- and a prayer",
		"run-\n\n\nning":          "running",
	} {
		if got := nlp.WholeWords(in); got != want {
			t.Errorf("WholeWords(%q) = %q, want %q", in, got, want)
		}
	}
}

// A word may consist of soft hyphens, each of which could part it.
func TestWholeWordsLong(t *testing.T) {
	hyphens := strings.Repeat("\u00ad", 60_000)
	for in, want := range map[string]string{hyphens + "\na": hyphens[2:] + "a", hyphens + " \n": hyphens + " \n", "\n" + hyphens: "\n" + hyphens} {
		start := time.Now()
		if got := nlp.WholeWords(in); got != want {
			t.Errorf("WholeWords of %d soft hyphens gives %d bytes, want %d", 60_000, len(got), len(want))
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("WholeWords of %d soft hyphens took %v", 60_000, d)
		}
	}
}
