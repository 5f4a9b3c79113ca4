package apparatus

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// What form alone gives away, where the model says nothing at all.
// A line with an agency is a caption's where another line names the writer.
func TestAgencyLine(t *testing.T) {
	for text, want := range map[string]Label{"Ann Lee/Bloomberg": Byline, "By Bob Roe\nAnn Lee/Bloomberg": Caption, "By Bob Roe\nBy Ann Lee/Bloomberg": Byline} {
		doc, err := nlp.Parse(text, nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		p := NewPage(doc)
		tags := slices.Repeat([]Tag{{Label: Byline}}, len(p.units))
		p.settle(tags)
		if got := tags[len(tags)-1].Label; got != want {
			t.Errorf("the last line of %q is %v, want %v", text, got, want)
		}
	}
}

// Who said what is quoted in the line above wrote no article.
func TestAttribution(t *testing.T) {
	for text, want := range map[string]Label{"> \"They will get used to it.\"\n> — Ann Lee": None, "\"They will get used to it.\"\n\n— Ann Lee": Byline, "They will get used to it.\n— Ann Lee": Byline} {
		doc, err := nlp.Parse(text, nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		p := NewPage(doc)
		tags := make([]Tag, len(p.units))
		tags[len(tags)-1].Label = Byline
		p.settle(tags)
		if got := tags[len(tags)-1].Label; got != want {
			t.Errorf("the last line of %q is %v, want %v", text, got, want)
		}
	}
}

// A line between two dashes that says who somebody is, and nothing more, tells of the author.
func TestBetweenDashes(t *testing.T) {
	for s, want := range map[string]Label{
		"— Ann Lee is a volunteer at the Legal Aid desk —": Bio, "–Ann Lee teaches law.–": Bio, "— Ann Lee was right. So are we —": None,
		"— Ann Lee is a volunteer at the desk": None, "— the volunteer is at the desk —": None,
	} {
		if got := byForm(s, len(strings.Fields(s))); got != want {
			t.Errorf("%q is %v, want %v", s, got, want)
		}
	}
}

// Between marks of bare digits with notes of theirs a few may be missing.
func TestMarksMissing(t *testing.T) {
	const list = "\n\n1. Ann.\n2. Bob.\n3. Cid.\n9. Dan."
	for text, want := range map[string][]string{
		"It rose.1 It fell.3 So it is.": {"1", "3"},
		"It rose.1 It fell.9 So it is.": {"1"}, // too far
		"It rose.1 It fell.4 So it is.": {"1"}, // no such note
	} {
		doc, err := nlp.Parse(text+list, nlp.WithoutNames())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range marks(doc, []Part{{nlp.Span{Start: len(text) + 2, End: len(text + list)}, Note}}) {
			got = append(got, m.Text(doc.Text))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("marks of %q mismatch (-want +got):\n%s", text, diff)
		}
	}
}

func TestSettle(t *testing.T) {
	const first = "The town should buy the mill before somebody else does. It has stood empty for eleven years, and every winter takes another piece of its roof, which nobody pays for but the town."
	const second = "Some say that the money is needed for the school. But the school has been promised a new wing from the county, which has kept its promises so far, and more than that, as we all know."
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"title", []string{"The town should buy the mill before somebody else does", first}, nil},
		{"title in quotation marks", []string{"“It has stood empty for eleven years”", first}, nil},
		{"after its source", []string{first, "It has stood empty for eleven years, and every winter takes another piece of its roof", second},
			[]string{"boilerplate 1"}},
		{"thesis said again", []string{second, "The town should buy the mill before somebody else does.", second + " No, I say it again: the town should buy the mill before somebody else does. " + first}, nil},
		{"quoted, before its source", []string{second, "“The town should buy the mill before somebody else does.”", first}, []string{"boilerplate 1"}},
		{"pulled twice", []string{second, "“it has stood empty for eleven years”", first, "“It has stood empty for eleven years”", second}, []string{"boilerplate 1", "boilerplate 3"}},
		{"short", []string{first, "Every winter takes another piece.", second}, nil},
		{"caption above its credit", []string{first, "The mill in the snow of last winter.\nCourtesy of Ann Lee", second}, []string{"caption 1", "caption 2"}},
		{"credits amid a text", []string{first, "The mill in the snow of last winter.\nCourtesy of Ann Lee\nwho took it.", "So it is.\nGetty Images of the mill show what the snow did to the roof and to the door in that winter.", second}, nil},
		{"abstract", []string{"Abstract", "It says that the town should buy the mill.", "Full Text", first, "Full text", second}, []string{"boilerplate 0", "boilerplate 1", "boilerplate 2"}},
		{"abstract alone", []string{"Abstract", first, second}, nil},
		{"lead and text", []string{"LP", first, "TD", second}, []string{"boilerplate 0", "boilerplate 2"}},
		{"who else reported", []string{first, "Ann Lee contributed to this report.", "Ann Lee in Leeds and Bob Roe of Hull contributed reporting.", "Ann Lee contributed to this town.", "The widows contributed to this report and were not asked.", "Mayor Lind and Commissioner Roe contributed to this article of faith."}, []string{"bio 1", "bio 2"}},
		{"where it stood", []string{first, "This post originally appeared on Mill Street.", "This essay was first published in the Mill Review.", "This story was first about the mill.", "This report first appeared in May.", "This article first appeared in the constitution of 1911, and it has stayed there."}, []string{"boilerplate 1", "boilerplate 2"}},
		{"remarks in brackets", []string{first, "[Get the news of the mill in your inbox.]", "[Note: the mill was sold in May.]", "[I do not read the latest accounts of the mill.]", "[Notebooks are all that the mill has left.]", "[Read on:]", "[Read it] and [join in]"}, []string{"boilerplate 1", "note 2"}},
		{"headings", []string{"# Buy the mill", first, "### What now?", second, "#mill", "# 1 The town has no money.", "## " + first}, []string{"headline 0", "headline 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := nlp.Parse(strings.Join(c.lines, "\n\n"), nlp.WithoutNames())
			if err != nil {
				t.Fatal(err)
			}
			p := NewPage(doc)
			tags := make([]Tag, len(p.units))
			p.settle(tags)
			var got []string
			for _, part := range p.Parts(tags) {
				for i, l := range p.lines {
					if l.Overlaps(part.Span) {
						got = append(got, fmt.Sprint(part.Label, " ", i))
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("parts mismatch (-want +got):\n%s", diff)
			}
		})
	}
}
