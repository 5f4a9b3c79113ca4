package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestErrorLines gives each task lines that cannot be read among lines that
// can: every line is answered, in its place, and the exit status is 1.
func TestErrorLines(t *testing.T) {
	good := map[string]string{
		"graph": `,"text":"We should act."`, "nlp": `,"text":"We act."`,
		"attitude": `,"text":"We act.","targets":[{"start":0,"end":2}]`,
		"stance":   `,"claim":"We should act","perspective":"We must act now"`,
	}
	bad := []struct{ task, line, id string }{ // task "" is every task
		{"", `{`, `null`},
		{"", `{"id":"cut`, `null`},
		{"", `no JSON`, `null`},
		{"", `[1,2]`, `null`},
		{"", `"text"`, `null`},
		{"", `7`, `null`},
		{"", `null`, `null`},
		{"", `{}`, `null`},
		{"", `{"id":"b"}`, `"b"`},
		{"", `{"id":7,"text":"x","claim":"x","perspective":"y"}`, `7`},
		{"", `{"id":"b"} {"id":"c"}`, `"b"`},
		{"", `{"id":"b","text":"cut`, `"b"`},
		{"", `{"note":{"id":"n"},"id":"b",}`, `"b"`},
		{"", `{"ID":"b"}`, `null`},
		{"", ` `, `null`},
		{"", "{\"id\":\"b\",\"text\":\"x\",\"claim\":\"\xff\",\"perspective\":\"y\"}", `"b"`},
		{"", "{\"id\":\"\xff\"}", "\"\ufffd\""},
		{"graph", `{"id":"b","text":7}`, `"b"`},
		{"graph", `{"id":"b","text":null}`, `"b"`},
		{"graph", `{"id":"b","text":"abc","components":[{"start":0,"end":9}]}`, `"b"`},
		{"graph", `{"id":"b","text":"abc","components":[{"start":2,"end":1}]}`, `"b"`},
		{"graph", `{"id":"b","text":"abc","components":[{"start":-1,"end":1}]}`, `"b"`},
		{"graph", `{"id":"b","text":"abcdef","components":[{"start":3,"end":5},{"start":0,"end":2}]}`, `"b"`},
		{"graph", `{"id":"b","text":"abcdef","components":[{"start":0,"end":3},{"start":2,"end":5}]}`, `"b"`},
		{"graph", `{"id":"b","text":"abc","components":"all"}`, `"b"`},
		{"graph", `{"id":"b","text":"aé","components":[{"start":0,"end":2}]}`, `"b"`},
		{"graph", `{"id":"b","text":"abc","components":[{"start":"0","end":2}]}`, `"b"`},
		{"graph", `{"id":"b","text":"abc","components":[{"end":2}]}`, `"b"`},
		{"graph", `{"id":"b","TEXT":"abc"}`, `"b"`},
		{"nlp", `{"id":"b","text":["x"]}`, `"b"`},
		{"attitude", `{"id":"b","text":"abc"}`, `"b"`},
		{"attitude", `{"id":"b","text":"abc","targets":null}`, `"b"`},
		{"attitude", `{"id":"b","text":"abc","target":[{"start":0,"end":2}]}`, `"b"`},
		{"attitude", `{"id":"b","text":"abc","targets":[{"start":0}]}`, `"b"`},
		{"attitude", `{"id":"b","text":"abc","targets":[{"start":0,"end":4}]}`, `"b"`},
		{"attitude", `{"id":"b","text":"abc","targets":[{"start":1,"end":1}]}`, `"b"`},
		{"attitude", `{"id":"b","text":"aé","targets":[{"start":0,"end":2}]}`, `"b"`},
		{"attitude", `{"id":"b","text":"abc","targets":{"start":0,"end":1}}`, `"b"`},
		{"stance", `{"id":"b","claim":"x"}`, `"b"`},
		{"stance", `{"id":"b","perspective":"x"}`, `"b"`},
		{"stance", `{"id":"b","claim":1,"perspective":"x"}`, `"b"`},
	}
	for task, rest := range good {
		t.Run(task, func(t *testing.T) {
			var in strings.Builder
			var want []string // the id of each answer, "!" before that of an error
			for i, b := range bad {
				if b.task != "" && b.task != task {
					continue
				}
				fmt.Fprintf(&in, "{\"id\":\"ok%d\"%s}\n%s\n", i, rest, b.line)
				want = append(want, fmt.Sprintf(`"ok%d"`, i), "!"+b.id)
			}
			fmt.Fprintf(&in, `{"id":"last"%s}`, rest) // without a line end
			want = append(want, `"last"`)
			code, lines, stderr := answers(t, in.String(), "-task", task, "-j", "3")
			if code != 1 || stderr != "" {
				t.Errorf("exit status %d, want 1; standard error %q", code, stderr)
			}
			var got []string
			for _, l := range lines {
				var a struct {
					ID    json.RawMessage
					Error *string
				}
				if err := json.Unmarshal([]byte(l), &a); err != nil {
					t.Fatalf("%s: %v", l, err)
				}
				s := string(a.ID)
				if a.Error != nil {
					if s = "!" + s; *a.Error == "" {
						t.Errorf("an error without words: %s", l)
					}
					if diff := cmp.Diff([]string{"error", "id"}, names(t, l)); diff != "" {
						t.Errorf("fields of an error mismatch (-want +got):\n%s", diff)
					}
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("answers mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestErrorWords tells the line, the field and what is wanted.
func TestErrorWords(t *testing.T) {
	in := "\ufeff{\"id\":\"bom\",\"text\":\"We must act.\"}\r\n\r\n" + `{"id":"a","text":7}
[1]
{"id":"b","text":"x","components":[{"start":"0","end":1}]}
{"id":"c","text":"x","components":{}}
{"id":"d"
{"id":"e"}
{"TEXT" : [1],"I\u0044":7,"text":7}`
	_, lines, _ := answers(t, in)
	var got []string
	for _, l := range lines[1:] {
		var a struct{ Error string }
		if err := json.Unmarshal([]byte(l), &a); err != nil {
			t.Fatal(err)
		}
		got = append(got, a.Error)
	}
	want := []string{
		"line 2: blank",
		`line 3: "text" at byte 18: number, want a string`,
		"line 4: array, want an object",
		`line 5: "start" at byte 47: string, want a whole number`,
		`line 6: "components" at byte 35: object, want an array`,
		"line 7: unexpected end of JSON input",
		`line 8: no "text" or "html"`,
		`line 9: "text" at byte 34: number, want a string`,
	}
	if diff := cmp.Diff(want, got); diff != "" || !strings.Contains(lines[0], `"id":"bom"`) || strings.Contains(lines[0], "error") {
		t.Errorf("errors mismatch (-want +got), after %s:\n%s", lines[0], diff)
	}
}

// TestOtherFields ignores fields whose names are known ones in other letters, and blank
// lines at the end.
func TestOtherFields(t *testing.T) {
	const text = `"text":"We should act. It is late, because the roof leaks."`
	code, lines, _ := answers(t, `{"id":"a",`+text+`}`+"\n"+`{"id":"a",`+text+`,"Id":"b","TEXT":"Nobody came.","HTML":1,"Components":[]}`+"\n \n\n")
	if code != 0 || len(lines) != 2 {
		t.Fatalf("exit status %d, %d answers, want 0 and 2: %q", code, len(lines), lines)
	}
	if diff := cmp.Diff(lines[0], lines[1]); diff != "" {
		t.Errorf("other fields make a difference (-without +with):\n%s", diff)
	}
}
