package apparatus

import (
	"regexp"
	"strings"
)

// The assignment above an op-ed that is handed in.
var (
	assignmentField = regexp.MustCompile(`^(?i:(?:(?:essay|writing|op-?ed|discussion) )?(?:prompt|instructions?|directions?|task|assignment|learning objectives?|word count)(?: ?#?\d{1,2})?|(?:essay|writing|op-?ed|discussion) (?:question|topic)(?: ?#?\d{1,2})?|due(?: date)?|submitted(?: by| on| at)?):`)
	// What such a field says: what is to be written, a question, a date.
	assignmentWords = regexp.MustCompile(`(?i)\b(?:write|essay|op-?ed|argue|should|explain|discuss|words|paragraphs?|sources?|reasons and examples|draft)\b|\?$|\d`)
	// The same without a field.
	assignmentOrder = regexp.MustCompile(`^(?i:write (?:about |at least |between |up to )?\d[\d–, -]* ?words|write an? (?:\w+ ){0,3}(?:op-?ed|essay)\b|in \d[\d–-]* words,? (?:write|argue|explain)|(?:opinion|argumentative|persuasive) essay[.:] ["“]?\p{Lu})`)
)

// The plan of an op-ed.
var (
	planPart = regexp.MustCompile(`^(?:(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)] ?|[-•*–] ?)?(?i:(hook|(?:working )?thesis|topic sentence|claim|counter-?(?:claim|argument)|rebuttal|refutation|concession|evidence|reason|point|conclusion|intro|body|call to action|audience|purpose)(?:s|duction| statement| paragraphs?)?)(?: ?#?\d| one| two| three)? ?(?:[:–—]| -|$)`)
	planHead = regexp.MustCompile(`^(?i:(?:(?:op-?ed|essay) )?(?:outline|planner|graphic organizer|brainstorm(?:ing)?|pre-?writing))(?: for \S.{0,40})?:?$`)
	listItem = regexp.MustCompile(`^(?:(?:[IVX]{1,4}|[A-Za-z]|\d{1,2})[.)]|[-•*–]) ?\S`)
)

// Sections beside an op-ed: by its writer on the work, by a teacher or peer, and by those
// who reply to it.
var (
	reflection = regexp.MustCompile(`^(?i:cover (?:note|letter)|(?:final )?reflections?|reflective (?:note|statement|cover letter)|(?:author|writer)['’]?s['’]? (?:note|memo|reflection|statement)|process (?:note|letter|memo|reflection)|self[- ](?:assessment|evaluation|reflection)` +
		`|(?:a )?(?:note|letter) to (?:the |my )?(?:teacher|instructor|professor|grader)|(?:ai|chatgpt|generative ai)(?: use)? (?:statement|disclosure|acknowledge?ment))(?::|$)`)
	noteToTeacher = regexp.MustCompile(`^(?i:hi|hello|hey|dear) (?i:ms|mr|mrs|dr|prof|professor)\.? \p{Lu}`)
	feedback      = regexp.MustCompile(`^(?i:(?:the )?(?:teacher|peer|instructor|professor|prof|tutor|classmate|reviewer|grader|ta|partner)['’]?s?['’]? (?:feedback|comments?|review|responses?|notes?|evaluation)(?: (?:from|by) [^:]{2,40})?|feedback(?: (?:from|by) [^:]{2,40})?|(?:comments?|notes?|review) (?:from|by) my [^:]{2,40})(?::|$)`)
	replies       = regexp.MustCompile(`^(?i:comments?|responses?|repl(?:y|ies))(?: \(\d+\))?:?$`)
	replyDate     = regexp.MustCompile(`(?i)\b(?:20\d\d|ago|\d{1,2}:\d\d ?[ap]m)\b`)

	// The words of each.
	ofOwnWork = regexp.MustCompile(`\b(?:[Tt]his|[Mm]y) (?:\w+ )?(?:op-?ed|essay|draft|assignment|thesis|counter-?(?:argument|claim)|audience|intro(?:duction)?|conclusion|hook)\b|\b[Ss]orry (?:this is|it['’]s) late\b`)
	firstHand = regexp.MustCompile(`\bI\b`)
	toWriter  = regexp.MustCompile(`(?i)\b(?:great|good|nice|awesome|excellent|strong) (?:job|draft|essay|op-?ed|use of|intro(?:duction)?|hook|thesis)\b|\bwell done\b` +
		`|\byour (?:thesis|draft|essay|op-?ed|hook|intro(?:duction)?|conclusion|counter-?(?:argument|claim)|paragraphs?|transitions?|sources?|citations?)\b` +
		`|\byou (?:should|could|need to|might(?: want to)?) (?:add|cite|explain|use|give|include|fix|move|expand|check|proofread|rewrite|say more|show|mention|support)\b`)
	byMyPeer  = regexp.MustCompile(`(?i)\b(?:from|by) my (?:\w+ )?(?:peer|teacher|tutor|partner|classmate|editor)\b`)
	toPoster  = regexp.MustCompile(`(?i)\bI (?:\w+ ){0,2}(?:dis)?agree with (?:you\b|your\b|\p{L}+['’]s (?:post|op-?ed)\b)|\b(?:great|good|nice|awesome|interesting) (?:post|job)\b|\byour (?:post|op-?ed|essay)\b`)
	quotation = regexp.MustCompile(`"[^"]*"|“[^”]*”`)

	draftRemark = regexp.MustCompile(`^(?i:(?:(?:teacher|peer|instructor|professor|reviewer|ta)['’]?s? )?comment(?:ed)?(?: ?\[\w{1,5}\])?: ?\S)`)
	wordComment = regexp.MustCompile(`^(?i:comment(?:ed)? ?\[\w{1,5}\]:)`)
	praise      = regexp.MustCompile(`^(?:\p{Lu}\pL+, |Overall[,:] (?:\d+/\d+\. )?)(?i:(?:this is )?(?:an? )?(?:(?:really|very) )?(?:strong|good|great|solid|nice|excellent) (?:draft|essay|op-?ed|paper)\b)`)
	pledge      = regexp.MustCompile(`^(?i:(?:on my honou?r,? )?I (?:pledge (?:that |on my honou?r )|(?:have )?neither (?:given|gave) nor received).{0,80}\b(?:aid|help|assistance|work|assignment|paper|essay|ai)\b|thank you for reading my \w+[.!]*$|let me know if you(?: would|['’]d) like me to\b)`)
	groupOf     = regexp.MustCompile(`^(?i:group members?|team members?|students?|partners?): \p{Lu}\pL+ \p{Lu}`)
)

// Bounds in words, and in hundredths of the text for what stands at its foot.
const (
	longestPlanned    = 40  // of a line of a plan
	fewestPlanned     = 2   // different parts of a plan
	fewestReasoned    = 60  // of the op-ed itself
	longestReflection = 150 // of a section above the op-ed
	longestFeedback   = 250 // of one below it
	footShare         = 50
	nearHead          = 3  // lines below the head of a section that show what it is
	nearReply         = 12 // lines in which a reply speaks to its writer
)

// settleSubmission labels what a course adds to an op-ed that is handed in: the assignment
// above it, a plan, what its writer says of the work, and what others say to him.
func (p *Page) settleSubmission(tags []Tag) {
	p.hideAssignment(tags)
	p.hidePlan(tags)
	p.hideSections(tags)
	p.nameStudent(tags)
	for i := range p.lines {
		l := &p.lines[i]
		if l.words > longestStandfirst {
			continue
		}
		switch s := p.lineText(i); {
		case i < longestHead && groupOf.MatchString(s):
			p.relabel(tags, i, Byline)
		case p.atFoot(i) && (pledge.MatchString(s) || praise.MatchString(s)):
			p.relabel(tags, i, Boilerplate)
		case draftRemark.MatchString(s) && (wordComment.MatchString(s) || toWriter.MatchString(s)):
			p.relabel(tags, i, Note)
		}
	}
}

func (p *Page) atFoot(i int) bool { return 100*p.lines[i].Start >= footShare*len(p.doc.Text) }

// hideAssignment labels the fields of an assignment above title and text, and the paragraph
// below one that names a field alone.
func (p *Page) hideAssignment(tags []Tag) {
	for i := 0; i+1 < min(len(p.lines), longestHead); i++ {
		s := p.lineText(i)
		field := assignmentField.FindString(s)
		switch {
		case assignmentOrder.MatchString(s), field != "" && assignmentWords.MatchString(s[len(field):]):
			p.relabel(tags, i, Boilerplate)
		case field == s && i+2 < len(p.lines) && assignmentWords.MatchString(p.lineText(i+1)):
			p.relabel(tags, i, Boilerplate)
			i++
			p.relabel(tags, i, Boilerplate)
		case p.label(tags, i) == None && p.running(i), p.label(tags, i) == Headline && !courseLine.MatchString(s):
			return
		}
	}
}

// hidePlan labels the lines of a plan above the title and the text: they follow on one
// another and name two parts of it or more, the thesis or the hook among them if they have
// no heading.
func (p *Page) hidePlan(tags []Tag) {
	first := 0
	for ; ; first++ {
		if first >= min(len(p.lines), longestHead) || p.label(tags, first) == None && p.running(first) {
			return
		}
		if s := p.lineText(first); planHead.MatchString(s) || planPart.MatchString(s) {
			break
		}
	}
	parts := map[string]bool{}
	end := first
	for ; end < len(p.lines) && p.lines[end].words <= longestPlanned; end++ {
		s := p.lineText(end)
		part := planPart.FindStringSubmatch(s)
		if part != nil {
			parts[strings.ToLower(part[1])] = true
		} else if !planHead.MatchString(s) && !listItem.MatchString(s) {
			break
		}
	}
	headed := planHead.MatchString(p.lineText(first))
	if len(parts) >= fewestPlanned && (headed || parts["thesis"] || parts["hook"]) && p.begins(end) {
		for i := first; i < end; i++ {
			p.relabel(tags, i, Boilerplate)
		}
	}
}

// begins reports whether an op-ed begins at line i: with a title, and text of some length
// below it.
func (p *Page) begins(i int) bool {
	if i+1 >= len(p.lines) || p.lines[i].words > longestTitle || endsAsSentence(p.lineText(i)) && !strings.HasSuffix(p.lineText(i), "?") || !p.running(i+1) {
		return false
	}
	words := 0
	for k := i + 1; k < len(p.lines) && words < fewestReasoned; k++ {
		if p.running(k) {
			words += p.lines[k].words
		}
	}
	return words >= fewestReasoned
}

// hideSections labels sections that speak of the op-ed and not of its subject: one above it
// up to the title, those below it up to the end.
func (p *Page) hideSections(tags []Tag) {
	below := make([]int, len(p.lines)+1) // words from a line on
	for i := len(p.lines) - 1; i >= 0; i-- {
		below[i] = below[i+1] + p.lines[i].words
	}
	read := 0 // words of the op-ed so far
	for i := 0; i < len(p.lines); i++ {
		s := p.lineText(i)
		if read == 0 && i < longestHead/2 && (reflection.MatchString(s) || noteToTeacher.MatchString(s)) {
			end := i + 1
			for end < len(p.lines) && below[i]-below[end] <= longestReflection && !p.begins(end) {
				end++
			}
			if end < len(p.lines) && below[i]-below[end] <= longestReflection && p.says(ofOwnWork, i, end) && (noteToTeacher.MatchString(s) || p.says(firstHand, i, end)) {
				p.furnishAll(tags, i, end)
				i = end - 1
				continue
			}
		}
		if read >= fewestReasoned && p.lines[i].words <= longestStandfirst && p.answersAt(i, below[i]) {
			p.furnishAll(tags, i, len(p.lines))
			return
		}
		if p.label(tags, i) == None {
			read += p.lines[i].words
		}
	}
}

// answersAt reports whether a section begins at line i in which the writer, or others, speak
// of an op-ed above it.
func (p *Page) answersAt(i, words int) bool {
	s := p.lineText(i)
	end := min(len(p.lines), i+1+nearHead)
	switch {
	case replies.MatchString(s):
		return p.namedReply(i+1) && p.says(toPoster, i+1, min(len(p.lines), i+1+nearReply))
	case words > longestFeedback || !p.atFoot(i):
		return false
	case feedback.MatchString(s):
		return byMyPeer.MatchString(s) || p.says(toWriter, i, end)
	case reflection.MatchString(s):
		return p.speaksOfWork(i, end)
	}
	return false
}

// namedReply reports whether a name and a date stand at line i, as above a reply.
func (p *Page) namedReply(i int) bool {
	if i+2 >= len(p.lines) || p.lines[i].words > longestSignature/2 || endsAsSentence(p.lineText(i)) {
		return false
	}
	for k := i; k < i+2; k++ {
		if p.lines[k].words <= longestThread && replyDate.MatchString(p.lineText(k)) {
			return true
		}
	}
	return false
}

// speaksOfWork reports whether lines speak of their writer's work in the first person.
func (p *Page) speaksOfWork(i, end int) bool {
	return p.says(ofOwnWork, i, end) && p.says(firstHand, i, end)
}

// says reports whether an expression matches what lines say outside quotation marks.
func (p *Page) says(words *regexp.Regexp, i, end int) bool {
	for ; i < end; i++ {
		if words.MatchString(quotation.ReplaceAllString(p.lineText(i), "")) {
			return true
		}
	}
	return false
}

// furnishAll makes boilerplate of lines, but for the dates and references among them.
func (p *Page) furnishAll(tags []Tag, i, end int) {
	for ; i < end; i++ {
		switch p.label(tags, i) {
		case None, Headline, Byline:
			p.relabel(tags, i, Boilerplate)
		}
	}
}
