package attitude

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

func parse(t testing.TB, text string) *nlp.Document {
	t.Helper()
	d, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func spanOf(text, words string) nlp.Span {
	i := strings.Index(text, words)
	return nlp.Span{Start: i, End: i + len(words)}
}

func TestRoles(t *testing.T) {
	names := map[roleKind]string{subject: "subject", passiveSubject: "passive subject", relativeSubject: "relative subject", object: "object",
		agent: "agent", verbPrep: "verb+preposition", nounPrep: "noun+preposition", adjPrep: "adjective+preposition", possessor: "possessor", modifier: "modifier", noRole: "none"}
	for _, c := range []struct {
		text, target string
		want         []string
	}{
		{"Kowalski praised the nurses.", "Kowalski", []string{"subject praised"}},
		{"Kowalski praised the nurses.", "nurses", []string{"object praised"}},
		{"The bridge was closed by Kowalski.", "bridge", []string{"passive subject closed"}},
		{"The bridge was closed by Kowalski.", "Kowalski", []string{"agent closed"}},
		{"Kowalski's plan failed.", "Kowalski", []string{"possessor plan", "subject failed"}},
		{"Voters are critical of Kowalski.", "Kowalski", []string{"adjective+preposition critical"}},
		{"Kowalski, a former judge, resigned.", "Kowalski", []string{"subject resigned"}},
		{"They voted against Kowalski.", "Kowalski", []string{"verb+preposition voted"}},
	} {
		d := parse(t, c.text)
		v, a, b := locate(d, spanOf(c.text, c.target))
		cl := newClause(v.of(d))
		var got []string
		for _, r := range cl.roles(a, b) {
			got = append(got, names[r.kind]+" "+d.Word(v.first+r.gov))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("roles of %q in %q mismatch (-want +got):\n%s", c.target, c.text, diff)
		}
	}
}

// Of a sentence that lists thousands of names no more is read for each of them
// than the words nearest to it, at either end and in between.
func TestLongSentence(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "Ruiz%d, ", i)
	}
	text := "The board thanked " + b.String() + "and nobody else."
	d := parse(t, text)
	if len(d.Sentences) != 1 {
		t.Fatalf("%d sentences, want 1", len(d.Sentences))
	}
	views := map[view]bool{}
	for i := range 1000 {
		name := fmt.Sprintf("Ruiz%d", i)
		v, x, y := locate(d, spanOf(text, name+","))
		if got := v.of(d)[x].Text(text); got != name || y != x+2 {
			t.Fatalf("words [%d,%d) beginning with %q, want two beginning with %q", x, y, got, name)
		}
		if n := v.last - v.first; n > longest || x < longest/4 && v.first > 0 || n-x < longest/4 && v.last < len(d.Tokens) {
			t.Fatalf("%q is word %d of %d in view", name, x, n)
		}
		views[v] = true
	}
	if want := len(d.Tokens)/(longest/2) + 1; len(views) > want {
		t.Errorf("%d views, want at most %d", len(views), want)
	}
}

func TestJudge(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, target string
		want         Label
	}{
		{"Senator Ruiz lied to voters and betrayed the country.", "Ruiz", Against},
		{"Senator Ruiz is a brave and brilliant leader who deserves praise.", "Ruiz", Favor},
		{"Senator Ruiz will speak on Tuesday, according to the schedule.", "Ruiz", Neutral},
		{"Critics accused Ruiz of corruption.", "Ruiz", Against},
	} {
		if got := m.Judge(parse(t, c.text), spanOf(c.text, c.target)); got.Label != c.want {
			t.Errorf("Judge(%q, %q) = %v %.2f, want %v", c.text, c.target, got.Label, got.Probabilities, c.want)
		}
	}
}

func TestReaderIsOrderFree(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	text := "Ruiz attacked Chen over the budget. Chen, who won the vote, thanked her supporters. Ruiz sulked."
	d := parse(t, text)
	var spans []nlp.Span
	for _, tok := range d.Tokens {
		spans = append(spans, tok.Span)
	}
	r := m.Reader(d)
	for i := range spans {
		s := spans[(i*7)%len(spans)]
		if diff := cmp.Diff(m.Judge(d, s), r.Judge(s)); diff != "" {
			t.Errorf("Judge(%v) depends on what was judged before (-alone +after):\n%s", s, diff)
		}
	}
}

// gradients of the network agree with differences of its outputs.
func TestBackward(t *testing.T) {
	text := "Critics say Ruiz did not help the poor, but Chen did."
	d := parse(t, text)
	exs := prepare([]Example{{Doc: d, Target: spanOf(text, "Ruiz"), Probabilities: [3]float64{0, 0, 1}, Gold: true}})
	n := trainNet(exs, netOptions{epochs: 3, rate: 0.01, batch: 1, seed: 3})
	ex, grad := &exs[0], [outputs]float32{0.3, -0.8, 1}
	s := &state{}
	run := func() (sum float64) {
		n.sentence(s, ex.ins)
		n.target(s, ex.places, ex.a, ex.b)
		for i, g := range grad {
			sum += float64(g) * float64(s.out[i])
		}
		return sum
	}
	run()
	keep := make([]float32, poolSize)
	for i := range keep {
		keep[i] = 1
	}
	g := newNet()
	n.backward(g, s, ex, ex.ins, keep, grad, map[int]bool{})
	gp := g.params()
	for i, p := range n.params() {
		at := 0
		for j, v := range *gp[i] {
			if math.Abs(float64(v)) > math.Abs(float64((*gp[i])[at])) {
				at = j
			}
		}
		const h = 1e-3
		old := (*p)[at]
		(*p)[at] = old + h
		up := run()
		(*p)[at] = old - h
		down := run()
		(*p)[at] = old
		want, got := (up-down)/(2*h), float64((*gp[i])[at])
		if math.Abs(want-got) > 0.01*math.Max(1e-2, math.Abs(want)) {
			t.Errorf("parameter set %d: gradient %v, want %v", i, got, want)
		}
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("Ruiz, who “won”, wasn't (ever) to be trusted's by Chen and", 0, 4)
	f.Add("", 0, 0)
	f.Add("and to who , ( of", 4, 9)
	m, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		r := m.Judge(parse(t, text), nlp.Span{Start: start, End: end})
		if sum := r.Probabilities[0] + r.Probabilities[1] + r.Probabilities[2]; math.Abs(sum-1) > 1e-6 {
			t.Errorf("probabilities sum to %v", sum)
		}
		if n := len(r.Cues[Neutral]); n > 0 {
			t.Errorf("%d cues for neutral", n)
		}
		for _, c := range slices.Concat(r.Cues[Favor], r.Cues[Against]) {
			if !c.In(len(text)) {
				t.Errorf("cue %v outside the text", c)
			}
		}
	})
}

func BenchmarkJudge(b *testing.B) {
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	// 1,000 words, 50 targets
	text := strings.Repeat("Mayor Ruiz praised the council on Monday, but critics such as Chen say that the plan, which he had promised to voters last year, does not protect the poor from rising rents. ", 32)
	d := parse(b, text)
	var targets []nlp.Span
	for _, t := range d.Tokens {
		if (t.Lower == "ruiz" || t.Lower == "chen") && len(targets) < 50 {
			targets = append(targets, t.Span)
		}
	}
	for b.Loop() {
		r := m.Reader(d)
		for _, t := range targets {
			r.Judge(t)
		}
	}
}
