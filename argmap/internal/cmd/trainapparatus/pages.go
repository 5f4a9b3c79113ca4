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
	p := &press{writer: writer{forms: f, rng: rand.New(rand.NewPCG(seed, 3))}, statements: d.claims}
	if err := p.readOpeds(opeds); err != nil {
		return nil, err
	}
	p.readPosts(d.essays)
	p.readPosts(d.posts)
	for i, s := range p.statements {
		if i%2 == 0 && len(s) < 80 {
			p.titles = append(p.titles, strings.TrimSuffix(s, "."))
		}
	}
	p.bodies = append(p.bodies, d.prose...)
	p.slots = p.fillers()
	return p, nil
}

// readOpeds takes bodies and titles of op-eds by their gold apparatus.
func (p *press) readOpeds(opeds []gold.Text) error {
	for _, t := range opeds {
		doc, err := nlp.Parse(t.Text, nlp.WithoutNames())
		if err != nil {
			return err
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
	return nil
}

// readPosts takes those of essays and posts, whose first line is their title.
func (p *press) readPosts(ts []gold.Text) {
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

// fillers write what no rule of the forms does.
func (p *press) fillers() map[string]func() string {
	number := func(lo, hi int) func() string { return func() string { return p.number(lo, hi) } }
	two := func(lo, hi int) func() string {
		return func() string { return fmt.Sprintf("%02d", lo+p.rng.IntN(hi-lo+1)) }
	}
	return map[string]func() string{
		"author": func() string { return p.author },
		"title":  p.title, "short": p.short, "statement": p.statement,
		"lowtitle": func() string { return lowered(p.pick(p.titles)) },
		"saying":   func() string { return strings.TrimSuffix(p.statement(), ".") },
		"n":        number(1, 9), "day": number(1, 30), "year": number(1998, 2025), "hour": number(1, 12),
		"mm": two(1, 12), "dd": two(1, 30), "yy": two(0, 25), "hh": two(0, 23), "mi": two(0, 59),
		"page": func() string { return fmt.Sprint(p.page) },
	}
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
	l := layout(p.rng.IntN(int(numLayouts) + 2))
	if l >= numLayouts {
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
