package apparatus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// A unit is the smallest stretch of text that gets a label: a line, or a part
// of one.
type unit struct {
	nlp.Span
	line        int // index into Page.lines
	first, last int // tokens
	part, parts int // which of how many units of its line
	gap         gap
}

// A gap is what stands between a unit and the one before it.
type gap uint8

const (
	inLine    gap = iota // nothing but space or a separator
	lead                 // what looks like the place line of a report
	wrapped              // a line end inside a paragraph
	lineBreak            // a line end
	blankLine
	gaps
)

// joins reports whether a part with a label may go on over a gap.
func (g gap) joins(l Label) bool {
	return l != None && (g == inLine || g == lead && l != Dateline)
}

// A line is a line of the text that is not blank.
type line struct {
	nlp.Span
	indent    int
	blank     bool // a blank line, or the edge of the text, stands before it
	paragraph int  // of the document, the one the line starts in
	words     int
	long      bool // its paragraph has the length of running text
	first     int  // index of its first unit
	last      int  // one behind its last unit
}

// A Page is a document cut into units.
type Page struct {
	doc   *nlp.Document
	lines []line
	units []unit

	body nlp.Span // lines from the first to the last one of running text
}

// Units gives the spans of the units that get labels.
func (p *Page) Units() []nlp.Span {
	out := make([]nlp.Span, len(p.units))
	for i, u := range p.units {
		out[i] = u.Span
	}
	return out
}

// runningWords is the number of words from which on a paragraph counts as
// running text.
const runningWords = 30

// NewPage cuts a document into units.
func NewPage(doc *nlp.Document) *Page {
	p := &Page{doc: doc}
	p.findLines()
	token, paragraph, sentence := 0, 0, 0
	for i := range p.lines {
		l := &p.lines[i]
		for paragraph+1 < len(doc.Paragraphs) && doc.Paragraphs[paragraph+1].Start <= l.Start {
			paragraph++
		}
		l.paragraph = paragraph
		if paragraph < len(doc.Paragraphs) {
			l.long = words(doc, doc.Paragraphs[paragraph]) >= runningWords
		}
		var cuts []int
		for sentence < len(doc.Sentences) && doc.Sentences[sentence].Start < l.End {
			if s := doc.Sentences[sentence].Start; s > l.Start {
				cuts = append(cuts, s)
			}
			sentence++
		}
		l.first = len(p.units)
		p.cut(l, i, cuts)
		l.last = len(p.units)
		for k := l.first; k < l.last; k++ {
			u := &p.units[k]
			u.part, u.parts = k-l.first, l.last-l.first
			for token < len(doc.Tokens) && doc.Tokens[token].Start < u.Start {
				token++
			}
			u.first = token
			for token < len(doc.Tokens) && doc.Tokens[token].Start < u.End {
				token++
			}
			u.last = token
			l.words += u.last - u.first
			switch {
			case k > l.first && p.units[k-1].End <= l.Start+120 && placeLine.MatchString(p.units[k-1].Text(doc.Text)):
				u.gap = lead
			case k > l.first:
				u.gap = inLine
			case l.blank:
				u.gap = blankLine
			case i > 0 && p.lines[i-1].paragraph == l.paragraph:
				u.gap = wrapped
			default:
				u.gap = lineBreak
			}
		}
	}
	p.findBody()
	return p
}

// pageWords are words that a long paragraph at the edge of a page has when it
// is not the author's text.
var pageWords = set("© copyright newsletter newsletters subscribe subscriber subscribers subscription reserved reproduced redistributed permission author authors author's author’s writer editor editor's editor’s editors views opinions expressed email e-mail comment comments twitter facebook tweets cookies privacy columnist published article articles readers journalism donate donation professor fellow researcher director ph.d. phd license licence university institute translated version appeared misstated newsroom inbox")

// findBody finds the lines from the first to the last one of running text.
func (p *Page) findBody() {
	p.body = nlp.Span{Start: len(p.lines), End: len(p.lines)}
	for i, l := range p.lines {
		if l.long {
			p.body.Start = min(p.body.Start, i)
			p.body.End = i + 1
		}
	}
	full := p.body
	for p.body.Start < p.body.End && (!p.lines[p.body.Start].long || p.foreign(p.body.Start)) {
		p.body.Start++
	}
	for p.body.Start < p.body.End && (!p.lines[p.body.End-1].long || p.foreign(p.body.End-1)) {
		p.body.End--
	}
	if p.body.Start == p.body.End {
		p.body = full
	}
}

// foreign reports whether a long line has words of the page around an article.
func (p *Page) foreign(i int) bool {
	l := &p.lines[i]
	seen := 0
	last := ""
	for k := p.units[l.first].first; k < p.units[l.last-1].last; k++ {
		t := &p.doc.Tokens[k]
		switch {
		case t.Lower == last || !pageWords[t.Lower]:
			if strings.Contains(t.Lower, "@") || strings.HasPrefix(t.Lower, "http") || strings.HasPrefix(t.Lower, "www.") {
				seen++
			}
		case t.Lower == "©" || t.Lower == "copyright":
			return true
		default:
			seen++
			last = t.Lower
		}
	}
	return seen >= 2 && l.words < 50*seen
}

// words counts the tokens of a paragraph.
func words(d *nlp.Document, p nlp.Paragraph) int {
	if p.First >= p.Last {
		return 0
	}
	return d.Sentences[p.Last-1].Last - d.Sentences[p.First].First
}

// findLines finds the lines that hold at least one character to be seen. Lines
// that go on with the one before them, as in hard-wrapped text, make one line.
func (p *Page) findLines() {
	text := p.doc.Text
	var lines []line
	repeats := map[string]int{}
	blank := true
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		s := trim(text, nlp.Span{Start: start, End: end})
		if s.Len() == 0 {
			blank = true
		} else {
			lines = append(lines, line{Span: s, indent: s.Start - start, blank: blank})
			if s.Len() <= maxWidth {
				repeats[plain(s.Text(text))]++
			}
			blank = false
		}
		start = next
	}
	paragraph, width := -1, 0
	wrap := hardWrapped(lines)
	for i, l := range lines {
		at := paragraph
		for at+1 < len(p.doc.Paragraphs) && p.doc.Paragraphs[at+1].Start <= l.Start {
			at++
		}
		if at != paragraph {
			paragraph, width = at, 0
			for k := i; k < len(lines) && k < i+40 && lines[k].Start < p.doc.Paragraphs[at].End; k++ {
				width = max(width, lines[k].columns(text))
			}
		}
		s := l.Span.Text(text)
		if i > 0 && !l.blank && hangs(text, p.lines[len(p.lines)-1], lines[i-1], l) {
			p.lines[len(p.lines)-1].End = l.End
			continue
		}
		if wrap && i > 0 && !l.blank && at >= 0 && p.doc.Paragraphs[at].Start < l.Start && l.Start < p.doc.Paragraphs[at].End &&
			(full(text, lines[i-1], l, width) || continues(text, lines[i-1], l)) && !furniture(s, repeats) && !furniture(lines[i-1].Span.Text(text), repeats) {
			p.lines[len(p.lines)-1].End = l.End
			continue
		}
		p.lines = append(p.lines, l)
	}
}

// maxWidth is the length in bytes of the longest line that may be hard-wrapped.
const maxWidth = 160

// hardWrapped reports whether most of a text stands in lines that may be
// hard-wrapped.
func hardWrapped(lines []line) bool {
	short, long := 0, 0
	for _, l := range lines {
		if l.Len() > maxWidth {
			long += l.Len()
		} else {
			short += l.Len()
		}
	}
	return short >= long
}

func (l line) columns(text string) int {
	return l.indent + utf8.RuneCountInString(l.Span.Text(text)[:min(l.Len(), maxWidth)])
}

// full reports whether a line had no room for the first word of the next one.
func full(text string, l, next line, width int) bool {
	word, _, _ := strings.Cut(next.Span.Text(text)[:min(next.Len(), maxWidth)], " ")
	return l.Len() <= maxWidth && width >= 40 && l.columns(text)+1+utf8.RuneCountInString(word) > width-width/7
}

// continues reports whether a line of some length breaks off amid a sentence
// that the next line goes on with.
func continues(text string, l, next line) bool {
	if l.Len() < 35 || l.Len() > maxWidth || bylineStart.MatchString(next.Span.Text(text)[:min(next.Len(), 16)]) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(l.Span.Text(text))
	first, _ := utf8.DecodeRuneInString(next.Span.Text(text))
	return (unicode.IsLetter(last) || last == ',' || last == '-') && unicode.IsLower(first)
}

// hangs reports whether a line goes on with a note or list item that starts at
// open, whose lines but the first are indented.
func hangs(text string, open, before, l line) bool {
	return l.indent > open.indent && (before.Start == open.Start || before.indent == l.indent) &&
		noteStart(open.Span.Text(text)[:min(open.Len(), 16)]) != "" && before.Len() <= maxWidth && before.columns(text) >= 32
}

// furniture reports whether a line is a page number or a running head.
func furniture(s string, repeats map[string]int) bool {
	return pageNumber.MatchString(s) || gapped(s) || len(s) <= maxWidth && repeats[plain(s)] > 1
}

// gapped reports whether there is a wide gap in a line, as between the columns
// of a running head. Most lines lack the white space that makes one, and are
// spared the regular expression.
func gapped(s string) bool {
	if !strings.ContainsAny(s, "\t\u00a0") && !strings.Contains(s, "   ") {
		return false
	}
	s = s[itemGap(s):]
	return wideGap.MatchString(s) || len(s) < maxHead && runningHead.MatchString(s)
}

// itemGap is the length of the number or bullet of an item and of the tab behind it, 0
// where a line starts with none.
func itemGap(s string) int {
	if strings.IndexByte(s[:min(len(s), 12)], '\t') < 0 {
		return 0
	}
	return len(itemNumber.FindString(s))
}

// lineEnd finds the end of a line and the start of the next one; a form feed
// ends a line too.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\n', '\f', '\v':
			return i, i + 1
		case '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case 0xe2:
			if s := text[i:]; strings.HasPrefix(s, "\u2028") || strings.HasPrefix(s, "\u2029") {
				return i, i + 3
			}
		}
	}
	return len(text), len(text)
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' || r == '\u200b'
}

// trim takes the white space off both ends of a span.
func trim(text string, s nlp.Span) nlp.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !isSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

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
	// A place in capitals, perhaps with state, date and agency, and a dash.
	placeLine = regexp.MustCompile(`^\p{Lu}[\p{Lu}.'’ -]*\p{Lu}\.?(?:[,/] ?[\p{L}\d][\p{L}\d. /]{1,24}){0,3}(?: ?\([\p{L}\d ./’'-]{2,40}\))? ?(?:—|–|--|-) ?`)
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
// separators, behind a dateline and before a date.
func (p *Page) cut(l *line, index int, cuts []int) {
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

// A Tag is the label of a unit; Join says that the unit goes on with the part
// of the unit before it, which has the same label and stands in the same line.
type Tag struct {
	Label Label
	Join  bool
}

// Parts puts the labelled units together.
func (p *Page) Parts(tags []Tag) []Part {
	var out []Part
	for i, t := range tags {
		switch {
		case t.Label == None:
		case t.Join && len(out) > 0:
			out[len(out)-1].End = p.units[i].End
		default:
			out = append(out, Part{p.units[i].Span, t.Label})
		}
	}
	return p.Split(out)
}

// Tags projects known parts, in text order, on the units: a unit belongs to
// the part that covers most of it, if that is more than half.
func (p *Page) Tags(parts []Part) []Tag {
	out := make([]Tag, len(p.units))
	k, last := 0, -1
	for i, u := range p.units {
		for k < len(parts) && parts[k].End <= u.Start {
			k++
		}
		for j := k; j < len(parts) && parts[j].Start < u.End; j++ {
			if 2*parts[j].Overlap(u.Span) > u.Len() {
				out[i] = Tag{parts[j].Label, j == last && u.part > 0 && out[i-1].Label == parts[j].Label}
				last = j
			}
		}
	}
	return out
}

// Split cuts parts, which stand in text order, at the ends of lines and takes
// the dash off a dateline: the grain in which [Find] reports apparatus. The
// lines of a hard-wrapped paragraph count as one.
func (p *Page) Split(parts []Part) []Part {
	var out []Part
	k := 0
	for _, a := range parts {
		for k < len(p.lines) && p.lines[k].End <= a.Start {
			k++
		}
		for j := k; j < len(p.lines) && p.lines[j].Start < a.End; j++ {
			s := trim(p.doc.Text, nlp.Span{Start: max(a.Start, p.lines[j].Start), End: min(a.End, p.lines[j].End)})
			if a.Label == Dateline {
				s.End = s.Start + len(strings.TrimRight(s.Text(p.doc.Text), " \u00a0-–—"))
			}
			if s.Len() > 0 {
				out = append(out, Part{s, a.Label})
			}
		}
	}
	return out
}
