package main

import (
	"errors"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/argmap/agree"
	"opedmap/argmap/compare"
	"opedmap/argmap/encoding"
	"opedmap/argmap/render/html"
	"opedmap/examples/internal/mapfile"
)

// A studentMap is a map that a student drew, beside the reference.
type studentMap struct {
	File, Student, Page string
	Err                 error
	Graph               *argmap.Graph
	Comparison          *compare.Result
	Apart               string          // why it was compared by meaning; "" when by place
	Agreement           *agree.Report   // with the reference; nil without a source text
	Losses              []encoding.Loss // what the file says and a graph cannot hold
}

// isMap reports whether a file is named as a map; op-eds are none.
func isMap(name string) bool { f := mapfile.Of(name); return f != nil && f.Name != "text" }

// reference is the map to compare with and the text that it is of.
type reference struct {
	graph *argmap.Graph
	text  string // empty when it is not at hand
}

// errFormat is for a map whose name does not tell its format.
var errFormat = errors.New("no known extension of an argument map")

func readMap(name, text string) (*encoding.Document, error) {
	f := mapfile.Of(name)
	if f == nil {
		return nil, errFormat
	}
	return mapfile.Read(name, f, text, nil)
}

// readReference takes the text from the file of that name, if one is given, or
// from the map itself.
func readReference(mapName, textName string) (*reference, error) {
	r := new(reference)
	if textName != "" {
		var err error
		if r.text, err = sourceText(textName); err != nil {
			return nil, mapfile.In(textName, err)
		}
	}
	doc, err := readMap(mapName, r.text)
	if err != nil {
		return nil, mapfile.In(mapName, err)
	}
	r.graph = doc.Graph
	if r.text == "" {
		r.text = doc.Text
	} else if r.graph, err = mapfile.Anchor(doc.Graph, r.text); err != nil {
		return nil, mapfile.In(mapName, err)
	}
	return r, nil
}

// sourceText reads a text as it is, so that offsets into it hold, and any other
// document as an op-ed is read.
func sourceText(name string) (string, error) {
	if readers[extension(name)] != nil && extension(name) != ".txt" {
		p, err := readText(name)
		return p.Text, err
	}
	b, err := mapfile.ReadFile(name)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(b) || mapfile.OtherKind(b) != "" {
		return plain(b)
	}
	return string(b), nil
}

// errPlaces is for a map of words beside one of places in a text not at hand.
var errPlaces = errors.New("one map has places in a text that is not given, the other has none")

// errOther is for a map whose words differ from the reference's in the same places.
var errOther = errors.New("it is a map of another text")

// place gives a student's map spans of the reference's text.
func (r *reference) place(doc *encoding.Document) (*argmap.Graph, error) {
	switch {
	case r.text != "":
		return mapfile.Anchor(doc.Graph, r.text)
	case doc.Text != "" && r.graph.FitsText(doc.Text) != nil:
		return nil, errPlaces
	case !compare.SameText(r.graph, doc.Graph):
		return nil, errOther
	}
	return doc.Graph, nil
}

// compare reads one student's map and holds it against the reference.
func (r *reference) compare(m *studentMap, dir, out string) (err error) {
	defer guard(&err)
	doc, err := readMap(filepath.Join(dir, filepath.FromSlash(m.File)), "")
	if err != nil {
		return err
	}
	m.Losses = doc.Losses
	g, err := r.place(doc)
	if err != nil {
		// Not the words of the text: the student's own words, then.
		m.Apart, m.Graph = err.Error(), doc.Graph
		m.Comparison = compare.Graphs(r.graph, doc.Graph, compare.WithMeaning())
		return nil
	}
	m.Graph = g
	m.Comparison = compare.Graphs(r.graph, g)
	if r.text == "" {
		return nil
	}
	m.Agreement, err = agree.Texts([]agree.Text{{ID: m.File, Source: r.text, Maps: []*argmap.Graph{r.graph, g}}})
	if err != nil {
		return err
	}
	notes := make([]html.Note, len(m.Comparison.Differences))
	for i, d := range m.Comparison.Differences {
		notes[i].Text = strings.ReplaceAll(d.Type.String(), "_", " ") + ": " + d.Detail()
		if len(d.B) > 0 {
			notes[i].Component = d.B[0].ID
		}
	}
	return writePage(filepath.Join(out, filepath.FromSlash(m.Page)), r.text, g,
		html.WithTitle(m.Student), html.WithLinks(html.Link{Text: "All maps", Href: "../index.html"}),
		html.WithoutWarnings(), html.WithNotes(notes...))
}
