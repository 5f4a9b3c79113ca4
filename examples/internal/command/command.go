// Package command holds what the command lines of the example programs have in
// common: how they are read, and how the programs say what is wrong.
//
//	cmd := command.New("argtree", "argtree [flags] [file]\n\nPrints …", stderr)
//	width := cmd.Int("width", 80, "width of the tree")
//	if status, over := cmd.Read(args); over {
//		return status
//	}
package command

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// badUsage is the exit status for it.
const badUsage = 2

// A Line is the command line of a program.
type Line struct {
	*flag.FlagSet
	stderr io.Writer
}

// New makes the command line of the named program. Usage is what it looks like and,
// below a blank line, what the program does.
func New(name, usage string, stderr io.Writer) *Line {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Usage = func() {
		fmt.Fprintln(stderr, "usage: "+usage)
		fs.PrintDefaults()
	}
	return &Line{fs, stderr}
}

// Read parses the arguments. It is over, with the exit status, where they ask for help
// or have a flag that there is not.
func (l *Line) Read(args []string) (status int, over bool) {
	switch err := l.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0, true
	case err != nil:
		return badUsage, true
	}
	return 0, false
}

// Bad says what is wrong with the arguments and how the program is used, and gives the
// exit status for it.
func (l *Line) Bad(format string, a ...any) (status int) {
	l.Say(format, a...)
	l.Usage()
	return badUsage
}

// Say writes a line, or an error of several, to standard error, the program's name
// before it and further lines indented. What does not print is written as Go does in
// quotes: names of files come from others, and a terminal obeys the control characters
// in them. None makes a line that looks like one of the program's.
func (l *Line) Say(format string, a ...any) {
	text := strings.ReplaceAll(Printable(fmt.Sprintf(format, a...)), "\n", "\n  ")
	fmt.Fprintf(l.stderr, "%s: %s\n", l.Name(), text)
}

// Printable is a text as [Line.Say] writes it, but for its line breaks.
func Printable(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		c := s[:n]
		if r != '\n' && !strconv.IsPrint(r) || r == utf8.RuneError && n == 1 {
			c = strings.Trim(strconv.Quote(c), `"`)
		}
		b.WriteString(c)
		s = s[n:]
	}
	return b.String()
}
