package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const oped = "../../argmap/render/testdata/bridge.txt"

func TestUsage(t *testing.T) {
	dir := t.TempDir()
	for name, tc := range map[string]struct {
		args   []string
		code   int
		out    string // prefix of standard output
		errors string // must be in standard error
	}{
		"file":       {args: []string{oped}, out: "<!DOCTYPE html>"},
		"stdin":      {args: []string{"-"}, out: "<!DOCTYPE html>"},
		"help":       {args: []string{"-h"}, errors: "usage: argpage"},
		"nothing":    {code: 2, errors: "0 files given"},
		"no output":  {args: []string{dir}, code: 2, errors: "-o DIR"},
		"workers":    {args: []string{"-j", "0", oped}, code: 2, errors: "-j 0"},
		"missing":    {args: []string{filepath.Join(dir, "missing.txt")}, code: 1, errors: "missing.txt"},
		"empty":      {args: []string{"-o", filepath.Join(dir, "out"), dir}, code: 1, errors: "no .txt files"},
		"bad output": {args: []string{"-o", filepath.Join(dir, "no", "x.html"), oped}, code: 1, errors: "x.html"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := run(tc.args, strings.NewReader("Keep the lake. It is ours."), &out, &errs); code != tc.code {
				t.Errorf("exit code %d, want %d; standard error: %s", code, tc.code, &errs)
			}
			if !strings.HasPrefix(out.String(), tc.out) {
				t.Errorf("standard output begins %q, want %q", out.String()[:min(20, out.Len())], tc.out)
			}
			if !strings.Contains(errs.String(), tc.errors) {
				t.Errorf("standard error, want %q:\n%s", tc.errors, &errs)
			}
		})
	}
}

// folder writes op-eds, one of them broken, into a folder whose name looks
// like a pattern.
func folder(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(oped)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "class [a]")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"a.txt": text, "b.txt": []byte("\xff\xfe broken"), "index.txt": text, "notes.md": text} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolder(t *testing.T) {
	from := folder(t)
	var first map[string]string
	for _, workers := range []string{"1", "3"} {
		to := filepath.Join(t.TempDir(), "pages")
		var errs bytes.Buffer
		if code := run([]string{"-progress", "-j", workers, "-o", to, from}, nil, nil, &errs); code != 1 {
			t.Errorf("exit code %d, want 1 for a broken file; standard error: %s", code, &errs)
		}
		for _, want := range []string{"b.txt: ", "some op-eds were skipped", "2/3"} {
			if !strings.Contains(errs.String(), want) {
				t.Errorf("standard error lacks %q:\n%s", want, &errs)
			}
		}
		got := map[string]string{}
		tops, _ := filepath.Glob(filepath.Join(to, "*.html"))
		rest, _ := filepath.Glob(filepath.Join(to, "op-eds", "*"))
		for _, p := range append(tops, rest...) {
			b, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			name, err := filepath.Rel(to, p)
			if err != nil {
				t.Fatal(err)
			}
			got[filepath.ToSlash(name)] = string(b)
		}
		if first == nil {
			first = got
		} else if d := cmp.Diff(first, got); d != "" {
			t.Errorf("3 workers differ from 1 (-1 +3):\n%s", d)
		}
	}
	if len(first) != 3 || first["op-eds/a.html"] == "" || first["op-eds/index.html"] == "" {
		t.Fatalf("%d pages", len(first))
	}
	for page, links := range map[string][]string{
		"index.html":    {`href="op-eds/a.html"`, `href="op-eds/index.html"`, "could not be read"},
		"op-eds/a.html": {`href="../index.html"`, `href="../op-eds/index.html"`},
	} {
		for _, l := range links {
			if !strings.Contains(first[page], l) {
				t.Errorf("%s lacks %s", page, l)
			}
		}
	}
}
