package apparatus

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// A line is a line of the text that is not blank.
type line struct {
	nlp.Span
	indent    int
	blank     bool // a blank line, or the edge of the text, stands before it
	paragraph int  // of the document, the one the line starts in
	words     int
	long      bool // its paragraph has the length of running text
	placed    bool // its first unit is the place of a report, as placeEnd finds it
	first     int  // index of its first unit
	last      int  // one behind its last unit
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
	wrap := hardWrapped(text, lines)
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

const (
	maxWidth     = 160 // length in bytes of the longest line that may be hard-wrapped
	widthOfProse = 80  // of the shortest that, alone, is a paragraph of a page that is not
)

// hardWrapped reports whether most of a text stands in lines that may be
// hard-wrapped: in short ones, but for sentences that are a paragraph each.
func hardWrapped(text string, lines []line) bool {
	short, long := 0, 0
	for i, l := range lines {
		alone := l.blank && (i+1 == len(lines) || lines[i+1].blank)
		if l.Len() > maxWidth || alone && l.Len() >= widthOfProse && endsAsSentence(l.Text(text)) {
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

// lineText is what line i says.
func (p *Page) lineText(i int) string { return p.lines[i].Text(p.doc.Text) }

// lineTokens are the tokens of line i.
func (p *Page) lineTokens(i int) []nlp.Token {
	l := &p.lines[i]
	return p.doc.Tokens[p.units[l.first].first:p.units[l.last-1].last]
}

// label is the label that all units of line i have, None where they differ.
func (p *Page) label(tags []Tag, i int) Label {
	l := &p.lines[i]
	for _, t := range tags[l.first+1 : l.last] {
		if t.Label != tags[l.first].Label {
			return None
		}
	}
	return tags[l.first].Label
}

// relabel makes line i one part.
func (p *Page) relabel(tags []Tag, i int, label Label) {
	l := &p.lines[i]
	for k := l.first; k < l.last; k++ {
		tags[k] = Tag{label, label != None && k > l.first}
	}
}

// endsAsSentence reports whether a line ends as a sentence does.
func endsAsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)»")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// titled reports whether line i has the form of a title: some words that begin with a
// capital and do not end as a sentence does, unless it is a question.
func (p *Page) titled(i int) bool {
	w := p.lines[i].words
	return w >= shortestTitle && w <= longestTitle && p.capped(i)
}

// capped reports whether line i begins with a capital or a digit and ends with a word or
// a mark that titles end with.
func (p *Page) capped(i int) bool {
	s := p.lineText(i)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘«"))
	last, _ := utf8.DecodeLastRuneInString(s)
	return (unicode.IsUpper(first) || unicode.IsDigit(first)) && (unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune("?!\"'”’»)%", last))
}

// shortestTitle is the number of words of the shortest title that form alone tells; one
// of fewer words has the form of a name.
const shortestTitle = 4

// prose reports whether a line is one of running text: words most of which begin with a
// small letter, up to the end of a sentence or, where it is cut off, of the page.
func (p *Page) prose(i int) bool {
	l := &p.lines[i]
	if l.words < shortestProse || !endsAsSentence(p.lineText(i)) && (i+1 < len(p.lines) || l.words < 2*shortestProse) {
		return false
	}
	lower, upper := 0, 0
	for _, t := range p.lineTokens(i) {
		switch r, _ := utf8.DecodeRuneInString(t.Span.Text(p.doc.Text)); {
		case unicode.IsLower(r):
			lower++
		case unicode.IsUpper(r):
			upper++
		}
	}
	return lower >= 2*upper && !strings.ContainsAny(p.lineText(i), "|•»›©")
}

// shortestProse is the number of words of the shortest line that passes for running text
// by its form.
const shortestProse = 10
