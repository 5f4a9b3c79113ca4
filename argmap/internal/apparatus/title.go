package apparatus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// settleTitles labels what its place among the other lines makes a headline or
// sub-headline, below the furniture and above the running text, and headings amid it.
func (p *Page) settleTitles(tags []Tag) {
	end := p.headEnd(tags)
	p.titleBelowAppeal(tags, end)
	p.repeatTitle(tags, end)
	p.openingTitle(tags)
	p.missingTitle(tags, end)
	p.lowTitle(tags)
	p.kickers(tags, end)
	p.standfirsts(tags, end)
	p.subheads(tags, end)
}

// kicker is the name of a rubric, as it stands above a title.
var kicker = regexp.MustCompile(`^(?i:(?:(?:our|my|your|another|guest|other|the other|their|today['’]s|the (?:\pL+ )?(?:editorial )?board['’]s) )?(?:views?|opinions?|editorials?|columns?|columnists?|viewpoints?|commentary|essays?|take)|point of view|op-?eds?|letters?(?: to the editor)?|perspectives?|my turn|in my (?:view|opinion)|analysis|from the editors?)[:.]?$`)

// kickers takes names of rubrics above the title for tags.
func (p *Page) kickers(tags []Tag, end int) {
	for i := range end {
		if p.label(tags, i) == Headline && kicker.MatchString(p.lineText(i)) && i+1 < end && p.label(tags, i+1) == Headline {
			p.relabel(tags, i, Tags)
		}
	}
}

// headEnd is the first line of running text that is more than a short sentence.
func (p *Page) headEnd(tags []Tag) int {
	for i := range p.lines {
		if p.label(tags, i) == None && p.paragraphLike(i) {
			return i
		}
	}
	return len(p.lines)
}

// paragraphLike reports whether a line has several sentences, or is too long for one
// that sums up an article.
func (p *Page) paragraphLike(i int) bool {
	return p.lines[i].words > longestStandfirst || p.sentences(p.lines[i].Span) > 1
}

// longestStandfirst is the number of words of the longest sub-headline that is told by
// its place alone.
const longestStandfirst = 45

// titleBelowAppeal finds the title that the model takes for a part of the furniture
// above it, or for a name, as it stands in the middle of the page.
func (p *Page) titleBelowAppeal(tags []Tag, end int) {
	below := false
	for i := range p.lines[:min(end, longestHead)] {
		label := p.label(tags, i)
		if label == Boilerplate && p.lines[i].words >= runningWords/2 && endsAsSentence(p.lineText(i)) {
			below = true
			continue
		}
		if !below || label == Caption || label == Dateline || label == Tags {
			continue
		}
		if label == Headline || i+1 == len(p.lines) {
			return
		}
		if !p.titled(i) || p.offers(i) {
			continue
		}
		next := p.label(tags, i+1)
		named := next == Byline || i+2 < len(p.lines) && (next == None && i+1 < end || next == Headline) && p.label(tags, i+2) == Byline
		if named || label != Byline && (next == Headline || i+1 == end) {
			p.relabel(tags, i, Headline)
			return
		}
	}
}

// offers reports whether a line has a word of what a page says of itself.
func (p *Page) offers(i int) bool {
	for _, t := range p.lineTokens(i) {
		if pageWords[t.Lower] {
			return true
		}
	}
	return false
}

// repeatTitle labels the title wherever it stands above the text, in crumbs, over the
// picture and over the article; where the model knows none, one that opens the page and
// is said again at once.
func (p *Page) repeatTitle(tags []Tag, end int) {
	at := map[string][]int{}
	for i := range p.lines[:min(end, longestHead)] {
		if p.titled(i) {
			s := plain(p.lineText(i))
			at[s] = append(at[s], i)
		}
	}
	for i := range p.lines[:min(end, longestHead)] {
		same := at[plain(p.lineText(i))]
		if len(same) < 2 {
			continue
		}
		has := func(l Label) bool {
			return slices.ContainsFunc(same, func(k int) bool { return p.label(tags, k) == l })
		}
		opens := same[1] == 1 && !has(Boilerplate) && !has(Tags)
		if has(Headline) && !has(Caption) || opens && !has(Caption) {
			for _, k := range same {
				p.relabel(tags, k, Headline)
			}
		}
	}
}

// openingTitle labels a title that stands by itself at the top of a page of short
// paragraphs, of which the model knows none.
func (p *Page) openingTitle(tags []Tag) {
	if len(p.lines) < 2 || tags[0].Label != None {
		return
	}
	first, _ := utf8.DecodeRuneInString(p.lineText(0))
	if unicode.IsUpper(first) && p.lines[1].blank && p.titled(0) && p.prose(1) &&
		!slices.ContainsFunc(tags, func(t Tag) bool { return t.Label == Headline }) {
		p.relabel(tags, 0, Headline)
	}
}

// missingTitle finds the title of a page of which the model knows none: the last of the
// furniture above the byline or the date, if it has the form of one and does not speak of
// the page.
func (p *Page) missingTitle(tags []Tag, end int) {
	if slices.ContainsFunc(tags, func(t Tag) bool { return t.Label == Headline }) {
		return
	}
	for i := 1; i < min(end, longestHead); i++ {
		switch tags[p.lines[i].first].Label {
		case Byline, Dateline:
			u := p.lines[i-1].first
			if tags[u].Label == Boilerplate && p.titled(i-1) && !p.offers(i-1) && !p.serves(i-1) && !courseLine.MatchString(p.lineText(i-1)) {
				tags[u] = Tag{Headline, false}
				tags[u+1].Join = false
			}
			return
		}
	}
}

// standfirsts labels a sentence by itself between the headline and the byline, the date or
// the place line: there is nothing of the article above these. Below them, and above a
// picture, a short paragraph may be the author's first.
func (p *Page) standfirsts(tags []Tag, end int) {
	for i := 1; i < min(end, longestHead) && i+1 < len(p.lines); i++ {
		if p.label(tags, i-1) != Headline || tags[p.lines[i].first].Label != None {
			continue
		}
		switch tags[p.lines[i+1].first].Label {
		case Byline, Dateline:
			p.relabel(tags, i, Headline)
		}
	}
}

// Bounds in words of a heading, of the paragraph that it stands directly on, and of those
// that it stands between.
const (
	longestSubhead  = 12
	shortestBelow   = 20
	shortestAbove   = 12
	shortestBetween = 8
)

// unwrapped is the length in bytes from which on a line is no line of hard-wrapped text.
const unwrapped = 110

// subheads labels a short line that is no sentence above a paragraph: one that stands
// directly on a long line, as text that is not hard-wrapped has no other reason to break
// there, and one between two paragraphs that are sentences. Of 362 of the latter in the
// op-eds annotated here 8 are no apparatus, some of them headings all the same.
func (p *Page) subheads(tags []Tag, end int) {
	text := func(i, words int) bool {
		return tags[p.lines[i].first].Label == None && p.lines[i].words >= words
	}
	titled := slices.ContainsFunc(tags, func(t Tag) bool { return t.Label == Headline }) // a page, no letter or post
	for i := end + 1; i+1 < len(p.lines); i++ {
		l, next := &p.lines[i], &p.lines[i+1]
		if l.words > longestSubhead || endsAsSentence(p.lineText(i)) || tags[l.first].Label != None || !p.capped(i) {
			continue
		}
		directly := l.blank && !next.blank && l.words >= shortestTitle && text(i+1, shortestBelow) && next.Len() >= unwrapped && !strings.Contains(p.lineText(i+1), "\n")
		between := titled && l.blank && next.blank && text(i-1, shortestAbove) && endsAsSentence(p.lineText(i-1)) && text(i+1, shortestBetween)
		if directly || between {
			p.relabel(tags, i, Headline)
		}
	}
}
