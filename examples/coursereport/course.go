package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/render/html"
	"opedmap/nlp"
)

// An opEd is one file of the class and what was found in it, or a folder that could
// not be opened.
type opEd struct {
	File     string // relative to the folder, with forward slashes
	Student  string
	Page     string // relative to the report; empty when there is none
	Err      error
	Words    int
	Thesis   string
	Graph    *argmap.Graph
	Text     string // as it was read, into which the graph's spans point
	Counts   html.Counts
	Findings []advise.Finding
}

// An analyzer maps the argument of a text; *argmap.Analyzer is one.
type analyzer interface {
	AnalyzePage(ctx context.Context, text string, parts []argmap.Apparatus) (*argmap.Graph, error)
}

// course is one run over a folder.
type course struct {
	dir, out string
	analyzer analyzer
	advice   []advise.Option
	workers  int
	progress func() // called after each file; may be called concurrently
}

// pages is the folder of the op-eds' own pages in the report.
const pages = "op-eds"

// run reads, maps and renders the files that have no error yet. A file that fails
// holds its error; the error is that of the context.
func (c *course) run(ctx context.Context, eds []*opEd) error {
	jobs := make(chan *opEd)
	var wg sync.WaitGroup
	for range min(c.workers, max(1, len(eds))) {
		wg.Go(func() {
			for e := range jobs {
				if e.Err == nil {
					e.Err = c.one(ctx, e)
				}
				c.progress()
			}
		})
	}
	var err error
feed:
	for _, e := range eds {
		select {
		case jobs <- e:
		case <-ctx.Done():
			err = ctx.Err()
			break feed
		}
	}
	close(jobs)
	wg.Wait()
	return cmp.Or(err, ctx.Err())
}

// guard, deferred, makes an error of a panic: whatever a file makes the libraries do,
// the others go on.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("internal error: %v", r)
	}
}

// one does one file.
func (c *course) one(ctx context.Context, e *opEd) (err error) {
	defer guard(&err)
	page, err := readText(filepath.Join(c.dir, filepath.FromSlash(e.File)))
	if err != nil {
		return err
	}
	text := page.Text
	g, err := c.analyzer.AnalyzePage(ctx, text, page.Apparatus)
	if err != nil {
		return err
	}
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	switch {
	case err != nil:
		return err
	case inOtherLanguage(doc, g):
		return errForeign
	}
	e.Words = countWords(doc)
	e.Counts = html.Count(g)
	e.Findings = advise.Findings(doc, g, c.advice...)
	if t, ok := g.Thesis(); ok {
		e.Thesis = oneLine(t.Text)
	}
	if err := c.page(e, text, g); err != nil {
		return err
	}
	e.Graph, e.Text = g, text
	return nil
}

// inOtherLanguage reports whether a text, beside its apparatus, is not English.
func inOtherLanguage(doc *nlp.Document, g *argmap.Graph) bool {
	parts := slices.Collect(g.Apparatus()) // in text order
	return !doc.English(func(t int) bool {
		for len(parts) > 0 && parts[0].End <= doc.Tokens[t].Start {
			parts = parts[1:]
		}
		return len(parts) == 0 || parts[0].Start > doc.Tokens[t].Start
	})
}

// errForeign is for a text in which no argument can be found, whoever wrote it.
var errForeign = errors.New("the text is not in English, and others are not mapped")

// page writes the op-ed's page with the findings as notes.
func (c *course) page(e *opEd, text string, g *argmap.Graph) error {
	notes := make([]html.Note, len(e.Findings))
	for i, f := range e.Findings {
		notes[i].Text = f.Reason
		if len(f.Components) > 0 {
			notes[i].Component = f.Components[0]
		}
	}
	return writePage(filepath.Join(c.out, filepath.FromSlash(e.Page)), text, g,
		html.WithTitle(e.Student), html.WithLinks(html.Link{Text: "All op-eds", Href: "../index.html"}),
		html.WithoutWarnings(), html.WithNotes(notes...))
}

func writePage(name, text string, g *argmap.Graph, opts ...html.Option) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	err = html.Render(f, text, g, opts...)
	return cmp.Or(err, f.Close())
}

func countWords(doc *nlp.Document) int {
	n := 0
	for _, t := range doc.Tokens {
		if strings.ContainsFunc(t.Lower, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) && !strings.HasPrefix(t.Lower, "'") && t.Lower != "n't" {
			n++
		}
	}
	return n
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// maxSlug bounds the bytes of a page's name before its number and extension: file
// systems take 255, some 143.
const maxSlug = 100

// pageNames gives every file a page of its own, named after it.
func pageNames(files []string) []string {
	taken := map[string]bool{}
	out := make([]string, len(files))
	for i, f := range files {
		// Letters lose their accents, whatever else is no letter or digit parts words.
		plain := norm.NFD.String(strings.ToLower(strings.TrimSuffix(f, filepath.Ext(f))))
		slug := strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, plain), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
		slug = strings.TrimRight(slug[:min(len(slug), maxSlug)], "-") // ASCII
		for n, s := 1, slug; ; n++ {
			if n > 1 || s == "" {
				s = fmt.Sprintf("%s-%d", cmp.Or(slug, "page"), n)
			}
			if !taken[s] {
				taken[s] = true
				out[i] = pages + "/" + s + ".html"
				break
			}
		}
	}
	return out
}

// ranked gives the names of counts, highest first.
func ranked(counts map[string]int) (names []string, values []int) {
	names = slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
	for _, n := range names {
		values = append(values, counts[n])
	}
	return names, values
}
