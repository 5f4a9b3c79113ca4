package mine

import (
	"strings"
	"unicode"

	"opedmap/nlp"
)

// A Unit is one paragraph prepared for the segmenter: the keys of its
// features and the shape of its sentences.
type Unit struct {
	View        *View
	Block       int
	First       int // document index of its first token
	N           int // tokens
	sentenceEnd []int
	begins      []bool
	stops       []int // token → where its sentence ends, final punctuation left out
	verbs       []uint8
	commas      []uint8
	// Where components may begin, and end; nil for everywhere. See [borders].
	mayBegin, mayEnd []bool
	// How far those that begin at each token reach, see [Unit.subordinate]; nil for no
	// restriction.
	reach []int
	// The pair of marks that each place stands in, see [Unit.enclose]; nil for no
	// restriction.
	within []int32
}

// A shaped run is one that begins at some token.
type shaped struct {
	end  int      // token after its last
	rows [5]int32 // of the shape that it touches, each to be followed by its kinds
}

// Units prepares the paragraphs of a view, apparatus left out.
func (v *View) Units() []*Unit {
	var out []*Unit
	for i, b := range v.blocks {
		if b.first == b.last || v.sentences[b.first].skip {
			continue
		}
		u := &Unit{View: v, Block: i, First: v.sentences[b.first].First}
		u.N = v.sentences[b.last-1].Last - u.First
		u.sentenceEnd, u.begins, u.stops = make([]int, u.N), make([]bool, u.N), make([]int, u.N)
		u.verbs, u.commas = make([]uint8, u.N+1), make([]uint8, u.N+1)
		for si := b.first; si < b.last; si++ {
			s := &v.sentences[si]
			stop := s.Last
			for stop > s.First && v.at(stop-1).class&(stopMark|quote) != 0 {
				stop--
			}
			for t := s.First; t < s.Last; t++ {
				u.sentenceEnd[t-u.First], u.stops[t-u.First] = s.Last-u.First, stop-u.First
			}
			if s.First < s.Last {
				u.begins[s.First-u.First] = true
			}
		}
		for t := range u.N {
			a := v.at(u.First + t)
			u.verbs[t+1], u.commas[t+1] = u.verbs[t], u.commas[t]
			if a.class&verb != 0 {
				u.verbs[t+1]++
			}
			if a.class&comma != 0 {
				u.commas[t+1]++
			}
		}
		out = append(out, u)
	}
	return out
}

// lengths holds [bucket] of the lengths of runs.
var lengths = func() (out [maxRun + 1]uint8) {
	for n := range out {
		out[n] = uint8(bucket(n))
	}
	return out
}()

// runsFrom appends the components that may begin at token i of the paragraph, by
// length.
func (u *Unit) runsFrom(i int, out []shaped) []shaped {
	v := u.View
	before, begin := edgeTag, 0
	if u.begins[i] {
		begin = 1
	} else {
		before = int(v.at(u.First + i - 1).tag)
	}
	outer := int32(outerRows + before*numTags)
	inner := int32(innerRows + int(v.at(u.First+i).tag)*numTags)
	place := int32(placeBase + 4*int(v.sentences[v.Doc.Tokens[u.First+i].Sentence].ctx))
	verbs, commas := u.verbs[i], u.commas[i]
	stop, end := u.stops[i], u.sentenceEnd[i]
	atoms := v.atoms[u.First+i+pad:]
	for d := range u.longest(i) {
		j := i + 1 + d
		if u.mayEnd != nil && !u.mayEnd[j] || u.within != nil && u.within[i] != u.within[j] {
			continue
		}
		touch := int32(begin)
		if j >= stop {
			touch |= 2
		}
		length := int32(lengths[d+1])
		after := int32(edgeTag)
		if j < end {
			after = int32(atoms[d+1].tag)
		}
		out = append(out, shaped{j, [5]int32{
			(length*4+touch)*4 + int32(min(u.verbs[j]-verbs, 3)),
			outer + after,
			inner + int32(atoms[d].tag),
			commaBase + int32(min(u.commas[j]-commas, 3))*15 + length,
			place + touch,
		}})
	}
	return out
}

// lower is token t in lower case.
func (u *Unit) lower(t int) string { return u.View.Doc.Tokens[u.First+t].Lower }

// longest is the length of the longest component that begins at token i.
func (u *Unit) longest(i int) int {
	end := u.sentenceEnd[i]
	if u.reach != nil {
		end = u.reach[i]
	}
	return min(end-i, maxRun)
}

// Keys calls the functions with the feature keys of the unit: of components
// that begin at a token, that end before it, that hold it, and that stand in
// the sentence that begins at it. The slice is reused.
func (u *Unit) Keys(start, end, inside, sent func(t int, keys []uint64)) {
	v := u.View
	l := v.keyList()
	for t := range u.N {
		s := &v.sentences[v.Doc.Tokens[u.First+t].Sentence]
		if u.begins[t] {
			l.keys = l.keys[:0]
			v.sentenceKeys(l, v.Doc.Tokens[u.First+t].Sentence)
			sent(t, l.keys)
		}
		l.keys = l.keys[:0]
		if u.mayBegin == nil || u.mayBegin[t] {
			v.startKeys(l, s, u.First+t)
		}
		start(t, l.keys)
		l.keys = l.keys[:0]
		v.insideKeys(l, s, u.First+t)
		inside(t, l.keys)
		l.keys = l.keys[:0]
		if u.mayEnd == nil || u.mayEnd[t+1] {
			v.endKeys(l, s, u.First+t+1)
		}
		end(t+1, l.keys)
	}
}

// frame is the unit's lattice without scores.
func (u *Unit) frame() *lattice {
	return &lattice{
		n: u.N, sentenceEnd: u.sentenceEnd, begins: u.begins,
		start: make([]scores, u.N), end: make([]scores, u.N+1), inside: make([]scores, u.N+1),
	}
}

// bar keeps components out of apparatus.
func (u *Unit) bar(t int) scores {
	if u.View.masks[u.First+t] == hidden {
		return scores{-1e6, -1e6, -1e6}
	}
	return scores{}
}

// bullets open the items of lists.
var bullets = map[string]bool{"*": true, "•": true, "‣": true, "◦": true, "▪": true, "✓": true, "-": true, "–": true, "—": true}

// span is the stretch of text between two token positions of the unit, less the
// bullet or dash of a list's item and closing punctuation, but for posts, whose
// corpus keeps that. Closing is the full stop of an abbreviation at the end of a sentence,
// too, as annotators have it ("etc."), but for capital initials ("the U.S."). It is empty
// when no word or number is left.
func (u *Unit) span(i, j int) nlp.Span {
	v := u.View
	ts := v.Doc.Tokens
	strict := v.Genre != Post
	for i < j && strict && (v.at(u.First+j-1).class&(stopMark|comma) != 0 || v.at(u.First+j-1).tag == colonTag) {
		j--
	}
	if i+1 < j && ts[u.First+i].End < ts[u.First+i+1].Start && bullets[u.mark(i)] {
		i++
	}
	i += u.hashed(i, j)
	if i == j {
		return nlp.Span{}
	}
	s := nlp.Span{Start: ts[u.First+i].Start, End: ts[u.First+j-1].End}
	if last := s.Text(v.Doc.Text)[ts[u.First+j-1].Start-s.Start:]; strict && strings.HasSuffix(last, ".") && !capitalInitials(last) && v.closes(u.First+j) {
		s.End--
	}
	if !strings.ContainsFunc(s.Text(v.Doc.Text), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
		return nlp.Span{}
	}
	return withMarks(v.Doc.Text, s)
}

// hashed counts the tokens at the start of a stretch, i to j, that number an item, as in
// "#1 It leaks."; the sign may stand before the stretch.
func (u *Unit) hashed(i, j int) int {
	n := 0
	if u.mark(i) == "#" {
		n++
	} else if i == 0 || u.mark(i-1) != "#" {
		return 0
	}
	if i+n+1 < j && u.View.at(u.First+i+n).class&number != 0 && u.View.at(u.First+i+n+1).class&capital != 0 {
		return n + 1
	}
	return 0
}

// closes reports whether a sentence ends with the tokens before i, closing marks aside.
func (v *View) closes(i int) bool {
	ts := v.Doc.Tokens
	for i < len(ts) && ts[i].Sentence == ts[i-1].Sentence {
		if a := v.at(i); a.class&stopMark == 0 && !closingTag[a.tag] {
			return false
		}
		i++
	}
	return true
}

// capitalInitials reports whether a word is written in capitals with a stop behind each:
// "U.S.".
func capitalInitials(w string) bool {
	return strings.Count(w, ".") > 1 && strings.ToUpper(w) == w
}

// withMarks takes in a mark of emphasis at either end of a span, which no token of the
// View stands for, if its partner is inside.
func withMarks(text string, s nlp.Span) nlp.Span {
	for _, mark := range [...]string{"*", "_"} {
		if inside := s.Text(text); strings.Contains(inside, mark) && runs(inside, mark[0])%2 == 1 {
			after := text[s.End:]
			before := text[:s.Start]
			switch n := len(after) - len(strings.TrimLeft(after, mark)); {
			case n > 0:
				s.End += n
			default:
				s.Start -= len(before) - len(strings.TrimRight(before, mark))
			}
		}
	}
	return s
}

// runs counts the runs of a character.
func runs(s string, c byte) int {
	n := 0
	for i := range len(s) {
		if s[i] == c && (i == 0 || s[i-1] != c) {
			n++
		}
	}
	return n
}
