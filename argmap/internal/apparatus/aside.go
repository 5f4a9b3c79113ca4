package apparatus

import "regexp"

// longestRemark is more bytes than inserted matches.
const longestRemark = 400

// inserted matches what somebody who reads a draft writes into it, in brackets.
var inserted = regexp.MustCompile(`^(?:[\[{](?:(?i:(?:(?:teacher|peer|instructor|prof(?:essor)?|reviewer|ta)['’]?s?\.? )?comment(?:ed)?(?: ?\[\w{1,5}\])?(?: (?:by|[-–—]) ?[^:\[\]{}]{2,40})?|teacher|peer|instructor|reviewer): [^\[\]{}]{1,300}` +
	`|(?:\p{Lu}{2,3}|(?:Mr|Mrs|Ms|Dr|Prof)\.? \pL+): (?i:good|great|nice|why|how|cite|add|need|unclear|source|awk|transition|which|where|is this|do you|you|your)\b[^\[\]{}]{0,300}` +
	`|[^\[\]{}]{2,200}[.?!] ?[–—-] ?\p{Lu}{2,3}|(?i:sp: [^\[\]{}]{1,30})|(?i:clear|good|nice|great|strong|excellent) (?:thesis|concession|point|hook|evidence|transition|job|work|use|example|start|ending|intro\w*|conclusion|counter\w*|comparison)\b[^\[\]{}]{0,200}[.!?]|Explain (?:more|this|how|why)\b[^\[\]{}]{0,200}` +
	`|(?i:sp|awk(?:ward)?(?: ?[-–—,:] ?(?:reword|rephrase))?|reword|rephrase|ww|frag|run-?on|r/o|cite|citation|(?:vague|unclear|sources?|evidence|transition)\?{1,3}|needs? (?:an? |more )?(?:source|citation|evidence|cite|transition|example|detail)s?(?: here)?|(?:cite|source) (?:this|your sources?|here)|add (?:more|an? (?:source|citation|example|transition|statistic)|evidence|details?)[^\[\]{}]{0,60}|insert (?:a |an |your )?(?:quote|statistic|source|citation|example|transition)[^\[\]{}]{0,40})[.?!]{0,3}` +
	`|\p{Lu}[^\[\]{}]{0,100}\byour (?:\w+ )?(?:reason|point|thesis|evidence|paragraph|argument|hook|intro(?:duction)?|conclusion|source|sentence|claim)s?\b[^\[\]{}]{0,200}[.?!])[\]}]` +
	`|\((?:NEEDS? (?:A )?(?:SOURCE|CITATION|EVIDENCE|QUOTE|STAT)|CITE(?: THIS| SOURCE)?|CITATION NEEDED|(?:ADD|INSERT) (?:A )?(?:SOURCE|CITATION|QUOTE|STAT|EVIDENCE|EXAMPLE|MORE)(?: HERE)?)[?!]?\)|<!--[^>]{1,380}-->)`)

// asideAt is the length of what somebody else says at the start of s in brackets, the
// audience of a speech or a reader of a draft; 0 for none.
func asideAt(s string) int {
	if n := len(stage.FindString(s[:min(len(s), longestStage)])); n > 0 {
		return n
	}
	return len(inserted.FindString(s[:min(len(s), longestRemark)]))
}
