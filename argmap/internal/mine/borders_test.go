package mine

import (
	"slices"
	"testing"

	"opedmap/nlp"
)

func unitOf(t *testing.T, text string) *Unit {
	t.Helper()
	d, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	return NewView(d, nil).Units()[0]
}

func TestBorders(t *testing.T) {
	u := unitOf(t, "I think that taxes help the poor and the old. Of course, they cost money.")
	words := func(may []bool) (out []string) {
		for i, ok := range may[:u.N] {
			if ok {
				out = append(out, u.View.Doc.Tokens[u.First+i].Lower)
			}
		}
		return out
	}
	index := func(w string) int {
		return slices.IndexFunc(u.View.Doc.Tokens, func(t nlp.Token) bool { return t.Lower == w }) - u.First
	}
	var b borders
	b.mark(u)
	if got, want := words(u.mayBegin), []string{"i", "of", "they"}; !slices.Equal(got, want) {
		t.Errorf("without learning components begin at %q, want %q", got, want)
	}
	if got, want := words(u.mayEnd), []string{"i", ".", "of", ",", "."}; !slices.Equal(got, want) || !u.mayEnd[u.N] {
		t.Errorf("without learning components end before %q, want %q and the end", got, want)
	}
	b.learn(u, []run{{index("taxes"), index("and"), 0}})
	var c borders
	if !c.decode(b.encode()) || c != b {
		t.Error("decode of encode gives other borders")
	}
	if c.decode(b.encode()[1:]) {
		t.Error("decode takes what is too short")
	}
	var sum borders
	sum.add(&b)
	sum.mark(u)
	if !u.mayBegin[index("taxes")] || u.mayBegin[index("poor")] || !u.mayEnd[index("and")] || u.mayEnd[index("old")] {
		t.Errorf("components begin at %q and end before %q", words(u.mayBegin), words(u.mayEnd))
	}
}

// What is scored with and without borders is the same where they allow it.
func TestBordersLeaveScores(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	u := unitOf(t, "The council should sell the hall because nobody has used it since 2011, and the roof leaks.")
	v := u.View
	all, some := m.Segmenter.score(v, true)[0], m.Segmenter.score(v, false)[0]
	allowed := 0
	for i := range u.N {
		for j := i + 1; j <= u.N; j++ {
			if !some.mayBegin[i] || !some.mayEnd[j] {
				continue
			}
			allowed++
			if got, want := some.segment(i, j), all.segment(i, j); got != want {
				t.Fatalf("the component from token %d to %d scores %v, without borders %v", i, j, got, want)
			}
		}
	}
	if every := u.N * (u.N + 1) / 2; allowed == 0 || allowed > every*2/3 {
		t.Errorf("%d of %d components are allowed", allowed, every)
	}
}
