// Package layout places the nodes of ordered trees so that no two overlap,
// parents are centred over their children and equal subtrees are drawn alike.
//
// It is the linear-time form of the Reingold-Tilford-Walker drawing by
// Buchheim, Jünger and Leipert (Improving Walker's Algorithm to Run in Linear
// Time, Graph Drawing 2002), with nodes of different breadth. Depth is the
// level of a node; breadth is the direction across, in which siblings stand.
package layout

// A Tree is a forest of nodes 0 to n-1.
type Tree struct {
	Roots    []int
	Children [][]int   // by node, in the order in which they are drawn
	Size     []float64 // by node, its extent in the direction of breadth
	Gap      float64   // between neighbours with one parent
	FarGap   float64   // between neighbours with different parents
}

// A Place says where a node is drawn.
type Place struct {
	Level  int
	Center float64 // in the direction of breadth; the first node's edge is at 0
}

// Tidy places the nodes of t. Nodes that no root reaches have Level -1. It
// takes linear time and does not recurse.
func Tidy(t Tree) []Place {
	n := len(t.Children)
	w := &walker{Tree: t, node: make([]state, n+1), root: n}
	w.Children = append(append([][]int{}, t.Children...), t.Roots)
	w.Size = append(append([]float64{}, t.Size...), 0)
	places := make([]Place, n)
	for i := range w.node {
		w.node[i] = state{thread: -1, ancestor: i, parent: -1}
		if i < n {
			places[i].Level = -1
		}
	}
	order := []int{w.root}
	for i := 0; i < len(order); i++ {
		for j, c := range w.Children[order[i]] {
			w.node[c].parent, w.node[c].index = order[i], j
			order = append(order, c)
		}
	}
	for i := len(order) - 1; i >= 0; i-- {
		w.arrange(order[i])
	}
	low := 0.0
	for _, v := range order[1:] {
		s := &w.node[v]
		p := &w.node[s.parent]
		s.sum = p.sum + p.mod
		level := 0
		if s.parent != w.root {
			level = places[s.parent].Level + 1
		}
		places[v] = Place{level, s.prelim + s.sum}
		low = min(low, places[v].Center-w.Size[v]/2)
	}
	for _, v := range order[1:] {
		places[v].Center -= low
	}
	return places
}

// state is what the algorithm remembers of a node, named as in the paper.
type state struct {
	prelim, mod, change, shift float64
	middle                     float64 // of the node's children
	sum                        float64 // of the mods above the node's own
	thread, ancestor           int
	parent, index              int
}

type walker struct {
	Tree
	node []state
	root int
}

// arrange places the children of v against each other; their own children
// have been arranged before. It is the paper's FirstWalk, turned inside out.
func (w *walker) arrange(v int) {
	children := w.Children[v]
	if len(children) == 0 {
		return
	}
	ancestor := children[0]
	for i, c := range children {
		s := &w.node[c]
		s.prelim = s.middle
		if i > 0 {
			left := children[i-1]
			s.prelim = w.node[left].prelim + w.distance(left, c)
			if len(w.Children[c]) > 0 {
				s.mod = s.prelim - s.middle
			}
			ancestor = w.apportion(c, left, ancestor)
		}
	}
	shift, change := 0.0, 0.0
	for i := len(children) - 1; i >= 0; i-- {
		s := &w.node[children[i]]
		s.prelim += shift
		s.mod += shift
		change += s.change
		shift += s.shift + change
	}
	first, last := w.node[children[0]].prelim, w.node[children[len(children)-1]].prelim
	w.node[v].middle = (first + last) / 2
}

// apportion moves the subtree v away from the subtrees of its siblings before
// it, along the contours that face each other.
func (w *walker) apportion(v, left, ancestor int) int {
	n := w.node
	first := w.Children[n[v].parent][0]
	inR, outR, inL, outL := v, v, left, first
	sumInR, sumOutR, sumInL, sumOutL := n[inR].mod, n[outR].mod, n[inL].mod, n[outL].mod
	for w.last(inL) >= 0 && w.first(inR) >= 0 {
		inL, inR, outL, outR = w.last(inL), w.first(inR), w.first(outL), w.last(outR)
		n[outR].ancestor = v
		shift := n[inL].prelim + sumInL - n[inR].prelim - sumInR + w.distance(inL, inR)
		if shift > 0 {
			a := n[inL].ancestor
			if n[a].parent != n[v].parent {
				a = ancestor
			}
			w.move(a, v, shift)
			sumInR += shift
			sumOutR += shift
		}
		sumInL += n[inL].mod
		sumInR += n[inR].mod
		sumOutL += n[outL].mod
		sumOutR += n[outR].mod
	}
	if w.last(inL) >= 0 && w.last(outR) < 0 {
		n[outR].thread = w.last(inL)
		n[outR].mod += sumInL - sumOutR
	}
	if w.first(inR) >= 0 && w.first(outL) < 0 {
		n[outL].thread = w.first(inR)
		n[outL].mod += sumInR - sumOutL
		ancestor = v
	}
	return ancestor
}

// move shifts the subtree b and spreads the room among the siblings between a and b.
func (w *walker) move(a, b int, shift float64) {
	p, q := &w.node[a], &w.node[b]
	between := float64(q.index - p.index)
	q.change -= shift / between
	q.shift += shift
	p.change += shift / between
	q.prelim += shift
	q.mod += shift
}

// first and last are the next nodes of the contours below v, -1 at the end.
func (w *walker) first(v int) int {
	if c := w.Children[v]; len(c) > 0 {
		return c[0]
	}
	return w.node[v].thread
}

func (w *walker) last(v int) int {
	if c := w.Children[v]; len(c) > 0 {
		return c[len(c)-1]
	}
	return w.node[v].thread
}

// distance is the least room between the centres of neighbours.
func (w *walker) distance(a, b int) float64 {
	gap := w.FarGap
	if w.node[a].parent == w.node[b].parent {
		gap = w.Gap
	}
	return (w.Size[a]+w.Size[b])/2 + gap
}
