package form

import "testing"

func TestSpelt(t *testing.T) {
	for word, want := range map[string]string{"becuase": "because", "because": "because", "Scholl": "Scholl", "Mabey": "Mabey", "": "", "#": "#"} {
		if got := Spelt(word); got != want {
			t.Errorf("Spelt(%q) = %q, want %q", word, got, want)
		}
	}
	for wrong, right := range spellings() {
		if _, ok := spellings()[right]; ok || Lower(wrong) != wrong || Lower(right) != right {
			t.Errorf("%q is spelt %q", wrong, right)
		}
	}
}
