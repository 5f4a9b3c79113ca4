package main

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
	"opedmap/nlp/internal/ner"
)

// anyLabel marks a gold name of which only the span is known.
const anyLabel = "ANY"

// readNews reads a part of NewsMTSC: sentences in which one thing or two, most of them
// persons, are marked with no label. What of a target is a name for sure is gold, a person
// where a title or a given name stands before it there or elsewhere in the part, else of
// any label; the rest of the sentence is left open but for words that are none by their tag.
func readNews(path string) ([]text, error) {
	type line struct {
		ID      string     `json:"id"`
		Text    string     `json:"text"`
		Targets []nlp.Span `json:"targets"`
	}
	lines, err := readLines[line](path)
	if err != nil {
		return nil, err
	}
	var out []text
	persons := map[string]bool{} // last words of names that are persons' for sure
	for _, g := range lines {
		t := text{id: g.ID, news: true, tags: map[int]string{}}
		if t.doc, err = nlp.Parse(g.Text, nlp.WithoutNames()); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, g.ID, err)
		}
		for i := range t.doc.Tokens {
			t.tags[t.doc.Tokens[i].Start] = t.doc.Tokens[i].Tag
		}
		for _, s := range g.Targets {
			if name, titled := core(t.doc, s); name.Len() > 0 {
				n := gold{name, anyLabel}
				if titled {
					n.label = nlp.Person.String()
				}
				t.names = append(t.names, n)
			}
		}
		long, err := nlp.Parse(mainMention(g.ID), nlp.WithoutNames())
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, g.ID, err)
		}
		if name, titled := core(long, nlp.Span{End: len(long.Text)}); name.Len() > 0 {
			form := name.Text(long.Text)
			if titled || ner.IsGiven(firstWord(long, name)) && strings.Contains(form, " ") {
				persons[lastWord(form)] = true
			}
		}
		for _, n := range t.names {
			if n.label != anyLabel {
				persons[lastWord(n.Text(t.doc.Text))] = true
			}
		}
		t.listed = listed(&t)
		out = append(out, t)
	}
	for i := range out {
		d := out[i].doc
		for k := range out[i].names {
			n := &out[i].names[k]
			form, first := n.Text(d.Text), firstWord(d, n.Span)
			alone := form == lastWord(form) && !ner.IsPeople([]ner.Token{first})
			if n.label == anyLabel && persons[lastWord(form)] && (alone || ner.IsGiven(first)) {
				n.label = nlp.Person.String()
			}
		}
	}
	return out, nil
}

// mainMention is the part of an id that tells the fullest form of its target:
// "allsides_10_40_12_former mill director Ann B. Lindqvist_51_56".
func mainMention(id string) string {
	parts := strings.Split(id, "_")
	for len(parts) > 0 && (strings.Trim(parts[0], "-0123456789") == "" || parts[0] == "allsides" || parts[0] == "polusa" || parts[0] == "v1") {
		parts = parts[1:]
	}
	return strings.Join(parts[:max(0, len(parts)-2)], "_")
}

func lastWord(s string) string {
	f := strings.Fields(s)
	return f[len(f)-1]
}

func firstWord(d *nlp.Document, s nlp.Span) ner.Token {
	for i := range d.Tokens {
		if d.Tokens[i].Start == s.Start {
			return ner.Token{Text: d.Word(i), Lower: d.Tokens[i].Lower}
		}
	}
	return ner.Token{}
}

// core is the name that ends a target: its last capitalised words, without titles and
// what stands before them, a possessive ending and a party in brackets. It is empty
// where they may be more than one name or none. titled tells that a title stands before.
func core(d *nlp.Document, target nlp.Span) (name nlp.Span, titled bool) {
	var at []int
	for i := range d.Tokens {
		if d.Tokens[i].Start >= target.Start && d.Tokens[i].End <= target.End {
			at = append(at, i)
		}
	}
	for i, k := range at {
		if d.Word(k) == "(" {
			at = at[:i]
			break
		}
	}
	for len(at) > 0 {
		if w := d.Tokens[at[len(at)-1]].Lower; w != "'s" && w != "'" && w != `"` && w != "," {
			break
		}
		at = at[:len(at)-1]
	}
	if len(at) == 0 {
		return nlp.Span{}, false
	}
	end := at[len(at)-1]
	first := end + 1
	for k := end; k >= at[0]; k-- {
		w := ner.Token{Text: d.Word(k), Lower: d.Tokens[k].Lower}
		glue := w.Text == "-" && d.Adjoins(k) && k < end && d.Adjoins(k+1)
		c, _ := utf8.DecodeRuneInString(w.Text)
		if !unicode.IsUpper(c) && !glue || ner.IsCalendar(w) || first <= end && d.Tokens[k].Sentence != d.Tokens[end].Sentence {
			break
		}
		if ner.IsTitle(w) {
			titled = true
			break
		}
		first = k
	}
	if first > end || d.Word(first) == "-" {
		return nlp.Span{}, false
	}
	if first > 0 && ner.IsTitle(ner.Token{Text: d.Word(first - 1), Lower: d.Tokens[first-1].Lower}) {
		titled = true
	}
	if first > at[0] && !titled { // ", Obama and Reid", "Moore's Alabama"
		if w := d.Tokens[first-1].Lower; w == "and" || w == "," || w == "'s" || w == "of" || w == "-" {
			return nlp.Span{}, false
		}
	}
	switch tag := d.Tokens[first].Tag; {
	case capitalAt(d, first-1, end) && !titled, capitalAt(d, end+1, end), hyphenAt(d, first-1), hyphenAt(d, end+1): // Bob [Corker]
		return nlp.Span{}, false
	case end-first > 3, len(d.Tokens[end].Lower) < 2:
		return nlp.Span{}, false
	case strings.HasPrefix(tag, "PRP") || strings.HasPrefix(tag, "W") || tag == "DT" || tag == "IN" || tag == "CC" || tag == "EX":
		return nlp.Span{}, false
	case end > first && ner.IsPeople([]ner.Token{{Text: d.Word(first), Lower: d.Tokens[first].Lower}}):
		return nlp.Span{}, false
	}
	return nlp.Span{Start: d.Tokens[first].Start, End: d.Tokens[end].End}, titled
}

// listed gives the names of a sentence that only lists of places, of peoples or of
// organisations hold, up to three words that stand alone. Most targets are persons, and
// news has names of other kinds to hold against them.
func listed(t *text) []gold {
	var out []gold
	d := t.doc
	for i := 0; i < len(d.Tokens); i++ {
		if capitalAt(d, i-1, i) || hyphenAt(d, i-1) || closed[d.Tokens[i].Tag] {
			continue
		}
		for n := 1; n <= 3 && i+n <= len(d.Tokens) && capitalAt(d, i+n-1, i); n++ {
			if capitalAt(d, i+n, i) || hyphenAt(d, i+n) {
				continue
			}
			s := nlp.Span{Start: d.Tokens[i].Start, End: d.Tokens[i+n-1].End}
			words := make([]ner.Token, n)
			for k := range words {
				words[k] = ner.Token{Text: d.Word(i + k), Lower: d.Tokens[i+k].Lower, Glued: k > 0 && d.Adjoins(i+k)}
			}
			taken := false
			for _, g := range t.names {
				taken = taken || g.Overlaps(s)
			}
			if l := ner.Listed(words); l != 0 && !taken {
				out = append(out, gold{s, nlp.Label(l).String()})
			}
		}
	}
	return out
}

// capitalAt reports whether token i, of the sentence of token of, is a capitalised word.
func capitalAt(d *nlp.Document, i, of int) bool {
	if i < 0 || i >= len(d.Tokens) || d.Tokens[i].Sentence != d.Tokens[of].Sentence {
		return false
	}
	c, _ := utf8.DecodeRuneInString(d.Word(i))
	return unicode.IsUpper(c)
}

func hyphenAt(d *nlp.Document, i int) bool {
	return i >= 0 && i < len(d.Tokens) && d.Word(i) == "-"
}

// articleFold assigns the sentences of one article to one of n parts.
func articleFold(id string, n int) int {
	h := fnv.New32a()
	parts := strings.SplitN(id, "_", 4)
	_, _ = h.Write([]byte(strings.Join(parts[:3], "_")))
	return int(h.Sum32()>>8) % n
}
