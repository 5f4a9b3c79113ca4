package tagger

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp/internal/form"
)

// sentence makes the words of a text whose tokens are parted by spaces.
func sentence(text string) []Word {
	var words []Word
	for _, w := range strings.Fields(text) {
		words = append(words, Word{Text: w, Lower: form.Lower(w)})
	}
	return words
}

func TestTag(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The council will close three libraries .", "DT NN MD VB CD NNS ."},
		{"They 've said that they ca n't pay for that .", "PRP VBP VBN IN PRP MD RB VB IN DT ."},
		{"She went to London to see it .", "PRP VBD IN NNP TO VB PRP ."},
		{"“ It 's the town 's money ( $ 5 ) , ” he said .", "`` PRP VBZ DT NN POS NN -LRB- $ CD -RRB- , '' PRP VBD ."},
		{"a well - known man", "DT RB HYPH VBN NN"},
	} {
		if diff := cmp.Diff(strings.Fields(c.want), Tag(sentence(c.text))); diff != "" {
			t.Errorf("Tag(%q) mismatch (-want +got):\n%s", c.text, diff)
		}
	}
}

// Whatever the words, prose must give back one tag for each of them.
func TestProseKeepsWords(t *testing.T) {
	words := sentence(`'s 'm n't 'll 're 've 'd ' '' " “ ” ‘ ’ '' . .. ... …… , ; : ! ? !? ( ) [ ] [...] { } $ US$ % # #a @a & &rsquo; it&rsquo;s
		Mr. Prof. Ph.D. U.S. i.e. e.g. a.m. etc. No. J. i. J.K. p.3 1. 2.1. (a) a) it's don't o'clock d'état ma'am y'all're '60s 1930’s
		İİİ's K'll KKK's n'tn't x'sx'mx http://a.b/c?d=(e). a@b.cd :) 8-) xD O_o (-_-) - -- — – −5 *T* *-1 0 -LRB- -NONE- ﬁ ﬀ's ` + strings.Repeat("é", 100) + "\u0301 \u00ad \u200d 👩‍👩‍👧 \u2060 $$$ ((( ''' \"\" ,, x,,")
	for i, tag := range proseTags(words) {
		if tag == "" {
			t.Errorf("prose lost the words: no tag for %q", words[i].Text)
		}
	}
	for _, w := range words {
		if got := proseTags([]Word{{Text: "word"}, w, {Text: "word"}}); cmp.Equal(got, []string{"", "", ""}) {
			t.Errorf("prose splits or loses %q, given as %q", w.Text, proseForm(w.Text))
		}
	}
}
