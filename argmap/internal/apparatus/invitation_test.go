package apparatus

import (
	"strings"
	"testing"

	"opedmap/nlp"
)

// A line by which a page speaks to its readers is no part of the op-ed; one that sounds
// like it is.
func TestInvitations(t *testing.T) {
	const body = "The county should repair the Mill Street bridge.\n\nThe bridge carries 4,000 cars a day. The detour takes eleven minutes, and the school bus has to use it, too.\n\n"
	for line, want := range map[string]Label{
		"This post is public so feel free to share it.":                                    Boilerplate,
		"Hear more local news by subscribing to our podcast.":                              Boilerplate,
		"You need to enable JavaScript to view this video.":                                Boilerplate,
		"Let us know what you think in the comments.":                                      Boilerplate,
		"Subscribe to keep reading.":                                                       Boilerplate,
		"Sign up for our weekly newsletter.":                                               Boilerplate,
		"If you enjoyed this piece, please share it with a friend.":                        Boilerplate,
		"Turn on notifications to never miss a story.":                                     Boilerplate,
		"Full disclosure: I own the bakery.":                                               Note,
		"Disclosure of its costs is what the county owes us.":                              None,
		"This post is where the road ends, and it should be moved.":                        None,
		"If you enjoyed this bridge, you should pay for it.":                               None,
		"This article is free speech at its best, and we must defend it.":                  None,
		"Get more people off the app and the city will be a kinder place.":                 None,
		"See more of our children subscribing to hate and you will understand why we act.": None,
		"Disclosure: it is the only cure for corruption, and we should demand it.":         None,
		"Read more of the report and you will see why.":                                    None,
		"Let us know what the repairs would cost.":                                         None,
	} {
		for _, text := range []string{body + line + "\n", body + line + "\n\n" + body} {
			doc, err := nlp.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			got := None
			for _, p := range Find(doc) {
				if p.Contains(nlp.Span{Start: strings.Index(text, line), End: strings.Index(text, line) + 4}) {
					got = p.Label
				}
			}
			if got != want {
				t.Errorf("%q is %v, want %v", line, got, want)
			}
		}
	}
}
