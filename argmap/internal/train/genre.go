package train

import (
	"strings"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// fitGenre learns to tell the genres apart; the few op-eds weigh as much as
// the many essays. Openings of op-eds stand beside the whole ones, or a short
// op-ed would be taken for a post.
func fitGenre(docs []*Doc) *linear.Model {
	var views []*mine.View
	var n [8]float64
	add := func(v *mine.View) {
		views = append(views, v)
		n[v.Genre]++
	}
	for _, d := range docs {
		if d.Corpus == "cmv-read" {
			continue // posts, however they are annotated
		}
		add(d.View)
		if d.View.Genre == mine.Oped {
			if v := d.opening(); v != nil {
				add(v)
			}
		}
	}
	var samples []linear.Sample
	for _, v := range views {
		samples = append(samples, linear.Sample{
			Features: v.GenreFeatures(),
			Label:    int(v.Genre),
			Weight:   float64(len(docs)) / (4 * n[v.Genre]),
		})
	}
	return linear.Train(mine.GenreNames, samples, linear.Options{Bits: 12, Epochs: 20, Rate: 0.1, L2: 1e-4, Seed: 1})
}

// opening is the text up to the end of the paragraph with its hundredth to two
// hundredth word, as if it were all; nil when the text cannot be read.
func (d *Doc) opening() *mine.View {
	words := 100 + 10*(d.Fold%11)
	for _, p := range d.doc.Paragraphs {
		if text := d.doc.Text[:p.End]; len(strings.Fields(text)) >= words {
			doc, err := nlp.Parse(text, nlp.WithoutNames())
			if err != nil {
				return nil
			}
			v := mine.NewView(doc, apparatus.Find(doc))
			v.Genre = d.View.Genre
			return v
		}
	}
	return nil
}
