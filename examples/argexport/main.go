// Argexport converts argument graphs between formats.
//
//	argexport -to FORMAT [-from FORMAT] [flags] [file]
//
// Without a file, or with "-", it reads standard input. Without -from the
// format is told by the file's name. The format "text" is an op-ed, to be
// analysed; it can only be read. What a format cannot hold is listed on standard
// error. The exit status is 2 for bad usage and 1 for a file that cannot be read
// or written.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// job is what the command line asks for.
type job struct {
	from, to  string
	in, out   string // file names
	source    string // of the text that the spans point into
	sourceOut string
	quiet     bool
	options   options
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var j job
	fs := flag.NewFlagSet("argexport", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintf(stderr, "usage: argexport -to FORMAT [-from FORMAT] [flags] [file]\n\nConverts an argument graph. Formats: %s.\n", strings.Join(names(), ", "))
		fs.PrintDefaults()
	}
	fs.StringVar(&j.from, "from", "", "`format` of the input; told by the file's name when left out")
	fs.StringVar(&j.to, "to", "", "`format` of the output")
	fs.StringVar(&j.out, "o", "", "output `file`; brat's text is written beside it")
	fs.StringVar(&j.source, "source", "", "`file` with the source text, for input that does not carry it")
	fs.StringVar(&j.sourceOut, "source-out", "", "write the source text to a `file`")
	fs.BoolVar(&j.quiet, "q", false, "do not list what could not be carried over")
	fs.BoolVar(&j.options.essays, "essays", false, "brat: write a claim's relation to the major claim as its stance alone")
	fs.BoolVar(&j.options.bom, "bom", false, "csv: start with a byte order mark, for Excel")
	fs.BoolVar(&j.options.bare, "bare", false, "mermaid: leave out the comments that keep what the chart does not show")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case fs.NArg() > 1:
		fmt.Fprintf(stderr, "argexport: %d files given, want one\n", fs.NArg())
		return 2
	}
	j.in = fs.Arg(0)
	if err := j.check(); err != nil {
		fmt.Fprintln(stderr, "argexport:", err)
		fs.Usage()
		return 2
	}
	losses, err := j.convert(stdin, stdout)
	if !j.quiet {
		for _, l := range losses {
			fmt.Fprintln(stderr, "argexport: not carried over:", l)
		}
	}
	if err != nil {
		fmt.Fprintln(stderr, "argexport:", err)
		return 1
	}
	return 0
}

// check fills in the input's format and looks whether both are known.
func (j *job) check() error {
	if j.from == "" {
		name := strings.ToLower(filepath.Base(j.in))
		for _, f := range formats {
			if f.extension != "" && strings.HasSuffix(name, f.extension) {
				j.from = f.name
				break
			}
		}
	}
	from, to := find(j.from), find(j.to)
	switch {
	case j.from == "":
		return fmt.Errorf("cannot tell the format of %q; use -from", j.in)
	case from == nil:
		return fmt.Errorf("unknown format -from %q", j.from)
	case j.to == "":
		return errors.New("no output format; use -to")
	case to == nil:
		return fmt.Errorf("unknown format -to %q", j.to)
	case to.marshal == nil:
		return fmt.Errorf("format %q can only be read", j.to)
	case from.pair && j.source == "" && (j.in == "" || j.in == "-"):
		return fmt.Errorf("format %q needs the text: name a file, with the text beside it, or use -source", j.from)
	}
	return nil
}

// convert reads, writes, and returns what was lost in between.
func (j *job) convert(stdin io.Reader, stdout io.Writer) ([]encoding.Loss, error) {
	data, err := readFile(j.in, stdin)
	if err != nil {
		return nil, err
	}
	from, to := find(j.from), find(j.to)
	source := ""
	if name := j.source; name != "" || from.pair {
		if name == "" {
			name = beside(j.in)
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("source text: %w", err)
		}
		source = string(b)
	}
	doc, err := from.unmarshal(data, source)
	if err != nil {
		return nil, err
	}
	if doc.Text == "" {
		doc.Text = source
	}
	if doc.Text == "" && to.pair {
		// The spans speak of a text that is not at hand: give them one.
		d := doc.Graph.Draft()
		text, losses := encoding.Reanchor(&d)
		doc.Text, doc.Losses = text, append(doc.Losses, losses...)
		if doc.Graph, err = d.Build(); err != nil {
			return doc.Losses, err
		}
	}
	out, err := to.marshal(doc.Graph, doc.Text, j.options)
	if err != nil {
		return doc.Losses, err
	}
	if j.sourceOut == "" && to.pair && j.out != "" {
		j.sourceOut = beside(j.out)
	}
	if j.sourceOut != "" {
		if err := os.WriteFile(j.sourceOut, []byte(doc.Text), 0o666); err != nil {
			return doc.Losses, err
		}
	}
	if j.out != "" {
		return doc.Losses, os.WriteFile(j.out, out, 0o666)
	}
	_, err = stdout.Write(out)
	return doc.Losses, err
}

// beside is the name of the text that belongs to an annotation file.
func beside(name string) string {
	return strings.TrimSuffix(name, filepath.Ext(name)) + ".txt"
}

func readFile(name string, stdin io.Reader) ([]byte, error) {
	if name == "" || name == "-" {
		return io.ReadAll(io.LimitReader(stdin, encoding.MaxSize+1))
	}
	return os.ReadFile(name)
}

// document wraps a graph with its text.
func document(g *argmap.Graph, text string) *encoding.Document {
	return &encoding.Document{Graph: g, Text: text}
}
