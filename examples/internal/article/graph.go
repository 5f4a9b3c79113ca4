package article

import (
	"encoding/json"

	"opedmap/argmap"
)

// A Graph is a graph together with the text that its offsets refer to. Its JSON
// is that of the graph with a field "text" at the end.
type Graph struct {
	*argmap.Graph
	Text string
}

// MarshalJSON writes the graph and its text.
func (g Graph) MarshalJSON() ([]byte, error) {
	b, err := g.Graph.MarshalJSON()
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(g.Text)
	if err != nil {
		return nil, err
	}
	b = append(b[:len(b)-1], `,"text":`...) // a graph's object is never empty
	return append(append(b, text...), '}'), nil
}
