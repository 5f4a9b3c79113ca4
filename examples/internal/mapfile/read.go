package mapfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap/encoding"
)

// ErrNoMap is returned for JSON that is none of the forms of an argument map.
var ErrNoMap = errors.New("a JSON file, but no argument map of a known form")

// Read reads a map of the given format from a file, or from stdin when the name
// is "" or "-". Text is the source that its spans point into, for formats that do
// not hold it; where a format wants a text in a file of its own and text is "",
// that is the .txt beside the map.
func Read(name string, f *Format, text string, stdin io.Reader) (*encoding.Document, error) {
	data, err := load(name, f, stdin)
	if err != nil {
		return nil, err
	}
	if text == "" && f.Pair {
		if text, err = Source(Beside(name)); err != nil {
			return nil, err
		}
	}
	doc, err := f.Unmarshal(data, text)
	if err != nil {
		return nil, err
	}
	if doc.Text == "" {
		doc.Text = text
	}
	return doc, nil
}

// load reads no more of a file than a decoder would take.
func load(name string, f *Format, stdin io.Reader) ([]byte, error) {
	if name != "" && name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		stdin = file
	}
	b, err := io.ReadAll(io.LimitReader(stdin, encoding.MaxSize+1))
	if err != nil {
		return nil, err
	}
	return b, encoding.CheckSize(f.Name, len(b))
}

// Beside is the name of the text that belongs to a map without one.
func Beside(name string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".txt"
}
