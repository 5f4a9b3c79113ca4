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
	Depth                                     int // of the deepest component, as [argmap.Graph.Walk] reaches it
}

// Count takes the figures of g.
func Count(g *argmap.Graph) Counts {
	n := Counts{Components: g.Len()}
	for r := range g.Roots() {
		for d := range g.Walk(r.ID) {
			n.Depth = max(n.Depth, d)
		}
	}
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

func answered(g *argmap.Graph, c argmap.Component) bool {
	for range g.Replies(c.ID) {
		return true
	}
	return false
}

// Summary says in one line what the argument of g is made of.
func Summary(g *argmap.Graph) string {
	n := Count(g)
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
func Warnings(g *argmap.Graph) []Note {
	var ns []Note
	add := func(id, format string, a ...any) { ns = append(ns, Note{fmt.Sprintf(format, a...), id}) }
	n := Count(g)
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
