package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/schollz/progressbar/v3"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
	"opedmap/examples/internal/mapfile"
)

// A job makes the pages of a folder.
type job struct {
	from, to string
	title    string
	workers  int
	progress bool
	stderr   io.Writer
	say      func(format string, a ...any) // on it
}

// errSkipped says that some op-eds have no page; each was reported before.
var errSkipped = errors.New("some op-eds were skipped")

// run writes a page for each op-ed, and the index. The pages are the same for
// any number of workers.
func (j *job) run() error {
	in, err := find(os.DirFS(j.from))
	if err != nil {
		return err
	}
	j.tell(in.others)
	files, closed := in.opeds, in.closed
	if len(files)+len(closed) == 0 {
		return fmt.Errorf("%s: no .txt files", j.from)
	}
	if err := j.checkIndex(); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(j.to, pages), 0o755); err != nil {
		return err
	}
	a, err := argmap.New()
	if err != nil {
		return err
	}
	names := pageNames(files)
	entries := make([]html.Entry, len(files))
	for i, f := range files {
		entries[i] = html.Entry{Name: f, Href: (&url.URL{Path: names[i]}).EscapedPath()}
	}
	texts := j.analyzeAll(a, entries)
	for i := range entries {
		e := &entries[i]
		if e.Err != nil {
			continue
		}
		name := filepath.Join(j.to, filepath.FromSlash(names[i]))
		if e.Err = os.MkdirAll(filepath.Dir(name), 0o755); e.Err == nil {
			e.Err = write(name, func(w io.Writer) error { return html.Render(w, texts[i], e.Graph, links(entries, i)) })
		}
	}
	entries = append(entries, closed...)
	var failed error
	for _, e := range entries {
		if e.Err != nil {
			j.say("%s: %v", e.Name, e.Err)
			failed = errSkipped
		}
	}
	err = write(filepath.Join(j.to, "index.html"), func(w io.Writer) error {
		return html.RenderIndex(w, entries, html.WithTitle(j.title))
	})
	return cmp.Or(err, failed)
}

// checkIndex refuses to write an index over a page of somebody else's: one that stands
// beside no folder of pages.
func (j *job) checkIndex() error {
	index := filepath.Join(j.to, "index.html")
	if _, err := os.Stat(index); err != nil {
		return nil
	}
	if _, err := os.Stat(filepath.Join(j.to, pages)); err != nil {
		return fmt.Errorf("%s is there and was not written by argpage; choose another folder", index)
	}
	return nil
}

// analyzeAll gives each entry its graph or error, and returns the texts.
func (j *job) analyzeAll(a *argmap.Analyzer, entries []html.Entry) []string {
	texts := make([]string, len(entries))
	bar := j.bar(len(entries))
	defer bar.Finish()
	todo := make(chan int)
	var workers sync.WaitGroup
	for range min(j.workers, len(entries)) {
		workers.Go(func() {
			for i := range todo {
				e := &entries[i]
				texts[i], e.Graph, e.Err = analyze(a, j.from, e.Name)
				bar.Add(1)
			}
		})
	}
	for i := range entries {
		todo <- i
	}
	close(todo)
	workers.Wait()
	return texts
}

// found is what is in a folder and below it.
type found struct {
	opeds, others []string
	closed        []html.Entry // folders that cannot be opened, with the reason
}

// find looks for op-eds. Hidden files and folders are left out, and maps, which
// often stand beside the op-eds; links lead to files, not to folders.
func find(folder fs.FS) (in found, err error) {
	err = fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case name == ".":
			return err
		case strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case err != nil:
			in.closed = append(in.closed, html.Entry{Name: name + "/", Err: err})
			return fs.SkipDir
		case d.Type()&^fs.ModeSymlink != 0 || leadsToFolder(folder, name):
		case strings.EqualFold(path.Ext(name), ".txt"):
			in.opeds = append(in.opeds, name)
		case mapfile.MapOf(name, nil) == nil:
			in.others = append(in.others, name)
		}
		return nil
	})
	return in, err
}

// most is how many names of files are told.
const most = 10

// tell names the files of other kinds, but for pages that were written before.
func (j *job) tell(others []string) {
	from, fromErr := filepath.Abs(j.from)
	to, toErr := filepath.Abs(j.to)
	if rel, err := filepath.Rel(from, to); cmp.Or(fromErr, toErr, err) == nil {
		index, below := path.Join(filepath.ToSlash(rel), "index.html"), path.Join(filepath.ToSlash(rel), pages)+"/"
		others = slices.DeleteFunc(others, func(name string) bool { return name == index || strings.HasPrefix(name, below) })
	}
	n := len(others)
	if n == 0 {
		return
	}
	more := ""
	if n > most {
		others, more = others[:most], fmt.Sprintf(" and %d more", n-most)
	}
	j.say("files left out, not being .txt (%d): %s%s", n, strings.Join(others, ", "), more)
}

// leadsToFolder reports whether a name is that of a folder or of a link to one.
// A link to nothing is not: it is reported when it is read.
func leadsToFolder(in fs.FS, name string) bool {
	info, err := fs.Stat(in, name)
	return err == nil && info.IsDir()
}

// analyze reads an op-ed and maps it. The file's name becomes the graph's id,
// after which a page without a headline is called.
func analyze(a *argmap.Analyzer, folder, file string) (string, *argmap.Graph, error) {
	b, err := mapfile.ReadFile(filepath.Join(folder, filepath.FromSlash(file)))
	if err != nil {
		return "", nil, err
	}
	op, err := prose(file, b)
	if err != nil {
		return "", nil, err
	}
	g, err := a.AnalyzePage(context.Background(), op.Text, op.Apparatus)
	if err != nil {
		return "", nil, err
	}
	return op.Text, g.WithID(strings.TrimSuffix(file, path.Ext(file))), nil
}

// links leads from page i to the index and to the nearest pages before and
// after it.
func links(entries []html.Entry, i int) html.Option {
	top := strings.Repeat("../", strings.Count(entries[i].Href, "/"))
	ls := []html.Link{{Text: "All op-eds", Href: top + "index.html"}}
	for k := i - 1; k >= 0; k-- {
		if entries[k].Err == nil {
			ls = append(ls, html.Link{Text: "← " + entries[k].Name, Href: top + entries[k].Href})
			break
		}
	}
	for k := i + 1; k < len(entries); k++ {
		if entries[k].Err == nil {
			ls = append(ls, html.Link{Text: entries[k].Name + " →", Href: top + entries[k].Href})
			break
		}
	}
	return html.WithLinks(ls...)
}

// pages is the folder of the pages, apart from the index so that no op-ed can
// take its place.
const pages = "op-eds"

// pageNames gives the paths of the op-eds' pages, in folders like the op-eds'
// own. Where two would be one, as those of a.txt and a.TXT, or where a folder is
// called so, the later keeps its ending. Case does not tell paths apart, as on
// many disks it does not.
func pageNames(files []string) []string {
	taken := map[string]bool{}
	for _, f := range files {
		for d := path.Dir(f); d != "."; d = path.Dir(d) {
			taken[strings.ToLower(d)] = true
		}
	}
	names := make([]string, len(files))
	for i, f := range files {
		ext := path.Ext(f)
		name := strings.TrimSuffix(f, ext)
		for taken[strings.ToLower(name)+".html"] {
			name += ext
		}
		taken[strings.ToLower(name)+".html"] = true
		names[i] = path.Join(pages, name+".html")
	}
	return names
}

// bar shows progress where that is asked for.
func (j *job) bar(n int) *progressbar.ProgressBar {
	return progressbar.NewOptions(n, progressbar.OptionSetWriter(j.stderr), progressbar.OptionSetVisibility(j.progress),
		progressbar.OptionSetDescription("op-eds"), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
}
