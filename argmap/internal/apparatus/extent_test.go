package apparatus

import (
	"slices"
	"strings"
	"testing"

	"opedmap/nlp"
)

// Paragraphs of an article, and what a site sets around it.
const (
	ferry    = "The ferry across the sound has run for ninety years, and the county wants to end it in October. It says that a bridge will do the work, though nobody has dug the first hole for one."
	boat     = "I have taken that ferry to school, to my wedding and to my father's funeral. People who live on the far shore have no other way to a doctor when the road floods, as it does each spring."
	fares    = "The county counts the fares and finds them too small. It does not count the two hours by car, nor what they cost a nurse who works on one side and sleeps on the other."
	keep     = "The ferry should be kept until cars can cross the bridge, and the fares should stay as they are. That costs less than one mile of the new road, and it owes the far shore no more than its due."
	siteMenu = "Skip to content\nSubscribe\nSign in\nNews\nSport\nWeather\nObituaries\nClassifieds\nE-Paper\nContact us\n"
	siteFoot = "About us\nContact us\nAdvertise\nPrivacy policy\nTerms of use\nCookie policy\nSite map\n© 2021 The Sound Herald. All rights reserved.\n"
	article  = ferry + "\n\n" + boat + "\n\n" + fares + "\n\n" + keep + "\n\n"
)

// running gives the paragraphs of a text that are left to its author, by their first words.
func running(t *testing.T, text string) []string {
	t.Helper()
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	parts := Find(doc)
	var out []string
	for start, line := range offsets(text) {
		s := nlp.Span{Start: start, End: start + len(line)}
		if strings.TrimSpace(line) != "" && !slices.ContainsFunc(parts, func(p Part) bool { return p.Overlaps(s) }) {
			words := strings.Fields(line)
			out = append(out, strings.Join(words[:min(len(words), 3)], " "))
		}
	}
	return out
}

// offsets gives the lines of a text by where they start, in order.
func offsets(text string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		start := 0
		for line := range strings.SplitAfterSeq(text, "\n") {
			if !yield(start, line) {
				return
			}
			start += len(line)
		}
	}
}

// A page that was copied as a whole keeps its article and nothing else.
func TestExtent(t *testing.T) {
	const title = "Keep the ferry until there is a bridge\n\nBy Ann Okoro\n\n"
	own := []string{"The ferry across", "I have taken", "The county counts", "The ferry should"}
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"menu and foot":                              {siteMenu + "\n" + title + article + siteFoot, own},
		"headlines below":                            {siteMenu + "\n" + title + article + "Most read\nCouncil cuts the harbour budget by a third\nMan bites his own dog in Elm Street\nWhy the lighthouse went dark for a week\nTeachers strike for the third day\n" + siteFoot, own},
		"readers' comments":                          {siteMenu + "\n" + title + article + "2 comments\n\nLog in to comment\n\nSalty Dog says:\n\nMay 4 at 9:35 am\n\nThe bridge should be built first and paid for by the people who want it, as my father always said.\n\nReply\n\nReport\n\nHarbour Jim says:\n\nMay 4 at 10:02 am\n\nMy taxes pay for a ferry that I have never taken, and I should like to be asked about it for once.\n\nReply\n\nReport\n\n" + siteFoot, own},
		"comments longer than the article":           {siteMenu + "\n" + title + ferry + "\n\nIt costs little and we need it, as everybody on the far shore knows well.\n\n2 comments\n\nSalty Dog says:\n\nMay 4 at 9:35 am\n\n" + boat + "\n\nReply\n\nHarbour Jim says:\n\nMay 4 at 10:02 am\n\n" + fares + "\n\n" + keep + "\n\nReply\n\n" + siteFoot, []string{"The ferry across", "It costs little"}},
		"comments of which the author speaks":        {siteMenu + "\n" + title + ferry + "\n\n" + boat + "\n\nComments\n\n" + fares + "\n\n" + keep + "\n\n" + siteFoot, own},
		"an author's last heading":                   {siteMenu + "\n" + title + ferry + "\n\n" + boat + "\n\n" + fares + "\n\nMore about the fares\n\nThey are low since the boat is public. Raise them and it is for the rich.\n\n" + siteFoot, append(slices.Clone(own[:3]), "They are low")},
		"letters":                                    {siteMenu + "\nLetters to the editor\n\nKeep the ferry\n\n" + ferry + "\n\nAnn Okoro\nFar Shore\n\nSubscribe\nSign in\nAdvertise\nShare\nTweet\n\nCount it all\n\n" + boat + "\n\n" + fares + "\n\n" + keep + "\n\nBob Roe\nHull\n\n" + siteFoot, own},
		"an appeal within":                           {siteMenu + "\n" + title + ferry + "\n\n" + boat + "\n\nSubscribe\nSign in\nNewsletters\n\n" + fares + "\n\n" + keep + "\n\n" + siteFoot, own},
		"a list of demands":                          {siteMenu + "\n" + title + article + "1. No cuts before the bridge\n2. No dearer fares\n3. A boat at night\n\n" + boat + "\n\n" + siteFoot, slices.Concat(own, []string{"1. No cuts", "2. No dearer", "3. A boat", "I have taken"})},
		"no paragraph":                               {siteMenu + "\n" + title + "We need it.\n\nAsk the nurse.\n\nAsk my father.\n\n" + siteFoot, []string{"We need it.", "Ask the nurse.", "Ask my father."}},
		"a list without stops":                       {siteMenu + "\n" + title + article + "The county should give us:\n\na boat at night\n\nfares as they are\n\na say for the far shore\n\n" + siteFoot, slices.Concat(own, []string{"The county should", "a boat at", "fares as they", "a say for"})},
		"a paragraph below what can be done with it": {siteMenu + "\n" + title + ferry + "\n\n" + boat + "\n\n" + fares + "\n\nShare\nTweet\nEmail\nPrint\nSave\n\n" + keep + "\n\n" + siteFoot, own},
		"a last sentence":                            {siteMenu + "\n" + title + article + "Come and see it.\n\n" + siteFoot, append(slices.Clone(own), "Come and see")},
		"little above it":                            {"Subscribe\nSign in\n\nAn early word on it\n\n" + title + article, own},
		"no furniture at all":                        {article, own},
	} {
		t.Run(name, func(t *testing.T) {
			if got := running(t, tc.text); !slices.Equal(got, tc.want) {
				t.Errorf("running text %q, want %q", got, tc.want)
			}
		})
	}
}

// labelledAs gives the parts of a text with a label, by their first words.
func labelledAs(t *testing.T, text string, label Label) []string {
	t.Helper()
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range Find(doc) {
		if words := strings.Fields(p.Text(text)); p.Label == label {
			out = append(out, strings.Join(words[:min(len(words), 4)], " "))
		}
	}
	return out
}

// A short line between two paragraphs that is no sentence is a heading.
func TestSubheadBetween(t *testing.T) {
	const title = "Keep the ferry until there is a bridge\n\nBy Ann Okoro\n\n"
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"heading":                {title + ferry + "\n\nI will say it again, slowly\n\n" + boat + "\n\n" + fares, []string{"Keep the ferry until", "I will say it"}},
		"one word":               {title + ferry + "\n\nCosts\n\n" + boat + "\n\n" + fares, []string{"Keep the ferry until", "Costs"}},
		"question":               {title + ferry + "\n\nWhat does a boat cost?\n\n" + boat + "\n\n" + fares, []string{"Keep the ferry until"}},
		"it goes on":             {title + ferry + "\n\nThe county has three reasons:\n\n" + boat + "\n\n" + fares, []string{"Keep the ferry until"}},
		"no blank line below":    {title + ferry + "\n\nI will say it again, slowly\nIt is a car to us, a bus to a boy, and to an old man it is all that he has to go on." + "\n\n" + fares, []string{"Keep the ferry until"}},
		"above a short sentence": {title + ferry + "\n\nI will say it again, slowly\n\nIt is cheap.\n\n" + boat, []string{"Keep the ferry until"}},
		"below no paragraph":     {title + ferry + "\n\nSo it says.\n\nA boat is cheaper than a road\n\n" + boat, []string{"Keep the ferry until"}},
		"below an open sentence": {title + ferry + "\n\n" + strings.TrimSuffix(boat, ".") + "\n\nA boat is cheaper than a road\n\n" + fares, []string{"Keep the ferry until"}},
		"a page without a title": {ferry + "\n\nI will say it again, slowly\n\n" + boat + "\n\n" + fares, nil},
	} {
		t.Run(name, func(t *testing.T) {
			if got := labelledAs(t, tc.text, Headline); !slices.Equal(got, tc.want) {
				t.Errorf("headlines %q, want %q", got, tc.want)
			}
		})
	}
}

func TestExtentOfWorths(t *testing.T) {
	long := slices.Repeat([]int{mostWorth}, 16) // 52 is a good part of it
	for name, tc := range map[string]struct {
		worth       []int
		first, last int
	}{
		"nothing":                         {nil, 0, 0},
		"no paragraph":                    {[]int{-6, -3, -6}, 0, 0},
		"one article":                     {[]int{-6, -6, 40, 40, -3, 40, -6, -6}, 2, 6},
		"lines of no worth at the ends":   {[]int{-6, 0, 40, 0, -6}, 1, 4},
		"a good part, further down":       {[]int{-6, 40, 40, -60 + 10, -40, 30, -6}, 1, 6},
		"a good part, further up":         {[]int{-6, 30, -40, -50, 40, 40, -6}, 1, 6},
		"a small part":                    {[]int{-6, 40, 40, -50, -40, 6, -6}, 1, 3},
		"a paragraph beyond no furniture": {[]int{40, 40, 40, 40, 40, 40, -3, -3, -50, 40, -6}, 0, 10},
		"less than one":                   {[]int{40, 40, 40, 40, 40, 40, -3, -3, -50, 19, -6}, 0, 6},
		"a paragraph beyond furniture":    {[]int{40, 40, 40, 40, 40, 40, -6, -6, -6, -6, -6, -50, 19, -6}, 0, 6},
		"the same, above":                 {[]int{-6, 19, -50, -6, -6, -6, -6, -6, 40, 40, 40, 40, 40, 40, -6}, 8, 14},
		"beyond a long one":               {slices.Concat(long, []int{-3, -40 + 1, -3, 40, -6}), 0, 20},
		"beyond, and less than one":       {slices.Concat(long, []int{-3, -40 + 1, -3, 39, -6}), 0, 16},
		"beyond four lines of furniture":  {slices.Concat(long, []int{-6, -6, -6, -6, -18, 40, -6}), 0, 22},
		"beyond five lines of furniture":  {slices.Concat(long, []int{-6, -6, -6, -6, -6, -18, 40, -6}), 0, 16},
		"beyond the head of a list":       {slices.Concat(long, []int{closingWorth, -3, 40, -6}), 0, 16},
		"a good part in two, beyond it":   {slices.Concat(long, []int{closingWorth, -30, 40, 20, -6}), 0, 20},
		"two good parts":                  {[]int{30, -80, 80, -80, 30, -6}, 0, 5},
	} {
		t.Run(name, func(t *testing.T) {
			furniture := make([]bool, len(tc.worth))
			for i, w := range tc.worth {
				furniture[i] = w == listedWorth
			}
			if first, last := extent(tc.worth, furniture); first != tc.first || last != tc.last {
				t.Errorf("extent(%v) = %d, %d, want %d, %d", tc.worth, first, last, tc.first, tc.last)
			}
		})
	}
}
