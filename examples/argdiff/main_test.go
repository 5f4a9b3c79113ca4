package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestRun(t *testing.T) {
	for _, test := range []struct {
		name string
		args []string
		want int
	}{
		{"same", []string{"testdata/reference.json", "testdata/reference.json"}, 0},
		{"different", []string{"testdata/reference.json", "testdata/student.json"}, 1},
		{"lines", []string{"-boundaries", "-text", "testdata/road.txt", "testdata/reference.json", "testdata/student.json"}, 1},
		{"meaning", []string{"-meaning", "testdata/reference.json", "testdata/student.json"}, 1},
		{"quiet", []string{"-q", "testdata/reference.json", "testdata/student.json"}, 1},
		{"json", []string{"-json", "testdata/reference.json", "testdata/student.json"}, 1},
		{"one file", []string{"testdata/reference.json"}, 2},
		{"no such file", []string{"testdata/reference.json", "testdata/none.json"}, 2},
		{"no graph", []string{"testdata/reference.json", "testdata/road.txt"}, 2},
		{"another text", []string{"-text", "main.go", "testdata/reference.json", "testdata/student.json"}, 2},
		{"bad flag", []string{"-frobnicate"}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			if got := run(test.args, strings.NewReader(""), &out, &errs); got != test.want {
				t.Errorf("run(%q) = %d, want %d; standard error:\n%s", test.args, got, test.want, errs.String())
			}
			if (test.want == 2) != (errs.Len() > 0) {
				t.Errorf("run(%q) wrote %q to standard error", test.args, errs.String())
			}
			golden := filepath.Join("testdata", strings.ReplaceAll(test.name, " ", "-")+".golden")
			if test.want != 1 || test.name == "quiet" {
				if out.Len() > 0 {
					t.Errorf("run(%q) wrote %q", test.args, out.String())
				}
				return
			}
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("run(%q) mismatch (-want +got):\n%s", test.args, diff)
			}
		})
	}
}
