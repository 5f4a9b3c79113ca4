package regard

import (
	"strings"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/argmap/internal/attitude"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/resolve"
	"opedmap/nlp"
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
