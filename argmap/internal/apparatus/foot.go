package apparatus

import "slices"

// Bounds of what stands below a biography: the share of the page that stands above that,
// and how many lines of text follow it at most.
const (
	leastAbove = 0.75
	mostBelow  = 2
)

// settleFoot labels the text that is left below the biography of the author whom the
// byline names, at the foot of the page, and that has a word of a page about itself: an
// appeal to the readers, say. Of 1,120 op-eds with a biography in their last quarter none
// goes on below it, but one may end there.
func (p *Page) settleFoot(tags []Tag) {
	author := p.authors(tags)
	last := -1
	for i := range p.lines {
		s := p.lineText(i)
		if p.label(tags, i) != Bio {
			continue
		}
		named := map[string]bool{}
		for _, w := range nameWords(s) {
			if author[w] {
				named[w] = true
			}
		}
		if len(named) > 1 {
			last = i
		}
	}
	if last < 0 || float64(p.lines[last].Start) < leastAbove*float64(len(p.doc.Text)) {
		return
	}
	var below []int
	for i := last + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		switch label := p.label(tags, i); {
		case label == Headline || label == Byline:
			return // another article
		case !slices.ContainsFunc(tags[l.first:l.last], func(t Tag) bool { return t.Label != None }) && (p.offers(i) || p.serves(i)):
			below = append(below, i)
		}
	}
	if len(below) > mostBelow {
		return
	}
	for _, i := range below {
		p.relabel(tags, i, Boilerplate)
	}
}

// authors holds the words of the bylines, in lower case, that name somebody.
func (p *Page) authors(tags []Tag) map[string]bool {
	author := map[string]bool{}
	for i, u := range p.units {
		if tags[i].Label == Byline && u.Len() <= maxParted {
			for _, w := range nameWords(u.Text(p.doc.Text)) {
				author[w] = true
			}
		}
	}
	return author
}
