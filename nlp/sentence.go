package nlp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A splitter parts the tokens of paragraphs into sentences.
type splitter struct {
	text  string
	small bool // the text starts sentences with small letters
}

// How a text that starts its sentences with small letters is told: by so many, behind words
// of so many letters, which are no abbreviations, and more than it starts with capitals.
const (
	fewestSmall  = 3
	shortestLast = 4
)

// newSplitter looks at how a text starts its sentences behind full stops.
func newSplitter(text string, paragraphs [][]Span) *splitter {
	small, large := 0, 0
	for _, tokens := range paragraphs {
		for i := 1; i+1 < len(tokens); i++ {
			if tokens[i].Text(text) != "." || tokens[i+1].Start == tokens[i].End {
				continue
			}
			switch r, _ := utf8.DecodeRuneInString(text[tokens[i+1].Start:]); {
			case unicode.IsLower(r):
				if tokens[i-1].Len() >= shortestLast && !shortened[tokens[i-1].Text(text)] {
					small++
				}
			case unicode.IsUpper(r):
				large++
			}
		}
	}
	return &splitter{text, small >= fewestSmall && small > large}
}

// startsSmall reports whether a sentence may start with a small letter behind the full stop
// that is token i.
func (sp *splitter) startsSmall(tokens []Span, i, next int) bool {
	return sp.small && next == i+1 && i > 0 && tokens[i].Text(sp.text) == "." && !shortened[tokens[i-1].Text(sp.text)]
}

// shortened holds abbreviations in small letters before names and numbers.
var shortened = set("mr mrs ms dr st prof sr jr vs etc no dept govt inc co corp approx avg apt bldg sec fig pp vol ed eds gen col lt sgt capt rev hon")

// split parts the tokens of a paragraph into sentences.
func (sp *splitter) split(tokens []Span) [][]Span {
	var out [][]Span
	text, first, end := sp.text, 0, 0
	cut := func(end int) {
		if first < end && end < len(tokens) {
			out = append(out, tokens[first:end])
			first = end
		}
	}
	cut(caption(text, tokens))
	for i := 0; i < len(tokens); {
		if k := dateline(text, tokens, i); k > i {
			cut(i)
			cut(k)
			i = k
			continue
		}
		if end <= i {
			end = closers(text, tokens, i+1)
		}
		if end < len(tokens) && endsWith(tokens[i].Text(text)) {
			if k := noteMarks(text, tokens, end); k == len(tokens) || sp.ends(tokens, i, k) {
				cut(k)
				i = max(first, end, i+1)
				continue
			}
		}
		i++
	}
	if first < len(tokens) {
		out = append(out, tokens[first:])
	}
	return out
}

// closers skips the closing quotes and brackets, marks of notes and of emphasis that
// follow a sentence's end without a space.
func closers(text string, tokens []Span, i int) int {
	for i < len(tokens) && tokens[i].Start == tokens[i-1].End &&
		(strings.Contains("\"''”’»)]}.!?", tokens[i].Text(text)) || noteMark(text, tokens[i]) || emphasis(text, tokens[i]) && !opensEmphasis(text, tokens[i])) {
		i++
	}
	return i
}

// endsWith reports whether a word may end a sentence.
func endsWith(w string) bool {
	return strings.HasSuffix(w, ".") || w == "!" || w == "?" || w == "…"
}

// noteMarks skips the marks of notes behind the end of a sentence: [6], [7]:12 with its
// page, [citation needed], and a bare number before a capital. It returns i when the
// sentence goes on behind them.
func noteMarks(text string, tokens []Span, i int) int {
	const longest = 16 // tokens of a mark
	k := i
	for k+2 < len(tokens) && tokens[k].Text(text) == "[" {
		m := k + 1
		for m < len(tokens) && m < k+longest && tokens[m].Text(text) != "]" {
			m++
		}
		if m >= len(tokens) || tokens[m].Text(text) != "]" || !noteText(text, tokens[k+1:m], m+1 == len(tokens)) {
			break
		}
		k = m + 1
		if k+1 < len(tokens) && tokens[k].Text(text) == ":" && tokens[k].Start == tokens[m].End && tokens[k+1].Start == tokens[k].End {
			if n := figures(text, tokens[k+1:]); n > 0 {
				k += 1 + n
			}
		}
	}
	if k == i && k+1 < len(tokens) && isNote(tokens[k].Text(text)) {
		r, _ := utf8.DecodeRuneInString(text[tokens[k+1].Start:])
		if unicode.IsUpper(r) && starters[tokens[k+1].Text(text)] || tokens[k].Start == tokens[k-1].End {
			k++
		}
	}
	return k
}

// noteText reports whether the words between brackets mark a note: numbers, up to four
// words of which the first is one ("1 p. 3", in Markdown "^1"), the letter of a comment
// in a shared draft ("b", "aa"), or what is needed; at the end of a paragraph an ellipsis
// does, too.
func noteText(text string, words []Span, last bool) bool {
	if len(words) == 0 {
		return false
	}
	w := words[0].Text(text)
	switch {
	case figures(text, words) == len(words):
		return true
	case len(words) > 4:
		return false
	case len(words) == 1 && isLetter(w[0]) && (len(w) == 1 || len(w) == 2 && w[0] == w[1]):
		return true
	}
	return isDigit(w[0]) || w[0] == '^' || strings.HasPrefix(words[len(words)-1].Text(text), "need") || last && (w == "..." || w == "…")
}

// figures counts the tokens at the start of a list of numbers, "1, 2, 5–7", that is
// no longer than its last number.
func figures(text string, words []Span) int {
	n := 0
	for i, w := range words {
		switch {
		case isDigit(text[w.Start]):
			n = i + 1
		case i != n || i == 0 || !strings.Contains(",;-–", w.Text(text)):
			return n
		}
	}
	return n
}

// isNote reports whether a word is a number small enough for that of a note.
func isNote(w string) bool {
	if len(w) == 0 || len(w) > 3 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if !isDigit(w[i]) {
			return false
		}
	}
	return true
}

// caption finds the end of a label such as "Figure 1.3" that opens a caption,
// or gives 0.
func caption(text string, tokens []Span) int {
	if len(tokens) < 4 {
		return 0
	}
	switch tokens[0].Text(text) {
	case "Figure", "Fig.", "Table", "Box", "Chart":
	default:
		return 0
	}
	r, _ := utf8.DecodeRuneInString(text[tokens[2].Start:])
	if isDigit(text[tokens[1].Start]) && unicode.IsUpper(r) {
		return 2
	}
	return 0
}

// dateline finds the end of a date that stands on its own, as behind a headline
// or before the first sentence of a report: "Tuesday, September 1, 2015". It
// returns i when there is none.
func dateline(text string, tokens []Span, i int) int {
	if i+6 > len(tokens) || !weekdays[tokens[i].Text(text)] || tokens[i+1].Text(text) != "," ||
		!months[tokens[i+2].Text(text)] || !isNote(tokens[i+3].Text(text)) || tokens[i+4].Text(text) != "," ||
		tokens[i+5].Len() != 4 || !isDigit(text[tokens[i+5].Start]) {
		return i
	}
	end := i + 6
	if end < len(tokens) {
		if r, _ := utf8.DecodeRuneInString(text[tokens[end].Start:]); !unicode.IsUpper(r) {
			return i
		}
	}
	if i > 0 {
		r, _ := utf8.DecodeRuneInString(text[tokens[i-1].Start:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || dateIntroducers[strings.ToLower(tokens[i-1].Text(text))] {
			return i
		}
	}
	return end
}

// ends reports whether a sentence ends with token i and its closers, the next one starting
// with token next.
func (sp *splitter) ends(tokens []Span, i, next int) bool {
	text := sp.text
	w := tokens[i].Text(text)
	apart := tokens[next].Start > tokens[next-1].End
	for next+1 < len(tokens) && emphasis(text, tokens[next]) && tokens[next].End == tokens[next+1].Start {
		next++
	}
	n := tokens[next].Text(text)
	r, _ := utf8.DecodeRuneInString(n)
	switch {
	case w == "." || w == "!" || w == "?" || w == "…" || strings.HasPrefix(w, ".."):
		if !apart && !unicode.IsUpper(r) {
			return false
		}
		return (!unicode.IsLower(r) || camel(n) || sp.startsSmall(tokens, i, next)) && !strings.Contains(",;:)]-—–", n) && !attribution(text, tokens[i+1:next], tokens[next:])
	case len(w) > 1 && strings.HasSuffix(w, ".") && isLetter(w[0]) && apart:
		kind := abbreviation(w[:len(w)-1])
		if kind == ordinary || initials(w[:len(w)-1]) {
			return starters[n] || unicode.IsUpper(r) && closing[strings.ToLower(w)] && !timeNames[n] && strings.ToUpper(n) != n
		}
	}
	return false
}

// attribution reports whether the words behind a question or exclamation, closed by
// quotation marks, name who asked or cried it, and no more: "Mr. Petersen asked."
func attribution(text string, closers, words []Span) bool {
	const longest = 9 // words
	if !slices.ContainsFunc(closers, func(c Span) bool { return strings.Contains("\"''”’»", c.Text(text)) }) {
		return false
	}
	said, named := false, false
	for _, w := range words[:min(len(words), longest)] {
		s := w.Text(text)
		r, _ := utf8.DecodeRuneInString(s)
		switch {
		case s == ".":
			return said
		case says[s] && named:
			said = true
		case s == "me" || s == "us" || s == "him" || s == "her" || s == "them":
		case said || strings.Contains(",;:?!—–(", s):
			return false
		}
		named = unicode.IsUpper(r) && !starters[s]
	}
	return false
}

// says holds verbs behind what is quoted.
var says = set("added adds answered answers asked asks cried cries demanded demands exclaimed insisted insists replied replies said says shouted shouts told wondered wonders wrote writes")

// camel reports whether a word is a name that starts with a lower-case letter
// before a capital: eBay, iPhone.
func camel(w string) bool {
	_, first := utf8.DecodeRuneInString(w)
	second, _ := utf8.DecodeRuneInString(w[first:])
	return len(w) > 2 && unicode.IsUpper(second) || len(w) > 4 && strings.IndexFunc(w[1:], unicode.IsUpper) > 0
}

// starters holds words that, capitalised after an abbreviation, most likely
// start a sentence.
var starters = set(`The A An This That These Those It He She They We I You But And In On At For As If When While
	There Here However What Who Why How No Not Yet So To By With From After Before Since Although Though His Her
	Their Our My Your Its Even Most Some Such Because During Despite Until Unless Perhaps Indeed Thus Therefore
	Today Now Then Also Only One Many All Each Both Another Few Several None Nobody Everybody Somebody Anybody
	Everyone Someone Anyone Nothing Everything Something Neither Either Nor Or Yes Where Which Whose Whether Once
	Do Does Did Is Are Was Were Have Has Had Can Could Should Would Must Let Instead Meanwhile Moreover Otherwise
	Maybe Never Always Often Sometimes Nevertheless Nonetheless`)

// closing holds abbreviations behind which a capital starts a sentence, but for those
// of timeNames and zones in capitals: "at 5 p.m. Monday", "5 p.m. EST".
var closing = set("a.m. p.m. etc.")

var timeNames = union(weekdays, months, set("Eastern Central Mountain Pacific Atlantic Greenwich Christmas New"))

var (
	weekdays = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
	months   = set(`January February March April May June July August September October November December
		Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.`)
	dateIntroducers = set("on by until till since from to for before after of and or last next this until a the")
)
