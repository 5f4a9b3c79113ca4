package apparatus

import (
	"regexp"
	"strings"
	"unicode"
)

// Lines that name who took a picture, by form: behind its words in brackets, [EPA], behind
// the word for it, "Photo/PSCU", or by itself in parentheses, "(Ann Lee / The Times)".
var (
	agencyTag = regexp.MustCompile(`[\pL\d.!?”"’)] ?\[(?:[^\[\]]{1,40}/)?(?:AP|AFP|EPA|EPA-EFE|PA|AAP|ANI|PTI|Reuters|REUTERS|Getty(?: Images)?|Xinhua|Anadolu(?: Agency)?|Al Jazeera|File(?: photo)?|FILE)(?:[ /,:][^\[\]\d]{1,40})?\]$`)
	slashed   = regexp.MustCompile(`(?:^|[.!?”"’)] )\(?(?:FILE |File |STAFF |Staff )?(?:PHOTO|Photo|PHOTOGRAPH|Photograph|PICTURE|Picture|PIC|Pic|IMAGE|Image)S?s? ?[/|] ?\p{Lu}[^.!?]{1,40}$`)
	parted    = regexp.MustCompile(`^\((?:\p{Lu}[\pL.'’-]* ?){1,4} ?[/|] ?(?:For )?(?:[Tt]he )?(?:\p{Lu}[\pL.'’-]* ?){1,5}\)$`)
)

// longestCaption is the length in bytes of the longest caption that is told by form.
const longestCaption = 600

// settleCaptions labels the credits that form gives away, what stands above them in the
// same block, and the words for those who cannot see the picture, which say what the
// caption says.
func (p *Page) settleCaptions(tags []Tag) {
	for i := range p.lines {
		l := &p.lines[i]
		label := p.label(tags, i)
		if l.Len() > longestCaption || !freeForCaption(label) && label != Headline && label != Bio {
			continue
		}
		s := p.lineText(i)
		if tags[l.last-1].Label == Caption && tags[l.first].Label == None && l.Len() <= maxParted {
			p.relabel(tags, i, Caption) // up to its credit
			continue
		}
		switch last := s[len(s)-1]; {
		case last == ']' && agencyTag.MatchString(s), last == ')' && s[0] == '(' && parted.MatchString(s), strings.ContainsAny(s, "/|") && slashed.MatchString(s), doubled(s):
			p.relabel(tags, i, Caption)
			p.captionAbove(tags, i)
		}
	}
	for i := range p.lines {
		if p.label(tags, i) != Caption {
			continue
		}
		for k := max(0, i-2); k < min(i+3, len(p.lines)); k++ {
			label := p.label(tags, k)
			if (freeForCaption(label) || label == Headline && endsAsSentence(p.lineText(k))) && says(p.lineText(i), p.lineText(k)) {
				p.relabel(tags, k, Caption)
			}
		}
	}
}

// freeForCaption reports whether a line with a label may be a caption by its form.
func freeForCaption(l Label) bool { return l == None || l == Byline || l == Boilerplate }

// captionAbove labels what stands above a credit in the same block of few lines: the
// line that a credit by itself closes, and those that end in no sentence.
func (p *Page) captionAbove(tags []Tag, i int) {
	first := i
	for i-first < 4 && !p.lines[first].blank {
		first--
	}
	if i-first > 3 {
		return // a page without blank lines
	}
	credit := p.lines[i].words <= longestCredit && (i+1 == len(p.lines) || p.lines[i+1].blank || p.label(tags, i+1) != None)
	for k := i - 1; k >= first; k-- {
		label, sentence := p.label(tags, k), endsAsSentence(p.lineText(k))
		if label != None && !(label == Headline && (sentence || k > p.body.Start)) || p.lines[k].Len() > maxParted || sentence && !(credit && k == i-1) {
			return
		}
		p.relabel(tags, k, Caption)
	}
}

// says reports whether other is the caption, or the words before its credit.
func says(caption, other string) bool {
	other = strings.TrimRight(other, ". ")
	return strings.Count(other, " ") >= shortestAlt-1 && strings.HasPrefix(caption, other)
}

// shortestAlt is the number of words of the shortest line that is known again in a
// caption: a byline may stand above "Ann Lee (Photo: private)".
const shortestAlt = 5

// doubled reports whether a line says the same twice, as the words of a picture and its
// caption that no space parts.
func doubled(s string) bool {
	half := len(s) / 2
	return strings.Count(s, " ") >= 2*shortestAlt-2 && strings.ContainsFunc(s, unicode.IsLower) && s[:half] == s[half:]
}
