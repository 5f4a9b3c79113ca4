package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode"
)

// roster gives students' names by file name.
type roster map[string]string

// readRoster reads a CSV with a row for each student: a file name, with or
// without folder and extension, and a name. A first row whose fields are "file"
// and "name" (or "student") names the columns, which may then stand in any
// order among others.
func readRoster(b []byte) (roster, error) {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	if i := bytes.IndexAny(b, ",;\n"); i >= 0 && b[i] == ';' {
		r.Comma = ';' // as spreadsheets write it where the comma is decimal
	}
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	file, name := 0, 1
	out := roster{}
	for n := 0; ; n++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if n == 0 {
			if f, s, ok := columns(row); ok {
				file, name = f, s
				continue
			}
		}
		if len(row) <= max(file, name) {
			line, _ := r.FieldPos(0)
			return nil, fmt.Errorf("line %d: %d fields, want a file and a name", line, len(row))
		}
		out[key(row[file])] = strings.TrimSpace(row[name])
	}
}

func columns(row []string) (file, name int, ok bool) {
	file, name = -1, -1
	for i, f := range row {
		switch strings.ToLower(strings.TrimSpace(f)) {
		case "file", "filename", "file name":
			file = i
		case "name", "student":
			name = i
		}
	}
	return file, name, file >= 0 && name >= 0
}

// key is a file name without folder and extension, in lower case.
func key(name string) string {
	name = path.Base(strings.ReplaceAll(strings.TrimSpace(name), "\\", "/"))
	return strings.ToLower(strings.TrimSuffix(name, path.Ext(name)))
}

// student is the name for a file: the roster's, or the file's with its
// separators made spaces and its first letters capital.
func (r roster) student(file string) string {
	if s := r[key(file)]; s != "" {
		return s
	}
	base := path.Base(file)
	words := strings.FieldsFunc(strings.TrimSuffix(base, path.Ext(base)), func(c rune) bool {
		return c == '_' || c == '-' || unicode.IsSpace(c)
	})
	for i, w := range words {
		rs := []rune(w)
		rs[0] = unicode.ToUpper(rs[0])
		words[i] = string(rs)
	}
	if len(words) == 0 {
		return base
	}
	return strings.Join(words, " ")
}
