package eval

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

func component(start, end int, kind mine.Kind, stance mine.Stance, parent int, sign mine.Sign) mine.Component {
	return mine.Component{Span: nlp.Span{Start: start, End: end}, Kind: kind, Stance: stance, Parent: parent, Sign: sign}
}

// essay states its thesis twice; a reply meets the claim of the other side.
func essay() *gold.Text {
	reply := component(60, 70, mine.Premise, mine.Pro, 1, mine.Attack)
	reply.Evidence = 2
	ground := component(40, 50, mine.Premise, mine.Con, 1, mine.Support)
	ground.Evidence = 1
	return &gold.Text{Components: []gold.Component{
		{Component: component(0, 10, mine.MajorClaim, mine.Pro, -1, 0)},
		{Component: component(20, 30, mine.Claim, mine.Con, 0, mine.Attack), AnyMajor: true},
		{Component: ground},
		{Component: reply},
		{Component: component(80, 90, mine.MajorClaim, mine.Pro, -1, 0)},
	}}
}

// mined finds the thesis, cuts the claim short, puts its ground on the author's
// side, misses the reply and adds a premise.
func mined() []mine.Component {
	pred := []mine.Component{
		component(0, 10, mine.MajorClaim, mine.Pro, -1, 0),
		component(20, 28, mine.Claim, mine.Con, 3, mine.Attack),
		component(40, 50, mine.Premise, mine.Pro, 1, mine.Attack),
		component(80, 90, mine.MajorClaim, mine.Pro, -1, 0),
		component(95, 99, mine.Premise, mine.Con, 0, mine.Attack),
	}
	for i, c := range []float64{0.95, 0.85, 0.65, 0.55, 0.35} {
		pred[i].Confidence, pred[i].LinkConfidence = c, c-0.1
	}
	pred[2].Evidence = 1
	return pred
}

func TestText(t *testing.T) {
	var want Score
	want.Exact = Match{Segment: Count{3, 5, 5}, Component: Count{3, 5, 5}, Attach: Count{0, 3, 3}, Relation: Count{0, 3, 3}}
	// The claim counts as attached to either statement of the thesis; the sign of
	// its ground is wrong.
	want.Half = Match{Segment: Count{4, 5, 5}, Component: Count{4, 5, 5}, Attach: Count{2, 3, 3}, Relation: Count{1, 3, 3}}
	want.Thesis = Count{Hit: 1, Gold: 1}
	want.Kind = [3]Count{{2, 2, 2}, {1, 1, 1}, {1, 1, 1}}
	want.Stance = [2]Count{{2, 3, 2}, {1, 1, 2}}
	want.Con = Count{1, 2, 2}
	want.Pair = [2]Count{{2, 2, 2}, {10, 10, 10}}
	want.Evidence[1] = Count{1, 1, 1}
	want.Calibration[9] = Bin{1, 1, 0.95}
	want.Calibration[8] = Bin{1, 1, 0.85}
	want.Calibration[6] = Bin{1, 1, 0.65}
	want.Calibration[5] = Bin{1, 1, 0.55}
	want.Calibration[3] = Bin{1, 0, 0.35}
	want.LinkCalibration[7] = Bin{1, 1, 0.75}
	want.LinkCalibration[5] = Bin{1, 1, 0.55}
	got := Text(essay(), mined())
	if diff := cmp.Diff(want, got, cmpopts.EquateApprox(0, 1e-9)); diff != "" {
		t.Errorf("Text() mismatch (-want +got):\n%s", diff)
	}
	var sum Score
	sum.Add(got)
	sum.Add(got)
	if sum.Half.Component != (Count{8, 10, 10}) || sum.Thesis != (Count{Hit: 2, Gold: 2}) || sum.Calibration[3].N != 2 || sum.Pair[1].Gold != 20 {
		t.Errorf("a score added twice is %+v", sum)
	}
}

func TestTextErrors(t *testing.T) {
	tests := []struct {
		name   string
		change func([]mine.Component)
		figure func(Score) Count
		want   Count
	}{
		{"the surest major claim is no thesis", func(p []mine.Component) { p[4].Kind, p[4].Confidence = mine.MajorClaim, 0.99 },
			func(s Score) Count { return s.Thesis }, Count{Gold: 1}},
		{"the kind of a matched span is wrong", func(p []mine.Component) { p[2].Kind = mine.Claim },
			func(s Score) Count { return s.Half.Component }, Count{3, 5, 5}},
		{"a link that leads elsewhere", func(p []mine.Component) { p[2].Parent = 0 },
			func(s Score) Count { return s.Half.Attach }, Count{1, 3, 3}},
		{"a pair linked that should not be", func(p []mine.Component) { p[2].Parent = 0 },
			func(s Score) Count { return s.Pair[0] }, Count{1, 2, 2}},
		{"half of the longer span is not more than half", func(p []mine.Component) { p[1].End = 25 },
			func(s Score) Count { return s.Half.Segment }, Count{3, 5, 5}},
		{"a span twice as long", func(p []mine.Component) { p[1].Start, p[1].End = 11, 31 },
			func(s Score) Count { return s.Half.Segment }, Count{3, 5, 5}},
		{"the other side's component is found", func(p []mine.Component) { p[2].Stance = mine.Con },
			func(s Score) Count { return s.Con }, Count{2, 3, 2}},
		{"another type of evidence", func(p []mine.Component) { p[2].Evidence = 3 },
			func(s Score) Count { return s.Evidence[1] }, Count{0, 0, 1}},
	}
	for _, tt := range tests {
		pred := mined()
		tt.change(pred)
		if got := tt.figure(Text(essay(), pred)); got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestFigures(t *testing.T) {
	s := Score{
		Kind:   [3]Count{{1, 2, 2}, {0, 1, 0}, {3, 3, 3}}, // no gold claims
		Thesis: Count{Hit: 3, Gold: 4},
	}
	s.Evidence[0] = Count{0, 9, 9} // none given
	s.Evidence[1] = Count{1, 1, 3}
	bins := Calibration{4: {N: 10, Right: 5, Confidence: 4.5}, 9: {N: 30, Right: 27, Confidence: 28.5}}
	for _, tt := range []struct {
		name      string
		got, want float64
	}{
		{"F1", Count{2, 3, 5}.F1(), 0.5},
		{"F1 of nothing", Count{}.F1(), 0},
		{"kind macro F1", s.KindMacroF1(), 0.75},
		{"evidence macro F1", s.EvidenceMacroF1(), 0.5},
		{"stance macro F1 of nothing", s.StanceMacroF1(), 0},
		{"thesis rate", s.ThesisRate(), 0.75},
		{"thesis rate of nothing", new(Score).ThesisRate(), 0},
		{"ECE", bins.Error(), 0.05},
		{"ECE of nothing", new(Calibration).Error(), 0},
		// Of 100 fair coins as many heads are off by 4 on the average.
		{"ECE by chance", (&Calibration{5: {N: 100, Confidence: 50}}).Chance(), 0.0399},
		{"ECE by chance of the sure", (&Calibration{9: {N: 7, Confidence: 7}}).Chance(), 0},
		{"ECE by chance of nothing", new(Calibration).Chance(), 0},
	} {
		if math.Abs(tt.got-tt.want) > 1e-4 {
			t.Errorf("%s = %v, want %v", tt.name, tt.got, tt.want)
		}
	}
}

// The mean of a hundred tosses, half of them heads, is within about 0.5 ± 0.098 in
// 95 of 100 samples.
func TestInterval(t *testing.T) {
	mean := func(sample []int) float64 {
		heads := 0
		for _, i := range sample {
			heads += i % 2
		}
		return float64(heads) / float64(len(sample))
	}
	got := Interval(100, mean)
	if math.Abs(got.Low-0.402) > 0.02 || math.Abs(got.High-0.598) > 0.02 {
		t.Errorf("Interval() = %v, want about [0.402, 0.598]", got)
	}
	if again := Interval(100, mean); again != got {
		t.Errorf("Interval() = %v, then %v", got, again)
	}
}
