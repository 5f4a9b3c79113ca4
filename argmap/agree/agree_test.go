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

// TestTextsShared measures what two annotators share, whoever comes first.
func TestTextsShared(t *testing.T) {
	const m, c, k = "major pro Close the road", "pro Cars kill", "pro Two died in May"
	for _, tt := range []struct {
		name string
		a, b []string
		want map[agree.Measure]float64
	}{
		{"a thesis that is a claim to the other",
			[]string{"m " + m, "c claim " + c, "c supports m"}, []string{"m claim pro Close the road", "c claim " + c, "c supports m"},
			map[agree.Measure]float64{agree.HalfKindF1: 0.5, agree.Attachment: 0.5}},
		{"none goes anywhere", []string{"m " + m, "c claim " + c}, []string{"m " + m, "c claim " + c},
			map[agree.Measure]float64{agree.Attachment: 1, agree.TypedAttachment: 1}},
		{"one goes nowhere", []string{"m " + m, "c claim " + c}, []string{"m " + m, "c claim " + c, "c supports m"},
			map[agree.Measure]float64{agree.Attachment: 0}},
		{"to one that the other has not", []string{"m " + m, "c claim " + c, "k premise " + k, "k supports c"}, []string{"m " + m, "k premise " + k},
			map[agree.Measure]float64{agree.Attachment: 0}},
		{"other relation", []string{"m " + m, "c claim " + c, "c attacks m"}, []string{"m " + m, "c claim " + c, "c supports m"},
			map[agree.Measure]float64{agree.Attachment: 1, agree.TypedAttachment: 0}},
		{"each to a thesis of its own", []string{"m " + m, "k premise " + k, "k supports m"}, []string{"n major " + c, "k premise " + k, "k supports n"},
			map[agree.Measure]float64{agree.Attachment: 1, agree.TypedAttachment: 1}},
		{"thesis and claim", []string{"m " + m, "k premise " + k, "k supports m"}, []string{"n claim " + c, "k premise " + k, "k supports n"},
			map[agree.Measure]float64{agree.Attachment: 0}},
		{"half of the longer one", []string{"m " + m, "k premise pro Two di"}, []string{"m " + m, "k premise pro Two"},
			map[agree.Measure]float64{agree.HalfF1: 0.5, agree.GraphSimilarity: 0.5, agree.KindAlpha: math.NaN()}},
		{"more than half of the longer one", []string{"m " + m, "k premise pro Two d"}, []string{"m " + m, "k premise pro Two"},
			map[agree.Measure]float64{agree.HalfF1: 1, agree.GraphSimilarity: 1, agree.KindAlpha: 1}},
		{"little overlap", []string{"m " + m, "k premise " + k}, []string{"m " + m, "k claim con Two"},
			map[agree.Measure]float64{agree.HalfF1: 0.5, agree.KindAlpha: math.NaN(), agree.TokenCohen: agree.Cohen(
				append([]int{1, 1, 1, 0, 0, 3, 3, 3, 3}, make([]int, 9)...), append([]int{1, 1, 1, 0, 0, 2, 0, 0, 0}, make([]int, 9)...))}},
	} {
		a, b := draw(t, tt.a...), draw(t, tt.b...)
		for _, maps := range [][]*argmap.Graph{{a, b}, {b, a}} {
			r, err := agree.Texts([]agree.Text{{"road", source, maps}})
			if err != nil {
				t.Fatal(err)
			}
			for m, want := range tt.want {
				near(t, tt.name+": "+string(m), r.Score(m).Value, want, 1e-9)
			}
		}
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
	r, err := agree.Texts([]agree.Text{text, text, text}, agree.WithResamples(50))
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
	if r.Texts != 4 {
		t.Errorf("%d texts with two maps, want 4", r.Texts)
	}
	again, _ := agree.Texts(texts)
	if diff := cmp.Diff(r.String(), again.String()); diff != "" {
		t.Errorf("the same texts give another report (-first +second):\n%s", diff)
	}
	narrow, _ := agree.Texts(texts, agree.WithLevel(0.5))
	if n, w := narrow.Score(agree.HalfF1), r.Score(agree.HalfF1); n.High-n.Low > w.High-w.Low {
		t.Errorf("the 50%% interval %v is wider than the 95%% one %v", n, w)
	}
}

// TestTextsResampled has two texts, so that a sample is one of them, twice, or both.
func TestTextsResampled(t *testing.T) {
	a, b := anna(t), ben(t)
	none := draw(t)
	score := func(m agree.Measure, second []*argmap.Graph, opts ...agree.Option) string {
		t.Helper()
		r, err := agree.Texts([]agree.Text{{"1", source, []*argmap.Graph{a, b}}, {"2", source, second}}, opts...)
		if err != nil {
			t.Fatal(err)
		}
		return r.Score(m).String()
	}
	same := []*argmap.Graph{a, a}
	for _, tt := range []struct{ name, got, want string }{
		{"no resamples", score(agree.HalfF1, same, agree.WithResamples(0)), "0.947"},
		{"the one and the other", score(agree.HalfF1, same), "0.947 [0.889, 1.000]"},
		{"the middle half", score(agree.HalfF1, same, agree.WithLevel(0.4)), "0.947 [0.947, 0.947]"},
		{"all but the tails", score(agree.HalfF1, same, agree.WithLevel(0.9999)), "0.947 [0.889, 1.000]"},
		{"one says nothing", score(agree.Attachment, []*argmap.Graph{none, none}), "0.667 [0.667, 0.667]"},
		{"one is missing", score(agree.Attachment, []*argmap.Graph{a, nil}), "0.667 [0.667, 0.667]"},
		{"default", score(agree.ExactF1, same), score(agree.ExactF1, same, agree.WithResamples(1000), agree.WithLevel(0.95))},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, tt.got, tt.want)
		}
	}
	if one, other := score(agree.HalfF1, same, agree.WithResamples(2)), score(agree.HalfF1, same, agree.WithResamples(2), agree.WithSeed(3)); one == other {
		t.Errorf("two seeds give the same interval, %s", one)
	}
}

// TestTextsThree takes Cohen's kappa of each two annotators.
func TestTextsThree(t *testing.T) {
	a, b := anna(t), ben(t)
	score := func(m agree.Measure, maps ...*argmap.Graph) float64 {
		r, err := agree.Texts([]agree.Text{{"road", source, maps}})
		if err != nil {
			t.Fatal(err)
		}
		return r.Score(m).Value
	}
	near(t, "token_cohen", score(agree.TokenCohen, a, a, b), (1+2*score(agree.TokenCohen, a, b))/3, 1e-9)
	near(t, "kind_fleiss", score(agree.KindFleiss, a, b, draw(t, "k claim con lose")),
		agree.Fleiss([][]int{{1, 2, 3, 2, 3, no}, {1, 3, no, 2, 3, no}, {no, no, no, no, no, 2}}), 1e-9)
}

func TestReportString(t *testing.T) {
	r := agree.Report{Annotators: 3, Texts: 12, Level: 0.95, Scores: []agree.Score{
		{agree.UAlpha, 0.5, 0.25, 0.7504}, {agree.GraphSimilarity, 1, math.NaN(), math.NaN()}, {agree.MajorClaimAlpha, math.NaN(), math.NaN(), math.NaN()}}}
	want := `3 annotators, 12 texts, 95% intervals
u_alpha              0.500 [0.250, 0.750]
graph_similarity     1.000
major_claim_u_alpha  undefined
`
	if diff := cmp.Diff(want, r.String()); diff != "" {
		t.Errorf("String mismatch (-want +got):\n%s", diff)
	}
	for level, want := range map[float64]string{0.57: "57%", 0.999: "99.9%", 0.99999999: "99.999999%"} {
		want := "0 annotators, 0 texts, " + want + " intervals\n"
		if diff := cmp.Diff(want, (&agree.Report{Level: level}).String()); diff != "" {
			t.Errorf("String at level %v mismatch (-want +got):\n%s", level, diff)
		}
	}
}

func TestTextsErrors(t *testing.T) {
	a := anna(t)
	for _, test := range []struct {
		texts   []agree.Text
		want    error
		message string
	}{
		{[]agree.Text{{"1", source, []*argmap.Graph{a, a}}, {"2", source, []*argmap.Graph{a}}}, agree.ErrAnnotators,
			`agree: text "2": another number of maps than the texts before it`},
		{[]agree.Text{{"1", source[:50], []*argmap.Graph{a}}}, agree.ErrSpan,
			`agree: text "1", annotator 0: component's span does not fit the source: k [44,70)`},
		{[]agree.Text{{"1", "ééééééééé" + source, []*argmap.Graph{a}}}, agree.ErrSpan,
			`agree: text "1", annotator 0: component's span does not fit the source: q [72,93)`},
		{[]agree.Text{{"1", source, []*argmap.Graph{nil, a}}, {"2", "Close the roaé" + source[15:], []*argmap.Graph{nil, a}}}, agree.ErrSpan,
			`agree: text "2", annotator 1: component's span does not fit the source: m [0,14)`},
		{[]agree.Text{{"1", strings.ToUpper(source), []*argmap.Graph{a}}}, agree.ErrText,
			`agree: text "1", annotator 0: component's text is not that of the source: a map of another text: m [0,14)`},
	} {
		_, err := agree.Texts(test.texts)
		var e *agree.Error
		if !errors.Is(err, test.want) || !errors.As(err, &e) || err.Error() != test.message {
			t.Errorf("Texts gave the error %v, want %s", err, test.message)
		}
	}
	if _, err := agree.Texts([]agree.Text{{"1", strings.TrimSuffix(source, "."), []*argmap.Graph{a}}}); err != nil {
		t.Errorf("a component up to the end of the text: %v", err)
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
	if err := json.Unmarshal([]byte(`{"scores":[{"measure":"u_alpha","value":"0.5"}]}`), &back); err == nil {
		t.Error("a score that is no number is read")
	}
	for _, level := range []float64{0, 1, 95, -1, math.NaN()} {
		if _, err := agree.Texts(same, agree.WithLevel(level)); !errors.Is(err, agree.ErrLevel) {
			t.Errorf("level %v: error %v, want ErrLevel", level, err)
		}
	}
}
