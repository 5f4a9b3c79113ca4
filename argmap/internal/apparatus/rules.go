package apparatus

import (
	"regexp"
	"strings"
	"unicode"

	"opedmap/nlp"
)

// settle labels what form alone gives away among the units that the model took for
// running text: a line that Markdown makes a heading, and a pull quote, a paragraph
// that stands word for word within another one.
func (p *Page) settle(tags []Tag) {
	pulled := pullQuotes(p.doc)
	k := 0
	for i, u := range p.units {
		for k < len(pulled) && pulled[k].End <= u.Start {
			k++
		}
		switch l := p.lines[u.line]; {
		case tags[i].Label != None:
		case l.words <= longestHeading && heading.MatchString(l.Text(p.doc.Text)):
			tags[i] = Tag{Headline, u.part > 0 && tags[i-1].Label == Headline}
		case u.line > p.body.Start && k < len(pulled) && pulled[k].Overlaps(u.Span): // a title may say what the text says
			tags[i] = Tag{Boilerplate, u.part > 0 && tags[i-1].Label == Boilerplate}
		}
	}
}

var heading = regexp.MustCompile(`^#{1,6}[ \t]+\S`)

// Bounds in words.
const (
	longestHeading = 40
	shortestPulled = 7
	longestPulled  = 60
)

// pullQuotes finds the paragraphs whose words follow one another within a longer
// paragraph, too, whatever the marks and the case.
func pullQuotes(doc *nlp.Document) []nlp.Span {
	plain := make([]string, len(doc.Paragraphs))
	for i, p := range doc.Paragraphs {
		plain[i] = onlyWords(p.Text(doc.Text))
	}
	var out []nlp.Span
	for i, p := range doc.Paragraphs {
		if n := strings.Count(plain[i], " ") - 1; n < shortestPulled || n > longestPulled {
			continue
		}
		for _, other := range plain {
			if len(other) > len(plain[i]) && strings.Contains(other, plain[i]) {
				out = append(out, p.Span)
				break
			}
		}
	}
	return out
}

// onlyWords is a text in lower case without its marks, one space before and behind
// every word.
func onlyWords(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(strings.ToLower(w))
		b.WriteByte(' ')
	}
	return b.String()
}
