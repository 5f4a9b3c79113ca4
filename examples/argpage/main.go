// Argpage writes op-eds and their argument maps as web pages.
//
//	argpage [flags] file       one page, on standard output or to -o
//	argpage [flags] -o DIR folder
//
// For a folder it writes a page for each .txt file (or .TXT) in it and in the
// folders below it into like folders of DIR/op-eds, linked to each other, and
// DIR/index.html with thesis, counts and remarks. Maps, hidden files, and links to
// folders are left out; files of other kinds are, too, and are named on standard
// error. A file or folder that cannot be read is reported, listed in the index, and
// skipped. The exit status is 2 for bad usage and 1 when something failed.
package main

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"runtime"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
	"opedmap/examples/internal/article"
	"opedmap/examples/internal/command"
	"opedmap/examples/internal/mapfile"
	"opedmap/examples/internal/terminal"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	cmd := command.New("argpage", "argpage [flags] file\n       argpage [flags] -o DIR folder\n\nWrites op-eds and their argument maps as web pages: of one file, a text or a web page (- for standard input), or of the .txt files in a folder and in those below it.", stderr)
	output := cmd.String("o", "", "`file` to write, or folder for the pages of a folder (default for a file: standard output)")
	title := cmd.String("title", "", "title of the page or of the index")
	workers := cmd.Int("j", runtime.GOMAXPROCS(0), "`number` of op-eds to work on at a time")
	progress := cmd.Bool("progress", terminal.Is(stderr), "show progress on standard error")
	if status, over := cmd.Read(args); over {
		return status
	}
	switch {
	case cmd.NArg() != 1:
		return cmd.Bad("%d files given, want one", cmd.NArg())
	case *workers < 1:
		return cmd.Bad("-j %d is below 1", *workers)
	}
	name := cmd.Arg(0)
	var err error
	if info, e := os.Stat(name); !mapfile.IsStdin(name) && e == nil && info.IsDir() {
		if *output == "" {
			return cmd.Bad("a folder needs -o DIR")
		}
		j := job{from: name, to: *output, title: *title, workers: *workers, progress: *progress, stderr: stderr, say: cmd.Say}
		err = j.run()
	} else if *output != "" && mapfile.Same(*output, name) {
		return cmd.Bad("-o %s would overwrite the op-ed", *output)
	} else {
		err = one(name, *output, *title, stdin, stdout)
	}
	if err != nil {
		cmd.Say("%v", err)
		return 1
	}
	return 0
}

// one writes the page of one op-ed.
func one(name, output, title string, stdin io.Reader, stdout io.Writer) error {
	b, err := mapfile.Bytes(name, stdin)
	if err != nil {
		return mapfile.In(name, err)
	}
	op, err := prose(name, b)
	if err != nil {
		return mapfile.In(name, err)
	}
	a, err := argmap.New()
	if err != nil {
		return err
	}
	g, err := a.AnalyzePage(context.Background(), op.Text, op.Apparatus)
	if err != nil {
		return mapfile.In(name, err)
	}
	if output == "" {
		return html.Render(stdout, op.Text, g, html.WithTitle(title))
	}
	return write(output, func(w io.Writer) error { return html.Render(w, op.Text, g, html.WithTitle(title)) })
}

// prose gives the text of a file that is no map: what stands between the components
// is part of the page.
func prose(name string, b []byte) (article.Page, error) {
	if mapfile.MapOf(name, b) != nil {
		return article.Page{}, errors.New("a page needs the op-ed, not its graph")
	}
	text, _, err := mapfile.Text(name, b)
	return text, err
}

// write makes the named file with what content writes.
func write(name string, content func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return cmp.Or(content(f), f.Close())
}
