package scene

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
)

func TestWrap(t *testing.T) {
	line := Regular.width("mmmm mmmm", FontSize) + 0.01
	for name, tc := range map[string]struct {
		text  string
		limit int
		want  []string
	}{
		"empty":        {"", 0, nil},
		"one line":     {"mmmm mmmm", 0, []string{"mmmm mmmm"}},
		"two lines":    {"mmmm mmmm mm", 0, []string{"mmmm mmmm ", "mm"}},
		"long word":    {"mmmmmmmmmm", 0, []string{"mmmmmmmm", "mm"}},
		"cut":          {"mmmm mmmm mm", 1, []string{"mmmm mm…"}},
		"not cut":      {"mmmm mmmm mm", 2, []string{"mmmm mmmm ", "mm"}},
		"one cluster":  {strings.Repeat("👩‍🚒", 2), 0, []string{"👩‍🚒👩‍🚒"}},
		"wider letter": {"ﷺ", 0, []string{"ﷺ"}},
	} {
		if d := cmp.Diff(tc.want, Regular.wrap(tc.text, FontSize, line, tc.limit)); d != "" {
			t.Errorf("wrap(%s) mismatch (-want +got):\n%s", name, d)
		}
	}
}

// Every component has a box, boxes do not overlap, and every relation's curve
// joins its ends.
func TestBuild(t *testing.T) {
	files, err := filepath.Glob("../../../../testdata/opeds/train/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range append(files, "../../testdata/bridge.json") {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		g := new(argmap.Graph)
		if err := json.Unmarshal(b, g); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		s := Build(g, Options{BoxWidth: 200, Title: true, Legend: true})
		if len(s.Nodes) != g.Len() {
			t.Errorf("%s: %d boxes for %d components", f, len(s.Nodes), g.Len())
		}
		for i, n := range s.Nodes {
			if n.X < 0 || n.Y < 0 || n.X+n.W > s.Width || n.Y+n.H > s.Height {
				t.Errorf("%s: %s stands outside the picture", f, n.Component.ID)
			}
			if n.Parent >= i || n.Parent >= 0 && s.Nodes[n.Parent].Level != n.Level-1 {
				t.Errorf("%s: %s hangs under node %d", f, n.Component.ID, n.Parent)
			}
			for _, m := range s.Nodes[:i] {
				if n.X < m.X+m.W && m.X < n.X+n.W && n.Y < m.Y+m.H && m.Y < n.Y+n.H {
					t.Errorf("%s: %s and %s overlap", f, n.Component.ID, m.Component.ID)
				}
			}
		}
		relations := map[string]Edge{}
		for _, e := range s.Edges {
			relations[e.Relation.ID] = e
		}
		for r := range g.Relations() {
			e, ok := relations[r.ID]
			if !ok || s.Nodes[e.From].Component.ID != r.From {
				t.Errorf("%s: no curve for %s", f, r.ID)
				continue
			}
			want := s.Nodes[e.To].right()
			if r.Type == argmap.Undercut {
				want = relations[r.To].Middle()
			}
			if math.Hypot(e.P[3].X-want.X, e.P[3].Y-want.Y) > 1e-9 || e.P[0] != s.Nodes[e.From].left() {
				t.Errorf("%s: curve of %s from %v to %v, want to %v", f, r.ID, e.P[0], e.P[3], want)
			}
		}
	}
}
