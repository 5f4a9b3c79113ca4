package apparatus

import (
	"regexp"
	"strings"

	"opedmap/nlp"
)

// maxHead is the length in bytes of the longest running head.
const maxHead = 80

// maxParted is the length in bytes of the longest line that is cut at
// separators and dates.
const maxParted = 300

var (
	separator = regexp.MustCompile(`\s+(?:[|·•●▪■»›→★‖¦]+|>>)\s+|\s+/\s+|\t+|[ \x{a0}]{3,}`)
	wideGap   = regexp.MustCompile(`\S(?:\t|[ \x{a0}]{5,})\S`)
	// A running head of few words whose columns are three or four spaces apart.
	runningHead = regexp.MustCompile(`^[\p{Lu}\d]\S*(?: \S+){0,6} {3,4}[\p{Lu}\d]\S*(?: \S+){0,7}$`)
	itemNumber  = regexp.MustCompile(`^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]?|[•‣◦▪·*–-])[ \x{a0}]?\t`)
	pageNumber  = regexp.MustCompile(`^(?i:[-–—|\[( ]*(?:p\.|page)? ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?[-–—|\]) ]*)$`)
	bylineStart = regexp.MustCompile(`^by \p{Lu}`)
	// A place in capitals, perhaps with state, date and agency, and a dash: no hyphen, as
	// in COVID-19, nor what joins US–China.
	placeLine = regexp.MustCompile(`^\p{Lu}[\p{Lu}.'’ -]*\p{Lu}\.?(?:[,/] ?[\p{L}\d][\p{L}\d. /]{1,24}){0,3}(?: ?\([\p{L}\d ./’'-]{2,40}\))?(?: ?(?:—|--) ?| [–-] ?|[–-] )`)
	pageOf    = regexp.MustCompile(`^\[\d{1,2}/\d{1,2}\]\s+`)
	months    = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
	days      = `(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?`
	dated     = regexp.MustCompile(`[\s,(](?:(?:on|Published|Updated|Posted)\s+)?` + days + `(?:` + months + `\s+\d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}(?:st|nd|rd|th)?\s+` + months + `(?:\s|,|$)|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?|\d{4}-\d{2}-\d{2})`)
	// A line that starts with a writer's name, or with what stands before one.
	credit     = regexp.MustCompile(`^(?:(?i:by|posted|written|published|submitted|author|words|text|opinion by|analysis by|from)\b|(?:\p{Lu}[\p{L}.'’-]*,? +(?:(?:van|de|al|bin|von|der|la|and|&) +){0,2}){1,6}(?:[\d(|/–—-]|(?:on|at) ))`)
	dateFirst  = regexp.MustCompile(`^(?:(?i:on|published|updated|posted)(?: on)?:? +)?` + days + `(?:` + months + `\s+\d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}(?:st|nd|rd|th)?\s+` + months + `(?:\s|,|$)|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?|\d{4}-\d{2}-\d{2})`)
	restOfDate = regexp.MustCompile(`^(?:,? *\d{4}\b)?(?:,? *(?:at )?\d{1,2}[:.]\d{2}(?: ?[aApP]\.?[mM]\b\.?)?(?: [A-Z]{2,4}\b)?)?`)
	behindDate = regexp.MustCompile(`^,? +(?:(?i:by|in|under|posted by|written by) |\p{Lu}[\p{L}.'’-]+ (?:\p{Lu}[\p{L}.'’-]*,? ?)+$)`)
	inSection  = regexp.MustCompile(`[\s](?:in|under|filed under|Filed under|categories|Categories:?) \p{Lu}[^.]{1,60}$`)
	loose      = " \t\u00a0,;|·•●▪■»›→‖¦-–—/"
)

// cut parts a line into units at the given offsets and, if it is short, at
// separators, behind a dateline and before a date. Its first token is at first.
func (p *Page) cut(l *line, index, first int, cuts []int) {
	text := p.doc.Text
	s := l.Span.Text(text)
	var at []nlp.Span // what lies between two units; empty for a plain cut
	for _, c := range cuts {
		at = append(at, nlp.Span{Start: c, End: c})
	}
	head := s
	if len(head) > 120 {
		head = head[:120]
	}
	report := placeLine.FindStringIndex(head)
	if m := report; m != nil && m[1] < len(s) {
		at = append(at, nlp.Span{Start: l.Start + m[1], End: l.Start + m[1]})
	}
	if report == nil && l.long {
		if end := p.placeEnd(l, first); end > 0 {
			l.placed = true
			at = append(at, nlp.Span{Start: end, End: end})
		}
	}
	if m := pageOf.FindStringIndex(head); m != nil && m[1] < len(s) {
		at = append(at, nlp.Span{Start: l.Start + m[1], End: l.Start + m[1]})
	}
	if len(s) <= maxParted {
		item := itemGap(s)
		for _, m := range separator.FindAllStringIndex(s, -1) {
			if m[1] <= item {
				continue
			}
			at = append(at, nlp.Span{Start: l.Start + m[0], End: l.Start + m[1]})
		}
		if len(s) <= maxParted/2 && report == nil {
			at = creditCuts(at, s, l.Start)
		}
	}
	sortSpans(at)
	start := l.Start
	add := func(u nlp.Span) {
		if u = trim(text, u); u.Len() > 0 {
			p.units = append(p.units, unit{Span: u, line: index})
		}
	}
	for _, a := range at {
		if a.Start <= start || a.End >= l.End {
			continue
		}
		add(nlp.Span{Start: start, End: a.Start})
		start = a.End
	}
	add(nlp.Span{Start: start, End: l.End})
}

// creditCuts cuts a line that names writer, date and section: before the date,
// behind it, and before the section.
func creditCuts(at []nlp.Span, s string, start int) []nlp.Span {
	m := dateFirst.FindStringIndex(s)
	if m == nil && credit.MatchString(s) {
		if m = dated.FindStringIndex(s); m != nil {
			at = append(at, nlp.Span{Start: start + len(strings.TrimRight(s[:m[0]+1], loose+"(")), End: start + m[0] + 1})
		}
	}
	if m == nil {
		return at
	}
	from := len(strings.TrimRight(s[:m[1]], " ,"))
	from += len(restOfDate.FindString(s[from:]))
	if b := behindDate.FindString(s[from:]); b != "" {
		at = append(at, nlp.Span{Start: start + from, End: start + from + strings.IndexByte(b, ' ') + 1})
		from++
	}
	if from < len(s) {
		if k := inSection.FindStringIndex(s[from:]); k != nil {
			at = append(at, nlp.Span{Start: start + from + k[0], End: start + from + k[0] + 1})
		}
	}
	return at
}

// sortSpans sorts by insertion: the list is short or nearly in order.
func sortSpans(s []nlp.Span) {
	for i := 1; i < len(s); i++ {
		for k := i; k > 0 && s[k].Start < s[k-1].Start; k-- {
			s[k], s[k-1] = s[k-1], s[k]
		}
	}
}
