package apparatus

import (
	"strings"

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

// A Page is a document cut into units.
type Page struct {
	doc   *nlp.Document
	lines []line
	units []unit

	body nlp.Span // lines from the first to the last one of running text
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
		for token < len(doc.Tokens) && doc.Tokens[token].Start < l.Start {
			token++
		}
		p.cut(l, i, token, cuts)
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
			case k == l.first+1 && l.placed, k > l.first && p.units[k-1].End <= l.Start+120 && placeLine.MatchString(p.units[k-1].Text(doc.Text)):
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
