package apparatus

import (
	"slices"
	"strings"
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
	worth := p.worths(tags)
	if head := slices.Index(worth, commentsWorth); head >= 0 {
		worth, furniture = worth[:head], furniture[:head]
	}
	first, last := extent(worth, furniture)
	if first == last {
		return // hardly a paragraph, but perhaps an author of short sentences
	}
	if p.furnished(tags, 0, first) >= leastFurniture {
		p.titleAbove(tags, first, p.stems(first, last))
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

// leastArticle is the worth of the shortest article that is told from what stands around.
const leastArticle = 30

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

// stems gives the stems of the words from line i up to line end.
func (p *Page) stems(i, end int) map[string]bool {
	said := map[string]bool{}
	for ; i < end; i++ {
		for _, t := range p.lineTokens(i) {
			said[t.Stem] = true
		}
	}
	return said
}

// titleAbove finds the title of the article below line first that says some stems, which
// has more words in common with it than other lines above, and what sums it up below that,
// and makes boilerplate of titles far above that have far fewer, and of names.
func (p *Page) titleAbove(tags []Tag, first int, said map[string]bool) {
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
		if tags[p.lines[i].first].Label == None && p.lines[i].words >= shortestStandfirst && !p.paragraphLike(i) {
			p.relabel(tags, i, Headline)
		}
	}
	between := 0
	for i := title - 1; i >= 0; i-- {
		switch label := p.label(tags, i); {
		case label == Boilerplate || label == Tags:
			between++
		case between >= leastBetween && (label == Headline && 2*scores[i] < best || label == Byline || label == Bio):
			p.relabel(tags, i, Boilerplate)
		}
	}
}

// score counts the words of a line that may be a title and that an article says, less
// those that it does not; a label is worth some. It is 0 for a line that is no title.
func (p *Page) score(tags []Tag, i int, said map[string]bool) int {
	label := p.label(tags, i)
	stops := strings.HasSuffix(strings.TrimRight(p.lineText(i), "\"'”’"), ".")
	if label == Dateline || label == Byline || label == Caption || p.lines[i].words > longestStandfirst || stops && label != Headline || label == Boilerplate && listItem.MatchString(p.lineText(i)) {
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

// leastShare is the share of the worth of an article, in hundredths, that text beyond a
// stretch of furniture is worth, so that it belongs to it.
const leastShare = 8

// extent gives the first line of the article and the one behind its last: the run of the
// highest sum, and what stands beyond a stretch that does not end articles: a paragraph
// if little of that is furniture, else text that is worth a good part of the run. They are
// the same where there is hardly a paragraph.
func extent(worth []int, furniture []bool) (first, last int) {
	first, last, sum := heaviest(worth)
	if sum < leastArticle {
		return 0, 0
	}
	least := (sum*leastShare + 99) / 100
	start, end := first, last
	first -= reach(start, least, func(i int) (int, bool) { return worth[start-1-i], furniture[start-1-i] })
	last += reach(len(worth)-end, least, func(i int) (int, bool) { return worth[end+i], furniture[end+i] })
	return first, last
}

// reach gives the number of lines, of n outwards, up to the end of the last run among
// them that is worth enough.
func reach(n, least int, line func(int) (worth int, furniture bool)) int {
	out, run, top, between := 0, 0, 0, 0
	for i := range n {
		worth, furniture := line(i)
		switch {
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
		if run >= max(enough, top) {
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
		if run += n; run >= sum {
			first, last, sum = start, i+1, run
		}
	}
	return first, last, sum
}
