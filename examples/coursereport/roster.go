package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"opedmap/examples/internal/mapfile"
)

// A roster gives students' names by file name.
type roster []entry

type entry struct {
	file  string // as written
	full  string // see full
	path  string // see key
	name  string
	used  bool  // a file has taken the name
	taken bool  // a file has the very name of this row's
	loose bool  // files in several folders fit it alike
	best  []int // how well the files that it is for fit, see likeness
}

// readRoster reads a CSV with a row for each student: a file name, with or
// without folder and extension, and a name. A first row that names the columns
// ("file"; "name" or "student", or first and last name) lets them stand in any
// order among others. Commas, semicolons and tabs part the fields, whichever
// comes first, and the encodings are those of text files. A student whose file cell
// is empty has no file.
func readRoster(b []byte) (roster, error) {
	s, err := plain(b)
	if err != nil {
		return nil, err
	}
	comma := separator(s)
	if line, rest, _ := strings.Cut(s, "\n"); len(line) >= 5 && strings.EqualFold(line[:4], "sep=") { // Excel's own
		comma, _ = utf8.DecodeRuneInString(line[4:])
		s = "\n" + rest // lines count from the first
	}
	r := csv.NewReader(strings.NewReader(s))
	r.Comma = comma
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = r.Comma != '\t' // or empty cells would go, too
	file, names := 0, []int{1}
	first := true
	var out roster
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(row, func(f string) bool { return strings.TrimSpace(f) != "" }) {
			continue
		}
		line, _ := r.FieldPos(0)
		f, ns, heading := columns(row)
		heading, first = heading && first, false
		if heading {
			if f < 0 || ns == nil {
				return nil, fmt.Errorf("line %d: names no column for the file and one for the name", line)
			}
			file, names = f, ns
			continue
		}
		if len(row) <= max(file, slices.Max(names)) {
			return nil, fmt.Errorf("line %d: %d fields, want a file and a name", line, len(row))
		}
		e := entry{file: strings.TrimSpace(row[file])}
		e.full, e.path = full(e.file), key(e.file)
		var parts []string
		for _, i := range names {
			parts = append(parts, row[i])
		}
		if e.name = strings.Join(strings.Fields(strings.Join(parts, " ")), " "); e.name == "" {
			continue
		}
		out.add(e)
	}
}

// add appends a row; two names for one file are authors of it together.
func (r *roster) add(e entry) {
	i := slices.IndexFunc(*r, func(o entry) bool { return e.path != "" && o.full == e.full })
	switch {
	case i < 0:
		*r = append(*r, e)
	case !strings.Contains(" and "+(*r)[i].name+" and ", " and "+e.name+" and "):
		(*r)[i].name += " and " + e.name
	}
}

// separator is the first mark in the first row that is not blank, outside quotes,
// that parts fields.
func separator(s string) rune {
	quoted := false
	for _, c := range strings.TrimLeft(s, "\n") {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			return ','
		case c == ',' || c == ';' || c == '\t':
			return c
		}
	}
	return ','
}

// columns finds out whether a row is a heading, and if so the column of the file
// and those that make up the name; -1 and nil where there is none.
func columns(row []string) (file int, names []int, ok bool) {
	file = -1
	whole, first, last := -1, -1, -1
	for i, f := range row {
		switch strings.Join(strings.FieldsFunc(strings.ToLower(f), func(r rune) bool { return !unicode.IsLetter(r) }), " ") {
		case "file", "filename", "file name", "files":
			file = i
		case "name", "student", "student name", "full name":
			if whole < 0 {
				whole = i
			}
		case "first name", "firstname", "given name":
			first = i
		case "last name", "lastname", "surname", "family name":
			last = i
		}
	}
	switch {
	case whole >= 0:
		names = []int{whole}
	case first >= 0 && last >= 0:
		names = []int{first, last}
	case last >= 0:
		names = []int{last}
	}
	return file, names, file >= 0 || names != nil
}

// full is a file's path as it is compared: in composed characters, with forward
// slashes.
func full(name string) string {
	name = norm.NFC.String(strings.ReplaceAll(strings.TrimSpace(name), "\\", "/"))
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// key is a file's full path in lower case without the extension of a text or map.
func key(name string) string { return bare(strings.ToLower(full(name))) }

// bare is a file's name without the extension of a text or map.
func bare(name string) string {
	if f := mapfile.Of(name); f != nil {
		for _, e := range f.Extensions {
			if n := len(name) - len(e); n > 0 && strings.EqualFold(name[n:], e) {
				return name[:n]
			}
		}
	}
	if isText(name) {
		return strings.TrimSuffix(name, path.Ext(name))
	}
	return name
}

// claim tells the rows which files there are. A row is for the files whose paths share
// most with its own, for none where these stand in several folders, and if its very file is
// among them for no other of the same stem.
func (r roster) claim(files []string) {
	for i := range r {
		e := &r[i]
		e.taken, e.loose, e.best = slices.ContainsFunc(files, e.meets), false, nil
		var most []int
		folder := ""
		for _, f := range files {
			fit, dir := e.likeness(f), path.Dir(full(f))
			switch c := slices.Compare(fit, most); {
			case fit == nil || c < 0 || e.taken && !e.meets(f):
			case c > 0:
				most, folder, e.loose = fit, dir, false
			case dir != folder:
				e.loose = true
			}
		}
		if most != nil {
			e.best = most[:2]
		}
	}
}

// meets reports whether a row has a file's name as it is. Either path may start higher
// up in the folders than the other.
func (e entry) meets(file string) bool {
	file = full(file)
	return e.path != "" && (ends(file, e.full) || ends(e.full, file))
}

// fit is the likeness of a row and a file that it may be for, nil for one that it is not.
func (e entry) fit(file string) []int {
	fit := e.likeness(file)
	if fit == nil || e.loose || slices.Compare(fit[:2], e.best) < 0 || e.taken && !e.meets(file) {
		return nil
	}
	return fit
}

// likeness says how well a row suits a file, nil for not at all, to be compared from the
// first figure on: how long the path is that they share, whether that is all of both,
// and whether the names are the same, but for case, or the row's has no extension.
func (e entry) likeness(file string) []int {
	k := key(file)
	if e.path == "" || !ends(k, e.path) && !ends(e.path, k) {
		return nil
	}
	all, same := 0, 0
	if e.path == k {
		all = 1
	}
	switch {
	case e.meets(file):
		same = 3
	case strings.EqualFold(path.Ext(full(file)), path.Ext(e.full)):
		same = 2
	case strings.ToLower(e.full) == e.path:
		same = 1
	}
	return []int{min(len(e.path), len(k)), all, same}
}

// student is the name for a file: the roster's, or the file's with its
// separators made spaces and its first letters capital. A row with the file's very
// path comes first, then one with its folder, then one without, and of these one with
// its very name before one with its stem; where two fit alike, neither does.
func (r roster) student(file string) string {
	best := -1
	var most []int
	for i, e := range r {
		f := e.fit(file)
		switch c := slices.Compare(f, most); {
		case f == nil || c < 0:
		case c == 0:
			best = -1
		default:
			best, most = i, f
		}
	}
	if best < 0 {
		return ownName(file)
	}
	for i, e := range r { // rows that say the same twice
		if e.path == r[best].path && e.name == r[best].name {
			r[i].used = true
		}
	}
	return r[best].name
}

// ownName makes a name of a file's.
func ownName(file string) string {
	base := path.Base(file)
	words := strings.FieldsFunc(bare(base), func(c rune) bool {
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

// ends reports whether a path is another or the end of it.
func ends(path, end string) bool {
	return path == end || strings.HasSuffix(path, "/"+end)
}

// absent lists those whose file is not there.
func (r roster) absent() []string {
	var out []string
	for _, e := range r {
		switch {
		case e.used:
		case e.file == "":
			out = append(out, e.name)
		default:
			out = append(out, fmt.Sprintf("%s (%s)", e.name, e.file))
		}
	}
	return out
}
