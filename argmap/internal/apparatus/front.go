package apparatus

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// placeEnd is the end of the place, dash and all, with which a report may begin in a form
// that [placeLine] leaves: in small letters before words that somebody says, or in
// capitals with no space at the dash. Names tell LONDON–The from NATO–The, and tags from
// LONDON–Paris. It is 0 for a line that begins with none.
func (p *Page) placeEnd(l *line, first int) int {
	text := p.doc.Text
	names := p.namesIn(nlp.Span{Start: l.Start, End: min(l.End, l.Start+maxHead/2)})
	if len(names) == 0 || names[0].Start != l.Start || names[0].Label != nlp.GPE && names[0].Label != nlp.Loc {
		return 0
	}
	place := names[0]
	for first < len(p.doc.Tokens) && p.doc.Tokens[first].Start < place.End {
		first++
	}
	if first+1 >= len(p.doc.Tokens) || p.doc.Tokens[first+1].End > l.End {
		return 0
	}
	dash, next := &p.doc.Tokens[first], &p.doc.Tokens[first+1]
	switch dash.Span.Text(text) {
	case "—", "–", "--":
	default:
		return 0
	}
	after, _ := utf8.DecodeRuneInString(next.Span.Text(text))
	spaced := dash.Start > place.End && next.Start > dash.End
	shouted := strings.ToUpper(place.Text(text)) == place.Text(text) && place.Len() > 3
	quote := strings.ContainsRune("\"“‘", after)
	said := quote && !strings.Contains(text[dash.End:l.End], dash.Span.Text(text)) // and no insertion between two dashes
	if said && (spaced || shouted) || shouted && unicode.IsUpper(after) && !strings.HasPrefix(next.Tag, "NNP") {
		return dash.End
	}
	return 0
}

// settleFront labels what stands beside the title of an article: the fields of a form, an
// epigraph with its source, who the author is, and the place of a report.
func (p *Page) settleFront(tags []Tag) {
	for _, l := range p.lines {
		if l.placed && tags[l.first].Label == None {
			tags[l.first] = Tag{Dateline, false}
		}
	}
	p.formFields(tags, p.headEnd(tags))
	p.epigraph(tags)
	p.authorAbove(tags)
	p.contacts(tags)
}

// fieldName is the name of a field of a form that sends or answers an article.
var fieldName = regexp.MustCompile(`^(?i:(?:your|recipient|sender|friend)(?:['’]?s)? )?(?i:(?:first|last|full) )?(?i:name|e-?mail|address|phone|subject|message|comments?|website|city|zip|postcode)(?i: address| number| code)?\*?:$`)

// formFields labels names of fields that follow one another with nothing in them.
func (p *Page) formFields(tags []Tag, end int) {
	field := func(i int) bool { return p.label(tags, i) == None && fieldName.MatchString(p.lineText(i)) }
	for i := 1; i < min(end, longestHead); i++ {
		if field(i) && (field(i-1) || p.label(tags, i-1) == Boilerplate && strings.HasSuffix(p.lineText(i-1), ":")) {
			p.relabel(tags, i-1, Boilerplate)
			p.relabel(tags, i, Boilerplate)
		}
	}
}

// source is the line below an epigraph: a dash, who said it, where, and the year or a work
// in quotation marks.
var source = regexp.MustCompile(`^(?:[—–―]|--) ?\p{Lu}[\pL.'’-]*(?: (?:\p{Lu}[\pL.'’-]*|van|von|de|der|la)){1,4}, .{0,60}(?:\b(?:1[5-9]|20)\d\d\b|["”’])\)?\.?$`)

// longestEpigraph is the number of words of the longest epigraph.
const longestEpigraph = 60

// epigraph labels what somebody else said, and where, above the first paragraph. A letter
// and its signature look alike, but for the year.
func (p *Page) epigraph(tags []Tag) {
	for i := 1; i+1 < min(len(p.lines), longestHead/2); i++ {
		label := p.label(tags, i)
		if label != None && label != Byline || p.label(tags, i+1) != None || !p.paragraphLike(i+1) || !source.MatchString(p.lineText(i)) {
			continue
		}
		first := i - 1
		for !p.lines[first].blank {
			first--
		}
		titled := slices.ContainsFunc(tags[:p.lines[first].first], func(t Tag) bool { return t.Label == Headline })
		words := 0
		for k := first; k < i; k++ {
			words += p.lines[k].words
			if label := p.label(tags, k); label != None && !(titled && label == Headline) {
				words += longestEpigraph
			}
		}
		if words > longestEpigraph || !titled && first > 1 {
			continue
		}
		for k := first; k <= i; k++ {
			p.relabel(tags, k, Note)
		}
	}
}

// role is how a line says what somebody is by profession, and where.
var role = regexp.MustCompile(`^(\p{Lu}[\pL.'’-]+(?: \p{Lu}[\pL.'’-]+){0,3}),? (?:is|was) (?:an? |the |also )?(?:[\w-]+ ){0,4}?(?:editor(?:-in-chief)?|publisher|professor|author|columnist|journalist|reporter|writer|director|fellow|lecturer|researcher|founder|co-founder|analyst|economist|lawyer|attorney|scientist|engineer|physician|nurse|teacher|correspondent|novelist|historian|consultant|student)\b.{0,20}\b(?:of|at|for|with|in|and)\b`)

// authorAbove labels a line above the text that says who its author is: whom the byline
// names, or, where it is no sentence and nothing else names one, somebody of whom the text
// does not speak again. A sentence about somebody else may be how the author begins.
func (p *Page) authorAbove(tags []Tag) {
	author := p.authors(tags)
	for i := 1; i+1 < min(len(p.lines), longestHead); i++ {
		l := &p.lines[i]
		label := p.label(tags, i)
		var m []string
		if l.Len() <= maxParted && (label == None && p.label(tags, i-1) != None || label == Caption || label == Headline && p.label(tags, i-1) == Headline) {
			m = role.FindStringSubmatch(p.lineText(i))
		}
		if m != nil && p.verbs(l.Span) == 1 {
			names := nameWords(m[1])
			strange := len(names) == 0 || slices.ContainsFunc(names, func(w string) bool { return !author[w] })
			surname := m[1][strings.LastIndexByte(m[1], ' ')+1:]
			if !strange || len(author) == 0 && !strings.HasSuffix(p.lineText(i), ".") && !strings.Contains(p.doc.Text[l.End:], surname) {
				p.relabel(tags, i, Bio)
				continue
			}
		}
		if label == None && p.paragraphLike(i) {
			return
		}
	}
}

// contact is a sentence that gives no more than where its writer can be reached.
var contact = regexp.MustCompile(`^(?i:(?:his|her|their|my) (?:contact|e-?mail|address)(?: address)? is|(?:contact|reach|e-?mail) (?:him|her|them|me) at|(?:s?he|they|the (?:writer|author)) (?:can|may) be (?:reached|contacted|e-?mailed)\b[\w ]{0,20}):? ?(?:\S+@\S+|\[email\b.{0,20}\])\.?$`)

// contacts labels a last sentence of a line that gives no more than an address, where no
// text follows: amid the text it says whom the readers are to write to.
func (p *Page) contacts(tags []Tag) {
	last := 0
	for i := range p.lines {
		if p.prose(i) && p.label(tags, i) == None {
			last = i
		}
	}
	for i := last; i < len(p.lines); i++ {
		u := p.lines[i].last - 1
		if tags[u].Label != None {
			continue
		}
		if s := p.units[u].Text(p.doc.Text); contact.MatchString(s) {
			tags[u] = Tag{Bio, false}
		}
	}
}
