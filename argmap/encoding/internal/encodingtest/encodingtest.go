// Package encodingtest holds the graphs that every format is tried with, and
// the checks that all of them have to pass.
package encodingtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/nlp"
)

// Words is a text full of what formats use for themselves.
var Words = []string{
	`Give the lake back`, `"quoted", and 'so'`, `=SUM(A1:A9)`, `-1 of them`, `+2; or |3|`, `@home #tag {a: 1} x } y`,
	`[title]: a <b> & </span><br> &amp; &lt`, `back\slash \n "\"`, `two
lines`, "carriage\r\nreturn", `=== front ===`, `%%{init: {}}%% end`, `*bold* _it_ **b**`, `Ω≈ç√ 漢字 😀 e◌́`, `(1) -- --> ==> x`,
	`:smile: .^. U.S.A. /* c */ // d`, `<!-- no --> ]]>`, `end`, `subgraph`, `'=1+1`, `''x`, "tab\tbed", "nul\x01ctl \u2028 sep", `a`, `  inner  gaps   kept`,
	"x;y:z`t`", `$math$ \( \)`, `#35; &quot;`,
}

// Sample is a graph that uses everything a graph can hold, and its source.
func Sample(t testing.TB) (*argmap.Graph, string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("By Ann “Ä” Author\n\nÜber: ")
	d := argmap.Draft{ID: "op-1", Title: `A "title" with = and } x`, Apparatus: []argmap.Apparatus{{Span: nlp.Span{Start: 0, End: 21}, Label: argmap.Byline}}}
	for i, w := range Words {
		w = strings.Trim(w, " \t\r\n")
		c := argmap.Component{ID: fmt.Sprintf("c%d", i+1), Kind: argmap.Premise, Stance: argmap.Pro, Text: w, Confidence: 1 / float64(i+2)}
		cue := argmap.Cue{Span: nlp.Span{Start: b.Len(), End: b.Len() + 4}, Text: "But ", Signals: "contrast, \"so\" } x"}
		b.WriteString("But ")
		c.Start = b.Len()
		b.WriteString(w)
		c.End = b.Len()
		b.WriteString(".\r\n\n")
		if i%3 == 1 {
			c.Cues = []argmap.Cue{cue}
		}
		if i%4 == 2 {
			c.Evidence = argmap.Evidence(1 + i%7)
		}
		d.Components = append(d.Components, c)
	}
	cs := d.Components
	cs[0].Kind = argmap.MajorClaim
	cs[len(cs)-1].Kind = argmap.Claim // unattached
	rel := func(kind argmap.RelationType, from, to string) {
		d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprintf("r%d", len(d.Relations)+1), Type: kind, From: from, To: to, Confidence: 1 / float64(len(d.Relations)+3)})
	}
	for i := 1; i < len(cs)-1; i++ {
		switch {
		case i <= 3:
			cs[i].Kind = argmap.Claim
			rel(argmap.Support, cs[i].ID, "c1")
		case i == 4:
			cs[i].Stance, cs[i].Counterargument = argmap.Con, true
			rel(argmap.Attack, cs[i].ID, "c2")
		case i == 5:
			cs[i].Stance, cs[i].Counterargument = argmap.Con, true
			rel(argmap.Undercut, cs[i].ID, "r2")
		case i == 6:
			rel(argmap.Undercut, cs[i].ID, "r5")
		default:
			rel(argmap.Support, cs[i].ID, cs[1+i/3].ID)
			cs[i].Stance = cs[1+i/3].Stance
		}
	}
	rel(argmap.Support, cs[9].ID, "c3") // a second parent
	d.Entities = []argmap.Entity{
		{ID: "e1", Name: `Ann "A" Author`, Label: nlp.Person, Mentions: []nlp.Span{{Start: 3, End: 20}}, Attitude: argmap.Favor, Confidence: 0.5,
			Cues: []argmap.Cue{{Span: nlp.Span{Start: 0, End: 2}, Text: "By", Signals: "x"}}},
		{ID: "e2", Name: "Über", Label: nlp.Org, Mentions: []nlp.Span{{Start: 23, End: 28}, {Start: 0, End: 2}}, Attitude: argmap.Neutral, Confidence: 0},
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	src := b.String()
	for c := range g.Components() {
		if c.Span.Text(src) != c.Text {
			t.Fatalf("sample: %q at %v", c.Text, c.Span)
		}
	}
	return g, src
}

// Random is a graph of n components over random words, the same for the same seed.
func Random(t testing.TB, seed uint64, n int) (*argmap.Graph, string) {
	t.Helper()
	rnd := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	var d argmap.Draft
	b.WriteString("At first, ") // so that the text is more than its components
	for i := range n {
		w := fmt.Sprintf("%s %d %s", Words[0], i, strings.Trim(Words[rnd.IntN(len(Words))], " \t\r\n"))
		c := argmap.Component{ID: fmt.Sprintf("n%d", i), Kind: argmap.Kind(2 + rnd.IntN(2)), Stance: argmap.Stance(1 + rnd.IntN(2)),
			Counterargument: rnd.IntN(3) == 0, Text: w, Confidence: rnd.Float64()}
		c.Start = b.Len()
		b.WriteString(w)
		c.End = b.Len()
		b.WriteString(strings.Repeat(" ", rnd.IntN(3)))
		if i == 0 {
			c.Kind = argmap.MajorClaim
		} else {
			for range rnd.IntN(3) {
				r := argmap.Relation{ID: fmt.Sprintf("x%d", len(d.Relations)), Type: argmap.RelationType(1 + rnd.IntN(2)), From: c.ID, To: fmt.Sprintf("n%d", rnd.IntN(i)), Confidence: rnd.Float64()}
				if slices.ContainsFunc(d.Relations, func(o argmap.Relation) bool { return o.From == r.From && o.To == r.To }) {
					continue
				}
				if k := len(d.Relations); k > 0 && rnd.IntN(4) == 0 {
					if o := d.Relations[rnd.IntN(k)]; o.From != c.ID {
						r.Type, r.To = argmap.Undercut, o.ID
					}
				}
				d.Relations = append(d.Relations, r)
			}
		}
		d.Components = append(d.Components, c)
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g, b.String()
}

// Odd is g with other ids, the same for the same seed: what formats use for
// themselves, and what they or programs call things that have no id.
func Odd(t testing.TB, g *argmap.Graph, seed uint64) *argmap.Graph {
	t.Helper()
	names := append(slices.Clone(Words), "T1", "A1", "R1", "E1", "#1", "row2", "c1", "r1", "id1", "Untitled 1", "<x>", "node", "graph", "1", "-1.5", "null",
		"{}", " ", " x", "x\n", "\u00a0", "\ufeff", "\u0085", "\x00", "a,b;c", "a::b", "ab-1")
	rnd := rand.New(rand.NewPCG(seed, 2))
	rnd.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	odd := map[string]string{}
	rename := func(id *string) {
		if _, ok := odd[*id]; !ok {
			n := len(odd)
			if odd[*id] = names[n%len(names)]; n >= len(names) {
				odd[*id] += fmt.Sprint(n)
			}
		}
		*id = odd[*id]
	}
	d := g.Draft()
	for i := range d.Components {
		rename(&d.Components[i].ID)
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		rename(&r.ID)
		rename(&r.From)
		rename(&r.To)
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// A Codec is a format under test.
type Codec struct {
	Marshal   func(*argmap.Graph, string) ([]byte, error)
	Unmarshal func([]byte) (*encoding.Document, error)
	// Text is true when the format carries the source.
	Text bool
	// Leaves are the parts of a graph that the format cannot hold, by the names
	// that encoding.Missing gives them; the source text aside.
	Leaves []string
}

// strip removes what the format cannot hold, and names what was there.
func (c Codec) strip(d *argmap.Draft) (names []string) {
	for _, name := range c.Leaves {
		had := false
		switch name {
		case "id":
			had, d.ID = d.ID != "", ""
		case "title":
			had, d.Title = d.Title != "", ""
		case "entities":
			had, d.Entities = len(d.Entities) > 0, nil
		case "apparatus":
			had, d.Apparatus = len(d.Apparatus) > 0, nil
		}
		if had {
			names = append(names, name)
		}
	}
	return names
}

// RoundTrip writes sample and random graphs and wants them back equal but for
// what the format leaves out, without losses, and the same bytes on writing again.
func RoundTrip(t *testing.T, c Codec) {
	t.Helper()
	try := func(name string, g *argmap.Graph, src string) {
		t.Helper()
		data, err := c.Marshal(g, src)
		if err != nil {
			t.Fatalf("%s: Marshal: %v", name, err)
		}
		doc, err := c.Unmarshal(data)
		if err != nil {
			t.Fatalf("%s: Unmarshal: %v\n%s", name, err, data)
		}
		want := g.Draft()
		missing := c.strip(&want)
		if src != "" && !c.Text {
			missing = append(missing, "source text")
		}
		var lost []string
		for _, l := range encoding.Missing(&encoding.Document{Graph: g, Text: src}, doc) {
			lost = append(lost, l.Place)
		}
		if diff := cmp.Diff(missing, lost); diff != "" {
			t.Errorf("%s: missing in the file (-want +got):\n%s", name, diff)
		}
		got := doc.Graph.Draft()
		byID := func(a, b argmap.Relation) int { return strings.Compare(a.ID, b.ID) }
		slices.SortFunc(want.Relations, byID)
		slices.SortFunc(got.Relations, byID)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: graph mismatch (-want +got):\n%s", name, diff)
		}
		if diff := cmp.Diff([]encoding.Loss(nil), doc.Losses); diff != "" {
			t.Errorf("%s: losses (-want +got):\n%s", name, diff)
		}
		if wantText := map[bool]string{true: src}[c.Text]; doc.Text != wantText {
			t.Errorf("%s: text mismatch (-want +got):\n%s", name, cmp.Diff(wantText, doc.Text))
		}
		again, err := c.Marshal(doc.Graph, src)
		if err != nil {
			t.Fatalf("%s: Marshal again: %v", name, err)
		}
		if diff := cmp.Diff(string(data), string(again)); diff != "" {
			t.Errorf("%s: second writing differs (-first +second):\n%s", name, diff)
		}
	}
	g, src := Sample(t)
	try("sample", g, src)
	for seed := range uint64(40) {
		g, src := Random(t, seed, 1+int(seed))
		try(fmt.Sprintf("random %d", seed), g, src)
		try(fmt.Sprintf("odd ids %d", seed), Odd(t, g, seed), src)
	}
	empty, err := argmap.Draft{}.Build()
	if err != nil {
		t.Fatal(err)
	}
	try("empty", empty, "")
}

// Fuzz feeds bytes to Unmarshal. What it accepts has to be a graph that
// validates against its text but for what foreign files do (several parents,
// stances of their own, empty texts), and that survives a round trip.
func Fuzz(f *testing.F, c Codec, seeds ...string) {
	f.Helper()
	g, src := Sample(f)
	data, err := c.Marshal(g, src)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := c.Unmarshal(data)
		if err != nil {
			return
		}
		n := len(doc.Text)
		for c := range doc.Graph.Components() {
			if doc.Text != "" && (!c.In(n) || c.Span.Text(doc.Text) != c.Text) {
				t.Fatalf("component %q: %q at %v of %q", c.ID, c.Text, c.Span, doc.Text)
			}
		}
		g, src := doc.Graph, doc.Text
		if src == "" {
			d := g.Draft()
			src, _ = encoding.Reanchor(&d)
			if g, err = d.Build(); err != nil {
				t.Fatalf("Reanchor: %v", err)
			}
		}
		out, err := c.Marshal(g, src)
		if err != nil {
			t.Fatalf("Marshal of what Unmarshal gave: %v", err)
		}
		back, err := c.Unmarshal(out)
		if err != nil {
			t.Fatalf("Unmarshal of what Marshal gave: %v\n%s", err, out)
		}
		if a, b := g.Len(), back.Graph.Len(); a != b {
			t.Fatalf("%d components, then %d\n%s\n%v", a, b, out, back.Losses)
		}
		if a, b := len(g.Draft().Relations), len(back.Graph.Draft().Relations); a != b {
			t.Fatalf("%d relations, then %d\n%s\n%v", a, b, out, back.Losses)
		}
	})
}
