package mine

import "strings"

// A tone is how a paragraph speaks: what share of its verbs tells of the past,
// and whether it holds numbers, names, questions, quotations, the author and
// an address to the reader. Background and argument differ in it.
type tone struct {
	past  uint8 // share of verbs in the past, in quarters
	flags uint8
}

// norm tells how the tokens first to last say what ought to be: by a modal of
// duty, a need, an imperative, "it is time", a judgement of what would be
// right, or a proposal in the first person. It is 0 where they do not.
func (v *View) norm(first, last int) uint64 {
	ts := v.Doc.Tokens
	lower := func(i int) string {
		if i < first || i >= last {
			return ""
		}
		return ts[i].Lower
	}
	if (first < last && ts[first].Tag == "VB" || lower(first) == "let") && lower(first+1) != "me" { // not "Let me explain"
		return 3
	}
	found := uint64(0)
	for i := first; i < last && found != 1; i++ {
		switch w := ts[i].Lower; {
		case (w == "should" || w == "must" || w == "ought") && !v.regrets(i+1, last):
			found = 1
		case found > 0:
		case duties[w] && lower(i+1) == "to":
			found = 2
		case w == "time" && (is(lower(i-1)) || is(lower(i-2))):
			found = 4
		case w == "would" && lower(i+1) == "be", is(w) && strings.HasPrefix(ts[min(i+1, len(ts)-1)].Tag, "JJ") && lower(i-1) == "it":
			found = 5
		case (w == "i" || w == "we") && proposes[lower(i+1)]:
			found = 6
		}
	}
	return found
}

// regrets reports whether what follows a modal speaks of the past: "should have been".
func (v *View) regrets(i, last int) bool {
	ts := v.Doc.Tokens
	for i < last && strings.HasPrefix(ts[i].Tag, "RB") {
		i++
	}
	if i == last || ts[i].Lower != "have" {
		return false
	}
	for i++; i < last && strings.HasPrefix(ts[i].Tag, "RB"); i++ {
	}
	return i < last && ts[i].Tag == "VBN"
}

func is(w string) bool { return w == "is" || w == "'s" || w == "’s" }

// proposes lists verbs by which an author puts a thesis forward.
var proposes = map[string]bool{
	"believe": true, "think": true, "propose": true, "suggest": true, "recommend": true, "urge": true,
	"argue": true, "call": true, "ask": true, "demand": true, "support": true, "oppose": true, "hope": true,
}

// hear fills the norms of sentences and the tones of paragraphs.
func (v *View) hear() {
	norms := 0
	for i := range v.blocks {
		b := &v.blocks[i]
		b.normsBefore = norms
		past, verbs := 0, 0
		for si := b.first; si < b.last; si++ {
			s := &v.sentences[si]
			if s.skip {
				continue
			}
			if s.norm = v.norm(s.First, s.Last); s.norm > 0 {
				norms++
			}
			for t := s.First; t < s.Last; t++ {
				a := v.at(t)
				if a.class&verb != 0 {
					verbs++
					if a.tag == tagPast {
						past++
					}
				}
				b.tone.flags |= toneFlag(a, t > s.First)
				if v.Doc.Tokens[t].Lower == "?" {
					b.tone.flags |= 32
				}
			}
		}
		if verbs > 0 {
			b.tone.past = uint8(min(4*past/verbs, 3)) + 1
		}
	}
	for i := range v.blocks {
		b := &v.blocks[i]
		own := 0
		for si := b.first; si < b.last; si++ {
			if v.sentences[si].norm > 0 {
				own++
			}
		}
		b.normsAfter = norms - b.normsBefore - own
	}
}

var tagPast = tagIDs["VBD"]

func toneFlag(a *atom, inner bool) uint8 {
	switch {
	case a.class&number != 0:
		return 1
	case a.class&quote != 0:
		return 2
	case a.class&firstPerson != 0:
		return 4
	case a.class&modal != 0:
		return 8
	case a.class&capital != 0 && inner:
		return 16
	}
	return 0
}
