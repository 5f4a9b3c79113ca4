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
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"

	"opedmap/argmap"
	"opedmap/examples/internal/command"
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
	cmd := command.New("coursereport", "coursereport [flags] folder\n\nMaps the arguments of a class's op-eds and writes a report.", stderr)
	var s settings
	cmd.StringVar(&s.out, "o", "report", "`folder` to write the report to")
	cmd.StringVar(&s.title, "title", "Course report", "title of the report")
	cmd.StringVar(&s.roster, "roster", "", "CSV `file` with a file name and a student's name in each row")
	cmd.StringVar(&s.reference, "reference", "", "map `file` to compare the maps in the folder with")
	cmd.StringVar(&s.text, "text", "", "`file` with the op-ed that -reference is a map of, if the map does not hold it")
	cmd.IntVar(&s.workers, "j", runtime.GOMAXPROCS(0), "`number` of op-eds to work on at a time")
	cmd.BoolVar(&s.progress, "progress", terminal.Is(stderr), "show progress on standard error")
	cmd.BoolVar(&s.bom, "bom", false, "start the CSV files with a byte order mark, for Excel")
	cmd.BoolVar(&s.allCodes, "all-findings", false, "report the findings that are off by default, too")
	cmd.StringVar(&s.enable, "enable", "", "report these findings, too: `codes` with commas between")
	cmd.StringVar(&s.disable, "disable", "", "leave these findings out: `codes` with commas between")
	cmd.Float64Var(&s.confidence, "confidence", -1, "keep findings below this `confidence`, 0 to 1, back; negative: below that of their code")
	if status, over := cmd.Read(args); over {
		return status
	}
	if err := s.check(cmd.NArg()); err != nil {
		return cmd.Bad("%v", err)
	}
	s.dir = cmd.Arg(0)
	a, err := argmap.New()
	if err != nil {
		cmd.Say("%v", err)
		return 2
	}
	r, err := build(ctx, s, a, stderr)
	if err != nil {
		cmd.Say("%v", err)
		return 2
	}
	fmt.Fprintf(stdout, "%s, %s, %d of them not read: %s\n", count(len(r.OpEds), "op-ed", "op-eds"), count(len(r.Maps), "map", "maps"),
		r.failed(), command.Printable(filepath.Join(s.out, "index.html")))
	return r.complain(cmd)
}

// complain says what is not in the report and gives the exit status.
func (r *report) complain(cmd *command.Line) int {
	if len(r.LeftOut) > 0 {
		cmd.Say("files of other kinds left out: %s", strings.Join(r.LeftOut, ", "))
	}
	if len(r.Absent) > 0 {
		cmd.Say("students without a file: %s", strings.Join(r.Absent, ", "))
	}
	for _, e := range r.OpEds {
		if e.Err != nil {
			cmd.Say("%s: %v", e.File, e.Err)
		}
	}
	for _, m := range r.Maps {
		if m.Err != nil {
			cmd.Say("%s: %v", m.File, m.Err)
		}
	}
	if r.failed() > 0 {
		return 1
	}
	return 0
}
