package argmap

import (
	"iter"
	"slices"
)

// A Link is a component together with the relation by which it was reached.
type Link struct {
	Component Component `json:"component"`
	Relation  Relation  `json:"relation"`
}

// Thesis returns the major claim in which the model trusts most (the first of
// equals), and false when the text has none.
func (g *Graph) Thesis() (Component, bool) {
	best := -1
	for i, c := range g.d.Components {
		if c.Kind == MajorClaim && (best < 0 || c.Confidence > g.d.Components[best].Confidence) {
			best = i
		}
	}
	if best < 0 {
		return Component{}, false
	}
	return g.d.Components[best], true
}

// MajorClaims yields the thesis and its restatements, in text order.
func (g *Graph) MajorClaims() iter.Seq[Component] {
	return g.filter(func(i int) bool { return g.d.Components[i].Kind == MajorClaim })
}

// Roots yields the components without an outgoing relation, in text order:
// the major claims and what is unattached.
func (g *Graph) Roots() iter.Seq[Component] {
	return g.filter(func(i int) bool { return len(g.out[i]) == 0 })
}

// Children yields the components that bear on the one with the given id, in
// text order: those that support or attack it, and those that undercut one of
// its outgoing relations. It yields nothing for an unknown id.
func (g *Graph) Children(id string) iter.Seq[Link] {
	i, ok := g.component[id]
	if !ok {
		return func(func(Link) bool) {}
	}
	rs := slices.Clone(g.in[i])
	for _, r := range g.out[i] {
		rs = append(rs, g.undercuts[g.d.Relations[r].ID]...)
	}
	slices.SortStableFunc(rs, func(a, b int) int {
		return g.component[g.d.Relations[a].From] - g.component[g.d.Relations[b].From]
	})
	return func(yield func(Link) bool) {
		for _, r := range rs {
			if !yield(g.source(r)) {
				return
			}
		}
	}
}

func (g *Graph) source(r int) Link {
	rel := g.d.Relations[r]
	return Link{g.d.Components[g.component[rel.From]], rel}
}

// Parents yields the components on which the one with the given id bears: the
// targets of its outgoing relations; for an undercut, the source of the
// relation that it denies. A graph of [Analyze] has at most one for each
// component; graphs read from other formats may have more.
func (g *Graph) Parents(id string) iter.Seq[Link] {
	return func(yield func(Link) bool) {
		i, ok := g.component[id]
		if !ok {
			return
		}
		for _, r := range g.out[i] {
			rel := g.d.Relations[r]
			if !yield(Link{g.d.Components[g.target(rel)], rel}) {
				return
			}
		}
	}
}

// target is the component to which a relation leads in the tree.
func (g *Graph) target(r Relation) int {
	if r.Type == Undercut {
		return g.component[g.d.Relations[g.relation[r.To]].From]
	}
	return g.component[r.To]
}

// PathToThesis returns the way from the component with the given id up to a root, both
// included: along first outgoing relations, and where these go round (two components may
// each undercut a relation of the other's) along the next that lead on. Where none leads
// to a root it is the component alone. It is nil for an unknown id.
func (g *Graph) PathToThesis(id string) []Component {
	i, ok := g.component[id]
	if !ok {
		return nil
	}
	way := []int{i}
	next := []int{0} // by component on the way, which of its relations to try
	seen := map[int]bool{i: true}
	for len(way) > 0 {
		at := len(way) - 1
		out := g.out[way[at]]
		if len(out) == 0 {
			break
		}
		if next[at] == len(out) {
			way, next = way[:at], next[:at]
			continue
		}
		to := g.target(g.d.Relations[out[next[at]]])
		next[at]++
		if !seen[to] {
			seen[to] = true
			way, next = append(way, to), append(next, 0)
		}
	}
	if len(way) == 0 {
		way = []int{i}
	}
	path := make([]Component, len(way))
	for k, c := range way {
		path[k] = g.d.Components[c]
	}
	return path
}

// Depth is the number of relations between the component with the given id
// and its root, along [Graph.PathToThesis]: 0 for a root, -1 for an unknown id.
func (g *Graph) Depth(id string) int { return len(g.PathToThesis(id)) - 1 }

// Counterarguments yields the components that are marked as such, in text order:
// in a graph that was analysed the con components that attack a pro one or a
// relation. A graph that was built or read has what its maker marked.
func (g *Graph) Counterarguments() iter.Seq[Component] {
	return g.filter(func(i int) bool { return g.d.Components[i].Counterargument })
}

// Replies yields the components that attack or undercut the one with the given
// id, in text order: for a counterargument, the author's answers to it.
func (g *Graph) Replies(id string) iter.Seq[Link] {
	return func(yield func(Link) bool) {
		for l := range g.Children(id) {
			if l.Relation.Type != Support && !yield(l) {
				return
			}
		}
	}
}

// Unsupported yields the claims, con ones included, that no component
// supports, in text order.
func (g *Graph) Unsupported() iter.Seq[Component] {
	return g.filter(func(i int) bool {
		return g.d.Components[i].Kind == Claim && !slices.ContainsFunc(g.in[i], func(r int) bool {
			return g.d.Relations[r].Type == Support
		})
	})
}

// Walk yields the tree under the component with the given id in pre-order,
// each component with its depth below that one (0 for itself). A component
// that is reached on several ways is yielded once.
func (g *Graph) Walk(id string) iter.Seq2[int, Link] {
	return func(yield func(int, Link) bool) {
		i, ok := g.component[id]
		if !ok {
			return
		}
		type step struct {
			depth int
			link  Link
		}
		seen := map[string]bool{}
		for open := []step{{0, Link{Component: g.d.Components[i]}}}; len(open) > 0; {
			s := open[len(open)-1]
			open = open[:len(open)-1]
			if seen[s.link.Component.ID] {
				continue
			}
			seen[s.link.Component.ID] = true
			if !yield(s.depth, s.link) {
				return
			}
			first := len(open)
			for c := range g.Children(s.link.Component.ID) {
				open = append(open, step{s.depth + 1, c})
			}
			slices.Reverse(open[first:])
		}
	}
}

func (g *Graph) filter(keep func(i int) bool) iter.Seq[Component] {
	return func(yield func(Component) bool) {
		for i := range g.d.Components {
			if keep(i) && !yield(g.d.Components[i]) {
				return
			}
		}
	}
}
