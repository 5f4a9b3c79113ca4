package main

import (
	"bytes"
	"encoding/json"

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

// options are the ones that single formats have.
type options struct{ essays, bom, bare bool }

// format is a row of the table of formats.
type format struct {
	name      string
	extension string
	pair      bool // the text stands in a file of its own
	unmarshal func(data []byte, source string) (*encoding.Document, error)
	marshal   func(g *argmap.Graph, text string, o options) ([]byte, error) // nil: only read
}

// formats is the table. Longer extensions stand before those they end with.
var formats = []format{
	{"xaif", ".xaif.json", false, alone(aif.Unmarshal), plain(aif.MarshalX)},
	{"aif", ".aif.json", false, alone(aif.Unmarshal), plain(aif.Marshal)},
	{"arguebuf", ".arguebuf.json", false, alone(arguebuf.Unmarshal), plain(arguebuf.Marshal)},
	{"json", ".json", false, readJSON, writeJSON},
	{"argdown", ".argdown", false, alone(argdown.Unmarshal), plain(argdown.Marshal)},
	{"brat", ".ann", true, func(data []byte, source string) (*encoding.Document, error) {
		return brat.Unmarshal(data, source)
	}, func(g *argmap.Graph, text string, o options) ([]byte, error) {
		if o.essays {
			return brat.Marshal(g, text, brat.Essays())
		}
		return brat.Marshal(g, text)
	}},
	{"dot", ".dot", false, alone(dot.Unmarshal), plain(dot.Marshal)},
	{"mermaid", ".mmd", false, alone(mermaid.Unmarshal), func(g *argmap.Graph, text string, o options) ([]byte, error) {
		if o.bare {
			return mermaid.Marshal(g, text, mermaid.Bare())
		}
		return mermaid.Marshal(g, text)
	}},
	{"graphml", ".graphml", false, alone(graphml.Unmarshal), plain(graphml.Marshal)},
	{"csv", ".csv", false, alone(csv.Unmarshal), func(g *argmap.Graph, text string, o options) ([]byte, error) {
		if o.bom {
			return csv.Marshal(g, text, csv.WithBOM())
		}
		return csv.Marshal(g, text)
	}},
	{"text", ".txt", false, analyze, nil},
}

// find looks a format up; nil when there is none of that name.
func find(name string) *format {
	for i := range formats {
		if formats[i].name == name {
			return &formats[i]
		}
	}
	return nil
}

func names() []string {
	var ns []string
	for _, f := range formats {
		ns = append(ns, f.name)
	}
	return ns
}

// alone is for formats in one file.
func alone(unmarshal func([]byte) (*encoding.Document, error)) func([]byte, string) (*encoding.Document, error) {
	return func(data []byte, _ string) (*encoding.Document, error) { return unmarshal(data) }
}

// plain is for formats without options.
func plain(marshal func(*argmap.Graph, string) ([]byte, error)) func(*argmap.Graph, string, options) ([]byte, error) {
	return func(g *argmap.Graph, text string, _ options) ([]byte, error) { return marshal(g, text) }
}

// analyze finds the argument of an op-ed.
func analyze(data []byte, _ string) (*encoding.Document, error) {
	g, err := argmap.Analyze(string(data))
	if err != nil {
		return nil, err
	}
	return document(g, string(data)), nil
}

// readJSON reads the library's own form, against its source when that is given.
func readJSON(data []byte, source string) (*encoding.Document, error) {
	var g argmap.Graph
	if err := json.Unmarshal(data, &g); err != nil {
		return nil, err
	}
	return document(&g, source), nil
}

func writeJSON(g *argmap.Graph, _ string, _ options) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	err := e.Encode(g)
	return b.Bytes(), err
}
