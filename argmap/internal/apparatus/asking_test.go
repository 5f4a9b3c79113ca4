package apparatus

import "testing"

// What the readers are asked for, and what goes with that.
func TestAsking(t *testing.T) {
	for text, want := range map[string]bool{
		"Please do consider what we do.":                          true,
		"It starts with becoming a paid member of the club.":      true,
		"We hope you will consider donating.":                     true,
		"Here you can always become a member.":                    true,
		"If you want to see more of it and support my work, tell": true,
		"As a subscriber, you see more.":                          true,
		"Keep The Lantern free by donating.":                      true,
		"You keep us alive by helping us.":                        true,
		"Join the few of you who give.":                           true,
		"Sign up here.":                                           true,
		"You can see the mill by the river, as we all can.":       false,
		"As a member, I can see more.":                            false,
		"Keep the mill by the river.":                             false,
	} {
		if got := asking.MatchString(text); got != want {
			t.Errorf("asking in %q: %t, want %t", text, got, want)
		}
	}
	for text, want := range map[string]bool{
		"Without your help we close.":   true,
		"It is free for everybody.":     true,
		"See here for our rules.":       true,
		"Thank you for reading.":        true,
		"Without your car you are fit.": false,
	} {
		if got := besides.MatchString(text); got != want {
			t.Errorf("besides in %q: %t, want %t", text, got, want)
		}
	}
}
