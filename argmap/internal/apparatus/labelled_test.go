package apparatus

import (
	"slices"
	"strings"
	"testing"

	"opedmap/nlp"
)

// pageOfLines is the page of a text of so many lines that are not blank.
func pageOfLines(t *testing.T, text string, lines int) *Page {
	t.Helper()
	doc, err := nlp.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	p := NewPage(doc)
	if len(p.lines) != lines {
		t.Fatalf("%d lines, want %d", len(p.lines), lines)
	}
	return p
}

// labelledText makes a page of a text in which each line begins with its label, "bio: …" or
// "text: …"; of a line that begins with two, "bio/text: …", the second is that of all units
// but the first.
func labelledText(t *testing.T, text string) (*Page, []Tag) {
	t.Helper()
	var plain []string
	var labels [][2]Label
	label := func(name, line string) Label {
		if name == "text" {
			return None
		}
		l, known := Parse(name)
		if !known {
			t.Fatalf("line %q", line)
		}
		return l
	}
	for l := range strings.SplitSeq(text, "\n") {
		if l == "" {
			plain = append(plain, l)
			continue
		}
		name, rest, _ := strings.Cut(l, ": ")
		first, second, ok := strings.Cut(name, "/")
		if !ok {
			second = first
		}
		plain, labels = append(plain, rest), append(labels, [2]Label{label(first, l), label(second, l)})
	}
	p := pageOfLines(t, strings.Join(plain, "\n"), len(labels))
	tags := make([]Tag, len(p.units))
	for i, l := range p.lines {
		p.relabel(tags, i, labels[i][1])
		tags[l.first].Label = labels[i][0]
	}
	return p, tags
}

// labelledPage makes a page of lines, each with a label's name, a bar and its text, parted by
// blank lines; without a bar a line is running text, and one that begins with a line break
// stands directly below the line before it. A line may be of several such parts, with tabs
// between them.
func labelledPage(t *testing.T, lines ...string) (*Page, []Tag) {
	t.Helper()
	var text strings.Builder
	var starts []int // of parts
	var labels []Label
	for i, l := range lines {
		l, directly := strings.CutPrefix(l, "\n")
		switch {
		case i > 0 && directly:
			text.WriteString("\n")
		case i > 0:
			text.WriteString("\n\n")
		}
		for k, part := range strings.Split(l, "\t") {
			name, said, ok := strings.Cut(part, "|")
			label, known := Parse(name)
			if ok != known {
				t.Fatalf("line %q", l)
			}
			if !ok {
				said = part
			}
			if k > 0 {
				text.WriteString(" ")
			}
			starts, labels = append(starts, text.Len()), append(labels, label)
			text.WriteString(said)
		}
	}
	p := pageOfLines(t, text.String(), len(lines))
	tags := make([]Tag, len(p.units))
	for i, u := range p.units {
		k, whole := slices.BinarySearch(starts, u.Start)
		if !whole {
			k--
		}
		tags[i] = Tag{labels[k], !whole && labels[k] != None}
	}
	return p, tags
}
