package apparatus

import (
	"testing"

	"opedmap/nlp"
)

// A biography opens with the name of the byline, first name and surname; what
// has only the surname, or another first name, does not.
func TestEchoedName(t *testing.T) {
	const text = `Buy the mill

By Ana Maria Cole, carpenter

The town should buy the mill before somebody else does, as Cole has said for years.

• Ana Maria Cole teaches in Dayton.

Bob Cole teaches in Dayton.

Cole teaches in Dayton.`
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	p := NewPage(doc)
	x := newExtractor(p)
	var got []string
	for i := range p.units {
		if next := x.echoedName(&p.units[i]); next > 0 {
			got = append(got, doc.Word(next)+" in "+p.units[i].Text(text))
		}
	}
	if len(got) != 1 || got[0] != "teaches in • Ana Maria Cole teaches in Dayton." {
		t.Errorf("echoed names: %q", got)
	}
}
