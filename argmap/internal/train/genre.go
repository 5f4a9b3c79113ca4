package train

import (
	"slices"
	"strings"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

// fitGenre learns to tell the genres apart; the few op-eds weigh as much as
// the many essays. Openings and snippets of op-eds stand beside the whole ones, or
// a short one would be taken for a post.
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
			opening, snippet := d.opening(), d.snippet()
			for _, text := range []string{opening, snippet, inLines(opening, d.Fold), inLines(snippet, d.Fold/2)} {
				if v := read(text, d.View.Genre); v != nil {
					add(v)
				}
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
	return linear.Train(mine.GenreNames, samples, linear.Options{Bits: 16, Epochs: 20, Rate: 0.1, L2: 3e-4, Seed: 1})
}

// read is a text as an analysis sees it; nil when it holds nothing.
func read(text string, g mine.Genre) *mine.View {
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil || len(doc.Tokens) == 0 {
		return nil
	}
	v := mine.NewView(doc, apparatus.Find(doc))
	v.Genre = g
	return v
}

// inLines is a text with each sentence in a line of its own, as drafts and copies of
// pages come, or between blank lines.
func inLines(text string, fold int) string {
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		return ""
	}
	var lines []string
	for _, s := range doc.Sentences {
		lines = append(lines, strings.Join(strings.Fields(s.Text(text)), " "))
	}
	return strings.Join(lines, [...]string{"\n", "\n\n"}[fold%2])
}

// opening is the text up to the end of the paragraph with its hundredth to two
// hundredth word, as if it were all; empty when there is none.
func (d *Doc) opening() string {
	words := 100 + 10*(d.Fold%11)
	for _, p := range d.doc.Paragraphs {
		if text := d.doc.Text[:p.End]; len(strings.Fields(text)) >= words {
			return text
		}
	}
	return ""
}

// snippet is a few paragraphs from anywhere in the text, with or without its
// headline; empty when there are none.
func (d *Doc) snippet() string {
	var headline string
	var body []string
	ps := parts(d.doc, d.Text.Apparatus)
	for _, p := range d.doc.Paragraphs {
		if !slices.ContainsFunc(ps, func(a apparatus.Part) bool { return a.Overlaps(p.Span) }) {
			body = append(body, p.Text(d.doc.Text))
		}
	}
	for _, a := range slices.Backward(ps) {
		if a.Label == apparatus.Headline {
			headline = a.Text(d.doc.Text)
		}
	}
	n := 1 + d.Fold%3
	var out []string
	if headline == "" || d.Fold%2 == 0 {
		n++
	} else {
		out = append(out, headline)
	}
	if len(body) < n {
		return ""
	}
	at := d.Fold / 6 % (len(body) - n + 1)
	return strings.Join(append(out, body[at:at+n]...), "\n\n")
}
