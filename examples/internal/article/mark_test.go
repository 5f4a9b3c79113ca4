package article_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/examples/internal/article"
)

// What the markup of a page tells of the lines of its text.
func TestReadApparatus(t *testing.T) {
	paragraph := "<p>" + strings.Repeat("The mill has stood empty for eleven years, and the town should buy it, says who walks by. ", 4) + "</p>"
	for name, c := range map[string]struct {
		head, body string
		want       []string
	}{
		"headline": {"", paragraph + paragraph, []string{"headline: Buy the mill while it stands"}},
		"headline, sub-headline and byline": {
			`<h2>It has stood empty for eleven long years</h2><span itemprop="author">Ann Lee</span>`, paragraph + paragraph,
			[]string{"headline: Buy the mill while it stands", "headline: It has stood empty for eleven long years", "byline: By Ann Lee"}},
		"headings": {"", paragraph + "<h2>But it works, doesn’t it?</h2>" + paragraph + "<h3>The roof leaks.</h3>" + paragraph,
			[]string{"headline: Buy the mill while it stands", "headline: But it works, doesn’t it?", "headline: The roof leaks."}},
		"paragraphs in headings": {"", paragraph + "<h3>" + strings.Repeat("The mill should be ours. ", 5) + "</h3>" + paragraph,
			[]string{"headline: Buy the mill while it stands"}},
		"teasers":     {"", paragraph + `<h3><a href="/pool">The pool leaks, too.</a></h3>` + paragraph, []string{"headline: Buy the mill while it stands"}},
		"a last line": {"", paragraph + paragraph + "<h4>Let us buy it.</h4>", []string{"headline: Buy the mill while it stands"}},
	} {
		p, err := article.Read([]byte("<html><head><title>Buy the mill while it stands</title></head><body><article><h1>Buy the mill while it stands</h1>" + c.head + c.body + "</article></body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range p.Apparatus {
			got = append(got, a.Label.String()+": "+a.Span.Text(p.Text))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: apparatus of %q mismatch (-want +got):\n%s", name, p.Text, diff)
		}
	}
}
