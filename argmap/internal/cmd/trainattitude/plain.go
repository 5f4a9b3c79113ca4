package main

import (
	_ "embed"
	"math/rand/v2"
	"regexp"
	"strings"

	"opedmap/nlp"
)

// plainText holds patterns of plain sentences, whose attitudes are beyond
// doubt. News seldom judges so openly as op-eds do.
//
//go:embed plain.txt
var plainText string

var slot = regexp.MustCompile(`<(\w+)>|\{([-+=])(\w+)\}`)

// plain fills each pattern a number of times.
func plain(times int, seed uint64) (out []passage) {
	words := map[string][]string{}
	var patterns []string
	for l := range strings.Lines(plainText) {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		if name, list, ok := strings.Cut(l, ": "); ok && !strings.Contains(name, " ") {
			words[name] = strings.Split(list, " | ")
			continue
		}
		patterns = append(patterns, l)
	}
	rng := rand.New(rand.NewPCG(seed, 3))
	for range times {
		for _, p := range patterns {
			out = append(out, fill(p, words, rng))
		}
	}
	return out
}

func fill(pattern string, words map[string][]string, rng *rand.Rand) (p passage) {
	labelOf := map[string]int{"+": labels["favor"], "=": labels["neutral"], "-": labels["against"]}
	var b strings.Builder
	at := 0
	used := map[string]bool{}
	wasAdjective := false
	write := func(s string) {
		if b.Len() == 0 && s != "" {
			s = strings.ToUpper(s[:1]) + s[1:]
		}
		b.WriteString(s)
	}
	for _, m := range slot.FindAllStringSubmatchIndex(pattern, -1) {
		write(pattern[at:m[0]])
		at = m[1]
		name := ""
		if m[2] >= 0 {
			name = pattern[m[2]:m[3]]
		} else {
			name = pattern[m[6]:m[7]]
		}
		w := words[name][rng.IntN(len(words[name]))]
		for used[w] {
			w = words[name][rng.IntN(len(words[name]))]
		}
		used[w] = true
		if t := b.String(); strings.ContainsAny(w[:1], "aeio") && (strings.HasSuffix(t, " a ") || t == "A ") {
			b.Reset()
			b.WriteString(t[:len(t)-1] + "n ")
		}
		if t := b.String(); strings.HasPrefix(w, "the ") && strings.HasSuffix(t, " ") && (wasAdjective || strings.HasSuffix(strings.ToLower(t), "the ")) {
			w = w[len("the "):]
		}
		wasAdjective = strings.HasSuffix(name, "adj")
		start := b.Len()
		write(w)
		if m[2] < 0 {
			p.targets = append(p.targets, target{nlp.Span{Start: start, End: b.Len()}, labelOf[pattern[m[4]:m[5]]]})
		}
	}
	write(pattern[at:])
	p.text = b.String()
	return p
}
