package resolve

import (
	"strings"

	"opedmap/nlp"
)

// persons joins surnames, given names and names with initials to the full
// name: the one that fits, or the last one before when more do.
func (r *resolver) persons() {
	var full []int
	for x := range r.forms {
		if f := &r.forms[x]; f.label == nlp.Person && len(f.words) > 1 {
			full = append(full, x)
		}
	}
	for i, x := range full {
		for _, y := range full[:i] {
			if samePerson(r.forms[y].words, r.forms[x].words) {
				r.join(r.forms[y].first, r.forms[x].first)
				break
			}
		}
	}
	for x := range r.forms {
		f := &r.forms[x]
		if len(f.words) != 1 || !r.mayBePerson(f) {
			continue
		}
		for _, part := range [...]func(words []string) string{surname, given} {
			var fits []int
			for _, y := range full {
				if part(r.forms[y].words) == f.text {
					fits = append(fits, y)
				}
			}
			if len(fits) > 0 {
				r.nearest(f, fits)
				break
			}
		}
	}
}

// mayBePerson reports whether a name of one word is that of a person, or is
// not known well enough to be something else.
func (r *resolver) mayBePerson(f *form) bool {
	if f.label == nlp.Person {
		return true
	}
	for _, i := range f.mentions {
		if m := &r.mentions[i]; m.titled || m.confidence > 0.6 {
			return m.titled
		}
	}
	return true
}

// nearest joins each mention of a form with the last mention before it of one
// of the forms that fit, or with the first after it.
func (r *resolver) nearest(f *form, fits []int) {
	group := r.find(r.forms[fits[0]].first)
	same := true
	for _, y := range fits[1:] {
		same = same && r.find(r.forms[y].first) == group
	}
	if same {
		r.join(f.first, r.forms[fits[0]].first)
		return
	}
	for _, i := range f.mentions {
		r.mentions[i].group = i
	}
	for _, i := range f.mentions {
		best := -1
		for _, y := range fits {
			for _, j := range r.forms[y].mentions {
				if r.mentions[j].Start < r.mentions[i].Start && (best < 0 || r.mentions[j].Start > r.mentions[best].Start) {
					best = j
				}
			}
		}
		if best < 0 {
			best = r.forms[fits[0]].first
		}
		r.join(i, best)
	}
}

// surname is the last word of a person's name, or the last two with a particle.
func surname(words []string) string {
	n := len(words)
	for n > 1 && suffixes[strings.TrimSuffix(words[n-1], ".")] {
		n--
	}
	return words[n-1]
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "qc": true, "kc": true}

func given(words []string) string { return words[0] }

// samePerson reports whether two full names agree: in the surname, and in the
// given name or its initial.
func samePerson(a, b []string) bool {
	if surname(a) != surname(b) {
		return false
	}
	x, y := strings.TrimSuffix(a[0], "."), strings.TrimSuffix(b[0], ".")
	if len(x) > len(y) {
		x, y = y, x
	}
	return x == y || strings.HasPrefix(y, x) && len([]rune(x)) == 1
}
