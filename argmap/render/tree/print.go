package tree

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
)

// marks are the strings of which a tree is drawn. Branches are three cells wide.
type marks struct {
	tee, corner, bar, blank string
	root                    string
	sign                    [argmap.Undercut + 1]string
	neutral, ellipsis       string
}

var (
	unicodeMarks = marks{"├─ ", "└─ ", "│  ", "   ", "◆ ", [...]string{"? ", "+ ", "− ", "⊘ "}, "· ", "…"}
	asciiMarks   = marks{"|- ", "`- ", "|  ", "   ", "* ", [...]string{"? ", "+ ", "- ", "x "}, ". ", "..."}
)

// A style surrounds text by escape sequences.
type style func(a ...any) string

// palette holds one style a role. Blue and yellow stay apart for readers who
// do not see red and green apart.
type palette struct {
	title, thesis, pro, con, faint, plain style
}

func newPalette(on bool) palette {
	s := func(a ...color.Attribute) style {
		c := color.New(a...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	return palette{
		title:  s(color.Bold),
		thesis: s(color.Bold, color.FgCyan),
		pro:    s(color.FgHiBlue),
		con:    s(color.FgYellow),
		faint:  s(color.Faint),
		plain:  fmt.Sprint,
	}
}

// printer writes one tree. Write errors stay in the writer, which reports
// them when it is flushed.
type printer struct {
	config
	w     *bufio.Writer
	seen  map[string]bool // components printed
	paint palette
	words caption.Source
}

func (p *printer) line(s string) {
	p.w.WriteString(strings.TrimRight(s, " "))
	p.w.WriteByte('\n')
}

// node is a component that waits to be printed.
type node struct {
	link   argmap.Link // without a relation for a root
	root   string      // what to call it, for a root
	prefix string      // what stands before its branch
	depth  int
	last   bool // no sibling follows
}

// tree prints roots, each with what to call it, and under the last of them all that
// bears on any, in text order.
func (p *printer) tree(g *argmap.Graph, roots ...node) {
	var links []argmap.Link
	for _, r := range roots {
		p.seen[r.link.Component.ID] = true
		links = slices.AppendSeq(links, g.Children(r.link.Component.ID))
	}
	slices.SortStableFunc(links, func(a, b argmap.Link) int { return cmp.Compare(a.Component.Start, b.Component.Start) })
	for _, r := range roots {
		p.component(r, "", "", len(links) > 0)
	}
	stack := below(nil, links, "", 1)
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		first, rest := p.branch(n)
		id := n.link.Component.ID
		if p.seen[id] {
			p.paragraph(first, rest, run{p.head(n), p.paint.faint}, run{"(see above)", p.paint.faint})
			continue
		}
		p.seen[id] = true
		links := slices.Collect(g.Children(id))
		p.component(n, first, rest, len(links) > 0)
		stack = below(stack, links, rest, n.depth+1)
	}
}

// below puts siblings on the stack, the first of them on top.
func below(stack []node, links []argmap.Link, prefix string, depth int) []node {
	for i, l := range slices.Backward(links) {
		stack = append(stack, node{l, "", prefix, depth, i == len(links)-1})
	}
	return stack
}

// branch gives what stands before a node's first line and before the lines
// under it. When the branches would take more than half of the width, they
// begin again at the left margin after the number of the level.
func (p *printer) branch(n node) (first, rest string) {
	m := p.marks
	pre := n.prefix
	if cells(pre) > p.width/2-cells(m.tee) {
		pre = m.ellipsis + strconv.Itoa(n.depth) + " "
	}
	if n.last {
		return pre + m.corner, pre + m.blank
	}
	return pre + m.tee, pre + m.bar
}

// head is what stands before a component's words: sign, role and confidence.
func (p *printer) head(n node) string {
	c := n.link.Component
	h := n.root
	if h == "" {
		h = p.marks.sign[n.link.Relation.Type] + caption.Role(c)
	} else {
		h = p.marks.root + h
	}
	if p.ids {
		h += " " + caption.Clean(c.ID)
	}
	if c.Evidence != argmap.NoEvidence {
		h += ", " + c.Evidence.String()
	}
	return h + " " + caption.Percent(c.Confidence) + ":"
}

func (p *printer) component(n node, first, rest string, children bool) {
	c := n.link.Component
	style := p.paint.pro
	switch {
	case c.Kind == argmap.MajorClaim:
		style = p.paint.thesis
	case c.Stance == argmap.Con:
		style = p.paint.con
	}
	under := rest + p.marks.blank
	if children {
		under = rest + p.marks.bar
	}
	p.paragraph(first, under, run{p.head(n), style}, run{p.words.Words(c), p.paint.plain})
	if !p.cues {
		return
	}
	for _, q := range c.Cues {
		p.paragraph(under, under, run{"cue: \"" + caption.Clean(q.Text) + "\" (" + caption.Clean(q.Signals) + ")", p.paint.faint})
	}
}

// hanging stands before the further lines of an entity.
var hanging = strings.Repeat(" ", len("+ against "))

// guess reports whether an attitude is less sure than one of three drawn by lot. A map
// without confidences has none.
func guess(e argmap.Entity) bool { return e.Confidence > 0 && e.Confidence < 1.0/3 }

// attitudes lists the entities, those the author is for first, then those against,
// and in one paragraph the others.
func (p *printer) attitudes(g *argmap.Graph) {
	p.paragraph("", "", run{"Who the author is for, and who against", p.paint.title})
	skip := onPage(g)
	none := true
	for _, side := range []struct {
		argmap.Attitude
		style style
		mark  string
	}{
		{argmap.Favor, p.paint.pro, p.marks.sign[argmap.Support]},
		{argmap.Against, p.paint.con, p.marks.sign[argmap.Attack]},
	} {
		for e := range g.Entities() {
			if e.Attitude != side.Attitude || skip(e) {
				continue
			}
			none = false
			perhaps := ""
			if guess(e) {
				perhaps = "perhaps "
			}
			name := fmt.Sprintf("%s (%v, %s, %s)", caption.Clean(e.Name), e.Label,
				caption.Count(len(e.Mentions), "mention"), caption.Percent(e.Confidence))
			p.paragraph("", hanging, run{side.mark + perhaps + caption.Attitude(e.Attitude) + ":", side.style}, run{name, p.paint.plain})
			p.evidence(g, e)
		}
	}
	var others []string
	for e := range g.Entities() {
		if e.Attitude == argmap.Neutral && !skip(e) {
			others = append(others, fmt.Sprintf("%s (%v)", caption.Clean(e.Name), e.Label))
		}
	}
	switch {
	case others != nil:
		p.paragraph("", hanging, run{p.marks.neutral + caption.Attitude(argmap.Neutral) + ":", p.paint.faint}, run{strings.Join(others, ", "), p.paint.plain})
	case none:
		p.line("(no names found in the op-ed)")
	}
}

// onPage tells of entities whether the page around the op-ed alone names them: a
// photographer, what else one might read.
func onPage(g *argmap.Graph) func(argmap.Entity) bool {
	var parts []argmap.Span // in text order, each to the end of the one that ends last so far
	end := 0
	for a := range g.Apparatus() {
		if a.Label != argmap.Headline {
			end = max(end, a.End)
			parts = append(parts, argmap.Span{Start: a.Start, End: end})
		}
	}
	byStart := func(a, b argmap.Span) int { return a.Start - b.Start }
	return func(e argmap.Entity) bool {
		return len(e.Mentions) > 0 && !slices.ContainsFunc(e.Mentions, func(m argmap.Span) bool {
			i, _ := slices.BinarySearchFunc(parts, argmap.Span{Start: m.End}, byStart)
			return i == 0 || !parts[i-1].Overlaps(m)
		})
	}
}

// evidence lists the words that told the attitude to an entity, and the
// components that mention it.
func (p *printer) evidence(g *argmap.Graph, e argmap.Entity) {
	const indent = "    "
	var words []string
	for _, q := range e.Cues {
		words = append(words, "\""+caption.Clean(q.Text)+"\"")
	}
	if words != nil {
		p.paragraph(indent, indent, run{"told by " + strings.Join(words, ", "), p.paint.faint})
	}
	for c := range g.About(e) {
		p.paragraph(indent, indent+"  ", run{caption.Role(c) + ":", p.paint.faint}, run{p.words.Words(c), p.paint.plain})
	}
}
