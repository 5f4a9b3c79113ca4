// Argexport converts argument graphs between formats.
//
//	argexport -to FORMAT [-from FORMAT] [flags] [file]
//
// Without a file, or with "-", it reads standard input. Without -from the format is
// told by the file's name. The format "text" is an op-ed, a text or a web page, to be
// analysed; it can only be read. A map without places in a text gets them from its words in -text. What of
// the input a graph cannot hold, and what of the graph the output, is listed on
// standard error. For the latter the output is read back; one that is too large for
// that is written all the same, and said to be. Brat has the source text in a file of
// its own: that is -text or, for a map that does not hold it, the .txt beside the map
// if it is the map's; without any it is made of the components' words. A text is never
// written over another. The exit status is 2 for bad usage and 1 for a file that
// cannot be read or written.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/examples/internal/command"
	"opedmap/examples/internal/mapfile"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// job is what the command line asks for.
type job struct {
	from, to *mapfile.Format
	in, out  string // file names
	text     string // of the text that the spans point into
	textOut  string
	quiet    bool
	say      func(format string, a ...any) // on standard error
	options  mapfile.Options
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var j job
	cmd := command.New("argexport", "argexport -to FORMAT [-from FORMAT] [flags] [file]\n\nConverts an argument graph. Formats: "+mapfile.Names()+".", stderr)
	j.say = cmd.Say
	from := cmd.String("from", "", "`format` of the input; told by the file's name when left out")
	to := cmd.String("to", "", "`format` of the output")
	cmd.StringVar(&j.out, "o", "", "`file` to write; brat's text is written beside it (default: standard output)")
	cmd.StringVar(&j.text, "text", "", "`file` with the source text, for a map that does not hold it")
	cmd.StringVar(&j.textOut, "text-out", "", "`file` to write the source text to")
	cmd.BoolVar(&j.quiet, "q", false, "do not list what could not be carried over")
	cmd.BoolVar(&j.options.Essays, "essays", false, "brat: write a claim's relation to the major claim as its stance alone")
	cmd.BoolVar(&j.options.BOM, "bom", false, "csv: start with a byte order mark, for Excel")
	cmd.BoolVar(&j.options.Bare, "bare", false, "mermaid: leave out the comments that keep what the chart does not show")
	if status, over := cmd.Read(args); over {
		return status
	}
	if cmd.NArg() > 1 {
		return cmd.Bad("%d files given, want one", cmd.NArg())
	}
	j.in = cmd.Arg(0)
	if err := j.check(*from, *to); err != nil {
		return cmd.Bad("%v", err)
	}
	losses, err := j.convert(stdin, stdout)
	if !j.quiet {
		for _, l := range losses {
			cmd.Say("not carried over: %v", l)
		}
	}
	if err != nil {
		cmd.Say("%v", err)
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
	case from == "" && mapfile.IsStdin(j.in):
		return errors.New("standard input has no name that tells its format; use -from")
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
	case j.from.Name == "text" && j.text != "":
		return errors.New("-text is the text of a map, and the input is an op-ed")
	case j.from.Pair && j.text == "" && mapfile.IsStdin(j.in):
		return fmt.Errorf("format %q needs the text: name a file, with the text beside it, or use -text", j.from.Name)
	}
	if err := j.checkOptions(); err != nil {
		return err
	}
	return j.checkNames()
}

// checkOptions wants no option of another format than that of the output.
func (j *job) checkOptions() error {
	for _, o := range []struct {
		set          bool
		name, format string
	}{
		{j.options.Essays, "essays", "brat"},
		{j.options.BOM, "bom", "csv"},
		{j.options.Bare, "bare", "mermaid"},
	} {
		if o.set && o.format != j.to.Name {
			return fmt.Errorf("-%s is for -to %s, not for -to %s", o.name, o.format, j.to.Name)
		}
	}
	return nil
}

// checkNames settles where the text goes, and wants a file of its own for each
// thing to be written, other than that of the text which the input is of.
func (j *job) checkNames() error {
	if j.out == "" {
		return nil
	}
	if j.textOut == "" && j.to.Pair {
		j.textOut = mapfile.Beside(j.out)
	}
	text := j.text
	switch {
	case text != "" || mapfile.IsStdin(j.in):
	case j.from.Pair:
		text = mapfile.Beside(j.in)
	case j.from.Name == "text":
		text = j.in
	}
	switch {
	case j.textOut != "" && mapfile.Same(j.out, j.textOut):
		other := strings.TrimSuffix(j.out, filepath.Ext(j.out)) + j.to.Extensions[0]
		if other == j.out {
			other = mapfile.Beside(j.out) + " for the text"
		}
		return fmt.Errorf("-o %s is the file that the source text goes to; name another, such as %s", j.out, other)
	case text != "" && mapfile.Same(j.out, text):
		return fmt.Errorf("-o %s would overwrite the source text", j.out)
	}
	return nil
}

// convert reads, writes, and returns what was lost in between.
func (j *job) convert(stdin io.Reader, stdout io.Writer) ([]encoding.Loss, error) {
	doc, err := j.read(stdin)
	if err != nil {
		return nil, err
	}
	out, err := j.to.Marshal(doc.Graph, doc.Text, j.options)
	if err == nil {
		err = j.write(doc.Text, out, stdout)
	}
	if err != nil || j.quiet {
		return doc.Losses, err
	}
	missing, err := j.missing(doc, out)
	switch {
	case errors.Is(err, encoding.ErrTooLarge):
		j.say("the output is too large to be read back, so what it leaves out is not listed: %v", err)
		err = nil
	case err != nil:
		err = fmt.Errorf("reading the output back: %w", err)
	}
	return append(doc.Losses, missing...), err
}

// read gives the graph and, where the output needs it, a text that its spans fit.
func (j *job) read(stdin io.Reader) (*encoding.Document, error) {
	text := ""
	if j.text != "" {
		var err error
		if text, err = mapfile.Source(j.text); err != nil {
			return nil, err
		}
	}
	doc, err := mapfile.Read(j.in, j.from, text, stdin)
	if err != nil {
		return nil, mapfile.In(j.in, err)
	}
	switch {
	case j.text == "" || j.from.Pair: // no other text, or the one that was read by
	case j.from.Name == "json":
		err = doc.Graph.FitsText(text)
	default:
		err = anchor(doc, text)
	}
	if err != nil {
		return nil, mapfile.In(j.in, fmt.Errorf("against %s: %w", j.text, err))
	}
	if doc.Text == "" && j.to.Pair {
		doc.Text = beside(j.in, doc.Graph)
	}
	if doc.Text == "" && j.to.Pair {
		// The spans speak of a text that is not at hand: give them one.
		d := doc.Graph.Draft()
		text, losses := encoding.Reanchor(&d)
		doc.Text, doc.Losses = text, append(doc.Losses, losses...)
		doc.Graph, err = d.Build()
	}
	return doc, err
}

// anchor gives a map the places of its words in a text. What else has places in
// another text is lost.
func anchor(doc *encoding.Document, text string) error {
	g, err := mapfile.Anchor(doc.Graph, text)
	if err != nil {
		return err
	}
	if d := doc.Graph.Draft(); g != doc.Graph {
		for _, part := range []struct {
			name string
			lost bool
		}{
			{"cues", slices.ContainsFunc(d.Components, func(c argmap.Component) bool { return len(c.Cues) > 0 })},
			{"entities", len(d.Entities) > 0},
			{"apparatus", len(d.Apparatus) > 0},
		} {
			if part.lost {
				doc.Losses = append(doc.Losses, encoding.Loss{Place: part.name, Reason: encoding.BadSpan})
			}
		}
	}
	doc.Graph, doc.Text = g, text
	return nil
}

// beside is the text in the .txt beside a map, "" when there is none that the
// graph's spans fit.
func beside(name string, g *argmap.Graph) string {
	if mapfile.IsStdin(name) {
		return ""
	}
	text, err := mapfile.Source(mapfile.Beside(name))
	if err != nil || g.FitsText(text) != nil {
		return ""
	}
	return text
}

// write writes the text, where it goes to a file, and the output.
func (j *job) write(text string, out []byte, stdout io.Writer) error {
	if j.textOut != "" {
		if err := writeText(j.textOut, text); err != nil {
			return err
		}
	}
	if j.out != "" {
		return os.WriteFile(j.out, out, 0o666)
	}
	_, err := stdout.Write(out)
	return err
}

// writeText writes a text into a file, but not over another text: that may be the
// only copy of an op-ed. What is no regular file, such as /dev/stdout, holds none.
func writeText(name, text string) error {
	if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() {
		old, err := os.ReadFile(name)
		if err == nil && string(old) != text {
			err = fmt.Errorf("%s: holds another text than that of the map, and is not overwritten; name another file with -o or -text-out", name)
		}
		return err
	}
	return os.WriteFile(name, []byte(text), 0o666)
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
	if j.textOut != "" {
		back.Text = doc.Text
	}
	return encoding.Missing(doc, back), nil
}
