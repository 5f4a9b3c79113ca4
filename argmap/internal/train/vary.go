package train

import (
	"cmp"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"

	"opedmap/argmap/internal/gold"
	"opedmap/nlp"
)

// duty finds a modal of duty between its subject and its verb.
var duty = regexp.MustCompile(`([A-Za-z’']+) (should|must) ([a-z]+)`)

// plural lists subjects without a plural ending that want "have", not "has".
var plural = map[string]bool{
	"i": true, "you": true, "we": true, "they": true, "these": true, "those": true, "people": true, "children": true,
	"men": true, "women": true, "police": true, "who": true, "and": true, "all": true, "both": true,
}

// notVerbs follow a modal that is denied, speaks of the past or stands before its subject.
var notVerbs = map[string]bool{
	"not": true, "never": true, "have": true, "i": true, "you": true, "we": true, "they": true, "he": true, "she": true, "it": true,
	"the": true, "a": true, "an": true, "this": true, "that": true, "these": true, "those": true, "my": true, "our": true, "their": true,
	"its": true, "his": true, "her": true, "any": true, "anyone": true, "and": true, "or": true,
}

// Vary says things in the project's own texts as other authors do, the same
// on every run: "has to", "needs to", "ought to", "must" and "should" stand for some of
// the modals of duty, for whoever wrote them says "should" far more often, and in
// op-eds and microtexts phrases like "Critics say that" or "As a result," stand before
// some components, which whoever wrote them shuns (those of train-press have them). In
// op-eds some points of one side are counted up, too.
func Vary(texts []gold.Text) []gold.Text {
	out := slices.Clone(texts)
	c := letters(texts)
	for i, t := range texts {
		if strings.HasPrefix(t.Corpus, "opeds") || t.Corpus == "essays" || t.Corpus == "microtexts" {
			out[i] = vary(t, c)
		}
	}
	return out
}

// An edit puts text for a span.
type edit struct {
	nlp.Span
	text string
}

func vary(t gold.Text, c letterCase) gold.Text {
	var edits []edit
	if t.Corpus != "microtexts" {
		edits = duties(t)
	}
	if t.Corpus != "essays" && t.Corpus != "opeds-press" {
		var posts []edit
		t, posts = signposts(t, c)
		edits = merged(edits, posts)
	}
	return edited(t, edits)
}

// duties says some of the duties of a text otherwise.
func duties(t gold.Text) []edit {
	var edits []edit
	for _, m := range duty.FindAllStringSubmatchIndex(t.Text, -1) {
		subject, modal, verb := t.Text[m[2]:m[3]], t.Text[m[4]:m[5]], t.Text[m[6]:m[7]]
		if notVerbs[verb] {
			continue
		}
		if w := anotherDuty(modal, subject, draw(t.ID, m[4])); w != modal {
			edits = append(edits, edit{nlp.Span{Start: m[4], End: m[5]}, w})
		}
	}
	return edits
}

// merged is both lists in text order, without those of the first that touch one of the
// second.
func merged(a, b []edit) []edit {
	out := slices.Clone(b)
	for _, e := range a {
		if !slices.ContainsFunc(b, func(f edit) bool { return e.Start < f.End && f.Start < e.End }) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(x, y edit) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	return out
}

// hash is a number for a place in a text.
func hash(id string, at int) uint64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	h.Write([]byte{byte(at), byte(at >> 8), byte(at >> 16)})
	return h.Sum64() >> 20
}

// draw is one from 0 to 99.
func draw(id string, at int) int { return int(hash(id, at) % 100) }

// anotherDuty says the same as a modal of duty, with the same word if the number drawn is
// below 50.
func anotherDuty(modal, subject string, drawn int) string {
	has, needs := "has to", "needs to"
	if s := strings.ToLower(subject); plural[s] || strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") && !strings.HasSuffix(s, "us") && !strings.HasSuffix(s, "is") && !strings.HasSuffix(s, "'s") && !strings.HasSuffix(s, "’s") {
		has, needs = "have to", "need to"
	}
	switch {
	case drawn < 50:
		return modal
	case drawn < 67:
		return has
	case drawn < 84:
		return needs
	case drawn < 89:
		return "ought to"
	case modal == "must":
		return "should"
	}
	return "must"
}

// edited is the text with some spans replaced, in text order, and its annotation moved
// along; mentions of entities that were replaced are gone.
func edited(t gold.Text, edits []edit) gold.Text {
	if len(edits) == 0 {
		return t
	}
	var b strings.Builder
	last := 0
	for _, e := range edits {
		b.WriteString(t.Text[last:e.Start])
		b.WriteString(e.text)
		last = e.End
	}
	b.WriteString(t.Text[last:])
	move := func(at int) int {
		shift := 0
		for _, e := range edits {
			if e.End <= at {
				shift += len(e.text) - e.Len()
			}
		}
		return at + shift
	}
	moved := func(s nlp.Span) nlp.Span { return nlp.Span{Start: move(s.Start), End: move(s.End)} }
	t.Text = b.String()
	t.Components = slices.Clone(t.Components)
	for i := range t.Components {
		t.Components[i].Span = moved(t.Components[i].Span)
	}
	t.Apparatus = slices.Clone(t.Apparatus)
	for i := range t.Apparatus {
		t.Apparatus[i].Span = moved(t.Apparatus[i].Span)
	}
	t.Entities = slices.Clone(t.Entities)
	for i := range t.Entities {
		t.Entities[i].Mentions = slices.DeleteFunc(slices.Clone(t.Entities[i].Mentions), func(m nlp.Span) bool {
			return slices.ContainsFunc(edits, func(e edit) bool { return m.Start < e.End && e.Start < m.End })
		})
		for k := range t.Entities[i].Mentions {
			t.Entities[i].Mentions[k] = moved(t.Entities[i].Mentions[k])
		}
	}
	return t
}
