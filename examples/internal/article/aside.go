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

// offers are parts of the ids and classes of boxes that offer a newsletter or the like,
// such as kg-signup-card.
var offers = map[string]bool{"newsletter": true, "signup": true, "subscription": true, "subscribe": true, "audio": true}

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
		names := strings.ToLower(a.Val)
		if slices.ContainsFunc(strings.Fields(names), func(s string) bool { return asides[s] }) {
			return true
		}
		parts := strings.FieldsFunc(strings.ReplaceAll(names, "sign-up", "signup"), func(r rune) bool { return r == ' ' || r == '-' || r == '_' })
		if slices.ContainsFunc(parts, func(s string) bool { return offers[s] }) && len(render(n)) <= longestOffer {
			return true
		}
	}
	return false
}
