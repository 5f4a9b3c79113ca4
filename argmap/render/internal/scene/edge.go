package scene

import "opedmap/argmap"

// A Point is a place in the picture; y grows downwards.
type Point struct{ X, Y float64 }

// An Edge is the curve of a relation, a cubic Bézier from the source's left
// side to the target's right side, or to the middle of the curve that it
// undercuts.
type Edge struct {
	Relation argmap.Relation
	Con      bool // the source stands on the opposing side
	From, To int  // nodes; for an undercut, To is the node whose relation it denies
	P        [4]Point
}

// Middle is the point half-way along the curve.
func (e Edge) Middle() Point {
	return Point{(e.P[0].X + 3*e.P[1].X + 3*e.P[2].X + e.P[3].X) / 8,
		(e.P[0].Y + 3*e.P[1].Y + 3*e.P[2].Y + e.P[3].Y) / 8}
}

// Sign is where the mark of the relation stands: on the curve, beside its source.
func (e Edge) Sign() Point { return Point{e.P[0].X - SignRadius - SignGap, e.P[0].Y} }

// Measures of a curve's ends, in pixels.
const (
	SignRadius = 7.0 // of a relation's mark
	SignGap    = 3.0 // between it and its source
	DotRadius  = 3.5 // where an undercut ends on a curve
	HeadLength = 8.0 // of an arrow's head
	HeadWidth  = 9.0
)

// Sign gives the strokes of a relation's mark around its middle: +, − or ×.
func Sign(t argmap.RelationType) [][2]Point {
	switch t {
	case argmap.Support:
		return [][2]Point{{{-3.5, 0}, {3.5, 0}}, {{0, -3.5}, {0, 3.5}}}
	case argmap.Undercut:
		return [][2]Point{{{-2.5, -2.5}, {2.5, 2.5}}, {{-2.5, 2.5}, {2.5, -2.5}}}
	}
	return [][2]Point{{{-3.5, 0}, {3.5, 0}}}
}

// edges draws the relations of g between the nodes.
func edges(g *argmap.Graph, nodes []Node) []Edge {
	node := make(map[string]int, len(nodes))
	for i, n := range nodes {
		node[n.Component.ID] = i
	}
	done := map[string]int{} // relation → its edge
	var es []Edge
	for r := range g.Relations() {
		// An undercut needs the curve on which it ends.
		todo := []argmap.Relation{r}
		for r.Type == argmap.Undercut {
			if _, ok := done[r.To]; ok {
				break
			}
			r, _ = g.Relation(r.To)
			todo = append(todo, r)
		}
		for len(todo) > 0 {
			r := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if _, ok := done[r.ID]; ok {
				continue
			}
			from := node[r.From]
			e := Edge{Relation: r, From: from, Con: nodes[from].Component.Stance == argmap.Con}
			if r.Type == argmap.Undercut {
				target := es[done[r.To]]
				e.To = target.From
				e.P = curve(nodes[from].left(), target.Middle())
			} else {
				e.To = node[r.To]
				e.P = curve(nodes[from].left(), nodes[e.To].right())
			}
			done[r.ID] = len(es)
			es = append(es, e)
		}
	}
	return es
}

func (n Node) left() Point  { return Point{n.X, n.Y + n.H/2} }
func (n Node) right() Point { return Point{n.X + n.W, n.Y + n.H/2} }

// curve leaves a to the left and reaches b from the right.
func curve(a, b Point) [4]Point {
	bend := max((a.X-b.X)/2, ColumnGap/4)
	return [4]Point{a, {a.X - bend, a.Y}, {b.X + bend, b.Y}, b}
}
