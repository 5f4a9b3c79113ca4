package argmap

import (
	"bytes"
	"encoding/json"
	"slices"
)

// FormatVersion is the version of the JSON form that this package reads and
// writes.
const FormatVersion = "1"

// graphJSON is the JSON form of a graph; the schema beside it names the fields.
type graphJSON struct {
	Version    string      `json:"version"`
	ID         string      `json:"id,omitempty"`
	Title      string      `json:"title,omitempty"`
	Components []Component `json:"components"`
	Relations  []Relation  `json:"relations"`
	Entities   []Entity    `json:"entities"`
	Apparatus  []Apparatus `json:"apparatus"`
	Unattached []string    `json:"unattached,omitempty"`
}

// MarshalJSON writes the graph in version 1 of the JSON form, see [Schema].
// The source text is not part of it.
func (g Graph) MarshalJSON() ([]byte, error) {
	d := &g.d
	j := graphJSON{FormatVersion, d.ID, d.Title, d.Components, d.Relations, d.Entities, d.Apparatus, g.unattached}
	if j.Components == nil {
		j.Components = []Component{}
	}
	if j.Relations == nil {
		j.Relations = []Relation{}
	}
	if j.Entities == nil {
		j.Entities = []Entity{}
	}
	if j.Apparatus == nil {
		j.Apparatus = []Apparatus{}
	}
	j.Entities = slices.Clone(j.Entities)
	for i := range j.Entities {
		if j.Entities[i].Mentions == nil {
			j.Entities[i].Mentions = []Span{}
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(j); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}
