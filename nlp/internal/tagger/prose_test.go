package tagger

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jdkato/prose/v2"
)

// proseModel loads the tagger of prose once, without its entity model.
var proseModel = sync.OnceValue(func() *prose.Model {
	d, err := prose.NewDocument("a", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		panic(err)
	}
	return d.Model
})

// askProse gives the tags that prose itself gives to words, in the forms of
// [proseForm] and parted by spaces.
func askProse(t *testing.T, forms []string) []string {
	text := strings.Join(forms, " ")
	d, err := prose.NewDocument(text, prose.UsingModel(proseModel()),
		prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		t.Fatal(err)
	}
	var tags []string
	for _, token := range d.Tokens() {
		tags = append(tags, token.Tag)
	}
	return tags
}

var roughTokens = regexp.MustCompile(`[\pL\pN]+(?:[.'’][\pL\pN]+)*\.?|[^\pL\pN\s]`)

func formsOf(sentence string) []string {
	var forms []string
	for _, w := range roughTokens.FindAllString(sentence, maxWords) {
		forms = append(forms, proseForm(w))
	}
	return forms
}

// The first guess is prose's, word for word.
func TestGuessAsProse(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/opeds/heldout*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no op-eds", err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range strings.SplitAfter(string(text), ". ") {
			if forms := formsOf(s); len(forms) > 0 {
				ours := first().tag(forms)
				var diff string
				for range 30 { // prose adds up a map in any order: at a tie it says now this, now that
					if diff = cmp.Diff(askProse(t, forms), ours); diff == "" {
						break
					}
				}
				if diff != "" {
					t.Errorf("%s: tags of %q mismatch (-prose +ours):\n%s", name, forms, diff)
				}
			}
		}
	}
}

// Whatever the words, prose's own tokenizer leaves their forms whole.
func TestProseKeepsWords(t *testing.T) {
	words := sentence(`'s 'm n't 'll 're 've 'd ' '' " “ ” ‘ ’ '' . .. ... …… , ; : ! ? !? ( ) [ ] [...] { } $ US$ % # #a @a & &rsquo; it&rsquo;s
		Mr. Prof. Ph.D. U.S. i.e. e.g. a.m. etc. No. J. i. J.K. p.3 1. 2.1. (a) a) it's don't o'clock d'état ma'am y'all're '60s 1930’s
		İİİ's K'll KKK's n'tn't x'sx'mx http://a.b/c?d=(e). a@b.cd :) 8-) xD O_o (-_-) - -- — – −5 *T* *-1 0 -LRB- -NONE- ﬁ ﬀ's ` + strings.Repeat("é", 100) + "\u0301 \u00ad \u200d 👩‍👩‍👧 \u2060 $$$ ((( ''' \"\" ,, x,,")
	var forms []string
	for _, w := range words {
		forms = append(forms, proseForm(w.Text))
	}
	if diff := cmp.Diff(askProse(t, forms), first().tag(forms)); diff != "" {
		t.Errorf("tags of %q mismatch (-prose +ours):\n%s", forms, diff)
	}
	for _, f := range forms {
		around := []string{"word", f, "word"}
		if diff := cmp.Diff(askProse(t, around), first().tag(around)); diff != "" {
			t.Errorf("tags of %q mismatch (-prose +ours):\n%s", around, diff)
		}
	}
}

func FuzzGuessAsProse(f *testing.F) {
	for _, s := range []string{
		"the cat and the dog saw the cat", "- -- @x a@b.cd www.a.org x.yz 0 * *T* *-1 -LRB- -RRB", "8D xD :) (-_-) o_O -__- O.o",
		"1999 199 0.5 -5 +199 well-known -known U.S. Mr. a.m. Ph.", "it 's n't 'll 're 'm é ß İ ﬁne 日本", "that that that", "that",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var forms []string
		spoken := false
		for i, w := range strings.Fields(strings.ToValidUTF8(s, "")) {
			if i < maxWords {
				forms = append(forms, proseForm(w))
				spoken = spoken || shapeOf(w[:min(len(w), 8)])&15 != shapeSymbol
			}
		}
		if !spoken {
			return
		}
		if diff := cmp.Diff(askProse(t, forms), first().tag(forms)); diff != "" {
			t.Errorf("tags of %q mismatch (-prose +ours):\n%s", forms, diff)
		}
	})
}
