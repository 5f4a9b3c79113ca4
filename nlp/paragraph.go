package nlp

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is a line of text without the white space around it.
type line struct {
	Span
	columns int  // width in runes, the indent included
	indent  int  // runes of white space before the text
	closed  bool // ends with the punctuation that ends a sentence
	listed  bool // ends as an item of a list does
	running bool // is wider than wrapped text or holds the end of a sentence
	cut     bool // ends with the hyphen of a word that goes on
	lower   bool // starts with a lower-case letter, that of a list's item aside
	initial bool // is a drop cap, the word of which goes on in the next line
	item    bool // starts with what numbers or marks the item of a list
	header  bool // has the form of a page's header, "Nguyen 3"
	first   int  // width of the first word
}

// paragraphs splits a text into its paragraphs. Blank lines part them, unless a page
// ends amid a sentence there.
// Within a block of lines a newline parts paragraphs too, as in text pasted
// from the web, unless the block is hard-wrapped, as in text from PDF files
// and wires, where a newline is no more than a space. Elsewhere a line of running
// text that ends amid a sentence goes on in the next when that starts in lower case.
func paragraphs(text string) []Span {
	lines, ends := blocks(text)
	wrapped := make([]bool, len(ends))
	width, narrow := 0, 0 // columns of the text's wrapped blocks; lines in them
	for i, first := 0, 0; i < len(ends); first, i = ends[i], i+1 {
		w, ok := wrapping(lines[first:ends[i]])
		if wrapped[i] = ok; ok {
			width = max(width, w)
			narrow += ends[i] - first
		}
	}
	// Where most of the text is wrapped, a short block is, too: a caption or a
	// note of two lines tells nothing by itself.
	all := narrow*2 >= len(lines)
	var out []Span
	small := startsSmall(lines, ends)
	for i, first := 0, 0; i < len(ends); first, i = ends[i], i+1 {
		block := lines[first:ends[i]]
		above := len(out) - 1
		w, _ := wrapping(block)
		switch {
		case wrapped[i]:
			out = joinLines(out, block, func(before, l line) bool { return continues(before, l, w) })
		case all && w <= width:
			out = joinLines(out, block, func(before, l line) bool {
				return !startsItem(before, l) && (before.cut || !fits(before, l, width))
			})
		default:
			joined := false
			out = joinLines(out, block, func(before, l line) bool {
				joined = before.cut && !l.item || l.lower && !before.closed && !before.listed && (before.running || joined)
				return joined
			})
		}
		if !small {
			out = joinPages(text, out, above, block[0])
		}
	}
	return out
}

// blocks gives the lines of a text that are not blank, and for each run of
// them without a blank line between the index of its end.
func blocks(text string) (lines []line, ends []int) {
	last := 0
	flush := func() {
		if len(lines) > last {
			last = len(lines)
			ends = append(ends, last)
		}
	}
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		if l := measure(text, start, end); l.Len() == 0 {
			flush()
		} else {
			lines = append(lines, l)
		}
		start = next
	}
	flush()
	return lines, ends
}

// lineEnd finds the end of the line that starts at start, and the start of the
// next. Lines end with LF, CR, CRLF, or the Unicode line and paragraph
// separators.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '\n':
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

// measure trims a line and takes the measures by which wrapped lines are told.
func measure(text string, start, end int) line {
	var l line
	for start < end {
		r, n := utf8.DecodeRuneInString(text[start:end])
		if !isBlank(r) {
			break
		}
		start += n
		if r != '\ufeff' {
			l.indent++
		}
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if !isBlank(r) {
			break
		}
		end -= n
	}
	l.Span = Span{start, end}
	s := text[start:end]
	l.columns = l.indent + utf8.RuneCountInString(s)
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		s = s[:i]
	}
	l.first = utf8.RuneCountInString(s)
	r, _ := utf8.DecodeRuneInString(s)
	l.initial = len(s) == 1 && isUpper(s)
	l.item = itemMark.MatchString(s)
	l.lower = unicode.IsLower(r) && !l.item
	tail := strings.TrimRight(text[start:end], "\"'”’»)]")
	l.closed = strings.HasSuffix(tail, ".") || strings.HasSuffix(tail, "!") ||
		strings.HasSuffix(tail, "?") || strings.HasSuffix(tail, "…") || strings.HasSuffix(tail, ":")
	if h, n := utf8.DecodeLastRuneInString(text[start:end]); isHyphen(h) || h == softHyphen {
		l.cut = letters(text[start+wordStart(text[start:end-n]):end-n]) > 1
	}
	l.listed = strings.HasSuffix(tail, ";") || strings.HasSuffix(tail, "; and") || strings.HasSuffix(tail, "; or")
	l.header = l.columns < minWidth && pageHeader.MatchString(text[start:end])
	l.running = l.columns > maxWidth || sentenceEnd.MatchString(text[start:end])
	return l
}

// itemMark matches a first word such as a), iv., 2) and •, but not that between the
// parties of a case, v.
var itemMark = regexp.MustCompile(`^(\(?([a-z]|[ivx]+|\d\d?)\)|([a-uw-z]|[ivx]{2,}|\d\d?)\.|[o•‣◦▪*✓])$`)

// pageHeader matches a name and the number of a page.
var pageHeader = regexp.MustCompile(`^\p{Lu}[\pL'’-]+(?: \p{Lu}[\pL'’-]+)? \d{1,3}$`)

// sentenceEnd finds the end of a sentence with another after it.
var sentenceEnd = regexp.MustCompile(`[a-z)"”][.!?]["”)]? +["“]?[A-Z]`)

// Lines of wrapped text are at most maxWidth columns wide. A block narrower than
// minWidth is a list, a poem or a headline, unless it is a column of a newspaper:
// that is minColumn wide or wider and has four lines or more, most of them full.
const (
	minColumn = 22
	minWidth  = 40
	maxWidth  = 110
)

// joinLines appends the paragraphs of a block; goesOn tells of two lines whether
// they belong to one.
func joinLines(out []Span, block []line, goesOn func(before, l line) bool) []Span {
	for i, l := range block {
		if i > 0 && (block[i-1].initial && l.lower || goesOn(block[i-1], l)) {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l.Span)
		}
	}
	return out
}

// startsSmall reports whether who wrote a text starts paragraphs in lower case: one does
// behind a blank line and the end of a sentence.
func startsSmall(lines []line, ends []int) bool {
	return slices.ContainsFunc(ends, func(end int) bool { return end < len(lines) && lines[end].lower && lines[end-1].closed })
}

// joinPages joins the paragraph out[above], over a blank line, to the next, which starts
// with the line l, where a word or a sentence of running text goes on from page to page.
func joinPages(text string, out []Span, above int, l line) []Span {
	if above < 0 || !l.lower || writer.MatchString(l.Text(text)) {
		return out
	}
	end := out[above].End
	if s := text[max(out[above].Start, end-pageTail):end]; !openEnd.MatchString(s) || !strings.ContainsAny(s, "\r\n") && !strings.HasSuffix(s, "-") && !sentenceEnd.MatchString(s) {
		return out
	}
	out[above].End = out[above+1].End
	return slices.Delete(out, above+1, above+2)
}

// pageTail is how many bytes at the end of a page are looked at: joined pages may be long.
const pageTail = 1000

// openEnd matches the end of what goes on, writer the start of a byline in lower case.
var (
	openEnd = regexp.MustCompile(`\pL[,-]?$`)
	writer  = regexp.MustCompile(`^(?:by|from) `)
)

// wrapping decides whether a block is hard-wrapped, and at which width. In
// wrapped text the first word of a line would not have fitted at the end of
// the line before, and most lines end amid a sentence.
func wrapping(block []line) (width int, wrapped bool) {
	for _, l := range block {
		width = max(width, l.columns)
	}
	breaks := len(block) - 1
	if breaks == 0 || width < minColumn || width > maxWidth {
		return width, false
	}
	forced, open, lower := 0, 0, 0
	for i, l := range block[:breaks] {
		if !fits(l, block[i+1], width) {
			forced++
		}
		if !l.closed {
			open++
		}
		if block[i+1].lower && !l.closed {
			lower++
		}
	}
	if width < minWidth {
		return width, breaks >= 3 && lower*2 >= breaks && forced*10 >= breaks*7 && runs(block)
	}
	if lower > 0 && lower*3 >= breaks {
		return width, true
	}
	return width, breaks >= 3 && forced*10 >= breaks*7 && open*2 >= breaks
}

// runs reports whether a narrow block is running text, not a list: it ends as a
// sentence does, or a sentence ends or a word breaks within it.
func runs(block []line) bool {
	return block[len(block)-1].closed || slices.ContainsFunc(block, func(l line) bool { return l.cut || l.running })
}

// startsItem reports whether a line starts the item of a list: it is marked as one,
// and the line before it is another or ends a sentence.
func startsItem(before, l line) bool {
	return l.item && (before.closed || before.listed || before.item)
}

// fits reports whether the first word of next would have found room on l, with
// some slack for text whose right edge is ragged.
func fits(l, next line, width int) bool {
	return l.columns+1+next.first <= width-width/10
}

// continues reports whether a line of a wrapped block goes on with the
// paragraph of the line before it: amid a sentence, or when its first word had
// no room there and it is not indented. The item of a list does not after another
// one or the end of a sentence, nor does a page's header that had room there behind the
// end of a sentence, nor, whatever stands before it, an indented line that begins with
// a capital and had room there.
func continues(before, l line, width int) bool {
	if startsItem(before, l) || fits(before, l, width) && (l.header && before.closed || before.header && !l.lower) {
		return false
	}
	if !l.lower && !before.cut && l.indent > before.indent+1 && fits(before, l, width) {
		return false
	}
	if l.lower || !before.closed {
		return true
	}
	return !fits(before, l, width) && l.indent <= before.indent+1
}
