package apparatus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// doubt takes back labels of running text that the model gave for its place on the
// page: a headline of several sentences where there is no other and no byline under it,
// one that is a statement with a full stop above the text, and a biography that begins
// with somebody whom the byline does not name, where none is about the author.
func (p *Page) doubt(tags []Tag) {
	p.doubtHeadline(tags)
	p.doubtStatement(tags)
	p.doubtBiographies(tags)
	p.doubtFurniture(tags)
}

// longestTitle is the number of words, marks among them, from which sentences alone at
// the head of a page are no headline.
const longestTitle = 20

func (p *Page) doubtHeadline(tags []Tag) {
	first, last := -1, -1 // units of the only headline
	for i, u := range p.units {
		if tags[i].Label != Headline {
			continue
		}
		if first < 0 {
			first = i
		} else if u.line != p.units[first].line {
			return
		}
		last = i
	}
	if first < 0 || last+1 < len(tags) && tags[last+1].Label == Byline {
		return
	}
	l := p.lines[p.units[first].line]
	s := strings.TrimRight(l.Text(p.doc.Text), "\"”’)")
	if first > l.first || last < l.last-1 || l.words < longestTitle || !strings.HasSuffix(s, ".") || p.sentences(l.Span) < 2 {
		return
	}
	clear(tags[first : last+1])
}

// shortestStatement is the number of words, marks among them, from which a sentence by
// itself at the head of a page is no headline.
const shortestStatement = 6

// titling words open titles that are no statements.
var titling = set("how why what when where who")

// doubtStatement takes the headline from a page that opens with a statement, in small
// letters and with a full stop, and goes on with its text: "The council should keep the 47
// bus running." Of 838 headlines at the top of the op-eds annotated here three are one
// sentence that ends so.
func (p *Page) doubtStatement(tags []Tag) {
	if len(p.lines) < 2 || p.label(tags, 0) != Headline || !p.lines[1].blank || p.label(tags, 1) != None {
		return
	}
	for i := range tags {
		if line := p.units[i].line; tags[i].Label == Headline && line > 0 && line < longestHead {
			return
		}
	}
	if l := p.lines[0]; l.words < shortestStatement || !strings.HasSuffix(l.Text(p.doc.Text), ".") || p.sentences(l.Span) > 1 {
		return
	}
	line := p.lineTokens(0)
	if line[len(line)-1].Lower != "." || titling[line[0].Lower] { // "etc.", "Why the bus is worth saving."
		return
	}
	verb, capitals, words := false, 0, 0
	for i, t := range line {
		switch t.Tag {
		case "VBZ", "VBP", "VBD", "MD":
			verb = true
		}
		if r, _ := utf8.DecodeRuneInString(p.doc.Text[t.Start:]); unicode.IsLetter(r) && i > 0 {
			words++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	if verb && 2*capitals < words {
		p.relabel(tags, 0, None)
	}
}

// sentences counts the sentences that begin in a span.
func (p *Page) sentences(s nlp.Span) int {
	before := func(at int) int {
		n, _ := slices.BinarySearchFunc(p.doc.Sentences, at, func(s nlp.Sentence, at int) int { return p.doc.Tokens[s.First].Start - at })
		return n
	}
	return before(s.End) - before(s.Start)
}

// biographical finds what a biography says and an argument seldom does.
var biographical = regexp.MustCompile(`(?i)@|www\.|https?:|\.com|\b(?:e-?mail|twitter|authors?|writers?|writes|written|column|columnist|contribut\w+|translat\w+|directs|chairs|editors?|editorial|newspaper|novel|books?|follow|lives in|is an?|was an?|retired|formerly|former|teaches at|works (?:at|for|in|as))\b`)

// opening finds the person with whose name a paragraph begins: a title and a name, or
// a name of two words.
var opening = regexp.MustCompile(`^(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Lord|Lady|Mayor|President|Professor|Minister|Senator|Governor|Councillor|Chief|Gen|General)\b\.? +\p{Lu}\pL+|\p{Lu}[\pL'’-]+ +(?:\p{Lu}[\pL.'’-]*|van|von|de|der|al|bin) )`)

// nobody holds words of bylines that name nobody.
var nobody = set("by and with the from posted guest contributor contributors staff admin editor editors editorial board team desk reporter special correspondent newsroom opinion daily news press times post star letters page project syndicate our")

// doubtBiographies compares the end of the page with its byline.
func (p *Page) doubtBiographies(tags []Tag) {
	text := p.doc.Text
	author := p.authors(tags)
	if len(author) < 2 {
		return
	}
	var strangers [][]Tag
	for i := 0; i < len(tags); {
		first, paragraph := i, p.lines[p.units[i].line].paragraph
		for i++; i < len(tags) && p.lines[p.units[i].line].paragraph == paragraph; i++ {
		}
		if slices.ContainsFunc(tags[first:i], func(t Tag) bool { return t.Label != Bio }) {
			continue
		}
		s := p.doc.Paragraphs[paragraph].Text(text)
		if slices.ContainsFunc(nameWords(s), func(w string) bool { return author[w] }) {
			return
		}
		if strings.HasSuffix(strings.TrimRight(s, "\"”’)"), ".") && opening.MatchString(s) && !biographical.MatchString(s) {
			strangers = append(strangers, tags[first:i])
		}
	}
	for _, s := range strangers {
		clear(s)
	}
}

// nameWords lists the words of a text that begin with a capital, in lower case, but
// for those that name nobody.
func nameWords(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if r, n := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && n < len(w) {
			if w = strings.ToLower(w); !nobody[w] {
				out = append(out, w)
			}
		}
	}
	return out
}
