// Package mapfile reads argument maps from files of any format that the library
// has, and the texts that they are of, for the example programs:
//
//	doc, err := mapfile.Read(name, mapfile.Of(name), "", nil)
//
// [Formats] is the table of formats, for reading and writing. Maps of one text
// that were drawn without offsets, or over another copy of it, get spans of that
// text by [Anchor]. [Text] is for op-eds, and [Open] for either.
package mapfile

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/aif"
	"opedmap/argmap/encoding/argdown"
	"opedmap/argmap/encoding/arguebuf"
	"opedmap/argmap/encoding/brat"
	"opedmap/argmap/encoding/csv"
	"opedmap/argmap/encoding/dot"
	"opedmap/argmap/encoding/graphml"
	"opedmap/argmap/encoding/mermaid"
)

// A Format is a row of the table of formats.
type Format struct {
	Name       string
	Extensions []string // the first is the one to write
	// Pair says that the text stands in a file of its own, beside the map.
	Pair      bool
	Unmarshal func(data []byte, source string) (*encoding.Document, error)  // nil: an op-ed, see [Read]
	Marshal   func(g *argmap.Graph, text string, o Options) ([]byte, error) // nil: only read
}

// Options are those that single formats have for writing.
type Options struct {
	Essays bool // brat: a claim's relation to the major claim is its stance alone
	BOM    bool // csv: start with a byte order mark
	Bare   bool // mermaid: without the comments that keep what the chart does not show
}

// Formats is the table. Longer extensions stand before those they end with. The
// format "text" is an op-ed, a text or a web page (see [article.IsHTML]), which is
// analysed.
var Formats = []Format{
	{"xaif", []string{".xaif.json"}, false, alone(aif.Unmarshal), plain(aif.MarshalX)},
	{"aif", []string{".aif.json"}, false, alone(aif.Unmarshal), plain(aif.Marshal)},
	{"arguebuf", []string{".arguebuf.json"}, false, alone(arguebuf.Unmarshal), plain(arguebuf.Marshal)},
	{"json", []string{".json"}, false, readJSON, writeJSON},
	{"argdown", []string{".argdown", ".ad"}, false, alone(argdown.Unmarshal), plain(argdown.Marshal)},
	{"brat", []string{".ann"}, true, func(data []byte, source string) (*encoding.Document, error) {
		return brat.Unmarshal(data, source)
	}, func(g *argmap.Graph, text string, o Options) ([]byte, error) {
		if o.Essays {
			return brat.Marshal(g, text, brat.WithEssayStances())
		}
		return brat.Marshal(g, text)
	}},
	{"dot", []string{".dot", ".gv"}, false, alone(dot.Unmarshal), plain(dot.Marshal)},
	{"mermaid", []string{".mmd", ".mermaid"}, false, alone(mermaid.Unmarshal), func(g *argmap.Graph, text string, o Options) ([]byte, error) {
		if o.Bare {
			return mermaid.Marshal(g, text, mermaid.WithoutComments())
		}
		return mermaid.Marshal(g, text)
	}},
	{"graphml", []string{".graphml"}, false, alone(graphml.Unmarshal), plain(graphml.Marshal)},
	{"csv", []string{".csv"}, false, alone(csv.Unmarshal), func(g *argmap.Graph, text string, o Options) ([]byte, error) {
		if o.BOM {
			return csv.Marshal(g, text, csv.WithBOM())
		}
		return csv.Marshal(g, text)
	}},
	{"text", []string{".txt", ".md", ".markdown", ".html", ".htm", ".xhtml"}, false, nil, nil},
}

// Named looks a format up by its name; nil when there is none of that name.
func Named(name string) *Format {
	for i := range Formats {
		if Formats[i].Name == name {
			return &Formats[i]
		}
	}
	return nil
}

// Of tells the format by the name of a file; nil when the name does not say.
func Of(file string) *Format {
	file = strings.ToLower(filepath.Base(file))
	for i := range Formats {
		for _, end := range Formats[i].Extensions {
			if strings.HasSuffix(file, end) {
				return &Formats[i]
			}
		}
	}
	return nil
}

// MapOf tells the format of a file that is plainly a map, by its name or as JSON
// with the fields of one; nil for any other file.
func MapOf(name string, data []byte) *Format {
	if f := Of(name); f != nil && f.Name != "text" {
		return f
	}
	if isMap(data) {
		return Named("json")
	}
	return nil
}

// Names lists the formats.
func Names() string {
	var ns []string
	for _, f := range Formats {
		ns = append(ns, f.Name)
	}
	return strings.Join(ns, ", ")
}

// alone is for formats in one file.
func alone(unmarshal func([]byte) (*encoding.Document, error)) func([]byte, string) (*encoding.Document, error) {
	return func(data []byte, _ string) (*encoding.Document, error) { return unmarshal(data) }
}

// plain is for formats without options.
func plain(marshal func(*argmap.Graph, string) ([]byte, error)) func(*argmap.Graph, string, Options) ([]byte, error) {
	return func(g *argmap.Graph, text string, _ Options) ([]byte, error) { return marshal(g, text) }
}

// analyze finds the argument of an op-ed from the named file, a text or a web page,
// and tells which.
func analyze(name string, data []byte) (doc *encoding.Document, page bool, err error) {
	text, page, err := Text(name, data)
	if err != nil {
		return nil, page, err
	}
	a, err := argmap.New()
	if err != nil {
		return nil, page, err
	}
	g, err := a.AnalyzePage(context.Background(), text.Text, text.Apparatus)
	if err != nil {
		return nil, page, err
	}
	return &encoding.Document{Graph: g, Text: text.Text}, page, nil
}

// fields tell the forms of a map that are JSON.
type fields struct{ Components, Nodes, AIF json.RawMessage }

func (f fields) any() bool { return f.Components != nil || f.Nodes != nil || f.AIF != nil }

// isMap reports whether a file starts with a JSON object with the fields of a map.
func isMap(data []byte) bool {
	var f fields
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	return json.NewDecoder(bytes.NewReader(data)).Decode(&f) == nil && f.any()
}

// readJSON reads the library's own form, against its source when that is given
// or stands in the file, and the other forms that are JSON, told by their fields.
func readJSON(data []byte, source string) (*encoding.Document, error) {
	if err := encoding.CheckSize("json", len(data)); err != nil {
		return nil, err
	}
	if err := encoding.CheckUTF8("json", data); err != nil {
		return nil, err
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	var form struct {
		fields
		Text string
	}
	g := new(argmap.Graph)
	if err := json.Unmarshal(data, &form); err != nil {
		return nil, cmp.Or(g.UnmarshalJSON(data), err) // with the place
	}
	switch {
	case !form.any():
		return nil, ErrNoMap
	case form.Components != nil:
	case bytes.HasPrefix(form.Nodes, []byte("{")):
		return arguebuf.Unmarshal(data)
	default:
		return aif.Unmarshal(data)
	}
	if err := g.UnmarshalJSON(data); err != nil {
		return nil, err
	}
	if source == "" && form.Text != "" {
		source = form.Text
		if err := g.FitsText(source); err != nil {
			return nil, err
		}
	}
	return &encoding.Document{Graph: g, Text: source}, nil
}

func writeJSON(g *argmap.Graph, _ string, _ Options) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(g)
	return b.Bytes(), err
}
