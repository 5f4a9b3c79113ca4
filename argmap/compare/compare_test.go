package compare_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/compare"
	"opedmap/argmap/internal/sketch"
)

const source = "Close the road. Cars kill. Two died in May. Shops may lose trade. They did not in Ghent. So close it."

func graph(t testing.TB, source string, lines ...string) *argmap.Graph {
	t.Helper()
	g, err := sketch.Graph(source, lines...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

var reference = []string{
	"m major pro Close the road", "c claim pro Cars kill", "p premise pro Two died in May",
	"k claim con Shops may lose trade", "q premise pro They did not in Ghent", "n major pro close it",
	"c supports m", "p supports c", "k attacks m", "q attacks k",
}

// In which order a graph has its relations is no difference; where a component has
// two, one may be another.
func TestLinkOrder(t *testing.T) {
	twice := func(relation ...argmap.Relation) *argmap.Graph {
		d := graph(t, source, reference[:6]...).Draft()
		d.Relations = relation
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	r := argmap.Relation{ID: "r", Type: argmap.Support, From: "p", To: "c"}
	s := argmap.Relation{ID: "s", Type: argmap.Attack, From: "p", To: "k"}
	if res := compare.Graphs(twice(r, s), twice(s, r)); !res.Same() || res.Similarity() != 1 {
		t.Errorf("other order: %v, similarity %v", res.Differences, res.Similarity())
	}
	again := argmap.Relation{ID: "s", Type: argmap.Attack, From: "p", To: "c"}
	if res := compare.Graphs(twice(r, again), twice(again, r)); !res.Same() || res.Similarity() != 1 {
		t.Errorf("one target, other order: %v, similarity %v", res.Differences, res.Similarity())
	}
	for _, tt := range []struct {
		name     string
		a, b     []argmap.Relation
		want     []string
		distance float64
	}{
		{"types over cross", []argmap.Relation{r, s}, []argmap.Relation{{ID: "s", Type: argmap.Support, From: "p", To: "k"}, {ID: "r", Type: argmap.Attack, From: "p", To: "c"}}, []string{
			"relation_changed [27,42) premise p “Two died in May”: support of claim c “Cars kill” is attack of claim c “Cars kill”",
			"relation_changed [27,42) premise p “Two died in May”: attack of claim k “Shops may lose trade” is support of claim k “Shops may lose trade”",
		}, 1},
		{"said twice", []argmap.Relation{r, {ID: "s", Type: argmap.Support, From: "p", To: "c"}}, []argmap.Relation{r},
			[]string{"relinked [27,42) premise p “Two died in May”: support of claim c “Cars kill” is no relation"}, 1},
		{"both types changed", []argmap.Relation{r, again, {ID: "t", Type: argmap.Support, From: "c", To: "m"}},
			[]argmap.Relation{{ID: "r", Type: argmap.Undercut, From: "p", To: "t"}, {ID: "s", Type: argmap.Undercut, From: "p", To: "t"}, {ID: "t", Type: argmap.Support, From: "c", To: "m"}}, []string{
				"relation_changed [27,42) premise p “Two died in May”: support of claim c “Cars kill” is undercut of claim c “Cars kill”",
				"relation_changed [27,42) premise p “Two died in May”: attack of claim c “Cars kill” is undercut of claim c “Cars kill”",
			}, 1},
	} {
		res := compare.Graphs(twice(tt.a...), twice(tt.b...))
		var got []string
		for _, d := range res.Differences {
			got = append(got, d.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: differences mismatch (-want +got):\n%s", tt.name, diff)
		}
		if res.Distance != tt.distance {
			t.Errorf("%s: distance %v, want %v", tt.name, res.Distance, tt.distance)
		}
	}
	changed := s
	changed.Type = argmap.Support
	want := "[relation_changed [27,42) premise p “Two died in May”: attack of claim k “Shops may lose trade” is support of claim k “Shops may lose trade”]"
	if got := fmt.Sprint(compare.Graphs(twice(r, s), twice(changed, r)).Differences); got != want {
		t.Errorf("another type: got\n%s, want\n%s", got, want)
	}
}

// TestManyLinks compares a graph with itself in which everything is for everything,
// and with one that is against it.
func TestManyLinks(t *testing.T) {
	const n = 200
	build := func(relation func(i int) argmap.RelationType) *argmap.Graph {
		var d argmap.Draft
		for i := range 2 * n {
			d.Components = append(d.Components, argmap.Component{ID: fmt.Sprint("c", i), Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: i, End: i + 1}})
		}
		for i := range n * n {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprint("r", i), Type: relation(i), From: fmt.Sprint("c", i/n), To: fmt.Sprint("c", n+i%n)})
		}
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	a := build(func(int) argmap.RelationType { return argmap.Support })
	b := build(func(i int) argmap.RelationType { return argmap.Support + argmap.RelationType(i%2) })
	start := time.Now()
	if r := compare.Graphs(a, a); !r.Same() || r.Similarity() != 1 {
		t.Errorf("a graph and itself: %d differences, similarity %v", len(r.Differences), r.Similarity())
	}
	if r := compare.Graphs(a, b); r.Count(compare.RelationChanged) != n*n/2 || len(r.Differences) != n*n/2 {
		t.Errorf("half of the relations changed: %d differences, %d of relations, want %d", len(r.Differences), r.Count(compare.RelationChanged), n*n/2)
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("%d relations took %v", n*n, d)
	}
}

func TestGraphs(t *testing.T) {
	swap := func(pairs ...string) []string {
		out := strings.Split(strings.NewReplacer(pairs...).Replace(strings.Join(reference, "\n")), "\n")
		kept := out[:0]
		for _, l := range out {
			if l != "" {
				kept = append(kept, l)
			}
		}
		return kept
	}
	for _, test := range []struct {
		name       string
		other      []string
		options    []compare.Option
		want       []string
		similarity float64
	}{
		{"same", reference, nil, nil, 1},
		{"missing and relinked", swap("p premise pro Two died in May\n", "", "p supports c\n", ""), nil,
			[]string{"missing [27,42) premise p “Two died in May”"}, 1 - 2.0/18},
		{"extra", append(swap("close it\n", "close it\nx premise pro it\n")[:5:5], reference[6:]...), nil,
			[]string{"missing [92,100) major claim n “close it”"}, 1 - 1.0/19},
		{"retyped", swap("k claim", "k premise"), nil,
			[]string{"retyped [44,64) claim k “Shops may lose trade” is a premise"}, 1 - 0.5/20},
		{"opposite stance and relation", swap("k claim con", "k claim pro", "k attacks m", "k supports m"), nil, []string{
			"opposite_stance [44,64) claim k “Shops may lose trade” con is pro",
			"relation_changed [44,64) claim k “Shops may lose trade”: attack of major claim m “Close the road” is support of major claim m “Close the road”",
		}, 1 - 1.0/20},
		{"relinked", swap("p supports c", "p supports m"), nil,
			[]string{"relinked [27,42) premise p “Two died in May”: support of claim c “Cars kill” is support of major claim m “Close the road”"}, 1 - 2.0/20},
		{"either statement of the thesis", swap("c supports m", "c supports n"), nil, nil, 1 - 2.0/20},
		{"unlinked", swap("q attacks k", ""), nil,
			[]string{"relinked [66,87) premise q “They did not in Ghent”: attack of claim k “Shops may lose trade” is no relation"}, 1 - 1.0/19},
		{"split", swap("They did not in Ghent\n", "They did not\nz premise pro in Ghent\n", "q attacks k", "q attacks k\nz supports q"), nil,
			[]string{"split [66,87) premise q “They did not in Ghent” is 2: premise q, premise z"}, 1 - 2.0/22},
		{"merged", swap("Cars kill", "Cars kill. Two died in May", "p premise pro Two died in May\n", "", "p supports c\n", ""), nil,
			[]string{"merged [16,42) claim c, premise p are one: claim c “Cars kill. Two died in May”"}, 1 - 4.5/18},
		{"moved, unasked", swap("Shops may lose trade", "may lose trade"), nil, nil, 1},
		{"moved", swap("Shops may lose trade", "may lose trade"), []compare.Option{compare.WithBoundaries()},
			[]string{"moved [44,64) claim k “Shops may lose trade” is at [50,64)"}, 1},
		{"too little in common", swap("Shops may lose trade", "may lose trade"), []compare.Option{compare.WithThreshold(0.9)}, []string{
			"missing [44,64) claim k “Shops may lose trade”",
			"relinked [66,87) premise q “They did not in Ghent”: attack of claim k “Shops may lose trade” is attack of claim k “may lose trade”",
			"extra [50,64) claim k “may lose trade”",
		}, 1 - 6.0/20},
		{"thesis for another", swap("c supports m", "c supports k"), nil,
			[]string{"relinked [16,25) claim c “Cars kill”: support of major claim m “Close the road” is support of claim k “Shops may lose trade”"}, 1 - 2.0/20},
		{"missing, and what bore on it unlinked", swap("k claim con Shops may lose trade\n", "", "k attacks m\n", "", "q attacks k", ""), nil, []string{
			"missing [44,64) claim k “Shops may lose trade”",
			"relinked [66,87) premise q “They did not in Ghent”: attack of claim k “Shops may lose trade” is no relation",
		}, 1 - 3.0/17},
		{"a quarter in common", swap("Shops may lose trade", "trade"), nil, nil, 1},
		{"less than a quarter", swap("con Shops may lose trade", "con rade"), nil, []string{
			"missing [44,64) claim k “Shops may lose trade”", "extra [60,64) claim k “rade”",
			"relinked [66,87) premise q “They did not in Ghent”: attack of claim k “Shops may lose trade” is attack of claim k “rade”",
		}, 1 - 6.0/20},
		{"linked", swap("c supports m", "c supports m\nn supports m"), nil,
			[]string{"relinked [92,100) major claim n “close it”: no relation is support of major claim m “Close the road”"}, 1 - 1.0/21},
		{"evidence", swap("p premise", "p premise/statistic", "q premise", "q premise/example"), nil, nil, 1},
		{"half a part inside", swap("c claim pro Cars kill", "c claim pro Cars", "p premise pro Two died in May", "p premise pro kill. Tw"), nil,
			[]string{"missing [27,42) premise p “Two died in May”", "extra [21,29) premise p “kill. Tw”"}, 1 - 4.0/20},
		{"more than half of a part inside", swap("c claim pro Cars kill", "c claim pro Cars", "p premise pro Two died in May", "p premise pro kill. T"), nil,
			[]string{"split [16,25) claim c “Cars kill” is 2: claim c, premise p", "missing [27,42) premise p “Two died in May”"}, 1 - 4.0/20},
		{"for a part", swap("Shops may lose trade\n", "may lose trade\nx premise con Shops\n", "q attacks k", "q attacks x\nx supports k"), []compare.Option{compare.WithBoundaries()},
			[]string{"split [44,64) claim k “Shops may lose trade” is 2: premise x, claim k"}, 1 - 4.0/22},
		{"a part that is like it", swap("k claim con Shops may lose trade\n", "k claim con Shops\nx premise pro may lose trade\n", "k attacks m", "k attacks m\nx supports c"), nil,
			[]string{"split [44,64) claim k “Shops may lose trade” is 2: claim k, premise x"}, 1 - 7.0/22},
		{"a part with another relation", swap("They did not in Ghent\n", "Ghent\nz premise pro They did not\n", "q attacks k", "q attacks k\nz supports k"), nil,
			[]string{"split [66,87) premise q “They did not in Ghent” is 2: premise z, premise q"}, 1 - 2.5/22},
		{"a part without one", swap("close it", "close\nz premise pro it\nn supports m"), nil,
			[]string{"split [92,100) major claim n “close it” is 2: major claim n, premise z"}, 1 - 2.0/22},
		{"split beside another change", swap("They did not in Ghent\n", "They did not\nz premise pro in Ghent\n", "q attacks k", "q attacks k\nz supports q", "c claim", "c premise"), nil,
			[]string{"retyped [16,25) claim c “Cars kill” is a premise", "split [66,87) premise q “They did not in Ghent” is 2: premise q, premise z"}, 1 - 2.5/22},
		{"empty", nil, nil, []string{
			"missing [0,14) major claim m “Close the road”", "missing [16,25) claim c “Cars kill”",
			"missing [27,42) premise p “Two died in May”", "missing [44,64) claim k “Shops may lose trade”",
			"missing [66,87) premise q “They did not in Ghent”", "missing [92,100) major claim n “close it”",
		}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := compare.Graphs(graph(t, source, reference...), graph(t, source, test.other...), test.options...)
			var got []string
			for _, d := range r.Differences {
				got = append(got, d.String())
			}
			if diff := cmp.Diff(sorted(test.want), sorted(got)); diff != "" {
				t.Errorf("differences mismatch (-want +got):\n%s", diff)
			}
			if !slices.IsSortedFunc(r.Differences, func(x, y compare.Difference) int {
				return 100*(x.Span().Start-y.Span().Start) + int(x.Type) - int(y.Type)
			}) {
				t.Errorf("differences out of order: %v", got)
			}
			if r.Same() != (len(test.want) == 0) {
				t.Errorf("Same() = %v with %d differences", r.Same(), len(test.want))
			}
			if got := r.Similarity(); got < test.similarity-1e-9 || got > test.similarity+1e-9 {
				t.Errorf("Similarity() = %v, want %v (distance %v of %v)", got, test.similarity, r.Distance, r.Size)
			}
			if _, err := json.Marshal(r); err != nil {
				t.Error(err)
			}
		})
	}
}

func sorted(lines []string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lines {
		m[l] = true
	}
	return m
}

// What only one type of evidence stands for is no difference.
func TestEvidence(t *testing.T) {
	a := graph(t, source, "p premise/fact pro Two died in May", "q premise/example pro They did not in Ghent", "c claim/value pro Cars kill")
	b := graph(t, source, "p premise/statistic pro Two died in May", "q premise pro They did not in Ghent", "c claim/value pro Cars kill")
	want := "[evidence_changed [27,42) premise p “Two died in May”: fact is statistic]"
	if got := fmt.Sprint(compare.Graphs(a, b).Differences); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	want = "[evidence_changed [27,42) premise p “Two died in May”: statistic is fact]"
	if got := fmt.Sprint(compare.Graphs(b, a).Differences); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What bears on a part bears on the whole, whichever part it is.
func TestMergedTarget(t *testing.T) {
	a := graph(t, source, "c claim pro Cars kill", "p claim pro Two died in May", "q premise pro They did not in Ghent", "q supports c")
	b := graph(t, source, "c claim pro Cars kill. Two died in May", "q premise pro They did not in Ghent", "q supports c")
	want := "[merged [16,42) claim c, claim p are one: claim c “Cars kill. Two died in May”]"
	if got := fmt.Sprint(compare.Graphs(a, b).Differences); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The whole of a split may be a part of a merge as well; what bears on either bears on both.
func TestSplitAndMerged(t *testing.T) {
	const source = "aaaaaa aaaa aaaa aaaa bb. The premise"
	a := graph(t, source, "a claim pro aaaaaa aaaa aaaa aaaa", "a2 claim pro bb", "p premise pro The premise", "p supports a")
	b := graph(t, source, "b1 claim pro aaaaaa", "b2 claim pro aaaa aaaa aaaa bb", "p premise pro The premise", "p supports b1")
	if n := compare.Graphs(a, b).Count(compare.Relinked); n != 0 {
		t.Errorf("%d relinked of %v", n, compare.Graphs(a, b).Differences)
	}
}

func TestDetail(t *testing.T) {
	for text, want := range map[string]string{
		"Cars kill people on the road to the lake":  "claim c “Cars kill people on the road to the lake”",
		"Cars kill people on the road to the lakes": "claim c “Cars kill people on the road to the…”",
	} {
		d := compare.Difference{Type: compare.Extra, B: []argmap.Component{{ID: "c", Kind: argmap.Claim, Text: text}}}
		if got := d.Detail(); got != want {
			t.Errorf("Detail() = %q, want %q", got, want)
		}
	}
}

func TestEmpty(t *testing.T) {
	r := compare.Graphs(graph(t, source), graph(t, source))
	if !r.Same() || r.Similarity() != 1 {
		t.Errorf("two empty graphs: %v, similarity %v", r.Differences, r.Similarity())
	}
	if r.Pairs == nil || r.Differences == nil {
		t.Errorf("two empty graphs: %+v, want lists that JSON has as []", r)
	}
	if got := (compare.Difference{}).Span(); got != (argmap.Span{}) {
		t.Errorf("the span of no difference is %v", got)
	}
}

func TestByMeaning(t *testing.T) {
	other := "Shops lose trade when a road closes. We must close this road. Cars kill people here. Bread is dear."
	a := graph(t, source, reference...)
	b := graph(t, other, "s claim con Shops lose trade when a road closes", "t major pro close this road",
		"u claim pro Cars kill people here", "v premise pro Bread is dear", "s attacks t", "u supports t", "v supports u")
	got := map[string]string{}
	for _, p := range compare.Align(a, b, compare.WithMeaning()) {
		got[p.A.ID] = p.B.ID
	}
	if diff := cmp.Diff(map[string]string{"m": "t", "c": "u", "k": "s"}, got); diff != "" {
		t.Errorf("Align by meaning mismatch (-want +got):\n%s", diff)
	}
	r := compare.Graphs(a, graph(t, source, "m claim pro Close", "c claim pro the road", "k claim con Shops may lose"), compare.WithMeaning(), compare.WithBoundaries())
	if r.Count(compare.Split)+r.Count(compare.Merged)+r.Count(compare.Moved) != 0 {
		t.Errorf("by meaning there are splits, merges or moves: %v", r.Differences)
	}
	for _, p := range compare.Align(a, b, compare.WithMeaning(), compare.WithThreshold(0)) {
		if p.Score <= 0 {
			t.Errorf("%s and %s are a pair with the score %v", p.A.ID, p.B.ID, p.Score)
		}
	}
	for _, tt := range []struct {
		x, y string
		want int
	}{{"Cars may kill many old people", "People drive old cars to work", 1}, {"Cars are quick", "Cars are loud", 0}} {
		if got := len(compare.Align(graph(t, tt.x, "a claim pro "+tt.x), graph(t, tt.y, "a claim pro "+tt.y), compare.WithMeaning())); got != tt.want {
			t.Errorf("%q and %q make %d pairs, want %d", tt.x, tt.y, got, tt.want)
		}
	}
	b = graph(t, other, "s claim con Shops lose trade when a road closes", "t major pro close this road",
		"u premise pro Cars kill people here", "v premise pro Bread is dear", "s attacks t", "u supports t", "v supports u")
	var differences []string
	for _, d := range compare.Graphs(a, b, compare.WithMeaning()).Differences {
		differences = append(differences, d.String())
	}
	want := []string{ // what only the other text has comes last, wherever it stands there
		"retyped [16,25) claim c “Cars kill” is a premise",
		"missing [27,42) premise p “Two died in May”",
		"missing [66,87) premise q “They did not in Ghent”",
		"missing [92,100) major claim n “close it”",
		"extra [85,98) premise v “Bread is dear”",
	}
	if diff := cmp.Diff(want, differences); diff != "" {
		t.Errorf("differences by meaning mismatch (-want +got):\n%s", diff)
	}
}

// TestOpeds compares every gold graph with itself.
func TestOpeds(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/opeds/train/*.json")
	if len(files) == 0 {
		t.Fatal("no annotated op-eds in testdata/opeds/train")
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g argmap.Graph
		if err := json.Unmarshal(b, &g); err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		if r := compare.Graphs(&g, &g); !r.Same() || r.Similarity() != 1 {
			t.Errorf("%s differs from itself: %v", f, r.Differences)
		}
		if r := compare.Graphs(&g, &g, compare.WithMeaning()); len(r.Pairs) < g.Len()*9/10 {
			t.Errorf("%s: %d of %d components paired with themselves by meaning", f, len(r.Pairs), g.Len())
		}
	}
}

func TestTypeText(t *testing.T) {
	for typ := compare.Missing; typ <= compare.RelationChanged; typ++ {
		b, err := typ.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var got compare.Type
		if err := got.UnmarshalText(b); err != nil || got != typ {
			t.Errorf("%v comes back as %v, %v", typ, got, err)
		}
	}
	for in, want := range map[string]string{"": `compare: unknown Type ""`, "lost": `compare: unknown Type "lost"`} {
		if err := new(compare.Type).UnmarshalText([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("UnmarshalText(%q) error = %v, want %s", in, err, want)
		}
	}
	for _, typ := range []compare.Type{compare.UnknownType, compare.RelationChanged + 1} {
		want := fmt.Sprintf("compare: invalid Type %d", uint8(typ))
		if _, err := typ.MarshalText(); err == nil || err.Error() != want {
			t.Errorf("MarshalText of Type %d: error = %v, want %s", uint8(typ), err, want)
		}
	}
	if got, want := fmt.Sprint(compare.UnknownType, compare.RelationChanged+1), " Type(11)"; got != want {
		t.Errorf("String of unknown types = %q, want %q", got, want)
	}
}

func TestExcerpt(t *testing.T) {
	for s, want := range map[string]string{"tax": "…", "": "", "\x1b\u202e": ""} {
		if got := compare.Excerpt(s, -1); got != want {
			t.Errorf("Excerpt(%q, -1) = %q, want %q", s, got, want)
		}
	}
	for _, test := range [][2]string{{"a  b\nc", "a b c"}, {"tax and spend, again", "tax and…"}, {"tax and, spend", "tax and…"}, {"tax or not", "tax or not"}, {"tax or nots", "tax or…"},
		{"taxes and-spending", "taxes and-…"}, {"taxing and-spending", "taxing…"}, {"überaus", "überaus"}, {"\x1b[2Jtax\u202e", "[2Jtax"}, {"क्\u200dष", "क्\u200dष"}, {"überausdauernd", "überausdau…"}} {
		if got := compare.Excerpt(test[0], 10); got != test[1] {
			t.Errorf("Excerpt(%q, 10) = %q, want %q", test[0], got, test[1])
		}
	}
}

// Words that mean nothing by themselves mean the same when they are the same.
func TestSameWords(t *testing.T) {
	for _, text := range []string{"It is what it is", "They should not", "我们应该禁止汽车"} {
		g, err := argmap.Draft{Components: []argmap.Component{{ID: "c", Kind: argmap.Claim, Stance: argmap.Pro,
			Span: argmap.Span{End: len(text)}, Text: text}}}.Build()
		if err != nil {
			t.Fatal(err)
		}
		if r := compare.Graphs(g, g, compare.WithMeaning()); !r.Same() || r.Similarity() != 1 || r.Pairs[0].Score != 1 {
			t.Errorf("%q: %+v", text, r)
		}
	}
}

// TestDistance checks, on gold graphs of which a part was dropped or changed,
// that the distance is symmetric, within its bound, and what was done at most.
func TestDistance(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/opeds/train/*.json")
	if len(files) == 0 {
		t.Fatal("no annotated op-eds in testdata/opeds/train")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g argmap.Graph
		if json.Unmarshal(b, &g) != nil {
			continue // TestOpeds names it
		}
		d := g.Draft()
		done := 0.0
		gone := map[string]bool{}
		kept := d.Components[:0]
		for _, c := range d.Components {
			switch r.IntN(8) {
			case 0:
				gone[c.ID] = true
				done++
				continue
			case 1:
				c.Stance = argmap.Pro + argmap.Con - c.Stance
				done += 0.5
			}
			kept = append(kept, c)
		}
		d.Components = kept
		for again := true; again; {
			again = false
			rels := d.Relations[:0]
			for _, l := range d.Relations {
				if gone[l.From] || gone[l.To] {
					gone[l.ID] = true
					done++
					again = true
					continue
				}
				rels = append(rels, l)
			}
			d.Relations = rels
		}
		h, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		x, y := compare.Graphs(&g, h), compare.Graphs(h, &g)
		if x.Distance != y.Distance || x.Size != y.Size || x.Distance > x.Size || x.Distance != done {
			t.Errorf("%s: distance %v of %v there, %v of %v back, want %v", f, x.Distance, x.Size, y.Distance, y.Size, done)
		}
	}
}
