package html

import (
	"fmt"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
)

// LowConfidence is the confidence below which [Warnings] speaks of a
// component as uncertain.
const LowConfidence = 0.5

// Counts are the figures of an argument.
type Counts struct {
	Components, MajorClaims, Claims, Premises int
	Counterarguments, Answered                int // Answered are those with a reply
	Unsupported                               int // claims of the author's side that nothing supports
	Unattached                                int // components that bear on nothing and are no major claim
	Uncertain                                 int // components below [LowConfidence]
	Entities                                  int
	Depth                                     int // the most relations between a component and the root nearest to it
}

// Count takes the figures of g.
func Count(g *argmap.Graph) Counts {
	n := Counts{Components: g.Len(), Depth: depth(g)}
	for c := range g.Components() {
		switch c.Kind {
		case argmap.MajorClaim:
			n.MajorClaims++
		case argmap.Claim:
			n.Claims++
		case argmap.Premise:
			n.Premises++
		}
		if c.Confidence < LowConfidence {
			n.Uncertain++
		}
	}
	for c := range g.Counterarguments() {
		n.Counterarguments++
		if answered(g, c) {
			n.Answered++
		}
	}
	for c := range g.Unsupported() {
		if c.Stance == argmap.Pro {
			n.Unsupported++
		}
	}
	for range g.Unattached() {
		n.Unattached++
	}
	for range g.Entities() {
		n.Entities++
	}
	return n
}

// depth goes from the roots down level by level: a component of another program's graph
// may stand under several others, and undercuts may go in a circle.
func depth(g *argmap.Graph) int {
	seen := map[string]bool{}
	var level []string
	for r := range g.Roots() {
		seen[r.ID] = true
		level = append(level, r.ID)
	}
	for d := 0; ; d++ {
		var next []string
		for _, id := range level {
			for c := range g.Children(id) {
				if id := c.Component.ID; !seen[id] {
					seen[id] = true
					next = append(next, id)
				}
			}
		}
		if len(next) == 0 {
			return d
		}
		level = next
	}
}

func answered(g *argmap.Graph, c argmap.Component) bool {
	for range g.Replies(c.ID) {
		return true
	}
	return false
}

// Summary says in one line what the argument of g is made of.
func Summary(g *argmap.Graph) string { return Count(g).summary() }

func (n Counts) summary() string {
	parts := []string{
		caption.Count(n.Components, "component"),
		caption.Count(n.MajorClaims, "major claim"),
		caption.Count(n.Claims, "claim"),
		caption.Count(n.Premises, "premise"),
	}
	s := caption.Count(n.Counterarguments, "counterargument")
	if n.Counterarguments > 0 {
		s += fmt.Sprintf(" (%d answered)", n.Answered)
	}
	return strings.Join(append(parts, s), " · ")
}

// Warnings says what a reader of the map of g should look at: no thesis, no
// counterargument or one without an answer, claims without support,
// components without a place, and how many of them the model doubts. It tells what
// is in the map, which may have missed something; what a writer should look at, by the
// words of the text too, is for package advise: show its findings by [WithNotes] and
// [WithoutWarnings].
func Warnings(g *argmap.Graph) []Note { return warnings(g, Count(g)) }

func warnings(g *argmap.Graph, n Counts) []Note {
	var ns []Note
	add := func(id, format string, a ...any) { ns = append(ns, Note{fmt.Sprintf(format, a...), id}) }
	if n.MajorClaims == 0 {
		add("", "No thesis was found.")
	}
	if n.Components > 0 && n.Counterarguments == 0 {
		add("", "No counterargument was found.")
	}
	for c := range g.Counterarguments() {
		if !answered(g, c) {
			add(c.ID, "This counterargument has no answer: “%s”", short(c.Text))
		}
	}
	for c := range g.Unsupported() {
		if c.Stance == argmap.Pro {
			add(c.ID, "This claim stands without support: “%s”", short(c.Text))
		}
	}
	if n.Unattached > 0 {
		add("", "%s found no place in the argument.", caption.Count(n.Unattached, "component"))
	}
	if n.Uncertain > 0 {
		add("", "%s with a confidence below %s.", caption.Count(n.Uncertain, "component"), caption.Percent(LowConfidence))
	}
	return ns
}

// short gives the first words of a text.
func short(s string) string {
	const limit = 80
	s = caption.Clean(s)
	if len(s) <= limit {
		return s
	}
	if i := strings.LastIndexByte(s[:limit], ' '); i > 0 {
		return s[:i] + " …"
	}
	return strings.ToValidUTF8(s[:limit], "") + " …"
}
