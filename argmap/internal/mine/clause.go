package mine

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// longestInsertion is how many words an insertion has at most after its "as".
const longestInsertion = 8

// insertion is the last word of what the comma at token t begins, where that names
// who says what stands around it: ", as the mayor claims,". It is 0 elsewhere. A noun
// like such a verb passes for one. Of the components around 70 of them none begins in
// one, and three end with one.
func (u *Unit) insertion(t int) int {
	if u.mark(t) != "," || t+1 >= u.N || u.lower(t+1) != "as" {
		return 0
	}
	said := false
	for k := t + 2; k < min(u.sentenceEnd[t], t+3+longestInsertion); k++ {
		switch {
		case u.mark(k) == "," && said:
			return k - 1
		case punctuation[u.tag(k)]:
			return 0
		case reports[u.View.Doc.Tokens[u.First+k].Stem]: // often tagged as nouns
			said = true
		}
	}
	return 0
}

// reports holds the stems of verbs by which somebody says something.
var reports = func() map[string]bool {
	m := map[string]bool{}
	for _, v := range strings.Fields("acknowledge admit allege argue assert assure believe boast claim complain concede contend declare explain " +
		"hold hope insist maintain mention note observe point predict promise proclaim put recall remark remind report say said show state stress suggest tell told think warn write wrote") {
		m[english.Stem(v, true)] = true
	}
	return m
}()

// Bounds in words of an apposition, and of what stands before it in its sentence.
const (
	longestApposition = 12
	longestSubject    = 30
)

// apposition is the last word of what the comma at token t begins, where that says
// once more who does what the verb behind it tells: "The deputy, a man of few words,
// left." It is 0 elsewhere. A component that begins with it lacks its subject.
func (u *Unit) apposition(t int) int {
	if u.mark(t) != "," || t == 0 || t+1 >= u.N || u.tag(t+1) == conjunctionTag {
		return 0
	}
	relative := wh[u.tag(t+1)]
	for k := t + 1; k < min(u.sentenceEnd[t], t+2+longestApposition); k++ {
		switch {
		case u.mark(k) == "," && k > t+1:
			if u.predicate(k+1) && u.subject(t) {
				return k - 1
			}
			return 0
		case punctuation[u.tag(k)] && u.mark(k) != "-", finite[u.tag(k)] && !relative:
			return 0
		}
	}
	return 0
}

// subject reports whether what stands in the sentence before token t can be a subject:
// a noun without a verb. One that begins with a preposition is an adverbial, "In the
// end", but for what ends with a name, "In an interview the mayor, …".
func (u *Unit) subject(t int) bool {
	noun := false
	first := t
	for !u.begins[first] {
		first--
		if verbal[u.tag(first)] || t-first > longestSubject {
			return false
		}
		noun = noun || nominal[u.tag(first)]
	}
	return noun && (u.tag(first) != prepositionTag || named[u.tag(t-1)])
}

// predicate reports whether a finite verb stands at token t, alone or behind an adverb,
// that is not turned round with its subject: "said he", "not only do they".
func (u *Unit) predicate(t int) bool {
	if u.tag(t) == adverbTag {
		t++
	}
	return t+1 < u.N && finite[u.tag(t)] && u.tag(t+1) != pronounTag
}

// subordinate is the comma behind the clause that the conjunction at token t begins at
// the head of a sentence, "While prices rose, wages did not.", where the main clause
// follows it. It is 0 elsewhere. A component that begins in the one and ends in the
// other would say something else than the author.
func (u *Unit) subordinate(t int) int {
	if !u.conjunction(t) || !u.heads(t) {
		return 0
	}
	verb, relative, depth := false, false, 0
	for k := t + 1; k+1 < u.sentenceEnd[t]; k++ {
		switch tag := u.tag(k); {
		case openingTag[tag]:
			depth++
		case closingTag[tag]:
			depth--
		case tag == colonTag, !verb && u.conjunction(k): // "while, if prices rise, wages …"
			return 0
		case finite[tag]:
			verb = verb || !relative
		case u.mark(k) != "," || depth > 0:
		case verb && u.clause(k+1):
			return k
		case verb:
			return 0
		case u.lower(t) == "as": // "as for him, …"
			return 0
		default:
			relative = wh[u.tag(k+1)]
		}
	}
	return 0
}

// clause reports whether a subject and its finite verb begin at token t, without
// punctuation between them.
func (u *Unit) clause(t int) bool {
	if !opensSubject[u.tag(t)] {
		return false
	}
	for k := t + 1; k < u.sentenceEnd[t] && !punctuation[u.tag(k)]; k++ {
		if finite[u.tag(k)] {
			return true
		}
	}
	return false
}

// clausal reports whether token t stands behind a "That" whose clause is the subject of
// its sentence: "That the woods still stand is a feat."
func (u *Unit) clausal(t int) bool {
	if t == 0 || !u.begins[t-1] || u.lower(t-1) != "that" || u.tag(t-1) != prepositionTag {
		return false
	}
	verbs := 0
	for k := t; k < u.N && !punctuation[u.tag(k)] && !wh[u.tag(k)] && u.tag(k) != conjunctionTag; k++ {
		if finite[u.tag(k)] {
			verbs++
		}
	}
	return verbs > 1
}

// heads reports whether nothing stands in the sentence before token t but a connective
// ("But, "), a mark or what a conjunction may have before it ("even if", "just as").
func (u *Unit) heads(t int) bool {
	for ; !u.begins[t]; t-- {
		switch {
		case u.tag(t-1) == conjunctionTag, punctuation[u.tag(t-1)]:
		case u.lower(t-1) == "even", u.lower(t-1) == "just":
		default:
			return false
		}
	}
	return true
}

// conjunction reports whether token t is a conjunction that begins a clause.
func (u *Unit) conjunction(t int) bool {
	_, ok := slices.BinarySearch(conjunctions, u.lower(t))
	return ok
}

// conjunctions begin clauses that stand before their main clause.
var conjunctions = []string{"after", "although", "as", "because", "before", "if", "once", "since", "though", "unless", "until", "when", "whereas", "while", "whilst"}

var (
	conjunctionTag, prepositionTag = tagIDs["CC"], tagIDs["IN"]
	adverbTag, pronounTag          = tagIDs["RB"], tagIDs["PRP"]

	finite       = tagSet("VBZ VBP VBD MD")
	verbal       = tagSet("VBZ VBP VBD MD VB VBG VBN")
	nominal      = tagSet("NN NNS NNP NNPS PRP")
	named        = tagSet("NNP NNPS POS WP WDT")
	wh           = tagSet("WP WP$ WDT WRB")
	opensSubject = tagSet("DT PRP PRP$ NN NNS NNP NNPS EX CD JJ JJS RB")
	openingTag   = tagSet("-LRB- ``")
	closingTag   = tagSet("-RRB- ''")
)

// tagSet tells which tags are in a list.
func tagSet(list string) (out [numTags]bool) {
	for _, t := range strings.Fields(list) {
		out[tagIDs[t]] = true
	}
	return out
}
