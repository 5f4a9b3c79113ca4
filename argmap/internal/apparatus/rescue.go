package apparatus

import (
	"regexp"
	"strings"
)

// doubtFurniture gives back to the text paragraphs that the model took for furniture as
// they stand at the foot of the page, where they have no word of a page about itself and
// the lines above tell that the text goes on: the address of a letter, the signature of
// the letter before, a bare line such as "Read more" amid the text. Comments and teasers,
// which are prose too, stand below names and titles.
func (p *Page) doubtFurniture(tags []Tag) {
	letters := p.holdsLetters()
	broken := false // a bare line stands between paragraphs of the text above
	marker := -1
	text := false
	for i := range p.lines {
		label := p.label(tags, i)
		if label == None && p.prose(i) {
			broken = broken || marker >= 0
			text = true
			continue
		}
		if label != Boilerplate {
			continue
		}
		if text && p.bare(i) {
			marker = i
			continue
		}
		if i == 0 || !p.prose(i) || p.offers(i) || p.serves(i) {
			continue
		}
		last := i+1 == len(p.lines) || p.label(tags, i+1) == None && p.prose(i+1)
		above := p.label(tags, i-1) == None && p.prose(i-1)
		switch {
		case p.lines[i-1].words <= longestSalutation && salutation.MatchString(p.lineText(i-1)),
			letters && p.belowSignature(tags, i),
			last && marker == i-1 && i > 1 && p.label(tags, i-2) == None && p.prose(i-2),
			above && broken && !begs.MatchString(p.lineText(i)):
			p.relabel(tags, i, None)
		}
	}
	if text {
		p.keepAppeal(tags)
	} else {
		p.leaveText(tags)
	}
}

// keepAppeal gives back to the text the short paragraph under it that calls on its
// readers to act, "Write to your MP. Do it today.", where it ends the page or stands
// above the note on the author alone, and says nothing of a page.
func (p *Page) keepAppeal(tags []Tag) {
	i := len(p.lines) - 1
	for i > 0 && p.label(tags, i) == Bio {
		i--
	}
	if i > 0 && p.label(tags, i) == Boilerplate && p.label(tags, i-1) == None && p.prose(i-1) &&
		p.lines[i].words >= 3 && calls[p.lineTokens(i)[0].Lower] && endsAsSentence(p.lineText(i)) && !p.offers(i) && !p.serves(i) && !ofPage.MatchString(p.lineText(i)) {
		p.relabel(tags, i, None)
	}
}

// calls are the first words of appeals.
var calls = set("ask back ban bring build buy call close come defend demand do don't end fight fund get give go help hold keep leave let listen look make never open oppose pass pay phone please protect put refuse reject remember ring save say show speak spend stand start stop support take talk tell think try turn use visit vote walk write")

var (
	// begs finds what a page asks its readers for.
	begs = regexp.MustCompile(`(?i)\b(?:charity|non-?profit|donat\w*|subscri\w*|rely on|give what you can|help us|support (?:us|our))\b`)
	// ofPage finds what a page says below a text, of the text or to its readers.
	ofPage = regexp.MustCompile(`(?i)\b(?:share|comment\w*|join|follow|publish\w*|republish\w*|copyright|reserved|views|opinions?|article|column|essay|author|writer|here|website|site|online|e-?mail|contact|reach|send|donat\w*|subscri\w*|thank\w*|illustrat\w*|edited|version|appeared|updated|correct\w*)\b`)
	// legal finds what a page says of its rights and yours.
	legal = regexp.MustCompile(`(?i)\bcookies\b|\brights reserved\b|\bprivacy\b|©`)
)

// bare reports whether a line of furniture is a few words that offer nothing by
// themselves.
func (p *Page) bare(i int) bool {
	return p.lines[i].words <= 4 && !endsAsSentence(p.lineText(i)) && !strings.ContainsAny(p.lineText(i), "0123456789")
}

// siteWords are words of a paper about its pages and its letters, and of what it has
// besides.
var siteWords = set("skip letter letters words channel whatsapp telegram instagram app click tap news headlines story stories latest inbox sign log subscribe edition issue print page photo photos video podcast listen watch advertising advertisement sponsored terms moderated editor editors")

// serves reports whether a line speaks of the paper or has an address.
func (p *Page) serves(i int) bool {
	for _, t := range p.lineTokens(i) {
		if siteWords[t.Lower] {
			return true
		}
	}
	return p.hasAddress(i)
}

// hasAddress reports whether a line has an address of the net.
func (p *Page) hasAddress(i int) bool {
	for _, t := range p.lineTokens(i) {
		switch classOf(t.Span.Text(p.doc.Text), t.Lower) {
		case email, webAddress, handle, hashtag:
			return true
		}
	}
	return false
}

// holdsLetters reports whether a page says that it holds letters to an editor.
func (p *Page) holdsLetters() bool {
	for i, l := range p.lines {
		if l.words <= longestSalutation && salutation.MatchString(p.lineText(i)) {
			return true
		}
		if i < longestHead && i <= p.body.Start {
			for _, t := range p.lineTokens(i) {
				if t.Lower == "letter" || t.Lower == "letters" {
					return true
				}
			}
		}
	}
	return false
}

// belowSignature reports whether nothing stands between line i and the signature of
// another text but a heading or a line of bullets.
func (p *Page) belowSignature(tags []Tag, i int) bool {
	for k := i - 1; k > 0 && k >= i-3; k-- {
		if p.signature(tags, k) {
			return true
		}
		if label := p.label(tags, k); label != None && label != Boilerplate && label != Headline || p.lines[k].words > longestSubhead || endsAsSentence(p.lineText(k)) && !bullets.MatchString(p.lineText(k)) || p.offers(k) {
			return false
		}
	}
	return false
}

// leaveText gives back the paragraphs of a page of which the model left none.
func (p *Page) leaveText(tags []Tag) {
	for i := range p.lines {
		if p.label(tags, i) == Boilerplate && p.paragraphLike(i) && p.prose(i) && !p.hasAddress(i) && !legal.MatchString(p.lineText(i)) {
			p.relabel(tags, i, None)
		}
	}
}
