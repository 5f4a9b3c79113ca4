// Package resolve joins the names of a text that stand for the same thing:
// acronyms with what they abbreviate, surnames and titles with the full name,
// short forms with the long, spellings of one people.
//
//	doc, _ := nlp.Parse(text)
//	for _, e := range resolve.Resolve(doc) {
//		fmt.Println(e.Name, e.Label, len(e.Mentions))
//	}
//
// Rules go from the safest to the least safe, and each joins only where one
// reading is left; pronouns are not resolved. Names that the recogniser missed
// but that are written like a known one are added.
package resolve

import (
	"slices"
	"strings"

	"opedmap/nlp"
)

// An Entity is one thing that a text names.
type Entity struct {
	Name  string // the fullest form, on one line
	Label nlp.Label
	// Mentions stand in text order, do not overlap, and leave out titles and
	// possessive endings.
	Mentions []nlp.Span
	// Confidence is the mean probability, 0 to 1, that a mention is a name with
	// this label.
	Confidence float64
}

// Resolve gives the entities of a text in the order of their first mentions.
// Time is linear in the length of the text for texts with a bounded number of
// different names, and grows with the square of that number at worst.
func Resolve(d *nlp.Document) []Entity {
	r := &resolver{d: d}
	for _, n := range d.Names {
		if w := plain(n.Span.Text(d.Text)); strings.HasPrefix(w, "non-") && !strings.Contains(w, " ") {
			continue // non-members are not named
		}
		if bare := d.Untitled(n); bare.Len() > 0 { // "Mr. President" names nobody
			r.add(bare, n, n.Span != bare)
		}
	}
	r.definitions()
	surnames := r.alone()
	r.inverted(surnames)
	r.authors(surnames)
	r.couples()
	r.places()
	r.addKnown()
	r.byForm()
	r.forms = r.distinct()
	r.spellings()
	r.states()
	r.acronyms()
	r.persons()
	r.peoples()
	r.shortForms()
	return r.entities()
}

// leastSure is the probability below which a name is more likely none at all.
const leastSure = 0.5

// maxForms bounds the number of different names that are compared with each
// other.
const maxForms = 2000

// A mention is a name in the text.
type mention struct {
	nlp.Span
	label      nlp.Label
	confidence float64
	named      float64 // probability that it is a name, whatever its label
	titled     bool    // a title stands before it
	form       string  // plain lower case, without "the", one space between words
	group      int     // index of a mention of the same entity; its own for the first
}

type resolver struct {
	d        *nlp.Document
	mentions []mention
	forms    []form
}

// A form is one way in which an entity is written.
type form struct {
	text     string
	words    []string // in plain lower case
	written  string   // as it stands at its first mention
	first    int      // its first mention
	mentions []int
	label    nlp.Label
}

func (r *resolver) add(s nlp.Span, n nlp.Name, titled bool) {
	r.mentions = append(r.mentions, mention{Span: s, label: n.Label, confidence: n.Confidence, named: n.SpanConfidence, titled: titled,
		form: plain(r.text(s)), group: len(r.mentions)})
}

// text is a name as it stands in the text, without the hyphens of broken lines and
// the marks of quoted mail.
func (r *resolver) text(s nlp.Span) string {
	return nlp.WholeWords(strings.ReplaceAll(s.Text(r.d.Text), "\n>", "\n"))
}

var typography = strings.NewReplacer("’", "'", "‘", "'", "‐", "-", "‑", "-", "–", "-", "\u00ad", "")

// plain gives the form of a name under which its mentions are compared.
func plain(s string) string {
	words := strings.Fields(strings.ToLower(typography.Replace(s)))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	f := strings.Join(words, " ")
	if t := strings.ReplaceAll(f, ".", ""); len(t) > 1 && len(words) == 1 {
		f = t // U.N. and UN
	}
	return f
}

// find gives the representative of a mention's entity.
func (r *resolver) find(i int) int {
	for r.mentions[i].group != i {
		r.mentions[i].group = r.mentions[r.mentions[i].group].group
		i = r.mentions[i].group
	}
	return i
}

// join makes two mentions stand for one entity.
func (r *resolver) join(i, j int) {
	i, j = r.find(i), r.find(j)
	if i > j {
		i, j = j, i
	}
	r.mentions[j].group = i
}

// apart reports whether one form has two meanings when it has these labels:
// a language and a people, a person and a place called after him.
func apart(a, b nlp.Label) bool {
	if a > b {
		a, b = b, a
	}
	return a == nlp.NORP && b == nlp.Misc || a == nlp.Person && b != nlp.Person
}

// byForm joins the mentions that are written alike.
func (r *resolver) byForm() {
	type key struct {
		form string
		kind bool
	}
	seen := map[key]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		k := key{m.form, m.label == nlp.Person || m.label == nlp.NORP}
		if j, ok := seen[k]; ok && (r.mentions[j].label == m.label || !apart(r.mentions[j].label, m.label)) {
			r.join(j, i)
		} else if !ok {
			seen[k] = i
		}
	}
}

// distinct lists the forms, one for each pair of form and group.
func (r *resolver) distinct() []form {
	type key struct {
		form  string
		group int
	}
	seen := map[key]int{}
	var out []form
	for i := range r.mentions {
		m := &r.mentions[i]
		k := key{m.form, r.find(i)}
		x, ok := seen[k]
		if !ok {
			if len(out) == maxForms {
				break
			}
			x = len(out)
			seen[k] = x
			out = append(out, form{text: m.form, words: strings.Fields(strings.ReplaceAll(m.form, ",", "")), written: r.text(m.Span), first: i, label: m.label})
		}
		out[x].mentions = append(out[x].mentions, i)
	}
	for x := range out {
		out[x].label = r.vote(out[x].mentions)
	}
	return out
}

// spellings joins long names that differ in plural and possessive endings only,
// "Nuclear Suppliers' Group" and "Nuclear Supplier Group", and bills: "H.B. 212" and
// "House Bill 212".
func (r *resolver) spellings() {
	seen := map[string]int{}
	for x := range r.forms {
		f := &r.forms[x]
		if len(f.words) < 2 || f.label == nlp.Person {
			continue
		}
		bare := make([]string, len(f.words))
		for i, w := range f.words {
			bare[i] = strings.TrimRight(w, "'s")
		}
		k := strings.Join(bare, " ")
		if b := bill(f.words); b != "" {
			k = b
		}
		if y, ok := seen[k]; ok {
			r.join(r.forms[y].first, f.first)
		} else {
			seen[k] = x
		}
	}
}

// bill is the short name of a bill, "hb 212", "" for what is none.
func bill(words []string) string {
	kind, number := strings.Join(words[:len(words)-1], " "), words[len(words)-1]
	if strings.Trim(number, "0123456789") != "" {
		return ""
	}
	switch strings.ReplaceAll(kind, ".", "") {
	case "hb", "house bill":
		return "hb " + number
	case "sb", "senate bill":
		return "sb " + number
	}
	return ""
}

// vote is the label that the mentions' confidences speak for.
func (r *resolver) vote(mentions []int) nlp.Label {
	var sum [nlp.Misc + 1]float64
	best := nlp.UnknownLabel
	for _, i := range mentions {
		m := &r.mentions[i]
		sum[m.label] += m.confidence
	}
	for l := range sum {
		if sum[l] > sum[best] {
			best = nlp.Label(l)
		}
	}
	return best
}

// entities gathers the groups.
func (r *resolver) entities() []Entity {
	groups := map[int][]int{}
	var order []int
	for i := range r.mentions {
		g := r.find(i)
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], i)
	}
	out := make([]Entity, 0, len(order))
	for _, g := range order {
		e := Entity{Name: r.name(groups[g])}
		e.Label = r.entityLabel(groups[g], e.Name)
		named := 0.0
		for _, i := range groups[g] {
			e.Mentions = append(e.Mentions, r.mentions[i].Span)
			e.Confidence += r.mentions[i].confidence
			named += r.mentions[i].named
		}
		e.Confidence /= float64(len(e.Mentions))
		if named/float64(len(e.Mentions)) >= leastSure {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Entity) int { return a.Mentions[0].Start - b.Mentions[0].Start })
	return out
}

// entityLabel is the vote of the mentions in the fullest form when they are
// many words, else of all.
func (r *resolver) entityLabel(mentions []int, name string) nlp.Label {
	var full []int
	f := plain(name)
	for _, i := range mentions {
		if r.mentions[i].form == f && strings.Contains(f, " ") {
			full = append(full, i)
		}
	}
	if full != nil {
		return r.vote(full)
	}
	return r.vote(mentions)
}

// name is the fullest form of an entity: the one with the most words, mixed
// case before capitals, longer before shorter, earlier before later.
func (r *resolver) name(mentions []int) string {
	best, score := "", -1
	for _, i := range mentions {
		words := strings.Fields(r.text(r.mentions[i].Span))
		w := strings.Join(words, " ")
		s := 1000*len(words) + min(len(w), 400)
		if strings.ToUpper(w) != w {
			s += 500
		}
		if strings.Contains(w, ", ") { // Hart, David
			s -= 20
		}
		if s > score {
			best, score = w, s
		}
	}
	return best
}
