package nlp_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// Names of forms that a recogniser is apt to cut or to miss.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		text string
		want nlp.Label
		name string
	}{
		{"The Nuclear and Radiological Emergency Support Centre (NURESC) gives guidance.", nlp.Org, "Nuclear and Radiological Emergency Support Centre"},
		{"The justices cited Healy v. James in 1972.", nlp.Law, "Healy v. James"},
		{"Ghana signed the Convention on the Physical Protection of Nuclear Material.", nlp.Law, "Convention on the Physical Protection of Nuclear Material"},
		{"Ironically, India received the waiver.", nlp.GPE, "India"},
		{"The International Atomic Energy Agency (IAEA) agreed.", nlp.Org, "IAEA"},
		{"The captain of the ship, as everybody knows, is called Jean-\nLuc Picard.", nlp.Person, "Jean-\nLuc Picard"},
		{"Everybody in the hall knew that Moon Jae-in met Tsai Ing-wen in May.", nlp.Person, "Tsai Ing-wen"},
		{"In Dublin Eoin Murphy of Labour agreed with everybody else.", nlp.Person, "Eoin Murphy"},
		{"In Dublin Eoin Murphy of Labour agreed with everybody else.", nlp.Org, "Labour"},
		{"Everybody in the hall knew that Mr. Edwin Thibodeaux\u2010Marsh had told the truth.", nlp.Person, "Mr. Edwin Thibodeaux\u2010Marsh"},
		{"Senator Mike Lee, R-Utah, voted against it.", nlp.GPE, "Utah"},
		{"For years the talks with Assad had led nowhere.", nlp.Person, "Assad"},
		{"Obama's Cuba policy failed.", nlp.Person, "Obama"},
		{"Jonas Beck Warns Farmers About Drought\n\nThe fields are dry, and nobody waters them.", nlp.Person, "Jonas Beck"},
		{"The crowd cheered Emilio “Nonoy” Tabing for an hour.", nlp.Person, "Emilio “Nonoy” Tabing"},
		{"The Skene government should end the rebate.", nlp.Person, "Skene"},
		{"They moved from a farm in Moose Jaw, Sask., to the coast.", nlp.GPE, "Sask."},
		{"They wanted Berwick-upon-Tweed to be theirs.", nlp.GPE, "Berwick-upon-Tweed"},
		{"The agents of the DEA and Treasurer Ruth Adler, too, were heard.", nlp.Person, "Treasurer Ruth Adler"},
		{"The developers, Harbour Vista (Pty) Ltd, have offered to pay for it.", nlp.Org, "Harbour Vista (Pty) Ltd"},
		{"Critics of Harbour Vista, Ltd., say no.", nlp.Org, "Harbour Vista, Ltd."},
		{"Everybody knew that Tata Motors Pvt. Ltd. had lost.", nlp.Org, "Tata Motors Pvt. Ltd."},
		{"Critics praised Diane Lane for the film.", nlp.Person, "Diane Lane"},
		{"She lived in Adelaide, S.A. for ten years.", nlp.GPE, "Adelaide"},
		{"Trump & Biden both lied to everybody in the hall.", nlp.Person, "Trump"},
		{"They all drove to Washington, D.C., and stood there.", nlp.GPE, "Washington, D.C."},
		{"The shop on Dexter Ave. is shut.", nlp.Loc, "Dexter Ave."},
		{"Nobody knows what Bill & Melinda Gates said to everybody else.", nlp.Person, "Melinda Gates"},
	} {
		d, err := nlp.Parse(c.text)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(d.Names, func(n nlp.Name) bool { return n.Text(d.Text) == c.name && n.Label == c.want }) {
			t.Errorf("Parse(%q) has no %s %q: %v", c.text, c.want, c.name, d.Names)
		}
	}
}

// No name goes over the gap between two columns.
func TestNamesInColumns(t *testing.T) {
	for _, gap := range []string{"        ", "\t", "    "} {
		text := "HD" + gap + "Stop counting my generator as a luxury\nBY" + gap + "Chinedu Okafor" + gap + "Sentinel\nSN" + gap + "The Lower Niger" + gap + "Sentinel"
		d, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range d.Names {
			if strings.Contains(n.Text(text), gap) {
				t.Errorf("Parse(%q) has the name %q", text, n.Text(text))
			}
		}
	}
}

// A pronoun with the capital of a heading names nobody.
func TestHeadingPronoun(t *testing.T) {
	d, err := nlp.Parse("Let Us Not Forget Angela Merkel")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range d.Names {
		if n.Text(d.Text) == "Us" {
			t.Errorf("names hold %q", n.Text(d.Text))
		}
	}
}

// A part of a month is no name.
func TestPartOfMonth(t *testing.T) {
	d, err := nlp.Parse("Angela Merkel came to Berlin in mid-March and in mid-May, not to Mid-Kerry.")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range d.Names {
		if strings.HasPrefix(n.Text(d.Text), "mid-") {
			t.Errorf("names hold %q", n.Text(d.Text))
		}
	}
}

// Initials alone name nobody, but for the company.
func TestInitials(t *testing.T) {
	d, err := nlp.Parse("My neighbours, M. T. and X X X, wrote on X to Angela Merkel and to J. K. Rowling in the U.S.")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range d.Names {
		got = append(got, n.Text(d.Text))
	}
	if diff := cmp.Diff([]string{"X", "Angela Merkel", "J. K. Rowling", "U.S."}, got); diff != "" {
		t.Errorf("names mismatch (-want +got):\n%s", diff)
	}
}
