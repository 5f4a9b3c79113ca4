package apparatus

import (
	"regexp"
	"slices"
	"strings"

	"opedmap/nlp"
)

// What a course adds to an op-ed that is handed in.
var (
	// The assignment, in a field above the text.
	assigned = regexp.MustCompile(`^(?i:(?:(?:essay|writing|op-?ed|discussion) )?(?:prompt|instructions?|directions?|task|assignment|learning objectives?|rubric|word count)(?: ?#?\d{1,2})?|(?:essay|writing|op-?ed|discussion) (?:question|topic)(?: ?#?\d{1,2})?|question ?#\d{1,2}|due(?: date)?|submitted(?: by| on| at)?):`)
	// The same without a field: "Write 200–250 words."
	ordered = regexp.MustCompile(`^(?i:write (?:about |at least |between |up to )?\d[\d–, -]* ?words|write an? (?:\w+ ){0,3}(?:op-?ed|essay|paragraph)\b|in \d[\d–-]* words,? (?:write|argue|explain)|(?:opinion|argumentative|persuasive) essay[.:] ["“]?\p{Lu})`)
	// The plan of the text, in two lines or more that name its parts.
	planned = regexp.MustCompile(`^(?:(?:[IVX]{1,4}|[A-Z]|\d{1,2})[.)] ?|[-•*–] ?)?(?i:hook|(?:working )?thesis(?: statement)?|topic sentence|(?:main )?claim|counter-?(?:claim|argument)s?|rebuttal|refutation|concession|evidence|(?:main )?(?:reason|point)s?|conclusion|intro(?:duction)?|body(?: paragraphs?)?|call to action|audience|purpose)(?: ?#?\d| one| two| three)? ?(?:[:–—]| -|$)`)
	outline = regexp.MustCompile(`^(?i:(?:(?:op-?ed|essay) )?(?:outline|planner|graphic organizer|brainstorm(?:ing)?|pre-?writing))(?: for \S.{0,40})?:?$`)
	listed  = regexp.MustCompile(`^(?:(?:[IVX]{1,4}|[A-Za-z]|\d{1,2})[.)]|[-•*–]) ?\S`)
	// What is said of the text beside it: by its writer, or by others.
	reflects = regexp.MustCompile(`^(?i:cover (?:note|letter)|(?:final )?reflections?|reflective (?:note|statement|cover letter)|(?:author|writer|artist)['’]?s['’]? (?:note|memo|reflection|statement)|process (?:note|letter|memo|reflection)|rhetorical analysis|self[- ](?:assessment|evaluation|reflection)` +
		`|(?:a )?(?:note|letter) to (?:the |my )?(?:teacher|instructor|professor|grader)|(?:ai|chatgpt|generative ai)(?: use)? (?:statement|disclosure|acknowledge?ment)|honou?r (?:pledge|code|statement)|summary)(?::|\.?$)`)
	// A note to the teacher above the text.
	greeted = regexp.MustCompile(`^(?i:hi|hello|hey|dear) (?i:ms|mr|mrs|dr|prof|professor)\.? \p{Lu}`)
	judged  = regexp.MustCompile(`^(?i:(?:the )?(?:teacher|peer|instructor|professor|prof|tutor|classmate|reviewer|grader|ta|partner)['’]?s?['’]? (?:feedback|comments?|review|responses?|repl(?:y|ies)|notes?|evaluation)(?: (?:from|by) [^:]{2,40})?|feedback(?: (?:from|by) [^:]{2,40})?|(?:comments?|notes?|review) (?:from|by) my [^:]{2,40})(?::|$)`)
	replies = regexp.MustCompile(`^(?i:comments?|responses?|repl(?:y|ies))(?: \(\d+\))?:?$`)
	// The words of either.
	ofWork    = regexp.MustCompile(`(?i)\b(?:this|my|your) (?:\w+ )?(?:op-?ed|essay|draft|paper|thesis|counter-?(?:argument|claim)|assignment|writing|intro(?:duction)?|hook|topic sentence|transitions?|audience|rubric|post|paragraph|sources?|citations?)\b|\bsorry (?:this is|it['’]s) late\b|\bmy (?:peer|teacher|tutor|partner|classmate)\b|\bchatgpt\b`)
	toPeer    = regexp.MustCompile(`(?i)\b(?:great|good|nice|awesome|strong) (?:job|point|work|start|use of)\b|\bwell done\b|\byou (?:should|could|need to|might want to|did)\b|\byour (?:point|argument|idea|claim|evidence|reasons?|numbers)\b`)
	answers   = regexp.MustCompile(`(?i)\bI (?:totally |completely |really |also |respectfully |don['’]t |do not )?(?:dis)?agree with (?:you\b|your\b|\p{L}+['’]s (?:post|op-?ed|point))|\b(?:great|good|nice|awesome|interesting) (?:post|job|op-?ed|essay|point)\b|\byour (?:post|op-?ed|essay|draft)\b`)
	commented = regexp.MustCompile(`^(?i:(?:teacher|peer|instructor|professor|reviewer|ta)['’]?s? comment|comment(?:ed)?(?: ?\[\w{1,5}\])?):? ?(?:\[\w{1,5}\]: ?)?\S`)
	praises   = regexp.MustCompile(`^(?:\p{Lu}\pL+, )?(?i:(?:(?:this is|overall[,:]?)(?: \d+/\d+[.,])? (?:this is )?)?(?:such )?(?:an? )?(?:(?:really|very) )?(?:strong|good|great|solid|nice|excellent) (?:draft|essay|op-?ed|paper|start|job|work)\b)`)
	// A course and its assignment.
	course  = regexp.MustCompile(`(?i)\b(?:english|history|civics|government|comp(?:osition)?|journalism|lang(?:uage)?|lit(?:erature)?|biology|economics|writing|rhetoric|sociology|philosophy) (?:\d{1,3}[a-z]?|i{1,3}|iv)\b|\b(?:period|block|section|grade|per\.) ?(?:\d|[a-h]\b)|\b(?:op-?ed|essay) (?:project|assignment|final|(?:rough |final )?draft)\b|^(?:unit|assignment|project|draft) \d`)
	groupOf = regexp.MustCompile(`^(?i:group(?: members?)?|team(?: members?)?|students?|partners?)(?: ?#?\d{1,2})?: \p{Lu}\pL+ \p{Lu}`)
	pledges = regexp.MustCompile(`^(?i:I (?:pledge|(?:have )?neither (?:given|gave) nor received)|on my honou?r\b|thank you for reading(?: my \w+)?[.!]?$|let me know if you(?: would|['’]d) like me to\b)`)
)

// Bounds: in words of a line of a plan and of what follows the name of a section in its
// line, in lines of the head of what is handed in, and in hundredths of the text for what
// stands at its foot.
const (
	longestPlanned = 40
	fewestPlanned  = 2
	fewestReasoned = 60 // words of the op-ed itself
	footShare      = 60

	longestReflection = 200 // words above the op-ed
	longestCourse     = 9   // lines of names, course and date above the title and the text
)

// settleSubmission labels what stands above and below an op-ed that is handed in: the
// assignment, a plan, what its writer says of the work, and what others say of it.
func (p *Page) settleSubmission(tags []Tag) {
	p.hideAssignment(tags)
	p.hidePlan(tags)
	p.hideReflections(tags)
	p.nameStudent(tags)
	for i := range p.lines {
		l := &p.lines[i]
		s := p.lineText(i)
		switch {
		case l.words > longestStandfirst:
		case i < longestHead && groupOf.MatchString(s):
			p.relabel(tags, i, Byline)
		case 100*l.Start > footShare*len(p.doc.Text) && (pledges.MatchString(s) || praises.MatchString(s)):
			p.relabel(tags, i, Boilerplate)
		}
		for u := l.first; u < l.last; u++ {
			if s := p.units[u].Text(p.doc.Text); len(s) <= maxParted && tags[u].Label == None && commented.MatchString(s) && (strings.Contains(s, "[") || toPeer.MatchString(s) || ofWork.MatchString(s)) {
				tags[u] = Tag{Note, false}
			}
		}
	}
}

// hideAssignment labels the fields of an assignment above the text, and the paragraph below
// one that names a field alone.
func (p *Page) hideAssignment(tags []Tag) {
	for i := 0; i+1 < min(len(p.lines), longestHead); i++ {
		m := assigned.FindString(p.lineText(i))
		switch {
		case ordered.MatchString(p.lineText(i)):
			p.relabel(tags, i, Boilerplate)
		case m == "":
			if p.label(tags, i) == None && p.paragraphLike(i) {
				return
			}
		case len(m) < p.lines[i].Len():
			p.relabel(tags, i, Boilerplate)
		default:
			p.relabel(tags, i, Boilerplate)
			if i+2 < len(p.lines) && !p.titled(i+1) {
				i++
				p.relabel(tags, i, Boilerplate)
			}
		}
	}
}

// hidePlan labels the lines of a plan above the text, from the first that names a part of
// it, or from its heading, to the last.
func (p *Page) hidePlan(tags []Tag) {
	first, last, named, words := -1, -1, 0, 0
	for i := range p.lines[:min(len(p.lines), longestHead)] {
		s := p.lineText(i)
		if p.lines[i].words > longestPlanned {
			break
		}
		switch part := planned.MatchString(s); {
		case part || outline.MatchString(s):
			if first < 0 {
				first = i
			}
			if part {
				named++
			}
			last = i
		case first >= 0 && listed.MatchString(s):
			last = i
		}
	}
	for _, l := range p.lines[last+1:] {
		words += l.words
	}
	if named < fewestPlanned || words < fewestReasoned || last == first+1 && !outline.MatchString(p.lineText(first)) && len(planned.FindString(p.lineText(first))) == p.lines[first].Len() {
		return // headings of the text
	}
	for i := first; i <= last; i++ {
		p.relabel(tags, i, Boilerplate)
	}
}

// hideReflections labels sections that speak of the text and not of its subject: above it
// up to the next title, below it up to the end.
func (p *Page) hideReflections(tags []Tag) {
	read := 0 // words of the op-ed so far
	for i := 0; i < len(p.lines); i++ {
		s := p.lineText(i)
		head, words := reflects.FindString(s), []*regexp.Regexp{ofWork}
		if head == "" && i < longestHead/2 && read == 0 && greeted.MatchString(s) {
			head = s
		}
		if head == "" && read >= fewestReasoned {
			if head, words = judged.FindString(s), append(words, toPeer); head == "" {
				head, words = replies.FindString(s), []*regexp.Regexp{answers}
			}
		}
		if head == "" {
			if p.label(tags, i) == None {
				read += p.lines[i].words
			}
			continue
		}
		above := read < fewestReasoned
		end, size := i+1, p.lines[i].words
		if len(head) == p.lines[i].Len() || !above {
			for end < len(p.lines) && !(above && p.titled(end) && p.lines[end].blank) {
				size += p.lines[end].words
				end++
			}
		}
		if above && (end == len(p.lines) || size > longestReflection) || !p.says(i, end, words) {
			continue
		}
		for k := i; k < end; k++ {
			if label := p.label(tags, k); label == None || k == i || label == Headline || label == Byline {
				p.relabel(tags, k, Boilerplate)
			}
		}
		i = end - 1
	}
}

// says reports whether lines have words that one of the expressions matches.
func (p *Page) says(i, end int, words []*regexp.Regexp) bool {
	for k := i; k < end; k++ {
		if slices.ContainsFunc(words, func(w *regexp.Regexp) bool { return w.MatchString(p.lineText(k)) }) {
			return true
		}
	}
	return false
}

// nameStudent finds the byline of a page of which nothing else is one: the first of the few
// lines above the text that is no more than somebody's full name.
func (p *Page) nameStudent(tags []Tag) {
	text := p.textStart(tags)
	if text >= min(len(p.lines), longestCourse) {
		return
	}
	named := -1
	for i := range p.lines[:text] {
		switch label := p.label(tags, i); {
		case label == Byline:
			return
		case named < 0 && (label == Boilerplate || label == Tags) && p.lines[i].words > 1:
			if names := p.namesIn(p.lines[i].Span); len(names) == 1 && names[0].Span == p.lines[i].Span && names[0].Label == nlp.Person {
				named = i
			}
		}
	}
	if named >= 0 {
		p.relabel(tags, named, Byline)
	}
}

// textStart is the first line of running text, of however many words.
func (p *Page) textStart(tags []Tag) int {
	i := 0
	for i < len(p.lines) && !(p.label(tags, i) == None && p.prose(i)) {
		i++
	}
	return i
}

// lowTitle finds the title of a page of which nothing else is one among the lines above the
// text that the model takes for names or furniture: the lowest that verbs or words in small
// letters tell from these.
func (p *Page) lowTitle(tags []Tag) {
	text := p.textStart(tags)
	if text >= min(len(p.lines), longestCourse) || slices.ContainsFunc(tags, func(t Tag) bool { return t.Label == Headline }) {
		return
	}
	for i := text - 1; i >= 0; i-- {
		label := p.label(tags, i)
		if label != Byline && label != Boilerplate && label != Tags || p.lines[i].words < shortestTitle-1 || p.lines[i].words > longestTitle || !p.capped(i) || p.offers(i) || p.serves(i) {
			continue
		}
		if s := p.lineText(i); !bylineStart.MatchString(s) && !assigned.MatchString(s) && !course.MatchString(s) && !strings.ContainsAny(s, "|@©") && slices.ContainsFunc(p.lineTokens(i), func(t nlp.Token) bool {
			return titleWords[t.Lower] || t.Tag == "VB" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" && t.Lower != "may"
		}) {
			p.relabel(tags, i, Headline)
			return
		}
	}
}

// titleWords are words of titles that neither names nor courses nor offers hold.
var titleWords = set("a is are not should must need needs our we why how no to it us my your them")
