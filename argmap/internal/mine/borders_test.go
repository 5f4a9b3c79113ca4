package mine

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

func unitOf(t *testing.T, text string) *Unit {
	t.Helper()
	return viewOf(t, text).Units()[0]
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
	item := unitOf(t, "2\tWe should buy the mill.")
	if b.mark(item); item.mayBegin[0] || !item.mayBegin[1] {
		t.Error("a component begins at the number of its paragraph, or not behind it")
	}
	for text, want := range map[string]bool{"So is the tax of old.": false, "Neither is the tax of old.": false, "Nor is the tax of old.": false, "We so is the tax.": true} {
		u := unitOf(t, text)
		verb := slices.IndexFunc(u.View.Doc.Tokens, func(t nlp.Token) bool { return t.Lower == "is" })
		var seen borderCount
		seen.begin[u.tag(verb-1)][u.tag(verb)] = leastBorders
		learnt := seen.borders()
		if learnt.mark(u); u.mayBegin[verb] != want {
			t.Errorf("a component may begin at the verb of %q: %t, want %t", text, !want, want)
		}
	}
	letter := unitOf(t, "THIS refers to the article in which he tells us to pay.")
	if b.mark(letter); letter.mayBegin[0] {
		t.Error("a component begins where a letter says what it answers")
	}
	var count borderCount
	seen := []run{{index("taxes"), index("and"), 0}}
	for range leastBorders - 1 {
		count.learn(u, seen)
	}
	if count.borders() != b {
		t.Error("borders that were seen too seldom are allowed")
	}
	count.learn(u, seen)
	b = count.borders()
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
	if allowed == 0 {
		t.Error("no component is allowed")
	}
}

// heldOut reads the op-eds that the models did not learn from.
func heldOut(t *testing.T) []*View {
	t.Helper()
	names, err := filepath.Glob("../../../testdata/opeds/heldout*/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no op-eds", err)
	}
	var out []*View
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := nlp.Parse(string(text), nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, NewView(d, apparatus.Find(d)))
	}
	return out
}

// Borders are worth their while: they leave out most of the runs of texts that the
// models did not learn from.
func TestBordersSaveWork(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	allowed, all := 0, 0
	for _, v := range heldOut(t) {
		for _, u := range v.Units() {
			var runs []shaped
			for i := range u.N {
				all += u.longest(i)
			}
			m.Segmenter.borders.mark(u)
			for i := range u.N {
				if u.mayBegin[i] {
					runs = u.runsFrom(i, runs[:0])
					allowed += len(runs)
				}
			}
		}
	}
	if allowed == 0 || allowed > all/2 {
		t.Errorf("%d of %d runs are allowed", allowed, all)
	}
}

// A component holds both marks of emphasis or neither.
func TestWithMarks(t *testing.T) {
	for _, c := range []struct{ text, given, want string }{
		{"It will cost _little_ and pay.", "It will cost _little", "It will cost _little_"},
		{"It **costs** much.", "costs** much", "**costs** much"},
		{"**It costs much.**", "It costs much", "It costs much"},
		{"It is **very** dear.", "It is **very** dear", "It is **very** dear"},
		{"a snake_case word *here*", "a snake_case word", "a snake_case word"},
		{"We *must* _act_ now.", "We *must* _act", "We *must* _act_"},
	} {
		i := strings.Index(c.text, c.given)
		got := withMarks(c.text, nlp.Span{Start: i, End: i + len(c.given)})
		if got.Text(c.text) != c.want {
			t.Errorf("withMarks(%q in %q) = %q, want %q", c.given, c.text, got.Text(c.text), c.want)
		}
	}
}
