package apparatus

import "regexp"

// longestRemark is more bytes than inserted matches.
const longestRemark = 400

// inserted matches what somebody who reads a draft writes into it, in brackets.
var inserted = regexp.MustCompile(`^(?:[\[{](?:(?i:(?:(?:teacher|peer|instructor|prof(?:essor)?|reviewer|ta)['’]?s?\.? )?comment(?:ed)?(?: ?\[\w{1,5}\])?(?: (?:by|[-–—]) ?[^:\[\]{}]{2,40})?|teacher|peer|instructor|professor|reviewer|(?:mr|mrs|ms|dr|prof)\.? \p{L}+): [^\[\]{}]{1,300}` +
	`|\p{Lu}{2,3}: [^\[\]{}]{2,300}` +
	`|[^\[\]{}]{2,200}[.?!] ?[–—-] ?\p{Lu}{2,3}|(?i:sp: [^\[\]{}]{1,30}|(?:clear|good|nice|great|strong|excellent) (?:thesis|concession|point|hook|evidence|transition|job|work|use|example|start|ending|intro\w*|conclusion|counter\w*|comparison)\b[^\[\]{}]{0,200}|explain (?:more|this|how|why)\b[^\[\]{}]{0,200})` +
	`|(?i:sp|awk(?:ward)?(?: ?[-–—,:] ?(?:reword|rephrase))?|reword|rephrase|ww|frag|run-?on|r/o|cite|citation|(?:vague|unclear|source|sources|evidence|why|how so|really|transition)[?!]{1,3}|needs? (?:an? |more )?(?:source|citation|evidence|cite|transition|example|detail)s?(?: here)?|(?:cite|source) (?:this|your sources?|here)|add (?:more|an? (?:source|citation|example|transition|statistic)|evidence|details?)[^\[\]{}]{0,60}|insert [^\[\]{}]{2,60})[.?!]{0,3}` +
	`|[^\[\]{}]{0,100}\b(?i:your) (?:\w+ )?(?i:reason|point|thesis|evidence|paragraph|argument|hook|intro(?:duction)?|conclusion|source|sentence|claim)s?\b[^\[\]{}]{0,200})[\]}]` +
	`|\((?:NEEDS? |CITE|ADD |INSERT |SOURCE|CITATION)[A-Z ]{0,40}\??\)|<!--[^>]{1,380}-->)`)

// asideAt is the length of what somebody else says at the start of s in brackets, the
// audience of a speech or a reader of a draft; 0 for none.
func asideAt(s string) int {
	if n := len(stage.FindString(s[:min(len(s), longestStage)])); n > 0 {
		return n
	}
	return len(inserted.FindString(s[:min(len(s), longestRemark)]))
}
