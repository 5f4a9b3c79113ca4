package apparatus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

// opened lists the apparatus of a text, names read, each part by its label and first words.
func opened(t testing.TB, text string) []string {
	t.Helper()
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range apparatus.Find(doc) {
		words := strings.Fields(p.Text(text))
		out = append(out, p.Label.String()+": "+strings.Join(words[:min(len(words), 4)], " "))
	}
	return out
}

// testOpened compares what opened lists for the rows of a table.
func testOpened(t *testing.T, rows map[string]row) {
	for name, r := range rows {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(r.want, opened(t, r.text)); diff != "" {
				t.Errorf("Find(%q) mismatch (-want +got):\n%s", r.text, diff)
			}
		})
	}
}

type row struct {
	text string
	want []string
}

// Paragraphs of running text, the first of them short.
const (
	quarry = "The quarry has two gates, and only one of them is used. The second would do for every lorry that leaves before nine in the morning, which is most of them."
	lorry  = "The quarry road should be closed to lorries. It has killed two children since March, and the police say that it will kill more of them before the year is out."
	winter = "The owners have used the second gate every winter for ten years, without a word about the jobs that it costs or does not cost them in the end."
)

func TestAppeals(t *testing.T) {
	testOpened(t, map[string]row{
		"asked in capitals": {
			"CALLING ALL READERS! The Lantern is one of the last free papers on the Internet. We do not take grants. Keep The Lantern free by donating today, by card or by calling 1(800) 555-0100.\n\nOpen the other gate\n\n" + quarry + "\n\n" + lorry,
			[]string{"boilerplate: CALLING ALL READERS! The", "headline: Open the other gate"},
		},
		"asked below the title": {
			"Open the other gate\n\nThis essay is cross-posted from Anchor, where Civic Notes is now hosted.\n\nIf you want to support my work, you can head over to Anchor and become a paid subscriber.\n\nWithout your support, I will not be able to go on.\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Open the other gate", "boilerplate: This essay is cross-posted", "boilerplate: If you want to", "boilerplate: Without your support, I"},
		},
		"asked by a newsroom": {
			"Open the other gate\n\nIf you value what we do, please consider making a gift to our newsroom this autumn. Our reporters go where the lorries go.\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Open the other gate", "boilerplate: If you value what"},
		},
		"asked to write": {
			"To send us a letter, use the form on our website. Keep it under 200 words. See here for what we print.\n\nParking should be free on Sundays. " + quarry + "\n\n" + lorry,
			[]string{"boilerplate: To send us a"},
		},
		"asked above a place": {
			"The owners may have promised a new road, but nobody has seen it. The choice that the town makes now will shape it for a century.\nFor ten years, Open Column has been guided by one idea: everyone deserves to read the best minds of the world.\nBut like many publishers, we are under strain. If you are able to support us, please subscribe now.\nAs a subscriber, you will enjoy all of our archive.\nNAIROBI – Last month the quarry paid nothing. " + quarry + "\n" + lorry,
			[]string{"headline: The owners may have", "boilerplate: For ten years, Open", "boilerplate: But like many publishers,", "boilerplate: As a subscriber, you", "dateline: NAIROBI"},
		},
		"greeting": {
			"Sign up for our newsletter.\n\nDear Harbour Readers:\n\nPlease support our summer campaign, so that we can keep our newsroom open. Without you we would be gone. --Lena Ortiz, managing editor\n\nOpen the other gate\n\nMira Patel\n\n" + quarry + "\n\n" + lorry,
			[]string{"boilerplate: Sign up for our", "boilerplate: Dear Harbour Readers:", "boilerplate: Please support our summer", "headline: Open the other gate", "byline: Mira Patel"},
		},

		"the author's library": {
			"Save our library\n\nPlease support our library on Tuesday. Readers young and old have had no roof over their heads since the storm.\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Save our library"},
		},
		"another's newspaper": {
			"The last page\n\nPlease subscribe to the Valley Courier today. Its readers are old, and its newsroom is a desk in another town, from which nobody has ever come to see them.\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: The last page"},
		},
		"the author's union": {
			"The last bus\n\nPlease support us when you vote on Monday. We have not asked for more than a shelter at the stop and a driver who is not asleep.\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: The last bus"},
		},
		"asked to write, below a paragraph": {
			"Open the other gate\n\n" + winter + "\n\nTo submit a letter to us, e-mail the editor with your name and your town.\n\n" + quarry + "\n\n" + lorry,
			[]string{"headline: Open the other gate", "boilerplate: To submit a letter"},
		},
		"the author's newspaper": {
			"Local news is dying\n\nMine has eight pages on a Monday. Its readers are old, and its newsroom is a desk in another town, from which nobody has ever come to see us.\n\nWe need it all the same. As a subscriber, you learn what your council does. Please subscribe to the paper of your town.\n\n" + lorry,
			[]string{"headline: Local news is dying"},
		},
		"blood": {
			"Give blood\n\nYou can save a life by donating today. It takes twenty minutes and a biscuit. Our hospitals ran out of blood twice last winter, and had to send the sick away.\n\n" + quarry,
			[]string{"headline: Give blood"},
		},
		"an open letter": {
			"Dear members of the council:\n\nWithout your support, we will not keep the pool open. Sixty children learn to swim in it, and there is no other pool within an hour of here.\n\nPlease support us when you vote on Monday.\n\n" + quarry,
			nil,
		},
	})
}
