package gather

import "opedmap/argmap/encoding"

// orderly is the number of links up to which [Graph.breakCycles] goes by the
// order of the file.
const orderly = 4000

// breakCycles drops links until none leads back to where it came from: of a
// cycle the link that comes last in the file or, in very large files, where
// looking for that would take too long, one on which a depth-first walk closes it.
func (g *Graph) breakCycles() {
	back := g.backEdges()
	if len(back) == 0 {
		return
	}
	if len(g.links) <= orderly {
		back = g.closing()
	}
	for _, i := range back {
		g.to[i].dropped = true
		g.Lose(g.name(i), encoding.Cyclic, "%s → %s", g.links[i].From, g.links[i].To)
	}
	g.cascade()
}

// closing adds one link after the other and returns those that close a cycle.
func (g *Graph) closing() (back []int) {
	nodes := len(g.nodes)
	out := make([][]int, nodes) // of the links added so far
	added := make([]bool, len(g.links))
	for i, t := range g.to {
		if t.dropped {
			continue
		}
		from := g.node[g.links[i].From]
		seen := make([]bool, nodes+len(g.links)) // nodes, then links
		reach := []int{t.node}
		if t.link >= 0 {
			reach[0] = nodes + t.link
		}
		closes := false
		for len(reach) > 0 && !closes {
			n := reach[len(reach)-1]
			reach = reach[:len(reach)-1]
			if seen[n] {
				continue
			}
			seen[n] = true
			switch {
			case n == from, n == nodes+i:
				closes = true
			case n < nodes:
				for _, l := range out[n] {
					reach = append(reach, nodes+l)
				}
			case added[n-nodes] && g.to[n-nodes].link >= 0:
				reach = append(reach, nodes+g.to[n-nodes].link)
			case added[n-nodes]:
				reach = append(reach, g.to[n-nodes].node)
			}
		}
		if closes {
			back = append(back, i)
			continue
		}
		added[i] = true
		out[from] = append(out[from], i)
	}
	return back
}

// backEdges returns the links on which a depth-first walk closes a cycle.
func (g *Graph) backEdges() (back []int) {
	nodes := len(g.nodes)
	out := make([][]int, nodes)
	dropped := make([]bool, len(g.links))
	for i, t := range g.to {
		if dropped[i] = t.dropped; !t.dropped {
			f := g.node[g.links[i].From]
			out[f] = append(out[f], i)
		}
	}
	const (
		fresh = iota
		open
		done
	)
	state := make([]uint8, nodes+len(g.links)) // nodes, then links
	type frame struct{ at, next int }
	for start := range nodes {
		if state[start] != fresh {
			continue
		}
		state[start] = open
		stack := []frame{{start, 0}}
		for len(stack) > 0 {
			f := &stack[len(stack)-1]
			to := -1
			if f.at < nodes {
				if f.next < len(out[f.at]) {
					to = nodes + out[f.at][f.next]
				}
			} else if t := g.to[f.at-nodes]; f.next == 0 && !dropped[f.at-nodes] {
				if to = t.node; t.link >= 0 {
					to = nodes + t.link
				}
			}
			f.next++
			switch {
			case to < 0:
				state[f.at] = done
				stack = stack[:len(stack)-1]
			case state[to] == fresh:
				state[to] = open
				stack = append(stack, frame{to, 0})
			case state[to] == open:
				// f.at is the link that closes the cycle: a node leads to its
				// own links alone, and an open one of those is above it only
				// when it is an undercut's way down.
				i := f.at - nodes
				if f.at < nodes {
					i = to - nodes
				}
				dropped[i] = true
				back = append(back, i)
			}
		}
	}
	return back
}
