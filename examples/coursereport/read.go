package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	bom "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"opedmap/examples/internal/article"
	"opedmap/examples/internal/mapfile"
)

// Above maxFile bytes a file, and above maxText bytes its text, is no op-ed:
// a quarter of a megabyte is 40,000 words.
const (
	maxFile = 16 << 20
	maxText = 1 << 18
)

var (
	errNoFile = errors.New("no op-ed and no map in it")
	errEmpty  = errors.New("no text in it")
	errNoWord = errors.New("no word in it")
	errTooBig = fmt.Errorf("larger than %d MB", maxFile>>20)
	errLong   = fmt.Errorf("more text than an op-ed has: above %d KB", maxText>>10)
	errBinary = errors.New("not a text")
)

// readers turn the bytes of a file into plain text, by lower-case extension.
var readers = map[string]func([]byte) (string, error){
	".txt":      plain,
	".text":     plain,
	".md":       markdown,
	".markdown": markdown,
	".html":     webText,
	".htm":      webText,
	".docx":     wordDocument,
}

// find lists the files below dir, as paths relative to it with forward slashes,
// in order. Hidden files, those of a running Word and the folders of earlier reports
// are left out. Links come second, and third folders that cannot be opened with the
// reason; dir itself may be a link.
func find(dir string) (names, links []string, closed []*opEd, err error) {
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return nil, nil, nil, err
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		name, rel := filepath.Rel(dir, path)
		switch {
		case rel != nil || path == dir && err != nil:
			return cmp.Or(err, rel)
		case path == dir:
			return nil
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case err != nil:
			closed = append(closed, &opEd{File: filepath.ToSlash(name) + "/", Err: err})
			return fs.SkipDir
		case d.IsDir() && isReport(path):
			return fs.SkipDir
		case strings.HasPrefix(d.Name(), "~$"):
		case d.Type().IsRegular():
			names = append(names, filepath.ToSlash(name))
		case !d.IsDir(): // a link, say
			links = append(links, filepath.ToSlash(name))
		}
		return nil
	})
	slices.Sort(names)
	return names, links, closed, err
}

// isReport reports whether a folder holds the files of a report.
func isReport(dir string) bool {
	for _, name := range []string{"index.html", "gradebook.csv", "report.json", pages} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
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
	case info.Size() == 0:
		return nil, errEmpty
	}
	return os.ReadFile(path)
}

// readText reads an op-ed of any of the formats as plain text, and what the markup of a
// web page tells of it.
func readText(path string) (article.Page, error) {
	b, err := load(path)
	if err != nil {
		return article.Page{}, err
	}
	var p article.Page
	if article.IsHTML(path, b) { // whatever it is called
		p, err = webPage(b)
	} else {
		p.Text, err = readers[extension(path)](b)
	}
	switch {
	case err != nil:
	case strings.TrimSpace(p.Text) == "":
		err = errEmpty
	case !strings.ContainsFunc(p.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		err = errNoWord
	case len(p.Text) > maxText:
		err = errLong
	}
	if err != nil {
		return article.Page{}, err
	}
	return p, nil
}

// plain reads a text file: UTF-8, even with a few bytes broken, UTF-16 with a
// byte order mark, or else Windows-1252, as old editors write it. Lines end with
// a line feed, whatever they end with in the file. Other formats under the name of
// a text are told by how they start.
func plain(b []byte) (string, error) {
	d := bom.BOMOverride(encoding.Nop.NewDecoder())
	b, _, err := transform.Bytes(d, b)
	if err != nil {
		return "", err
	}
	switch kind := mapfile.OtherKind(b); {
	case kind != "":
		return "", fmt.Errorf("%w, this looks like %s: save it as plain text", errBinary, kind)
	case slices.ContainsFunc(b, func(c byte) bool { return c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x0e\x1a\x1e\x1f", rune(c)) }):
		return "", errBinary
	}
	if !isUTF8(b) {
		if b, err = charmap.Windows1252.NewDecoder().Bytes(b); err != nil {
			return "", err
		}
	}
	return lineEnds.Replace(strings.ToValidUTF8(string(b), "\ufffd")), nil
}

// lineEnds makes line feeds of the ends of lines of other systems and of Word's own
// breaks of lines and columns, and plain text of its hyphens.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\x0e", "\n", "\u2028", "\n", "\u2029", "\n\n",
	"\x1e", "-", "\x1f", "")

// isUTF8 reports whether of the bytes beyond ASCII no more than one in five is in no
// UTF-8 sequence. In Windows-1252 next to none is in one.
func isUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good += n
		}
		b = b[n:]
	}
	return good >= 4*bad
}

// webText is the text of [webPage] alone.
func webText(b []byte) (string, error) {
	p, err := webPage(b)
	return p.Text, err
}

// webPage takes the article out of a page.
func webPage(b []byte) (article.Page, error) {
	if bytes.IndexByte(b, 0) >= 0 && !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return article.Page{}, errBinary
	}
	p, err := article.Read(b)
	if errors.Is(err, article.ErrNoText) {
		err = errEmpty
	}
	return p, err
}
