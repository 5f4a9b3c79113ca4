// Argdiff shows how two argument graphs differ, as diff does for two files.
//
//	argdiff [flags] reference other
//
// A file may have any format that argexport reads, told by its name; "-" is
// standard input, JSON unless -from says otherwise. Graphs of one text are
// compared by place: those without places get them from their words in the text,
// which is -text or, without that, the one that a file holds. The exit status is
// 0 when the graphs say the same, 1 when they differ, and 2 for trouble, as
// diff's.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/fatih/color"

	"opedmap/argmap"
	"opedmap/argmap/compare"
	"opedmap/argmap/encoding"
	"opedmap/examples/internal/command"
	"opedmap/examples/internal/mapfile"
	"opedmap/examples/internal/terminal"
	"opedmap/nlp"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	cmd := command.New("argdiff", "argdiff [flags] reference other\n\nShows how two argument graphs differ. Exit status: 0 same, 1 different, 2 trouble.\nFormats: "+mapfile.Names()+".", stderr)
	j := job{say: cmd.Say}
	from := cmd.String("from", "", "`format` of both files; told by their names when left out")
	cmd.BoolVar(&j.byMeaning, "meaning", false, "the graphs are of different texts: align by what components say")
	boundaries := cmd.Bool("boundaries", false, "report spans that are not quite the same, too")
	threshold := cmd.Float64("threshold", -1, "least `score`, 0 to 1, for two components to be one; negative: 0.25, with -meaning 0.35")
	cmd.StringVar(&j.text, "text", "", "`file` with the source text: maps without places get them there, and places are shown as line:column")
	cmd.BoolVar(&j.asJSON, "json", false, "print the comparison as JSON")
	cmd.BoolVar(&j.quiet, "q", false, "print nothing, only set the exit status")
	if status, over := cmd.Read(args); over {
		return status
	}
	j.from = mapfile.Named(*from)
	switch {
	case cmd.NArg() != 2:
		return cmd.Bad("%d files given, want two", cmd.NArg())
	case mapfile.IsStdin(cmd.Arg(0)) && mapfile.IsStdin(cmd.Arg(1)):
		return cmd.Bad("standard input can be read once, not twice")
	case !(*threshold <= 1): // a NaN, too
		return cmd.Bad("-threshold %v is above 1", *threshold)
	case *from != "" && j.from == nil:
		return cmd.Bad("unknown format -from %q", *from)
	}
	if j.byMeaning {
		j.options = append(j.options, compare.WithMeaning())
	}
	if *boundaries {
		j.options = append(j.options, compare.WithBoundaries())
	}
	if *threshold >= 0 {
		j.options = append(j.options, compare.WithThreshold(*threshold))
	}
	same, err := j.diff(cmd.Arg(0), cmd.Arg(1), stdin, stdout)
	switch {
	case err != nil:
		cmd.Say("%v", err)
		return 2
	case !same:
		return 1
	}
	return 0
}

// job is what the command line asks for.
type job struct {
	from              *mapfile.Format // nil: told by the files' names
	text              string          // file name
	byMeaning, asJSON bool
	quiet             bool
	say               func(format string, a ...any) // on standard error
	options           []compare.Option
}

func (j *job) diff(nameA, nameB string, stdin io.Reader, stdout io.Writer) (bool, error) {
	source := ""
	if j.text != "" {
		var err error
		if source, err = mapfile.Source(j.text); err != nil {
			return false, err
		}
	}
	var docs [2]*encoding.Document
	for i, name := range []string{nameA, nameB} {
		var err error
		if docs[i], err = j.read(name, source, stdin); err != nil {
			return false, mapfile.In(name, err)
		}
		for _, l := range docs[i].Losses {
			if !j.quiet {
				j.say("%s: not carried over: %v", name, l)
			}
		}
	}
	if !j.byMeaning {
		if err := place(docs[0], docs[1], source); err != nil {
			return false, err
		}
	}
	a, b := docs[0].Graph, docs[1].Graph
	r := compare.Graphs(a, b, j.options...)
	var err error
	switch {
	case j.quiet:
	case j.asJSON:
		e := json.NewEncoder(stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		err = e.Encode(r)
	case !r.Same():
		p := printer{out: stdout, color: terminal.Colors(stdout)}
		if !j.byMeaning && source != "" {
			p.source = nlp.NewPositions(source)
		}
		p.head("---", color.FgRed, command.Printable(nameA), a)
		p.head("+++", color.FgGreen, command.Printable(nameB), b)
		p.line(color.Reset, fmt.Sprintf("%d components paired, similarity %.2f", len(r.Pairs), r.Similarity()))
		for _, d := range r.Differences {
			p.difference(d)
		}
		err = p.err
	}
	return r.Same(), err
}

var errFormat = errors.New("cannot tell its format; use -from")

func (j *job) read(name, source string, stdin io.Reader) (*encoding.Document, error) {
	f := j.from
	if f == nil && mapfile.IsStdin(name) {
		f = mapfile.Named("json")
	} else if f == nil {
		f = mapfile.Of(name)
	}
	if f == nil {
		return nil, errFormat
	}
	if f.Name == "text" {
		source = ""
	}
	return mapfile.Read(name, f, source, stdin)
}

// place gives both graphs spans of one text: the source or, where that is not
// given, the longer text of the two. Without any text the spans are taken as
// they are.
func place(a, b *encoding.Document, source string) error {
	if source == "" {
		if source = a.Text; len(b.Text) > len(source) {
			source = b.Text
		}
	}
	if source == "" {
		if !compare.SameText(a.Graph, b.Graph) {
			return errors.New("the maps are not of one text: their words differ in the same places; use -meaning")
		}
		return nil
	}
	for _, d := range []*encoding.Document{a, b} {
		g, err := mapfile.Anchor(d.Graph, source)
		if err != nil {
			return fmt.Errorf("the maps are not of one text: %w; use -meaning, or name their text with -text", err)
		}
		d.Graph = g
	}
	return nil
}

// printer writes differences in the manner of a unified diff.
type printer struct {
	out    io.Writer
	source *nlp.Positions // nil where it is not at hand
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
	if p.source == nil {
		return s.String()
	}
	at := p.source.At(s.Start)
	return fmt.Sprintf("%d:%d", at.Line, at.Column)
}

// component describes one side of a difference by what the difference is about.
func (p *printer) component(c argmap.Component, d compare.Difference, l argmap.Link) string {
	s := strings.ReplaceAll(c.Kind.String(), "_", " ") + " " + compare.Excerpt(c.ID, 40)
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
	return fmt.Sprintf("%s %s %s “%s”", s, verb, compare.Excerpt(l.Component.ID, 40), compare.Excerpt(l.Component.Text, 40))
}
