package mine

import "testing"

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
