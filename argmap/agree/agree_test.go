package agree_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/agree"
	"opedmap/argmap/internal/sketch"
)

const source = "Close the road. Cars kill. Two died in May. “Shops” may lose trade. They did not in Ghent."

func draw(t testing.TB, lines ...string) *argmap.Graph {
	t.Helper()
	g, err := sketch.Graph(source, lines...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func anna(t testing.TB) *argmap.Graph {
	return draw(t, "m major pro Close the road", "c claim pro Cars kill", "p premise pro Two died in May",
		"k claim con “Shops” may lose trade", "q premise pro They did not in Ghent",
		"c supports m", "p supports c", "k attacks m", "q attacks k")
}

// ben leaves p out, sees a premise in c, cuts k, and links q to the thesis.
func ben(t testing.TB) *argmap.Graph {
	return draw(t, "m major pro Close the road", "c premise pro Cars kill",
		"k claim con may lose trade", "q premise pro They did not in Ghent",
		"c supports m", "k attacks m", "q supports m")
}

func TestTexts(t *testing.T) {
	r, err := agree.Texts([]agree.Text{{"road", source, []*argmap.Graph{anna(t), nil, ben(t)}}})
	if err != nil {
		t.Fatal(err)
	}
	for m, want := range map[agree.Measure]float64{
		agree.ExactF1:         2 * 3 / 9.0,
		agree.HalfF1:          2 * 4 / 9.0,
		agree.HalfKindF1:      2 * 3 / 9.0,
		agree.Attachment:      2 / 3.0, // c and k of c, k, q
		agree.TypedAttachment: 2 / 3.0,
		agree.GraphSimilarity: 1 - (1+0.5+2+1)/16.0, // p, kind of c, q's relations, p's relation
		agree.KindCohen:       agree.Cohen([]int{1, 2, 2, 3}, []int{1, 3, 2, 3}),
		agree.StanceCohen:     1,
		agree.TokenCohen: agree.Cohen(
			[]int{1, 1, 1, 2, 2, 3, 3, 3, 3, 2, 2, 2, 2, 3, 3, 3, 3, 3},
			[]int{1, 1, 1, 3, 3, 0, 0, 0, 0, 0, 2, 2, 2, 3, 3, 3, 3, 3}),
	} {
		near(t, string(m), r.Score(m).Value, want, 1e-9)
	}
	if r.Texts != 1 || r.Annotators != 3 {
		t.Errorf("Texts gave %d texts and %d annotators, want 1 and 3", r.Texts, r.Annotators)
	}
	if s := r.Score(agree.UAlpha); !math.IsNaN(s.Low) {
		t.Errorf("one text has the interval %v", s)
	}
	if s := r.Score("frown"); !math.IsNaN(s.Value) {
		t.Errorf("an unknown measure has the score %v", s)
	}
}

// TestTextsCharacters checks that spans count characters, not bytes.
func TestTextsCharacters(t *testing.T) {
	at := func(s string) argmap.Span {
		i := strings.Index(source, s)
		return argmap.Span{Start: len([]rune(source[:i])), End: len([]rune(source[:i+len(s)]))}
	}
	c := agree.Continuum{Length: len([]rune(source)), Units: [][]agree.Unit{
		{{at("Close the road"), 0}, {at("Cars kill"), 1}, {at("Two died in May"), 2}, {at("“Shops” may lose trade"), 1}, {at("They did not in Ghent"), 2}},
		{{at("Close the road"), 0}, {at("Cars kill"), 2}, {at("may lose trade"), 1}, {at("They did not in Ghent"), 2}},
	}}
	want := agree.Unitize([]agree.Continuum{c}, 3)
	r, err := agree.Texts([]agree.Text{{"road", source, []*argmap.Graph{anna(t), ben(t)}}})
	if err != nil {
		t.Fatal(err)
	}
	for m, x := range map[agree.Measure]float64{
		agree.UAlpha: want.U, agree.RelevantAlpha: want.Relevant, agree.CodingAlpha: want.Coding,
		agree.MajorClaimAlpha: want.Category[0], agree.ClaimAlpha: want.Category[1], agree.PremiseAlpha: want.Category[2],
	} {
		near(t, string(m), r.Score(m).Value, x, 1e-12)
	}
}

func TestTextsSame(t *testing.T) {
	text := agree.Text{"road", source, []*argmap.Graph{anna(t), anna(t)}}
	r, err := agree.Texts([]agree.Text{text, text, text}, agree.Resamples(50))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Scores {
		if s.Value != 1 || s.Low != 1 || s.High != 1 {
			t.Errorf("%s of equal maps is %v, want 1 [1, 1]", s.Measure, s)
		}
	}
}

func TestTextsIntervals(t *testing.T) {
	a, b := anna(t), ben(t)
	texts := []agree.Text{
		{"1", source, []*argmap.Graph{a, b}}, {"2", source, []*argmap.Graph{a, a}},
		{"3", source, []*argmap.Graph{b, b}}, {"4", source, []*argmap.Graph{b, a}}, {"5", source, []*argmap.Graph{a, nil}},
	}
	r, err := agree.Texts(texts)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Scores {
		if !(s.Low <= s.Value && s.Value <= s.High) || s.Measure == agree.HalfF1 && s.Low == s.High {
			t.Errorf("%s is %v", s.Measure, s)
		}
	}
	again, _ := agree.Texts(texts)
	if diff := cmp.Diff(r.String(), again.String()); diff != "" {
		t.Errorf("the same texts give another report (-first +second):\n%s", diff)
	}
	narrow, _ := agree.Texts(texts, agree.Level(0.5))
	if n, w := narrow.Score(agree.HalfF1), r.Score(agree.HalfF1); n.High-n.Low > w.High-w.Low {
		t.Errorf("the 50%% interval %v is wider than the 95%% one %v", n, w)
	}
}

func TestTextsErrors(t *testing.T) {
	a := anna(t)
	for _, test := range []struct {
		texts []agree.Text
		want  error
	}{
		{[]agree.Text{{"1", source, []*argmap.Graph{a, a}}, {"2", source, []*argmap.Graph{a}}}, agree.ErrAnnotators},
		{[]agree.Text{{"1", source[:50], []*argmap.Graph{a}}}, agree.ErrSpan},
		{[]agree.Text{{"1", "ééééééééé" + source, []*argmap.Graph{a}}}, agree.ErrSpan},
	} {
		_, err := agree.Texts(test.texts)
		var e *agree.Error
		if !errors.Is(err, test.want) || !errors.As(err, &e) {
			t.Errorf("Texts gave the error %v, want %v", err, test.want)
		}
	}
	r, err := agree.Texts(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range r.Scores {
		if !math.IsNaN(s.Value) {
			t.Errorf("%s of nothing is %v", s.Measure, s)
		}
	}
	if b, err := json.Marshal(r); err != nil || !strings.Contains(string(b), `"value":null`) {
		t.Errorf("an undefined score is written as %s, %v", b, err)
	} else {
		var back agree.Report
		if err := json.Unmarshal(b, &back); err != nil || !math.IsNaN(back.Scores[0].Value) || back.Scores[0].Measure != r.Scores[0].Measure {
			t.Errorf("an undefined score is read as %v, %v", back.Scores[0], err)
		}
	}
	same := []agree.Text{{"1", source, []*argmap.Graph{a, a}}}
	if r, err = agree.Texts(same); err != nil {
		t.Fatal(err)
	}
	var back agree.Report
	if b, err := json.Marshal(r); err != nil || json.Unmarshal(b, &back) != nil || fmt.Sprint(back.Scores) != fmt.Sprint(r.Scores) {
		t.Errorf("scores %v come back as %v (%v)", r.Scores, back.Scores, err)
	}
	for _, level := range []float64{0, 1, 95, -1, math.NaN()} {
		if _, err := agree.Texts(same, agree.Level(level)); !errors.Is(err, agree.ErrLevel) {
			t.Errorf("level %v: error %v, want ErrLevel", level, err)
		}
	}
}
