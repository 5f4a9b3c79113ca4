package mine

import "slices"

// enclose notes for each place between the unit's tokens in which pair of brackets
// or quotation marks it stands, the innermost one: the number of the opening mark
// and one, 0 for none. A component holds both marks of a pair or neither: of 60,000
// annotated ones 20 do otherwise. A mark without its partner in the paragraph makes
// no pair, nor do straight quotation marks in a sentence with an odd number of them;
// single quotation marks are never taken for pairs.
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
	out := make([]int, u.N)
	var waiting []int // opening marks
	even := false     // whether straight marks make pairs in this sentence
	for t := range u.N {
		if u.begins[t] {
			waiting = slices.DeleteFunc(waiting, func(w int) bool { return u.mark(w) == straight })
			even = u.straights(t)%2 == 0
		}
		out[t] = -1
		mark := u.mark(t)
		if mark == straight && !even {
			continue
		}
		if opening, ok := openingOf[mark]; ok {
			k := len(waiting) - 1
			for k >= 0 && u.mark(waiting[k]) != opening {
				k--
			}
			if k >= 0 {
				out[t], out[waiting[k]] = waiting[k], t
				waiting = waiting[:k]
				continue
			}
		}
		switch mark {
		case straight, "“", "(", "[":
			waiting = append(waiting, t)
		}
	}
	return out
}

const straight = `"`

// openingOf is the mark with which a pair begins that another one ends.
var openingOf = map[string]string{straight: straight, "”": "“", ")": "(", "]": "["}

// straights counts the straight quotation marks of the sentence that begins at
// token t.
func (u *Unit) straights(t int) int {
	n := 0
	for end := u.sentenceEnd[t]; t < end; t++ {
		if u.mark(t) == straight {
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
