package regard

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
)

// What is said outright of somebody whom a column names once is heard, mostly: no pattern
// to learn from gives one of these sentences.
func TestOutright(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	const column = "By Ann Oduya\n\nThe bridge carries 4,000 cars a day. It was built in 1931 and has been painted twice. %s The detour takes eleven minutes, and the school bus has to use it, too."
	right := 0
	sentences := map[string]attitude.Label{
		"Shame on Dan Lowe.":                              attitude.Against,
		"Dan Lowe's plan is a disgrace.":                  attitude.Against,
		"Dan Lowe should resign.":                         attitude.Against,
		"Dan Lowe has failed this city.":                  attitude.Against,
		"I have never trusted Dan Lowe.":                  attitude.Against,
		"Dan Lowe broke his promise.":                     attitude.Against,
		"Dan Lowe was wrong about the tunnel.":            attitude.Against,
		"Nobody believes Dan Lowe any more.":              attitude.Against,
		"Dan Lowe is right.":                              attitude.Favor,
		"We owe Dan Lowe our thanks.":                     attitude.Favor,
		"Dan Lowe fought for this for ten years.":         attitude.Favor,
		"Dan Lowe was right about the tunnel.":            attitude.Favor,
		"Dan Lowe told the truth when nobody else would.": attitude.Favor,
		"More people should listen to Dan Lowe.":          attitude.Favor,
		"Dan Lowe's plan is the best we have had so far.": attitude.Favor,
	}
	for s, want := range sentences {
		if l, _ := m.Judge(gather(t, strings.Replace(column, "%s", s, 1), nlp.Person, "Dan Lowe")); l == want {
			right++
		} else {
			t.Logf("%s: %v", s, l)
		}
	}
	if right < len(sentences)-2 {
		t.Errorf("%d of %d are right", right, len(sentences))
	}
}
