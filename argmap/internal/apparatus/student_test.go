package apparatus

import (
	"strings"
	"testing"

	"opedmap/nlp"
)

func TestLowTitle(t *testing.T) {
	const text = "text: The quarry has two gates, and only one of them is used by the lorries."
	for name, c := range map[string]struct {
		lines []string
		want  int // last line that is a title, -1 for none
	}{
		"below a course":         {[]string{"byline: Amy Lee", "tags: English 11", "byline: Kids Need a Second Gate", text}, 2},
		"above a course":         {[]string{"byline: Amy Lee", "boilerplate: Open the Gate", "tags: ENVS 220", text}, 1},
		"below a teacher, asked": {[]string{"byline: Amy Lee", "byline: Mr. Jones", "tags: Who Opens the Gate?", text}, 2},
		"a verb":                 {[]string{"byline: Amy Lee", "byline: Mr. Jones", "tags: Gates Must Open Now", text}, 2},
		"no course":              {[]string{"byline: Amy Lee", "byline: Kids Need a Second Gate", text}, -1},
		"another title":          {[]string{"headline: Gates", "tags: English 11", "byline: Kids Need a Second Gate", text}, 0},
		"names":                  {[]string{"tags: English 11", "byline: Amy Lee, Tom Ruiz and Dana Price", text}, -1},
		"two words":              {[]string{"tags: English 11", "byline: Open Gates", text}, -1},
		"a date":                 {[]string{"tags: English 11", "dateline: Is due in May", text}, -1},
		"a field":                {[]string{"tags: English 11", "boilerplate: Task: open a gate", text}, -1},
		"an offer":               {[]string{"tags: English 11", "boilerplate: Sign up to our newsletter", text}, -1},
		"a sentence":             {[]string{"tags: English 11", "boilerplate: It is not a gate.", text}, -1},
		"an office":              {[]string{"tags: English 11", "byline: President, Friends of Our Gate", text}, -1},
		"the title of a seminar": {[]string{"tags: English 11", "byline: A Is for Argument, Section 2", text}, -1},
		"a long head":            {[]string{"tags: English 11", "tags: One", "tags: Two", "tags: Three", "tags: Four", "tags: Five", "tags: Six", "tags: Seven", "byline: Kids Need a Second Gate", text}, -1},
	} {
		t.Run(name, func(t *testing.T) {
			p, tags := labelledText(t, strings.Join(c.lines, "\n\n"))
			p.lowTitle(tags)
			got := -1
			for i := range p.lines {
				if p.label(tags, i) == Headline {
					got = i
				}
			}
			if got != c.want {
				t.Errorf("title of %q is line %d, want %d", c.lines, got, c.want)
			}
		})
	}
}

func TestNameStudent(t *testing.T) {
	const text = "The quarry has two gates, and only one of them is used by the lorries."
	for name, c := range map[string]struct {
		head  []string
		label Label // of each line of the head before
		text  string
		want  string // the byline, "" for none
	}{
		"a name":                     {[]string{"Opinion", "Amy Lee"}, Tags, text, "Amy Lee"},
		"the first of two":           {[]string{"Amy Lee", "Tom Ruiz"}, Boilerplate, text, "Amy Lee"},
		"of whom the text speaks":    {[]string{"Opinion", "Amy Lee"}, Tags, text + " Lee was right.", ""},
		"who has pages, in a course": {[]string{"Amy Lee", "English 11"}, Boilerplate, text + " See page Lee 2.", "Amy Lee"},
		"a headline":                 {[]string{"Amy Lee"}, Headline, text, ""},
		"one word":                   {[]string{"Amy"}, Boilerplate, text, ""},
		"a place":                    {[]string{"New York"}, Boilerplate, text, ""},
		"a name and more":            {[]string{"Share with Amy Lee"}, Boilerplate, text, ""},
		"a long head":                {[]string{"Amy Lee", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight"}, Boilerplate, text, ""},
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := nlp.Parse(strings.Join(append(c.head, c.text), "\n\n"))
			if err != nil {
				t.Fatal(err)
			}
			p := NewPage(doc)
			tags := make([]Tag, len(p.units))
			for i := range c.head {
				p.relabel(tags, i, c.label)
			}
			p.nameStudent(tags)
			got := ""
			for i := range p.lines {
				if p.label(tags, i) == Byline {
					got += p.lineText(i)
				}
			}
			if got != c.want {
				t.Errorf("byline of %q is %q, want %q", c.head, got, c.want)
			}
		})
	}
}

// A teacher is no author where another name stands above the text.
func TestTeacher(t *testing.T) {
	const text = "text: The quarry has two gates, and only one of them is used by the lorries."
	for want, lines := range map[string][]string{
		"Amy Lee":  {"boilerplate: Amy Lee", "tags: English 11", "byline: Mr. Jones", text},
		"Dr. Osei": {"tags: English 11", "byline: Dr. Osei", text},
		"Dr. Ito":  {"headline: Open the gate", "byline: Dr. Ito", "boilerplate: Tom Roy", text},
		"Tom Roy":  {"boilerplate: Tom Roy", "byline: Ms. Ito", "byline: Mr. Jones", "tags: English 11", text},
	} {
		p, tags := labelledText(t, strings.Join(lines, "\n\n"))
		p.nameStudent(tags)
		got := ""
		for i := range p.lines {
			if p.label(tags, i) == Byline {
				got += p.lineText(i)
			}
		}
		if got != want {
			t.Errorf("byline of %q is %q, want %q", lines, got, want)
		}
	}
}
