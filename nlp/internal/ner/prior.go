package ner

import "strings"

// What is known of a candidate before anything is learnt, on the scale of log
// odds. Definitions and events are too rare in the training texts for their
// weight to be learnt from them.
var definitionPrior = [...]float64{undefined: 0, defined: 1.5, definedLong: 3, definedHere: 6}

// For two words of a name on the list of events or of works, and for a head of events or
// of laws.
const (
	eventPrior     = 1
	workPrior      = 2
	eventHeadPrior = 3
	lawHeadPrior   = 1.5
	casePrior      = 9 // Healy v. James
)

var versus = setOf("v.", "v", "vs", "vs.")

// "these International Conventions" are no name.
const generalPrior = 4

var general = setOf("these", "those", "such", "various", "several", "different", "numerous", "certain")

// Rare forms: the abbreviation of a state behind a town, a head of government before
// "government", a name with a nickname inside, a firm of two partners, two names that
// start alike, what stands between a title in quotation marks and a date, and a place with
// what it owns.
const (
	statePrior      = 3
	governmentPrior = 2
	nickPrior       = 3
	firmPrior       = 2
	sourcePrior     = 3
	againPrior      = 4
	ownerPrior      = 4
)

// stateBehind reports whether token i abbreviates a state that stands behind a comma and a
// place, or another state: "Fresno, Calif.", "Calif., Ore. and Wash." for Ore.
func stateBehind(t []Token, kinds []uint8, i int) bool {
	w := t[i].Text
	return i > 1 && w[len(w)-1] == '.' && t[i-1].Text == "," && kinds[i-2] == capitalWord && gazetteer()[hashName(t[i].Lower)]&isState != 0
}

// source reports whether words i to j of a run stand where a reference has the paper:
// “A title.” The Nation, May 4, 2011.
func (d *document) source(r *run, i, j int) bool {
	tokens := d.sentences[r.sentence]
	first, after := r.first+i, r.first+j+1
	if after+2 >= len(tokens) || tokens[after].Text != "," || !IsCalendar(tokens[after+1]) && (kindOf(&tokens[after+1]) != numberWord || !IsCalendar(tokens[after+2])) {
		return false
	}
	before := tokens[:first]
	if first == 0 && r.sentence > 0 {
		before = d.sentences[r.sentence-1]
	}
	return len(before) > 0 && quoted(before[len(before)-1].Text)
}

var governments = setOf("government", "administration", "presidency", "premiership")

// governs reports whether token i names whose government it is that follows: "the Minns
// government". It is no place, people or party that is known.
func governs(t []Token, i int) bool {
	return i > 0 && i+1 < len(t) && t[i-1].Lower == "the" && governments[t[i+1].Text] && !isAcronym(t[i].Text) &&
		gazetteer()[hashName(t[i].Lower)]&(isCountry|isCapital|isState|isRegion|isPeople|isLanguage|isOrganisation) == 0
}

// again reports whether behind an "and" a name starts as it did before: "Project Sunrise
// and Project Moon".
func again(name []Token) bool {
	for k := 1; k+1 < len(name); k++ {
		if name[k].Lower == "and" && name[k+1].Lower == name[0].Lower && name[0].Lower[len(name[0].Lower)-1] != '.' {
			return true
		}
	}
	return false
}

// owned reports whether a name is that of a place and of something that it owns: "Paris's
// Boulevard Montmartre". "Victoria's Secret Fashion Show" starts with a listed name.
func owned(name []Token) bool {
	h := uint64(offset64)
	place := false
	for k := range name {
		if name[k].Lower == "'s" && !place {
			place = k+1 < len(name) && gazetteer()[h]&(isCountry|isCapital|isState|isCity) != 0
			if !place {
				return false
			}
		}
		h = extend(h, &name[k], k == 0)
		if place && gazetteer()[h]&(isOrganisation|isEvent|isWork) != 0 {
			return false
		}
	}
	return place
}

// nick reports whether a name holds a nickname in quotation marks and starts with no title.
func nick(name []Token) bool {
	marks := 0
	for i := range name {
		if quoted(name[i].Text) {
			marks++
		}
	}
	return marks == 2 && !IsTitle(name[0])
}

// How a candidate's initials stand in the text.
const (
	undefined   = iota
	defined     // two or three letters, anywhere
	definedLong // four letters or more, anywhere
	definedHere // in brackets right behind it
)

// definition tells how the initials of words i to j of a run stand in the text.
func (d *document) definition(r *run, i, j int) int {
	if i == j {
		return undefined
	}
	tokens, kinds := d.sentences[r.sentence], d.kinds[r.sentence]
	first, last := r.first+i, r.first+j
	capitals, all, letters := initials(tokens[first:last+1], kinds[first:last+1])
	if letters < 2 {
		return undefined
	}
	if last+3 < len(tokens) && tokens[last+1].Text == "(" && tokens[last+3].Text == ")" && letters > 2 && spells(tokens[last+2].Text, tokens[first:last+1], kinds[first:last+1]) {
		return definedHere
	}
	level := undefined
	for _, h := range [...]uint64{capitals, all} {
		if _, ok := d.acronyms[h]; !ok {
			continue
		}
		switch {
		case last+3 < len(tokens) && tokens[last+1].Text == "(" && hashName(tokens[last+2].Text) == h:
			return definedHere
		case letters > 3:
			level = definedLong
		default:
			level = max(level, defined)
		}
	}
	return level
}

// spells reports whether an acronym holds the initials of a name's capitalised
// words in order, beside other letters: NURESC for "Nuclear and Radiological
// Emergency Support Centre". Its first letter is the name's.
func spells(acronym string, name []Token, kinds []uint8) bool {
	if !isAcronym(acronym) || name[0].Text[0] != acronym[0] {
		return false
	}
	at := 0
	for i := range name {
		if kinds[i] != capitalWord {
			continue
		}
		for at < len(acronym) && acronym[at] != name[i].Text[0] {
			at++
		}
		if at == len(acronym) {
			return false
		}
		at++
	}
	return true
}

// prior gives what is known of the candidate of words i to j of a run; name is
// the hash of its words.
func (d *document) prior(r *run, i, j int, name uint64) (base [Labels]float64) {
	switch words := float64(1 + j - i); {
	case gazetteer()[name]&isEvent != 0:
		base[Event-1] += eventPrior * words / 2
	case gazetteer()[name]&^isSurname == isWork:
		base[Misc-1] += workPrior * words / 2
	}
	tokens, kinds := d.sentences[r.sentence], d.kinds[r.sentence]
	first, last := r.first+i, r.first+j
	if d.source(r, i, j) {
		base[Org-1] += sourcePrior
	}
	if i == j {
		switch {
		case stateBehind(tokens, kinds, first):
			base[GPE-1] += statePrior
		case governs(tokens, first):
			base[Person-1] += governmentPrior
		}
		return base
	}
	if again(tokens[first : last+1]) {
		for c := range base {
			base[c] -= againPrior
		}
	}
	if owned(tokens[first : last+1]) {
		for c := range base {
			base[c] -= ownerPrior
		}
	}
	if j == i+2 && tokens[first+1].Text == "&" {
		base[Org-1] += firmPrior
	}
	if nick(tokens[first : last+1]) {
		base[Person-1] += nickPrior
	}
	if first > 0 && general[tokens[first-1].Lower] && strings.HasSuffix(tokens[last].Lower, "s") {
		for c := range base {
			base[c] -= generalPrior
		}
	}
	by := definitionPrior[d.definition(r, i, j)]
	for c := range base {
		base[c] += by
	}
	head := last
	for k := first + 1; k < last; k++ {
		if (kinds[k] == linkWord || kinds[k] == particleWord) && tokens[k].Lower != "'s" && tokens[k].Lower != "," {
			head = k - 1
			break
		}
	}
	parties := 1
	for k := first + 1; k < last; k++ {
		if versus[tokens[k].Lower] {
			parties++
		}
	}
	switch {
	case parties == 2:
		base[Law-1] += casePrior
	case parties > 2: // "Roe v. Wade and Brown v. Board" are two
		for c := range base {
			base[c] -= casePrior
		}
	}
	h := heads()[hashName(tokens[head].Lower)]
	if (h|heads()[hashName(tokens[first].Lower)])&(1<<eventHead) != 0 {
		base[Event-1] += eventHeadPrior
	}
	if h&(1<<lawHead) != 0 {
		base[Law-1] += lawHeadPrior
	}
	return base
}

// Kinds of heads: the lines of the list.
const (
	eventHead = 3
	lawHead   = 4
)

// initials hashes the initials of a name: of its capitalised words, of all, and
// counts the capitals.
func initials(tokens []Token, kinds []uint8) (capitals, all uint64, letters int) {
	capitals, all = offset64, offset64
	for i := range tokens {
		t := &tokens[i]
		if kinds[i] == capitalWord {
			capitals = hashOn(capitals, t.Text[:1])
			letters++
		}
		if kinds[i] == capitalWord || (kinds[i] == linkWord || kinds[i] == particleWord) && len(t.Text) > 1 {
			c := t.Text[0]
			if 'a' <= c && c <= 'z' {
				c -= 'a' - 'A'
			}
			all = (all ^ uint64(c)) * prime64
		}
	}
	return capitals, all, letters
}
