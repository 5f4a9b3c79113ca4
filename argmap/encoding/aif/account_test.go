package aif_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"opedmap/argmap/encoding"
)

// accounted checks that every I-node is a component with its text, and every
// other node is a relation or a loss: nothing goes in silence.
func accounted(data []byte, doc *encoding.Document) error {
	var file struct {
		Nodes []struct{ NodeID, Text, Type string }
		Edges []struct{ EdgeID, FromID, ToID string }
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return err
	}
	lost := map[string]bool{}
	for _, l := range doc.Losses {
		lost[l.Place] = true
	}
	known := map[string]bool{}
	for _, n := range file.Nodes {
		known[n.NodeID] = true
		if c, ok := doc.Graph.Component(n.NodeID); n.Type == "I" {
			if !ok || c.Text != strings.TrimSpace(n.Text) {
				return fmt.Errorf("I-node %s: component %v %q, want %q", n.NodeID, ok, c.Text, n.Text)
			}
		} else if _, ok := doc.Graph.Relation(n.NodeID); !ok && !lost[n.NodeID] {
			return fmt.Errorf("%s-node %s is neither a relation nor a loss", n.Type, n.NodeID)
		}
	}
	for _, e := range file.Edges {
		if !(known[e.FromID] && known[e.ToID]) && !lost[e.EdgeID] {
			return fmt.Errorf("edge %s to nowhere is no loss", e.EdgeID)
		}
	}
	if i := slices.IndexFunc(doc.Losses, func(l encoding.Loss) bool { return l.Place == "" || l.Reason == "" }); i >= 0 {
		return fmt.Errorf("loss without place or reason: %v", doc.Losses[i])
	}
	return nil
}
