package mine

import (
	"strings"
	"testing"

	"opedmap/nlp/linear"
)

// "While" before a participle says when or in view of what, and grants nothing: what
// follows is the author's.
func TestSettings(t *testing.T) {
	v := viewOf(t, "While looking at it, he left. When he came, we ate. While he slept, we ate.")
	if while, when := v.at(0).word, v.at(8).word; while != when {
		t.Errorf("%q is not read as %q", v.Doc.Word(0), v.Doc.Word(8))
	}
	if while, when := v.at(15).word, v.at(8).word; while == when {
		t.Errorf("%q is read as %q", v.Doc.Word(15), v.Doc.Word(8))
	}
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, s := range []string{
		"While looking at the figures of the last decade, it is clear that the policy has failed.",
		"While keeping in mind the limits of our budget, the state should still fund rural clinics.",
		"While growing up in Pune, I learned that water is never free.",
		"While being a member of the union since 1998, she has never been asked to vote on a contract.",
		"While visiting the site in March, the inspectors found cracks in two of the four pillars.",
		"While driving through the district, one sees shuttered shops on every corner.",
		"While talking about reforms, the minister never mentions teachers.",
		"While serving on the board, he awarded three contracts to his brother.",
	} {
		v := viewOf(t, "Our town has waited long enough. The council should act on this now, for everybody's sake. \n\n"+s+" That is why I ask the council to act before the summer.")
		v.Genre = m.GenreOf(v)
		for _, c := range m.Mine(v, nil) {
			if c.Stance == Con {
				wrong++
				break
			}
		}
	}
	if wrong > 1 {
		t.Errorf("%d of 8 sentences that begin so are the other side's", wrong)
	}
}

// What follows a rare turn is the author's, as it would be behind "But".
func TestSynonyms(t *testing.T) {
	v := viewOf(t, "On the flip side, it rained. Nonetheless, we ate. It rained, though. He said that, though it rained.")
	words := []string{"on", "the", "other", "hand", ",", "it", "rained", ".", "nevertheless", ",", "we", "ate", ".", "it", "rained", ",", "however", ".", "he", "said", "that", ",", "though", "it", "rained", "."}
	for i, w := range words {
		if v.at(i).word != linear.String(w) {
			t.Errorf("word %d, %q, is not read as %q", i, v.Doc.Word(i), w)
		}
	}
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	wrong := map[string]int{}
	for objection, answer := range map[string]string{
		"Strikes are a weapon of the weak, and lecturers have few others.": "a weapon that wounds only the bystander is a useless weapon",
		"The developers promise two hundred jobs.":                         "jobs that end with the building are not jobs for this town",
		"It is true that the pool loses money.":                            "no library has ever made any",
		"Nurses are paid better than they were.":                           "a raise does not give anybody a day off",
		"Critics point out that buses run half empty at noon.":             "they are full at seven",
		"The minister claims that fees have not risen.":                    "the bill on my table is twice what it was in May",
	} {
		for _, turn := range []string{"That said, %s.", "Be that as it may, %s.", "Mind you, %s.", "Regardless, %s.", "The trouble is that %s."} {
			said := strings.Replace(turn, "%s", answer, 1)
			v := viewOf(t, "Our town has argued about this for long enough. The council should act on it before the summer.\n\n"+objection+" "+said+" That is why I ask the council to vote on Tuesday.")
			v.Genre = m.GenreOf(v)
			for _, c := range m.Mine(v, nil) {
				if c.Stance == Con && strings.Contains(c.Text(v.Doc.Text), answer[:18]) {
					wrong[turn]++
				}
			}
		}
	}
	heard := map[string]int{}
	for _, says := range []string{"buses run half empty at noon", "the tower would bring two hundred jobs", "the pool loses money every year", "uniforms spare parents an argument in the morning", "prisons keep some dangerous men off our streets", "a later start would upset the coaches"} {
		for _, frame := range []string{"The developer would have us believe that %s.", "The developer keeps telling us that %s.", "The developer has made much of the fact that %s.", "Don’t get me wrong, %s.", "We want you to believe that %s."} {
			v := viewOf(t, "Our town has argued about this for long enough. The council should act on it before the summer.\n\nThe vote is on Tuesday.\n\n"+strings.Replace(frame, "%s", says, 1)+"\n\nThat is why I ask the council to vote on Tuesday.")
			v.Genre = m.GenreOf(v)
			for _, c := range m.Mine(v, nil) {
				if c.Stance == Con && strings.Contains(c.Text(v.Doc.Text), says[2:]) {
					heard[frame]++
				}
			}
		}
	}
	for frame, n := range heard {
		if own := strings.HasPrefix(frame, "We"); own != (n < 4) {
			t.Errorf("%q: %d of 6 are the other side's", frame, n)
		}
	}
	if len(heard) < 4 {
		t.Errorf("%d frames make an opponent, want 4", len(heard))
	}
	for turn, n := range wrong {
		if n > 1 {
			t.Errorf("%q: %d of 6 answers are the other side's", turn, n)
		}
	}
}
