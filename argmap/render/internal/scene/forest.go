package scene

import (
	"slices"

	"opedmap/argmap"
)

// forest is the graph as trees to lay out. Components are numbered in text order.
type forest struct {
	components []argmap.Component
	number     map[string]int        // by component id
	parent     []int                 // by component; -1 for a root
	relation   []argmap.RelationType // by component, its first; 0 for a root
	children   [][]int
	roots      []int
	thesis     string // its id
}

// newForest hangs every component under the target of its first relation that leads to a
// root, and one that undercuts a relation beside that relation's source.
func newForest(g *argmap.Graph) *forest {
	n := g.Len()
	f := &forest{
		components: slices.Collect(g.Components()),
		number:     make(map[string]int, n),
		parent:     make([]int, n),
		relation:   make([]argmap.RelationType, n),
		children:   make([][]int, n),
	}
	for i, c := range f.components {
		f.number[c.ID] = i
	}
	under := make([][]int, n)  // by component, what supports or attacks it
	beside := make([][]int, n) // by component, what undercuts one of its relations
	chosen := f.hang(g)
	for i, l := range chosen {
		f.parent[i] = -1
		if l.Relation.Type == 0 {
			f.roots = append(f.roots, i)
			continue
		}
		p := f.number[l.Component.ID]
		f.parent[i], f.relation[i] = p, l.Relation.Type
		if l.Relation.Type == argmap.Undercut && chosen[p].Relation.Type != 0 {
			beside[p] = append(beside[p], i)
		} else {
			under[p] = append(under[p], i)
		}
	}
	for p, children := range under {
		stack := slices.Clone(children)
		slices.Reverse(stack)
		for len(stack) > 0 {
			c := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			f.parent[c] = p
			f.children[p] = append(f.children[p], c)
			for _, u := range slices.Backward(beside[c]) {
				stack = append(stack, u)
			}
		}
	}
	thesis, _ := g.Thesis()
	f.thesis = thesis.ID
	rank := func(i int) int {
		switch c := f.components[i]; {
		case c.ID == thesis.ID:
			return 0
		case c.Kind == argmap.MajorClaim:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(f.roots, func(a, b int) int { return rank(a) - rank(b) })
	return f
}

// hang chooses for every component the link by which it hangs, the zero link for a root:
// the first, but where two components undercut relations of one another, the first by
// which they lead on. One that leads to no root is made one.
func (f *forest) hang(g *argmap.Graph) []argmap.Link {
	links := make([][]argmap.Link, len(f.components))
	chosen := make([]argmap.Link, len(f.components))
	first := make([][]int, len(f.components)) // by component, whose first link leads to it
	var queue []int
	reached := make([]bool, len(f.components))
	reach := func(i int, by argmap.Link) {
		chosen[i], reached[i] = by, true
		queue = append(queue, i)
	}
	for i, c := range f.components {
		links[i] = slices.Collect(g.Parents(c.ID))
		if len(links[i]) == 0 {
			reach(i, argmap.Link{})
		} else {
			p := f.number[links[i][0].Component.ID]
			first[p] = append(first[p], i)
		}
	}
	follow := func(sources [][]int) {
		for ; len(queue) > 0; queue = queue[1:] {
			for _, i := range sources[queue[0]] {
				if !reached[i] {
					at := slices.IndexFunc(links[i], func(l argmap.Link) bool { return reached[f.number[l.Component.ID]] })
					reach(i, links[i][at])
				}
			}
		}
	}
	follow(first)
	sources := make([][]int, len(f.components)) // by component, which of those left lead to it
	for i := range links {
		for _, l := range links[i] {
			if p := f.number[l.Component.ID]; !reached[i] {
				sources[p] = append(sources[p], i)
			}
		}
	}
	for p := range sources {
		if reached[p] && sources[p] != nil {
			queue = append(queue, p)
		}
	}
	follow(sources)
	for i := range links {
		if !reached[i] {
			reach(i, argmap.Link{})
			follow(sources)
		}
	}
	return chosen
}

// order gives the components from top to bottom, parents before children.
func (f *forest) order() []int {
	stack := slices.Clone(f.roots)
	slices.Reverse(stack)
	order := make([]int, 0, len(f.parent))
	for len(stack) > 0 {
		c := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		order = append(order, c)
		for _, d := range slices.Backward(f.children[c]) {
			stack = append(stack, d)
		}
	}
	return order
}
