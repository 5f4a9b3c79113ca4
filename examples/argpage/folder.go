package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
)

// A job makes the pages of a folder.
type job struct {
	from, to string
	title    string
	workers  int
	progress bool
	stderr   io.Writer
}

// errSkipped says that some op-eds have no page; each was reported before.
var errSkipped = errors.New("some op-eds were skipped")

// run writes a page for each op-ed, and the index. The pages are the same for
// any number of workers.
func (j *job) run() error {
	files, err := filepath.Glob(filepath.Join(escapeGlob(j.from), "*.txt"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: no .txt files", j.from)
	}
	if err := os.MkdirAll(filepath.Join(j.to, pages), 0o755); err != nil {
		return err
	}
	a, err := argmap.New()
	if err != nil {
		return err
	}
	entries := make([]html.Entry, len(files))
	for i, f := range files {
		entries[i] = html.Entry{Name: filepath.Base(f), Href: pages + "/" + url.PathEscape(pageName(f))}
	}
	texts := make([]string, len(files))
	bar := j.bar(len(files))
	todo := make(chan int)
	var workers sync.WaitGroup
	for range min(j.workers, len(files)) {
		workers.Go(func() {
			for i := range todo {
				texts[i], entries[i].Graph, entries[i].Err = analyze(a, files[i])
				bar.Add(1)
			}
		})
	}
	for i := range files {
		todo <- i
	}
	close(todo)
	workers.Wait()
	bar.Finish()

	var failed error
	for i := range entries {
		e := &entries[i]
		if e.Err == nil {
			e.Err = write(filepath.Join(j.to, pages, pageName(files[i])), func(w io.Writer) error {
				return html.Render(w, texts[i], e.Graph, links(entries, i))
			})
		}
		if e.Err != nil {
			fmt.Fprintf(j.stderr, "argpage: %s: %v\n", e.Name, e.Err)
			failed = errSkipped
		}
	}
	return errors.Join(failed, write(filepath.Join(j.to, "index.html"), func(w io.Writer) error {
		return html.RenderIndex(w, entries, html.WithTitle(j.title))
	}))
}

// analyze reads an op-ed and maps it. The file's name becomes the graph's id,
// after which a page without a headline is called.
func analyze(a *argmap.Analyzer, file string) (string, *argmap.Graph, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", nil, err
	}
	g, err := a.Analyze(context.Background(), string(b))
	if err != nil {
		return "", nil, err
	}
	d := g.Draft()
	d.ID = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	g, err = d.Build()
	return string(b), g, err
}

// links leads from page i to the index and to the nearest pages before and
// after it.
func links(entries []html.Entry, i int) html.Option {
	ls := []html.Link{{Text: "All op-eds", Href: "../index.html"}}
	for k := i - 1; k >= 0; k-- {
		if entries[k].Err == nil {
			ls = append(ls, html.Link{Text: "← " + entries[k].Name, Href: "../" + entries[k].Href})
			break
		}
	}
	for k := i + 1; k < len(entries); k++ {
		if entries[k].Err == nil {
			ls = append(ls, html.Link{Text: entries[k].Name + " →", Href: "../" + entries[k].Href})
			break
		}
	}
	return html.WithLinks(ls...)
}

// pages is the folder of the pages, apart from the index so that no op-ed can
// take its place.
const pages = "op-eds"

// pageName is the name of an op-ed's page in that folder.
func pageName(file string) string {
	return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + ".html"
}

// bar shows progress on a terminal, or when asked.
func (j *job) bar(n int) *progressbar.ProgressBar {
	f, ok := j.stderr.(*os.File)
	show := j.progress || ok && isatty.IsTerminal(f.Fd())
	return progressbar.NewOptions(n, progressbar.OptionSetWriter(j.stderr), progressbar.OptionSetVisibility(show),
		progressbar.OptionSetDescription("op-eds"), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
}

// escapeGlob keeps the characters of a folder's name from being a pattern.
func escapeGlob(dir string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(dir)
}
