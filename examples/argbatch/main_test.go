package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// batchOf runs the program and returns its output lines and exit status.
func batchOf(input string, args ...string) ([]string, int) {
	var out, errs bytes.Buffer
	code := run(args, strings.NewReader(input), &out, &errs)
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n"), code
}

func TestWorkersGiveTheSameBytes(t *testing.T) {
	var in strings.Builder
	for i := range 30 {
		fmt.Fprintf(&in, `{"id":"t%d","text":"The town should act in year %d. It is late, because the roof leaks."}`+"\n", i, i)
	}
	want, code := batchOf(in.String(), "-j", "1")
	if code != 0 || len(want) != 30 {
		t.Fatalf("%d lines, status %d", len(want), code)
	}
	for _, j := range []string{"2", "8"} {
		got, _ := batchOf(in.String(), "-j", j)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("-j %s mismatch (-want +got):\n%s", j, d)
		}
	}
}

func TestBadLinesAreAnsweredInPlace(t *testing.T) {
	in := `{"id":"a","text":"We should act."}
{broken
{"id":"b"}
{"id":"c","text":"We should act.","components":[{"start":3,"end":99}]}
{"id":"d","text":"We should act.","components":[{"start":0,"end":13}]}
`
	lines, code := batchOf(in)
	if code != 1 || len(lines) != 5 {
		t.Fatalf("%d lines, status %d, want 5 and 1", len(lines), code)
	}
	var failed []bool
	var ids []any
	for _, l := range lines {
		var v map[string]any
		if err := json.Unmarshal([]byte(l), &v); err != nil {
			t.Fatalf("output line %q: %v", l, err)
		}
		_, bad := v["error"]
		failed, ids = append(failed, bad), append(ids, v["id"])
	}
	if d := cmp.Diff([]bool{false, true, true, true, false}, failed); d != "" {
		t.Errorf("failures mismatch (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]any{"a", nil, "b", "c", "d"}, ids); d != "" {
		t.Errorf("ids mismatch (-want +got):\n%s", d)
	}
}

func TestTasksAndUsage(t *testing.T) {
	for _, test := range []struct {
		task, in string
		fields   []string
	}{
		{"attitude", `{"id":"x","text":"The brave mayor won.","targets":[{"start":10,"end":15}]}`, []string{"targets"}},
		{"stance", `{"id":"x","claim":"Cars should be banned","perspective":"Cars kill"}`, []string{"label", "confidence"}},
		{"nlp", `{"id":"x","text":"Ann lives in Bonn."}`, []string{"paragraphs", "sentences", "tokens", "entities"}},
	} {
		lines, code := batchOf(test.in, "-task", test.task)
		var v map[string]any
		if err := json.Unmarshal([]byte(lines[0]), &v); err != nil || code != 0 {
			t.Fatalf("-task %s: %q, status %d: %v", test.task, lines[0], code, err)
		}
		for _, f := range append(test.fields, "id") {
			if v[f] == nil {
				t.Errorf("-task %s: no %q in %s", test.task, f, lines[0])
			}
		}
	}
	for _, args := range [][]string{{"-task", "magic"}, {"-j", "0"}, {"stray"}, {"-nonsense"}} {
		if _, code := batchOf("", args...); code != 2 {
			t.Errorf("%v: status %d, want 2", args, code)
		}
	}
}
