package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxDocument bounds the unpacked size of a Word document's text part.
const maxDocument = 32 << 20

var errNoDocument = errors.New("no Word document: word/document.xml is missing")

// wordDocument reads the text of a .docx file (ISO/IEC 29500): the paragraphs
// of the body, in tables and text boxes, too, as they read with all changes
// accepted. It goes through the document's elements itself because the
// libraries with a free licence leave out the text of links, insertions and
// content controls.
func wordDocument(b []byte) (string, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", fmt.Errorf("no Word document: %w", err)
	}
	for _, f := range z.File {
		if f.Name != "word/document.xml" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return "", err
		}
		defer r.Close()
		limited := &io.LimitedReader{R: r, N: maxDocument}
		s, err := wordText(limited)
		if limited.N <= 0 {
			err = fmt.Errorf("unpacks to more than %d MB", maxDocument>>20)
		}
		return s, err
	}
	return "", errNoDocument
}

// wordText collects the runs of each paragraph. Skipped are deleted text, the
// codes of fields, and the older twin of what stands in two forms.
func wordText(r io.Reader) (string, error) {
	d := xml.NewDecoder(r)
	var paragraphs []string
	var open []*strings.Builder // a text box is a paragraph within a paragraph
	inText := false
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return strings.Join(paragraphs, "\n\n"), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "p":
				open = append(open, new(strings.Builder))
			case "t":
				inText = true
			case "tab":
				write(open, "\t")
			case "br", "cr":
				write(open, "\n")
			case "noBreakHyphen":
				write(open, "-")
			case "del", "delText", "instrText", "moveFrom", "Fallback", "tabs":
				if err := d.Skip(); err != nil {
					return "", err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				if len(open) == 0 {
					break
				}
				if s := strings.TrimSpace(open[len(open)-1].String()); s != "" {
					paragraphs = append(paragraphs, s)
				}
				open = open[:len(open)-1]
			}
		case xml.CharData:
			if inText {
				write(open, string(t))
			}
		}
	}
}

func write(open []*strings.Builder, s string) {
	if len(open) > 0 {
		open[len(open)-1].WriteString(s)
	}
}
