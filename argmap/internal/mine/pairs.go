package mine

import (
	"slices"
	"strings"

	"github.com/kljensen/snowball/english"
)

// enclose notes for each place between the unit's tokens in which pair of brackets
// or quotation marks it stands, the innermost one: the number of the opening mark
// and one, 0 for none. A component holds both marks of a pair or neither: of 60,000
// annotated ones 20 do otherwise. A mark without its partner in the paragraph makes
// no pair, nor do straight quotation marks that have no side in a sentence with an odd
// number of them.
// An insertion (see [Unit.insertion]) and the comma before it are one, too.
func (u *Unit) enclose() {
	u.within = make([]int32, u.N+1)
	var pairs []int32
	for t, p := range u.partners() {
		switch {
		case p > t:
			pairs = append(pairs, int32(t+1))
		case p >= 0:
			pairs = pairs[:len(pairs)-1]
		}
		if len(pairs) > 0 {
			u.within[t+1] = pairs[len(pairs)-1]
		}
	}
}

// partners gives for each token the other one of its pair of marks, -1 where there
// is none. Pairs do not cross.
func (u *Unit) partners() []int {
	out := slices.Repeat([]int{-1}, u.N)
	var waiting []int // opening marks
	even := false     // whether straight marks make pairs in this sentence
	for t := range u.N {
		if u.begins[t] {
			waiting = slices.DeleteFunc(waiting, func(w int) bool { return u.role(w) == straight })
			even = u.straights(t)%2 == 0
		}
		mark := u.role(t)
		if mark == straight && !even {
			continue
		}
		if end := u.insertion(t); end > 0 {
			out[t], out[end] = end, t
			continue
		}
		if out[t] >= 0 { // the end of an insertion
			continue
		}
		if opening, ok := openingOf[mark]; ok {
			k := len(waiting) - 1
			for k >= 0 && u.role(waiting[k]) != opening {
				k--
			}
			if k >= 0 {
				out[t], out[waiting[k]] = waiting[k], t
				waiting = waiting[:k]
				continue
			}
		}
		switch mark {
		case straight, opens, "“", "‘", "(", "[":
			waiting = append(waiting, t)
		}
	}
	return out
}

// longestInsertion is how many words an insertion has at most after its "as".
const longestInsertion = 8

// insertion is the last word of what the comma at token t begins, where that names
// who says what stands around it: ", as the mayor claims,". It is 0 elsewhere. A noun
// like such a verb passes for one. Of the components around 70 of them none begins in
// one, and three end with one.
func (u *Unit) insertion(t int) int {
	if u.mark(t) != "," || t+1 >= u.N || u.View.Doc.Tokens[u.First+t+1].Lower != "as" {
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

// A straight quotation mark, and the roles of one whose place tells its side.
const (
	straight = `"`
	opens    = `"opens`
	closes   = `"closes`
)

// openingOf is the mark with which a pair begins that another one ends.
var openingOf = map[string]string{straight: straight, closes: opens, "”": "“", "’": "‘", ")": "(", "]": "["}

// role is the mark as which a token serves. Single quotation marks are apostrophes,
// too: only one before a word, with space before it, opens a quotation, and only one
// after its last comma or stop ends it. A straight double one opens before a word and
// closes behind a word or stop, if it does not stand between two.
func (u *Unit) role(t int) string {
	m := u.mark(t)
	switch m {
	case "``": // of TeX and of wires
		return "“"
	case "''":
		return "”"
	case "'", "‘", "’", straight:
	default:
		return m
	}
	ts := u.View.Doc.Tokens[u.First : u.First+u.N]
	after := t > 0 && ts[t-1].End == ts[t].Start
	before := t+1 < u.N && ts[t+1].Start == ts[t].End
	if m == straight {
		before = before && !punctuation[u.tag(t+1)]
		after = after && (!punctuation[u.tag(t-1)] || u.View.at(u.First+t-1).class&(stopMark|comma) != 0)
		switch {
		case before && !after:
			return opens
		case after && !before:
			return closes
		}
		return m
	}
	switch {
	case m != "’" && !after && before:
		return "‘"
	case m != "‘" && after && u.View.at(u.First+t-1).class&(stopMark|comma) != 0:
		return "’"
	}
	return ""
}

// straights counts the straight quotation marks without a side of the sentence that
// begins at token t.
func (u *Unit) straights(t int) int {
	n := 0
	for end := u.sentenceEnd[t]; t < end; t++ {
		if u.role(t) == straight {
			n++
		}
	}
	return n
}

// mark is the token as it stands in the text, nothing if it is part of the
// apparatus.
func (u *Unit) mark(t int) string {
	if u.View.masks[u.First+t] == hidden {
		return ""
	}
	return u.View.Doc.Word(u.First + t)
}
