package gold_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"opedmap/argmap/internal/gold"
)

// Annotations that stand apart find their texts by id, and say which they miss.
func TestReadApart(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("gum/train.jsonl", `{"id":"a","text":"Close it. It leaks.","entities":[{"label":"GPE_OR_LOC"}]}`+"\n")
	write("gum/dev.jsonl", "")
	write("cmv/train.jsonl", `{"id":"p","thread":"t1","text":"No."}`+"\n")
	write("apart.jsonl", `{"id":"a","corpus":"gum","components":[{"id":"m","kind":"major_claim","stance":"pro","start":0,"end":8},{"id":"r","kind":"premise","stance":"pro","start":10,"end":18}],"relations":[{"id":"r1","type":"support","from":"r","to":"m"}]}
{"id":"p","corpus":"cmv"}
`)
	ts, err := gold.ReadApart(filepath.Join(dir, "apart.jsonl"), dir)
	if err != nil {
		t.Fatal(err)
	}
	a, p := ts[0], ts[1]
	if a.Corpus != "gum-read" || len(a.Components) != 2 || a.Components[1].Parent != 0 {
		t.Errorf("the first text is %+v", a)
	}
	if got := a.Text[a.Components[1].Start:a.Components[1].End]; got != "It leaks" {
		t.Errorf("the reason is %q", got)
	}
	if p.Corpus != "cmv-read" || p.Group != "t1" {
		t.Errorf("the post is of corpus %q and group %q, want cmv-read and its thread", p.Corpus, p.Group)
	}
	write("apart.jsonl", `{"id":"nowhere","corpus":"gum"}`)
	if _, err := gold.ReadApart(filepath.Join(dir, "apart.jsonl"), dir); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("a text that is missing gives %v", err)
	}
}

// What is in the repository fits the corpora.
func TestApart(t *testing.T) {
	const own, corpora = "../../../testdata", "../../../../shared/corpora"
	if _, err := os.Stat(corpora); err != nil {
		t.Skip("the corpora are not here: ", corpora)
	}
	for _, name := range []string{"apart.jsonl", "apart-second.jsonl"} {
		ts, err := gold.ReadApart(filepath.Join(own, name), corpora)
		if err != nil || len(ts) == 0 {
			t.Fatal(name, len(ts), err)
		}
		for _, x := range ts {
			for _, c := range x.Components {
				if c.End > len(x.Text) || strings.TrimSpace(x.Text[c.Start:c.End]) != x.Text[c.Start:c.End] {
					t.Errorf("%s, %s: component [%d,%d) does not fit the text", name, x.ID, c.Start, c.End)
				}
			}
		}
	}
}
