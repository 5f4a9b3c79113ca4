package mine

import (
	"testing"

	"opedmap/nlp"
)

// A text of some length with few English stop words is foreign; a short one may be anything.
func TestForeign(t *testing.T) {
	for text, want := range map[string]bool{
		"": false,
		"The council should keep the library open on Sundays. Visitors have doubled since the bus began to stop there, and nobody else offers a warm room.":                               false,
		"Council votes Tuesday. Bus fares rise again. Voters fume, drivers quit, riders walk. Mayor Holt blames Trenton; Trenton blames the mayor for all of it.":                         false,
		"Na true talk. How body dey? We no go gree make dem close di school wey dey for our area, and na poor man dey suffer am every day.":                                               false,
		"Der Rat wird nächsten Monat darüber abstimmen, ob die Fahrpreise abgeschafft werden, und er sollte zustimmen. Das ist in keiner der Städte geschehen, die es versucht haben.":    true,
		"Le conseil votera le mois prochain sur la gratuité des bus, et il devrait dire oui. Les opposants disent que les bus se rempliraient de gens qui n'ont nulle part où aller.":     true,
		"Byrådet skal i næste måned stemme om gratis busser, og det bør sige ja. Modstandere siger, at busserne vil blive fyldt med folk, der ikke har noget sted at gå hen.":             true,
		"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation.": true,
		"Der Rat wird bald abstimmen.":                                    false,
		"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24.": false,
	} {
		if got := viewOf(t, text).foreign(); got != want {
			t.Errorf("foreign(%q) = %v, want %v", text, got, want)
		}
	}
	model, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	german := viewOf(t, "Der Rat wird nächsten Monat darüber abstimmen, ob die Fahrpreise abgeschafft werden, und er sollte zustimmen. Das ist in keiner der Städte geschehen, die es versucht haben.")
	if got := model.Mine(german, nil); len(got) > 0 {
		t.Errorf("%d components in a text that is not English", len(got))
	}
	if got := model.Mine(german, []nlp.Span{german.Doc.Sentences[0].Span}); len(got) != 1 {
		t.Errorf("%d components of one given span", len(got))
	}
}
