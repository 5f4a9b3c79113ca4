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

func TestSettleLetters(t *testing.T) {
	const (
		head = "tags|Letters to the editor"
		sign = "Nola Byrne, Far Shore"
		name = "byline|Ann Okoro"
		next = "Count it all"
	)
	testSettled(t, (*Page).settleLetters, map[string]pageRow{
		"an answer":                          {[]string{"Sir:", "Re: The end of the boat, May 2", ferry}, "text reference text"},
		"an answer below a title":            {[]string{"A boat for all", "Re: The end of the boat, May 2", ferry}, "text text text"},
		"an answer at the top":               {[]string{"Re: The end of the boat, May 2", ferry}, "text text"},
		"an answer further down":             {[]string{"Sir:", ferry, "Re: The end of the boat, May 2"}, "text text text"},
		"an outcry":                          {[]string{"Sir:", "What a shame!", ferry}, "text text text"},
		"a paragraph that regards something": {[]string{"Sir:", "Re “The boat must go”: " + ferry + " So much for “thrift.”"}, "text text"},
		"a rubric":                           {[]string{"boilerplate|Letters to the editor", ferry}, "tags text"},
		"a rubric as a title":                {[]string{"headline|Letters to the editor", ferry}, "headline text"},
		"a rubric below":                     {[]string{ferry, "boilerplate|Letters to the editor"}, "text boilerplate"},

		"signed":                  {[]string{head, ferry + " " + sign, boat + " " + sign}, "tags text+byline text+byline"},
		"signed by itself":        {[]string{head, ferry, sign, boat, sign}, "tags text text text text"},
		"signed with a label":     {[]string{head, ferry + "\tbyline|" + sign, boat + " " + sign}, "tags text+byline text+byline"},
		"signed with another one": {[]string{head, ferry + "\tbio|" + sign, boat + "\tbio|" + sign}, "tags text+bio text+bio"},
		"quoted":                  {[]string{head, "“It is cheap.” " + sign, "“It is dear.” " + sign}, "tags text text"},
		"quoted with plain marks": {[]string{head, "\"It is cheap.\" " + sign, "\"It is dear.\" " + sign}, "tags text text"},
		"quoted with single ones": {[]string{head, "‘It is cheap.’ " + sign, "‘It is dear.’ " + sign}, "tags text text"},

		"signed behind a bullet": {[]string{head, "Keep the ferry • " + sign, "Keep the boat • " + sign}, "tags text text"},

		"heading":                             {[]string{head, ferry, name, next, boat}, "tags text byline headline text"},
		"heading with a label":                {[]string{head, ferry, name, "boilerplate|" + next, boat}, "tags text byline headline text"},
		"heading with another one":            {[]string{head, ferry, name, "reference|" + next, boat}, "tags text byline reference text"},
		"heading below a place":               {[]string{head, ferry, name, "\ndateline|Far Shore", next, boat}, "tags text byline dateline headline text"},
		"heading below a place alone":         {[]string{head, ferry, "dateline|Far Shore", next, boat}, "tags text dateline text text"},
		"heading below a biography":           {[]string{head, ferry, name, "bio|She is a nurse.", next, boat}, "tags text byline bio text text"},
		"heading below a biography and names": {[]string{head, ferry, name, "bio|She is a nurse.", name, next, boat}, "tags text byline bio byline headline text"},
		"heading below four names":            {[]string{head, ferry, name, name, name, name, next, boat}, "tags text byline byline byline byline headline text"},
		"heading below five names":            {[]string{head, ferry, name, name, name, name, name, next, boat}, "tags text byline byline byline byline byline text text"},
		"heading below a short word":          {[]string{head, "So it says", name, next, boat}, "tags text byline text text"},
		"heading on no page of letters":       {[]string{ferry, name, next, boat}, "text byline text text"},
		"heading below a name and a place":    {[]string{ferry, "byline|" + sign, next, boat}, "text byline headline text"},
		"heading below a place, no letters":   {[]string{ferry, name, "\ndateline|Hull", next, boat}, "text byline dateline headline text"},
		"heading of eleven words":             {[]string{head, ferry, name, "Count it all and then tell us what the bridge costs", boat}, "tags text byline headline text"},
		"heading without a blank line":        {[]string{head, ferry, name, "\n" + next, boat}, "tags text byline text text"},
		"heading of one word":                 {[]string{head, ferry, name, "Count", boat}, "tags text byline text text"},
		"heading of two words":                {[]string{head, ferry, name, "Count it", boat}, "tags text byline headline text"},
		"heading of many words":               {[]string{head, ferry, name, "Count it all and then tell us how much the bridge will cost", boat}, "tags text byline text text"},
		"heading with a year":                 {[]string{head, ferry, name, "The ferry of 1998", boat}, "tags text byline headline text"},
		"heading with a colon":                {[]string{head, ferry, name, next + ":", boat}, "tags text byline text text"},
		"heading above a caption":             {[]string{head, ferry, name, next, "caption|" + boat}, "tags text byline text caption"},
		"heading above a short sentence":      {[]string{head, ferry, name, next, "We need it."}, "tags text byline text text"},
		"offer below a name":                  {[]string{head, ferry, name, "Subscribe to the Herald", boat}, "tags text byline text text"},
		"name and place below a name":         {[]string{head, ferry, name, sign, boat}, "tags text byline text text"},

		"place":                   {[]string{"Sir:", ferry, name, "\nbyline|London"}, "text text byline dateline"},
		"place of a region":       {[]string{"Sir:", ferry, name, "\nbyline|Lake Michigan"}, "text text byline dateline"},
		"place with a county":     {[]string{"Sir:", ferry, name, "\nbyline|Cork, Co. Cork"}, "text text byline dateline"},
		"place that is none yet":  {[]string{"Sir:", ferry, name, "\nLondon"}, "text text byline text"},
		"place below the text":    {[]string{"Sir:", ferry, "\nbyline|London"}, "text text byline"},
		"place by itself":         {[]string{"Sir:", ferry, name, "byline|London"}, "text text byline byline"},
		"place above the text":    {[]string{"Sir:", name, "\nbyline|London", ferry}, "text byline byline text"},
		"place in small letters":  {[]string{"Sir:", ferry, name, "\nbyline|of London"}, "text text byline byline"},
		"role":                    {[]string{"Sir:", ferry, name, "\nbyline|Chair"}, "text text byline byline"},
		"role at a place":         {[]string{"Sir:", ferry, name, "\nbyline|Mayor of London"}, "text text byline byline"},
		"institution with a name": {[]string{"Sir:", ferry, name, "\nbyline|London University"}, "text text byline byline"},
	})
}

// A name and a place, and what has some of their form.
func TestSigns(t *testing.T) {
	for text, want := range map[string]bool{
		"Nola Byrne, Far Shore":                               true,
		"Nola B. Byrne, Far Shore":                            true,
		"Nola van der Byrne, Far Shore":                       true,
		"Nola & Bob Byrne, Far Shore":                         true,
		"Nola Byrne - Bob Roe, Far Shore":                     true,
		"Nola Byrne, Far Shore, Maine":                        true,
		"Nola Byrne, Far Shore.":                              false,
		"Nola Byrne, the mayor":                               false,
		"Nola Byrne, of course":                               false,
		"Nola Byrne says, Far Shore":                          false,
		"Nola Byrne of the":                                   false,
		"Nola Byrne, of the":                                  false,
		"Nola, Far Shore":                                     false,
		"Nola, Bob":                                           false,
		"Far Shore Ferry And Boat Club, Maine":                false,
		"Nola Byrne Of Far Shore, Maine":                      true,
		"Ann Lee, Bob Roe, Una Fox, Ida Ash, Per Lie, Eve Oh": false,
	} {
		p, _ := labelledPage(t, text)
		if len(p.units) != 1 {
			t.Fatalf("%q makes %d units", text, len(p.units))
		}
		if got := p.signs(0); got != want {
			t.Errorf("%q signs: %t, want %t", text, got, want)
		}
	}
}

func TestSettleFront(t *testing.T) {
	const (
		title  = "headline|Keep the ferry"
		name   = "byline|By Ann Lee"
		saying = "A boat is a place to wait on"
		source = "— Tove Lund, The Lanes, 1988"
		nurse  = "Ann Lee is a nurse at the county hospital."
		editor = "Tom Roy is an economist and former director of the Boat Trust"
		mail   = "My email is ann@mail.example."
	)
	testSettled(t, (*Page).settleFront, map[string]pageRow{
		"a place":                 {[]string{title, "LONDON–The council should close the road. " + ferry}, "headline dateline+text"},
		"a place in a title":      {[]string{"headline|LONDON–The council should close the road", ferry}, "headline text"},
		"a place below a caption": {[]string{title, "caption|LONDON–The council should close the road. " + ferry, boat}, "headline caption text"},

		"fields":                   {[]string{title, "Your name:", "Your email:", ferry}, "headline boilerplate boilerplate text"},
		"a field below furniture":  {[]string{title, "boilerplate|Recipient:", "Your email:", ferry}, "headline boilerplate boilerplate text"},
		"a field below a button":   {[]string{title, "boilerplate|Share", "Your email:", ferry}, "headline boilerplate text text"},
		"a field below a rubric":   {[]string{title, "tags|Topics:", "Your email:", ferry}, "headline tags text text"},
		"a sentence below a field": {[]string{title, "Your email:", "It is mine.", ferry}, "headline text text text"},
		"a field with a label":     {[]string{title, "Your email:", "byline|Name:", ferry}, "headline text byline text"},

		"an epigraph":                       {[]string{title, saying, source, ferry}, "headline note note text"},
		"an epigraph with a name":           {[]string{title, saying, "byline|" + source, ferry}, "headline note note text"},
		"an epigraph with a reference":      {[]string{title, saying, "reference|" + source, ferry}, "headline text reference text"},
		"an epigraph above no paragraph":    {[]string{title, saying, source, "We need it.", ferry}, "headline text text text text"},
		"an epigraph above a caption":       {[]string{title, saying, source, "caption|" + ferry, ferry}, "headline text text caption text"},
		"an epigraph on a title":            {[]string{title, "\n" + saying, "\n" + source, ferry}, "headline text text text"},
		"an epigraph on a subtitle":         {[]string{title, "headline|" + saying, "\n" + source, ferry}, "headline note note text"},
		"an epigraph on a caption":          {[]string{title, "caption|The boat", "\n" + saying, "\n" + source, ferry}, "headline caption text text text"},
		"an epigraph at the top":            {[]string{saying, source, ferry}, "note note text"},
		"an epigraph below a line":          {[]string{"The ferry", saying, source, ferry}, "text note note text"},
		"an epigraph below two lines":       {[]string{"The ferry", "A plea", saying, source, ferry}, "text text text text text"},
		"an epigraph below title and lines": {[]string{title, "The ferry", "A plea", saying, source, ferry}, "headline text text note note text"},
		"an epigraph that is the title":     {[]string{"headline|" + saying, source, ferry}, "headline text text"},
		"a paragraph as an epigraph":        {[]string{title, ferry, source, ferry}, "headline note note text"},
		"two paragraphs as an epigraph":     {[]string{title, ferry + " " + boat, source, ferry}, "headline text text text"},
		"two lines as an epigraph":          {[]string{title, ferry, "\n" + boat, "\n" + source, ferry}, "headline text text text text"},
		"two short lines as an epigraph":    {[]string{title, saying, "\nFor what does not come", "\n" + source, ferry}, "headline note note note text"},
		"a source without a work or year":   {[]string{title, saying, "— Tove Lund, Hull", ferry}, "headline text text text"},
		"a source that goes on":             {[]string{title, saying, "— Tove Lund, The Lanes, 1988, said so", ferry}, "headline text text text"},

		"the author":                          {[]string{title, name, nurse, ferry}, "headline byline bio text"},
		"the author below a date":             {[]string{title, name, "dateline|May 2, 2021", nurse, ferry}, "headline byline dateline bio text"},
		"the author below a sentence":         {[]string{title, name, "We need it.", nurse, ferry}, "headline byline text text text"},
		"the author below a picture":          {[]string{title, name, "We need it.", "caption|" + nurse, ferry}, "headline byline text bio text"},
		"the author below a caption":          {[]string{title, "caption|" + boat, name, nurse, ferry}, "headline caption byline bio text"},
		"the author above a name":             {[]string{title, "We need it.", name, nurse, ferry}, "headline text byline bio text"},
		"the author as a subtitle":            {[]string{title, "headline|" + nurse, name, ferry}, "headline bio byline text"},
		"the author as a title":               {[]string{name, "headline|" + nurse, ferry}, "byline headline text"},
		"the author as a note on a title":     {[]string{title, "note|" + nurse, name, ferry}, "headline note byline text"},
		"the author as a note":                {[]string{title, name, "note|" + nurse, ferry}, "headline byline note text"},
		"the author amid the text":            {[]string{title, name, ferry, "boilerplate|Share", nurse, boat}, "headline byline text boilerplate text text"},
		"the author in many words":            {[]string{title, name, strings.TrimSuffix(nurse, ".") + strings.Repeat(" and a nurse at the harbour", 12) + ".", ferry}, "headline byline text text"},
		"somebody who is no author":           {[]string{title, name, "Tom Roy is a nurse at the county hospital.", ferry}, "headline byline text text"},
		"somebody without a name":             {[]string{title, name, "The Editor is a writer at heart.", ferry}, "headline byline text text"},
		"an author whom nothing names":        {[]string{title, "note|Opinion", editor, ferry}, "headline note bio text"},
		"an author whom nothing names, again": {[]string{title, "note|Opinion", editor, ferry + " Roy says so."}, "headline note text text"},
		"a sentence about somebody":           {[]string{title, "note|Opinion", editor + ".", ferry}, "headline note text text"},
		"another author":                      {[]string{title, name, editor, ferry}, "headline byline text text"},

		"contact":                 {[]string{title, ferry + " " + mail}, "headline text+bio"},
		"contact above the foot":  {[]string{title, ferry + " " + mail, "boilerplate|" + boat}, "headline text+bio boilerplate"},
		"contact below the text":  {[]string{title, ferry, mail}, "headline text bio"},
		"contact amid the text":   {[]string{title, ferry + " " + mail, boat}, "headline text text"},
		"contact of the page":     {[]string{title, ferry, "boilerplate|" + mail}, "headline text boilerplate"},
		"contact that goes on":    {[]string{title, ferry, "My email is ann@mail.example at work."}, "headline text text"},
		"contact after something": {[]string{title, ferry, "Boats: my email is ann@mail.example."}, "headline text text"},
	})
}

func TestHideAppeals(t *testing.T) {
	const (
		title    = "headline|Keep the ferry"
		appeal   = "Please subscribe to our newsletter."
		pleading = "Please consider becoming a member of our newsroom."
		notice   = "This essay is cross-posted from Anchor."
		thanks   = "Thank you for reading."
		place    = "NAIROBI – Last month the quarry paid nothing. " + boat
		opens    = "For ten years, Open Sound has been read on both shores by all who want to know more."
		but      = "But we need you, so please subscribe to our newsletter."
	)
	testSettled(t, (*Page).hideAppeals, map[string]pageRow{
		"above the title":                  {[]string{appeal, title, ferry}, "boilerplate headline text"},
		"below the title":                  {[]string{title, appeal, "byline|Ann Lee", ferry}, "headline text byline text"},
		"below the name":                   {[]string{"byline|Ann Lee", appeal, ferry}, "byline text text"},
		"below the text":                   {[]string{ferry, appeal, title, boat}, "text text headline text"},
		"plea below the title":             {[]string{title, pleading, ferry}, "headline boilerplate text"},
		"plea below the text":              {[]string{title, ferry, pleading, boat}, "headline text text text"},
		"notice below the text":            {[]string{title, ferry, boat, notice, fares}, "headline text text boilerplate text"},
		"notice further down":              {[]string{title, ferry, boat, keep, notice, fares}, "headline text text text text text"},
		"notice below short ones":          {[]string{title, "We need it. Do we?", "We do. It is ours.", "It is late. So be it.", notice, fares}, "headline text text text text text"},
		"notice below sentences":           {[]string{title, "We need it.", "We do.", "It is late.", notice, fares}, "headline text text text boilerplate text"},
		"as a title":                       {[]string{"headline|Please subscribe to our newsletter", title, ferry}, "headline headline text"},
		"as a title with a stop":           {[]string{"headline|" + appeal, ferry}, "headline text"},
		"notice as a title without a stop": {[]string{title, "headline|This essay is cross-posted from Anchor", ferry}, "headline headline text"},
		"notice as a title":                {[]string{title, "headline|" + notice, ferry}, "headline boilerplate text"},
		"in a biography":                   {[]string{"bio|" + appeal, title, ferry}, "bio headline text"},
		"many words":                       {[]string{appeal + strings.Repeat(" "+boat, 7), "headline|Open it", ferry}, "text headline text"},
		"without a word of the paper":      {[]string{"Please support us when you vote on Monday.", title, boat}, "text headline text"},
		"for another":                      {[]string{"Please subscribe to the Sound newsletter.", title, boat}, "text headline text"},
		"for another, beside ours":         {[]string{appeal, "Please subscribe to the Sound newsletter.", title, boat}, "boilerplate boilerplate headline text"},
		"for what the title names":         {[]string{"Please support our ferry and our newsroom.", title, boat}, "text headline text"},
		"for what the paper names":         {[]string{"The Sound newsletter", appeal, title, boat}, "text boilerplate headline text"},
		"for what a sentence names":        {[]string{"Please support our ferry and our newsroom.", "headline|Keep the ferry.", boat}, "boilerplate headline text"},
		"for what a paragraph names":       {[]string{"Please support our ferry and our newsroom.", "headline|Boats", strings.TrimSuffix(ferry, ".")}, "boilerplate headline text"},
		"without a stop":                   {[]string{"Please subscribe to our Harbour newsletter", title, boat}, "boilerplate headline text"},
		"alone":                            {[]string{appeal, "We need it."}, "boilerplate text"},

		"thanks":              {[]string{appeal, thanks, title, boat}, "boilerplate boilerplate headline text"},
		"thanks further down": {[]string{appeal, "We need it.", thanks, title, boat}, "boilerplate text text headline text"},
		"thanks at length":    {[]string{appeal, thanks + " " + boat + " " + fares, title, boat}, "boilerplate text headline text"},

		"above a place":                {[]string{ferry, opens, but, place}, "headline boilerplate boilerplate dateline+text"},
		"above a place, no but":        {[]string{ferry, opens, appeal, place}, "headline headline boilerplate dateline+text"},
		"above a place, a short one":   {[]string{ferry, "We ask you.", but, place}, "headline headline boilerplate dateline+text"},
		"above a place, a title":       {[]string{"headline|Keep us", but, place}, "headline boilerplate dateline+text"},
		"above a place, a name":        {[]string{title, "byline|Ann Lee", but, place}, "headline byline boilerplate dateline+text"},
		"above a place, what is known": {[]string{"tags|Opinion", opens, but, place}, "tags boilerplate boilerplate dateline+text"},
	})
	testSettled(t, (*Page).greetAppeals, map[string]pageRow{
		"greeting":           {[]string{"Dear Harbour readers:", "boilerplate|" + boat, ferry}, "boilerplate boilerplate text"},
		"greeting, a button": {[]string{"Dear Harbour readers:", "boilerplate|Share", ferry}, "text boilerplate text"},
		"greeting, a title":  {[]string{"headline|Dear Harbour readers:", "boilerplate|" + boat, ferry}, "headline boilerplate text"},
		"greeting, the text": {[]string{"Dear Harbour readers:", boat, ferry}, "text text text"},
		"greeting that ends": {[]string{"Dear Harbour readers", "boilerplate|" + boat, ferry}, "text boilerplate text"},
	})
}
