// Package plain makes plain sentences of praise and blame to learn from, such as op-eds
// use and news seldom does.
//
//	for _, s := range plain.Sentences(12, 1) {
//		fmt.Println(s.Text) // The negligent Moreau has had his way for too long.
//		for _, t := range s.Targets {
//			fmt.Println(t.Text(s.Text), t.Attitude) // Moreau against
//		}
//	}
//
// The patterns and words are our own and stand in plain.txt.
package plain

import (
	_ "embed"
	"math/rand/v2"
	"regexp"
	"strings"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
)

//go:embed plain.txt
var patterns string

// A Sentence is a plain sentence, whose attitudes are beyond doubt.
type Sentence struct {
	Text    string
	Targets []Target
}

// A Target is a name in a sentence, what it names, and what the author thinks of it.
type Target struct {
	nlp.Span
	Label    nlp.Label
	Attitude attitude.Label
}

// slots are where words of a list stand, <list>, and targets, {+list} if the author is in
// favor, {-list} if he is against, {=list} if neither.
var slots = regexp.MustCompile(`<(\w+)>|\{([-+=])(\w+)\}`)

var (
	attitudes = map[string]attitude.Label{"+": attitude.Favor, "=": attitude.Neutral, "-": attitude.Against}
	labels    = map[string]nlp.Label{"P": nlp.Person, "O": nlp.Org, "C": nlp.GPE, "L": nlp.Law}
)

// Sentences fills each pattern a number of times, the same for the same seed.
func Sentences(times int, seed uint64) []Sentence {
	words := map[string][]string{}
	var lines []string
	for l := range strings.Lines(patterns) {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		if name, list, ok := strings.Cut(l, ": "); ok && !strings.Contains(name, " ") {
			words[name] = strings.Split(list, " | ")
			continue
		}
		lines = append(lines, l)
	}
	rng := rand.New(rand.NewPCG(seed, 3))
	var out []Sentence
	for range times {
		for _, p := range lines {
			out = append(out, fill(p, words, rng))
		}
	}
	return out
}

func fill(pattern string, words map[string][]string, rng *rand.Rand) (s Sentence) {
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
	for _, m := range slots.FindAllStringSubmatchIndex(pattern, -1) {
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
			s.Targets = append(s.Targets, Target{nlp.Span{Start: start, End: b.Len()}, labels[name], attitudes[pattern[m[4]:m[5]]]})
		}
	}
	write(pattern[at:])
	s.Text = b.String()
	return s
}
