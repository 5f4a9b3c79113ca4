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
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/render/svg"
	"opedmap/examples/internal/command"
	"opedmap/examples/internal/mapfile"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The scales that may be asked for, from a thumbnail to a poster.
const minScale, maxScale = 0.1, 20

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	cmd := command.New("argpicture", "argpicture [flags] file\n\nDraws the argument map of an op-ed, a text or a web page (- for standard input), or of a map.", stderr)
	output := cmd.String("o", "", "`file` to write; its ending says the format (default: standard output)")
	format := cmd.String("format", "", "svg or png (default: the ending of -o, or svg)")
	width := cmd.Float64("box", 240, fmt.Sprintf("width of a box in `pixels`, %v to %v", svg.MinBoxWidth, svg.MaxBoxWidth))
	lines := cmd.Int("lines", 0, "cut words after so many `lines` (0: never)")
	scale := cmd.Float64("scale", 2, fmt.Sprintf("pixels of a PNG for one of the layout, %v to %v; when left out, less for a large map", minScale, maxScale))
	dark := cmd.Bool("dark", false, "draw for a dark background")
	bare := cmd.Bool("bare", false, "leave out title and legend")
	if status, over := cmd.Read(args); over {
		return status
	}
	switch {
	case cmd.NArg() != 1:
		return cmd.Bad("%d files given, want one", cmd.NArg())
	case !(*scale >= minScale && *scale <= maxScale): // a NaN, too
		return cmd.Bad("-scale %v is not in the range from %v to %v", *scale, minScale, maxScale)
	case !(*width >= svg.MinBoxWidth && *width <= svg.MaxBoxWidth):
		return cmd.Bad("-box %v is not in the range from %v to %v", *width, svg.MinBoxWidth, svg.MaxBoxWidth)
	case *lines < 0:
		return cmd.Bad("-lines %d is below 0", *lines)
	}
	form, err := formatFor(*format, *output)
	scaled := false
	cmd.Visit(func(f *flag.Flag) { scaled = scaled || f.Name == "scale" })
	switch {
	case err != nil:
		return cmd.Bad("%v", err)
	case scaled && form != "png":
		return cmd.Bad("-scale is for a PNG, not for an SVG")
	}
	if *output != "" && !mapfile.IsStdin(cmd.Arg(0)) && mapfile.Same(*output, cmd.Arg(0)) {
		return cmd.Bad("-o %s would overwrite the file to draw", *output)
	}
	opts := []svg.Option{svg.WithBoxWidth(*width), svg.WithMaxLines(*lines), svg.WithScale(*scale)}
	if !*bare {
		opts = append(opts, svg.WithTitle(), svg.WithLegend())
	}
	if *dark {
		opts = append(opts, svg.WithDark())
	}
	picture, losses, err := draw(cmd.Arg(0), stdin, renderers[form], opts)
	for _, l := range losses {
		cmd.Say("not carried over: %v", l)
	}
	if scaled && tooLarge(picture) {
		err = fmt.Errorf("-scale %v is too much for this map: a PNG has at most %d pixels, and %d in width or height", *scale, svg.MaxPixels, svg.MaxSide)
	}
	if err == nil && *output == "" {
		_, err = stdout.Write(picture)
	} else if err == nil {
		err = os.WriteFile(*output, picture, 0o666)
	}
	if err != nil {
		cmd.Say("%v", err)
		return 1
	}
	return 0
}

// draw gives the picture of the named file, and what of a map a graph cannot hold.
func draw(name string, stdin io.Reader, render renderer, opts []svg.Option) ([]byte, []encoding.Loss, error) {
	doc, _, err := mapfile.Open(name, stdin)
	if err != nil {
		return nil, nil, err
	}
	var b bytes.Buffer
	err = render(&b, doc.Graph, append(opts, svg.WithSource(doc.Text))...)
	return b.Bytes(), doc.Losses, err
}

type renderer func(io.Writer, *argmap.Graph, ...svg.Option) error

// renderers draw the formats.
var renderers = map[string]renderer{"svg": svg.Render, "png": svg.RenderPNG}

// formatFor is the format asked for or, with "", that of the output by its name.
func formatFor(asked, output string) (string, error) {
	ending := strings.TrimPrefix(strings.ToLower(filepath.Ext(output)), ".")
	format := cmp.Or(asked, ending, "svg")
	switch {
	case renderers[format] == nil:
		return "", fmt.Errorf("unknown format %q: want svg or png", format)
	case renderers[ending] != nil && format != ending:
		return "", fmt.Errorf("-format %s into a file that ends in .%s", format, ending)
	}
	return format, nil
}

// tooLarge reports whether a picture is a PNG that was drawn at the limits of
// [svg.RenderPNG], which then takes a lower scale than it is given and leaves out what is
// left of a pixel.
func tooLarge(picture []byte) bool {
	c, err := png.DecodeConfig(bytes.NewReader(picture))
	return err == nil && ((c.Width+1)*(c.Height+1) > svg.MaxPixels || max(c.Width, c.Height)+1 >= svg.MaxSide)
}
