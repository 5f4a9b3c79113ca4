// Argdiff shows how two argument graphs differ, as diff does for two files.
//
//	argdiff [flags] reference.json other.json
//
// A file is a graph in the library's JSON; "-" is standard input. The exit
// status is 0 when the graphs say the same, 1 when they differ, and 2 for
// trouble, as diff's.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/fatih/color"
	"github.com/mattn/go-isatty"

	"opedmap/argmap"
	"opedmap/argmap/compare"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("argdiff", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintln(stderr, "usage: argdiff [flags] reference.json other.json\n\nShows how two argument graphs differ. Exit status: 0 same, 1 different, 2 trouble.")
		fs.PrintDefaults()
	}
	byMeaning := fs.Bool("meaning", false, "the graphs are of different texts: align by what components say")
	boundaries := fs.Bool("boundaries", false, "report spans that are not quite the same, too")
	threshold := fs.Float64("threshold", -1, "least `score`, 0 to 1, for two components to be one (default 0.25, with -meaning 0.35)")
	text := fs.String("text", "", "`file` with the source text: places become line:column")
	asJSON := fs.Bool("json", false, "print the comparison as JSON")
	quiet := fs.Bool("q", false, "print nothing, only set the exit status")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case fs.NArg() != 2:
		fmt.Fprintf(stderr, "argdiff: %d files given, want two\n", fs.NArg())
		fs.Usage()
		return 2
	}
	var opts []compare.Option
	if *byMeaning {
		opts = append(opts, compare.ByMeaning())
	}
	if *boundaries {
		opts = append(opts, compare.Boundaries())
	}
	if *threshold >= 0 {
		opts = append(opts, compare.Threshold(*threshold))
	}
	same, err := diff(fs.Arg(0), fs.Arg(1), *text, *asJSON, *quiet, stdin, stdout, opts)
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "argdiff:", err)
		return 2
	case !same:
		return 1
	}
	return 0
}

func diff(nameA, nameB, textName string, asJSON, quiet bool, stdin io.Reader, stdout io.Writer, opts []compare.Option) (bool, error) {
	a, err := read(nameA, stdin)
	if err != nil {
		return false, err
	}
	b, err := read(nameB, stdin)
	if err != nil {
		return false, err
	}
	var source []byte
	if textName != "" {
		if source, err = os.ReadFile(textName); err != nil {
			return false, err
		}
		for _, g := range []*argmap.Graph{a, b} {
			if err := g.Validate(string(source)); err != nil {
				return false, fmt.Errorf("%s: %w", textName, err)
			}
		}
	}
	r := compare.Graphs(a, b, opts...)
	switch {
	case quiet:
	case asJSON:
		e := json.NewEncoder(stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		err = e.Encode(r)
	case !r.Same():
		p := printer{out: stdout, source: string(source), color: colors(stdout)}
		p.head("---", color.FgRed, nameA, a)
		p.head("+++", color.FgGreen, nameB, b)
		p.line(color.Reset, fmt.Sprintf("%d components paired, similarity %.2f", len(r.Pairs), r.Similarity()))
		for _, d := range r.Differences {
			p.difference(d)
		}
		err = p.err
	}
	return r.Same(), err
}

func read(name string, stdin io.Reader) (*argmap.Graph, error) {
	var b []byte
	var err error
	if name == "-" {
		b, err = io.ReadAll(stdin)
	} else {
		b, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, err
	}
	g := new(argmap.Graph)
	if err := json.Unmarshal(b, g); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return g, nil
}

func colors(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd()) && os.Getenv("NO_COLOR") == ""
}

// printer writes differences in the manner of a unified diff.
type printer struct {
	out    io.Writer
	source string
	color  bool
	err    error
}

func (p *printer) line(c color.Attribute, s string) {
	if p.err != nil {
		return
	}
	style := color.New(c)
	style.DisableColor()
	if p.color && c != color.Reset {
		style.EnableColor()
	}
	_, p.err = style.Fprintln(p.out, s)
}

func (p *printer) head(mark string, c color.Attribute, name string, g *argmap.Graph) {
	relations := 0
	for range g.Relations() {
		relations++
	}
	p.line(c, fmt.Sprintf("%s %s  %d components, %d relations", mark, name, g.Len(), relations))
}

func (p *printer) difference(d compare.Difference) {
	p.line(color.FgCyan, fmt.Sprintf("@@ %s %s @@", p.place(d.Span()), strings.ReplaceAll(d.Type.String(), "_", " ")))
	for _, c := range d.A {
		p.line(color.FgRed, "- "+p.component(c, d, d.LinkA))
	}
	for _, c := range d.B {
		p.line(color.FgGreen, "+ "+p.component(c, d, d.LinkB))
	}
}

// place is the span or, where the source is at hand, line and column (in
// characters, from 1) of its start.
func (p *printer) place(s argmap.Span) string {
	if s.End > len(p.source) {
		return s.String()
	}
	before := p.source[:s.Start]
	return fmt.Sprintf("%d:%d", strings.Count(before, "\n")+1, utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])+1)
}

// component describes one side of a difference by what the difference is about.
func (p *printer) component(c argmap.Component, d compare.Difference, l compare.Link) string {
	s := strings.ReplaceAll(c.Kind.String(), "_", " ") + " " + c.ID
	switch d.Type {
	case compare.OppositeStance:
		s += " " + c.Stance.String()
	case compare.EvidenceChanged:
		s += " " + c.Evidence.String()
	case compare.Moved:
		s += " " + p.place(c.Span)
	}
	s += " “" + compare.Excerpt(c.Text, 60) + "”"
	if d.Type != compare.Relinked && d.Type != compare.RelationChanged {
		return s
	}
	if l.Component.ID == "" {
		return s + " has no relation"
	}
	verb := map[argmap.RelationType]string{argmap.Support: "supports", argmap.Attack: "attacks", argmap.Undercut: "undercuts"}[l.Relation.Type]
	return fmt.Sprintf("%s %s %s “%s”", s, verb, l.Component.ID, compare.Excerpt(l.Component.Text, 40))
}
