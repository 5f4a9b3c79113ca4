package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"opedmap/argmap/internal/eval"
	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
)

// worst prints the n documents with the lowest C-F1.
func (r *result) worst(w io.Writer, n int) {
	ds := slices.Clone(r.docs)
	slices.SortStableFunc(ds, func(a, b docScore) int {
		return cmp.Compare(a.predicted.Half.Component.F1(), b.predicted.Half.Component.F1())
	})
	for _, d := range ds[:min(n, len(ds))] {
		fmt.Fprintf(w, "\n=== %s  C-F1 half %.2f  exact %.2f  R-F1 half %.2f\n", d.doc.ID,
			d.predicted.Half.Component.F1(), d.predicted.Exact.Component.F1(), d.predicted.Half.Relation.F1())
		sideBySide(w, &d.doc.Text, d.components)
	}
}

// sideBySide prints the gold tree of a text on the left and the mined one on the
// right, in text order, components that share more than half on one line. As with
// sdiff, a mark between the two says what differs: "<" and ">" stand beside what only
// one side has, "|" between components whose kind, stance, parent or sign differ.
func sideBySide(w io.Writer, g *gold.Text, mined []mine.Component) {
	const width = 76
	of := eval.Align(g, mined)
	row := func(left, mark, right string) {
		fmt.Fprintf(w, "%s %s %s\n", left+strings.Repeat(" ", width-utf8.RuneCountInString(left)), mark, right)
	}
	row("gold", " ", "mined")
	next := 0
	missed := func(until int) {
		for ; next < len(g.Components) && g.Components[next].Start < until; next++ {
			if !slices.Contains(of, next) {
				row(line(g, next, g.Components[next].Component, width), "<", "")
			}
		}
	}
	for i, m := range mined {
		right := line(g, i, m, width)
		if of[i] < 0 {
			missed(m.Start)
			row("", ">", right)
			continue
		}
		c := g.Components[of[i]]
		missed(c.Start)
		mark := " "
		linked := c.Parent < 0 && m.Parent < 0 || eval.Linked(g, mined, of, i) && c.Sign == m.Sign
		if c.Kind != m.Kind || c.Stance != 0 && c.Stance != m.Stance || !linked {
			mark = "|"
		}
		row(line(g, of[i], c.Component, width), mark, right)
	}
	missed(len(g.Text) + 1)
}

// line shows a component in at most width runes: its number, kind, stance, the sign
// and number of its parent, and the beginning of its words.
func line(g *gold.Text, i int, c mine.Component, width int) string {
	signs := [...]string{"", "+", "-", "undercuts "}
	parent := ""
	if c.Parent >= 0 {
		parent = fmt.Sprint(signs[c.Sign], c.Parent)
	}
	s := fmt.Sprintf("%3d %c%c %-4s %s", i, "?MCP"[c.Kind], "?+-"[c.Stance], parent, strings.Join(strings.Fields(c.Span.Text(g.Text)), " "))
	if r := []rune(s); len(r) > width {
		s = string(r[:width-1]) + "…"
	}
	return s
}
