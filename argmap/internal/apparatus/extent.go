package apparatus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// settleExtent labels what stands above and below the article in a page that was copied
// as a whole, menus, teasers, comments and all, and that the model, which knows articles
// with some furniture, took for running text or for another title. The article is the run
// of lines whose worths have the highest sum: paragraphs speak for it, furniture against
// (Pasternack and Roth 2009, Extracting Article Text from the Web with Maximum Subsequence
// Segmentation). A page with next to no furniture above or below stays as it is there.
func (p *Page) settleExtent(tags []Tag) {
	if p.furnished(tags, 0, len(p.lines)) < leastFurniture {
		return
	}
	furniture := make([]bool, len(p.lines))
	for i := range furniture {
		furniture[i] = p.furnished(tags, i, i+1) > 0
	}
	first, last := extent(p.worths(tags), furniture)
	if p.furnished(tags, 0, first) >= leastFurniture {
		p.titleAbove(tags, first, last)
		p.furnish(tags, 0, first)
	}
	if p.furnished(tags, last, len(p.lines)) >= leastFurniture {
		p.furnish(tags, last, len(p.lines))
		for i := last; i < len(p.lines); i++ {
			if p.label(tags, i) == Headline {
				p.relabel(tags, i, Boilerplate)
			}
		}
	}
}

// leastFurniture is the number of lines of furniture above or below an article from
// which on what else stands there is furniture, too.
const leastFurniture = 5

// furnished counts the lines of furniture from line i up to line end.
func (p *Page) furnished(tags []Tag, i, end int) int {
	n := 0
	for ; i < end; i++ {
		if label := p.label(tags, i); label == Boilerplate || label == Tags {
			n++
		}
	}
	return n
}

// furnish makes boilerplate of the running text from line i up to line end.
func (p *Page) furnish(tags []Tag, i, end int) {
	for ; i < end; i++ {
		for k := p.lines[i].first; k < p.lines[i].last; k++ {
			if tags[k].Label == None {
				tags[k] = Tag{Boilerplate, k > p.lines[i].first && tags[k-1].Label == Boilerplate}
			}
		}
	}
}

// titleAbove finds the title of the article from line first up to line last, which has
// more words in common with it than other lines above, and makes boilerplate of titles
// above that have far fewer, and of names.
func (p *Page) titleAbove(tags []Tag, first, last int) {
	said := map[string]bool{}
	for i := first; i < last; i++ {
		for _, t := range p.lineTokens(i) {
			said[t.Stem] = true
		}
	}
	scores := make([]int, first)
	title, best := -1, 1
	for i := range scores {
		if scores[i] = p.score(tags, i, said); scores[i] >= best {
			title, best = i, scores[i]
		}
	}
	if title < 0 {
		return
	}
	p.relabel(tags, title, Headline)
	for i := title + 1; i < min(first, title+1+mostStandfirsts); i++ {
		if p.label(tags, i) == None && tags[p.lines[i].first].Label == None && p.lines[i].words >= shortestStandfirst && !p.paragraphLike(i) {
			p.relabel(tags, i, Headline)
		}
	}
	for title > 0 && p.label(tags, title-1) == Headline && scores[title-1] > 0 {
		title-- // what the best one says more about
	}
	between := 0
	for i := title - 1; i >= 0; i-- {
		switch label := p.label(tags, i); {
		case label == Boilerplate || label == Tags:
			between++
		case between >= leastBetween && (label == Headline && 2*scores[i] < best || label == Byline || label == Bio):
			p.relabel(tags, i, Boilerplate)
			between++
		}
	}
}

// score counts the words of a line that may be a title and that an article says, less
// those that it does not; a label is worth some. It is 0 for a line that is no title.
func (p *Page) score(tags []Tag, i int, said map[string]bool) int {
	label := p.label(tags, i)
	stops := strings.HasSuffix(strings.TrimRight(p.lineText(i), "\"'”’"), ".")
	if label == Dateline || label == Byline || label == Caption || p.lines[i].words > longestStandfirst || stops && label != Headline {
		return 0
	}
	common, foreign := 0, 0
	for _, t := range p.lineTokens(i) {
		switch {
		case t.Len() < shortestWord:
		case said[t.Stem]:
			common++
		default:
			foreign++
		}
	}
	if common < leastCommon {
		return 0
	}
	if label == Headline {
		common += labelWorth
	}
	return common - foreign
}

// How a title is told: by so many words, of so many bytes, that the article says; a label
// is worth so many more.
const (
	leastCommon  = 2
	shortestWord = 4
	labelWorth   = 2
	leastBetween = 3 // lines of furniture between a title and one that is not the article's

	mostStandfirsts    = 3 // lines below a title that may sum up the article
	shortestStandfirst = 7
)

// The worths of lines, in words: those of a paragraph, up to a bound, speak for the
// article, other lines against. They were settled on 100 pages of the web; half or twice
// of any changes little.
const (
	mostWorth     = 40
	teaserWorth   = 10  // of a paragraph between lines that are none
	fragmentWorth = -3  // a line that is no sentence, among paragraphs, or a labelled one
	listedWorth   = -6  // a line that is no sentence, among others, or of furniture
	threadWorth   = -20 // who commented, when, and what can be done about it
	closingWorth  = -40 // the head of a list of other articles
	commentsWorth = -60 // the head of the readers' comments
)

// Numbers of words.
const (
	longestTeaser  = 60
	shortestText   = 20 // of a paragraph that ends as a sentence does
	longestThread  = 12 // of what stands in a thread of comments, or above it
	longestClosing = 8
)

// textAbove is the number of paragraphs above the first line that may end an article.
const textAbove = 3

var (
	comments = regexp.MustCompile(`(?i)^(?:(?:show|view|read|see|load|all|top|\d[\d,]*|reader|user|add a|post a|leave a|facebook|recent|no|your) )*(?:comments?|repl(?:y|ies)|responses?|discussion)(?: \(?\d+\)?)?:?$|^(?:\d+|one|two|three) (?:comments?|responses?|thoughts?|replies) (?:on|to)\b|^(?:join the (?:conversation|discussion)|leave a (?:reply|comment)|add a comment|discuss)\b`)
	thread   = regexp.MustCompile(`(?i)^(?:reply|like|report|flag|share|permalink|log in to reply|recommend|\d+ (?:likes?|votes?|points?)|reply to this.*|.{2,30} says:?|.{0,30}\b(?:\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|\d{1,2}:\d\d ?(?:am|pm)?))$`)
	closing  = regexp.MustCompile(`(?i)^(?:more (?:from|on|in|stories|news|about)\b|(?:most|more) (?:popular|read|viewed|shared|commented|emailed|recent|related)\b|related(?: \w+){0,2}:?$|trending\b|recommended\b|you (?:may|might) (?:also )?(?:like|be interested)|what to (?:read|watch) next|(?:read|see|watch) (?:more|next|also)|popular (?:stories|posts|articles|now)|(?:latest|recent|top|featured|other|popular|today.s top|editor.s?) (?:news|posts?|stories|headlines|articles|comments|videos?|picks|from)\b|(?:sponsored|promoted) (?:links?|content|stories)|from (?:around|our) |around the web|by taboola|next (?:article|post|story|up)|previous (?:article|post|story)|post navigation|about the authors?|(?:email )?newsletters?|sign up|(?:\S+ )?recommends|don.t miss|keep reading|up next|share this|the feed|explore|footer|site (?:index|map))`)
	rights   = regexp.MustCompile(`©|[Rr]ights [Rr]eserved`)
)

// worths gives the worth of each line.
func (p *Page) worths(tags []Tag) []int {
	text := make([]bool, len(p.lines))
	for i := range text {
		text[i] = p.label(tags, i) == None && p.running(i)
	}
	others := func(lines ...int) int { // how many of them are no running text
		n := 0
		for _, i := range lines {
			if i >= 0 && i < len(text) && !text[i] {
				n++
			}
		}
		return n
	}
	fragment := func(i int) bool {
		return others(i) == 1 && p.lines[i].words < shortestText && (!endsAsSentence(p.lineText(i)) || strings.HasSuffix(p.lineText(i), "?"))
	}
	out := make([]int, len(p.lines))
	above := 0
	for i := range out {
		switch {
		case !text[i]:
			out[i] = p.against(i, p.label(tags, i), above >= textAbove, others(i-2, i-1, i+1, i+2) >= 3)
			continue
		case p.lines[i].words < longestTeaser && fragment(i-1) && fragment(i+1) && !amid(p.lineText(i)):
			out[i] = min(p.lines[i].words, teaserWorth)
		default:
			out[i] = min(p.lines[i].words, mostWorth)
		}
		above++
	}
	return out
}

// running reports whether a line has the form of running text: prose, or so many words.
func (p *Page) running(i int) bool {
	words := p.lines[i].words
	return p.prose(i) || p.lines[i].long || words >= shortestText && endsAsSentence(p.lineText(i))
}

// against gives the worth of a line that is no running text, below some or not, and
// listed among other such lines or not.
func (p *Page) against(i int, label Label, below, listed bool) int {
	s := p.lineText(i)
	words := p.lines[i].words
	ends := endsAsSentence(s)
	switch {
	case !spells(s), label == None && noteStart(s) != "":
		return 0
	case below && words <= longestThread && comments.MatchString(s):
		return commentsWorth
	case below && words <= longestClosing && !ends && closing.MatchString(s), label == Boilerplate && words <= longestTeaser && rights.MatchString(s):
		return closingWorth
	case words <= longestThread && thread.MatchString(s):
		return threadWorth
	case label == None && (ends || strings.HasSuffix(s, ",")), (label == Boilerplate || label == Tags) && p.prose(i) && words > shortestText:
		return 0
	case label == None && listed, label == Boilerplate, label == Tags:
		return listedWorth
	}
	return fragmentWorth
}

// spells reports whether a line has a word, of two letters.
func spells(s string) bool {
	before := false
	for _, r := range s {
		letter := unicode.IsLetter(r)
		if letter && before {
			return true
		}
		before = letter
	}
	return false
}

// leastShare is the share of the worth of an article, in hundredths, that text beyond a
// stretch of furniture is worth, so that it belongs to it.
const leastShare = 20

// extent gives the first line of the article and the one behind its last: the run of the
// highest sum, and what stands beyond a stretch that does not end articles: a paragraph
// if little of that is furniture, else text that is worth a good part of the run.
func extent(worth []int, furniture []bool) (first, last int) {
	first, last, sum := heaviest(worth)
	least := (sum*leastShare + 99) / 100
	start, end := first, last
	first -= reach(start, least, func(i int) (int, bool) { return worth[start-1-i], furniture[start-1-i] })
	last += reach(len(worth)-end, least, func(i int) (int, bool) { return worth[end+i], furniture[end+i] })
	return first, last
}

// reach gives the number of lines, of n outwards, up to the end of the last run among
// them that is worth enough, before the head of comments.
func reach(n, least int, line func(int) (worth int, furniture bool)) int {
	out, run, top, between := 0, 0, 0, 0
	for i := range n {
		worth, furniture := line(i)
		switch {
		case worth == commentsWorth:
			return out
		case worth == closingWorth:
			between = leastFurniture
		case furniture:
			between++
		}
		if run < 0 {
			run, top = 0, 0
		}
		run += worth
		enough := least
		if between < leastFurniture {
			enough = min(least, mostWorth)
		}
		if run > 0 && run >= max(enough, top) {
			out, top, between = i+1, run, 0
		}
	}
	return out
}

// heaviest finds the run of numbers with the highest sum, the last of several.
func heaviest(v []int) (first, last, sum int) {
	start, run := 0, 0
	for i, n := range v {
		if run < 0 {
			start, run = i, 0
		}
		if run += n; run > 0 && run >= sum {
			first, last, sum = start, i+1, run
		}
	}
	return first, last, sum
}

// amid reports whether a line begins amid a sentence.
func amid(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
