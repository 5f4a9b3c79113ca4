package ner

import (
	"unicode"
	"unicode/utf8"

	"opedmap/nlp/vector"
)

// A document is a text with what is known of its words as a whole.
type document struct {
	sentences [][]Token
	kinds     [][]uint8
	caps      []uint8 // of each sentence: how it is written
	runs      []run
	known     map[uint64]*usage // by the hash of the word in lower case
	names     map[uint64]uint8  // how often a candidate name stands in the text
	whole     map[uint64]uint8  // how often it stands alone, as a whole run
	acronyms  map[uint64]bool   // words in capitals; true when a candidate has these initials
}

// usage is how a word is written and introduced in a text.
type usage struct {
	lower, middle, initial uint8 // in lower case, capitalised inside and at the start of a sentence
	titled, given, place   uint8 // behind a title, a given name, a preposition of place
	owner, speaks, the     uint8 // before 's, before a verb of saying, behind "the"
}

func bump(n *uint8) {
	if *n < 250 {
		*n++
	}
}

// step rounds a count to 0, 1, 2 and more.
func step(n uint8) uint64 { return uint64(min(n, 2)) }

// how a sentence is written
const (
	plainCase = iota
	titleCase
	upperCase
)

func newDocument(sentences [][]Token) *document {
	d := &document{sentences: sentences, kinds: make([][]uint8, len(sentences)), caps: make([]uint8, len(sentences)),
		known: map[uint64]*usage{}, names: map[uint64]uint8{}, whole: map[uint64]uint8{}, acronyms: map[uint64]bool{}}
	total := 0
	for _, s := range sentences {
		total += len(s)
	}
	kinds := make([]uint8, total)
	for i, s := range sentences {
		d.kinds[i], kinds = kinds[:len(s)], kinds[len(s):]
		d.runs = runs(d.runs, i, s, d.kinds[i])
		d.caps[i] = caseOf(s)
		for k := range s {
			if d.kinds[i][k] == capitalWord && isAcronym(s[k].Text) && d.caps[i] != upperCase {
				d.acronyms[hashName(s[k].Text)] = false
			}
			if d.kinds[i][k] == capitalWord {
				if h := usageKey(&s[k]); d.known[h] == nil {
					d.known[h] = &usage{}
				}
			}
		}
	}
	for i, s := range sentences {
		for k := range s {
			if u := d.known[usageKey(&s[k])]; u != nil {
				d.use(u, i, k)
			}
		}
	}
	for _, r := range d.runs {
		d.candidates(r)
	}
	return d
}

// usageKey is the hash under which the use of a word is noted: an acronym is
// another word than the one in lower case (WHO, US).
func usageKey(t *Token) uint64 {
	if isAcronym(t.Text) {
		return hashName(t.Text)
	}
	return hashName(t.Lower)
}

// caseOf tells a headline in capitals, or with a capital for each word, from
// running text.
func caseOf(s []Token) uint8 {
	words, upper, title := 0, 0, 0
	for i := range s {
		r, n := utf8.DecodeRuneInString(s[i].Text)
		if !unicode.IsLetter(r) || len(s[i].Text) < 3 {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			title++
			if r, _ := utf8.DecodeRuneInString(s[i].Text[n:]); unicode.IsUpper(r) {
				upper++
			}
		}
	}
	switch {
	case words > 1 && upper*3 > words*2:
		return upperCase
	case words > 2 && title*3 > words*2:
		return titleCase
	}
	return plainCase
}

// isAcronym reports whether a word is written in capitals: NATO, U.N., GmbH no.
func isAcronym(w string) bool {
	if len(w) < 2 || len(w) > 12 {
		return false
	}
	n := 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case 'A' <= c && c <= 'Z':
			n++
		case c == '.' || c == '&' || '0' <= c && c <= '9':
		default:
			return false
		}
	}
	return n > 1
}

var (
	placeWords  = setOf("in", "at", "near", "from", "to", "across", "outside", "inside", "around", "toward", "towards", "throughout")
	speechVerbs = setOf("said", "says", "told", "tells", "wrote", "writes", "argued", "argues", "asked", "asks", "added", "adds",
		"thinks", "thought", "believes", "believed", "knows", "knew", "claims", "claimed", "insists", "insisted", "replied", "explained", "explains", "stated", "who")
)

func setOf(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// use notes one use of a word: token k of sentence i.
func (d *document) use(u *usage, i, k int) {
	s := d.sentences[i]
	switch {
	case d.kinds[i][k] != capitalWord:
		bump(&u.lower)
		return
	case d.caps[i] != plainCase:
	case k == 0 || !isWordToken(&s[k-1]) && (k < 2 || !isWordToken(&s[k-2])):
		bump(&u.initial)
	default:
		bump(&u.middle)
	}
	if k > 0 {
		p := &s[k-1]
		g := gazetteer()[hashName(p.Lower)]
		switch {
		case p.Lower == "the":
			bump(&u.the)
		case placeWords[p.Lower]:
			bump(&u.place)
		case g&isTitle != 0 && d.kinds[i][k-1] == capitalWord:
			bump(&u.titled)
		case g&isGiven != 0 && d.kinds[i][k-1] == capitalWord:
			bump(&u.given)
		}
	}
	if k+1 < len(s) {
		switch n := s[k+1].Lower; {
		case n == "'s":
			bump(&u.owner)
		case speechVerbs[n]:
			bump(&u.speaks)
		}
	}
}

func isWordToken(t *Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unicode.IsLetter(r) || unicode.IsDigit(r) || t.Text == "," || t.Lower == "'s"
}

// candidates counts the candidate names of a run and matches their initials
// with the acronyms of the text.
func (d *document) candidates(r run) {
	s, kinds := d.sentences[r.sentence], d.kinds[r.sentence]
	for i := r.first; i < r.last; i++ {
		if !mayStart(kinds[i]) {
			continue
		}
		h, capitals, all, words := uint64(offset64), uint64(offset64), uint64(offset64), 0
		for k := i; k < r.last && k < i+maxName; k++ {
			h = extend(h, &s[k], k == i)
			if kinds[k] == capitalWord {
				words++
				capitals = hashOn(capitals, s[k].Text[:1])
			}
			if kinds[k] == capitalWord || (kinds[k] == linkWord || kinds[k] == particleWord) && len(s[k].Text) > 1 {
				c := s[k].Text[0]
				if 'a' <= c && c <= 'z' {
					c -= 'a' - 'A'
				}
				all = (all ^ uint64(c)) * prime64
			}
			if !mayEnd(kinds[k]) {
				continue
			}
			n := d.names[h]
			bump(&n)
			d.names[h] = n
			if i == r.first && k == r.last-1 {
				n := d.whole[h]
				bump(&n)
				d.whole[h] = n
			}
			if words > 1 {
				for _, a := range [...]uint64{capitals, all} {
					if _, ok := d.acronyms[a]; ok {
						d.acronyms[a] = true
					}
				}
			}
		}
	}
}

// A word is a token of a run, seen by the features.
type word struct {
	*Token
	kind       uint8
	lower, tag uint64
	shape      uint64
	suffix     [3]uint64
	prefix     uint64
	coarse     uint64
	fine       uint64
	lists      uint64
	heads      uint64
	use        *usage
	vector     []float32
}

func (d *document) word(sentence, i int) word {
	t := &d.sentences[sentence][i]
	w := word{Token: t, kind: d.kinds[sentence][i], lower: hashName(t.Lower), tag: hashName(t.Tag), shape: shapeOf(t.Text)}
	low := t.Lower
	for k := range w.suffix {
		if len(low) > k+2 {
			w.suffix[k] = hashName(low[len(low)-k-2:])
		}
	}
	if len(low) > 3 {
		w.prefix = hashName(low[:3])
	}
	w.lists = uint64(gazetteer()[w.lower])
	w.heads = uint64(heads()[w.lower])
	if w.use = d.known[usageKey(t)]; w.use == nil {
		w.use = &usage{}
	}
	if row := vector.Index(low); row >= 0 {
		c, f := vector.Clusters(row)
		w.coarse, w.fine, w.vector = uint64(c)+1, uint64(f)+1, vector.At(row)
	}
	return w
}

// shapeOf numbers the way a word is written. Two capitals in a row count as such: EVMs is
// no Smith.
func shapeOf(w string) uint64 {
	var s, last uint64
	again := false
	runes := 0
	for _, r := range w {
		if runes++; runes > 24 {
			break
		}
		var c uint64
		switch {
		case unicode.IsUpper(r):
			c = 1
		case unicode.IsLower(r):
			c = 2
		case unicode.IsDigit(r):
			c = 3
		case r == '.':
			c = 4
		case unicode.IsLetter(r):
			c = 5
		default:
			c = 6
		}
		if c != last || c == 1 && !again {
			again = c == last
			s = s*7 + c
			last = c
		}
	}
	return s*3 + uint64(min(runes, 3)) - 1
}
