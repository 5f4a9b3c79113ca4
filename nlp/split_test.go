package nlp_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "It rains. It pours! Does it stop? No.", []string{"It rains.", "It pours!", "Does it stop?", "No."}},
		{"abbreviations", "Mr. Lee of the U.S. Senate met Gov. Ray on Jan. 6. He left at 5 p.m. The end.",
			[]string{"Mr. Lee of the U.S. Senate met Gov. Ray on Jan. 6.", "He left at 5 p.m.", "The end."}},
		{"closers", `"It rains." (It pours.) “Yes.” No.`, []string{`"It rains."`, "(It pours.)", "“Yes.”", "No."}},
		{"quoted question", `"Does it stop?" she asked.`, []string{`"Does it stop?" she asked.`}},
		{"notes", "It rains.[1] It pours. [2] It stops.3 The sun shines.", []string{"It rains.[1]", "It pours. [2]", "It stops.3", "The sun shines."}},
		{"ellipsis", "It rains ... and pours. It stops… We go.", []string{"It rains ... and pours.", "It stops…", "We go."}},
		{"byline", "Close the road\nBy Ann Lee\n12 May 2020\nIt must close.", []string{"Close the road", "By Ann Lee", "12 May 2020", "It must close."}},
		{"headline and date", "Road to close Tuesday, May 12, 2020", []string{"Road to close", "Tuesday, May 12, 2020"}},
		{"list", "1. We pay.\n2. They play.", []string{"1. We pay.", "2. They play."}},
		{"life", "Ann Lee (b. 1950) is a writer.", []string{"Ann Lee (b. 1950) is a writer."}},
		{"plan", "There is no Plan B. The road must close.", []string{"There is no Plan B.", "The road must close."}},
		{"letters", "They have Plan A. Doctors like vitamin C. Everyone knows A. Smith. The group J. Crew has a plan J. P. Morgan made.",
			[]string{"They have Plan A.", "Doctors like vitamin C.", "Everyone knows A. Smith.", "The group J. Crew has a plan J. P. Morgan made."}},
		{"no abbreviations", "He sat. Then we met on Mill St. The rest you did not miss. It went in Mass. on Sat. night.",
			[]string{"He sat.", "Then we met on Mill St.", "The rest you did not miss.", "It went in Mass. on Sat. night."}},
		{"initialisms", "He works in HR. He is at the VA. It pays. She took the SAT. Then she left. It took 3 hr. of work.",
			[]string{"He works in HR.", "He is at the VA.", "It pays.", "She took the SAT.", "Then she left.", "It took 3 hr. of work."}},
		{"op-ed", "I wrote an op-ed. Nobody read it. It was by hand (3rd ed. of four).", []string{"I wrote an op-ed.", "Nobody read it.", "It was by hand (3rd ed. of four)."}},
		{"accents", "Is it over? déjà vu.", []string{"Is it over? déjà vu."}},
		{"brand", "We met there. eBay grew.", []string{"We met there.", "eBay grew."}},
		{"no space", "It rains.It pours.", []string{"It rains.", "It pours."}},
		{"note marks", "It rained twice.² A driver died.¹⁰ He said so.* Nobody came.† The twelve¹ paid for 5 km².", []string{"It rained twice.²", "A driver died.¹⁰", "He said so.*", "Nobody came.†", "The twelve¹ paid for 5 km²."}},
		{"notes in Markdown", "They give it away.[^1] Vance knows.[^a] It is late.", []string{"They give it away.[^1]", "Vance knows.[^a]", "It is late."}},
		{"emphasis", "**Do not build it yourself.** It leaks. We *must* act. _Really?_ Yes. ***No.*** Then it is 2 * 3 and 4*5.",
			[]string{"**Do not build it yourself.**", "It leaks.", "We *must* act.", "_Really?_", "Yes.", "***No.***", "Then it is 2 * 3 and 4*5."}},
		{"emphasis within", "See *Roe v. Wade*. It held. \"Why?\" *he* asked. He cited Smith et al. *The* plan failed. He left.**Then** he came.",
			[]string{"See *Roe v. Wade*.", "It held.", "\"Why?\" *he* asked.", "He cited Smith et al.", "*The* plan failed.", "He left.", "**Then** he came."}},
		{"no titles", "Guards of the SS. 30 years on they paid. Shares rose at WM. The firm grew.", []string{"Guards of the SS.", "30 years on they paid.", "Shares rose at WM.", "The firm grew."}},
		{"titles", "Wm. Tuttle met Atty. Ramos and Engr. Cruz. Shri. Rao came under s. 30 of the Act. He met Smt. Devi.",
			[]string{"Wm. Tuttle met Atty. Ramos and Engr. Cruz.", "Shri. Rao came under s. 30 of the Act.", "He met Smt. Devi."}},
		{"decimals", "It costs 3.5 million. Why?", []string{"It costs 3.5 million.", "Why?"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := nlp.Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range d.Sentences {
				got = append(got, s.Text(d.Text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Parse(%q) mismatch (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestParagraphs(t *testing.T) {
	column := "The licence of the power\nstation at the mouth of the\nriver expires at the end of\nthe decade, and the com-\npany has asked for more.\nIt should be refused."
	wrapped := "The licence of the power station at the mouth of the river expires\n" +
		"at the end of the decade. Before then the assembly must amend the\n" +
		"act, or the plant shuts by operation of law, whatever its condi-\n" +
		"tion. It is the only one of its kind."
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"blank lines", "One.\n\nTwo.\r\n\r\nThree.\n \t\nFour.", []string{"One.", "Two.", "Three.", "Four."}},
		{"web", "A title\nThis is the first paragraph. It is short.\nThis is the second one, which goes on for rather longer than the first one does.\nThird.",
			[]string{"A title", "This is the first paragraph. It is short.", "This is the second one, which goes on for rather longer than the first one does.", "Third."}},
		{"newspaper column", "A TITLE\n\n" + column + "\n\n" + column + "\n\nto be con-\ntinued\n", []string{"A TITLE", column, column, "to be con-\ntinued"}},
		{"narrow list", "We want to:\n\nabolish university tuition fees\nestablish regional savings banks\nnationalise the railways at once\nguarantee affordable homes to all\n\nJoin us.",
			[]string{"We want to:", "abolish university tuition fees", "establish regional savings banks", "nationalise the railways at once", "guarantee affordable homes to all", "Join us."}},
		{"head of a page", "Guest Commentary on this page\nAfter the Court, the surveyors\nBelmopan, Friday, 8 August\nby Delroy Cawich\n\nThe court sat.", []string{"Guest Commentary on this page",
			"After the Court, the surveyors", "Belmopan, Friday, 8 August", "by Delroy Cawich", "The court sat."}},
		{"wrapped", "A TITLE\n\n" + wrapped + "\n\n" + wrapped + "\n", []string{"A TITLE", wrapped, wrapped}},
		{"caption in wrapped text", wrapped + "\n\n[1/2] A walker passes the plant on the river bank on a Sunday in the\nspring. Photo: A. Lee",
			[]string{wrapped, "[1/2] A walker passes the plant on the river bank on a Sunday in the\nspring. Photo: A. Lee"}},
		{"wrapped and indented", wrapped + "\n    " + wrapped, []string{wrapped, wrapped}},
		{"broken into short lines", "People kill people. I was told that there is\nhelp for them and that nobody has to\nwait for it.",
			[]string{"People kill people. I was told that there is\nhelp for them and that nobody has to\nwait for it."}},
		{"headline and byline", "At last a national theatre that knows who the nation is\nby Cressida Pohl-Manning, in the stalls\nTuesday\nPrint\nShare\n\nOne.", []string{"At last a national theatre that knows who the nation is", "by Cressida Pohl-Manning, in the stalls", "Tuesday", "Print", "Share", "One."}},
		{"list below a long line", "The council, which has had the report on its table since the second week of October and has not said a word about it, should:\nrepair the bridge at the mouth of the river before the winter comes;\nreopen the library on Saturdays for the children of the town; and\nplant trees.",
			[]string{"The council, which has had the report on its table since the second week of October and has not said a word about it, should:",
				"repair the bridge at the mouth of the river before the winter comes;", "reopen the library on Saturdays for the children of the town; and", "plant trees."}},
		{"broken by accident", "The toll on the old bridge was meant to end when the bridge was paid for, which was in 1987, and it did not. I asked why at the last meeting of the\nauthority and was told that there is a fund. There is always a fund.\nA toll is a tax.",
			[]string{"The toll on the old bridge was meant to end when the bridge was paid for, which was in 1987, and it did not. I asked why at the last meeting of the\nauthority and was told that there is a fund. There is always a fund.", "A toll is a tax."}},
		{"compound broken by accident", "I have nothing against Coca-\nCola or any other drink.\n“But I have always-”\nThen it ended.", []string{"I have nothing against Coca-\nCola or any other drink.", "“But I have always-”", "Then it ended."}},
		{"quoted mail", "> A title\n>\n> One is here. Two goes on over\n> the end of a line.\n>\n>> Three.\n", []string{"A title", "One is here. Two goes on over\n> the end of a line.", "Three."}},
		{"one sign", "We have more than 3 cases:\n> 50 in the town alone.", []string{"We have more than 3 cases:", "> 50 in the town alone."}},
		{"lettered list", "It should say yes to:\n\n  a) a levy of two dollars per square foot on every lot;\n  b) an exemption for lots with fewer than ten spaces;\n  c) a review after three years.",
			[]string{"It should say yes to:", "a) a levy of two dollars per square foot on every lot;", "b) an exemption for lots with fewer than ten spaces;", "c) a review after three years."}},
		{"no list", "The council, which has had the report on its table since the second week of October, knows what the court held. It was in Roe\nv. Wade that it did.",
			[]string{"The council, which has had the report on its table since the second week of October, knows what the court held. It was in Roe\nv. Wade that it did."}},
		{"short list in wrapped text", wrapped + "\n\n" + wrapped + "\n\na) the licence of the power station at the mouth of the river must;\nb) go to the assembly at the end of the decade, at the latest.",
			[]string{wrapped, wrapped, "a) the licence of the power station at the mouth of the river must;", "b) go to the assembly at the end of the decade, at the latest."}},
		{"list in wrapped text", wrapped + "\nii. The act must be\namended at once;\niii. The plant must close before the end of the decade, whatever its condition is\nthen.",
			[]string{wrapped, "ii. The act must be\namended at once;", "iii. The plant must close before the end of the decade, whatever its condition is\nthen."}},
		{"list in lower case", "What we need:\nsidewalks\nlamps", []string{"What we need:", "sidewalks", "lamps"}},
		{"line separators", "One.\u2028Two.\u2029Three.\rFour.", []string{"One.", "Two.", "Three.", "Four."}},
		{"byte order mark", "\ufeffOne.\n\nTwo.", []string{"One.", "Two."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := nlp.Parse(c.text)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range d.Paragraphs {
				got = append(got, p.Text(d.Text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("Parse(%q) mismatch (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

// Marks of emphasis are tokens that the tagger does not read.
func TestEmphasis(t *testing.T) {
	d, err := nlp.Parse("We *must* act on snake_case, _now_, in __all__ 2 * 3 and 4*5 cases*. _**Go**_ on ****four****.\n\n* item\n\n***")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i, tok := range d.Tokens {
		if d.Emphasis(i) {
			got = append(got, d.Word(i))
			if tok.Tag != "NFP" {
				t.Errorf("token %d, %s, has the tag %s", i, d.Word(i), tok.Tag)
			}
		} else if w := d.Word(i); w == "act" && tok.Tag != "VB" {
			t.Errorf("act has the tag %s", tok.Tag)
		}
	}
	if diff := cmp.Diff([]string{"*", "*", "_", "_", "__", "__", "*", "_", "**", "**", "_"}, got); diff != "" {
		t.Errorf("emphasis mismatch (-want +got):\n%s", diff)
	}
}

// The mark of a note does not change how the words around it are tagged.
func TestSuperscripts(t *testing.T) {
	tags := func(text string) (out []string) {
		d, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for i, tok := range d.Tokens {
			if w := d.Word(i); w != "¹" && w != "¹²" {
				out = append(out, w+"/"+tok.Tag)
			} else if tok.Tag != "CD" {
				t.Errorf("%s has the tag %s", w, tok.Tag)
			}
		}
		return out
	}
	want, got := tags("It rained twice. A driver died, they say, and nobody paid."), tags("It rained twice.¹ A driver¹² died, they say,¹ and nobody paid.")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tags mismatch (-want +got):\n%s", diff)
	}
}

// Emphasised words are the tokens that they are without the marks.
func TestEmphasisedWords(t *testing.T) {
	for _, w := range []string{"don't", "Smith’s", "co-operate", "1984", "20th", "3.5", "AT&T", "U.S.", "cannot", "#tag", "$5"} {
		for _, m := range []string{"_", "*", "__", "***"} {
			parse := func(text string) (out []string) {
				d, err := nlp.Parse(text)
				if err != nil {
					t.Fatal(err)
				}
				for i := range d.Tokens {
					if !d.Emphasis(i) {
						out = append(out, d.Word(i)+"/"+d.Tokens[i].Tag)
					}
				}
				return out
			}
			want, got := parse("We saw the "+w+" plan."), parse("We saw the "+m+w+m+" plan.")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s in %s mismatch (-want +got):\n%s", w, m, diff)
			}
		}
	}
}
