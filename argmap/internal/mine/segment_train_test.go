package mine

import (
	"slices"
	"strings"
	"testing"

	"opedmap/nlp"
)

// lessons are texts of two sentences, the claim in the first of an op-ed and, after
// "therefore", in the second of an essay.
func lessons(t *testing.T) []SegmentText {
	t.Helper()
	var out []SegmentText
	for _, thing := range []string{"bridge", "school", "park", "tax", "road", "library", "bus", "harbour"} {
		reason, claim := "The "+thing+" costs very little", "the town should keep the "+thing
		for g, text := range map[Genre]string{
			Oped:  strings.ToUpper(claim[:1]) + claim[1:] + ". " + reason + ".",
			Essay: reason + ". Therefore, " + claim + ".",
		} {
			doc, err := nlp.Parse(text, nlp.WithoutNames())
			if err != nil {
				t.Fatal(err)
			}
			v := NewView(doc, nil)
			v.Genre, v.Learn = g, true
			var gold []Component
			for kind, words := range map[Kind]string{Claim: claim, Premise: reason} {
				at := strings.Index(strings.ToLower(text), strings.ToLower(words))
				gold = append(gold, Component{Span: nlp.Span{Start: at, End: at + len(words)}, Kind: kind, Stance: Pro, Parent: -1})
			}
			slices.SortFunc(gold, func(a, b Component) int { return a.Start - b.Start })
			out = append(out, SegmentText{View: v, Gold: gold, Weight: 1})
		}
	}
	slices.SortFunc(out, func(a, b SegmentText) int { return strings.Compare(a.View.Doc.Text, b.View.Doc.Text) })
	return out
}

func TestTrainSegmenter(t *testing.T) {
	texts := lessons(t)
	var losses []float64
	o := LearnOptions{Epochs: 20, Rate: 0.1, L2: 1e-3, Damp: 0.1, Dropout: 0.1, MinCount: 2, Step: 0.01, Seed: 1}
	o.Log = func(_ int, loss float64) { losses = append(losses, loss) }
	m := TrainSegmenter(texts, o)
	if len(losses) != 2*o.Epochs || losses[o.Epochs-1] > losses[0]/4 {
		t.Errorf("losses %v: two trainings, of all texts and of the essays, should learn", losses)
	}
	for g := range m.Threshold {
		m.Threshold[g] = 0.3
	}
	for _, x := range texts {
		var want []nlp.Span
		for _, c := range x.Gold {
			want = append(want, c.Span)
		}
		if got := m.Spans(x.View.ForUse()); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", x.View.Doc.Text, got, want)
		}
		for i, k := range m.KindsOf(x.View.ForUse(), want) {
			if kind := x.Gold[i].Kind; k[kind-1] != slices.Max(k[:]) {
				t.Errorf("%q: component %d is of kind %v, scores %v", x.View.Doc.Text, i, kind, k)
			}
		}
	}

	o.Log = nil
	again := TrainSegmenter(texts, o)
	all := trainSegmenter(texts, o)
	o.MinCount /= 2
	alone := trainSegmenter(slices.DeleteFunc(slices.Clone(texts), func(x SegmentText) bool { return x.View.Genre != Essay }), o)
	for g := range Genre(genres) {
		want := slices.Clone(all.form[g].shape)
		if g == Essay {
			for i, x := range alone.form[g].shape {
				want[i] = (want[i] + x) / 2
			}
		}
		if !slices.Equal(m.form[g].shape, want) {
			t.Errorf("genre %d: the shape is not the mean that it should be", g)
		}
		if !slices.Equal(again.form[g].shape, m.form[g].shape) || !slices.Equal(again.form[g].transition, m.form[g].transition) {
			t.Errorf("genre %d: trained again, it is another", g)
		}
	}
	shared := all.form[Microtext].shape // no text is one
	if slices.Equal(shared, make([]float32, shapeSize)) || slices.Equal(all.form[Oped].shape, shared) || slices.Equal(all.form[Essay].shape, shared) {
		t.Error("genres should share a form and have one of their own")
	}
}
