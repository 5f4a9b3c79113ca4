package mine

import (
	"strings"
	"testing"
)

// The items of a list are announced by the sentence above it that ends with a colon.
func TestAnnounce(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want string // of each sentence the first word of what announces it
	}{
		"numbers":       {"Critics say:\n\n1. It costs a lot.\n2. It takes time.\n\nThey err.", ". Critics Critics ."},
		"bullets":       {"Critics say:\n• It costs a lot.\n• It takes time.\nThey err.", ". Critics Critics ."},
		"dashes":        {"Critics say:\n\n- It costs a lot. We pay.\n\n- It takes time.\n\nThey err.", ". Critics Critics Critics ."},
		"asterisks":     {"Critics say:\n\n* It costs a lot.\n\n* It takes time.", ". Critics Critics"},
		"parentheses":   {"Critics say:\n\n(1) It costs a lot.\n\n(2) It takes time.", ". Critics Critics"},
		"small letters": {"Critics say that:\n\nit costs a lot;\n\nit takes time.\n\nThey err.", ". Critics Critics ."},
		"no mark":       {"Critics say:\n\nIt costs a lot.\n\nThey err.", ". Critics ."},
		"two sentences": {"Critics say:\n\nIt costs a lot. They err.\n\n- So it is.", ". . . ."},
		"two lists":     {"Critics say:\n\n- It costs a lot.\n\nFriends say:\n\n- It takes time.", ". Critics . Friends"},
		"amid a line":   {"Critics say: it costs a lot.\n\n- It takes time.", ". ."},
		"no colon":      {"Critics say this.\n\n- It takes time.", ". ."},
	} {
		v := viewOf(t, c.text)
		var got []string
		for _, s := range v.sentences {
			first := "."
			if s.by != nil {
				first = v.Doc.Word(s.by.First)
			}
			got = append(got, first)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: announced by %q, want %q", name, s, c.want)
		}
	}
}
