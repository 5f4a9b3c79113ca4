package apparatus

import (
	"regexp"
	"slices"
	"strings"
)

// What a paper says of itself to its readers above an article, in plain sentences: what
// it asks for, what it is, and that it is the one that asks. An author's "please support
// our library" lacks the second, "subscribe to your paper" the third.
var (
	asking = regexp.MustCompile(`(?i)\bplease (?:do )?(?:consider|subscribe|donate|support|help us|join us|contribute|become|sign up|make a)\b` +
		`|\bbecom(?:e|ing) an? (?:free|full|paid|paying) (?:member|subscriber|supporter|patron)\b` +
		`|\bconsider (?:becoming|subscribing|donating|supporting|contributing|making a)\b` +
		`|\byou can (?:[\w ]{1,40} )?(?:become a (?:\w+ )?(?:member|subscriber|supporter|patron)|subscribe|donate|chip in)\b` +
		`|\bif you [\w ,']{1,60}\bsupport (?:us|our|my work|my writing|this (?:work|newsletter|site))\b` +
		`|\bas an? (?:\w+ )?(?:subscriber|member|supporter), you\b` +
		`|\bkeep \S.{0,40} by (?:donating|subscribing|giving|supporting us)\b|\bby (?:helping|supporting) us\b` +
		`|^join [^.!?]{1,60} who (?:donate|give|subscribe|support us)\b|\b(?:subscribe|donate|sign up) (?:now|today|here)\b`)
	// What nobody but a paper asks its readers to consider.
	pleading = regexp.MustCompile(`(?i)\bplease consider (?:becoming|subscribing|donating|contributing|supporting (?:us|our)|making an? (?:gift|donation|contribution))\b`)
	ofPaper  = regexp.MustCompile(`(?i)\b(?:readers?|subscribers?|subscriptions?|newsletter|newsroom|inbox|journalism|publishers?|media|archives?|paywall|website|paypal|ad-free|(?:this|my|our|the) (?:piece|essay|post|article|paper|magazine|work|writing|site))\b`)
	ofOurs   = regexp.MustCompile(`(?i)\b(?:we|us|our|my (?:work|writing|journalism))\b`)
	// How letters are to be sent, and where a piece stands besides.
	notice = regexp.MustCompile(`(?i)^to (?:submit|send|contribute) (?:us )?an? (?:letter|op-?ed|comment|piece|response|column)\b[^.!?]{0,60}(?:e-?mail|@|click|visit|write to|fill|use the form)` +
		`|^this (?:essay|post|piece|article|column|story) (?:is|was|has been|will be|also) [\w ]{0,20}(?:cross-?posted|reposted|republished)\b`)
	// What goes with an appeal and is none by itself.
	besides = regexp.MustCompile(`(?i)\bwithout your (?:help|support|subscriptions?|donations?)\b|\bfree (?:for|to) (?:everyone|all|everybody)\b|\bsee here for our\b|\bthank you for (?:your support|reading)\b`)
	goesOn  = regexp.MustCompile(`^(?:But|And|Yet|So|That is why) `)
	greets  = regexp.MustCompile(`^(?:Dear|Hello|Hi|To our) [^.!?]{2,60}[:,!]$`)
)

// Bounds of the appeals at the head of a page: how many lines are looked at, how long the
// longest is in bytes, and how many paragraphs of running text may stand above or between
// them, such as a summary of the article.
const (
	longestHead   = 24
	longestAppeal = 1200
	mostPassed    = 2
)

// hideAppeals labels the appeals at the head of a page, what belongs to them, and, where
// a report begins with its place below them, the place and what stands above. Below the
// title, or below running text, nothing but such a place or a notice tells an appeal from
// the author's own.
func (p *Page) hideAppeals(tags []Tag) {
	var passed, appeals []int
	for i := range p.lines[:min(len(p.lines), longestHead)] {
		l := &p.lines[i]
		s := p.lineText(i)
		beside := len(appeals) > 0 && appeals[len(appeals)-1] == i-1
		switch label := p.label(tags, i); {
		case label != None && !(label == Headline && strings.HasSuffix(s, ".")):
			continue
		case len(s) <= longestAppeal && p.appeals(i, s, beside):
			appeals = append(appeals, i)
			continue
		case l.words >= runningWords/2 || p.sentences(l.Span) > 1:
			passed = append(passed, i)
		}
		if len(passed) > mostPassed {
			break
		}
	}
	if len(appeals) == 0 {
		return
	}
	first, last := appeals[0], appeals[len(appeals)-1]
	reported := p.reports(last + 1)
	titled, noticed := 0, false
	for titled < len(p.lines) && p.label(tags, titled) != Headline && p.label(tags, titled) != Byline {
		titled++ // to where the article begins
	}
	for _, i := range appeals {
		noticed = noticed || notice.MatchString(p.lineText(i))
		if reported || noticed || (i < titled || pleading.MatchString(p.lineText(i))) && (len(passed) == 0 || i < passed[0]) {
			p.relabel(tags, i, Boilerplate)
		}
	}
	if !reported {
		return
	}
	if goesOn.MatchString(p.lineText(first)) && slices.Contains(passed, first-1) {
		first--
		p.relabel(tags, first, Boilerplate)
	}
	for i := range first {
		if p.label(tags, i) == None {
			p.relabel(tags, i, Headline)
		}
	}
	if u := p.lines[last+1].first; tags[u].Label == None {
		tags[u] = Tag{Dateline, false}
		tags[u+1].Join = false
	}
}

// reports reports whether line i begins with the place of a report.
func (p *Page) reports(i int) bool {
	return i < len(p.lines) && p.lines[i].last-p.lines[i].first > 1 && p.units[p.lines[i].first+1].gap == lead
}

// appeals reports whether line i asks the readers for money, a subscription or letters;
// beside another one, whether it goes with that.
func (p *Page) appeals(i int, s string, beside bool) bool {
	return notice.MatchString(s) || asking.MatchString(s) && ofPaper.MatchString(s) && (beside || ofOurs.MatchString(s)) && !p.echoesTitle(i) ||
		beside && len(s) <= maxParted && besides.MatchString(s)
}

// echoesTitle reports whether a line has a word of a title at the head of the page: who
// writes about libraries may ask for help for one.
func (p *Page) echoesTitle(i int) bool {
	words := map[string]bool{}
	for _, t := range p.lineTokens(i) {
		if t.Len() > 4 && !pageWords[t.Lower] {
			words[t.Lower] = true
		}
	}
	for k := range p.lines[:min(len(p.lines), longestHead)] {
		if k == i || p.lines[k].words > longestTitle || endsAsSentence(p.lineText(k)) {
			continue
		}
		for _, t := range p.lineTokens(k) {
			if words[t.Lower] {
				return true
			}
		}
	}
	return false
}

// greetAppeals labels a greeting of the readers that only furniture follows.
func (p *Page) greetAppeals(tags []Tag) {
	for i := range p.lines[:min(len(p.lines), longestHead)] {
		if i+1 < len(p.lines) && p.label(tags, i) == None && p.label(tags, i+1) == Boilerplate && p.lines[i+1].words >= runningWords/2 && greets.MatchString(p.lineText(i)) {
			p.relabel(tags, i, Boilerplate)
		}
	}
}
