package main

import (
	"bytes"
	"cmp"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const bridge = "../../argmap/render/testdata/bridge"

func TestRun(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.json")
	if err := os.WriteFile(broken, []byte(`{"version":"7","components":[]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	empty, old := filepath.Join(dir, "empty.txt"), filepath.Join(dir, "old.txt")
	for name, s := range map[string]string{empty: "\n", old: "Caf\xe9s belong outside."} {
		if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	json, err := os.ReadFile(bridge + ".json")
	if err != nil {
		t.Fatal(err)
	}
	drawn, chain := filepath.Join(dir, "drawn.argdown"), filepath.Join(dir, "chain.argdown")
	for name, s := range map[string]string{drawn: "[A]: Keep the lake #hot\n  + It is ours\n", chain: "[A]: a\n  + b\n    + c\n      + d\n        + e\n"} {
		if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, tc := range map[string]struct {
		args   []string
		stdin  string // "": an op-ed
		code   int
		out    string // prefix of standard output
		holds  string // must be in it
		errors string // must be in standard error
	}{
		"graph":      {args: []string{bridge + ".json"}, out: "<svg "},
		"map":        {args: []string{drawn}, out: "<svg ", holds: "Thesis: Keep the lake. 2 components", errors: `argpicture: not carried over: A: not part of a graph: tag "hot"`},
		"map stdin":  {args: []string{"-"}, stdin: string(json), out: "<svg ", holds: "Thesis: The harbour bridge should be closed to cars this summer. 13 components"},
		"text":       {args: []string{"-bare", "-dark", bridge + ".txt"}, out: "<svg "},
		"stdin":      {args: []string{"-"}, out: "<svg "},
		"png":        {args: []string{"-format", "png", bridge + ".json"}, out: "\x89PNG"},
		"help":       {args: []string{"-h"}, errors: "usage: argpicture"},
		"no file":    {code: 2, errors: "0 files given"},
		"bad format": {args: []string{"-format", "gif", bridge + ".json"}, code: 2, errors: `"gif"`},
		"bad scale":  {args: []string{"-scale", "-1", bridge + ".json"}, code: 2, errors: "-scale -1 is not in the range from 0.1 to 20"},
		"no scale":   {args: []string{"-scale", "NaN", bridge + ".json"}, code: 2, errors: "-scale NaN is not in the range"},
		"high scale": {args: []string{"-scale", "21", bridge + ".json"}, code: 2, errors: "-scale 21 is not in the range"},
		"idle scale": {args: []string{"-scale", "1", bridge + ".json"}, code: 2, errors: "-scale is for a PNG, not for an SVG"},
		"large":      {args: []string{"-format", "png", "-scale", "20", bridge + ".json"}, code: 1, errors: "-scale 20 is too much for this map: a PNG has at most 24000000 pixels"},
		"long":       {args: []string{"-format", "png", "-scale", "20", "-box", "3900", "-bare", chain}, code: 1, errors: "-scale 20 is too much for this map"},

		"bad box":    {args: []string{"-box", "-5", bridge + ".json"}, code: 2, errors: "-box -5 is not in the range from 120 to 4000"},
		"narrow box": {args: []string{"-box", "119", bridge + ".json"}, code: 2, errors: "-box 119 is not in the range"},
		"wide box":   {args: []string{"-box", "4001", bridge + ".json"}, code: 2, errors: "-box 4001 is not in the range"},
		"widest box": {args: []string{"-box", "4000", bridge + ".json"}, out: "<svg "},

		"bad lines":  {args: []string{"-lines", "-1", bridge + ".json"}, code: 2, errors: "-lines"},
		"two forms":  {args: []string{"-format", "png", "-o", filepath.Join(dir, "x.svg"), bridge + ".json"}, code: 2, errors: ".svg"},
		"page":       {args: []string{"../internal/article/testdata/lake.html"}, out: "<svg "},
		"bad graph":  {args: []string{broken}, code: 1, errors: "unknown version"},
		"encoding":   {args: []string{old}, code: 1, errors: "old.txt: text must be UTF-8, and byte 3 is not"},
		"empty":      {args: []string{empty}, code: 1, errors: "empty.txt: no text in it"},
		"missing":    {args: []string{filepath.Join(dir, "missing.txt")}, code: 1, errors: "missing.txt"},
		"bad output": {args: []string{"-o", filepath.Join(dir, "no", "x.svg"), bridge + ".json"}, code: 1, errors: "x.svg"},
	} {
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if code := run(tc.args, strings.NewReader(cmp.Or(tc.stdin, "Keep the lake. It is ours.")), &out, &errs); code != tc.code {
				t.Errorf("exit code %d, want %d; standard error: %s", code, tc.code, &errs)
			}
			if !strings.HasPrefix(out.String(), tc.out) {
				t.Errorf("standard output begins %q, want %q", out.String()[:min(20, out.Len())], tc.out)
			}
			if !strings.Contains(out.String(), tc.holds) {
				t.Errorf("standard output lacks %q", tc.holds)
			}
			if !strings.Contains(errs.String(), tc.errors) {
				t.Errorf("standard error, want %q:\n%s", tc.errors, &errs)
			}
		})
	}
}

func TestOutput(t *testing.T) {
	name := filepath.Join(t.TempDir(), "map.PNG")
	var errs bytes.Buffer
	if code := run([]string{"-o", name, "-scale", "1", bridge + ".json"}, nil, nil, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := png.DecodeConfig(f); err != nil {
		t.Error(err)
	}
	own := filepath.Join(t.TempDir(), "own.txt")
	if err := os.WriteFile(own, []byte("Close the road."), 0o666); err != nil {
		t.Fatal(err)
	}
	if code := run([]string{"-format", "svg", "-o", own, own}, nil, nil, &errs); code != 2 {
		t.Errorf("exit code %d for a picture over its op-ed, want 2", code)
	}
	if b, err := os.ReadFile(own); err != nil || string(b) != "Close the road." {
		t.Errorf("the op-ed is now %q, %v", b, err)
	}
}
