package argdown_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/argdown"
)

// export is the part of the JSON of Argdown's command line that is compared.
type export struct {
	Statements map[string]struct {
		Members []struct{ Text string }
	}
	Arguments map[string]struct {
		PCS []struct{ Title string }
	}
	Relations []struct{ RelationType, From, FromType, To, ToType string }
}

// TestFilesOfOthers reads Argdown's own examples and wants every statement,
// argument and relation that Argdown's command line finds in them.
func TestFilesOfOthers(t *testing.T) {
	files, _ := filepath.Glob("../../../../shared/interop/argdown/*.argdown")
	if len(files) == 0 {
		t.Skip("no Argdown files in ../shared/interop/argdown")
	}
	for _, f := range files {
		name := filepath.Base(f)
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := argdown.Unmarshal(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		theirs, err := os.ReadFile(strings.TrimSuffix(f, "argdown") + "json")
		if err != nil {
			t.Fatal(err)
		}
		var want export
		if err := json.Unmarshal(theirs, &want); err != nil {
			t.Fatal(err)
		}
		compare(t, name, doc, want)
		out, err := argdown.Marshal(doc.Graph, doc.Text)
		if err != nil {
			t.Fatal(err)
		}
		back, err := argdown.Unmarshal(out)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(slices.Collect(doc.Graph.Components()), slices.Collect(back.Graph.Components()), func(a, b argmap.Component) bool {
			return a.ID == b.ID && a.Text == b.Text && a.Kind == b.Kind && a.Stance == b.Stance
		}) || len(doc.Graph.Draft().Relations) != len(back.Graph.Draft().Relations) || len(back.Losses) > 0 {
			t.Errorf("%s: written and read again it differs; losses %v", name, back.Losses)
		}
	}
}

func compare(t *testing.T, name string, doc *encoding.Document, want export) {
	t.Helper()
	texts := 0
	for title, s := range want.Statements {
		c, ok := doc.Graph.Component(title)
		if !ok {
			t.Errorf("%s: no component for statement %q", name, title)
			continue
		}
		if slices.ContainsFunc(s.Members, func(m struct{ Text string }) bool { return words(m.Text) == words(c.Text) }) {
			texts++
		} else if len(s.Members) > 0 && s.Members[0].Text != "" {
			t.Errorf("%s: statement %q is %q, theirs %q", name, title, c.Text, s.Members[0].Text)
		}
	}
	for title, a := range want.Arguments {
		if _, ok := doc.Graph.Component("<" + title + ">"); !ok && !(strings.HasPrefix(title, "Untitled") && len(a.PCS) > 0) {
			t.Errorf("%s: no component for argument %q", name, title)
		}
	}
	got := map[string]bool{}
	for r := range doc.Graph.Relations() {
		to := r.To
		if r.Type == argmap.Undercut {
			denied, _ := doc.Graph.Relation(r.To)
			to = denied.From
		}
		got[r.From+" "+r.Type.String()+" "+to] = true
	}
	for _, l := range doc.Losses {
		if l.Reason == encoding.Cyclic {
			got[l.Detail] = true
		}
	}
	found := 0
	for _, r := range want.Relations {
		from, to := r.From, r.To
		if r.FromType == "argument" {
			from = "<" + from + ">"
		}
		if r.ToType == "argument" {
			to = "<" + to + ">"
		}
		kind := map[string]string{"support": "support", "entails": "support", "undercut": "undercut"}[r.RelationType]
		if kind == "" {
			kind = "attack"
		}
		symmetric := r.RelationType == "contradictory" || r.RelationType == "contrary"
		if got[from+" "+kind+" "+to] || symmetric && got[to+" "+kind+" "+from] || got[from+" → "+to] || got[to+" → "+from] {
			found++
		} else {
			t.Errorf("%s: no relation for theirs: %s %s %s", name, from, r.RelationType, to)
		}
	}
	t.Logf("%s: %d statements (%d with their text), %d arguments, %d of %d relations; %d components, %d losses",
		name, len(want.Statements), texts, len(want.Arguments), found, len(want.Relations), doc.Graph.Len(), len(doc.Losses))
}

var wideTag = regexp.MustCompile(`#\([^)]*\)`)

// words is text without white space, tags and the brackets of mentions, which
// Argdown's export keeps.
func words(s string) string {
	var b strings.Builder
	for _, w := range strings.Fields(wideTag.ReplaceAllString(s, "")) {
		if !strings.HasPrefix(w, "#") {
			b.WriteString(strings.NewReplacer("@[", "", "@<", "", "]", "", ">", "").Replace(w))
		}
	}
	return b.String()
}
