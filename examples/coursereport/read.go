package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"opedmap/examples/internal/article"
)

// maxFile is the size in bytes above which a file is no op-ed.
const maxFile = 16 << 20

var (
	errEmpty  = errors.New("no text in it")
	errTooBig = fmt.Errorf("larger than %d MB", maxFile>>20)
	errBinary = errors.New("not a text")
)

// readers turn the bytes of a file into plain text, by lower-case extension.
var readers = map[string]func([]byte) (string, error){
	".txt":      plain,
	".text":     plain,
	".md":       markdown,
	".markdown": markdown,
	".html":     webPage,
	".htm":      webPage,
	".docx":     wordDocument,
}

// find lists the files below dir that can be read, as paths relative to it with
// forward slashes, in order. Hidden files and those of a running Word are left
// out.
func find(dir string, known func(name string) bool) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if path != dir && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() || strings.HasPrefix(d.Name(), "~$") || !known(d.Name()) {
			return nil
		}
		name, err := filepath.Rel(dir, path)
		names = append(names, filepath.ToSlash(name))
		return err
	})
	slices.Sort(names)
	return names, err
}

func extension(name string) string { return strings.ToLower(filepath.Ext(name)) }

func isText(name string) bool { return readers[extension(name)] != nil }

// load reads a file that is not too large.
func load(path string) ([]byte, error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return nil, err
	case info.Size() > maxFile:
		return nil, errTooBig
	}
	return os.ReadFile(path)
}

// readText reads an op-ed of any of the formats as plain text.
func readText(path string) (string, error) {
	b, err := load(path)
	if err != nil {
		return "", err
	}
	s, err := readers[extension(path)](b)
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(s) == "" {
		return "", errEmpty
	}
	return s, nil
}

// plain reads a text file: UTF-8, UTF-16 with a byte order mark, or else
// Windows-1252, as old editors write it.
func plain(b []byte) (string, error) {
	d := unicode.BOMOverride(encoding.Nop.NewDecoder())
	b, _, err := transform.Bytes(d, b)
	if err != nil {
		return "", err
	}
	if slices.ContainsFunc(b, func(c byte) bool { return c < ' ' && !strings.ContainsRune("\t\n\r\f\x1a", rune(c)) }) {
		return "", errBinary
	}
	if !utf8.Valid(b) {
		if b, err = charmap.Windows1252.NewDecoder().Bytes(b); err != nil {
			return "", err
		}
	}
	return strings.ReplaceAll(string(b), "\r\n", "\n"), nil
}

// webPage takes the article out of a page.
func webPage(b []byte) (string, error) {
	if bytes.IndexByte(b, 0) >= 0 && !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return "", errBinary
	}
	s, _, err := article.Text(b)
	if errors.Is(err, article.ErrNoText) {
		return "", errEmpty
	}
	return strings.ToValidUTF8(s, "\ufffd"), err
}
