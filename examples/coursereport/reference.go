package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/agree"
	"opedmap/argmap/compare"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/aif"
	"opedmap/argmap/encoding/argdown"
	"opedmap/argmap/encoding/arguebuf"
	"opedmap/argmap/encoding/brat"
	"opedmap/argmap/encoding/csv"
	"opedmap/argmap/encoding/dot"
	"opedmap/argmap/encoding/graphml"
	"opedmap/argmap/encoding/mermaid"
	"opedmap/argmap/render/html"
)

// A studentMap is a map that a student drew, beside the reference.
type studentMap struct {
	File, Student, Page string
	Err                 error
	Graph               *argmap.Graph
	Comparison          *compare.Result
	Agreement           *agree.Report   // with the reference; nil without a source text
	Losses              []encoding.Loss // what the file says and a graph cannot hold
}

var errNoMap = errors.New("a JSON file, but no argument map of a known form")

// decoders read maps by lower-case extension.
var decoders = map[string]func([]byte) (*encoding.Document, error){
	".json":    decodeJSON,
	".argdown": argdown.Unmarshal,
	".ad":      argdown.Unmarshal,
	".csv":     csv.Unmarshal,
	".dot":     dot.Unmarshal,
	".gv":      dot.Unmarshal,
	".graphml": graphml.Unmarshal,
	".mmd":     mermaid.Unmarshal,
	".mermaid": mermaid.Unmarshal,
}

func isMap(name string) bool { return decoders[extension(name)] != nil || extension(name) == ".ann" }

// decodeJSON tells the forms that are JSON apart by their fields.
func decodeJSON(b []byte) (*encoding.Document, error) {
	var form struct{ Components, Nodes, AIF json.RawMessage }
	if err := json.Unmarshal(b, &form); err != nil {
		return nil, err
	}
	switch {
	case form.Components != nil:
		g := new(argmap.Graph)
		if err := json.Unmarshal(b, g); err != nil {
			return nil, err
		}
		return &encoding.Document{Graph: g}, nil
	case bytes.HasPrefix(form.Nodes, []byte("{")):
		return arguebuf.Unmarshal(b)
	case form.Nodes != nil || form.AIF != nil:
		return aif.Unmarshal(b)
	}
	return nil, errNoMap
}

// readMap reads a map of any of the forms. The text of a .ann file stands beside
// it in a .txt.
func readMap(path string) (*encoding.Document, error) {
	b, err := load(path)
	if err != nil {
		return nil, err
	}
	if extension(path) == ".ann" {
		src, err := load(strings.TrimSuffix(path, filepath.Ext(path)) + ".txt")
		if err != nil {
			return nil, err
		}
		return brat.Unmarshal(b, string(src))
	}
	return decoders[extension(path)](b)
}

// reference is the map to compare with and the text that it is of.
type reference struct {
	graph *argmap.Graph
	text  string // empty when it is not at hand
}

// readReference takes the text from the file of that name, if one is given, or
// from the map itself.
func readReference(mapName, textName string) (*reference, error) {
	doc, err := readMap(mapName)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", mapName, err)
	}
	r := &reference{doc.Graph, doc.Text}
	if textName != "" {
		b, err := os.ReadFile(textName)
		if err != nil {
			return nil, err
		}
		r.text = string(b)
		if r.graph, err = anchor(doc.Graph, r.text); err != nil {
			return nil, fmt.Errorf("%s: %w", mapName, err)
		}
	}
	return r, nil
}

// compare reads one student's map and holds it against the reference.
func (r *reference) compare(m *studentMap, dir, out string) error {
	doc, err := readMap(filepath.Join(dir, filepath.FromSlash(m.File)))
	if err != nil {
		return err
	}
	m.Losses = doc.Losses
	g := doc.Graph
	if r.text != "" {
		if g, err = anchor(g, r.text); err != nil {
			// Not the words of the text: the student's own words, then.
			m.Graph = doc.Graph
			m.Comparison = compare.Graphs(r.graph, doc.Graph, compare.ByMeaning())
			return nil
		}
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

var errNotInText = errors.New("component is not in the text")

// anchor gives a graph the spans of its components' words in a text, for maps
// that were drawn without offsets or over another copy of the text. A graph whose
// spans fit is returned as it is. Differences in white space do not count.
func anchor(g *argmap.Graph, text string) (*argmap.Graph, error) {
	fits := true
	for c := range g.Components() {
		fits = fits && c.In(len(text)) && c.Span.Text(text) == c.Text
	}
	if fits {
		return g, nil
	}
	flat, offsets := flatten(text)
	d := g.Draft()
	d.Entities, d.Apparatus = nil, nil
	taken := 0
	for i := range d.Components {
		c := &d.Components[i]
		words, _ := flatten(c.Text)
		words = strings.TrimSpace(words)
		at := -1
		if words != "" {
			if at = strings.Index(flat[taken:], words); at >= 0 {
				at += taken
			} else {
				at = strings.Index(flat, words)
			}
		}
		if at < 0 {
			return nil, fmt.Errorf("%w: %s “%s”", errNotInText, c.ID, compare.Excerpt(c.Text, 60))
		}
		taken = at + len(words)
		c.Start, c.End = offsets[at], offsets[at+len(words)-1]+1
		c.Text, c.Cues = c.Span.Text(text), nil
	}
	slices.SortStableFunc(d.Components, func(a, b argmap.Component) int { return cmp.Compare(a.Start, b.Start) })
	return d.Build()
}

// flatten makes every run of white space one space and gives the offset of each
// byte that is left.
func flatten(s string) (string, []int) {
	var b strings.Builder
	offsets := make([]int, 0, len(s))
	space := false
	for i := range len(s) {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			if space {
				continue
			}
			c, space = ' ', true
		} else {
			space = false
		}
		b.WriteByte(c)
		offsets = append(offsets, i)
	}
	return b.String(), offsets
}
