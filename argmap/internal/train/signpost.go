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
		[]string{"Critics", "Opponents", "Skeptics", "Some people", "Some", "Many people", "Many", "Others", "Those who disagree", "Opponents of the idea", "City officials", "The developers", "Council members",
			"The owners", "Union leaders", "Industry groups", "Some parents", "Some of my neighbours", "The organisers", "The authorities", "My colleagues"},
		[]string{"say that", "argue that", "claim that", "believe that", "will say that", "may argue that", "insist that", "maintain that", "say", "argue", "claim", "insist"},
		[]string{"Critics contend that", "Opponents point out that", "Skeptics warn that", "Detractors insist that", "Those against it point out that", "Some would say that", "Some might think that",
			"Many fear that", "Many worry that", "Others object that", "Other people think that", "It is often said that", "It is often argued that", "It is sometimes claimed that", "One argument against this is that",
			"The most common argument against it is that", "The main objection is that", "The usual objection is that", "Another objection is that", "One objection is that", "A common complaint is that",
			"The biggest concern is that", "There is a fear that", "There are concerns that", "You might think that", "You may object that", "You may say that", "We are often told that",
			"Conventional wisdom says that", "Not everyone agrees. Some say that", "Officials say that", "Officials insist that", "They say that", "I have heard that", "I used to think that"})}
	conceding = signpost{15, []string{"It is true that", "Granted,", "Admittedly,", "Of course,", "To be sure,", "Certainly,", "It may be true that", "No doubt", "Perhaps", "Yes,", "I know that"}}
	goingOn   = signpost{8, []string{"They also say that", "They add that", "They also argue that", "Others say that", "Others fear that", "Another concern is that", "Moreover,", "In addition,"}}
	answering = signpost{15, []string{"However,", "But", "Yet", "Still,", "Nevertheless,", "On the other hand,", "In fact,", "In reality,", "The truth is that", "Even so,"}}
	giving    = signpost{15, []string{"For example,", "For instance,"}}
	backing   = signpost{6, []string{"In fact,", "Indeed,", "After all,"}}
	drawing   = signpost{12, []string{"Therefore,", "Thus,", "As a result,", "Consequently,", "That is why", "This means that", "So", "Hence,"}}
	adding    = signpost{8, []string{"Moreover,", "Furthermore,", "In addition,", "Also,", "Second,", "Besides,", "Finally,", "Another reason is that", "Similarly,"}}
	closing   = signpost{12, []string{"In conclusion,", "In short,", "Ultimately,", "For these reasons,", "To sum up,", "In the end,", "The bottom line is that"}}
	believing = signpost{8, []string{"I believe that", "In my opinion,", "We believe that", "I think that", "The truth is that", "It is clear that"}}
	plain     = signpost{4, []string{"It is clear that", "The fact is that", "Experts say that", "Meanwhile,", "Today,", "Doctors say that", "Teachers say that", "Studies show that", "Economists agree that", "Residents say that", "Experts say", "Officials report that"}}
	granting  = signpost{50, []string{"While", "While", "Although", "Though", "Even though", "While it is true that", "While some say that", "Although some argue that"}}
	// replacing stands for another announcement.
	replacing = signpost{15, append(slices.Clip(announcing.phrases), conceding.phrases...)}
)

// cross lists who says so, in every combination, and other phrases as often, about.
func cross(who, say, more []string) []string {
	out := slices.Repeat(more, max(1, len(who)*len(say)/len(more)))
	for _, w := range who {
		for _, s := range say {
			out = append(out, w+" "+s)
		}
	}
	return out
}

// phrase gives one of those that may stand before a component that says this, or none.
func (s signpost) phrase(id string, c *gold.Component, says string) string {
	if draw(id+" signpost", c.Start) >= s.share {
		return ""
	}
	fit := slices.Clone(s.phrases)
	if firstPerson.MatchString(says) || spoken.MatchString(says) {
		fit = slices.DeleteFunc(fit, reporting.MatchString)
	}
	if w := strings.ToLower(word.FindString(says)); noStatements[w] || c.Stance != mine.Con && !statements[w] {
		fit = slices.DeleteFunc(fit, func(p string) bool { return strings.HasSuffix(p, " that") })
	}
	if len(fit) == 0 {
		return ""
	}
	return fit[hash(id+" phrase", c.Start)%uint64(len(fit))]
}

var (
	word        = regexp.MustCompile(`\pL+(?:['’]\pL+)*`)
	firstPerson = regexp.MustCompile(`\b(?:I|[Mm]y|me)\b`)
	spoken      = regexp.MustCompile(`, (?:\pL+ ){1,2}(?:says?|said|told|adds?|added|repl(?:y|ies|ied))\b`)
	reporting   = regexp.MustCompile(`(?i)\b(?:say|said|argue|argued|claim|claimed|contend|believe|think|fear|worry|object|objection|insist|maintain|warn|point out|told|wisdom|concerns?|complaint|argument)\b`)
	turned      = regexp.MustCompile(`^(?:[Bb]ut|[Yy]et|However,|Still,) `)
	turning     = regexp.MustCompile(`(?i)\b(?:however|though|therefore|thus|moreover|also|too|instead|still)\b`)
	sentenceEnd = regexp.MustCompile(`(?:[.!?]["”’)]?\s+|\n\s*\n)$`)
	title       = regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|St|Prof|Rev|Col|Gen|\p{Lu})\.\s+$`)
	leadIn      = regexp.MustCompile(`^\p{Lu}[^“”"‘\n]{0,50}(?:\b(?:says?|said|argues?|argued|claim(?:s|ed)?|believes?|thinks?|fears?|worr(?:y|ies)|warns?|warned|insists?|insisted|tells?|told|objects?|answers?|replies|replied|points? out|is true)|ranted|course|dmittedly|be sure)(?: (?:me|us|you|them))?(?: that)?,? $`)
	noLeadIn    = regexp.MustCompile(`\bI\b|[Ww]ho\b|^(?:When|If|As|Second|Supporters|Proponents|Defenders)\b`)
)

// statements are first words of what may follow "that", noStatements of what cannot, and
// connectives say already what a sentence does.
var (
	statements = words(`i the a an this that these those it there we you they he she my our your their his her its
		no not every each some most many all one two three if when in on at by with even only nobody nothing everyone
		people children students parents teachers workers such what as after before both few more another any anyone`)
	noStatements = words("let maybe nor how where why whose first finally then")
	connectives  = words(`but yet however and or so still nevertheless besides also moreover furthermore therefore thus hence then
		because since while although though granted admittedly perhaps yes first second third finally indeed nor maybe for of`)
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// example is the evidence type of a single case.
var example = gold.Evidence("example")

// A signposter puts phrases before components of a text, by what they do: in an op-ed
// outside the component, in a microtext, where all words belong to one, inside.
type signposter struct {
	t       gold.Text
	letters letterCase
	edits   []edit
	last    string // phrase, not to come twice running
}

// signposts gives the phrases of a text as insertions and replacements, in text order, and
// the text with its annotation as they will have it.
func signposts(t gold.Text, letters letterCase) (gold.Text, []edit) {
	p := &signposter{t: t, letters: letters}
	apart := true // nothing was done to what stands before the component
	for i := 0; i < len(t.Components); i++ {
		before := len(p.edits)
		if last := p.counted(i); apart && last > i {
			p.enumerate(i, last)
			i = last
		} else {
			p.component(i)
		}
		apart = len(p.edits) == before
	}
	return p.t, p.edits
}

func (p *signposter) component(i int) {
	text, c := p.t.Text, &p.t.Components[i]
	says := c.Text(text)
	if p.inApparatus(c.Span) || strings.HasSuffix(says, "?") || strings.HasPrefix(text[c.End:], "?") || turning.MatchString(says[:min(len(says), 80)]) {
		return
	}
	if opens(text, c.Start) {
		if connectives[strings.ToLower(word.FindString(says))] {
			return
		}
		kind, join := p.fitting(i), p.turn(i)
		if join != nil {
			kind = granting
		}
		if s := p.phrase(kind, c, says); s != "" {
			p.edits = append(append(p.edits, p.begin(c.Start, s)...), join...)
		}
		return
	}
	if lead, ok := p.leadIn(i); ok {
		if s := p.phrase(replacing, c, says); s != "" {
			p.edits = append(p.edits, edit{lead, s + " "})
		}
	}
}

// phrase gives one that may stand before a component, but none twice running.
func (p *signposter) phrase(kind signpost, c *gold.Component, says string) string {
	s := kind.phrase(p.t.ID, c, says)
	if s == p.last {
		return ""
	}
	if s != "" {
		p.last = s
	}
	return s
}

// fitting is what may stand before component i.
func (p *signposter) fitting(i int) signpost {
	c := &p.t.Components[i]
	major := c.Kind == mine.MajorClaim
	if i == 0 {
		if major {
			return believing
		}
		return plain
	}
	prev := &p.t.Components[i-1]
	near := !strings.Contains(p.t.Text[prev.End:c.Start], "\n")
	switch {
	case c.Stance == mine.Con && prev.Stance == mine.Con && near:
		return goingOn
	case c.Stance == mine.Con && (firstPerson.MatchString(c.Text(p.t.Text)) || draw(p.t.ID, c.Start) < 15):
		return conceding
	case c.Stance == mine.Con:
		return announcing
	case major && i >= len(p.t.Components)*4/5:
		return closing
	case major:
		return believing
	case prev.Stance == mine.Con && c.Parent >= 0 && c.Sign != mine.Support:
		return answering
	case near && c.Evidence == example && prev.Evidence != example:
		return giving
	case near && c.Parent == i-1:
		return backing
	case near && prev.Parent == i && (c.Kind == mine.Claim || p.within()):
		return drawing
	case prev.Stance == c.Stance && c.Parent >= 0 && prev.Parent == c.Parent:
		return adding
	}
	return plain
}

// leadIn gives the announcement before component i, of the other side, if it is the first
// of such and the announcement begins a sentence.
func (p *signposter) leadIn(i int) (lead nlp.Span, ok bool) {
	c := &p.t.Components[i]
	after := 0
	if i > 0 {
		after = p.t.Components[i-1].End
	}
	if c.Stance != mine.Con || i > 0 && p.t.Components[i-1].Stance == mine.Con {
		return lead, false
	}
	lead = nlp.Span{Start: c.Start, End: c.Start}
	for lead.Start > after && !opens(p.t.Text, lead.Start) {
		lead.Start--
	}
	s := lead.Text(p.t.Text)
	return lead, opens(p.t.Text, lead.Start) && leadIn.MatchString(s) && !noLeadIn.MatchString(s)
}

// turn gives what makes a short component of the other side, "but" and one of the
// author's a sentence that begins with "While", nil where no such pair stands.
func (p *signposter) turn(i int) []edit {
	if i+1 == len(p.t.Components) || p.t.Components[i].Stance != mine.Con || p.t.Components[i+1].Stance == mine.Con || p.t.Components[i].Len() > 160 {
		return nil
	}
	a, b := p.t.Components[i].Span, p.t.Components[i+1].Span
	if p.within() {
		end := nlp.Span{Start: a.End - 1, End: a.End}
		if but := turned.FindString(b.Text(p.t.Text)); but != "" && strings.Contains(".,;", end.Text(p.t.Text)) {
			return []edit{{end, ","}, {nlp.Span{Start: b.Start, End: b.Start + len(but)}, ""}}
		}
		return nil
	}
	joint := nlp.Span{Start: a.End, End: b.Start}
	if s := joint.Text(p.t.Text); len(s) > 2 && strings.Contains(".,;", s[:1]) && turned.FindString(s[2:]) == s[2:] {
		return []edit{{joint, ", "}}
	}
	return nil
}

// within reports whether all words of the text belong to components.
func (p *signposter) within() bool { return p.t.Corpus == "microtexts" }

func (p *signposter) inApparatus(s nlp.Span) bool {
	return slices.ContainsFunc(p.t.Apparatus, func(a gold.Apparatus) bool { return a.Start < s.End && s.Start < a.End })
}

// opens reports whether a sentence begins at a place.
func opens(text string, at int) bool {
	before := text[max(0, at-8):at]
	return at == 0 || sentenceEnd.MatchString(before) && !title.MatchString(before)
}

// begin puts a phrase before a place, whose first letter becomes small unless it begins a
// name.
func (p *signposter) begin(at int, phrase string) []edit {
	first, n := utf8.DecodeRuneInString(p.t.Text[at:])
	place, letter := nlp.Span{Start: at, End: at + n}, string(first)
	if !p.named(at) {
		letter = string(unicode.ToLower(first))
	}
	if p.within() {
		return []edit{{place, phrase + " " + letter}}
	}
	edits := []edit{{nlp.Span{Start: at, End: at}, phrase + " "}}
	if letter != place.Text(p.t.Text) {
		edits = append(edits, edit{place, letter})
	}
	return edits
}

// named reports whether the word at a place keeps its capital: "I", a name, the first of
// two words with capitals, one that is written so more often than not inside sentences.
func (p *signposter) named(at int) bool {
	loc := word.FindStringIndex(p.t.Text[at:])
	if loc == nil || loc[0] > 0 {
		return true
	}
	w, rest := p.t.Text[at:at+loc[1]], p.t.Text[at+loc[1]:]
	low := strings.ToLower(w)
	if w == "I" || strings.HasPrefix(w, "I’") || strings.HasPrefix(w, "I'") {
		return true
	}
	if statements[low] {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, " "))
	isEntity := slices.ContainsFunc(p.t.Entities, func(e gold.Entity) bool {
		return slices.ContainsFunc(e.Mentions, func(m nlp.Span) bool { return m.Start == at })
	})
	return isEntity || unicode.IsUpper(next) || strings.ToLower(w[1:]) != w[1:] || p.letters[low] <= 0
}

// A letterCase tells of each word how much more often it is written in small letters than
// with a capital inside a sentence.
type letterCase map[string]int

func letters(texts []gold.Text) letterCase {
	c := letterCase{}
	for _, t := range texts {
		for _, loc := range word.FindAllStringIndex(t.Text, -1) {
			w := t.Text[loc[0]:loc[1]]
			low := strings.ToLower(w)
			switch {
			case w == low:
				c[low]++
			case loc[0] > 1 && t.Text[loc[0]-1] == ' ' && (t.Text[loc[0]-2] == ',' || unicode.IsLower(rune(t.Text[loc[0]-2]))):
				c[low]--
			}
		}
	}
	return c
}
