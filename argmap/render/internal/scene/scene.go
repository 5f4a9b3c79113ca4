// Package scene turns a graph into a laid-out picture of its argument: boxes
// with wrapped text, curves between them, and their places. It is what the
// still pictures and the page are drawn from.
//
// The map grows from left to right: the thesis and other roots in the first
// column, what bears on them in the next. A component that undercuts a
// relation stands below that relation's source, in the same column, so that
// its curve can end on the relation.
package scene

import (
	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
	"opedmap/argmap/render/internal/layout"
)

// Measures of a picture, in pixels.
const (
	FontSize   = 13.0
	LineHeight = 17.0
	Pad        = 10.0 // between a box and its words
	RowGap     = 12.0 // between siblings
	TreeGap    = 26.0 // between subtrees
	ColumnGap  = 64.0
	Margin     = 20.0
	MinBox     = 120.0 // the narrowest box
	MaxBox     = 4000.0
	InnerFrame = 3.5  // between the two lines around the thesis
	ToggleSize = 18.0 // of what a page puts into a box to fold what hangs under it
	TitleSize  = 18.0
	TitleLine  = 24.0
)

// Options say how to draw.
type Options struct {
	BoxWidth float64
	MaxLines int // of one component's words; 0 for all
	Title    bool
	Legend   bool
	Source   string // the text that is mapped, "" when it is not known
}

// A Scene is a picture of an argument, ready to be drawn.
type Scene struct {
	Width, Height float64
	BoxWidth      float64
	Title         []string // lines
	Nodes         []Node   // parents before children, siblings from top to bottom
	Edges         []Edge
	Legend        []Sample
}

// A Node is the box of a component.
type Node struct {
	Component  argmap.Component
	Relation   argmap.RelationType // to what it bears on; 0 for a root
	Role       string              // what it is in the argument, in words
	Head       string              // role, evidence and confidence
	Words      string              // the component's, see [caption.Words]
	Lines      []string            // they in lines
	X, Y, W, H float64
	Level      int
	Parent     int // index of the node under which it hangs, -1 for a root
	Index, Of  int // its place among its siblings, from 1, and their number
	Children   int // number of nodes that hang under it
}

// Build lays out the argument of g.
func Build(g *argmap.Graph, o Options) *Scene {
	if !(o.BoxWidth > MinBox) { // a NaN, too
		o.BoxWidth = MinBox
	}
	o.BoxWidth = min(o.BoxWidth, MaxBox)
	f, source := newForest(g), caption.NewSource(g, o.Source)
	s := &Scene{Width: 2*Margin + o.BoxWidth, Height: 2 * Margin, BoxWidth: o.BoxWidth}
	order := f.order()
	at := make([]int, len(order)) // where the component stands in order
	size := make([]float64, len(order))
	for i, c := range order {
		at[c] = i
		n := newNode(f, c, source.Words(f.components[c]), o)
		size[c] = n.H
		s.Nodes = append(s.Nodes, n)
	}
	top := s.title(g, o)
	places := layout.Tidy(layout.Tree{Roots: f.roots, Children: f.children, Size: size, Gap: RowGap, FarGap: TreeGap})
	for i := range s.Nodes {
		n, p := &s.Nodes[i], places[order[i]]
		n.Level = p.Level
		n.X = Margin + float64(p.Level)*(o.BoxWidth+ColumnGap)
		n.Y = top + p.Center - n.H/2
		s.Width = max(s.Width, n.X+n.W+Margin)
		s.Height = max(s.Height, n.Y+n.H+Margin)
	}
	siblings := func(parent int, cs []int) {
		for i, c := range cs {
			n := &s.Nodes[at[c]]
			n.Parent, n.Index, n.Of = parent, i+1, len(cs)
		}
	}
	siblings(-1, f.roots)
	for i, c := range order {
		siblings(i, f.children[c])
	}
	s.Edges = edges(g, s.Nodes)
	if o.Legend && len(s.Nodes) > 0 {
		s.legend()
	}
	return s
}

func newNode(f *forest, i int, words string, o Options) Node {
	c := f.components[i]
	n := Node{Component: c, Words: words, Relation: f.relation[i], W: o.BoxWidth, Children: len(f.children[i])}
	n.Role = caption.Role(c)
	if n.Relation == 0 {
		if f.thesis == c.ID {
			n.Role = caption.Thesis
		} else if c.Kind == argmap.MajorClaim {
			n.Role = caption.Restated
		} else {
			n.Role = "unattached " + n.Role
		}
	}
	n.Head = n.Role
	if c.Evidence != argmap.NoEvidence {
		n.Head += ", " + c.Evidence.String()
	}
	room := o.BoxWidth - 2*Pad
	n.Lines = Regular.wrap(n.Words, FontSize, room, o.MaxLines)
	if n.Children > 0 {
		room -= ToggleSize
	}
	n.Head = Bold.fit(n.Head+" · "+caption.Percent(c.Confidence), FontSize, room)
	n.H = 2*Pad + LineHeight*float64(1+len(n.Lines))
	return n
}

// title sets the picture's title and gives the height at which the map begins.
func (s *Scene) title(g *argmap.Graph, o Options) float64 {
	if o.Title {
		s.Title = Bold.wrap(caption.Clean(g.Title()), TitleSize, max(o.BoxWidth, 560), 3)
	}
	for _, l := range s.Title {
		s.Width = max(s.Width, 2*Margin+Bold.width(l, TitleSize))
	}
	if len(s.Title) == 0 {
		return Margin
	}
	return Margin + TitleLine*float64(len(s.Title)) + Pad
}
