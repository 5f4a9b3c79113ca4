package resolve

import (
	"slices"
	"strings"

	"opedmap/nlp"
)

// shortForms joins a name with the one longer name of its kind that starts or
// ends with its words, or whose head does: "the Forum", "St. Brendan's", "the Chamber"
// of the "Valley Chamber of Trade".
func (r *resolver) shortForms() {
	for x := range r.forms {
		f := &r.forms[x]
		if f.label == nlp.Person || f.label == nlp.Loc || f.label == nlp.Org {
			r.firm(f) // a town may have a firm of its name
		}
		if f.label == nlp.Person {
			continue
		}
		if f.label == nlp.NORP || isAcronym(f.written) {
			continue
		}
		candidate, several := -1, false
		for y := range r.forms {
			g := &r.forms[y]
			if len(g.words) <= len(f.words) || g.label == nlp.Person || g.label == nlp.NORP || !shortens(f, g) {
				continue
			}
			if candidate >= 0 && r.find(r.forms[candidate].first) != r.find(g.first) {
				several = true
			}
			candidate = y
		}
		if candidate >= 0 && !several && !r.expanded(x) {
			r.join(f.first, r.forms[candidate].first)
		}
	}
}

// firm joins a name with the one firm that has it before its legal form, "Halden" with
// "Halden Corp", unless it is a person's whom the text has, too.
func (r *resolver) firm(f *form) {
	candidate := -1
	for y := range r.forms {
		g := &r.forms[y]
		n := len(f.words)
		switch {
		case g.label == nlp.Person && g.first != f.first && r.find(g.first) == r.find(f.first):
			return
		case g.label != nlp.Org || len(g.words) <= n || !slices.Equal(g.words[:n], f.words):
		case !legalForms[strings.Trim(g.words[n], ".()")] && (isPlace(f.label) || !firmWords[g.words[n]]):
		case candidate >= 0 && r.find(r.forms[candidate].first) != r.find(g.first):
			return
		default:
			candidate = y
		}
	}
	for _, i := range f.mentions {
		if r.mentions[i].titled {
			return
		}
	}
	if candidate >= 0 {
		r.join(f.first, r.forms[candidate].first)
	}
}

// legalForms end the names of firms, and so may firmWords, which bodies named after a
// place have, too.
var (
	legalForms = setOf("pty", "pte", "pvt", "corp", "corporation", "inc", "incorporated", "ltd", "limited", "plc", "llc", "llp", "gmbh", "ag", "sa", "co")
	firmWords  = setOf("company", "group", "holdings", "industries")
)

// shortens reports whether f is a usual short form of g.
func shortens(f, g *form) bool {
	n := len(f.words)
	head, tail := slices.Equal(g.words[:n], f.words), slices.Equal(g.words[len(g.words)-n:], f.words)
	if !head && !tail {
		return f.label == g.label && !isPlace(g.label) && slices.Equal(headOf(g.words, n), f.words)
	}
	fp, gp := isPlace(f.label), isPlace(g.label)
	if fp || gp { // Benin is not Benin City, nor Malta Transport Malta
		if fp != gp {
			return false
		}
		rest := strings.Join(g.words[:len(g.words)-n], " ")
		return tail && placePrefixes[rest] || head && placeSuffixes[strings.Join(g.words[n:], " ")]
	}
	if head && f.text == "state" { // "the State" is no State Commission
		return false
	}
	if head && (g.words[n] == "of" || g.words[n] == "for") {
		return f.label == g.label
	}
	return tail && g.words[len(g.words)-n-1] != "of" && g.words[len(g.words)-n-1] != "for" || head && f.label == g.label
}

// headOf is the last n words before the "of" or "for" of a name, nil where there are
// fewer.
func headOf(words []string, n int) []string {
	k := slices.IndexFunc(words, func(w string) bool { return w == "of" || w == "for" })
	if k < n {
		return nil
	}
	return words[k-n : k]
}

func isPlace(l nlp.Label) bool { return l == nlp.GPE || l == nlp.Loc }

var placePrefixes = setOf("republic of", "kingdom of", "state of", "united arab", "united", "river", "lake", "mount", "the", "federal republic of",
	"people's republic of", "islamic republic of", "union of", "city of", "county of", "gulf of", "isle of", "democratic republic of", "lough", "loch", "port of")

var placeSuffixes = setOf("d.c.", "river", "lake", "mountains", "sea", "islands", "island", "peninsula", "state", "county", "province", "valley")

func setOf(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// peoples joins the words for one people: Kosovar and Kosovars, Turks and
// Turkish.
func (r *resolver) peoples() {
	seen := map[string]int{}
	for x := range r.forms {
		f := &r.forms[x]
		if f.label != nlp.NORP {
			continue
		}
		root := people(f.text)
		if y, ok := seen[root]; ok {
			r.join(r.forms[y].first, f.first)
		} else {
			seen[root] = x
		}
	}
}

// people gives the adjective of a people's name as far as simple rules lead.
func people(w string) string {
	if a := adjectives[strings.TrimSuffix(w, "s")]; a != "" {
		return a
	}
	for _, end := range [...]string{"men", "man", "women", "woman"} {
		if t := strings.TrimSuffix(w, end); t != w && len(t) > 3 {
			return t
		}
	}
	if t := strings.TrimSuffix(w, "s"); len(t) > 3 {
		return t
	}
	return w
}

var adjectives = map[string]string{
	"turk": "turkish", "swede": "swedish", "finn": "finnish", "dane": "danish", "pole": "polish", "spaniard": "spanish",
	"briton": "british", "brit": "british", "scot": "scottish", "kurd": "kurdish", "jew": "jewish", "croat": "croatian",
	"serb": "serbian", "slovene": "slovenian", "icelander": "icelandic", "new zealander": "new zealand", "netherlander": "dutch",
	"torie": "tory", "conservative": "conservative", "arab": "arab", "filipino": "filipino", "philippine": "filipino",
}
