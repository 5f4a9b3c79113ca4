package scene

import "opedmap/argmap"

// A Sample explains one mark of a picture: a sort of box, or a sort of curve.
type Sample struct {
	Label    string
	Kind     argmap.Kind // 0 for a curve
	Stance   argmap.Stance
	Relation argmap.RelationType // 0 for a box
	X, Y     float64             // of the mark's top left corner
}

// Measures of a sample, in pixels.
const (
	SampleWidth  = 42.0
	SampleHeight = 16.0
	sampleGap    = 18.0
)

// samples are all that a picture can show, in the order of the legend.
var samples = []Sample{
	{Label: "thesis", Kind: argmap.MajorClaim, Stance: argmap.Pro},
	{Label: "claim", Kind: argmap.Claim, Stance: argmap.Pro},
	{Label: "premise", Kind: argmap.Premise, Stance: argmap.Pro},
	{Label: "opposing claim", Kind: argmap.Claim, Stance: argmap.Con},
	{Label: "opposing premise", Kind: argmap.Premise, Stance: argmap.Con},
	{Label: "supports", Relation: argmap.Support},
	{Label: "attacks", Relation: argmap.Attack},
	{Label: "undercuts a relation", Relation: argmap.Undercut},
}

// legend adds the samples of what the picture shows under the map.
func (s *Scene) legend() {
	type box struct {
		kind   argmap.Kind
		stance argmap.Stance
	}
	boxes, curves := map[box]bool{}, map[argmap.RelationType]bool{}
	for _, n := range s.Nodes {
		boxes[box{n.Component.Kind, n.Component.Stance}] = true
	}
	for _, e := range s.Edges {
		curves[e.Relation.Type] = true
	}
	x, y := Margin, s.Height
	for _, l := range samples {
		if !boxes[box{l.Kind, l.Stance}] && !curves[l.Relation] {
			continue
		}
		w := SampleWidth + 8 + Regular.width(l.Label, FontSize) + sampleGap
		if x > Margin && x+w > s.Width-Margin {
			x, y = Margin, y+SampleHeight+8
		}
		l.X, l.Y = x, y
		s.Legend = append(s.Legend, l)
		x += w
	}
	s.Height = y + SampleHeight + Margin
}
