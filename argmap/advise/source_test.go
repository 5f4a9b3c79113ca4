package advise_test

import (
	"strings"
	"testing"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/nlp"
)

// TestSources puts what tells where a figure comes from around one that has no source.
func TestSources(t *testing.T) {
	const figure = "40 per cent of drivers speed here"
	at := func(source, words string) argmap.Span {
		i := strings.Index(source, words)
		return argmap.Span{Start: i, End: i + len(words)}
	}
	for _, test := range []struct {
		name, source, figure string
		change               func(source string, d *argmap.Draft)
		want                 bool
	}{
		{"nothing", "Cars kill. 40 per cent of drivers speed here. It is so.", figure, nil, true},
		{"sentence before", "A study is out. 40 per cent of drivers speed here.", figure, nil, false},
		{"sentence behind", "40 per cent of drivers speed here. So a study found.", figure, nil, false},
		{"two sentences before", "A study is out. It is so. 40 per cent of drivers speed here.", figure, nil, true},
		{"two sentences behind", "40 per cent of drivers speed here. It is so. So a study found.", figure, nil, true},
		{"paragraph before", "A study is out.\n\n40 per cent of drivers speed here.", figure, nil, true},
		{"paragraph behind", "40 per cent of drivers speed here.\n\nSo a study found.", figure, nil, true},
		{"first person", "On our road 40 per cent of drivers speed here.", figure, nil, false},
		{"first person, I", "I saw that 40 per cent of drivers speed here.", figure, nil, false},
		{"first person, my", "To my horror 40 per cent of drivers speed here.", figure, nil, false},
		{"first person, we", "Where we live 40 per cent of drivers speed here.", figure, nil, false},
		{"first person in another sentence", "We live here. 40 per cent of drivers speed here.", figure, nil, true},
		{"link", "40 per cent of drivers speed here (http://a.org).", figure, nil, false},
		{"mark in brackets", "40 per cent of drivers speed here [2].", figure, nil, false},
		{"mark of a note", "40 per cent of drivers speed here.³ It is so.", figure, func(source string, d *argmap.Draft) {
			d.Apparatus = []argmap.Apparatus{{Span: at(source, "³"), Label: argmap.Note}}
		}, false},
		{"other apparatus", "40 per cent of drivers speed here.³ It is so.", figure, func(source string, d *argmap.Draft) {
			d.Apparatus = []argmap.Apparatus{{Span: at(source, "³"), Label: argmap.Caption}}
		}, true},
		{"mark of a note elsewhere", "40 per cent of drivers speed here. It is so. But it is not so bad.³", figure, func(source string, d *argmap.Draft) {
			d.Apparatus = []argmap.Apparatus{{Span: at(source, "³"), Label: argmap.Note}}
		}, true},
		{"body", "Acme has it that 40 per cent of drivers speed here.", figure, func(source string, d *argmap.Draft) {
			d.Entities = []argmap.Entity{{ID: "e", Name: "Acme", Label: nlp.Org, Attitude: argmap.Neutral, Mentions: []argmap.Span{at(source, "Acme")}}}
		}, false},
		{"person", "Ann has it that 40 per cent of drivers speed here.", figure, func(source string, d *argmap.Draft) {
			d.Entities = []argmap.Entity{{ID: "e", Name: "Ann", Label: nlp.Person, Attitude: argmap.Neutral, Mentions: []argmap.Span{at(source, "Ann")}}}
		}, false},
		{"place", "In Ghent 40 per cent of drivers speed here.", figure, func(source string, d *argmap.Draft) {
			d.Entities = []argmap.Entity{{ID: "e", Name: "Ghent", Label: nlp.GPE, Attitude: argmap.Neutral, Mentions: []argmap.Span{at(source, "Ghent")}}}
		}, true},
		{"work", "Bread has it that 40 per cent of drivers speed here.", figure, func(source string, d *argmap.Draft) {
			d.Entities = []argmap.Entity{{ID: "e", Name: "Bread", Label: nlp.Misc, Attitude: argmap.Neutral, Mentions: []argmap.Span{at(source, "Bread")}}}
		}, false},
		{"body elsewhere", "40 per cent of drivers speed here.\n\nIt is so, Acme.", figure, func(source string, d *argmap.Draft) {
			d.Entities = []argmap.Entity{{ID: "e", Name: "Acme", Label: nlp.Org, Attitude: argmap.Neutral, Mentions: []argmap.Span{at(source, "Acme")}}}
		}, true},
		{"body whose name goes on", "Acme has it that 40 per cent of drivers speed here. It is so. It is Acme.", figure, func(source string, d *argmap.Draft) {
			d.Entities = []argmap.Entity{{ID: "e", Name: "Acme", Label: nlp.Org, Attitude: argmap.Neutral, Mentions: []argmap.Span{at(source, source), {Start: 66, End: 70}}}}
		}, true},
		{"body within another", "Acme has it that 40 per cent of drivers speed here. It is so. It is Acme.", figure, func(source string, d *argmap.Draft) {
			d.Entities = []argmap.Entity{{ID: "e", Name: "Acme", Label: nlp.Org, Attitude: argmap.Neutral, Mentions: []argmap.Span{at(source, source), at(source, "Acme")}}}
		}, false},
		{"mark of a note from before", "It is so.³ It is.\n\n40 per cent of drivers speed here.", figure, func(source string, d *argmap.Draft) {
			d.Apparatus = []argmap.Apparatus{{Span: at(source, "³"), Label: argmap.Note}, {Span: at(source, source[:23]), Label: argmap.Note}}
		}, false},
		{"empty note", "40 per cent of drivers speed here. It is so.", figure, func(source string, d *argmap.Draft) {
			d.Apparatus = []argmap.Apparatus{{Span: argmap.Span{Start: 9, End: 9}, Label: argmap.Note}}
		}, true},
		{"other evidence", "Cars kill. 40 per cent of drivers speed here.", figure, func(_ string, d *argmap.Draft) { d.Components[0].Evidence = argmap.Fact }, false},
		{"other side", "Cars kill. 40 per cent of drivers speed here.", figure, func(_ string, d *argmap.Draft) { d.Components[0].Stance = argmap.Con }, false},
		{"comes to", "It comes to 3 a day.", "It comes to 3 a day", nil, false},
		{"works out", "It works out at 3 a day.", "It works out at 3 a day", nil, false},
		{"that's", "That's 3 a day.", "That's 3 a day", nil, false},
		{"think of", "Think of 3 a day.", "Think of 3 a day", nil, false},
		{"which makes", "It rains, which makes 3 a day.", "which makes 3 a day", nil, false},
		{"should", "It should be 3 a day.", "It should be 3 a day", nil, false},
		{"must", "It must be 3 a day.", "It must be 3 a day", nil, false},
		{"if", "Fine if 3 come.", "Fine if 3 come", nil, false},
		{"unless", "Fine unless 3 come.", "Fine unless 3 come", nil, false},
		{"would", "It would be 3 a day.", "It would be 3 a day", nil, false},
		{"words of two phrases", "It comes and works for 3.", "It comes and works for 3", nil, true},
		{"a number that is no year", "It took 1499 cars.", "It took 1499 cars", nil, true},
		{"the first year", "It began in 1500.", "It began in 1500", nil, false},
		{"the last year", "It ends in 2099.", "It ends in 2099", nil, false},
		{"a number behind the years", "It took 2100 cars.", "It took 2100 cars", nil, true},
		{"a decade", "It began in the 1990s.", "It began in the 1990s", nil, false},
	} {
		d := argmap.Draft{Components: []argmap.Component{{ID: "p", Kind: argmap.Premise, Stance: argmap.Pro, Evidence: argmap.Statistic, Confidence: 1,
			Span: at(test.source, test.figure), Text: test.figure}}}
		if test.change != nil {
			test.change(test.source, &d)
		}
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := nlp.Parse(test.source, nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		got := false
		for _, f := range advise.Findings(doc, g) {
			got = got || f.Code == advise.UnsourcedStatistic
		}
		if got != test.want {
			t.Errorf("%s: a figure without a source in %q: %v, want %v", test.name, test.source, got, test.want)
		}
	}
}
