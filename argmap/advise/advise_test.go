package advise_test

import (
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/internal/sketch"
	"opedmap/nlp"
)

func read(t testing.TB, source string, lines []string) (*nlp.Document, *argmap.Graph) {
	t.Helper()
	g, err := sketch.Graph(source, lines...)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := nlp.Parse(source, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	return doc, g
}

const (
	road  = "Close the road. Cars kill. Two died in May. But shops may lose trade. They did not in Ghent."
	story = "My grandmother walked along the canal every morning with a basket on her arm, and when she came back the bread was warm and the cat was at the door, and nobody in the street ever had to wait for her to unlock it or to say good morning."
)

var sound = []string{
	"m major pro Close the road", "c claim pro Cars kill", "p premise/fact pro Two died in May",
	"k claim con shops may lose trade", "q premise/example pro They did not in Ghent",
	"c supports m", "p supports c", "k attacks m", "q attacks k",
}

func TestFindings(t *testing.T) {
	for _, test := range []struct {
		code    advise.Code
		name    string
		source  string
		lines   []string
		options []advise.Option
		want    []string // texts at the findings' places
	}{
		{advise.NoThesis, "none", "Cars kill.", []string{"c claim pro Cars kill"}, nil, []string{"Cars kill."}},
		{advise.NoThesis, "said, but missed by the map", "Cars kill. We must close the road.", []string{"c claim pro Cars kill"}, nil, nil},
		{advise.NoThesis, "said with a hedge", "Cars kill. It might be a good idea to close the road.", []string{"c claim pro Cars kill"}, nil, nil},
		{advise.NoThesis, "said by somebody else", "“We must close the road,” she said. Cars kill.", []string{"c claim pro Cars kill"}, nil, []string{"“We must close the road,” she said. Cars kill."}},
		{advise.NoThesis, "there", road, sound, nil, nil},
		{advise.NoThesis, "too unsure", road, sound, []advise.Option{advise.ThesisConfidence(1.1)}, []string{road}},
		{advise.NoThesis, "empty text", "", nil, nil, nil},

		{advise.ConflictingTheses, "negated", "We should close the road. We should not close the road.",
			[]string{"m major pro We should close the road", "n major pro We should not close the road"}, nil, []string{"We should not close the road"}},
		{advise.ConflictingTheses, "restated", "We should close the road. So shut the road.",
			[]string{"m major pro We should close the road", "n major pro shut the road"}, nil, nil},

		{advise.LateThesis, "last", story + "\n\nCars kill. Close the road.",
			[]string{"m major pro Close the road"}, nil, []string{"Close the road"}},
		{advise.LateThesis, "in the headline, too", "Close the road now\n\n" + story + "\n\nCars kill. We should close the road.",
			[]string{"headline: Close the road now", "m major pro We should close the road"}, nil, nil},
		{advise.LateThesis, "said before in other words", "I think we must close that road for good. " + story + "\n\nCars kill. Close the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LateThesis, "a side taken in the first half", story + " It must go.\n\n" + story + " " + story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LateThesis, "a side taken by somebody else", story + " “It must go,” she said.\n\n" + story + " " + story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, []string{"Close the road"}},
		{advise.LateThesis, "a side taken in the second half", story + " " + story + "\n\nIt must go. " + story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, []string{"Close the road"}},
		{advise.LateThesis, "first", "Close the road.\n\n" + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.LateThesis, "with a lower bound", story + "\n\nClose the road.", []string{"m major pro Close the road"}, []advise.Option{advise.LateFrom(0.5)}, []string{"Close the road"}},
		{advise.LateThesis, "with a bound in the first half", "Cars kill. We must close the road. " + story, []string{"m major pro We must close the road"}, []advise.Option{advise.LateFrom(0.03)}, []string{"We must close the road"}},

		{advise.HedgedThesis, "perhaps", "Perhaps we should close the road.", []string{"m major pro Perhaps we should close the road"}, nil, []string{"Perhaps we should close the road"}},
		{advise.HedgedThesis, "modal", "It may be right to close the road.", []string{"m major pro It may be right to close the road"}, nil, []string{"It may be right to close the road"}},
		{advise.HedgedThesis, "condition", "Close the road if it may rain.", []string{"m major pro Close the road if it may rain"}, nil, nil},
		{advise.HedgedThesis, "ban", "They may not use it.", []string{"m major pro They may not use it"}, nil, nil},
		{advise.HedgedThesis, "month", "Close the road in May.", []string{"m major pro Close the road in May"}, nil, nil},

		{advise.NoCounterargument, "no side taken", "Cars kill. Two died.", []string{"c claim pro Cars kill", "p premise pro Two died"}, []advise.Option{advise.ArgumentFrom(2)}, nil},
		{advise.NoCounterargument, "none", "Close the road. Cars kill. Two died in May.", sound[:3], []advise.Option{advise.ArgumentFrom(3)}, []string{"Close the road. Cars kill. Two died in May."}},
		{advise.NoCounterargument, "too short to ask", road, sound[:3], nil, nil},
		{advise.NoCounterargument, "one", road, sound, []advise.Option{advise.ArgumentFrom(3)}, nil},

		{advise.NoCounterargument, "by its words", "Close the road. Cars kill. Critics say that shops lose trade.", []string{"m major pro Close the road", "c claim pro Cars kill"}, []advise.Option{advise.ArgumentFrom(2)}, nil},
		{advise.UnsupportedClaim, "pro only", road, []string{sound[0], sound[1], sound[3], sound[5], sound[7]}, nil, []string{"Cars kill"}},
		{advise.UnsupportedClaim, "supported", road, sound, nil, nil},
		{advise.UnsupportedClaim, "with its reason", "Close the road. Cars kill because they are fast.",
			[]string{"m major pro Close the road", "c claim pro Cars kill because they are fast", "c supports m"}, nil, nil},

		{advise.IdlePremise, "unattached", road, []string{sound[0], sound[2]}, nil, []string{"Two died in May"}},
		{advise.IdlePremise, "attached", road, sound, nil, nil},

		{advise.SingleCase, "one story", road, append([]string{"p premise/testimony pro Two died in May", "p supports c"}, sound[0], sound[1], sound[5]), nil, []string{"Cars kill"}},
		{advise.SingleCase, "a fact", road, sound, nil, nil},

		{advise.CircularReason, "same again", "Close the road. The road is dangerous. It is a dangerous road.",
			[]string{"m major pro Close the road", "c claim pro The road is dangerous", "p premise pro It is a dangerous road", "c supports m", "p supports c"}, nil, []string{"It is a dangerous road"}},
		{advise.CircularReason, "a reason", road, sound, nil, nil},

		{advise.UnansweredCounterargument, "left standing", road, sound[:4:4], nil, nil}, // no relation, so no counterargument
		{advise.UnansweredCounterargument, "left standing and linked", "Close the road. Critics say that shops may lose trade.", []string{sound[0], sound[3], sound[7]}, nil, []string{"shops may lose trade"}},
		{advise.UnansweredCounterargument, "nobody's", "Close the road. Shops may lose trade.", []string{sound[0], "k claim con Shops may lose trade", sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "others who say nothing", "Close the road. It hurt six others. Shops may lose trade.", []string{sound[0], "k claim con Shops may lose trade", sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "heard to the end first", "Close the road. Critics say that shops may lose trade.\n\nThey say that buses stand in jams. Buses came late in May.\n\nThey are wrong.", []string{sound[0], sound[3], sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "turned against in words", "Close the road. Critics say that shops may lose trade. But so what?", []string{sound[0], sound[3], sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "answered", road, sound, nil, nil},
		{advise.UnansweredCounterargument, "answered through its reason", road,
			[]string{sound[0], sound[3], "d premise con Two died in May", sound[4], sound[7], "d supports k", "q attacks d"}, nil, nil},

		{advise.ParagraphWithoutArgument, "story", story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road"}, nil, []string{"Then, too: " + story}},
		{advise.ParagraphWithoutArgument, "takes sides", story + "\n\nClose the road.\n\nI believe this: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "opening scene", story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "short", story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road"}, []advise.Option{advise.ParagraphFrom(60)}, nil},
		{advise.ParagraphWithoutArgument, "apparatus", story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road", "bio: Then, too: " + story}, nil, nil},

		{advise.LongQuotation, "long", "Close the road. “" + story + "” Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, nil, []string{"“" + story + "”"}},
		{advise.LongQuotation, "talked about next door", story + "\n\n“" + story + "”\n\nClose the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LongQuotation, "short", "Close the road. “Cars kill,” she said.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LongQuotation, "unclosed", "Close the road. \"" + story, []string{"m major pro Close the road"}, nil, nil},

		{advise.UnsourcedStatistic, "bare", "Cars kill. 40 per cent of drivers speed here.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro 40 per cent of drivers speed here", "p supports c"}, nil, []string{"40 per cent of drivers speed here"}},
		{advise.UnsourcedStatistic, "a study", "Cars kill. 40 per cent of drivers speed here, a study found.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro 40 per cent of drivers speed here", "p supports c"}, nil, nil},
		{advise.UnsourcedStatistic, "worked out", "Cars kill. That is 3 a day.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro That is 3 a day", "p supports c"}, nil, nil},
		{advise.UnsourcedStatistic, "only a year", "Cars kill. It began in 2015.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro It began in 2015", "p supports c"}, nil, nil},
	} {
		t.Run(string(test.code)+"/"+test.name, func(t *testing.T) {
			doc, g := read(t, test.source, test.lines)
			var got []string
			for _, f := range advise.Findings(doc, g, append(test.options, advise.All(), advise.MinConfidence(0))...) {
				if f.Code != test.code {
					continue
				}
				got = append(got, f.Text(test.source))
				if f.Confidence < 0 || f.Confidence > 1 || f.Severity == 0 || !strings.HasSuffix(f.Reason, ".") || strings.Count(f.Reason, ". ") > 0 {
					t.Errorf("finding %+v", f)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Findings mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFlippingAttitude(t *testing.T) {
	for _, test := range []struct {
		name, source string
		want         []string
	}{
		{"both", "Mayor Smith did an excellent, brave and honest job. We waited a year. Mayor Smith is a corrupt and shameful liar who failed us all.", []string{"Mayor Smith"}},
		{"one side", "Mayor Smith is a disgrace and a fraud. We waited a year. Mayor Smith is a corrupt and shameful liar who failed us all.", nil},
		{"another's voice", "“Mayor Smith did an excellent, brave and honest job,” he said. We waited a year. Mayor Smith is a corrupt and shameful liar who failed us all.", nil},
	} {
		first, last := strings.Index(test.source, "Mayor Smith"), strings.LastIndex(test.source, "Mayor Smith")
		d := argmap.Draft{Entities: []argmap.Entity{{ID: "e", Name: "Mayor Smith", Label: nlp.Person, Attitude: argmap.Against, Confidence: 0.8,
			Mentions: []argmap.Span{{Start: first, End: first + 11}, {Start: last, End: last + 11}}}}}
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := nlp.Parse(test.source)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range advise.Findings(doc, g, advise.All(), advise.MinConfidence(0)) {
			if f.Code == advise.FlippingAttitude {
				got = append(got, f.Text(test.source))
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: findings mismatch (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestLeast holds a code's own least confidence against the option.
func TestLeast(t *testing.T) {
	doc, g := read(t, "Close the road. Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"})
	d := g.Draft()
	for i := range d.Components {
		d.Components[i].Confidence = 0.6
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		opts []advise.Option
		want int
	}{
		{"the code's own", nil, 0},
		{"lower", []advise.Option{advise.MinConfidence(0.55)}, 1},
		{"higher", []advise.Option{advise.MinConfidence(0.65)}, 0},
	} {
		got := 0
		for _, f := range advise.Findings(doc, g, append(test.opts, advise.Disable(advise.LateThesis), advise.Enable(advise.UnsupportedClaim))...) {
			if f.Code == advise.UnsupportedClaim {
				got++
			}
		}
		if got != test.want {
			t.Errorf("%s: %d unsupported claims, want %d", test.name, got, test.want)
		}
	}
}

func TestOptions(t *testing.T) {
	doc, g := read(t, "Cars kill.", []string{"c claim pro Cars kill"})
	count := func(opts ...advise.Option) (n int) {
		for _, f := range advise.Findings(doc, g, opts...) {
			if f.Code == advise.NoThesis {
				n++
			}
		}
		return n
	}
	for _, test := range []struct {
		name string
		opts []advise.Option
		want int
	}{
		{"enabled", []advise.Option{advise.Enable(advise.NoThesis), advise.MinConfidence(0)}, 1},
		{"disabled", []advise.Option{advise.All(), advise.Disable(advise.NoThesis)}, 0},
		{"too unsure", []advise.Option{advise.Enable(advise.NoThesis), advise.MinConfidence(1.1)}, 0},
	} {
		if got := count(test.opts...); got != test.want {
			t.Errorf("%s: %d findings, want %d", test.name, got, test.want)
		}
	}
}

// TestPrecision counts the judgements on which the codes' precision rests, and
// checks that no code is on whose precision is unknown or too low.
func TestPrecision(t *testing.T) {
	b, err := os.ReadFile("testdata/checked.tsv")
	if err != nil {
		t.Fatal(err)
	}
	right, checked := map[advise.Code]int{}, map[advise.Code]int{}
	for line := range strings.Lines(string(b)) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 5 || f[4] != "right" && f[4] != "wrong" {
			t.Errorf("no judgement in %q", line)
			continue
		}
		checked[advise.Code(f[0])]++
		if f[4] == "right" {
			right[advise.Code(f[0])]++
		}
	}
	for c := range advise.Codes() {
		p, n := c.Precision()
		if n != checked[c] || n > 0 && p != float64(right[c])/float64(n) {
			t.Errorf("%s has precision %.2f of %d; %d of %d checked findings are right", c, p, n, right[c], checked[c])
		}
		if want := checked[c] >= 5 && 4*right[c] >= 3*checked[c]; c.Default() != want {
			t.Errorf("%s, right in %d of %d findings, is on: %v", c, right[c], checked[c], c.Default())
		}
	}
	if p, n := advise.Code("frown").Precision(); !math.IsNaN(p) || n != 0 || advise.Code("frown").Default() {
		t.Errorf("an unknown code has precision %v of %d", p, n)
	}
}

func TestSeverityText(t *testing.T) {
	b, err := json.Marshal(advise.Finding{Code: advise.NoThesis, Severity: advise.Weakness})
	if err != nil {
		t.Fatal(err)
	}
	var f advise.Finding
	if err := json.Unmarshal(b, &f); err != nil || f.Severity != advise.Weakness {
		t.Errorf("%s comes back as %+v, %v", b, f, err)
	}
	if err := new(advise.Severity).UnmarshalText([]byte("grade")); err == nil {
		t.Error("an unknown Severity is read without an error")
	}
}
