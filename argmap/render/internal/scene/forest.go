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

// newForest hangs every component under the target of its first relation, and
// one that undercuts a relation beside that relation's source.
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
	for i, c := range f.components {
		f.parent[i] = -1
		for l := range g.Parents(c.ID) {
			p := f.number[l.Component.ID]
			f.parent[i], f.relation[i] = p, l.Relation.Type
			if l.Relation.Type == argmap.Undercut {
				beside[p] = append(beside[p], i)
			} else {
				under[p] = append(under[p], i)
			}
			break
		}
		if f.parent[i] < 0 {
			f.roots = append(f.roots, i)
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
