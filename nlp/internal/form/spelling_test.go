package form

import "testing"

func TestSpelt(t *testing.T) {
	for _, c := range []struct{ word, spelt string }{
		{"becuase", "because"}, {"Becuase", "Because"}, {"BECUASE", "Because"}, {"because", "because"},
		{"Shoud", "Should"}, {"Rome", "Rome"}, {"“", "“"}, {"", ""}, {"#", "#"},
	} {
		if got := Respelt(c.word); got != c.spelt {
			t.Errorf("Respelt(%q) = %q, want %q", c.word, got, c.spelt)
		}
	}
	for wrong, right := range spellings() {
		if _, ok := spellings()[right]; ok || Lower(wrong) != wrong || Lower(right) != right {
			t.Errorf("%q is spelt %q", wrong, right)
		}
	}
}
