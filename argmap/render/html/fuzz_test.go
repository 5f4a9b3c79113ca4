package html_test

import (
	"bytes"
	"strings"
	"testing"

	"opedmap/argmap"
	"opedmap/argmap/render/html"
)

// Whatever the text is and wherever its parts stand, no more markup comes out
// than the page's own.
func FuzzRender(f *testing.F) {
	f.Add(attack+attack, attack, 3, 40, 60, 90)
	f.Add("One two\r\nthree. Four\xff five", "x", 0, 9, 9, 15)
	f.Add("a\n\n\nb", "", 1, 2, 2, 3)
	f.Fuzz(func(t *testing.T, text, name string, a, b, c, d int) {
		if !(0 <= a && a < b && b <= c && c < d && d <= len(text)) {
			t.Skip()
		}
		first, second := argmap.Span{Start: a, End: b}, argmap.Span{Start: c, End: d}
		id := strings.ToValidUTF8(name, "") // ids hold no other
		g := build(t, argmap.Draft{ID: id, Title: name,
			Components: []argmap.Component{
				{ID: "1" + id, Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: first, Text: first.Text(text),
					Cues: []argmap.Cue{{Span: argmap.Span{Start: a, End: d}, Text: name, Signals: name}}},
				{ID: "2" + id, Kind: argmap.Claim, Stance: argmap.Con, Counterargument: true, Span: second, Text: second.Text(text)}},
			Relations: []argmap.Relation{{ID: "r" + id, Type: argmap.Attack, From: "2" + id, To: "1" + id}},
			Entities:  []argmap.Entity{{ID: "e" + id, Name: name, Label: 1, Attitude: argmap.Favor, Mentions: []argmap.Span{{Start: 0, End: b}, second}}},
			Apparatus: []argmap.Apparatus{{Span: argmap.Span{Start: b, End: c}, Label: argmap.Note}},
		})
		var page bytes.Buffer
		if err := html.Render(&page, text, g); err != nil {
			t.Fatal(err)
		}
		count := map[string]int{}
		for _, e := range elements(t, page.String()) {
			count[e.Data]++
			for _, at := range e.Attr {
				if strings.HasPrefix(at.Key, "on") || at.Key == "style" || at.Key == "src" {
					t.Errorf("attribute %s=%q on %s", at.Key, at.Val, e.Data)
				}
			}
		}
		for name, want := range map[string]int{"script": 2, "style": 1, "img": 0, "iframe": 0, "svg": 1, "title": 1, "body": 1, "article": 1} {
			if count[name] != want {
				t.Errorf("%d elements %s, want %d", count[name], name, want)
			}
		}
	})
}
