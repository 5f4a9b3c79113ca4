package ner

import "strings"

// What is known of a candidate before anything is learnt, on the scale of log
// odds. Definitions and events are too rare in the training texts for their
// weight to be learnt from them.
var definitionPrior = [...]float64{undefined: 0, defined: 1.5, definedLong: 3, definedHere: 6}

// For two words of a name on the list of events, and for a head of events or of laws.
const (
	eventPrior     = 4
	eventHeadPrior = 3
	lawHeadPrior   = 1.5
	casePrior      = 9 // Healy v. James
)

var versus = setOf("v.", "v", "vs", "vs.")

// "these International Conventions" are no name.
const generalPrior = 4

var general = setOf("these", "those", "such", "various", "several", "different", "numerous", "certain")

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
	if gazetteer()[name]&isEvent != 0 {
		base[Event-1] += eventPrior * float64(1+j-i) / 2
	}
	if i == j {
		return base
	}
	tokens, kinds := d.sentences[r.sentence], d.kinds[r.sentence]
	first, last := r.first+i, r.first+j
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
