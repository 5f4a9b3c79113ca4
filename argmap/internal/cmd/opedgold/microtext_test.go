package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMicrotext(t *testing.T) {
	tests := []struct{ id, mark, want string }{
		{"007-lake", `{{m1 major pro|Give the lake back}}, because {{p1 premise pro +m1|it is ours}}.
{{c1 premise con -p1|“The town paid for it}},” some say; but {{p2 premise pro ~c1|with our money}}!
`, `{"id":"007-lake","corpus":"microtexts","topic":"lake","text":"Give the lake back, because it is ours.\n“The town paid for it,” some say; but with our money!",` +
			`"components":[{"id":"m1","kind":"major_claim","start":0,"end":19,"stance":"pro"},{"id":"p1","kind":"premise","start":20,"end":39,"stance":"pro"},` +
			`{"id":"c1","kind":"premise","start":40,"end":67,"stance":"con"},{"id":"p2","kind":"premise","start":68,"end":97,"stance":"pro"}],` +
			`"relations":[{"id":"r1","from":"p1","to":"m1","type":"support"},{"id":"r2","from":"c1","to":"p1","type":"attack"},{"id":"r3","from":"p2","to":"r2","type":"undercut"}]}` + "\n"},
		// White space before the text stays, as the spans count it.
		{"008-x", "\n{{m1 major pro|Give it back}}.\n", `{"id":"008-x","corpus":"microtexts","topic":"x","text":"\nGive it back.",` +
			`"components":[{"id":"m1","kind":"major_claim","start":1,"end":14,"stance":"pro"}],"relations":null}` + "\n"},
	}
	for _, tt := range tests {
		d, text, err := parse(tt.id, tt.mark)
		if err != nil {
			t.Fatal(err)
		}
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		got, err := microtext(g, text)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, string(got)); diff != "" {
			t.Errorf("%s: line mismatch (-want +got):\n%s", tt.id, diff)
		}
	}
}
