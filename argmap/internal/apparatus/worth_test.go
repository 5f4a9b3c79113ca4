package apparatus

import (
	"slices"
	"strings"
	"testing"
)

// lineLabels gives the labels of a page's lines; the parts of one are joined by a plus sign.
func lineLabels(p *Page, tags []Tag) string {
	var lines []string
	for _, l := range p.lines {
		var parts []string
		for _, t := range tags[l.first:l.last] {
			name := "text"
			if t.Label != None {
				name = t.Label.String()
			}
			if len(parts) == 0 || parts[len(parts)-1] != name {
				parts = append(parts, name)
			}
		}
		lines = append(lines, strings.Join(parts, "+"))
	}
	return strings.Join(lines, " ")
}

func TestWorths(t *testing.T) {
	const (
		full = 1000 // a paragraph that speaks for the article with more than a teaser does
		long = ferry + " " + boat
		open = "I have taken that ferry to school and to my wedding and to the funeral of my father, and people who live on the far shore of it have no other way to a doctor when the road floods"
	)
	const (
		more  = "boilerplate|Reply to this letter by post or on foot or by way of the ferry itself"
		leave = "boilerplate|Leave a comment below and tell the others what the boat is worth to you"
		late  = "What the county has to say of the ferry, of its fares and of the nurse who takes it to work each day"
	)
	for name, tc := range map[string]struct {
		lines []string
		want  []int
	}{
		"labels":                       {[]string{ferry, "boilerplate|Subscribe", boat, "tags|Ferries", fares, "caption|The boat in May", keep, "headline|What now", ferry}, []int{full, listedWorth, full, listedWorth, full, fragmentWorth, full, fragmentWorth, full}},
		"fragments":                    {[]string{ferry, boat, "So much for that", fares, keep, "News", "Sport", "Weather", "Fashion"}, []int{full, full, fragmentWorth, full, full, fragmentWorth, listedWorth, listedWorth, fragmentWorth}},
		"no words":                     {[]string{ferry, "boilerplate|1998", "boilerplate|* * *", "1. No cuts before the bridge"}, []int{full, 0, 0, 0}},
		"short sentences":              {[]string{ferry, "We need it.", "Yours in union,"}, []int{full, 0, 0}},
		"what something says":          {[]string{ferry, "headline|What the evidence says", ferry}, []int{full, fragmentWorth, full}},
		"prose as furniture":           {[]string{ferry, "boilerplate|" + boat, "boilerplate|Read the rules of the house before you write to it."}, []int{full, 0, listedWorth}},
		"threads":                      {[]string{"boilerplate|Reply", "boilerplate|Ann Okoro says:", "boilerplate|5 minutes ago", "boilerplate|Share", "boilerplate|12 likes", "Report"}, []int{threadWorth, threadWorth, threadWorth, threadWorth, threadWorth, threadWorth}},
		"closing":                      {[]string{ferry, "boilerplate|Related stories", boat, "boilerplate|Related stories", "boilerplate|Related stories stay here.", "boilerplate|More about the fares"}, []int{full, listedWorth, full, closingWorth, listedWorth, listedWorth}},
		"comments":                     {[]string{ferry, "boilerplate|Comments", boat, "boilerplate|12 comments"}, []int{full, listedWorth, full, closingWorth}},
		"comments, a thread":           {[]string{"boilerplate|Comments", ferry, "boilerplate|2 comments", "boilerplate|Reply", "boilerplate|Reply", "boilerplate|Report"}, []int{listedWorth, full, commentsWorth, threadWorth, threadWorth, threadWorth}},
		"comments, no more":            {[]string{ferry, boat, "boilerplate|2 comments", "boilerplate|Reply", "boilerplate|Share", "boilerplate|Reply"}, []int{full, full, closingWorth, closingWorth, threadWorth, closingWorth}},
		"rights":                       {[]string{"boilerplate|© 2021 The Sound Herald", "boilerplate|All rights reserved", "Our rights reserved us a seat"}, []int{closingWorth, closingWorth, fragmentWorth}},
		"teasers":                      {[]string{"The ferry is to go", ferry, "headline|Strike", boat, "Who will mend it?", fares, "boilerplate|Most read"}, []int{fragmentWorth, teaserWorth, fragmentWorth, teaserWorth, 0, teaserWorth, closingWorth}},
		"no teasers":                   {[]string{"Share", ferry, "Save", "The ferry is to go", long, "Save", "The ferry is to go", "and so i" + ferry[1:], "Save", "The ferry is to go", ferry, boat}, []int{threadWorth, full, fragmentWorth, fragmentWorth, full, fragmentWorth, fragmentWorth, full, fragmentWorth, fragmentWorth, full, full}},
		"letters":                      {[]string{"tags|Letters to the editor", "headline|Keep the ferry", ferry, "byline|Ann Okoro"}, []int{listedWorth, fragmentWorth, full, fragmentWorth}},
		"lists":                        {[]string{ferry, "We ask for:", "a boat at night", "fares as they are", "boilerplate|Subscribe", "a say in it", "boilerplate|Sign in", "Contact:", "a say in it"}, []int{full, 0, 0, 0, listedWorth, listedWorth, listedWorth, listedWorth, fragmentWorth}},
		"no list":                      {[]string{ferry, boat, "Related stories:", "Ferry to go"}, []int{full, full, closingWorth, fragmentWorth}},
		"no words, a letter":           {[]string{ferry, "boilerplate|A 4"}, []int{full, 0}},
		"a sentence is no teaser's":    {[]string{"We need it.", ferry, "Save"}, []int{0, full, fragmentWorth}},
		"nor is a long line":           {[]string{late, ferry, "Save"}, []int{fragmentWorth, full, fragmentWorth}},
		"a list and more text":         {[]string{ferry, "We ask for:", "a boat at night", boat, fares}, []int{full, 0, 0, full, full}},
		"a list is no paragraph":       {[]string{ferry, "We ask for:", "a boat at night", "boilerplate|Related stories"}, []int{full, 0, 0, listedWorth}},
		"a list at the top":            {[]string{"We ask for:", "a boat at night", ferry}, []int{fragmentWorth, fragmentWorth, full}},
		"a list of furniture":          {[]string{ferry, "boilerplate|Contact:", "a boat at night", boat}, []int{full, listedWorth, fragmentWorth, full}},
		"no comments, a thread":        {[]string{ferry, "boilerplate|Ferries", "boilerplate|Reply", "boilerplate|Reply", "boilerplate|Report"}, []int{full, listedWorth, threadWorth, threadWorth, threadWorth}},
		"comments at length, a thread": {[]string{ferry, leave, "boilerplate|Reply", "boilerplate|Reply", "boilerplate|Report"}, []int{full, listedWorth, threadWorth, threadWorth, threadWorth}},
		"comments in a title":          {[]string{ferry, "headline|Comments", "boilerplate|Reply", "boilerplate|Reply", "boilerplate|Report"}, []int{full, fragmentWorth, threadWorth, threadWorth, threadWorth}},
		"comments, a long thread":      {[]string{ferry, "boilerplate|Comments", more, more, more}, []int{full, listedWorth, listedWorth, listedWorth, listedWorth}},
		"closing with a stop":          {[]string{ferry, boat, "boilerplate|More from the Herald."}, []int{full, full, listedWorth}},
		"closing at length":            {[]string{ferry, boat, "boilerplate|More from the Herald on the ferry and its fares"}, []int{full, full, listedWorth}},
		"closing in a title":           {[]string{ferry, boat, "headline|More from the county"}, []int{full, full, fragmentWorth}},
		"rights at length":             {[]string{ferry, "boilerplate|" + long + " All rights reserved."}, []int{full, 0}},
		"a sign at length":             {[]string{strings.TrimPrefix(more, "boilerplate|"), ferry, boat, more}, []int{fragmentWorth, full, full, listedWorth}},
		"a sign without a label":       {[]string{ferry, boat, "Reply"}, []int{full, full, threadWorth}},
		"prose with other labels":      {[]string{ferry, "caption|" + boat, "tags|" + boat, "boilerplate|" + late, boat}, []int{full, fragmentWorth, 0, listedWorth, full}},
		"a caption among others":       {[]string{"News", "Sport", "caption|The boat in May", "Weather", "Fashion"}, []int{fragmentWorth, listedWorth, fragmentWorth, listedWorth, fragmentWorth}},
		"forms of text":                {[]string{open, "• The county counts the fares and finds them too small, and it does not count the hours by car, as I said.", "The county counts the fares and"}, []int{full, full, fragmentWorth}},
	} {
		t.Run(name, func(t *testing.T) {
			p, tags := labelledPage(t, tc.lines...)
			got := p.worths(tags)
			for i, w := range got {
				if w > teaserWorth {
					got[i] = full
				}
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("worths %v, want %v", got, tc.want)
			}
		})
	}
}

// The title of a page by words in common with the article, and what becomes of others.
func TestTitleAbove(t *testing.T) {
	const foreign = "headline|Council Slashes Harbour Budget"
	furniture := []string{"boilerplate|Subscribe", "boilerplate|Sign in", "tags|News"}
	for name, tc := range map[string]struct {
		above []string
		want  []Label
	}{
		"a teaser far above":        {slices.Concat([]string{foreign}, furniture, []string{"headline|The ferry across the sound"}), []Label{Boilerplate, Boilerplate, Boilerplate, Tags, Headline}},
		"a kicker nearby":           {append([]string{foreign}, "boilerplate|Subscribe", "headline|The ferry across the sound"), []Label{Headline, Boilerplate, Headline}},
		"one on the same subject":   {slices.Concat([]string{"headline|County to end the ferry"}, furniture, []string{"headline|The ferry across the sound"}), []Label{Headline, Boilerplate, Boilerplate, Tags, Headline}},
		"names far above":           {slices.Concat([]string{"byline|Ann Okoro", "bio|Bob Roe"}, furniture, []string{"headline|The ferry across the sound", "byline|Ann Okoro"}), []Label{Boilerplate, Boilerplate, Boilerplate, Boilerplate, Tags, Headline, Byline}},
		"none that the model saw":   {[]string{"The ferry across the sound", "boilerplate|Subscribe"}, []Label{Headline, Boilerplate}},
		"one word in common":        {[]string{"A ferry tale", "boilerplate|Subscribe"}, []Label{None, Boilerplate}},
		"one word":                  {[]string{"Ferry", "boilerplate|Subscribe"}, []Label{None, Boilerplate}},
		"mostly foreign words":      {[]string{"Ferry across Loch Ness takes German tourists aboard", "boilerplate|Subscribe"}, []Label{None, Boilerplate}},
		"a sentence":                {[]string{"The ferry across the sound has run.", "boilerplate|Subscribe"}, []Label{None, Boilerplate}},
		"a headline with a stop":    {[]string{"headline|The ferry across the sound has run.", "boilerplate|Subscribe"}, []Label{Headline, Boilerplate}},
		"a paragraph":               {[]string{strings.TrimSuffix(ferry+" "+boat, "."), "boilerplate|Subscribe"}, []Label{None, Boilerplate}},
		"a caption":                 {[]string{"caption|The ferry across the sound", "boilerplate|Subscribe"}, []Label{Caption, Boilerplate}},
		"its label decides":         {[]string{"headline|The ferry across the sound", "The county wants ferry and bridge"}, []Label{Headline, None}},
		"a summary below":           {[]string{"headline|The ferry across the sound", "It is what the far shore lives by", "boilerplate|Subscribe"}, []Label{Headline, Headline, Boilerplate}},
		"no summary":                {[]string{"headline|The ferry across the sound", boat, "Ferry stories", "boilerplate|Subscribe", "It is what the far shore lives by"}, []Label{Headline, None, None, Boilerplate, None}},
		"a summary behind a place":  {[]string{"headline|The ferry across the sound", "dateline|LONDON –\tIt is what the far shore lives by", "boilerplate|Subscribe"}, []Label{Headline, None, Boilerplate}},
		"furniture on its subject":  {[]string{foreign, "boilerplate|Subscribe", "boilerplate|All on the ferry and the county", "boilerplate|Sign in", "headline|The ferry across the sound"}, []Label{Boilerplate, Boilerplate, Boilerplate, Boilerplate, Headline}},
		"a caption far above":       {slices.Concat([]string{"caption|A gull"}, furniture, []string{"headline|The ferry across the sound"}), []Label{Caption, Boilerplate, Boilerplate, Tags, Headline}},
		"a name and the ferry":      {[]string{"byline|The ferry across the sound", "boilerplate|Subscribe"}, []Label{Byline, Boilerplate}},
		"a date and the ferry":      {[]string{"dateline|The ferry across the sound", "boilerplate|Subscribe"}, []Label{Dateline, Boilerplate}},
		"a stop, a teaser above it": {slices.Concat([]string{foreign}, furniture, []string{"headline|The ferry across the sound has run."}), []Label{Boilerplate, Boilerplate, Boilerplate, Tags, Headline}},
		"a title of two lines":      {slices.Concat(furniture, []string{"headline|The county's ferry", "headline|Keep the ferry across the sound until the bridge"}), []Label{Boilerplate, Boilerplate, Tags, Headline, Headline}},
	} {
		t.Run(name, func(t *testing.T) {
			p, tags := labelledPage(t, append(slices.Clone(tc.above), ferry, fares)...)
			p.titleAbove(tags, len(tc.above), p.stems(len(tc.above), len(p.lines)))
			var got []Label
			for i := range tc.above {
				got = append(got, p.label(tags, i))
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("labels %v, want %v", got, tc.want)
			}
		})
	}
}

// Only what has furniture around it is settled.
func TestSettleExtent(t *testing.T) {
	menu := []string{"boilerplate|Subscribe", "boilerplate|Sign in", "tags|News", "boilerplate|Contact us", "boilerplate|E-Paper"}
	title := []string{"headline|The ferry across the sound"}
	text := []string{ferry, boat, fares}
	for name, tc := range map[string]struct {
		lines       []string
		boilerplate []int // lines that become so
	}{
		"above":              {slices.Concat([]string{"A word on sport"}, menu, title, text), []int{0}},
		"too little above":   {slices.Concat([]string{"A word on sport"}, menu[1:], title, text), nil},
		"below, not above":   {slices.Concat([]string{"A word on sport"}, menu[1:], title, text, menu), nil},
		"below":              {slices.Concat(title, text, menu, []string{"A word on sport", "headline|Man bites dog"}), []int{9, 10}},
		"too little below":   {slices.Concat(title, text, menu[1:], []string{"A word on sport", "headline|Man bites dog"}), nil},
		"above, not below":   {slices.Concat(menu, title, text, []string{"boilerplate|Reply", "A word on sport"}), nil},
		"far below":          {slices.Concat(title, slices.Repeat(text, 5), menu, menu, []string{boat}), []int{26}},
		"not so far below":   {slices.Concat(title, slices.Repeat(text, 5), menu[1:], []string{boat}), nil},
		"hardly a paragraph": {slices.Concat(menu, title, []string{"We asked the county for a boat and it said no.", "We need it."}, menu, []string{"A word on sport"}), nil},
		"its title above":    {slices.Concat([]string{"A word on sport"}, menu, []string{"The ferry across the sound"}, text), []int{0}},
		"nothing but titles": {slices.Concat(menu, []string{"A word on sport", "Another word on sport"}), nil},
	} {
		t.Run(name, func(t *testing.T) {
			p, tags := labelledPage(t, tc.lines...)
			before := slices.Clone(tags)
			p.settleExtent(tags)
			var got []int
			for i := range p.lines {
				if k := p.lines[i].first; tags[k] != before[k] && tags[k].Label == Boilerplate {
					got = append(got, i)
				}
			}
			if !slices.Equal(got, tc.boilerplate) {
				t.Errorf("boilerplate made of lines %v, want %v", got, tc.boilerplate)
			}
		})
	}
}
