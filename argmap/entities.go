package argmap

import (
	"fmt"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/regard"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
)

// addEntities resolves the names of the document and judges what the author
// thinks of each.
func (d *Draft) addEntities(doc *nlp.Document, parts []apparatus.Part, mined []mine.Component, a *Analyzer) {
	g := regard.NewGatherer(doc, parts, mined, a.attitude)
	entities := resolve.Resolve(doc)
	for i, evidence := range g.Gather(entities) {
		e := entities[i]
		l, p := a.regard.Judge(evidence)
		out := Entity{ID: fmt.Sprintf("e%d", i+1), Name: e.Name, Label: e.Label, Mentions: e.Mentions,
			Attitude: attitudes[l], Confidence: e.Confidence * p[l]}
		if l != attitude.Neutral {
			for _, s := range evidence.Cues(l) {
				out.Cues = append(out.Cues, Cue{s, s.Text(doc.Text), out.Attitude.String()})
			}
		}
		d.Entities = append(d.Entities, out)
	}
}
