package stance

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/attitude"
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

func whole(t *testing.T, d *nlp.Document) *statement {
	t.Helper()
	judge, err := attitude.Load()
	if err != nil {
		t.Fatal(err)
	}
	return newStatement(d, 0, len(d.Tokens), judge.Reader(d))
}

func TestAlign(t *testing.T) {
	claim := whole(t, parse(t, "Schools should increase homework"))
	for _, c := range []struct {
		text string
		want map[string]match
	}{
		{"Homework helps a school", map[string]match{"homework": sameStem, "school": sameStem}},
		{"We must decrease homework", map[string]match{"decrease": antonym, "homework": sameStem}},
		{"Prep takes time", map[string]match{"prep": synonym}},
	} {
		p := whole(t, parse(t, c.text))
		kinds, _ := align(claim, p)
		got := map[string]match{}
		for j, k := range kinds {
			if k != noMatch && k != near {
				got[p.words[j].text] = k
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("align(…, %q) mismatch (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestDirection(t *testing.T) {
	for text, want := range map[string]uint64{
		"Ban smoking": 1, "Do not ban smoking": 0, "Smoking is fun": 0, "Nobody may smoke": 1,
	} {
		if got := whole(t, parse(t, text)).direction(); got != want {
			t.Errorf("direction of %q = %d, want %d", text, got, want)
		}
	}
}

func TestScoreAgreesWithJudge(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	text := "Zoos should be closed. They are cruel to animals."
	d := parse(t, text)
	a, b := d.Sentences[0].Span, d.Sentences[1].Span
	r := m.Judge(parse(t, a.Text(text)), parse(t, b.Text(text)))
	if x := m.Score(d, a, b); x > 0 != r.Support {
		t.Errorf("Score = %v, but Judge says support: %v", x, r.Support)
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("Ban it", "It isn't never harmful; no ban")
	f.Add("", "")
	m, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, claim, perspective string) {
		if !utf8.ValidString(claim) || !utf8.ValidString(perspective) {
			t.Skip()
		}
		r := m.Judge(parse(t, claim), parse(t, perspective))
		if !(r.Confidence >= 0.5 && r.Confidence <= 1) {
			t.Errorf("confidence %v", r.Confidence)
		}
		for _, c := range r.Cues {
			if !c.In(len(perspective)) {
				t.Errorf("cue %v outside the perspective", c)
			}
		}
	})
}

func BenchmarkScore(b *testing.B) {
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	d := parse(b, "The council should ban cars from the old centre of the town by next summer. Fewer cars would let children play in safe streets and would not hurt the shops.")
	x, y := d.Sentences[0].Span, d.Sentences[1].Span
	for b.Loop() {
		m.Score(d, x, y)
	}
}
