package mine

import "slices"

// enclose notes for each place between the unit's tokens in which pair of brackets
// or quotation marks it stands, the innermost one: the number of the opening mark
// and one, 0 for none. A component holds both marks of a pair or neither: of 60,000
// annotated ones 20 do otherwise. A mark without its partner in the paragraph makes
// no pair, nor do straight quotation marks that have no side in a sentence with an odd
// number of them.
// An insertion or apposition and the comma before it are one, too: see [Unit.insertion]
// and [Unit.apposition].
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

// partners gives for each token the other one of its pair of marks, or of the ends of
// an insertion, -1 where there is none. Pairs do not cross.
func (u *Unit) partners() []int {
	out := u.marks()
	for t := range u.N {
		end := u.insertion(t)
		if end == 0 {
			end = u.apposition(t)
		}
		if end > 0 && free(out, t, end) {
			out[t], out[end] = end, t
		}
	}
	return out
}

// free reports whether the tokens from one to another can be a pair: neither is in one,
// and none between them is in one that crosses theirs.
func free(partners []int, from, to int) bool {
	if partners[from] >= 0 || partners[to] >= 0 {
		return false
	}
	return !slices.ContainsFunc(partners[from:to+1], func(p int) bool { return p >= 0 && (p < from || p > to) })
}

// marks gives for each token the other one of its pair of brackets or quotation marks.
func (u *Unit) marks() []int {
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
