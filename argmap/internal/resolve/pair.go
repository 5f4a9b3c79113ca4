package resolve

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

// couples parts the names of two persons that a hyphen joins: the Lindqvist-Okoro debate
// is one between two whom the text names apart, Lindqvist-Okoro alone is a person.
func (r *resolver) couples() {
	surnames := map[string]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		words := strings.Fields(m.form)
		if m.label != nlp.Person || len(words) < 2 && !(m.titled && len(words) == 1) {
			continue // a given name, perhaps
		}
		last := surname(words)
		surnames[last] = true
	}
	var found []mention
	for i := range r.mentions {
		m := &r.mentions[i]
		a, b, ok := strings.Cut(m.form, "-")
		text := m.Text(r.d.Text)
		at := strings.IndexAny(text, "-‐‑–")
		if !ok || !surnames[a] || !surnames[b] || surnames[m.form] || m.titled || at < 0 {
			continue
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		second := *m
		m.End, m.form, m.label = m.Start+at, a, nlp.Person
		second.Start, second.form, second.titled, second.label = m.End+n, b, false, nlp.Person
		found = append(found, second)
	}
	if found != nil {
		r.insert(found)
	}
}

// places parts the name of a place from one that ends in it behind a comma, where the
// text has the place by itself and the whole but once: "By joining these Conventions,
// Pakistan …". A campus has such a name, too, and is named again.
func (r *resolver) places() {
	alone, times := map[string]bool{}, map[string]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		times[m.form]++
		if m.label == nlp.GPE && !strings.Contains(m.form, ",") {
			alone[m.form] = true
		}
	}
	var found []mention
	for i := range r.mentions {
		m := &r.mentions[i]
		text := m.Text(r.d.Text)
		at := strings.LastIndexByte(text, ',')
		if m.label == nlp.GPE || m.label == nlp.Loc || m.label == nlp.Person || at < 0 || times[m.form] > 1 {
			continue
		}
		tail := strings.TrimLeft(text[at+1:], " \t\r\n")
		if !alone[plain(tail)] {
			continue
		}
		second := *m
		second.Start, second.form, second.label, second.titled = m.End-len(tail), plain(tail), nlp.GPE, false
		m.End = m.Start + at
		m.form = plain(r.text(m.Span))
		found = append(found, second)
	}
	if found != nil {
		r.insert(found)
	}
}

// inverted joins the surname and the given name that stand for one person in a list of
// references: "Hart, David. “A title”". A surname by which the text calls somebody is no
// given name.
func (r *resolver) inverted(surnames map[string]bool) {
	gone := map[int]bool{}
	for i := 1; i < len(r.mentions); i++ {
		a, b := &r.mentions[i-1], &r.mentions[i]
		if a.label != nlp.Person || b.label != nlp.Person || strings.Contains(a.form, " ") ||
			a.End > b.Start || strings.TrimSpace(r.d.Text[a.End:b.Start]) != "," || surnames[b.form] || !r.leads(a.Start) || !cites(r.d.Text[b.End:]) {
			continue
		}
		a.form = b.form + " " + a.form
		a.End = b.End
		gone[b.Start] = true
		i++
	}
	if len(gone) > 0 {
		r.mentions = slices.DeleteFunc(r.mentions, func(m mention) bool { return gone[m.Start] })
		for i := range r.mentions {
			r.mentions[i].group = i
		}
	}
}

// author finds who wrote what a line of a list of references names: "Hart, David M. A title."
var author = regexp.MustCompile(`^[ \t\d.()\[\]*•^-]{0,16}(\p{Lu}[\pL'’-]+), (\p{Lu}\pL[\pL'’-]*(?: \p{Lu}\.)*)`)

// year finds a year in such a line.
var year = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d\b`)

// longestReference is the length in bytes of the longest line that is taken for a reference.
const longestReference = 400

// authors makes one person of the author of a reference of whose names one is a person's,
// however the others were read.
func (r *resolver) authors(surnames map[string]bool) {
	var found, kept []mention
	k, done, at := 0, 0, 0
	for line := range strings.Lines(r.d.Text) {
		start := at
		at += len(line)
		m := author.FindStringSubmatchIndex(line)
		if m == nil || len(strings.TrimSuffix(line[m[2]:], "\n")) > longestReference || !year.MatchString(line) || !titled(line[:m[5]], line[m[5]:]) {
			continue
		}
		surname, name := nlp.Span{Start: start + m[2], End: start + m[3]}, nlp.Span{Start: start + m[4], End: start + m[5]}
		for k < len(r.mentions) && r.mentions[k].End <= surname.Start {
			k++
		}
		last := k
		for last < len(r.mentions) && r.mentions[last].Start < name.End {
			last++
		}
		person := slices.IndexFunc(r.mentions[k:last], func(a mention) bool { return a.label == nlp.Person })
		given := plain(name.Text(r.d.Text))
		if person < 0 || r.mentions[k].Start < surname.Start || surnames[given] {
			continue
		}
		whole := r.mentions[k+person]
		whole.Span = nlp.Span{Start: surname.Start, End: name.End}
		whole.form = given + " " + plain(surname.Text(r.d.Text))
		kept, done = append(kept, r.mentions[done:k]...), last
		found = append(found, whole)
	}
	if found != nil {
		r.mentions = append(kept, r.mentions[done:]...)
		r.insert(found)
	}
}

// titled reports whether a reference goes on as it does behind its author: with a title
// behind a stop or an initial's, or with others.
func titled(author, rest string) bool {
	if strings.HasPrefix(rest, ", et al") {
		return true
	}
	if !strings.HasSuffix(author, ".") {
		var ok bool
		if rest, ok = strings.CutPrefix(rest, "."); !ok {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, " "))
	return unicode.IsUpper(first)
}

// alone holds the names of one word by which the text calls persons, but for those
// behind another and a comma: one that is called so is called by a surname.
func (r *resolver) alone() map[string]bool {
	out := map[string]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		listed := i > 0 && r.mentions[i-1].End <= m.Start && strings.TrimSpace(r.d.Text[r.mentions[i-1].End:m.Start]) == ","
		if m.label == nlp.Person && !listed && !strings.Contains(m.form, " ") {
			out[m.form] = true
		}
	}
	return out
}

// longestLead is how many bytes may stand before an author in the line of a reference.
const longestLead = 16

// leads reports whether at most a number and its marks stand before a place in its line.
func (r *resolver) leads(at int) bool {
	before := strings.TrimRight(r.d.Text[max(0, at-longestLead):at], " \t0123456789.[]()*•-^")
	return before == "" && at <= longestLead || strings.HasSuffix(before, "\n")
}

// cites reports whether text goes on as a reference does behind its author: with a stop
// or a comma and a title in quotation marks, or with a year.
func cites(text string) bool {
	rest := strings.TrimLeft(text, "., \t")
	if len(rest) == len(text) {
		return false
	}
	for _, mark := range [...]string{`"`, "“", "‘", "'", "«"} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	rest = strings.TrimLeft(rest, "(")
	return len(rest) > 4 && strings.Trim(rest[:4], "0123456789") == "" && !('0' <= rest[4] && rest[4] <= '9')
}
