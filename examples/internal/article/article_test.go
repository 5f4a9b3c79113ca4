package article_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/examples/internal/article"
)

var update = flag.Bool("update", false, "write the text that is got to testdata")

// TestText reads pages of the kinds that the web has: a blog, a newspaper with
// sidebars and comments, a layout made of tables, paragraphs with nothing
// around them, tags that do not close, an old encoding.
// readText gives the text and title that Read finds.
func readText(page []byte) (text, title string, err error) {
	p, err := article.Read(page)
	return p.Text, p.Title, err
}

func TestText(t *testing.T) {
	for name, wantTitle := range map[string]string{
		"bare":      "Sell the third fire engine",
		"blog":      "Open the archive",
		"broken":    "Leave the hedges",
		"cp1252":    "Le café is not a right",
		"lake":      "Give the lake back",
		"newspaper": "Why the night bus must stay",
		"table":     "No more salt on the roads",
	} {
		t.Run(name, func(t *testing.T) {
			golden := filepath.Join("testdata", name+".txt")
			page, err := os.ReadFile(filepath.Join("testdata", name+".html"))
			if err != nil {
				t.Fatal(err)
			}
			text, title, err := readText(page)
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				if err := os.WriteFile(golden, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), text); diff != "" {
				t.Errorf("Read(%s.html) mismatch (-want +got):\n%s", name, diff)
			}
			if title != wantTitle {
				t.Errorf("title %q, want %q", title, wantTitle)
			}
		})
	}
}

func TestTextSmall(t *testing.T) {
	for name, tc := range map[string]struct{ page, want string }{
		"no article": {"<html><body><p>Shut the <b>gate</b>, please.</p><script>x()</script></body></html>", "Shut the gate, please.\n"},
		"fragment":   {"Two words<br>and two", "Two words\nand two\n"},
		"blocks":     {"<div>One</div>\n<div>Two <i>and</i>\n three</div>", "One\n\nTwo and three\n"},
		"latin 1":    {"<meta charset=\"iso-8859-1\"><p>The caf\xe9 is shut.</p>", "The café is shut.\n"},
		"utf-16":     {"\xff\xfe<\x00p\x00>\x00S\x00h\x00u\x00t\x00.\x00", "Shut.\n"},
		"note mark":  {"<p>The law<sup><a href=#1>12</a></sup> says m<sup>2</sup>, the 4<sup>th</sup> time.", "The law¹² says m², the 4th time.\n"},
		"items":      {"<ol><li><p>One</p><p>Two</p></li><li></li><li><div>Three ↩\ufe0e</div></li></ol>", "1. One\n\nTwo\n\n2.\n3. Three\n"},
		"numbers":    {"<ol start=3><li>One<ol><li>A</ol><li>Two</ol><ul><li>Three</ul>", "3. One\n\n1. A\n\n4. Two\n\nThree\n"},
		"cells":      {"<table><tr><td>1<td>2<tr><td>A<br>B<td>C</table>", "1 2\n\nA\nB\n\nC\n"},
		"lines":      {"<p>One<br> two<br>three<br>four<br>five<br>six<br>seven<br>eight<br>nine</p>", "One\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n"},
		"spaces":     {"<p>A\tb&#12;c&#13;d</p><p>Two ↩</p><p>↩Return</p>", "A b c d\n\nTwo\n\n↩Return\n"},
		"note marks": {"<p>The law<sup><a href=#1>1</a> <a href=#2>2</a></sup>", "The law¹ ²\n"},
		"number":     {"<ol><li><span></span><p>One</p></li></ol><ol type=1 start=3><li>Three</ol><ol start=x><li>One</ol>", "1. One\n\n3. Three\n\n1. One\n"},
		"cell":       {"<table><tr><td><b>1</b><td>2</table><table><tr><td>A<td>B<p>C</p></table>", "1 2\n\nA\n\nB\n\nC\n"},
		"initial":    {"<p>Shut it.</p><div>T</div><p>hen go. Plan</p><div>B</div><p>Go.</p><div>I</div><p>do.</p><p>and B</p><p>or c</p><h2>B</h2><p>bread</p><p>X marks it</p>", "Shut it.\n\nThen go. Plan\n\nB\n\nGo.\n\nI\n\ndo.\n\nand B\n\nor c\n\nB\n\nbread\n\nX marks it\n"},
		"ruby":       {"<p>the <ruby>word<rp>(</rp><rt>sound</rt><rp>)</rp></ruby> of it</p>", "the word(sound) of it\n"},
		"unseen":     {"<p>Seen</p><p hidden>Not</p><div style='display: none'>Not</div>", "Seen\n"},
		"late byte":  {"<p>é" + strings.Repeat(" word", 300) + " caf\xe9</p>", "é" + strings.Repeat(" word", 300) + " caf\ufffd\n"},
		"raised":     {"<p>n<sup>1234567890</sup></p>", "n¹²³⁴⁵⁶⁷⁸⁹⁰\n"},
		"old tags":   {"<p>Shut <big>the</big> <strike>big</strike> gate</p>", "Shut the big gate\n"},
		"entity":     {"<p>Fish &amp; chips&mdash;now</p>", "Fish & chips—now\n"},
	} {
		t.Run(name, func(t *testing.T) {
			text, _, err := readText([]byte(tc.page))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, text); diff != "" {
				t.Errorf("Read(%q) mismatch (-want +got):\n%s", tc.page, diff)
			}
		})
	}
	if p, page, err := article.Of("a.txt", []byte("A <p> is a tag.")); p.Text != "A <p> is a tag." || page || err != nil {
		t.Errorf("Of(a.txt) = %q, %v, %v, want the file", p.Text, page, err)
	}
	for _, page := range []string{"", "<html><script>x()</script></html>", "<title>A title alone</title>", "\v"} {
		if text, _, err := readText([]byte(page)); !errors.Is(err, article.ErrNoText) {
			t.Errorf("Read(%q) = %q, %v, want ErrNoText", page, text, err)
		}
	}
}

func TestFragment(t *testing.T) {
	for in, want := range map[string]string{
		"":                              "",
		"</p><!-- not this -->":         "",
		"<p>One<p>Two <b>words":         "One\n\nTwo words",
		"<td>One</td><td>Two</td></tr>": "One Two",
		"<tr><td>One</tr><tr><td>Two":   "One\nTwo",
	} {
		if got, err := article.Fragment([]byte(in)); got != want || err != nil {
			t.Errorf("Fragment(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
}

// TestHeadline tells the headline from the names of sites and sections.
func TestHeadline(t *testing.T) {
	body := "<article>" + strings.Repeat("<p>The bridge should be closed to cars on Sundays, for nobody needs it on that day of the week but people who look for a place to park.</p>", 4) + "</article>"
	for _, tc := range []struct{ title, h1, want string }{
		{"Close the bridge | The Daily", "Close the bridge", "Close the bridge"},
		{"Opinion: the bridge - The Daily", "Close the bridge to cars", "Close the bridge to cars"},
		{"Close the bridge to cars", "The Daily", "Close the bridge to cars"},
		{"Close the bridge to cars", "", "Close the bridge to cars"},
		{"Close the bridge to cars", "The New York Times", "Close the bridge to cars"},
		{"Close the bridge to cars", "Sign up for our newsletter", "Close the bridge to cars"},
		{"Close the bridge to cars", "Bridge news today", "Close the bridge to cars"},
		{"Close the bridge to cars", "The bridge", "Close the bridge to cars"},
		{"Close the bridge to cars, says a reader", "Close the bridge to cars", "Close the bridge to cars"},
		{"Opinion | Close the bridge to cars - The Daily", "Close the bridge to cars", "Close the bridge to cars"},
		{"Close the bridge, The Post says", "The Post", "Close the bridge, The Post says"},
		{"Opinion: the bridge - The Daily", "Close the bridge now", "Close the bridge now"},
		{"Opinion: the bridge - The Daily", "</h1><h1>Close the bridge to cars", "Close the bridge to cars"},
		{"Opinion: the bridge - The Daily", "Close <b style='color: red'>the bridge</b> to cars<i hidden> x</i><i style='display: none'> y</i><i style='visibility:hidden'> z</i>", "Close the bridge to cars"},
		{"Why close the bridge", "Close the bridge", "Why close the bridge"},
		{"Close the bridge says a reader", "Close the bridge", "Close the bridge says a reader"},
		{"Opinion | Close the bridge", "Close the bridge", "Close the bridge"},
		{"The Daily: what the park is for", "Leave the park alone", "Leave the park alone"},
		{"The Daily: what the car is for", "Stop the car now", "what the car is for"},
		{"", "Close it", "Close it"},
		{"The Daily: Letter to the mayor: close the bridge", "The Daily</h1><h3>Letter to the mayor: close the bridge</h3><h1 hidden>", "Letter to the mayor: close the bridge"},
		{"Daily :: Columns :: Close the bridge :: Page 1", "</h1><b>Close the bridge</b><h1>", "Close the bridge"},
	} {
		page := "<html><head><title>" + tc.title + "</title></head><body>"
		if tc.h1 != "" {
			page += "<header><h1>" + tc.h1 + "</h1></header>"
		}
		text, title, err := readText([]byte(page + body + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if title != tc.want || !strings.HasPrefix(text, tc.want+"\n\nThe bridge") {
			t.Errorf("title %q with heading %q gives %q and %.60q, want %q above the text", tc.title, tc.h1, title, text, tc.want)
		}
	}
}

// TestTextOtherTitle reads a page whose title for search engines is another headline.
func TestTextOtherTitle(t *testing.T) {
	page := "<title>Opinion | Stop calling victims unlucky - The Herald</title><article><h1>The flood map is lying to you</h1>" +
		strings.Repeat("<p>The map was drawn when my mother was at school, and the river has moved since then, as rivers do, but the line on the map has not.</p>", 4) + "</article>"
	text, title, err := readText([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if want := "The flood map is lying to you"; title != want || !strings.HasPrefix(text, want+"\n\nThe map") {
		t.Errorf("title %q above %.60q, want %q", title, text, want)
	}
}

// TestTextAsides reads a page that sets words of the article again, and offers its
// newsletter in between.
func TestTextAsides(t *testing.T) {
	const first = "<p>The bridge should be kept. It has carried the town over the river for a hundred years, and nobody has shown that it cannot do so for a hundred more.</p>"
	const second = "<p>A tunnel costs nine times as much. The money would have to come from the school, which has waited for a roof since the storm, and from the swimming pool.</p>"
	page := "<html><body><article><h1>Keep the bridge</h1><div class='newsletter-post post'>" + first + "<p>It is <span class=pullquote>a bridge for everybody in town</span>, they wrote.</p>" +
		"<p data-section=subscribe>It is <em class=pullquote>old</em>, <i class=pullquote>strong</i> and <strong class=pullquote>wide</strong> <b class=pullquote>enough</b>.</p>" +
		"<div class='box newsletter'><p>What you missed while you were away.</p></div><div id=top_newsletter><p>What you will miss tomorrow.</p></div>" +
		"<div class=email-sign-up><p>Never miss a word of it.</p></div><div class=subscribe><p>Read on for a penny a day.</p></div>" +
		"<div class=box-subscription><p>Read all of it for a penny a day.</p></div><p class=audio-player>Hear it read by its author.</p>" +
		"<blockquote class=wp-block-pullquote><p>Nobody has shown that it cannot!</p></blockquote>" +
		"<p class=pullquote>It has carried the town!</p><p class=Pull-Quote>A hundred years!</p>" +
		"<div class='newsletter-inline box'><h3>In your inbox</h3><p>Start your morning with everything you need to know.</p></div>" +
		"<div class='kg-card kg-signup-card'><p>One letter a month.</p></div><div id=inline-newsletter><p>The big ideas.</p></div>" +
		"<figure><img src=x><figcaption>The bridge after the rain.</figcaption></figure>" +
		"<amp-ad><div>Advertisement</div></amp-ad><amp-twitter><blockquote>Proud of our tunnel!</blockquote></amp-twitter>" +
		second +
		"<amp-iframe><p>The tunnel is the best idea that anybody in this town has had for years, they say, and it is shown from elsewhere.</p></amp-iframe>" +
		strings.Repeat(first+second, 3) + "</div></article></body></html>"
	p, _, err := article.Of("p.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"cannot!", "inbox", "your morning", "letter a month", "big ideas", "after the rain", "Advertisement", "Proud", "you missed", "will miss", "best idea",
		"carried the town!", "years!", "Never miss", "penny", "Hear it"} {
		if strings.Contains(p.Text, part) {
			t.Errorf("the text holds %q:\n%s", part, p.Text)
		}
	}
	for _, part := range []string{"swimming pool", "a bridge for everybody in town", "It is old, strong and wide enough."} {
		if !strings.Contains(p.Text, part) {
			t.Errorf("the text lacks %q:\n%s", part, p.Text)
		}
	}
}

// TestTextComments reads a page whose comments are longer than the article, and
// one that has nothing else.
func TestTextComments(t *testing.T) {
	body := strings.Repeat("<p>The bridge should be closed to cars on Sundays, for nobody needs it on that day of the week but people who look for a place to park.</p>", 3)
	thread := "<div class='post comments'>" + strings.Repeat("<p>I have lived by this bridge for forty years, and I can tell you that nobody has ever asked me what I think of it, which is that it ought to be pulled down, and a tunnel dug, with money from the region and the railway.</p>", 9) + "<ol class=commentlist><li>No</ol></div>"
	text, _, err := readText([]byte("<div>" + body + "</div>" + thread))
	if err != nil || strings.Contains(text, "forty years") || strings.Count(text, "on Sundays") != 3 {
		t.Errorf("Text = %q, %v, want the article alone", text, err)
	}
	text, _, err = readText([]byte(thread))
	if err != nil || strings.Count(text, "forty years") != 9 || !strings.Contains(text, "No") {
		t.Errorf("Text = %q, %v, want all comments", text, err)
	}
	comment := "<div class=comments><p>I have lived by this bridge for forty years.</p></div>"
	for n := range 2 {
		text, _, err = readText([]byte(strings.Repeat(comment, n+1)))
		if err != nil || strings.Count(text, "forty years") != n+1 {
			t.Errorf("Text = %q, %v, want %d comments", text, err, n+1)
		}
	}
}

// TestUnlabel keeps text whose class or id has a word of menus, headers and banners in
// it, and drops what is none.
func TestUnlabel(t *testing.T) {
	const paragraph = "<p>The bridge should be closed to cars on Sundays, for nobody needs it on that day of the week but people who look for a place to park.</p>"
	for _, c := range []struct {
		part string
		want bool
	}{
		{"<h2 class='header-anchor-post'>What the drivers said</h2>", true},
		{"<h2 id='menu-of-costs'>What the drivers said</h2><h3>Who pays</h3>", true},
		{"<h3 class='section-header'>What the drivers said</h3><p class='header-p'>Nobody asked.</p>", true},
		{"<p class='has-banner-color'>What the drivers said is another matter.</p>", true},
		{"<ul class='extra-list'><li class='menu-item'>What the drivers said, which is another matter altogether and not for us to judge.</li></ul>", true},
		{"<blockquote class='remark'>What the drivers said, which is another matter altogether and not for us to judge.</blockquote>", true},
		{"<p class='related-links'>What the drivers said</p>", false},
		{"<p class='social-share'>What the drivers said</p>", false},
		{"<p class='banner'><a href=x>What the drivers said, which is another matter altogether and not for us to judge.</a></p><div></div>", false},
		{"<h2 class='menu-header'>What the drivers said</h2><div class=menu><a href=x>Roads</a></div>", false},
	} {
		text, _, err := readText([]byte("<html><head><title>Close the bridge</title></head><body><article><h1>Close the bridge</h1>" + paragraph + paragraph + c.part + paragraph + paragraph + "</article></body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(text, "What the drivers said"); got != c.want {
			t.Errorf("Text with %q has its words: %t, want %t", c.part, got, c.want)
		}
	}
}

// TestRetag: a cell that the reader view made a paragraph is one.
func TestRetag(t *testing.T) {
	page := `<title>Close the bridge</title><table><tr><td><font size=5><b>Close the bridge</b></font><br><br><table align=right><tr><td><font size=1>"Who asked the river?"</font></td></tr></table>
The council should close the old bridge to cars, because it is not safe for anybody on foot, and the whole of the town has known it for years.<br><br>The bridge was built for carts in the year 1911, and no one has touched it since then.</td></tr></table>`
	text, _, err := readText([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, "river?\"\n\nThe council") {
		t.Errorf("Read(%q) = %q: the quotation is no paragraph", page, text)
	}
}

// TestTextNewsletter reads short pages that are a newsletter, and no offer of one.
func TestTextNewsletter(t *testing.T) {
	const paragraph = "<p>The bridge should be closed to cars on Sundays, for nobody needs it on that day of the week but people who look for a place to park.</p>"
	const comment = "<div class=comments><p>I have lived by this bridge for forty years.</p></div>"
	const head = "<div><p>The paper of the valley, which has come out every day since the year in which the first mill was built, and which is read in every house that has a letterbox and by all who ever learnt to read in the valley.</p></div>"
	for _, page := range []string{
		"<html class=newsletter>" + paragraph + paragraph + comment,
		"<body class=newsletter-archive>" + paragraph + paragraph + comment,
		head + "<main class=newsletter-post>" + paragraph + paragraph + "</main>" + comment,
		head + "<article class=newsletter-post>" + paragraph + paragraph + "</article>" + comment,
	} {
		text, _, err := readText([]byte(page))
		if err != nil || strings.Contains(text, "forty years") || strings.Count(text, "on Sundays") != 2 {
			t.Errorf("Read(%.40s…) = %q, %v, want the article without the comment", page, text, err)
		}
	}
}

func TestIsHTML(t *testing.T) {
	for _, tc := range []struct {
		name, start string
		want        bool
	}{
		{"a.html", "", true}, {"A.HTM", "", true}, {"a.txt", "Words", false}, {"", "\n<!DOCTYPE HTML><p>", true},
		{"", "\ufeff<html lang=en>", true}, {"", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", true},
		{"", "<html\nlang=en>", true}, {"", "<!-- a --> <!-- b -->\n<!DOCTYPE html>", true}, {"", "<!-- a --><?xml version='1.0'?><html>", true},
		{"", "<!-- a remark --> of mine", false}, {"", "<html", false}, {"", "<!-- open", false},
		{"", "<htmlish> is no tag", false}, {"", "<html><body>", true}, {"a.md", "<p>a paragraph</p>", false}, {"", "", false},
	} {
		if got := article.IsHTML(tc.name, []byte(tc.start)); got != tc.want {
			t.Errorf("IsHTML(%q, %q) = %v, want %v", tc.name, tc.start, got, tc.want)
		}
	}
}

func FuzzText(f *testing.F) {
	page, err := os.ReadFile("testdata/lake.html")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(page)
	f.Add([]byte("<p>One<p>Two\xff<table><tr><td>x<td>y</table>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		p, err := article.Read(page)
		if err == nil && strings.TrimSpace(p.Text) == "" {
			t.Error("no text and no error")
		}
		if !utf8.ValidString(p.Text) || !utf8.ValidString(p.Title) {
			t.Errorf("invalid UTF-8 in %q, %q", p.Text, p.Title)
		}
		last := -1
		for _, a := range p.Apparatus {
			if a.Start <= last || !a.Span.In(len(p.Text)) || strings.TrimSpace(a.Span.Text(p.Text)) == "" {
				t.Errorf("apparatus %v of %q", p.Apparatus, p.Text)
			}
			last = a.End
		}
	})
}

// TestHead puts what stands around the headline of a page where it belongs: the
// section above it, the sub-headline below it, who the author is at the foot.
func TestHead(t *testing.T) {
	const paragraph = "The bridge should be closed to cars on Sundays, for nobody needs it on that day of the week but people who look for a place to park."
	const bio = "Ana Cole, who teaches at the school by the bridge, is at work on a history of it."
	for name, c := range map[string]struct {
		page string // with its text as %s
		want []string
	}{
		"all": {"<div class=kicker>Opinion</div><h1>Close the bridge</h1><p class='article-standfirst'>Sundays belong to those who walk</p><p>By Ana Cole</p>%s<div class=author-bio>" + bio + "</div>",
			[]string{"Opinion", "Close the bridge", "Sundays belong to those who walk", "By Ana Cole", paragraph, bio}},
		"second heading":  {"<h1>Close the bridge</h1><h2>Sundays belong to those who walk</h2>%s", []string{"Close the bridge", "Sundays belong to those who walk", paragraph}},
		"text above":      {"<p>Why not?</p><h1>Close the bridge</h1>%s", []string{"Close the bridge", "Why not?", paragraph}},
		"teaser":          {"<h1>Close the bridge</h1><div class='subtitle'><a href=x>Ten best walks by the river</a></div>%s", []string{"Close the bridge", paragraph}},
		"byline above":    {"<meta name=author content='Ana Cole'><p>By Ana Cole</p><h1>Close the bridge</h1>%s", []string{"By Ana Cole", "Close the bridge", paragraph}},
		"byline below":    {"<h1>Close the bridge</h1><h2 class='subtitle author' rel=author>By Ana Maria Cole</h2>%s", []string{"Close the bridge", "By Ana Maria Cole", paragraph}},
		"long standfirst": {"<h1>Close the bridge</h1><p class=standfirst>The bridge has cost the town more than it brings, and that is so for as long as anybody who crosses it in the morning can remember.</p><p class=byline>By Ana Maria Cole</p>%s", []string{"Close the bridge", "The bridge has cost the town more than it brings, and that is so for as long as anybody who crosses it in the morning can remember.", "By Ana Maria Cole", paragraph}},
		"byline and date": {"<h1>Close the bridge</h1><div class=byline><a>By Ana Maria Cole</a><div>Mar 26, 2024</div><div>5 min read</div></div>%s", []string{"Close the bridge", "By Ana Maria Cole", paragraph}},
		"many authors":    {"<h1>Close the bridge</h1><div class=byline>By Ana Cole, Bob Dole, Chris Evans, Dan Smith, Emma Jones, Fay White and Gus Green</div>%s", []string{"Close the bridge", "By Ana Cole, Bob Dole, Chris Evans, Dan Smith, Emma Jones, Fay White and Gus Green", paragraph}},
		"section twice":   {"<p>Opinion and Sunday</p><p>Sunday</p><h1>Close the bridge</h1>%s", []string{"Opinion and Sunday", "Sunday", "Close the bridge", paragraph}},
		"heading apart":   {"<header><h1>Close the bridge</h1><h2 class=title>Walkers own the Sundays</h2></header><article>%s</article>", []string{"Close the bridge", "Walkers own the Sundays", paragraph}},
		"standfirst":      {"<header><h1>Close the bridge</h1><p class='lead standfirst'>Sundays belong to those who walk</p></header><article>%s</article>", []string{"Close the bridge", "Sundays belong to those who walk", paragraph}},
		"dek":             {"<header><h1>Close the bridge</h1><p class=article-dek>Sundays belong to those who walk</p></header><article>%s</article>", []string{"Close the bridge", "Sundays belong to those who walk", paragraph}},
		"subhead":         {"<header><h1>Close the bridge</h1><p class=page_subhead>Sundays belong to those who walk</p></header><article>%s</article>", []string{"Close the bridge", "Sundays belong to those who walk", paragraph}},
		"no standfirst":   {"<header><h1>Close the bridge</h1><p class=lead id=dek>Sundays belong to those who walk</p></header><article>%s</article>", []string{"Close the bridge", paragraph}},
		"short heading":   {"<header><h1>Close the bridge</h1><h2>Opinion and comment</h2></header><article>%s</article>", []string{"Close the bridge", paragraph}},
		"long heading":    {"<header><h1>Close the bridge</h1><h2>On" + strings.Repeat(" and on", 30) + "</h2></header><article>%s</article>", []string{"Close the bridge", paragraph}},
		"sixty words":     {"<header><h1>Close the bridge</h1><h2>On" + strings.Repeat(" and on", 29) + " on</h2></header><article>%s</article>", []string{"Close the bridge", "On" + strings.Repeat(" and on", 29) + " on", paragraph}},
		"twelve words":    {"<meta name=author content='Ana Cole and Bob Dole and Chris Evans and Dan Smith too'><h1>Close the bridge</h1>%s", []string{"Close the bridge", "By Ana Cole and Bob Dole and Chris Evans and Dan Smith too", paragraph}},
		"thirteen words":  {"<meta name=author content='Ana Cole is a nurse who works in the town by the bridge'><h1>Close the bridge</h1>%s", []string{"Close the bridge", paragraph, "Ana Cole is a nurse who works in the town by the bridge"}},
		"byline heading":  {"<header><h1>Close the bridge</h1><h2>By Ana Maria Cole</h2></header><article>%s</article>", []string{"Close the bridge", paragraph}},
		"author heading":  {"<meta name=author content='Ana Maria Cole'><header><h1>Close the bridge</h1><h2>An essay by Ana Maria Cole</h2></header><article>%s</article>", []string{"Close the bridge", "By Ana Maria Cole", paragraph}},
		"site heading":    {"<div><h1>The Daily</h1><h2>News from the valley and beyond</h2></div><header><h1>Close the bridge</h1></header><article>%s</article>", []string{"Close the bridge", paragraph}},
		"marked author":   {"<header><h1>Close the bridge</h1><div data-testid='article-byline'><div>Ana Cole</div><div>Nurse and delegate</div></div></header><div>%s</div>", []string{"Close the bridge", "By Ana Cole", paragraph}},
		"menu":            {"<nav><p>Close the bridge</p><h2>What else is new in town</h2></nav><header><h1>Close the bridge</h1></header><article>%s</article>", []string{"Close the bridge", paragraph}},
		"address":         {"<meta name=author content='https://daily.example/ana'><h1>Close the bridge</h1>%s", []string{"Close the bridge", paragraph}},
		"author amid":     {"<meta name=author content='Ana Cole'><h1>Close the bridge</h1>%[1]s<p>Ana Cole was there.</p>%[1]s", []string{"Close the bridge", "By Ana Cole", paragraph, "Ana Cole was there."}},
		"author at foot":  {"<meta name=author content='By Ana Cole'><h1>Close the bridge</h1>%[1]s%[1]s<p>Ana Cole is a nurse.</p>", []string{"Close the bridge", paragraph, "Ana Cole is a nurse."}},
		"three lines":     {"<p>Opinion</p><p>Sunday</p><p>Page four</p><h1>Close the bridge</h1>%s", []string{"Close the bridge", "Opinion", "Sunday", "Page four", paragraph}},
		"six words":       {"<p>What people of this town think</p><h1>Close the bridge</h1>%s", []string{"What people of this town think", "Close the bridge", paragraph}},
		"seven words":     {"<p>What the people of this town think</p><h1>Close the bridge</h1>%s", []string{"Close the bridge", "What the people of this town think", paragraph}},
		"sentence above":  {"<p>We say no.</p><h1>Close the bridge</h1>%s", []string{"Close the bridge", "We say no.", paragraph}},
		"shout above":     {"<p>Stop it!</p><h1>Close the bridge</h1>%s", []string{"Close the bridge", "Stop it!", paragraph}},
		"section and day": {"<p>Opinion</p><p>Sunday</p><h1>Close the bridge</h1>%s", []string{"Opinion", "Sunday", "Close the bridge", paragraph}},
	} {
		t.Run(name, func(t *testing.T) {
			page := "<html><head><title>Close the bridge - The Daily</title></head><body>" + fmt.Sprintf(c.page, strings.Repeat("<p>"+paragraph+"</p>", 4)) + "</body></html>"
			text, _, err := readText([]byte(page))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range strings.Split(strings.TrimSpace(text), "\n\n") {
				if l != paragraph || !slices.Contains(got, l) {
					got = append(got, l)
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("lines mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGraph(t *testing.T) {
	g, err := argmap.Draft{ID: "a"}.Build()
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(article.Graph{Graph: g, Text: "Shut “it”.\n"})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"version":"1","id":"a","components":[],"relations":[],"entities":[],"apparatus":[],"text":"Shut “it”.\n"}`
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("JSON mismatch (-want +got):\n%s", diff)
	}
}
