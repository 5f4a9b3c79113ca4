package apparatus

import "testing"

func TestAsides(t *testing.T) {
	for s, want := range map[string]string{
		"[Comment: cite this!] It is.":                     "[Comment: cite this!]",
		"[Comment [A1]: Where did you find this?] It":      "[Comment [A1]: Where did you find this?]",
		"[COMMENT – KO: Nice.]":                            "[COMMENT – KO: Nice.]",
		"{MR: good point} It":                              "{MR: good point}",
		"[Mr. Jones: Is this true?]":                       "[Mr. Jones: Is this true?]",
		"[Teacher: unclear]":                               "[Teacher: unclear]",
		"[sp: their]":                                      "[sp: their]",
		"[Which study? Give the year. -AP]":                "[Which study? Give the year. -AP]",
		"[Clear thesis, Amy! Nice work.]":                  "[Clear thesis, Amy! Nice work.]",
		"[Explain more. How?]":                             "[Explain more. How?]",
		"[Good people] left":                               "",
		"[the well-known T-X] left":                        "",
		"[sp] it":                                          "[sp]",
		"[needs a source]":                                 "[needs a source]",
		"[add more here] The":                              "[add more here]",
		"[This is your strongest reason. Move it up.] The": "[This is your strongest reason. Move it up.]",
		"(NEED SOURCE)":                                    "(NEED SOURCE)",
		"<!-- more here --> It":                            "<!-- more here -->",
		"[Laughter and applause.]":                         "[Laughter and applause.]",
		"[The source] said so":                             "",
		"[source] said so":                                 "",
		"[their] own":                                      "",
		"[finds your argument] thin":                       "",
		"[EPA: the agency for the environment] so":         "",
		"[Dr. Hart: the health officer]":                   "",
		"[Why?]":                                           "",
		"(ADD OR NOT)":                                     "",
		"(INSERT COIN)":                                    "",
		"[sic]":                                            "",
		"[I lent him your book]":                           "",
		"[Comment":                                         "",
		"[MRS] agreed":                                     "",
		"(needed)":                                         "",
		"(NATO)":                                           "",
		"< 5 and > 3":                                      "",
	} {
		if got := s[:asideAt(s)]; got != want {
			t.Errorf("aside at the start of %q is %q, want %q", s, got, want)
		}
	}
}
