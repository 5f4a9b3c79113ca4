package html

import (
	"bytes"
	"cmp"
	"encoding/json"

	"opedmap/argmap"
	"opedmap/argmap/render/internal/caption"
	"opedmap/argmap/render/internal/scene"
)

// data is what the page's script knows of the map; nodes and edges are
// numbered as in the picture.
type data struct {
	Name   string     `json:"name"` // of saved files
	Nodes  []nodeData `json:"nodes"`
	Edges  []edgeData `json:"edges"`
	Layout measures   `json:"layout"`
}

type nodeData struct {
	Role       string    `json:"role"`
	Kind       string    `json:"kind"`
	Counter    bool      `json:"counter,omitempty"`
	Stance     string    `json:"stance"`
	Evidence   string    `json:"evidence,omitempty"`
	Confidence float64   `json:"confidence"`
	Text       string    `json:"text"`
	Cues       []cueData `json:"cues,omitempty"`
	Parent     int       `json:"parent"` // under which it hangs; -1 for a root
	Width      float64   `json:"w"`
	Height     float64   `json:"h"`
}

type cueData struct {
	Text    string `json:"text"`
	Signals string `json:"signals"`
}

type edgeData struct {
	Type       string  `json:"type"`
	From       int     `json:"from"`
	To         int     `json:"to"` // for an undercut the source of the relation that it denies
	Confidence float64 `json:"confidence"`
	// Denies is the edge that an undercut denies, -1 for other relations.
	Denies int `json:"denies"`
}

// measures are those of package scene that the script needs to lay out anew.
type measures struct {
	RowGap    float64 `json:"rowGap"`
	TreeGap   float64 `json:"treeGap"`
	ColumnGap float64 `json:"columnGap"`
	Margin    float64 `json:"margin"`
	Sign      float64 `json:"sign"`
	Width     float64 `json:"width"` // of a box
}

func newData(g *argmap.Graph, s *scene.Scene) (string, error) {
	d := data{
		Name:  fileName(cmp.Or(g.ID(), g.Title(), "argument")),
		Nodes: []nodeData{},
		Edges: []edgeData{},
		Layout: measures{scene.RowGap, scene.TreeGap, scene.ColumnGap, scene.Margin,
			scene.SignRadius + scene.SignGap, s.BoxWidth},
	}
	for _, n := range s.Nodes {
		c := n.Component
		nd := nodeData{Role: n.Role, Kind: c.Kind.String(), Counter: c.Counterargument, Stance: c.Stance.String(),
			Evidence: c.Evidence.String(), Confidence: c.Confidence, Text: n.Words,
			Parent: n.Parent, Width: n.W, Height: n.H}
		for _, q := range c.Cues {
			nd.Cues = append(nd.Cues, cueData{caption.Clean(q.Text), caption.Clean(q.Signals)})
		}
		d.Nodes = append(d.Nodes, nd)
	}
	edge := make(map[string]int, len(s.Edges))
	for i, e := range s.Edges {
		edge[e.Relation.ID] = i
		ed := edgeData{e.Relation.Type.String(), e.From, e.To, e.Relation.Confidence, -1}
		if e.Relation.Type == argmap.Undercut {
			ed.Denies = edge[e.Relation.To]
		}
		d.Edges = append(d.Edges, ed)
	}
	var b bytes.Buffer
	err := json.NewEncoder(&b).Encode(d) // escapes <, > and &, so that no text ends the script
	return b.String(), err
}

// fileName keeps of a name what every file system takes.
func fileName(s string) string {
	b := []byte(caption.Clean(s))
	if len(b) > 60 {
		b = b[:60]
	}
	for i, c := range b {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_') {
			b[i] = '-'
		}
	}
	return string(b)
}
