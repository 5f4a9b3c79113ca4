package main

import (
	"path/filepath"
	"slices"
	"strings"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/gold"
	"opedmap/nlp"
)

// data is what there is to learn from.
type data struct {
	opeds, essays, posts, short []gold.Text
	claims                      []string   // one-line statements
	prose                       [][]string // texts of other genres, as paragraphs
}

func read(corpora, opeds string) (*data, error) {
	var d data
	var err error
	lines := func(dst *[]gold.Text, name string) {
		if err == nil {
			var ts []gold.Text
			ts, err = gold.ReadLines(filepath.Join(corpora, name, "train.jsonl"))
			*dst = append(*dst, ts...)
		}
	}
	lines(&d.essays, "aaec")
	lines(&d.posts, "cmv")
	lines(&d.short, "microtexts1")
	lines(&d.short, "microtexts2")
	if err != nil {
		return nil, err
	}
	if err := d.readClaims(filepath.Join(corpora, "perspectrum", "train.jsonl")); err != nil {
		return nil, err
	}
	if err := d.readProse(filepath.Join(corpora, "gum", "train.jsonl")); err != nil {
		return nil, err
	}
	d.opeds, err = gold.ReadOpeds(filepath.Join(opeds, "train"), filepath.Join(opeds, "train-read"))
	return &d, err
}

// readClaims reads the statements of Perspectrum, each once.
func (d *data) readClaims(name string) error {
	rs, err := gold.Read[struct{ Claim, Perspective string }](name)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, r := range rs {
		for _, s := range []string{r.Claim, r.Perspective} {
			if s = strings.TrimSpace(s); len(s) > 20 && len(s) < 140 && !seen[s] {
				seen[s] = true
				d.claims = append(d.claims, s)
			}
		}
	}
	return nil
}

// readProse reads the long paragraphs of GUM's biographies, news, letters,
// essays and speeches.
func (d *data) readProse(name string) error {
	rs, err := gold.Read[struct{ Genre, Text string }](name)
	if err != nil {
		return err
	}
	for _, r := range rs {
		if !slices.Contains([]string{"bio", "news", "letter", "essay", "speech"}, r.Genre) {
			continue
		}
		var body []string
		for s := range strings.Lines(r.Text) {
			if s = strings.TrimSpace(s); len(s) > 200 && strings.ContainsRune(".?!”\"", rune(s[len(s)-1])) {
				body = append(body, s)
			}
		}
		if len(body) >= 3 {
			d.prose = append(d.prose, body)
		}
	}
	return nil
}

// parts gives the gold apparatus of a text. The corpora mark none: the title
// line of an essay or of an opening post is its headline.
func parts(t gold.Text) []apparatus.Part {
	var out []apparatus.Part
	for _, a := range t.Apparatus {
		if l, ok := apparatus.Parse(a.Label); ok {
			out = append(out, apparatus.Part{Span: a.Span, Label: l})
		}
	}
	title, _, _ := strings.Cut(t.Text, "\n")
	if s := strings.TrimSpace(title); s != "" && (t.Corpus == "aaec" || t.Corpus == "cmv") {
		start := strings.Index(t.Text, s)
		out = append(out, apparatus.Part{Span: nlp.Span{Start: start, End: start + len(s)}, Label: apparatus.Headline})
	}
	slices.SortStableFunc(out, func(a, b apparatus.Part) int { return a.Start - b.Start })
	return out
}

func example(text string, ps []apparatus.Part, weight float64) (apparatus.Example, error) {
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		return apparatus.Example{}, err
	}
	p := apparatus.NewPage(doc)
	return apparatus.Example{Page: p, Tags: p.Tags(p.Split(ps)), Weight: weight}, nil
}

// examples gives the training examples with these op-eds.
func (d *data) examples(opeds []gold.Text) ([]apparatus.Example, error) {
	var out []apparatus.Example
	for _, group := range []struct {
		texts  []gold.Text
		weight float64
	}{{opeds, 3}, {d.essays, 1}, {d.posts, 1}, {d.short, 1}} {
		for _, t := range group.texts {
			e, err := example(t.Text, parts(t), group.weight)
			if err != nil {
				return nil, err
			}
			out = append(out, e)
		}
	}
	pages, err := d.pages(opeds, madeUp, 1)
	return append(out, pages...), err
}
