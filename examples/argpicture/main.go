// Argpicture draws the argument map of an op-ed as SVG or PNG.
//
//	argpicture [flags] file
//
// It reads a text, a web page, or a map: a file with the ending of a format that
// argexport reads, or JSON with the fields of a map. It writes to standard output
// or to -o; the format follows the ending of -o or -format.
// The exit status is 2 for bad usage and 1 when something cannot be read,
// analysed or written.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap/render/svg"
	"opedmap/examples/internal/mapfile"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("argpicture", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintln(stderr, "usage: argpicture [flags] file\n\nDraws the argument map of an op-ed, a text or a web page (- for standard input), or of a map.")
		fs.PrintDefaults()
	}
	output := fs.String("o", "", "`file` to write; its ending says the format (default: standard output)")
	format := fs.String("format", "", "svg or png (default: the ending of -o, or svg)")
	width := fs.Float64("box", 240, "width of a box in `pixels`")
	lines := fs.Int("lines", 0, "cut words after so many `lines` (0: never)")
	scale := fs.Float64("scale", 2, "pixels of a PNG for one of the layout")
	dark := fs.Bool("dark", false, "draw for a dark background")
	bare := fs.Bool("bare", false, "leave out title and legend")
	usage := func(message string, a ...any) int {
		fmt.Fprintf(stderr, "argpicture: "+message+"\n", a...)
		fs.Usage()
		return 2
	}
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case fs.NArg() != 1:
		return usage("%d files given, want one", fs.NArg())
	case !(*scale > 0):
		return usage("-scale %v is not above 0", *scale)
	case !(*width > 0):
		return usage("-box %v is not above 0", *width)
	case *lines < 0:
		return usage("-lines %d is below 0", *lines)
	}
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(*output)), ".")
	switch {
	case *format == "":
		*format = ending
	case (ending == "svg" || ending == "png") && *format != ending:
		return usage("-format %s into a file that ends in .%s", *format, ending)
	}
	render := svg.Render
	switch *format {
	case "svg", "":
	case "png":
		render = svg.RenderPNG
	default:
		return usage("unknown format %q", *format)
	}
	opts := []svg.Option{svg.WithBoxWidth(*width), svg.WithMaxLines(*lines), svg.WithScale(*scale)}
	if !*bare {
		opts = append(opts, svg.WithTitle(), svg.WithLegend())
	}
	if *dark {
		opts = append(opts, svg.WithDark())
	}
	err := func() error {
		doc, _, err := mapfile.Open(fs.Arg(0), stdin)
		if err != nil {
			return err
		}
		for _, l := range doc.Losses {
			fmt.Fprintln(stderr, "argpicture: not carried over:", l)
		}
		opts := append(opts, svg.WithSource(doc.Text))
		if *output == "" {
			return render(stdout, doc.Graph, opts...)
		}
		f, err := os.Create(*output)
		if err != nil {
			return err
		}
		return errors.Join(render(f, doc.Graph, opts...), f.Close())
	}()
	if err != nil {
		fmt.Fprintln(stderr, "argpicture:", err)
		return 1
	}
	return 0
}
