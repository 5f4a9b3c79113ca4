package ner

import (
	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// Classes of a token: outside, then for each label the first and a later word.
const (
	outside = 0
	classes = 1 + 2*Labels
)

func begins(l Label) int { return 2*int(l) - 1 }
func inside(l Label) int { return 2 * int(l) }

// A keys list collects the keys of features, template by template.
type keys struct {
	list     []uint64
	template uint64
}

func (k *keys) add(parts ...uint64) {
	k.list = append(k.list, linear.Key(k.template, parts...))
	k.template++
}

// when adds a feature only if it holds.
func (k *keys) when(holds bool, parts ...uint64) {
	if holds {
		k.list = append(k.list, linear.Key(k.template, parts...))
	}
	k.template++
}

// A view is a run with the words it is made of and their neighbours.
type view struct {
	d     *document
	r     *run
	words []word // of the run, with two more at either side
}

var edgeToken = Token{}

func (d *document) view(v *view, r *run) {
	v.d, v.r = d, r
	v.words = v.words[:0]
	s := d.sentences[r.sentence]
	for i := r.first - 2; i < r.last+2; i++ {
		if i < 0 || i >= len(s) {
			v.words = append(v.words, word{Token: &edgeToken, lower: 1, tag: 1, use: &usage{}})
			continue
		}
		v.words = append(v.words, d.word(r.sentence, i))
	}
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// token makes the features of word i of the run.
func (v *view) token(dst []uint64, i int) []uint64 {
	k := keys{list: dst}
	w, l, ll, r, rr := &v.words[i+2], &v.words[i+1], &v.words[i], &v.words[i+3], &v.words[i+4]
	caps := uint64(v.d.caps[v.r.sentence])
	start := uint64(0) // where in the sentence
	switch at := v.r.first + i; {
	case at == 0:
		start = 1
	case !isWordToken(l.Token):
		start = 2
	}
	u := w.use
	k.add(1)
	k.add(w.lower)
	k.add(w.lower, start)
	k.add(w.lower, w.shape)
	k.add(w.tag)
	k.add(w.tag, start, caps)
	k.add(w.shape, start, caps)
	k.add(w.suffix[0])
	k.add(w.suffix[1])
	k.add(w.suffix[2])
	k.add(w.prefix)
	k.when(w.fine > 0, w.fine)
	k.when(w.fine > 0, w.fine, w.tag)
	k.add(w.coarse, w.shape)
	k.add(w.coarse, start)
	k.add(l.lower)
	k.add(r.lower)
	k.add(ll.lower, l.lower)
	k.add(r.lower, rr.lower)
	k.add(l.lower, w.lower)
	k.add(w.lower, r.lower)
	k.add(l.tag, w.tag)
	k.add(w.tag, r.tag)
	k.add(l.tag, w.tag, r.tag)
	k.add(l.coarse, w.coarse)
	k.add(w.coarse, r.coarse)
	k.when(l.fine > 0, l.fine)
	k.when(r.fine > 0, r.fine)
	k.add(l.shape, w.shape, r.shape)
	k.add(w.lists, caps)
	k.add(w.lists, start, step(u.lower))
	for b := range listNames {
		k.when(w.lists>>b&1 == 1, uint64(b))
		k.when(l.lists>>b&1 == 1 && l.kind == capitalWord, uint64(b), w.shape)
		k.when(r.lists>>b&1 == 1 && r.kind == capitalWord, uint64(b), w.shape)
		k.template -= 2
	}
	k.template += 2
	k.when(w.heads|r.heads|l.heads > 0, w.heads, r.heads, l.heads)
	k.when(w.heads > 0, w.heads)
	k.when(r.heads > 0 && r.kind == capitalWord, r.heads, w.lists)
	k.add(step(u.lower), step(u.middle), step(u.initial), caps)
	k.add(step(u.lower), step(u.middle), start)
	k.add(bit(u.lower > u.middle), bit(u.middle > 0), w.tag)
	k.when(u.titled > 0, step(u.titled))
	k.when(u.given > 0, step(u.given))
	k.when(u.place > 0, step(u.place))
	k.when(u.owner > 0, step(u.owner))
	k.when(u.speaks > 0, step(u.speaks))
	k.when(u.the > 0, step(u.the))
	k.add(bit(u.titled+u.given > 0), bit(u.place > 0), bit(u.the > 0), bit(u.speaks > 0))
	if isAcronym(w.Text) {
		defined, listed := v.d.acronyms[hashName(w.Text)]
		k.add(bit(defined), bit(listed), caps)
		k.add(bit(l.Text == "(" && r.Text == ")"), bit(defined))
	}
	return k.list
}

// segment makes the features of the candidate name of words i to j of the run,
// j included; name is the hash of its words.
func (v *view) segment(dst []uint64, i, j int, name uint64) []uint64 {
	k := keys{list: dst, template: 100}
	w := v.words[i+2 : j+3]
	before, before2, after, after2 := &v.words[i+1], &v.words[i], &v.words[j+3], &v.words[j+4]
	first, last := &w[0], &w[len(w)-1]
	n := uint64(min(len(w), 6))
	// head: the word before the first "of", "for", "on"; else the last
	head, linked := last, uint64(0)
	var pattern, lists, any uint64
	upper, hyphens := true, 0
	for x := range w {
		t := &w[x]
		if (t.kind == linkWord || t.kind == particleWord && x > 0 && w[0].kind != particleWord) && t.Lower != "'s" && t.Lower != "," && linked == 0 && x > 0 {
			head, linked = &w[x-1], t.lower
		}
		c := uint64(t.kind)
		if t.kind == capitalWord && isAcronym(t.Text) {
			c = 6
		} else if t.kind != numberWord {
			upper = false
		}
		if t.kind == hyphenWord {
			hyphens++
		}
		if x < 8 {
			pattern = pattern*8 + c
		}
		lists |= t.lists
		any |= t.heads
	}
	gaz := uint64(gazetteer()[name])
	caps := uint64(v.d.caps[v.r.sentence])
	k.add(1)
	k.add(n)
	k.add(n, caps)
	k.add(name)
	k.when(gaz > 0, gaz, min(n, 2))
	k.when(gaz == 0, n)
	for b := range listNames {
		k.when(gaz>>b&1 == 1, uint64(b))
		k.template--
	}
	k.template++
	k.add(pattern)
	k.add(pattern, linked)
	k.add(first.lower, bit(n > 1))
	k.add(last.lower, bit(n > 1))
	k.add(head.lower, linked, bit(n > 1))
	k.when(head.fine > 0, head.fine, bit(n > 1))
	k.add(head.coarse, linked)
	k.add(head.suffix[1], bit(n > 1))
	k.when(n > 1, first.lists, last.lists)
	for b := range headKinds {
		k.when(head.heads>>b&1 == 1, uint64(b), bit(n > 1))
		k.when(head.heads>>b&1 == 1, uint64(b), linked)
		k.when(first.heads>>b&1 == 1, uint64(b), bit(n > 1), linked)
		k.when(any>>b&1 == 1, uint64(b))
		k.template -= 4
	}
	k.template += 4
	k.when(n > 1 && any == 0, linked)
	k.when(n > 1 && head.heads == 0 && first.heads == 0, first.lists&isGiven, last.lists&isSurname)
	k.when(n > 1, first.coarse, last.coarse)
	k.add(before.lower)
	k.add(after.lower)
	k.add(before.lower, n)
	k.add(before2.lower, before.lower)
	k.add(after.lower, after2.lower)
	k.add(before.tag, after.tag)
	k.add(before.fine, bit(n > 1))
	k.add(after.fine, bit(n > 1))
	k.add(before.lists&(isTitle|isGiven), bit(before.kind == capitalWord), bit(n > 1))
	v.beside(&k, i, j)
	// how it sits in its run
	atStart, atEnd := bit(i == 0), bit(j == v.r.last-v.r.first-1)
	k.add(atStart, atEnd, n)
	k.add(atStart, atEnd, caps)
	k.when(atStart == 0, before.lower, before.shape)
	k.when(atEnd == 0, after.lower, after.shape)
	k.when(atEnd == 0, after.lower, after2.coarse)
	k.when(atStart == 0, before.lower, before2.coarse)
	// other occurrences
	seen := v.d.names[name]
	k.add(step(seen-1), n)
	k.add(step(v.d.whole[name]), atStart&atEnd, min(n, 3))
	level := uint64(v.d.definition(v.r, i, j))
	k.when(n > 1, level)
	k.when(level > 0, linked)
	k.add(bit(upper), n, caps)
	k.add(bit(quoted(before.Text)), bit(quoted(after.Text)), n)
	k.add(uint64(hyphens), n)
	k.when(linked != 0, linked, n)
	k.add(lists & (isCountry | isState | isCity | isGiven | isSurname | isPeople | isTitle | isCalendar | isOrganisation))
	v.article(&k, i, j)
	// what owns what inside: the Tories' Trade Union Act is two names
	for x := 1; x+1 < len(w); x++ {
		if owns(w[x].Token) {
			k.add(w[x-1].lists, w[x+1].lists&^(isGiven|isSurname), bit(x == len(w)-2))
			k.add(w[x-1].lists&(isPeople|isCountry|isGiven|isSurname), head.heads)
			break
		}
	}
	return k.list
}

// beside adds what words i to j of the run are listed with ("Ghana, Togo and
// X") and what is said of them in apposition ("X, a Kenyan lawyer").
func (v *view) beside(k *keys, i, j int) {
	s, kinds := v.d.sentences[v.r.sentence], v.d.kinds[v.r.sentence]
	first, last := v.r.first+i, v.r.first+j
	joins := func(at int) bool {
		return at > 0 && at < len(s)-1 && (s[at].Text == "," || s[at].Lower == "and" || s[at].Lower == "or")
	}
	var list uint64
	if at := last + 1; joins(at) && kinds[at+1] == capitalWord {
		list |= uint64(gazetteer()[hashName(s[at+1].Lower)])
	}
	if at := first - 1; joins(at) {
		if s[at].Text != "," && s[at-1].Text == "," {
			at--
		}
		if at > 0 && kinds[at-1] == capitalWord {
			list |= uint64(gazetteer()[hashName(s[at-1].Lower)])
		}
	}
	k.when(list > 0, list&(isCountry|isCapital|isState|isCity|isTown), list&(isGiven|isSurname))
	k.when(list > 0, list&(isCountry|isCapital|isState), list&isPeople)
	noun := -1
	if at := last + 1; at+2 < len(s) && s[at].Text == "," {
		switch s[at+1].Lower {
		case "a", "an", "the", "one", "its", "their", "his", "her", "our", "my":
			for n := at + 2; n < min(len(s), at+7) && kinds[n] != linkWord; n++ {
				if t := s[n].Tag; len(t) > 1 && t[:2] == "NN" && kinds[n] == plainWord {
					noun = n
				} else if noun >= 0 {
					break
				}
			}
		}
	}
	if noun < 0 {
		k.template += 2
		return
	}
	k.add(hashName(s[noun].Lower))
	row := vector.Index(s[noun].Lower)
	if row < 0 {
		k.template++
		return
	}
	_, fine := vector.Clusters(row)
	k.add(uint64(fine))
}

// article adds a capitalised "The" inside of a sentence, at the head of a name or before
// it: of a newspaper it is a part.
func (v *view) article(k *keys, i, j int) {
	in := func(x int) bool { // words[x] is such a one
		at := v.r.first + x - 2
		return at > 0 && v.words[x].Text == "The" && v.d.caps[v.r.sentence] == plainCase && isWordToken(v.words[x-1].Token)
	}
	k.when(j > i && in(i+2), bit(j > i+1))
	k.when(in(i+1), bit(j > i))
}

func owns(t *Token) bool {
	return t.Lower == "'s" || t.Lower == "'" || t.Lower == "’s" || t.Lower == "’"
}

func quoted(s string) bool {
	return s == `"` || s == "“" || s == "”" || s == "'" || s == "‘" || s == "’" || s == "_" || s == "*"
}
