package attitude

import (
	"strings"

	"opedmap/argmap/internal/polarity"
	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// A word is a token as the features see it.
type word struct {
	lower, stem uint64 // hashes
	tag         string
	kind        kind
	class       polarity.Class
	valence     float64
	row         int // of its vector, -1 when unknown
	fine        int // cluster of its vector, 0 when unknown
	group       int // index into clause.groups of the verb group it is in, or -1
	quoted      bool
}

// telling reports whether the word can be shown as a cue: one that says something by
// itself.
func (w *word) telling() bool {
	switch w.kind {
	case noun, verb, adjective, adverb:
		return w.class&polarity.Being == 0 && !light[w.lower]
	case preposition:
		return w.valence != 0 || w.lower == against
	}
	return w.class&(polarity.Negator|polarity.Contrast) != 0
}

var against = linear.String("against")

// light are verbs that leave what is said to others, and adverbs of place in the text.
var light = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, w := range strings.Fields("have has had having ’ve 've ’d 'd do does did done get gets got go goes went let ago very again so also even just") {
		m[linear.String(w)] = true
	}
	return m
}()

// kind is the part of speech, coarsely.
type kind uint8

const (
	other kind = iota
	noun
	name
	pronoun
	verb
	modal
	adjective
	adverb
	preposition
	determiner
	comma
	conjunction
	relative // who, which
	possessive
	number
	quote
	opening // bracket
	closing
	particle
)

var kinds = map[string]kind{
	"NN": noun, "NNS": noun, "NNP": name, "NNPS": name, "PRP": pronoun, "EX": pronoun,
	"VB": verb, "VBD": verb, "VBG": verb, "VBN": verb, "VBP": verb, "VBZ": verb, "MD": modal,
	"JJ": adjective, "JJR": adjective, "JJS": adjective, "RB": adverb, "RBR": adverb, "RBS": adverb,
	"IN": preposition, "TO": preposition, "DT": determiner, "PDT": determiner, "PRP$": determiner, "WP$": determiner,
	",": comma, "CC": conjunction, "WP": relative, "WDT": relative, "POS": possessive, "CD": number,
	"``": quote, "''": quote, "-LRB-": opening, "-RRB-": closing, "RP": particle,
}

// A group is a run of verbs with their auxiliaries: "could not have been told".
type group struct {
	first, last int // tokens, half-open; the head is the last verb
	head        int
	negated     bool
	modal       bool
	passive     bool
	infinitive  bool
}

// A clause is a sentence prepared for the roles of its words.
type clause struct {
	words  []word
	groups []group
}

// newClause reads the tokens of a sentence.
func newClause(tokens []nlp.Token) *clause {
	c := &clause{words: make([]word, len(tokens))}
	inQuote := false
	for i := range c.words {
		t := &tokens[i]
		w := &c.words[i]
		*w = word{lower: linear.String(t.Lower), stem: linear.String(t.Stem), tag: t.Tag, kind: kinds[t.Tag], row: vector.Index(t.Lower), group: -1}
		w.class = polarity.ClassOf(t.Lower, t.Stem)
		w.valence = polarity.Of(t.Lower)
		if w.kind == name {
			w.valence = 0
		}
		if w.row >= 0 {
			_, w.fine = vector.Clusters(w.row)
			w.fine++
		}
		switch t.Lower {
		case `"`, "``", "''":
			w.kind, inQuote = quote, !inQuote
		case "that":
			if w.kind == preposition && i > 0 && (c.words[i-1].kind == noun || c.words[i-1].kind == name) {
				w.kind = relative
			}
		}
		w.quoted = inQuote
	}
	c.findGroups()
	return c
}

func (c *clause) findGroups() {
	for i := 0; i < len(c.words); {
		w := c.words[i]
		if w.kind != verb && w.kind != modal && !(w.tag == "TO" && i+1 < len(c.words) && c.words[i+1].tag == "VB") {
			i++
			continue
		}
		g := group{first: i, head: -1}
		be := false
		j := i
		for ; j < len(c.words); j++ {
			v := &c.words[j]
			switch {
			case v.kind == modal:
				g.modal = true
			case v.kind == verb:
				if g.head >= 0 && c.words[g.head].tag != "TO" && !auxiliary(c.words[g.head]) && v.tag != "VBG" && v.tag != "VBN" {
					goto done
				}
				if g.head >= 0 && c.words[g.head].class&polarity.Being != 0 {
					be = true
				}
				g.head = j
			case v.tag == "TO" && j+1 < len(c.words) && c.words[j+1].tag == "VB":
				if g.head >= 0 {
					goto done
				}
				g.infinitive = true
			case v.kind == adverb:
				if v.class&polarity.Negator != 0 {
					g.negated = true
				}
			default:
				goto done
			}
		}
	done:
		for j > i && c.words[j-1].kind == adverb && c.words[j-1].class&polarity.Negator == 0 {
			j--
		}
		if g.head < 0 { // a modal alone
			i = max(j, i+1)
			continue
		}
		g.last = j
		g.passive = be && c.words[g.head].tag == "VBN"
		for k := i; k < j; k++ {
			c.words[k].group = len(c.groups)
		}
		c.groups = append(c.groups, g)
		i = j
	}
}

// A frame is how a verb group is put.
type frame struct {
	word    int // what governs it: "refuse to", "wrong to"; -1 for nothing
	obliged bool
	against bool // an odd number of negators, reversers and bad words govern it
}

// frame looks at the words of a group and, if it is an infinitive, at what
// stands before it, names and pronouns aside.
func (c *clause) frame(g group) frame {
	f := frame{word: -1, obliged: g.first == 0 && c.words[0].tag == "VB", against: g.negated}
	obliges := func(i int) { f.obliged = f.obliged || c.words[i].class&polarity.Obligator != 0 }
	for i := g.first; i < g.last; i++ {
		obliges(i)
	}
	if !g.infinitive {
		return f
	}
	for i := g.first - 1; i >= 0 && i >= g.first-5; i-- {
		switch w := &c.words[i]; w.kind {
		case verb, adjective, noun:
			f.word = i
			if w.class&(polarity.Reverser|polarity.Refuter) != 0 || w.valence < 0 {
				f.against = !f.against
			}
			if w.group >= 0 {
				o := c.groups[w.group]
				f.against = f.against != o.negated
				for k := o.first; k < o.last; k++ {
					obliges(k)
				}
			}
			return f
		case name, pronoun, determiner, adverb, number, possessive:
		default:
			return f
		}
	}
	return f
}

var auxiliaryStems = func() map[uint64]bool {
	m := map[uint64]bool{}
	for _, s := range strings.Fields("be is are was were been am 's 're 'm have has had 've 'd do does did get got gets having being") {
		m[linear.String(s)] = true
	}
	return m
}()

func auxiliary(w word) bool { return auxiliaryStems[w.lower] }

// A role is what the target is to a word that governs it.
type role struct {
	kind roleKind
	gov  int // the governing token
	prep int // the preposition, or -1
}

type roleKind uint8

const (
	noRole roleKind = iota
	subject
	passiveSubject
	relativeSubject
	object
	agent
	verbPrep  // "voted for X"
	nounPrep  // "criticism of X"
	adjPrep   // "critical of X"
	possessor // "X's plan"
	modifier  // "the X plan"
	coordinated
)

// roles finds what governs the noun phrase that covers words a to b,
// following up to two steps: "X's plan failed" makes X the possessor of plan,
// which is the subject of failed.
func (c *clause) roles(a, b int) []role {
	var out []role
	for range 2 {
		r, ok := c.nounRole(a, b)
		if !ok {
			break
		}
		out = append(out, r)
		a, b = r.gov, r.gov+1
	}
	if r, ok := c.subjectRole(b); ok {
		out = append(out, r)
	}
	if r, ok := c.objectRole(a); ok {
		out = append(out, r)
		if q, ok := c.objectRole(r.gov); ok && r.kind == nounPrep && len(out) < 4 {
			out = append(out, q)
		}
	}
	return out
}

// nounRole: possessor or modifier of a noun that follows.
func (c *clause) nounRole(a, b int) (role, bool) {
	k, i := modifier, b
	det := a < b && b-a == 1 && (c.words[a].tag == "PRP$")
	if i < len(c.words) && c.words[i].kind == possessive {
		k = possessor
		i++
	} else if det {
		k = possessor
	} else if i > 0 && c.words[i-1].kind == possessive {
		k = possessor
	} else if c.at(i) != noun || c.words[i-1].kind == noun && c.words[i-1].tag == "NNS" {
		return role{}, false
	}
	head := -1
	for n := 0; i < len(c.words) && n < 8; i, n = i+1, n+1 {
		switch c.words[i].kind {
		case noun, name:
			head = i
		case adjective, number, adverb, determiner, quote:
			if head >= 0 {
				n = 8
			}
		case verb:
			if head >= 0 || c.words[i].tag != "VBG" && c.words[i].tag != "VBN" {
				n = 8
			}
		default:
			n = 8
		}
	}
	return role{k, head, -1}, head >= 0
}

func (c *clause) at(i int) kind {
	if i < 0 || i >= len(c.words) {
		return other
	}
	return c.words[i].kind
}

// subjectRole looks right from the end of a noun phrase for its verb: over
// adverbs, an insertion between commas, one pair of brackets, coordinated
// nouns and two prepositional phrases.
func (c *clause) subjectRole(b int) (role, bool) {
	prepositions, brackets, commas := 0, 0, 0
	for i := b; i < len(c.words); {
		if g := c.words[i].group; g >= 0 && !c.groups[g].infinitive {
			return c.groups[g].subjectRole(c.words), true
		}
		switch c.words[i].kind {
		case adverb, quote, possessive:
			i++
		case comma:
			commas++
			if c.at(i+1) == relative && commas == 1 {
				i++
				continue
			}
			end := c.find(comma, i+1, i+14)
			if end < 0 || commas > 1 {
				return role{}, false
			}
			i = end + 1
		case opening:
			brackets++
			end := c.find(closing, i, len(c.words))
			if end < 0 || brackets > 1 {
				return role{}, false
			}
			i = end + 1
		case relative:
			return c.relativeRole(i)
		case conjunction:
			i = c.afterNominals(i + 1)
		case preposition:
			if prepositions++; prepositions > 2 {
				return role{}, false
			}
			i = c.afterNominals(i + 1)
		default:
			return role{}, false
		}
	}
	return role{}, false
}

// subjectRole is what the noun phrase before a verb group is to its head.
func (g group) subjectRole(words []word) role {
	bare := g.first == g.head
	switch tag := words[g.head].tag; {
	case bare && (tag == "VBG" || tag == "VBN"):
		return role{relativeSubject, g.head, -1}
	case g.passive:
		return role{passiveSubject, g.head, -1}
	}
	return role{subject, g.head, -1}
}

// relativeRole: subject of the relative clause that starts at word i.
func (c *clause) relativeRole(i int) (role, bool) {
	switch c.at(i + 1) {
	case verb, modal, adverb:
	default:
		return role{}, false
	}
	g := c.words[i+1].group
	if g < 0 && i+2 < len(c.words) {
		g = c.words[i+2].group
	}
	if g < 0 {
		return role{}, false
	}
	return role{relativeSubject, c.groups[g].head, -1}, true
}

// find is the first word of a kind from i on, -1 if there is none up to end.
func (c *clause) find(k kind, i, end int) int {
	for ; i <= end && i < len(c.words); i++ {
		if c.words[i].kind == k {
			return i
		}
	}
	return -1
}

// afterNominals is the first word from i on that is not part of a noun phrase.
func (c *clause) afterNominals(i int) int {
	for i < len(c.words) && nominal(c.words[i].kind) {
		i++
	}
	return i
}

func nominal(k kind) bool {
	switch k {
	case noun, name, adjective, determiner, number, possessive, pronoun, quote:
		return true
	}
	return false
}

// objectRole looks left from the start of a noun phrase for its verb or
// preposition.
func (c *clause) objectRole(a int) (role, bool) {
	i := a - 1
	for i >= 0 && nominal(c.words[i].kind) {
		i--
	}
	for n := 0; n < 2 && i > 0 && (c.words[i].kind == conjunction || c.words[i].kind == comma) && nominal(c.words[i-1].kind); n++ {
		for i--; i >= 0 && nominal(c.words[i].kind); i-- {
		}
	}
	if i < 0 {
		return role{}, false
	}
	w := &c.words[i]
	switch {
	case w.group >= 0 && w.kind != adverb:
		return role{object, c.groups[w.group].head, -1}, true
	case w.kind == particle && i > 0 && c.words[i-1].group >= 0:
		return role{verbPrep, c.groups[c.words[i-1].group].head, i}, true
	case w.kind == preposition:
		p := i
		for i--; i >= 0 && (c.words[i].kind == adverb || c.words[i].kind == preposition || c.words[i].kind == quote || c.words[i].kind == particle); i-- {
		}
		if i < 0 {
			return role{noRole, p, p}, true
		}
		g := &c.words[i]
		switch {
		case g.group >= 0:
			v := c.groups[g.group]
			if v.passive && c.words[p].lower == by {
				return role{agent, v.head, p}, true
			}
			return role{verbPrep, v.head, p}, true
		case g.kind == noun || g.kind == name || g.kind == number || g.kind == pronoun:
			if c.words[p].lower == by {
				for k := i; k >= 0 && k > i-6; k-- {
					if q := c.words[k].group; q >= 0 && c.groups[q].passive {
						return role{agent, c.groups[q].head, p}, true
					}
				}
			}
			return role{nounPrep, i, p}, true
		case g.kind == adjective:
			return role{adjPrep, i, p}, true
		}
		return role{noRole, p, p}, true
	}
	return role{}, false
}

var by = linear.String("by")
