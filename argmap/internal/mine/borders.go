package mine

import "slices"

// borders says between which tags components may begin and end: in the texts that
// were learnt from at least leastBorders did. Elsewhere, in the middle of a noun
// phrase for instance, none is looked for.
type borders struct {
	begin, end [numTags][numTags]bool // before the border, after it
}

// leastBorders is in how many places components must have begun, or ended, between
// two tags. Of what was learnt from, in a fifth that the rest had not seen, that
// leaves a quarter of the runs and misses one begin in 250 and one end in 750; with
// one place it is two fifths, one in 750 and one in 1,500.
const leastBorders = 3

// A borderCount tells how often components begin and end between two tags.
type borderCount struct {
	begin, end [numTags][numTags]int
}

// learn notes the borders of the unit's components.
func (c *borderCount) learn(u *Unit, runs []run) {
	for _, r := range runs {
		c.begin[u.tag(r.start-1)][u.tag(r.start)]++
		c.end[u.tag(r.end-1)][u.tag(r.end)]++
	}
}

// borders are those that were seen often enough.
func (c *borderCount) borders() (b borders) {
	for i := range c.begin {
		for j := range c.begin[i] {
			b.begin[i][j] = c.begin[i][j] >= leastBorders
			b.end[i][j] = c.end[i][j] >= leastBorders
		}
	}
	return b
}

// add notes the borders that another knows.
func (b *borders) add(c *borders) {
	for i := range b.begin {
		for j := range b.begin[i] {
			b.begin[i][j] = b.begin[i][j] || c.begin[i][j]
			b.end[i][j] = b.end[i][j] || c.end[i][j]
		}
	}
}

// mark tells for each place between the unit's tokens whether a component may
// begin and end there: at the ends of sentences and beside punctuation always, before
// the number of an item never. It also notes how far components reach.
func (b *borders) mark(u *Unit) {
	u.mayBegin, u.mayEnd = make([]bool, u.N), make([]bool, u.N+1)
	for t := range u.N {
		last, next := u.tag(t-1), u.tag(t)
		u.mayBegin[t] = next != itemTag && (u.begins[t] || punctuation[last] || b.begin[last][next]) && !u.inverted(t) && !u.refers(t) && !u.clausal(t)
		u.mayEnd[t] = u.begins[t] || punctuation[next] || b.end[last][next]
	}
	u.mayEnd[u.N] = true
	u.reach = slices.Clone(u.sentenceEnd)
	for t := range u.N {
		for k, end := t+1, u.subordinate(t); k < end; k++ {
			u.reach[k] = end
		}
	}
}

// inverted reports whether a token is the finite verb behind a "so", "nor" or "neither"
// that is no connective, "So is the tax of old.": the word belongs to what it says.
func (u *Unit) inverted(t int) bool {
	if t == 0 || !u.begins[t-1] || !finite[u.tag(t)] {
		return false
	}
	switch u.lower(t - 1) {
	case "so", "nor", "neither":
		return true
	}
	return false
}

// refers reports whether a sentence that says what a letter answers begins at a token:
// "This refers to the article by …". Those in what was learnt from hold no component.
func (u *Unit) refers(t int) bool {
	if !u.begins[t] {
		return false
	}
	return slices.ContainsFunc(references, func(words []string) bool {
		for k, w := range words {
			if t+k >= u.N || u.lower(t+k) != w {
				return false
			}
		}
		return true
	})
}

var references = [][]string{{"this", "refers", "to"}, {"this", "is", "with", "reference"}, {"this", "is", "in", "response"}, {"this", "is", "in", "reply"},
	{"with", "reference", "to", "your"}, {"with", "reference", "to", "the"}, {"apropos"}}

// tag is the tag of a token of the unit.
func (u *Unit) tag(t int) uint8 {
	if t < 0 || t >= u.N {
		return edgeTag
	}
	return u.View.at(u.First + t).tag
}

var itemTag = tagIDs["LS"]

var punctuation = func() [numTags]bool {
	out := tagSet(". , : -LRB- -RRB- `` '' HYPH NFP LS")
	out[edgeTag] = true
	return out
}()

// encode gives a byte for each pair of tags: 1 for begin, 2 for end.
func (b *borders) encode() []byte {
	out := make([]byte, 0, numTags*numTags)
	for i := range b.begin {
		for j := range b.begin[i] {
			x := byte(0)
			if b.begin[i][j] {
				x |= 1
			}
			if b.end[i][j] {
				x |= 2
			}
			out = append(out, x)
		}
	}
	return out
}

// decode reads what encode wrote; it reports whether the length is right.
func (b *borders) decode(in []byte) bool {
	if len(in) != numTags*numTags {
		return false
	}
	for i, x := range in {
		b.begin[i/numTags][i%numTags], b.end[i/numTags][i%numTags] = x&1 > 0, x&2 > 0
	}
	return true
}
