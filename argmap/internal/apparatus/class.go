package apparatus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A class is what kind of word a token is, by its form.
type class uint8

const (
	lowerWord class = iota
	capWord
	capsWord
	initial
	number
	year
	month
	weekday
	clock
	email
	webAddress
	handle
	hashtag
	mixed
	punct
	symbol
)

var (
	monthNames = set("january february march april may june july august september october november december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.")
	dayNames   = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun mon. tue. tues. wed. thu. thurs. fri. sat. sun.")
	clockNames = set("am pm a.m. p.m. gmt utc est edt et bst cet ist pst pdt min mins minute minutes ago updated")
	joining    = set("of the and for de la del da van von der den al el bin ibn in on at to a an with by & ' 's - ,")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// classOf gives the class of a word, with its lower case.
func classOf(w, lower string) class {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case n == len(w) && !unicode.IsLetter(r) && !unicode.IsDigit(r):
		if r < 0x80 || strings.ContainsRune("“”‘’«»–—…", r) {
			return punct
		}
		return symbol
	case strings.Contains(w, "://") || strings.HasPrefix(lower, "www."):
		return webAddress
	case r == '@':
		return handle
	case r == '#':
		return hashtag
	case strings.Contains(w, "@"):
		return email
	case monthNames[lower]:
		if unicode.IsUpper(r) {
			return month
		}
		return lowerWord
	case dayNames[lower] && unicode.IsUpper(r):
		return weekday
	case clockNames[lower]:
		return clock
	}
	digits, uppers, lowers := 0, 0, 0
	for _, r := range w {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			uppers++
		case unicode.IsLower(r):
			lowers++
		}
	}
	switch {
	case digits == 4 && len(w) == 4 && (w[0] == '1' && w[1] >= '7' || w[0] == '2' && w[1] == '0'):
		return year
	case digits > 0 && strings.ContainsRune(w, ':'):
		return clock
	case digits > 0 && uppers+lowers == 0:
		return number
	case digits > 0:
		return mixed
	case uppers == 1 && lowers == 0 && len(w) <= 3:
		return initial
	case uppers > 1 && lowers == 0:
		return capsWord
	case unicode.IsUpper(r):
		return capWord
	case uppers+lowers == 0:
		return symbol
	}
	return lowerWord
}
