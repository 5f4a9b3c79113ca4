package command_test

import (
	"strings"
	"testing"

	"opedmap/examples/internal/command"
)

func TestLine(t *testing.T) {
	const usage = "usage: argx [flags] file\n  -n int\n    \tnumber (default 1)\n"
	for _, tt := range []struct {
		args   string
		status int
		says   string
	}{
		{"a", 0, ""},
		{"-n 2 a", 0, ""},
		{"-h", 0, usage},
		{"-x a", 2, "flag provided but not defined: -x\n" + usage},
		{"-n 0 a\x1b", 2, `argx: a\x1b: -n 0 is below 1` + "\n" + usage},
	} {
		var errs strings.Builder
		cmd := command.New("argx", "argx [flags] file", &errs)
		n := cmd.Int("n", 1, "number")
		status, over := cmd.Read(strings.Fields(tt.args))
		if !over && *n < 1 {
			status = cmd.Bad("%s: -n %d is below 1", cmd.Arg(0), *n)
		}
		if status != tt.status || errs.String() != tt.says {
			t.Errorf("%q: status %d, want %d; standard error %q, want %q", tt.args, status, tt.status, &errs, tt.says)
		}
	}
}

// No name makes a line that looks like the program's.
func TestSay(t *testing.T) {
	var errs strings.Builder
	command.New("argx", "argx", &errs).Say("%s: left out", "b\nargx: all is well")
	if want := "argx: b\n  argx: all is well: left out\n"; errs.String() != want {
		t.Errorf("Say wrote %q, want %q", &errs, want)
	}
}

func TestPrintable(t *testing.T) {
	for _, test := range [][2]string{
		{"", ""}, {`Zoë’s "essay" \2.txt`, `Zoë’s "essay" \2.txt`}, {"李\ufffd", "李\ufffd"}, {"a\x1b[2Jb", `a\x1b[2Jb`}, {"a\nb\r", "a\nb\\r"},
		{"\u009b2J", `\u009b2J`}, {"\x9b\x07", `\x9b\a`}, {"\u202etxt.a", `\u202etxt.a`},
	} {
		if got := command.Printable(test[0]); got != test[1] {
			t.Errorf("Printable(%q) = %s, want %s", test[0], got, test[1])
		}
	}
}
