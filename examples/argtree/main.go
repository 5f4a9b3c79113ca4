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
	"fmt"
	"io"
	"os"

	"opedmap/argmap/encoding"
	"opedmap/argmap/render/tree"
	"opedmap/examples/internal/article"
	"opedmap/examples/internal/command"
	"opedmap/examples/internal/mapfile"
	"opedmap/examples/internal/terminal"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	cmd := command.New("argtree", "argtree [flags] [file]\n\nPrints the argument of an op-ed, a text or a web page, or of a map, as a tree.", stderr)
	asJSON := cmd.Bool("json", false, "print the graph as JSON in place of a tree")
	width := cmd.Int("width", 80, fmt.Sprintf("width of the tree in terminal `cells`, %d or more", tree.MinWidth))
	entities := cmd.Bool("entities", false, "add who and what the author is for and against")
	cues := cmd.Bool("cues", false, "add the words that told about each component")
	ids := cmd.Bool("ids", false, "add the ids of the components")
	ascii := cmd.Bool("ascii", false, "draw in ASCII")
	if status, over := cmd.Read(args); over {
		return status
	}
	switch {
	case cmd.NArg() > 1:
		return cmd.Bad("%d files given, want one", cmd.NArg())
	case *width < tree.MinWidth:
		return cmd.Bad("-width %d is below %d, the narrowest tree", *width, tree.MinWidth)
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
	doc, carried, err := mapfile.Open(cmd.Arg(0), stdin)
	if err == nil {
		for _, l := range doc.Losses {
			cmd.Say("not carried over: %v", l)
		}
		err = show(stdout, doc, carried, *asJSON, opts)
	}
	if err != nil {
		cmd.Say("%v", err)
		return 1
	}
	return 0
}

// show prints the argument of a document, with its text where the text is carried.
func show(stdout io.Writer, doc *encoding.Document, carried, asJSON bool, opts []tree.Option) error {
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
