package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// longestByline is how many words a byline without a "By" has at most; what a page
// marks as its byline and is longer says who the author is.
const longestByline = 12

// splitKicker parts the name of a section, a line or two right above the headline of
// the page that the reader view keeps without it, from the rest of the body.
func splitKicker(doc *html.Node, title, body string) (kicker, rest string) {
	page, _, ok := strings.Cut("\n"+render(doc)+"\n", "\n"+title+"\n")
	if !ok {
		return "", body
	}
	above := strings.FieldsFunc(page, func(r rune) bool { return r == '\n' })
	lines := strings.FieldsFunc(body, func(r rune) bool { return r == '\n' })
	for n := min(2, len(above), len(lines)-1); n > 0; n-- {
		if slices.Equal(above[len(above)-n:], lines[:n]) && !slices.ContainsFunc(lines[:n], isText) {
			rest := body
			for _, l := range lines[:n] {
				rest = strings.TrimLeft(rest[len(l):], "\n")
			}
			return strings.TrimRight(strings.TrimSuffix(body, rest), "\n"), rest
		}
	}
	return "", body
}

// longestKicker is the number of words in the name of a section, at most.
const longestKicker = 6

// isText reports whether a line is rather text than the name of a section.
func isText(line string) bool {
	return len(strings.Fields(line)) > longestKicker || strings.HasSuffix(line, ".") || strings.HasSuffix(line, "?") || strings.HasSuffix(line, "!")
}

// standfirsts are classes, or parts of them, of the sub-headline of a page.
var standfirsts = map[string]bool{"standfirst": true, "subtitle": true, "subheadline": true, "subhead": true, "subheading": true, "dek": true, "strapline": true}

// standfirst is the sub-headline that stands right below the headline of the page, a
// second-level heading or of a class that says so; the reader view leaves it out. It is
// empty where there is none.
func standfirst(doc *html.Node, title string) string {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.H1 || line(render(n)) != title {
			continue
		}
		next := n.NextSibling
		for next != nil && line(render(next)) == "" {
			next = next.NextSibling
		}
		if next == nil || next.Type != html.ElementNode {
			return ""
		}
		is := (next.DataAtom == atom.H2 || saysStandfirst(next)) && !linked(next)
		s := line(render(next))
		if n := len(strings.Fields(s)); is && n >= 4 && n <= 60 && !strings.HasPrefix(strings.ToLower(s), "by ") {
			return s
		}
		return ""
	}
	return ""
}

// saysStandfirst reports whether an element is of a class for standfirsts.
func saysStandfirst(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == "class" && slices.ContainsFunc(names(a.Val), func(s string) bool { return standfirsts[s] })
	})
}

// headline is the page's only first-level heading, where the title holds it beside
// the name of the site or section, or where it stands in the article or shares words of
// some length with the title; else the title.
func headline(doc *html.Node, title string) string {
	var heads []string
	inArticle := false
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.H1 {
			if s := line(render(n)); s != "" {
				heads = append(heads, s)
				for a := range n.Ancestors() {
					inArticle = inArticle || a.DataAtom == atom.Article
				}
			}
		}
	}
	title = whole(doc, title)
	if len(heads) != 1 {
		return title
	}
	head, low := strings.ToLower(heads[0]), strings.ToLower(title)
	words, titled := strings.Fields(head), strings.Fields(low)
	right := false
	switch {
	case title == "":
		right = true
	case strings.Contains(low, head) && apart(low, head):
		right = len(heads[0]) > 8
	default:
		right = len(words) >= leastHeadline && (inArticle ||
			slices.ContainsFunc(words, func(w string) bool { return len(w) > 3 && slices.Contains(titled, w) }))
	}
	if right {
		return heads[0]
	}
	return title
}

// whole is the line of the page of which the title is a part cut off at a colon, or
// that is a part of it by itself, as long as it stands so in the title element.
func whole(doc *html.Node, title string) string {
	full := ""
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Title && n.FirstChild != nil && full == "" {
			full = strings.ToLower(line(n.FirstChild.Data))
		}
	}
	low, best := strings.ToLower(title), ""
	for l := range strings.Lines(render(doc)) {
		s := line(l)
		part := strings.ToLower(s)
		if len(s) > len(best) && len(strings.Fields(s)) > 2 && strings.Contains(full, part) && apart(full, part) &&
			(strings.Contains(part, low) || strings.Contains(low, part) && apart(low, part)) {
			best = s
		}
	}
	if best != "" {
		return best
	}
	return title
}

// byline is the first short line of a page that an attribute marks as the author's, but
// for what the reader view sees itself.
func byline(doc *html.Node) string {
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key != "itemprop" && a.Key != "class" && !strings.HasPrefix(a.Key, "data-") {
				continue
			}
			if parts := names(a.Val); !slices.Contains(parts, "byline") && !slices.Contains(parts, "author") {
				continue
			}
			first, _, _ := strings.Cut(strings.TrimSpace(render(n)), "\n")
			if words := len(strings.Fields(first)); words > 1 && words <= longestByline {
				return line(first)
			}
		}
	}
	return ""
}

// leastHeadline is how many words a heading has at least that is taken for the
// headline although the page's title does not hold all of it.
const leastHeadline = 4

// apart reports whether a title holds a heading as a part by itself, as in
// "Opinion | Close the bridge - The Daily", not amid a sentence.
func apart(title, head string) bool {
	const marks = "|-–—:·•»«/()[]"
	before, after, _ := strings.Cut(title, head)
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	return (before == "" || strings.TrimRight(before, marks) != before) && (after == "" || strings.TrimLeft(after, marks) != after)
}

// line puts a text on one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// starts reports whether one of the first lines of a text says the same as the
// title.
func starts(text, title string) bool {
	for range 8 {
		first, rest, _ := strings.Cut(text, "\n")
		if strings.EqualFold(line(first), title) {
			return true
		}
		text = rest
	}
	return false
}

// mentions reports whether the byline stands on a line of its own at either end
// of a text.
func mentions(text, by string) bool {
	lines := strings.Split(text, "\n")
	by = strings.ToLower(strings.TrimPrefix(strings.ToLower(by), "by "))
	for i, l := range lines {
		if (i < 8 || i >= len(lines)-8) && len(l) < len(by)+40 && strings.Contains(strings.ToLower(l), by) {
			return true
		}
	}
	return false
}
