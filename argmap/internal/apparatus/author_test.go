package apparatus_test

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

// Paragraphs of an author's own.
const (
	shelf  = "A library is the last room in town where nobody asks you to buy anything. Ours has stood on Mill Street since 1911, and in that time it has lent more books than the county has people."
	lights = "The council wants to close it to save ninety thousand pounds a year. That is what the town spends on the lights of its three car parks, and nobody has proposed to turn these off."
	reader = "Children who read do better at school, as every teacher here will tell you. If the branch closes, the nearest one is eleven miles away, and the bus was cut in March."
)

// What looks like something of the page and is the author's stays his.
func TestAuthorsOwn(t *testing.T) {
	for words, text := range map[string]string{
		"Mary Shelley":            "Keep the library open\n\nBy Ann Okoro\n\n" + shelf + " “A library outranks any other thing.” Andrew Carnegie, New York\n\n" + lights + " “Without libraries what have we?” Ray Bradbury, Los Angeles\n\n" + reader + " “Beware.” Mary Shelley, London",
		"Every website":           "Keep the library open\n\nBy Ann Okoro\n\nEvery website I visit asks me to subscribe now. We pay for the news, for music and for the weather, and we own none of it. It is time to regulate the trade.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"Before you":              "Keep the library open\n\nBy Ann Okoro\n\nBefore you share a headline, please consider who wrote it. Half of what we read comes from media that have no reporters at all, and our democracy pays the bill.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"If you want":             "Keep the library open\n\nBy Ann Okoro\n\nIf you want to support our troops, stop sending them to war. The media will not tell you what it costs us.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"Please consider":         "Keep the library open\n\nBy Ann Okoro\n\nPlease consider this essay a warning. I have spent my life in our trade, and it has paid us badly.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"Please support":          "Save our newsroom\n\nBy Ann Okoro\n\nPlease support our local journalism bill. We lost three newspapers in a year.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"Regarding":               "To the Editor:\n\nRegarding Mill Street, the council is wrong. I have read there for forty years, and no one has a right to take it.\n\n" + lights + "\n\nAnn Okoro\nLeeds",
		"Re Mill":                 "To the Editor:\n\nRe Mill Street: it must stay open. I have read there.\n\n" + lights + "\n\nAnn Okoro\nLeeds",
		"America":                 "Keep the library open\n\nBy Ann Okoro\n\nAmerica — “the land of the free” — jails more of its people than any other country. It has been so since the war on drugs.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"Paris":                   "Keep the library open\n\nBy Ann Okoro\n\nParis – “the city of light” – is dark by ten. It has been so for years.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"The council should vote": "Keep the library open\n\nBy Ann Okoro\n\n" + shelf + "\n\n" + lights + "\n\n" + reader + "\n\nAnn Okoro is a nurse in Leeds.\n\nThe council should vote no on Tuesday. If it does not, we will remember it in May.",
		"- Books":                 "Keep the library open\n\nBy Ann Okoro\n\nThe council made three promises to us:\n- Books, more of them by 2020\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"I have lived":            "Keep the library open\n\nI have lived in this town for forty years and never had to hear the council.\n- Monday, the fourth of May 2019\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"— Go home":               "Keep the library open\n\nBy Ann Okoro\n\nThe man at the desk had one thing to say and he said it twice.\n— Go home, he told me in 1998\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"Andrew Carnegie":         "Keep the library open\n\nBy Ann Okoro\n\n" + shelf + " “A library outranks any other one thing a community can do.” Andrew Carnegie, New York\n\n" + lights + " “Without libraries what have we?” Ray Bradbury, Los Angeles\n\n" + reader,
		"Hill Road":               "Keep the library open\n\nBy Ann Okoro\n\n" + shelf + " Remember the names. Hill Road, Leeds\n\n" + lights + " This is what they closed. Mill Street, Bradford",
		"They can be":             "Keep the library open\n\nBy Ann Okoro\n\n" + shelf + "\n\nThe bridge belongs to the county, and only the commissioner can repair it. They can be reached at roads@county.gov.\n\n" + reader,
		"As the reports":          "Keep the library open\n\nBy Ann Okoro\n\n" + shelf + "\n\nAs the reports of that year show, the vote was bought, the count was false and nobody resigned [AFP 2014]\n\n" + lights,
		"Two things":              "What the council owes us\n\nBy Ann Okoro\n\nIn short:\n\nTwo things:\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"Ann Okoro is a teacher":  "Keep the library open\n\nBy Ann Okoro\n\nAnn Okoro is a teacher in this town: that is what the council calls me when it wants to be rude.\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
		"I was nine":              "Keep the library open\n\nI was nine when I first stole a book from the branch on Mill Street.\n\nPhoto: Ann Lee/Getty Images\n\n" + shelf + "\n\n" + lights + "\n\n" + reader,
	} {
		doc, err := nlp.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(text, words)
		for _, p := range apparatus.Find(doc) {
			if p.Start <= at && at < p.End {
				t.Errorf("%q of %q is %s %q", words, text, p.Label, p.Span.Text(text))
			}
		}
	}
}

// What a page asks, and what it says of its rights, stays the page's.
func TestPagesOwn(t *testing.T) {
	testOpened(t, map[string]row{
		"a charity": {
			"Keep the library open\n\nBy Ann Okoro\n\n" + shelf + "\n\nRelated\n\n" + lights + "\n\nAdvertisement\n\n" + reader +
				"\n\nWe are a charity and rely on people like you to keep going. Give what you can today and help us grow.",
			[]string{"headline: Keep the library open", "byline: By Ann Okoro", "boilerplate: Related", "boilerplate: Advertisement", "boilerplate: We are a charity"},
		},
		"cookies": {
			"We use cookies to give you the best experience on our site, and by going on you agree to their use on all our pages. You can change your choice at any time in the settings below, where we say more about them.\n\nAccept all",
			[]string{"boilerplate: We use cookies to", "boilerplate: Accept all"},
		},
	})
}
