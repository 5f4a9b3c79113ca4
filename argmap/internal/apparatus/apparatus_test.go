package apparatus_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/apparatus"
	"opedmap/nlp"
)

func parse(t testing.TB, text string) *nlp.Document {
	t.Helper()
	doc, err := nlp.Parse(text, nlp.WithoutNames(), nlp.WithInvalidUTF8())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func span(start, end int) nlp.Span { return nlp.Span{Start: start, End: end} }

// found lists the apparatus of a text, a line for each part.
func found(t testing.TB, text string) []string {
	doc := parse(t, text)
	var out []string
	for _, p := range apparatus.Find(doc) {
		out = append(out, fmt.Sprintf("%s: %s", p.Label, strings.Join(strings.Fields(p.Text(doc.Text)), " ")))
	}
	return out
}

const story = `The town should buy the mill before somebody else does. It has stood empty for eleven years, and every winter takes another piece of its roof.

Some say that the money is needed for the school. But the school has been promised a new wing from the county, and the county has kept its promises so far, which is more than one can say of the mill's owner.

So let us vote for the loan in June. A town that lets its river front rot has nothing to offer to those who might come, and little to those who stay.`

func TestFind(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"none": {text: story},
		"web": {
			text: "Buy the mill\n\nBy Hannah Ortiz\n\nMay 4, 2021\n\nShare on Facebook\n\n" + story +
				"\n\nHannah Ortiz is a carpenter and a member of the town council.\n\n© 2021 The Valley Courier. All rights reserved.",
			want: []string{"headline: Buy the mill", "byline: By Hannah Ortiz", "dateline: May 4, 2021", "boilerplate: Share on Facebook",
				"bio: Hannah Ortiz is a carpenter and a member of the town council.", "boilerplate: © 2021 The Valley Courier. All rights reserved."},
		},
		"Markdown": {
			text: "# Buy the mill\n\n" + story + "\n\n## What to do\n\n" + "Come to the hall on the third of June and bring your neighbours, whatever the weather is and whatever is on television.",
			want: []string{"headline: # Buy the mill", "headline: ## What to do"},
		},
		"pull quote": {
			text: story + "\n\n“A town that lets its river front rot has nothing to offer”\n\nIt is our river.\n\nLet us vote.\n\n" + strings.ReplaceAll(story, "mill", "quay"),
			want: []string{"boilerplate: “A town that lets its river front rot has nothing to offer”"},
		},
		"title": {
			text: "The town should buy the mill before somebody else does\n\n" + story,
			want: []string{"headline: The town should buy the mill before somebody else does"},
		},
		"wire": {
			text: "DAYTON, Ohio (AP) — " + story + "\n\n(Reporting by Ann Lee; Editing by Tom Roy)",
			want: []string{"dateline: DAYTON, Ohio (AP)", "note: (Reporting by Ann Lee; Editing by Tom Roy)"},
		},
		"notes": {
			text: strings.Replace(strings.Replace(story, "years,", "years,[1]", 1), "promises so far", "promises so far[2]", 1) +
				"\n\nReferences\n\n[1] “Mill for sale,” Valley Courier, May 2, 2010.\n\n[2] County of Ash, Annual Report 2019, p. 41.\n\nSend this to a friend",
			want: []string{"note: [1]", "note: [2]", "reference: References", "reference: [1] “Mill for sale,” Valley Courier, May 2, 2010.",
				"reference: [2] County of Ash, Annual Report 2019, p. 41.", "boilerplate: Send this to a friend"},
		},
		"middle": {
			text: strings.Replace(story, "\n\nSome", "\n\nADVERTISEMENT\n\nSome", 1),
			want: []string{"boilerplate: ADVERTISEMENT"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, found(t, tc.text)); diff != "" {
				t.Errorf("Find(%q) mismatch (-want +got):\n%s", tc.text, diff)
			}
		})
	}
}

// TestMarks checks the rule for note marks: what has the form of one but not
// its place stays in the text.
func TestMarks(t *testing.T) {
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"It was built in 1880.[3] It fell in 1990 [4].", []string{"[3]", "[4]"}},
		{"It was built in 1880.² The field has 40 km² of corn.", []string{"²"}},
		{"He said “no”.¹ Then he left[citation needed].", []string{"¹", "[citation needed]"}},
		{"The rate is 3.5 per cent, and [sic] a[i] is an index.", nil},
		{"Water is H₂O; E = mc² holds.", nil},
		{"It costs 5* or more.", nil},
		{"The end.12 And on.", nil},
		{"It rose.1 It fell.2 Then Covid19 came.", nil},
		{"It rose.1 It fell,2 he said “no”.3 It was the regime4 that paid.", []string{"1", "2", "3", "4"}},
		{"It rose.1 It fell by 50%,2 yet few saw it.3 So it went.4,5 In Leeds it stood.6–8 It \"will rise.\"9 It did.", []string{"1", "2", "3", "4,5", "6–8", "9"}},
		{"It rose.1 It fell.2 It is so in No.3 and vol.4 of it.", nil},
		{"It fell in Leeds and York [3] and [4]. It rose from [5] to [6].", []string{"[3]", "[4]", "[5]", "[6]"}},
		{"He said so, at [17], in paras [31] to [33], and in Re S at [23]. It fell [4].", []string{"[4]"}},
		{"It rose [1, 2] and fell.[3–5]", []string{"[1, 2]", "[3–5]"}},
		{"It rose.[1][2] It fell.", []string{"[1]", "[2]"}},
		{"It rose. [Laughter.] It fell. (Prolonged applause and cheers.) So be it. [APPLAUSE]", []string{"[Laughter.]", "(Prolonged applause and cheers.)", "[APPLAUSE]"}},
		{"It gave [laughter therapy] a name (laughter) and [Boston] its (Pause button).", nil},
	} {
		text := story + "\n\n" + tc.text + " It has been so for as long as anybody in the town can remember, and nobody has asked why it should be so in the years to come."
		doc := parse(t, text)
		var got []string
		for _, p := range apparatus.Find(doc) {
			got = append(got, p.Text(text))
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("marks of %q mismatch (-want +got):\n%s", tc.text, diff)
		}
	}
}

// check reports parts that break the promises of Find.
func check(t *testing.T, doc *nlp.Document, parts []apparatus.Part) {
	t.Helper()
	last := 0
	for _, p := range parts {
		switch {
		case p.Start < last || p.Len() <= 0 || !p.In(len(doc.Text)):
			t.Fatalf("part %v after byte %d in a text of %d", p, last, len(doc.Text))
		case p.Label == apparatus.None || p.Label > apparatus.Boilerplate:
			t.Fatalf("part %v has no label", p)
		case strings.TrimSpace(p.Text(doc.Text)) != p.Text(doc.Text):
			t.Fatalf("part %q has white space around it", p.Text(doc.Text))
		}
		last = p.End
	}
}

func FuzzFind(f *testing.F) {
	f.Add("By A. B.\n\nPARIS (AP) — Words.[1]\n\n[1] Ibid.")
	f.Add("x\r\n\f\v1\u2028[2/3] a | b\t·   c\xff¹*")
	f.Add(story)
	f.Fuzz(func(t *testing.T, text string) {
		doc := parse(t, text)
		parts := apparatus.Find(doc)
		check(t, doc, parts)
		if diff := cmp.Diff(parts, apparatus.Find(doc)); diff != "" {
			t.Errorf("second run differs:\n%s", diff)
		}
	})
}

func TestFindConcurrently(t *testing.T) {
	doc := parse(t, "Buy the mill\n\nBy Hannah Ortiz\n\n"+story)
	want := apparatus.Find(doc)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if diff := cmp.Diff(want, apparatus.Find(doc)); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
		})
	}
	wg.Wait()
}

// TestLabels keeps the names in step with those of the graph's JSON.
func TestLabels(t *testing.T) {
	for l := apparatus.Headline; l <= apparatus.Boilerplate; l++ {
		if got, ok := apparatus.Parse(l.String()); got != l || !ok {
			t.Errorf("Parse(%q) = %v, %v", l, got, ok)
		}
	}
	if _, ok := apparatus.Parse("nonsense"); ok {
		t.Error("Parse takes nonsense")
	}
}

// TestOped runs the one real op-ed that stands beside the repository.
func TestOped(t *testing.T) {
	b, err := os.ReadFile("../../../../shared/opeds/000_9a9bdcf8c5f11366.txt")
	if err != nil {
		t.Skip("the real op-ed is not there: ", err)
	}
	count := map[string]int{}
	for _, s := range found(t, string(b)) {
		label, text, _ := strings.Cut(s, ": ")
		count[label]++
		if label == "bio" && !strings.HasPrefix(text, "Tahir Nazir is") {
			t.Errorf("bio %q", text)
		}
	}
	want := map[string]int{"byline": 1, "dateline": 1, "note": 6, "reference": 6, "bio": 1, "boilerplate": 1}
	if diff := cmp.Diff(want, count); diff != "" {
		t.Errorf("parts mismatch (-want +got):\n%s", diff)
	}
}

func BenchmarkFind(b *testing.B) {
	doc := parse(b, "Buy the mill\n\nBy Hannah Ortiz\n\nMay 4, 2021\n\n"+strings.Repeat(story+"\n\n", 8)+"Hannah Ortiz is a carpenter.")
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		apparatus.Find(doc)
	}
}

func BenchmarkParse(b *testing.B) {
	text := "Buy the mill\n\nBy Hannah Ortiz\n\nMay 4, 2021\n\n" + strings.Repeat(story+"\n\n", 8) + "Hannah Ortiz is a carpenter."
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		parse(b, text)
	}
}
