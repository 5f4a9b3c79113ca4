package apparatus

import (
	"strings"
	"testing"

	"opedmap/nlp"
)

// Fields at the head of a text are told from its first words, each value from its name.
func TestHeader(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"front matter": {"---\ntitle: \"Keep the pool\"\nauthor: Ann Dee\ndate: 2023-11-02\ntags:\n  - swimming\nlayout: post\n---\n\nThe pool must stay.",
			[]string{"boilerplate ---", "boilerplate title:", "headline Keep the pool", "boilerplate author:", "byline Ann Dee", "boilerplate date:", "dateline 2023-11-02",
				"boilerplate tags:", "tags - swimming", "boilerplate layout: post", "boilerplate ---"}},
		"mail": {"From: Ann Dee <a@b.example>\r\nTo: Council\r\nSubject: Keep the pool\r\n\r\nThe pool must stay.",
			[]string{"boilerplate From:", "byline Ann Dee <a@b.example>", "boilerplate To: Council", "boilerplate Subject:", "headline Keep the pool"}},
		"a mail's long field": {"Subject: Keep\n the pool\nTo: Council\nThe pool must stay.",
			[]string{"boilerplate Subject:", "headline Keep", "headline the pool", "boilerplate To: Council"}},
		"forwarded": {"From: Ann Dee\nSubject: Fwd: read this\n\nThe pool must stay.",
			[]string{"boilerplate From:", "byline Ann Dee", "boilerplate Subject: Fwd: read this"}},
		"database": {"HD        Keep the pool\nBY\tAnn Dee\nWC        512 words\nPD        14 March 2019\n\nLP\nThe pool must stay.",
			[]string{"boilerplate HD", "headline Keep the pool", "boilerplate BY", "byline Ann Dee", "boilerplate WC        512 words", "boilerplate PD", "dateline 14 March 2019"}},
		"no database":     {"BY THE POOL\nHD is a screen.\n", nil},
		"one field":       {"Subject: a pool is a place to swim.\n\nThe pool must stay.", nil},
		"a rule":          {"---\n\nThe pool must stay.\n\n---\n\nIt is ours.", nil},
		"no end":          {"---\ntitle: Keep the pool\n\n", nil},
		"prose in it":     {"---\ntitle: Keep the pool\nThe pool must stay.\n---\n", nil},
		"nothing but it":  {"From: Ann\nTo: Bob\n", nil},
		"colons in prose": {"One thing is sure: it will close.\nAnother: it will stay shut.\n", nil},
	} {
		var got []string
		for _, p := range header(c.text) {
			got = append(got, p.Label.String()+" "+p.Text(c.text))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// What stands in the header is reported as such, whatever the model thinks of it, and
// what follows it is the text.
func TestFindHeader(t *testing.T) {
	const text = "---\ntitle: Keep the pool\nlayout: post\n---\n\nThe pool must stay open because nine hundred children learn to swim in it each year, and because there is no other within an hour's walk of the estate where most of them live.\n"
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range Find(doc) {
		got = append(got, p.Label.String()+" "+p.Text(text))
	}
	want := "boilerplate ---|boilerplate title:|headline Keep the pool|boilerplate layout: post|boilerplate ---"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
}

func TestByForm(t *testing.T) {
	for s, want := range map[string]Label{
		"## The complaint":                Headline,
		"**Further reading**":             Headline,
		"**The pool must stay.**":         None,
		"**Really?**":                     None,
		"# 1":                             None,
		"![A bolt](/img/bolt.jpg)":        Caption,
		"Table 1. Cost per swimmer":       Caption,
		"The pool at dusk. Credit: Getty": Caption,
		"He gave credit: none.":           None,
		"SPONSORED: Buy Lumenly, the lamp. Use code SLOW15.":                                    Boilerplate,
		"Advertisements lie: they sell.":                                                        None,
		"Paid: nothing, in all these years.":                                                    None,
		"Conflict of Interest Disclosures: Dr Lo has received grants. No others were reported.": Boilerplate,
		"Funding/Support: This work was supported by the Mines Fund.":                           Boilerplate,
		"Competing interests: None declared.":                                                   Boilerplate,
		"Conflict of interest: The mayor owns the land. He should not vote on it.":              None,
		"Competing interests: The town wants jobs, the county wants quiet.":                     None,
		"Disclosure: I own a house beside the mill.":                                            None,
		"Data sharing: The police should not do it.":                                            None,
		"Funding: This work was supported by the Mines Fund.":                                   Boilerplate,
		"Funding: This plan costs two million, and nobody says who pays.":                       None,
		"By Ann Lee/AP":                                    None,
		"Getty Images sued the town":                       None,
		"Shutterstock and the rest should pay":             None,
		"Wages/PA fell":                                    None,
		"Getty Images/Ann Lee":                             Caption,
		"Ann Lee / Getty Images":                           Caption,
		"Funding: the county pays half.":                   None,
		"Competing interests are no excuse.":               None,
		"Lukas Coch/AAP":                                   Caption,
		"Getty Images":                                     Caption,
		"Getty Images of the mill show what the snow did.": None,
		"Coch/Lee":                                         None,
		"Table manners matter.":                            None,
		"More:The ferry is on its way to the harbour":      Boilerplate,
		"READ MORE | Why the ferry came late":              Boilerplate,
		"Read more: and better.":                           None,
		"More: They want a ferry.":                         None,
		"Listen: the ferry":                                None,
	} {
		if got := byForm(s, len(strings.Fields(s))); got != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
}

// Asterisks around words are no marks of notes, though a line of the page is set in them.
func TestEmphasisIsNoNote(t *testing.T) {
	const text = "The fund could pay for it with what it spends on *lanyards*. Nobody built a bridge, and nobody who has read the licence[^1] can say that we did.\n\n*Ann Dee is a release engineer. She writes here about once a month.*\n\n[^1]: Section 4.\n"
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	marks := 0
	for _, p := range Find(doc) {
		if p.Text(text) == "[^1]" && p.Label == Note {
			marks++
		}
		if p.Text(text) == "*" {
			t.Errorf("an asterisk at %d is a %v", p.Start, p.Label)
		}
	}
	if marks != 1 {
		t.Errorf("%d marks of notes, want 1", marks)
	}
}
