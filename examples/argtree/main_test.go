package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
)

const (
	oped = "../../argmap/render/testdata/bridge.txt"
	page = "../internal/article/testdata/lake.html"
)

func TestRun(t *testing.T) {
	text, err := os.ReadFile(oped)
	if err != nil {
		t.Fatal(err)
	}
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	drawn := filepath.Join(t.TempDir(), "drawn.argdown")
	if err := os.WriteFile(drawn, []byte("[A]: Keep the lake #hot\n  + It is ours\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), "other.json")
	if err := os.WriteFile(other, []byte(`{"a":1}`), 0o666); err != nil {
		t.Fatal(err)
	}
	graph, err := os.ReadFile(oped[:len(oped)-len("txt")] + "json")
	if err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(t.TempDir(), "missing.txt")
	for name, tc := range map[string]struct {
		args   []string
		stdin  string
		code   int
		out    string // must be in standard output
		errors string // must be in standard error
	}{
		"file":         {args: []string{oped}, out: "◆ "},
		"stdin":        {stdin: string(text), out: "◆ "},
		"dash":         {args: []string{"-"}, stdin: string(text), out: "◆ "},
		"page":         {args: []string{page}, out: "lease"},
		"page stdin":   {stdin: string(html), out: "lease"},
		"encoding":     {stdin: "Caf\xe9s belong outside.", code: 1, errors: "standard input: text must be UTF-8, and byte 3 is not"},
		"map":          {args: []string{oped[:len(oped)-len("txt")] + "json"}, out: "◆ thesis 93%: The harbour bridge"},
		"map stdin":    {stdin: "\ufeff" + string(graph), out: "◆ thesis 93%: The harbour bridge"},
		"other map":    {args: []string{drawn}, out: "premise 100%: It is ours", errors: `argtree: not carried over: A: not part of a graph: tag "hot"`},
		"bad map":      {stdin: `{"version":"7","components":[]}`, code: 1, errors: "standard input: argmap: decode graph at byte"},
		"other JSON":   {args: []string{other}, code: 1, errors: "other.json: a JSON file, but no argument map"},
		"blank page":   {stdin: "<!DOCTYPE html><title>x</title>", code: 1, errors: "no text"},
		"ascii":        {args: []string{"-ascii", "-ids", "-cues", oped}, out: "* "},
		"entities":     {args: []string{"-entities", oped}, out: "Who the author is for"},
		"empty":        {code: 1, errors: "standard input: no text in it"},
		"help":         {args: []string{"-h"}, errors: "cells, 24 or more (default 80)"},
		"unknown flag": {args: []string{"-nope"}, code: 2, errors: "usage: argtree"},
		"two files":    {args: []string{oped, oped}, code: 2, errors: "2 files given"},
		"narrow":       {args: []string{"-width", "3", oped}, code: 2, errors: "-width 3 is below 24"},
		"no file":      {args: []string{missing}, code: 1, errors: missing},
		"folder":       {args: []string{t.TempDir()}, code: 1, errors: "directory"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := run(tc.args, strings.NewReader(tc.stdin), &out, &errs); code != tc.code {
				t.Errorf("exit code %d, want %d; standard error: %s", code, tc.code, &errs)
			}
			if !strings.Contains(out.String(), tc.out) {
				t.Errorf("standard output lacks %q:\n%s", tc.out, &out)
			}
			if !strings.Contains(errs.String(), tc.errors) || (tc.errors == "" && errs.Len() > 0) {
				t.Errorf("standard error, want %q:\n%s", tc.errors, &errs)
			}
			if strings.Contains(out.String(), "\x1b") {
				t.Error("colours in a file")
			}
		})
	}
}

func TestJSON(t *testing.T) {
	text, err := os.ReadFile(oped)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"-json", oped}, nil, &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	g := new(argmap.Graph)
	if err := json.Unmarshal(out.Bytes(), g); err != nil {
		t.Fatal(err)
	}
	if err := g.Validate(string(text)); err != nil {
		t.Error(err)
	}
}

// TestJSONOfMap gives the graph of a page back to the command: it stays what it is,
// the text with it.
func TestJSONOfMap(t *testing.T) {
	var first, again, errs bytes.Buffer
	if code := run([]string{"-json", page}, nil, &first, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	if code := run([]string{"-json"}, bytes.NewReader(first.Bytes()), &again, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	if diff := cmp.Diff(first.String(), again.String()); diff != "" {
		t.Errorf("graph mismatch (-first +again):\n%s", diff)
	}
}

func TestJSONOfPage(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run([]string{"-json", page}, nil, &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	var source struct{ Text string }
	g := new(argmap.Graph)
	if err := errors.Join(json.Unmarshal(out.Bytes(), g), json.Unmarshal(out.Bytes(), &source)); err != nil {
		t.Fatal(err)
	}
	if g.Len() == 0 || strings.Contains(source.Text, "<p>") {
		t.Errorf("%d components in %q", g.Len(), source.Text)
	}
	if err := g.Validate(source.Text); err != nil {
		t.Error(err)
	}
}

// What the README shows below the command is what the command prints, but for what
// it leaves out at an ellipsis.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	const command = "    $ go run ./examples/argtree "
	_, after, found := strings.Cut(string(readme), command)
	file, after, more := strings.Cut(after, "\n")
	if !found || !more {
		t.Fatal("the README shows no tree")
	}
	var want strings.Builder
	for line := range strings.Lines(after) {
		if line != "\n" && !strings.HasPrefix(line, "    ") {
			break
		}
		want.WriteString(strings.TrimPrefix(line, "    "))
	}
	var out, errs bytes.Buffer
	if code := run([]string{"../../" + file}, nil, &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	const left = "\n…\n"
	first, last, _ := strings.Cut(strings.TrimSpace(want.String()), left)
	got := strings.TrimSpace(out.String())
	if min(len(first), len(last)) < 200 || len(first)+len(last) > len(got) {
		t.Fatalf("the README shows %d and %d bytes of %d", len(first), len(last), len(got))
	}
	got = got[:len(first)] + left + got[len(got)-len(last):]
	if diff := cmp.Diff(first+left+last, got); diff != "" {
		t.Errorf("tree mismatch (-README +printed):\n%s", diff)
	}
}
