package tagger

import (
	"math/bits"
	"regexp"
	"strconv"
	"strings"

	"github.com/mingrammer/commonregex"

	"opedmap/nlp/linear"
)

// A guesser makes the first guess: it is prose's averaged perceptron with
// prose's model, and gives the tags that prose gives. But it takes tokens, where
// prose takes text; features are numbers, where prose puts strings together for
// each word; and weights are whole numbers, so that sums, and with them a tie
// between two tags, do not depend on the order in which a map is walked. It needs
// a sixth of the time of prose.
type guesser struct {
	known  map[string]string   // words with one tag, whatever stands beside them
	labels []string            // at most maxLabels
	rows   map[uint64][]weight // by [linear.Key] of template and parts
}

const maxLabels = 64

// A weight is what a feature says for a label, in thousandths.
type weight struct {
	label int32
	by    int32
}

// A context is what prose sees of a word when it tags it or a neighbour.
type context struct {
	word, suffix uint64 // hashes of its normal form, and of the last three bytes of that
}

func contextOf(normal string) context {
	return context{linear.String(normal), linear.String(tail(normal))}
}

func tail(s string) string { return s[len(s)-min(len(s), 3):] }

// tag gives prose's tags of the words of a sentence, in the forms that
// [proseForm] gives. prose keeps one token for all equal words of a text but the
// last word, so that each has the tag that the last of them got; the corrector
// is trained on just that and told which words repeat.
func (g *guesser) tag(words []string) []string {
	around := make([]context, 0, len(words)+4)
	around = append(around, contextOf("-START-"), contextOf("-START2-"))
	for _, w := range words {
		around = append(around, contextOf(normal(w)))
	}
	around = append(around, contextOf("-END-"), contextOf("-END2-"))
	tags := make([]string, len(words))
	last := make(map[string]string, len(words))
	t1, t2 := linear.String("-START-"), linear.String("-START2-")
	for i, w := range words {
		tag, ok := fixed(w)
		if !ok {
			if tag, ok = g.known[w]; !ok {
				tag = g.guess(w, around[i:i+5], t1, t2)
			}
		}
		tags[i] = tag
		if i < len(words)-1 {
			last[w] = tag
		}
		t2, t1 = t1, linear.String(tag)
	}
	for i, w := range words[:max(0, len(words)-1)] {
		tags[i] = last[w]
	}
	return tags
}

// guess gives the tag with the highest score for a word, around being the two
// words before it, itself and the two behind it; t1 and t2 are the hashes of
// the tags of the words before it, the nearer first.
func (g *guesser) guess(w string, around []context, t1, t2 uint64) string {
	ll, l, c, r, rr := &around[0], &around[1], &around[2], &around[3], &around[4]
	var sum [maxLabels]int32
	var seen uint64
	for _, key := range [...]uint64{
		linear.Key(tBias),
		linear.Key(tSuffix, linear.String(tail(w))),
		linear.Key(tPrefix, linear.String(string(w[0]))),
		linear.Key(tTag1, t1),
		linear.Key(tTag2, t2),
		linear.Key(tTags, t1, t2),
		linear.Key(tWord, c.word),
		linear.Key(tTagWord, t1, c.word),
		linear.Key(tWord1, l.word),
		linear.Key(tSuffix1, l.suffix),
		linear.Key(tWord2, ll.word),
		linear.Key(tNext1, r.word),
		linear.Key(tNextSuffix1, r.suffix),
		linear.Key(tNext2, rr.word),
	} {
		for _, w := range g.rows[key] {
			sum[w.label%maxLabels] += w.by
			seen |= 1 << (w.label & 63)
		}
	}
	best := bits.TrailingZeros64(seen)
	for ; seen != 0; seen &= seen - 1 {
		if k := bits.TrailingZeros64(seen); sum[k] > sum[best] {
			best = k
		}
	}
	return g.labels[best]
}

// normal is the form in which prose sees the words around a word.
func normal(w string) string {
	digit := '0' <= w[0] && w[0] <= '9'
	switch {
	case w[0] != '-' && strings.Contains(w, "-"):
		return "!HYPHEN"
	case len(w) == 4 && isNumber(w):
		return "!YEAR"
	case digit:
		return "!DIGITS"
	}
	return strings.ToLower(w)
}

func isNumber(w string) bool {
	_, err := strconv.Atoi(w)
	return err == nil
}

// Traces of the Penn Treebank.
var (
	trace    = regexp.MustCompile(`^(?:0|\*[\w?]\*|\*-\d{1,3}|\*[A-Z]+\*-\d{1,3}|\*)$`)
	brackets = regexp.MustCompile(`^-[A-Z]{3}-$`)
)

// fixed gives the tag of a word that has one by its form alone. A look at a
// character or two spares most words the regular expressions.
func fixed(w string) (tag string, ok bool) {
	switch {
	case w == "-":
		return "-", true
	case emoticons[w]:
		return "SYM", true
	case w[0] == '@',
		strings.IndexByte(w, '.') >= 0 && commonregex.LinkRegex.MatchString(w),
		strings.IndexByte(w, '@') >= 0 && commonregex.EmailRegex.MatchString(w):
		return "NN", true
	case (w[0] == '0' || w[0] == '*') && trace.MatchString(w):
		return "-NONE-", true
	case w[0] == '-' && brackets.MatchString(w):
		return w, true
	}
	return "", false
}

// emoticons are those that prose knows and its tokenizer leaves whole.
var emoticons = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`(-8 (-; (-_-) (._.) (: (= (o: (¬_¬) (ಠ_ಠ) (╯°□°）╯︵┻━┻ -__- 8-) 8-D 8D :( :(( :((( :() :)))
		:-) :-)) :-))) :-* :-/ :-X :-] :-o :-p :-x :-| :-} :0 :3 :P :] :` + "`" + `( :` + "`" + `) :` + "`" + `-( :o :o) =( =) =D =| @_@
		O.o O_o V_V XDD [-: ^___^ o_0 o_O o_o v_v xD xDD ¯\(ツ)/¯`) {
		m[w] = true
	}
	return m
}()
