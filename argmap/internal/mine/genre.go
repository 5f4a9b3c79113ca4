package mine

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

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

// quoting is a line of another post that a reply quotes, beside lines of its own.
var quoting = regexp.MustCompile(`(?m)^[ \t]*>`)

func quotingLines(text string) int {
	if !strings.Contains(text, ">") { // as most
		return 0
	}
	return len(quoting.FindAllStringIndex(text, -1))
}

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
	words, names, numbers, quotes, first, second, long := 0, 0, 0, 0, 0, 0, 0
	seen := make(map[uint64]bool, len(d.Tokens)/2)
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
		}
		if word := linear.String(t.Lower); t.Tag != "NNP" && t.Tag != "CD" && !seen[word] {
			seen[word] = true
			fs = append(fs, linear.Feature{Key: linear.Key(1, word), Value: 0.3})
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
	v.lineFeatures(n, add)
	if q := quotingLines(d.Text); q > 0 && 2*q < strings.Count(strings.TrimSpace(d.Text), "\n")+1 {
		add(14, linear.String(">"))
	}
	for _, g := range []string{"“", "’", "—", "http"} {
		if strings.Contains(d.Text, g) {
			add(14, linear.String(g))
		}
	}
	return fs
}

// typing lists marks of typing that newspapers do not print: two blank lines, two spaces
// between words, white space at a line's end and at the start, and straight apostrophes.
func typing(text string) [5]bool {
	var found [5]bool
	ends := 0 // of lines one after the other with nothing between
	for i := range len(text) {
		switch text[i] {
		case '\n':
			if ends++; ends == 3 {
				found[0] = true
			}
			before := strings.TrimSuffix(text[:i], "\r")
			found[2] = found[2] || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "\t")
		case ' ':
			if !found[1] && i > 0 && i+2 < len(text) && text[i+1] == ' ' && text[i-1] != ' ' && text[i-1] != '\n' {
				rest := strings.TrimLeft(text[i:], " ")
				found[1] = rest != "" && rest[0] != '\n'
			}
		case '\t', '\r':
		case '\'':
			found[4] = true
			ends = 0
		default:
			ends = 0
		}
	}
	found[3] = strings.HasPrefix(text, " ")
	return found
}

// lineFeatures adds how the lines of a text of so many words end and begin, and how it is
// typed.
func (v *View) lineFeatures(words float64, add func(template, value uint64)) {
	text := v.Doc.Text
	lines, open, small := 0, 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		lines++
		if last, _ := utf8.DecodeLastRuneInString(line); last == ',' || unicode.IsLetter(last) {
			open++
		}
		if first, _ := utf8.DecodeRuneInString(line); unicode.IsLower(first) {
			small++
		}
	}
	n := float64(max(lines, 1))
	add(16, level(float64(open)/n, 5))
	add(17, level(float64(small)/n, 5))
	for i, found := range typing(text) {
		if found {
			add(18, uint64(i))
		}
	}
	for i, mark := range []string{"(", "!", "?", "*"} {
		add(19+uint64(i), level(float64(strings.Count(text, mark))/words*20, 4))
	}
	add(23, level(float64(len(v.Doc.Sentences))/n/4, 6))
}
