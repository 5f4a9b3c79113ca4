package gather

import (
	"slices"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// resolve finds the ends of every link and drops those that lead nowhere.
func (g *Graph) resolve() {
	g.link = make(map[string]int, len(g.links))
	for i, l := range g.links {
		if _, ok := g.link[l.ID]; !ok && l.ID != "" {
			g.link[l.ID] = i
		}
	}
	g.to = make([]target, len(g.links))
	first := g.firstOut()
	for i := range g.links {
		g.to[i] = g.resolveLink(i, first)
	}
	g.cascade()
}

// firstOut finds, for each node, its first support or attack of a node, else
// its first link at all.
func (g *Graph) firstOut() []int {
	first := make([]int, len(g.nodes))
	for i := range first {
		first[i] = -1
	}
	for pass := range 2 {
		for i, l := range g.links {
			from, ok := g.node[l.From]
			if !ok || first[from] >= 0 {
				continue
			}
			_, toNode := g.node[l.To]
			if pass == 1 || toNode && !l.OnLink && l.Type != argmap.Undercut {
				first[from] = i
			}
		}
	}
	return first
}

func (g *Graph) resolveLink(i int, first []int) target {
	l := &g.links[i]
	none := target{-1, -1, true}
	if _, ok := g.node[l.From]; !ok {
		g.Lose(g.name(i), encoding.Dangling, "from %q", l.From)
		return none
	}
	n, isNode := g.node[l.To]
	if r, isLink := g.link[l.To]; isLink && (l.OnLink || !isNode) {
		switch {
		case l.Type == argmap.Support:
			g.Lose(g.name(i), encoding.BadTarget, "supports the relation %q", l.To)
			return none
		case r == i:
			g.Lose(g.name(i), encoding.Cyclic, "undercuts itself")
			return none
		}
		l.Type = argmap.Undercut
		return target{-1, r, false}
	}
	if !isNode || l.OnLink {
		g.Lose(g.name(i), encoding.Dangling, "to %q", l.To)
		return none
	}
	if l.Type != argmap.Undercut {
		return target{n, -1, false}
	}
	if r := first[n]; r >= 0 && r != i {
		return target{-1, r, false}
	}
	l.Type = argmap.Attack
	g.Lose(g.name(i), encoding.BadTarget, "undercut became an attack: %q has no relation to deny", l.To)
	return target{n, -1, false}
}

// name names link i for a loss.
func (g *Graph) name(i int) string {
	l := g.links[i]
	if l.ID != "" {
		return l.ID
	}
	return l.From + " → " + l.To
}

// cascade drops the undercuts of links that are dropped.
func (g *Graph) cascade() {
	on := make(map[int][]int) // link → its undercuts
	var gone []int
	for i, t := range g.to {
		if t.dropped {
			gone = append(gone, i)
		} else if t.link >= 0 {
			on[t.link] = append(on[t.link], i)
		}
	}
	for len(gone) > 0 {
		i := gone[len(gone)-1]
		gone = gone[:len(gone)-1]
		for _, u := range on[i] {
			if !g.to[u].dropped {
				g.to[u].dropped = true
				g.Lose(g.name(u), encoding.Dangling, "undercuts %q, which is left out", g.name(i))
				gone = append(gone, u)
			}
		}
	}
}

// count fills in the kept links of every node.
func (g *Graph) count() {
	g.out = make([][]int, len(g.nodes))
	g.in = make([]int, len(g.nodes))
	for i, t := range g.to {
		if t.dropped {
			continue
		}
		f := g.node[g.links[i].From]
		g.out[f] = append(g.out[f], i)
		if t.node >= 0 {
			g.in[t.node]++
		}
	}
}

// source is the node on which link i bears: its target, or the source of the
// link that it undercuts.
func (g *Graph) source(i int) int {
	if t := g.to[i]; t.node >= 0 {
		return t.node
	}
	return g.node[g.links[g.to[i].link].From]
}

// judge fills in kinds, stances, counterarguments and confidences.
func (g *Graph) judge() {
	for i := range g.nodes {
		if n := &g.nodes[i]; n.Kind == 0 && len(g.out[i]) == 0 {
			n.Kind = argmap.Claim
			if g.in[i] > 0 || len(g.nodes) == 1 {
				n.Kind = argmap.MajorClaim
			}
		}
	}
	for i := range g.nodes {
		if n := &g.nodes[i]; n.Kind == 0 {
			n.Kind = argmap.Premise
			if g.in[i] > 0 && slices.ContainsFunc(g.out[i], func(l int) bool {
				t := g.to[l].node
				return t >= 0 && g.nodes[t].Kind == argmap.MajorClaim
			}) {
				n.Kind = argmap.Claim
			}
		}
	}
	g.stances()
	for i := range g.nodes {
		n := &g.nodes[i]
		if !n.Flagged {
			n.Counterargument = n.Stance == argmap.Con && slices.ContainsFunc(g.out[i], func(l int) bool {
				t := g.to[l].node
				return t < 0 || g.links[l].Type == argmap.Attack && g.nodes[t].Stance == argmap.Pro
			})
		}
		n.Confidence = g.confidence(n.ID, n.Confidence, n.Judged)
	}
	for i := range g.links {
		l := &g.links[i]
		l.Confidence = g.confidence(l.ID, l.Confidence, l.Judged)
	}
}

func (g *Graph) confidence(id string, c float64, judged bool) float64 {
	if !judged {
		return 1
	}
	if !(c >= 0 && c <= 1) {
		g.Lose(id, encoding.BadValue, "confidence %v", c)
		return 1
	}
	return c
}

// stances follows first outgoing links up to a node whose stance is known, or
// to a root, and hands the signs down again.
func (g *Graph) stances() {
	for i := range g.nodes {
		var way []int
		at := i
		for g.nodes[at].Stance == 0 && len(g.out[at]) > 0 {
			way = append(way, at)
			at = g.source(g.out[at][0])
			if len(way) > len(g.nodes) { // undercuts can lead back to where they came from
				break
			}
		}
		if g.nodes[at].Stance == 0 {
			g.nodes[at].Stance = argmap.Pro
		}
		s := g.nodes[at].Stance
		for j := len(way) - 1; j >= 0; j-- {
			if g.links[g.out[way[j]][0]].Type != argmap.Support {
				s = s.Opposite()
			}
			if n := &g.nodes[way[j]]; n.Stance == 0 {
				n.Stance = s
			} else {
				s = n.Stance
			}
		}
	}
}
