package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// Of a target the name at its end is sure, if it is one name and whole. The target stands
// between bars.
func TestCore(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   string
		titled bool
	}{
		{"He met |Lindqvist| there.", "Lindqvist", false},
		{"|Lindqvist’s| answer", "Lindqvist", false},
		{"He met |former mill director Ann B. Lindqvist (D-Ohio)| there.", "Ann B. Lindqvist", false},
		{"He met Senator |Lindqvist| there.", "Lindqvist", true},
		{"He met |Mr. Lindqvist| there.", "Lindqvist", true},
		{"He met |Harbour Commissioner Ann Lindqvist| there.", "Ann Lindqvist", true},
		{"He met Ann |Lindqvist| there.", "", false},
		{"He met |Ann| Lindqvist there.", "", false},
		{"The |Okoro|-Lindqvist debate", "", false},
		{"He met |Okoro and Lindqvist| there.", "", false},
		{"He met |Okoro's Ann Lindqvist| there.", "", false},
		{"He read |Lindqvist’s answer| there.", "", false},
		{"|He| met her.", "", false},
		{"|The President| met her.", "", false},
		{"He came on |Monday|, too.", "", false},
	} {
		before, rest, _ := strings.Cut(c.text, "|")
		target, after, _ := strings.Cut(rest, "|")
		d, err := nlp.Parse(before+target+after, nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		name, titled := core(d, nlp.Span{Start: len(before), End: len(before) + len(target)})
		if got := name.Text(d.Text); got != c.want || titled != c.titled {
			t.Errorf("core(%q) = %q, %v, want %q, %v", c.text, got, titled, c.want, c.titled)
		}
	}
}

func TestMainMention(t *testing.T) {
	for id, want := range map[string]string{
		"allsides_10_40_12_former mill director Ann B. Lindqvist_51_56": "former mill director Ann B. Lindqvist",
		"polusa_v1_43_-1_13_Okoro_7_12":                                 "Okoro",
		"Okoro":                                                         "",
	} {
		if got := mainMention(id); got != want {
			t.Errorf("mainMention(%q) = %q, want %q", id, got, want)
		}
	}
}

// Names by lists alone stand alone.
func TestListed(t *testing.T) {
	d, err := nlp.Parse("France and the FBI asked Italian towns and Kenya Power. He left South Korea and Georgia-Pacific, not Jordan. But Who asked?", nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range listed(&text{doc: d}) {
		got = append(got, n.label+" "+n.Text(d.Text))
	}
	want := []string{"GPE France", "ORG FBI", "NORP Italian", "GPE South Korea"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("listed mismatch (-want +got):\n%s", diff)
	}
}

// A headline has a capital for each word but the links; other sentences stay as they are.
func TestHeadlined(t *testing.T) {
	d, err := nlp.Parse("Ann Okoro asks for well-known pilots’ help and isn’t heard. We know Ann Okoro, too. We ask again.", nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	second := strings.LastIndex(d.Text, "Ann")
	names := []gold{{nlp.Span{Start: 0, End: 9}, "PERSON"}, {nlp.Span{Start: second, End: second + 9}, "PERSON"}}
	for from, want := range map[int]string{
		0:                "Ann Okoro Asks for Well-known Pilots’ Help and Isn’t Heard. We know Ann Okoro, too. We ask again.",
		verbStep:         "Ann Okoro Asks for Well-known Pilots’ Help and Isn’t Heard. We know Ann Okoro, too. We ask again.",
		verbStep - 1:     d.Text,
		headlineStep - 1: "Ann Okoro asks for well-known pilots’ help and isn’t heard. We Know Ann Okoro, Too. We ask again.",
		headlineStep - 2: d.Text,
	} {
		got, err := headlined(&text{doc: d, names: names}, from)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.doc.Text); diff != "" {
			t.Errorf("headlined from %d mismatch (-want +got):\n%s", from, diff)
		}
	}
}
