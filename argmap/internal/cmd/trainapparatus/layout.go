package main

import (
	"regexp"
	"strings"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

// A layout is how a page came to be text.
type layout int

const (
	web   layout = iota // blank lines between blocks
	dense               // no blank lines, at least in places
	wire                // hard-wrapped, with the slugs of an agency
	pdf                 // hard-wrapped, with page numbers and running heads
	numLayouts
)

// print lays blocks out as one text.
func (p *press) print(all []block, l layout) (string, []apparatus.Part) {
	var b strings.Builder
	gap := map[bool]string{true: "\n\n", false: "\n"}
	tight := l == dense
	tightBody := tight && p.rng.IntN(2) == 0
	width := 58 + p.rng.IntN(26)
	indent := ""
	if l == pdf && p.rng.IntN(3) == 0 {
		indent = "   "
	}
	center := l == pdf && p.rng.IntN(3) == 0
	head := p.rule("runhead")
	for i, k := range all {
		if i > 0 {
			b.WriteString(gap[!(tight && !(k.body && all[i-1].body) || tightBody)])
		}
		text := strings.ReplaceAll(k.text, "¶", gap[!tight])
		if l == wire || l == pdf {
			text = p.wrap(text, width, k.body)
			if k.body {
				text = indent + text
			} else if center && len(text) < 60 && !strings.Contains(text, "\n") {
				text = strings.Repeat(" ", 10+p.rng.IntN(20)) + text
			}
			if l == pdf && k.body && i > 1 && p.rng.IntN(5) == 0 {
				text = p.breakPage(text, head)
			}
		}
		b.WriteString(text)
	}
	if p.rng.IntN(4) == 0 {
		b.WriteString("\n")
	}
	return strip(b.String())
}

// wrap breaks lines at a width. In running text it hyphenates now and then.
func (p *press) wrap(s string, width int, hyphens bool) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		col := 0
		for j, w := range strings.Split(line, " ") {
			n := len([]rune(w))
			switch {
			case j == 0:
			case col+1+n <= width:
				b.WriteByte(' ')
				col++
			case hyphens && n > 9 && col < width-5 && p.rng.IntN(2) == 0 && !strings.ContainsAny(w, "<>-"):
				r := []rune(w)
				b.WriteString(" " + string(r[:4]) + "-\n" + string(r[4:]))
				col = n - 4
				continue
			default:
				b.WriteByte('\n')
				col = 0
			}
			b.WriteString(w)
			col += n
		}
	}
	return b.String()
}

// breakPage puts a page number, a running head or both amid the lines of a
// paragraph or behind it.
func (p *press) breakPage(text, head string) string {
	p.page++
	furniture := []string{p.rule("pagenumber"), p.rule("pagenumber"), head}
	switch p.rng.IntN(4) {
	case 0:
		furniture = furniture[:1]
	case 1:
		furniture = furniture[2:]
	default:
		furniture = furniture[1:]
	}
	sep := "\n\n"
	if p.rng.IntN(3) == 0 {
		sep = "\n"
	}
	page := sep + strings.Join(furniture, sep)
	lines := strings.Split(text, "\n")
	if len(lines) < 4 || p.rng.IntN(2) == 0 {
		return text + page
	}
	at := 2 + p.rng.IntN(len(lines)-3)
	return strings.Join(lines[:at], "\n") + page + sep + strings.Join(lines[at:], "\n")
}

var tagMark = regexp.MustCompile(`</?(?:headline|byline|dateline|note|reference|bio|caption|tags|boilerplate)>`)

// strip takes the marks of parts out of a text and gives the parts.
func strip(s string) (string, []apparatus.Part) {
	var b strings.Builder
	var out []apparatus.Part
	at, open := 0, 0
	for _, m := range tagMark.FindAllStringIndex(s, -1) {
		b.WriteString(s[at:m[0]])
		at = m[1]
		if s[m[0]+1] != '/' {
			open = b.Len()
			continue
		}
		label, _ := apparatus.Parse(s[m[0]+2 : m[1]-1])
		out = append(out, apparatus.Part{Span: nlp.Span{Start: open, End: b.Len()}, Label: label})
	}
	b.WriteString(s[at:])
	return b.String(), out
}
