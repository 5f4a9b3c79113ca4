package scene

import "opedmap/argmap"

// A Palette holds the colours of a picture as #rrggbb. Blue and orange stay
// apart in every common form of colour blindness, and every mark differs in
// shape as well. Words have at least 4.5:1 against what they stand on, lines
// 3:1 (WCAG 2.2, level AA).
type Palette struct {
	Paper, Ink, Muted string
	Pro, ProFill      string // the author's own line
	Con, ConFill      string // the opposing view
	ThesisFill        string
}

// The palettes for paper and bright screens, and for dark screens.
var (
	Light = Palette{
		Paper: "#ffffff", Ink: "#1b1f24", Muted: "#57606a",
		Pro: "#0a5aa8", ProFill: "#eef5fc", Con: "#944100", ConFill: "#fdf1e5", ThesisFill: "#cfe4f8",
	}
	Dark = Palette{
		Paper: "#12161c", Ink: "#e8ecf1", Muted: "#9aa7b5",
		Pro: "#7db8f5", ProFill: "#15283b", Con: "#f2ad63", ConFill: "#35240f", ThesisFill: "#1f4468",
	}
)

// Box gives the colours of a component's box.
func (p Palette) Box(k argmap.Kind, s argmap.Stance) (stroke, fill string) {
	switch {
	case s == argmap.Con:
		return p.Con, p.ConFill
	case k == argmap.MajorClaim:
		return p.Pro, p.ThesisFill
	}
	return p.Pro, p.ProFill
}

// A Stroke says how a line is drawn.
type Stroke struct {
	Width float64
	Dash  []float64
}

// BoxStroke tells kinds apart by the weight of the line, the opposing view by dashes.
func BoxStroke(k argmap.Kind, s argmap.Stance) Stroke {
	st := Stroke{Width: 1.2}
	if k != argmap.Premise {
		st.Width = 2
	}
	if s == argmap.Con {
		st.Dash = []float64{6, 3}
	}
	return st
}

// Corner is the radius of a box's corners: premises have square ones.
func Corner(k argmap.Kind) float64 {
	switch k {
	case argmap.MajorClaim:
		return 12
	case argmap.Claim:
		return 8
	}
	return 0
}

// EdgeStroke tells relations apart by their line.
func EdgeStroke(t argmap.RelationType) Stroke {
	switch t {
	case argmap.Attack:
		return Stroke{1.6, []float64{7, 4}}
	case argmap.Undercut:
		return Stroke{1.6, []float64{2, 3}}
	}
	return Stroke{Width: 1.6}
}
