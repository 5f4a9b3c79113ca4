package apparatus

import "regexp"

// Lines by which a page speaks to its readers wherever they stand, in sentences that the
// model takes for text, and disclosures.
var (
	invitation = regexp.MustCompile(`(?i)^(?:this (?:post|article|piece|essay|newsletter) is (?:public|free)(?:[.!]?$|,? so| to (?:read|share)| for (?:all|every))` +
		`|(?:hear|get|see|find|read) more\b.{0,60}\b(?:(?:in|on|from|to|by) (?:subscribing to )?(?:our|my|the|this) (?:\w+ )?(?:podcast|newsletter|app)|in your inbox)\b.{0,20}$` +
		`|(?:you need to|please) enable javascript\b` +
		`|(?:let us know|tell us|share your (?:thoughts|views))\b.{0,40}\bin the comments?\b` +
		`|subscribe (?:now |today )?to (?:keep|continue|unlock|read|get)\b` +
		`|(?:subscribe|sign up) (?:for|to) (?:our|my|the|this)\b.{0,40}\b(?:newsletter|podcast|channel|mailing list|e-?mails?)\b` +
		`|if you (?:enjoyed|liked|appreciated?) (?:this|reading this) (?:piece|post|article|essay|column|newsletter)\b` +
		`|turn on notifications\b|never miss an? (?:story|post|column)\b)`)
	disclosure = regexp.MustCompile(`(?i)^[(\[*_]{0,2}(?:full |author['’]s )?disclosures?(?: statement)?: ?(?:(?:I|my|we|our|the (?:author|writer))\b|(?:Dr|Mr|Mrs|Ms|Prof)\.)`)
)

// longestInvitation is the number of words of the longest line that these find.
const longestInvitation = 30

// hideInvitations labels invitations and disclosures.
func (p *Page) hideInvitations(tags []Tag) {
	for i := range p.lines {
		if p.label(tags, i) != None || p.lines[i].words > longestInvitation {
			continue
		}
		switch s := p.lineText(i); {
		case invitation.MatchString(s):
			p.relabel(tags, i, Boilerplate)
		case disclosure.MatchString(s):
			p.relabel(tags, i, Note)
		}
	}
}
