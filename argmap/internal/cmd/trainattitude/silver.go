package main

import (
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"

	"opedmap/argmap/internal/gold"
	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/vector"
)

// A target is a place in a text with the attitude toward it.
type target struct {
	nlp.Span
	label int // -1 when only the teacher knows
}

// A passage is a text with targets.
type passage struct {
	text    string
	targets []target
	origin  int // one more than the number of the gold passage it is made from, or 0
}

// key names a target of a passage in the teacher's file.
func key(text string, s nlp.Span) uint32 {
	return uint32(linear.Key(1, linear.String(text), uint64(s.Start), uint64(s.End)))
}

// The passages for the teacher are made without the tagger, so that its
// retraining does not change them.
var (
	names = regexp.MustCompile(`\b(?:[A-Z][a-z]+|[A-Z]\.)(?: (?:[A-Z][A-Za-z'-]+|[A-Z]\.))*|\b(?:[Hh]e|[Ss]he|[Tt]hey|him|them)\b`)
	terms = regexp.MustCompile(`[a-z]{3,}`)
)

// named gives up to limit names and personal pronouns of a passage that are
// not targets yet.
func named(p passage, limit int) passage {
	out := passage{text: p.text}
	for _, m := range names.FindAllStringIndex(p.text, -1) {
		s := nlp.Span{Start: m[0], End: m[1]}
		if len(out.targets) == limit {
			break
		}
		free := s.Start > 0 && s.Len() > 1 && (s.Start < 2 || p.text[s.Start-2] != '.')
		for _, g := range p.targets {
			free = free && !g.Overlaps(s)
		}
		if free {
			out.targets = append(out.targets, target{s, -1})
		}
	}
	return out
}

// sentencesOf cuts a longer text into passages of one sentence each.
func sentencesOf(text string) (out []passage) {
	doc, err := nlp.Parse(text, nlp.WithoutNames())
	if err != nil {
		return nil
	}
	for _, s := range doc.Sentences {
		if n := s.Last - s.First; n >= 6 && n <= 60 {
			out = append(out, passage{text: s.Span.Text(text)})
		}
	}
	return out
}

// ending is the inflection of a word as its letters show it.
func ending(w string) string {
	for _, e := range []string{"ing", "ed", "ly", "ers", "er", "est", "ies", "s", "tion", "n", "t"} {
		if strings.HasSuffix(w, e) {
			return e
		}
	}
	return ""
}

// frequent is the number of words, from the most frequent on, that stay as
// they are: most are grammatical.
const frequent = 150

type form struct {
	cluster int
	ending  string
}

func formOf(w string) (form, bool) {
	row := vector.Index(w)
	if row < frequent {
		return form{}, false
	}
	_, f := vector.Clusters(row)
	return form{f, ending(w)}, true
}

// vary makes another passage by putting words of like form and use for some
// of its words. What that does to the attitude, the teacher says.
func vary(p passage, like map[form][]string, rate float64, rng *rand.Rand) passage {
	var b strings.Builder
	out := passage{targets: append([]target(nil), p.targets...)}
	at := 0
	for _, m := range terms.FindAllStringIndex(p.text, -1) {
		w := p.text[m[0]:m[1]]
		if m[0] > 0 && !strings.ContainsRune(" \"(-", rune(p.text[m[0]-1])) || rng.Float64() >= rate {
			continue
		}
		inside := false
		for _, g := range p.targets {
			inside = inside || g.Overlaps(nlp.Span{Start: m[0], End: m[1]})
		}
		f, ok := formOf(w)
		if !ok || inside || len(like[f]) < 2 {
			continue
		}
		v := like[f][rng.IntN(len(like[f]))]
		b.WriteString(p.text[at:m[0]])
		b.WriteString(v)
		at = m[1]
		for k, g := range p.targets {
			if g.Start >= m[1] {
				out.targets[k].Start += len(v) - len(w)
				out.targets[k].End += len(v) - len(w)
			}
		}
	}
	b.WriteString(p.text[at:])
	out.text = b.String()
	for k := range out.targets {
		out.targets[k].label = -1
	}
	return out
}

// silver lists the passages that the teacher judges: further names and variations of
// those that people judged, and sentences of other corpora.
func silver(dir string, judged []passage) (out []passage, err error) {
	seen := map[string]int{}
	like := map[form][]string{}
	for _, p := range judged {
		for _, w := range terms.FindAllString(p.text, -1) {
			if seen[w]++; seen[w] == 2 {
				if f, ok := formOf(w); ok {
					like[f] = append(like[f], w)
				}
			}
		}
	}
	for i, p := range judged {
		if q := named(p, 3); len(q.targets) > 0 {
			q.origin = i + 1
			out = append(out, q)
		}
	}
	for _, c := range []string{"gum/train", "gum/dev", "cmv/train"} {
		ls, err := gold.Read[line](filepath.Join(dir, c+".jsonl"))
		if err != nil {
			return nil, err
		}
		for _, l := range ls {
			for _, p := range sentencesOf(l.Text) {
				if q := named(p, 2); len(q.targets) > 0 {
					out = append(out, q)
				}
			}
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, rate := range []float64{0.3, 0.5, 0.2, 0.6} {
		for i, p := range judged {
			if len(p.text) < 400 {
				q := vary(p, like, rate, rng)
				q.origin = i + 1
				out = append(out, q)
			}
		}
	}
	return out, nil
}
