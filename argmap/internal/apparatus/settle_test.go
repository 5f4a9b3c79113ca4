package apparatus

import (
	"strings"
	"testing"
)

// A pageRow is a page of lines as labelledPage takes them, and the labels that they get.
type pageRow struct {
	lines []string
	want  string
}

// testSettled compares what a rule makes of the pages of a table.
func testSettled(t *testing.T, rule func(*Page, []Tag), rows map[string]pageRow) {
	t.Helper()
	for name, r := range rows {
		t.Run(name, func(t *testing.T) {
			p, tags := labelledPage(t, r.lines...)
			rule(p, tags)
			if got := lineLabels(p, tags); got != r.want {
				t.Errorf("%q is %s, want %s", r.lines, got, r.want)
			}
		})
	}
}

func TestSettleCaptions(t *testing.T) {
	const (
		quay   = "Two men mend a net on the quay"
		credit = "(Ann Lee / The Herald)"
	)
	testSettled(t, (*Page).settleCaptions, map[string]pageRow{
		"a paragraph with an agency": {[]string{strings.Repeat(boat+" ", 4) + "It sank [Reuters]"}, "text"},
		"a source with an agency":    {[]string{ferry, "reference|Ships lost at sea since 1990 [Reuters]"}, "text reference"},
		"a title with a credit":      {[]string{"headline|Boats at the quay. Photo/PSCU", ferry}, "caption text"},
		"brackets that go on":        {[]string{ferry, "It sank [Reuters] in May"}, "text text"},
		"a slash amid the line":      {[]string{ferry, "See photo/Video on the next page"}, "text text"},
		"a slash and a sentence":     {[]string{ferry, "Photo/Video was all he said. It was enough."}, "text text"},
		"a slash amid words":         {[]string{ferry, "My old Photo/Video shop"}, "text text"},
		"nothing but a credit":       {[]string{ferry, "Photo/PSCU"}, "text caption"},
		"long names":                 {[]string{ferry, "(Ann Maria Lee Roe / For The Far Shore Sound Herald)"}, "text caption"},
		"parentheses of the author":  {[]string{ferry, "(So said Ann / and Bob as well)"}, "text text"},
		"parentheses that go on":     {[]string{ferry, "(Ann Lee / Bob Roe) had it so"}, "text text"},

		"up to its credit":               {[]string{quay + ".\tcaption|Picture: Tom Roy"}, "caption"},
		"a paragraph above its credit":   {[]string{ferry + " " + boat + "\tcaption|Picture: Tom Roy"}, "text+caption"},
		"a name above its credit":        {[]string{"byline|Ann Lee.\tcaption|Picture: Tom Roy"}, "byline+caption"},
		"said twice":                     {[]string{quay + " at dawn." + quay + " at dawn."}, "caption"},
		"five words twice":               {[]string{"We want our boat back.We want our boat back."}, "caption"},
		"few words twice":                {[]string{"No boat, no town.No boat, no town."}, "text"},
		"a chant":                        {[]string{"WE WANT OUR OLD BOAT BACK NOW!WE WANT OUR OLD BOAT BACK NOW!"}, "text"},
		"said two lines off":             {[]string{ferry, quay, ferry, "caption|" + quay + ". Picture: Tom Roy", ferry, quay, ferry}, "text caption text caption text caption text"},
		"said three lines off":           {[]string{quay, ferry, ferry, "caption|" + quay + ". Picture: Tom Roy", ferry, ferry, quay}, "text text text caption text text text"},
		"said as furniture":              {[]string{"boilerplate|" + quay, "caption|" + quay + ". Picture: Tom Roy"}, "caption caption"},
		"said as a source":               {[]string{"reference|" + quay, "caption|" + quay + ". Picture: Tom Roy"}, "reference caption"},
		"said of a writer":               {[]string{"bio|" + quay + ".", "caption|" + quay + ". Picture: Tom Roy"}, "bio caption"},
		"said as a title":                {[]string{"headline|" + quay, "caption|" + quay + ". Picture: Tom Roy"}, "headline caption"},
		"said as a title with a stop":    {[]string{"headline|" + quay + ".", "caption|" + quay + ". Picture: Tom Roy"}, "caption caption"},
		"said with a stop":               {[]string{quay + ".", "caption|" + quay + " – Tom Roy"}, "caption caption"},
		"a name and its picture":         {[]string{"byline|Ann Lee", "caption|Ann Lee (Photo: private)"}, "byline caption"},
		"four words and their picture":   {[]string{"byline|Ann Lee and Bob", "caption|Ann Lee and Bob (Photo: private)"}, "byline caption"},
		"five words and their picture":   {[]string{"Ann Lee and Bob Roe", "caption|Ann Lee and Bob Roe (Photo: private)"}, "caption caption"},
		"a sentence above a credit":      {[]string{ferry, quay + ".", "\n" + credit}, "text caption caption"},
		"a paragraph above a blank line": {[]string{ferry, quay + ".", credit}, "text text caption"},
		"two sentences above a credit":   {[]string{ferry, "They mend it.", "\n" + quay + ".", "\n" + credit}, "text text caption caption"},
		"three lines above a credit":     {[]string{ferry, "The quay in May", "\n" + quay, "\nA net of nylon", "\n" + credit}, "text caption caption caption caption"},
		"four lines above a credit":      {[]string{ferry, "The quay in May", "\n" + quay, "\nA net of nylon", "\nThe boat", "\n" + credit}, "text text text text text caption"},
		"a sentence above a long one":    {[]string{ferry, quay + ".", "\nThe boat that they have to go out with in the spring. Photo/PSCU"}, "text text caption"},
		"a credit above the text":        {[]string{ferry, quay + ".", "\n" + credit, "\n" + boat}, "text text caption text"},
		"a credit above furniture":       {[]string{ferry, quay + ".", "\n" + credit, "\nboilerplate|Share"}, "text caption caption boilerplate"},
		"a credit above a blank line":    {[]string{ferry, quay + ".", "\n" + credit, boat}, "text caption caption text"},
		"a name above a credit":          {[]string{ferry, "byline|Ann Lee", "\n" + credit, boat}, "text byline caption text"},
		"a title above a credit":         {[]string{"headline|" + quay, "\n" + credit, ferry}, "headline caption text"},
		"a title that is a sentence":     {[]string{"headline|" + quay + ".", "\n" + credit, ferry}, "caption caption text"},
		"a heading above a credit":       {[]string{ferry, "headline|" + quay, "\n" + credit, boat}, "text caption caption text"},
		"a long line above a credit":     {[]string{ferry, strings.TrimSuffix(ferry+" "+boat, "."), "\n" + credit, boat}, "text text caption text"},
	})
}
