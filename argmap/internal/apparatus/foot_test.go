package apparatus

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// firstLabels are the labels of the first units of a page's lines.
func firstLabels(p *Page, tags []Tag) (out []string) {
	for _, l := range p.lines {
		name := "text"
		if label := tags[l.first].Label; label != None {
			name = label.String()
		}
		out = append(out, name)
	}
	return out
}

const (
	mill   = "text: The mill has stood empty for eleven years, and every winter takes another piece of its roof. The town should buy it. Nobody else will, and in ten years nobody can, for then it will have no roof at all."
	writer = "bio: Ann Lee is a nurse in Hebden Bridge."
	help   = "text: For the price of a coffee you can keep the news of the valley coming all year."
	named  = "byline: By Ann Lee"
)

func TestSettleFoot(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string // labels of the lines below the biography
	}{
		{"an appeal", []string{named, mill, mill, writer, help}, "boilerplate"},
		{"two lines", []string{named, mill, mill, mill, mill, writer, help, help}, "boilerplate boilerplate"},
		{"three lines", []string{named, mill, mill, mill, mill, mill, writer, help, help, help}, "text text text"},
		{"notes", []string{named, mill, mill, writer, "note: Notes", help}, "note boilerplate"},
		{"another article", []string{named, mill, mill, writer, "headline: And now for the pool", help}, "headline text"},
		{"another writer", []string{named, mill, mill, writer, "byline: Tom Ray", help}, "byline text"},
		{"somebody else", []string{"byline: By Tom Ray", mill, mill, writer, help}, "text"},
		{"no word of the page", []string{named, mill, mill, mill, writer, "text: The council should vote no on Tuesday."}, "text"},
		{"a place of the byline", []string{"byline: By Tom Ray in Hebden", mill, mill, mill, writer, help}, "text"},
		{"an appeal in the middle", []string{named, mill, writer, help, mill, mill}, "text text text"},
		{"an offer", []string{named, mill, mill, writer, "text: Please donate so that we can go on."}, "boilerplate"},
		{"many names", []string{"byline: " + strings.Repeat("Tom Ray and Ann Lee and ", 15), mill, mill, mill, writer, help}, "text"},
		{"in the middle", []string{named, mill, writer, mill}, "text"},
	} {
		p, tags := labelledText(t, strings.Join(c.lines, "\n\n"))
		p.settleFoot(tags)
		below := firstLabels(p, tags)
		for below[0] != "bio" {
			below = below[1:]
		}
		if diff := cmp.Diff(c.want, strings.Join(below[1:], " ")); diff != "" {
			t.Errorf("%s: labels below the biography mismatch (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestMissingTitle(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  string
	}{
		{"above the byline", []string{"boilerplate: Opinion", "boilerplate: A roof is not a right", named, mill}, "boilerplate headline byline text"},
		{"above the date", []string{"boilerplate: A roof is not a right", "dateline: 4 May 2021", named, mill}, "headline dateline byline text"},
		{"with a name", []string{"boilerplate: A roof is not a right | Ann Lee", "dateline: 4 May 2021", named, mill}, "headline dateline byline text"},
		{"there is one", []string{"headline: Buy it", "boilerplate: A roof is not a right", named, mill}, "headline boilerplate byline text"},
		{"of the page", []string{"boilerplate: Share this article with others", named, mill}, "boilerplate byline text"},
		{"a sound", []string{"boilerplate: Listen to Ann Lee here", named, mill}, "boilerplate byline text"},
		{"a sentence", []string{"boilerplate: We print what we like.", named, mill}, "boilerplate byline text"},
		{"above the text", []string{"boilerplate: A roof is not a right", mill}, "boilerplate text"},
	} {
		p, tags := labelledText(t, strings.Join(c.lines, "\n\n"))
		p.missingTitle(tags, p.headEnd(tags))
		if diff := cmp.Diff(c.want, strings.Join(firstLabels(p, tags), " ")); diff != "" {
			t.Errorf("%s: labels mismatch (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestFiledUnder(t *testing.T) {
	for text, want := range map[string]string{
		"boilerplate: Posted in Rants, Security":                "tags",
		"boilerplate: Tagged parking, privacy":                  "tags",
		"boilerplate: Tags: parking, privacy":                   "tags",
		"boilerplate: Tags and permalink":                       "boilerplate",
		"boilerplate: Filed under: parking | Leave a comment":   "boilerplate",
		"boilerplate: Recently posted in Rants":                 "boilerplate",
		"text: Posted in 1914, he never saw his village again.": "text",
	} {
		p, tags := labelledText(t, strings.Join([]string{mill, text, mill}, "\n\n"))
		p.settle(tags)
		if got := firstLabels(p, tags)[1]; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
