package nlp

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp/internal/ner"
)

// findNames fills in the names of all sentences.
func (d *Document) findNames() {
	sentences := make([][]ner.Token, len(d.Sentences))
	tokens := make([]ner.Token, len(d.Tokens))
	for i := range d.Tokens {
		tokens[i] = d.nameToken(i)
	}
	for i, s := range d.Sentences {
		sentences[i] = tokens[s.First:s.Last]
	}
	last := 0
	for _, m := range ner.Find(sentences) {
		s := d.Sentences[m.Sentence]
		first, end := s.First+m.First, s.First+m.Last
		if nobody(tokens, first, end, m.Label) {
			continue
		}
		if first < last { // in the legal form of the firm before
			continue
		}
		if n := legalForm(tokens[end:s.Last]); n > 0 && !(m.Label == ner.GPE && tokens[end].Text == ",") {
			end, m.Label = end+n, ner.Org
		}
		if m.Label == ner.Person && end-first > 1 && streets[tokens[end-1].Text] {
			m.Label = ner.Loc
		}
		if m.Label == ner.Person {
			first = max(last, first-ner.Titles(sentences[m.Sentence], m.First))
		}
		last = end
		d.addName(Name{
			Span:           Span{d.Tokens[first].Start, d.Tokens[end-1].End},
			Label:          Label(m.Label),
			Confidence:     m.Confidence,
			SpanConfidence: min(1, m.SpanConfidence),
		})
	}
}

// addName adds the next name. It becomes one with that before where the two name a capital,
// "Washington, D.C.".
func (d *Document) addName(n Name) {
	if len(d.Names) > 0 {
		before := &d.Names[len(d.Names)-1]
		if w := n.Text(d.Text); d.Text[before.End:n.Start] == ", " && before.Label == GPE && (w == "D.C." || w == "DC") {
			before.End = n.End
			return
		}
	}
	d.Names = append(d.Names, n)
}

// streets end the names of streets.
var streets = map[string]bool{"Ave.": true, "Ave": true, "Avenue": true, "St.": true, "Rd.": true, "Rd": true, "Blvd.": true, "Blvd": true, "Boulevard": true, "Hwy.": true}

// legalForms end the names of firms; privates may stand before them.
var (
	legalForms = map[string]bool{"Ltd": true, "Ltd.": true, "Inc": true, "Inc.": true, "LLC": true, "LLC.": true, "LLP": true, "plc": true, "PLC": true, "Corp": true, "Corp.": true, "GmbH": true, "PJSC": true}
	privates   = map[string]bool{"Pty": true, "Pty.": true, "Pte": true, "Pte.": true, "Pvt": true, "Pvt.": true}
)

// legalForm counts the tokens behind a name that are the legal form of a firm, with the
// comma before: "Ltd.", ", Inc.", "(Pty) Ltd". It is 0 where there is none.
func legalForm(after []ner.Token) int {
	n := 0
	is := func(i int, text string) bool { return i < len(after) && after[i].Text == text }
	if is(n, ",") {
		n++
	}
	switch {
	case n < len(after) && privates[after[n].Text]:
		n++
	case n+1 < len(after) && is(n, "(") && privates[after[n+1].Text] && is(n+2, ")"):
		n += 3
	}
	if n < len(after) && legalForms[after[n].Text] {
		return n + 1
	}
	return 0
}

// nobody reports whether the tokens first to end name nobody that could be found by
// them: initials, crosses that stand for a name, "Us" in a heading with capitals, "mid-May".
func nobody(tokens []ner.Token, first, end int, l ner.Label) bool {
	if l == ner.Person || end-first > 1 {
		return !slices.ContainsFunc(tokens[first:end], func(t ner.Token) bool { return letters(t.Text) > 1 })
	}
	word := tokens[first].Text
	again := first > 0 && tokens[first-1].Text == word || end < len(tokens) && tokens[end].Text == word
	if at := strings.IndexByte(word, '-'); at > 0 && startsLower(word) && prefixes[word[:at]] {
		month := word[at+1:]
		if ner.IsCalendar(ner.Token{Text: month, Lower: strings.ToLower(month)}) {
			return true
		}
	}
	return word == "Us" || letters(word) == 1 && again
}

// letters counts the letters of a word.
func letters(w string) int {
	n := 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func (d *Document) nameToken(i int) ner.Token {
	t := &d.Tokens[i]
	word := t.Span.Text(d.Text)
	if r, n := utf8.DecodeRuneInString(word); n == len(word) && isHyphen(r) {
		word = "-"
	}
	return ner.Token{Text: word, Lower: t.Lower, Tag: t.Tag, Glued: d.Adjoins(i), Apart: d.apart(i)}
}

// apart reports whether a gap as between the columns of a table stands before token
// i, a tab or four spaces in one line.
func (d *Document) apart(i int) bool {
	if i == 0 {
		return false
	}
	gap := d.Text[d.Tokens[i-1].End:d.Tokens[i].Start]
	return len(gap) > 0 && !strings.Contains(gap, "\n") && (strings.Contains(gap, "\t") || strings.Contains(gap, "    "))
}

// Adjoins reports whether no white space stands before token i, or only the line
// break behind the hyphen of a compound.
func (d *Document) Adjoins(i int) bool {
	if i == 0 {
		return false
	}
	before, start := &d.Tokens[i-1], d.Tokens[i].Start
	if before.End == start {
		return true
	}
	gap := d.Text[before.End:start]
	hyphen, n := utf8.DecodeRuneInString(d.Text[before.Start:before.End])
	return isHyphen(hyphen) && n == before.Len() && i > 1 && d.Tokens[i-2].End == before.Start && lineBreak(gap) == len(gap)
}

// Untitled is the span of a name without the titles that stand before it:
// "Armano" of "Mr. Armano". Of a form of address that is all titles ("Madam
// Speaker") nothing is left.
func (d *Document) Untitled(n Name) Span {
	if n.Label != Person {
		return n.Span
	}
	at, _ := slices.BinarySearchFunc(d.Tokens, n.Start, func(t Token, start int) int { return t.Start - start })
	for k := at; k < len(d.Tokens) && d.Tokens[k].End <= n.End; k++ {
		if t := d.nameToken(k); !ner.IsTitle(t) && (k == at || t.Text != "-") {
			return Span{d.Tokens[k].Start, n.End}
		}
	}
	return Span{n.End, n.End}
}
