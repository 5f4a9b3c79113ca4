package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// maxDocument bounds the unpacked size of a Word document's text part.
const maxDocument = 32 << 20

var errNoDocument = errors.New("no Word document: word/document.xml is missing")

// wordDocument reads the text of a .docx file (ISO/IEC 29500): the paragraphs
// of the body, in tables and text boxes, too, as they read with all changes
// accepted.
//
// It goes through the elements of the document itself: of the libraries under a
// permissive licence docconv keeps deleted text and both forms of a text box, lu4p/cat
// loses what stands around one and reads broken files as empty, and godocx loses links,
// insertions and text boxes. TestReaders holds what they would have to read.
func wordDocument(b []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", fmt.Errorf("no Word document: %w", err)
	}
	f, err := z.Open(mainPart(z))
	if errors.Is(err, fs.ErrNotExist) {
		return "", errNoDocument
	}
	if err != nil {
		return "", err
	}
	defer f.Close()
	limited := &io.LimitedReader{R: f, N: maxDocument}
	s, err := wordText(limited)
	if limited.N <= 0 {
		err = fmt.Errorf("unpacks to more than %d MB", maxDocument>>20)
	}
	return s, err
}

// mainPart is the name of the part that the package says is its document: Word
// on the web may call it document2.xml.
func mainPart(z *zip.Reader) string {
	const usual = "word/document.xml"
	f, err := z.Open("_rels/.rels")
	if err != nil {
		return usual
	}
	defer f.Close()
	var rels struct {
		Relationship []struct {
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	if xml.NewDecoder(io.LimitReader(f, maxDocument)).Decode(&rels) != nil {
		return usual
	}
	for _, r := range rels.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			return path.Clean(strings.TrimPrefix(r.Target, "/"))
		}
	}
	return usual
}

// wordText collects the runs of each paragraph. Skipped are deleted and hidden text,
// the codes of fields, how words are pronounced, and the older twin of what stands in
// two forms. A paragraph whose end is deleted goes on in the next.
func wordText(r io.Reader) (string, error) {
	d := xml.NewDecoder(r)
	var w wordReader
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return strings.Join(w.paragraphs, "\n\n"), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if w.start(t) {
				err = d.Skip()
			}
		case xml.EndElement:
			w.finish(t.Name.Local)
		case xml.CharData:
			if w.inText {
				w.write(string(t))
			}
		}
		if err != nil {
			return "", err
		}
	}
}

// A wordReader holds what was read so far.
type wordReader struct {
	paragraphs           []string
	open                 []*wordParagraph // a text box is a paragraph within a paragraph
	inText, inProperties bool
	hidden               []bool // of the open runs
	fields               []bool // of the open fields: whether the result has begun
}

type wordParagraph struct {
	strings.Builder
	goesOn bool // its end is deleted
	ended  bool // and was met
}

// start takes the start of an element in and reports whether to skip the element.
func (w *wordReader) start(e xml.StartElement) (skip bool) {
	switch e.Name.Local {
	case "p":
		w.begin()
	case "pPr":
		w.inProperties = true
	case "r":
		w.hidden = append(w.hidden, false)
	case "vanish":
		if n := len(w.hidden); n > 0 && !w.inProperties {
			w.hidden[n-1] = isOn(e)
		}
	case "fldChar":
		w.field(attribute(e, "fldCharType"))
	case "t":
		w.inText = true
	case "tab":
		w.write("\t")
	case "br", "cr":
		w.write("\n")
	case "noBreakHyphen":
		w.write("-")
	case "sym":
		w.write(symbol(e))
	case "del", "delText", "instrText", "moveFrom", "Fallback":
		if p := w.innermost(); p != nil && w.inProperties {
			p.goesOn = true
		}
		return true
	case "tabs", "rPrChange", "pPrChange", "rt":
		return true
	}
	return false
}

// finish takes the end of an element in.
func (w *wordReader) finish(name string) {
	switch name {
	case "t":
		w.inText = false
	case "pPr":
		w.inProperties = false
	case "r":
		w.hidden = w.hidden[:max(0, len(w.hidden)-1)]
	case "p":
		// A field that is broken takes no more than its paragraph.
		w.fields = slices.DeleteFunc(w.fields, func(result bool) bool { return !result })
		w.end()
	case "body", "tc", "txbxContent":
		if p := w.innermost(); p != nil && p.ended {
			p.goesOn = false // nothing follows
			w.end()
		}
	}
}

// field takes a mark of a field in: its code stands between the first two, and may
// hold fields.
func (w *wordReader) field(mark string) {
	n := len(w.fields)
	switch {
	case mark == "begin":
		w.fields = append(w.fields, false)
	case n == 0: // broken
	case mark == "separate":
		w.fields[n-1] = true
	case mark == "end":
		w.fields = w.fields[:n-1]
	}
}

// isOn reports whether a property that may be switched off is on.
func isOn(e xml.StartElement) bool {
	switch attribute(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

func (w *wordReader) innermost() *wordParagraph {
	if len(w.open) == 0 {
		return nil
	}
	return w.open[len(w.open)-1]
}

func (w *wordReader) begin() {
	if p := w.innermost(); p != nil && p.ended {
		p.goesOn, p.ended = false, false
		return
	}
	w.open = append(w.open, new(wordParagraph))
}

func (w *wordReader) end() {
	p := w.innermost()
	if p == nil {
		return
	}
	if p.goesOn {
		p.ended = true
		return
	}
	if s := strings.TrimSpace(p.String()); s != "" {
		w.paragraphs = append(w.paragraphs, s)
	}
	w.open = w.open[:len(w.open)-1]
}

func (w *wordReader) write(s string) {
	if p := w.innermost(); p != nil && !slices.Contains(w.hidden, true) && !slices.Contains(w.fields, false) {
		p.WriteString(s)
	}
}
