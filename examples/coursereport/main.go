// Coursereport maps the arguments of a class's op-eds and writes a report.
//
//	coursereport [flags] folder
//
// The folder, and those below it, may hold plain text, Markdown, web pages and
// Word documents. The report is a folder, too: index.html with the class at a
// glance, a page for each op-ed, gradebook.csv and report.json. It needs no
// network, neither to make nor to read, and the same files give the same bytes.
//
// With -reference the maps in the folder, in any form that the library reads,
// are students' own of one op-ed and are compared with the reference.
//
// The exit status is 0, 1 when some files or folders could not be read (they are
// named in the report, which is written all the same), and 2 for trouble.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"unicode/utf8"

	"opedmap/argmap"
	"opedmap/examples/internal/terminal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// settings are what the command line says.
type settings struct {
	dir, out, title, roster string
	reference, text         string
	workers                 int
	progress, allCodes, bom bool
	enable, disable         string
	confidence              float64
}

// check looks at what the flags say together with the number of folders given.
func (s *settings) check(folders int) error {
	switch {
	case folders != 1:
		return fmt.Errorf("%d folders given, want one", folders)
	case s.workers < 1:
		return fmt.Errorf("-j %d is below 1", s.workers)
	case !(s.confidence <= 1):
		return fmt.Errorf("-confidence %v is above 1", s.confidence)
	case s.text != "" && s.reference == "":
		return errors.New("-text is the text of a -reference, which is not given")
	}
	return nil
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	fs := flag.NewFlagSet("coursereport", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintln(stderr, "usage: coursereport [flags] folder\n\nMaps the arguments of a class's op-eds and writes a report.")
		fs.PrintDefaults()
	}
	var s settings
	fs.StringVar(&s.out, "o", "report", "`folder` to write the report to")
	fs.StringVar(&s.title, "title", "Course report", "title of the report")
	fs.StringVar(&s.roster, "roster", "", "CSV `file` with a file name and a student's name in each row")
	fs.StringVar(&s.reference, "reference", "", "map `file` to compare the maps in the folder with")
	fs.StringVar(&s.text, "text", "", "`file` with the op-ed that -reference is a map of, if the map does not hold it")
	fs.IntVar(&s.workers, "j", runtime.GOMAXPROCS(0), "`number` of op-eds in work at a time")
	fs.BoolVar(&s.progress, "progress", terminal.Is(stderr), "show a progress bar")
	fs.BoolVar(&s.bom, "bom", false, "start the CSV files with a byte order mark, for Excel")
	fs.BoolVar(&s.allCodes, "all-findings", false, "report the findings that are off by default, too")
	fs.StringVar(&s.enable, "enable", "", "report these findings, too: `codes` with commas between")
	fs.StringVar(&s.disable, "disable", "", "leave these findings out: `codes` with commas between")
	fs.Float64Var(&s.confidence, "confidence", -1, "keep findings below this `confidence`, 0 to 1, back; negative: below that of their code")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if err := s.check(fs.NArg()); err != nil {
		say(stderr, "%v", err)
		fs.Usage()
		return 2
	}
	s.dir = fs.Arg(0)
	a, err := argmap.New()
	if err != nil {
		say(stderr, "%v", err)
		return 2
	}
	r, err := build(ctx, s, a, stderr)
	if err != nil {
		say(stderr, "%v", err)
		return 2
	}
	fmt.Fprintf(stdout, "%s, %s, %d of them not read: %s\n", count(len(r.OpEds), "op-ed", "op-eds"), count(len(r.Maps), "map", "maps"),
		r.failed(), printable(filepath.Join(s.out, "index.html")))
	return r.complain(stderr)
}

// complain says what is not in the report and gives the exit status.
func (r *report) complain(stderr io.Writer) int {
	if len(r.LeftOut) > 0 {
		say(stderr, "files of other kinds left out: %s", strings.Join(r.LeftOut, ", "))
	}
	if len(r.Absent) > 0 {
		say(stderr, "students without a file: %s", strings.Join(r.Absent, ", "))
	}
	for _, e := range r.OpEds {
		if e.Err != nil {
			say(stderr, "%s: %v", e.File, e.Err)
		}
	}
	for _, m := range r.Maps {
		if m.Err != nil {
			say(stderr, "%s: %v", m.File, m.Err)
		}
	}
	if r.failed() > 0 {
		return 1
	}
	return 0
}

// say writes a line to standard error.
func say(stderr io.Writer, format string, args ...any) {
	fmt.Fprintln(stderr, "coursereport:", printable(fmt.Sprintf(format, args...)))
}

// printable writes what does not print as Go does in quotes: names of files come from
// students, and a terminal obeys the control characters in them.
func printable(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		c := s[:n]
		if !strconv.IsPrint(r) || r == utf8.RuneError && n == 1 {
			c = strings.Trim(strconv.Quote(c), `"`)
		}
		b.WriteString(c)
		s = s[n:]
	}
	return b.String()
}
