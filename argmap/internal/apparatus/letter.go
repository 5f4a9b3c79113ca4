package apparatus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// Lines of pages with letters to an editor.
var (
	salutation = regexp.MustCompile(`^(?i:(?:to the|dear|dear mr\.?|dear madam) editors?|(?:dear )?(?:sir|sirs|madam|editor)(?:(?:,| or| and|/) ?(?:sir|madam))?) ?[,:;.!–—-]{0,2}$`)
	regarding  = regexp.MustCompile(`^(?:Re|RE|Regarding)(?:: ?| )["“‘'\p{Lu}]`)
	lettersTo  = regexp.MustCompile(`^(?i:letters? to the editors?)(?:[ \t]*[:|,–—-]?[ \t]*\(?(?:\d[\d./-]*|` + days + months + `|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[\w ,./()-]{0,30})?$`)
	bullets    = regexp.MustCompile(`^(?:[•*·.–—_~-] ?){1,12}$`)
)

// settleLetters labels what letters have beside their text: the article that they answer,
// who wrote them, at the end of their last line or below it, and the heading of the next.
func (p *Page) settleLetters(tags []Tag) {
	greeting := -1
	for i := range p.lines {
		l := &p.lines[i]
		switch s := p.lineText(i); {
		case l.words <= longestSalutation && salutation.MatchString(s):
			greeting = i
		case greeting >= 0 && i == greeting+1 && l.words <= longestRegarding && regarding.MatchString(s) && p.verbs(nlp.Span{Start: l.Start + strings.LastIndexAny(s, "”’\""), End: l.End}) == 0:
			p.relabel(tags, i, Reference)
		case i <= p.body.Start && p.label(tags, i) == Boilerplate && lettersTo.MatchString(s):
			p.relabel(tags, i, Tags)
		}
	}
	p.signInLine(tags)
	p.headLetters(tags)
	if greeting >= 0 {
		p.placeWriters(tags)
	}
}

// Bounds in words, marks among them.
const (
	longestSalutation = 7
	longestRegarding  = 40
	longestSignature  = 12
)

// verbs counts the finite verbs in a span.
func (p *Page) verbs(s nlp.Span) int {
	n := 0
	i, _ := slices.BinarySearchFunc(p.doc.Tokens, s.Start, func(t nlp.Token, at int) int { return t.Start - at })
	for ; i < len(p.doc.Tokens) && p.doc.Tokens[i].Start < s.End; i++ {
		switch p.doc.Tokens[i].Tag {
		case "VBZ", "VBP", "VBD", "MD":
			n++
		}
	}
	return n
}

// signInLine labels the writers who are named at the end of the last line of their
// letters. One such end may be an author's last words, several are a page of letters.
func (p *Page) signInLine(tags []Tag) {
	var signed []int
	for i, l := range p.lines {
		if u := l.last - 1; u > l.first && (tags[u].Label == None || tags[u].Label == Byline) && p.signs(u) && endsAsSentence(p.units[u-1].Text(p.doc.Text)) && !quotes(p.units[u-1].Text(p.doc.Text)) {
			signed = append(signed, i)
		}
	}
	if len(signed) < 2 || len(signed) == 2 && !p.holdsLetters() {
		return
	}
	for _, i := range signed {
		tags[p.lines[i].last-1] = Tag{Byline, false}
	}
}

// quotes reports whether words end a quotation: a name behind them says whose they are.
func quotes(s string) bool {
	return strings.HasSuffix(s, "”") || strings.HasSuffix(s, `"`) || strings.HasSuffix(s, "’")
}

// signs reports whether a unit is no more than a name and a place: two words or more with
// capitals, a comma, and one or more with capitals, without a full stop behind.
func (p *Page) signs(i int) bool {
	u := p.units[i]
	if u.last-u.first > longestSignature {
		return false
	}
	before, behind, comma := 0, 0, false
	for k := u.first; k < u.last; k++ {
		t := &p.doc.Tokens[k]
		w := t.Span.Text(p.doc.Text)
		switch r, _ := utf8.DecodeRuneInString(w); {
		case unicode.IsUpper(r) && comma:
			behind++
		case unicode.IsUpper(r):
			before++
		case w == ",":
			if before < 2 {
				return false
			}
			comma = true
		case joining[t.Lower]:
		default:
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(u.Text(p.doc.Text))
	return behind > 0 && before <= 5 && unicode.IsLetter(last)
}

// longestSigned is the number of lines that a signature has at most.
const longestSigned = 4

// signature reports whether line i is a byline, or the place below one, that closes a
// paragraph.
func (p *Page) signature(tags []Tag, i int) bool {
	if label := p.label(tags, i); label != Byline && label != Dateline {
		return false
	}
	named := false
	for k := i; k >= 0 && k > i-longestSigned-1; k-- {
		switch p.label(tags, k) {
		case Byline:
			named = true
		case Dateline, Bio:
		case None:
			return named && p.prose(k)
		default:
			return false
		}
	}
	return false
}

// headLetters labels a short line between the signature of one letter, with a place or on
// a page that holds letters, and the text of the next. Below an author's name at the foot
// of an article stands what else there is to read.
func (p *Page) headLetters(tags []Tag) {
	letters := p.holdsLetters()
	for i := 1; i+1 < len(p.lines); i++ {
		label := p.label(tags, i)
		if !p.signature(tags, i-1) || !letters && p.label(tags, i-1) == Byline && !p.signs(p.lines[i-1].first) || label != None && label != Boilerplate || !p.lines[i].blank || p.lines[i].words > longestSubhead || p.lines[i].words < 2 {
			continue
		}
		s := p.lineText(i)
		last, _ := utf8.DecodeLastRuneInString(s)
		if p.label(tags, i+1) == None && p.prose(i+1) && (unicode.IsLetter(last) || unicode.IsDigit(last)) && !p.offers(i) && !p.signs(p.lines[i].first) {
			p.relabel(tags, i, Headline)
		}
	}
}

// placeWriters labels the place below the writer of a letter, which the model takes for a
// part of the name.
func (p *Page) placeWriters(tags []Tag) {
	for i := 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		if p.label(tags, i) == Byline && p.label(tags, i-1) == Byline && !l.blank && i > p.body.Start && p.place(l.Span) {
			p.relabel(tags, i, Dateline)
		}
	}
}

// place reports whether a span is the name of a place, perhaps with that of its state or
// county, in a document whose names were read.
func (p *Page) place(s nlp.Span) bool {
	if r, _ := utf8.DecodeRuneInString(s.Text(p.doc.Text)); !unicode.IsUpper(r) {
		return false
	}
	covered := 0
	for _, n := range p.namesIn(s) {
		if n.Label != nlp.GPE && n.Label != nlp.Loc {
			return false
		}
		covered += n.Len()
	}
	return covered > 0 && covered+len(", Co. ") >= s.Len()
}

// namesIn lists the names that the document has in a span.
func (p *Page) namesIn(s nlp.Span) []nlp.Name {
	first, _ := slices.BinarySearchFunc(p.doc.Names, s.Start, func(n nlp.Name, at int) int { return n.Start - at })
	last := first
	for last < len(p.doc.Names) && p.doc.Names[last].Start < s.End {
		last++
	}
	return p.doc.Names[first:last]
}
