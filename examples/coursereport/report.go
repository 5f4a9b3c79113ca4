package main

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/agree"
	"opedmap/argmap/compare"
)

// A report is all that is written.
type report struct {
	Title     string
	OpEds     []*opEd
	Maps      []*studentMap
	Reference *argmap.Graph // nil without one
	Agreement *agree.Report // of all students among themselves; nil without a text
	LeftOut   []string      // files of kinds that are not read, and links
	Absent    []string      // students of the roster without a file
	codes     map[advise.Code]bool
	mark      bool // the CSV files start with a byte order mark
}

// failed counts the files and folders that could not be read.
func (r *report) failed() int {
	n := 0
	for _, e := range r.OpEds {
		if e.Err != nil {
			n++
		}
	}
	for _, m := range r.Maps {
		if m.Err != nil {
			n++
		}
	}
	return n
}

// writeAll writes the files of the report but the op-eds' own pages.
func (r *report) writeAll(dir string) error {
	files := []struct {
		name  string
		write func(io.Writer, *report) error
	}{{"index.html", writeIndex}, {"gradebook.csv", writeGradebook}, {"report.json", writeJSON}}
	if r.Reference != nil {
		files = append(files, struct {
			name  string
			write func(io.Writer, *report) error
		}{"maps.csv", writeComparisons})
	}
	for _, f := range files {
		w, err := os.Create(filepath.Join(dir, f.name))
		if err != nil {
			return err
		}
		if r.mark && path.Ext(f.name) == ".csv" {
			_, err = w.WriteString("\ufeff")
		}
		if err := cmp.Or(err, f.write(w, r), w.Close()); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	return nil
}

// removeOld takes away the pages that an earlier report lists as its own, so that
// a report holds the same files whatever stood in its folder before.
func removeOld(dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, "report.json"))
	if err != nil {
		return nil // none
	}
	var old reportJSON
	if json.Unmarshal(b, &old) != nil {
		return nil // not ours
	}
	var names []string
	for _, e := range old.OpEds {
		names = append(names, e.Page)
	}
	for _, m := range old.Maps {
		names = append(names, m.Page)
	}
	if old.Reference != nil {
		names = append(names, "maps.csv")
	}
	for _, n := range names {
		if ours := n == "maps.csv" || path.Dir(n) == pages && path.Ext(n) == ".html"; !ours {
			continue
		}
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(n))); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

var (
	//go:embed index.tmpl
	indexTemplate string
	//go:embed index.css
	indexStyle string
)

var index = template.Must(template.New("index").Funcs(template.FuncMap{
	"names":   func(s fmt.Stringer) string { return strings.ReplaceAll(s.String(), "_", " ") },
	"figure":  figure,
	"excerpt": func(s string) string { return compare.Excerpt(s, 140) },
	"score": func(r *agree.Report, m string) string {
		if r == nil {
			return "–"
		}
		return figure(r.Score(agree.Measure(m)).Value)
	},
	"code":  func(c advise.Code) string { return strings.ReplaceAll(string(c), "-", " ") },
	"count": count,
}).Parse(indexTemplate))

func count(n int, one, more string) string {
	if n == 1 {
		more = one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// writeIndex writes the page of the class.
func writeIndex(w io.Writer, r *report) error {
	pictures, err := classCharts(r.OpEds)
	if err != nil {
		return err
	}
	type off struct {
		Code      advise.Code
		Precision string
	}
	var silent []off
	for c := range advise.Codes() {
		if r.codes[c] {
			continue
		}
		p, n := c.Precision()
		text := "not measured"
		if n > 0 {
			text = fmt.Sprintf("right in %.0f%% of %d cases checked", 100*p, n)
		}
		silent = append(silent, off{c, text})
	}
	var findings int
	for _, e := range r.OpEds {
		findings += len(e.Findings)
	}
	return index.Execute(w, map[string]any{
		"Report": r, "Charts": pictures, "Style": template.CSS(indexStyle), "Failed": r.failed(),
		"Findings": findings, "Silent": silent, "Scores": scoreRows(r.Agreement),
	})
}

// scoreRows are the measures that a teacher asks for first, in plain words.
func scoreRows(r *agree.Report) [][2]string {
	if r == nil {
		return nil
	}
	var rows [][2]string
	for _, m := range []struct {
		measure agree.Measure
		words   string
	}{
		{agree.UAlpha, "the same stretches and kinds (unitised alpha)"},
		{agree.RelevantAlpha, "the same stretches (unitised alpha, binary)"},
		{agree.CodingAlpha, "the same kind where both mark something (cu-alpha)"},
		{agree.TokenFleiss, "kind of each word (Fleiss’ kappa)"},
		{agree.KindFleiss, "kind of shared components (Fleiss’ kappa)"},
		{agree.StanceFleiss, "stance of shared components (Fleiss’ kappa)"},
		{agree.HalfF1, "components shared (F1, half overlap)"},
		{agree.Attachment, "shared components with the same target"},
		{agree.GraphSimilarity, "graphs alike (1 − edit distance)"},
	} {
		rows = append(rows, [2]string{m.words, figure(r.Score(m.measure).Value)})
	}
	return rows
}

func figure(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return fmt.Sprintf("%.2f", x)
}
