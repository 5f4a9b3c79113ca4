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
