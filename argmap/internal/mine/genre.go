package mine

import (
	"regexp"
	"strings"

	"opedmap/nlp/linear"
)

// A Genre is the sort of text, which decides what counts as a component and
// where the thesis tends to stand.
type Genre uint8

// The genres are those of the training corpora.
const (
	Oped Genre = iota
	Essay
	Microtext
	Post
	genres = iota
)

// GenreOf names the genre of a corpus.
func GenreOf(corpus string) Genre {
	switch corpus {
	case "aaec", "essays":
		return Essay
	case "microtexts1", "microtexts2", "microtexts":
		return Microtext
	case "cmv":
		return Post
	}
	return Oped
}

func (g Genre) salt() uint64 { return mix(genreSalt + uint64(g)) }

// blank is a blank line, with whatever line ends and white space.
var blank = regexp.MustCompile(`\n\s*\n`)

// chatty holds words that posts have and newspapers shun, apostrophes left out among them.
var chatty = set("op edit haha lol imo imho yeah yep nope okay ok btw tldr reddit subreddit upvote thread delta dont doesnt didnt thats ive im id cant isnt wasnt wont youre theyre whats gonna wanna kinda dude guys")

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// quoting is a line of another post that a reply quotes, beside lines of its own.
var quoting = regexp.MustCompile(`(?m)^[ \t]*>`)

// GenreNames are the labels of the genre model, in the order of the numbers.
var GenreNames = []string{"oped", "essay", "microtext", "post"}

// GenreFeatures lists what tells the genre of a text: its size and shape, how
// it speaks, and whether it carries the apparatus of a page.
func (v *View) GenreFeatures() []linear.Feature {
	d := v.Doc
	var fs []linear.Feature
	add := func(template uint64, v uint64) {
		fs = append(fs, linear.Feature{Key: linear.Key(template, v), Value: 1})
	}
	step := func(x float64, n int) uint64 { return level(min(x, 0.999), n) }
	words, names, numbers, quotes, first, second, long, chat := 0, 0, 0, 0, 0, 0, 0, 0
	seen := map[string]bool{}
	for i := range d.Tokens {
		t := &d.Tokens[i]
		words++
		switch t.Tag {
		case "NNP", "NNPS":
			names++
		case "CD":
			numbers++
		case "``", "''":
			quotes++
		case "IN", "CC", "RB", "DT", "MD", "PRP", "VBZ", "WDT":
			if !seen[t.Lower] {
				seen[t.Lower] = true
				fs = append(fs, linear.Feature{Key: linear.Key(1, linear.String(t.Lower)), Value: 0.3})
			}
		}
		switch t.Lower {
		case "i", "my", "me":
			first++
		case "you", "your":
			second++
		}
		if t.Len() > 7 {
			long++
		}
		if chatty[t.Lower] {
			chat++
		}
	}
	fs = append(fs, linear.Feature{Key: linear.Key(15, uint64(min(v.apparatus, 3))), Value: 2})
	n := float64(max(words, 1))
	paragraphs := len(d.Paragraphs)
	add(2, uint64(bucket(paragraphs)))
	add(3, uint64(bucket(words/20)))
	add(4, uint64(bucket(words/max(paragraphs, 1)/4)))
	add(5, step(float64(names)/n*5, 6))
	add(6, step(float64(numbers)/n*15, 5))
	add(7, step(float64(quotes)/n*15, 5))
	add(8, step(float64(first)/n*15, 5))
	add(9, step(float64(second)/n*15, 5))
	add(10, step(float64(long)/n*2, 8))
	if paragraphs > 0 {
		p := d.Paragraphs[0]
		text := p.Span.Text(d.Text)
		add(11, uint64(bucket(len(strings.Fields(text)))))
		if strings.Contains(text, "CMV") {
			add(12, 0)
		}
		if strings.HasSuffix(strings.TrimSpace(text), ".") {
			add(13, 0)
		}
	}
	if inner := strings.TrimSpace(d.Text); blank.MatchString(inner) {
		add(14, linear.String("\n\n"))
	}
	add(16, uint64(min(chat, 3)))
	if q := len(quoting.FindAllStringIndex(d.Text, -1)); q > 0 && 2*q < strings.Count(strings.TrimSpace(d.Text), "\n")+1 {
		add(14, linear.String(">"))
	}
	for _, g := range []string{"“", "’", "—", "http"} {
		if strings.Contains(d.Text, g) {
			add(14, linear.String(g))
		}
	}
	return fs
}
