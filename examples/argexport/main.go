// Argexport converts argument graphs between formats.
//
//	argexport -to FORMAT [-from FORMAT] [flags] [file]
//
// Without a file, or with "-", it reads standard input. Without -from the
// format is told by the file's name. The format "text" is an op-ed, to be
// analysed; it can only be read. What of the input a graph cannot hold, and what
// of the graph the output, is listed on standard error. For the latter the output
// is read back; one that is too large for that is written all the same, and said
// to be. The exit status is 2 for bad usage and 1 for a file that cannot be read
// or written.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/examples/internal/mapfile"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// job is what the command line asks for.
type job struct {
	from, to  *mapfile.Format
	in, out   string // file names
	source    string // of the text that the spans point into
	sourceOut string
	quiet     bool
	options   mapfile.Options
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var j job
	fs := flag.NewFlagSet("argexport", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintf(stderr, "usage: argexport -to FORMAT [-from FORMAT] [flags] [file]\n\nConverts an argument graph. Formats: %s.\n", mapfile.Names())
		fs.PrintDefaults()
	}
	from := fs.String("from", "", "`format` of the input; told by the file's name when left out")
	to := fs.String("to", "", "`format` of the output")
	fs.StringVar(&j.out, "o", "", "output `file`; brat's text is written beside it")
	fs.StringVar(&j.source, "source", "", "`file` with the source text, for input that does not carry it")
	fs.StringVar(&j.sourceOut, "source-out", "", "write the source text to a `file`")
	fs.BoolVar(&j.quiet, "q", false, "do not list what could not be carried over")
	fs.BoolVar(&j.options.Essays, "essays", false, "brat: write a claim's relation to the major claim as its stance alone")
	fs.BoolVar(&j.options.BOM, "bom", false, "csv: start with a byte order mark, for Excel")
	fs.BoolVar(&j.options.Bare, "bare", false, "mermaid: leave out the comments that keep what the chart does not show")
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
	if err := j.check(*from, *to); err != nil {
		fmt.Fprintln(stderr, "argexport:", err)
		fs.Usage()
		return 2
	}
	losses, err := j.convert(stdin, stdout, stderr)
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

// check looks the formats up, that of the input by its name when from is "".
func (j *job) check(from, to string) error {
	j.from, j.to = mapfile.Named(from), mapfile.Named(to)
	if from == "" {
		j.from = mapfile.Of(j.in)
	}
	switch {
	case from == "" && j.from == nil:
		return fmt.Errorf("cannot tell the format of %q; use -from", j.in)
	case j.from == nil:
		return fmt.Errorf("unknown format -from %q", from)
	case to == "":
		return errors.New("no output format; use -to")
	case j.to == nil:
		return fmt.Errorf("unknown format -to %q", to)
	case j.to.Marshal == nil:
		return fmt.Errorf("format %q can only be read", to)
	case j.from.Pair && j.source == "" && (j.in == "" || j.in == "-"):
		return fmt.Errorf("format %q needs the text: name a file, with the text beside it, or use -source", j.from.Name)
	}
	return nil
}

// convert reads, writes, and returns what was lost in between.
func (j *job) convert(stdin io.Reader, stdout, stderr io.Writer) ([]encoding.Loss, error) {
	text := ""
	if j.source != "" {
		b, err := os.ReadFile(j.source)
		if err != nil {
			return nil, fmt.Errorf("source text: %w", err)
		}
		text = string(b)
	}
	doc, err := mapfile.Read(j.in, j.from, text, stdin)
	if err != nil {
		return nil, err
	}
	if j.source != "" && j.from.Name == "json" {
		if err := misplaced(doc.Graph.Validate(text)); err != nil {
			return doc.Losses, fmt.Errorf("against %s: %w", j.source, err)
		}
	}
	if doc.Text == "" && j.to.Pair {
		// The spans speak of a text that is not at hand: give them one.
		d := doc.Graph.Draft()
		text, losses := encoding.Reanchor(&d)
		doc.Text, doc.Losses = text, append(doc.Losses, losses...)
		if doc.Graph, err = d.Build(); err != nil {
			return doc.Losses, err
		}
	}
	out, err := j.to.Marshal(doc.Graph, doc.Text, j.options)
	if err != nil {
		return doc.Losses, err
	}
	if j.sourceOut == "" && j.to.Pair && j.out != "" {
		j.sourceOut = mapfile.Beside(j.out)
	}
	if j.sourceOut != "" {
		if err := os.WriteFile(j.sourceOut, []byte(doc.Text), 0o666); err != nil {
			return doc.Losses, err
		}
	}
	if j.out != "" {
		err = os.WriteFile(j.out, out, 0o666)
	} else {
		_, err = stdout.Write(out)
	}
	if err != nil || j.quiet {
		return doc.Losses, err
	}
	missing, err := j.missing(doc, out)
	switch {
	case errors.Is(err, encoding.ErrTooLarge):
		fmt.Fprintln(stderr, "argexport: the output is too large to be read back, so what it leaves out is not listed:", err)
		err = nil
	case err != nil:
		err = fmt.Errorf("reading the output back: %w", err)
	}
	return append(doc.Losses, missing...), err
}

// misplaced is what of a validation's errors says that a graph is not of the text;
// other maps than the contract's may be written in other formats.
func misplaced(err error) error {
	var all interface{ Unwrap() []error }
	if !errors.As(err, &all) {
		return err
	}
	var out []error
	for _, e := range all.Unwrap() {
		var v *argmap.ValidationError
		if errors.As(e, &v) && (v.Problem == argmap.BadSpan || v.Problem == argmap.TextMismatch) {
			out = append(out, e)
		}
	}
	return errors.Join(out...)
}

// missing reads the output back and lists what of the graph is not in it.
func (j *job) missing(doc *encoding.Document, out []byte) ([]encoding.Loss, error) {
	source := ""
	if j.to.Pair {
		source = doc.Text
	}
	back, err := j.to.Unmarshal(out, source)
	if err != nil {
		return nil, err
	}
	if j.to.Pair {
		back.Text = ""
	}
	if j.sourceOut != "" {
		back.Text = doc.Text
	}
	return encoding.Missing(doc, back), nil
}
