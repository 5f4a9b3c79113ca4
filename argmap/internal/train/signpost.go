package train

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/nlp"
)

// A signpost is a phrase that tells what the component behind it does. Where the graph
// says that a component does just this, it may stand before it.
type signpost struct {
	share   int // of the places where it could stand, in percent
	phrases []string
}

var (
	announcing = signpost{15, cross(
		[]string{"Critics", "Opponents", "Skeptics", "Some people", "Some", "Many people", "Many", "Others", "Those who disagree", "Opponents of the idea"},
		[]string{"say that", "argue that", "claim that", "believe that", "will say that", "may argue that"},
		[]string{"Critics contend that", "Opponents point out that", "Skeptics warn that", "Detractors insist that", "Those against it point out that", "Some would say that", "Some might think that",
			"Many fear that", "Many worry that", "Others object that", "Other people think that", "It is often said that", "It is often argued that", "It is sometimes claimed that", "One argument against this is that",
			"The most common argument against it is that", "The main objection is that", "The usual objection is that", "Another objection is that", "One objection is that", "A common complaint is that",
			"The biggest concern is that", "There is a fear that", "There are concerns that", "You might think that", "You may object that", "You may say that", "We are often told that",
			"Conventional wisdom says that", "Not everyone agrees. Some say that", "Officials say that", "Officials insist that", "They say that", "I have heard that", "I used to think that"})}
	conceding = signpost{15, []string{"It is true that", "Granted,", "Admittedly,", "Of course,", "To be sure,", "Certainly,", "It may be true that", "No doubt", "Perhaps", "Yes,", "I know that"}}
	goingOn   = signpost{8, []string{"They also say that", "They add that", "They also argue that", "Others say that", "Others fear that", "Another concern is that", "Moreover,", "In addition,"}}
	answering = signpost{15, []string{"However,", "But", "Yet", "Still,", "Nevertheless,", "On the other hand,", "In fact,", "In reality,", "The truth is that", "Even so,"}}
	giving    = signpost{15, []string{"For example,", "For instance,"}}
	backing   = signpost{6, []string{"In fact,", "Indeed,", "After all,", "This is because", "The reason is that"}}
	drawing   = signpost{12, []string{"Therefore,", "Thus,", "As a result,", "Consequently,", "That is why", "This means that", "So", "Hence,"}}
	adding    = signpost{8, []string{"Moreover,", "Furthermore,", "In addition,", "Also,", "Second,", "Besides,", "Finally,", "Another reason is that", "Similarly,"}}
	closing   = signpost{12, []string{"In conclusion,", "In short,", "Ultimately,", "For these reasons,", "To sum up,", "In the end,", "The bottom line is that"}}
	believing = signpost{8, []string{"I believe that", "In my opinion,", "We believe that", "I think that", "The truth is that", "It is clear that"}}
	plain     = signpost{3, []string{"It is clear that", "The fact is that", "Many people believe that", "Experts say that", "Critics of the plan say that", "Opponents of the plan warn that",
		"Of course,", "Certainly,", "It is true that", "Meanwhile,", "Today,", "Many worry that", "They say that"}}
	granting = signpost{50, []string{"While", "While", "Although", "Though", "Even though", "While it is true that", "While some say that", "Although some argue that"}}
	// replacing is for the announcement that stands there.
	replacing = signpost{15, append(slices.Clip(announcing.phrases), conceding.phrases...)}
)

func cross(who, say, more []string) []string {
	out := more
	for _, w := range who {
		for _, s := range say {
			out = append(out, w+" "+s)
		}
	}
	return out
}

// draw gives one of the phrases, or none.
func (s signpost) draw(id string, at int) string {
	if draw(id+" signpost", at) >= s.share {
		return ""
	}
	return s.phrases[hash(id+" phrase", at)%uint64(len(s.phrases))]
}

var (
	firstPerson = regexp.MustCompile(`\b(?:I|[Mm]y|me)\b`)
	turned      = regexp.MustCompile(`^(?:[Bb]ut|[Yy]et|However,|Still,) `)
	word        = regexp.MustCompile(`\pL+(?:['’]\pL+)*`)
	sentenceEnd = regexp.MustCompile(`(?:[.!?]["”’)]?\s+|\n)$`)
	leadIn      = regexp.MustCompile(`(?i)^[^“”"‘\n]{0,50}\b(?:says?|said|argues?|argued|claim(?:s|ed)?|believes?|thinks?|fears?|worr(?:y|ies)|warns?|warned|insists?|insisted|tells?|told|objects?|answers?|replies|replied|points? out|it is true|granted|of course|admittedly|to be sure|sure)(?: (?:me|us|you|them))?(?: that)?,? $`)
)

// signposts puts phrases before some components, by what they do: in an op-ed outside
// the component, in a microtext, where all words belong to one, inside. small is what
// [smallWords] gives.
func signposts(t gold.Text, small map[string]bool) []edit {
	var edits []edit
	for i := range t.Components {
		c := &t.Components[i]
		if inApparatus(t, c.Span) || strings.HasPrefix(t.Text[c.End:], "?") || strings.HasSuffix(c.Text(t.Text), "?") {
			continue
		}
		if opens(t.Text, c.Start) {
			edits = append(edits, signpostBefore(t, i, small)...)
			continue
		}
		after := 0
		if i > 0 {
			after = t.Components[i-1].End
		}
		lead := t.Text[after:c.Start]
		k := lastSentence(lead)
		if c.Stance == mine.Con && (i == 0 || t.Components[i-1].Stance != mine.Con) && leadIn.MatchString(lead[k:]) {
			if s := replacing.draw(t.ID, c.Start); s != "" {
				edits = append(edits, edit{nlp.Span{Start: after + k, End: c.Start}, s + " "})
			}
		}
	}
	return edits
}

// signpostBefore puts a phrase before component i, which begins a sentence, or nothing.
func signpostBefore(t gold.Text, i int, small map[string]bool) []edit {
	at := t.Components[i].Start
	if connectives[strings.ToLower(word.FindString(t.Text[at:]))] {
		return nil
	}
	if join := turn(t, i); join != nil {
		if s := granting.draw(t.ID, at); s != "" {
			return append(begin(t, at, s, small), join...)
		}
		return nil
	}
	s := fitting(t, i).draw(t.ID, at)
	if s == "" || t.Components[i].Stance != mine.Con && strings.HasSuffix(s, " that") && !starts(t.Text[at:]) {
		return nil
	}
	return begin(t, at, s, small)
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// connectives say already what a sentence does.
var connectives = words("but yet however and or so still nevertheless besides also moreover furthermore therefore thus hence then because since while although though granted admittedly perhaps yes")

// example is the evidence type of a single case.
const example mine.Evidence = 3

// fitting is what may stand before component i.
func fitting(t gold.Text, i int) signpost {
	c := &t.Components[i]
	if i == 0 {
		if c.Kind == mine.MajorClaim {
			return believing
		}
		return plain
	}
	prev := &t.Components[i-1]
	near := !strings.Contains(t.Text[prev.End:c.Start], "\n")
	switch {
	case c.Stance == mine.Con && prev.Stance == mine.Con && near:
		return goingOn
	case c.Stance == mine.Con && (firstPerson.MatchString(c.Text(t.Text)) || draw(t.ID, c.Start) < 15):
		return conceding
	case c.Stance == mine.Con:
		return announcing
	case c.Kind == mine.MajorClaim && i >= len(t.Components)*4/5:
		return closing
	case c.Kind == mine.MajorClaim:
		return believing
	case prev.Stance == mine.Con && c.Parent >= 0 && c.Sign != mine.Support:
		return answering
	case near && c.Evidence == example && (c.Parent == i-1 || prev.Parent != i):
		return giving
	case near && c.Parent == i-1:
		return backing
	case near && prev.Parent == i:
		return drawing
	case prev.Stance == c.Stance && c.Parent >= 0 && prev.Parent == c.Parent:
		return adding
	}
	return plain
}

// turn gives what makes a short component of the other side, "but" and one of the
// author's a sentence that begins with "While", nil where no such pair stands.
func turn(t gold.Text, i int) []edit {
	if i+1 == len(t.Components) || t.Components[i].Stance != mine.Con || t.Components[i+1].Stance == mine.Con || t.Components[i].Len() > 160 {
		return nil
	}
	a, b := t.Components[i].Span, t.Components[i+1].Span
	if within(t) {
		end := nlp.Span{Start: a.End - 1, End: a.End}
		if but := turned.FindString(b.Text(t.Text)); but != "" && strings.Contains(".,;", end.Text(t.Text)) {
			return []edit{{end, ","}, {nlp.Span{Start: b.Start, End: b.Start + len(but)}, ""}}
		}
		return nil
	}
	joint := nlp.Span{Start: a.End, End: b.Start}
	if s := joint.Text(t.Text); len(s) > 2 && strings.Contains(".,;", s[:1]) && turned.FindString(s[2:]) == s[2:] {
		return []edit{{joint, ", "}}
	}
	return nil
}

// within reports whether all words of a text belong to components.
func within(t gold.Text) bool { return t.Corpus == "microtexts" }

func inApparatus(t gold.Text, s nlp.Span) bool {
	return slices.ContainsFunc(t.Apparatus, func(a gold.Apparatus) bool { return a.Start < s.End && s.Start < a.End })
}

// opens reports whether a sentence begins at a place.
func opens(text string, at int) bool {
	return at == 0 || sentenceEnd.MatchString(text[max(0, at-8):at])
}

// lastSentence is where the last sentence of a text begins.
func lastSentence(s string) int {
	for i := len(s) - 1; i > 0; i-- {
		if s[i] != ' ' && s[i] != '\n' && opens(s, i) {
			return i
		}
	}
	return 0
}

// statements begin a sentence that says something, where an imperative or a name cannot.
var statements = words(`i the a an this that these those it there we you they he she my our your their his her its
	no not every each some most many all one two three if when in on at for by with to even only nobody nothing everyone
	people children students parents teachers workers such what who as after before because both few more another any anyone`)

func starts(s string) bool {
	w, _, _ := strings.Cut(s, " ")
	return statements[strings.ToLower(w)]
}

// begin puts a phrase before a place, whose first letter becomes small unless it begins a
// name: a word that is written in small letters nowhere, or with a capital inside a
// sentence of this text.
func begin(t gold.Text, at int, phrase string, small map[string]bool) []edit {
	w := word.FindString(t.Text[at:])
	low := strings.ToLower(w)
	first, n := utf8.DecodeRuneInString(t.Text[at:])
	letter := string(first)
	if small[low] && strings.HasPrefix(t.Text[at:], w) && w[n:] == low[n:] && !regexp.MustCompile(`[\pL,;] `+regexp.QuoteMeta(w)+`\b`).MatchString(t.Text) {
		letter = string(unicode.ToLower(first))
	}
	place := nlp.Span{Start: at, End: at + n}
	if within(t) {
		return []edit{{place, phrase + " " + letter}}
	}
	return []edit{{nlp.Span{Start: at, End: at}, phrase + " "}, {place, letter}}
}

// smallWords are those that stand in small letters in some text.
func smallWords(texts []gold.Text) map[string]bool {
	small := map[string]bool{}
	for _, t := range texts {
		for _, w := range word.FindAllString(t.Text, -1) {
			if w == strings.ToLower(w) {
				small[w] = true
			}
		}
	}
	delete(small, "i")
	return small
}
