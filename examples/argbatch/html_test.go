package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"opedmap/argmap"
	"opedmap/examples/internal/article"
)

// TestHTML gives each task that takes a text the page of an article.
func TestHTML(t *testing.T) {
	page, err := os.ReadFile("../internal/article/testdata/lake.html")
	if err != nil {
		t.Fatal(err)
	}
	p, err := article.Read(page)
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := json.Marshal(string(page))
	if err != nil {
		t.Fatal(err)
	}
	for task, rest := range map[string]string{"graph": "", "nlp": "", "attitude": `,"targets":[{"start":0,"end":4}]`} {
		t.Run(task, func(t *testing.T) {
			var out, errs bytes.Buffer
			line := `{"id":"a","html":` + string(quoted) + rest + "}\n"
			if code := run([]string{"-task", task}, strings.NewReader(line), &out, &errs); code != 0 {
				t.Fatalf("exit code %d: %s%s", code, &out, &errs)
			}
			var got struct{ ID, Text string }
			if err := json.Unmarshal(out.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			if got.ID != "a" || got.Text != p.Text {
				t.Errorf("id %q, text %q, want the article %q", got.ID, got.Text, p.Text)
			}
			if task != "graph" {
				return
			}
			g := new(argmap.Graph)
			if err := errors.Join(json.Unmarshal(out.Bytes(), g), g.Validate(got.Text)); err != nil {
				t.Error(err)
			}
			if g.Len() == 0 {
				t.Error("no components")
			}
		})
	}
}

func TestHTMLErrors(t *testing.T) {
	in := `{"id":"a","html":"<title>x</title>"}
{"id":"b","html":"<p>x</p>","text":"x"}
{"id":"c"}
{"id":"d","html":7}
{"id":"e","text":"Shut the gate."}
`
	var out, errs bytes.Buffer
	if code := run([]string{"-j", "2"}, strings.NewReader(in), &out, &errs); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 5 {
		t.Fatalf("%d lines, want 5:\n%s", len(lines), &out)
	}
	for i, want := range []string{"no text in the page", "both", `no \"text\"`, "number, want a string", ""} {
		var got struct{ Error, Text string }
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil {
			t.Fatal(err)
		}
		if (want == "") != (got.Error == "") || !strings.Contains(lines[i], want) || got.Text != "" {
			t.Errorf("line %d: %s, want an error with %q and no text", i+1, lines[i], want)
		}
	}
}
