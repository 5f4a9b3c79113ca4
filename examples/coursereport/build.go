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
		b, err := os.ReadFile(s.roster)
		if err == nil {
			names, err = readRoster(b)
		}
		if err == nil && len(names) == 0 {
			err = errNoNames
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.roster, err)
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
// and the reference are none of the students'. Files of other kinds and rows of
// the roster without a file are listed, too, that nobody is lost in silence.
func (r *report) list(s settings, names roster) error {
	files, unread, err := find(s.dir)
	if err != nil {
		return err
	}
	annotated := map[string]bool{} // texts of .ann files
	for _, f := range files {
		if extension(f) == ".ann" && s.reference != "" {
			annotated[strings.TrimSuffix(f, filepath.Ext(f))+".txt"] = true
		}
	}
	foreign := func(name string) bool {
		path := filepath.Join(s.dir, filepath.FromSlash(name))
		return annotated[name] || within(s.out, path) ||
			slices.ContainsFunc([]string{s.roster, s.reference, s.text}, func(o string) bool { return o != "" && same(o, path) })
	}
	files = slices.DeleteFunc(files, foreign)
	var texts, maps []string
	for _, f := range files {
		switch {
		case isText(f):
			texts = append(texts, f)
		case s.reference != "" && isMap(f):
			maps = append(maps, f)
		default:
			r.LeftOut = append(r.LeftOut, f)
		}
	}
	r.LeftOut = append(r.LeftOut, slices.DeleteFunc(unread, foreign)...)
	paths := pageNames(append(slices.Clone(texts), maps...))
	names.claim(texts)
	for i, f := range texts {
		r.OpEds = append(r.OpEds, &opEd{File: f, Student: names.student(f), Page: paths[i]})
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

func same(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// within reports whether a path lies in a folder.
func within(folder, path string) bool {
	f, err := filepath.Abs(folder)
	if err != nil {
		return false
	}
	p, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(f, p)
	return err == nil && filepath.IsLocal(rel)
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
			opts = append(opts, advise.Enable(c))
		} else {
			opts = append(opts, advise.Disable(c))
		}
	}
	if s.confidence >= 0 {
		opts = append(opts, advise.MinConfidence(s.confidence))
	}
	return opts, on, nil
}
