package article

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// asides are the ids and classes of the parts of a page where readers write, and where
// its own words are set again as a pull quote.
var asides = map[string]bool{
	"comments": true, "comments-area": true, "comments-section": true, "comment-section": true, "comments-container": true,
	"comment-list": true, "commentlist": true, "comment-respond": true, "disqus_thread": true, "fb-comments": true,
	"pullquote": true, "pull-quote": true, "wp-block-pullquote": true, "dcr-pullquote": true,
}

// offers are parts of the ids and classes of boxes that offer a newsletter, an account
// or the like, such as kg-signup-card.
var offers = map[string]bool{"newsletter": true, "signup": true, "subscription": true, "subscribe": true, "audio": true,
	"paywall": true, "regwall": true, "gate": true, "piano": true, "upsell": true, "promo": true}

// longestOffer is how many bytes such a box holds at most: a whole page may be a
// newsletter-post.
const longestOffer = 600

// embeds are elements that hold what is shown from elsewhere.
var embeds = map[string]bool{
	"amp-ad": true, "amp-embed": true, "amp-twitter": true, "amp-instagram": true, "amp-facebook": true, "amp-iframe": true,
	"amp-sidebar": true, "amp-social-share": true, "amp-consent": true, "amp-audio": true, "amp-video": true, "amp-youtube": true,
}

// minRest is how many bytes a page must hold besides its asides for them to be
// left out.
const minRest = 200

// dropAsides takes out of a page what is not the article's: the comments of readers
// may be longer, and would then be taken for it.
func dropAsides(doc *html.Node) {
	var found []*html.Node
	for n := range doc.Descendants() {
		if isAside(n) {
			found = append(found, n)
		}
	}
	type place struct{ node, parent, next *html.Node }
	var taken []place
	for _, n := range found {
		taken = append(taken, place{n, n.Parent, n.NextSibling})
		n.Parent.RemoveChild(n)
	}
	if len(taken) > 0 && len(render(doc)) < minRest {
		for _, t := range slices.Backward(taken) {
			t.parent.InsertBefore(t.node, t.next)
		}
	}
}

func isAside(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Article, atom.Main:
		return false
	case atom.Span, atom.Em, atom.I, atom.Strong, atom.B:
		return false // words within a sentence, to be set as a pull quote by a script
	case atom.Figcaption:
		return true
	}
	if embeds[n.Data] {
		return true
	}
	for _, a := range n.Attr {
		if a.Key != "id" && a.Key != "class" {
			continue
		}
		low := strings.ToLower(a.Val)
		if slices.ContainsFunc(strings.Fields(low), func(s string) bool { return asides[s] }) {
			return true
		}
		parts := names(strings.ReplaceAll(low, "sign-up", "signup"))
		if slices.ContainsFunc(parts, func(s string) bool { return offers[s] }) && len(render(n)) <= longestOffer {
			return true
		}
	}
	return false
}

// furniture are parts of the ids and classes of lines that are none of the article's.
var furniture = map[string]bool{
	"comment": true, "comments": true, "related": true, "sponsor": true, "sponsored": true, "social": true, "share": true,
	"footer": true, "gdpr": true, "breadcrumb": true, "breadcrumbs": true, "pagination": true, "byline": true, "author": true, "caption": true,
}

// leastText is how many bytes a paragraph holds at least that is text whatever its
// class says.
const leastText = 80

// unlabel takes the ids and classes from paragraphs of text and from headings above
// such. The reader view drops what has "header", "banner", "menu" and so on anywhere in
// its name, be it "header-anchor-post" or "has-banner-color". What is named a standfirst
// stays so.
func unlabel(doc *html.Node) {
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Blockquote, atom.Ul, atom.Ol, atom.Li:
			if isParagraph(n) {
				bare(n)
			}
		case atom.P:
			if (isParagraph(n) || leads(n)) && !saysStandfirst(n) {
				bare(n)
			}
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			if leads(n) {
				bare(n)
			}
		}
	}
}

// leads reports whether a paragraph of text follows an element, right behind it or
// behind a heading and a short line.
func leads(n *html.Node) bool {
	for range 3 {
		n = next(n)
		if n == nil || isParagraph(n) {
			return n != nil
		}
		switch n.DataAtom {
		case atom.P, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		default:
			return false
		}
	}
	return false
}

// next is the element that follows another, nil where none does.
func next(n *html.Node) *html.Node {
	for n = n.NextSibling; n != nil && n.Type != html.ElementNode; {
		n = n.NextSibling
	}
	return n
}

// isParagraph reports whether an element holds text, and more of it than links, as far
// as its first nodes tell.
func isParagraph(n *html.Node) bool {
	if n == nil {
		return false
	}
	switch n.DataAtom {
	case atom.P, atom.Blockquote, atom.Ul, atom.Ol, atom.Li:
	default:
		return false
	}
	text, links, nodes := 0, 0, 0
	for d := range n.Descendants() {
		if nodes++; nodes > mostNodes {
			break
		}
		switch {
		case d.Type == html.TextNode:
			text += len(line(d.Data))
		case d.DataAtom == atom.A:
			links += len(line(render(d)))
		}
	}
	return text >= max(leastText, 3*links)
}

// mostNodes is how many nodes of an element are looked at, so that time is linear in
// the length of the page however deep its lists and quotations nest.
const mostNodes = 500

// bare takes the id and class from an element that none of furniture names.
func bare(n *html.Node) {
	named := func(a html.Attribute) bool { return a.Key == "id" || a.Key == "class" }
	for _, a := range n.Attr {
		if named(a) && slices.ContainsFunc(names(a.Val), func(s string) bool { return furniture[s] }) {
			return
		}
	}
	n.Attr = slices.DeleteFunc(n.Attr, named)
}

// names parts the value of a class or the like into words.
func names(value string) []string {
	return strings.FieldsFunc(strings.ToLower(value), func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
}
