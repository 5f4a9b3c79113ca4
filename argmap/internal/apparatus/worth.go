package apparatus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The worths of lines, in words: those of a paragraph, up to a bound, speak for the
// article, other lines against. MODEL.md tells on what they were settled.
const (
	mostWorth     = 40
	teaserWorth   = 10  // of a paragraph that stands as a teaser does, below its title, writer or date
	fragmentWorth = -3  // a line that is no sentence, among paragraphs, or a labelled one
	listedWorth   = -6  // a line that is no sentence, among others, or of furniture
	threadWorth   = -20 // who commented, when, and what can be done about it
	closingWorth  = -40 // the head of a list of other articles, a sign of a thread as furniture
	commentsWorth = -60 // the head of the readers' comments
)

// Numbers of words.
const (
	longestTeaser  = 60
	shortestText   = 20 // of a paragraph that ends as a sentence does
	longestThread  = 12 // of what stands in a thread of comments, or above it
	longestClosing = 8
)

// Above the first line that may end an article stand so many paragraphs, and above the
// head of comments at least one; below that so many signs of a thread among so many lines.
const (
	textAbove    = 2
	fewestSigns  = 3
	nearestSigns = 20
)

var (
	comments = regexp.MustCompile(`(?i)^(?:(?:show|view|read|see|load|all|top|\d[\d,]*|reader|user|add a|post a|leave a|facebook|recent|no|your) )*(?:comments?|replies|responses?|discussion)(?: \(?\d+\)?)?:?$|^(?:\d+|one|two|three) (?:comments?|responses?|thoughts?|replies) (?:on|to)\b|^(?:join the (?:conversation|discussion)|leave a (?:reply|comment)|add a comment|discuss)\b`)
	signs    = regexp.MustCompile(`(?i)^(?:reply|report|permalink|log in to reply|recommend|reply to this.*|.{2,30} says:|.{0,30}\b(?:\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|\d{1,2}:\d\d ?(?:am|pm)?))$`)
	offered  = regexp.MustCompile(`(?i)^(?:like|flag|share|\d+ (?:likes?|votes?|points?))$`)
	closing  = regexp.MustCompile(`(?i)^(?:more (?:stories|news|posts|articles|headlines|videos|from .*|in \w+|on this (?:story|topic)|like this)` +
		`|(?:most|more) (?:popular|read|viewed|shared|commented|emailed|recent|related)(?: \w+)?|related(?: \w+){0,2}|trending(?: now| on .*| \w+)?|recommended(?: \w+){0,2}|you (?:may|might) (?:also )?(?:like|be interested).*` +
		`|what to (?:read|watch) next|(?:read|see|watch) (?:more|next|also)|(?:popular|latest|recent|top|featured|other|today.s top|editor.s?) (?:now|news|posts?|stories|headlines|articles|comments|videos?|picks)|latest posts by .*` +
		`|(?:sponsored|promoted) (?:links?|content|stories).*|(?:from )?around the web|from our (?:partners|sponsors|network|advertisers)|by taboola.*|next (?:article|post|story|up)|previous (?:article|post|story)|post navigation` +
		`|about the authors?|(?:email )?newsletters?|sign up.*|(?:\S+ )?recommends|don.t miss(?: this| it)?|keep reading|up next|share this.*|the feed|explore(?: more)?|footer|site (?:index|map)):?$`)
	rights = regexp.MustCompile(`©|[Rr]ights [Rr]eserved`)
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
	letters := p.holdsLetters()
	headed := func(i int) bool { // by what may be a teaser's title, writer or date
		if letters || !fragment(i-1) {
			return false
		}
		switch p.label(tags, i-1) {
		case None:
			return p.lines[i-1].words > 1
		case Headline, Byline, Dateline:
			return true
		}
		return false
	}
	out := make([]int, len(p.lines))
	above := 0
	listed := false // below a paragraph's colon
	for i := range out {
		s, label := p.lineText(i), p.label(tags, i)
		switch {
		case label == None && strings.HasSuffix(s, ":") && i > 0 && text[i-1] && !closing.MatchString(s):
			listed = true
		case text[i] || label != None:
			listed = false
		}
		switch {
		case listed: // a list belongs to what leads up to it
			continue
		case !text[i]:
			out[i] = p.against(i, label, above, others(i-2, i-1, i+1, i+2) >= 3)
			continue
		case p.lines[i].words < longestTeaser && headed(i) && fragment(i+1) && !amid(p.lineText(i)):
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

// against gives the worth of a line that is no running text, with so many paragraphs above
// it, and listed among other such lines or not.
func (p *Page) against(i int, label Label, above int, listed bool) int {
	s := p.lineText(i)
	words := p.lines[i].words
	ends := endsAsSentence(s)
	switch {
	case !spells(s), label == None && noteStart(s) != "":
		return 0
	case label != Headline && above > 0 && words <= longestThread && comments.MatchString(s) && p.thread(i):
		return commentsWorth
	case label != Headline && above >= textAbove && words <= longestClosing && !ends && (closing.MatchString(s) || comments.MatchString(s)), label == Boilerplate && words <= longestTeaser && rights.MatchString(s):
		return closingWorth
	case words <= longestThread && label != None && above >= textAbove && signs.MatchString(s):
		return closingWorth
	case words <= longestThread && (signs.MatchString(s) || offered.MatchString(s)):
		return threadWorth
	case label == None && (ends || strings.HasSuffix(s, ",")), (label == Boilerplate || label == Tags) && p.prose(i) && words > shortestText:
		return 0
	case label == None && listed, label == Boilerplate, label == Tags:
		return listedWorth
	}
	return fragmentWorth
}

// thread reports whether signs of a thread of comments follow line i.
func (p *Page) thread(i int) bool {
	n := 0
	for k := i + 1; k < min(len(p.lines), i+1+nearestSigns) && n < fewestSigns; k++ {
		if p.lines[k].words <= longestThread && signs.MatchString(p.lineText(k)) {
			n++
		}
	}
	return n == fewestSigns
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

// amid reports whether a line begins amid a sentence.
func amid(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
