package apparatus

import (
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
		{head + body + "N. HALE teaches constitutional history in Leeds.", "N. HALE teaches", Bio},
		{"The fare plan is wrong\n\n" + body + "Nora Hale teaches constitutional history in Leeds.", "Nora Hale teaches", Bio},
		{head + body + "Nora Hale teaches law at Leeds University.\n\nPeter Quint runs the transit lab at Leeds University.", "Peter Quint", Bio},
		{head + body + "Maria Lopez translated this article.", "Maria Lopez", Bio},
		{"The fare plan is wrong\n\nBy The Daily Star\n\n" + body + "Nora Hale teaches constitutional history in Leeds.", "Nora Hale teaches", Bio},
		{sentences + "\n\n" + body, "The trams of", None},
		{sentences + "\n\nBy Nora Hale\n\n" + body, "The trams of", Headline},
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
