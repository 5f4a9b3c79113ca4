package apparatus

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// What has the form and place of a mark, whatever notes there are.
func TestCandidates(t *testing.T) {
	for text, want := range map[string]string{
		"Cell[2]b and cell[2]5 are full.":           "",
		"It fell in “Leeds” [3].":                   "[3]",
		"It fell — [3] it rose.":                    "",
		"It fell\n[3] It rose.":                     "",
		"It fell\r[3] It rose.":                     "",
		"He said:[3] no.":                           "[3]",
		"It fell at Leeds [3].":                     "[3]",
		"He knew that [3].":                         "[3]",
		"It fell at 3 and [4].":                     "[4]",
		"See paragraphs [31] to [33].":              "",
		"(3) It fell(3), it rose.(4) So it is (5).": "(3) (4)",
		"It fell² in 1990².":                        "² ²",
		"Its 12² feet, 190² feet and 1.90² feet.":   "",
		"The x190² model – ² – is old.":             "",
		"190² feet.":                                "",
		"It costs 5* now.† So it is.†† Yes":         "* † ††",
		"It is **so** here, and – * – a_* b.":       "",
		"It was far1 off.":                          "",
		"He met Ed,2 who left.":                     "2",
		".1 is a tenth, and 3.5 is more.":           "",
		"It fell by 50%.2 So it is.":                "2",
	} {
		var got []string
		for _, s := range candidates(text) {
			got = append(got, s.Text(text))
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("candidates of %q mismatch (-want +got):\n%s", text, diff)
		}
	}
}

func TestMarkKinds(t *testing.T) {
	for text, want := range map[string][]string{
		"It fell.[1] So": {numbered, inBrackets},
		"It fell.² So":   {glued, numbered, superscript},
		"It fell.* So":   {asterisk},
	} {
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(markKinds(text)))); diff != "" {
			t.Errorf("kinds of %q mismatch (-want +got):\n%s", text, diff)
		}
	}
}

func TestNoteStart(t *testing.T) {
	for s, want := range map[string]string{
		"1. Ann": numbered, "1) Ann": numbered, "1 Ann": glued, "1\tAnn": glued, "1990 was": "", "12th of May": "",
		"[1] Ann": inBrackets, "[a]Ann": inBrackets, "(1) Ann": inParentheses, "¹Ann": superscript, "* Ann": asterisk, "Ann": "",
	} {
		if got := noteStart(s); got != want {
			t.Errorf("%q starts with %q, want %q", s, got, want)
		}
	}
}

// Which marks count depends on the notes, and on one another.
func TestMarksOfNotes(t *testing.T) {
	for name, c := range map[string]struct {
		text, notes string
		label       Label
		want        string
	}{
		"an asterisk":           {"It rose.* So", "* Ann.", Note, "*"},
		"of a biography":        {"It rose.* So", "* Ann.", Bio, "*"},
		"of a source":           {"It rose.* So", "* Ann.", Reference, "*"},
		"below an indent":       {"It rose.* So", "Notes\n  * Ann.", Note, "*"},
		"no note":               {"It rose.* So", "* Ann.", Caption, ""},
		"emphasis":              {"It rose.* So", "*Ann*", Note, ""},
		"a dagger":              {"It rose.† So", "† Ann.", Note, "†"},
		"a letter":              {"It rose.[a] So", "[a] Ann.", Note, "[a]"},
		"another letter":        {"It rose.[b] So", "[a] Ann.", Note, ""},
		"a letter with a page":  {"It rose.[a]:12 So", "[a] Ann.", Note, "[a]:12"},
		"a caret":               {"It rose.[^a] So", "Ann.", Note, "[^a]"},
		"brackets in a note":    {"It rose.[a] So", "[a] Ann [sic].", Note, "[a]"},
		"comments of a draft":   {"It rose.[a] So did[b] we.[c] So", "[a]great image!!\n[b]Is this so?", Boilerplate, "[a] [b]"},
		"furniture":             {"It rose.[a] So", "[a] Ann.", Boilerplate, ""},
		"no mark of a note":     {"It rose.2 So", "2nd ed., York.", Note, ""},
		"three digits":          {"It rose.1 It fell.2 It is.3 So", "Ann.", Note, ""},
		"four digits":           {"It rose.1 It fell.2 It is.3 It was.4 So", "Ann.", Note, "1 2 3 4"},
		"one too many":          {"It rose.1 It fell.2 It is.3 It was.4 It had.7 So", "Ann.", Note, "1 2 3 4"},
		"four unseen":           {"It rose.1 It fell.6 So", "1. Ann.\n6. Bob.", Note, "1 6"},
		"five unseen":           {"It rose.1 It fell.7 So", "1. Ann.\n7. Bob.", Note, "1"},
		"applause in a note":    {"It rose.", "[Applause.]", Note, ""},
		"applause above a note": {"It rose. [Applause.] So", "[1] Ann.", Note, "[Applause.]"},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := nlp.Parse(c.text+"\n\n"+c.notes, nlp.WithoutNames())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range marks(doc, []Part{{nlp.Span{Start: len(c.text) + 2, End: len(doc.Text)}, c.label}}) {
				got = append(got, m.Text(doc.Text))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("marks of %q mismatch (-want +got):\n%s", doc.Text, diff)
			}
		})
	}
}
