package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/schollz/progressbar/v3"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/agree"
	"opedmap/examples/internal/mapfile"
)

// build reads the folder and writes the report. Files that fail are in it with
// their errors.
func build(ctx context.Context, s settings, a analyzer, stderr io.Writer) (*report, error) {
	advice, on, err := s.advice()
	if err != nil {
		return nil, err
	}
	r := &report{Title: s.title, codes: on, mark: s.bom}
	var names roster
	if s.roster != "" {
		b, err := mapfile.ReadFile(s.roster)
		if err == nil {
			names, err = readRoster(b)
		}
		if err == nil && len(names) == 0 {
			err = errNoNames
		}
		if err != nil {
			return nil, mapfile.In(s.roster, err)
		}
	}
	var ref *reference
	if s.reference != "" {
		if ref, err = readReference(s.reference, s.text); err != nil {
			return nil, err
		}
		r.Reference = ref.graph
	}
	if err := r.list(s, names); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(s.out, pages), 0o755); err != nil {
		return nil, err
	}
	if err := removeOld(s.out); err != nil {
		return nil, err
	}
	progress := func() {}
	if s.progress {
		bar := progressbar.NewOptions(len(r.OpEds), progressbar.OptionSetWriter(stderr), progressbar.OptionShowCount(),
			progressbar.OptionSetDescription("op-eds"), progressbar.OptionClearOnFinish())
		progress = func() { bar.Add(1) }
		defer bar.Finish()
	}
	c := &course{dir: s.dir, out: s.out, analyzer: a, advice: advice, workers: s.workers, progress: progress}
	if err := c.run(ctx, r.OpEds); err != nil {
		return nil, err
	}
	if ref != nil {
		if err := r.compare(s, ref); err != nil {
			return nil, err
		}
	}
	return r, r.writeAll(s.out)
}

var errNoNames = errors.New("no row with a file and a name")

// list finds the files of the folder; the report's own folder in it, the roster
// and the reference are none of the students'. Folders that cannot be opened, files of
// other kinds and rows of the roster without a file are listed, too, that nobody is
// lost in silence.
func (r *report) list(s settings, names roster) error {
	files, links, closed, err := find(s.dir)
	if err != nil {
		return err
	}
	if err := s.checkOut(files); err != nil {
		return err
	}
	annotated := map[string]bool{} // texts of .ann files
	for _, f := range files {
		if extension(f) == ".ann" && s.reference != "" {
			annotated[strings.TrimSuffix(f, filepath.Ext(f))+".txt"] = true
		}
	}
	foreign := func(name string) bool {
		return annotated[name] || within(s.out, s.path(name)) || s.given(name)
	}
	files = slices.DeleteFunc(files, foreign)
	var texts, maps []string
	for _, f := range files {
		switch {
		case isText(f):
			texts = append(texts, f)
		case s.reads(f):
			maps = append(maps, f)
		default:
			r.LeftOut = append(r.LeftOut, f)
		}
	}
	r.LeftOut = append(r.LeftOut, slices.DeleteFunc(links, foreign)...)
	paths := pageNames(append(slices.Clone(texts), maps...))
	names.claim(texts)
	for i, f := range texts {
		r.OpEds = append(r.OpEds, &opEd{File: f, Student: names.student(f), Page: paths[i]})
	}
	for _, e := range closed {
		if !foreign(e.File) {
			e.Student = names.student(e.File)
			r.OpEds = append(r.OpEds, e)
		}
	}
	names.claim(maps)
	for i, f := range maps {
		r.Maps = append(r.Maps, &studentMap{File: f, Student: names.student(f), Page: paths[len(texts)+i]})
	}
	r.Absent = names.absent()
	if len(r.OpEds)+len(r.Maps) == 0 {
		return fmt.Errorf("%s: %w", s.dir, errNoFile)
	}
	return nil
}

// path is where a file of the folder is.
func (s *settings) path(name string) string {
	return filepath.Join(s.dir, filepath.FromSlash(name))
}

// reads reports whether files of this name are read.
func (s *settings) reads(name string) bool {
	return isText(name) || s.reference != "" && isMap(name)
}

// given reports whether a file of the folder is one that a flag names.
func (s *settings) given(name string) bool {
	return slices.ContainsFunc([]string{s.roster, s.reference, s.text}, func(o string) bool { return o != "" && mapfile.Same(o, s.path(name)) })
}

var errHides = errors.New("a report there would hide op-eds, choose another folder")

// checkOut refuses a folder for the report that holds any of the files to be read, as
// what is in the report's folder is left out. An earlier report is not among the files.
func (s *settings) checkOut(files []string) error {
	if within(s.out, s.dir) {
		return fmt.Errorf("-o %s: %w", s.out, errHides)
	}
	for _, f := range files {
		if s.reads(f) && within(s.out, s.path(f)) && !s.given(f) && !s.written(f) {
			return fmt.Errorf("-o %s: %w: it holds %s", s.out, errHides, f)
		}
	}
	return nil
}

// written reports whether a file in the report's folder is of a report that was
// broken off or has lost files since.
func (s *settings) written(name string) bool {
	own := filepath.Join(s.out, pages)
	if _, err := os.Stat(own); err != nil {
		return false
	}
	dir, base := filepath.Split(s.path(name))
	return mapfile.Same(dir, own) && extension(base) == ".html" ||
		mapfile.Same(dir, s.out) && slices.Contains([]string{"index.html", "gradebook.csv", "report.json", "maps.csv"}, base)
}

// within reports whether a path lies in a folder, both without links.
func within(folder, path string) bool {
	f, err := resolve(folder)
	if err != nil {
		return false
	}
	p, err := resolve(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(f, p)
	return err == nil && filepath.IsLocal(rel)
}

// resolve gives the absolute path of what is there, whatever links lead to it.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// compare holds every map against the reference and the maps against each
// other.
func (r *report) compare(s settings, ref *reference) error {
	var drawn []*argmap.Graph
	for _, m := range r.Maps {
		if m.Err = ref.compare(m, s.dir, s.out); m.Err == nil && m.Agreement != nil {
			drawn = append(drawn, m.Graph)
		} else {
			m.Page = ""
		}
	}
	if len(drawn) < 2 {
		return nil
	}
	var err error
	r.Agreement, err = agree.Texts([]agree.Text{{ID: s.reference, Source: ref.text, Maps: drawn}})
	return err
}

// advice gives the options of the findings and the codes that are on.
func (s *settings) advice() ([]advise.Option, map[advise.Code]bool, error) {
	on := map[advise.Code]bool{}
	for c := range advise.Codes() {
		on[c] = c.Default() || s.allCodes
	}
	for _, list := range []struct {
		codes string
		to    bool
	}{{s.enable, true}, {s.disable, false}} {
		for name := range strings.SplitSeq(list.codes, ",") {
			c := advise.Code(strings.TrimSpace(name))
			if c == "" {
				continue
			}
			if _, known := on[c]; !known {
				return nil, nil, fmt.Errorf("no finding has the code %q", c)
			}
			on[c] = list.to
		}
	}
	var opts []advise.Option
	for c := range advise.Codes() {
		if on[c] {
			opts = append(opts, advise.WithCodes(c))
		} else {
			opts = append(opts, advise.WithoutCodes(c))
		}
	}
	if s.confidence >= 0 {
		opts = append(opts, advise.WithMinConfidence(s.confidence))
	}
	return opts, on, nil
}
