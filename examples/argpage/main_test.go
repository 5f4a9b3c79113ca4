package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/encoding"
)

const oped = "../../argmap/render/testdata/bridge.txt"

func TestUsage(t *testing.T) {
	dir := t.TempDir()
	sub := t.TempDir()
	empty, old := filepath.Join(sub, "empty.txt"), filepath.Join(sub, "old.txt")
	for name, s := range map[string]string{filepath.Join(sub, "map.txt"): ` {"components":[]}`, filepath.Join(sub, "m.argdown"): "[A]: Keep it", empty: "\n", old: "Caf\xe9s belong outside."} {
		if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page, link := filepath.Join(sub, "page.html"), filepath.Join(dir, "link.html")
	if err := errors.Join(os.WriteFile(page, []byte("<p>Keep the lake."), 0o644), os.Link(page, link)); err != nil {
		t.Fatal(err)
	}
	large := filepath.Join(sub, "large.txt")
	if err := errors.Join(os.WriteFile(large, nil, 0o644), os.Truncate(large, encoding.MaxSize+1)); err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		args   []string
		code   int
		out    string // prefix of standard output
		errors string // must be in standard error
	}{
		"file":       {args: []string{oped}, out: "<!DOCTYPE html>"},
		"stdin":      {args: []string{"-"}, out: "<!DOCTYPE html>"},
		"too large":  {args: []string{large}, code: 1, errors: "large.txt: too large"},
		"help":       {args: []string{"-h"}, errors: "usage: argpage"},
		"nothing":    {code: 2, errors: "0 files given"},
		"no output":  {args: []string{dir}, code: 2, errors: "-o DIR"},
		"workers":    {args: []string{"-j", "0", oped}, code: 2, errors: "-j 0"},
		"encoding":   {args: []string{old}, code: 1, errors: "old.txt: text must be UTF-8, and byte 3 is not"},
		"no text":    {args: []string{empty}, code: 1, errors: "empty.txt: no text in it"},
		"map":        {args: []string{filepath.Join(sub, "m.argdown")}, code: 1, errors: "m.argdown: a page needs the op-ed, not its graph"},
		"map as txt": {args: []string{filepath.Join(sub, "map.txt")}, code: 1, errors: "map.txt: a page needs the op-ed, not its graph"},
		"itself":     {args: []string{"-o", link, page}, code: 2, errors: "would overwrite the op-ed"},
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
	for name, b := range map[string][]byte{"a.txt": text, "b.txt": []byte("\xff\xfe broken"), "index.txt": text, "notes.md": text,
		"group 2#/late/C.TXT": text, ".trash/d.txt": text, "._a.txt": text} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, b, 0o644); err != nil {
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
		for _, want := range []string{"b.txt: text must be UTF-8, and byte 0 is not; this looks like UTF-16", "some op-eds were skipped", "3/4", "argpage: files left out, not being .txt (1): notes.md\n"} {
			if !strings.Contains(errs.String(), want) {
				t.Errorf("standard error lacks %q:\n%s", want, &errs)
			}
		}
		got := map[string]string{}
		err := fs.WalkDir(os.DirFS(to), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(name)))
			got[name] = string(b)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		} else if d := cmp.Diff(first, got); d != "" {
			t.Errorf("3 workers differ from 1 (-1 +3):\n%s", d)
		}
	}
	const below = "op-eds/group 2#/late/C.html"
	want := []string{"index.html", "op-eds/a.html", below, "op-eds/index.html"}
	if d := cmp.Diff(want, slices.Sorted(maps.Keys(first))); d != "" {
		t.Fatalf("pages mismatch (-want +got):\n%s", d)
	}
	for page, links := range map[string][]string{
		"index.html":    {`href="op-eds/a.html"`, `href="op-eds/index.html"`, `href="op-eds/group%202%23/late/C.html"`, "could not be read"},
		"op-eds/a.html": {`href="../index.html"`, `href="../op-eds/group%202%23/late/C.html"`},
		below:           {`href="../../../index.html"`, `href="../../../op-eds/a.html"`, `href="../../../op-eds/index.html"`},
	} {
		for _, l := range links {
			if !strings.Contains(first[page], l) {
				t.Errorf("%s lacks %s", page, l)
			}
		}
	}
}

// locked is a file system one of whose folders cannot be opened.
type locked struct{ fstest.MapFS }

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "group" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.ReadDir(name)
}

// A page that stands in the folder for the pages and is none of them stays.
func TestForeignIndex(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": "Close the road. Cars kill.", "index.html": "<p>mine"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var errs bytes.Buffer
	if code := run([]string{"-o", dir, dir}, nil, &bytes.Buffer{}, &errs); code != 1 || !strings.Contains(errs.String(), "choose another folder") {
		t.Errorf("exit code %d: %s", code, &errs)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "index.html")); err != nil || string(b) != "<p>mine" {
		t.Errorf("the page is now %q, %v", b, err)
	}
}

func TestLockedFolder(t *testing.T) {
	in, err := find(locked{fstest.MapFS{"group/a.txt": {}, "late/b.txt": {}, "z.Txt": {}}})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"late/b.txt", "z.Txt"}, in.opeds); d != "" {
		t.Errorf("files mismatch (-want +got):\n%s", d)
	}
	if len(in.closed) != 1 || in.closed[0].Name != "group/" || in.closed[0].Err == nil {
		t.Errorf("closed folders %v, want group/", in.closed)
	}
}

// TestLinks follows links to files, not to folders, and keeps a broken one to be
// reported.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sub", "a.txt"), []byte("Keep the lake."), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"folder.txt": "sub", "file.txt": "sub/a.txt", "nothing.txt": "none", "other": "sub"} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	in, err := find(os.DirFS(dir))
	if d := cmp.Diff([]string{"file.txt", "nothing.txt", "sub/a.txt"}, in.opeds); d != "" || in.others != nil || in.closed != nil || err != nil {
		t.Errorf("find mismatch (-want +got):\n%s%v %v %v", d, in.others, in.closed, err)
	}
}

// TestOthers names files that are no texts, but not the maps of texts and the pages
// of a run before.
func TestOthers(t *testing.T) {
	many := []string{"a.txt"}
	for i := range 12 {
		many = append(many, fmt.Sprintf("n%02d.docx", i))
	}
	tests := []struct {
		files []string
		to    string
		code  int
		want  string
	}{
		{[]string{"a.txt", "a.json", "b.argdown"}, "out", 0, ""},
		{[]string{"a.txt", "b.html", "sub/c.MD", ".d.md", "index.html"}, "out", 0, "argpage: files left out, not being .txt (3): b.html, index.html, sub/c.MD\n"},
		{[]string{"a.txt", "out/index.html", "out/op-eds/a.html"}, "out", 0, ""},
		{[]string{"a.txt", "index.html", "op-eds/a.html"}, ".", 0, ""},
		{many, "out", 0, "argpage: files left out, not being .txt (12): n00.docx, n01.docx, n02.docx, n03.docx, n04.docx, n05.docx, n06.docx, n07.docx, n08.docx, n09.docx and 2 more\n"},
		{[]string{"a.txt", "b\x1b[2J.pdf"}, "out", 0, "argpage: files left out, not being .txt (1): b\\x1b[2J.pdf\n"},
		{[]string{"a.pdf"}, "out", 1, "argpage: files left out, not being .txt (1): a.pdf\nargpage: .: no .txt files\n"},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		t.Chdir(dir)
		for _, name := range tt.files {
			if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte("Keep the lake."), 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		for _, to := range []string{tt.to, filepath.Join(dir, tt.to)} {
			var errs bytes.Buffer
			if code := run([]string{"-o", to, "."}, nil, nil, &errs); code != tt.code {
				t.Errorf("%q to %s: exit code %d, want %d", tt.files, to, code, tt.code)
			}
			if d := cmp.Diff(tt.want, errs.String()); d != "" {
				t.Errorf("%q to %s: standard error mismatch (-want +got):\n%s", tt.files, to, d)
			}
		}
	}
}

func TestPageNames(t *testing.T) {
	files := []string{"A.TXT", "a.txt", "a.txt.txt", "b.html/c.txt", "b.txt", "sub/a.txt"}
	want := []string{"op-eds/A.html", "op-eds/a.txt.html", "op-eds/a.txt.txt.html", "op-eds/b.html/c.html", "op-eds/b.txt.html", "op-eds/sub/a.html"}
	if d := cmp.Diff(want, pageNames(files)); d != "" {
		t.Errorf("pageNames(%q) mismatch (-want +got):\n%s", files, d)
	}
}
