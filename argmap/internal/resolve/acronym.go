package resolve

import (
	"strings"
	"unicode"

	"opedmap/nlp"
)

// acronyms joins acronyms with what they abbreviate: defined in brackets, in
// either order, or the initials of just one long name.
func (r *resolver) acronyms() {
	r.brackets()
	byInitials := map[string]int{} // to a form; -1 when two share them
	for x := range r.forms {
		f := &r.forms[x]
		if len(f.words) < 2 || f.label == nlp.Person {
			continue
		}
		for _, in := range initials(f.written) {
			if y, ok := byInitials[in]; ok && (y < 0 || r.find(r.forms[y].first) != r.find(f.first)) {
				byInitials[in] = -1
			} else {
				byInitials[in] = x
			}
		}
	}
	for x := range r.forms {
		f := &r.forms[x]
		if !isAcronym(f.written) {
			continue
		}
		in := strings.ReplaceAll(f.written, ".", "")
		if long := aliases[in]; long != "" {
			for y := range r.forms {
				if r.forms[y].text == long {
					r.join(f.first, r.forms[y].first)
				}
			}
		}
		if y, ok := byInitials[in]; ok && y >= 0 && (len(in) > 2 || r.forms[y].label == f.label) && !r.expanded(x) {
			r.join(f.first, r.forms[y].first)
		}
	}
	r.slips()
}

// often is how many mentions make an acronym so familiar to its writer that
// another with two letters exchanged, which stands for nothing, is a slip.
const often = 4

// slips joins an acronym that stands once and for no name with the one that
// its writer meant: NGS where NSG is all over the text.
func (r *resolver) slips() {
	for x := range r.forms {
		f := &r.forms[x]
		if len(f.mentions) > 1 || len(f.written) < 3 || !isAcronym(f.written) || r.expanded(x) {
			continue
		}
		for y := range r.forms {
			g := &r.forms[y]
			if len(g.mentions) >= often && isAcronym(g.written) && f.label == g.label && exchanged(f.written, g.written) {
				r.join(f.first, g.first)
				break
			}
		}
	}
}

// exchanged reports whether two words differ in the order of two neighbouring
// letters and in nothing else.
func exchanged(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// expanded reports whether a form's entity has a form of many words already.
func (r *resolver) expanded(x int) bool {
	g := r.find(r.forms[x].first)
	for y := range r.forms {
		if y != x && len(r.forms[y].words) > 1 && r.find(r.forms[y].first) == g {
			return true
		}
	}
	return false
}

// aliases are acronyms that are common without a definition.
var aliases = map[string]string{
	"US": "united states", "USA": "united states", "UK": "united kingdom", "UN": "united nations", "EU": "european union",
	"UAE": "united arab emirates", "NATO": "north atlantic treaty organization", "USSR": "soviet union",
}

// brackets joins a name with the one in brackets right behind it when one
// abbreviates the other.
func (r *resolver) brackets() {
	for i := 1; i < len(r.mentions); i++ {
		a, b := &r.mentions[i-1], &r.mentions[i]
		if b.Start-a.End > 6 || a.End > b.Start || b.End >= len(r.d.Text) {
			continue
		}
		between := strings.TrimSpace(r.d.Text[a.End:b.Start])
		between = strings.TrimRight(between, "\"“'‘")
		if between != "(" && between != "[" && between != "(the" && between != ", or" {
			continue
		}
		x, y := r.text(a.Span), r.text(b.Span)
		if shortFor(y, x) || shortFor(x, y) {
			r.join(i-1, i)
		}
	}
}

// shortFor reports whether a word abbreviates a name: an acronym, or a word that starts
// with a capital, LoC and Jica, and is made of the initials alone, but for a letter where
// it has two capitals.
func shortFor(word, name string) bool {
	if isAcronym(word) {
		return abbreviates(word, name)
	}
	capitals, letters := 0, 0
	for i, c := range word {
		switch {
		case !unicode.IsLetter(c) || i == 0 && !unicode.IsUpper(c):
			return false
		case unicode.IsUpper(c):
			capitals++
		}
		letters++
	}
	if letters < 3 || letters > 8 {
		return false
	}
	hits := spelled([]rune(strings.ToLower(word)), words(strings.ToLower(name)))
	return hits == letters || capitals > 1 && hits+1 == letters
}

// isAcronym reports whether a name is one word of capitals, digits and stops.
func isAcronym(s string) bool {
	n := 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			n++
		case c == '.' || c == '&' || '0' <= c && c <= '9':
		case c == 's' && n > 1: // MPs
		default:
			return false
		}
	}
	return n > 1 && len(s) <= 12
}

// initials gives the initials of a long name: of its capitalised words, and of
// all its words.
func initials(name string) []string {
	var capitals, all strings.Builder
	for _, w := range words(name) {
		c := []rune(w)[0]
		if unicode.IsUpper(c) {
			capitals.WriteRune(c)
		}
		all.WriteRune(unicode.ToUpper(c))
	}
	if capitals.String() == all.String() {
		return []string{all.String()}
	}
	return []string{capitals.String(), all.String()}
}

// words splits a name at white space, hyphens and slashes.
func words(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool {
		return unicode.IsSpace(r) || r == '-' || r == '/' || r == '‑' || r == '–' || r == '(' || r == ')' || r == ','
	})
}

// abbreviates reports whether an acronym next to a name can stand for it: its
// letters are found in the name in order, at least two thirds of them, and no
// fewer than two, as first letters of words.
func abbreviates(acronym, name string) bool {
	letters := []rune(strings.ToLower(strings.ReplaceAll(acronym, ".", "")))
	ws := words(strings.ToLower(name))
	if len(ws) < 2 {
		return false
	}
	hits := spelled(letters, ws)
	return hits >= 2 && 3*hits >= 2*len(letters)
}

// spelled counts the letters that are, in order, the first ones of words.
func spelled(letters []rune, words []string) int {
	hits, at := 0, 0
	for _, c := range letters {
		for k := at; k < len(words); k++ {
			if []rune(words[k])[0] == c {
				hits, at = hits+1, k+1
				break
			}
		}
	}
	return hits
}
