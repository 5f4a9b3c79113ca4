package mapfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap/encoding"
)

// ErrNoMap is returned for JSON that is none of the forms of an argument map.
var ErrNoMap = errors.New("a JSON file, but no argument map of a known form")

// Read reads a map of the given format from a file, or from stdin (see [IsStdin]).
// Text is the source that its spans point into, for formats that do not hold it; where
// a format wants a text in a file of its own and text is "", that is the .txt beside
// the map. What is plainly a map is not read as an op-ed.
func Read(name string, f *Format, text string, stdin io.Reader) (*encoding.Document, error) {
	data, err := Bytes(name, stdin)
	if err != nil {
		return nil, err
	}
	if f.Name != "text" {
		return decode(name, f, text, data)
	}
	if m := MapOf(name, data); m != nil {
		return nil, fmt.Errorf("a map in the format %s, not a text", m.Name)
	}
	doc, _, err := analyze(name, data)
	return doc, err
}

// Open reads a file, or stdin (see [IsStdin]), as what it is: a map (see [MapOf]) or
// else an op-ed, which is analysed. Carried says that the text stands in no file as it
// is: that of a page, or one that the map holds. Errors name the file.
func Open(name string, stdin io.Reader) (doc *encoding.Document, carried bool, err error) {
	data, err := Bytes(name, stdin)
	if err != nil {
		return nil, false, In(name, err)
	}
	if f := MapOf(name, data); f != nil {
		if doc, err = decode(name, f, "", data); err != nil {
			return nil, false, In(name, err)
		}
		return doc, doc.Text != "" && !f.Pair, nil
	}
	doc, carried, err = analyze(name, data)
	return doc, carried, In(name, err)
}

// Bytes reads all of a file, or of stdin (see [IsStdin]). More than a decoder would
// take is [encoding.ErrTooLarge].
func Bytes(name string, stdin io.Reader) ([]byte, error) {
	if IsStdin(name) {
		return limited(stdin)
	}
	return ReadFile(name)
}

// IsStdin reports whether a name stands for standard input: "" and "-" do.
func IsStdin(name string) bool { return name == "" || name == "-" }

// ReadFile is [Bytes] for what is always a file.
func ReadFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return limited(f)
}

func limited(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, encoding.MaxSize+1))
	if err == nil && len(b) > encoding.MaxSize {
		return nil, fmt.Errorf("%w: more than %d MB", encoding.ErrTooLarge, encoding.MaxSize>>20)
	}
	return b, err
}

// decode reads a map from the contents of a file.
func decode(name string, f *Format, text string, data []byte) (doc *encoding.Document, err error) {
	if text == "" && f.Pair && IsStdin(name) {
		return nil, fmt.Errorf("a map in the format %s, which needs its text in a file", f.Name)
	}
	if text == "" && f.Pair {
		if text, err = Source(Beside(name)); err != nil {
			return nil, err
		}
	}
	if doc, err = f.Unmarshal(data, text); err != nil {
		return nil, err
	}
	if doc.Text == "" {
		doc.Text = text
	}
	return doc, nil
}

// Same reports whether two names are of one file, be it there or not.
func Same(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// Beside is the name of the text that belongs to a map without one.
func Beside(name string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".txt"
}
