package scene

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
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

// TestNodes has the thesis first and what has no place last, each with its place among
// its siblings, in the scene and in what a page tells of it.
func TestNodes(t *testing.T) {
	at := 0
	part := func(id string, k argmap.Kind, s argmap.Stance, confidence float64) argmap.Component {
		at++
		return argmap.Component{ID: id, Kind: k, Stance: s, Span: argmap.Span{Start: at - 1, End: at}, Text: "x", Confidence: confidence}
	}
	g, err := argmap.Draft{
		Components: []argmap.Component{part("l", argmap.Claim, argmap.Con, 1), part("again", argmap.MajorClaim, argmap.Pro, 0.5), part("m", argmap.MajorClaim, argmap.Pro, 1),
			part("a", argmap.Claim, argmap.Pro, 1), part("k", argmap.Claim, argmap.Con, 1), part("p", argmap.Premise, argmap.Pro, 1)},
		Relations: []argmap.Relation{{ID: "u", Type: argmap.Undercut, From: "p", To: "r"}, {ID: "s", Type: argmap.Support, From: "a", To: "m"}, {ID: "r", Type: argmap.Attack, From: "k", To: "m"}},
	}.Build()
	if err != nil {
		t.Fatal(err)
	}
	s := Build(g, Options{BoxWidth: 240})
	var got []string
	for _, n := range s.Nodes {
		got = append(got, fmt.Sprintf("%s %s, under %d, %d of %d, %d under it", n.Component.ID, n.Role, n.Parent, n.Index, n.Of, n.Children))
	}
	for _, e := range s.Edges {
		got = append(got, fmt.Sprintf("%s %d to %d", e.Relation.ID, e.From, e.To))
	}
	want := []string{
		"m thesis, under -1, 1 of 3, 3 under it", "a claim, under 0, 1 of 3, 0 under it", "k con claim, under 0, 2 of 3, 0 under it", "p premise, under 0, 3 of 3, 0 under it",
		"again thesis again, under -1, 2 of 3, 0 under it", "l unattached con claim, under -1, 3 of 3, 0 under it",
		"r 2 to 0", "u 3 to 2", "s 1 to 0",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Build mismatch (-want +got):\n%s", d)
	}
	var b strings.Builder
	if err := s.WriteSVG(&b, Markup{Palette: Light, Page: true, Name: "Map & all"}); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{
		`role="tree" aria-label="Map &amp; all">`, `<g id="edges" aria-hidden="true">`, `<g id="nodes">`, `data-from="3" data-to="2"`,
		` id="n0" data-node="0" role="treeitem" aria-level="1" aria-posinset="1" aria-setsize="3" aria-label="thesis · 100% x" tabindex="-1" aria-expanded="true">`,
		` id="n2" data-node="2" role="treeitem" aria-level="2" aria-posinset="2" aria-setsize="3" aria-label="attacks: con claim · 100% x" tabindex="-1">`,
	} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("the page's picture lacks %s", part)
		}
	}
}

// Undercuts may lead round and round: every component has its one box all the same.
func TestRounds(t *testing.T) {
	component := func(i int, kind argmap.Kind) argmap.Component {
		return argmap.Component{ID: string(rune('a' + i)), Kind: kind, Stance: argmap.Pro, Span: argmap.Span{Start: i, End: i + 1}, Text: "x"}
	}
	undercut := func(id, from, to string) argmap.Relation {
		return argmap.Relation{ID: id, Type: argmap.Undercut, From: from, To: to}
	}
	support := func(id, from, to string) argmap.Relation {
		return argmap.Relation{ID: id, Type: argmap.Support, From: from, To: to}
	}
	graphs := map[string][]argmap.Relation{
		"its own":         {undercut("u", "b", "s"), support("s", "b", "a")},
		"one another's":   {undercut("u", "b", "t"), undercut("v", "c", "s"), support("s", "b", "a"), support("t", "c", "a")},
		"to no root":      {undercut("u", "b", "v"), undercut("v", "c", "u")},
		"from both sides": {support("s", "b", "a"), undercut("u", "c", "s"), undercut("v", "b", "u"), support("t", "d", "c"), undercut("w", "c", "t")},
	}
	for seed := range uint64(3000) {
		rng := rand.New(rand.NewPCG(seed, 0))
		var rs []argmap.Relation
		for k := range 1 + rng.IntN(6) {
			r := support(fmt.Sprint("r", k), string(rune('a'+rng.IntN(5))), string(rune('a'+rng.IntN(5))))
			if len(rs) > 0 && rng.IntN(2) == 0 {
				r = undercut(r.ID, r.From, rs[rng.IntN(len(rs))].ID)
			}
			rs = append(rs, r)
		}
		rng.Shuffle(len(rs), func(i, j int) { rs[i], rs[j] = rs[j], rs[i] })
		graphs[fmt.Sprint(seed)] = rs
	}
	built := 0
	for name, rs := range graphs {
		d := argmap.Draft{Relations: rs}
		for i := range 5 {
			d.Components = append(d.Components, component(i, argmap.Claim))
		}
		g, err := d.Build()
		if err != nil {
			continue
		}
		built++
		s := Build(g, Options{BoxWidth: 200})
		if len(s.Nodes) != g.Len() {
			t.Errorf("%s: %d boxes for %d components", name, len(s.Nodes), g.Len())
		}
		for c := range g.Components() {
			path := g.PathToThesis(c.ID)
			end := path[len(path)-1].ID
			for range g.Parents(end) {
				if leadsOut(g, c.ID) {
					t.Errorf("%s: the way from %s ends at %s, no root", name, c.ID, end)
				}
				break
			}
		}
	}
	if built < 500 {
		t.Errorf("%d graphs could be built", built)
	}
}

// leadsOut reports whether a root can be reached from a component.
func leadsOut(g *argmap.Graph, id string) bool {
	seen, queue := map[string]bool{id: true}, []string{id}
	for ; len(queue) > 0; queue = queue[1:] {
		root := true
		for l := range g.Parents(queue[0]) {
			if root = false; !seen[l.Component.ID] {
				seen[l.Component.ID] = true
				queue = append(queue, l.Component.ID)
			}
		}
		if root {
			return true
		}
	}
	return false
}
