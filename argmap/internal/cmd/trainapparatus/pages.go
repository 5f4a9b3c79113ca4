package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/gold"
	"opedmap/nlp"
)

// madeUp is the number of pages that [data.pages] makes up.
const madeUp = 2400

// A layout is how a page came to be text.
type layout int

const (
	web   layout = iota // blank lines between blocks
	dense               // no blank lines, at least in places
	wire                // hard-wrapped, with the slugs of an agency
	pdf                 // hard-wrapped, with page numbers and running heads
	layout4
)

// A press makes up pages around the running text of real ones.
type press struct {
	writer
	bodies             [][]string // texts as paragraphs
	titles, statements []string
	author             string
	opeds              int // how many bodies are of op-eds; they stand first
	page               int
}

func newPress(d *data, opeds []gold.Text, seed uint64) (*press, error) {
	f, err := readForms()
	if err != nil {
		return nil, err
	}
	p := &press{writer: writer{forms: f, rng: rand.New(rand.NewPCG(seed, 3))}}
	p.statements = d.claims
	for _, t := range opeds {
		doc, err := nlp.Parse(t.Text, nlp.WithoutNames())
		if err != nil {
			return nil, err
		}
		if body := running(doc, parts(t)); len(body) > 0 { // a single paragraph broken by the page has none
			p.bodies = append(p.bodies, body)
		}
		for _, a := range t.Apparatus {
			if a.Label == "headline" {
				p.titles = append(p.titles, strings.Join(strings.Fields(a.Text(t.Text)), " "))
			}
		}
	}
	p.opeds = len(p.bodies)
	for _, ts := range [][]gold.Text{d.essays, d.posts} {
		for _, t := range ts {
			title, rest, _ := strings.Cut(strings.TrimSpace(t.Text), "\n")
			if title = strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(title, "CMV"), ": ")); len(title) < 110 {
				p.titles = append(p.titles, title)
			}
			var body []string
			for line := range strings.Lines(rest) {
				if line = strings.TrimSpace(line); len(line) > 25 && !strings.HasPrefix(line, ">") {
					body = append(body, line)
				}
			}
			if len(body) >= 3 {
				p.bodies = append(p.bodies, body)
			}
		}
	}
	for i, s := range p.statements {
		if i%2 == 0 && len(s) < 80 {
			p.titles = append(p.titles, strings.TrimSuffix(s, "."))
		}
	}
	p.bodies = append(p.bodies, d.prose...)
	number := func(lo, hi int) func() string { return func() string { return p.number(lo, hi) } }
	two := func(lo, hi int) func() string {
		return func() string { return fmt.Sprintf("%02d", lo+p.rng.IntN(hi-lo+1)) }
	}
	p.slots = map[string]func() string{
		"author": func() string { return p.author },
		"title":  p.title, "short": p.short, "statement": p.statement,
		"lowtitle": func() string { return lowered(p.pick(p.titles)) },
		"saying":   func() string { return strings.TrimSuffix(p.statement(), ".") },
		"n":        number(1, 9), "day": number(1, 30), "year": number(1998, 2025), "hour": number(1, 12),
		"mm": two(1, 12), "dd": two(1, 30), "yy": two(0, 25), "hh": two(0, 23), "mi": two(0, 59),
		"page": func() string { return fmt.Sprint(p.page) },
	}
	return p, nil
}

// running gives the paragraphs of a document that hold no apparatus, unwrapped.
func running(doc *nlp.Document, ps []apparatus.Part) []string {
	var out []string
	k := 0
	for _, q := range doc.Paragraphs {
		for k < len(ps) && ps[k].End <= q.Start {
			k++
		}
		clean := true
		for j := k; j < len(ps) && ps[j].Start < q.End; j++ {
			clean = clean && ps[j].Label == apparatus.Note && ps[j].Len() < 6
		}
		if clean {
			out = append(out, strings.Join(strings.Fields(q.Text(doc.Text)), " "))
		}
	}
	return out
}

func (p *press) title() string {
	t := p.pick(p.titles)
	if p.rng.IntN(3) == 0 {
		t = p.rule("headlines")
		t = strings.ToUpper(t[:1]) + t[1:]
	}
	if p.rng.IntN(3) == 0 {
		return titled(t)
	}
	return t
}

func (p *press) short() string {
	ws := strings.Fields(p.pick(p.titles))
	return strings.Trim(strings.Join(ws[:min(len(ws), 2+p.rng.IntN(4))], " "), " ,:;?.-")
}

func (p *press) statement() string {
	s := p.pick(p.statements)
	if strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}

// A block is what stands between two blank lines; its text holds the marks of
// parts, "<byline>" to "</byline>".
type block struct {
	text string
	body bool
}

func (p *press) blocks(rule string) []block {
	var out []block
	for s := range strings.SplitSeq(p.rule(rule), "¶") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, block{text: s})
		}
	}
	return out
}

// make makes up a page.
func (p *press) make() (string, []apparatus.Part) {
	l := layout(p.rng.IntN(int(layout4) + 2))
	if l >= layout4 {
		l = web
	}
	p.author, p.page = p.rule("person"), 1+p.rng.IntN(60)
	top, middle, bottom := "top", "middle", "bottom"
	switch l {
	case wire:
		top, middle, bottom = "wiretop", "wiremiddle", "wirebottom"
	case pdf:
		top, bottom = "pdftop", "pdfbottom"
	}
	var all []block
	if p.rng.IntN(12) > 0 {
		all = append(all, p.blocks(top)...)
	}
	body := p.body()
	if l == wire || p.rng.IntN(6) == 0 {
		body[0] = "<dateline>" + p.rule("lead") + "</dateline> " + body[0]
	}
	var notes []block
	if p.rng.IntN(3) == 0 {
		body, notes = p.notes(body)
	}
	if p.rng.IntN(10) == 0 {
		body = p.listed(body)
	}
	if p.rng.IntN(12) == 0 { // a letter
		body = append([]string{p.rule("salutation")}, body...)
	}
	inserts := 0
	if p.rng.IntN(3) > 0 {
		inserts = p.rng.IntN(4)
	}
	for i, s := range body {
		if i > 0 && inserts > 0 && p.rng.IntN(len(body)) < inserts {
			all = append(all, p.blocks(middle)...)
		} else if i > 0 && p.rng.IntN(60) == 0 {
			all = append(all, block{p.rule("ornament"), true})
		}
		all = append(all, block{s, true})
	}
	if p.rng.IntN(2) == 0 {
		all = append(all, notes...)
		notes = nil
	}
	if p.rng.IntN(10) > 0 {
		all = append(all, p.blocks(bottom)...)
	}
	all = append(all, notes...)
	return p.print(all, l)
}

// body takes a run of paragraphs from one text.
func (p *press) body() []string {
	b := p.bodies[p.rng.IntN(len(p.bodies))]
	if p.rng.IntN(3) > 0 {
		b = p.bodies[p.rng.IntN(max(1, p.opeds))]
	}
	n := min(len(b), 3+p.rng.IntN(12))
	start := 0
	switch p.rng.IntN(4) {
	case 0:
		start = p.rng.IntN(len(b) - n + 1)
	case 1, 2: // an ending as the author made it
		start = len(b) - n
	}
	out := append([]string{}, b[start:start+n]...)
	if p.rng.IntN(10) == 0 {
		first, rest, _ := strings.Cut(out[0], " ")
		second, rest, _ := strings.Cut(rest, " ")
		out[0] = strings.ToUpper(first+" "+second) + " " + rest
	}
	return out
}

// listed puts a list of points under a heading into running text: its items
// are the author's, unlike those of a list of links.
func (p *press) listed(body []string) []string {
	bullet := p.pick([]string{"• ", "- ", "* ", "– ", "▪ ", "%d. ", "%d) ", "(%d) "})
	var points []string
	if p.rng.IntN(2) == 0 {
		points = append(points, p.pick([]string{"The reasons are these:", "There are several reasons for this:", "I propose the following:", "What should be done?", "To sum up:", "Consider:", "Three things would help:"}))
	} else {
		points = append(points, "<headline>"+p.rule("keyhead")+"</headline>")
	}
	for i := range 2 + p.rng.IntN(4) {
		mark := bullet
		if strings.Contains(bullet, "%d") {
			mark = fmt.Sprintf(bullet, i+1)
		}
		points = append(points, mark+p.statement())
	}
	at := p.rng.IntN(len(body) + 1)
	if p.rng.IntN(2) == 0 {
		return slices.Insert(body, at, points...)
	}
	return slices.Insert(body, at, strings.Join(points, "\n"))
}

var sentenceEnd = regexp.MustCompile(`[a-z)”"][.!?]["”]?( |$)`)

// notes puts the marks of notes behind sentences and writes the list of notes.
func (p *press) notes(body []string) ([]string, []block) {
	mark := []func(n int) string{
		func(n int) string { return fmt.Sprintf("[%d]", n) },
		func(n int) string { return fmt.Sprintf("[%d]", n) },
		super,
		func(n int) string { return fmt.Sprint(n) },
		func(n int) string { return "" },
	}[p.rng.IntN(5)]
	start := []func(n int) string{
		mark, mark,
		func(n int) string { return fmt.Sprintf("%d.", n) },
		func(n int) string { return fmt.Sprint(n) },
		func(n int) string { return "" },
	}[p.rng.IntN(5)]
	count := 0
	for i, s := range body {
		if p.rng.IntN(3) > 0 {
			continue
		}
		if ends := sentenceEnd.FindAllStringIndex(s, -1); len(ends) > 0 {
			at := ends[p.rng.IntN(len(ends))][1]
			at -= len(s[:at]) - len(strings.TrimRight(s[:at], " "))
			count++
			body[i] = s[:at] + mark(count) + s[at:]
		}
	}
	between := "\n"
	if p.rng.IntN(2) == 0 {
		between = "¶"
	}
	label := "reference"
	head := p.rule("refhead")
	if strings.HasPrefix(strings.ToLower(head), "foot") || p.rng.IntN(4) == 0 {
		label = "note"
	}
	var b strings.Builder
	for i := range max(count, 1+p.rng.IntN(4)) {
		l, text := label, p.rule("ref")
		if label == "note" || p.rng.IntN(6) == 0 {
			l, text = "note", p.rule("notebody")
		}
		if m := start(i + 1); m != "" {
			text = m + " " + text
		}
		open := "<" + l + ">"
		if i == 0 && p.rng.IntN(3) > 0 {
			open += head + between
		} else if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(open + text + "</" + l + ">")
	}
	return body, []block{{text: b.String()}}
}

// super writes a number in superscript digits.
func super(n int) string {
	digits := []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")
	var out []rune
	for _, r := range fmt.Sprint(n) {
		out = append(out, digits[r-'0'])
	}
	return string(out)
}

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

// pages makes up pages around the running text of the given op-eds and of the
// corpora.
func (d *data) pages(opeds []gold.Text, n int, seed uint64) ([]apparatus.Example, error) {
	p, err := newPress(d, opeds, seed)
	if err != nil {
		return nil, err
	}
	var out []apparatus.Example
	for range n {
		text, ps := p.make()
		e, err := example(text, ps, 1)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, p.err
}
