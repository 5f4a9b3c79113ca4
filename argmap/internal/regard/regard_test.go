package regard

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
	"opedmap/nlp/linear"
)

func gather(t *testing.T, text string, label nlp.Label, name string, components ...mine.Component) Evidence {
	t.Helper()
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	judge, err := attitude.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := resolve.Entity{Name: name, Label: label, Confidence: 1}
	for i := 0; ; {
		k := strings.Index(text[i:], name)
		if k < 0 {
			break
		}
		e.Mentions = append(e.Mentions, nlp.Span{Start: i + k, End: i + k + len(name)})
		i += k + len(name)
	}
	parts := []apparatus.Part{{Span: nlp.Span{Start: 0, End: strings.Index(text, "\n")}, Label: apparatus.Byline}}
	return NewGatherer(doc, parts, components, judge).Gather([]resolve.Entity{e})[0]
}

const column = `By Ann Oduya

Ruiz is a thief. Ruiz lied to every widow in the county. "Nobody has ever worked harder for us than Ruiz," says Chen.

Some hold that Ruiz has been good for the county.`

func TestVoices(t *testing.T) {
	con := strings.Index(column, "Ruiz has been")
	e := gather(t, column, nlp.Person, "Ruiz",
		mine.Component{Span: nlp.Span{Start: 14, End: 29}, Kind: mine.MajorClaim, Stance: mine.Pro},
		mine.Component{Span: nlp.Span{Start: con, End: len(column) - 1}, Kind: mine.Claim, Stance: mine.Con})
	want := []Voice{Thesis, Plain, Quoted, Other}
	if len(e.Mentions) != len(want) {
		t.Fatalf("%d mentions, want %d", len(e.Mentions), len(want))
	}
	for i, m := range e.Mentions {
		if m.Voice != want[i] {
			t.Errorf("voice of mention %d = %d, want %d", i, m.Voice, want[i])
		}
	}
}

func TestJudge(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		want attitude.Label
	}{
		{"Ruiz", attitude.Against},
		{"Ann Oduya", attitude.Neutral}, // the author
	} {
		if l, p := m.Judge(gather(t, column, nlp.Person, c.name)); l != c.want {
			t.Errorf("Judge(%s) = %v %.2f, want %v", c.name, l, p, c.want)
		}
	}
}

// Praise in one sentence after the other outweighs what is usual for places.
func TestSteadyPraise(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	text := "By Ann Oduya\n\n" + strings.Repeat("Norland is a reliable and generous friend. Norland has a splendid record. ", 6)
	if l, p := m.Judge(gather(t, text, nlp.GPE, "Norland")); l != attitude.Favor {
		t.Errorf("Judge = %v %.2f, want favor", l, p)
	}
}

// A single word of clear blame is enough not to favor.
func TestClearBlame(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if l, p := m.Judge(gather(t, "By Ann Oduya\n\nThe corrupt Acme Corp should be broken up.", nlp.Org, "Acme Corp")); l == attitude.Favor {
		t.Errorf("Judge = %v %.2f, want neutral or against", l, p)
	}
}

// The first mentions of an entity tell by the words of their sentences and of those
// beside them, but not by those of a list that goes on and on.
func TestTold(t *testing.T) {
	e := gather(t, "By Ann Oduya\n\n"+strings.Repeat("Ruiz is a thief. Nobody knew. ", maxTelling+2), nlp.Person, "Ruiz")
	if n := len(e.Mentions); n != maxTelling+2 {
		t.Fatalf("%d mentions, want %d", n, maxTelling+2)
	}
	for i, m := range e.Mentions {
		if (m.told != nil) != (i < maxTelling) {
			t.Errorf("mention %d tells %d things", i, len(m.told))
		}
	}
	holds := func(m Mention, template, side uint64, word string) bool {
		return slices.ContainsFunc(m.told, func(f linear.Feature) bool { return f.Key == linear.Key(template, side, linear.String(word)) })
	}
	for _, c := range []struct {
		mention int
		side    uint64
		word    string
		want    bool
	}{{0, 1, "nobodi", true}, {0, 0, "nobodi", false}, {1, 0, "nobodi", true}, {1, 1, "thief", false}} {
		if got := holds(e.Mentions[c.mention], besideStem, c.side, c.word); got != c.want {
			t.Errorf("mention %d is told %q on side %d: %v", c.mention, c.word, c.side, got)
		}
	}
	list := gather(t, "By Ann Oduya\n\nRuiz is "+strings.Repeat("poor, ", 100)+"and old. Nobody knew.", nlp.Person, "Ruiz")
	short := gather(t, "By Ann Oduya\n\nRuiz is poor and old. Nobody knew.", nlp.Person, "Ruiz")
	if n, most := len(list.Mentions[0].told), len(short.Mentions[0].told); n == 0 || n >= most {
		t.Errorf("a list tells %d things, a sentence %d", n, most)
	}
}

// Features that few samples show are left out, however often one of these does.
func TestDrop(t *testing.T) {
	f := func(keys ...uint64) (s linear.Sample) {
		for _, k := range keys {
			s.Features = append(s.Features, linear.Feature{Key: k, Value: 1})
		}
		return s
	}
	got := []linear.Sample{f(1, 2, 2), f(1, 3), f(1, 3)}
	drop(got, 2)
	if diff := cmp.Diff([]linear.Sample{f(1), f(1, 3), f(1, 3)}, got); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}
