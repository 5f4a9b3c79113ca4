package apparatus

import (
	"regexp"
	"slices"
	"strings"

	"opedmap/nlp"
)

// What stands above the title of an op-ed that is handed in: a course and its assignment, a
// teacher.
var (
	courseLine  = regexp.MustCompile(`(?i)\b(?:english|history|civics|government|comp(?:osition)?|journalism|lang(?:uage)?|lit(?:erature)?|biology|economics|writing|rhetoric|sociology|philosophy) (?:\d{1,3}[a-z]?|i{1,3}|iv)\b|\b(?:period|block|section|grade|per\.) ?(?:\d|[a-h]\b)|\b(?:op-?ed|essay) (?:project|assignment|final|(?:rough |final )?draft)\b|^(?:unit|assignment|project|draft) \d|^\p{L}{2,5} ?\d{2,4}[a-z]?\b`)
	teacherLine = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor)\.? \p{Lu}[\pL'’-]+$`)
)

// longestCourse is the number of lines of names, course and date that may stand above the
// title and the text.
const longestCourse = 9

// handedIn reports whether one of the few lines above the text, which ends at line text, is
// that of a course or its teacher.
func (p *Page) handedIn(text int) bool {
	for i := range p.lines[:text] {
		if s := p.lineText(i); len(s) <= maxHead && (courseLine.MatchString(s) || teacherLine.MatchString(s)) {
			return true
		}
	}
	return false
}

// textStart is the first line of running text.
func (p *Page) textStart(tags []Tag) int {
	i := 0
	for i < len(p.lines) && !(p.label(tags, i) == None && p.prose(i)) {
		i++
	}
	return i
}

// nameStudent finds the byline of a page of which nothing else is one, but perhaps the line
// of a teacher: the first of the few lines above the text that is no more than somebody's
// full name, in what is handed in, or where the text does not speak of him.
func (p *Page) nameStudent(tags []Tag) {
	text := p.textStart(tags)
	if text >= min(len(p.lines), longestCourse) {
		return
	}
	named, course := -1, false
	var teachers []int
	for i := range p.lines[:text] {
		l := &p.lines[i]
		course = course || courseLine.MatchString(p.lineText(i))
		switch label := p.label(tags, i); {
		case label == Byline && teacherLine.MatchString(p.lineText(i)):
			teachers = append(teachers, i)
		case label == Byline:
			return
		case named < 0 && (label == Boilerplate || label == Tags) && l.words > 1:
			if names := p.namesIn(l.Span); len(names) == 1 && names[0].Span == l.Span && names[0].Label == nlp.Person {
				named = i
			}
		}
	}
	if named < 0 || teachers != nil && !course && named > teachers[0] {
		return
	}
	s := p.lineText(named)
	surname := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	if p.handedIn(text) || !slices.ContainsFunc(p.doc.Tokens[p.units[p.lines[text].first].first:], func(t nlp.Token) bool { return t.Lower == surname }) {
		p.relabel(tags, named, Byline)
		for _, t := range teachers {
			p.relabel(tags, t, Boilerplate)
		}
	}
}

// lowTitle finds the title of an op-ed that is handed in, of which nothing else is one,
// among the lines above the text that the model takes for names or furniture: the lowest
// that verbs or words in small letters tell from these.
func (p *Page) lowTitle(tags []Tag) {
	text := p.textStart(tags)
	if text >= min(len(p.lines), longestCourse) || !p.handedIn(text) || slices.ContainsFunc(tags, func(t Tag) bool { return t.Label == Headline }) {
		return
	}
	for i := text - 1; i >= 0; i-- {
		label := p.label(tags, i)
		if label != Byline && label != Boilerplate && label != Tags || p.lines[i].words < shortestTitle-1 || p.lines[i].words > longestTitle || !p.capped(i) || p.offers(i) || p.serves(i) {
			continue
		}
		if s := p.lineText(i); !bylineStart.MatchString(s) && !assignmentField.MatchString(s) && !courseLine.MatchString(s) && !strings.ContainsAny(s, "|@©,") && slices.ContainsFunc(p.lineTokens(i), func(t nlp.Token) bool {
			return titleWords[t.Lower] || t.Tag == "VB" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" && t.Lower != "may"
		}) {
			p.relabel(tags, i, Headline)
			return
		}
	}
}

// titleWords are words of titles that neither names nor courses nor offers hold.
var titleWords = set("a is are not should must need needs our we why how no to it us my your them")
