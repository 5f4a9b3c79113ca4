package apparatus

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp"
)

// A biography opens with the name of the byline, first name and surname; what
// has only the surname, or another first name, does not.
func TestEchoedName(t *testing.T) {
	const text = `Buy the mill

By Ana Maria Cole and Tom Smith

The town should buy the mill before somebody else does, as Cole has said for years.

• Ana Maria Cole teaches in Dayton.

Bob Cole teaches in Dayton.

By Cole we mean the general.

Tom Cole teaches in Dayton.

Tom Smith builds in Dayton.

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
	want := []string{"teaches in • Ana Maria Cole teaches in Dayton.", "builds in Tom Smith builds in Dayton."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("echoed names mismatch (-want +got):\n%s", diff)
	}
}
