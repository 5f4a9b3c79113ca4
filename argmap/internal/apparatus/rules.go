package apparatus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// settle labels what form alone gives away among the units that the model took for
// running text: a line that Markdown makes a heading or a picture, an advertisement
// or table that says so, a credit, and a pull quote, a paragraph that stands word for
// word within a longer one.
func (p *Page) settle(tags []Tag) {
	p.hideAbstract(tags)
	pulled := pullQuotes(p.doc)
	bylines := 0
	for _, t := range tags {
		if t.Label == Byline {
			bylines++
		}
	}
	k := 0
	for i, u := range p.units {
		for k < len(pulled) && pulled[k].End <= u.Start {
			k++
		}
		l := p.lines[u.line]
		if tags[i].Label == Byline && bylines > 1 && l.Len() <= maxParted && creditsAgency(l.Text(p.doc.Text)) {
			tags[i].Label = Caption
		}
		if tags[i].Label == Byline && p.attributes(u.line) {
			tags[i].Label = None
		}
		if tags[i].Label == Boilerplate && l.last-l.first == 1 && l.Len() <= maxParted && filedUnder.MatchString(l.Text(p.doc.Text)) {
			tags[i].Label = Tags
		}
		if tags[i].Label != None {
			continue
		}
		switch label := byForm(l.Text(p.doc.Text), l.words); {
		case label != None:
			tags[i] = Tag{label, u.part > 0 && tags[i-1].Label == label}
		case u.line > p.body.Start && k < len(pulled) && pulled[k].Overlaps(u.Span): // a title may say what the text says
			tags[i] = Tag{Boilerplate, u.part > 0 && tags[i-1].Label == Boilerplate}
		case p.captioned(i, tags):
			for k := l.first; k < p.lines[u.line+1].last; k++ {
				tags[k] = Tag{Caption, k > l.first}
			}
		}
	}
}

// attributes reports whether a line says whose words the quotation in the line above it are.
func (p *Page) attributes(line int) bool {
	return line > 0 && !p.lines[line].blank && attribution.MatchString(p.lineText(line)) && quotedLine.MatchString(p.lineText(line-1))
}

var (
	quotedLine  = regexp.MustCompile(`^(?:> ?)?["“].*["”]$`)
	attribution = regexp.MustCompile(`^(?:> ?)?[—–-]+ ?\p{Lu}`)
)

// filedUnder is how a line of tags or categories begins.
var filedUnder = regexp.MustCompile(`^(?i:posted in|filed under|tagged(?: as| with| under)?|(?:tags|topics|labels|categor(?:y|ies)):) ?[\p{L}\d#]`)

// The lines between which a database sets what it says of an article.
var (
	abstract = regexp.MustCompile(`^(?i:abstract)(?: \((?i:english|summary)\))?:?$`)
	fullText = regexp.MustCompile(`^(?i:full text):?$`)
)

// longestAbstract is how many lines an abstract has at most, and how many may stand
// above it.
const longestAbstract = 20

// hideAbstract labels an abstract that stands before the full text.
func (p *Page) hideAbstract(tags []Tag) {
	first := -1
	for i, l := range p.lines[:min(len(p.lines), 2*longestAbstract)] {
		s := l.Text(p.doc.Text)
		switch {
		case first < 0 && i < longestAbstract && abstract.MatchString(s):
			first = i
		case first >= 0 && i <= first+longestAbstract && fullText.MatchString(s):
			for k := p.lines[first].first; k < l.last; k++ {
				tags[k] = Tag{Boilerplate, false}
			}
			return
		}
	}
}

// captioned reports whether a unit starts a line by itself that nothing but the credit
// of a picture follows: it says what the picture shows.
func (p *Page) captioned(i int, tags []Tag) bool {
	u := p.units[i]
	l := p.lines[u.line]
	if i != l.first || !l.blank || l.Len() > maxParted || l.last == len(p.units) {
		return false
	}
	credit := p.lines[u.line+1]
	end := u.line+2 == len(p.lines) || p.lines[u.line+2].blank
	return !credit.blank && end && credit.words <= longestCredit && (tags[l.last].Label == Caption || lender.MatchString(credit.Text(p.doc.Text)))
}

// Lines that tell by their form what they are. "# 1" numbers a paragraph; a bold line
// that ends as a sentence does may be one of the author's.
var (
	heading = regexp.MustCompile(`^#{1,6}[ \t]+[^\s\d#]`)
	bold    = regexp.MustCompile(`^(?:\*\*[^*]*[\pL\d]\*\*|__[^_]*[\pL\d]__)$`)
	picture = regexp.MustCompile(`^!\[[^\]]*\]\([^)\s]*\)$`)
	table   = regexp.MustCompile(`^(?:Table|Figure|Fig\.|Chart|Box) \d{1,2}[.:] \p{Lu}`)
	credits = regexp.MustCompile(`(?:^|[.!?”"’)] ?)\(?(?:(?:Photo|Image|Picture|Illustration)s? )?[Cc]redits?: \p{Lu}[^.]{1,40}\)?$`)
	lender  = regexp.MustCompile(`^\(?(?:(?i:photo|photograph|image|picture|illustration)s?:? )?(?:[Cc]ourtesy(?: of)?:? \p{Lu}|Getty Images|Shutterstock|iStock|Unsplash|Alamy)`)
	more    = regexp.MustCompile(`^(?i:more|(?:also |further )?read(?: more| also| next| on)?|related|see also|watch|listen) ?[:|] ?[\p{Lu}‘“"'\d]`)
	// What a journal says of its authors and their money, by its label and its words.
	disclosed = regexp.MustCompile(`^(?:(?:Conflicts? of [Ii]nterests?|Competing [Ii]nterests?|Declarations? of (?:[Cc]ompeting )?[Ii]nterests?|Disclosures?|Data [Ss]haring [Ss]tatement|Funding(?:/Support)?|Role of the [Ff]under(?:/[Ss]ponsor)?)(?: (?:[Dd]isclosures?|[Ss]tatements?))?: ?\p{Lu}|(?:Author [Cc]ontributions?|Acknowledge?ments?|Corresponding [Aa]uthor): ?\p{Lu})`)
	inJournal = regexp.MustCompile(`(?i)\b(?:none|no (?:other|conflicts?|competing|funding|financial|disclosures?)|grants?|received|receives|reported|reports|(?:supported|funded) by|fees|declares?|declared|disclosed|available|\w+@\w+|dr|phd|md)\b`)
	// A photographer and whom he works for, or the lender alone.
	agency = regexp.MustCompile(`^(?:(?:\p{Lu}[\p{L}.'’-]+ ?){1,4}/ ?(?:AAP|AP|AFP|EPA|PA|Reuters|REUTERS|Getty|Shutterstock|Bloomberg|Anadolu|NurPhoto|Xinhua)(?: (?:Images?|Photos?|Media|Agency|Newspix))?|Getty Images|Shutterstock|iStock|Unsplash|Alamy)(?:/[\p{Lu}\d][\p{L}\d. ]{0,30}|, \p{Lu}[\p{L} ]{0,30}|,? \d{4})?$`)
	// Who else worked on a piece, where it stood before, and a remark of the editors.
	helped = regexp.MustCompile(`^(?:\p{Lu}[\p{L}.'’-]*,? (?:(?:in|of|and|from) )?){2,12}contributed (?:to this (?:report|story|article|column)|reporting)(?: from \p{Lu}[\p{L} ]{1,40})?\.?$`)
	// Who the author is, in a line between two dashes.
	betweenDashes = regexp.MustCompile(`^(?:[—–]|--) ?\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]*){1,3},? (?:is|was|are|teaches|writes|works|lives|lectures|covers|serves) [^.]+[^.\s—–-]\.? ?(?:[—–]|--)$`)
	earlier       = regexp.MustCompile(`^(?i:this (?:post|article|story|piece|essay|column|op-?ed|commentary|interview) (?:(?:was|is) )?(?:originally|first) (?:appeared|published|posted|ran) (?:in|on|at|by|with)) (?:the )?\p{Lu}[^.]{1,60}\.?$`)
	remark        = regexp.MustCompile(`^\[[^\[\]]{12,250}[^\[\]:]\]$`)
	offer         = regexp.MustCompile(`(?i)\b(?:newsletters?|inbox|subscri\w+|sign up)\b|^\[(?:(?:also |further )?read|watch|listen|related|our latest|click here)\b`)
	editorial     = regexp.MustCompile(`^\[(?i:(?:editor['’]?s['’]? )?note|correction|update|clarification)[:.] `)
	paidFor       = regexp.MustCompile(`^(?i:(?:sponsored|advertisement|advertorial|promoted)(?: content| post| message)?|paid (?:content|post|message))[ \t]*[:—–] ?\S`)
)

// byForm is the label of a line of so many words that its form gives away, else None.
func byForm(s string, words int) Label {
	switch {
	case len(s) <= longestDisclosure && disclosed.MatchString(s) && inJournal.MatchString(s),
		s == "LP" || s == "TD", // where the lead and the rest begin in a database
		paidFor.MatchString(s[:min(len(s), 64)]),
		words <= longestHeading && !strings.HasSuffix(s, ".") && more.MatchString(s),
		words <= longestStandfirst && earlier.MatchString(s),
		remark.MatchString(s) && offer.MatchString(s):
		return Boilerplate
	case remark.MatchString(s) && editorial.MatchString(s):
		return Note
	case words <= longestStandfirst && (helped.MatchString(s) || betweenDashes.MatchString(s)):
		return Bio
	case words <= longestHeading && (heading.MatchString(s) || bold.MatchString(s)):
		return Headline
	case len(s) <= maxParted && (picture.MatchString(s) || table.MatchString(s) || credits.MatchString(s) || creditsAgency(s)):
		return Caption
	}
	return None
}

// creditsAgency reports whether a line names a photographer and an agency, no writer.
func creditsAgency(s string) bool {
	return !(len(s) > 3 && strings.EqualFold(s[:3], "by ")) && agency.MatchString(s)
}

// Bounds in words, marks among them for a heading.
const (
	longestCredit  = 10
	longestHeading = 20
	shortestPulled = 7
	longestPulled  = 60
)

// longestDisclosure is the length in bytes of the longest one.
const longestDisclosure = 2000

// mostAlike is how many paragraphs that begin alike and go on differently are looked
// for, so that time is linear in the length of the text whatever it says.
const mostAlike = 4

// A shortParagraph is one that may be a pull quote, perhaps several times.
type shortParagraph struct {
	words []uint64
	at    []int // paragraphs
}

// pullQuotes finds the paragraphs whose words follow one another within a longer
// paragraph, too, whatever the marks and the case, if what is pulled has been said
// before or is set in quotation marks: a thesis in a paragraph of its own may be said
// again at the end.
func pullQuotes(doc *nlp.Document) []nlp.Span {
	type opening [shortestPulled]uint64
	paragraphs := make([][]uint64, len(doc.Paragraphs)) // words, hashed
	short := map[opening][]*shortParagraph{}
	for i, p := range doc.Paragraphs {
		words := wordsOf(doc, p)
		paragraphs[i] = words
		if len(words) < shortestPulled || len(words) > longestPulled {
			continue
		}
		alike := short[opening(words)]
		k := slices.IndexFunc(alike, func(s *shortParagraph) bool { return slices.Equal(s.words, words) })
		switch {
		case k >= 0:
			alike[k].at = append(alike[k].at, i)
		case len(alike) < mostAlike:
			short[opening(words)] = append(alike, &shortParagraph{words, []int{i}})
		}
	}
	source := map[*shortParagraph]int{} // the first longer paragraph that holds it
	for i, words := range paragraphs {
		for at := 0; at+shortestPulled <= len(words) && len(short) > 0; at++ {
			for _, s := range short[opening(words[at:])] {
				if n := len(s.words); n < len(words) && at+n <= len(words) && slices.Equal(s.words, words[at:at+n]) {
					if _, ok := source[s]; !ok {
						source[s] = i
					}
				}
			}
		}
	}
	pulled := make([]bool, len(paragraphs))
	for s, from := range source {
		for _, i := range s.at {
			first, _ := utf8.DecodeRuneInString(doc.Paragraphs[i].Text(doc.Text))
			pulled[i] = from < i || strings.ContainsRune("\"“‘", first)
		}
	}
	var out []nlp.Span
	for i, is := range pulled {
		if is {
			out = append(out, doc.Paragraphs[i].Span)
		}
	}
	return out
}

// wordsOf hashes the words of a paragraph.
func wordsOf(doc *nlp.Document, p nlp.Paragraph) []uint64 {
	var out []uint64
	for _, s := range doc.Sentences[p.First:p.Last] {
		for _, t := range doc.Tokens[s.First:s.Last] {
			if r, _ := utf8.DecodeRuneInString(t.Lower); unicode.IsLetter(r) || unicode.IsDigit(r) {
				out = append(out, linear.String(t.Lower))
			}
		}
	}
	return out
}
