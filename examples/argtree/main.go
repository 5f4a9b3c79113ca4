// Argtree prints the argument of an op-ed as a tree.
//
//	argtree [flags] [file]
//
// Without a file, or with "-", it reads standard input. Of a web page, by the
// end of its name or a document type at its start, it takes the article. A map is
// printed as it stands: a file with the ending of a format that argexport reads, or
// JSON with the fields of a map. With -json the graph carries the text of an article
// or of a map that holds it, to which its offsets refer. The exit status is 2 for bad
// usage and 1 for a file that cannot be read or analysed.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"opedmap/argmap/render/tree"
	"opedmap/examples/internal/article"
	"opedmap/examples/internal/mapfile"
	"opedmap/examples/internal/terminal"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("argtree", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintln(stderr, "usage: argtree [flags] [file]\n\nPrints the argument of an op-ed, a text or a web page, or of a map, as a tree.")
		fs.PrintDefaults()
	}
	asJSON := fs.Bool("json", false, "print the graph as JSON in place of a tree")
	width := fs.Int("width", 80, fmt.Sprintf("width of the tree in terminal `cells`, %d or more", tree.MinWidth))
	entities := fs.Bool("entities", false, "add who and what the author is for and against")
	cues := fs.Bool("cues", false, "add the words that told about each component")
	ids := fs.Bool("ids", false, "add the ids of the components")
	ascii := fs.Bool("ascii", false, "draw in ASCII")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case fs.NArg() > 1:
		fmt.Fprintf(stderr, "argtree: %d files given, want one\n", fs.NArg())
		fs.Usage()
		return 2
	case *width < tree.MinWidth:
		fmt.Fprintf(stderr, "argtree: -width %d is below %d, the narrowest tree\n", *width, tree.MinWidth)
		return 2
	}
	opts := []tree.Option{tree.WithWidth(*width)}
	if *ascii {
		opts = append(opts, tree.WithASCII())
	}
	if *entities {
		opts = append(opts, tree.WithEntities())
	}
	if *cues {
		opts = append(opts, tree.WithCues())
	}
	if *ids {
		opts = append(opts, tree.WithIDs())
	}
	if terminal.Colors(stdout) {
		opts = append(opts, tree.WithColor())
	}
	if err := show(fs.Arg(0), *asJSON, stdin, stdout, stderr, opts); err != nil {
		fmt.Fprintln(stderr, "argtree:", err)
		return 1
	}
	return 0
}

// show prints the argument of the named file, and lists on stderr what of a map it
// cannot hold.
func show(name string, asJSON bool, stdin io.Reader, stdout, stderr io.Writer, opts []tree.Option) error {
	doc, carried, err := mapfile.Open(name, stdin)
	if err != nil {
		return err
	}
	for _, l := range doc.Losses {
		fmt.Fprintln(stderr, "argtree: not carried over:", l)
	}
	if !asJSON {
		return tree.Render(stdout, doc.Graph, append(opts, tree.WithSource(doc.Text))...)
	}
	e := json.NewEncoder(stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if carried {
		return e.Encode(article.Graph{Graph: doc.Graph, Text: doc.Text})
	}
	return e.Encode(doc.Graph)
}
