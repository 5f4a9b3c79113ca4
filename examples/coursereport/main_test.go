package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

func TestRunUsage(t *testing.T) {
	for _, test := range []struct {
		args []string
		want int
		says string
	}{
		{nil, 2, "0 folders given"}, {[]string{"a", "b"}, 2, "2 folders given"}, {[]string{"-j", "0", "a"}, 2, "-j 0"}, {[]string{"-text", "x", "a"}, 2, "-reference"},
		{[]string{"-frown", "a"}, 2, "-frown"}, {[]string{"-confidence", "7", "a"}, 2, "-confidence 7"}, {[]string{"-confidence", "NaN", "a"}, 2, "-confidence NaN"}, {[]string{"-h"}, 0, "usage:"},
	} {
		var out, errs bytes.Buffer
		if got := run(context.Background(), test.args, &out, &errs); got != test.want || !strings.Contains(errs.String(), test.says) {
			t.Errorf("run(%q) = %d, want %d and %q; standard error %q", test.args, got, test.want, test.says, errs.String())
		}
	}
}

// TestRunEscapes has control characters in every name that is shown.
func TestRunEscapes(t *testing.T) {
	dir := folder(t, map[string]string{"a\x1b[2J.txt": " ", "b\x1b]0;x\a.pdf": "", "names.csv": "c\x1e.txt,Cara \u009bJ\n"})
	for _, test := range []struct {
		args []string
		want int
	}{
		{[]string{"-roster", filepath.Join(dir, "names.csv"), "-o", filepath.Join(t.TempDir(), "r\x1b"), dir}, 1},
		{[]string{"-roster", filepath.Join(dir, "none\x1b.csv"), "-o", t.TempDir(), dir}, 2},
		{[]string{"-o", t.TempDir(), filepath.Join(dir, "none\x1b")}, 2},
	} {
		var out, errs bytes.Buffer
		if got := run(context.Background(), test.args, &out, &errs); got != test.want {
			t.Errorf("run(%q) = %d, want %d; standard error %q", test.args, got, test.want, errs.String())
		}
		if said := out.String() + errs.String(); strings.ContainsFunc(strings.ReplaceAll(said, "\n", ""), unicode.IsControl) || !strings.Contains(said, `\x1b`) {
			t.Errorf("run(%q) says %q", test.args, said)
		}
	}
}
