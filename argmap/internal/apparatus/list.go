package apparatus

import "strings"

// Bounds of a list: words of the line that announces it, of each of its items, and lines.
const (
	leastAnnounced = 4
	leastItem      = 3
	longestList    = 12
)

// keepLists gives back to the text the lists within it, lines below one that ends in a
// colon and above more of the text (or, where each has the mark of an item, above the
// heading of more), in which items without a full stop pass for headings or furniture.
func (p *Page) keepLists(tags []Tag) {
	for i := 0; i < len(p.lines); i++ {
		if !p.announces(tags, i) {
			continue
		}
		end, marked := i+1, true
		for end < len(p.lines) && end-i <= longestList && p.listed(end, end > i+1) {
			marked = marked && listItem.MatchString(p.lineText(end))
			end++
		}
		after := end
		if marked && end < len(p.lines) && p.label(tags, end) == Headline {
			after++
		}
		if end-i < 3 || after == len(p.lines) || p.label(tags, after) != None || !endsAsSentence(p.lineText(after)) && !p.announces(tags, after) {
			continue
		}
		for k := i + 1; k < end; k++ {
			p.relabel(tags, k, None)
		}
		i = end - 1
	}
}

// announces reports whether a line of the text ends in a colon, as above a list.
func (p *Page) announces(tags []Tag, i int) bool {
	return p.label(tags, i) == None && p.lines[i].words >= leastAnnounced && strings.HasSuffix(strings.TrimRight(p.lineText(i), "*_ "), ":")
}

// listed reports whether a line may be an item: it is marked as one, or stands below the
// one before it without a blank line.
func (p *Page) listed(i int, below bool) bool {
	s := p.lineText(i)
	if p.lines[i].words < leastItem || p.serves(i) {
		return false
	}
	return listItem.MatchString(s) || !below && !endsAsSentence(s) || below && !p.lines[i].blank
}
