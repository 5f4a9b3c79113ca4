package apparatus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A page above the running text and amid it, with what the model says of it, and what the
// place of its lines makes of them.
func TestSettleTitles(t *testing.T) {
	const (
		gap    = "\n\n"
		title  = "text: A roof is not a right"
		join   = "boilerplate: Join the small group of generous people who give and keep us free for everybody else in the valley." + gap
		short  = "text: It is time we bought the mill."
		byline = gap + named + gap + mill
		above  = "headline: Buy it" + gap + mill + gap
		cost   = "text: What the roof costs us"
	)
	for _, table := range []struct {
		name string
		rule func(p *Page, tags []Tag, end int)
		rows map[string][2]string // text and labels of its lines
	}{
		{"below an appeal", (*Page).titleBelowAppeal, map[string][2]string{
			"a byline":               {join + title + byline, "boilerplate headline byline text"},
			"a summary and a byline": {join + title + gap + short + byline, "boilerplate headline text byline text"},
			"a headline":             {join + title + gap + "headline: Buy the mill" + gap + mill, "boilerplate headline headline text"},
			"the text":               {join + title + gap + mill, "boilerplate headline text"},
			"as a name":              {join + "byline: The Roof Is Ours" + gap + "headline: Buy the mill" + byline, "boilerplate headline headline byline text"},
			"a name, then the text":  {join + "byline: The Roof Is Ours" + gap + mill + byline, "boilerplate byline text byline text"},
			"far down":               {strings.Repeat("tags: News"+gap, 12) + join + title + byline, strings.Repeat("tags ", 12) + "boilerplate headline byline text"},
			"too far down":           {strings.Repeat("tags: News"+gap, 23) + join + title + byline, strings.Repeat("tags ", 23) + "boilerplate text byline text"},
			"a few words":            {"boilerplate: Sign up for our letter at the desk today." + gap + title + byline, "boilerplate text byline text"},
			"no sentence":            {strings.Replace(join, "valley.", "valley", 1) + title + byline, "boilerplate text byline text"},
			"the author's own":       {strings.Replace(join, "boilerplate", "text", 1) + title + byline, "text text byline text"},
			"an appeal that asks":    {"boilerplate: Will you join the small group of generous people who give and keep us free?" + byline, "boilerplate byline text"},
			"tags":                   {join + "tags: Roofs and Rights in Town" + byline, "boilerplate tags byline text"},
			"a date":                 {join + "dateline: Hebden Bridge, 4 May 2021" + byline, "boilerplate dateline byline text"},
			"below the title":        {join + "headline: Buy the mill" + gap + title + byline, "boilerplate headline text byline text"},
			"nothing":                {join + title, "boilerplate text"},
			"a short text":           {join + title + gap + short, "boilerplate text text"},
			"of the page":            {join + "text: Subscribe to the Valley News" + byline, "boilerplate text byline text"},
			"a summary, no byline":   {join + title + gap + short + gap + "tags: News" + gap + mill, "boilerplate text text tags text"},
			"a picture and a byline": {join + title + gap + "caption: The mill in May" + byline, "boilerplate text caption byline text"},
		}},
		{"repeated", (*Page).repeatTitle, map[string][2]string{
			"in crumbs":            {"tags: A roof is not a right" + gap + "tags: News" + gap + "headline: A roof is not a right" + gap + mill, "headline tags headline text"},
			"far apart":            {"headline: A roof is not a right" + gap + strings.Repeat("tags: News"+gap, 12) + title + gap + mill, "headline" + strings.Repeat(" tags", 12) + " headline text"},
			"too far apart":        {"headline: A roof is not a right" + gap + strings.Repeat("tags: News"+gap, 23) + title + gap + mill, "headline" + strings.Repeat(" tags", 23) + " text text"},
			"at once":              {title + gap + title + gap + mill, "headline headline text"},
			"twice, far down":      {strings.Repeat("tags: News"+gap, 12) + "headline: A roof is not a right" + gap + title + gap + mill, strings.Repeat("tags ", 12) + "headline headline text"},
			"at once, lower down":  {"boilerplate: Home" + gap + title + gap + title + gap + mill, "boilerplate text text text"},
			"later":                {title + gap + "boilerplate: Home" + gap + title + gap + mill, "text boilerplate text text"},
			"in the menu":          {title + gap + "boilerplate: A roof is not a right" + gap + mill, "text boilerplate text"},
			"among tags":           {title + gap + "tags: A roof is not a right" + gap + mill, "text tags text"},
			"below a picture":      {"headline: A roof is not a right" + gap + "caption: A roof is not a right" + gap + mill, "headline caption text"},
			"a picture at the top": {title + gap + "caption: A roof is not a right" + gap + mill, "text caption text"},
			"a sentence":           {"text: Buy it now." + gap + "text: Buy it now." + gap + mill, "text text text"},
		}},
		{"opening", func(p *Page, tags []Tag, _ int) { p.openingTitle(tags) }, map[string][2]string{
			"above a sentence":     {title + gap + "text: The town should buy the mill before its roof falls in.", "headline text"},
			"known otherwise":      {title + gap + "text: The town should buy the mill before its roof falls in." + gap + "headline: Why not", "text text headline"},
			"above a few words":    {title + gap + "text: Buy it now.", "text text"},
			"on the sentence":      {title + "\ntext: The town should buy the mill before its roof falls in.", "text text"},
			"as a name":            {"byline: A roof is not a right" + gap + "text: The town should buy the mill before its roof falls in.", "byline text"},
			"behind a label":       {"tags/text: Opinion | A roof is not a right" + gap + "text: The town should buy the mill before its roof falls in.", "tags text"},
			"in a small letter":    {"text: a roof is not a right" + gap + "text: The town should buy the mill before its roof falls in.", "text text"},
			"nothing else":         {title, "text"},
			"a heading of the end": {title + gap + "text: Why not", "text text"},
		}},
		{"missing", (*Page).missingTitle, map[string][2]string{
			"no form of one": {"boilerplate: Home" + gap + "boilerplate: The roof is ours." + byline, "boilerplate boilerplate byline text"},
			"far down":       {strings.Repeat("tags: News"+gap, 12) + "boilerplate: A roof is not a right" + byline, strings.Repeat("tags ", 12) + "headline byline text"},
			"too far down":   {strings.Repeat("tags: News"+gap, 23) + "boilerplate: A roof is not a right" + byline, strings.Repeat("tags ", 23) + "boilerplate byline text"},
		}},
		{"summary", (*Page).standfirsts, map[string][2]string{
			"above the byline": {"headline: Buy it" + gap + short + byline, "headline headline byline text"},
			"above the date":   {"headline: Buy it" + gap + short + gap + "dateline: 4 May 2021" + gap + mill, "headline headline dateline text"},
			"of thirty words":  {"headline: Buy it" + gap + "text: The mill has stood empty for eleven years, and every winter takes another piece of its roof, which nobody in the town pays for but the town itself." + byline, "headline headline byline text"},
			"of fifty words":   {"headline: Buy it" + gap + "text: The mill has stood empty for eleven years, and every winter takes another piece of its roof, which nobody in the town pays for but the town itself, as it has paid for the bridge and the baths and the school, and for all that the owner broke." + byline, "headline text byline text"},
			"above a picture":  {"headline: Buy it" + gap + short + gap + "caption: The mill in May" + gap + mill, "headline text caption text"},
			"below furniture":  {"boilerplate: Home" + gap + short + byline, "boilerplate text byline text"},
			"as tags":          {"headline: Buy it" + gap + "tags: Roofs and rights" + byline, "headline tags byline text"},
			"behind a label":   {"headline: Buy it" + gap + "boilerplate/text: Listen | It is time we bought the mill." + byline, "headline boilerplate byline text"},
			"nothing below":    {"headline: Buy it" + gap + short, "headline text"},
			"far down":         {strings.Repeat("tags: News"+gap, 12) + "headline: Buy it" + gap + short + byline, strings.Repeat("tags ", 12) + "headline headline byline text"},
			"too far down":     {strings.Repeat("tags: News"+gap, 23) + "headline: Buy it" + gap + short + byline, strings.Repeat("tags ", 23) + "headline text byline text"},
		}},
		{"heading", (*Page).subheads, map[string][2]string{
			"on its paragraph":     {above + cost + "\n" + mill, "headline text headline text"},
			"of four words":        {above + "text: The roof is ours\n" + mill, "headline text headline text"},
			"of three words":       {above + "text: The new roof\n" + mill, "headline text text text"},
			"of fifteen words":     {above + "text: What the roof of the mill costs us and what it brings to the town\n" + mill, "headline text text text"},
			"on a biography":       {above + cost + "\n" + strings.Replace(mill, "text", "bio", 1), "headline text text bio"},
			"on few long words":    {above + cost + "\ntext: Neighbouring municipalities underestimated restoration expenditures, notwithstanding comprehensive documentation provided beforehand.", "headline text text text"},
			"below its paragraph":  {above[:len(above)-1] + cost + "\n" + mill, "headline text text text"},
			"as furniture":         {above + "boilerplate: What the roof costs us\n" + mill, "headline text boilerplate text"},
			"behind a label":       {above + "boilerplate/text: Listen | What the roof costs us\n" + mill, "headline text boilerplate text"},
			"between":              {above + cost + gap + mill, "headline text headline text"},
			"between, right below": {above[:len(above)-1] + cost + gap + mill, "headline text text text"},
			"below a sentence":     {above + "text: The county owns the bridge, the baths and half of the school." + gap + cost + gap + mill, "headline text text headline text"},
			"below a few words":    {above + "text: Nobody else will ever do so." + gap + cost + gap + mill, "headline text text text text"},
			"above ten words":      {above + cost + gap + "text: It costs more than the town has got.", "headline text headline text"},
			"above a few words":    {above + cost + gap + "text: It costs a lot.", "headline text text text"},
			"without a title":      {mill + gap + cost + gap + mill, "text text text"},
		}},
		{"all", func(p *Page, tags []Tag, _ int) { p.settleTitles(tags) }, map[string][2]string{
			"a summary":       {"headline: Buy it" + gap + short + byline, "headline headline byline text"},
			"a missing title": {"boilerplate: Home" + gap + "boilerplate: Roofs and Rights in Hebden" + gap + "dateline: 4 May 2021" + byline, "boilerplate headline dateline byline text"},
		}},
	} {
		for name, r := range table.rows {
			t.Run(table.name+"/"+name, func(t *testing.T) {
				p, tags := labelledText(t, r[0])
				table.rule(p, tags, p.headEnd(tags))
				if diff := cmp.Diff(r[1], strings.Join(firstLabels(p, tags), " ")); diff != "" {
					t.Errorf("labels of %q mismatch (-want +got):\n%s", r[0], diff)
				}
			})
		}
	}
}

// A title that the model joins with the name behind it is a part by itself.
func TestMissingTitleParts(t *testing.T) {
	p, tags := labelledText(t, "boilerplate: A roof is not a right | Ann Lee\n\nbyline: By Ann Lee")
	tags[1].Join = true
	p.missingTitle(tags, p.headEnd(tags))
	if got := p.Parts(tags)[0].Text(p.doc.Text); got != "A roof is not a right" {
		t.Errorf("the title is %q", got)
	}
}
